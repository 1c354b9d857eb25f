//! Waivers that documents hold in comments.
//!
//! ```text
//! comment := "<!-- crosscheck:" "waive" RULE ("until" DAY)? ":" REASON "-->"        RULE := the id of a rule, or a glob
//! ```
//!
//! A comment sets aside the claims of its rules in the text that it is about: the block it stands in, or what follows it. A
//! comment that merely begins with the name of this program, as prose may, is none of these.

use std::collections::BTreeMap;

use globset::{GlobBuilder, GlobMatcher};
use jiff::civil::Date;

use super::Context;
use super::waiver::{Complaint, Fault, is_past, said_of};
use crate::claim::Claim;
use crate::finding::{Declared, Finding};
use crate::rule::{Rule, RuleId};
use crate::source::Comment;
use crate::yaml::nearest;

const FORM: &str = "write `<!-- crosscheck: waive RULE: reason -->`, or `waive RULE until 2027-01-31: reason`";

/// The waivers of all documents, and how many claims each has taken out so far.
pub(super) struct Comments {
    waivers: Vec<Waiver>,
    /// What is wrong with comments, whatever they stand before.
    complaints: Vec<Finding>,
}

/// A waiver in a comment, well formed and in force.
struct Waiver {
    document: usize,
    comment: usize,
    rules: GlobMatcher,
    written: Written,
    taken: usize,
}

/// What a comment says.
#[derive(Debug, PartialEq, Eq)]
struct Written {
    /// As it is written: an id or a glob.
    rule: String,
    until: Option<Date>,
    reason: Option<String>,
}

impl Comments {
    pub(super) fn of(context: &Context<'_>) -> Self {
        let mut comments = Self { waivers: Vec::new(), complaints: Vec::new() };
        for (document, source) in context.sources.iter().enumerate() {
            for (number, comment) in source.comments().iter().enumerate() {
                comments.add(context, document, number, comment);
            }
        }
        comments
    }

    fn add(&mut self, context: &Context<'_>, document: usize, number: usize, comment: &Comment) {
        let declared = Declared::Comment { document, comment: number };
        let mut complain = |fault, rule: &str, reason: &str| {
            let rule = RuleId(rule.to_owned());
            let complaint = Complaint { fault, rule: &rule, declared: declared.clone() };
            self.complaints.push(complaint.finding(context, reason));
        };
        let Some(read) = read(comment) else { return };
        let (written, rules) = match read.and_then(|written| Ok((rules(context, &written.rule)?, written))) {
            Ok((rules, written)) => (written, rules),
            Err(Malformed { rule, message, help }) => return complain(Fault::Malformed(message, help), &rule, ""),
        };
        match &written.reason {
            None => complain(Fault::WithoutReason, &written.rule, ""),
            Some(reason) if is_past(context, written.until) => {
                complain(Fault::Expired(written.until), &written.rule, reason);
            }
            Some(_) => self.waivers.push(Waiver { document, comment: number, rules, written, taken: 0 }),
        }
    }

    /// Takes out the claims of a rule that comments stand before: how many each took and what it says, and the rest.
    pub(super) fn take(&mut self, context: &Context<'_>, rule: &Rule, claims: &[Claim]) -> (Vec<(usize, String)>, Vec<Claim>) {
        // Claims stand in the order of their places: those that a comment may be about are found, and not looked for.
        let longest = claims.iter().map(|claim| claim.span.len()).max().unwrap_or(0);
        let mut gone = vec![false; claims.len()];
        let mut taken: Vec<(usize, String)> = Vec::new();
        let mut said_before: BTreeMap<String, usize> = BTreeMap::new();
        for waiver in self.waivers.iter_mut().filter(|waiver| waiver.rules.is_match(&rule.id.0)) {
            let about = &context.sources[waiver.document].comments()[waiver.comment].about;
            let before = |claim: &Claim, offset: usize| (claim.document, claim.span.start) < (waiver.document, offset);
            let from = claims.partition_point(|claim| before(claim, about.start.saturating_sub(longest)));
            let to = claims.partition_point(|claim| before(claim, about.end));
            let mut count = 0;
            for at in (from..to).filter(|&at| claims[at].span.end > about.start) {
                count += usize::from(!gone[at]);
                gone[at] = true;
            }
            waiver.taken += count;
            let said = said_of(waiver.written.until, waiver.written.reason.as_deref().unwrap_or_default());
            let place = *said_before.entry(said.clone()).or_insert(taken.len());
            if place == taken.len() {
                taken.push((0, said));
            }
            taken[place].0 += count;
        }
        let left = claims.iter().zip(&gone).filter(|(_, gone)| !**gone).map(|(claim, _)| claim.clone()).collect();
        (taken, left)
    }

    /// What is wrong with comments, after all rules were compared. Of a rule that was left out, nobody knows whether a
    /// waiver sets anything aside.
    pub(super) fn settle(self, context: &Context<'_>) -> Vec<Finding> {
        let mut complaints = self.complaints;
        let left_out = |waiver: &Waiver| context.config.rules.iter().any(|rule| rule.silent && waiver.rules.is_match(&rule.id.0));
        let idle = |waiver: &&Waiver| waiver.taken == 0 && !context.settings.partial && !left_out(waiver);
        for waiver in self.waivers.iter().filter(idle) {
            let rule = RuleId(waiver.written.rule.clone());
            let declared = Declared::Comment { document: waiver.document, comment: waiver.comment };
            let reason = waiver.written.reason.as_deref().unwrap_or_default();
            complaints.push(Complaint { fault: Fault::Unused, rule: &rule, declared }.finding(context, reason));
        }
        complaints
    }
}

