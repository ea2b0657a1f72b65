//! Which program wrote a table, by its header.
//!
//! Most of what differs between programs is in the headers themselves; this is for the rest: how several
//! values share a cell, which order days are in, and which rows are nobody.

use super::field::Field;
use super::recognise::{Reading, recognise};
use super::spelling::words;

/// The program that wrote a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dialect {
    /// Our own export. `guarded` says whether cells that a spreadsheet would compute begin with `'`.
    Cordial {
        /// How the cells are written.
        cells: super::write::Cells,
    },
    /// `Connections.csv` from LinkedIn.
    LinkedIn,
    /// Google Contacts.
    Google,
    /// Outlook on the desktop or on the web.
    Outlook,
    /// Thunderbird.
    Thunderbird,
    /// Any other.
    Other,
}

impl Dialect {
    /// The program's name in a sentence.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cordial { .. } => "Cordial",
            Self::LinkedIn => "LinkedIn",
            Self::Google => "Google Contacts",
            Self::Outlook => "Outlook",
            Self::Thunderbird => "Thunderbird",
            Self::Other => "an unknown program",
        }
    }

    /// The program that writes this header.
    pub(super) fn of(header: &[String]) -> Self {
        if let Some(cells) = super::write::cells_of(header) {
            return Self::Cordial { cells };
        }
        let phrases: Vec<String> = header.iter().map(|cell| words(cell).phrase).collect();
        let has = |phrase: &str| phrases.iter().any(|found| found == phrase);
        if has("connected on") && has("first name") && (has("last name") || has("company")) {
            return Self::LinkedIn;
        }
        let numbered = header
            .iter()
            .filter(|cell| {
                cell.rsplit_once(" - ").is_some_and(|(thing, part)| {
                    !words(thing).numbers.is_empty()
                        && matches!(words(part).phrase.as_str(), "value" | "type" | "label")
                })
            })
            .count();
        if numbered > 0 || has("group membership") || (has("labels") && has("phonetic first name"))
        {
            return Self::Google;
        }
        if has("primary email")
            && (has("secondary email") || has("screen name") || has("display name"))
        {
            return Self::Thunderbird;
        }
        let readings: Vec<Reading> = header.iter().map(|cell| recognise(cell)).collect();
        let count = |test: &dyn Fn(Field, &str) -> bool| {
            readings
                .iter()
                .filter(|reading| matches!(reading, Reading::Known { field, label, .. } if test(*field, label)))
                .count()
        };
        let names = count(&|field, _| matches!(field, Field::GivenName | Field::FamilyName));
        let parts = count(&|field, label| field.is_address() && !label.is_empty());
        let birth = count(&|field, _| matches!(field, Field::BirthYear | Field::BirthMonth));
        if birth == 2 && parts >= 4 {
            return Self::Thunderbird;
        }
        // `E-mail Type`, `E-mail Display Name`: nobody else has them.
        let types = readings.iter().zip(&phrases).filter(|(reading, phrase)| {
            let field = match reading {
                Reading::Known { field, .. } => *field,
                _ => return false,
            };
            let mail = ["mail", "messagerie", "post"]
                .iter()
                .any(|word| phrase.contains(word));
            mail && matches!(field, Field::FallbackName | Field::Skip)
        });
        let types = types.count();
        if names >= 1 && (parts >= 4 || has("email address")) && (types >= 1 || parts >= 8) {
            return Self::Outlook;
        }
        Self::Other
    }
}
