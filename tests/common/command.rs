//! The real binary in a cleared environment: a home of its own, a fixed clock, a fixed time zone.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The program.
pub const CORDIAL: &str = env!("CARGO_BIN_EXE_cordial");

/// A home folder that goes when the test is over.
pub struct Home {
    folder: tempfile::TempDir,
}

/// What a run of the program left behind.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Home {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { folder }
    }

    /// A path in the home.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Where the program keeps its file when nothing else is said.
    pub fn database(&self) -> PathBuf {
        self.path("data/cordial/cordial.db")
    }

    /// Makes a named pipe.
    #[cfg(unix)]
    pub fn pipe(&self, name: &str) {
        let made = Command::new("mkfifo").arg(self.path(name)).status();
        assert!(made.unwrap().success());
    }

    /// Makes a named pipe through which `bytes` come, and then nothing for as long as it is held: whatever
    /// reads it waits.
    #[cfg(unix)]
    pub fn held_pipe(&self, name: &str, bytes: Vec<u8>) -> std::fs::File {
        use std::io::Write as _;
        self.pipe(name);
        // For both, or opening it would wait for whoever reads it.
        let mut held = std::fs::File::options();
        let held = held.read(true).write(true).open(self.path(name)).unwrap();
        let mut feeding = held.try_clone().unwrap();
        std::thread::spawn(move || feeding.write_all(&bytes));
        held
    }

    /// The program with these arguments, not yet started.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(CORDIAL);
        self.dress(&mut command);
        command.args(arguments);
        command
    }

    /// Gives `command` this home and nothing else.
    pub fn dress(&self, command: &mut Command) {
        command
            .env_clear()
            .env("HOME", self.folder.path())
            .env("XDG_DATA_HOME", self.path("data"))
            .env("XDG_CONFIG_HOME", self.path("config"))
            .env("CORDIAL_NOW", "2026-11-23T09:00:00Z")
            .env("TZ", "UTC")
            .current_dir(self.folder.path())
            .stdin(Stdio::null());
    }

    /// Runs the program.
    pub fn run(&self, arguments: &[&str]) -> Run {
        run(&mut self.command(arguments))
    }

    /// Runs the program, which has to succeed, and gives what it printed.
    pub fn ok(&self, arguments: &[&str]) -> String {
        let run = self.run(arguments);
        assert_eq!(
            (run.code, run.err.as_str()),
            (0, ""),
            "{arguments:?}: {}",
            run.out
        );
        run.out
    }

    /// Runs the program with `--json`, which has to succeed.
    pub fn json(&self, arguments: &[&str]) -> serde_json::Value {
        let mut all = arguments.to_vec();
        all.push("--json");
        serde_json::from_str(&self.ok(&all)).unwrap()
    }

    /// Writes a file and gives its path as text.
    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    }
}

/// Runs a command to its end.
pub fn run(command: &mut Command) -> Run {
    let output = command.output().unwrap();
    Run {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Every file below `folder` with its contents, to see that nothing was touched.
pub fn snapshot(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(snapshot(&path));
        } else {
            found.push((path.clone(), std::fs::read(&path).unwrap()));
        }
    }
    found.sort();
    found
}

/// An archive with the tables in the order of `like`: `format` first, parents before children.
pub fn archive_text(like: &str, archive: &serde_json::Value) -> String {
    let mut tables: Vec<(&String, &serde_json::Value)> =
        archive["tables"].as_object().unwrap().iter().collect();
    tables.sort_by_key(|(name, _)| like.find(&format!("\n\"{name}\":[")).unwrap());
    let tables: Vec<String> = tables
        .into_iter()
        .map(|(name, rows)| format!("\"{name}\":{rows}"))
        .collect();
    format!(
        "{{\"format\":\"cordial\",\"version\":1,\"tables\":{{{}}}}}",
        tables.join(",")
    )
}
