//! Opening: whose file is it, is it whole, is it older or newer, and what has to happen before the first
//! read. A file that is not ours, is newer or is damaged is refused before a byte of it is written.

use std::fs::{self, OpenOptions};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::columns::Tables;
use super::look::{
    BETWEEN_LOOKS, CHECKED_AT_START, Header, connect_immutable, if_it_stays, log_of,
    look_at_schema, look_through, newer, read_header,
};
use super::{Access, Store, backup, fault};
use crate::domain::Moment;
use crate::report::{Report, Result};

/// `Cord` in ASCII: says that a SQLite file is one of ours.
pub const APPLICATION_ID: u32 = 0x436f_7264;

/// The migrations, in order; the schema's version is how many have been applied.
const MIGRATIONS: &[&str] = &[
    include_str!("../../migrations/0001_the_house.sql"),
    include_str!("../../migrations/0002_judgement_and_other_files.sql"),
];

/// The version that this program writes.
pub const SCHEMA_VERSION: u32 = MIGRATIONS.len() as u32;

/// Memory for pages of an open file: KiB.
pub(super) const CACHE: u32 = 16 << 10;

/// The path of a store without a file.
pub(super) const IN_MEMORY: &str = ":memory:";

/// How long another process is waited for.
const PATIENCE: Duration = Duration::from_secs(5);

impl Store {
    /// Opens the file at `path`, making it and its folder where they are missing, and migrating it
    /// (after a backup) where it is older than this program.
    ///
    /// # Errors
    /// Somebody else's file, a newer one, a damaged one, a folder that cannot be written.
    pub fn open(path: &Path, now: Moment) -> Result<Self> {
        let header = if_it_stays(|| read_header(path))?;
        if matches!(header, Header::Missing) {
            create(path)?;
        }
        let access = if writable(path) {
            Access::Full
        } else {
            Access::ReadOnly
        };
        if matches!(header, Header::Ours) {
            if_it_stays(|| look_through(path))?;
        }
        let connection = connect(path, access)?;
        let mut store = Self {
            connection,
            tables: Tables::default(),
            path: path.to_owned(),
            device: device_name(),
            access,
            identity: identity(path),
        };
        if matches!(header, Header::Ours) {
            store.look_at_log()?;
            look_at_schema(&store.connection, path)?;
        }
        match header {
            Header::Missing | Header::Empty => {
                store.migrate_from(0)?;
                store.restrict()?;
            }
            Header::Ours => {
                // The header can lag behind a log that was never copied back; the database itself cannot.
                let version = store.version()?;
                if version > SCHEMA_VERSION {
                    return Err(newer(path, version));
                }
                if version < SCHEMA_VERSION {
                    backup::make(&store, backup::Occasion::Migration, now)?;
                    store.migrate_from(version)?;
                }
            }
        }
        if store.access == Access::Full {
            store.log_ahead()?;
        }
        // Whatever was refused above left its log as it was; from here on it is ours to put away.
        store.keep_log(Keeping::UntilClosed)?;
        Ok(store)
    }

    /// Opens a file that [`Store::open`] refuses as damaged, for looking at what can still be read.
    /// Nothing is written, not even beside it.
    ///
    /// # Errors
    /// Somebody else's file, a newer one, one that is not there.
    pub fn open_damaged(path: &Path) -> Result<Self> {
        match read_header(path) {
            Ok(Header::Missing) => {
                return Err(Report::input(format!("{} is not there.", path.display())));
            }
            // A file that is shorter than it says is one that was asked for.
            Err(report) if report != fault::damaged() => return Err(report),
            Ok(Header::Ours | Header::Empty) | Err(_) => {}
        }
        let connection = connect_immutable(path)?;
        // With this SQLite reads even a file that is shorter than it says; it cannot be written anyway.
        connection.execute_batch("PRAGMA writable_schema = ON")?;
        settings(&connection)?;
        Ok(Self {
            connection,
            tables: Tables::default(),
            path: path.to_owned(),
            device: String::new(),
            access: Access::ReadOnly,
            identity: None,
        })
    }

