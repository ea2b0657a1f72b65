//! `cordial insights`: the network in words and tables: what stands out, groups, contact by week, given and
//! received by month, the mix of ties, and who brings what to which goal.
//!
//! JSON: `stands_out`: each `kind` (`one_circle`, `only_way_in` or `bridge`), `sentence`, `evidence`, and
//! for the last two `person`; `groups`: each `name` and `people` (of two and more); `alone`: people in no
//! group; `left_out`: `people`, and the day `talks_since` up to which conversations were not looked at;
//! `weeks`: each `monday`, `all` and `circles` (contact-days by circle, `undecided` among them);
//! `months`: each `month`, `given`, `received` (`null` where the balance is hidden); `circles` and
//! `kinds`: how many ties; `goals`: each the row, `number`, `brought` (by kind: `people`, `total`).

use std::collections::BTreeMap;

use chrono::NaiveDate;
use clap::Args;
use serde_json::{Map, Value, json};

use super::layout::row;
use super::session::{self, Form, Session};
use crate::coach::network::{Bond, Member, Network, OneCircle};
use crate::domain::goal::Brings;
use crate::domain::person::sort_key;
use crate::domain::tie::{Balance, Circle};
use crate::domain::{Choice, civil, draft};
use crate::report::Result;
use crate::store::query::Named;
use crate::store::query::insights::{Brought, GoalLine, Mix, Months, Weeks};

/// How many weeks are read, and how many of them are listed as text.
const WEEKS: usize = 52;
const WEEKS_LISTED: usize = 12;
/// How many things that stand out are told as text.
const FINDINGS_LISTED: usize = 12;
/// How many groups, and how many people of each, are listed as text.
const GROUPS_LISTED: usize = 12;
const PEOPLE_LISTED: usize = 8;

/// Pictures of the whole: groups, contact by week, give and receive, ties and goals.
#[derive(Debug, Args)]
pub(crate) struct Insights {}

struct Page {
    network: Network,
    one_circle: Option<OneCircle>,
    people_left_out: usize,
    talks_since: Option<NaiveDate>,
    weeks: Weeks,
    /// `None` where the balance is hidden.
    months: Option<Months>,
    mix: Mix,
    goals: Vec<GoalLine>,
    today: NaiveDate,
}

impl Insights {
    pub(super) fn run(self, session: &mut Session) -> Result<()> {
        let store = session.open()?;
        let today = session.now.today;
        let hidden = store
            .setting(draft::BALANCE)?
            .is_some_and(|setting| Balance::from_word(&setting.value) == Some(Balance::Hidden));
        let read = store.network_facts(today)?;
        let page = Page {
            network: Network::of(read.facts),
            one_circle: OneCircle::of(&store.picks_of_late(today)?, today),
            people_left_out: read.people_left_out,
            talks_since: read.talks_since,
            weeks: store.contact_weeks(today, WEEKS)?,
            months: match hidden {
                true => None,
                false => Some(store.exchange_months(today)?),
            },
            mix: store.mix()?,
            goals: store.goal_lines()?,
            today,
        };
        if session.form == Form::Json {
            return session.out.json(&page.in_json());
        }
        page.in_text(session);
        Ok(())
    }
}

/// One thing that stands out.
struct Finding<'p> {
    kind: &'static str,
    sentence: String,
    evidence: String,
    person: Option<&'p Member>,
}

