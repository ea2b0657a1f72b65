//! The real `vdirsyncer` and the real `khard` over folders that the real binary keeps in step: a server's
//! folder, `vdirsyncer`, our folder, and the board behind it. Skipped, and said so, where they are not
//! installed: `CORDIAL_PEERS` names a Python environment that holds both, else they are sought in PATH.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test that cannot go on stops, and one that is skipped says so"
)]

mod common;

use std::path::PathBuf;
use std::process::{Command, Stdio};

use common::command::{CORDIAL, Home, Run, run, snapshot};
use cordial::domain::person::Person;
use cordial::domain::{Change, Id, Moment};
use cordial::store::Store;

/// The two programs and a home for all of them.
struct Peers {
    home: Home,
    programs: PathBuf,
}

impl Peers {
    /// `None` where they are not installed.
    fn found() -> Option<Self> {
        let named = std::env::var_os("CORDIAL_PEERS").map(|path| PathBuf::from(path).join("bin"));
        let path = std::env::var_os("PATH").unwrap_or_default();
        let programs = named
            .into_iter()
            .chain(std::env::split_paths(&path))
            .find(|folder| {
                ["vdirsyncer", "khard"]
                    .iter()
                    .all(|name| folder.join(name).is_file())
            });
        let Some(programs) = programs else {
            eprintln!(
                "skipped: vdirsyncer and khard are not installed; CORDIAL_PEERS names where they are"
            );
            return None;
        };
        let peers = Self {
            home: Home::new(),
            programs,
        };
        for folder in ["server", "cards", "calendar", "tasks"] {
            std::fs::create_dir(peers.home.path(folder)).unwrap();
        }
        let root = peers
            .home
            .path("")
            .to_str()
            .unwrap()
            .trim_end_matches('/')
            .to_owned();
        for (name, text) in [
            ("vdirsyncer.conf", include_str!("peers/vdirsyncer.conf")),
            ("khard.conf", include_str!("peers/khard.conf")),
        ] {
            let text = text.replace("HOME", &root).replace("CORDIAL", CORDIAL);
            peers.home.write(name, text);
        }
        let found = peers.peer("vdirsyncer", &["-c", "vdirsyncer.conf", "discover"], "");
        assert_eq!(found.code, 0, "{found:?}");
        Some(peers)
    }

    fn peer(&self, name: &str, arguments: &[&str], input: &str) -> Run {
        let mut command = Command::new(self.programs.join(name));
        self.home.dress(&mut command);
        command
            .args(arguments)
            .env("LC_ALL", "C.UTF-8")
            .env("PYTHONUTF8", "1");
        if !input.is_empty() {
            let path = self.home.write("input", input);
            command.stdin(Stdio::from(std::fs::File::open(path).unwrap()));
        }
        run(&mut command)
    }

    fn vdirsyncer(&self) {
        let said = self.peer("vdirsyncer", &["-c", "vdirsyncer.conf", "sync"], "");
        assert_eq!(said.code, 0, "{said:?}");
    }

    fn khard(&self, arguments: &[&str], input: &str) -> String {
        let mut all = vec!["-c", "khard.conf"];
        all.extend(arguments);
        let said = self.peer("khard", &all, input);
        assert_eq!(said.code, 0, "{arguments:?}: {said:?}");
        said.out
    }

    fn cordial(&self) -> serde_json::Value {
        let said = self
            .home
            .json(&["sync", "vdir", "cards", "--tasks", "tasks"]);
        assert_eq!(said["left"], serde_json::json!([]));
        said["counts"].clone()
    }

    /// Server to board and back, until nothing is left to do.
    fn everywhere(&self) {
        self.vdirsyncer();
        self.cordial();
        self.vdirsyncer();
        let before = [
            snapshot(&self.home.path("server")),
            snapshot(&self.home.path("cards")),
        ];
        self.cordial();
        self.vdirsyncer();
        let after = [
            snapshot(&self.home.path("server")),
            snapshot(&self.home.path("cards")),
        ];
        assert_eq!(before, after, "it comes to rest");
        let texts = |files: &[(PathBuf, Vec<u8>)]| {
            let mut texts: Vec<String> = files
                .iter()
                .map(|(_, text)| String::from_utf8_lossy(text).replace("\r\n", "\n"))
                .collect();
            texts.sort();
            texts
        };
        assert_eq!(
            texts(&after[0]),
            texts(&after[1]),
            "both folders hold the same"
        );
    }

    fn put(&self, name: &str, text: &str) {
        self.home.write(name, text);
    }

    fn text(&self, name: &str) -> String {
        std::fs::read_to_string(self.home.path(name)).unwrap()
    }

    /// Edits somebody on the board.
    fn edit(&self, name: &str, edit: impl FnOnce(&mut Person)) {
        let now = Moment::from_millis(1_795_420_000_000);
        let found = self.home.json(&["show", name]);
        let id = uuid::Uuid::try_parse(found["person"]["id"].as_str().unwrap()).unwrap();
        let mut store = Store::open(&self.home.database(), now).unwrap();
        let was: Person = store.get(Id::new(id)).unwrap().unwrap();
        let mut becomes = was.clone();
        edit(&mut becomes);
        let change = Change::new("Edited").revise(&was, becomes);
        store.apply(&change, now).unwrap();
    }

    /// What the board tells of somebody.
    fn shown(&self, name: &str) -> String {
        self.home.json(&["show", name]).to_string()
    }

