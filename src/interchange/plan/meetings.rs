//! Meetings and messages: those with people on the board become conversations that are proposed, one a day
//! with the same people; addresses that nobody on the board has are counted and forgotten.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::super::incoming::IncomingMeeting;
use super::fingerprint::Fingerprint;
use super::{Action, Board, Correspondent, Details, Options, Packed, Plan, SourceFile, fit};
use crate::coach::identity::{Likeness, Name, email_key};
use crate::domain::IdSource;
use crate::domain::imported::ProposedTalk;
use crate::domain::intent::list;
use crate::domain::interaction::{Channel, TouchDirection};
use crate::domain::moment::Now;
use crate::domain::person::PersonId;

/// The longest summary of a proposed conversation: characters.
const LONGEST_SUMMARY: usize = 300;
/// The most people by whom a conversation is told apart from a crowd.
const MOST_NAMED: usize = 4;

/// A meeting and the record in which it was told.
pub(super) struct Told {
    pub file: usize,
    pub record: usize,
    pub meeting: IncomingMeeting,
}

/// A meeting or a message as its file tells of it, and who of the board is in it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ToldTalk {
    /// What the file tells.
    pub meeting: IncomingMeeting,
    /// Who began it, as far as that can be told.
    pub direction: TouchDirection,
    /// The names on the board of those who took part.
    pub known: Vec<String>,
}

/// A conversation that will be proposed.
#[derive(Debug)]
pub(super) struct Talk {
    pub row: ProposedTalk,
    pub people: Vec<PersonId>,
}

/// Who has an address.
struct Addresses {
    by_email: HashMap<String, Vec<PersonId>>,
    names: HashMap<PersonId, String>,
}

/// Plans what the meetings in the files propose.
pub(super) fn plan(
    files: &[SourceFile],
    told: impl Iterator<Item = Told>,
    board: &Board,
    options: &Options,
    ids: &mut IdSource,
    now: Now,
    plan: &mut Plan,
) {
    let mut told = told.peekable();
    if told.peek().is_none() {
        return;
    }
    let addresses = Addresses::of(board, plan);
    let mut strangers: HashSet<String> = HashSet::new();
    let mut seen: HashSet<(&'static str, String)> = HashSet::new();
    let mut days: HashMap<(NaiveDate, Channel, Vec<PersonId>), usize> = HashMap::new();
    for Told {
        file,
        record,
        meeting,
    } in told
    {
        let kind = files.get(file).map_or("file", |file| file.kind);
        let part = addresses.part(&meeting, options, &mut strangers);
        let name = lasting_name(&meeting);
        let origin = (kind, name.clone());
        let (direction, known) = match &part {
            Ok((people, direction)) => (*direction, addresses.names_of(people)),
            Err(_) => (meeting.direction, Vec::new()),
        };
        let outcome = if board.origins.contains(&(kind.to_owned(), name)) {
            (Action::Same, "taken in before".to_owned())
        } else if seen.contains(&origin) {
            (Action::Same, "told twice in these files".to_owned())
        } else {
            match part {
                Err(why) => (Action::Refuse, why.to_owned()),
                Ok(_) if meeting.on > now.today => {
                    let why = format!("it is still to come, on {}", meeting.on);
                    (Action::Refuse, why)
                }
                Ok((people, _)) => {
                    seen.insert(origin.clone());
                    plan.origins.push(origin);
                    let names = addresses.names(&people);
                    let unsaid: Vec<PersonId> = people
                        .iter()
                        .copied()
                        .filter(|person| !board.talked.contains(&(*person, meeting.on)))
                        .collect();
                    let key = (meeting.on, meeting.channel, people);
                    if let Some(at) = days.get(&key) {
                        let talk = &mut plan.talks[*at].row;
                        if talk.direction != direction {
                            talk.direction = TouchDirection::Mutual;
                        }
                        (Action::Same, format!("one more with {names} on that day"))
                    } else if unsaid.is_empty() {
                        let why = format!("you wrote down being in touch with {names} that day");
                        (Action::Same, why)
                    } else {
                        days.insert(key, plan.talks.len());
                        plan.talks.push(Talk {
                            row: ProposedTalk {
                                id: ids.fresh(now.at),
                                on_day: meeting.on,
                                channel: meeting.channel,
                                direction,
                                summary: summary(&meeting.summary),
                                source: kind.to_owned(),
                                created_at: now.at,
                            },
                            people: unsaid,
                        });
                        (Action::Add, format!("proposed: a talk with {names}"))
                    }
                }
            }
        };
        let planned = &mut plan.records[record];
        (planned.action, planned.reason) = outcome;
        planned.title = match fit::one_line(&meeting.summary) {
            title if title.is_empty() => meeting.on.to_string(),
            title => title,
        };
        if options.details == Details::Kept {
            planned.talk = Some(Packed::of(&ToldTalk {
                meeting,
                direction,
                known,
            }));
        }
    }
    plan.strangers = strangers.len();
}

impl Addresses {
    fn of(board: &Board, plan: &Plan) -> Self {
        // Of a large board nothing has room for what never comes.
        let mut by_email: HashMap<String, Vec<PersonId>> = HashMap::with_capacity(board.len());
        let mut names = HashMap::with_capacity(board.len());
        let drafts = plan.becomes().map(|(known, _)| known.into());
        for Correspondent {
            person,
            name,
            emails,
        } in board.correspondents().chain(drafts)
        {
            names.insert(person, name);
            for key in emails.iter().filter_map(|email| email_key(email)) {
                let there = by_email.entry(key).or_insert_with(|| vec![person]);
                if !there.contains(&person) {
                    there.push(person);
                }
            }
        }
        Self { by_email, names }
    }

    /// Who on the board took part, and who began; or why it is of no use.
    fn part(
        &self,
        meeting: &IncomingMeeting,
        options: &Options,
        strangers: &mut HashSet<String>,
    ) -> Result<(Vec<PersonId>, TouchDirection), &'static str> {
        let mut found: BTreeSet<PersonId> = BTreeSet::new();
        let mut writers: BTreeSet<PersonId> = BTreeSet::new();
        let own = |email: &str| options.own.contains(email);
        for address in &meeting.people {
            let Some(email) = email_key(&address.email) else {
                continue;
            };
            if own(&email) {
                continue;
            }
            match self.whose(&email, &address.name) {
                Some(person) => {
                    found.insert(person);
                    if meeting
                        .begun_by
                        .iter()
                        .any(|by| email_key(by).as_ref() == Some(&email))
                    {
                        writers.insert(person);
                    }
                }
                None => {
                    strangers.insert(email);
                }
            }
        }
        if found.is_empty() {
            return Err("nobody in it is on your board");
        }
        if !meeting.channel.is_written() {
            return Ok((found.into_iter().collect(), meeting.direction));
        }
        if options.own.is_empty() {
            // Whose mailbox it is, is not known.
            return Ok((found.into_iter().collect(), TouchDirection::Mutual));
        }
        // Only who wrote, or was written to, was in touch; who read along was not.
        let is_mine = meeting
            .begun_by
            .iter()
            .filter_map(|by| email_key(by))
            .any(|by| own(&by));
        if is_mine {
            return Ok((found.into_iter().collect(), TouchDirection::Mine));
        }
        if !writers.is_empty() {
            return Ok((writers.into_iter().collect(), TouchDirection::Theirs));
        }
        Err("somebody wrote it who is not on your board")
    }

    /// Whose address it is; where several share it, whose name goes with it best. Somebody who writes from
    /// it under another family name than before is who they were.
    fn whose(&self, email: &str, shown: &str) -> Option<PersonId> {
        let people = self.by_email.get(email)?;
        if let [only] = people.as_slice() {
            return Some(*only);
        }
        let shown = Name::of(shown, "", "", "");
        let likeness = |person: &PersonId| {
            let name = self.names.get(person).map_or("", String::as_str);
            Name::of(name, "", "", "").likeness(&shown)
        };
        let fitting = people
            .iter()
            .map(|person| (likeness(person), *person))
            .filter(|(likeness, _)| *likeness == Likeness::Renamed || *likeness >= Likeness::Loose);
        let (best, person) = fitting
            .clone()
            // Of two who fit equally well, the one who has been here longer.
            .max_by_key(|(likeness, person)| (*likeness, std::cmp::Reverse(*person)))?;
        let is_tied = fitting.filter(|(likeness, _)| *likeness == best).count() > 1;
        (best >= Likeness::Alike || !is_tied).then_some(person)
    }

    /// The names of these people.
    fn names_of(&self, people: &[PersonId]) -> Vec<String> {
        let names = people.iter().filter_map(|person| self.names.get(person));
        names.cloned().collect()
    }

    fn names(&self, people: &[PersonId]) -> String {
        let mut names: Vec<String> = people
            .iter()
            .take(MOST_NAMED)
            .filter_map(|person| self.names.get(person).cloned())
            .collect();
        if people.len() > MOST_NAMED {
            names.push(format!("{} more", people.len() - MOST_NAMED));
        }
        list(&names)
    }
}

