//! What a code means, for a terminal.

use std::io::{self, Write};

use super::wrap::wrapped;
use crate::finding::{Code, explain};

/// Writes the explanation of a code, wrapped to a width.
///
/// # Errors
/// When the output cannot be written.
pub fn explanation(code: Code, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let text = explain(code);
    writeln!(out, "{code}\n")?;
    for (head, body) in [("", text.meaning), ("Example: ", text.example), ("The way out: ", text.way_out)] {
        writeln!(out, "{}", wrapped(&format!("{head}{body}"), width, 0, 0))?;
        if head != "The way out: " {
            writeln!(out)?;
        }
    }
    Ok(())
}
