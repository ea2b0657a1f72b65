//! What the cards say: one thing to decide, with what is worth knowing before it is decided.

use ratatui::text::{Line, Span};

use super::draw::Content;
use super::words::Page;
use super::{Detail, ReviewScreen};
use crate::cells;
use crate::coach::review::rhythm_reason;
use crate::coach::today::Turn;
use crate::domain::Choice;
use crate::domain::civil::{ago, day_words, days_between, when};
use crate::domain::intent::list;
use crate::domain::person::position;
use crate::domain::promise::{Promise, PromiseState, PromisedBy};
use crate::store::query::Named;
use crate::store::query::person::PersonPage;
use crate::store::query::review::{Dormant, LivePick, Uncovered};
use crate::store::query::review_cards::{Because, Might, WEEKS};
use crate::store::query::walk::Item;
use crate::tui::theme::Theme;
use crate::tui::view::Look;
use crate::tui::widget::{bar, spans};

impl ReviewScreen {
    /// What is said about the item at hand.
    pub(super) fn card(&self, item: &Item, look: &Look<'_>, width: usize) -> Content {
        let mut page = Page::new(look, width);
        let who = match &self.detail {
            Detail::Person(who, weeks) => Some((who.as_ref(), weeks)),
            _ => None,
        };
        // What is known about a kind of thing is said once, on the first card of its step.
        let first = self
            .step()
            .zip(self.walk.as_ref())
            .is_some_and(|(step, walk)| walk.stretch(step).done == 0);
        let mut list = Vec::new();
        let mut below = Vec::new();
        match item {
            Item::Pick(live) => pick(&mut page, live, who),
            Item::Promise(with) => {
                promise(&mut page, &with.name, &with.row, who);
                if first && with.row.promised_by == PromisedBy::Me {
                    page.gap();
                    page.fact(
                        "A broken promise costs more than an exceeded one earns (Gneezy & Epley 2014, \
                         experiments). Another date, said in time, is an ordinary thing.",
                    );
                }
            }
            Item::Thanks(with) => {
                let days = ago(with.row.on_day, page.today);
                let person = who.map(|(who, _)| who);
                page.title(&with.name.full_name, &role_of(person), "");
                page.gap();
                page.labelled("You received:", &with.row.what);
                page.fact(&format!("{}, {days}", with.row.kind.label()));
                if first {
                    page.gap();
                    page.fact(
                        "A line is enough. Thanks please more than those who write them expect (Kumar & \
                         Epley 2018, experiments).",
                    );
                }
            }
            Item::Waiting(waiting) => waiting_card(&mut page, &waiting.0, &waiting.1, who),
            Item::Goal(uncovered) => {
                let might = match &self.detail {
                    Detail::Goal(might) => might.as_slice(),
                    _ => &[],
                };
                goal(&mut page, uncovered, might);
                list = might
                    .iter()
                    .map(|might| might_line(might, width, look.theme))
                    .collect();
            }
            Item::NoNextStep(name) => no_next_step(&mut page, name, who),
            Item::OldTies(ties) => {
                let (easy, last, guesses) = match &self.detail {
                    Detail::OldTies {
                        easy,
                        last,
                        guesses,
                    } => (easy.as_slice(), last.as_slice(), guesses.as_deref()),
                    _ => (&[][..], &[][..], None),
                };
                old_ties(&mut page, easy, ties.len());
                if let Some(guesses) = guesses {
                    page.fact(guesses);
                    page.gap();
                }
                list = ties
                    .iter()
                    .map(|tie| old_tie_line(tie, width, look))
                    .collect();
                let at = self.selection.at();
                if let Some(Some((on, said))) = last.get(at)
                    && !said.trim().is_empty()
                {
                    let mut said_page = Page::new(look, width);
                    said_page.gap();
                    said_page.labelled(
                        &format!("Last time, {}:", day_words(*on, look.today())),
                        &format!("“{}”", said.trim()),
                    );
                    below = said_page.lines;
                    below.truncate(4);
                }
            }
        }
        Content {
            above: page.lines,
            list,
            below,
        }
    }
}

fn role_of(page: Option<&PersonPage>) -> String {
    page.map(|page| position(&page.person.role, &page.person.organization))
        .unwrap_or_default()
}