    fn count(&self) -> u64 {
        self.home.json(&["list"])["count"].as_u64().unwrap()
    }
}

fn card(uid: &str, given: &str, family: &str, more: &str) -> String {
    format!(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{uid}\r\nN:{family};{given};;;\r\nFN:{given} {family}\r\n{more}\
         X-SHOE-SIZE:39\r\nEND:VCARD\r\n"
    )
}

#[test]
fn a_server_a_sync_program_an_address_book_and_the_board() {
    let Some(peers) = Peers::found() else { return };
    peers.put(
        "server/ada.vcf",
        &card(
            "ada-1",
            "Ada",
            "Obi",
            "TITLE:engineer\r\nEMAIL;TYPE=WORK:ada@x.example\r\n",
        ),
    );
    peers.put(
        "server/tom.vcf",
        &card(
            "tom-1",
            "Tom",
            "Okafor",
            "TEL;TYPE=CELL:+1 202 555 0143\r\n",
        ),
    );
    peers.put(
        "server/wei.vcf",
        &card("wei-1", "静怡", "欧阳", "NOTE:likes\\, say\\, tea\r\n"),
    );
    peers.everywhere();
    assert_eq!(peers.count(), 3);
    assert!(peers.shown("Ada").contains("engineer"));

    // Edited on the server.
    let text = peers.text("server/ada.vcf");
    peers.put(
        "server/ada.vcf",
        &text.replace("engineer", "head of storage"),
    );
    peers.everywhere();
    assert!(peers.shown("Ada").contains("head of storage"));

    // Edited here: the server learns it, and keeps what is its own. It is something that was never there:
    // vdirsyncer 0.21 takes a file that becomes again what it was before its own last write for unchanged.
    peers.edit("Ada", |ada| ada.role = "engineer at large".into());
    peers.everywhere();
    let text = peers.text("server/ada.vcf");
    assert!(
        text.contains("TITLE:engineer at large\r\n") && text.contains("X-SHOE-SIZE:39"),
        "{text}"
    );

    // New here, for everybody.
    peers.home.ok(&[
        "add",
        "Zoë Ångström",
        "--email",
        "zoe@x.example",
        "--phone",
        "+46 8 123 456 78",
        "--role",
        "cook",
    ]);
    peers.home.ok(&["sync", "vdir", "cards", "--everybody"]);
    peers.everywhere();
    let server = snapshot(&peers.home.path("server"));
    assert_eq!(server.len(), 4);
    let listed = peers.khard(&["list"], "");
    for part in [
        "Ada Obi",
        "Tom Okafor",
        "欧阳",
        "Zoë Ångström",
        "zoe@x.example",
    ] {
        assert!(listed.contains(part), "{part}: {listed}");
    }
    let shown = peers.khard(&["show", "Zoë"], "");
    assert!(
        shown.contains("cook") && shown.contains("+46 8 123 456 78"),
        "{shown}"
    );

    // Edited and made by khard.
    let yaml = peers.khard(&["show", "--format=yaml", "Ada"], "");
    let edited = yaml.replace("engineer at large", "pilot");
    assert_ne!(edited, yaml);
    peers.put("edited.yaml", &edited);
    peers.khard(&["edit", "--input-file", "edited.yaml", "Ada"], "y\n");
    peers.put(
        "new.yaml",
        "First name: Priya\nLast name: Raman\nEmail:\n    work: priya@x.example\n",
    );
    peers.khard(&["new", "--input-file", "new.yaml", "-a", "people"], "y\n");
    peers.everywhere();
    assert!(peers.shown("Ada").contains("pilot"));
    assert!(peers.shown("Priya").contains("priya@x.example"));
    assert_eq!(peers.count(), 5);

    // Edited on both sides at once: vdirsyncer asks us, and nothing is lost.
    let (server, cards) = (peers.text("server/tom.vcf"), peers.text("cards/tom-1.vcf"));
    peers.put(
        "server/tom.vcf",
        &server.replace("X-SHOE-SIZE", "TITLE:pilot\r\nX-PET:cat\r\nX-SHOE-SIZE"),
    );
    peers.put(
        "cards/tom-1.vcf",
        &cards.replace(
            "X-SHOE-SIZE",
            "TITLE:baker\r\nEMAIL:tom@x.example\r\nX-SHOE-SIZE",
        ),
    );
    peers.everywhere();
    for text in [peers.text("server/tom.vcf"), peers.text("cards/tom-1.vcf")] {
        for part in [
            "pilot",
            "baker",
            "X-PET:cat",
            "tom@x.example",
            "X-SHOE-SIZE:39",
            "0143",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
    }
    assert!(peers.shown("Tom").contains("tom@x.example"));

    // Plans arrive in the calendar.
    peers
        .home
        .ok(&["follow-up", "Ada", "send the paper", "--on", "2026-12-01"]);
    peers.everywhere();
    let calendar = snapshot(&peers.home.path("calendar"));
    assert_eq!(calendar.len(), 1);
    let text = String::from_utf8(calendar[0].1.clone()).unwrap();
    assert!(text.contains("SUMMARY:Ada Obi: send the paper"), "{text}");

    // Removed on the server, and removed by khard.
    std::fs::remove_file(peers.home.path("server/wei.vcf")).unwrap();
    peers.khard(&["remove", "--force", "Priya"], "y\n");
    peers.everywhere();
    assert_eq!(peers.count(), 3);
    peers.home.ok(&["doctor"]);
}
