//! `cordial export`: everything into one archive, to standard output or to a file that comes to be whole
//! or not at all and that only its owner can read.
//!
//! With `--output` it says where (JSON: `path`); without, the archive itself is what is printed.

use std::fs::{self, OpenOptions};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::json;

use super::session::{Form, Session};
use crate::interchange::archive;
use crate::report::{Report, Result};
use crate::store::Store;

/// Write everything into one archive.
#[derive(Debug, Args)]
pub(crate) struct Export {
    /// The format
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
    /// The file, instead of standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace the file if it is there
    #[arg(long, requires = "output")]
    force: bool,
}

/// What can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Our own archive, without loss
    Json,
}

/// What may happen to a file that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Keep,
    Replace,
}

impl Export {
    pub(super) fn run(self, session: &mut Session) -> Result<()> {
        let Format::Json = self.format;
        let store = session.open()?;
        let Some(path) = self.output else {
            return archive::write(&store, &mut session.out);
        };
        let standing = if self.force {
            Standing::Replace
        } else {
            Standing::Keep
        };
        if is_its_own(&store, &path) {
            return Err(Report::input(format!(
                "{} belongs to the file that is being exported; it was left as it is.",
                path.display()
            ))
            .hint("name another file"));
        }
        to_file(&store, &path, standing)?;
        let path = path.display().to_string();
        match session.form {
            Form::Json => session.out.json(&json!({ "path": path })),
            Form::Text => {
                session.out.line(&format!("Exported: {path}"));
                Ok(())
            }
        }
    }
}

/// Whether `path` is the file itself, its log, or one of its backups.
fn is_its_own(store: &Store, path: &Path) -> bool {
    let real = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let (own, path) = (real(store.path()), real(path));
    let own_name = own
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let beside = path.parent() == own.parent();
    let log = ["", "-wal", "-shm", "-journal"]
        .iter()
        .any(|end| name == format!("{own_name}{end}"));
    (beside && log) || path.starts_with(real(&crate::store::backup::folder(&own)))
}

fn to_file(store: &Store, path: &Path, standing: Standing) -> Result<()> {
    let written = |error| Report::file("write", path, &error);
    match fs::metadata(path) {
        // A device or a pipe takes what comes; there is nothing to replace.
        Ok(metadata) if !metadata.is_file() => {
            let file = OpenOptions::new().write(true).open(path).map_err(written)?;
            let mut file = BufWriter::new(file);
            archive::write(store, &mut file)?;
            return file.flush().map_err(written);
        }
        Ok(_) if standing == Standing::Keep => return Err(in_the_way(path)),
        _ => {}
    }
    // What a link points to is replaced, not the link.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = target
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let partial = tempfile::Builder::new()
        .prefix(".cordial-export-")
        .tempfile_in(folder)
        .map_err(written)?;
    let mut buffered = BufWriter::new(partial);
    archive::write(store, &mut buffered)?;
    let partial = buffered
        .into_inner()
        .map_err(|error| written(error.into_error()))?;
    partial.as_file().sync_all().map_err(written)?;
    let named = match standing {
        Standing::Replace => partial.persist(&target),
        Standing::Keep => partial.persist_noclobber(&target),
    };
    match named {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(in_the_way(path))
        }
        Err(error) => Err(written(error.error)),
    }
}

fn in_the_way(path: &Path) -> Report {
    Report::input(format!("{} exists already.", path.display()))
        .hint("name another file, or replace it with --force")
}
