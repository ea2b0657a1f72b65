//! How the ledger is laid out: parts one below the other, promises beside thanks where there is room,
//! scrolled so that the selected line and the heading over it are in sight.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::item::Item;
use super::{LedgerScreen, Part, Section};
use crate::cells;
use crate::coach::ledger as words;
use crate::domain::Choice;
use crate::domain::civil;
use crate::domain::promise::PromisedBy;
use crate::domain::shown::shown;
use crate::domain::tie::Balance;
use crate::tui::command::Command;
use crate::tui::keymap::Scope;
use crate::tui::screen::row;
use crate::tui::view::Look;
use crate::tui::widget::list::{Selected, marked};
use crate::tui::widget::{bar, spans};

/// From this many cells on promises and thanks stand side by side.
const TWO_COLUMNS: u16 = 108;
/// Between the two columns.
const GAP: u16 = 3;
/// A sentence of a proposal takes at most so many lines.
const MOST_LINES: usize = 2;

/// One row of one column: a line, and which item it belongs to.
struct Laid {
    line: Line<'static>,
    item: Option<usize>,
    role: Role,
}

/// Whether a line begins an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Begins,
    GoesOn,
    Heading,
    Beside,
}

/// One row of the screen: a column, or two.
struct Row {
    left: Option<Laid>,
    right: Option<Laid>,
}

impl Row {
    fn items(&self) -> impl Iterator<Item = usize> {
        [&self.left, &self.right]
            .into_iter()
            .flatten()
            .filter_map(|laid| laid.item)
    }

    /// Whether it only says something about the part above.
    fn is_note(&self) -> bool {
        let beside = |laid: &Laid| laid.item.is_none() && laid.role == Role::Beside;
        self.left.as_ref().is_some_and(beside) && self.right.is_none()
    }
}

impl LedgerScreen {
    pub(super) fn draw_sections(&self, frame: &mut Frame<'_>, area: Rect, look: &Look<'_>) {
        let rows = self.rows(area.width, look);
        let height = usize::from(area.height);
        let top = self.settle_top(&rows, height);
        self.top.set(top);
        // Only for the length of a page.
        self.selection.window(self.count(), height);
        let half = (area.width.saturating_sub(GAP)) / 2;
        let mut places = Vec::new();
        for (at, laid) in rows.into_iter().skip(top).take(height).enumerate() {
            let Some(area) = row(area, at) else { break };
            let left = match laid.right {
                Some(_) => Rect {
                    width: half,
                    ..area
                },
                None => area,
            };
            let right = Rect {
                x: area.x + half + GAP,
                width: half,
                ..area
            };
            for (laid, area) in [(laid.left, left), (laid.right, right)] {
                let Some(laid) = laid else { continue };
                places.extend(laid.item.map(|item| (area, item)));
                let selected = match (laid.role, laid.item) {
                    (Role::Begins, Some(item)) => Selected::is(self.selection.at(), item),
                    _ => Selected::No,
                };
                marked(frame, area, selected, look.theme, laid.line);
            }
        }
        self.places.replace(places);
    }

    /// The first row in sight: the selected item whole, and its heading where it is the first under it.
    fn settle_top(&self, rows: &[Row], height: usize) -> usize {
        let at = self.selection.at();
        let has = |row: &Row| row.items().any(|item| item == at);
        let (Some(first), Some(last)) = (rows.iter().position(has), rows.iter().rposition(has))
        else {
            return 0;
        };
        let notes = rows[last + 1..].iter().take_while(|row| row.is_note());
        let last = last + notes.count();
        let over = rows[..first]
            .iter()
            .rposition(|row| row.items().next().is_some())
            .map_or(0, |before| before + 1);
        let mut top = self.top.get().min(rows.len().saturating_sub(height));
        if last >= top + height {
            top = last + 1 - height;
        }
        let wanted = if first - over < height { over } else { first };
        top.min(wanted)
    }

