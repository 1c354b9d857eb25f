//! Rules tried on their own examples: each text is a document by itself, in which a claim must be found, or none.
//!
//! Knows no documents but the examples, and compares nothing: whether the claims of a text agree is not asked.

use rayon::prelude::*;

use crate::claim::{self, Claim};
use crate::recognize::Document;
use crate::rule::{Config, Example, Phrases, QuoteOf, Rule, RuleKind};
use crate::source::{Metadata, SourceId, parse};
use crate::value::Relation;

/// A rule with what came of its examples, in the order of the file.
#[derive(Debug)]
pub struct Tried<'c> {
    /// The rule.
    pub rule: &'c Rule,
    /// One for each example.
    pub outcomes: Vec<Outcome<'c>>,
}

/// What came of one example.
#[derive(Debug)]
pub struct Outcome<'c> {
    /// The example.
    pub example: &'c Example,
    /// Its text, as it was read.
    pub document: Document,
    /// The claims of the rule in it.
    pub claims: Vec<Claim>,
    /// What is wrong; nothing where it is as the example says.
    pub failure: Option<Failure>,
}

/// How an example fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It should match, and has no claim; for these reasons, as far as they are plain.
    Nothing(Vec<Reason>),
    /// It has claims, and all of them contradict the value stated.
    Otherwise,
    /// It should not match, and has claims.
    Unwanted,
}

/// Why a text has no claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// None of the phrases under that key stands in it.
    Lacks(&'static str, Vec<String>),
    /// These phrases under `not_near` stand in it.
    Has(Vec<String>),
    /// What is quoted is an item of a list of that rule, and no such list stands in it.
    NoList(String),
}

/// Tries every rule that has examples and is not silent, in the order of their ids.
#[must_use]
pub fn examples(config: &Config) -> Vec<Tried<'_>> {
    let tried = |rule| Tried { rule, outcomes: rule.examples.par_iter().map(|example| outcome(config, rule, example)).collect() };
    config.rules.par_iter().filter(|rule| !rule.silent && !rule.examples.is_empty()).map(tried).collect()
}

fn outcome<'c>(config: &'c Config, rule: &'c Rule, example: &'c Example) -> Outcome<'c> {
    let id = SourceId("example.txt".to_owned());
    let (source, _) = parse(id, example.text.as_bytes().to_vec(), &Metadata::default()).expect("the text was checked");
    let document = Document::of(source);
    let claims = claim::bind_one(config, rule, &document);
    let contradicts = |claim: &Claim| {
        let relation = example.value.as_ref().map(|value| value.relation(&claim.value));
        matches!(relation, Some(None | Some(Relation::Conflict)))
    };
    let failure = if !example.matches {
        (!claims.is_empty()).then_some(Failure::Unwanted)
    } else if claims.is_empty() {
        Some(Failure::Nothing(reasons(config, rule, &document)))
    } else {
        claims.iter().all(contradicts).then_some(Failure::Otherwise)
    };
    Outcome { example, document, claims, failure }
}

