//! Lists that are of the same thing, and do not have the same items.
//!
//! Two lists are of the same thing if what announces them says so and items of them align, or if so many items align, word
//! for word, that one was written from the other. No list is compared with all others, but only with those that share rare
//! words with it.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use foldhash::fast::FixedState;
use rayon::prelude::*;

use super::corpus::index;
use super::lead::{Ground, Lead, Settings};
use super::prose;
use super::tell::{number_of, sorted, words_of};
use super::told::Told;
use super::word::Word;
use crate::recognize::{Class, Document, Mention, Part, Reading, StatedList, items_of};
use crate::source::{BlockId, BlockKind};
use crate::value::{Item, Items};

/// A list.
#[derive(Debug)]
pub(super) struct Listed {
    mention: u32,
    /// The tokens of its items, from the first to the last.
    tokens: Range<u32>,
    /// The content words of each item, ascending.
    items: Box<[Box<[Word]>]>,
    /// The content words of what announces it, ascending.
    announced: Box<[Word]>,
    /// Whether it stands in a sentence.
    inline: bool,
    /// Whether the text says that there are more.
    open: bool,
}

/// What the title of a document says of what it is about.
#[derive(Debug, Default)]
pub(super) struct Subject {
    /// Its content words, ascending.
    words: Box<[Word]>,
    /// Its words with digits in them, ascending: which model, which version, which year.
    figures: Box<[Word]>,
}

/// Shorter lists share their items with anything.
const FEWEST: usize = 3;
/// Longer ones are indexes.
const MOST: usize = 60;
/// From so many content words an item on the average, items are paragraphs.
const LONGEST: usize = 16;
/// Up to so many, they are terms.
const TERMS: usize = 4;
/// A list is posted under so many of its rarest words …
const POSTED: usize = 16;
/// … unless more lists than this have the word.
const CROWDED: usize = 16;
/// Lists that share fewer rare words are not compared.
const SHARED: usize = 3;
/// More lists of one thing than this are a form that is filled in for many.
const FORM: usize = 6;

/// The lists of a document that can be compared.
pub(super) fn tell(document: &Document) -> Vec<Listed> {
    let mentions = document.reading.mentions().iter().enumerate();
    mentions.filter_map(|(number, mention)| listed(document, number, mention)).collect()
}

/// What a document is about: what its first heading says, or the first line that looks like one.
pub(super) fn subject(document: &Document) -> Subject {
    const BLOCKS: usize = 6;
    const WORDS: usize = 15;
    let (reading, blocks) = (&document.reading, document.source.blocks());
    let mut first = (0..blocks.len().min(BLOCKS)).map(BlockId);
    let is_title = |&block: &BlockId| {
        let words = reading.block(block).filter(|&at| reading.is(at, Class::WORD | Class::NUMBER)).count();
        // A line before it says who may copy the text, or what it is made with.
        let is_note = matches!(reading.mark(reading.block(block).start), Some('.' | '…' | '[' | '<' | '#' | '%'));
        (1..=WORDS).contains(&words) && !is_note && matches!(blocks[block.0].kind, BlockKind::Heading | BlockKind::Paragraph)
    };
    let title = first.find(is_title).map(|block| reading.block(block)).unwrap_or_default();
    let has_digit = |at: &usize| reading.lower(*at).bytes().any(|byte| byte.is_ascii_digit());
    let figures = title.clone().filter(has_digit).map(|at| Word::plain(reading.lower(at))).collect();
    Subject { words: words_of(reading, title).into(), figures: sorted(figures).into() }
}

fn listed(document: &Document, number: usize, mention: &Mention) -> Option<Listed> {
    let reading = &document.reading;
    let StatedList { parts, open, announced, .. } = mention.content.list()?;
    let kind = &document.source.block(mention.block).kind;
    let inline = !matches!(kind, BlockKind::Item { .. });
    if !(FEWEST..=MOST).contains(&parts.len()) || matches!(kind, BlockKind::Cell { .. } | BlockKind::Code | BlockKind::Heading) {
        return None;
    }
    // What counts things is compared count by count.
    let counts = |part: &&Part| reading.is(part.title.start, Class::NUMBER | Class::NUMERAL);
    if parts.iter().filter(counts).count() * 2 > parts.len() || !is_prose(reading, parts, inline) {
        return None;
    }
    let said = items_of(reading, &document.source, parts, *open);
    let words = |item: &Item| sorted(item.stems.iter().map(|stem| Word::plain(stem)).collect()).into_boxed_slice();
    let items: Box<[Box<[Word]>]> = said.items.iter().map(words).collect();
    let longest = items.iter().map(|item| item.len()).sum::<usize>() > LONGEST * items.len();
    if longest || items.iter().any(|item| item.is_empty()) {
        return None;
    }
    let announced = announced.iter().flat_map(|tokens| words_of(reading, tokens.clone())).collect();
    Some(Listed {
        inline,
        mention: number_of(number),
        tokens: number_of(mention.tokens.start)..number_of(mention.tokens.end),
        items,
        announced: sorted(announced).into(),
        open: *open,
    })
}

