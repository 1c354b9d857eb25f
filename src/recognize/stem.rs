//! Words to stems: case, British and American spelling, irregular plurals, then Snowball's English stemmer (Porter 2).

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::RandomState;
use rust_stemmers::{Algorithm, Stemmer};

/// Makes stems. Holds the stemmer, so make one and keep it.
pub struct Stems {
    snowball: Stemmer,
}

impl Default for Stems {
    fn default() -> Self {
        Self { snowball: Stemmer::create(Algorithm::English) }
    }
}

impl Stems {
    /// The stem of a word in any case and spelling.
    #[must_use]
    pub fn stem(&self, word: &str) -> String {
        let folded = fold(&word.to_lowercase());
        // Snowball takes *organization* down to *organ*.
        if let Some(root) = IZE.iter().find_map(|ending| folded.strip_suffix(ending)).filter(|root| root.len() > 3) {
            return format!("{root}iz");
        }
        let singular = IRREGULAR.iter().find(|(plural, _)| *plural == folded).map_or(folded.as_str(), |(_, one)| one);
        self.snowball.stem(singular).into_owned()
    }
}

/// Stems that were made before: documents have most of their words in common, and to know a stem again is far quicker than to
/// make it.
#[derive(Default)]
pub(super) struct Known {
    stems: Stems,
    /// The stems, one after the other.
    text: String,
    /// Where in it the stem of each word stands.
    places: HashMap<Box<str>, Range<usize>, RandomState>,
}

/// More words than this are not kept: they are names and codes that no other document has.
const MOST_KNOWN: usize = 1 << 16;

impl Known {
    /// The stem of a word in lower case.
    pub(super) fn stem<'a>(&'a mut self, word: &'a str) -> &'a str {
        if word.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b',')) {
            return word;
        }
        let known = self.places.get(word).cloned();
        let stem = known.unwrap_or_else(|| self.make(word));
        &self.text[stem]
    }

    fn make(&mut self, word: &str) -> Range<usize> {
        if self.places.len() == MOST_KNOWN {
            self.places.clear();
            self.text.clear();
        }
        let start = self.text.len();
        self.text.push_str(&self.stems.stem(word));
        let stem = start..self.text.len();
        self.places.insert(word.into(), stem.clone());
        stem
    }
}

thread_local! {
    static KNOWN: RefCell<Known> = RefCell::default();
}

/// Does some work with the stems that this thread has made.
pub(super) fn with_known<T>(work: impl FnOnce(&mut Known) -> T) -> T {
    KNOWN.with_borrow_mut(work)
}

/// The endings of verbs in *-ize* and of their nouns.
const IZE: &[&str] = &["izations", "ization", "izing", "ized", "izes", "ize"];

/// Nouns whose plural no rule makes.
const IRREGULAR: &[(&str, &str)] = &[
    ("people", "person"),
    ("children", "child"),
    ("men", "man"),
    ("women", "woman"),
    ("feet", "foot"),
    ("teeth", "tooth"),
    ("mice", "mouse"),
    ("criteria", "criterion"),
    ("phenomena", "phenomenon"),
    ("indices", "index"),
    ("matrices", "matrix"),
    ("analyses", "analysis"),
    ("crises", "crisis"),
    ("theses", "thesis"),
    ("lives", "life"),
    ("wives", "wife"),
    ("halves", "half"),
    ("shelves", "shelf"),
    ("leaves", "leaf"),
];

/// Whole words that the two spellings write otherwise.
const SPELLINGS: &[(&str, &str)] = &[
    ("centre", "center"),
    ("centres", "centers"),
    ("metre", "meter"),
    ("metres", "meters"),
    ("kilometre", "kilometer"),
    ("kilometres", "kilometers"),
    ("litre", "liter"),
    ("litres", "liters"),
    ("fibre", "fiber"),
    ("theatre", "theater"),
    ("programme", "program"),
    ("programmes", "programs"),
    ("defence", "defense"),
    ("licence", "license"),
    ("licences", "licenses"),
    ("offence", "offense"),
    ("practise", "practice"),
    ("catalogue", "catalog"),
    ("catalogues", "catalogs"),
    ("dialogue", "dialog"),
    ("cheque", "check"),
    ("grey", "gray"),
    ("ageing", "aging"),
    ("judgement", "judgment"),
    ("enrolment", "enrollment"),
    ("fulfil", "fulfill"),
    ("travelled", "traveled"),
    ("travelling", "traveling"),
    ("labelled", "labeled"),
    ("modelling", "modeling"),
    ("cancelled", "canceled"),
];

/// Endings that the two spellings write otherwise, longest first. The American form stands on the right.
const ENDINGS: &[(&str, &str)] = &[
    ("isations", "izations"),
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("ise", "ize"),
    ("ysed", "yzed"),
    ("yse", "yze"),
    ("ourable", "orable"),
    ("oured", "ored"),
    ("ouring", "oring"),
    ("ours", "ors"),
    ("our", "or"),
];

/// Words that end like a British spelling and are none.
const KEPT: &[&str] = &[
    "advise",
    "advised",
    "arise",
    "compromise",
    "compromised",
    "devise",
    "disguise",
    "enterprise",
    "enterprises",
    "exercise",
    "exercises",
    "exercised",
    "expertise",
    "four",
    "franchise",
    "hour",
    "hours",
    "our",
    "ours",
    "otherwise",
    "paradise",
    "pour",
    "precise",
    "premise",
    "premises",
    "promise",
    "promised",
    "promises",
    "raise",
    "raised",
    "raises",
    "raising",
    "revise",
    "revised",
    "rise",
    "rises",
    "rising",
    "supervise",
    "surprise",
    "surprised",
    "tour",
    "tours",
    "wise",
    "your",
    "yours",
    "advertise",
    "advertised",
    "concise",
    "noise",
    "cruise",
    "likewise",
    "disease",
    "merchandise",
    "comprise",
    "comprised",
    "comprises",
    "comprising",
    "advertising",
    "exercising",
    "promising",
    "surprising",
    "excise",
    "improvise",
    "televise",
    "contour",
    "detour",
    "sour",
    "flour",
    "glamour",
];

/// A word in lower case, in American spelling.
#[must_use]
pub fn fold(lower: &str) -> String {
    if let Some((_, american)) = SPELLINGS.iter().find(|(british, _)| *british == lower) {
        return (*american).to_owned();
    }
    let root = |ending: &str| lower.strip_suffix(ending).filter(|root| root.len() >= 3);
    let found = ENDINGS.iter().find_map(|(british, american)| Some((root(british)?, american)));
    match found.filter(|_| lower.len() > 4 && !KEPT.contains(&lower)) {
        Some((root, american)) => format!("{root}{american}"),
        None => lower.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn alike(a: &str, b: &str) {
        let stems = Stems::default();
        assert_eq!(stems.stem(a), stems.stem(b), "{a} and {b}");
    }

    #[test]
    fn number_and_spelling_do_not_matter() {
        alike("governments", "government");
        alike("organisations", "Organizations");
        alike("behaviour", "behavior");
        alike("programmes", "program");
        alike("people", "person");
        alike("companies", "company");
        alike("centre", "centers");
    }

    #[test]
    fn words_that_only_look_british_are_kept() {
        assert_eq!(fold("exercise"), "exercise");
        assert_eq!(fold("hours"), "hours");
        let stems = Stems::default();
        assert_ne!(stems.stem("organization"), stems.stem("organ"));
    }
}
