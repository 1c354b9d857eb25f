//! What could not be read, and why: the configuration or a source.

use std::io::{self, Write};
use std::ops::Range;

use anstyle::AnsiColor;

use super::{Style, clean, frame};
use crate::rule::Severity;

/// Something that kept a configuration or a source from being read, or from being read as meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Errors keep something from being compared; warnings do not.
    pub severity: Severity,
    /// What is wrong, in one line.
    pub message: String,
    /// Where.
    pub excerpt: Option<Excerpt>,
    /// What to do.
    pub help: Option<String>,
}

/// A place in a file, with its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The path, as shown.
    pub path: String,
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// The text of the line.
    pub text: String,
    /// What is marked in it, in bytes.
    pub span: Range<usize>,
}

impl Excerpt {
    /// The line of a text that a span begins in. Spans past the end or inside a character are moved to where there is one.
    #[must_use]
    pub fn of(path: &str, text: &str, span: &Range<usize>) -> Self {
        let (line, excerpt, span) = line_of(text, span);
        let column = excerpt[..span.start].chars().count() + 1;
        Self { path: path.to_owned(), line, column, text: excerpt.to_owned(), span }
    }
}

/// The number and the text of the line that a span begins in, and the part of it that the span covers.
pub(super) fn line_of<'t>(text: &'t str, span: &Range<usize>) -> (usize, &'t str, Range<usize>) {
    const LONGEST: usize = 500;
    let at = text.floor_char_boundary(span.start.min(text.len()));
    let start = text[..at].rfind('\n').map_or(0, |before| before + 1);
    let end = text[at..].find('\n').map_or(text.len(), |after| at + after);
    let line = text[start..end].trim_end_matches('\r');
    let line = &line[..line.floor_char_boundary((at - start + LONGEST).min(line.len()))];
    let from = (at - start).min(line.len());
    let to = line.floor_char_boundary((span.end.max(at) - start).min(line.len())).max(from);
    (text[..start].matches('\n').count() + 1, line, from..to)
}

/// Writes problems for a person, one after another.
///
/// # Errors
/// When the output cannot be written.
pub fn problems(problems: &[Problem], style: Style, out: &mut dyn Write) -> io::Result<()> {
    for problem in problems {
        let colour = if problem.severity == Severity::Error { AnsiColor::Red } else { AnsiColor::Yellow };
        let ansi = colour.on_default().bold();
        let word = problem.severity.word();
        let lead = if style.colour { format!("{ansi}{word}{ansi:#}") } else { word.to_owned() };
        writeln!(out, "{lead}: {}", style.wrapped(&clean(&problem.message), word.len() + 2, 2))?;
        let help = problem.help.as_deref().map(clean);
        match &problem.excerpt {
            Some(Excerpt { path, line, text, span, .. }) => {
                let drawn = frame::point(&clean(path), text, *line, span.clone(), help.as_deref(), problem.severity, style);
                writeln!(out, "{drawn}")?;
            }
            None => {
                if let Some(help) = help {
                    let lead = "  = help: ";
                    writeln!(out, "{lead}{}", style.wrapped(&help, lead.len(), lead.len()))?;
                }
            }
        }
    }
    Ok(())
}