/// Whether items are words, and no options, paths or code.
fn is_prose(reading: &Reading, parts: &[Part], inline: bool) -> bool {
    let tokens = || parts.iter().flat_map(|part| part.title.clone());
    let is_strange =
        |mark: char| !matches!(mark, '.' | ',' | ';' | ':' | '-' | '–' | '—' | '’' | '\'' | '(' | ')' | '&' | '*' | '\n');
    let words = tokens().filter(|&at| reading.is_word(at)).count();
    let strange = tokens().filter_map(|at| reading.mark(at)).filter(|mark| is_strange(*mark)).count();
    // Works are cited as their authors, titles and years, with commas between.
    let cites = inline && tokens().any(|at| matches!(reading.mark(at), Some('"' | '“' | '”')));
    // The rows of a table drawn with dashes look like a list.
    let is_row =
        |part: &Part| matches!(reading.mark(part.title.start), Some('-' | '*' | '|')) || prose::has_leader(reading, &part.title);
    strange * 6 <= words && !cites && !parts.iter().any(is_row)
}

/// A list by the numbers of its document and of it in the document.
type Place = (usize, usize);

/// Two lists of one thing.
#[derive(Clone, Copy)]
struct Linked {
    places: [usize; 2],
    confidence: f64,
    ground: Ground,
    disagree: bool,
}

/// The lists of one thing that do not have the same items.
pub(super) fn find(told: &[Told], settings: &Settings) -> Vec<Lead> {
    let lists = Lists::of(told);
    let mut links: Vec<Linked> = lists
        .pairs()
        .into_par_iter()
        .filter(|&[a, b]| {
            let (a, b) = (lists.places[a].0, lists.places[b].0);
            settings.between(a, b) && !told[a].is_of_another_time(&told[b])
        })
        .filter_map(|places| lists.link(places))
        .collect();
    links.sort_by(|a, b| b.confidence.total_cmp(&a.confidence).then(a.places.cmp(&b.places)));
    let mut cluster: BTreeMap<usize, usize> = BTreeMap::new();
    let mut clusters: Vec<Vec<usize>> = Vec::new();
    for link in &links {
        let [a, b] = link.places.map(|list| {
            *cluster.entry(list).or_insert_with(|| {
                clusters.push(vec![list]);
                clusters.len() - 1
            })
        });
        if a != b {
            let (into, from) = (a.min(b), a.max(b));
            let moved = std::mem::take(&mut clusters[from]);
            cluster.extend(moved.iter().map(|list| (*list, into)));
            clusters[into].extend(moved);
        }
    }
    let mut done = vec![false; clusters.len()];
    let mut leads = Vec::new();
    for link in links.iter().filter(|link| link.disagree) {
        let number = cluster[&link.places[0]];
        if std::mem::replace(&mut done[number], true) || clusters[number].len() > FORM {
            continue;
        }
        let place = |&list: &usize| (lists.places[list].0, index(lists.list(list).mention));
        let mut places: Vec<Place> = clusters[number].iter().map(place).collect();
        places.sort_unstable();
        leads.push(Lead { places, confidence: link.confidence, ground: link.ground, disagree: true });
    }
    leads
}

/// The items of a list, and the words that announce it.
type Said<'a> = (&'a [Box<[Word]>], &'a [Word]);

/// Every list once: copies of a page say nothing new.
struct Lists<'a> {
    told: &'a [Told],
    places: Vec<Place>,
    /// How many lists have a word in an item, and in what announces them.
    items_with: HashMap<Word, u32, FixedState>,
    announced_with: HashMap<Word, u32, FixedState>,
}

