//! Tokens to items (words, people, dates) and items to clauses. Says where a clause begins and how it hangs on
//! the one before; what a clause says is read in `sense`.

use super::items::{Item, Part};
use super::lexicon::Form;
use super::nouns;
use super::small_words::is_connective;
use super::token::Token;

/// How a clause is joined to the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Join {
    /// A new sentence.
    Sentence,
    /// After a comma, a conjunction or nothing at all.
    Loose,
    /// What somebody said or promised: `said | she'll send it`.
    Complement,
    /// `who will send it`.
    Relative,
}

/// A run of items with at most one statement.
#[derive(Debug, Clone)]
pub(super) struct Clause {
    /// First item.
    pub first: usize,
    /// One past the last item.
    pub last: usize,
    /// How it hangs on the clause before.
    pub join: Join,
    /// Its sentence ends in a question mark.
    pub question: bool,
}

/// Splits items into clauses. Every item belongs to exactly one clause.
pub(super) fn split(items: &[Item], tokens: &[Token]) -> Vec<Clause> {
    let s = Splitter { items, tokens };
    let mut out: Vec<Clause> = Vec::new();
    let mut first = 0;
    let mut join = Join::Sentence;
    for (at, item) in items.iter().enumerate() {
        let ends = s.ends_sentence(at);
        if ends {
            let question = item.part == Part::Mark('?');
            out.push(Clause {
                first,
                last: at + 1,
                join,
                question,
            });
            if question {
                for c in out.iter_mut().rev() {
                    c.question = true;
                    if c.join == Join::Sentence {
                        break;
                    }
                }
            }
            (first, join) = (at + 1, Join::Sentence);
        } else if at > first
            && let Some(how) = s.begins(first, at)
        {
            out.push(Clause {
                first,
                last: at,
                join,
                question: false,
            });
            (first, join) = (at, how);
        }
    }
    if first < items.len() {
        out.push(Clause {
            first,
            last: items.len(),
            join,
            question: false,
        });
    }
    out
}

pub(super) struct Splitter<'a> {
    pub items: &'a [Item],
    pub tokens: &'a [Token],
}

