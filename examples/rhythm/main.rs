//! Scores the coach's model of rhythm on any log of contacts: `rhythm EVENTS.csv CANDIDATES.csv` prints one
//! chance of contact a line. The forms of the two tables are told in `scoring`, the model in docs/rhythm.md.

mod scoring;

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use cordial::report::{Report, Result};

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(report) => {
            let hint = report
                .hint
                .as_ref()
                .map_or(String::new(), |hint| format!("Hint: {hint}\n"));
            // Nothing can be said where even the error stream is gone.
            let _ = write!(io::stderr(), "{report}\n{hint}");
            ExitCode::from(report.exit_code())
        }
    }
}

fn run(arguments: &[OsString]) -> Result<()> {
    let [events, candidates] = arguments else {
        return Err(
            Report::input("Two files are needed: the events and the candidates.")
                .hint("cargo run --release --example rhythm -- EVENTS.csv CANDIDATES.csv"),
        );
    };
    let (events, candidates) = (Path::new(events), Path::new(candidates));
    let log = scoring::Log::read(open(events)?, &events.display().to_string())?;
    let chances = log.score(open(candidates)?, &candidates.display().to_string())?;
    match scoring::print(&chances, io::stdout().lock()) {
        // A reader that has seen enough, such as `head`, is no mistake.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Report::machine(format!(
            "The chances could not be printed: {error}."
        ))),
        _ => Ok(()),
    }
}

fn open(path: &Path) -> Result<File> {
    let unreadable =
        |error: io::Error| Report::input(format!("Could not read {}: {error}.", path.display()));
    let file = File::open(path).map_err(unreadable)?;
    if file.metadata().map_err(unreadable)?.is_dir() {
        return Err(Report::input(format!(
            "{} is a folder, not a table.",
            path.display()
        )));
    }
    Ok(file)
}
