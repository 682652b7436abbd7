//! The terminal in the language of the environment, its own sentences too.

use super::support::{Home, NEXT_DAY, Run, plain, run};

fn in_language(lang: &str, home: &Home, args: &[&str]) -> Run {
    let mut command = plain();
    command.args(["--at", NEXT_DAY, "--zone", "Europe/London", "--data-dir"]).arg(home.path());
    command.args(args).env("LANG", lang);
    run(command, b"")
}

#[test]
fn given_a_spanish_environment_then_screens_and_sentences_of_the_terminal_are_spanish() {
    let home = Home::with_session();
    let status = in_language("es_ES.UTF-8", &home, &["status"]).out;
    assert!(status.contains("mañana a las 14:00"), "{status}");
    assert!(status.contains("Me siento mal ahora"), "{status}");
    let erase = in_language("es_MX.UTF-8", &home, &["erase"]);
    assert!(erase.out.contains("¿Borrar todo?"), "{erase:?}");
    let said = erase.out.contains("No se cambió nada.") || erase.err.contains("No se cambió nada.");
    assert!(said && erase.code != 0, "{erase:?}");
}

#[test]
fn given_a_language_that_is_not_here_then_english_and_the_country_of_the_environment() {
    let home = Home::new();
    let welcome = in_language("de_AT.UTF-8", &home, &["status"]).out;
    assert!(welcome.contains("Call 112"), "{welcome}");
}