fn summary(text: &str) -> String {
    fit::one_line(text).chars().take(LONGEST_SUMMARY).collect()
}

/// The name by which a meeting is known again: its own, or what it says.
fn lasting_name(meeting: &IncomingMeeting) -> String {
    if !meeting.key.trim().is_empty() {
        return meeting.key.replace('\0', "");
    }
    let print = Fingerprint::new()
        .text(&meeting.on.to_string())
        .text(&meeting.summary);
    meeting
        .people
        .iter()
        .fold(print, |print, address| print.text(&address.email))
        .name()
}

#[cfg(test)]
mod tests {
    use super::Addresses;
    use crate::domain::Id;
    use crate::domain::person::PersonId;

    #[test]
    fn of_several_who_share_an_address_the_name_tells_who_it_was() {
        let ids: Vec<PersonId> = (1..=4_u128)
            .map(|number| Id::new(uuid::Uuid::from_u128(number)))
            .collect();
        for (names, shown, whose) in [
            (vec!["Ana Sol", "Ben Sol"], "Ana Sol", Some(0)),
            (vec!["Ana Sol", "Ben Sol"], "Ben", Some(1)),
            // She changed her name.
            (vec!["Ana Sol", "Ben Sol"], "Ana Okafor", Some(0)),
            // There twice: the one who has been here longer.
            (vec!["Ana Sol", "Ana Sol"], "Ana Sol", Some(0)),
            // Either of two.
            (vec!["Ana Sol", "Ana Lund"], "Ana Okafor", None),
            (vec!["Ana Sol", "Ana Lund"], "Ana", None),
            (vec!["Ana Sol", "Ben Sol"], "Kofi Mensah", None),
            (vec!["Ana Sol", "Ben Sol"], "", None),
            // The address is theirs alone, whatever they call themselves.
            (vec!["Ana Sol"], "Kofi Mensah", Some(0)),
        ] {
            let there = &ids[..names.len()];
            let addresses = Addresses {
                by_email: [("home@sol.example".to_owned(), there.to_vec())].into(),
                names: there
                    .iter()
                    .copied()
                    .zip(names.iter().map(|name| (*name).to_owned()))
                    .collect(),
            };
            assert_eq!(
                addresses.whose("home@sol.example", shown),
                whose.map(|at: usize| ids[at]),
                "{shown} of {names:?}"
            );
        }
    }
}
