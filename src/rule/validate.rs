//! Raw → checked: everything about a configuration that its structure does not say. All complaints are collected.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use globset::{GlobBuilder, GlobMatcher, GlobSetBuilder};

use super::config::{Check, Config, Expected, Rule, RuleId, SourceRule, Waiver};
use super::expect;
use super::expression::Comparison;
use super::kind::KindName;
use super::phrase::{Phrase, Phrases};
use super::raw::{OneOrMany, RawCheck, RawConfig, RawDrift, RawMetadata, RawRule, RawSource, RawWaiver, Waivers};
use crate::source::{Metadata, Selection, as_of};
use crate::value::Drift;
use crate::yaml::{At, Complaint};

/// Checks a configuration.
pub(super) fn config(raw: RawConfig, text: &str) -> Result<Config, Vec<Complaint>> {
    let kinds = raw.claims.iter().map(|(id, rule)| (id.value.clone(), KindName::of(&rule.value))).collect();
    let mut validator = Validator { text, kinds, complaints: Vec::new() };
    let mut config = Config {
        exclude: validator.globs(&raw.exclude),
        snapshots: raw.snapshots.and_then(|folder| validator.folder(folder)),
        sources: raw.sources.into_iter().filter_map(|source| validator.source(source)).collect(),
        rules: raw.claims.into_iter().filter_map(|(id, rule)| validator.rule(id, rule)).collect(),
        checks: raw.checks.into_iter().filter_map(|(id, check)| validator.check(id, &check)).collect(),
    };
    validator.sources_agree(&config.sources);
    // What is said of a longer glob stands above what is said of a shorter one: the order of entries never matters.
    config.sources.sort_by(|a, b| (b.written.len(), &a.written).cmp(&(a.written.len(), &b.written)));
    let mut complaints = validator.complaints;
    complaints.sort_by_key(|complaint| complaint.span.as_ref().map_or((0, 0), |span| (span.start, span.end)));
    if complaints.is_empty() { Ok(config) } else { Err(complaints) }
}

pub(super) struct Validator<'a> {
    text: &'a str,
    pub(super) kinds: BTreeMap<String, KindName>,
    pub(super) complaints: Vec<Complaint>,
}

