//! Fitting a brief into so many lines of so many cells: first a line for every part, the most telling
//! first, then what is left to those that have more to say.

use super::{Part, Section};
use crate::cells;
use crate::domain::shown::{LONGEST, Shown};

/// How much room there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// The width of a line with its label: cells.
    pub width: usize,
    /// The width of a label and the space after it, which parts without a label do not need: cells.
    pub label: usize,
    /// How many lines.
    pub lines: usize,
}

/// A line of a brief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Of which part.
    pub part: Part,
    /// The word before it; empty on all lines of a part but the first.
    pub label: &'static str,
    /// Harmless, at most as wide as the room.
    pub text: String,
}

/// What has to be there before anything else.
const IN_ORDER_OF_WEIGHT: [Part; 15] = [
    Part::Name,
    Part::Asking,
    Part::LastTalk,
    Part::Mine,
    Part::Questions,
    Part::Who,
    Part::Theirs,
    Part::Cares,
    Part::Offers,
    Part::Thanks,
    Part::Needs,
    Part::Rhythm,
    Part::Plans,
    Part::Birthday,
    Part::Met,
];

/// The most lines that a part takes, however much room there is.
fn most(part: Part) -> usize {
    match part {
        Part::Name | Part::Birthday => 1,
        Part::Who | Part::Asking | Part::Met | Part::Rhythm => 3,
        Part::Cares | Part::Needs | Part::Thanks | Part::Questions => 5,
        Part::Mine | Part::Theirs | Part::Offers | Part::Plans => 6,
        Part::LastTalk => 8,
    }
}

/// The sections in at most `room.lines` lines, in the order in which they come.
pub fn lines(sections: &[Section], room: Room) -> Vec<Line> {
    let laid: Vec<Laid> = sections
        .iter()
        .map(|section| Laid::of(section, room))
        .collect();
    let mut given = vec![0; laid.len()];
    let mut by_weight: Vec<usize> = (0..laid.len()).collect();
    by_weight.sort_by_key(|at| weight(laid[*at].part));
    let mut left = room.lines;
    let mut hand_out = |most: fn(&Laid) -> usize| {
        loop {
            let before = left;
            for at in &by_weight {
                if left > 0 && given[*at] < most(&laid[*at]) {
                    given[*at] += 1;
                    left -= 1;
                }
            }
            if left == before {
                break;
            }
        }
    };
    // What is asked for by name is short, and there whole.
    hand_out(|laid| match laid.part {
        Part::Asking => laid.wanted,
        _ => laid.wanted.min(1),
    });
    // How the two met is told in full where everything else is.
    hand_out(|laid| match laid.part {
        Part::Met => 1,
        _ => laid.wanted,
    });
    hand_out(|laid| laid.wanted);
    laid.into_iter()
        .zip(given)
        .flat_map(|(laid, lines)| laid.in_lines(lines))
        .collect()
}

fn weight(part: Part) -> usize {
    IN_ORDER_OF_WEIGHT
        .iter()
        .position(|other| *other == part)
        .unwrap_or(IN_ORDER_OF_WEIGHT.len())
}

/// A section wrapped, as far as it could ever be shown.
struct Laid {
    part: Part,
    width: usize,
    /// The first few texts, each in lines.
    texts: Vec<Vec<String>>,
    /// How many texts there are in all.
    total: usize,
    /// How many lines it could use.
    wanted: usize,
}

impl Laid {
    fn of(section: &Section, room: Room) -> Self {
        let label = match section.part.label() {
            "" => 0,
            _ => room.label,
        };
        let width = room.width.saturating_sub(label).max(2);
        let most = most(section.part);
        let texts: Vec<Vec<String>> = section
            .texts
            .iter()
            .take(most)
            .map(|text| wrapped(text, width, most))
            .collect();
        let wanted = texts.iter().map(Vec::len).sum::<usize>().min(most);
        Self {
            part: section.part,
            width,
            texts,
            total: section.texts.len(),
            wanted,
        }
    }

    /// The section in exactly `lines` lines, of which there are no more than it can use.
    fn in_lines(self, lines: usize) -> Vec<Line> {
        let shown = self.texts.len().min(lines);
        let hidden = self.total - shown;
        let mut spare = lines - shown;
        let mut found: Vec<String> = Vec::with_capacity(lines);
        for (at, text) in self.texts.into_iter().take(shown).enumerate() {
            let more = (at + 1 == shown && hidden > 0).then_some(hidden);
            let own = (text.len() - 1).min(spare);
            spare -= own;
            found.extend(cut(text, own + 1, more, self.width));
        }
        let mut label = self.part.label();
        found
            .into_iter()
            .map(|text| Line {
                part: self.part,
                label: std::mem::take(&mut label),
                text,
            })
            .collect()
    }
}

/// So many characters a cell are read at most: a base, and the marks it may carry.
const CHARACTERS_A_CELL: usize = 8;

/// One text, which stays one whatever breaks it holds, in lines, at least `most` of them where there are so
/// many; never none.
fn wrapped(text: &str, width: usize, most: usize) -> Vec<String> {
    // Of a long text no more than could be shown is looked at.
    let limit = CHARACTERS_A_CELL * width * (most + 1);
    let shown = Shown::line_up_to(text, limit.min(LONGEST));
    let words: Vec<&str> = shown
        .as_str()
        .split(' ')
        .filter(|word| !word.is_empty())
        .collect();
    let lines = cells::wrap(&words.join(" "), width);
    if lines.is_empty() {
        vec![String::new()]
    } else {
        lines
    }
}

/// The first `most` of `lines`, the last of them ending in what is left out: of itself by `…`, of the other
/// texts by their number.
fn cut(mut lines: Vec<String>, most: usize, more: Option<usize>, width: usize) -> Vec<String> {
    let rest = lines.split_off(most.min(lines.len()));
    let suffix = more
        .map(|more| format!(" · {more} more"))
        .unwrap_or_default();
    if let Some(last) = lines.last_mut() {
        if let Some(next) = rest.first() {
            // Of the rest no more than fills the line can be seen.
            *last = format!("{last} {next} …");
        }
        let room = width.saturating_sub(cells::width(&suffix));
        let cut = format!("{}{suffix}", cells::fit(last, room));
        *last = cells::fit(&cut, width).into_owned();
    }
    lines
}