/// What is wrong with the form of a comment, and the rule it is for as far as it names one.
struct Malformed {
    rule: String,
    message: String,
    help: String,
}

fn malformed(rule: &str, message: impl Into<String>, help: &str) -> Malformed {
    Malformed { rule: rule.to_owned(), message: message.into(), help: help.to_owned() }
}

/// Reads a comment; `None` if it is prose.
fn read(comment: &Comment) -> Option<Result<Written, Malformed>> {
    let instruction = comment.text.strip_prefix(':').map(str::trim_start);
    let (word, rest) = split(instruction.unwrap_or(&comment.text));
    // Without a colon, only the word tells an instruction from a remark.
    if instruction.is_none() && word != "waive" {
        return None;
    }
    Some(waiver(comment, instruction.is_some(), word, rest))
}

fn waiver(comment: &Comment, colon: bool, word: &str, rest: &str) -> Result<Written, Malformed> {
    if word != "waive" {
        let message = match word {
            "" => "the comment asks for nothing".to_owned(),
            word => format!("`{word}` is nothing that a comment can ask for"),
        };
        return Err(malformed("waiver", message, FORM));
    }
    let (head, reason) = match rest.split_once(':') {
        Some((head, reason)) => (head, Some(reason.trim()).filter(|reason| !reason.is_empty())),
        None => (rest, None),
    };
    let words: Vec<&str> = head.split_whitespace().collect();
    let rule = words.first().copied().unwrap_or("waiver");
    if !comment.ended {
        return Err(malformed(rule, "the comment never ends, and hides the text after it", "end it with `-->`"));
    }
    if !colon {
        return Err(malformed(rule, "a waiver needs a `:` after `crosscheck`", FORM));
    }
    let until = match words.as_slice() {
        [] => return Err(malformed(rule, "a waiver does not say for which rule", FORM)),
        [_] => None,
        [_, until, day] if *until == "until" => {
            Some(day.parse().map_err(|_| malformed(rule, format!("`{day}` is no day"), "write a day: `until 2027-01-31`"))?)
        }
        _ => return Err(malformed(rule, "a waiver needs a `:` between its rule and its reason", FORM)),
    };
    Ok(Written { rule: rule.to_owned(), until, reason: reason.map(str::to_owned) })
}

fn split(text: &str) -> (&str, &str) {
    let (word, rest) = text.split_at(text.find([' ', ':']).unwrap_or(text.len()));
    (word, rest.trim_start())
}

/// The rules that a waiver is for.
fn rules(context: &Context<'_>, written: &str) -> Result<GlobMatcher, Malformed> {
    let glob = GlobBuilder::new(written)
        .build()
        .map_err(|error| malformed(written, format!("the glob is malformed: {}", error.kind()), "correct the glob"))?
        .compile_matcher();
    if context.config.rules.iter().any(|rule| glob.is_match(&rule.id.0)) {
        return Ok(glob);
    }
    let near = nearest(written, context.config.rules.iter().map(|rule| rule.id.0.as_str()));
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "name a rule of `claims`, or remove the waiver; checks cannot be waived".to_owned(),
    };
    Err(malformed(written, format!("there is no rule `{written}`"), &help))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Metadata, SourceId, parse};

    /// The rule, day and reason that a comment says; else what is wrong with it.
    #[track_caller]
    fn check(comment: &str, expect: &str) {
        let text = format!("<!-- {comment} -->\n\ntext\n");
        let (source, _) = parse(SourceId("a.md".to_owned()), text.into_bytes(), &Metadata::default()).unwrap();
        let read = source.comments().first().and_then(read);
        let shown = read.map_or("prose".to_owned(), |read| match read {
            Ok(Written { rule, until, reason }) => {
                let until = until.map(|until| format!(" until {until}")).unwrap_or_default();
                format!("{rule}{until}: {}", reason.unwrap_or_default())
            }
            Err(malformed) => malformed.message,
        });
        assert_eq!(shown, expect, "{comment}");
    }

    #[test]
    fn a_waiver_names_its_rule_its_last_day_and_its_reason() {
        check("crosscheck: waive towns: counts hamlets", "towns: counts hamlets");
        check("crosscheck:waive a.b/c-d*:x: y", "a.b/c-d*: x: y");
        check("crosscheck: waive towns until 2027-01-31: soon\n  mended", "towns until 2027-01-31: soon mended");
        check("crosscheck: waive towns", "towns: ");
        check("crosscheck: waive towns : ", "towns: ");
    }

    #[test]
    fn what_is_meant_for_a_waiver_and_is_none_is_told() {
        check("crosscheck: waive", "a waiver does not say for which rule");
        check("crosscheck: waive: counts hamlets", "a waiver does not say for which rule");
        check("crosscheck:", "the comment asks for nothing");
        check("crosscheck: waiv towns: x", "`waiv` is nothing that a comment can ask for");
        check("crosscheck waive towns: x", "a waiver needs a `:` after `crosscheck`");
        check("crosscheck: waive towns counts hamlets", "a waiver needs a `:` between its rule and its reason");
        check("crosscheck: waive towns until soon: x", "`soon` is no day");
        check("crosscheck: waive towns until 2027-02-30: x", "`2027-02-30` is no day");
    }

    #[test]
    fn prose_that_begins_with_the_name_is_no_waiver() {
        check("crosscheck these numbers with the annex", "prose");
        check("crosscheck", "prose");
        check("cross-check: waive towns: x", "prose");
    }
}
