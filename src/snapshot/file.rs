//! The file of a snapshot: insta's `.snap` format, so that `cargo insta` shows and accepts ours as its own.
//!
//! Between two lines of three hyphens stands YAML: `source` is the configuration, `expression` the id of the rule; insta's
//! other keys are let through. The body follows. Line ends are of no account, nor is white space at the end. Knows no folder.

use serde::Deserialize;

use crate::discover::scalar;
use crate::rule::RuleId;
use crate::yaml;

/// What is recorded of one rule, or proposed to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The rule.
    pub rule: RuleId,
    /// What the documents say of it, in lines.
    pub body: String,
}

/// A file as it was read: whether it is one of ours, and of the right rule, is for the store to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct File {
    /// What made it, as it says.
    pub(super) source: Option<String>,
    /// The rule that it is of, as it says.
    pub(super) rule: Option<RuleId>,
    pub(super) body: String,
}

/// What stands at the head.
#[derive(Deserialize)]
struct Head {
    source: Option<String>,
    expression: Option<String>,
}

/// The line before the head, and after it.
const FENCE: &str = "---";

impl Snapshot {
    /// The text of the file; `source` is the name of the configuration.
    #[must_use]
    pub fn write(&self, source: &str) -> String {
        let (source, rule) = (scalar(source), scalar(&self.rule.0));
        format!("{FENCE}\nsource: {source}\nexpression: {rule}\n{FENCE}\n{}\n", self.body.trim_end())
    }
}

impl File {
    /// Reads the text of a file; or says what is wrong with it, with its line.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let text = str::from_utf8(bytes).map_err(|error| Fault::encoding(bytes, error.valid_up_to()))?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
        if let Some(fault) = Fault::conflict(&text) {
            return Err(fault);
        }
        let (head, body) = parts(&text)?;
        let head: Head = yaml::read(head).map_err(|complaint| {
            let before = complaint.span.map_or(0, |span| head[..head.floor_char_boundary(span.start)].matches('\n').count());
            Fault::at(&text, before + 2, format!("the head of the snapshot is wrong: {}", complaint.message))
        })?;
        Ok(Self { source: head.source, rule: head.expression.map(RuleId), body: body.trim_end().to_owned() })
    }
}

/// The head and the body.
fn parts(text: &str) -> Result<(&str, &str), Fault> {
    let mut lines = text.split_inclusive('\n');
    if lines.next().map(str::trim_end) != Some(FENCE) {
        return Err(Fault::at(text, 1, "a snapshot begins with a line `---`".to_owned()));
    }
    let start = text.find('\n').map_or(text.len(), |end| end + 1);
    let mut at = start;
    for line in lines {
        if line.trim_end() == FENCE {
            return Ok((&text[start..at], &text[at + line.len()..]));
        }
        at += line.len();
    }
    Err(Fault::at(text, 1, "the head of the snapshot has no end: a second line `---` is missing".to_owned()))
}

/// What is wrong with the text of a snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What it is.
    pub message: String,
    /// The number of the line, from 1.
    pub line: usize,
    /// The line.
    pub text: String,
}

impl Fault {
    fn at(text: &str, line: usize, message: String) -> Self {
        Self { message, line, text: text.lines().nth(line - 1).unwrap_or_default().to_owned() }
    }

    /// Git, and others like it, leave both versions of what it could not merge between these.
    fn conflict(text: &str) -> Option<Self> {
        let marks = ["<<<<<<<", "=======", ">>>>>>>"];
        let is_mark =
            |line: &str, mark: &str| line.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        let at = |mark: &str| text.lines().position(|line| is_mark(line, mark));
        let places: Vec<usize> = marks.iter().filter_map(|mark| at(mark)).collect();
        let first = *places.iter().min()?;
        (places.len() > 1).then(|| Self::at(text, first + 1, "the snapshot has the marks of a merge conflict".to_owned()))
    }

    fn encoding(bytes: &[u8], valid: usize) -> Self {
        let line = bytes[..valid].split(|&byte| byte == b'\n').count();
        Self::at(&String::from_utf8_lossy(bytes), line, "the snapshot is not UTF-8".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(rule: &str, body: &str) -> File {
        File { source: Some("claims.yaml".to_owned()), rule: Some(RuleId(rule.to_owned())), body: body.to_owned() }
    }

    #[test]
    fn what_is_written_is_read_back() {
        for rule in ["supporters.states", "a: b", "true", "1.0", "\u{202e}\n\t\"", "états/国", "---", ""] {
            let body = "Title\n\n---\n  80  “80 states”";
            let text = Snapshot { rule: RuleId(rule.to_owned()), body: body.to_owned() }.write("claims.yaml");
            assert_eq!(File::read(text.as_bytes()).unwrap(), file(rule, body), "{text}");
            let dos = text.replace('\n', "\r\n");
            assert_eq!(File::read(dos.as_bytes()).unwrap(), file(rule, body), "line ends are of no account");
        }
    }

    #[test]
    fn keys_of_insta_are_let_through() {
        let text =
            "---\nsource: claims.yaml\nassertion_line: 3\nexpression: a\ninfo:\n  b: [1]\nsnapshot_kind: text\n---\nbody\n\n";
        assert_eq!(File::read(text.as_bytes()).unwrap(), file("a", "body"));
    }

    #[track_caller]
    fn check(bytes: &[u8], line: usize, message: &str) {
        let fault = File::read(bytes).unwrap_err();
        assert_eq!(fault.line, line, "{fault:?}");
        assert!(fault.message.contains(message), "{fault:?}");
    }

    #[test]
    fn nonsense_is_told_with_its_line() {
        check(b"", 1, "begins with a line `---`");
        check(b"80 states\n", 1, "begins with a line `---`");
        check(b"---\nexpression: a\n", 1, "has no end");
        check(b"---\nexpression: [a\n---\nbody", 2, "head of the snapshot is wrong");
        check(b"---\nexpression: a\n---\n80 st\xffates", 4, "not UTF-8");
        check(b"---\nexpression: a\n---\n<<<<<<< HEAD\n80\n=======\n81\n>>>>>>> theirs\n", 4, "merge conflict");
        check(b"<<<<<<< HEAD\n---\n=======\n---\n>>>>>>> theirs\n", 1, "merge conflict");
    }
}
