//! Pictures of give and take, and of a rhythm: bars that read without colour.

use ratatui::text::Span;

use super::super::theme::Theme;

/// Given to the left, received to the right of a middle line, each at most `half` cells.
pub(crate) fn diverging(
    given: u32,
    received: u32,
    half: usize,
    theme: &Theme,
) -> Vec<Span<'static>> {
    let most = given.max(received).max(1);
    let scale = |count: u32| {
        let cells = if most as usize <= half {
            count as usize
        } else {
            (count as usize * half).div_ceil(most as usize)
        };
        cells.min(half)
    };
    let (left, right) = (scale(given), scale(received));
    vec![
        Span::raw(" ".repeat(half - left)),
        Span::styled("▓".repeat(left), theme.given.style()),
        Span::styled("│", theme.fact.style()),
        Span::styled("▒".repeat(right), theme.received.style()),
        Span::raw(" ".repeat(half - right)),
    ]
}

const EIGHTHS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// One character a value, as high as the value is against the highest.
pub(crate) fn spark(values: &[u32]) -> String {
    let most = values.iter().copied().max().unwrap_or(0).max(1);
    values
        .iter()
        .map(|value| EIGHTHS[(*value as usize * (EIGHTHS.len() - 1)).div_ceil(most as usize)])
        .collect()
}

/// How far along something is: `▰▰▰▱▱▱`.
pub(crate) fn progress(done: usize, of: usize) -> String {
    "▰".repeat(done.min(of)) + &"▱".repeat(of.saturating_sub(done))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(given: u32, received: u32) -> String {
        diverging(given, received, 5, &Theme::mono())
            .iter()
            .map(|span| span.content.as_ref())
            .collect()
    }

    #[test]
    fn the_balance_is_a_picture_of_one_width() {
        assert_eq!(drawn(0, 0), "     │     ");
        assert_eq!(drawn(3, 1), "  ▓▓▓│▒    ");
        assert_eq!(drawn(100, 1), "▓▓▓▓▓│▒    ");
        assert_eq!(drawn(1, 1000), "    ▓│▒▒▒▒▒");
    }

    #[test]
    fn sparks_are_as_high_as_their_values() {
        assert_eq!(spark(&[0, 1, 2, 4]), "▁▃▅█");
        assert_eq!(spark(&[0, 0]), "▁▁");
        assert_eq!(progress(2, 6), "▰▰▱▱▱▱");
    }
}
