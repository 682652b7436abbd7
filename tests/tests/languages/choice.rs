//! Which language a device gets.

use aftercare_core::content::Content;

use crate::scenarios::content;

fn chosen(content: &Content, languages: &[&str]) -> String {
    let languages: Vec<String> = languages.iter().map(|&tag| tag.to_owned()).collect();
    content.words(&languages).primary.tag.clone()
}

#[test]
fn the_first_language_of_the_device_that_is_shipped_is_taken() {
    let content = content();
    for (languages, expected) in [
        (&["es-MX", "en"][..], "es"),
        (&["es"], "es"),
        (&["es-419"], "es"),
        (&["ES_ar"], "es"),
        (&["fr", "es"], "es"),
        (&["ca-ES", "fr-FR", "es-ES", "en-GB"], "es"),
        (&["en-GB", "es"], "en"),
        (&["fr"], "en"),
        (&["est"], "en"),
        (&[""], "en"),
        (&[], "en"),
    ] {
        assert_eq!(chosen(&content, languages), expected, "{languages:?}");
    }
}

#[test]
fn behind_every_language_stands_english() {
    let content = content();
    assert_eq!(content.words(&["es".to_owned()]).fallback.tag, "en");
}
