//! Where output goes and how it is drawn. A closed pipe is quiet.

use std::io::{self, BufWriter, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};

use super::args::{Colour, Global};
use super::exit::Exit;
use super::progress;
use crate::report::{self, Problem, Style, clean};

/// Columns where there is no terminal to ask.
const WIDTH: usize = 100;

/// The two streams of the process.
pub(super) struct Output {
    stdout: Style,
    stderr: Style,
}

impl Output {
    pub(super) fn of(global: &Global) -> Self {
        let style = |choice: ColorChoice, terminal: bool| Style {
            colour: !matches!(choice, ColorChoice::Never),
            width: width(terminal),
            wraps: terminal,
        };
        let choice = |auto: ColorChoice, terminal: bool| match global.color {
            Colour::Auto => automatic(auto, terminal),
            Colour::Always => ColorChoice::Always,
            Colour::Never => ColorChoice::Never,
        };
        let (out, err) = (io::stdout(), io::stderr());
        let of = |auto: ColorChoice, terminal: bool| style(choice(auto, terminal), terminal);
        Self { stdout: of(AutoStream::choice(&out), out.is_terminal()), stderr: of(AutoStream::choice(&err), err.is_terminal()) }
    }

    /// Writes to standard output. A reader that has gone away is no error.
    pub(super) fn print(&self, write: impl FnOnce(Style, &mut dyn Write) -> io::Result<()>) -> anyhow::Result<()> {
        let mut out = BufWriter::new(io::stdout().lock());
        match write(self.stdout, &mut out).and_then(|()| out.flush()) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                // What is buffered can go nowhere, and dropping the writer would try again.
                let _ = out.into_parts();
                Ok(())
            }
            Err(error) => Err(anyhow::Error::from(error).context("cannot write to standard output")),
            Ok(()) => Ok(()),
        }
    }

    /// How standard output is drawn on.
    pub(super) fn style(&self) -> Style {
        self.stdout
    }

    /// Tells a person what could not be read.
    pub(super) fn problems(&self, problems: &[Problem]) {
        // There is nowhere left to report that standard error is closed.
        let _ = progress::aside(|| report::problems(problems, self.stderr, &mut io::stderr().lock()));
    }

    /// Reports what made the run impossible.
    pub(super) fn failure(error: &anyhow::Error) -> Exit {
        let message = error.chain().map(ToString::to_string).collect::<Vec<_>>().join(": ");
        let _ = writeln!(io::stderr().lock(), "error: {}", clean(&message));
        Exit::Failure
    }
}

/// What the environment says of colours; `auto` is what the terminal can, where that is asked.
fn automatic(auto: ColorChoice, terminal: bool) -> ColorChoice {
    let said = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let asked = |name: &str| said(name).is_some_and(|value| value != "0");
    let is_off = |name: &str, word: &str| said(name).is_some_and(|value| value == word);
    if said("NO_COLOR").is_some() {
        ColorChoice::Never
    } else if asked("CLICOLOR_FORCE") || asked("FORCE_COLOR") {
        ColorChoice::Always
    } else if !terminal || is_off("CLICOLOR", "0") || is_off("TERM", "dumb") {
        ColorChoice::Never
    } else {
        auto
    }
}

/// The columns of the terminal, or what `COLUMNS` says where there is none.
fn width(terminal: bool) -> usize {
    const NARROWEST: usize = 40;
    let asked = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let told = || std::env::var("COLUMNS").ok()?.parse().ok().filter(|columns| *columns > 0);
    terminal.then(asked).flatten().or_else(told).unwrap_or(WIDTH).max(NARROWEST)
}
