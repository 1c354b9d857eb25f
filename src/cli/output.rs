//! Where output goes and how it is drawn. A closed pipe is quiet.

use std::io::{self, BufWriter, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};

use super::args::{Colour, Global};
use super::exit::Exit;
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
            width: if terminal { terminal_width() } else { WIDTH },
        };
        let choice = |auto: ColorChoice| match global.color {
            Colour::Auto
                if std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
                    && std::env::var_os("FORCE_COLOR").is_some_and(|value| !value.is_empty() && value != "0") =>
            {
                ColorChoice::Always
            }
            Colour::Auto => auto,
            Colour::Always => ColorChoice::Always,
            Colour::Never => ColorChoice::Never,
        };
        let (out, err) = (io::stdout(), io::stderr());
        Self {
            stdout: style(choice(AutoStream::choice(&out)), out.is_terminal()),
            stderr: style(choice(AutoStream::choice(&err)), err.is_terminal()),
        }
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
        let _ = report::problems(problems, self.stderr, &mut io::stderr().lock());
    }

    /// Reports what made the run impossible.
    pub(super) fn failure(error: &anyhow::Error) -> Exit {
        let message = error.chain().map(ToString::to_string).collect::<Vec<_>>().join(": ");
        let _ = writeln!(io::stderr().lock(), "error: {}", clean(&message));
        Exit::Failure
    }
}

fn terminal_width() -> usize {
    const NARROWEST: usize = 40;
    terminal_size::terminal_size().map_or(WIDTH, |(width, _)| usize::from(width.0).max(NARROWEST))
}
