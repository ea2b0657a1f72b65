//! Small things that several screens draw with. They know styles and cells, nothing of people.

pub(crate) mod bar;
pub(crate) mod filter;
pub(crate) mod line_edit;
pub(crate) mod list;
pub(crate) mod spans;
pub(crate) mod window;
