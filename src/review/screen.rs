//! A review in rows for a window: which one is shown, as much of it as there is room for, what was done last, and the keys.

use anstyle::{AnsiColor, Effects, Style as Ansi};

use super::body::{Body, painted};
use super::row::rows;
use super::state::{Notice, State};
use crate::report::{Report, Style, clean};

/// A window, in columns and rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Its width.
    pub columns: usize,
    /// Its height.
    pub rows: usize,
}

/// What a window shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screen {
    /// From the top; no more than the window has, and none wider.
    pub rows: Vec<String>,
    /// How many lines there are of the one shown.
    pub lines: usize,
    /// How many of them there is room for.
    pub room: usize,
}

/// With fewer lines than this between them, no rules are drawn.
const CRAMPED: usize = 4;

/// Draws a review.
#[must_use]
pub fn draw(state: &State, body: &mut Body, report: &Report<'_>, size: Size, style: Style) -> Screen {
    let style = Style { width: size.columns, ..style };
    let body = body.rows(state, report, style);
    let head = head(state, style);
    let foot = foot(state, size, style);
    let taken = 1 + foot.len();
    let ruled = size.rows >= taken + 2 + CRAMPED;
    let room = size.rows.saturating_sub(taken + if ruled { 2 } else { 0 }).max(1);
    let above = state.above().min(body.len().saturating_sub(room));
    let mut window: Vec<String> = body.iter().skip(above).take(room).cloned().collect();
    window.resize(room, String::new());
    let mut drawn = vec![head];
    if ruled {
        drawn.push(rule("", style));
    }
    drawn.extend(window);
    if ruled {
        drawn.push(rule(&place(above, room, body.len()), style));
    }
    drawn.extend(foot);
    drawn.truncate(size.rows);
    Screen { rows: drawn, lines: body.len(), room }
}

/// Which one is shown, of how many.
fn head(state: &State, style: Style) -> String {
    let said = state.shown().map(|reviewed| format!(" · {} · {}", reviewed.pending.change, reviewed.pending.rule));
    let said = format!("{} of {}{}", state.number(), state.reviewed().len(), said.unwrap_or_default());
    painted(style, Ansi::new().bold(), &cut(&clean(&said), style.width))
}

/// What was done last, and the keys.
fn foot(state: &State, size: Size, style: Style) -> Vec<String> {
    let mut foot = Vec::new();
    if let Some(notice) = state.notice() {
        let (colour, said) = match notice {
            Notice::Done(said) => (AnsiColor::Green, said),
            Notice::Failed(said) => (AnsiColor::Red, said),
        };
        foot.extend(rows(&painted(style, colour.on_default(), &clean(said)), style.width, 2));
        foot.truncate((size.rows / 3).max(1));
    }
    foot.extend(keys(state, size, style));
    foot
}

/// The keys, on as many rows as they take; where there is little room, on one.
fn keys(state: &State, size: Size, style: Style) -> Vec<String> {
    const FEW: usize = 8;
    let other = if state.shows_differences() { "claims" } else { "diff" };
    let all = [
        ("a", "accept"),
        ("r", "reject"),
        ("s", "skip"),
        ("A R S", "rest"),
        ("d", other),
        ("i", "details"),
        ("↑ ↓", "scroll"),
        ("q", "quit"),
    ];
    // A key and what it does stay together.
    let key = |(key, does): &(&str, &str)| {
        let key = painted(style, Ansi::new().effects(Effects::BOLD), &key.replace(' ', "\u{a0}"));
        format!("{key}\u{a0}{does}")
    };
    let line = all.iter().map(key).collect::<Vec<_>>().join("  ");
    let mut keys: Vec<String> = rows(&line, style.width, 0).iter().map(|row| row.replace('\u{a0}', " ")).collect();
    if size.rows < FEW {
        keys.truncate(1);
    }
    keys
}

/// Which lines are seen, where not all are.
fn place(above: usize, room: usize, lines: usize) -> String {
    if lines <= room { String::new() } else { format!("lines {}–{} of {lines}", above + 1, above + room) }
}

/// A line across, with words near its end.
fn rule(words: &str, style: Style) -> String {
    const LINE: &str = "─";
    let words = if words.is_empty() { String::new() } else { format!(" {words} {LINE}{LINE}") };
    let words = cut(&words, style.width);
    let line = LINE.repeat(style.width.saturating_sub(words.chars().count()));
    painted(style, Ansi::new().dimmed(), &format!("{line}{words}"))
}

/// A text on one row; what has no room is left out at its end.
fn cut(text: &str, columns: usize) -> String {
    use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut taken = 1;
    let fits = |char: &char| {
        taken += char.width().unwrap_or(0);
        taken <= columns
    };
    let kept: String = text.chars().take_while(fits).collect();
    format!("{kept}…")
}
