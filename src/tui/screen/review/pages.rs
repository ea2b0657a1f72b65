//! What the pages say that are not cards: before the review, what is missing, who is chosen, the summary,
//! and a look back at a step.

use ratatui::text::{Line, Span};

use super::cards::person_line;
use super::draw::Content;
use super::words::Page;
use super::{Anybody, Detail, Place, ReviewScreen, Start};
use crate::cells;
use crate::coach::review::summary::ReviewSummary;
use crate::coach::review::{about, minutes};
use crate::domain::Choice;
use crate::domain::civil::{ago, day_words, when};
use crate::domain::intent::list;
use crate::domain::person::position;
use crate::domain::review::ReviewStep;
use crate::store::query::review::LivePick;
use crate::store::query::review_cards::{Candidate, CandidateFrom};
use crate::store::query::walk::{Item, Walk, is_page};
use crate::tui::command::Command;
use crate::tui::keymap::Scope;
use crate::tui::theme::Theme;
use crate::tui::view::Look;
use crate::tui::widget::spans;

impl ReviewScreen {
    /// What is said here.
    pub(super) fn content(&self, look: &Look<'_>, width: usize) -> Content {
        let Some(walk) = &self.walk else {
            return Content::default();
        };
        match (self.place, self.item(), &self.detail) {
            (Place::Start, _, Detail::Start(start)) => self.start(start, walk, look, width),
            (Place::Item(_), Some(item), _) => self.card(item, look, width),
            (Place::Page(ReviewStep::Capture), _, detail) => {
                let proposed = match detail {
                    Detail::Capture { proposed } => *proposed,
                    _ => 0,
                };
                capture(walk, proposed, look, width)
            }
            (Place::Page(ReviewStep::Choose), _, Detail::Choose(candidates, alike)) => {
                let chosen = walk.chosen.get(self.selection.at());
                let mut content = choose(walk, candidates, alike.as_deref(), look, width);
                content.below = chosen.map_or_else(Vec::new, |live| whole_plan(live, look, width));
                content
            }
            (Place::Page(ReviewStep::Summary), _, Detail::Summary(summary, _)) => {
                summed_up(summary, look, width)
            }
            (Place::Looking(step), ..) => looking_back(walk, step, look, width),
            _ => Content::default(),
        }
    }

    fn start(&self, start: &Start, walk: &Walk, look: &Look<'_>, width: usize) -> Content {
        let mut page = Page::new(look, width.min(76));
        if start.anybody == Anybody::Nobody {
            return nobody(page, look);
        }
        match &start.last {
            Some(last) => {
                let day = last.finished_on.unwrap_or(last.started_on);
                let words = day_words(day, page.today);
                page.fact(&if day == page.today && walk.review.is_none() {
                    "The last one was today; the next can wait a week.".to_owned()
                } else {
                    format!("The last one was {}, on {words}.", ago(day, page.today))
                });
            }
            None if walk.review.is_none() => page.fact("This would be the first one."),
            None => {}
        }
        page.gap();
        match &walk.review {
            Some(review) => {
                let at = walk.from(review.step);
                let what = walk.stretch(at).left.first().map(Item::label);
                page.sentence(&format!(
                    "You were at step {} of {}, {}.",
                    at.number(),
                    ReviewStep::ALL.len(),
                    what.unwrap_or_else(|| at.label().to_owned())
                ));
                let begun = ago(review.started_on, page.today);
                let left = about(minutes(walk.left_from(at)));
                page.fact(&format!("Begun {begun}; {left} left."));
            }
            None => {
                page.sentence(&format!(
                    "Once a week, {}: one thing at a time, each kept as you decide it. You can leave at any \
                     key and come back to the same place.",
                    about(minutes(walk.left_from(ReviewStep::Capture)))
                ));
                page.gap();
                for step in ReviewStep::ALL {
                    page.lines.push(step_line(walk, *step, page.theme));
                }
            }
        }
        Content {
            above: page.lines,
            ..Content::default()
        }
    }
}

