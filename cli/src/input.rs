//! What a typed line means.

/// A line at the prompt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Input {
    /// The step of this number.
    Step(u32),
    /// "I feel unwell now".
    Unwell,
    /// One step back.
    Back,
    /// Leave.
    Leave,
    /// How to use the prompt.
    Help,
    /// Nothing: show how things stand now.
    Nothing,
    /// Anything else.
    Text,
}

/// Reads a line; capitals and spaces around it do not matter.
pub(crate) fn read(line: &str) -> Input {
    let line = line.trim();
    let number = || line.bytes().all(|byte| byte.is_ascii_digit()).then(|| line.parse().ok()).flatten();
    match line.to_ascii_lowercase().as_str() {
        "" => Input::Nothing,
        "u" => Input::Unwell,
        "b" => Input::Back,
        "q" => Input::Leave,
        "?" => Input::Help,
        _ => number().map_or(Input::Text, Input::Step),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_number_a_letter_or_text() {
        for (line, input) in [
            ("3", Input::Step(3)),
            (" 12 ", Input::Step(12)),
            ("0", Input::Step(0)),
            ("U", Input::Unwell),
            ("b", Input::Back),
            ("q ", Input::Leave),
            ("?", Input::Help),
            ("  ", Input::Nothing),
            ("-1", Input::Text),
            ("+1", Input::Text),
            ("1 2", Input::Text),
            ("99999999999", Input::Text),
            ("AC1:XYZ", Input::Text),
        ] {
            assert_eq!(read(line), input, "{line:?}");
        }
    }
}
