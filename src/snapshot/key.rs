//! From the id of a rule to the name of its file: readable where the id is ordinary, and never that of another rule, on any
//! file system.
//!
//! Names are compared without regard to case on some systems, some names are devices, some signs are not allowed and no
//! name has more than 255 bytes. An id that meets none of this is its own name; any other is written as far as it can be,
//! with a hash of the whole. No ordinary id has the sign that stands before the hash, so the two cannot meet.

use crate::rule::RuleId;

/// What stands before the hash.
const MARK: char = '~';
/// An ordinary id has no more bytes than this, for the name has endings.
const LONGEST: usize = 120;
/// So much of another id is shown.
const SHOWN: usize = 60;

/// The name of the file of a rule's snapshot, without its ending.
#[must_use]
pub fn key(rule: &RuleId) -> String {
    let id = rule.0.as_str();
    if is_ordinary(id) { id.to_owned() } else { hashed(id) }
}

fn is_ordinary(id: &str) -> bool {
    let within = |char: char| char.is_ascii_lowercase() || char.is_ascii_digit() || matches!(char, '.' | '-' | '_');
    let ends = id.starts_with(|char: char| char.is_ascii_alphanumeric()) && !id.ends_with('.');
    ends && id.len() <= LONGEST && id.chars().all(within) && !is_device(id)
}

/// Windows takes these for devices, whatever ending follows.
fn is_device(id: &str) -> bool {
    let stem = id.split('.').next().unwrap_or_default();
    let numbered =
        |lead: &str| stem.strip_prefix(lead).is_some_and(|rest| rest.len() == 1 && rest.as_bytes()[0].is_ascii_digit());
    matches!(stem, "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

fn hashed(id: &str) -> String {
    let sign =
        |char: char| if char.is_ascii_alphanumeric() || matches!(char, '-' | '_') { char.to_ascii_lowercase() } else { '-' };
    let shown: String = id.chars().take(SHOWN).map(sign).collect();
    let hash = blake3::hash(id.as_bytes()).to_hex();
    format!("{}{MARK}{}", shown.trim_matches('-'), &hash[..16])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(id: &str) -> String {
        key(&RuleId(id.to_owned()))
    }

    #[test]
    fn an_ordinary_id_is_its_own_name() {
        for id in ["supporters.states", "principle-3.quote", "a", "9", "goals_2", "console", "com10", "a.snap.new"] {
            assert_eq!(name(id), id);
        }
    }

    #[test]
    fn every_other_id_has_a_name_that_any_system_takes() {
        let long = "x".repeat(255);
        let ids = [
            "",
            "a/b",
            "a\\b",
            "../a",
            "..",
            ".",
            ".hidden",
            "a.",
            "con",
            "nul.list",
            "lpt1",
            "COM1",
            "états",
            "国",
            "a b",
            "a\nb",
            "a:b*?\"<>|",
            &long,
        ];
        for id in ids {
            let name = name(id);
            assert!(name.len() <= 120 && name.contains(MARK), "{id:?} is {name:?}");
            assert!(
                name.chars().all(|char| char.is_ascii_lowercase() || char.is_ascii_digit() || "-_~".contains(char)),
                "{name:?}"
            );
        }
    }

    #[test]
    fn no_two_ids_share_a_name_even_without_regard_to_case() {
        let (long, longer) = ("x".repeat(255), "x".repeat(256));
        let ids = [
            "a/b", "a-b", "a b", "a\\b", "A-b", "A/b", "a.b", "A.B", "a.B", "A.b", "con", "Con", "", "-", ".", "e\u{301}", "é",
            &long, &longer,
        ];
        let mut names: Vec<String> = ids.iter().map(|id| name(id).to_lowercase()).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), ids.len(), "{names:?}");
    }
}