    /// A store in memory, for trying things out.
    pub fn in_memory() -> Result<Self> {
        let connection = Connection::open_in_memory()?;
        settings(&connection)?;
        let mut store = Self {
            connection,
            tables: Tables::default(),
            path: IN_MEMORY.into(),
            device: String::new(),
            access: Access::Full,
            identity: None,
        };
        store.migrate_from(0)?;
        Ok(store)
    }

    /// Whether the file that was opened still stands in its place.
    pub(super) fn is_in_place(&self) -> bool {
        self.identity.is_none() || identity(&self.path) == self.identity
    }

    /// What is needed to open the very same file once more, in another thread.
    pub(crate) fn again(&self) -> Again {
        Again {
            path: self.path.clone(),
            device: self.device.clone(),
            access: self.access,
            identity: self.identity,
        }
    }

    /// Looks at what a log left by an unclean end, or kept by another process, says. Nothing of it is
    /// copied back before it is known to be ours.
    fn look_at_log(&self) -> Result<()> {
        self.keep_log(Keeping::AsItIs)?;
        let log = log_of(&self.path);
        let small =
            |path: &Path| fs::metadata(path).is_ok_and(|data| data.len() <= CHECKED_AT_START);
        if fs::metadata(&log).is_ok_and(|log| log.len() > 0) && small(&self.path) && small(&log) {
            let verdict: String = self
                .connection
                .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
                .map_err(|error| match fault::is_busy(&error) {
                    true => error.into(),
                    false => fault::damaged(),
                })?;
            if verdict != "ok" {
                return Err(fault::damaged());
            }
        }
        Ok(())
    }

    /// What becomes of the log when this connection closes.
    fn keep_log(&self, keeping: Keeping) -> Result<()> {
        use rusqlite::config::DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE;
        let keep = keeping == Keeping::AsItIs;
        self.connection
            .set_db_config(SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep)?;
        Ok(())
    }

    pub(super) fn version(&self) -> Result<u32> {
        Ok(self
            .connection
            .query_row("PRAGMA user_version", [], |row| row.get(0))?)
    }

    /// Brings the schema from `version` to ours; each migration whole or not at all.
    fn migrate_from(&mut self, version: u32) -> Result<()> {
        if self.access == Access::ReadOnly {
            return Err(Report::machine(
                "The file is older than this program and cannot be written.",
            )
            .hint("look at the permissions of the file and its folder"));
        }
        for (at, migration) in MIGRATIONS.iter().enumerate().skip(version as usize) {
            let transaction = self
                .connection
                .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
            // Another process may have done it while this one waited.
            let standing: u32 =
                transaction.query_row("PRAGMA user_version", [], |row| row.get(0))?;
            if standing as usize > at {
                continue;
            }
            transaction.execute_batch(migration)?;
            transaction.execute_batch(&format!(
                "PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {};",
                at + 1
            ))?;
            transaction.commit()?;
        }
        if version > 0 {
            // Facts that an earlier schema did not keep; none of them is anything the user wrote.
            self.rebuild_derived()?;
        }
        Ok(())
    }

    /// Writes go to a log first. Taking that up needs the file for a moment, and the database does not
    /// wait for it as it waits for a turn to write.
    fn log_ahead(&self) -> Result<()> {
        let mut waited = Duration::ZERO;
        loop {
            match self.connection.execute_batch("PRAGMA journal_mode = WAL") {
                Err(error) if fault::is_busy(&error) && waited < PATIENCE => {
                    std::thread::sleep(BETWEEN_LOOKS);
                    waited += BETWEEN_LOOKS;
                }
                done => return Ok(done?),
            }
        }
    }

    /// Owner only, whatever the umask says.
    fn restrict(&self) -> Result<()> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(&self.path, fs::Permissions::from_mode(0o600))
                .map_err(|error| Report::file("protect", &self.path, &error))?;
        }
        Ok(())
    }
}

