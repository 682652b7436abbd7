//! What the three articles say, row by row: the product does it, or a row says why not.
//!
//! `tests/seeds/s0.json`, `s1.json` and `s2.json` hold one row for each statement on a symptom, a time or
//! advice, in our own words, with cases for `assess`; `tests/seeds/README.md` explains the fields. The
//! articles themselves are not here, and no rule is: those are data of the protocol.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]
#![allow(clippy::print_stdout)] // What was counted, so that a run that checked nothing is seen.

mod page;
mod rows;
mod teeth;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use aftercare_core::content::Content;
use aftercare_core::protocol::Protocol;
use aftercare_core::triage::json::assess_json;
use aftercare_core::triage::{Answer, Facts, Level, advice, assess};
use rows::{Article, Case, articles};
use serde_json::Value;

/// Everything wrong with one case, as lines; empty when it is as expected.
fn faults(content: &Content, case: &Case) -> Vec<String> {
    let protocol = &content.protocol;
    let mut faults = Vec::new();
    let mut must = |holds: bool, fault: String| {
        if !holds {
            faults.push(fault);
        }
    };

    let printed = match assess_json(content, &case.case.to_json()) {
        Ok(printed) => printed,
        Err(refusal) => return vec![format!("refused: {refusal}")],
    };
    let printed: Value = serde_json::from_str(&printed).unwrap();
    let facts = Facts::strict(protocol, &case.case.to_case()).unwrap();
    let found = assess(protocol, &facts);
    let (rules, advised) = (found.rule_ids(protocol), advice(protocol, &facts, &found));
    must(printed["level"] == found.level.id(), format!("printed as {}", printed["level"]));
    must(printed["rules"] == serde_json::json!(rules), format!("printed rules {}", printed["rules"]));
    // A row is about what was answered, so nothing may be left open.
    let open = found.unanswered_ids(protocol);
    must(open.is_empty(), format!("not answered: {open:?}"));

    let expect = &case.expect;
    if let Some(level) = expect.level {
        must(found.level == level, format!("{} by {rules:?}, not {}", found.level.id(), level.id()));
    }
    if let Some(least) = expect.at_least {
        must(found.level >= least, format!("{} by {rules:?}, below {}", found.level.id(), least.id()));
    }
    for rule in &expect.rules {
        must(rules.contains(rule), format!("rule {rule} did not fire, only {rules:?}"));
    }
    for rule in &expect.no_rules {
        must(!rules.contains(rule), format!("rule {rule} fired"));
    }
    for id in &expect.advice {
        must(advised.contains(&id.as_str()), format!("advice {id} is not shown, only {advised:?}"));
    }
    for id in &expect.no_advice {
        must(!advised.contains(&id.as_str()), format!("advice {id} is shown"));
    }
    if let Some(expected) = &expect.expected_line {
        must(found.level == Level::SelfCare, "an expected course is shown only with self_care".to_owned());
        let line = protocol.course_line(facts.hours()).map(|line| (line.id.as_str(), line.until_h));
        let wanted = (expected.id.as_str(), expected.until_h);
        must(line == Some(wanted), format!("expected course {line:?}, not {wanted:?}"));
        let line = &protocol.wording.headache;
        let shown = case.case.answers.get(&line.question) == Some(&Answer::Choice(line.is.clone()));
        must(shown == expected.headache, format!("line on mild headache: {shown}"));
    }
    if let Some(wanted) = expect.in_band {
        let Some(Answer::Scale(pain)) = case.case.answers.get(&protocol.wording.soreness) else {
            panic!("{}: in_band without pain", case.when)
        };
        let inside = in_band(protocol, facts.hours(), f64::from(*pain));
        must(inside == wanted, format!("inside the band of expected soreness: {inside}"));
    }
    faults
}

/// Everything wrong with all rows, each line with its row and case.
fn all_faults(content: &Content, articles: &[Article]) -> Vec<String> {
    let rows = articles.iter().flat_map(|article| &article.rows);
    rows.flat_map(|row| row.cases().iter().map(move |case| (row, case)))
        .flat_map(|(row, case)| {
            let named = move |fault| format!("{} ({}): {fault}", row.id, case.when);
            faults(content, case).into_iter().map(named)
        })
        .collect()
}

