//! Places in their files, as compilers show them: through `annotate-snippets`.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Report, Style, clean};
use crate::claim::{Claim, Detail};
use crate::finding::{self, Code, Finding};
use crate::rule::Severity;
use crate::value::{Edit, Value};

/// A line longer than this, in bytes, is cut around the place before it is drawn.
const LONG_LINE: usize = 2000;
/// How much of a long line is kept on either side.
const KEPT: usize = 300;
/// Two places of one line are drawn in one frame when they are no farther apart than this, in bytes.
const TOGETHER: usize = 60;
/// No more frames than this are drawn for one finding.
const MOST: usize = 50;
/// No mark is longer than this, in bytes.
const LONGEST_MARK: usize = 64;

/// Draws the places, notes and help of a finding.
pub(super) fn draw(report: &Report<'_>, finding: &Finding, style: Style) -> String {
    let frames = frames(report, finding);
    let mut group = Group::with_level(level(finding.severity));
    for frame in &frames {
        let annotations =
            frame.marks.iter().map(|mark| AnnotationKind::Primary.span(mark.span.clone()).label(mark.label.as_str()));
        let snippet: Snippet<'_, Annotation<'_>> =
            Snippet::source(frame.text.as_str()).line_start(frame.line).annotations(annotations);
        group = match frame.column {
            Some(column) => {
                group.element(Origin::path(frame.path.as_str()).line(frame.line).char_column(column)).element(snippet)
            }
            None => group.element(snippet.path(frame.path.as_str())),
        };
    }
    let mut notes: Vec<String> = finding.notes.iter().map(|note| clean(note).into_owned()).collect();
    if frames.len() >= MOST {
        notes.push("not every place is drawn; `--format concise` lists them all".to_owned());
    }
    for note in &notes {
        group = group.element(Level::NOTE.message(note.as_str()));
    }
    group = group.element(Level::HELP.message(finding.help.as_str()));
    renderer(style).render(&[group])
}

/// Draws one place of a text, such as a rule of the configuration. The span is in bytes of the text.
pub(super) fn point(
    path: &str,
    text: &str,
    line: usize,
    span: Range<usize>,
    help: Option<&str>,
    severity: Severity,
    style: Style,
) -> String {
    noted(path, text, line, span, &[], help, severity, style)
}

/// Draws one place of a text with notes under it.
#[expect(clippy::too_many_arguments, reason = "a place is four of them")]
pub(super) fn noted(
    path: &str,
    text: &str,
    line: usize,
    span: Range<usize>,
    notes: &[String],
    help: Option<&str>,
    severity: Severity,
    style: Style,
) -> String {
    let span = clipped(text, &span);
    let (text, span) = cleaned(text, &span);
    let snippet = Snippet::source(text.as_str()).line_start(line).path(path).annotation(AnnotationKind::Primary.span(span));
    let mut group = Group::with_level(level(severity)).element(snippet);
    for note in notes {
        group = group.element(Level::NOTE.message(note.as_str()));
    }
    if let Some(help) = help {
        group = group.element(Level::HELP.message(help));
    }
    renderer(style).render(&[group])
}

fn renderer(style: Style) -> Renderer {
    let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii).term_width(style.width)
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    }
}

/// One stretch of a file, with what is marked in it.
struct Frame {
    path: String,
    text: String,
    line: usize,
    /// The true column, where the line was cut and cannot tell it.
    column: Option<usize>,
    marks: Vec<Mark>,
    document: usize,
}

struct Mark {
    /// Bytes of the frame's text.
    span: Range<usize>,
    label: String,
}

fn frames(report: &Report<'_>, finding: &Finding) -> Vec<Frame> {
    let mut frames: Vec<Frame> = Vec::new();
    for group in &finding.groups {
        for claim in &group.claims {
            if frames.len() >= MOST {
                return frames;
            }
            for (span, label) in places(report, finding, group, claim) {
                add(&mut frames, report, claim.document, &span, label);
            }
        }
    }
    frames
}

