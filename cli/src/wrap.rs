//! Long lines as several short ones: what continues a line hangs under its text, and no option is torn
//! from its number.

use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

/// Glues the words of an option while lines are wrapped; a space that textwrap does not break at.
const GLUE: char = '\u{a0}';

/// A line of an outline as lines of at most `width` columns.
pub(crate) fn wrap(line: &str, width: usize) -> Vec<String> {
    if textwrap::core::display_width(line) <= width {
        return vec![line.to_owned()];
    }
    let hang = " ".repeat(hanging(line));
    let glued = glue_options(line, width.saturating_sub(hang.len()));
    let options = Options::new(width)
        .subsequent_indent(&hang)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
    textwrap::wrap(&glued, options).iter().map(|piece| piece.replace(GLUE, " ")).collect()
}

/// How far the continuation of a line is moved in: under the text behind `- `, `! `, `* `, `1. ` or
/// `[1] `, or as far as the line itself.
fn hanging(line: &str) -> usize {
    let text = line.trim_start_matches(' ');
    let lead = line.len().saturating_sub(text.len());
    let Some((mark, _)) = text.split_once(' ') else { return lead };
    let number = |mark: &str| !mark.is_empty() && mark.bytes().all(|byte| byte.is_ascii_digit());
    let is_mark = matches!(mark, "-" | "!" | "*")
        || mark.strip_suffix('.').is_some_and(number)
        || mark.strip_prefix('[').and_then(|mark| mark.strip_suffix(']')).is_some_and(number);
    // Options in a row stand side by side, so their continuation is another row.
    let one_option = text.matches("  [").count() == 0;
    if is_mark && one_option { lead.saturating_add(mark.len()).saturating_add(1) } else { lead }
}

/// `[1] Not sure  [2] Yes` with each option as one word, where it fits on a line.
fn glue_options(line: &str, width: usize) -> String {
    let pieces = line.split("  ").map(|piece| {
        let option = piece.starts_with('[') && textwrap::core::display_width(piece) <= width;
        if option { piece.replace(' ', &GLUE.to_string()) } else { piece.to_owned() }
    });
    pieces.collect::<Vec<_>>().join("  ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_line_stays_as_it_is() {
        assert_eq!(wrap("  [1] Yes  [2] Not sure", 80), ["  [1] Yes  [2] Not sure"]);
        assert_eq!(wrap("", 80), [""]);
    }

    #[test]
    fn what_continues_a_list_line_hangs_under_its_text() {
        assert_eq!(wrap("- one two three", 9), ["- one two", "  three"]);
        assert_eq!(wrap("12. one two three", 12), ["12. one two", "    three"]);
        assert_eq!(wrap("[3] one two three", 11), ["[3] one two", "    three"]);
        assert_eq!(wrap("one two three", 9), ["one two", "three"]);
    }

    #[test]
    fn an_option_is_not_torn_from_its_number() {
        assert_eq!(wrap("  [1] Yes  [2] Not sure", 16), ["  [1] Yes", "  [2] Not sure"]);
        assert_eq!(wrap("How: [1] Dry needling  [2] Other", 24), ["How: [1] Dry needling", "[2] Other"]);
    }

    #[test]
    fn no_line_is_longer_than_the_width() {
        let long = format!("- {} {}", "word ".repeat(40), "x".repeat(200));
        for width in 10..90 {
            for line in wrap(&long, width) {
                assert!(textwrap::core::display_width(&line) <= width, "{width}: {line}");
            }
        }
    }
}