/// Nobody is written down: where one begins.
fn nobody(mut page: Page<'_>, look: &Look<'_>) -> Content {
    page.gap();
    page.sentence(
        "Once a week this looks with you at the people you know: what you promised, whom to thank, who is \
         waiting for a word. Nobody is written down yet, so there is nothing to look at, and nothing to \
         catch up on.",
    );
    page.gap();
    for (command, then) in [
        (
            Command::GoLesson,
            "goes to the lesson, which begins with the people around you",
        ),
        (Command::NewPerson, "adds somebody"),
    ] {
        let key = look
            .keymap
            .label(&[Scope::Review, Scope::Global], command)
            .unwrap_or_default();
        page.lines.push(Line::from(vec![
            Span::styled(cells::pad(&key, 4), look.theme.key.style()),
            Span::styled(then, look.theme.text.style()),
        ]));
    }
    Content {
        above: page.lines,
        ..Content::default()
    }
}

/// A step and how much is in it.
fn step_line(walk: &Walk, step: ReviewStep, theme: &Theme) -> Line<'static> {
    let left = walk.stretch(step).left.len();
    let much = match step {
        ReviewStep::Capture => match walk.talks.len() {
            0 => "nothing is logged this week".into(),
            1 => "1 talk is logged this week".into(),
            talks => format!("{talks} talks are logged this week"),
        },
        ReviewStep::Dormant if left > 0 => "one question".into(),
        ReviewStep::Choose => "two or three people, each with an offer and a plan".into(),
        ReviewStep::Summary => "to keep".into(),
        _ if left == 0 => "nothing".into(),
        _ => left.to_string(),
    };
    let style = if is_page(step) || left > 0 {
        theme.text.style()
    } else {
        theme.fact.style()
    };
    Line::from(vec![
        Span::styled(format!("{}  ", step.number()), theme.fact.style()),
        Span::styled(cells::pad(step.label(), 20), style),
        Span::styled(much, theme.fact.style()),
    ])
}

fn capture(walk: &Walk, proposed: i64, look: &Look<'_>, width: usize) -> Content {
    let mut page = Page::new(look, width);
    page.sentence("Whom were you in touch with this week? What is missing here?");
    page.gap();
    if walk.talks.is_empty() {
        page.fact("Nothing is logged in the last seven days.");
    }
    if proposed > 0 {
        if walk.talks.is_empty() {
            page.gap();
        }
        let key = look
            .keymap
            .label(&[Scope::Review, Scope::Global], Command::ProposedTalks)
            .unwrap_or_default();
        let words = match proposed {
            1 => "1 talk from a calendar or a mailbox waits for your word: ".to_owned(),
            more => format!("{more} talks from calendars and mailboxes wait for your word: "),
        };
        let shows = match proposed {
            1 => " shows it",
            _ => " shows them",
        };
        page.lines.push(Line::from(vec![
            Span::styled(words, look.theme.text.style()),
            Span::styled(key, look.theme.key.style()),
            Span::styled(shows, look.theme.text.style()),
        ]));
        page.gap();
    }
    for talk in &walk.talks {
        let people: Vec<&str> = talk
            .people
            .iter()
            .map(|name| name.full_name.as_str())
            .collect();
        let day = cells::pad(&day_words(talk.interaction.on_day, page.today), 12);
        let channel = cells::pad(talk.interaction.channel.label(), 9);
        let line = vec![
            Span::styled(day, page.theme.fact.style()),
            Span::styled(channel, page.theme.fact.style()),
            spans::text(&list(&people), page.theme.name.style()),
            spans::text(
                &format!("  {}", talk.interaction.summary),
                page.theme.text.style(),
            ),
        ];
        page.lines.push(Line::from(spans::cut(line, width)));
    }
    Content {
        above: page.lines,
        ..Content::default()
    }
}

