//! What was said when: the values of a fact by the dates on which their sources spoke.

use maud::{Markup, html};

use super::axis::Axis;
use super::calendar;
use super::chart::{anchor, percent};
use super::fact::Fact;
use super::line::in_unit;
use crate::report::Report;
use crate::report::summary::counted;
use crate::value::{Modifier, Period, Quantity, Unit, Value};

/// A value as one source or several of one date say it.
struct Point {
    /// The middle of the date, in days; nothing where no date is known.
    day: Option<f64>,
    dated: Option<Period>,
    value: Quantity,
    label: String,
    against: bool,
}

/// So many points are drawn at the most: of more, none could be read.
const MOST: usize = 40;
const HEIGHT: f64 = 216.0;
const TOP: f64 = 26.0;
const BOTTOM: f64 = 30.0;
/// Where what is dated begins and ends, in percent; the values without a date stand behind it.
const DATED: [f64; 2] = [12.0, 88.0];
const BESIDE: [f64; 2] = [12.0, 64.0];
const UNDATED: [f64; 2] = [74.0, 100.0];

/// Draws quantities by time, where sources of two dates at the least say them.
pub(super) fn course(report: &Report<'_>, fact: &Fact<'_>) -> Markup {
    drawing(report, fact).unwrap_or_default()
}

fn drawing(report: &Report<'_>, fact: &Fact<'_>) -> Option<Markup> {
    let points = points(report, fact);
    let unit = points.first()?.value.unit();
    let alike = points.iter().all(|point| points[0].value.relation(&point.value).is_some());
    let mut days: Vec<f64> = points.iter().filter_map(|point| point.day).collect();
    days.sort_by(f64::total_cmp);
    days.dedup();
    if days.len() < 2 || !alike || points.len() > MOST {
        return None;
    }
    let ends: Vec<f64> = points.iter().flat_map(|point| [low(point, unit), high(point, unit)]).flatten().collect();
    let values = Axis::of_numbers(&ends, |number| Quantity::new(number, 0.0, Modifier::Exact, unit).to_string())?;
    let time = Axis::of_days(&days)?;
    let undated = points.iter().any(|point| point.day.is_none());
    let range = if undated { BESIDE } else { DATED };
    let across: Vec<f64> = across(&points, |day| range[0] + time.at(day) / 100.0 * (range[1] - range[0]));
    let label_places = labels(&points, &values, unit, &across);
    let title = format!("{}: the values by the dates of their sources", fact.title);
    Some(html! {
        figure class="drawing course" {
            figcaption { "By the dates of the sources" }
            svg class="chart" role="img" width="100%" height=(HEIGHT) {
                title { (title) }
                desc { (description(&points)) }
                @for tick in &values.ticks {
                    @let y = pixels(tick.at);
                    line class="grid" x1="0" x2="100%" y1=(y) y2=(y) {}
                    text class="tick" x="0" y=(y - 4.0) { (tick.label) }
                }
                @for tick in &time.ticks {
                    @let at = range[0] + tick.at / 100.0 * (range[1] - range[0]);
                    text class="tick" x=(percent(at)) y=(HEIGHT - 8.0) text-anchor=(anchor(at)) { (tick.label) }
                }
                @if undated {
                    line class="rail" x1="72%" x2="72%" y1="8" y2=(HEIGHT - BOTTOM) {}
                    text class="tick" x=(percent(UNDATED[0])) y=(HEIGHT - 8.0) { "no date" }
                }
                @for (point, (x, label)) in points.iter().zip(across.iter().zip(label_places)) {
                    (mark(point, &values, unit, *x, label))
                }
            }
        }
    })
}

fn points(report: &Report<'_>, fact: &Fact<'_>) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    for (group, against) in fact.groups.iter().zip(&fact.against) {
        for claim in &group.claims {
            let Value::Quantity(value) = claim.value else { return Vec::new() };
            let dated = report.source(claim.document).metadata.as_of;
            let days = dated.and_then(|dated| dated.days());
            let day = days.map(|[from, to]| f64::midpoint(calendar::number(from), calendar::number(to) - 1.0));
            if !points.iter().any(|point| point.day == day && point.label == group.value) {
                points.push(Point { day, dated, value, label: group.value.clone(), against: *against });
            }
        }
    }
    points
}

