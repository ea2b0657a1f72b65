//! Which file is to be taken in.

use super::Form;
use crate::tui::view::Effect;

/// The form that asks for a file or a folder; what it would do is shown before anything is done.
pub(crate) fn open() -> Effect {
    Form::new("take in a file", "import:file")
        .note("Nothing is done yet: first you see what each record would do.")
        .line("path", "File or folder", "")
        .needed()
        .hint("address books, calendars, mailboxes: contacts.vcf, ~/Connections.csv, ~/Mail …")
        .submit(|values, _| Ok(vec![Effect::Examine(values.text("path"))]))
        .open()
}
