//! Reads the value that documents should state with the recognisers that read the documents.

use super::config::{Group, Measure, RuleKind};
use super::raw::RawExpect;
use crate::recognize::{Content, Part, countries, items_of, recognize};
use crate::source::{Metadata, Source, SourceId, parse};
use crate::value::{Items, Membership, Modifier, Period, Quantity, Value, When};

/// The value, or what was expected instead.
pub(super) fn value(raw: &RawExpect, kind: &RuleKind) -> Result<Value, &'static str> {
    match (kind, raw) {
        (RuleKind::Count { .. }, RawExpect::One(text)) => quantity(text, None)
            .filter(|value| value.unit().is_none())
            .map(Value::Quantity)
            .ok_or("a number, such as 9 or `over 95`"),
        (RuleKind::Amount { measure: Measure::Number, .. }, RawExpect::One(text)) => quantity(text, None)
            .filter(|value| value.unit().is_none())
            .map(Value::Quantity)
            .ok_or("a number, such as 71 or `about 70`"),
        (RuleKind::Amount { measure, .. }, RawExpect::One(text)) => {
            let unit = if let Measure::Like(unit) = measure { Some(*unit) } else { None };
            let value = quantity(text, unit).filter(|value| value.unit().is_some());
            value.map(Value::Quantity).ok_or("an amount, such as `EUR 5 million` or `20 %`")
        }
        (RuleKind::Date { .. }, RawExpect::One(text)) => {
            period(text).map(Value::Period).ok_or("a date, such as 2018-11-12, 2018 or `12 November`")
        }
        (RuleKind::List { .. }, RawExpect::Many(texts)) => Ok(Value::Items(items(texts))),
        (RuleKind::Name { names }, RawExpect::One(text)) => {
            let named = names.iter().find(|name| name.key == *text || name.label == *text);
            named.map(|name| Value::Name(name.label.clone())).ok_or("one of the labels under `name`")
        }
        (RuleKind::List { .. }, RawExpect::One(_)) => Err("the items of the list: `[first, second]`"),
        (RuleKind::Members { .. } | RuleKind::Quote { .. }, _) => Err("nothing: this kind of rule has no `expect`"),
        (_, RawExpect::Many(_)) => Err("one value"),
    }
}

/// The value that a claim of an example should state, or what was expected instead: as for `value`, and of members one of
/// them as reports show it, *France: in*.
pub(super) fn stated(raw: &RawExpect, kind: &RuleKind) -> Result<Value, &'static str> {
    const MEMBER: &str = "a member with `in` or `not in`, as reports show it: `\"France: in\"`";
    match (kind, raw) {
        (RuleKind::Members { group, .. }, RawExpect::One(text)) => membership(text, group).map(Value::Membership).ok_or(MEMBER),
        (RuleKind::Members { .. }, RawExpect::Many(_)) => Err(MEMBER),
        (RuleKind::Quote { .. }, _) => Err("nothing: of a quotation only whether there is one is tried"),
        (_, raw) => value(raw, kind),
    }
}

fn membership(text: &str, group: &Group) -> Option<Membership> {
    let (entity, side) = text.rsplit_once(':')?;
    let (entity, side) = (entity.trim(), side.trim());
    let label = match group {
        Group::Countries => {
            let country = countries().iter().find(|country| country.name == entity || country.aliases.contains(&entity))?;
            country.name.to_owned()
        }
        Group::Named(names) => names.iter().find(|name| name.label == entity)?.label.clone(),
    };
    matches!(side, "in" | "not in").then(|| Membership { entity: label, member: side == "in" })
}

fn quantity(text: &str, unit: Option<crate::value::Unit>) -> Option<Quantity> {
    if let Ok(figure) = text.replace(',', "").parse::<f64>() {
        return figure.is_finite().then(|| Quantity::new(figure, 0.0, Modifier::Exact, unit));
    }
    let (_, mentions) = read(text)?;
    let stated = mentions.into_iter().find_map(|content| content.quantity().map(|stated| stated.value))?;
    // The unit of the fact, where the figure has none.
    let bare = unit.filter(|_| stated.unit().is_none());
    Some(bare.map_or(stated, |unit| Quantity::new(stated.figure(), 0.0, stated.modifier(), Some(unit))))
}

fn period(text: &str) -> Option<When> {
    Period::parse_iso(text).map(When::from).or_else(|| {
        let (_, mentions) = read(text)?;
        mentions.iter().filter_map(Content::when).find(|when| !matches!(when.period, Period::Partial(_)))
    })
}

fn items(texts: &[String]) -> Items {
    let items = texts.iter().filter_map(|text| {
        let source = document(text)?;
        let reading = recognize(&source);
        let whole = reading.sentences().first().map_or(0..0, |first| first.start..reading.len() - 1);
        Some(items_of(&reading, &source, &[Part { title: whole.clone(), whole }], false).items)
    });
    Items { items: items.flatten().collect(), open: false }
}

fn read(text: &str) -> Option<(Source, Vec<Content>)> {
    let source = document(text)?;
    let contents = recognize(&source).mentions().iter().map(|mention| mention.content.clone()).collect();
    Some((source, contents))
}

fn document(text: &str) -> Option<Source> {
    parse(SourceId("expect.txt".to_owned()), text.as_bytes().to_vec(), &Metadata::default()).map(|(source, _)| source)
}
