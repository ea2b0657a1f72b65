//! One example row of every table, in an order in which they can be written, and each of them revised.

use cordial::domain::asset::*;
use cordial::domain::civil::Birthday;
use cordial::domain::draft::*;
use cordial::domain::follow_up::*;
use cordial::domain::goal::*;
use cordial::domain::imported::*;
use cordial::domain::interaction::*;
use cordial::domain::introduction::*;
use cordial::domain::ledger::*;
use cordial::domain::lesson::*;
use cordial::domain::offer::*;
use cordial::domain::person::*;
use cordial::domain::prediction::*;
use cordial::domain::promise::*;
use cordial::domain::review::*;
use cordial::domain::tie::*;
use cordial::domain::{IdSource, Moment, Record};

const AT: Moment = Moment::from_millis(1_795_420_000_000);

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

/// One row of every table. A second person stands behind the introduction, in the first one's place.
pub fn one_of_each() -> Vec<Record> {
    let mut ids = IdSource::seeded([1, 2]);
    let ada = Person {
        nickname: "Countess".into(),
        birthday: Birthday::new(Some(1815), 12, 10),
        notes: "two\nlines".into(),
        ..Person::named(ids.fresh(AT), "Ada Obi".into(), AT)
    };
    let goal = Goal::titled(ids.fresh(AT), "Win the rewrite".into(), AT);
    let talk = Interaction {
        id: ids.fresh(AT),
        on_day: day("2026-11-20"),
        channel: Channel::Coffee,
        direction: TouchDirection::Mutual,
        summary: "coffee about budgets".into(),
        created_at: AT,
    };
    let offer = Offer {
        id: ids.fresh(AT),
        person: ada.id,
        kind: GiftKind::Help,
        what: "review".into(),
        goal: Some(goal.id),
        state: OfferState::Planned,
        created_at: AT,
    };
    let follow_up = FollowUp {
        offer: Some(offer.id),
        goal: Some(goal.id),
        ..FollowUp::on(
            ids.fresh(AT),
            ada.id,
            Some(day("2026-11-27")),
            "ask".into(),
            AT,
        )
    };
    let review = Review {
        id: ids.fresh(AT),
        started_on: day("2026-11-23"),
        step: ReviewStep::Waiting,
        state: ReviewState::Open,
        finished_on: None,
        created_at: AT,
    };
    let proposed = ProposedTalk {
        id: ids.fresh(AT),
        on_day: day("2026-11-18"),
        channel: Channel::Call,
        direction: TouchDirection::Mutual,
        summary: "planning".into(),
        source: "ics".into(),
        created_at: AT,
    };
    vec![
        ada.clone().into(),
        ContactPoint {
            id: ids.fresh(AT),
            person: ada.id,
            kind: PointKind::Email,
            label: "work".into(),
            value: "ada@northwind.example".into(),
            position: 0,
        }
        .into(),
        PersonTag {
            id: ids.fresh(AT),
            person: ada.id,
            name: "storage".into(),
        }
        .into(),
        Tie::undecided(ids.fresh(AT), ada.id, day("2026-11-01")).into(),
        CircleCadence {
            id: ids.fresh(AT),
            circle: Circle::new(2).unwrap(),
            ideal_days: 21,
            latest_days: 60,
        }
        .into(),
        Consideration {
            id: ids.fresh(AT),
            person: ada.id,
            kind: ConsiderationKind::Bumped,
            on_day: day("2026-11-22"),
            at: AT,
        }
        .into(),
        goal.clone().into(),
        Contribution {
            id: ids.fresh(AT),
            goal: goal.id,
            person: ada.id,
            kind: Brings::Insight,
            note: "knows the board".into(),
        }
        .into(),
        Asset {
            id: ids.fresh(AT),
            kind: AssetKind::Skill,
            name: "SQLite".into(),
            notes: String::new(),
            created_at: AT,
        }
        .into(),
        talk.clone().into(),
        Participant {
            id: ids.fresh(AT),
            interaction: talk.id,
            person: ada.id,
        }
        .into(),
        Debrief {
            id: ids.fresh(AT),
            interaction: talk.id,
            matters: "time".into(),
            felt: "calm".into(),
            listened: String::new(),
            ask_next: "how did it go?".into(),
            created_at: AT,
        }
        .into(),
        Question {
            id: ids.fresh(AT),
            person: ada.id,
            interaction: Some(talk.id),
            text: "how did it go?".into(),
            asked_on: None,
            created_at: AT,
        }
        .into(),
        offer.clone().into(),
        Entry {
            id: ids.fresh(AT),
            person: ada.id,
            direction: GiftDirection::Received,
            kind: GiftKind::Information,
            what: "the numbers".into(),
            on_day: day("2026-11-20"),
            asked_by: AskedBy::Me,
            thanked_on: None,
            interaction: Some(talk.id),
            offer: Some(offer.id),
            created_at: AT,
        }
        .into(),
        Promise {
            id: ids.fresh(AT),
            person: ada.id,
            promised_by: PromisedBy::Me,
            what: "send the paper".into(),
            made_on: day("2026-11-20"),
            due: Some(day("2026-11-27")),
            state: PromiseState::Open,
            closed_on: None,
            interaction: Some(talk.id),
            created_at: AT,
        }
        .into(),
        Introduction {
            id: ids.fresh(AT),
            first: ada.id,
            second: other().id,
            why: "both like calendars".into(),
            state: IntroductionState::Idea,
            since: day("2026-11-20"),
            outcome: String::new(),
            created_at: AT,
        }
        .into(),
        follow_up.clone().into(),
        Prediction {
            id: ids.fresh(AT),
            person: ada.id,
            follow_up: Some(follow_up.id),
            guess: Welcome::new(4).unwrap(),
            guessed_on: day("2026-11-20"),
            answer: None,
            answered_on: None,
            created_at: AT,
        }
        .into(),
        Card {
            id: ids.fresh(AT),
            person: ada.id,
            uid: "urn:uuid:1".into(),
            rest: "X-SHOE:39\r\n".into(),
            created_at: AT,
        }
        .into(),
        Origin {
            id: ids.fresh(AT),
            source: "ics".into(),
            name: "meeting-1".into(),
            created_at: AT,
        }
        .into(),
        proposed.clone().into(),
        ProposedParticipant {
            id: ids.fresh(AT),
            talk: proposed.id,
            person: ada.id,
        }
        .into(),
        SyncedCard {
            id: ids.fresh(AT),
            folder: "contacts".into(),
            file: "ada.vcf".into(),
            uid: "urn:uuid:1".into(),
            subject: ada.id.to_string(),
            base: "BEGIN:VCARD\r\nEND:VCARD\r\n".into(),
            hash: "00".into(),
            at: AT,
        }
        .into(),
        Dismissal {
            id: ids.fresh(AT),
            proposal: "offer:x".into(),
            created_at: AT,
        }
        .into(),
        review.clone().into(),
        ReviewItem {
            id: ids.fresh(AT),
            review: review.id,
            step: ReviewStep::Promises,
            subject: ada.id.to_string(),
            verdict: "later".into(),
            said: String::new(),
            on_day: day("2026-11-23"),
            created_at: AT,
        }
        .into(),
        Pick {
            id: ids.fresh(AT),
            person: ada.id,
            review: Some(review.id),
            follow_up: Some(follow_up.id),
            on_day: day("2026-11-23"),
            answer: PickAnswer::Open,
            created_at: AT,
        }
        .into(),
        LessonRun {
            id: ids.fresh(AT),
            lesson: "first".into(),
            section: "summary".into(),
            exercise: String::new(),
            started_at: AT,
            finished_at: None,
        }
        .into(),
        LessonAnswer {
            id: ids.fresh(AT),
            lesson: "first".into(),
            section: "summary".into(),
            exercise: "goal".into(),
            state: AnswerState::Done,
            answer: "to be heard".into(),
            on_day: day("2026-11-23"),
        }
        .into(),
        EarnedTag {
            id: ids.fresh(AT),
            name: "bti-started".into(),
            earned_at: AT,
        }
        .into(),
        Setting {
            id: ids.fresh(AT),
            name: BALANCE.into(),
            value: "hidden".into(),
        }
        .into(),
        Draft {
            id: ids.fresh(AT),
            place: "person:new".into(),
            body: "Gra".into(),
            saved_at: AT,
        }
        .into(),
    ]
}

