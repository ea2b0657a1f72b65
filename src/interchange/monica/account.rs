//! What the contacts of an export refer to by uuid: each other, types of contact fields and activities,
//! activities that several share.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::super::reading::joined;
use super::contact;
use super::tree::Node;
use super::values::Special;
use crate::domain::civil::count;

/// The export as a whole.
pub(super) struct Account<'n> {
    /// Every contact, in order.
    pub(super) contacts: Vec<&'n Node>,
    /// When the export was made.
    pub(super) exported_on: Option<NaiveDate>,
    /// How many entries the journal has.
    pub(super) journal: i64,
    names: HashMap<String, Known>,
    field_types: HashMap<String, &'n Node>,
    activity_types: HashMap<String, &'n Node>,
    event_types: HashMap<String, &'n Node>,
    activities: HashMap<String, &'n Node>,
    /// Activities by the contacts that they name themselves.
    attended: HashMap<String, Vec<String>>,
    claimed: RefCell<HashSet<String>>,
    relations: HashMap<String, Vec<String>>,
    mentioned: HashSet<String>,
}

/// The contacts in what the programming interface answers: one, a page of them, or several pages.
fn answered(root: &Node) -> Vec<&Node> {
    fn entries(holder: &Node) -> &[Node] {
        match holder {
            Node::List(list) => list,
            Node::Fields(_) => std::slice::from_ref(holder),
            _ => &[],
        }
    }
    entries(root)
        .iter()
        .flat_map(|page| match page.get("data") {
            Node::Nothing => std::slice::from_ref(page),
            data => entries(data),
        })
        .filter(|entry| *entry.property("first_name") != Node::Nothing)
        .collect()
}

/// What others may say of a contact.
struct Known {
    name: String,
    born: String,
    has_page: bool,
}

