//! How far long work has come: one line on standard error, gone before anything else is written there.
//!
//! There is one terminal: like the threads, the line is set up once for the process. The work itself knows nothing of it.

use std::io::{self, IsTerminal};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::args::Global;
use super::snapshots::is_ci;

/// Work that takes no longer than this shows nothing.
const LONG: Duration = Duration::from_secs(1);
/// How often the line is drawn while nothing moves.
const TICK: Duration = Duration::from_millis(250);
const DRAWN_A_SECOND: u8 = 10;

/// The line, where it may be shown at all.
static LINE: OnceLock<Line> = OnceLock::new();

struct Line {
    bar: ProgressBar,
    started: Instant,
    /// Held while the line changes between shown and not shown.
    shown: Mutex<Shown>,
}

#[derive(Default)]
struct Shown {
    is_working: bool,
    is_drawn: bool,
}

/// What is being done, with the number of documents.
#[derive(Clone, Copy, Debug)]
pub(super) enum Work {
    Reading(usize),
    Trying(usize),
    Linking,
    Comparing,
}

/// Work under way; its line goes when this is dropped.
pub(super) struct Stage;

/// Lets progress be shown from now on: on a terminal that can, outside of CI, and unless somebody said no.
pub(super) fn set_up(global: &Global) {
    if global.no_progress || is_ci() || !io::stderr().is_terminal() {
        return;
    }
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
    let line = Line { bar, started: Instant::now(), shown: Mutex::default() };
    if LINE.set(line).is_ok() {
        // Work may be long without a step in it, so somebody else has to look at the clock.
        thread::spawn(|| {
            thread::sleep(LONG);
            if let Some(line) = LINE.get() {
                line.draw(&mut line.shown.lock().unwrap_or_else(PoisonError::into_inner));
            }
        });
    }
}

/// Begins a stage of the work. Only one is under way at a time.
pub(super) fn begin(work: Work) -> Stage {
    if let Some(line) = LINE.get() {
        line.begin(work);
    }
    Stage
}

/// Writes something else to standard error, the line out of its way.
pub(super) fn aside<T>(write: impl FnOnce() -> T) -> T {
    match LINE.get() {
        Some(line) => line.bar.suspend(write),
        None => write(),
    }
}

impl Stage {
    /// One document more is done.
    #[expect(clippy::unused_self, reason = "a step belongs to a stage")]
    pub(super) fn step(&self) {
        if let Some(line) = LINE.get() {
            line.bar.inc(1);
        }
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if let Some(line) = LINE.get() {
            line.end();
        }
    }
}

impl Line {
    fn begin(&self, work: Work) {
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        let (template, documents) = match work {
            Work::Reading(1) => ("reading", 1),
            Work::Reading(documents) => ("reading {human_pos} of {human_len} documents", documents),
            Work::Trying(documents) => ("trying rules on {human_pos} of {human_len} documents", documents),
            Work::Linking => ("linking what the documents state", 0),
            Work::Comparing => ("comparing", 0),
        };
        self.bar.reset();
        self.bar.set_style(ProgressStyle::with_template(template).expect("the template is a literal"));
        self.bar.set_length(documents as u64);
        *shown = Shown { is_working: true, is_drawn: false };
        self.draw(&mut shown);
    }

    /// Shows the line if there is work, and it is long by now.
    fn draw(&self, shown: &mut Shown) {
        if shown.is_working && !shown.is_drawn && self.started.elapsed() >= LONG {
            self.bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(DRAWN_A_SECOND));
            self.bar.enable_steady_tick(TICK);
            shown.is_drawn = true;
        }
    }

    fn end(&self) {
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        self.bar.disable_steady_tick();
        self.bar.finish_and_clear();
        // What is set for the next stage must not be drawn before the stage is long.
        self.bar.set_draw_target(ProgressDrawTarget::hidden());
        *shown = Shown::default();
    }
}
