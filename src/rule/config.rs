//! The configuration, checked: rules that mean something.

use std::fmt;
use std::ops::Range;

use globset::{GlobMatcher, GlobSet};
use jiff::civil::Date;

use super::expression::Comparison;
use super::phrase::Phrases;
use super::severity::Severity;
use crate::source::{Metadata, Selection};
use crate::value::{Drift, Unit, Value};

/// A checked configuration. Spans are bytes of its file.
#[derive(Debug, Default)]
pub struct Config {
    /// Which documents to read.
    pub sources: Vec<SourceRule>,
    /// Files to leave out.
    pub exclude: GlobSet,
    /// The folder of the snapshots, from that of the configuration.
    pub snapshots: Option<String>,
    /// The facts, in the order of their ids.
    pub rules: Vec<Rule>,
    /// The arithmetic, in the order of its ids.
    pub checks: Vec<Check>,
}

/// Documents to read, and what is known of them.
#[derive(Debug)]
pub struct SourceRule {
    /// Which ones.
    pub selection: Selection,
    /// What is known of them.
    pub metadata: Metadata,
    /// As written.
    pub written: String,
    /// Where.
    pub span: Range<usize>,
}

/// The id of a rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(pub String);

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The id of a check: checks share the namespace of rules in output.
pub type CheckId = RuleId;

/// One fact: which mentions are claims of it, and how they must agree.
#[derive(Debug)]
pub struct Rule {
    /// Its id.
    pub id: RuleId,
    /// What the fact is; the id where nobody said.
    pub title: String,
    /// What kind of value states it, and how to find it.
    pub kind: RuleKind,
    /// The sentence or heading of a claim has one of these, unless there are none.
    pub near: Phrases,
    /// The sentence of a claim has none of these.
    pub not_near: Phrases,
    /// What the documents should say.
    pub expect: Option<Expected>,
    /// How it may change over time.
    pub over_time: Drift,
    /// How much a conflict matters.
    pub severity: Severity,
    /// Whether the rule is only there for others to reckon with: it gets no verdict of its own.
    pub silent: bool,
    /// What is set aside.
    pub waivers: Vec<Waiver>,
    /// Texts to try it on, in the order of the file.
    pub examples: Vec<Example>,
    /// Where its id stands.
    pub span: Range<usize>,
}

/// A value that documents should state.
#[derive(Clone, Debug)]
pub struct Expected {
    /// The value.
    pub value: Value,
    /// Where it stands.
    pub span: Range<usize>,
}

/// A text in which a rule must find a claim, or must find none.
#[derive(Clone, Debug)]
pub struct Example {
    /// The text: a document of its own.
    pub text: String,
    /// Whether a claim must be found in it.
    pub matches: bool,
    /// What one of the claims must not contradict.
    pub value: Option<Value>,
    /// Where the text stands.
    pub span: Range<usize>,
}

/// The kinds of rule.
#[derive(Debug)]
pub enum RuleKind {
    /// Things counted.
    Count {
        /// The nouns.
        nouns: Phrases,
    },
    /// Money, shares, durations, measures; plain numbers where the rule asks for them.
    Amount {
        /// What they are of.
        of: Phrases,
        /// Which ones.
        measure: Measure,
    },
    /// When something happened.
    Date {
        /// What happened.
        event: Phrases,
    },
    /// A list.
    List {
        /// What announces it.
        after: Phrases,
        /// Whether it is held to be complete.
        closed: bool,
        /// The count that states its length.
        counted_by: Option<Counted>,
    },
    /// Which of some names.
    Name {
        /// The names.
        names: Vec<Names>,
    },
    /// Who is in and who is out.
    Members {
        /// Of whom.
        group: Group,
        /// Words that count in.
        within: Phrases,
        /// Words that count out.
        without: Phrases,
    },
    /// Quoted words.
    Quote {
        /// What is quoted.
        of: QuoteOf,
    },
}

/// Which numbers an amount may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Measure {
    /// Any with a unit.
    Any,
    /// Those that can be compared with this unit.
    Like(Unit),
    /// Those without a unit that count nothing by themselves: *a score of 71*, *5 of the 16 states*.
    Number,
}

/// The count that states the length of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The rule.
    pub by: RuleId,
}

/// A label and the words for it.
#[derive(Debug)]
pub struct Names {
    /// What the configuration calls it.
    pub key: String,
    /// What reports call it.
    pub label: String,
    /// What texts call it.
    pub phrases: Phrases,
}

/// Whose membership is looked at.
#[derive(Debug)]
pub enum Group {
    /// Every country.
    Countries,
    /// These.
    Named(Vec<Names>),
}

/// What a quotation quotes.
#[derive(Clone, Debug)]
pub enum QuoteOf {
    /// An item of a list, from 1; every item where none is given.
    List {
        /// The list's rule.
        rule: RuleId,
        /// Which item.
        item: Option<usize>,
    },
    /// A document of the set, which the sentence names.
    Sources,
    /// The paragraphs that have these words, and do not quote them themselves.
    Passage(Phrases),
}

impl QuoteOf {
    /// Whether items of that list are quoted.
    #[must_use]
    pub fn is_of(&self, list: &RuleId) -> bool {
        matches!(self, Self::List { rule, .. } if rule == list)
    }
}

/// Arithmetic between rules.
#[derive(Debug)]
pub struct Check {
    /// Its id.
    pub id: CheckId,
    /// What it means; the comparison where nobody said.
    pub title: String,
    /// As written.
    pub written: String,
    /// What should hold.
    pub holds: Comparison,
    /// How much it matters.
    pub severity: Severity,
    /// Where its id stands.
    pub span: Range<usize>,
}

/// What sets findings aside.
#[derive(Debug)]
pub struct Waiver {
    /// Why. A waiver without a reason waives nothing.
    pub reason: Option<String>,
    /// The last day on which it holds.
    pub until: Option<Date>,
    /// Only claims of these sources.
    pub source: Option<GlobMatcher>,
    /// Only claims of this value.
    pub value: Option<String>,
    /// Where it stands.
    pub span: Range<usize>,
}
