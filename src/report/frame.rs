//! Places in their files, as compilers show them: through `annotate-snippets`.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};

use super::line::{Line, drawn, width};
use super::place::remarks;
use super::table::shortened_to;
use super::{Report, Style, clean};
use crate::claim::{Claim, Detail};
use crate::finding::{self, Code, Finding};
use crate::rule::Severity;
use crate::value::{Edit, Value};

/// A line longer than this, in bytes, is cut around the place before it is drawn.
const LONG_LINE: usize = 2000;
/// How much of a long line is kept on either side.
const KEPT: usize = 300;
/// Two places of one line are drawn in one frame when they are no farther apart than this, in bytes, …
const TOGETHER: usize = 60;
/// … and leave so much of the width for what else stands in it. So do marks.
const BESIDE: usize = 36;
/// No more frames than this are drawn for one finding.
const MOST: usize = 50;
/// No mark is longer than this, in bytes, …
const LONGEST_MARK: usize = 64;
/// … and where a label needs the room, none is longer than this.
const SHORTEST_MARK: usize = 8;
/// What a line that is cut on its left needs before a mark, and the space before a label.
const DOTS: usize = 4;

/// Stands for the path of a frame until its place is put in: a line that was cut cannot tell its column. It is no character,
/// so no text that was cleaned has it.
const PLACE: char = '\u{fdd0}';

/// Draws the places, notes and help of a finding.
pub(super) fn draw(report: &Report<'_>, finding: &Finding, style: Style) -> String {
    let frames = frames(report, finding, style);
    let mut notes: Vec<String> = remarks(finding).iter().map(|remark| clean(remark).into_owned()).collect();
    if frames.len() >= MOST {
        notes.push("not every place is drawn; `--format concise` lists them all".to_owned());
    }
    drawn_together(&frames, &notes, Some(&finding.help), finding.severity, style)
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
    let span = clipped(text, &span, style);
    let column = text[..span.start].chars().count() + 1;
    let mark = Mark { span, label: String::new() };
    let frame = Frame { path: clean(path).into_owned(), text: text.to_owned(), line, column, marks: vec![mark], document: 0 };
    drawn_together(&[frame], notes, help, severity, style)
}

/// Draws frames one below the other, then the notes and the help.
fn drawn_together(frames: &[Frame], notes: &[String], help: Option<&str>, severity: Severity, style: Style) -> String {
    let gutter = frames.iter().map(|frame| frame.line).max().unwrap_or(0).to_string().len();
    let lines: Vec<(Line, Vec<String>)> = frames.iter().map(|frame| laid_out(frame, gutter, style)).collect();
    let mut group = Group::with_level(level(severity));
    for (frame, (line, labels)) in frames.iter().zip(&lines) {
        let annotations = line.marks.iter().zip(labels).map(|(span, label)| {
            let annotation = AnnotationKind::Primary.span(span.clone());
            if label.is_empty() { annotation } else { annotation.label(label.as_str()) }
        });
        let snippet: Snippet<'_, Annotation<'_>> =
            Snippet::source(line.text.as_str()).line_start(frame.line).path(PLACE.to_string()).annotations(annotations);
        group = group.element(snippet);
    }
    // ` = note: ` and ` = help: ` stand before these, and before no line that goes on: those are moved below.
    let columns = style.width.saturating_sub(gutter + " = note: ".len());
    let room = |text: &str| Style { width: columns, ..style }.wrapped(text, 0, 0);
    for note in notes {
        group = group.element(Level::NOTE.message(room(note)));
    }
    if let Some(help) = help {
        group = group.element(Level::HELP.message(room(&clean(help))));
    }
    placed(&renderer(style).render(&[group]), frames)
}

