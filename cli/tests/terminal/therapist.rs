//! A therapist at the prompt: step by step to a code, on paper, and on to the next patient.

use std::fs;

use super::support::{AT_FIRST, Home, NEXT_DAY};

/// Where, risks, technique, pain, practice and telephone, up to the code.
const A_PATIENT: &str = "3\n8 11\n\n1 7\n\n1\n6\n1\nHarbour Street Physio\n2\n020 7946 0012\n\n";

/// The lines of a QR code.
fn picture(out: &str) -> usize {
    out.lines().filter(|line| line.starts_with("████")).count()
}

#[test]
fn given_the_form_at_the_prompt_then_it_leads_to_a_code_and_the_next_patient() {
    let home = Home::new();
    let sheet = home.path().with_file_name("sheet.svg");
    let name = sheet.to_str().unwrap();
    let run = home.pipe(AT_FIRST, &[], &format!("{A_PATIENT}l\np\n{name}\n1\n\n\n1\n\n\n\nq\n"));
    assert_eq!(run.code, 0, "{run:?}");
    for text in [
        "Where: Right shoulder, Upper back on the right",
        "To watch: You take a blood thinner, You live alone",
        "Pain before: 6 of 10",
        "\naftercare://h#",
        "\nAC1:",
        "The sheet is in",
        "To make the code, choose where you needled.",
        "Only your practice is kept on this device.",
    ] {
        assert!(run.out.contains(text), "{text}: {}", run.out);
    }
    assert!(picture(&run.out) > 18, "{}", run.out);
    assert!(fs::read_to_string(&sheet).unwrap().contains("height=\"210mm\""));
    // The next patient: the practice is there, the rest is not.
    let next = run.out.rsplit("The sheet is in").next().unwrap();
    assert!(next.contains("Practice: Harbour Street Physio"), "{next}");
    assert!(!next.contains("(x)  [8]") && picture(next) == 0, "{next}");
    // What the link hands over is what was entered.
    let link = run.out.lines().find(|line| line.starts_with("aftercare://")).unwrap();
    let patient = Home::new();
    let taken = patient.run(AT_FIRST, &["start", "--yes", link]);
    assert!(taken.out.contains("Where: Right shoulder, Upper back on the right"), "{taken:?}");
    // Another day, another process: the practice is remembered, nothing of the patient is.
    let again = home.pipe(NEXT_DAY, &[], "3\n\n\n\n\nq\n");
    assert!(again.out.contains("Practice: Harbour Street Physio"), "{again:?}");
    assert!(!again.out.contains("Right shoulder"), "{again:?}");
}

#[test]
fn given_a_file_that_is_there_already_then_it_is_not_overwritten() {
    let home = Home::new();
    let sheet = home.path().with_file_name("sheet.svg");
    fs::write(&sheet, "mine").unwrap();
    let name = sheet.to_str().unwrap();
    let run = home.pipe(AT_FIRST, &[], &format!("{A_PATIENT}p\n{name}\np\nb\nq\n"));
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.out.contains("The sheet could not be written:"), "{}", run.out);
    assert_eq!(fs::read_to_string(&sheet).unwrap(), "mine");
}

#[test]
fn given_a_number_that_is_none_then_nothing_is_chosen() {
    let run = Home::new().pipe(AT_FIRST, &[], "3\n8 99\n8 x\n\nq\n");
    assert!(!run.out.contains("(x)"), "{}", run.out);
    assert_eq!(run.out.matches("That is not a choice here").count(), 2, "{}", run.out);
}

#[test]
fn given_a_session_then_the_card_is_written_as_a_page() {
    let home = Home::with_session();
    let card = home.path().with_file_name("card.svg");
    let run = home.run(NEXT_DAY, &["card", "--svg", card.to_str().unwrap()]);
    assert_eq!(run.code, 0, "{run:?}");
    let svg = fs::read_to_string(&card).unwrap();
    assert!(svg.contains("height=\"297mm\"") && svg.contains("Upper back on both"), "{svg}");
    let other = card.with_file_name("card-2.svg");
    assert!(!other.exists(), "the language here is the country's");
    let args = ["--region", "ES", "card", "--svg", card.to_str().unwrap()];
    assert_eq!(home.run(NEXT_DAY, &args).code, 0);
    assert!(fs::read_to_string(&card).unwrap().contains("xml:lang=\"en\""));
    let theirs = fs::read_to_string(&other).unwrap();
    assert!(theirs.contains("xml:lang=\"es\"") && theirs.contains("Punción seca"), "{theirs}");
    assert_eq!(
        Home::new().run(NEXT_DAY, &["card", "--svg", "/nowhere/card.svg"]).code,
        1,
        "nothing to write"
    );
    let nowhere = home.run(NEXT_DAY, &["card", "--svg", "/nowhere/card.svg"]);
    assert_eq!(nowhere.code, 2, "{nowhere:?}");
    assert!(nowhere.err.starts_with("--svg: "), "{nowhere:?}");
}
