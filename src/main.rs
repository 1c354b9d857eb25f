//! Turns a result into an exit code, nothing else.

use std::process::ExitCode;

fn main() -> ExitCode {
    crosscheck::cli::run().into()
}
