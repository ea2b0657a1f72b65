//! Tables of what fits and of what only seems to.

use super::*;
use crate::domain::{IdSource, Moment};

fn someone(ids: &mut IdSource, name: &str) -> Someone {
    Someone {
        id: ids.fresh(Moment::from_millis(0)),
        full_name: name.into(),
        short: name.split(' ').next().unwrap().into(),
        role: String::new(),
        tags: Vec::new(),
        needs: String::new(),
        cares_about: String::new(),
    }
}

fn asset(ids: &mut IdSource, kind: AssetKind, name: &str, notes: &str) -> Asset {
    Asset {
        id: ids.fresh(Moment::from_millis(0)),
        kind,
        name: name.into(),
        notes: notes.into(),
        created_at: Moment::from_millis(0),
    }
}

/// The words that met between a need and something the user has; empty where nothing fits.
fn fits(need: &str, has: &str) -> String {
    let mut ids = IdSource::seeded([1, 2]);
    let mut maya = someone(&mut ids, "Maya Chen");
    maya.needs = need.into();
    let asset = asset(&mut ids, AssetKind::Skill, has, "");
    gifts(&[maya], &[asset], &BTreeSet::new())
        .first()
        .map(Gift::evidence_words)
        .unwrap_or_default()
}

#[test]
fn needs_meet_what_i_have() {
    for (need, has, evidence) in [
        (
            "a reviewer for a cost model",
            "reviewing cost models",
            "reviewer = reviewing · cost · model = models",
        ),
        (
            "help with her database migration",
            "SQLite internals",
            "database = SQLite",
        ),
        (
            "someone who knows Kubernetes",
            "k8s operations",
            "Kubernetes = k8s",
        ),
        (
            "hiring two people in Lisbon",
            "recruiting",
            "hiring = recruiting",
        ),
        (
            "a lawyer for open-source licences",
            "contract law",
            "lawyer = law",
        ),
        (
            "a second reader for a paper",
            "reading papers critically",
            "reader = reading · paper = papers",
        ),
        (
            "a speaker in March",
            "public speaking",
            "speaker = speaking",
        ),
        ("IT procurement rules", "procurement", "procurement"),
        ("IT support", "how IT is run at a bank", "IT"),
        (
            "a data engineer",
            "knowing data engineers",
            "data · engineer = engineers",
        ),
        ("calendar standards", "Calendar formats", "calendar"),
        ("C++ build times", "C++", "C++"),
        (
            "déjà vu translations",
            "translation",
            "translations = translation",
        ),
        ("日历 标准", "日历", "日历"),
        (
            "Needs: capacity numbers, and a room",
            "capacity planning",
            "capacity",
        ),
        (
            "not blockchain; storage benchmarks",
            "benchmarking",
            "benchmarks = benchmarking",
        ),
    ] {
        assert_eq!(fits(need, has), evidence, "{need} × {has}");
    }
}

#[test]
fn near_misses_do_not_meet() {
    for (need, has) in [
        ("a new role", "role-playing games"),
        ("help", "helping people"),
        ("someone good with data", "data protection"),
        ("a product engineer", "engineering"),
        ("a project manager", "managing people"),
        ("senior staff", "staff meetings"),
        ("no more crypto", "crypto"),
        ("work without JavaScript", "JavaScript"),
        ("marketing", "market data"),
        ("accounting", "account security"),
        ("a custom keyboard", "customer interviews"),
        ("police checks", "policy"),
        ("university contacts", "the universe"),
        ("an organ donor", "organization design"),
        ("it to be over", "IT"),
        ("an office in Berlin", "being an officer"),
        ("a poster for the fair", "posting letters"),
        ("letters of recommendation", "letting flats"),
        ("more time this year", "time management"),
        ("see https://sqlite.org", "SQLite"),
        ("2026", "planning for 2026"),
        ("a game engine", "engineering leadership"),
        ("", "SQLite"),
        ("SQLite", ""),
        ("shards", "sharing"),
        ("a board game", "the standards board"),
        ("an idea", "ideas"),
        ("string quartets", "strong opinions"),
    ] {
        assert_eq!(fits(need, has), "", "{need} × {has}");
    }
}

#[test]
fn a_gift_is_said_with_its_reason() {
    let mut ids = IdSource::seeded([1, 2]);
    for (needs, cares, kind, has, notes, sentence) in [
        (
            "a reviewer for a cost model",
            "",
            AssetKind::Knowledge,
            "Cost models",
            "",
            "Maya is looking for a reviewer for a cost model; you know cost models",
        ),
        (
            "Looking for a reviewer of queries",
            "",
            AssetKind::Skill,
            "query review",
            "",
            "Maya is looking for a reviewer of queries; you are good at query review",
        ),
        (
            "Needs a room in Lisbon",
            "",
            AssetKind::Resource,
            "a room in Lisbon",
            "",
            "Maya needs a room in Lisbon; you have a room in Lisbon",
        ),
        (
            "coffee; a hand with SQL",
            "",
            AssetKind::Knowledge,
            "SQLite internals",
            "",
            "Maya is looking for a hand with SQL; you know SQLite internals",
        ),
        (
            "",
            "Fair calendars for all",
            AssetKind::Skill,
            "Calendar maths",
            "",
            "Maya cares about fair calendars for all; you are good at calendar maths",
        ),
        (
            "SQL help",
            "",
            AssetKind::Skill,
            "teaching",
            "mostly SQL",
            "Maya is looking for SQL help; you are good at teaching",
        ),
    ] {
        let mut maya = someone(&mut ids, "Maya Chen");
        maya.needs = needs.into();
        maya.cares_about = cares.into();
        let asset = asset(&mut ids, kind, has, notes);
        let gifts = gifts(&[maya], &[asset], &BTreeSet::new());
        assert_eq!(gifts[0].sentence(), sentence);
    }
}

