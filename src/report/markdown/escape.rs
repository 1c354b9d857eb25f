//! Text from documents in Markdown: it renders as it is written, and names nobody. Forges look for mentions and references
//! in the text that results, where a backslash is gone: a space of no width stands behind what begins one.

use super::super::clean;

/// What nobody sees.
const NOTHING: &str = "&#8203;";

/// Text on one line, in which nothing is markup, a link, a mention or a reference.
pub(in crate::report) fn plain(text: &str) -> String {
    let text = clean(text);
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    let mut chars = text.chars().peekable();
    let mut before = ' ';
    while let Some(char) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        match char {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            // Within a word it is no emphasis.
            '_' if before.is_alphanumeric() && next.is_alphanumeric() => escaped.push(char),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' => {
                escaped.push('\\');
                escaped.push(char);
            }
            // Lists, headings and rules begin only at the start.
            '-' | '+' | '#' | '=' if escaped.is_empty() => {
                escaped.push('\\');
                escaped.push(char);
            }
            '.' | ')' if escaped.bytes().all(|byte| byte.is_ascii_digit()) => {
                escaped.push('\\');
                escaped.push(char);
            }
            char => escaped.push(char),
        }
        if refers(before, char, next) {
            escaped.push_str(NOTHING);
        }
        before = char;
    }
    escaped
}

/// Whether a forge or a renderer would make a reference, a link or a picture of what begins here.
fn refers(before: char, char: char, next: char) -> bool {
    match char {
        '@' | '#' | '!' | '~' | '%' | '$' | '&' | '^' => next.is_alphanumeric() || matches!(next, '"' | '_' | '['),
        // `https://…`, and `:smile:`.
        ':' => next == '/' || next.is_ascii_lowercase() || matches!(next, '+' | '-'),
        // `www.…`
        '.' => before.eq_ignore_ascii_case(&'w') && next.is_alphanumeric(),
        // `GH-123`
        '-' => before.eq_ignore_ascii_case(&'h') && next.is_ascii_digit(),
        _ => false,
    }
}

/// A sentence of ours, in which what stands between backticks is in fixed width, as far as it is plain.
pub(in crate::report) fn prose(text: &str) -> String {
    let is_plain = |char: char| char.is_alphanumeric() || " ._-:{}…,/>=+".contains(char);
    let parts: Vec<&str> = text.split('`').collect();
    let in_pairs = parts.len() % 2 == 1;
    let is_code = |(number, part): (usize, &&str)| number % 2 == 0 || (!part.is_empty() && part.chars().all(is_plain));
    if !in_pairs || !parts.iter().enumerate().all(is_code) {
        return plain(text);
    }
    let part = |(number, part): (usize, &&str)| if number % 2 == 1 { format!("`{part}`") } else { plain(part) };
    parts.iter().enumerate().map(part).collect()
}

/// A name in fixed width, where it can be written so; else as plain text.
pub(in crate::report) fn code(name: &str) -> String {
    let is_simple = |char: char| char.is_ascii_alphanumeric() || matches!(char, '.' | '_' | '-' | '/');
    if !name.is_empty() && name.chars().all(is_simple) { format!("`{name}`") } else { plain(name) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        assert_eq!(plain(text), expect);
    }

    #[test]
    fn nothing_in_a_text_is_markup() {
        check("a|b `c` *d* _e_ [f](g)", r"a\|b \`c\` \*d\* \_e\_ \[f\](g)");
        check("<script>&amp;", "&lt;script&gt;&amp;&#8203;amp;");
        check("a\nb\u{1b}[31m\u{202e}", "a b␛\\[31m\u{fffd}");
        check("a_b _c_", r"a_b \_c\_");
        check("- a", r"\- a");
        check("1. a", r"1\. a");
        check("over 95 · 80 – 20 %", "over 95 · 80 – 20 %");
    }

    #[test]
    fn backticks_of_ours_are_kept_and_others_are_not() {
        assert_eq!(
            prose("set `as_of` on the sources; add `waive: { reason: … }`"),
            "set `as_of` on the sources; add `waive: { reason: … }`"
        );
        assert_eq!(prose("a `b | c` d"), r"a \`b \| c\` d");
        assert_eq!(prose("one ` only"), r"one \` only");
    }

    #[test]
    fn nobody_is_mentioned_and_nothing_is_linked() {
        check("@octocat", "@&#8203;octocat");
        check("owner/repo#12", "owner/repo#&#8203;12");
        check("GH-12", "GH-&#8203;12");
        check("https://example.org", "https:&#8203;//example.org");
        check("www.example.org", "www.&#8203;example.org");
        check(":smile:", ":&#8203;smile:");
    }
}
