//! The contact board: five columns of cards, one for each step of the lesson. Where five do not fit, the
//! column at hand and its neighbour are shown, and the others as names and counts.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::{draw_empty, inside, row};
use crate::domain::person::sort_key;
use crate::domain::tie::{Balance, Stage};
use crate::domain::{Choice, civil};
use crate::report::Result;
use crate::store::query::board::Card;
use crate::tui::act::{self, Way};
use crate::tui::command::Command;
use crate::tui::keymap::Scope;
use crate::tui::theme::Theme;
use crate::tui::view::{Availability, Context, Effect, Input, Look, Reader, View};
use crate::tui::widget::filter::Filter;
use crate::tui::widget::line_edit::Changed;
use crate::tui::widget::list::{MARK, Selection};
use crate::tui::widget::{bar, spans};

/// So many cards of a column are read.
const MOST: usize = 120;
/// Rows of a card, the blank one after it included.
const CARD: usize = 4;
/// From this width on all five columns fit.
const WIDE: u16 = 100;

/// The screen.
#[derive(Default)]
pub(crate) struct BoardScreen {
    columns: [Vec<Card>; 5],
    counts: [usize; 5],
    column: usize,
    selections: [Selection; 5],
    filter: Filter,
    balance: Option<Balance>,
}

impl BoardScreen {
    /// The cards of a column that the filter lets through.
    fn cards(&self, column: usize) -> Vec<&Card> {
        let words = sort_key(self.filter.text());
        self.columns[column]
            .iter()
            .filter(|card| {
                let text = format!(
                    "{} {} {}",
                    card.name.full_name, card.role, card.organization
                );
                let text = sort_key(&text);
                words.split(' ').all(|word| text.contains(word))
            })
            .collect()
    }

    fn selected(&self) -> Option<&Card> {
        self.cards(self.column)
            .get(self.selections[self.column].at())
            .copied()
    }

    /// Goes to the first card that the filter lets through.
    fn refiltered(&mut self) {
        for selection in &mut self.selections {
            selection.go(0);
        }
        if self.cards(self.column).is_empty()
            && let Some(first) = (0..self.columns.len()).find(|at| !self.cards(*at).is_empty())
        {
            self.column = first;
        }
    }

    fn is_empty(&self) -> bool {
        self.counts.iter().all(|count| *count == 0)
    }
}

impl View for BoardScreen {
    fn scopes(&self) -> Vec<Scope> {
        if self.filter.is_written() {
            vec![Scope::Filter]
        } else {
            vec![Scope::Board, Scope::List]
        }
    }

    fn takes_text(&self) -> bool {
        self.filter.is_written()
    }

    fn load(&mut self, reader: &Reader<'_>) -> Result<()> {
        let selected = self.selected().map(|card| card.name.id);
        self.counts = reader.store.board_counts()?;
        for stage in Stage::ALL {
            self.columns[stage.column()] = reader.store.board_column(*stage, 0, MOST)?;
        }
        self.balance = match reader.store.setting(crate::domain::draft::BALANCE)? {
            Some(setting) => Balance::from_word(&setting.value),
            None => Some(Balance::Shown),
        };
        // A card that was moved keeps the selection.
        if let Some(selected) = selected {
            for column in 0..self.columns.len() {
                let place = self
                    .cards(column)
                    .iter()
                    .position(|card| card.name.id == selected);
                if let Some(place) = place {
                    self.column = column;
                    self.selections[column].go(place);
                }
            }
        }
        for column in 0..self.columns.len() {
            let count = self.cards(column).len();
            self.selections[column].clamp(count);
        }
        if selected.is_none()
            && self.columns[self.column].is_empty()
            && let Some(first) = self.columns.iter().position(|cards| !cards.is_empty())
        {
            self.column = first;
        }
        Ok(())
    }

