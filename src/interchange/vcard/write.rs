//! A person to a card, 3.0 or 4.0, with everything that their cards once said and we do not read.
//!
//! `vcard-rs` builds the lines: which characters are escaped in which edition is its business. It does not
//! fold, and it knows nothing of the lines that are given back as they came; that is done here. What is
//! written is read again as the very same person (the tests hold it to that).

use std::borrow::Cow;
use std::collections::HashSet;

use ::vcard::tree::codec::mode::VcardEscaper;
use ::vcard::tree::leaf::VcardLeaf;
use ::vcard::tree::line::VcardLine;
use ::vcard::tree::param::node::VcardParamNode;
use ::vcard::tree::value::node::VcardValueNode;

use super::birthday::NO_YEAR;
use super::fold::folded;
use super::kept::Kept;
use super::label::{self, Writing};
use super::structured::{self, one_line};
use super::value::Part;
use chrono::NaiveDate;

use crate::domain::Moment;
use crate::domain::civil::Birthday;
use crate::domain::person::{ContactPoint, Person, PointKind};

/// The edition to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// vCard 3.0 (RFC 2426), which everything reads.
    V3,
    /// vCard 4.0 (RFC 6350).
    V4,
}

/// What goes into a card.
#[derive(Debug, Clone, Copy)]
pub struct Written<'w> {
    /// Who. What they care about, what they need and who brought the two together stay at home.
    pub person: &'w Person,
    /// Their addresses, numbers and links, in order.
    pub points: &'w [ContactPoint],
    /// Their tags, without `#`.
    pub tags: &'w [String],
    /// The card's lasting name; may be empty.
    pub uid: &'w str,
    /// Since when the two know each other.
    pub known_since: Option<NaiveDate>,
    /// When the person was last changed.
    pub revised: Option<Moment>,
    /// What is kept of each card that they came from (`IncomingPerson::rest`).
    pub rest: &'w [&'w str],
}

/// The card, each line of at most 75 octets and ended by CR LF.
pub fn write(written: &Written<'_>, version: Version) -> String {
    let mut card = Card {
        version,
        text: String::new(),
        groups: HashSet::new(),
        next_group: 1,
    };
    let kept = Kept::of(written.rest);
    card.groups
        .extend(kept.lines.iter().map(|line| line.group()));
    card.line("BEGIN:VCARD");
    card.line(match version {
        Version::V3 => "VERSION:3.0",
        Version::V4 => "VERSION:4.0",
    });
    card.names(written.person, &kept);
    if let Some(birthday) = written.person.birthday {
        card.birthday(birthday);
    }
    let said = kept.said_by_profiles(written.points);
    for point in written.points {
        card.point(point, &kept, &said);
    }
    card.text("NOTE", &written.person.notes);
    let tags: Vec<String> = written
        .tags
        .iter()
        .map(|tag| one_line(&clean(tag)))
        .collect();
    card.list("CATEGORIES", &tags);
    card.text("X-CORDIAL-PLACE", &one_line(&clean(&written.person.place)));
    card.text("X-CORDIAL-HOW-MET", &written.person.how_met);
    if let Some(day) = written.known_since {
        card.line(&format!("X-CORDIAL-KNOWN-SINCE:{day}"));
    }
    card.uid(written.uid);
    card.line("PRODID:-//Cordial//Cordial//EN");
    if let Some(revised) = written.revised {
        let instant = revised.to_rfc3339();
        card.line(&match version {
            Version::V3 => format!("REV:{instant}"),
            Version::V4 => format!("REV:{}", instant.replace(['-', ':'], "")),
        });
    }
    for line in &kept.lines {
        if line.is_still_true(written.points) {
            card.text.push_str(&line.physical.join("\r\n"));
            card.text.push_str("\r\n");
        }
    }
    card.line("END:VCARD");
    card.text
}

/// A card that is being written.
struct Card {
    version: Version,
    text: String,
    /// Groups that are taken, in lower case.
    groups: HashSet<String>,
    next_group: usize,
}

