//! What is pending, reviewed one snapshot after another at a terminal.
//!
//! `state` is told of keys and says what to do, `body` is what is shown of one, `screen` draws it in a window, `row` cuts lines, and
//! `terminal` alone reads keys and writes. Knows no files: whoever runs a review settles what it decides.

mod body;
mod row;
mod screen;
mod state;
mod terminal;

pub use body::Body;
pub use screen::{Screen, Size, draw};
pub use state::{Decision, Key, Notice, Order, Outcome, Reviewed, Scroll, Settled, State};
pub use terminal::run;