#[test]
fn two_people_meet_over_a_need_or_a_shared_care() {
    let check =
        |first: &dyn Fn(&mut Someone), second: &dyn Fn(&mut Someone), expected: Option<&str>| {
            let mut ids = IdSource::seeded([1, 2]);
            let (mut maya, mut tom) = (
                someone(&mut ids, "Maya Chen"),
                someone(&mut ids, "Tom Okafor"),
            );
            first(&mut maya);
            second(&mut tom);
            let found = meetings(&[maya, tom], &BTreeSet::new());
            let sentence = found.first().map(Meeting::sentence);
            assert_eq!(sentence.as_deref(), expected);
        };
    check(
        &|maya| maya.needs = "somebody in procurement".into(),
        &|tom| tom.role = "procurement lead".into(),
        Some(
            "Tom and Maya should meet: Maya is looking for somebody in procurement; Tom’s role: procurement lead; ask Tom first",
        ),
    );
    check(
        &|maya| maya.needs = "a reviewer of calendars".into(),
        &|tom| tom.tags = vec!["maps".into(), "calendars".into()],
        Some(
            "Tom and Maya should meet: Maya is looking for a reviewer of calendars; Tom’s tag: #calendars; ask Tom first",
        ),
    );
    check(
        &|maya| maya.cares_about = "calendars, trees".into(),
        &|tom| tom.cares_about = "his kids; calendar standards".into(),
        Some("Maya and Tom should meet: both care about calendars; ask Maya first"),
    );
    check(
        &|maya| maya.cares_about = "storage".into(),
        &|tom| tom.needs = "a storage benchmark".into(),
        Some(
            "Maya and Tom should meet: Tom is looking for a storage benchmark; Maya cares about storage; ask Maya first",
        ),
    );
    // A need goes before a shared care.
    check(
        &|maya| {
            maya.cares_about = "storage".into();
            maya.needs = "lawyers".into();
        },
        &|tom| {
            tom.cares_about = "storage".into();
            tom.role = "legal counsel".into();
        },
        Some(
            "Tom and Maya should meet: Maya is looking for lawyers; Tom’s role: legal counsel; ask Tom first",
        ),
    );
    check(
        &|maya| maya.role = "engineer".into(),
        &|tom| tom.role = "engineer".into(),
        None,
    );
    check(
        &|maya| maya.role = "procurement".into(),
        &|tom| tom.role = "procurement".into(),
        None,
    );
    check(
        &|maya| maya.needs = "an engineer".into(),
        &|tom| tom.role = "staff engineer".into(),
        None,
    );
    check(
        &|maya| maya.needs = "SQL".into(),
        &|tom| tom.needs = "SQL".into(),
        None,
    );
    check(&|_| {}, &|_| {}, None);
}

#[test]
fn what_was_dismissed_is_not_proposed_again() {
    let mut ids = IdSource::seeded([1, 2]);
    let (mut maya, mut tom) = (
        someone(&mut ids, "Maya Chen"),
        someone(&mut ids, "Tom Okafor"),
    );
    maya.needs = "SQL".into();
    tom.tags = vec!["SQL".into()];
    let asset = asset(&mut ids, AssetKind::Skill, "SQL", "");
    let (people, assets) = ([maya, tom], [asset]);
    let gift = gifts(&people, &assets, &BTreeSet::new()).remove(0);
    assert_eq!(
        gift.name,
        format!("offer:{}:{}", people[0].id, assets[0].id)
    );
    assert!(gifts(&people, &assets, &BTreeSet::from([gift.name.clone()])).is_empty());
    let meeting = meetings(&people, &BTreeSet::new()).remove(0);
    assert_eq!(meeting.name, meeting_name(people[1].id, people[0].id));
    assert_eq!(meeting.name, meeting_name(people[0].id, people[1].id));
    assert!(meetings(&people, &BTreeSet::from([meeting.name])).is_empty());
    assert!(gift.is_answered_by("SQLite lesson"));
    assert!(!gift.is_answered_by("lunch"));
}

#[test]
fn the_order_is_stable_and_the_work_is_bounded() {
    let mut ids = IdSource::seeded([1, 2]);
    let mut people: Vec<Someone> = (0..3000)
        .map(|n| {
            let mut one = someone(&mut ids, &format!("P{n} X"));
            one.needs = format!("topic{} and storage", n % 200);
            one.cares_about = format!("thing{} trees", n % 7);
            one.tags = vec![format!("topic{}", (n + 1) % 200)];
            one
        })
        .collect();
    people[2999].needs = "quaternions".into();
    let assets: Vec<Asset> = ["quaternions", "storage", "topic3", "topic4 storage"]
        .map(|name| asset(&mut ids, AssetKind::Skill, name, ""))
        .into();
    let none = BTreeSet::new();
    let found = gifts(&people, &assets, &none);
    assert_eq!(found.len(), MOST_PROPOSALS);
    assert_eq!(found, gifts(&people, &assets, &none));
    assert_eq!(found[0].has, "topic4 storage");
    assert_eq!(found[0].full_name, "P4 X");
    assert!(
        found.iter().all(|gift| gift.has != "quaternions"),
        "beyond the bound"
    );
    let pairs = meetings(&people, &none);
    assert_eq!(pairs.len(), MOST_PROPOSALS);
    assert_eq!(pairs, meetings(&people, &none));
}
