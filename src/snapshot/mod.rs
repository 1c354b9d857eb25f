//! What the documents say of each rule, recorded in a folder and reviewed like code: one file a rule, in insta's format.
//!
//! `record` makes of the verdicts the text that is recorded, `store` keeps it, `standing` says how the two stand: what is
//! recorded as it is, is accepted. Prints nothing; how a `diff` is drawn is for others to decide.

mod atomic;
mod diff;
mod file;
mod key;
mod pending;
mod record;
mod standing;
mod store;
mod trouble;
mod verdict;

pub(crate) use atomic::{beside, folder_of};
pub use diff::{Diff, Kind, Line, Shown};
pub use file::{Fault, Snapshot};
pub use key::key;
pub use pending::{Change, Pending};
pub use record::{Record, records};
pub use standing::{Difference, Standing, standing};
pub use store::{Recorded, Store};
pub use trouble::Trouble;
