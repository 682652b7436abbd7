//! Which of the languages that are here a country's doctors read: data of `region_languages.json`, each
//! row with its source and date.
//!
//! Not here: the languages themselves ([`crate::locale`]), and which one a patient reads
//! ([`crate::journey::settings`]).

use serde::Deserialize;

use crate::protocol::strict_json;

/// Countries by their official languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionLanguages {
    rows: Vec<Row>,
}

/// The countries of one language.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    /// Tag of the language.
    language: String,
    /// Where the list is from.
    source: String,
    /// The day the row was written, `YYYY-MM-DD`.
    date: String,
    /// ISO 3166 alpha-2 codes.
    regions: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rows: Vec<Row>,
}

impl RegionLanguages {
    /// Reads the table.
    ///
    /// # Errors
    /// The first thing that is wrong, as one line that names the row.
    pub fn read(json: &str) -> Result<Self, String> {
        let value = strict_json::read(json)?;
        let file: File = serde_json::from_value(value).map_err(|error| error.to_string())?;
        for (index, row) in file.rows.iter().enumerate() {
            let at = |problem: String| format!("rows[{index}] ({}): {problem}", row.language);
            if row.language.is_empty() || row.source.is_empty() || row.date.len() != "2026-01-01".len() {
                return Err(at("needs a language, a source and a date".to_owned()));
            }
            let is_code = |code: &&String| code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase());
            if let Some(code) = row.regions.iter().find(|code| !is_code(code)) {
                return Err(at(format!("{code:?} is not two capital letters")));
            }
        }
        Ok(Self { rows: file.rows })
    }

    /// The languages of the table, in its order.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().map(|row| row.language.as_str())
    }

    /// The languages of a country (ISO 3166 alpha-2), in the table's order; none for one that is not in it.
    pub fn of(&self, region: &str) -> impl Iterator<Item = &str> {
        let has = move |row: &&Row| row.regions.iter().any(|code| code.eq_ignore_ascii_case(region));
        self.rows.iter().filter(has).map(|row| row.language.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_without_a_source_or_with_a_code_that_is_none_is_refused_by_its_place() {
        let row = |source: &str, code: &str| {
            format!(
                r#"{{"rows": [{{"language": "en", "source": "{source}", "date": "2026-01-01", "regions": ["{code}"]}}]}}"#
            )
        };
        let table = RegionLanguages::read(&row("x", "GB")).unwrap();
        assert_eq!(table.of("gb").collect::<Vec<_>>(), ["en"]);
        assert_eq!(table.of("FR").count(), 0);
        assert!(RegionLanguages::read(&row("", "GB")).unwrap_err().contains("rows[0] (en)"));
        assert!(RegionLanguages::read(&row("x", "gb")).unwrap_err().contains("\"gb\""));
        assert!(RegionLanguages::read(&row("x", "GB").replace("\"date\"", "\"day\"")).is_err());
    }
}
