//! Keys in, screen out, for the ledger.

use crate::domain::Change;
use crate::domain::asset::{Asset, AssetKind};
use crate::domain::intent::{NewPerson, NewTalk};
use crate::domain::interaction::{Channel, TouchDirection};
use crate::domain::introduction::{Introduction, IntroductionState};
use crate::domain::ledger::{AskedBy, Entry, GiftDirection, GiftKind};
use crate::domain::person::PersonId;
use crate::domain::{IdSource, Moment};
use crate::tui::command::Command;
use crate::tui::testing::{Bench, days_ago, now};
use crate::tui::view::{Effect, ScreenName};

/// The demo, with something the user has, wishes that fit, and an introduction under way.
fn bench() -> Bench {
    let mut bench = Bench::demo();
    let mut ids = IdSource::seeded([11, 12]);
    let id = |bench: &mut Bench, name: &str| bench.store().people_named(name, 1).unwrap()[0].id;
    let (anna, tom, lena) = (
        id(&mut bench, "Anna"),
        id(&mut bench, "Tom"),
        id(&mut bench, "Lena"),
    );
    let mut change = Change::new("Set the scene");
    for (kind, name) in [
        (AssetKind::Knowledge, "SQLite internals"),
        (AssetKind::Skill, "reviewing budgets"),
    ] {
        change = change.add(Asset {
            id: ids.fresh(Moment::from_millis(0)),
            kind,
            name: name.into(),
            notes: String::new(),
            created_at: now().at,
        });
    }
    let mut wish = |person: PersonId, needs: &str, cares: &str| {
        let was = bench.store().get(person).unwrap().unwrap();
        let mut becomes = was.clone();
        becomes.needs = needs.into();
        becomes.cares_about = cares.into();
        bench
            .store()
            .apply(&Change::new("Noted").revise(&was, becomes), now().at)
            .unwrap();
    };
    wish(
        tom,
        "somebody in procurement; a second look at his budget",
        "",
    );
    wish(anna, "", "calendars");
    wish(lena, "a database that fits on a laptop", "");
    change = change.add(Introduction {
        id: ids.fresh(now().at),
        first: anna,
        second: tom,
        why: "both ran a data team through a merger".into(),
        state: IntroductionState::AskedFirst,
        since: days_ago(5),
        outcome: String::new(),
        created_at: now().at,
    });
    bench.store().apply(&change, now().at).unwrap();
    bench.go(ScreenName::Ledger);
    bench
}

#[test]
fn look() {
    println!("{}", bench().screen());
    let mut bench = bench().sized(80, 24);
    println!("{}", bench.screen());
    bench.press("G");
    println!("{}", bench.screen());
}
