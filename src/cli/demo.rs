//! .
use super::session::Session;
use crate::report::Result;
use clap::Args;
/// Open a throwaway network, or write one of any size
#[derive(Debug, Args)]
pub(crate) struct Demo {}
impl Demo {
    pub(super) fn run(self, _s: &mut Session) -> Result<()> {
        Ok(())
    }
}
