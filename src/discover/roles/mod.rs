//! Names that several documents give for one role of one thing, and not alike: who founded it, what its capital is.
//!
//! ```text
//! sentence ──form──▶ a role (`role`), a thing, names ──▶ `Named`, by role and thing ──called──▶ who names somebody else
//! ```
//!
//! Things are the same if their names have the same words. What changes (who presides) is compared only where both documents are
//! known to be of one day, and a place only with a place that it cannot lie in.

mod called;
mod form;
mod role;
mod sentence;
mod shown;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::corpus::index;
use super::lead::{Ground, Lead, Settings};
use super::tell::{number_of, title};
use super::told::Told;
use super::word::{Word, mix};
use crate::claim::name_at;
use crate::recognize::{Content, Document, Name, name_of};
use crate::value::{Period, Relation};
use called::Called;
use form::Stated;
use role::Role;
pub(super) use shown::shown;
use words::{ADAPTATIONS, SEVERAL_CAPITALS};

/// A name for a role of a thing.
#[derive(Debug)]
pub(super) struct Named {
    mention: u32,
    role: Role,
    /// The words of the thing, ascending.
    thing: Box<[Word]>,
    kind: Option<Word>,
    origin: Option<Word>,
    /// Whether only the title of the document says which thing it is.
    is_titled: bool,
    names: Box<[Called]>,
    is_open: bool,
    /// Of a place, the place it lies in.
    within: Option<Called>,
    /// The times that the sentence speaks of.
    times: Box<[Period]>,
    /// The hash of the other words of the sentence.
    rest: u64,
    /// How many there are.
    others: usize,
}

/// How sure a difference is where the names are all that differs, and else.
const SURE: [f64; 2] = [0.8, 0.6];
/// So many who are nobody else's name make a role that many have, and a thing that is many.
const MANY: usize = 4;
/// Sentences with so many other words, all alike, are copies.
const COPIED: usize = 8;
/// So many places are compared with so many, of one role and thing.
const CROWDED: usize = 64;

/// What names a document gives.
pub(super) fn tell(document: &Document) -> Vec<Named> {
    let title = title(document);
    form::stated(document, &title).into_iter().filter_map(|stated| named(document, stated)).collect()
}

fn named(document: &Document, stated: Stated) -> Option<Named> {
    let reading = &document.reading;
    let sentence = reading.sentence_of(stated.thing.tokens.start);
    let names: Option<Box<[Called]>> = stated.names.iter().map(|tokens| called(document, tokens)).collect();
    let inside = reading.mentions()[reading.mentions_in(&sentence)].iter();
    let times = inside.filter_map(|mention| mention.content.when().map(|when| when.period));
    let others = sentence.clone().filter(|at| reading.is_word(*at) && !stated.names.iter().any(|name| name.contains(at)));
    let count = others.clone().count();
    let rest = others.fold(0, |hash, at| mix(hash, u64::from(Word::of(reading.stem(at)).number())));
    (!stated.thing.words.is_empty()).then_some(Named {
        mention: number_of(stated.mention),
        role: stated.role,
        thing: stated.thing.words.into(),
        kind: stated.thing.kind,
        origin: stated.thing.origin,
        is_titled: stated.thing.is_titled,
        names: names?,
        is_open: stated.is_open,
        within: stated.within.and_then(|tokens| called(document, &tokens)),
        times: times.collect(),
        rest,
        others: count,
    })
}

fn called(document: &Document, tokens: &Range<usize>) -> Option<Called> {
    let (name, is_country) = name(document, tokens);
    Called::of(&name, is_country)
}

