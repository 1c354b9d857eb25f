//! What is shown is made safe first: see `source::clean`.

pub use crate::source::clean;
pub(super) use crate::source::is_unsafe;
