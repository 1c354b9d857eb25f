//! Which words say what is counted, measured, dated or listed: the phrases under the key of a rule's kind.
//!
//! Only what stands in one sentence with a claim is kept apart here, because `near` cannot tell words of one sentence from
//! each other; everything else is left to it. Several choices are offered, the plainest first.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::members::membership;
use super::super::word::is_collective;
use super::context::{Piece, Run, Shape, pieces, runs};
use super::cover::{Candidate, greedy};
use super::yaml::{Says, Written};
use crate::claim::{Claim, closest, is_marked, of_rule, twin};
use crate::recognize::{Document, Mention, NounPhrase, Reading, Role, StatedList, StatedQuantity};
use crate::rule::Severity;
use crate::source::BlockId;
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
    const PHRASE: Shape = Shape { longest: 3, numbers: false, small: true, leads: false };
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
        const ALL: Shape = Shape { longest: 3, numbers: true, small: true, leads: false };
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
    let StatedQuantity { value, noun, role: Role::Level, .. } = mention.content.quantity()? else { return None };
    noun.as_ref().filter(|_| value.unit().is_none())
}

/// The other mentions in the sentence of one.
fn beside(document: &Document, at: usize) -> impl Iterator<Item = (usize, &Mention)> {
    let mentions = document.reading.mentions();
    let sentence = document.reading.sentence_of(mentions[at].tokens.start);
    document.reading.mentions_in(&sentence).map(|number| (number, &mentions[number]))
}

/// Choices of phrases to which the claims are the nearest values of their sort.
pub(super) fn nearest(targets: &[Place], documents: &[Document], value: impl Fn(&Mention) -> Option<Value>) -> Vec<Vec<String>> {
    const PLAIN: Shape = Shape { longest: 3, numbers: false, small: false, leads: false };
    const ANY: Shape = Shape { longest: 4, numbers: true, small: false, leads: false };
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
                let twin = twin(document, *mention, &values).map(|(twin, ..)| *twin);
                for mention in [*mention].into_iter().chain(twin) {
                    match number.get(&(at, mention)) {
                        Some(claim) => {
                            phrase.covers.insert(*claim);
                        }
                        None => phrase.spoiled = true,
                    }
                }
            }
        }
        choices(targets.len(), found.into_values().collect())
    };
    let mut choices = of_shape(PLAIN);
    choices.extend(of_shape(ANY));
    choices
}

/// Choices of words that announce lists.
pub(super) fn announcing(targets: &[Place], documents: &[Document]) -> Vec<Vec<String>> {
    const PHRASE: Shape = Shape { longest: 4, numbers: true, small: false, leads: true };
    let number: BTreeMap<Place, usize> = targets.iter().enumerate().map(|(number, place)| (*place, number)).collect();
    let mut found: BTreeMap<Vec<u64>, Found> = BTreeMap::new();
    for &(document, at) in targets {
        let document = &documents[document];
        let Some(StatedList { announced, count, .. }) = document.reading.mentions()[at].content.list() else { return Vec::new() };
        let (own, head) = counted(document, count.as_ref());
        let all = announced.iter().flat_map(|words| {
            let found: Vec<Run> = runs(&pieces(document, words.clone(), &own), PHRASE).collect();
            found.into_iter().map(|run| (words.end - run.tokens.end, run))
        });
        for (before, run) in all {
            let words = run.stems.len();
            let weight = match head {
                Some(head) if run.tokens.contains(&head) => run.weight + 20,
                Some(_) => run.weight,
                // Without a number one word could announce anything.
                None => {
                    run.weight.min(20) + 8 * i64::try_from(words.min(3)).unwrap_or(0)
                        - 2 * i64::try_from(before.min(10)).unwrap_or(0)
                }
            };
            let text = run.text;
            found.entry(run.stems).or_insert(Found { text, covers: BTreeSet::new(), spoiled: false, words, weight });
        }
    }
    let within: BTreeSet<usize> = targets.iter().map(|(document, _)| *document).collect();
    for phrase in found.values_mut() {
        for &document in &within {
            for mention in trial(&phrase.text, document, &documents[document]) {
                if let Some(list) = mention.and_then(|at| number.get(&(document, at))) {
                    phrase.covers.insert(*list);
                } else {
                    phrase.spoiled = true;
                    phrase.weight -= SPOILS;
                }
            }
        }
    }
    let chosen = |spoiled: bool| {
        let fitting = found.values().filter(|phrase| !phrase.covers.is_empty() && (spoiled || !phrase.spoiled));
        let candidates = fitting.map(|phrase| Candidate {
            text: phrase.text.clone(),
            covers: phrase.covers.iter().copied().collect(),
            weight: phrase.weight,
        });
        greedy(targets.len(), candidates.collect(), MOST)
    };
    let mut choices: Vec<Vec<String>> = [false, true].into_iter().filter_map(chosen).collect();
    choices.dedup();
    choices
}

