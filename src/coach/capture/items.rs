//! Tokens to items: words (compounds made one), people, dates, marks. Which items make a clause is `clause`.

use super::date_scan::Found;
use super::lexicon::{self, Class, Form, Verb};
use super::nouns;
use super::people::Mention;
use super::roster::Roster;
use super::token::{Kind, Token};

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// A word; its fold is in `Item::word`.
    Word,
    /// A mention, by index.
    Person(usize),
    /// A date phrase, by index.
    Date(usize),
    /// A punctuation mark.
    Mark(char),
    /// An address, tag, goal or symbol.
    Thing,
    /// A line end.
    Break,
}

/// One step of the grammar: one token or several.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// What it is.
    pub part: Part,
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub last: usize,
    /// The normalised word, empty for other parts.
    pub word: String,
    /// The verb that it is, or may be, a form of.
    pub verb: Option<Verb>,
}

/// Normalised compounds: the words and marks as typed, and what they count as.
pub(super) const COMPOUNDS: &[(&str, &str)] = &[
    ("w /", "with"),
    ("w / o", "without"),
    ("1 : 1", "1:1"),
    ("1 - 1", "1:1"),
    ("1 on 1", "1:1"),
    ("1 - on - 1", "1:1"),
    ("one on one", "1:1"),
    ("one - on - one", "1:1"),
    ("one to one", "1:1"),
    ("one - to - one", "1:1"),
    ("e - mail", "email"),
    ("e - mails", "emails"),
    ("e - mailed", "emailed"),
    ("e - mailing", "emailing"),
    ("f / u", "f/u"),
    ("f / up", "f/u"),
    ("follow - up", "followup"),
    ("follow - ups", "followup"),
    ("catch - up", "catchup"),
    ("catch - ups", "catchup"),
    ("check - in", "checkin"),
    ("shout - out", "shoutout"),
    ("shout out", "shoutout"),
    ("shoutouts", "shoutout"),
    ("heads - up", "heads"),
    ("heads up", "heads"),
    ("pep talk", "pep"),
    ("pep - talk", "pep"),
    ("stand - up", "standup"),
    ("happy hour", "drinks"),
    ("happy hours", "drinks"),
    ("no one", "nobody"),
    ("no - one", "nobody"),
    ("all - hands", "allhands"),
    ("all hands", "allhands"),
    ("voice mail", "voicemail"),
    ("voice note", "voicemail"),
    ("voice message", "voicemail"),
    ("video call", "video"),
    ("video chat", "video"),
    ("video - call", "video"),
    ("zoom call", "zoom"),
    ("zoom chat", "zoom"),
    ("zoom meeting", "zoom"),
    ("teams call", "teams"),
    ("google meet", "gmeet"),
    ("phone call", "phonecall"),
    ("phone chat", "phonecall"),
    ("text message", "text"),
    ("text messages", "text"),
    ("face to face", "1:1"),
    ("face - to - face", "1:1"),
    ("in person", "inperson"),
    ("thank - you", "thanks"),
    ("thank you", "thanks"),
    ("to do", "todo"),
    ("to - do", "todo"),
    ("get together", "get-together"),
    ("got together", "got-together"),
    ("cover letter", "cv"),
    ("hand over", "handover"),
    ("linked in", "linkedin"),
    ("christmas party", "party"),
    ("coffee break", "coffee"),
    ("coffee chat", "coffee"),
    ("coffee - chat", "coffee"),
    ("pair programmed", "paired"),
    ("on - call", "oncall"),
    ("on call", "oncall"),
    ("meet - up", "meetup"),
    ("as soon as", "once"),
    ("let 's", "lets"),
    ("sit - down", "1:1"),
    ("get - together", "meeting"),
    ("blog post", "article"),
    ("co - worker", "colleague"),
    ("co - workers", "colleagues"),
    ("job opening", "opening"),
    ("code review", "review"),
    ("call back", "callback"),
    ("working lunch", "lunch"),
    ("good word", "good-word"),
    ("business card", "bizcard"),
    ("phone number", "contact"),
    ("reference letter", "reference"),
    ("letter of recommendation", "reference"),
    ("recommendation letter", "reference"),
];

