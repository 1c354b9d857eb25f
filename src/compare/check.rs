//! Arithmetic between rules, within each document that states all the terms. A check fails only when no values that the
//! words allow could satisfy it: intervals, not figures, are reckoned with.

use std::collections::BTreeMap;

use super::{Context, Verdicts};
use crate::claim::{Claim, Claims, Detail};
use crate::finding::{Agreement, Code, Declared, Finding, Group, fingerprint};
use crate::rule::{Check, Comparison, Expression, Operator, Severity, Sign};
use crate::value::{Dimension, Interval, Quantity, Side, Value, When};

/// The claims of each term in one document.
type Terms<'a> = BTreeMap<&'a str, Vec<&'a Claim>>;

pub(super) fn evaluate(context: &Context<'_>, check: &Check, claims: &Claims, verdicts: &mut Verdicts) {
    let (mut held, mut failed) = (Vec::new(), Vec::new());
    let mut skipped = Vec::new();
    for document in 0..context.sources.len() {
        let Some(terms) = terms(context, check, claims, document) else { continue };
        match holds(&check.holds, &terms) {
            Some(true) => held.push((document, terms)),
            Some(false) => failed.push((document, terms)),
            None => skipped.push(document),
        }
    }
    if failed.is_empty() && held.is_empty() {
        verdicts.findings.push(not_evaluated(context, check, &skipped));
        return;
    }
    let ids = |documents: &[(usize, Terms<'_>)]| context.named(documents.iter().map(|(document, _)| *document));
    if failed.is_empty() {
        verdicts.agreements.push(Agreement {
            rule: check.id.clone(),
            title: check.title.clone(),
            message: format!("{} holds", check.written),
            groups: groups(check, &held),
        });
        return;
    }
    let groups = groups(check, &failed);
    let lead = if check.title == check.written { String::new() } else { format!("{} ", check.written) };
    let places: Vec<String> =
        failed.iter().map(|(document, terms)| format!("{}{}", context.sources[*document].id, sides(check, terms))).collect();
    verdicts.findings.push(Finding {
        code: Code::CheckFailed,
        severity: check.severity,
        rule: check.id.clone(),
        title: check.title.clone(),
        message: format!("{lead}fails in {}", places.join(", ")),
        waived: None,
        notes: if held.is_empty() { Vec::new() } else { vec![format!("it holds in {}", ids(&held))] },
        help: "correct the figure that is wrong, or the check".to_owned(),
        declared: Declared::Config(check.span.clone()),
        fingerprint: fingerprint(Code::CheckFailed, &check.id, "", &groups, &context.sources),
        evidence: None,
        accepted: false,
        groups,
    });
}

/// What the two sides come to, where they are plain numbers: *(500 against 510)*.
fn sides(check: &Check, terms: &Terms<'_>) -> String {
    let side = |expression| value(expression, terms).filter(|term| term.unit == Measure::Number).map(|term| shown(term.interval));
    match (side(&check.holds.left), side(&check.holds.right)) {
        (Some(left), Some(right)) => format!(" ({left} against {right})"),
        _ => String::new(),
    }
}

fn shown(interval: Interval) -> String {
    let number = |value: f64| Quantity::count(value).to_string();
    match (interval.lo().is_finite(), interval.hi().is_finite()) {
        (true, true) if interval.lo() == interval.hi() => number(interval.lo()),
        (true, true) => format!("{} to {}", number(interval.lo()), number(interval.hi())),
        (true, false) => format!("at least {}", number(interval.lo())),
        (false, true) => format!("at most {}", number(interval.hi())),
        (false, false) => "anything".to_owned(),
    }
}

fn not_evaluated(context: &Context<'_>, check: &Check, skipped: &[usize]) -> Finding {
    let (message, help) = if skipped.is_empty() {
        let help = "leave out the term that no document states with the others, or remove the check";
        (format!("no document states all the terms of {}", check.written), help)
    } else {
        let help = "give the rules one `unit`, or compare what is measured alike; bare numbers stand for counts only";
        (format!("the units of its terms do not fit together in {}", context.named(skipped.iter().copied())), help)
    };
    Finding {
        code: Code::CheckNotEvaluated,
        severity: if context.settings.partial { Severity::Info } else { Severity::Warning },
        rule: check.id.clone(),
        title: check.title.clone(),
        message,
        waived: None,
        groups: Vec::new(),
        notes: Vec::new(),
        help: help.to_owned(),
        declared: Declared::Config(check.span.clone()),
        fingerprint: fingerprint(Code::CheckNotEvaluated, &check.id, "", &[], &context.sources),
        evidence: None,
        accepted: false,
    }
}

/// The claims of every term in a document; `None` unless it states all of them.
fn terms<'a>(context: &Context<'_>, check: &'a Check, claims: &'a Claims, document: usize) -> Option<Terms<'a>> {
    let mut terms = Terms::new();
    for (id, _) in check.holds.rules() {
        let rule = context.config.rules.iter().position(|rule| rule.id.0 == id)?;
        let all = &claims[rule];
        // Claims are sorted by document.
        let from = all.partition_point(|claim| claim.document < document);
        let here: Vec<&Claim> = all[from..].iter().take_while(|claim| claim.document == document).collect();
        if here.is_empty() {
            return None;
        }
        terms.insert(id, here);
    }
    Some(terms)
}

