//! The three-way merge: what changed here and what changed there since both agreed, field by field.
//!
//! A change on one side goes to the other; lists take what was added and lose what was removed on either
//! side; the same change on both is one. Where both changed a single text to something else, nobody is
//! overruled: both keep their own, and it is asked. Laws, tried in the tests: what nobody changed stays; a
//! merge of what was merged changes nothing; the sides can be exchanged.

use serde::{Deserialize, Serialize};

use super::fields::{Field, Fields};
use super::notes::{hold, taken_in};
use crate::coach::identity::email_key;
use crate::domain::civil::Birthday;

/// What both sides held when they last agreed, each as it told it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// The board.
    pub board: Fields,
    /// The file.
    pub file: Fields,
}

/// A side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The board.
    Board,
    /// The file.
    File,
}

/// What becomes of what the user notes about people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notes {
    /// It stays on the board; the notes of cards come in.
    StayHere,
    /// It is kept in step like anything else.
    GoOut,
}

/// A field that both changed to something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// Which.
    pub field: Field,
    /// What the board holds.
    pub board: String,
    /// What the file holds.
    pub file: String,
}

/// What both become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The board.
    pub board: Fields,
    /// The file.
    pub file: Fields,
    /// What has to be asked; both keep their own there.
    pub clashes: Vec<Clash>,
}

/// Merges the two. Without `agreed` they meet for the first time: what only one side tells goes to the
/// other. `overrule` says whose word counts where they clash.
pub fn merge(
    agreed: Option<&Agreed>,
    board: &Fields,
    file: &Fields,
    overrule: Option<Side>,
    notes: Notes,
) -> Merged {
    let mut merged = Merged {
        board: board.clone(),
        file: file.clone(),
        clashes: Vec::new(),
    };
    let nothing = Agreed::default();
    let base = agreed.unwrap_or(&nothing);
    for field in Field::ALL {
        if board.agree(file, field) {
            continue;
        }
        let here = !board.agree(&base.board, field);
        let there = !file.agree(&base.file, field);
        if field.is_list() {
            lists(&mut merged, base, board, file, field);
            continue;
        }
        if field == Field::Note && notes == Notes::StayHere {
            let was = base.file.text(field);
            let becomes = taken_in(board.text(field), was, file.text(field));
            merged.board.put(field, vec![becomes]);
            continue;
        }
        match (here, there) {
            // Notes that stayed here so far may go out now.
            (false, false) if field == Field::Note && hold(board.text(field), file.text(field)) => {
                merged.file.put(field, board.get(field).to_vec());
            }
            (false, false) => {}
            (true, false) => merged.file.put(field, board.get(field).to_vec()),
            (false, true) => merged.board.put(field, file.get(field).to_vec()),
            (true, true) => both(&mut merged, board, file, field, overrule),
        }
    }
    merged
}

fn lists(merged: &mut Merged, base: &Agreed, board: &Fields, file: &Fields, field: Field) {
    let keys = |fields: &Fields| -> Vec<String> {
        fields
            .get(field)
            .iter()
            .map(|text| field.key(text))
            .collect()
    };
    let changed = |now: &Fields, before: &Fields, onto: &Fields| {
        let (now_keys, before_keys, onto_keys) = (keys(now), keys(before), keys(onto));
        let mut values: Vec<String> = onto
            .get(field)
            .iter()
            .filter(|text| {
                let key = field.key(text);
                now_keys.contains(&key) || !before_keys.contains(&key)
            })
            .cloned()
            .collect();
        for text in now.get(field) {
            let key = field.key(text);
            if !before_keys.contains(&key) && !onto_keys.contains(&key) {
                values.push(text.clone());
            }
        }
        values
    };
    merged.file.put(field, changed(board, &base.board, file));
    merged.board.put(field, changed(file, &base.file, board));
}

/// Both changed it: one who says nothing learns it, else it is asked.
fn both(merged: &mut Merged, board: &Fields, file: &Fields, field: Field, overrule: Option<Side>) {
    // Who merely does not know the parts of a name learns them.
    let same_name =
        field == Field::Name && field.key(board.text(field)) == field.key(file.text(field));
    let knows_less = |fields: &Fields, other: &Fields| {
        fields.get(field).is_empty()
            || (same_name && fields.name_parts() == ("", ""))
            || (field == Field::Note && hold(other.text(field), fields.text(field)))
            || (field == Field::Birthday && is_without_year(fields, other))
    };
    // In a card of nobody's name the address stands for it; nobody has to be asked about that.
    if field == Field::Name && is_address(file) && overrule.is_none() {
        return;
    }
    let winner = match (knows_less(board, file), knows_less(file, board)) {
        (true, _) => Some(Side::File),
        (_, true) => Some(Side::Board),
        _ => overrule,
    };
    match winner {
        Some(Side::Board) => merged.file.put(field, board.get(field).to_vec()),
        Some(Side::File) => merged.board.put(field, file.get(field).to_vec()),
        None => merged.clashes.push(Clash {
            field,
            board: board.shown(field),
            file: file.shown(field),
        }),
    }
}

/// Whether what stands for the name is an address.
fn is_address(fields: &Fields) -> bool {
    email_key(fields.text(Field::Name)).is_some()
}