/// The least that a point allows, unless it is open to below.
fn low(point: &Point, unit: Option<Unit>) -> Option<f64> {
    Some(point.value.base().lo()).filter(|end| end.is_finite()).map(|end| in_unit(end, unit))
}

/// The most that a point allows, unless it is open to above.
fn high(point: &Point, unit: Option<Unit>) -> Option<f64> {
    let vague = point.value.modifier() == Modifier::Vague;
    Some(point.value.base().hi()).filter(|end| end.is_finite() && !vague).map(|end| in_unit(end, unit))
}

fn pixels(at: f64) -> f64 {
    (HEIGHT - BOTTOM - at / 100.0 * (HEIGHT - BOTTOM - TOP)).round()
}

/// Where each point stands, in percent: at its date, or, side by side, behind all dates.
fn across(points: &[Point], x: impl Fn(f64) -> f64) -> Vec<f64> {
    let undated = points.iter().filter(|point| point.day.is_none()).count();
    let step = (UNDATED[1] - UNDATED[0]) / f64::from(u32::try_from(undated.max(1)).unwrap_or(u32::MAX));
    let mut next = UNDATED[0] - step + 1.5;
    let mut beside = || {
        next += step;
        next
    };
    points.iter().map(|point| point.day.map_or_else(&mut beside, &x)).collect()
}

/// Where the label of each point stands, from above: as near as there is room, for those of one side of the drawing.
fn labels(points: &[Point], values: &Axis, unit: Option<Unit>, across: &[f64]) -> Vec<f64> {
    const APART: f64 = 15.0;
    let wanted = |point: &Point| pixels(low(point, unit).or(high(point, unit)).map_or(0.0, |end| values.at(end))) + 4.0;
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_by(|&a, &b| wanted(&points[b]).total_cmp(&wanted(&points[a])));
    let mut places: Vec<f64> = points.iter().map(wanted).collect();
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for at in order {
        let here = across[at];
        let near = |(other, _): &&(f64, f64)| (other - here).abs() < 20.0;
        while let Some((_, y)) = taken.iter().filter(near).find(|(_, y)| (y - places[at]).abs() < APART) {
            places[at] = y - APART;
        }
        taken.push((here, places[at]));
    }
    places
}

fn mark(point: &Point, values: &Axis, unit: Option<Unit>, x: f64, label: f64) -> Markup {
    let [low, high] = [low(point, unit), high(point, unit)].map(|end| end.map(|end| pixels(values.at(end))));
    let (bottom, top) = (low.unwrap_or(HEIGHT - BOTTOM), high.unwrap_or(6.0));
    let at = percent(x);
    let dot = low.is_some() && high.is_some() && bottom - top < 6.0;
    html! {
        g class=(if point.against { "mark against" } else { "mark" }) {
            @if dot {
                circle class="dot" cx=(at) cy=(f64::midpoint(bottom, top)) r="5.5" {}
            } @else {
                line class="reach" x1=(at) x2=(at) y1=(bottom) y2=(top) {}
                @for end in low.into_iter().chain(high) {
                    svg x=(at) y=(end) width="1" height="1" overflow="visible" { path class="end" d="M-6 0H6" {} }
                }
                @if high.is_none() {
                    svg x=(at) y="6" width="1" height="1" overflow="visible" { path class="head" d="M-5 7 0 1 5 7" {} }
                }
                @if low.is_none() {
                    svg x=(at) y=(bottom) width="1" height="1" overflow="visible" { path class="head" d="M-5 -7 0 -1 5 -7" {} }
                }
            }
            svg x=(at) y=(label) width="1" height="1" overflow="visible" { text class="value" x="11" y="0" { (point.label) } }
        }
    }
}

fn description(points: &[Point]) -> String {
    let said = |point: &Point| match point.dated {
        Some(dated) => format!("{} in {dated}", point.label),
        None => format!("{} without a date", point.label),
    };
    let said: Vec<String> = points.iter().map(said).collect();
    format!("{}: {}", counted(points.len(), "value"), said.join("; "))
}
