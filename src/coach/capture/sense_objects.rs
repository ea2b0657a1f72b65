//! What stands behind the verb: particles, people and their places, dates, the noun of contact.
//! The verb itself is found in `sense_group`.

use super::items::Part;
use super::lexicon::{Class, Form};
use super::nouns;
use super::phrasal::PHRASAL;
use super::sense::{Part2, Place, Reader};
use crate::domain::interaction::Channel;

impl Reader<'_> {
    /// Lets particles behind the verb change its class.
    pub(super) fn particles(&mut self) {
        let Some((at, verb)) = self.f.verb else {
            return;
        };
        let mut best: Option<(usize, Class)> = None;
        for (lemma, words, class) in PHRASAL {
            if *lemma != verb.lemma {
                continue;
            }
            let reach = (at + 7).min(self.f.last);
            let mut i = at + 1;
            let mut found = None;
            while i + words.len() <= reach {
                if words.iter().enumerate().all(|(n, w)| {
                    self.word(i + n) == *w
                        || (*w == "-" && self.items[i + n].part == Part::Mark('-'))
                }) {
                    found = Some(i);
                    break;
                }
                // Particles may follow an object, but not another preposition or date.
                let w = self.word(i);
                if matches!(self.items[i].part, Part::Date(_))
                    || (nouns::is_preposition(w)
                        && words[0] != "forward"
                        && !matches!(words[0], "tab" | "bill" | "draft" | "good-word"))
                {
                    break;
                }
                i += 1;
            }
            if found.is_some() && best.is_none_or(|(n, _)| words.len() > n) {
                best = Some((words.len(), *class));
            }
        }
        if let Some((_, class)) = best {
            self.f.class = Some(class);
        } else if verb.lemma == "connect" {
            let object =
                self.person(at + 1) || matches!(self.word(at + 1), "her" | "him" | "them" | "me");
            if object {
                self.f.class = Some(Class::Introduce);
            }
        } else if verb.lemma == "be"
            && matches!(self.word(at + 1), "in")
            && self.word(at + 2) == "touch"
        {
            self.f.class = Some(Class::Nudge(Channel::Other));
        }
    }

    /// Whether "nothing" at `at` stands as the verb's own object, with at most a name between.
    fn denies(&self, from: usize, at: usize) -> bool {
        let direct = (from..at).all(|i| {
            self.person(i)
                || matches!(
                    self.word(i),
                    "her" | "him" | "them" | "me" | "us" | "from" | "to" | "with"
                )
        });
        self.f.verb.is_some() && direct && !matches!(self.word(at + 1), "but" | "else" | "less")
    }

    /// Collects people, pronouns, dates and `me` after the verb (or in the whole clause without one).
    pub(super) fn objects(&mut self) {
        let from = match self.f.verb {
            Some((at, _)) => at + 1,
            None => self.f.group.max(self.f.first),
        };
        let mut place = Place::Object;
        let mut have_partner = false;
        let mut topic = false; // after "about": people are only talked about
        let mut closed = false; // an infinitive has begun
        for at in from..self.f.last {
            let item = &self.items[at];
            let word = item.word.as_str();
            let next = self.word(at + 1).to_string();
            match item.part {
                Part::Date(d) => self.f.dates.push(d),
                Part::Person(m) => {
                    let own = self.mentions[m].possessive;
                    let here = if own {
                        Place::Aside
                    } else if closed {
                        Place::Second
                    } else {
                        place
                    };
                    have_partner |= matches!(here, Place::Object | Place::With | Place::To);
                    self.f.people.push(Part2 {
                        item: at,
                        place: here,
                    });
                }
                Part::Mark(',' | '/' | '"') | Part::Thing => {}
                Part::Mark(_) | Part::Break => {}
                Part::Word => match word {
                    // "met nobody", "promised Priya nothing".
                    "nobody" | "nothing" | "noone" | "neither" | "none"
                        if !topic && self.denies(from, at) =>
                    {
                        self.f.negated = true;
                    }
                    "me" | "us" | "myself" => {
                        if self.f.me.is_none() && !closed {
                            self.f.me = Some(place);
                        }
                    }
                    "him" | "them" | "her" | "both" | "everyone" | "they" | "she" | "he"
                    | "themselves" => {
                        let owner = word == "her"
                            && !(next.is_empty()
                                || nouns::is_determiner(&next)
                                || nouns::is_preposition(&next)
                                || nouns::is_adverb(&next)
                                || matches!(
                                    next.as_str(),
                                    "and"
                                        | "that"
                                        | "if"
                                        | "when"
                                        | "know"
                                        | "up"
                                        | "out"
                                        | "back"
                                        | "off"
                                        | "down"
                                        | "again"
                                        | "because"
                                )
                                || self.person(at + 1)
                                || at + 1 < self.f.last
                                    && matches!(self.items[at + 1].part, Part::Date(_)));
                        let owner = owner
                            && !(self
                                .verb(at + 1)
                                .is_some_and(|v| matches!(v.form, Form::Ing)));
                        let giver = self.f.verb.is_some_and(|(v, verb)| {
                            at == v + 1
                                && matches!(
                                    verb.lemma,
                                    "promise"
                                        | "owe"
                                        | "offer"
                                        | "give"
                                        | "tell"
                                        | "ask"
                                        | "lend"
                                        | "buy"
                                        | "teach"
                                )
                        });
                        let owner = owner && !giver;
                        let here = if owner {
                            Place::Aside
                        } else if closed {
                            Place::Second
                        } else {
                            place
                        };
                        let of_somebody =
                            matches!(word, "both" | "everyone") && self.person(at + 1);
                        if !of_somebody && word != "themselves" {
                            have_partner |= matches!(here, Place::Object | Place::With | Place::To);
                            self.f.people.push(Part2 {
                                item: at,
                                place: here,
                            });
                        }
                    }
                    "with" | "w" | "@" if word != "@" => {
                        if !topic || !have_partner {
                            place = Place::With;
                        }
                    }
                    "to" => {
                        if self
                            .verb(at + 1)
                            .is_some_and(|v| matches!(v.form, Form::Base | Form::Either))
                            && !(self.person(at + 1))
                            && nouns::channel(&next).is_none_or(|_| self.person(at + 2))
                        {
                            closed = true;
                        } else if !topic || !have_partner {
                            place = Place::To;
                        }
                    }
                    "from" => place = Place::From,
                    "for" => place = Place::For,
                    "by" => place = Place::By,
                    "about" | "re" | "regarding" | "on" | "of" | "that" | "at" | "in" | "over"
                    | "via" | "through" | "after" | "before" | "during" | "near" | "as"
                    | "than" | "since" | "because" | "if" | "how" | "what" | "who" | "when"
                    | "whether" | "without" => {
                        topic |= matches!(
                            word,
                            "about"
                                | "re"
                                | "regarding"
                                | "of"
                                | "that"
                                | "if"
                                | "how"
                                | "whether"
                                | "what"
                                | "because"
                        );
                        place = Place::Aside;
                    }
                    // "met Elena for coffee and Dev for lunch".
                    "and"
                        if !topic
                            && !closed
                            && self.person(at + 1)
                            && !self.person(at - 1)
                            && matches!(place, Place::For | Place::Aside) =>
                    {
                        place = Place::Object
                    }
                    _ => {
                        // "sent Priya the deck": a person after the things keeps the verb's place only without one before.
                        if place == Place::Aside
                            && item.verb.is_some()
                            && word.ends_with("ing")
                            && have_partner
                        {
                            closed = true;
                        }
                    }
                },
            }
        }
        // "forward them to Elena": things, not people.
        let to_person = self
            .f
            .people
            .iter()
            .any(|p| p.place == Place::To && self.person(p.item));
        if to_person && matches!(self.f.class, Some(Class::Give(_))) {
            for part in &mut self.f.people {
                if part.place == Place::Object && self.items[part.item].word == "them" {
                    part.place = Place::Aside;
                }
            }
        }
        self.f.dates.sort_unstable();
        self.f.dates.dedup();
    }

    /// Finds the noun of contact and the channel.
    pub(super) fn events(&mut self) {
        let mut best: Option<(u8, Channel)> = None;
        let mut aside = false;
        let verb_at = self.f.verb.map(|(at, _)| at);
        for at in self.f.first..self.f.last {
            let word = self.word(at).to_string();
            if matches!(
                word.as_str(),
                "about" | "re" | "regarding" | "that" | "because" | "if" | "whether"
            ) || (word == "to"
                && verb_at.is_some_and(|v| at > v)
                && self
                    .verb(at + 1)
                    .is_some_and(|v| matches!(v.form, Form::Base))
                && nouns::channel(self.word(at + 1)).is_none())
            {
                aside = true;
            }
            if aside {
                continue;
            }
            let Some(found) = nouns::channel(&word) else {
                continue;
            };
            let before = if at > self.f.first {
                self.word(at - 1).to_string()
            } else {
                String::new()
            };
            let with = matches!(self.word(at + 1), "with")
                || (at + 2 < self.f.last
                    && matches!(self.items[at + 1].part, Part::Date(_))
                    && self.word(at + 2) == "with");
            if matches!(before.as_str(), "after" | "before" | "until" | "since") && !with {
                continue;
            }
            if verb_at == Some(at) {
                continue;
            }
            // "Elena's e-mail", "Kenji's party".
            let owned = at > self.f.first && self.person(at - 1) && self.owner(at - 1);
            if owned
                && matches!(
                    found.channel,
                    Channel::Email | Channel::Message | Channel::Letter | Channel::Event
                )
            {
                continue;
            }
            // "Priya's lunch plans", "email address", "call centre", "coffee machine".
            let next = self.word(at + 1);
            if matches!(
                next,
                "address"
                    | "machine"
                    | "centre"
                    | "center"
                    | "list"
                    | "plans"
                    | "number"
                    | "campaign"
                    | "thread"
                    | "template"
                    | "beans"
                    | "menu"
                    | "room"
                    | "budget"
                    | "invite"
                    | "series"
                    | "organiser"
                    | "organizer"
                    | "notes"
                    | "recording"
                    | "team"
                    | "deck"
                    | "editor"
                    | "game"
                    | "agenda"
                    | "option"
            ) && word != "1:1"
            {
                continue;
            }
            // "talked her into joining the panel": no event was attended.
            let light = self.f.verb.is_none_or(|(_, v)| v.class == Class::Light);
            let attended = (at.saturating_sub(3)..at).any(|i| {
                i >= self.f.first
                    && matches!(
                        self.word(i),
                        "at" | "during" | "in" | "to" | "for" | "from" | "of" | "attended"
                    )
            });
            if found.channel == Channel::Event && !light && !attended {
                continue;
            }
            if found.event && self.f.event.is_none() {
                self.f.event = Some(at);
            }
            if best.is_none_or(|(rank, _)| found.rank > rank) {
                best = Some((found.rank, found.channel));
            }
        }
        if self.items[self.f.first..self.f.last]
            .iter()
            .any(|i| i.word == "inperson")
            && best.is_none()
        {
            best = Some((3, Channel::Met));
        }
        self.f.channel = best.map(|(_, c)| c);
    }
}