    fn available(&self, command: Command) -> Availability {
        if self.filter.is_written() {
            return Filter::available(command);
        }
        match command {
            Command::Left if self.column == 0 => Availability::No("this is the first column"),
            Command::Right if self.column + 1 == self.columns.len() => {
                Availability::No("this is the last column")
            }
            Command::Left | Command::Right | Command::Filter => Availability::Yes,
            Command::Back if !self.filter.text().is_empty() => Availability::Yes,
            Command::MoveOn | Command::MoveBack => match self.selected() {
                None => Availability::No("no card is selected"),
                Some(card) if command == Command::MoveOn && card.stage.onward().is_none() => {
                    Availability::No("this card stands in the last column")
                }
                Some(card) if command == Command::MoveBack && card.stage.back().is_none() => {
                    Availability::No("this card stands in the first column")
                }
                Some(_) => Availability::Yes,
            },
            Command::Open
            | Command::Log
            | Command::Edit
            | Command::EditTie
            | Command::AddOffer
            | Command::AddFollowUp
            | Command::AddPromise
            | Command::AddGive
            | Command::AddReceive => match self.selected() {
                Some(_) => Availability::Yes,
                None => Availability::No("no card is selected"),
            },
            _ if Selection::moves(command) => Availability::Yes,
            _ => Availability::NotMine,
        }
    }

    fn command(&mut self, command: Command, context: &mut Context) -> Vec<Effect> {
        if self.filter.is_written() {
            if self.filter.command(command) == Changed::Yes {
                self.refiltered();
            }
            return Vec::new();
        }
        if Selection::moves(command) {
            let count = self.cards(self.column).len();
            self.selections[self.column].step(command, count);
            return Vec::new();
        }
        match command {
            Command::Left => self.column = self.column.saturating_sub(1),
            Command::Right => self.column = (self.column + 1).min(self.columns.len() - 1),
            Command::Filter => self.filter.begin(),
            Command::Back => self.filter.clear(),
            _ => {
                let Some(name) = self.selected().map(|card| card.name.clone()) else {
                    return Vec::new();
                };
                return vec![match command {
                    Command::MoveOn => act::move_card(&name, Way::On),
                    Command::MoveBack => act::move_card(&name, Way::Back),
                    Command::Log => act::log(&name, context.today()),
                    Command::Edit => act::edit(&name),
                    Command::EditTie => act::edit_tie(&name),
                    Command::Open => Effect::Person(name.id),
                    other => act::add(other, Some(name), context.today()),
                }];
            }
        }
        Vec::new()
    }

    fn input(&mut self, input: &Input, _: &mut Context) -> Option<Vec<Effect>> {
        if self.filter.input(input)? == Changed::Yes {
            self.refiltered();
        }
        Some(Vec::new())
    }

    fn click(&mut self, at: Position, _: &mut Context) -> Vec<Effect> {
        for column in 0..self.columns.len() {
            let count = self.cards(column).len();
            if self.selections[column].click(at, count) {
                self.column = column;
            }
        }
        Vec::new()
    }

    fn draw(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
        let area = inside(area);
        for selection in &self.selections {
            // A column that is not drawn cannot be clicked.
            selection.drawn(Rect::ZERO, 1);
        }
        if self.is_empty() {
            return draw_empty(
                frame,
                area,
                look,
                "The board is empty. Its columns are the steps of the lesson: who, what you can give, the first word, conversation, and what lasts.",
                (Scope::Global, Command::NewPerson, "puts somebody on it"),
            );
        }
        let filter_rows = u16::from(!self.filter.is_idle());
        let Some(board) = super::below(area, filter_rows) else {
            return;
        };
        if board.width >= WIDE {
            let width = board.width / 5;
            for column in 0..5 {
                let area = Rect {
                    x: board.x + width * column as u16,
                    width: width - 1,
                    ..board
                };
                self.draw_column(frame, area, column, look);
            }
        } else {
            self.draw_strip(frame, board, look);
            let Some(board) = super::below(board, 1) else {
                return;
            };
            let first = self.column.min(3);
            let half = board.width / 2;
            for (at, column) in [first, first + 1].into_iter().enumerate() {
                let area = Rect {
                    x: board.x + half * at as u16,
                    width: half - 1,
                    ..board
                };
                self.draw_column(frame, area, column, look);
            }
        }
        if filter_rows > 0
            && let Some(area) = row(area, 0)
        {
            frame.render_widget(Span::styled("filter  ", look.theme.fact.style()), area);
            let area = Rect {
                x: area.x + 8,
                width: area.width.saturating_sub(8),
                ..area
            };
            self.filter.draw(frame, area, look.theme);
        }
    }
}

impl BoardScreen {
    /// The five columns as names and counts, for a window in which only two fit.
    fn draw_strip(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
        let mut line = Vec::new();
        for (column, stage) in Stage::ALL.iter().enumerate() {
            let style = if column == self.column {
                look.theme.accent.style()
            } else {
                look.theme.fact.style()
            };
            line.push(Span::styled(
                format!("{} {}", stage.label(), self.counts[column]),
                style,
            ));
            line.push(Span::styled("  ", style));
        }
        frame.render_widget(Line::from(line), area);
    }

