//! The months by their English names, which files write dates with. What a date means is not known here.

use crate::domain::civil::MONTHS;

/// The month, from 1, that `word` is the name of, or the beginning of a name of at least three letters.
pub(super) fn number(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.');
    if word.len() < 3 {
        return None;
    }
    let at = MONTHS.iter().position(|name| {
        name.get(..word.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(word))
            || (word.eq_ignore_ascii_case("sept") && *name == "September")
    })?;
    u32::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn months_are_known_by_their_names_and_beginnings() {
        for (word, expected) in [
            ("January", Some(1)),
            ("dec", Some(12)),
            ("Sept.", Some(9)),
            ("june", Some(6)),
            ("Ju", None),
            ("Juneau", None),
            ("mär", None),
            ("", None),
        ] {
            assert_eq!(number(word), expected, "{word}");
        }
    }
}