/// Whether a soreness lies in the band drawn behind the patient's own curve: straight lines between the
/// points.
fn in_band(protocol: &Protocol, hours: f64, pain: f64) -> bool {
    let pair = protocol.expected.points.windows(2).find(|pair| hours <= f64::from(pair[1].hours)).unwrap();
    let (from, to) = (pair[0], pair[1]);
    let part = (hours - f64::from(from.hours)) / f64::from(to.hours - from.hours);
    let edge = |from: u8, to: u8| f64::from(from) + part * (f64::from(to) - f64::from(from));
    (edge(from.low, to.low)..=edge(from.high, to.high)).contains(&pain)
}

#[test]
fn given_a_statement_of_the_articles_then_its_cases_give_what_the_row_expects() {
    let articles = articles();
    let rows: Vec<_> = articles.iter().flat_map(|article| &article.rows).collect();
    let statements = rows.iter().filter(|row| row.cases.is_some()).count();
    let left_out = rows.len() - statements;
    let cases: usize = rows.iter().map(|row| row.cases().len()).sum();
    println!(
        "counted: seeds: {statements} statements, {cases} cases, {left_out} statements left out with a reason"
    );
    let wrong = all_faults(&Content::shipped().unwrap(), &articles);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn given_an_article_then_every_paragraph_has_a_row_and_every_row_its_place() {
    for article in articles() {
        let mut seen = BTreeSet::new();
        let mut last = (0, 0);
        for row in &article.rows {
            assert_eq!(row.article, article.article, "{}", row.id);
            let n = if row.paragraph == last.0 { last.1 + 1 } else { 1 };
            assert_eq!(row.id, format!("{}.{}.{n}", row.article, row.paragraph), "rows go in order");
            assert!(row.paragraph >= last.0, "{}: rows go in order", row.id);
            last = (row.paragraph, n);
            seen.insert(row.paragraph);

            let kinds = (row.cases.is_some(), row.left_out.is_some());
            assert!(kinds.0 != kinds.1, "{}: either cases or left_out", row.id);
            assert!(kinds.1 || row.never_said.is_empty(), "{}: never_said only with left_out", row.id);
            assert!(kinds.0 || row.deviates.is_none(), "{}: deviates only with cases", row.id);
            assert!(row.cases.as_ref().is_none_or(|cases| !cases.is_empty()), "{}: no case", row.id);
            for case in row.cases() {
                let levels = (case.expect.level.is_some(), case.expect.at_least.is_some());
                assert!(levels.0 != levels.1, "{} ({}): either level or at_least", row.id, case.when);
            }
        }
        let all: BTreeSet<u32> = (1..=article.paragraphs).collect();
        assert_eq!(seen, all, "{}: paragraphs with a row", article.article);
    }
}

/// The ids of rules, advice and check-ins that cite an article, and those that its rows are about.
fn cited_and_covered(protocol: &Protocol, article: &Article) -> (BTreeSet<String>, BTreeSet<String>) {
    let entries = protocol
        .rules
        .iter()
        .map(|rule| ("rule", &rule.id, &rule.sources))
        .chain(protocol.advice.iter().map(|advice| ("advice", &advice.id, &advice.sources)))
        .chain(protocol.check_ins.iter().map(|check_in| ("check-in", &check_in.id, &check_in.sources)));
    let cited = entries
        .filter(|(_, _, sources)| sources.contains(&article.article))
        .map(|(kind, id, _)| format!("{kind} {id}"))
        .collect();
    let mut covered: BTreeSet<String> =
        article.not_said.iter().map(|not_said| format!("{} {}", not_said.kind.id(), not_said.id)).collect();
    for case in article.rows.iter().flat_map(rows::Row::cases) {
        covered.extend(case.expect.rules.iter().map(|id| format!("rule {id}")));
        covered.extend(case.expect.advice.iter().map(|id| format!("advice {id}")));
        covered.insert(format!("check-in {}", case.case.check_in));
    }
    (cited, covered)
}

#[test]
fn given_a_rule_advice_or_check_in_that_cites_an_article_then_a_row_of_it_shows_it() {
    let content = Content::shipped().unwrap();
    let mut count = 0;
    for article in articles() {
        let (cited, covered) = cited_and_covered(&content.protocol, &article);
        let missing: Vec<_> = cited.difference(&covered).collect();
        assert!(missing.is_empty(), "{}: cited, but no row is about {missing:?}", article.article);
        assert!(!cited.is_empty(), "nothing cites {}", article.article);
        count += cited.len();
        // An exception holds only as long as the citation stands and no row contradicts it.
        for not_said in &article.not_said {
            let name = format!("{} {}", not_said.kind.id(), not_said.id);
            assert!(cited.contains(&name), "{}: {name} is not cited any more", article.article);
            let shown = article.rows.iter().flat_map(rows::Row::cases).any(|case| {
                let expect = &case.expect;
                expect.rules.contains(&not_said.id) || expect.advice.contains(&not_said.id)
            });
            assert!(!shown, "{}: {name} has a row after all", article.article);
        }
    }
    println!("counted: seeds: {count} citations of the articles, each with a row or a named exception");
}

#[test]
fn given_a_statement_left_out_then_no_text_of_the_app_says_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/locales");
    let mut texts = Vec::new();
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let locale: serde_json::Map<String, Value> =
            serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        texts.extend(locale.into_iter().map(|(key, text)| (key, text.to_string().to_lowercase())));
    }
    assert!(!texts.is_empty());
    for row in articles().iter().flat_map(|article| &article.rows) {
        for phrase in &row.never_said {
            assert_eq!(*phrase, phrase.to_lowercase(), "{}: texts are compared in lower case", row.id);
            for (key, text) in &texts {
                assert!(!text.contains(phrase), "{}: text {key:?} says {phrase:?}", row.id);
            }
        }
    }
}

