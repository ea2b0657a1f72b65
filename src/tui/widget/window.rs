//! The window of a layer: a box over what is shown, with a title.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;
use ratatui::widgets::{Block, Clear, Padding};

use super::super::theme::Theme;

/// Clears and frames a window of at most `width` × `height` cells inside `body`; returns its inside.
pub(crate) fn open(
    frame: &mut Frame<'_>,
    body: Rect,
    (width, height): (u16, u16),
    title: &str,
    theme: &Theme,
) -> Rect {
    let width = width.min(body.width);
    let height = height.min(body.height);
    let area = Rect {
        x: body.x + (body.width - width) / 2,
        y: body.y + (body.height - height) / 3,
        width,
        height,
    };
    frame.render_widget(Clear, area);
    let room = usize::from(width.saturating_sub(6));
    let title = super::spans::fitted(title, room, theme.heading.style());
    let block = Block::bordered()
        .border_style(theme.border.style())
        .title(vec![Span::raw(" "), title, Span::raw(" ")])
        .padding(Padding::horizontal(1));
    let inside = block.inner(area);
    frame.render_widget(block, area);
    inside
}