impl Validator<'_> {
    fn folder(&mut self, raw: At<String>) -> Option<String> {
        let At { value, span } = raw;
        if value.trim().is_empty() {
            self.complain(Complaint::new("`snapshots` needs a folder", &span).help("write a folder, such as `snapshots`"));
            return None;
        }
        Some(value)
    }

    fn source(&mut self, raw: RawSource) -> Option<SourceRule> {
        let metadata = self.metadata(raw.metadata);
        let At { value: written, span } = raw.path;
        if written.trim().is_empty() {
            self.complain(Complaint::new("a source needs a path", &span).help("write a path or a glob, such as `docs/**/*.md`"));
            return None;
        }
        match Selection::parse(&written) {
            Ok(selection) => Some(SourceRule { selection, metadata, written, span }),
            Err(error) => {
                self.complain(Complaint::new(format!("the glob is malformed: {}", error.kind()), &span));
                None
            }
        }
    }

    fn metadata(&mut self, raw: RawMetadata) -> Metadata {
        let as_of = raw.as_of.and_then(|written| as_of(&written).map_err(|complaint| self.complain(complaint)).ok());
        Metadata {
            title: raw.title,
            aliases: raw.aliases.unwrap_or_default(),
            publisher: raw.publisher,
            url: raw.url,
            as_of,
            authority: raw.authority,
        }
    }

    /// The order of sources never matters, so two entries for one file may not say two things of it.
    fn sources_agree(&mut self, sources: &[SourceRule]) {
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut twice = Vec::new();
        for source in sources {
            if !seen.insert(&source.written) {
                let complaint = Complaint::new(format!("the source `{}` is listed twice", source.written), &source.span);
                twice.push(complaint.help("join the two entries"));
            }
        }
        self.complaints.extend(twice);
    }

    fn rule(&mut self, id: At<String>, raw: At<RawRule>) -> Option<Rule> {
        let raw = raw.value;
        let before = self.complaints.len();
        self.id(&id);
        let kind = self.kind(&id, &raw);
        self.fitting_keys(&raw);
        let waivers = self.waivers(raw.waive);
        let (near, not_near) = (self.phrases(&raw.near), self.phrases(&raw.not_near));
        let kind = kind?;
        let examples = raw.examples.map(|raw| self.examples(raw, &kind)).unwrap_or_default();
        let expect = raw.expect.and_then(|raw| match expect::value(&raw.value, &kind) {
            Ok(value) => Some(Expected { value, span: raw.span }),
            Err(expected) => {
                self.complain(
                    Complaint::new("this cannot be expected of the rule", &raw.span).help(format!("expected {expected}")),
                );
                None
            }
        });
        (self.complaints.len() == before).then(|| Rule {
            title: raw.title.unwrap_or_else(|| id.value.clone()),
            id: RuleId(id.value),
            kind,
            near,
            not_near,
            expect,
            over_time: drift(raw.over_time),
            severity: raw.severity,
            silent: false,
            waivers,
            examples,
            span: id.span,
        })
    }

    fn id(&mut self, id: &At<String>) {
        let valid = id.value.starts_with(char::is_alphabetic)
            && id.value.chars().all(|char| char.is_alphanumeric() || matches!(char, '_' | '.' | '-' | '/'));
        if !valid {
            let help = "an id begins with a letter and has letters, digits, `_`, `.`, `-` and `/`";
            self.complain(Complaint::new(format!("`{}` cannot be an id", id.value.escape_debug()), &id.span).help(help));
        }
    }

    pub(super) fn some_phrases(&mut self, raw: &OneOrMany, span: &Range<usize>) -> Phrases {
        if raw.0.is_empty() {
            self.complain(Complaint::new("there is nothing to look for", span).help("write at least one phrase"));
        }
        self.phrases(raw)
    }

    pub(super) fn phrases(&mut self, raw: &OneOrMany) -> Phrases {
        let mut phrases = Vec::new();
        for written in &raw.0 {
            match Phrase::parse(&written.value) {
                Ok(phrase) => phrases.push(phrase),
                Err(error) => {
                    let at = error.at.map_or(written.span.clone(), |inner| self.inner(written, &inner));
                    let complaint = Complaint::new(error.message, &at);
                    self.complain(
                        complaint.help("plain words need no slashes; between slashes, the syntax is that of Rust's regex crate"),
                    );
                }
            }
        }
        Phrases(phrases)
    }

    fn globs(&mut self, raw: &OneOrMany) -> globset::GlobSet {
        let mut set = GlobSetBuilder::new();
        for written in &raw.0 {
            match glob(&written.value) {
                Ok(glob) => {
                    set.add(glob);
                }
                Err(error) => self.complain(Complaint::new(format!("the glob is malformed: {}", error.kind()), &written.span)),
            }
        }
        set.build().unwrap_or_default()
    }

    fn waivers(&mut self, raw: Waivers) -> Vec<Waiver> {
        raw.0.into_iter().map(|waiver| self.waiver(waiver.value, waiver.span)).collect()
    }

    fn waiver(&mut self, raw: RawWaiver, span: Range<usize>) -> Waiver {
        let reason = raw.reason.map(|reason| reason.value.trim().to_owned()).filter(|reason| !reason.is_empty());
        let until = raw.until.map(|until| {
            let date = until.value.trim().parse().ok();
            if date.is_none() {
                self.complain(
                    Complaint::new(format!("`{}` is no day", until.value), &until.span).help("write a day: 2027-01-31"),
                );
            }
            date
        });
        let source = raw.source.and_then(|source| match glob(&source.value) {
            Ok(glob) => Some(glob.compile_matcher()),
            Err(error) => {
                self.complain(Complaint::new(format!("the glob is malformed: {}", error.kind()), &source.span));
                None::<GlobMatcher>
            }
        });
        Waiver { reason, until: until.flatten(), source, value: raw.value.map(|value| value.value), span }
    }

    fn check(&mut self, id: At<String>, raw: &RawCheck) -> Option<Check> {
        self.id(&id);
        if self.kinds.contains_key(&id.value) {
            self.complain(
                Complaint::new(format!("`{}` is the id of a rule", id.value), &id.span).help("name the check otherwise"),
            );
        }
        let holds = match Comparison::parse(&raw.holds.value) {
            Ok(holds) => holds,
            Err(error) => {
                let at = self.inner(&raw.holds, &error.at);
                let help = "write two sides, such as `total >= part.one + part.two`, with spaces around a minus";
                self.complain(Complaint::new(error.message, &at).help(help));
                return None;
            }
        };
        for (rule, at) in holds.rules() {
            let span = self.inner(&raw.holds, &at);
            match self.kinds.get(rule) {
                None => self.unknown_rule(rule, &span, "a rule of `claims`"),
                Some(KindName::Count | KindName::Amount | KindName::Date | KindName::List | KindName::Unclear) => {}
                Some(KindName::Name | KindName::Members | KindName::Quote) => {
                    let complaint = Complaint::new(format!("`{rule}` has no number to reckon with"), &span);
                    self.complain(complaint.help("counts, amounts and dates have one; of a list it is the length"));
                }
            }
        }
        Some(Check {
            title: raw.title.clone().unwrap_or_else(|| raw.holds.value.clone()),
            written: raw.holds.value.clone(),
            id: RuleId(id.value),
            holds,
            severity: raw.severity,
            span: id.span,
        })
    }

    /// The place of a part of a scalar, where the file holds the scalar as it is: plain, or quoted without escapes.
    fn inner(&self, scalar: &At<String>, part: &Range<usize>) -> Range<usize> {
        let Some(raw) = self.text.get(scalar.span.clone()) else { return scalar.span.clone() };
        let Some(at) = raw.find(&scalar.value).filter(|at| *at <= 1) else { return scalar.span.clone() };
        let start = scalar.span.start + at;
        start + part.start..start + part.end
    }

    pub(super) fn complain(&mut self, complaint: Complaint) {
        self.complaints.push(complaint);
    }
}