/// Builds the items of a text.
pub(super) fn items(
    tokens: &[Token],
    mentions: &[Mention],
    dates: &[Found],
    roster: &Roster,
) -> Vec<Item> {
    let mut out = Vec::with_capacity(tokens.len());
    let (mut at, mut person, mut date) = (0, 0, 0);
    while at < tokens.len() {
        while mentions.get(person).is_some_and(|m| m.first < at) {
            person += 1;
        }
        while dates.get(date).is_some_and(|d| d.first < at) {
            date += 1;
        }
        let (part, last, word) = if let Some(m) = mentions.get(person).filter(|m| m.first == at) {
            (
                Part::Person(person),
                m.last + usize::from(m.possessive),
                String::new(),
            )
        } else if let Some(d) = dates.get(date).filter(|d| d.first == at) {
            (Part::Date(date), d.last, String::new())
        } else {
            match tokens[at].kind {
                Kind::Break => (Part::Break, at + 1, String::new()),
                _ => {
                    let limit = mentions.get(person).map_or(tokens.len(), |m| m.first);
                    let limit = limit.min(dates.get(date).map_or(tokens.len(), |d| d.first));
                    let opens = at == 0 || !matches!(tokens[at - 1].kind, Kind::Word);
                    match compound(&tokens[at..limit]).filter(|(_, w)| *w != "todo" || opens) {
                        Some((len, word)) => (Part::Word, at + len, word.to_string()),
                        None => single(tokens, at),
                    }
                }
            }
        };
        let verb = if part == Part::Word {
            verb_of(&word, roster)
        } else {
            None
        };
        // "lucnh with Dev".
        let slip =
            if part == Part::Word && lexicon::verb(&word).is_none() && !roster.has_word(&word) {
                nouns::misspelt_channel(&word)
            } else {
                None
            };
        let (word, verb) = match slip {
            Some(meant) => (meant.to_string(), verb_of(meant, roster)),
            None => (word, verb),
        };
        out.push(Item {
            part,
            first: at,
            last: last.max(at + 1),
            word,
            verb,
        });
        at = last.max(at + 1);
    }
    out
}

pub(super) fn single(tokens: &[Token], at: usize) -> (Part, usize, String) {
    let t = &tokens[at];
    match t.kind {
        Kind::Word => {
            // "intro'd", "dm'd".
            let past = tokens
                .get(at + 1)
                .is_some_and(|n| n.fold == "'d" && !n.spaced)
                && matches!(
                    t.fold.as_str(),
                    "intro" | "dm" | "cc" | "fwd" | "im" | "ping"
                );
            match (past, t.fold.as_str()) {
                (true, "ping") => (Part::Word, at + 2, "pinged".into()),
                (true, w) => (
                    Part::Word,
                    at + 2,
                    if w == "intro" {
                        "introd".into()
                    } else {
                        format!("{w}ed")
                    },
                ),
                (_, w) => (Part::Word, at + 1, w.to_string()),
            }
        }
        Kind::Punct('&') => (Part::Word, at + 1, "and".into()),
        Kind::Punct('@') => (Part::Word, at + 1, "@".into()),
        Kind::Punct(c @ ('$' | '€' | '£')) => (Part::Word, at + 1, c.to_string()),
        Kind::Punct(c) => (Part::Mark(c), at + 1, String::new()),
        Kind::Symbol
            if nouns::channel(&t.fold).is_some() || matches!(t.fold.as_str(), "€" | "£") =>
        {
            (Part::Word, at + 1, t.fold.clone())
        }
        _ => (Part::Thing, at + 1, String::new()),
    }
}

pub(super) fn compound(tokens: &[Token]) -> Option<(usize, &'static str)> {
    if tokens[0].kind != Kind::Word {
        return None;
    }
    let fits = |pattern: &str| {
        let mut n = 0;
        for part in pattern.split(' ') {
            let t = tokens.get(n)?;
            let glued = n == 0 || part.starts_with(char::is_alphanumeric) || !t.spaced;
            if t.fold != part || !glued {
                return None;
            }
            n += 1;
        }
        Some(n)
    };
    let hits = COMPOUNDS
        .iter()
        .filter(|(p, _)| p.starts_with(tokens[0].fold.as_str()))
        .filter_map(|(p, w)| Some((fits(p)?, *w)));
    hits.max_by_key(|(n, _)| *n)
}

pub(super) fn verb_of(word: &str, roster: &Roster) -> Option<Verb> {
    if let Some(v) = lexicon::verb(word) {
        return Some(v);
    }
    if nouns::is_common(word) || roster.has_word(word) || nouns::is_auxiliary(word) {
        return None;
    }
    lexicon::misspelt(word).or_else(|| {
        let form = if word.len() > 4 && word.ends_with("ed") {
            Form::Past
        } else if word.len() > 5 && word.ends_with("ing") {
            Form::Ing
        } else {
            return None;
        };
        Some(Verb {
            lemma: "",
            class: Class::Life,
            form,
        })
    })
}
