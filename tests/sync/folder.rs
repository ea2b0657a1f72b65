//! A home with a folder of cards in it, and what another program and the user do there.

use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use crate::common::command::Home;
use cordial::domain::person::Person;
use cordial::domain::{Change, Moment};
use cordial::store::Store;
use serde_json::Value;

pub(super) const NOW: Moment = Moment::from_millis(1_795_420_000_000);

pub(super) const ADA: &str = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:ada-1\r\nN:Obi;Ada;;Dr.;\r\nFN:Dr. Ada Obi\r\n\
    item1.EMAIL;TYPE=INTERNET:ada@home.example\r\nitem1.X-ABLabel:Lair\r\n\
    TEL;TYPE=CELL:+44 7700 900123\r\nTITLE:engineer\r\nROLE:second opinion\r\nORG:Northwind;Storage\r\n\
    X-SHOE-SIZE:39\r\nNOTE:likes\\, say\\, tea\r\n\
    PHOTO;ENCODING=b;TYPE=JPEG:AAAA\r\n BBBB\r\nREV:2020-01-01T00:00:00Z\r\nEND:VCARD\r\n";
pub(super) const WEI: &str = "BEGIN:VCARD\nVERSION:4.0\nFN:Wei Zhang\nUID:urn:uuid:5a1c2f1e-8f57-4b1c-9f5b-0c9a5ad7c1f0\n\
    EMAIL:wei@zhang.example\nEND:VCARD\n";

/// A home, and in it a folder of cards.
pub(super) struct Both {
    pub(super) home: Home,
}

impl Both {
    pub(super) fn with(files: &[(&str, &str)]) -> Self {
        let both = Self { home: Home::new() };
        std::fs::create_dir_all(both.home.path("cards")).unwrap();
        for (name, text) in files {
            both.put(name, text);
        }
        both
    }

    /// Writes a file, as another program would, and makes it old.
    pub(super) fn put(&self, name: &str, text: &str) {
        let path = self.home.write(&format!("cards/{name}"), text);
        let file = std::fs::File::options().write(true).open(path).unwrap();
        let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        file.set_modified(long_ago).unwrap();
    }

    pub(super) fn edit(&self, name: &str, from: &str, to: &str) {
        let text = self.text(name);
        assert!(text.contains(from), "{from} in {text}");
        self.put(name, &text.replace(from, to));
    }

    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.home.path(&format!("cards/{name}"))
    }

    pub(super) fn text(&self, name: &str) -> String {
        std::fs::read_to_string(self.file(name)).unwrap()
    }

    pub(super) fn is_there(&self, name: &str) -> bool {
        self.file(name).exists()
    }

    pub(super) fn run(&self, more: &[&str]) -> (i32, Value) {
        let mut arguments = vec!["sync", "vdir", "cards", "--json"];
        arguments.extend(more);
        let run = self.home.run(&arguments);
        assert_eq!(run.err, "", "{arguments:?}");
        (run.code, serde_json::from_str(&run.out).unwrap())
    }

    pub(super) fn sync(&self) -> Value {
        let (code, said) = self.run(&[]);
        assert_eq!(code, 0, "{said}");
        said["counts"].clone()
    }

    /// A second run touches no file and writes nothing into the journal.
    pub(super) fn is_settled(&self) {
        let files = || -> Vec<_> {
            let mut files: Vec<_> = std::fs::read_dir(self.home.path("cards"))
                .unwrap()
                .map(|entry| entry.unwrap())
                .filter(|entry| entry.path().is_file())
                .map(|entry| {
                    let modified = entry.metadata().unwrap().modified().unwrap();
                    (
                        entry.file_name(),
                        modified,
                        std::fs::read(entry.path()).unwrap(),
                    )
                })
                .collect();
            files.sort();
            files
        };
        let history = || self.home.ok(&["history"]);
        let (before, said) = (files(), history());
        self.run(&[]);
        assert_eq!(files(), before);
        assert_eq!(history(), said);
    }

    pub(super) fn store(&self) -> Store {
        Store::open(&self.home.database(), NOW).unwrap()
    }

    pub(super) fn people(&self) -> Vec<String> {
        let list = self.home.json(&["list"]);
        let mut names: Vec<String> = list["people"]
            .as_array()
            .unwrap()
            .iter()
            .map(|person| person["full_name"].as_str().unwrap().to_owned())
            .collect();
        names.sort();
        names
    }

    pub(super) fn person(&self, name: &str) -> Person {
        let found = self.home.json(&["show", name]);
        let id = found["person"]["id"].as_str().unwrap();
        let id = cordial::domain::Id::new(uuid::Uuid::try_parse(id).unwrap());
        self.store().get(id).unwrap().unwrap()
    }

    pub(super) fn change(&self, name: &str, edit: impl FnOnce(&mut Person)) {
        let was = self.person(name);
        let mut becomes = was.clone();
        edit(&mut becomes);
        let change = Change::new("Edited").revise(&was, becomes);
        self.store().apply(&change, NOW).unwrap();
    }

    pub(super) fn remove(&self, name: &str) {
        let person = self.person(name);
        let change = Change::new("Removed").remove(person);
        self.store().apply(&change, NOW).unwrap();
    }
}