#[test]
fn given_the_rows_then_the_page_on_deviations_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/seeds.md");
    let page = page::page(&articles());
    if std::env::var_os("SEEDS_WRITE").is_some() {
        fs::write(&path, &page).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == page, "docs/seeds.md is not current: run this test once with SEEDS_WRITE=1");
}

#[test]
fn given_a_wrong_expectation_then_each_kind_is_found() {
    let content = Content::shipped().unwrap();
    let good =
        articles().into_iter().flat_map(|article| article.rows).find(|row| row.id == "S0.3.1").unwrap();
    let good = good.cases()[0].clone();
    assert_eq!(faults(&content, &good), Vec::<String>::new());
    let spoilt = |spoil: fn(&mut Case)| {
        let mut case = good.clone();
        spoil(&mut case);
        faults(&content, &case).len()
    };
    assert_eq!(spoilt(|case| case.expect.level = Some(Level::Urgent)), 1);
    assert_eq!(spoilt(|case| case.expect.at_least = Some(Level::Urgent)), 1);
    assert_eq!(spoilt(|case| case.expect.rules.push("breathless".to_owned())), 1);
    assert_eq!(spoilt(|case| case.expect.no_rules.push("usual_course".to_owned())), 1);
    assert_eq!(spoilt(|case| case.expect.advice.push("pen_line".to_owned())), 1);
    assert_eq!(spoilt(|case| case.expect.no_advice.push("water".to_owned())), 1);
    assert_eq!(spoilt(|case| case.expect.expected_line.as_mut().unwrap().until_h = 1), 1);
    assert_eq!(spoilt(|case| case.expect.expected_line.as_mut().unwrap().headache = true), 1);
    assert_eq!(spoilt(|case| case.expect.in_band = Some(false)), 1);
    assert!(spoilt(|case| drop(case.case.answers.remove("fever"))) > 0);
    assert!(spoilt(|case| case.case.regions.push("nowhere".to_owned())) > 0);
}

#[test]
fn given_a_slip_of_the_pen_in_a_row_then_the_file_is_refused() {
    let text = rows::FILES[0];
    assert!(Article::read(text).is_ok());
    for (good, slip) in [
        ("\"level\":", "\"levle\":"),
        ("\"statement\":", "\"note\": \"\", \"statement\":"),
        ("\"fever\": \"no\"", "\"fever\": \"no\", \"fever\": \"yes\""),
        ("\"self_care\"", "\"selfcare\""),
        ("\"hours\":", "\"hour\":"),
    ] {
        assert!(text.contains(good));
        assert!(Article::read(&text.replacen(good, slip, 1)).is_err(), "{slip}");
    }
}
