//! The values of a fact on a number line or a time line, as the intervals that they are.

use jiff::civil::Date;
use maud::{Markup, html};

use super::axis::Axis;
use super::calendar;
use super::chart::{Fade, Lane, Mark, chart};
use super::fact::Fact;
use crate::finding::Group;
use crate::value::{Modifier, Period, Quantity, Side, Unit, Value, When};

/// So many values are drawn at the most.
const MOST: usize = 24;

/// The drawings of a fact: one for each kind of thing that its values measure, for only these can be compared. One value alone
/// needs no drawing.
pub(super) fn lines(fact: &Fact<'_>) -> Markup {
    let mut numbers: Vec<Vec<(Quantity, Lane)>> = Vec::new();
    let mut periods: Vec<(When, Lane)> = Vec::new();
    for (group, against) in fact.groups.iter().zip(&fact.against).take(MOST) {
        let Some(claim) = group.claims.first() else { continue };
        match &claim.value {
            Value::Quantity(value) => {
                let lane = lane(group, *against);
                match numbers.iter_mut().find(|alike| alike[0].0.relation(value).is_some()) {
                    Some(alike) => alike.push((*value, lane)),
                    None => numbers.push(vec![(*value, lane)]),
                }
            }
            Value::Period(value) => periods.push((*value, lane(group, *against))),
            Value::Items(_) | Value::Name(_) | Value::Membership(_) | Value::Quote(_) => {}
        }
    }
    let left = fact.groups.len().saturating_sub(MOST);
    let drawings: Vec<Markup> =
        numbers.into_iter().filter_map(|values| number_line(values, fact.title)).chain(time_line(periods, fact.title)).collect();
    html! {
        @if !drawings.is_empty() {
            figure class="drawing" {
                @for drawing in &drawings { (drawing) }
                @if left > 0 { figcaption { (left) " more values are not drawn." } }
            }
        }
    }
}

fn lane(group: &Group, against: bool) -> Lane {
    Lane { label: shortened(&group.value), times: group.claims.len(), mark: None, against }
}

/// A label that leaves room for the drawing.
fn shortened(label: &str) -> String {
    const LONGEST: usize = 36;
    match label.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &label[..at]),
        None => label.to_owned(),
    }
}

fn number_line(values: Vec<(Quantity, Lane)>, title: &str) -> Option<Markup> {
    let unit = values[0].0.unit();
    let ends: Vec<f64> = values.iter().flat_map(|(value, _)| ends(value)).map(|end| in_unit(end, unit)).collect();
    if values.len() < 2 {
        return None;
    }
    let axis = Axis::of_numbers(&ends, |number| Quantity::new(number, 0.0, Modifier::Exact, unit).to_string())?;
    let lanes: Vec<Lane> = values.into_iter().map(|(value, lane)| Lane { mark: Some(mark(&value, unit)), ..lane }).collect();
    Some(chart(&axis, &lanes, &format!("{title}: the values on a number line")))
}

/// The bounds of a quantity that the axis must hold, in the base unit. Where dozens end is not worth a place on it.
fn ends(value: &Quantity) -> Vec<f64> {
    let interval = value.base();
    match value.modifier() {
        Modifier::Vague => vec![interval.lo()],
        _ => [interval.lo(), interval.hi()].into_iter().filter(|end| end.is_finite()).collect(),
    }
}

/// A number of base units in a unit.
pub(super) fn in_unit(base: f64, unit: Option<Unit>) -> f64 {
    unit.map_or(base, |unit| (base - unit.offset) / unit.factor)
}

fn mark(value: &Quantity, unit: Option<Unit>) -> Mark {
    let interval = value.base();
    let end = |end: f64| end.is_finite().then(|| in_unit(end, unit));
    let fade = match value.modifier() {
        Modifier::Exact | Modifier::AtLeast | Modifier::AtMost | Modifier::Range => Fade::None,
        Modifier::About => Fade::Both,
        Modifier::Nearly => Fade::In,
        Modifier::Vague | Modifier::VagueAtLeast => Fade::Out,
    };
    let to = if value.modifier() == Modifier::Vague { None } else { end(interval.hi()) };
    Mark { from: end(interval.lo()), to, fade, also: Vec::new() }
}

fn time_line(values: Vec<(When, Lane)>, title: &str) -> Option<Markup> {
    if values.len() < 2 {
        return None;
    }
    let dated: Vec<[Date; 2]> = values.iter().filter_map(|(value, _)| value.period.days()).collect();
    let years = years(&dated);
    let stretches: Vec<Vec<[f64; 2]>> = values.iter().map(|(value, _)| stretches(&value.period, &years)).collect();
    let days: Vec<f64> = stretches.iter().flatten().flatten().copied().collect();
    let axis = Axis::of_days(&days)?;
    let lanes: Vec<Lane> = values
        .into_iter()
        .zip(stretches)
        .map(|((value, lane), stretches)| Lane { mark: period_mark(&value, &stretches), ..lane })
        .collect();
    Some(chart(&axis, &lanes, &format!("{title}: the values on a time line")))
}

/// The years in which a day without a year is drawn: those of the dated values, a few of them at most.
fn years(dated: &[[Date; 2]]) -> Vec<i16> {
    const SHOWN: usize = 4;
    const ANY: i16 = 2000;
    let first = dated.iter().map(|[from, _]| from.year()).min();
    let last = dated.iter().filter_map(|[_, to]| to.yesterday().ok()).map(Date::year).max();
    match first.zip(last) {
        Some((first, last)) => (first..=last).take(SHOWN).collect(),
        None => vec![ANY],
    }
}

/// The days that a period may be, from one up to another, by their numbers.
fn stretches(value: &Period, years: &[i16]) -> Vec<[f64; 2]> {
    let numbers = |[from, to]: [Date; 2]| [calendar::number(from), calendar::number(to)];
    match *value {
        Period::Dated { from, to, .. } => vec![numbers([from, to])],
        Period::Either { first, second, .. } => vec![numbers(first), numbers(second)],
        Period::Within { days, whole, .. } => vec![numbers(days), numbers(whole)],
        Period::Partial(_) => Vec::new(),
        Period::Yearless { first, last, .. } => {
            let of_year = |year: i16| {
                let from = Date::new(year, first.month, first.day).ok()?;
                let last_year = if (last.month, last.day) < (first.month, first.day) { year + 1 } else { year };
                let to = Date::new(last_year, last.month, last.day).ok()?.tomorrow().ok()?;
                Some(numbers([from, to]))
            };
            years.iter().filter_map(|year| of_year(*year)).collect()
        }
    }
}

/// The first stretch is drawn full where the words say which it is; what it may be as well is hollow. What only says before or
/// after is open to that side.
fn period_mark(When { period, side }: &When, stretches: &[[f64; 2]]) -> Option<Mark> {
    let (&[from, to], also) = stretches.split_first()?;
    let fade = if matches!(period, Period::Within { .. }) { Fade::Both } else { Fade::None };
    let (from, to) = match side {
        Side::At => (Some(from), Some(to)),
        Side::Before => (None, Some(from)),
        Side::By => (None, Some(to)),
        Side::Since => (Some(from), None),
        Side::After => (Some(to), None),
    };
    Some(Mark { from, to, fade, also: if *side == Side::At { also.to_vec() } else { Vec::new() } })
}
