//! Conditions in words, for the decision table.
//!
//! Ids stand as they are in the data, so that a clinician and a maintainer speak of the same thing.

use super::Condition;

/// The condition as a Markdown phrase, e.g. `cough` is `dry` and (a region of the
/// `thorax` set or risk `lung`).
pub(super) fn phrase(condition: &Condition) -> String {
    match condition {
        Condition::All(parts) => joined(parts, " and "),
        Condition::Any(parts) => joined(parts, " or "),
        Condition::Not(part) => format!("not {}", nested(part)),
        Condition::Flag(question) => format!("`{question}` is any of `not_sure`, `yes`"),
        Condition::Answer { question, is } => format!("`{question}` is {}", either(is)),
        Condition::Scale { question, at_least } => format!("`{question}` ≥ {at_least}"),
        Condition::ScaleOverBefore { question, by: 0 } => format!("`{question}` ≥ pain before"),
        Condition::ScaleOverBefore { question, by } => format!("`{question}` ≥ pain before + {by}"),
        Condition::BeforeUnknown => "pain before unknown".to_owned(),
        Condition::HoursAtLeast(hours) => format!("{hours} h or more since the session"),
        Condition::HoursUnder(hours) => format!("less than {hours} h since the session"),
        Condition::CheckIn(ids) => format!("check-in {}", either(ids)),
        Condition::RegionSet(id) => format!("a region of the `{id}` set"),
        Condition::Region(ids) => format!("region {}", either(ids)),
        Condition::Risk(ids) => format!("risk {}", either(ids)),
        Condition::PreviousUnansweredAtLeast(count) => {
            format!("{count} or more check-ins in a row unanswered")
        }
        Condition::Rule(ids) => format!("rule {} fired", either(ids)),
        Condition::Level(levels) => {
            let ids: Vec<String> = levels.iter().map(|level| level.id().to_owned()).collect();
            format!("level {}", either(&ids))
        }
        Condition::Complete => "every question asked is answered".to_owned(),
    }
}

/// One id, or "any of" several: never a bare "or", which would run into the words around it.
fn either(ids: &[String]) -> String {
    let listed = listed(ids);
    if ids.len() > 1 { format!("any of {listed}") } else { listed }
}

/// Ids in code font with commas between them.
pub(super) fn listed(ids: &[String]) -> String {
    ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ")
}

fn joined(parts: &[Condition], between: &str) -> String {
    parts.iter().map(nested).collect::<Vec<_>>().join(between)
}

/// In brackets where the words "and" and "or" would otherwise run together.
fn nested(condition: &Condition) -> String {
    let several = match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.len() > 1,
        _ => false,
    };
    if several { format!("({})", phrase(condition)) } else { phrase(condition) }
}