/// The last contact: when, how, and what was said.
fn last_time(page: &mut Page<'_>, who: &PersonPage) {
    match who.timeline.first() {
        Some(talk) => {
            let on = talk.interaction.on_day;
            page.fact(&format!(
                "Last time, {}, {} ({})",
                day_words(on, page.today),
                talk.interaction.channel.label(),
                ago(on, page.today),
            ));
            if !talk.interaction.summary.trim().is_empty() {
                page.quoted(&talk.interaction.summary, 3);
            }
        }
        None => page.fact("No contact is written down yet."),
    }
}

/// The question meant for them and what is promised either way.
fn open_threads(page: &mut Page<'_>, who: &PersonPage) {
    if let Some(question) = who.questions.first() {
        page.labelled("You wanted to ask:", &question.text);
    }
    let open = who
        .promises
        .iter()
        .filter(|promise| promise.state == PromiseState::Open);
    for promise in open.take(2) {
        let whose = match promise.promised_by {
            PromisedBy::Me => "You promised:",
            PromisedBy::Them => "They promised:",
        };
        let due = promise
            .due
            .map(|due| format!(", {}", when(due, page.today)))
            .unwrap_or_default();
        page.labelled(whose, &format!("{}{due}", promise.what));
    }
    if let Some(offer) = who.offers.first() {
        page.labelled("You could give:", &offer.what);
    } else if !who.person.needs.trim().is_empty() {
        page.labelled("They need:", &who.person.needs);
    }
}

fn waiting_card(
    page: &mut Page<'_>,
    name: &Named,
    turn: &Turn,
    who: Option<(&PersonPage, &[u32; WEEKS])>,
) {
    let goal = who
        .and_then(|(who, _)| who.contributions.first())
        .map(|brought| format!("goal: {}", brought.title))
        .unwrap_or_default();
    page.title(&name.full_name, &role_of(who.map(|(who, _)| who)), &goal);
    page.gap();
    if let Some((who, _)) = who {
        last_time(page, who);
        open_threads(page, who);
        page.gap();
    }
    let reason = rhythm_reason(turn).unwrap_or(turn.reason());
    let sentence = reason.sentence(page.today);
    let mut right = Vec::new();
    if let Some((_, weeks)) = who
        && weeks.iter().any(|days| *days > 0)
    {
        right.push(spans::text(&bar::spark(weeks), page.theme.accent.style()));
        right.push(Span::styled(" 13 weeks", page.theme.fact.style()));
    }
    let left = vec![spans::text(&sentence, page.theme.text.style())];
    let together: usize = left
        .iter()
        .chain(&right)
        .map(|span| cells::width(&span.content))
        .sum();
    if together < page.width {
        page.lines.push(spans::between(left, right, page.width));
    } else {
        page.sentence(&sentence);
        page.lines.push(Line::from(right));
    }
}

fn pick(page: &mut Page<'_>, live: &LivePick, who: Option<(&PersonPage, &[u32; WEEKS])>) {
    let person = who.map(|(who, _)| who);
    page.title(&live.name.full_name, &role_of(person), "");
    page.gap();
    page.sentence(&format!(
        "You picked {} {}. What became of it?",
        live.name.short,
        ago(live.pick.on_day, page.today)
    ));
    let line = live.line();
    page.labelled("To offer:", &line.offer);
    page.labelled("The plan:", &line.plan());
    let since = person
        .and_then(|who| who.timeline.first())
        .filter(|talk| days_between(live.pick.on_day, talk.interaction.on_day) >= 0);
    page.gap();
    match since {
        Some(talk) => {
            page.fact(&format!(
                "Since then: {}, {}",
                talk.interaction.channel.label(),
                ago(talk.interaction.on_day, page.today)
            ));
            if !talk.interaction.summary.trim().is_empty() {
                page.quoted(&talk.interaction.summary, 2);
            }
        }
        None => page.fact("Nothing is logged since then."),
    }
}

fn promise(
    page: &mut Page<'_>,
    name: &Named,
    promise: &Promise,
    who: Option<(&PersonPage, &[u32; WEEKS])>,
) {
    page.title(&name.full_name, &role_of(who.map(|(who, _)| who)), "");
    page.gap();
    let label = match promise.promised_by {
        PromisedBy::Me => format!("You promised {}:", name.short),
        PromisedBy::Them => format!("{} promised:", name.short),
    };
    page.labelled(&label, &promise.what);
    let made = ago(promise.made_on, page.today);
    page.fact(&match promise.due {
        Some(due) if due < page.today => {
            format!("It was for {}; said {made}.", day_words(due, page.today))
        }
        Some(due) => format!("It is for {}; said {made}.", when(due, page.today)),
        None => format!("No day was named; said {made}."),
    });
}

