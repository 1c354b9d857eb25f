//! Which words say what is counted, measured, dated or listed: the phrases under the key of a rule's kind.
//!
//! Only what stands in one sentence with a claim is kept apart here, because `near` cannot tell words of one sentence from
//! each other; everything else is left to it. Several choices are offered, the plainest first.

use std::collections::{BTreeMap, BTreeSet};

use super::super::word::is_collective;
use super::context::{Piece, Run, Shape, pieces, runs};
use super::cover::{Candidate, greedy};
use super::yaml::{Says, Written};
use crate::claim::{closest, of_rule};
use crate::recognize::{Content, Document, Mention, NounPhrase, Role};
use crate::rule::Severity;
use crate::value::Value;

/// Numbers of a document and of a mention in it.
pub(super) type Place = (usize, usize);

/// A rule has no more names for what it is about.
const MOST: usize = 8;

/// What is found of a phrase.
struct Found {
    text: String,
    /// The claims it finds, by their numbers.
    covers: BTreeSet<usize>,
    /// Whether it finds something else beside a claim.
    spoiled: bool,
    words: usize,
    weight: i64,
}

/// Choices of nouns that find all counts.
pub(super) fn nouns(targets: &[Place], documents: &[Document]) -> Vec<Vec<String>> {
    const PHRASE: Shape = Shape { longest: 3, numbers: false, small: true };
    let mut found: BTreeMap<Vec<u64>, Found> = BTreeMap::new();
    for &(document, at) in targets {
        let document = &documents[document];
        let Some(noun) = noun(&document.reading.mentions()[at]) else { return Vec::new() };
        let head = document.reading.stem(noun.head);
        for Run { stems, text, tokens, .. } in runs(&pieces(document, noun.tokens.clone(), &[]), PHRASE) {
            let ends = tokens.end == noun.head + 1;
            if stems.len() == 1 && !ends {
                continue;
            }
            let weight = match stems.len() {
                1 if is_collective(head) => 3,
                1 => 10,
                _ if ends => 8,
                _ => 5,
            };
            let words = stems.len();
            found.entry(stems).or_insert(Found { text, covers: BTreeSet::new(), spoiled: false, words, weight });
        }
    }
    let wanted: BTreeSet<Place> = targets.iter().copied().collect();
    for (number, &(document, at)) in targets.iter().enumerate() {
        let rivals = beside(&documents[document], at).filter(|(rival, _)| !wanted.contains(&(document, *rival)));
        let rivals: Vec<Named> = rivals.filter_map(|(_, mention)| Named::of(&documents[document], mention)).collect();
        let Some(named) = Named::of(&documents[document], &documents[document].reading.mentions()[at]) else { continue };
        for (stems, phrase) in &mut found {
            if named.is(stems) {
                phrase.covers.insert(number);
            }
            phrase.spoiled |= rivals.iter().any(|rival| rival.is(stems));
        }
    }
    choices(targets.len(), found.into_values().collect())
}

/// The choices among phrases: any of them, and only those of several words.
fn choices(places: usize, found: Vec<Found>) -> Vec<Vec<String>> {
    let fitting: Vec<Found> = found.into_iter().filter(|phrase| !phrase.spoiled && !phrase.covers.is_empty()).collect();
    let chosen = |least: usize| {
        let candidates = fitting.iter().filter(|phrase| phrase.words >= least).map(|phrase| Candidate {
            text: phrase.text.clone(),
            covers: phrase.covers.iter().copied().collect(),
            weight: phrase.weight,
        });
        greedy(places, candidates.collect(), MOST)
    };
    let mut choices: Vec<Vec<String>> = [1, 2, 3].into_iter().filter_map(chosen).collect();
    choices.dedup();
    choices
}

/// The words of a noun phrase that counts could be named by.
struct Named {
    stems: Vec<Vec<u64>>,
    head: Vec<u64>,
}

impl Named {
    fn of(document: &Document, mention: &Mention) -> Option<Self> {
        const ALL: Shape = Shape { longest: 3, numbers: true, small: true };
        let noun = noun(mention)?;
        let words: Vec<Piece> = pieces(document, noun.tokens.clone(), &[]);
        let (mut stems, mut head) = (Vec::new(), Vec::new());
        for run in runs(&words, ALL) {
            if run.stems.len() > 1 {
                stems.push(run.stems);
            } else if run.tokens.end == noun.head + 1 {
                head = run.stems;
            }
        }
        Some(Self { stems, head })
    }

