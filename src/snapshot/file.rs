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

/// What stands at the head.
#[derive(Deserialize)]
struct Head {
    expression: String,
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

    /// Reads the text of a file.
    ///
    /// # Errors
    /// What is wrong with it, with its line.
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
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
        Ok(Self { rule: RuleId(head.expression), body: body.trim_end().to_owned() })
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
        let line = bytes[..valid].iter().filter(|&&byte| byte == b'\n').count() + 1;
        Self::at(&String::from_utf8_lossy(bytes), line, "the snapshot is not UTF-8".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn snapshot(rule: &str, body: &str) -> Snapshot {
        Snapshot { rule: RuleId(rule.to_owned()), body: body.to_owned() }
    }

    #[test]
    fn what_is_written_is_read_back() {
        for rule in ["supporters.states", "a: b", "true", "1.0", "\u{202e}\n\t\"", "états/国", "---", ""] {
            let written = snapshot(rule, "Title\n\n---\n  80  “80 states”");
            let text = written.write("claims.yaml");
            assert_eq!(Snapshot::read(text.as_bytes()).unwrap(), written, "{text}");
            assert_eq!(Snapshot::read(text.replace('\n', "\r\n").as_bytes()).unwrap(), written, "line ends are of no account");
        }
    }

    #[test]
    fn keys_of_insta_are_let_through() {
        let text =
            "---\nsource: claims.yaml\nassertion_line: 3\nexpression: a\ninfo:\n  b: [1]\nsnapshot_kind: text\n---\nbody\n\n";
        assert_eq!(Snapshot::read(text.as_bytes()).unwrap(), snapshot("a", "body"));
    }

    #[track_caller]
    fn check(bytes: &[u8], line: usize, message: &str) {
        let fault = Snapshot::read(bytes).unwrap_err();
        assert_eq!(fault.line, line, "{fault:?}");
        assert!(fault.message.contains(message), "{fault:?}");
    }

    #[test]
    fn nonsense_is_told_with_its_line() {
        check(b"", 1, "begins with a line `---`");
        check(b"80 states\n", 1, "begins with a line `---`");
        check(b"---\nexpression: a\n", 1, "has no end");
        check(b"---\nsource: a\n---\nbody", 2, "`expression` is missing");
        check(b"---\nexpression: [a\n---\nbody", 2, "head of the snapshot is wrong");
        check(b"---\nexpression: a\n---\n80 st\xffates", 4, "not UTF-8");
        check(b"---\nexpression: a\n---\n<<<<<<< HEAD\n80\n=======\n81\n>>>>>>> theirs\n", 4, "merge conflict");
        check(b"<<<<<<< HEAD\n---\n=======\n---\n>>>>>>> theirs\n", 1, "merge conflict");
    }
}