impl<'a> Lists<'a> {
    fn of(told: &'a [Told]) -> Self {
        let mut lists = Self { told, places: Vec::new(), items_with: HashMap::default(), announced_with: HashMap::default() };
        let mut seen: HashSet<Said<'_>, FixedState> = HashSet::default();
        for (document, told) in told.iter().enumerate() {
            for (at, list) in told.lists.iter().enumerate() {
                if !seen.insert((&list.items, &list.announced)) {
                    continue;
                }
                lists.places.push((document, at));
                for word in list.words() {
                    *lists.items_with.entry(word).or_default() += 1;
                }
                for word in &list.announced {
                    *lists.announced_with.entry(*word).or_default() += 1;
                }
            }
        }
        lists
    }

    fn list(&self, number: usize) -> &'a Listed {
        let (document, at) = self.places[number];
        &self.told[document].lists[at]
    }

    /// Which lists share rare words.
    fn pairs(&self) -> Vec<[usize; 2]> {
        let mut posts: Vec<(Word, u32)> = Vec::new();
        for number in 0..self.places.len() {
            let with = |word: Word| (self.items_with.get(&word).copied().unwrap_or(0), word);
            let mut words: Vec<(u32, Word)> = self.list(number).words().into_iter().map(with).collect();
            words.retain(|(lists, _)| (2..=u32::try_from(CROWDED).unwrap_or(u32::MAX)).contains(lists));
            words.sort_unstable();
            posts.extend(words.into_iter().take(POSTED).map(|(_, word)| (word, number_of(number))));
        }
        posts.par_sort_unstable();
        let mut pairs: Vec<[u32; 2]> = Vec::new();
        for crowd in posts.chunk_by(|a, b| a.0 == b.0) {
            for (at, (_, a)) in crowd.iter().enumerate() {
                pairs.extend(crowd[at + 1..].iter().map(|(_, b)| [*a, *b]));
            }
        }
        pairs.par_sort_unstable();
        pairs.chunk_by(|a, b| a == b).filter(|same| same.len() >= SHARED).map(|same| same[0].map(index)).collect()
    }

    /// Whether two lists are of one thing.
    fn link(&self, places: [usize; 2]) -> Option<Linked> {
        let [first, second] = places.map(|list| self.list(list));
        let [document, other] = places.map(|list| self.places[list].0);
        if document == other && first.tokens.start < second.tokens.end && second.tokens.start < first.tokens.end {
            return None;
        }
        let (a, b) = (first.as_items(), second.as_items());
        let alignment = a.align(&b);
        let aligned = alignment.pairs.len();
        let (shorter, longer) = (a.items.len().min(b.items.len()), a.items.len().max(b.items.len()));
        let disagree = !alignment.only_first.is_empty() && !b.open || !alignment.only_second.is_empty() && !a.open;
        let likeness = self.likeness(places);
        if likeness == Likeness::None {
            return None;
        }
        if aligned >= 3 && aligned * 3 >= shorter * 2 && aligned * 2 >= longer && self.same_announcement(first, second) {
            let whole = if aligned == shorter { 0.8 } else { 0.6 };
            let confidence = if likeness == Likeness::Full { whole } else { whole - 0.1 };
            return Some(Linked { places, confidence, ground: Ground::List, disagree });
        }
        let many = alignment.pairs.iter().filter(|(first, _)| a.items[*first].stems.len() > 1).count();
        if likeness == Likeness::Full && document != other && aligned >= 4 && aligned * 4 >= longer * 3 && many >= 3 {
            let disagree = !alignment.only_first.is_empty() || !alignment.only_second.is_empty();
            return Some(Linked { places, confidence: 0.55, ground: Ground::Items, disagree });
        }
        None
    }

    /// How much what two lists stand under speaks of one thing.
    fn likeness(&self, places: [usize; 2]) -> Likeness {
        let [a, b] = places.map(|list| self.places[list].0);
        if a == b {
            // Sections of a document that are built alike are about different things: only prose says the same thing twice.
            let [first, second] = places.map(|list| self.list(list));
            let alike = apart(&first.announced, &second.announced).into_iter().min() == Some(0);
            let terms = |list: &Listed| {
                list.inline && list.items.iter().map(|item| item.len()).sum::<usize>() <= TERMS * list.items.len()
            };
            return if alike && terms(first) && terms(second) { Likeness::Full } else { Likeness::None };
        }
        let (first, second) = (&self.told[a].subject, &self.told[b].subject);
        if first.figures != second.figures && !first.words.is_empty() && !second.words.is_empty() {
            return Likeness::None;
        }
        let apart: usize = apart(&first.words, &second.words).into_iter().min().unwrap_or(0);
        let shared = shared(&first.words, &second.words).len();
        match apart {
            0 => Likeness::Full,
            _ if shared >= 2 * apart => Likeness::Some,
            _ => Likeness::None,
        }
    }

    /// Whether two lists are announced as the same thing.
    fn same_announcement(&self, a: &Listed, b: &Listed) -> bool {
        let weight = |words: &[Word]| words.iter().map(|word| self.weight(*word)).sum::<f64>();
        let both = shared(&a.announced, &b.announced);
        let common = weight(&both);
        let apart = |list: &Listed| weight(&list.announced) - common;
        let least = apart(a).min(apart(b));
        both.len() >= 2 && common >= 10.0 && least * 2.0 <= common
    }

    fn weight(&self, word: Word) -> f64 {
        const BACKGROUND: f64 = 1000.0;
        let lists = f64::from(u32::try_from(self.places.len()).unwrap_or(u32::MAX));
        let with = f64::from(self.announced_with.get(&word).copied().unwrap_or(0));
        ((lists + BACKGROUND) / (with + 1.0)).ln()
    }
}