impl Card {
    fn names(&mut self, person: &Person, kept: &Kept) {
        let full_name = one_line(&clean(&person.full_name));
        // Another full name may say how much it is preferred.
        let preferred: &[&str] = match kept.lines.iter().any(|line| line.property.name == "FN") {
            true => &["PREF=1"],
            false => &[],
        };
        self.values("", "FN", preferred, &[vec![full_name.trim()]]);
        let (family, given) = (
            one_line(&clean(&person.family_name)),
            one_line(&clean(&person.given_name)),
        );
        let parts = kept.parts("N", |parts| {
            let name = structured::name(parts);
            name.family == family && name.given == given
        });
        match parts {
            Some(parts) => self.parts("", "N", &[], parts),
            // 3.0 cannot do without, even where nobody knows which name is which.
            None if self.version == Version::V3 || !family.is_empty() || !given.is_empty() => {
                let plain: Vec<Part> = [&*family, &*given, "", "", ""]
                    .into_iter()
                    .map(Part::of)
                    .collect();
                self.parts("", "N", &[], &plain);
            }
            None => {}
        }
        let nickname = one_line(&clean(&person.nickname));
        let names: Vec<String> = nickname.split(", ").map(str::to_owned).collect();
        let is_list = names.iter().enumerate().all(|(at, name)| {
            !name.is_empty() && name.trim() == name && !names[..at].contains(name)
        });
        match is_list {
            true => self.list("NICKNAME", &names),
            false => self.text("NICKNAME", &nickname),
        }
        let pronouns = match self.version {
            Version::V3 => "X-PRONOUNS",
            Version::V4 => "PRONOUNS",
        };
        self.text(pronouns, &one_line(&clean(&person.pronouns)));
        let organization = one_line(&clean(&person.organization));
        let parts = kept.parts("ORG", |parts| {
            structured::organization(parts) == organization
        });
        match parts {
            Some(parts) => self.parts("", "ORG", &[], parts),
            None => self.text("ORG", &organization),
        }
        self.text("TITLE", &one_line(&clean(&person.role)));
    }

    fn birthday(&mut self, birthday: Birthday) {
        let day = String::from(birthday);
        match (self.version, day.strip_prefix("--")) {
            (Version::V3, None) => self.line(&format!("BDAY:{day}")),
            (Version::V3, Some(rest)) => self.line(&format!(
                "BDAY;X-APPLE-OMIT-YEAR={NO_YEAR}:{NO_YEAR}-{rest}"
            )),
            (Version::V4, None) => self.line(&format!("BDAY:{}", day.replace('-', ""))),
            (Version::V4, Some(rest)) => self.line(&format!("BDAY:--{}", rest.replace('-', ""))),
        }
    }

    fn point(&mut self, point: &ContactPoint, kept: &Kept, said: &HashSet<(String, String)>) {
        let value = one_line(clean(&point.value).trim());
        let label = one_line(clean(&point.label).trim());
        if value.is_empty() {
            return;
        }
        let name = match point.kind {
            PointKind::Email => "EMAIL",
            PointKind::Phone => "TEL",
            PointKind::Link => "URL",
            PointKind::Address => "ADR",
        };
        if point.kind == PointKind::Link && said.contains(&(label.clone(), value.clone())) {
            return;
        }
        let mut types = Vec::new();
        if point.kind == PointKind::Email && self.version == Version::V3 {
            types.push("internet");
        }
        let group = match label::writing(&label, name) {
            Writing::Nothing => String::new(),
            Writing::Types(words) => {
                types.extend(words);
                String::new()
            }
            Writing::Label => self.free_group(),
        };
        let types = match types.is_empty() {
            true => String::new(),
            false => format!("TYPE={}", types.join(",")),
        };
        let parameters: &[&str] = if types.is_empty() { &[] } else { &[&types] };
        match point.kind {
            PointKind::Address => {
                let parts = kept.parts("ADR", |parts| structured::address(parts) == value);
                let plain: Vec<Part> = ["", "", &value, "", "", "", ""]
                    .into_iter()
                    .map(Part::of)
                    .collect();
                self.parts(&group, name, parameters, parts.unwrap_or(&plain));
            }
            // An address of the web has commas and semicolons of its own, which are not escaped.
            PointKind::Link => {
                let raw = value.replace('\\', "\\\\");
                let line = self.start(
                    &group,
                    name,
                    parameters,
                    VcardValueNode::parse(raw.as_bytes()),
                );
                self.line(&line);
            }
            PointKind::Email | PointKind::Phone => {
                self.values(&group, name, parameters, &[vec![value.as_str()]]);
            }
        }
        if !group.is_empty() {
            self.values(&group, "X-ABLabel", &[], &[vec![label.as_str()]]);
        }
    }

