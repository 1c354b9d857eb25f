//! A review at a terminal: the only place of this room that reads keys and writes. Whatever ends it, the terminal is left
//! as it was: the screen before, the cursor, and keys that are lines again.

use std::io::{self, Write};
use std::panic;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, DisableLineWrap, EnableLineWrap, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen, disable_raw_mode, enable_raw_mode, size,
};
use crossterm::{execute, queue};

use super::screen::{Screen, Size};
use super::state::{Decision, Key, Scroll, Settled, State};
use crate::snapshot::Pending;

/// Reviews at the terminal of the process until all is decided or somebody leaves. `draw` says what to show, `settle` does
/// what is decided, at once.
///
/// # Errors
/// When the terminal cannot be read or written.
pub fn run(
    state: &mut State,
    mut draw: impl FnMut(&State, Size) -> Screen,
    mut settle: impl FnMut(&Pending, Decision) -> Settled,
) -> io::Result<()> {
    let ended = ended()?;
    let _terminal = Terminal::enter()?;
    while !state.is_over() && !ended.load(Ordering::Relaxed) {
        let window = window()?;
        let screen = draw(state, window);
        state.measured(screen.lines, screen.room);
        show(&screen)?;
        let Some(key) = next(&ended, window)? else { continue };
        let Some(order) = state.press(key) else { continue };
        for number in order.numbers {
            let settled = settle(&state.reviewed()[number].pending, order.decision);
            if !state.settled(order.decision, settled) || ended.load(Ordering::Relaxed) {
                break;
            }
        }
    }
    restore()
}

/// Set when somebody ends the process from outside: then the terminal is put right first. A terminal that hangs up is gone, and
/// so is the process, as every process is that nobody asked to stay.
fn ended() -> io::Result<Arc<AtomicBool>> {
    let ended = Arc::new(AtomicBool::new(false));
    #[cfg(unix)]
    for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM] {
        signal_hook::flag::register(signal, Arc::clone(&ended))?;
    }
    Ok(ended)
}

/// Whether the terminal shows a review, and is to be put right.
static SHOWN: AtomicBool = AtomicBool::new(false);

/// A terminal that shows a review, and is put right when this is dropped.
struct Terminal;

impl Terminal {
    fn enter() -> io::Result<Self> {
        // The message of a panic would be lost with the screen that it is written on.
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            // There is nobody to tell that this failed too.
            let _ = restore();
            before(info);
        }));
        SHOWN.store(true, Ordering::SeqCst);
        let terminal = Self;
        enable_raw_mode()?;
        execute!(io::stdout(), EnterAlternateScreen, DisableLineWrap, Hide)?;
        Ok(terminal)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // Whatever ended this early is told by whoever dropped it.
        let _ = restore();
    }
}

/// Puts the terminal right, once: the cursor would go back to where it was before, over what was written since.
fn restore() -> io::Result<()> {
    if !SHOWN.swap(false, Ordering::SeqCst) {
        return Ok(());
    }
    let shown = execute!(io::stdout(), EnableLineWrap, Show, LeaveAlternateScreen);
    disable_raw_mode().and(shown)
}

fn window() -> io::Result<Size> {
    let (columns, rows) = size()?;
    // A terminal that does not know its size says 0.
    let or = |count: u16, else_: usize| if count == 0 { else_ } else { usize::from(count) };
    Ok(Size { columns: or(columns, 80), rows: or(rows, 24) })
}

/// Writes all rows at once, each over what stood there.
fn show(screen: &Screen) -> io::Result<()> {
    let mut out = Vec::new();
    queue!(out, BeginSynchronizedUpdate)?;
    for (row, text) in (0..).zip(&screen.rows) {
        // Cleared first: behind a row that is as wide as the window, clearing would take its last character.
        queue!(out, MoveTo(0, row), Clear(ClearType::CurrentLine))?;
        write!(out, "{text}")?;
    }
    queue!(out, EndSynchronizedUpdate)?;
    let mut stdout = io::stdout();
    stdout.write_all(&out)?;
    stdout.flush()
}

/// The next key with a meaning. Nothing when the window is to be drawn anew, or the process is to end.
fn next(ended: &AtomicBool, drawn: Size) -> io::Result<Option<Key>> {
    const OFTEN: Duration = Duration::from_millis(100);
    // Nobody tells of a window that changed before somebody listened: it is asked for as well.
    while !ended.load(Ordering::Relaxed) && window()? == drawn {
        if !event::poll(OFTEN)? {
            continue;
        }
        match event::read()? {
            Event::Key(event) if event.kind != KeyEventKind::Release => {
                if let Some(key) = key(event) {
                    return Ok(Some(key));
                }
            }
            Event::Resize(..) => return Ok(None),
            Event::Key(_) | Event::Mouse(_) | Event::FocusGained | Event::FocusLost => {}
        }
    }
    Ok(None)
}

fn key(event: KeyEvent) -> Option<Key> {
    if event.modifiers.contains(KeyModifiers::CONTROL) {
        return (event.code == KeyCode::Char('c')).then_some(Key::Quit);
    }
    Some(match event.code {
        KeyCode::Char('a') => Key::Decide(Decision::Accept),
        KeyCode::Char('r') => Key::Decide(Decision::Reject),
        KeyCode::Char('s') => Key::Skip,
        KeyCode::Char('A') => Key::DecideAll(Decision::Accept),
        KeyCode::Char('R') => Key::DecideAll(Decision::Reject),
        KeyCode::Char('S') => Key::SkipAll,
        KeyCode::Char('d') => Key::Differences,
        KeyCode::Char('i') => Key::Details,
        KeyCode::Char('q') => Key::Quit,
        KeyCode::Up | KeyCode::Char('k') => Key::Scroll(Scroll::Up),
        KeyCode::Down | KeyCode::Char('j') => Key::Scroll(Scroll::Down),
        KeyCode::PageUp => Key::Scroll(Scroll::PageUp),
        KeyCode::PageDown => Key::Scroll(Scroll::PageDown),
        KeyCode::Home => Key::Scroll(Scroll::Top),
        KeyCode::End => Key::Scroll(Scroll::Bottom),
        _ => return None,
    })
}