fn choose(
    walk: &Walk,
    candidates: &[Candidate],
    alike: Option<&str>,
    look: &Look<'_>,
    width: usize,
) -> Content {
    let mut page = Page::new(look, width);
    page.sentence("Who hears from you this week?");
    page.fact(match walk.chosen.len() {
        0 => "Nobody is chosen yet; two or three are enough.",
        1 => "One is chosen; two or three are enough.",
        2 => "Two are chosen, which is enough; a third has room.",
        3 => "Three are chosen, which is enough.",
        _ => "More than three are chosen; fewer would get more of you.",
    });
    if let Some(alike) = alike {
        page.fact(alike);
    }
    page.gap();
    if walk.chosen.is_empty() && candidates.is_empty() {
        page.fact("Nobody of this review is left to choose from, and that is fine.");
    }
    let mut list: Vec<Line<'static>> = walk
        .chosen
        .iter()
        .map(|live| chosen_line(live, look, width))
        .collect();
    list.extend(candidates.iter().map(|candidate| {
        let from = match candidate.from {
            CandidateFrom::Waiting => "waiting",
            CandidateFrom::NoNextStep => "no next step",
            CandidateFrom::Offer => "an offer stands",
        };
        let because = match &candidate.offer {
            Some(offer) if candidate.from == CandidateFrom::Offer => format!("offer: {offer}"),
            Some(offer) => format!("{from}; offer: {offer}"),
            None => from.to_owned(),
        };
        let position = position(&candidate.role, &candidate.organization);
        before(
            "·",
            person_line(&candidate.name, &position, &because, width - 2, look.theme),
            look.theme,
        )
    }));
    Content {
        above: page.lines,
        list,
        ..Content::default()
    }
}

fn chosen_line(live: &LivePick, look: &Look<'_>, width: usize) -> Line<'static> {
    let line = live.line();
    let day = line
        .on_day
        .map(|day| when(day, look.today()))
        .unwrap_or_default();
    let plan = match (day.as_str(), line.plan()) {
        ("", plan) => plan,
        (day, plan) => format!("{day}: {plan}"),
    };
    before(
        "✓",
        person_line(&live.name, &line.offer, &plan, width - 2, look.theme),
        look.theme,
    )
}

/// The offer and the plan of who is selected, in full.
fn whole_plan(live: &LivePick, look: &Look<'_>, width: usize) -> Vec<Line<'static>> {
    let line = live.line();
    let mut page = Page::new(look, width);
    page.gap();
    page.labelled("To offer:", &line.offer);
    page.labelled("The plan:", &line.plan());
    page.lines
}

fn before(mark: &'static str, mut line: Line<'static>, theme: &Theme) -> Line<'static> {
    line.spans
        .insert(0, Span::styled(format!("{mark} "), theme.accent.style()));
    line
}

fn summed_up(summary: &ReviewSummary, look: &Look<'_>, width: usize) -> Content {
    let mut page = Page::new(look, width);
    page.lines
        .push(Line::styled("This week", page.theme.heading.style()));
    if summary.picks.is_empty() {
        page.fact("Nobody is picked this time.");
    }
    for pick in &summary.picks {
        let day = pick
            .on_day
            .map(|day| format!(" · {}", when(day, page.today)))
            .unwrap_or_default();
        let line = vec![
            spans::text(&pick.name, page.theme.name.style()),
            Span::styled(day, page.theme.fact.style()),
            spans::text(&format!("  {}", pick.offer), page.theme.text.style()),
        ];
        page.lines.push(Line::from(spans::cut(line, width)));
        let plan = pick.plan();
        if !plan.is_empty() {
            page.lines.push(Line::from(vec![
                Span::raw("  "),
                spans::fitted(&plan, width - 2, page.theme.text.style()),
            ]));
        }
    }
    page.gap();
    page.lines
        .push(Line::styled("Done", page.theme.heading.style()));
    let in_touch = summary.in_touch_sentence();
    if !in_touch.is_empty() {
        page.sentence(&in_touch);
    }
    for said in summary.done.iter().flat_map(|done| &done.said) {
        page.sentence(&format!("{said}."));
    }
    let left = summary.left_sentence();
    if !left.is_empty() {
        page.fact(&left);
    }
    if let Some(guesses) = &summary.guesses {
        page.fact(guesses);
    }
    Content {
        above: page.lines,
        ..Content::default()
    }
}

fn looking_back(walk: &Walk, step: ReviewStep, look: &Look<'_>, width: usize) -> Content {
    let mut page = Page::new(look, width);
    let stretch = walk.stretch(step);
    page.sentence("Everything in this step is decided.");
    page.gap();
    for item in walk
        .items
        .iter()
        .filter(|item| item.step == step && !item.said.is_empty())
    {
        page.sentence(&format!("{}.", item.said));
    }
    if !stretch.put_off.is_empty() {
        page.gap();
        page.fact("Left for another week:");
    }
    let list = stretch
        .put_off
        .iter()
        .map(|(_, item)| Line::from(spans::fitted(&item.label(), width, look.theme.name.style())))
        .collect();
    Content {
        above: page.lines,
        list,
        ..Content::default()
    }
}