/// How much what two lists stand under speaks of one thing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Likeness {
    /// It sets them apart.
    None,
    /// It has words in common, and others.
    Some,
    /// Nothing sets them apart.
    Full,
}

impl Listed {
    /// The words of its items, ascending.
    fn words(&self) -> Vec<Word> {
        sorted(self.items.iter().flatten().copied().collect())
    }

    fn as_items(&self) -> Items {
        let stem = |word: &Word| format!("{:x}", word.number());
        let item = |words: &[Word]| Item { title: String::new(), stems: words.iter().map(stem).collect() };
        Items { items: self.items.iter().map(|words| item(words)).collect(), open: self.open }
    }
}

/// How many words each has that the other lacks.
fn apart(a: &[Word], b: &[Word]) -> [usize; 2] {
    let both = shared(a, b).len();
    [a.len() - both, b.len() - both]
}

fn shared(a: &[Word], b: &[Word]) -> Vec<Word> {
    a.iter().filter(|word| b.binary_search(word).is_ok()).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;

    /// The messages of what is found between some documents.
    #[track_caller]
    fn check(texts: &[&str], expect: &[&str]) {
        assert_eq!(found(texts), expect, "{texts:#?}");
    }

    #[test]
    fn lists_announced_alike_are_of_one_thing() {
        check(
            &[
                "The harbour guard watches over these waters:\n\n- the outer basin\n- the fish dock\n- the old canal\n- the ferry pier\n",
                "The waters that the harbour guard watches over are composed of the outer basin, the fish dock and the ferry pier.",
            ],
            &["“old canal” in 1 of 2 lists"],
        );
    }

    #[test]
    fn a_list_that_gives_examples_lacks_nothing() {
        check(
            &[
                "The harbour guard watches over these waters:\n\n- the outer basin\n- the fish dock\n- the old canal\n- the ferry pier\n",
                "The harbour guard watches over waters such as the outer basin, the fish dock and the ferry pier.",
            ],
            &[],
        );
    }

    #[test]
    fn a_list_written_from_another_is_held_against_it() {
        let known = "leaking roofs, theft of copper wire, mould in cellar walls, late payment of rent";
        check(
            &[
                &format!("Landlords face many troubles, such as {known} and noisy lifts."),
                &format!("Those are new complaints, including {known} and broken street lamps."),
            ],
            &["“noisy lifts” in 1 of 2 lists; “broken street lamps” in 1 of 2 lists"],
        );
    }

    #[test]
    fn lists_about_different_things_may_differ() {
        let list = "Supported features of the boiler:\n\n- night mode\n- frost guard\n- remote display\n";
        check(&[&format!("Boiler X200\n\n{list}"), &format!("Boiler X300\n\n{list}- holiday timer\n")], &[]);
        let steps = "1. Stop the pump\n2. Open the drain valve\n3. Rinse the tank";
        check(
            &[&format!(
                "Cleaning the summer tank, in order:\n\n{steps}\n\nCleaning the winter tank, in order:\n\n{steps}\n4. Add salt\n"
            )],
            &[],
        );
    }

    #[test]
    fn a_few_items_in_common_make_no_two_lists_one() {
        check(
            &[
                "The school teaches these subjects: music, chemistry, rowing and law.",
                "The shop sells these goods: music, chemistry, candles and paint.",
            ],
            &[],
        );
    }
}