    fn rows(&self, width: u16, look: &Look<'_>) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        let mut at = 0;
        let mut waiting: Option<Vec<Laid>> = None;
        let half = usize::from(width.saturating_sub(GAP) / 2);
        for section in &self.sections {
            let beside =
                width >= TWO_COLUMNS && matches!(section.part, Part::Promises | Part::Thanks);
            let room = if beside { half } else { usize::from(width) };
            let laid = self.section(section, at, room.saturating_sub(2), look);
            at += section.items.len();
            match (beside, section.part, waiting.take()) {
                (true, Part::Promises, _) => {
                    waiting = Some(laid);
                    continue;
                }
                (true, _, Some(left)) => rows.extend(side_by_side(left, laid)),
                _ => rows.extend(laid.into_iter().map(|laid| Row {
                    left: Some(laid),
                    right: None,
                })),
            }
            if rows
                .last()
                .is_some_and(|row| row.left.is_some() || row.right.is_some())
            {
                rows.push(Row {
                    left: None,
                    right: None,
                });
            }
        }
        rows.pop();
        rows
    }

    /// Heading, lines and notes of a part; nothing where it has nothing to say.
    fn section(&self, section: &Section, at: usize, width: usize, look: &Look<'_>) -> Vec<Laid> {
        let theme = look.theme;
        let hidden = section.part == Part::Picture && self.balance == Balance::Hidden;
        if section.items.is_empty() && section.notes.is_empty() && !hidden {
            return Vec::new();
        }
        let note = |text: &str| Laid {
            line: Line::from(spans::fitted(text, width, theme.fact.style())),
            item: None,
            role: Role::Beside,
        };
        let mut laid = vec![Laid {
            line: Line::styled(section.part.heading(), theme.heading.style()),
            item: None,
            role: Role::Heading,
        }];
        if hidden {
            let key = look.keymap.label(&[Scope::Ledger], Command::ToggleBalance);
            laid.push(note(&format!(
                "It is not drawn. {} draws it again.",
                key.unwrap_or_default()
            )));
        }
        if section.part == Part::Picture && !section.items.is_empty() {
            laid.push(Laid {
                line: legend(width, look),
                item: None,
                role: Role::Beside,
            });
        }
        for (place, item) in section.items.iter().enumerate() {
            for (nth, line) in lines(item, width, look).into_iter().enumerate() {
                laid.push(Laid {
                    line,
                    item: Some(at + place),
                    role: if nth == 0 { Role::Begins } else { Role::GoesOn },
                });
            }
        }
        laid.extend(section.notes.iter().map(|text| note(text)));
        laid
    }
}

fn side_by_side(left: Vec<Laid>, right: Vec<Laid>) -> Vec<Row> {
    let height = left.len().max(right.len());
    let blank = || Laid {
        line: Line::default(),
        item: None,
        role: Role::Beside,
    };
    let (mut left, mut right) = (left.into_iter(), right.into_iter());
    (0..height)
        .map(|_| Row {
            left: left.next(),
            // Even an empty right keeps the left in its column.
            right: Some(right.next().unwrap_or_else(blank)),
        })
        .collect()
}

