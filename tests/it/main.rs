//! Everything that is tested through the public door: the binary, and the library as others use it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

mod bad_input;
mod cases;
mod cmd;
mod coverage;
mod drafts;
mod examples;
mod fuzz_seeds;
mod laws;
mod mentions;
mod review;
mod schemas;
mod snapshots;
#[cfg(unix)]
mod terminal;
mod tidy;
mod workspace;