/// The claims by term and value: *members = 500*.
fn groups(check: &Check, documents: &[(usize, Terms<'_>)]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (id, _) in check.holds.rules() {
        for &claim in documents.iter().flat_map(|(_, terms)| &terms[id]) {
            let claim = plain(claim);
            let value = match &claim.value {
                Value::Items(items) => format!("{id} = {} items", items.items.len()),
                other => format!("{id} = {other}"),
            };
            match groups.iter_mut().find(|group| group.value == value) {
                Some(group) if group.claims.contains(&claim) => {}
                Some(group) => group.claims.push(claim),
                None => groups.push(Group { value, claims: vec![claim] }),
            }
        }
    }
    groups
}

/// A list stands here for its length alone.
fn plain(claim: &Claim) -> Claim {
    let detail = match &claim.detail {
        Detail::Parts(_) => Detail::Plain,
        other => other.clone(),
    };
    Claim { detail, ..claim.clone() }
}

/// Whether some values satisfy the comparison; `None` when the units do not fit together.
fn holds(comparison: &Comparison, terms: &Terms<'_>) -> Option<bool> {
    let (left, right) = (value(&comparison.left, terms)?, value(&comparison.right, terms)?);
    let zero = |term: &Term| term.unit == Measure::Number && term.interval == Interval::exact(0.0);
    if left.unit != right.unit && !zero(&left) && !zero(&right) {
        return None;
    }
    let (left, right) = (left.interval, right.interval);
    let slack = 1e-9 * left.lo().abs().max(left.hi().abs()).max(1.0);
    let slack = if slack.is_finite() { slack } else { 1e-9 };
    Some(match comparison.operator {
        Operator::Equal => left.overlaps(right, slack),
        Operator::Unequal => !(left.lo() == left.hi() && right.lo() == right.hi() && left.overlaps(right, 0.0)),
        Operator::Less => left.lo() < right.hi(),
        Operator::AtMost => left.lo() <= right.hi() + slack,
        Operator::Greater => left.hi() > right.lo(),
        Operator::AtLeast => left.hi() + slack >= right.lo(),
    })
}

#[derive(Clone, Copy, PartialEq)]
enum Measure {
    /// Counts, lengths of lists, figures of the check itself.
    Number,
    Of(Dimension),
    /// Days since an epoch.
    Time,
}

struct Term {
    interval: Interval,
    unit: Measure,
}

fn value(expression: &Expression, terms: &Terms<'_>) -> Option<Term> {
    match expression {
        Expression::Number(number) => Some(Term { interval: Interval::exact(*number), unit: Measure::Number }),
        Expression::Rule(id, _) => stated(terms.get(id.as_str())?),
        Expression::Negative(inner) => value(inner, terms).map(|term| Term { interval: -term.interval, unit: term.unit }),
        Expression::Binary(left, sign, right) => {
            let (left, right) = (value(left, terms)?, value(right, terms)?);
            let fits = left.unit == right.unit;
            let number = right.unit == Measure::Number;
            let (interval, unit) = match sign {
                Sign::Plus if fits => (left.interval + right.interval, left.unit),
                Sign::Minus if fits => (left.interval - right.interval, left.unit),
                Sign::Times if number || left.unit == Measure::Number => {
                    (left.interval * right.interval, if number { left.unit } else { right.unit })
                }
                Sign::Over if number => (left.interval / right.interval, left.unit),
                Sign::Over if fits => (left.interval / right.interval, Measure::Number),
                _ => return None,
            };
            Some(Term { interval, unit })
        }
    }
}

/// What a document says of a term: the hull of what its claims allow.
fn stated(claims: &[&Claim]) -> Option<Term> {
    let mut terms = claims.iter().map(|claim| match &claim.value {
        // A sum by the hour adds up with nothing.
        Value::Quantity(quantity) if quantity.unit().is_some_and(|unit| unit.per.is_some()) => None,
        Value::Quantity(quantity) => {
            let unit = quantity.dimension().map_or(Measure::Number, Measure::Of);
            Some(Term { interval: quantity.base(), unit })
        }
        Value::Period(When { period, side }) => {
            let [from, to] = period.days()?;
            let day = |date: jiff::civil::Date| f64::from(date.since(jiff::civil::Date::ZERO).map_or(0, |span| span.get_days()));
            let interval = match side {
                Side::At => Interval::new(day(from), day(to) - 1.0),
                Side::Before => Interval::at_most(day(from) - 1.0),
                Side::By => Interval::at_most(day(to) - 1.0),
                Side::Since => Interval::at_least(day(from)),
                Side::After => Interval::at_least(day(to)),
            };
            Some(Term { interval, unit: Measure::Time })
        }
        Value::Items(items) => {
            let length = f64::from(u32::try_from(items.items.len()).ok()?);
            let interval = if items.open { Interval::at_least(length) } else { Interval::exact(length) };
            Some(Term { interval, unit: Measure::Number })
        }
        _ => None,
    });
    let first = terms.next()??;
    terms.try_fold(first, |all, term| {
        let term = term.filter(|term| term.unit == all.unit)?;
        Some(Term { interval: all.interval.hull(term.interval), unit: all.unit })
    })
}
