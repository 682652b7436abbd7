//! The shipped protocol: it loads, its ids and numbers are those that the clinical page fixes, and the
//! page for clinicians is current.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use aftercare_core::content::Content;
use aftercare_core::locale::{Locale, Words};
use aftercare_core::protocol::Protocol;

const NEEDLING: &str = include_str!("../../core/protocol/needling.json");
const ENGLISH: &str = include_str!("../../core/locales/en.json");
const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/protocol.md");

fn protocol() -> Protocol {
    Protocol::parse(NEEDLING).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

#[test]
fn what_ships_has_no_fault_and_every_text() {
    if let Err(error) = Content::shipped() {
        panic!("{error}");
    }
}

#[test]
fn the_ids_are_those_of_the_clinical_page_in_its_order() {
    let p = protocol();
    assert_eq!((p.id.as_str(), p.version.as_str()), ("needling", "1"));
    let levels: Vec<&str> = p.levels.iter().map(|level| level.id()).collect();
    assert_eq!(levels, words("self_care contact_therapist urgent emergency"));
    let techniques: Vec<&str> = p.techniques.iter().map(|x| x.id.as_str()).collect();
    assert_eq!(techniques, words("dry_needling acupuncture electro_needling other"));
    let regions: Vec<&str> = p.regions.iter().map(|x| x.id.as_str()).collect();
    let all = "head neck shoulder upper_back chest arm lower_back abdomen_flank hip_buttock leg not_known";
    assert_eq!(regions, words(all));
    assert_eq!(p.region_set("thorax").unwrap().regions, words("neck shoulder upper_back chest not_known"));
    assert_eq!(p.region_set("spine").unwrap().regions, words("neck upper_back lower_back not_known"));
    let risks: Vec<&str> = p.risks.iter().map(|x| x.id.as_str()).collect();
    assert_eq!(risks, words("blood_thinner weak_immunity implant lung pregnant lymphoedema lives_alone"));
    let questions: Vec<&str> = p.questions.iter().map(|x| x.id.as_str()).collect();
    let all = "breathless chest_pain cough very_unwell leg_weakness arm_face_weakness saddle sudden_headache \
        spreading_redness swelling_face fever site bruise pain_now pain_trend pain_place function numb \
        headache faint rash needle belly pregnancy";
    assert_eq!(questions, words(all));
    let rules: Vec<&str> = p.rules.iter().map(|x| x.id.as_str()).collect();
    let all = "breathless chest_pain cough_blood cough_dry_thorax cough_dry very_unwell leg_weakness \
        arm_face_weakness saddle sudden_headache spreading_redness swelling_face fever_high_risk fever \
        bruise_tight bruise_thinner bruise_large bruise_small_thinner belly_severe belly_blood pregnancy \
        site_infected site_lymph spine_severe nerve_pain numb_growing numb_same headache_upright \
        headache_lasting fainted light_headed_late needle_broken needle_pricked needle_in_thorax \
        needle_in_skin rash pain_severe pain_severe_rising pain_above_before pain_rising pain_spread \
        pain_past_72 pain_past_window function_stopped two_missed incomplete usual_course";
    assert_eq!(rules, words(all));
}

#[test]
fn red_flags_and_groups_are_those_of_the_clinical_page() {
    let p = protocol();
    let red: Vec<&str> = p.questions.iter().filter(|x| x.red).map(|x| x.id.as_str()).collect();
    let all = "breathless chest_pain cough very_unwell leg_weakness arm_face_weakness saddle sudden_headache \
        spreading_redness swelling_face";
    assert_eq!(red, words(all));
    assert_eq!(p.question("cough").unwrap().red_choices, ["blood"]);
    let groups: Vec<String> = p.groups.iter().map(|group| group.questions.join(" ")).collect();
    assert_eq!(
        groups,
        [
            "breathless chest_pain cough swelling_face",
            "leg_weakness arm_face_weakness saddle sudden_headache",
            "very_unwell spreading_redness fever site",
            "pain_now pain_trend pain_place function",
            "bruise numb headache faint",
            "rash needle belly pregnancy",
        ]
    );
}

/// Column "where" of the table of questions, as written there.
#[test]
fn each_check_in_asks_what_the_clinical_page_says() {
    let p = protocol();
    for (id, ask_at) in [
        ("breathless", "h6 h24 h48 h72 d7 now"),
        ("chest_pain", "h6 h24 h48 h72 d7 now"),
        ("cough", "h6 h24 h48 h72 now"),
        ("very_unwell", "h6 h24 h48 h72 d7 now"),
        ("leg_weakness", "h24 h48 h72 d7 now"),
        ("arm_face_weakness", "h24 h48 h72 d7 now"),
        ("saddle", "h24 h48 h72 d7 now"),
        ("sudden_headache", "h24 h48 h72 d7 now"),
        ("spreading_redness", "h24 h48 h72 d7 now"),
        ("swelling_face", "h6 h24 now"),
        ("fever", "h24 h48 h72 d7 now"),
        ("site", "h24 h48 h72 d7 now"),
        ("bruise", "h24 h48 h72 now"),
        ("pain_now", "h24 h48 h72 d7 now"),
        ("pain_trend", "h24 h48 h72 d7 now"),
        ("pain_place", "h24 h48 h72 now"),
        ("function", "h24 h48 h72 now"),
        ("numb", "h24 h48 h72 d7 now"),
        ("headache", "h24 h48 h72 now"),
        ("faint", "h6 h24 now"),
        ("rash", "h24 h48 now"),
        ("needle", "h24 now"),
        ("belly", "h24 h48 h72 now"),
        ("pregnancy", "h24 h48 h72 d7 now"),
    ] {
        assert_eq!(p.question(id).unwrap().ask_at, words(ask_at), "{id}");
    }
}

#[test]
fn check_ins_and_reminders_are_those_of_the_clinical_page() {
    let p = protocol();
    let windows: Vec<(&str, u32, u32, u32)> =
        p.check_ins.iter().map(|x| (x.id.as_str(), x.due_h, x.opens_h, x.closes_h)).collect();
    assert_eq!(
        windows,
        [
            ("h6", 6, 2, 12),
            ("h24", 24, 18, 42),
            ("h48", 48, 42, 66),
            ("h72", 72, 66, 120),
            ("d7", 168, 144, 336),
        ]
    );
    let thorax = p.region_set("thorax").unwrap().regions.clone();
    assert_eq!(p.regions_needing(p.check_in("h6").unwrap()), Some(thorax));
    assert_eq!(p.regions_needing(p.check_in("h24").unwrap()), None);
    assert_eq!(p.check_ins.iter().filter(|x| !x.counts_as_missed).count(), 1, "h6 counts neither way");
    assert_eq!((p.now.id.as_str(), p.now.open_for_h), ("now", 1));
    let r = &p.reminders;
    assert_eq!(r.nudges.iter().map(|nudge| nudge.after_h).collect::<Vec<_>>(), [3, 8]);
    let quiet = &r.quiet;
    assert_eq!((quiet.from_min, quiet.to_min, quiet.lead_min, quiet.max_h), (22 * 60, 7 * 60, 30, 12));
    assert_eq!((r.min_gap_min, r.max), (60, 20));
    assert_eq!((&r.later_h[..], &r.emergency_repeat_min[..]), (&[1, 3, 6][..], &[10, 20, 60][..]));
}

#[test]
fn each_region_has_its_emergency_numbers_and_an_unknown_one_the_default() {
    let p = protocol();
    for code in
        words("AT BE BG HR CY CZ DK EE FI FR DE GR HU IS IT LV LI LT LU MT NL NO PL PT RO SK SI ES SE IN")
    {
        assert_eq!(p.numbers_for(code).call, ["112"], "{code}");
    }
    for (code, call, advice) in [
        ("GB", "999 112", Some("111")),
        ("gb", "999 112", Some("111")),
        ("IE", "112 999", None),
        ("US", "911", None),
        ("CA", "911", Some("811")),
        ("AU", "000", Some("1800 022 222")),
        ("NZ", "111", Some("0800 611 116")),
        ("JP", "119", None),
        ("CH", "144 112", None),
        ("CN", "120", None),
        ("BR", "192", None),
        ("MX", "911", None),
        ("ZA", "112 10177", None),
        ("AT", "112", Some("116117")),
        ("DE", "112", Some("116117")),
        ("FR", "112", None),
    ] {
        let numbers = p.numbers_for(code);
        assert_eq!((numbers.call.join(" ").as_str(), numbers.advice.as_deref()), (call, advice), "{code}");
        assert!(!numbers.or_local, "{code}");
    }
    for unknown in ["", "XX", "GBR", "ÄÖ", "112", "G B"] {
        let numbers = p.numbers_for(unknown);
        assert_eq!((numbers.button(), numbers.or_local, &numbers.code), ("112", true, &None), "{unknown}");
    }
}

#[test]
fn nothing_claims_a_review_that_did_not_happen() {
    let p = protocol();
    assert!(p.reviewed_by.is_none() && p.rules.iter().all(|rule| rule.reviewed_by.is_none()));
}

/// With `UPDATE=1` in the environment the page is written anew.
#[test]
fn the_decision_table_for_clinicians_is_current() {
    let english = Locale::load("en", ENGLISH).unwrap();
    let table = protocol().table(&Words { primary: &english, fallback: &english });
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(TABLE, &table).unwrap();
    }
    let page = std::fs::read_to_string(TABLE).unwrap_or_default();
    assert!(page == table, "docs/protocol.md is not current; run this test with UPDATE=1");
    for rule in &protocol().rules {
        assert!(table.contains(&format!("| `{}` | `{}` |", rule.id, rule.level.id())), "{}", rule.id);
    }
}
