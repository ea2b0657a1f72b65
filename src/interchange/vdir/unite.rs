//! Two cards of one person as one that tells what either told, where nothing is known of before.

use super::fields::{Field, Fields};
use super::merge::{Notes, Side, merge};
use super::patch::{Unwritable, names, patched};
use super::rows::points_of;
use super::{card, notes};
use crate::interchange::vcard;

/// Properties that say something of the file, not of the person.
const OF_THE_FILE: [&str; 3] = ["UID", "REV", "PRODID"];

/// The two as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unified {
    /// The card.
    pub text: String,
    /// In how many fields the two said something else.
    pub differences: usize,
}

/// The card `one` with everything that only `other` tells. Where both tell something else the word of `one`
/// stands, and the other's goes into the note.
///
/// # Errors
/// Where one of the two cannot be read, or not be changed without changing something else.
pub fn unite(one: &str, other: &str) -> Result<Unified, Unwritable> {
    let here = card(one).map_err(Unwritable)?;
    let there = card(other).map_err(Unwritable)?;
    let (told, mut telling) = (Fields::of_card(&here), Fields::of_card(&there));
    // What the other says outside of its note may stand in lines that are not taken over.
    telling.put(Field::Note, vec![notes::without(&there.note, &here.asides)]);
    let asked = merge(None, &told, &telling, None, Notes::GoOut).clashes;
    let mut fields = merge(None, &told, &telling, Some(Side::Board), Notes::GoOut).board;
    let mut note = vec![fields.text(Field::Note).to_owned()];
    for clash in &asked {
        note.push(match clash.field {
            Field::Note => clash.file.clone(),
            field => format!("{} elsewhere: {}", field.words(), clash.file),
        });
    }
    let mut unread = Vec::new();
    let lines = vcard::named_lines(one);
    let is_here = |line: &str| {
        lines
            .iter()
            .any(|(_, known)| unfolded(known) == unfolded(line))
    };
    let read: Vec<&str> = Field::ALL
        .iter()
        .flat_map(|field| names(*field))
        .copied()
        .collect();
    let labels = vcard::lines_of(other, &read);
    for (name, line) in vcard::named_lines(other) {
        let is_read = read.contains(&name.as_str()) || labels.contains(&line);
        if OF_THE_FILE.contains(&name.as_str()) || is_here(&line) {
            continue;
        }
        // The parts of a name and of a firm say more than we read of them.
        let is_in_parts = ["N", "ORG"].contains(&name.as_str());
        let field = if name == "N" {
            Field::Name
        } else {
            Field::Organization
        };
        let is_told = asked.iter().any(|clash| clash.field == field);
        if is_in_parts && !is_told && lines.iter().any(|(known, _)| *known == name) {
            let value = unfolded(&line);
            let value = value.split_once(':').map(|(_, value)| value.to_owned());
            note.push(format!(
                "{} elsewhere: {}",
                field.words(),
                value.unwrap_or_default()
            ));
        } else if !is_read {
            unread.push(line);
        }
    }
    note.retain(|part| !part.trim().is_empty());
    let mut whole = String::new();
    for part in note {
        if whole.is_empty() {
            whole = part;
        } else if !notes::hold(&whole, &part) {
            whole.push_str("\n\n");
            whole.push_str(&part);
        }
    }
    fields.put(Field::Note, vec![whole]);
    let text = patched(one, &fields, &points_of(&there))?;
    let text = vcard::patch(&text, &[], &unread);
    let is_whole = card(&text).is_ok_and(|card| {
        let told = Fields::of_card(&card);
        Field::ALL.iter().all(|field| told.agree(&fields, *field))
    });
    match is_whole {
        true => Ok(Unified {
            text,
            differences: asked.len(),
        }),
        false => Err(Unwritable("the two cannot be made one".into())),
    }
}

fn unfolded(line: &str) -> String {
    line.replace("\r\n", "\n")
        .replace("\n ", "")
        .replace("\n\t", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:1\r\nN:Obi;Ada;;;\r\nFN:Ada Obi\r\nTITLE:engineer\r\n\
        EMAIL:ada@x.example\r\nX-SHOE-SIZE:39\r\nitem1.TEL:1234567\r\nitem1.X-ABLabel:Boat\r\nEND:VCARD\r\n";
    const OTHER: &str = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:1\r\nN:Obi;Ada;;Dr.;\r\nFN:Ada Obi\r\nTITLE:director\r\n\
        EMAIL:ada@y.example\r\nitem1.EMAIL:a@z.example\r\nitem1.X-ABLabel:Lair\r\nNOTE:tea\r\n\
        PHOTO;ENCODING=b:AAAA\r\n BBBB\r\nitem2.X-PET:cat\r\nitem2.X-ABLabel:Pet\r\nEND:VCARD\r\n";

    #[test]
    fn nothing_of_either_is_lost() {
        for (one, other) in [(ONE, OTHER), (OTHER, ONE)] {
            let united = unite(one, other).unwrap();
            assert_eq!(united.differences, 1, "the role");
            let text = &united.text;
            for part in [
                "UID:1",
                "engineer",
                "director",
                "ada@x.example",
                "ada@y.example",
                "a@z.example",
                "X-SHOE-SIZE:39",
                "1234567",
                "Boat",
                "Lair",
                "tea",
                "PHOTO;ENCODING=b:AAAA\r\n BBBB\r\n",
                ".X-PET:cat",
                "Pet",
                "Dr.",
            ] {
                assert!(text.contains(part), "{part}: {text}");
            }
            assert_eq!(unite(text, text).unwrap().text, *text);
        }
    }

    #[test]
    fn what_is_no_card_is_left() {
        assert!(unite(ONE, "").is_err());
        assert!(unite("x", OTHER).is_err());
    }
}