    /// A UUID as the URN that 4.0 wants; anything else as it is.
    fn uid(&mut self, uid: &str) {
        let uid = one_line(clean(uid).trim());
        if uid.is_empty() {
            return;
        }
        let is_uuid = uid.len() == 36 && uuid::Uuid::try_parse(&uid).is_ok();
        match (self.version, is_uuid) {
            (Version::V4, true) => self.text("UID", &format!("urn:uuid:{uid}")),
            (Version::V4, false) => {
                self.values("", "UID", &["VALUE=text"], &[vec![uid.as_str()]]);
            }
            (Version::V3, _) => self.text("UID", &uid),
        }
    }

    /// A text, unless it is empty.
    fn text(&mut self, name: &str, text: &str) {
        let text = clean(text);
        if !text.trim().is_empty() {
            self.values("", name, &[], &[vec![text.trim()]]);
        }
    }

    /// A list, unless it is empty.
    fn list(&mut self, name: &str, items: &[String]) {
        let items: Vec<&str> = items
            .iter()
            .map(String::as_str)
            .filter(|item| !item.is_empty())
            .collect();
        if !items.is_empty() {
            self.values("", name, &[], &[items]);
        }
    }

    /// A structured value.
    fn parts(&mut self, group: &str, name: &str, parameters: &[&str], parts: &[Part]) {
        let mut parts: Vec<Vec<&str>> = parts
            .iter()
            .map(|part| match name {
                "N" => part.items(),
                _ => vec![part.text.as_str()],
            })
            .collect();
        // Readers count on the full number, empty or not.
        let full = match name {
            "N" => 5,
            "ADR" => 7,
            _ => 1,
        };
        parts.resize(parts.len().max(full), Vec::new());
        self.values(group, name, parameters, &parts);
    }

    fn values(&mut self, group: &str, name: &str, parameters: &[&str], parts: &[Vec<&str>]) {
        let mut value = VcardValueNode::parse(b"");
        value.escaper = match self.version {
            Version::V3 => VcardEscaper::V3_0,
            Version::V4 => VcardEscaper::V4_0,
        };
        for (at, part) in parts.iter().enumerate() {
            value.set_component(at, part);
        }
        let line = self.start(group, name, parameters, value);
        self.line(&line);
    }

    fn start(
        &self,
        group: &str,
        name: &str,
        parameters: &[&str],
        value: VcardValueNode<'_>,
    ) -> String {
        let name = match group {
            "" => Cow::Borrowed(name),
            group => Cow::Owned(format!("{group}.{name}")),
        };
        VcardLine {
            params: parameters
                .iter()
                .map(|parameter| VcardParamNode::parse(parameter))
                .collect(),
            value,
            eol: VcardLeaf(Cow::Borrowed("")),
            ..VcardLine::text(name, "")
        }
        .to_string()
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(&folded(line, "\r\n"));
        self.text.push_str("\r\n");
    }

    /// A group that no line of the card is in.
    fn free_group(&mut self) -> String {
        loop {
            let group = format!("item{}", self.next_group);
            self.next_group += 1;
            if self.groups.insert(group.clone()) {
                return group;
            }
        }
    }
}

/// Text that a card can hold: one kind of line end, and no NUL.
fn clean(text: &str) -> Cow<'_, str> {
    if text.contains(['\r', '\0']) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        Cow::Owned(text.replace('\0', ""))
    } else {
        Cow::Borrowed(text)
    }
}