    fn is(&self, phrase: &[u64]) -> bool {
        if phrase.len() == 1 { self.head == phrase } else { self.stems.iter().any(|stems| stems == phrase) }
    }
}

/// What a mention counts, if a `count` rule could find it.
fn noun(mention: &Mention) -> Option<&NounPhrase> {
    match &mention.content {
        Content::Quantity { value, noun, role: Role::Level, .. } if value.unit().is_none() => noun.as_ref(),
        _ => None,
    }
}

/// The other mentions in the sentence of one.
fn beside(document: &Document, at: usize) -> impl Iterator<Item = (usize, &Mention)> {
    let mentions = document.reading.mentions();
    let sentence = document.reading.sentence_of(mentions[at].tokens.start);
    let from = mentions.partition_point(|mention| mention.tokens.start < sentence.start);
    let within = move |(_, mention): &(usize, &Mention)| mention.tokens.start < sentence.end;
    mentions.iter().enumerate().skip(from).take_while(within)
}

/// Choices of phrases to which the claims are the nearest values of their sort.
pub(super) fn nearest(targets: &[Place], documents: &[Document], value: impl Fn(&Mention) -> Option<Value>) -> Vec<Vec<String>> {
    const PLAIN: Shape = Shape { longest: 3, numbers: false, small: false };
    const ANY: Shape = Shape { longest: 4, numbers: true, small: false };
    let number: BTreeMap<Place, usize> = targets.iter().enumerate().map(|(number, place)| (*place, number)).collect();
    let of_shape = |shape: Shape| {
        let mut found: BTreeMap<Vec<u64>, Found> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        for &(at, mention) in targets {
            let document = &documents[at];
            let sentence = document.reading.sentence_of(document.reading.mentions()[mention].tokens.start);
            if !seen.insert((at, sentence.start)) {
                continue;
            }
            let values: Vec<(usize, &Mention, Value)> =
                beside(document, mention).filter_map(|(at, mention)| value(mention).map(|value| (at, mention, value))).collect();
            let own: Vec<_> = values
                .iter()
                .filter(|(mention, ..)| number.contains_key(&(at, *mention)))
                .map(|(_, mention, _)| mention.tokens.clone())
                .collect();
            for Run { stems, text, tokens, weight } in runs(&pieces(document, sentence.clone(), &own), shape) {
                let Some((mention, chosen, _)) = closest(document, &tokens, &values) else { continue };
                let far = chosen.tokens.start.abs_diff(tokens.end).min(tokens.start.abs_diff(chosen.tokens.end)).min(20);
                let far = i64::try_from(far).unwrap_or(i64::MAX);
                // What happened or is measured says more here than who did it: names are for `near`.
                let weight = if weight > 45 { 20 } else { weight } + 100 - 3 * far;
                let phrase = Found { text, covers: BTreeSet::new(), spoiled: false, words: stems.len(), weight };
                let phrase = found.entry(stems).or_insert(phrase);
                match number.get(&(at, *mention)) {
                    Some(claim) => {
                        phrase.covers.insert(*claim);
                    }
                    None => phrase.spoiled = true,
                }
            }
        }
        choices(targets.len(), found.into_values().collect())
    };
    let mut choices = of_shape(PLAIN);
    choices.extend(of_shape(ANY));
    choices
}