fn glob(text: &str) -> Result<globset::Glob, globset::Error> {
    GlobBuilder::new(text).literal_separator(true).build()
}

fn drift(raw: RawDrift) -> Drift {
    match raw {
        RawDrift::Fixed => Drift::Fixed,
        RawDrift::Grows => Drift::Grows,
        RawDrift::Shrinks => Drift::Shrinks,
        RawDrift::Varies => Drift::Varies,
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;

    /// Each complaint as the words of the file it is about, and its message.
    #[track_caller]
    fn check(text: &str, expect: &[(&str, &str)]) {
        let complaints = parse(text).expect_err("the text is wrong");
        let shown: Vec<(&str, &str)> = complaints
            .iter()
            .map(|complaint| (complaint.span.clone().map_or("", |span| &text[span]), complaint.message.as_str()))
            .collect();
        assert_eq!(shown, expect, "{text}");
    }

    #[test]
    fn structure_is_checked_at_its_place() {
        check("claims: {a: {coun: x}}", &[("coun", "unknown key `coun`")]);
        check("claims: {a: {count: x}, a: {count: y}}", &[("a", "the key `a` is written twice")]);
        check("claims: {a: {count: x, severity: bad}}", &[("bad", "`bad` is not known here")]);
        check("claims: {a: {list: {after: x, closed: n}}}", &[("n", "expected `true` or `false`")]);
        check("sources: [{title: x}]", &[("title", "the key `path` is missing")]);
        check("claims: [a]", &[("[", "expected keys and values (`key: value`)")]);
    }

    #[test]
    fn a_rule_has_one_kind_and_the_keys_of_that_kind() {
        check("claims: {a: {near: x}}", &[("a", "the rule `a` has no kind")]);
        check("claims: {a: {count: x, date: y}}", &[("y", "the rule `a` has two kinds")]);
        check("claims: {a: {count: x, unit: EUR}}", &[("EUR", "`unit` means nothing here")]);
        check("claims: {a: {members: countries}}", &[("countries", "the rule `a` does not say what makes a member")]);
    }

    #[test]
    fn values_are_checked_at_their_place() {
        check("claims: {a: {count: ['/a(b/']}}", &[("(", "the regular expression is malformed: unclosed group")]);
        check("claims: {a: {amount: x, unit: EURO}}", &[("EURO", "`EURO` is no known unit")]);
        check("claims: {a: {count: x, expect: soon}}", &[("soon", "this cannot be expected of the rule")]);
        check("sources: [{path: a, as_of: yesterday}]", &[("yesterday", "`yesterday` is no date")]);
        check("claims: {a: {count: x, waive: [{reason: y, until: soon}]}}", &[("soon", "`soon` is no day")]);
        check("claims: {a: {quote: {of: b}}}", &[("b", "there is no rule `b`")]);
        check("claims: {a: {quote: {}}}", &[("{", "this does not say what is quoted")]);
        check("claims: {a: {quote: {of: sources, passage: x}}}", &[("x", "a quotation is of one thing")]);
        check("claims: {a: {quote: {passage: x, item: 2}}}", &[("2", "passages have no items")]);
        check("sources: [a.txt, a.txt]", &[("a.txt", "the source `a.txt` is listed twice")]);
    }

    #[test]
    fn checks_name_rules_that_have_numbers() {
        check("claims: {a: {count: x}}\nchecks: {c: a >= b}", &[("b", "there is no rule `b`")]);
        check("claims: {a: {name: {x: y}}}\nchecks: {c: a >= 1}", &[("a", "`a` has no number to reckon with")]);
        check("claims: {a: {count: x}}\nchecks: {c: a >}", &[("", "expected the id of a rule, a number or `(`")]);
    }

    #[test]
    fn all_mistakes_are_found_at_once() {
        check(
            "claims:\n  a: {amount: x, unit: parsec}\n  b: {counted_by: c, list: {after: []}}\n",
            &[("parsec", "`parsec` is no known unit"), ("c", "there is no rule `c`"), ("{", "there is nothing to look for")],
        );
    }

    #[test]
    fn hostile_yaml_is_refused() {
        let deep = format!("claims: {}", "{a: ".repeat(10_000));
        assert!(parse(&deep).is_err());
        assert!(parse(&"[".repeat(10_000)).is_err());
        let mut bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
        for (new, old) in ('b'..='j').zip('a'..) {
            let aliases = vec![format!("*{old}"); 9].join(", ");
            bomb = format!("{bomb}{new}: &{new} [{aliases}]\n");
        }
        assert!(parse(&bomb).is_err());
    }
}