impl Splitter<'_> {
    pub(super) fn word(&self, at: usize) -> &str {
        self.items.get(at).map_or("", |i| i.word.as_str())
    }

    pub(super) fn ends_sentence(&self, at: usize) -> bool {
        let next = self.items.get(at + 1);
        let spaced = next.is_none_or(|n| self.tokens[n.first].spaced);
        match self.items[at].part {
            Part::Break => true,
            Part::Mark(';' | '!' | '?' | '|' | '•' | '…' | '→') => true,
            Part::Mark('.') => spaced && !(at > 0 && super::roster::is_title(self.word(at - 1))),
            Part::Mark('–' | '—') => self.tokens[self.items[at].first].spaced == spaced,
            Part::Mark('-' | '*' | '>') => {
                self.tokens[self.items[at].first].spaced && spaced && at > 0
            }
            Part::Mark('(') => self.items[at..]
                .iter()
                .position(|i| i.part == Part::Mark(')'))
                .is_none_or(|end| self.states(at + 1, at + end)),
            Part::Mark(')') => self.items[..at]
                .iter()
                .rposition(|i| i.part == Part::Mark('('))
                .is_none_or(|start| self.states(start + 1, at)),
            _ => false,
        }
    }

    /// Whether these items, in parentheses, say something of their own.
    pub(super) fn states(&self, first: usize, last: usize) -> bool {
        self.items[first..last].iter().any(|i| {
            i.verb
                .is_some_and(|v| v.form != Form::Ing && nouns::channel(&i.word).is_none())
                || nouns::is_auxiliary(&i.word)
                || matches!(
                    i.word.as_str(),
                    "she" | "he" | "they" | "i" | "we" | "'s" | "it"
                )
                || matches!(i.part, Part::Break | Part::Mark(';'))
        })
    }

    pub(super) fn verb_form(&self, at: usize) -> Option<Form> {
        self.items.get(at).and_then(|i| i.verb).map(|v| v.form)
    }

    pub(super) fn is_person(&self, at: usize) -> bool {
        matches!(self.items.get(at).map(|i| i.part), Some(Part::Person(_)))
    }

    /// An auxiliary or a finite verb, over adverbs.
    pub(super) fn predicate(&self, at: usize) -> bool {
        let mut i = at;
        while nouns::is_adverb(self.word(i)) {
            i += 1;
        }
        nouns::is_auxiliary(self.word(i))
            || self.word(i) == "'s"
            || self.verb_form(i).is_some_and(|f| f != Form::Ing)
    }

    /// Whether a new clause begins at `at`, which is not the first item of the present one.
    pub(super) fn begins(&self, first: usize, at: usize) -> Option<Join> {
        let before = &self.items[at - 1];
        let word = self.word(at);
        let comma = matches!(before.part, Part::Mark(',' | ':' | '"'))
            || (before.part == Part::Mark('-') && self.tokens[before.first].spaced);
        let joined = before.part == Part::Word
            && matches!(
                before.word.as_str(),
                "and"
                    | "then"
                    | "but"
                    | "so"
                    | "plus"
                    | "also"
                    | "because"
                    | "though"
                    | "although"
                    | "or"
            );
        if is_connective(word) || matches!(self.items[at].part, Part::Mark(_)) {
            // The conjunction goes with what follows it.
            return self.connective_begins(first, at);
        }
        if joined && at - 1 > first && self.connective_begins(first, at - 1).is_some() {
            return None;
        }
        if at == first + 1 && (joined || comma) && before.part == Part::Word {
            return None;
        }
        if comma && self.only_label(first, at) {
            return None;
        }
        if comma {
            return self.starts(at, false).then_some(Join::Loose);
        }
        // Without any mark: a subject and its verb after a complete statement.
        let subject = matches!(
            word,
            "i" | "she" | "he" | "they" | "we" | "ill" | "im" | "ive" | "it" | "who"
        ) && self
            .predicate(at + 1 - usize::from(matches!(word, "ill" | "im" | "ive")));
        let holds = matches!(
            before.word.as_str(),
            "if" | "when"
                | "once"
                | "unless"
                | "until"
                | "whether"
                | "how"
                | "what"
                | "why"
                | "where"
                | "which"
                | "after"
                | "before"
                | "while"
                | "than"
                | "as"
                | "whatever"
                | "since"
                | "and"
                | "or"
                | "the"
                | "till"
        );
        if word == "who" && !holds && (self.is_person(at - 1)) && self.predicate(at + 1) {
            return Some(Join::Relative);
        }
        if subject && word != "who" && !holds && self.has_statement(first, at) {
            return Some(if self.opens_complement(first, at) {
                Join::Complement
            } else {
                Join::Loose
            });
        }
        if self.is_person(at)
            && matches!(self.word(at + 1), "will" | "'ll" | "would" | "'d")
            && self.opens_complement(first, at)
            && !holds
        {
            return Some(Join::Complement);
        }
        if self.is_person(at)
            && matches!(self.word(at + 1), "will" | "'ll")
            && matches!(before.part, Part::Date(_))
            && self.has_statement(first, at)
        {
            return Some(Join::Loose);
        }
        let after_object = matches!(before.part, Part::Date(_) | Part::Person(_) | Part::Thing)
            || (before.part == Part::Word && nouns::gift(&before.word).is_some());
        if after_object && self.strong_start(first, at) && self.has_statement(first, at) {
            return Some(Join::Loose);
        }
        None
    }

    pub(super) fn connective_begins(&self, first: usize, at: usize) -> Option<Join> {
        let mut next = at + 1;
        if matches!(self.items[at].part, Part::Mark(_)) {
            return None;
        }
        while is_connective(self.word(next)) {
            next += 1;
        }
        let list = matches!(self.word(at), "and" | "or");
        // "Priya and Dev met": two who act, not two clauses.
        let said = self.items[first..at]
            .iter()
            .any(|i| i.verb.is_some() || nouns::channel(&i.word).is_some_and(|c| c.event));
        if list
            && (self.is_person(next) || matches!(self.word(next), "i" | "me" | "myself"))
            && self.is_person(at.wrapping_sub(1))
            && !said
        {
            return None;
        }
        // "so" and "still" are adverbs too.
        let adverb = matches!(
            self.word(at),
            "so" | "still" | "later" | "finally" | "also" | "well" | "yet" | "apparently"
        );
        if adverb
            && !matches!(
                self.items.get(at.wrapping_sub(1)).map(|i| i.part),
                Some(Part::Mark(','))
            )
            && !self.subject_predicate(next)
        {
            return None;
        }
        (next < self.items.len() && self.starts(next, list)).then_some(Join::Loose)
    }

    pub(super) fn subject_predicate(&self, at: usize) -> bool {
        (matches!(self.word(at), "i" | "she" | "he" | "they" | "we" | "it") || self.is_person(at))
            && self.predicate(at + 1)
            || matches!(self.word(at), "ill" | "ive" | "im")
    }

    /// Something has been said already between these items.
    pub(super) fn has_statement(&self, first: usize, at: usize) -> bool {
        self.items[first..at].iter().any(|i| {
            i.verb.is_some()
                || matches!(i.part, Part::Person(_))
                || nouns::channel(&i.word).is_some()
        })
    }
}