/// Choices of words that announce a list.
pub(super) fn announcing((number, at): Place, document: &Document) -> Vec<Vec<String>> {
    const PHRASE: Shape = Shape { longest: 4, numbers: true, small: false };
    const TRIED: usize = 3;
    let mentions = document.reading.mentions();
    let Content::Items { announced, count, .. } = &mentions[at].content else { return Vec::new() };
    let is_count = |mention: &&Mention| count.as_ref().is_some_and(|count| mention.tokens == *count);
    let counted = mentions.iter().filter(|mention| matches!(mention.content, Content::Quantity { .. })).find(is_count);
    let (own, head) = match counted.map(|mention| &mention.content) {
        Some(Content::Quantity { figure, noun, .. }) => (vec![figure.clone()], noun.as_ref().map(|noun| noun.head)),
        _ => (Vec::new(), None),
    };
    let mut found: Vec<(usize, i64, String)> = Vec::new();
    for words in announced {
        for Run { text, tokens, weight, .. } in runs(&pieces(document, words.clone(), &own), PHRASE) {
            let claims = trial(&text, number, document);
            if claims.contains(&Some(at)) {
                let names = head.is_some_and(|head| tokens.contains(&head));
                found.push((claims.len(), weight + if names { 20 } else { 0 }, text));
            }
        }
    }
    found.sort_by(|a, b| (a.0, -a.1, &a.2).cmp(&(b.0, -b.1, &b.2)));
    found.dedup_by(|a, b| a.2 == b.2);
    found.into_iter().take(TRIED).map(|(.., text)| vec![text]).collect()
}

/// The lists that a rule finds in a document, by their mentions.
fn trial(after: &str, number: usize, document: &Document) -> Vec<Option<usize>> {
    let says = Says::List { after: vec![after.to_owned()], counted_by: "count".to_owned() };
    let written = Written {
        id: "list".to_owned(),
        title: String::new(),
        says,
        near: Vec::new(),
        not_near: Vec::new(),
        severity: Severity::default(),
    };
    let claims = written.rule().map(|rule| of_rule(&rule, number, document)).unwrap_or_default();
    claims.into_iter().map(|claim| claim.mention).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::date;
    use crate::source::{Metadata, SourceId, parse};

    fn document(text: &str) -> Document {
        let (source, _) = parse(SourceId("t.md".to_owned()), text.as_bytes().to_vec(), &Metadata::default()).unwrap();
        Document::of(source)
    }

    /// Looks for the first choice of phrases for the mentions that are written so.
    #[track_caller]
    fn check(texts: &[(&str, &str)], choose: impl Fn(&[Place], &[Document]) -> Vec<Vec<String>>, expect: &[&str]) {
        let documents: Vec<Document> = texts.iter().map(|(text, _)| document(text)).collect();
        let place = |(number, (_, wanted)): (usize, &(&str, &str))| {
            let document = &documents[number];
            let written = |mention: &Mention| &document.source.text()[document.reading.span(&mention.tokens)];
            let at = document.reading.mentions().iter().position(|mention| written(mention) == *wanted).expect(wanted);
            (number, at)
        };
        let targets: Vec<Place> = texts.iter().enumerate().map(place).collect();
        let first = choose(&targets, &documents).into_iter().next().unwrap_or_default();
        assert_eq!(first, expect, "{texts:?}");
    }

    #[test]
    fn counts_are_named_by_their_heads_where_that_is_enough() {
        check(&[("It has 9 old towns.", "9 old towns"), ("Over 8 towns.", "Over 8 towns")], nouns, &["towns"]);
        check(&[("It has 9 towns.", "9 towns"), ("It has 8 cities.", "8 cities")], nouns, &["cities", "towns"]);
        check(&[("It has 9 old towns and 7 small towns.", "9 old towns")], nouns, &["old towns"]);
        check(
            &[("There are 93 civil society stakeholders.", "93 civil society stakeholders")],
            nouns,
            &["civil society stakeholders"],
        );
    }

    #[test]
    fn dates_are_of_what_stands_nearest() {
        let dates = |targets: &[Place], documents: &[Document]| nearest(targets, documents, date);
        check(&[("The pact was launched on 4 May 2016.", "4 May 2016")], dates, &["launched"]);
        check(&[("The pact was launched in 2016 and closed in 2019.", "2019")], dates, &["closed"]);
        check(&[("The pact was launched in 2016.", "2016"), ("In 2017 it was launched.", "2017")], dates, &["launched"]);
    }

    #[test]
    fn lists_are_announced_without_their_number() {
        let text = "It names three aims:\n\n- clean water\n- open quays\n";
        let document = document(text);
        let at = document.reading.mentions().iter().position(|mention| matches!(mention.content, Content::Items { .. })).unwrap();
        assert_eq!(announcing((0, at), &document)[0], ["aims"]);
    }
}