/// Which words of the rule the text lacks, or has and should not.
fn reasons(config: &Config, rule: &Rule, document: &Document) -> Vec<Reason> {
    let stands = |phrases: &Phrases| !phrases.find(&document.reading, &document.source).is_empty();
    let written = |phrases: &Phrases| phrases.0.iter().map(|phrase| phrase.written.clone()).collect();
    let lacks = |key, phrases: &Phrases| (!stands(phrases)).then(|| Reason::Lacks(key, written(phrases)));
    let subject = match &rule.kind {
        RuleKind::Count { nouns } => lacks("count", nouns),
        RuleKind::Amount { of, .. } => lacks("amount", of),
        RuleKind::Date { event } => lacks("date", event),
        RuleKind::List { after, .. } => lacks("after", after),
        RuleKind::Name { names } => {
            let all = Phrases(names.iter().flat_map(|name| name.phrases.0.clone()).collect());
            lacks("name", &all)
        }
        RuleKind::Members { within, without, .. } => lacks("in", within).filter(|_| without.is_empty() || !stands(without)),
        RuleKind::Quote { of: QuoteOf::List { rule: list, .. } } => {
            let announced = config.rules.iter().find(|other| other.id == *list);
            let none = announced.is_none_or(|list| claim::bind_one(config, list, document).is_empty());
            none.then(|| Reason::NoList(list.0.clone()))
        }
        RuleKind::Quote { of: QuoteOf::Passage(words) } => lacks("passage", words),
        RuleKind::Quote { of: QuoteOf::Sources } => None,
    };
    let near = if rule.near.is_empty() { None } else { lacks("near", &rule.near) };
    let unwanted = Phrases(rule.not_near.0.iter().filter(|phrase| stands(&Phrases(vec![(*phrase).clone()]))).cloned().collect());
    let has = (!unwanted.is_empty()).then(|| Reason::Has(written(&unwanted)));
    [subject, near, has].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How each example of the only rule with examples fails: `+` where it does not.
    #[track_caller]
    fn check(rules: &str, expect: &[&str]) {
        let config = crate::rule::parse(&format!("claims: {{{rules}}}")).unwrap();
        let tried = examples(&config);
        assert_eq!(tried.len(), 1, "{rules}");
        let shown = tried[0].outcomes.iter().map(|outcome| match &outcome.failure {
            None => "+".to_owned(),
            Some(failure) => format!("{failure:?}"),
        });
        assert_eq!(shown.collect::<Vec<_>>(), expect, "{rules}");
    }

    #[test]
    fn a_text_matches_where_the_rule_finds_a_claim() {
        check(
            "a: {count: towns, examples: {match: [80 towns joined.], no_match: [80 villages joined., 80 towns.]}}",
            &["+", "+", "Unwanted"],
        );
    }

    #[test]
    fn a_value_is_held_against_every_claim_and_one_is_enough() {
        check("a: {count: towns, examples: {match: {text: 80 towns. Over 95 towns., value: 120}}}", &["+"]);
        check("a: {count: towns, examples: {match: {text: 80 towns. 90 towns., value: 85}}}", &["Otherwise"]);
        check("a: {amount: cost, examples: {match: {text: It cost EUR 5., value: USD 5}}}", &["Otherwise"]);
        check("a: {date: began, examples: {match: {text: It began on 12 May 2018., value: 2018-05}}}", &["+"]);
        check(
            "a: {list: {after: aims are}, examples: {match: {text: 'Its aims are reading, writing and art.', value: [art]}}}",
            &["Otherwise"],
        );
        check("a: {name: {p: [Paris], g: [Geneva]}, examples: {match: {text: In Paris., value: g}}}", &["Otherwise"]);
        let members = "a: {members: countries, in: joined, examples: {match: {text: Chile joined., value: 'Chile: SIDE'}}}";
        check(&members.replace("SIDE", "in"), &["+"]);
        check(&members.replace("SIDE", "not in"), &["Otherwise"]);
    }

    #[test]
    fn what_the_text_lacks_is_said() {
        check(
            "a: {count: [towns, cities], near: join, not_near: draft, examples: {match: A draft of 80 villages.}}",
            &[r#"Nothing([Lacks("count", ["towns", "cities"]), Lacks("near", ["join"]), Has(["draft"])])"#],
        );
        check("a: {date: launch, examples: {match: It was launched.}}", &["Nothing([])"]);
    }

    #[test]
    fn a_list_is_a_claim_of_the_count_that_states_its_length() {
        let list = "b: {list: {after: aims are}, counted_by: a}";
        check(&format!("a: {{count: aims, examples: {{match: 'Its aims are reading, writing and art.'}}}}, {list}"), &["+"]);
    }

    #[test]
    fn a_quotation_is_tried_on_a_list_of_the_same_text() {
        let rules = "aims: {list: {after: aims are}}, q: {quote: {of: aims}, examples: {match: TEXT}}";
        let text = "'Its aims are to read many books aloud, to write and to draw. It wants “to read many good books aloud”.'";
        check(&rules.replace("TEXT", text), &["+"]);
        check(&rules.replace("TEXT", "It wants “to read many books aloud”."), &[r#"Nothing([NoList("aims")])"#]);
    }
}
