//! Walking the map with the arrow keys: the nearest person in that direction, and a way to everybody.

use crate::tui::command::Command;

/// A row is about as high as so many columns are wide.
const ROW: i64 = 2;

/// Where the walk from the point `from` in the direction of `command` ends; `None` where nobody stands
/// that way. Points are columns and rows.
///
/// A direction is the quarter of the map about it, bounded by its diagonals; nearest is by the way along
/// columns and rows (the sum of both). With `u = x + y` and `v = x − y` the quarters are those of the
/// axes and the distance is the larger of |u| and |v|. Say the target T is so far away as M. Every step
/// in T's quarter to a point no further than T has both its parts of the same sign as T's, not null and
/// at most M; so both parts of what is left are less than M. The distance to T gets smaller with every
/// step, and everybody can be reached from everywhere by always pressing the arrow towards them. Points
/// that share a u or a v are told apart by their number, which keeps “not null” true.
pub(super) fn step(points: &[(u16, u16)], from: usize, command: Command) -> Option<usize> {
    let count = points.len() as i64;
    let parts = |at: usize| {
        let (x, y) = (i64::from(points[at].0), ROW * i64::from(points[at].1));
        ((x + y) * count + at as i64, (x - y) * count + at as i64)
    };
    let here = points.get(from).map(|_| parts(from))?;
    (0..points.len())
        .filter(|at| *at != from)
        .map(|at| {
            let there = parts(at);
            (at, there.0 - here.0, there.1 - here.1)
        })
        .filter(|(_, u, v)| match command {
            Command::Right => *u > 0 && *v > 0,
            Command::Left => *u < 0 && *v < 0,
            Command::Down => *u > 0 && *v < 0,
            Command::Up => *u < 0 && *v > 0,
            _ => false,
        })
        .min_by_key(|(_, u, v)| u.abs().max(v.abs()))
        .map(|(at, _, _)| at)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    const ARROWS: [Command; 4] = [Command::Left, Command::Right, Command::Up, Command::Down];

    #[test]
    fn the_nearest_in_that_direction() {
        let points = [(10, 10), (14, 10), (12, 8), (2, 10), (10, 14), (9, 3)];
        for (command, expected) in [
            (Command::Right, Some(1)),
            (Command::Left, Some(3)),
            (Command::Down, Some(4)),
            (Command::Up, Some(2)),
            (Command::Open, None),
        ] {
            assert_eq!(step(&points, 0, command), expected, "{command:?}");
        }
        assert_eq!(step(&points, 3, Command::Left), None);
        assert_eq!(step(&[], 0, Command::Left), None);
        assert_eq!(step(&[(1, 1)], 0, Command::Left), None);
    }

    proptest! {
        #[test]
        fn everybody_can_be_reached_from_everywhere(
            points in prop::collection::btree_set((0..40u16, 0..14u16), 1..60),
            from in 0..60usize,
            turn in 0..60usize,
        ) {
            let mut points: Vec<(u16, u16)> = points.into_iter().collect();
            let by = turn % points.len();
            points.rotate_left(by);
            let mut reached = BTreeSet::from([from % points.len()]);
            let mut waiting: Vec<usize> = reached.iter().copied().collect();
            while let Some(at) = waiting.pop() {
                for command in ARROWS {
                    if let Some(next) = step(&points, at, command)
                        && reached.insert(next)
                    {
                        waiting.push(next);
                    }
                }
            }
            prop_assert_eq!(reached.len(), points.len());
        }
    }
}
