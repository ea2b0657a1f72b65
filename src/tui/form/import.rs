//! Which file is to be taken in, and what the columns of a table hold.

use super::{Form, Unhappy};
use crate::interchange::table::Mapping;
use crate::tui::view::{Effect, Examination};

/// The form that asks for a file or a folder; what it would do is shown before anything is done.
pub(crate) fn open() -> Effect {
    Form::new("take in a file", "import:file")
        .note("Nothing is done yet: first you see what each record would do.")
        .line("path", "File or folder", "")
        .needed()
        .hint("address books, calendars, mailboxes: contacts.vcf, ~/Connections.csv, ~/Mail …")
        .submit(|values, _| {
            Ok(vec![Effect::Examine(Examination {
                path: values.text("path"),
                mapping: Mapping::default(),
            })])
        })
        .open()
}

/// The form in which the user says what the columns of the table at `path` hold; `note` says why it opens,
/// and `lines` is what they are read as so far.
pub(crate) fn columns(path: &str, note: &str, lines: &str) -> Effect {
    let path = path.to_owned();
    Form::new("what the columns hold", format!("import:columns:{path}"))
        .note(note)
        .long("columns", "Column = field", lines)
        .hint(
            "full_name, given_name, family_name, email, phone, link, organization, role, birthday, \
             note, categories … or ignore",
        )
        .submit(move |values, _| {
            let mapping = Mapping::of_lines(&values.text("columns")).map_err(|report| {
                Unhappy::with("columns", report.sentence.trim_end_matches('.'))
            })?;
            Ok(vec![Effect::Examine(Examination {
                path: path.clone(),
                mapping,
            })])
        })
        .open()
}
