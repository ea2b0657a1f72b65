//! Quick capture from anywhere. So far it opens the form that logs contact.

use crate::domain::Change;
use crate::tui::form::talk;
use crate::tui::view::Effect;

/// Opens it.
pub(crate) fn open() -> Effect {
    Effect::Ask(Box::new(|reader, _| {
        Ok(vec![talk::log(Vec::new(), reader.today(), Change::new(""))])
    }))
}
