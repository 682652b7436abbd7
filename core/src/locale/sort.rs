//! The order of names.

/// What names are sorted by: letters with accents stand with the plain ones, so that Bélgica comes
/// before Brasil. Enough for languages in Latin letters; others keep the order of their alphabet.
#[must_use]
pub(crate) fn sort_key(name: &str) -> String {
    name.to_lowercase()
        .chars()
        .map(|letter| match letter {
            'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'í' | 'ì' | 'î' | 'ï' => 'i',
            'ó' | 'ò' | 'ô' | 'ö' | 'õ' => 'o',
            'ú' | 'ù' | 'û' | 'ü' => 'u',
            'ç' => 'c',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_accents_are_sorted_as_without() {
        let mut names = ["Bulgaria", "Bélgica", "Brasil", "Austria"];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(names, ["Austria", "Bélgica", "Brasil", "Bulgaria"]);
    }
}