/// The lines of an item in `width` cells.
fn lines(item: &Item, width: usize, look: &Look<'_>) -> Vec<Line<'static>> {
    let (theme, today) = (look.theme, look.today());
    let name_width = (width / 4).clamp(8, 18);
    let (text, fact) = (theme.text.style(), theme.fact.style());
    let table = |who: &str, what: &str, right: &str, style: Style| {
        vec![spans::between(
            vec![
                spans::padded(who, name_width, theme.name.style()),
                Span::raw("  "),
                spans::text(what, text),
            ],
            vec![spans::fitted(right, width / 2, style)],
            width,
        )]
    };
    match item {
        Item::Promise(with) => {
            let promise = &with.row;
            let soon = promise.promised_by == PromisedBy::Me
                && promise
                    .due
                    .is_some_and(|due| civil::days_between(today, due) <= 3);
            let style = if soon { theme.ready.style() } else { fact };
            let day = words::promise_day(promise, today);
            let mut way = words::promise_way(promise, &with.name.full_name);
            if cells::width(&way) > name_width {
                way = words::promise_way(promise, &with.name.short);
            }
            table(&way, &promise.what, &day, style)
        }
        Item::Thanks(with) => table(
            &with.name.full_name,
            &with.row.what,
            &civil::ago(with.row.on_day, today),
            fact,
        ),
        Item::Offer(with) => table(
            &with.name.full_name,
            &with.row.what,
            &words::offer_facts(&with.row),
            fact,
        ),
        Item::Gift(gift) => sentence(&gift.sentence(), &gift.evidence_words(), width, look),
        Item::Meeting(meeting) => {
            sentence(&meeting.sentence(), &meeting.evidence_words(), width, look)
        }
        Item::Introduction(line) => {
            let (first, second) = (line.first.short.as_str(), line.second.short.as_str());
            let next = words::introduction_next(&line.row, (first, second), today);
            let left = words::introduction_line(&line.row, first, second);
            if cells::width(&left) + cells::width(&next) + 2 <= width {
                vec![spans::between(
                    vec![spans::text(&left, text)],
                    vec![spans::text(&next, fact)],
                    width,
                )]
            } else {
                vec![
                    Line::from(spans::fitted(&left, width, text)),
                    Line::from(vec![
                        Span::raw("  "),
                        spans::fitted(&next, width.saturating_sub(2), fact),
                    ]),
                ]
            }
        }
        Item::Exchange(exchange) => {
            let mut line = vec![
                spans::padded(&exchange.name.full_name, name_width, theme.name.style()),
                Span::raw("  "),
            ];
            line.extend(bar::diverging(
                exchange.given,
                exchange.received,
                bar_half(width),
                theme,
            ));
            let exchanges = exchange.given + exchange.received;
            line.push(Span::styled(
                format!(
                    "  {}",
                    words::exchange_rate(exchanges, exchange.first, today)
                ),
                fact,
            ));
            vec![Line::from(spans::cut(line, width))]
        }
        Item::Past(with) => {
            let day = civil::day_words(with.row.on_day, today);
            let way = words::entry_way(&with.row, &with.name.full_name);
            let facts = if width < 100 {
                with.row.kind.label().to_owned()
            } else {
                words::entry_facts(&with.row)
            };
            vec![spans::between(
                vec![
                    spans::padded(&day, 11, fact),
                    Span::raw("  "),
                    spans::padded(&way, name_width, theme.name.style()),
                    Span::raw("  "),
                    spans::text(&with.row.what, text),
                ],
                vec![spans::fitted(&facts, width / 3, fact)],
                width,
            )]
        }
    }
}

/// A proposal: a sentence, and the words that met at the end of it where there is room.
fn sentence(text: &str, evidence: &str, width: usize, look: &Look<'_>) -> Vec<Line<'static>> {
    let theme = look.theme;
    let style = theme.text.style();
    let wrapped = cells::wrap(shown(text).as_str(), width.max(2));
    let mut lines: Vec<Line<'static>> = match wrapped.split_at_checked(MOST_LINES - 1) {
        Some((whole, rest)) if rest.len() > 1 => whole
            .iter()
            .cloned()
            .chain([cells::fit(&rest.join(" "), width).into_owned()])
            .map(|line| Line::styled(line, style))
            .collect(),
        _ => spans::wrapped(text, width, style),
    };
    if let Some(last) = lines.last_mut()
        && spans::width(last) + cells::width(evidence) + 2 <= width
    {
        last.spans.push(Span::raw("  "));
        last.spans.push(spans::text(evidence, theme.fact.style()));
    }
    lines
}

/// Cells on either side of the middle of the picture.
fn bar_half(width: usize) -> usize {
    (width / 6).clamp(4, 16)
}

/// What the two sides of the picture are.
fn legend(width: usize, look: &Look<'_>) -> Line<'static> {
    let name_width = (width / 4).clamp(8, 18);
    let half = bar_half(width);
    let style = look.theme.fact.style();
    let given = cells::fit("given", half).into_owned();
    let before = name_width + 2 + half - cells::width(&given);
    let line = vec![
        Span::raw(" ".repeat(before)),
        Span::styled(given, style),
        Span::styled("│", style),
        Span::styled(cells::fit("received", half.max(8)).into_owned(), style),
    ];
    Line::from(spans::cut(line, width))
}