fn goal(page: &mut Page<'_>, uncovered: &Uncovered, might: &[Might]) {
    page.title(&uncovered.goal.title, "", "");
    page.gap();
    let missing: Vec<&str> = uncovered.missing.iter().map(|kind| kind.label()).collect();
    let words = match missing.as_slice() {
        [rest @ .., last] if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => list(&missing),
    };
    page.sentence(&format!("Nobody yet brings {words}."));
    page.gap();
    if might.is_empty() {
        page.fact("Nobody is written down who might.");
    } else {
        page.fact("Who might, or knows who might?");
    }
}

fn might_line(might: &Might, width: usize, theme: &Theme) -> Line<'static> {
    let because = match &might.because {
        Because::Brings(kinds) => {
            let kinds: Vec<&str> = kinds.iter().map(|kind| kind.label()).collect();
            format!("brings {} already", list(&kinds))
        }
        Because::Could(kind, evidence) => format!("perhaps {} ({evidence})", kind.label()),
        Because::Words => "has to do with it, by your notes".into(),
        Because::InTouch => String::new(),
    };
    let position = position(&might.role, &might.organization);
    person_line(&might.name, &position, &because, width, theme)
}

/// A name, what they do, and why they are named, in columns.
pub(super) fn person_line(
    name: &Named,
    behind: &str,
    because: &str,
    width: usize,
    theme: &Theme,
) -> Line<'static> {
    let name_width = (width / 5).clamp(16, 24);
    let behind_width = (width / 4).clamp(8, 30);
    let rest = width.saturating_sub(name_width + behind_width + 4);
    Line::from(vec![
        spans::padded(&name.full_name, name_width, theme.name.style()),
        Span::raw("  "),
        spans::padded(behind, behind_width, theme.fact.style()),
        Span::raw("  "),
        spans::fitted(because, rest, theme.text.style()),
    ])
}

fn no_next_step(page: &mut Page<'_>, name: &Named, who: Option<(&PersonPage, &[u32; WEEKS])>) {
    let person = who.map(|(who, _)| who);
    page.title(&name.full_name, &role_of(person), "");
    page.gap();
    page.sentence(&format!(
        "Nothing would bring {} back to mind: no plan, no promise, no offer, no rhythm.",
        name.short
    ));
    page.gap();
    if let Some(who) = person {
        for brought in who.contributions.iter().take(3) {
            page.labelled(
                &format!("Could bring {} to", brought.kind.label()),
                &format!("“{}”", brought.title),
            );
        }
        last_time(page, who);
        open_threads(page, who);
    }
}

fn old_ties(page: &mut Page<'_>, easy: &[Named], offered: usize) {
    page.sentence("One old tie: people you were in touch with once and not for a year or more.");
    page.gap();
    let names: Vec<&str> = easy.iter().map(|name| name.short.as_str()).collect();
    let first = match names.len() {
        0 => "Begin with an easy message or two to people who are close.".to_owned(),
        _ => format!(
            "Begin with an easy message or two, to {} for instance.",
            names.join(" or ")
        ),
    };
    page.sentence(&format!(
        "{first} Writing to friends first raised by two thirds how many then wrote to an old one (Aknin & \
         Sandstrom 2024, experiments)."
    ));
    page.gap();
    if offered > 1 {
        page.fact(
            "People tend to pick the comfortable old tie over the useful one, so it is not the first here \
             (Walter, Levin & Murnighan 2015, field study).",
        );
        page.gap();
    }
}

fn old_tie_line(tie: &Dormant, width: usize, look: &Look<'_>) -> Line<'static> {
    let goals = match tie.goals {
        0 => String::new(),
        1 => "of use to a goal · ".into(),
        many => format!("of use to {many} goals · "),
    };
    let last = tie
        .pattern
        .last_touch
        .map(|last| ago(last, look.today()))
        .unwrap_or_default();
    let position = position(&tie.role, &tie.organization);
    person_line(
        &tie.name,
        &position,
        &format!("{goals}{last}"),
        width,
        look.theme,
    )
}