impl Page {
    fn findings(&self) -> Vec<Finding<'_>> {
        let mut found = Vec::new();
        found.extend(self.one_circle.map(|one| Finding {
            kind: "one_circle",
            sentence: one.sentence(),
            evidence: String::new(),
            person: None,
        }));
        for way in self.network.only_ways_in(self.today) {
            let person = &self.network.people[way.person];
            let last = person.last_touch;
            found.push(Finding {
                kind: "only_way_in",
                sentence: way.sentence(&self.network),
                evidence: last.map_or_else(String::new, |last| {
                    format!("Last in touch {}.", civil::ago(last, self.today))
                }),
                person: Some(person),
            });
        }
        found.extend(self.network.bridges().iter().map(|bridge| Finding {
            kind: "bridge",
            sentence: bridge.sentence(&self.network),
            evidence: bridge.evidence(&self.network),
            person: Some(&self.network.people[bridge.person]),
        }));
        found
    }

    /// People of a group, the closest circles first, then by name.
    fn members(&self, members: &[usize]) -> Vec<&Member> {
        let mut people: Vec<&Member> = members.iter().map(|at| &self.network.people[*at]).collect();
        people.sort_by_key(|person| {
            let circle = person.circle.map_or(u8::MAX, Circle::number);
            (circle, sort_key(&person.full_name), person.id)
        });
        people
    }

    fn in_json(&self) -> Value {
        let findings: Vec<Value> = self
            .findings()
            .into_iter()
            .map(|finding| {
                let mut value = Map::new();
                value.insert("kind".into(), finding.kind.into());
                value.insert("sentence".into(), finding.sentence.into());
                value.insert("evidence".into(), finding.evidence.into());
                if let Some(person) = finding.person {
                    value.insert("person".into(), named(person));
                }
                Value::Object(value)
            })
            .collect();
        let (alone, several): (Vec<_>, Vec<_>) = self
            .network
            .groups
            .iter()
            .partition(|group| group.bond == Bond::Alone);
        let groups: Vec<Value> = several
            .into_iter()
            .map(|group| {
                let people: Vec<Value> = self
                    .members(&group.members)
                    .into_iter()
                    .map(named)
                    .collect();
                json!({ "name": group.name(), "people": people })
            })
            .collect();
        let alone: Vec<Value> = alone
            .into_iter()
            .flat_map(|group| self.members(&group.members))
            .map(named)
            .collect();
        let weeks: Vec<Value> = (0..self.weeks.all.len())
            .map(|week| {
                let circles: BTreeMap<String, u32> = self
                    .weeks
                    .circles
                    .iter()
                    .map(|(circle, strip)| (circle_word(*circle), strip[week]))
                    .collect();
                json!({
                    "monday": civil::plus_days(self.weeks.first, week as i64 * 7),
                    "all": self.weeks.all[week],
                    "circles": circles,
                })
            })
            .collect();
        let months: Option<Vec<Value>> = self.months.as_ref().map(|months| {
            let rows = months.months.iter().map(|month| {
                json!({
                    "month": month.first.format("%Y-%m").to_string(),
                    "given": month.given,
                    "received": month.received,
                })
            });
            rows.collect()
        });
        let circles: Map<String, Value> = self
            .mix
            .circles
            .iter()
            .map(|(circle, number)| (circle_word(*circle), (*number).into()))
            .collect();
        let kinds: Map<String, Value> = self
            .mix
            .kinds
            .iter()
            .map(|(kind, number)| (kind.stored(), (*number).into()))
            .collect();
        let goals: Vec<Value> = self
            .goals
            .iter()
            .map(|line| {
                let brought: Map<String, Value> = Brings::ALL
                    .iter()
                    .zip(&line.brought)
                    .map(|(kind, brought)| {
                        let people: Vec<Value> = brought.shown.iter().map(session::named).collect();
                        let value = json!({ "people": people, "total": brought.total });
                        (kind.stored(), value)
                    })
                    .collect();
                json!({ "goal": line.goal, "number": line.number, "brought": brought })
            })
            .collect();
        json!({
            "stands_out": findings,
            "groups": groups,
            "alone": alone,
            "left_out": { "people": self.people_left_out, "talks_since": self.talks_since },
            "weeks": weeks,
            "months": months,
            "circles": circles,
            "kinds": kinds,
            "goals": goals,
        })
    }

    fn in_text(&self, session: &mut Session) {
        let out = &mut session.out;
        if self.network.people.is_empty() {
            out.line("Nobody is here yet. `cordial add NAME` adds somebody; what follows grows from that.");
            return;
        }
        out.line("What stands out");
        let findings = self.findings();
        if findings.is_empty() {
            out.line(
                "  Nothing yet: say who was there with `cordial log --with`, and where people work.",
            );
        }
        let more = findings.len().saturating_sub(FINDINGS_LISTED);
        for finding in findings.into_iter().take(FINDINGS_LISTED) {
            out.paragraph(&finding.sentence, 2);
            out.paragraph(&finding.evidence, 4);
        }
        if more > 0 {
            out.line(&format!("  {more} more like these; --json has them all."));
        }
        self.groups_in_text(session);
        self.weeks_in_text(session);
        self.months_in_text(session);
        session.out.heading("Ties");
        let circles =
            self.mix.circles.iter().map(|(circle, number)| {
                row([&circle_word(*circle), "circle", &number.to_string()])
            });
        let kinds = self
            .mix
            .kinds
            .iter()
            .map(|(kind, number)| row([kind.label(), "kind", &number.to_string()]));
        let rows: Vec<Vec<String>> = circles.chain(kinds).collect();
        session.out.table(&rows);
        for line in &self.goals {
            let title = format!("Goal {}: {}", line.number, line.goal.title);
            session.out.heading(&title);
            let rows: Vec<Vec<String>> = Brings::ALL
                .iter()
                .zip(&line.brought)
                .map(|(kind, brought)| row([kind.label(), &who(brought)]))
                .collect();
            session.out.table(&rows);
        }
    }

    fn groups_in_text(&self, session: &mut Session) {
        let several: Vec<_> = self
            .network
            .groups
            .iter()
            .filter(|group| group.bond != Bond::Alone)
            .collect();
        if several.is_empty() {
            return;
        }
        session.out.heading("Groups");
        let rows: Vec<Vec<String>> = several
            .iter()
            .take(GROUPS_LISTED)
            .map(|group| {
                let names: Vec<&str> = self
                    .members(&group.members)
                    .into_iter()
                    .take(PEOPLE_LISTED)
                    .map(|person| person.short.as_str())
                    .collect();
                let more = match group.members.len().saturating_sub(PEOPLE_LISTED) {
                    0 => String::new(),
                    more => format!(" and {more} more"),
                };
                row([
                    &group.name(),
                    &group.members.len().to_string(),
                    &format!("{}{more}", names.join(", ")),
                ])
            })
            .collect();
        session.out.table(&rows);
        let mut notes = Vec::new();
        if several.len() > GROUPS_LISTED {
            notes.push(format!("{} more groups", several.len() - GROUPS_LISTED));
        }
        match self.network.groups.len() - several.len() {
            0 => {}
            1 => notes.push("one person on their own".into()),
            people => notes.push(format!("{people} people on their own")),
        }
        if self.people_left_out > 0 {
            notes.push(format!(
                "{} further people not looked at",
                self.people_left_out
            ));
        }
        if let Some(day) = self.talks_since {
            notes.push(format!(
                "conversations after {} looked at",
                civil::day_words(day, self.today)
            ));
        }
        if !notes.is_empty() {
            session.out.line(&format!("  {}", notes.join(" · ")));
        }
    }

    fn weeks_in_text(&self, session: &mut Session) {
        if self.weeks.all.iter().all(|number| *number == 0) {
            return;
        }
        // Where there are very many, conversations are counted instead of people and days.
        session.out.heading(match self.weeks.circles.is_empty() {
            true => "Conversations by week",
            false => "Contact by week: everybody once a day",
        });
        let mut heading = vec!["week of".to_owned(), "all".to_owned()];
        heading.extend(
            self.weeks
                .circles
                .iter()
                .map(|(circle, _)| circle_word(*circle)),
        );
        let mut rows = vec![heading];
        let from = self.weeks.all.len().saturating_sub(WEEKS_LISTED);
        for week in (from..self.weeks.all.len()).rev() {
            let monday = civil::plus_days(self.weeks.first, week as i64 * 7);
            let mut cells = vec![
                civil::day_words(monday, self.today),
                self.weeks.all[week].to_string(),
            ];
            let circles = self.weeks.circles.iter();
            cells.extend(circles.map(|(_, strip)| strip[week].to_string()));
            rows.push(cells);
        }
        session.out.table(&rows);
    }

    fn months_in_text(&self, session: &mut Session) {
        let Some(months) = &self.months else { return };
        let any = |month: &&crate::store::query::insights::Month| month.given + month.received > 0;
        if !months.months.iter().any(|month| any(&month)) {
            return;
        }
        session.out.heading("Given and received, by month");
        let mut rows = vec![row(["month", "given", "received"])];
        rows.extend(months.months.iter().rev().map(|month| {
            row([
                &month.first.format("%b %Y").to_string(),
                &month.given.to_string(),
                &month.received.to_string(),
            ])
        }));
        session.out.table(&rows);
        if let Some(hidden) = crate::coach::ledger::hidden_people(months.hidden) {
            session.out.line(&format!("  {hidden}"));
        }
    }
}

fn named(person: &Member) -> Value {
    session::named(&Named {
        full_name: person.full_name.clone(),
        short: person.short.clone(),
        id: person.id,
    })
}

fn circle_word(circle: Option<Circle>) -> String {
    circle.map_or("undecided", Circle::label).to_owned()
}

/// Who brings it, and how many more; or nobody.
fn who(brought: &Brought) -> String {
    let names: Vec<&str> = brought
        .shown
        .iter()
        .map(|name| name.full_name.as_str())
        .collect();
    match brought.total.saturating_sub(names.len()) {
        _ if names.is_empty() => "nobody yet".into(),
        0 => names.join(", "),
        more => format!("{} and {more} more", names.join(", ")),
    }
}