/// The second person of the example introduction, who has to be written before the others.
pub fn other() -> Person {
    let mut ids = IdSource::seeded([77, 78]);
    Person::named(ids.fresh(AT), "Søren Østergård".into(), AT)
}

/// The same rows with something changed in each, in the same order.
pub fn revised() -> Vec<Record> {
    one_of_each()
        .into_iter()
        .map(|record| match record {
            Record::Person(row) => Person {
                full_name: "Ada Lovelock".into(),
                ..row
            }
            .into(),
            Record::ContactPoint(row) => ContactPoint {
                value: "x@y.example".into(),
                ..row
            }
            .into(),
            Record::PersonTag(row) => PersonTag {
                name: "calendars".into(),
                ..row
            }
            .into(),
            Record::Tie(row) => row.in_circle(Circle::new(1).unwrap()).into(),
            Record::CircleCadence(row) => CircleCadence {
                ideal_days: 25,
                ..row
            }
            .into(),
            Record::Consideration(row) => Consideration {
                kind: ConsiderationKind::Snoozed,
                ..row
            }
            .into(),
            Record::Goal(row) => Goal {
                due: Some(day("2027-03-01")),
                ..row
            }
            .into(),
            Record::Contribution(row) => Contribution {
                kind: Brings::Support,
                ..row
            }
            .into(),
            Record::Asset(row) => Asset {
                kind: AssetKind::Resource,
                ..row
            }
            .into(),
            Record::Interaction(row) => Interaction {
                on_day: day("2026-10-01"),
                direction: TouchDirection::Mine,
                summary: "a call instead".into(),
                ..row
            }
            .into(),
            Record::Participant(row) => Participant {
                person: other().id,
                ..row
            }
            .into(),
            Record::Debrief(row) => Debrief {
                listened: "well".into(),
                ..row
            }
            .into(),
            Record::Question(row) => Question {
                asked_on: Some(day("2026-11-23")),
                ..row
            }
            .into(),
            Record::Offer(row) => Offer {
                state: OfferState::LetGo,
                goal: None,
                ..row
            }
            .into(),
            Record::Entry(row) => Entry {
                thanked_on: Some(day("2026-11-23")),
                ..row
            }
            .into(),
            Record::Promise(row) => Promise { due: None, ..row }.into(),
            Record::Introduction(row) => Introduction {
                state: IntroductionState::Met,
                outcome: "good".into(),
                ..row
            }
            .into(),
            Record::FollowUp(row) => FollowUp {
                draft: "Dear Ada,\n".into(),
                ..row
            }
            .into(),
            Record::Prediction(row) => Prediction {
                answer: Welcome::new(6),
                answered_on: Some(day("2026-11-23")),
                ..row
            }
            .into(),
            Record::Card(row) => Card {
                rest: String::new(),
                ..row
            }
            .into(),
            Record::Origin(row) => Origin {
                name: "meeting-2".into(),
                ..row
            }
            .into(),
            Record::ProposedTalk(row) => ProposedTalk {
                direction: TouchDirection::Theirs,
                ..row
            }
            .into(),
            Record::ProposedParticipant(row) => ProposedParticipant {
                person: other().id,
                ..row
            }
            .into(),
            Record::SyncedCard(row) => SyncedCard {
                hash: "01".into(),
                ..row
            }
            .into(),
            Record::Dismissal(row) => Dismissal {
                proposal: "offer:y".into(),
                ..row
            }
            .into(),
            Record::Review(row) => Review {
                state: ReviewState::Finished,
                ..row
            }
            .into(),
            Record::ReviewItem(row) => ReviewItem {
                said: "Said".into(),
                ..row
            }
            .into(),
            Record::Pick(row) => Pick {
                answer: PickAnswer::Reached,
                ..row
            }
            .into(),
            Record::LessonRun(row) => LessonRun {
                exercise: "goal".into(),
                ..row
            }
            .into(),
            Record::LessonAnswer(row) => LessonAnswer {
                state: AnswerState::Skipped,
                ..row
            }
            .into(),
            Record::EarnedTag(row) => EarnedTag {
                name: "other".into(),
                ..row
            }
            .into(),
            Record::Setting(row) => Setting {
                value: "shown".into(),
                ..row
            }
            .into(),
            Record::Draft(row) => Draft {
                body: "Grace".into(),
                ..row
            }
            .into(),
        })
        .collect()
}