/// Words that announce another list as well are worth so much less.
const SPOILS: i64 = 5;

/// The figure that announces how long a list is, and the noun it counts.
fn counted(document: &Document, count: Option<&Range<usize>>) -> (Vec<Range<usize>>, Option<usize>) {
    let is_count = |mention: &&Mention| count.is_some_and(|count| mention.tokens == *count);
    let quantity = |mention: &Mention| {
        let StatedQuantity { figure, noun, .. } = mention.content.quantity()?;
        Some((vec![figure.clone()], noun.as_ref().map(|noun| noun.head)))
    };
    document.reading.mentions().iter().filter(is_count).find_map(quantity).unwrap_or_default()
}

/// The lists that a rule finds in a document, by their mentions.
fn trial(after: &str, number: usize, document: &Document) -> Vec<Option<usize>> {
    let says = Says::List { after: vec![after.to_owned()], closed: false, counted_by: None };
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

/// The words that count countries in, and those that count them out; none where these are not words in a row after a country.
pub(super) fn joining(targets: &[Place], documents: &[Document]) -> Option<[Vec<String>; 2]> {
    let mut words: [BTreeMap<String, String>; 2] = Default::default();
    for &(document, at) in targets {
        let reading = &documents[document].reading;
        let mention = &reading.mentions()[at];
        let (membership, tokens) = membership(&documents[document], mention)?;
        if tokens.start < mention.tokens.end || tokens.len() > MOST {
            return None;
        }
        let said = |of: fn(&Reading, usize) -> &str| {
            let words: Vec<&str> = tokens.clone().map(|at| of(reading, at)).filter(|word| !word.is_empty()).collect();
            words.join(" ")
        };
        words[usize::from(!membership.member)].entry(said(Reading::stem)).or_insert_with(|| said(Reading::lower));
    }
    let words = words.map(|words| words.into_values().collect::<BTreeSet<String>>().into_iter().collect::<Vec<String>>());
    words.iter().all(|words| (1..=MOST).contains(&words.len())).then_some(words)
}

/// The names that claims give, each in all its forms, the usual one first; none where one is no name that could be found again.
pub(super) fn names(claims: &[&Claim], documents: &[Document]) -> Option<Vec<Vec<String>>> {
    let mut names: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for claim in claims {
        claim.mention?;
        let written = documents.get(claim.document)?.source.text().get(claim.span.clone())?;
        let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
        names.entry(claim.value.to_string()).or_default().insert(written);
    }
    let forms = |(usual, mut forms): (String, BTreeSet<String>)| {
        forms.remove(&usual);
        std::iter::once(usual).chain(forms).collect::<Vec<String>>()
    };
    let names: Vec<Vec<String>> = names.into_iter().map(forms).collect();
    (!names.iter().flatten().any(|name| name.starts_with('/'))).then_some(names)
}

/// Choices of words that a passage has, its first ones first.
pub(super) fn passage(document: &Document, block: BlockId) -> Vec<Vec<String>> {
    const PHRASE: Shape = Shape { longest: 9, numbers: true, small: true, leads: false };
    const WORDS: usize = 6;
    const TRIED: usize = 6;
    let reading = &document.reading;
    let marked: Vec<Range<usize>> =
        reading.mentions().iter().filter(|mention| is_marked(document, mention)).map(|mention| mention.tokens.clone()).collect();
    let pieces = pieces(document, reading.block(block), &marked);
    let mut found: Vec<Run> = runs(&pieces, PHRASE).collect();
    // Of the runs that begin with one word the one that is nearest to what people would quote.
    let far = |run: &Run| run.stems.len().abs_diff(WORDS);
    found.sort_by_key(|run| (run.tokens.start, far(run), run.stems.len()));
    found.dedup_by_key(|run| run.tokens.start);
    found.sort_by_key(|run| (far(run) > 2, run.tokens.start));
    found.into_iter().take(TRIED).map(|run| vec![run.text]).collect()
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
        let at = document.reading.mentions().iter().position(|mention| mention.content.list().is_some()).unwrap();
        assert_eq!(announcing(&[(0, at)], &[document])[0], ["aims"]);
    }
}
