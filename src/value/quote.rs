//! Quotations against the passage they quote, word by word.
//!
//! Leaving out the beginning or the end, case, punctuation, hyphenation and marked omissions are not misquotes; added,
//! dropped or changed words are.

use std::fmt;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Quoted words, or a passage: folded to one case and spelling, without punctuation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The words, in order.
    pub words: Vec<String>,
    /// Positions before which the text marks an omission (*[…]*), ascending.
    pub omissions: Vec<usize>,
}

/// One step from the passage to the quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// The words stand in both.
    Kept(Vec<String>),
    /// The quotation has words that the passage has not.
    Added(Vec<String>),
    /// The quotation leaves words out without a mark.
    Dropped(Vec<String>),
}

/// What comparing a quotation with a passage says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// The words are the passage's.
    Faithful,
    /// The words are the passage's but for these edits.
    Altered(Vec<Edit>),
    /// It quotes something else.
    Unrelated,
}

/// A quotation is of the passage when at least this share of its words stand in it, in order …
const QUOTED_SHARE: (usize, usize) = (3, 5);
/// … and at least so many of them in one run.
const QUOTED_RUN: usize = 3;

impl Quote {
    /// Compares this quotation with a passage.
    #[must_use]
    pub fn against(&self, passage: &Self) -> Reading {
        if self.stands_in(passage) {
            return Reading::Faithful;
        }
        let ops = capture_diff_slices(Algorithm::Myers, &passage.words, &self.words);
        let equal = || ops.iter().filter_map(|op| if let DiffOp::Equal { len, .. } = op { Some(*len) } else { None });
        let (kept, run) = (equal().sum::<usize>(), equal().max().unwrap_or(0));
        if kept * QUOTED_SHARE.1 < self.words.len() * QUOTED_SHARE.0 || run < QUOTED_RUN.min(self.words.len()) {
            return Reading::Unrelated;
        }
        let edits = self.edits(passage, &ops);
        if edits.iter().all(|edit| matches!(edit, Edit::Kept(_))) { Reading::Faithful } else { Reading::Altered(edits) }
    }

    /// Whether every run of words between omissions stands in the passage as it is, one after another.
    fn stands_in(&self, passage: &Self) -> bool {
        let mut rest = passage.words.as_slice();
        let ends = self.omissions.iter().copied().chain([self.words.len()]);
        let starts = std::iter::once(0).chain(self.omissions.iter().copied());
        starts.zip(ends).filter(|(start, end)| start < end).all(|(start, end)| {
            let run = &self.words[start..end];
            let at = rest.windows(run.len()).position(|window| window == run);
            rest = at.map_or(rest, |at| &rest[at + run.len()..]);
            at.is_some()
        })
    }

    fn edits(&self, passage: &Self, ops: &[DiffOp]) -> Vec<Edit> {
        let last = ops.len().saturating_sub(1);
        let mut edits = Vec::new();
        for (i, op) in ops.iter().enumerate() {
            let dropped = &passage.words[op.old_range()];
            let added = &self.words[op.new_range()];
            let marked = self.omissions.iter().any(|&at| op.new_range().start <= at && at <= op.new_range().end);
            if matches!(op, DiffOp::Equal { .. }) || dropped.concat() == added.concat() {
                edits.push(Edit::Kept(added.to_vec()));
                continue;
            }
            // That the passage begins earlier or goes on is no change; at the end, the words that others stand for are.
            let replaced = match i {
                0 => 0,
                _ if i == last => added.len().min(dropped.len()),
                _ => dropped.len(),
            };
            let dropped = &dropped[..replaced];
            if !dropped.is_empty() && !marked {
                edits.push(Edit::Dropped(dropped.to_vec()));
            }
            if !added.is_empty() {
                edits.push(Edit::Added(added.to_vec()));
            }
        }
        edits
    }
}

impl fmt::Display for Quote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}”", self.words.join(" "))
    }
}

impl fmt::Display for Edit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kept(words) => f.write_str(&words.join(" ")),
            Self::Added(words) => write!(f, "{{+{}+}}", words.join(" ")),
            Self::Dropped(words) => write!(f, "[-{}-]", words.join(" ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quote(text: &str) -> Quote {
        let mut quote = Quote { words: Vec::new(), omissions: Vec::new() };
        for word in text.split(' ') {
            if word == "[…]" { quote.omissions.push(quote.words.len()) } else { quote.words.push(word.to_owned()) }
        }
        quote
    }

    #[track_caller]
    fn check(quoted: &str, expect: &str) {
        let passage = quote("strengthen the capacity to prevent malign interference by foreign actors in cyber space");
        let shown = match quote(quoted).against(&passage) {
            Reading::Faithful => "faithful".to_owned(),
            Reading::Unrelated => "unrelated".to_owned(),
            Reading::Altered(edits) => edits.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
        };
        assert_eq!(shown, expect);
    }

    #[test]
    fn leaving_out_an_end_or_a_marked_part_is_no_misquote() {
        check("capacity to prevent malign interference", "faithful");
        check("capacity to prevent […] interference by foreign actors", "faithful");
        check("foreign actors in cyberspace", "faithful");
        check("in cyber space", "faithful");
    }

    #[test]
    fn added_dropped_and_changed_words_are_misquotes() {
        check("our capacity to prevent malign interference", "{+our+} capacity to prevent malign interference");
        check("capacity to prevent interference by foreign", "capacity to prevent [-malign-] interference by foreign");
        check("foreign actors in real space", "foreign actors in [-cyber-] {+real+} space");
        check("by foreign actors in real life", "by foreign actors in [-cyber space-] {+real life+}");
        check("capacity to prevent harmful interference", "capacity to prevent [-malign-] {+harmful+} interference");
    }

    #[test]
    fn other_words_quote_something_else() {
        check("the principles of the call", "unrelated");
    }
}
