//! Facts that are stated in several places and that no rule watches: counts of one noun, amounts of one kind, dates.

use std::collections::BTreeMap;

use super::Watched;
use crate::claim::{Claim, Detail};
use crate::compare::by_value;
use crate::finding;
use crate::recognize::{Content, Document, Kind, Mention, Role, StatedQuantity, noun_of};
use crate::value::{Dimension, Value};

/// A fact that several places state and no rule watches.
#[derive(Clone, Debug, PartialEq)]
pub struct Repeated {
    /// What it is.
    pub kind: Kind,
    /// What the places say.
    pub value: String,
    /// The places, as the claims that they would be, by document and place. Two at the least.
    pub claims: Vec<Claim>,
    /// How many documents they stand in.
    pub documents: usize,
}

/// What two places must have in common to state one fact, beside the value.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Subject {
    kind: Kind,
    dimension: Option<Dimension>,
    /// The stem of what is counted.
    noun: Option<String>,
}

/// The repeated facts: those of most documents first, then those of most places.
#[must_use]
pub fn repeated(documents: &[Document], watched: &Watched) -> Vec<Repeated> {
    let mut subjects: BTreeMap<Subject, Vec<Claim>> = BTreeMap::new();
    for (number, document) in documents.iter().enumerate() {
        for (at, mention) in document.reading.mentions().iter().enumerate() {
            let Some((subject, value)) = stated(document, mention).filter(|_| !watched.is(number, at)) else { continue };
            let span = document.reading.span(&mention.tokens);
            let claim = Claim { document: number, span, value, detail: Detail::Plain, mention: Some(at) };
            subjects.entry(subject).or_default().push(claim);
        }
    }
    let mut repeated = Vec::new();
    for (subject, claims) in subjects {
        let groups = by_value(claims).into_iter().filter(|group| group.claims.len() > 1);
        repeated.extend(groups.map(|group| Repeated {
            kind: subject.kind,
            documents: finding::documents(std::slice::from_ref(&group)).len(),
            value: group.value,
            claims: group.claims,
        }));
    }
    let first = |fact: &Repeated| (fact.claims[0].document, fact.claims[0].span.start, fact.claims[0].span.end);
    repeated
        .sort_by(|a, b| (b.documents, b.claims.len()).cmp(&(a.documents, a.claims.len())).then_with(|| first(a).cmp(&first(b))));
    repeated
}

/// What a mention states, if a rule could watch it: a count needs a noun, and what is a part of something or a change of it is no
/// claim, but for shares.
fn stated(document: &Document, mention: &Mention) -> Option<(Subject, Value)> {
    if !mention.is_claimable() {
        return None;
    }
    let kind = mention.kind();
    match &mention.content {
        Content::Quantity(stated) => {
            let StatedQuantity { value, role, .. } = &**stated;
            let dimension = value.dimension();
            let noun = noun_of(&document.reading, &document.source, mention);
            let noun = noun.map(|noun| document.reading.stem(noun.head).to_owned());
            let claimed = *role == Role::Level || (*role == Role::Part && dimension == Some(Dimension::Ratio));
            (claimed && (dimension.is_some() || noun.is_some()))
                .then_some((Subject { kind, dimension, noun }, Value::Quantity(*value)))
        }
        Content::Period { value, .. } => Some((Subject { kind, dimension: None, noun: None }, Value::Period(**value))),
        Content::Ordinal { .. } | Content::Items(_) | Content::Name(_) | Content::Quote { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{documents, watched};
    use super::*;

    /// The repeated facts of some texts: `value: places/documents`.
    #[track_caller]
    fn check(rules: &str, texts: &[&str], expect: &[&str]) {
        let documents = documents(texts);
        let facts = repeated(&documents, &watched(rules, &documents));
        let shown: Vec<String> =
            facts.iter().map(|fact| format!("{}: {}/{}", fact.value, fact.claims.len(), fact.documents)).collect();
        assert_eq!(shown, expect, "{texts:?}");
    }

    #[test]
    fn the_same_value_of_the_same_noun_is_one_fact() {
        check("", &["80 small towns joined.", "Eighty towns. 80 villages."], &["80: 2/2"]);
        check("", &["It cost EUR 2.4 billion.", "Its cost was EUR 2,412 million."], &["EUR 2.4 billion: 2/2"]);
        check("", &["80 towns.", "Over 80 towns."], &[]);
        check("", &["It took 5 days.", "It is 5 km."], &[]);
        check("", &["In May 2018.", "Not before 2018-05.", "In 2018."], &["May 2018: 2/2"]);
    }

    #[test]
    fn facts_of_more_documents_come_first_and_then_those_of_more_places() {
        let texts = ["6 towns. 6 towns. 6 towns. 7 mayors. 8 roads. 8 roads.", "7 mayors. 8 roads."];
        check("", &texts, &["8: 3/2", "7: 2/2", "6: 3/1"]);
    }

    #[test]
    fn what_is_watched_or_could_not_be_is_left_out() {
        check("a: {count: towns}", &["6 towns. 7 mayors.", "6 towns. 7 mayors."], &["7: 2/2"]);
        check("", &["It rose by 20 %. 2 of the 16 towns left.", "It rose by 20 %. 2 of the 16 towns left."], &["16: 2/2"]);
        check("", &["Marks: 17", "Marks: 17"], &[]);
    }
}