/// Whether both tell the same day, and only the other one its year.
fn is_without_year(fields: &Fields, other: &Fields) -> bool {
    let birthday = |fields: &Fields| Birthday::try_from(fields.text(Field::Birthday).to_owned());
    match (birthday(fields), birthday(other)) {
        (Ok(one), Ok(two)) if one.year().is_none() && two.year().is_some() => {
            String::from(two).ends_with(String::from(one).trim_start_matches('-'))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fields(role: &str, emails: &[&str]) -> Fields {
        let mut fields = Fields::default();
        fields.put(Field::Role, vec![role.to_owned()]);
        let emails = emails.iter().map(|email| (*email).to_owned()).collect();
        fields.put(Field::Emails, emails);
        fields
    }

    fn check(base: &str, board: &str, file: &str, expected: (&str, &str, usize)) {
        let of = |text: &str| {
            let (role, emails) = text.split_once(' ').unwrap_or((text, ""));
            fields(role, &emails.split_whitespace().collect::<Vec<_>>())
        };
        let agreed = Agreed {
            board: of(base),
            file: of(base),
        };
        let merged = merge(Some(&agreed), &of(board), &of(file), None, Notes::GoOut);
        let words = |fields: &Fields| {
            format!(
                "{} {}",
                fields.text(Field::Role),
                fields.get(Field::Emails).join(" ")
            )
        };
        let found = (
            words(&merged.board),
            words(&merged.file),
            merged.clashes.len(),
        );
        let expected = (expected.0.to_owned(), expected.1.to_owned(), expected.2);
        assert_eq!(found, expected, "{base} | {board} | {file}");
    }

    #[test]
    fn changes_of_either_side() {
        check("vp a@x", "vp a@x", "vp a@x", ("vp a@x", "vp a@x", 0));
        check("vp a@x", "ceo a@x", "vp a@x", ("ceo a@x", "ceo a@x", 0));
        check("vp a@x", "vp a@x", "cto a@x", ("cto a@x", "cto a@x", 0));
        check("vp a@x", "cto a@x", "cto a@x", ("cto a@x", "cto a@x", 0));
        check("vp a@x", "ceo a@x", "cto a@x", ("ceo a@x", "cto a@x", 1));
        check(
            "vp a@x",
            "vp a@x b@x",
            "vp a@x c@x",
            ("vp a@x b@x c@x", "vp a@x c@x b@x", 0),
        );
        check(
            "vp a@x b@x",
            "vp b@x",
            "vp a@x b@x c@x",
            ("vp b@x c@x", "vp b@x c@x", 0),
        );
        check("vp a@x b@x", "vp a@x", "vp b@x", ("vp ", "vp ", 0));
        // The same address in other letters is the same.
        check("vp a@x", "vp a@x", "vp A@x", ("vp a@x", "vp A@x", 0));
    }

    #[test]
    fn at_the_first_meeting_each_learns_from_the_other() {
        let merged = merge(
            None,
            &fields("vp", &["a@x"]),
            &fields("", &["b@x"]),
            None,
            Notes::GoOut,
        );
        assert_eq!(merged.file.text(Field::Role), "vp");
        assert_eq!(merged.board.get(Field::Emails).len(), 2);
        let merged = merge(
            None,
            &fields("vp", &[]),
            &fields("ceo", &[]),
            None,
            Notes::GoOut,
        );
        assert_eq!(merged.clashes.len(), 1);
        let overruled = merge(
            None,
            &fields("vp", &[]),
            &fields("ceo", &[]),
            Some(Side::File),
            Notes::GoOut,
        );
        assert_eq!(overruled.board.text(Field::Role), "ceo");
    }

    prop_compose! {
        fn some()(
            role in prop_oneof![Just(""), Just("vp"), Just("ceo"), Just("cto")],
            note in prop_oneof![Just(""), Just("one"), Just("two")],
            emails in proptest::sample::subsequence(vec!["a@x", "b@x", "c@x", "d@x"], 0..=4),
        ) -> Fields {
            let mut fields = fields(role, &emails);
            fields.put(Field::Note, vec![note.to_owned()]);
            fields
        }
    }

    proptest! {
        #[test]
        fn the_sides_can_be_exchanged(base in some(), board in some(), file in some()) {
            let agreed = Agreed { board: base.clone(), file: base };
            let one = merge(Some(&agreed), &board, &file, None, Notes::GoOut);
            let other = merge(Some(&agreed), &file, &board, None, Notes::GoOut);
            prop_assert_eq!(&one.board, &other.file);
            prop_assert_eq!(&one.file, &other.board);
        }

        #[test]
        fn what_nobody_changed_stays(base in some()) {
            let agreed = Agreed { board: base.clone(), file: base.clone() };
            let merged = merge(Some(&agreed), &base, &base, None, Notes::GoOut);
            prop_assert_eq!((&merged.board, &merged.file), (&base, &base));
        }

        #[test]
        fn what_was_merged_is_merged(base in some(), board in some(), file in some()) {
            let agreed = Agreed { board: base.clone(), file: base };
            let once = merge(Some(&agreed), &board, &file, Some(Side::Board), Notes::GoOut);
            for field in Field::ALL {
                prop_assert!(once.board.agree(&once.file, field), "{:?}", field);
            }
            let then = Agreed { board: once.board.clone(), file: once.file.clone() };
            let twice = merge(Some(&then), &once.board, &once.file, None, Notes::GoOut);
            prop_assert_eq!((&twice.board, &twice.file), (&once.board, &once.file));
        }
    }
}
