//! What a code means, for a terminal.

use std::io::{self, Write};

use crate::finding::{Code, explain};

/// Writes the explanation of a code, wrapped to a width.
///
/// # Errors
/// When the output cannot be written.
pub fn explanation(code: Code, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let text = explain(code);
    writeln!(out, "{code}\n")?;
    for (head, body) in [("", text.meaning), ("Example: ", text.example), ("The way out: ", text.way_out)] {
        writeln!(out, "{}", wrapped(&format!("{head}{body}"), width))?;
        if head != "The way out: " {
            writeln!(out)?;
        }
    }
    Ok(())
}

fn wrapped(text: &str, width: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.join("\n")
}
