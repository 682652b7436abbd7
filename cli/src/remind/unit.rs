//! A service of the user's systemd, as text. It is printed and never installed.

/// The unit that runs a program with arguments.
pub(crate) fn systemd(program: &str, arguments: &[String]) -> String {
    let words: Vec<String> =
        std::iter::once(program).chain(arguments.iter().map(String::as_str)).map(quoted).collect();
    format!(
        "[Unit]\n\
         Description=Aftercare reminders\n\
         \n\
         [Service]\n\
         ExecStart={}\n\
         Restart=on-failure\n\
         RestartSec=60\n\
         \n\
         [Install]\n\
         WantedBy=default.target\n",
        words.join(" ")
    )
}

/// A word as systemd reads it back: in quotes, with its own signs doubled.
fn quoted(word: &str) -> String {
    let word = word.replace('\\', "\\\\").replace('"', "\\\"").replace('%', "%%").replace('$', "$$");
    format!("\"{word}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_a_path_with_signs_of_systemd_then_they_are_read_as_they_are() {
        let unit = systemd("/home/a b/aftercare", &["remind".to_owned(), "--data-dir=/5%$x\"\\".to_owned()]);
        let expected = "ExecStart=\"/home/a b/aftercare\" \"remind\" \"--data-dir=/5%%$$x\\\"\\\\\"\n";
        assert!(unit.contains(expected), "{unit}");
    }
}
