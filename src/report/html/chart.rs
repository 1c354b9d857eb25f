//! Values as marks on lanes, one below the other, over one axis: SVG that is as wide as there is room, its text as large as any.

use maud::{Markup, html};

use super::axis::Axis;

/// One value on a lane of its own.
pub(super) struct Lane {
    pub(super) label: String,
    /// How many places say it.
    pub(super) times: usize,
    /// Where; nothing for what cannot be placed.
    pub(super) mark: Option<Mark>,
    /// Whether it stands against another.
    pub(super) against: bool,
}

/// A stretch of the axis.
pub(super) struct Mark {
    /// Where it begins; open to below without.
    pub(super) from: Option<f64>,
    /// Where it ends; open to above without.
    pub(super) to: Option<f64>,
    pub(super) fade: Fade,
    /// Further stretches that it may be as well, drawn hollow.
    pub(super) also: Vec<[f64; 2]>,
}

/// How sure the ends of a mark are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fade {
    /// As sure as any.
    None,
    /// Surest at the upper end: *nearly 350*.
    In,
    /// Surest in the middle: *about 350*.
    Both,
    /// Surest at the lower end: *dozens*.
    Out,
}

impl Fade {
    fn mask(self) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::In => Some("url(#-fade-in)"),
            Self::Both => Some("url(#-fade-both)"),
            Self::Out => Some("url(#-fade-out)"),
        }
    }
}

/// Pixels from lane to lane.
const LANE: usize = 38;
/// Pixels for the labels of the axis.
const FOOT: usize = 24;
/// A stretch narrower than this, in percent, is a dot.
const DOT: f64 = 1.2;
/// A label begins where its mark begins, up to here; beyond, it ends where the mark ends.
const HALF: f64 = 55.0;

/// Draws lanes over an axis. The description says in words what is drawn.
pub(super) fn chart(axis: &Axis, lanes: &[Lane], title: &str) -> Markup {
    let height = lanes.len() * LANE + FOOT;
    html! {
        svg class="chart" role="img" width="100%" height=(height) {
            title { (title) }
            desc { (description(lanes)) }
            @for tick in &axis.ticks {
                (tick_line(tick.at, lanes.len() * LANE))
                text class="tick" x=(percent(inner(tick.at))) y=(height - 6) text-anchor=(anchor(tick.at)) { (tick.label) }
            }
            @for (number, lane) in lanes.iter().enumerate() {
                (self::lane(axis, lane, number * LANE))
            }
        }
    }
}

fn tick_line(at: f64, height: usize) -> Markup {
    let x = percent(inner(at));
    html! { line class="grid" x1=(x) x2=(x) y1="0" y2=(height) {} }
}

fn lane(axis: &Axis, lane: &Lane, top: usize) -> Markup {
    let (above, middle) = (top + 14, top + 26);
    let class = if lane.against { "mark against" } else { "mark" };
    let ends = lane
        .mark
        .as_ref()
        .map(|mark| [mark.from.map_or(0.0, |from| inner(axis.at(from))), mark.to.map_or(100.0, |to| inner(axis.at(to)))]);
    let (x, anchor) = match ends {
        Some([from, to]) if from > HALF => (to.min(99.5), "end"),
        Some([from, _]) => (from.max(0.5), "start"),
        None => (0.5, "start"),
    };
    html! {
        g class=(class) {
            line class="rail" x1="0" x2="100%" y1=(middle) y2=(middle) {}
            @if let (Some(mark), Some(ends)) = (&lane.mark, ends) {
                @for [from, to] in &mark.also {
                    (bar([inner(axis.at(*from)), inner(axis.at(*to))], middle, "hollow", None))
                }
                (drawn(mark, ends, middle))
            }
            text class="value" x=(percent(x)) y=(above) text-anchor=(anchor) {
                (lane.label)
                @if lane.times > 1 { tspan class="times" { " ×" (lane.times) } }
                @if lane.mark.is_none() { tspan class="times" { " (not on this line)" } }
            }
        }
    }
}

fn drawn(mark: &Mark, [from, to]: [f64; 2], y: usize) -> Markup {
    let dot = mark.from.is_some() && mark.to.is_some() && to - from < DOT && mark.fade == Fade::None;
    let open = [mark.from.is_none(), mark.to.is_none()];
    html! {
        @if dot {
            circle class="dot" cx=(percent(f64::midpoint(from, to))) cy=(y) r="5.5" {}
        } @else if open[0] || open[1] {
            line class="reach" x1=(percent(from)) x2=(percent(to)) y1=(y) y2=(y)
                stroke-dasharray=[(mark.fade != Fade::None).then_some("2 5")] {}
            @if open[0] { (head("0", y, "M7 -5 1 0 7 5")) } @else { (end(from, y)) }
            @if open[1] { (head("100%", y, "M-7 -5 -1 0 -7 5")) } @else { (end(to, y)) }
        } @else {
            (bar([from, to.max(from + DOT)], y, "bar", mark.fade.mask()))
            @if mark.fade == Fade::In { (end(to, y)) }
        }
    }
}

fn bar([from, to]: [f64; 2], y: usize, class: &str, mask: Option<&str>) -> Markup {
    html! { rect class=(class) x=(percent(from)) width=(percent((to - from).max(0.4))) y=(y - 5) height="10" rx="3" mask=[mask] {} }
}

/// The head of an arrow, drawn around a place at the edge.
fn head(x: &str, y: usize, path: &str) -> Markup {
    html! { svg x=(x) y=(y) width="1" height="1" overflow="visible" { path class="head" d=(path) {} } }
}

/// Where a mark ends for sure.
fn end(at: f64, y: usize) -> Markup {
    let x = percent(at);
    html! { line class="end" x1=(x) x2=(x) y1=(y - 7) y2=(y + 7) {} }
}

/// From a place on the axis to one in the drawing, which has a margin at both sides.
fn inner(at: f64) -> f64 {
    2.0 + at * 0.96
}

pub(super) fn percent(at: f64) -> String {
    format!("{}%", (at * 100.0).round() / 100.0)
}

/// Labels at the edges grow into the drawing.
pub(super) fn anchor(at: f64) -> &'static str {
    match at {
        ..8.0 => "start",
        92.0.. => "end",
        _ => "middle",
    }
}

fn description(lanes: &[Lane]) -> String {
    let said = |lane: &Lane| {
        let times = if lane.times > 1 { format!(", {} times", lane.times) } else { String::new() };
        let against = if lane.against { ", against others" } else { "" };
        format!("{}{times}{against}", lane.label)
    };
    lanes.iter().map(said).collect::<Vec<_>>().join("; ")
}