impl<'n> Account<'n> {
    /// What `root` holds.
    pub(super) fn of(root: &'n Node) -> Self {
        let account = match root.get("account") {
            Node::Fields(_) => root.get("account"),
            _ => root,
        };
        let mut contacts = account.collection("contacts");
        if contacts.is_empty() {
            contacts = root.collection("contacts");
        }
        if contacts.is_empty() {
            contacts = answered(root);
        }
        let by_uuid = |name: &str| -> HashMap<String, &'n Node> {
            account
                .collection(name)
                .into_iter()
                .map(|entry| (entry.uuid(), entry))
                .filter(|(uuid, entry)| !uuid.is_empty() && matches!(entry, Node::Fields(_)))
                .collect()
        };
        let journal = account.collection("journal_entries").len()
            + account.collection("entries").len()
            + account.collection("days").len();
        let mut found = Self {
            names: contacts
                .iter()
                .filter(|entry| !entry.uuid().is_empty())
                .map(|entry| (entry.uuid(), Known::of(entry)))
                .collect(),
            contacts,
            exported_on: [root, account]
                .iter()
                .find_map(|holder| holder.get("export_date").day()),
            journal: i64::try_from(journal).unwrap_or(i64::MAX),
            field_types: by_uuid("contact_field_types"),
            activity_types: by_uuid("activity_types"),
            event_types: by_uuid("life_event_types"),
            activities: by_uuid("activities"),
            attended: HashMap::new(),
            claimed: RefCell::default(),
            relations: HashMap::new(),
            mentioned: HashSet::new(),
        };
        // The programming interface names relatives within the contact, and gives them no uuid there.
        let pages = found.contacts.iter();
        let pages = pages.filter(|entry| entry.property("is_partial").flag() != Some(true));
        let named = pages.flat_map(|entry| contact::related(entry));
        found.mentioned = named.map(|(_, name)| name).collect();
        found.attend();
        found.relate(&account.collection("relationships"));
        found
    }

    /// The name of a contact; empty where there is none of that uuid.
    pub(super) fn name(&self, uuid: &str) -> &str {
        self.names.get(uuid).map_or("", |known| &known.name)
    }

    /// Lines on how a contact is related to others: `child: Lina (born 3 May 2015)`.
    pub(super) fn relations(&self, uuid: &str) -> &[String] {
        self.relations.get(uuid).map_or(&[], Vec::as_slice)
    }

    /// Whether the notes of somebody with a page speak of the contact of this uuid, or of this name.
    pub(super) fn is_mentioned(&self, whom: &str) -> bool {
        self.mentioned.contains(whom)
    }

    /// The type of a contact field, which may stand in its place.
    pub(super) fn field_type<'a>(&'a self, node: &'a Node) -> &'a Node {
        find(&self.field_types, node)
    }

    /// The type of an activity, which may stand in its place.
    pub(super) fn activity_type<'a>(&'a self, node: &'a Node) -> &'a Node {
        find(&self.activity_types, node)
    }

    /// The type of an event in somebody's life, which may stand in its place.
    pub(super) fn event_type<'a>(&'a self, node: &'a Node) -> &'a Node {
        find(&self.event_types, node)
    }

    /// The activities of a contact, each once: those that it names and those that name it.
    pub(super) fn activities_of(&self, contact: &'n Node) -> Vec<&'n Node> {
        let mut found = Vec::new();
        let mut seen = HashSet::new();
        let attended = self.attended.get(&contact.uuid());
        let of_account = attended.into_iter().flatten().cloned();
        for entry in contact.collection("activities") {
            let uuid = entry.uuid();
            let shared = self.activities.get(&uuid).copied();
            let has_day = |node: &Node| *node.property("happened_at") != Node::Nothing;
            match shared {
                Some(shared) if !has_day(entry) => found.push(shared),
                _ if matches!(entry, Node::Fields(_)) => found.push(entry),
                _ => continue,
            }
            seen.insert(uuid);
        }
        for uuid in of_account {
            if seen.insert(uuid.clone()) {
                found.extend(self.activities.get(&uuid));
            }
        }
        self.claimed.borrow_mut().extend(seen);
        found
    }

    /// How many activities nobody took part in, after everybody has been asked.
    pub(super) fn lonely_activities(&self) -> usize {
        let claimed = self.claimed.borrow();
        self.activities
            .keys()
            .filter(|uuid| !claimed.contains(*uuid))
            .count()
    }

    fn attend(&mut self) {
        for (uuid, activity) in &self.activities {
            for contact in activity.collection("contacts") {
                self.attended
                    .entry(contact.uuid())
                    .or_default()
                    .push(uuid.clone());
            }
        }
        for uuids in self.attended.values_mut() {
            uuids.sort();
        }
    }

    /// `contact_is` is the child, the partner, the colleague … `of_contact`.
    fn relate(&mut self, relationships: &[&Node]) {
        let mut said = HashSet::new();
        let mut lines: Vec<(String, String, String)> = Vec::new();
        for entry in relationships {
            let (is, of) = (
                entry.property("contact_is").uuid(),
                entry.property("of_contact").uuid(),
            );
            let kind = [entry.property("type"), entry.property("relationship_type")]
                .into_iter()
                .map(Node::named)
                .find(|kind| !kind.is_empty())
                .unwrap_or_else(|| "related".to_owned());
            let kind = spaced(&kind);
            if is.is_empty() || of.is_empty() || is == of {
                continue;
            }
            if let Some(known) = self.names.get(&is)
                && said.insert((of.clone(), is.clone(), kind.clone()))
            {
                lines.push((of.clone(), is.clone(), format!("{kind}: {}", known.words())));
            }
        }
        let told: HashSet<(String, String)> = lines
            .iter()
            .map(|(owner, about, _)| (owner.clone(), about.clone()))
            .collect();
        // Where Monica kept only one side, the other says it the other way round.
        for entry in relationships {
            let (is, of) = (
                entry.property("contact_is").uuid(),
                entry.property("of_contact").uuid(),
            );
            let other = told.contains(&(is.clone(), of.clone()));
            let kind = spaced(&entry.property("type").named());
            if let Some(known) = self.names.get(&of)
                && !other
                && is != of
                && !kind.is_empty()
            {
                lines.push((is, of, format!("{kind} of {}", known.words())));
            }
        }
        for (owner, about, line) in lines {
            if self.names.get(&owner).is_some_and(|known| known.has_page) {
                self.mentioned.insert(about);
            }
            self.relations.entry(owner).or_default().push(line);
        }
    }
}

impl Known {
    fn of(entry: &Node) -> Self {
        let born = match entry.property("birthdate").special() {
            Special::Birthday(birthday) => format!("born {}", birthday.words()),
            Special::Year(day) => format!("born about {}", day.format("%Y")),
            Special::Unknown => String::new(),
        };
        Self {
            name: contact::Names::of(entry).full(),
            born,
            has_page: entry.property("is_partial").flag() != Some(true),
        }
    }

    fn words(&self) -> String {
        match self.born.as_str() {
            "" => self.name.clone(),
            born => format!("{} ({born})", self.name),
        }
    }
}

fn find<'a>(types: &HashMap<String, &'a Node>, node: &'a Node) -> &'a Node {
    types.get(&node.uuid()).copied().unwrap_or(node)
}

/// `best_friend` as `best friend`.
pub(super) fn spaced(word: &str) -> String {
    joined(&word.split('_').collect::<Vec<_>>(), " ")
}

/// `2 photos and 1 document were not taken over.`; empty where there are none.
pub(super) fn left_behind(photos: usize, documents: usize) -> String {
    let number = |many: usize| i64::try_from(many).unwrap_or(i64::MAX);
    let things: Vec<String> = [(photos, "photo"), (documents, "document")]
        .into_iter()
        .filter(|(many, _)| *many > 0)
        .map(|(many, noun)| count(number(many), noun))
        .collect();
    let were = if photos + documents == 1 {
        "was"
    } else {
        "were"
    };
    match things.as_slice() {
        [] => String::new(),
        things => format!("{} {were} not taken over.", things.join(" and ")),
    }
}