    fn draw_column(&self, frame: &mut Frame<'_>, area: Rect, column: usize, look: &Look<'_>) {
        let theme = look.theme;
        let here = column == self.column;
        let cards = self.cards(column);
        let title = vec![
            Span::raw("  "),
            Span::styled(Stage::ALL[column].label(), theme.heading.style()),
            Span::styled(format!(" {}", self.counts[column]), theme.fact.style()),
        ];
        frame.render_widget(Line::from(title), area);
        let Some(list) = super::below(area, 2) else {
            return;
        };
        let selection = &self.selections[column];
        selection.drawn(list, CARD as u16);
        let fit = (usize::from(list.height) + 1) / CARD;
        let window = selection.window(cards.len(), fit.max(1));
        let last = window.end;
        for (place, at) in window.enumerate() {
            let selected = here && selection.at() == at;
            self.draw_card(
                frame,
                list,
                place * CARD,
                cards[at],
                selected.then_some(()),
                look,
            );
        }
        let more = self.counts[column].saturating_sub(last);
        if more > 0
            && let Some(area) = row(list, fit * CARD)
        {
            frame.render_widget(
                Line::styled(format!("  {more} more"), theme.fact.style()),
                area,
            );
        }
    }

    fn draw_card(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        at: usize,
        card: &Card,
        selected: Option<()>,
        look: &Look<'_>,
    ) {
        let theme = look.theme;
        let width = usize::from(area.width).saturating_sub(2);
        let name_style = match selected {
            Some(()) => theme.name.style().patch(theme.selected.style()),
            None => theme.name.style(),
        };
        let drawn = self.balance == Some(Balance::Shown) && card.balance == Balance::Shown;
        let balance = if drawn && card.given + card.received > 0 {
            bar::diverging(card.given, card.received, 2, theme)
        } else {
            Vec::new()
        };
        let lines = [
            spans::between(
                vec![spans::text(&card.name.full_name, name_style)],
                balance,
                width,
            ),
            Line::from(spans::fitted(&position(card), width, theme.fact.style())),
            Line::from(now(card, width, look, theme)),
        ];
        for (offset, mut line) in lines.into_iter().enumerate() {
            let Some(area) = row(area, at + offset) else {
                return;
            };
            let mark = match selected {
                Some(()) => Span::styled(MARK, theme.marker.style()),
                None => Span::raw("  "),
            };
            line.spans.insert(0, mark);
            if selected.is_some() && offset == 0 {
                frame.set_cursor_position((area.x, area.y));
            }
            frame.render_widget(line, area);
        }
    }
}

/// Role, or organisation where there is none, and the goals.
fn position(card: &Card) -> String {
    let place = if card.role.is_empty() {
        &card.organization
    } else {
        &card.role
    };
    if card.goals.is_empty() {
        return place.clone();
    }
    let goals: Vec<String> = card.goals.iter().map(ToString::to_string).collect();
    let goals = format!("goal {}", goals.join(" "));
    if place.is_empty() {
        goals
    } else {
        format!("{place} · {goals}")
    }
}

/// What stands next: the plan, the offer, the question, or how long it has been silent.
fn now(card: &Card, width: usize, look: &Look<'_>, theme: &Theme) -> Vec<Span<'static>> {
    let today = look.today();
    let silence = card.pattern.last_touch.map(|day| {
        let days = civil::days_between(day, today);
        match crate::coach::today::usual(&card.pattern) {
            Some(usual) => format!("{}, usually ~{usual}", civil::span(days)),
            None => civil::ago(day, today),
        }
    });
    let text = match (&card.plan, card.stage, &card.offer, &card.question, silence) {
        (Some((Some(day), what)), ..) => format!("{}: {what}", civil::when(*day, today)),
        (Some((None, what)), ..) => what.clone(),
        (None, Stage::Identify | Stage::Offer | Stage::ReachOut, Some(offer), ..) => {
            format!("offer: {offer}")
        }
        (None, _, _, Some(question), _) => format!("ask: {question}"),
        (None, _, _, None, Some(silence)) => silence,
        (None, _, _, None, None) => {
            format!("here since {}", civil::day_words(card.stage_since, today))
        }
    };
    let style = if card.plan.is_some() {
        theme.ready.style()
    } else {
        theme.fact.style()
    };
    vec![spans::fitted(&text, width, style)]
}
