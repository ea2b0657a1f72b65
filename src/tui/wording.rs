//! What the readers of files say in the words of the command line, said for the app: keys instead of flags.

use super::command::Command;
use super::keymap::{Keymap, Scope};

/// The flag that says whose mail it is.
const ME: &str = "--me ADDRESS";
/// What stands before the flag that says what a column holds.
const MAP: &str = "import with --map ";

/// What there is to say of files as a whole, on the page that shows what they would do.
pub(super) fn of_files(remark: &str, keymap: &Keymap) -> String {
    let key = |command| keymap.label(&[Scope::Import], command).unwrap_or_default();
    let remark = remark.replace(ME, &key(Command::Edit));
    match remark.split_once(MAP) {
        Some((before, mapping)) => {
            // A line of the form that the key opens.
            let line = mapping.trim_end_matches('.').trim_matches('\'');
            let line = line.replace('"', "").replace('=', " = ");
            format!("{before}say so with {}: {line}", key(Command::Mark))
        }
        None => remark,
    }
}

/// Why files could not be read, above the form that asks for them.
pub(super) fn of_form(why: &str) -> String {
    why.replace(ME, "“Your addresses” below")
}
