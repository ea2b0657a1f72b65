//! Which file is to be taken in, whose mail it is, and what the columns of a table hold.

use std::collections::BTreeSet;

use super::{Form, Unhappy};
use crate::coach::identity::email_key;
use crate::interchange::table::Mapping;
use crate::tui::examining::own_addresses;
use crate::tui::view::{Effect, Examination};
use crate::tui::work::Task;

/// The form that asks for a file or a folder; what it would do is shown before anything is done.
pub(crate) fn open() -> Effect {
    Effect::Ask(Box::new(|reader, _| {
        Ok(vec![again("", &own_addresses(reader.store)?)])
    }))
}

/// The same about the file at `path`, whose owner has these addresses.
pub(crate) fn again(path: &str, own: &BTreeSet<String>) -> Effect {
    asking(path, own, NOTHING_YET)
}

/// The same after `why` the file could not be read.
pub(crate) fn unread(asked: &Examination, why: &str) -> Effect {
    asking(&asked.path, &asked.own, why)
}

/// What stands above the fields at first.
const NOTHING_YET: &str = "Nothing is done yet: first you see what each record would do.";

fn asking(path: &str, own: &BTreeSet<String>, note: &str) -> Effect {
    let own: Vec<&str> = own.iter().map(String::as_str).collect();
    Form::new("take in a file", "import:file")
        .note(note)
        .line("path", "Files or folders", path)
        .needed()
        .hint("address books, calendars, mailboxes, archives: ~/a.vcf ~/b.csv")
        .line("own", "Your addresses", &own.join(", "))
        .hint("your own e-mail addresses: they tell in a mailbox who wrote to whom; remembered")
        .submit(|values, _| {
            let mut own = BTreeSet::new();
            for word in values
                .text("own")
                .split([',', ';', ' '])
                .map(str::trim)
                .filter(|word| !word.is_empty())
            {
                let address = email_key(word).ok_or_else(|| {
                    Unhappy::with("own", format!("“{word}” is not an e-mail address"))
                })?;
                own.insert(address);
            }
            Ok(vec![Effect::Work(Task::Examine(Examination {
                path: values.text("path"),
                mapping: Mapping::default(),
                own,
            }))])
        })
        .open()
}

/// The form in which the user says what the columns of a table hold; `note` says why it opens, and `lines` is
/// what they are read as so far.
pub(crate) fn columns(asked: &Examination, note: &str, lines: &str) -> Effect {
    let asked = asked.clone();
    Form::new(
        "what the columns hold",
        format!("import:columns:{}", asked.path),
    )
    .note(note)
    .long("columns", "Column = field", lines)
    .hint(
        "full_name, given_name, family_name, email, phone, link, organization, role, birthday, \
         note, categories … keep puts it into the note, ignore leaves it out",
    )
    .submit(move |values, _| {
        let mapping = Mapping::of_lines(&values.text("columns"))
            .map_err(|report| Unhappy::with("columns", report.sentence.trim_end_matches('.')))?;
        Ok(vec![Effect::Work(Task::Examine(Examination {
            mapping,
            ..asked.clone()
        }))])
    })
    .open()
}
