//! Everything that is tested through the public door: the binary, and the library as others use it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

mod bad_input;
mod browser;
mod cases;
mod ci;
mod cmd;
mod coverage;
mod drafts;
mod examples;
mod fuzz_seeds;
mod help;
mod laws;
mod mentions;
mod output;
mod page;
mod reports;
mod review;
mod sarif;
mod schemas;
mod since;
mod snapshots;
#[cfg(unix)]
mod terminal;
mod tidy;
mod tty;
mod workspace;