/// A file that is open, to be opened once more: the same file, not whatever stands at its path by then.
#[derive(Debug, Clone)]
pub(crate) struct Again {
    path: PathBuf,
    device: String,
    access: Access,
    identity: Option<(u64, u64)>,
}

impl Again {
    /// Opens it. Nothing is made and nothing is migrated.
    ///
    /// # Errors
    /// A file that was moved, removed or exchanged since, or that is newer by now.
    pub(crate) fn open(self) -> Result<Store> {
        if identity(&self.path) != self.identity {
            return Err(moved(&self.path));
        }
        let store = Store {
            connection: connect(&self.path, self.access)?,
            tables: Tables::default(),
            path: self.path,
            device: self.device,
            access: self.access,
            identity: self.identity,
        };
        let version = store.version()?;
        // It may have been exchanged between the look and the opening.
        if !store.is_in_place() {
            return Err(moved(&store.path));
        }
        match version > SCHEMA_VERSION {
            true => Err(newer(&store.path, version)),
            false => Ok(store),
        }
    }
}

/// Another file stands in the place of the one that was opened, or none.
pub(super) fn moved(path: &Path) -> Report {
    Report::machine(format!(
        "{} was moved or removed while it was open; nothing was saved.",
        path.display()
    ))
    .hint("put the file back, or start again to begin a new one")
}

/// What becomes of a log when a connection closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keeping {
    /// It stays as it is.
    AsItIs,
    /// It is copied back into the file and removed, as usual.
    UntilClosed,
}

/// Which file stands at `path`, whatever it is called.
fn identity(path: &Path) -> Option<(u64, u64)> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        fs::metadata(path).ok().map(|data| (data.dev(), data.ino()))
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        None
    }
}

fn connect(path: &Path, access: Access) -> Result<Connection> {
    if access == Access::ReadOnly && !folder_writable(path) {
        // Where nothing can be made beside it, the file is taken as it is, without its log.
        let connection = connect_immutable(path)?;
        settings(&connection)?;
        return Ok(connection);
    }
    let flags = match access {
        Access::Full => OpenFlags::SQLITE_OPEN_READ_WRITE,
        Access::ReadOnly => OpenFlags::SQLITE_OPEN_READ_ONLY,
    };
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    settings(&connection)?;
    Ok(connection)
}

fn settings(connection: &Connection) -> Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(128);
    connection.execute_batch(&format!(
        "PRAGMA synchronous = FULL;
         PRAGMA fullfsync = ON;
         PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA journal_size_limit = 67108864;
         PRAGMA temp_store = MEMORY;
         PRAGMA cache_size = -{CACHE};",
    ))?;
    Ok(())
}

pub(super) fn file_name(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

fn writable(path: &Path) -> bool {
    OpenOptions::new().write(true).open(path).is_ok() && folder_writable(path)
}

/// SQLite keeps its log beside the file, so the folder must take new files too.
fn folder_writable(path: &Path) -> bool {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or_else(|| Path::new("."));
    tempfile::Builder::new()
        .prefix(".cordial-")
        .tempfile_in(folder)
        .is_ok()
}

fn create(path: &Path) -> Result<()> {
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        create_folder(folder)?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    match options.open(path) {
        Ok(_) => Ok(()),
        // Another process was faster; both open the same file.
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(Report::file("create", path, &error)
            .hint("name a file in a folder you can write to with --database")),
    }
}

/// Makes a folder that only its owner can enter; one that exists is left as it is.
pub(crate) fn create_folder(folder: &Path) -> Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(folder).map_err(|error| {
        Report::file("make the folder", folder, &error)
            .hint("name a file in a folder you can write to with --database")
    })
}

/// The machine's name, for the journal: which of the user's machines made a change.
fn device_name() -> String {
    fs::read_to_string("/proc/sys/kernel/hostname")
        .ok()
        .or_else(|| std::env::var("HOSTNAME").ok())
        .map(|name| name.trim().to_owned())
        .unwrap_or_default()
}