/// A name in words, and whether it is that of a country.
fn name(document: &Document, tokens: &Range<usize>) -> (String, bool) {
    let (reading, source) = (&document.reading, &document.source);
    match name_at(document, tokens).map(|at| &reading.mentions()[at]) {
        Some(mention) => {
            let is_country = matches!(mention.content, Content::Name(Name::Country { .. }));
            (one_line(&name_of(reading, source, mention)), is_country)
        }
        None => (one_line(&source.text()[reading.span(tokens)]), false),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A place and what it states.
type Place<'t> = (usize, &'t Named);

/// The roles for which documents name others: of each thing one lead.
pub(super) fn find(told: &[Told], settings: &Settings) -> Vec<Lead> {
    let mut by_role: BTreeMap<(Role, &[Word]), Vec<Place<'_>>> = BTreeMap::new();
    for (document, told) in told.iter().enumerate() {
        for named in &told.roles {
            by_role.entry((named.role, &named.thing)).or_default().push((document, named));
        }
    }
    by_role.values().filter(|places| !is_form(places)).filter_map(|places| lead(told, settings, places)).collect()
}

fn lead(told: &[Told], settings: &Settings, places: &[Place<'_>]) -> Option<Lead> {
    let asked = &places[..places.len().min(CROWDED)];
    let mut found: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut confidence: f64 = 0.0;
    let place = |(document, named): &Place<'_>| (*document, index(named.mention));
    for (number, a) in asked.iter().enumerate() {
        for b in &asked[number + 1..] {
            if settings.between(a.0, b.0) && may_meet(told, a, b) && disagree(a.1, b.1) {
                confidence = confidence.max(SURE[usize::from(a.1.rest != b.1.rest)]);
                found.extend([place(a), place(b)]);
            }
        }
    }
    // Who names the same belongs to it.
    let is_same =
        |one: &Named, other: &Named| one.names.iter().any(|name| other.names.iter().any(|other| name.is_form_of(other)));
    let known: Vec<&Place<'_>> = asked.iter().filter(|one| found.contains(&place(one))).collect();
    let agrees = |one: &&Place<'_>| {
        let same = |other: &&&Place<'_>| is_same(one.1, other.1);
        known.iter().filter(same).any(|other| place(one) == place(other) || settings.between(one.0, other.0))
    };
    let more: Vec<(usize, usize)> = places.iter().filter(agrees).map(place).collect();
    let disagree = !found.is_empty();
    let both: Vec<(usize, usize)> = found.into_iter().chain(more).collect::<BTreeSet<_>>().into_iter().collect();
    disagree.then_some(Lead { places: both, confidence, ground: Ground::Role, disagree })
}

/// Whether two may be compared: they stand in different documents, and nothing says that they speak of another time or thing.
fn may_meet(told: &[Told], (a, first): &Place<'_>, (b, second): &Place<'_>) -> bool {
    // Works of one word have many namesakes: a film, and the poem that it was made from.
    let is_known = first.kind.is_some() == second.kind.is_some();
    let other_kind = first.kind != second.kind && (is_known || first.thing.len() == 1 || is_adapted(first) || is_adapted(second));
    let other_origin = first.origin.zip(second.origin).is_some_and(|(a, b)| a != b);
    let dates = told[*a].as_of.zip(told[*b].as_of);
    let one_day = dates.is_some_and(|(a, b)| a.relation(&b) == Relation::Same);
    let times = first.times.is_empty()
        || second.times.is_empty()
        || first.times.iter().any(|a| second.times.iter().any(|b| a.relation(b) != Relation::Conflict));
    // Reports of every week have one title.
    let is_named = !(first.is_titled && second.is_titled);
    a != b
        && is_named
        && !other_kind
        && !other_origin
        && times
        && !told[*a].is_of_another_time(&told[*b])
        && (one_day || !first.role.is_held())
}

/// Whether who wrote it may have made it from a written work of that name, by another.
fn is_adapted(named: &Named) -> bool {
    let is_adaptation = |kind: Word| ADAPTATIONS.split_ascii_whitespace().any(|word| Word::of(word) == kind);
    named.role == Role::Author && named.kind.is_some_and(is_adaptation)
}

/// Whether no name of one can be a name of the other.
fn disagree(a: &Named, b: &Named) -> bool {
    let apart = a.names.iter().all(|name| b.names.iter().all(|other| !name.agrees(other) && are_alike(a.role, name, other)));
    let is_moved = a.role == Role::Capital && SEVERAL_CAPITALS.iter().any(|country| *a.thing == [Word::plain(country)]);
    apart && !is_moved && !a.is_open && !b.is_open && (!matches!(a.role, Role::Seat | Role::Birthplace) || are_apart(a, b))
}

/// Whether two names are of one sort, so that they can be told apart: a surname alone may be a company.
fn are_alike(role: Role, a: &Called, b: &Called) -> bool {
    match role {
        Role::Birthplace => !a.is_neighbour_of(b) && !a.sounds_like(b),
        Role::Capital | Role::Seat => !a.sounds_like(b),
        _ => (a.len() == 1) == (b.len() == 1),
    }
}

/// Whether neither of two places can lie in the other: both are countries, or lie in one place, or the sentences have no other
/// difference.
fn are_apart(a: &Named, b: &Named) -> bool {
    let inside = |one: &Named, other: &Named| one.within.as_ref().is_some_and(|within| other.names.contains(within));
    let beside = a.within.as_ref().zip(b.within.as_ref()).is_some_and(|(a, b)| a.agrees(b));
    let countries = a.names.iter().chain(&b.names).all(Called::is_country);
    // Short sentences are alike by chance: what is based in Fresno is based in California too.
    let alone = a.within.is_none() && b.within.is_none() && a.rest == b.rest && a.others >= COPIED;
    !inside(a, b) && !inside(b, a) && (beside || countries || alone)
}

/// Whether there are so many answers that many things have that name.
fn is_form(places: &[Place<'_>]) -> bool {
    let mut different: Vec<&Named> = Vec::new();
    for (_, named) in places.iter().take(CROWDED) {
        if different.iter().all(|other| disagree(named, other)) {
            different.push(named);
        }
    }
    let itself = |(number, (document, named)): (usize, &Place<'_>)| {
        places[number + 1..].iter().take(CROWDED).any(|(other, second)| other == document && disagree(named, second))
    };
    different.len() >= MANY || places.iter().enumerate().take(CROWDED).any(itself)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::tests::found;

    #[track_caller]
    fn check(one: &str, other: &str, expect: &[&str]) {
        let names = |texts: &[&str]| -> Vec<String> {
            found(texts).into_iter().filter(|message| !message.starts_with(|char: char| char.is_ascii_digit())).collect()
        };
        assert_eq!(names(&[one, other]), expect, "{one} / {other}");
        assert_eq!(names(&[other, one]).len(), expect.len(), "the other way round: {one} / {other}");
    }

    #[track_caller]
    fn agree(one: &str, other: &str) {
        check(one, other, &[]);
    }

    #[test]
    fn another_name_for_one_role_is_a_conflict() {
        let both = &["Ada Marsh ×1 · Otto Lund ×1"];
        check("Holm Mill was founded by Ada Marsh.", "The Holm Mill was founded by Otto Lund in 1901.", both);
        check("In 1901 Holm Mill was founded by Ada Marsh.", "Otto Lund was the founder of Holm Mill.", both);
        check("Holm Mill, designed by Ada Marsh, stands by the river.", "The architect of Holm Mill was Otto Lund.", both);
        check(
            "River Nights is a 2012 drama film directed by Ada Marsh.",
            "River Nights was directed by the Danish artist Otto Lund.",
            both,
        );
        check("Ada Marsh founded Holm Mill.", "They met Otto Lund, the founder of Holm Mill, in spring.", both);
        check("River Nights was written and directed by Ada Marsh.", "River Nights was directed by Otto Lund.", both);
        check("River Nights is a novel written by Ada Marsh.", "River Nights was written by Otto Lund.", both);
        check(
            "Holm Mill was founded by Ada Marsh and Ida Berg.",
            "Holm Mill was founded by Otto Lund.",
            &["Ada Marsh and Ida Berg ×2 · Otto Lund ×1"],
        );
        check("Holm Mill is named after Ada Marsh.", "Holm Mill was named for Otto Lund.", both);
        check("Holm Mill was founded in Bergen in 1901 by Ada Marsh.", "The company Holm Mill was founded by Otto Lund.", both);
        check("Ada Marsh, who founded Holm Mill, sold it.", "Holm Mill was founded on 5 May 1901 by Otto Lund.", both);
        check("The steam plough was invented by Ada Marsh.", "The steam plough was invented in Bergen by Otto Lund.", both);
        check(
            "# Holm Mill\n\nThe mill was designed by Ada Marsh.",
            "They went by boat. Holm Mill was designed by Otto Lund.",
            both,
        );
    }

    #[test]
    fn who_is_not_compared_is_not_in_the_finding() {
        let texts = [
            "Holm Mill was founded by Ada Marsh.",
            "Holm Mill was founded by Otto Lund.",
            "Holm Mill was founded by the Northern Harbour Works.",
            "Holm Mill was founded by A. Marsh.",
        ];
        assert_eq!(found(&texts), ["Ada Marsh ×2 · Otto Lund ×1"]);
    }

    #[test]
    fn the_order_of_documents_does_not_matter() {
        let texts = [
            "Holm Mill was founded by Ada Marsh.",
            "Holm Mill was founded by Dr. Ada M. Marsh.",
            "Otto Lund was the founder of Holm Mill.",
            "The capital of Freedonia is Glenport.",
            "Sylvan is the capital of Freedonia.",
        ];
        let sorted = |texts: &[&str]| {
            let mut messages: Vec<Vec<String>> = found(texts)
                .iter()
                .map(|message| {
                    let mut values: Vec<String> = message.split(" · ").map(str::to_owned).collect();
                    values.sort_unstable();
                    values
                })
                .collect();
            messages.sort_unstable();
            messages
        };
        let expect = sorted(&texts);
        assert_eq!(expect, [vec!["Dr. Ada M. Marsh ×2", "Otto Lund ×1"], vec!["Glenport ×1", "Sylvan ×1"]]);
        for shift in 0..texts.len() {
            let mut turned = texts;
            turned.rotate_left(shift);
            assert_eq!(sorted(&turned), expect);
            turned.reverse();
            assert_eq!(sorted(&turned), expect);
        }
    }

    #[test]
    fn places_that_cannot_lie_in_each_other_conflict() {
        check("The capital of Freedonia is Glenport.", "Sylvan is the capital of Freedonia.", &["Glenport ×1 · Sylvan ×1"]);
        check(
            "They sailed to Glenport, the capital of Freedonia.",
            "The capital of Freedonia is Sylvan.",
            &["Glenport ×1 · Sylvan ×1"],
        );
        let based = |place: &str| format!("Holm Works is based in {place}, and has built mills for a hundred years.");
        check(&based("Oslo"), &based("Bergen"), &["Bergen ×1 · Oslo ×1"]);
        check("Holm Works is based in Oslo.", "Holm Works is based in Bergen.", &[]);
        check(
            "Holm Works is headquartered in Oslo, Norway.",
            "Today Holm Works has 80 mills. Holm Works is based in Lima, Peru.",
            &[],
        );
        check("Holm Works has its headquarters in Oslo.", "The headquarters of Holm Works are in Bergen.", &[]);
        check("Chile’s capital is Glenport.", "The capital of Chile is Sylvan.", &["Glenport ×1 · Sylvan ×1"]);
        check("Ada Marsh was born in 1901 in Chile.", "Ada Marsh was born in Peru.", &["Chile ×1 · Peru ×1"]);
        check(
            "Ada Marsh was born in Arica, Chile.",
            "Ada Marsh was born in Iquique, Chile, in 1901.",
            &["Arica ×1 · Iquique ×1"],
        );
    }

    #[test]
    fn one_person_in_other_words_is_none() {
        agree("Holm Mill was founded by Ada Marsh.", "Holm Mill was founded by Dr. Ada M. Marsh.");
        agree("Holm Mill was founded by A. Marsh.", "Holm Mill was founded by Ada Marsh and Otto Lund.");
        agree("Holm Mill was founded by Marsh.", "Holm Mill was founded by Otto Lund.");
        agree("Holm Mill was designed by the Northern Harbour Works.", "Holm Mill was designed by Otto Lund.");
        agree("The capital of Freedonia is Glenport.", "The capital of Freedonia is Port Glenport.");
        agree("Ada Marsh was born in Arica.", "Ada Marsh was born in Chile.");
        agree("Ada Marsh was born in Arica, Chile.", "Ada Marsh, a painter of boats, was born in Iquique.");
        agree("Ada Marsh was born in the U.S. in 1901.", "Ada Marsh was born in the United States.");
    }

    #[test]
    fn names_that_are_not_all_are_none() {
        agree("Holm Mill was founded by Ada Marsh and her brother.", "Holm Mill was founded by Otto Lund.");
        agree("Holm Mill was founded by Ada Marsh, among others.", "Holm Mill was founded by Otto Lund.");
        agree("Holm Mill was founded by Ada Marsh with friends.", "Holm Mill was founded by Otto Lund.");
        agree("Ada Marsh founded Holm Mill in Oslo, together with Ida Berg.", "Holm Mill was founded by Otto Lund.");
        agree("Ada Marsh founded Holm Mill with Ida Berg.", "Holm Mill was founded by Otto Lund.");
        agree("Ada Marsh is the founder of Holm Mill, together with Ida Berg.", "Holm Mill was founded by Otto Lund.");
        agree("Holm Mill was co-founded by Ada Marsh.", "Holm Mill was founded by Otto Lund.");
        agree("Holm Mill was founded by Ada Marsh and Otto Lund.", "Holm Mill was founded by Otto Lund.");
        agree("Holm Mill was founded by Ada Marsh’s nephew.", "Holm Mill was founded by Otto Lund.");
        agree("Holm Mill was founded by Oslo fishermen.", "Holm Mill was founded by Bergen fishermen.");
    }

    #[test]
    fn another_thing_another_role_and_another_time_are_none() {
        agree("Holm Mill was founded by Ada Marsh.", "Lund Mill was founded by Otto Lund.");
        agree("Holm Mill was founded by Ada Marsh.", "Holm Mill was designed by Otto Lund.");
        agree("The roof of Holm Mill was designed by Ada Marsh.", "Holm Mill was designed by Otto Lund.");
        agree("Holm Mill was designed by Ada Marsh in 1901.", "Holm Mill was designed by Otto Lund in 1950.");
        agree("River Nights is a novel written by Ada Marsh.", "River Nights is a film written by Otto Lund.");
        agree("River Nights (novel) was written by Ada Marsh.", "River Nights (film) was written by Otto Lund.");
        agree("The new Holm Mill was built by Ada Marsh.", "Holm Mill was built by Otto Lund.");
        agree("The first president of Holm Club was Ada Marsh.", "Otto Lund is the president of Holm Club.");
        agree("The president of Holm Club is Ada Marsh.", "Otto Lund is the president of Holm Club.");
        agree("Holm Works was based in Oslo.", "Holm Works is based in Bergen.");
        agree("The capital of Freedonia was Glenport.", "The capital of Freedonia is Sylvan.");
    }

    #[test]
    fn what_has_namesakes_is_none() {
        agree(
            "# Mills of Oslo\n\nThe Old Mill was built by Ada Marsh.",
            "# Mills of Bergen\n\nThe Old Mill was built by Otto Lund.",
        );
        agree("Town Hall was designed by Ada Marsh.", "Town Hall was designed by Otto Lund.");
        agree("The Annual Report was written by Ada Marsh.", "The Annual Report was written by Otto Lund.");
        agree("River Nights was directed by Ada Marsh.", "River Nights (2005) was directed by Otto Lund.");
        agree("River Nights (1954 film) was directed by Ada Marsh.", "River Nights (2005 film) was directed by Otto Lund.");
        agree("River Nights is a Danish film directed by Ada Marsh.", "River Nights is a Chilean film directed by Otto Lund.");
        agree("River Nights is a film written by Ada Marsh.", "River Nights was written by Otto Lund.");
    }

    #[test]
    fn a_place_under_another_name_is_none() {
        agree("The capital of Freedonia is Kiel Borg.", "The capital of Freedonia is Kyel Burg.");
        agree("The capital of Denmark is København.", "Copenhagen is the capital of Denmark.");
        agree("The capital of Bolivia is Glenport.", "The capital of Bolivia is Sylvan.");
        agree("Ada Marsh was born in Poland.", "Ada Marsh was born in Ukraine.");
        agree("The capital of Greece is Athens.", "The capital of Greece is Athína.");
        agree("Ada Marsh was born in Danzig.", "Ada Marsh was born in Gdańsk.");
    }

    #[test]
    fn what_is_not_sure_or_has_no_name_is_none() {
        agree("It was founded by Ada Marsh.", "It was founded by Otto Lund.");
        agree("Music was composed by Ada Marsh.", "Music was composed by Otto Lund.");
        agree("The mill was founded by Ada Marsh.", "The mill was founded by Otto Lund.");
        agree("Holm Mill was not founded by Ada Marsh.", "Holm Mill was founded by Otto Lund.");
        agree("Some say that Holm Mill was perhaps founded by Ada Marsh.", "Holm Mill was founded by Otto Lund.");
        agree("If Holm Mill was founded by Ada Marsh, we shall know.", "Holm Mill was founded by Otto Lund.");
        agree("Was Holm Mill founded by Ada Marsh?", "Holm Mill was founded by Otto Lund.");
        agree("Holm Mill was built by Ada Marsh after the fire.", "Holm Mill was built by Otto Lund.");
        agree("According to Ida Berg, Holm Mill was built by Ada Marsh.", "Holm Mill was built by Otto Lund.");
        agree("Holm Mill was founded by Royal Charter.", "Holm Mill was founded by Otto Lund.");
        agree("Holm Mill was built by the Duke of Glen.", "Holm Mill was built by Otto Lund.");
        agree("Holm Mill was originally designed by Ada Marsh.", "Holm Mill was designed by Otto Lund.");
        agree(
            "# Weekly Report\n\nThe report was written by Ada Marsh.",
            "# Weekly Report\n\nThe report was written by Otto Lund in haste.",
        );
        agree("The system was invented by Ada Marsh.", "The system was invented by Otto Lund.");
        agree("The Holm Institute, directed by Ada Marsh, is large.", "The Holm Institute, directed by Otto Lund, is small.");
        agree("Marsh was born in Chile.", "Marsh was born in Peru.");
        agree("Holm is a film directed by Ada Marsh.", "Holm was directed by Otto Lund.");
        agree("He met the mayor of Oslo, Bergen and Holm.", "The mayor of Oslo is Ida Berg.");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_words_in_any_order_can_be_read(words in prop::collection::vec(prop::sample::select(WORDS), 0..16), other: bool) {
            let text = words.join(" ").replace(" ,", ",").replace(" .", ".").replace(" ’s", "’s");
            let again = if other { "Holm Mill was founded by Ada Marsh." } else { &text };
            let one = found(&[&text, again]);
            prop_assert_eq!(one.len(), found(&[again, &text]).len(), "{}", text);
        }
    }

    const WORDS: &[&str] = &[
        "Holm Mill",
        "Ada Marsh",
        "Otto Lund",
        "Oslo",
        "Norway",
        "Danish",
        "Holm",
        "The",
        "the",
        "a",
        "mill",
        "company",
        "film",
        "was",
        "is",
        "are",
        "has",
        "its",
        "headquarters",
        "in",
        "on",
        "1901",
        "5 May 1901",
        "by",
        "of",
        "and",
        "who",
        "founded",
        "designed",
        "written",
        "named",
        "after",
        "born",
        "based",
        "founder",
        "founders",
        "capital",
        "prime",
        "minister",
        "’s",
        ",",
        ".",
        "(",
        ")",
        "“",
        "”",
    ];
}
