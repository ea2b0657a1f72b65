//! Views in front of everything: help, palette, a question, quick capture, work going on. Forms have a folder of their
//! own (`form`).

pub(crate) mod capture;
pub(crate) mod confirm;
pub(crate) mod help;
pub(crate) mod palette;
pub(crate) mod working;