/// The line of a frame with room for its number, and what is written under its marks.
fn laid_out(frame: &Frame, gutter: usize, style: Style) -> (Line, Vec<String>) {
    let columns = style.width.saturating_sub(gutter + " | ".len());
    let labels: Vec<String> = frame.marks.iter().map(|mark| clean(&mark.label).into_owned()).collect();
    if !style.wraps {
        // Where nobody looks for the edge of a window, plain lines are cut well enough by whoever draws them.
        let line = drawn(&frame.text, &frame.marks.iter().map(|mark| mark.span.clone()).collect::<Vec<_>>());
        let label = labels.iter().map(|label| width(label)).max().unwrap_or(0);
        return (if line.is_plain() { line } else { line.fitted(columns, label) }, labels);
    }
    let labels: Vec<String> =
        labels.iter().map(|label| shortened_to(label, columns.saturating_sub(SHORTEST_MARK + DOTS))).collect();
    let label = labels.iter().map(|label| width(label)).max().unwrap_or(0);
    let longest = columns.saturating_sub(label + DOTS).max(SHORTEST_MARK);
    let spans: Vec<Range<usize>> = frame.marks.iter().map(|mark| cut(&frame.text, &mark.span, longest)).collect();
    (drawn(&frame.text, &spans).fitted(columns, label), labels)
}

/// Puts the places of the frames where their signs are: the path, the line, and the column in the file.
fn placed(drawn: &str, frames: &[Frame]) -> String {
    let mut parts = drawn.splitn(frames.len() + 1, PLACE);
    let mut text = parts.next().unwrap_or_default().to_owned();
    for (frame, part) in frames.iter().zip(parts) {
        let rest = part.trim_start_matches(|char: char| char == ':' || char.is_ascii_digit());
        text = format!("{text}{}:{}:{}{rest}", frame.path, frame.line, frame.column);
    }
    text
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
    /// As the document has it.
    text: String,
    line: usize,
    /// Of the first mark, in characters of the file.
    column: usize,
    marks: Vec<Mark>,
    document: usize,
}

struct Mark {
    /// Bytes of the frame's text.
    span: Range<usize>,
    label: String,
}

fn frames(report: &Report<'_>, finding: &Finding, style: Style) -> Vec<Frame> {
    let mut frames: Vec<Frame> = Vec::new();
    for group in &finding.groups {
        for claim in &group.claims {
            if frames.len() >= MOST {
                return frames;
            }
            for (span, label) in places(report, finding, group, claim) {
                add(&mut frames, report, claim.document, &span, label, style);
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
        Detail::Sum(_) => vec![(claim.span.clone(), claim.sum().unwrap_or(dated))],
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
fn add(frames: &mut Vec<Frame>, report: &Report<'_>, document: usize, span: &Range<usize>, label: String, style: Style) {
    let source = report.source(document);
    let place = source.place(span);
    let (lines, marked) = source.excerpt(span);
    // Of a claim over several lines, the first is drawn: the rest is there to be read in the file.
    let line = &lines[..lines[..marked.end].find(['\n', '\r']).unwrap_or(lines.len())];
    let marked = clipped(line, &marked, style);
    let (text, span, is_cut) = if line.len() > LONG_LINE {
        let (text, span) = window(line, &marked);
        (text, span, true)
    } else {
        (line.to_owned(), marked, false)
    };
    let mark = Mark { span, label };
    match frames.last_mut() {
        Some(last)
            if !is_cut
                && last.document == document
                && last.line == place.line
                && last.marks.iter().any(|other| is_near(other, &mark, style)) =>
        {
            last.column = last.column.min(place.column);
            last.marks.push(mark);
        }
        _ => frames.push(Frame {
            path: report.path(document),
            text,
            line: place.line,
            column: place.column,
            marks: vec![mark],
            document,
        }),
    }
}

/// A mark stays within its line, and is cut where it would be longer than a screen is wide.
fn clipped(line: &str, marked: &Range<usize>, style: Style) -> Range<usize> {
    let start = marked.start.min(line.len());
    cut(line, &(start..marked.end.min(line.len())), within(style, LONGEST_MARK))
}

/// A mark of no more bytes than this, if it can be.
fn cut(line: &str, marked: &Range<usize>, most: usize) -> Range<usize> {
    let end = line.floor_char_boundary(marked.end.min(marked.start + most));
    if end < marked.end { marked.start..marked.start + line[marked.start..end].trim_end().len() } else { marked.clone() }
}

fn is_near(a: &Mark, b: &Mark, style: Style) -> bool {
    let (first, second) = if a.span.start <= b.span.start { (a, b) } else { (b, a) };
    second.span.start.saturating_sub(first.span.end) <= within(style, TOGETHER)
}

/// So much, or less in a narrow window.
fn within(style: Style, most: usize) -> usize {
    most.min(style.width.saturating_sub(BESIDE))
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
