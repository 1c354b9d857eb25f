//! What is wrong with a file, where, and what to do about it.

use std::ops::Range;

use serde_yaml::Error;

use super::at::span_of;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// What is wrong, in one line.
    pub message: String,
    /// The bytes of the file it is about; `None` when it is about the file as a whole.
    pub span: Option<Range<usize>>,
    /// What was expected, or the nearest valid thing.
    pub help: Option<String>,
}

impl Complaint {
    pub(crate) fn new(message: impl Into<String>, span: &Range<usize>) -> Self {
        Self { message: shortened(message.into()), span: Some(span.clone()), help: None }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// The candidate nearest to a word, if it is near enough to be meant: Damerau–Levenshtein, at most a third of its letters.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&word.to_lowercase(), &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| *distance * 3 <= candidate.chars().count().max(word.chars().count()) + 1)
        .min()
        .map(|(_, candidate)| candidate)
}

/// Says in our words what the YAML reader found.
pub(super) fn phrase(error: &Error, text: &str) -> Complaint {
    let span = error.location().map(|location| span_of(&location).unwrap_or_else(|| place_of(&location, text)));
    let (message, help) = match error.without_snippet() {
        Error::SerdeUnknownField { field, expected, .. } => {
            let help = did_you_mean(field, expected, "key");
            // No key has a space: this is prose that YAML takes for one.
            let quotes =
                if field.contains(' ') { "; if this is text, its `: ` needs quotation marks around the whole" } else { "" };
            (format!("unknown key `{field}`"), Some(format!("{help}{quotes}")))
        }
        Error::SerdeUnknownVariant { variant, expected, .. } => {
            (format!("`{variant}` is not known here"), Some(did_you_mean(variant, expected, "value")))
        }
        Error::DuplicateMappingKey { key, .. } => {
            let key = key.as_deref().map(|key| format!(" `{key}`")).unwrap_or_default();
            (format!("the key{key} is written twice"), Some("keep one of the two, or rename one".to_owned()))
        }
        Error::SerdeMissingField { field, .. } => (format!("the key `{field}` is missing"), None),
        Error::SerdeInvalidType { unexpected, expected, .. } | Error::SerdeInvalidValue { unexpected, expected, .. } => {
            let nothing = "unit value";
            (format!("expected {expected}, found {}", if unexpected == nothing { "nothing" } else { unexpected }), None)
        }
        Error::InvalidScalar { ty, .. } => (format!("expected {}", scalar(ty)), None),
        Error::InvalidBooleanStrict { .. } => ("expected `true` or `false`".to_owned(), None),
        Error::NullIntoString { .. } => {
            ("expected text, found nothing".to_owned(), Some("write the text, in quotes if it is a sign".to_owned()))
        }
        Error::Unexpected { expected, .. } => (format!("expected {}", event(expected)), None),
        other => (plain(&other.to_string()), None),
    };
    Complaint { message: shortened(message), span, help }
}

/// A message of one line stays one, whatever the words of the file that it repeats.
fn shortened(message: String) -> String {
    const LONGEST: usize = 160;
    match message.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &message[..at]),
        None => message,
    }
}

/// Where a location lies that knows its line and column only.
fn place_of(location: &serde_yaml::Location, text: &str) -> Range<usize> {
    let count = |number: u64| usize::try_from(number).unwrap_or(usize::MAX).saturating_sub(1);
    let mut lines = text.split_inclusive('\n');
    let before: usize = lines.by_ref().take(count(location.line())).map(str::len).sum();
    let line = lines.next().unwrap_or_default();
    let within = line.char_indices().nth(count(location.column())).map_or(line.trim_end().len(), |(at, _)| at);
    before + within..before + within
}

fn did_you_mean(word: &str, expected: &[&str], what: &str) -> String {
    let mut all = expected.to_vec();
    all.sort_unstable();
    match nearest(word, all.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("a {what} here is one of: {}", all.join(", ")),
    }
}

fn scalar(name: &str) -> &str {
    match name {
        "u8" | "u16" | "u32" | "u64" | "usize" | "i8" | "i16" | "i32" | "i64" => "a whole number",
        "f32" | "f64" => "a number",
        "bool" => "`true` or `false`",
        other => other,
    }
}

fn event(expected: &str) -> &str {
    match expected {
        "mapping start" => "keys and values (`key: value`)",
        "sequence start" => "a list (`- item`, or `[item, item]`)",
        "string scalar" | "scalar" => "a single value",
        other => other,
    }
}

/// The reader's own words, without the place it appends: the place is shown by its line.
fn plain(message: &str) -> String {
    let end = message.rfind(" at line ").unwrap_or(message.len());
    let first = message[..end].lines().next().unwrap_or_default();
    first.strip_prefix("error: ").unwrap_or(first).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_key_is_near() {
        let keys = ["count", "amount", "date", "severity"];
        assert_eq!(nearest("coun", keys), Some("count"));
        assert_eq!(nearest("sevrity", keys), Some("severity"));
        assert_eq!(nearest("frequency", keys), None);
    }
}
