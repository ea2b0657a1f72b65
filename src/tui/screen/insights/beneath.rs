//! What stands beneath the map: who is selected, how they are tied to others, and what the marks mean.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::map::{Drawn, Map, mark};
use crate::cells;
use crate::coach::network::{Bond, Link, Member, Network};
use crate::domain::person::position;
use crate::domain::tie::TieKind;
use crate::domain::{Choice, civil, intent};
use crate::tui::screen::row;
use crate::tui::view::Look;
use crate::tui::widget::spans;

/// How many people are named in the word about one.
const MOST_NAMED: usize = 3;

impl Map {
    /// Two lines about the person who is selected: who they are, and how they are tied to others.
    pub(super) fn draw_word(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        person: &Member,
        look: &Look<'_>,
    ) {
        let Some(network) = self.network() else {
            return;
        };
        let theme = look.theme;
        let today = look.today();
        let last = match person.last_touch {
            Some(last) => civil::ago(last, today),
            None => "not in touch yet".into(),
        };
        let circle = match person.circle {
            Some(circle) => format!("{} circle", circle.label()),
            None => "no circle yet".into(),
        };
        let position = position(&person.role, &person.organization);
        let facts = [circle, last].join(" · ");
        let mut first = vec![
            spans::text(&person.full_name, theme.name.style()),
            Span::raw("  "),
        ];
        if !position.is_empty() {
            first.push(spans::text(&position, theme.text.style()));
            first.push(Span::raw("  "));
        }
        let width = usize::from(area.width);
        let right = vec![Span::styled(facts, theme.fact.style())];
        if let Some(area) = row(area, 0) {
            frame.render_widget(spans::between(first, right, width), area);
        }
        let words = network
            .place(person.id)
            .map(|place| ties(network, place))
            .unwrap_or_default();
        let words = format!("{} {} · {words}", mark(person.kind), person.kind.label());
        if let Some(area) = row(area, 1) {
            let words = spans::fitted(&words, width, theme.text.style());
            frame.render_widget(Line::from(words), area);
        }
    }

    /// What the marks and lines mean, and how many are not on the map: one row, or two where there are.
    pub(super) fn draw_legend(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        drawn: &Drawn,
        look: &Look<'_>,
    ) {
        let style = look.theme.fact.style();
        let marks: Vec<String> = TieKind::ALL
            .iter()
            .map(|kind| format!("{} {}", mark(*kind), kind.label()))
            .collect();
        let lines = "⠒⠒ introduced  ⠂⠐ met together";
        let left_out = match self.not_drawn(drawn) {
            0 => String::new(),
            people => format!("{people} not drawn"),
        };
        let width = usize::from(area.width);
        let between = |left: String, right: &str| {
            let right = vec![Span::styled(right.to_owned(), look.theme.text.style())];
            spans::between(vec![Span::styled(left, style)], right, width)
        };
        let together = format!("{}  {lines}", marks.join("  "));
        let rows = if cells::width(&together) + cells::width(&left_out) + 2 <= width {
            vec![between(together, &left_out)]
        } else if area.height < 2 {
            // What every mark is called matters more than the word behind the number.
            let short = left_out.replace("not drawn", "more");
            vec![between(marks.join(" "), &short)]
        } else {
            vec![
                between(marks.join("  "), ""),
                between(lines.to_owned(), &left_out),
            ]
        };
        for (at, line) in rows.into_iter().enumerate() {
            if let Some(area) = row(area, at) {
                frame.render_widget(line, area);
            }
        }
    }
}

/// How the person at `place` is tied to others: the group, who was met together with them, to whom they
/// were introduced.
fn ties(network: &Network, place: usize) -> String {
    let mut parts = Vec::new();
    // That somebody belongs to where they work goes without saying.
    let own = Bond::Organization(network.people[place].organization.clone());
    if let Some(group) = network.group(place)
        && group.bond != Bond::Alone
        && group.bond != own
    {
        parts.push(format!("with {}", group.words()));
    }
    let links = network.links_of(place);
    let named = |wanted: &dyn Fn(&Link) -> u32| {
        let mut those: Vec<&(usize, Link)> =
            links.iter().filter(|(_, link)| wanted(link) > 0).collect();
        those.sort_by_key(|(at, link)| (std::cmp::Reverse(wanted(link)), *at));
        let mut names: Vec<String> = those
            .iter()
            .take(MOST_NAMED)
            .map(|(at, _)| network.people[*at].short.clone())
            .collect();
        match those.len().saturating_sub(MOST_NAMED) {
            0 => {}
            more => names.push(format!("{more} more")),
        }
        names
    };
    let together = named(&|link| link.together);
    if !together.is_empty() {
        parts.push(format!("together with {}", intent::list(&together)));
    }
    let introduced = named(&|link| link.introduced);
    if !introduced.is_empty() {
        parts.push(format!("introduced: {}", intent::list(&introduced)));
    }
    if parts.is_empty() {
        return "not tied to anybody else here, as far as you wrote down".into();
    }
    parts.join(" · ")
}
