//! What is shown of a fact about a role: its title, the words of its id, and the names, each as it is usually written.

use std::cmp::Reverse;
use std::ops::Range;

use super::super::tell::title;
use super::called::Called;
use super::form::{self, Stated};
use super::name;
use super::role::Role;
use crate::recognize::Document;

/// A fact about a role, to be shown.
#[derive(Debug, Default)]
pub(in super::super) struct Shown {
    pub(in super::super) title: String,
    /// The words that its id is made of.
    pub(in super::super) called: Vec<String>,
    /// The names of each place.
    pub(in super::super) names: Vec<Vec<Written>>,
}

/// A name as it is written somewhere.
#[derive(Clone, Debug)]
pub(in super::super) struct Written {
    /// The longest of the forms that all places give it.
    pub(in super::super) usual: String,
    pub(in super::super) tokens: Range<usize>,
    called: Option<Called>,
}

/// What is shown of places, by documents and mentions, that name others for one role.
pub(in super::super) fn shown(places: &[(&Document, usize)]) -> Option<Shown> {
    let stated = |(document, mention): &(&Document, usize)| form::stated_at(document, &title(document), *mention);
    let all: Vec<Vec<Stated>> = places.iter().map(stated).collect();
    let is_common = |role: Role| all.iter().all(|place| place.iter().any(|stated| stated.role == role));
    let role = all.first()?.iter().map(|stated| stated.role).find(|role| is_common(*role))?;
    let all: Vec<(&Document, &Stated)> = places
        .iter()
        .zip(&all)
        .filter_map(|((document, _), place)| Some((*document, place.iter().find(|stated| stated.role == role)?)))
        .collect();
    let (thing, words) = thing(&all)?;
    let called = role.word().split(' ').map(str::to_owned).chain(words).collect();
    let of_place = |(document, stated): &(&Document, &Stated)| {
        stated.names.iter().map(|tokens| written(document, tokens)).collect::<Vec<Written>>()
    };
    let mut names: Vec<Vec<Written>> = all.iter().map(of_place).collect();
    use_longest(&mut names);
    Some(Shown { title: role.title(&thing), called, names })
}

/// What the thing is called that all places speak of, and the words of that: by its name sooner than as *the mill*.
fn thing(all: &[(&Document, &Stated)]) -> Option<(String, Vec<String>)> {
    let called = |(document, stated): &(&Document, &Stated)| {
        let tokens = &stated.thing.tokens;
        (!document.reading.is_capital(tokens.start), name(document, tokens).0)
    };
    let (is_noun, thing) = all.iter().map(called).min()?;
    let words = thing.split_whitespace().map(str::to_lowercase).filter(|word| word != "the").collect();
    Some((if is_noun { format!("the {thing}") } else { thing }, words))
}

fn written(document: &Document, tokens: &Range<usize>) -> Written {
    let (usual, is_country) = name(document, tokens);
    let called = Called::of(&usual, is_country);
    Written { usual, tokens: tokens.clone(), called }
}

/// Gives every name its longest form.
fn use_longest(names: &mut [Vec<Written>]) {
    let mut all: Vec<Written> = names.iter().flatten().cloned().collect();
    all.sort_by(|a, b| (Reverse(a.usual.len()), &a.usual).cmp(&(Reverse(b.usual.len()), &b.usual)));
    let is_form = |a: &Written, b: &Written| a.called.as_ref().zip(b.called.as_ref()).is_some_and(|(a, b)| a.is_form_of(b));
    for name in names.iter_mut().flatten() {
        if let Some(longest) = all.iter().find(|other| is_form(name, other)) {
            name.usual.clone_from(&longest.usual);
        }
    }
}
