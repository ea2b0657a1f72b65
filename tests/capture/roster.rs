//! What the tests share: a small world of people and a plain rendering of readings.
#![allow(dead_code)]

use chrono::NaiveDate;
use cordial::coach::capture::*;

/// Monday 23 November 2026.
pub(crate) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

const PEOPLE: &[(&str, &str, &str, &str)] = &[
    ("Priya Raman", "", "priya@example.com", "Acme"),
    ("Tom Okafor", "", "tom.okafor@globex.com", "Globex"),
    ("Tom Álvarez", "", "", "Initech"),
    ("Ana María Silva", "", "ana.silva@example.org", "Initech"),
    ("Jean-Luc Moreau", "JL", "", ""),
    ("Will Chen", "", "", "Globex"),
    ("May Whitfield", "", "", ""),
    ("Mark Osei", "", "", "Hooli"),
    ("Grace Kim", "", "", ""),
    ("Hope Adeyemi", "", "", ""),
    ("Rose Tyler", "", "", ""),
    ("Art Vandelay", "", "", "Vandelay Industries"),
    ("Bill Nakamura", "", "", ""),
    ("Samantha Lee", "Sam", "", ""),
    ("Søren Kjær", "", "", ""),
    ("Siobhán O'Connor", "", "", ""),
    ("王小明", "", "", ""),
    ("田中 太郎", "", "", ""),
    ("Владимир Петров", "", "", ""),
    ("محمد علي", "", "", ""),
    ("Nadia van der Berg", "", "", ""),
    ("Christopher Doyle", "", "", ""),
    ("Elena Rossi", "", "", "Acme"),
    ("Marcus Webb", "", "marcus@webb.io", ""),
    ("Dev Patel", "", "", ""),
    ("Kenji Sato", "", "", ""),
];

pub(crate) fn roster() -> Roster {
    let some = |s: &str| {
        if s.is_empty() {
            None
        } else {
            Some(s.to_string())
        }
    };
    Roster::new(
        PEOPLE
            .iter()
            .enumerate()
            .map(|(i, (name, nick, mail, org))| Known {
                key: i as u32,
                full_name: name.to_string(),
                nickname: some(nick),
                emails: some(mail).into_iter().collect(),
                organization: some(org),
            }),
    )
}

pub(crate) struct Past;
impl History for Past {
    fn together(&self, a: u32, b: u32) -> u32 {
        // Elena Rossi has often been met together with Tom Okafor.
        if (a.min(b), a.max(b)) == (1, 22) {
            4
        } else {
            0
        }
    }
    fn last_talk_days_ago(&self, _: u32) -> Option<i64> {
        None
    }
}

pub(crate) fn goals() -> Vec<String> {
    vec!["Ship the platform".into(), "Promotion".into()]
}

pub(crate) fn read_with(text: &str, answers: &[Answer]) -> Reading {
    read(
        text,
        &roster(),
        &Past,
        &goals(),
        &Calendar::default(),
        today(),
        answers,
    )
}

pub(crate) fn render(text: &str, r: &Reading) -> Vec<String> {
    let roster = roster();
    let who = |w: &Who| match w {
        Who::Known(k) => roster.name(*k).unwrap().to_string(),
        Who::New(i) => format!("new {}", r.new_people[*i].name),
        Who::Asked(q) => format!("?{}", r.questions[*q].text),
    };
    let day = |d: &Day| match d {
        Day::On(d) => d.to_string(),
        Day::Asked(q) => format!("?{}", r.questions[*q].text),
    };
    let snake = |d: &dyn std::fmt::Debug| format!("{d:?}").to_lowercase();
    let mut out = Vec::new();
    for t in &r.talks {
        let people: Vec<_> = t.people.iter().map(who).collect();
        let own = if t.text == text.trim() {
            String::new()
        } else {
            format!(" | {}", t.text)
        };
        out.push(format!(
            "talk {} {}: {}{own}",
            day(&t.on),
            snake(&t.channel),
            people.join(", ")
        ));
    }
    for g in &r.gifts {
        let to =
            g.to.as_ref()
                .map(|t| format!(" to {}", who(t)))
                .unwrap_or_default();
        out.push(format!(
            "{} {} {}: {}{to} | {}",
            snake(&g.direction),
            snake(&g.kind),
            day(&g.on),
            who(&g.person),
            g.what
        ));
    }
    for p in &r.promises {
        let due = p
            .due
            .as_ref()
            .map(|d| format!(" due {}", day(d)))
            .unwrap_or_default();
        let by = match p.by {
            By::Me => "me".to_string(),
            By::Them => "them".to_string(),
            By::Asked(q) => format!("?{}", r.questions[q].text),
        };
        out.push(format!(
            "promise {by}: {} | {}{due}",
            who(&p.person),
            p.what
        ));
    }
    for f in &r.follow_ups {
        let on =
            f.on.as_ref()
                .map(|d| format!(" on {}", day(d)))
                .unwrap_or_default();
        out.push(format!("follow-up: {} | {}{on}", who(&f.person), f.what));
    }
    for n in &r.notes {
        out.push(format!(
            "note: {} | {}",
            n.person.as_ref().map(who).unwrap_or_else(|| "-".into()),
            n.text
        ));
    }
    for t in &r.tags {
        out.push(format!("tag: {}", t.name));
    }
    for g in &r.goals {
        out.push(format!("goal: {}", goals()[g.goal]));
    }
    for q in &r.questions {
        let c: Vec<_> = q.candidates.iter().map(|c| c.label.clone()).collect();
        out.push(format!("ask {}: {}", q.text, c.join(" / ")));
    }
    for e in &r.errors {
        out.push(format!("error {}: {}", &text[e.span.clone()], e.sentence));
    }
    out
}
