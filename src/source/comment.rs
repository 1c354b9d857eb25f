//! Comments that speak to this program: `<!-- crosscheck: … -->` in Markdown and HTML.
//!
//! Says what stands in a comment, where, and which text it is about. Does not know what it asks for, nor what rules are.

use std::ops::Range;

/// The word that such a comment begins with.
const NAME: &str = "crosscheck";

/// A comment that begins with the name of this program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// What it says after the name, white space single.
    pub text: String,
    /// Whether it ends before the document does.
    pub ended: bool,
    /// The text it is about: of the block it stands in, or of the element that follows it. Empty where there is none.
    pub about: Range<usize>,
    /// Its bytes in the decoded file.
    pub(super) written: Range<usize>,
}

impl Comment {
    /// Reads a comment with its marks, unless it does not speak to this program.
    pub(super) fn read(decoded: &str, written: Range<usize>) -> Option<Self> {
        let inner = decoded[written.clone()].strip_prefix("<!--")?;
        let body = inner.strip_suffix("-->").or_else(|| inner.strip_suffix("--!>"));
        // In a quotation set off with `>` each line of a comment begins with that mark.
        let lines = body.unwrap_or(inner).lines().map(|line| line.trim_start_matches([' ', '\t', '>']));
        let text = lines.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ");
        let (name, rest) = text.split_at_checked(NAME.len())?;
        let speaks = name.eq_ignore_ascii_case(NAME) && (rest.is_empty() || rest.starts_with([':', ' ']));
        speaks.then(|| Self { text: rest.trim_start().to_owned(), ended: body.is_some(), about: 0..0, written })
    }
}

/// A comment among the blocks.
#[derive(Debug)]
struct Placed {
    comment: Comment,
    /// The blocks it is about.
    blocks: Range<usize>,
    /// If it stands on a line of its own: how long the normalised text was there.
    alone: Option<usize>,
}

/// Comments met so far, and which blocks they are about.
#[derive(Debug, Default)]
pub(super) struct Comments {
    met: Vec<Placed>,
    /// How many of them have found the blocks they are about: the others wait for one.
    settled: usize,
    /// How many of the last ones stand right before an element that begins, whatever block is yet to be finished.
    held: usize,
}

impl Comments {
    /// The comment waits for the block under construction, or the next. The normalised text is so long there.
    pub(super) fn push(&mut self, comment: Comment, decoded: &str, len: usize) {
        let before = decoded[..comment.written.start].trim_end_matches([' ', '\t']);
        let alone = (before.is_empty() || before.ends_with(['\n', '\r'])).then_some(len);
        self.met.push(Placed { comment, blocks: 0..0, alone });
    }

    /// An element is about to begin: comments on lines of their own, with no text between, wait for it and not for the block
    /// before it. The normalised text is so long now.
    pub(super) fn hold(&mut self, len: usize) {
        self.held = self.met[self.settled..].iter().rev().take_while(|placed| placed.alone == Some(len)).count();
    }

    /// Those that wait are about the element that begins now, with that block. Gives their numbers, for `end`.
    pub(super) fn begin(&mut self, block: usize) -> [usize; 2] {
        let waiting = [self.settled, self.met.len()];
        self.about(waiting, block..block);
        self.settled = self.met.len();
        self.held = 0;
        waiting
    }

    /// The element that those comments are about ended before that block.
    pub(super) fn end(&mut self, [from, to]: [usize; 2], block: usize) {
        for placed in &mut self.met[from..to] {
            placed.blocks.end = block;
        }
    }

    /// That block is finished: it is what those that wait are about.
    pub(super) fn block(&mut self, block: usize) {
        let until = self.met.len() - self.held;
        self.about([self.settled, until], block..block + 1);
        self.settled = until;
    }

    /// What those that wait stood in has ended, and nothing followed.
    pub(super) fn give_up(&mut self) {
        self.settled = self.met.len() - self.held;
    }

    /// The comments, with the text they are about, given where that of each block stands.
    pub(super) fn finish(self, span: impl Fn(usize) -> Option<Range<usize>>) -> Vec<Comment> {
        let about = |blocks: Range<usize>| {
            let last = span(blocks.end.checked_sub(1)?)?;
            (!blocks.is_empty()).then_some(span(blocks.start)?.start..last.end)
        };
        let settled = |Placed { comment, blocks, .. }| Comment { about: about(blocks).unwrap_or_default(), ..comment };
        self.met.into_iter().map(settled).collect()
    }

    fn about(&mut self, [from, to]: [usize; 2], blocks: Range<usize>) {
        for placed in &mut self.met[from..to] {
            placed.blocks.clone_from(&blocks);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &str, expect: Option<(&str, bool)>) {
        let comment = Comment::read(written, 0..written.len());
        assert_eq!(comment.as_ref().map(|comment| (comment.text.as_str(), comment.ended)), expect, "{written}");
    }

    #[test]
    fn only_comments_that_begin_with_the_name_are_read() {
        check("<!-- crosscheck: waive a: b -->", Some((": waive a: b", true)));
        check("<!--Crosscheck :waive\n  a:\tb-->", Some((":waive a: b", true)));
        check("<!-- crosscheck waive a: b", Some(("waive a: b", false)));
        check("<!-- crosscheck: a\n> > b -->", Some((": a b", true)));
        check("<!-- crosschecked by: B -->", None);
        check("<!-- to crosscheck: B -->", None);
        check("<!-->", None);
        check("<!-- crossché -->", None);
    }
}
