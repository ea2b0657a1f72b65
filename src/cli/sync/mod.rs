//! `cordial sync vdir PATH`: keeps a folder of card files and the board in step, both ways; `cordial sync
//! resolve A B` merges two cards for `vdirsyncer`.
//!
//! JSON of `vdir`: `folder`, `counts` (each of what was done), `clashes` (each `file`, `person`, `field`,
//! `here`, `there`), `left` (each `file`, `reason`). The exit code is 2 where something has to be asked.
//! JSON of `resolve`: `differences`, how many fields the two told otherwise.

mod bound;
mod outcome;
mod pair;
mod resolve;
mod run;
mod tasks;

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::session::Session;
use crate::interchange::vdir::{Notes, Side};
use crate::report::Result;

/// Keep a folder of cards and the board in step.
#[derive(Debug, Args)]
pub(crate) struct Sync {
    #[command(subcommand)]
    way: Way,
}

#[derive(Debug, Subcommand)]
enum Way {
    /// A folder with one card a file, as vdirsyncer and khard keep it
    Vdir(Vdir),
    /// Merge two cards into both files: the `conflict_resolution` command of vdirsyncer
    Resolve(resolve::Resolve),
}

/// How a folder is kept in step.
#[derive(Debug, Args)]
struct Vdir {
    /// The folder
    path: PathBuf,
    /// Say what would be done, and do nothing
    #[arg(long)]
    dry_run: bool,
    /// Where both changed the same: whose word counts. Without it both keep their own
    #[arg(long, value_name = "folder|cordial")]
    take: Option<Take>,
    /// Write cards also for people who did not come from this folder
    #[arg(long)]
    everybody: bool,
    /// Write what you noted about people into their cards
    #[arg(long)]
    notes: bool,
    /// Go on although every file is gone, or everybody who has one
    #[arg(long)]
    force_delete: bool,
    /// A second folder, into which open follow-ups are written as tasks
    #[arg(long, value_name = "FOLDER")]
    tasks: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Take {
    /// The folder's.
    Folder,
    /// Ours.
    Cordial,
}

impl Take {
    fn side(self) -> Side {
        match self {
            Self::Folder => Side::File,
            Self::Cordial => Side::Board,
        }
    }
}

impl Vdir {
    fn notes_policy(&self) -> Notes {
        match self.notes {
            true => Notes::GoOut,
            false => Notes::StayHere,
        }
    }
}

impl Sync {
    pub(super) fn run(self, session: &mut Session) -> Result<u8> {
        match self.way {
            Way::Vdir(vdir) => run::run(&vdir, session),
            Way::Resolve(resolve) => resolve.run(session),
        }
    }
}