/// What to mark for a claim, and what to write under it.
fn places(report: &Report<'_>, finding: &Finding, group: &finding::Group, claim: &Claim) -> Vec<(Range<usize>, String)> {
    let value = match &claim.value {
        // A document's set of names heads its group; the place has one of them.
        Value::Name(name) => clean(name).into_owned(),
        _ => clean(&group.value).into_owned(),
    };
    let dated = match report.source(claim.document).metadata.as_of {
        Some(as_of) => format!("{value} ({as_of})"),
        None => value,
    };
    match &claim.detail {
        Detail::Parts(parts) if !parts.is_empty() => {
            let label = if finding.code == Code::UnexpectedValue { "not expected" } else { "not in all lists" };
            parts.iter().map(|part| (part.clone(), label.to_owned())).collect()
        }
        Detail::Length => vec![(claim.span.clone(), format!("a list of {dated}"))],
        Detail::Quoted { edits, marks, .. } if !marks.is_empty() => changes(edits, marks),
        Detail::Plain | Detail::Parts(_) | Detail::Quoted { .. } | Detail::Unfound { .. } | Detail::Passage => {
            vec![(claim.span.clone(), dated)]
        }
    }
}

/// The changed words of a quotation. Words put in the place of others are one change.
fn changes(edits: &[Edit], marks: &[Range<usize>]) -> Vec<(Range<usize>, String)> {
    let mut marks = marks.iter();
    let mut places = Vec::new();
    for (at, edit) in edits.iter().enumerate().filter(|(_, edit)| !matches!(edit, Edit::Kept(_))) {
        let Some(mark) = marks.next() else { break };
        let before = at.checked_sub(1).map(|before| &edits[before]);
        let label = match (edit, before, edits.get(at + 1)) {
            (Edit::Dropped(_), _, Some(Edit::Added(_))) => continue,
            (Edit::Dropped(words), ..) => format!("left out between: {}", words.join(" ")),
            (Edit::Added(_), Some(Edit::Dropped(words)), _) => format!("the passage has: {}", words.join(" ")),
            (Edit::Added(_) | Edit::Kept(_), ..) => "not in the passage".to_owned(),
        };
        places.push((mark.clone(), label));
    }
    places
}

/// Adds a place to the frame before it if that is of the same line and near, or as a frame of its own.
fn add(frames: &mut Vec<Frame>, report: &Report<'_>, document: usize, span: &Range<usize>, label: String) {
    let source = report.source(document);
    let place = source.place(span);
    let (lines, marked) = source.excerpt(span);
    // Of a claim over several lines, the first is drawn: the rest is there to be read in the file.
    let line = &lines[..lines[..marked.end].find(['\n', '\r']).unwrap_or(lines.len())];
    let marked = clipped(line, &marked);
    if line.len() > LONG_LINE {
        let (text, span) = window(line, &marked);
        let (text, span) = cleaned(&text, &span);
        let mark = Mark { span, label };
        frames.push(Frame {
            path: report.path(document),
            text,
            line: place.line,
            column: Some(place.column),
            marks: vec![mark],
            document,
        });
        return;
    }
    let (text, span) = cleaned(line, &marked);
    let mark = Mark { span, label };
    match frames.last_mut() {
        Some(last)
            if last.document == document && last.line == place.line && last.marks.iter().any(|other| is_near(other, &mark)) =>
        {
            last.marks.push(mark);
        }
        _ => {
            frames.push(Frame { path: report.path(document), text, line: place.line, column: None, marks: vec![mark], document });
        }
    }
}

/// A line that is safe to draw, and where in it a mark of the original lies.
fn cleaned(line: &str, marked: &Range<usize>) -> (String, Range<usize>) {
    let start = clean(&line[..marked.start]).len();
    let end = start + clean(&line[marked.clone()]).len();
    (clean(line).into_owned(), start..end)
}

/// A mark stays within its line, and is cut where it would be longer than a screen is wide.
fn clipped(line: &str, marked: &Range<usize>) -> Range<usize> {
    let start = marked.start.min(line.len());
    let end = marked.end.min(line.len());
    let cut = line.floor_char_boundary(end.min(start + LONGEST_MARK));
    if cut < end { start..start + line[start..cut].trim_end().len() } else { start..end }
}

fn is_near(a: &Mark, b: &Mark) -> bool {
    let (first, second) = if a.span.start <= b.span.start { (a, b) } else { (b, a) };
    second.span.start.saturating_sub(first.span.end) <= TOGETHER
}

/// The part of a long line around a place, with dots where it was cut.
fn window(line: &str, marked: &Range<usize>) -> (String, Range<usize>) {
    let from = line.floor_char_boundary(marked.start.saturating_sub(KEPT));
    let to = line.floor_char_boundary((marked.end + KEPT).min(line.len()));
    let lead = if from > 0 { "…" } else { "" };
    let trail = if to < line.len() { "…" } else { "" };
    let offset = |at: usize| at - from + lead.len();
    (format!("{lead}{}{trail}", &line[from..to]), offset(marked.start)..offset(marked.end))
}
