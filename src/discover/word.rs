//! Words as discovery compares them: stems, plain synonyms as one, small words left out.
//!
//! A word is the hash of its stem: two different words meet in one number too rarely to matter, and no output depends on
//! which number a word has.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasher;
use std::num::NonZeroU32;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::recognize::Stems;

/// A stem, as a number that is not zero: so a piece of a sentence that may be no word takes no more room than a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Word(NonZeroU32);

impl Word {
    /// The word that two stems are together.
    pub(super) fn of_two(first: &str, second: &str) -> Self {
        Self::of(&format!("{first} {second}"))
    }

    /// The word of a stem itself: synonyms are others. Accents make no other word: writers leave them out.
    pub(super) fn plain(stem: &str) -> Self {
        if !stem.is_ascii() {
            let bare: String = stem.nfd().filter(|char| !is_combining_mark(*char)).collect();
            if bare.is_ascii() {
                return Self::plain(&bare);
            }
        }
        #[expect(clippy::cast_possible_truncation, reason = "half of a hash is a hash")]
        let half = FixedState::with_seed(SEED).hash_one(stem) as u32;
        Self(NonZeroU32::new(half).unwrap_or(NonZeroU32::MAX))
    }

    /// The word of a stem: synonyms have one.
    pub(super) fn of(stem: &str) -> Self {
        let word = Self::plain(stem);
        SYNONYM.get(&word).copied().unwrap_or(word)
    }

    /// The number it is.
    pub(super) fn number(self) -> u32 {
        self.0.get()
    }
}

/// Adds a number to the hash of a sequence.
pub(super) fn mix(sequence: u64, next: u64) -> u64 {
    const PRIME: u64 = 0x517c_c1b7_2722_0a95;
    (sequence.rotate_left(5) ^ next).wrapping_mul(PRIME)
}

const SEED: u64 = 7;

/// Whether a word, in lower case, says nothing of what a sentence is about.
pub(super) fn is_small(lower: &str) -> bool {
    lower.len() <= LONGEST_SMALL && SMALL_WORDS.contains(lower)
}

/// Whether a word is one of some, which spaces part; nothing is none of them.
pub(super) fn is_one(words: &str, word: &str) -> bool {
    words.split_ascii_whitespace().any(|one| one == word)
}

/// Whether a stem is one that any sentence may have, whatever it is about.
pub(super) fn is_common(stem: &str) -> bool {
    COMMON_STEMS.contains(stem)
}

/// Whether a noun says of what it counts only that it is many.
pub(super) fn is_collective(stem: &str) -> bool {
    COLLECTIVE_STEMS.contains(stem)
}

/// Nouns that say of what they count only that it is many.
const COLLECTIVE: &str = "organization stakeholder entity actor group body institution partner representative player";

/// Words of which each line is one: nouns and verbs that writers exchange freely. The first stands for all.
const SYNONYMS: &[&[&str]] = &[
    &["state", "government", "country", "nation"],
    &["company", "business", "firm", "enterprise", "corporation", "private sector"],
    &["person", "people", "individual"],
    &["film", "movie"],
    &["song", "single", "track"],
    &["employee", "worker", "staff"],
    &["buy", "purchase", "bought"],
    &["begin", "start", "commence", "began", "begun"],
    &["earn", "gross", "make", "made", "collect"],
    &["die", "death", "dead", "kill"],
    &["found", "establish", "founded"],
    &["author", "writer"],
    &["car", "automobile"],
    &["lawyer", "attorney"],
    &["doctor", "physician"],
    &["child", "kid"],
    &["win", "won", "victory"],
    &["marry", "wed"],
    &["endorse", "support", "back"],
    &["sign", "signatory"],
    &["approximate", "estimate"],
    &["global", "worldwide", "international"],
    &["show", "series", "programme"],
    &["critic", "reviewer", "review"],
    &["infection", "case"],
    &["create", "develop"],
    &["need", "require"],
    &["move", "relocate"],
    &["user", "subscriber"],
    &["inhabitant", "resident", "population"],
    &["floor", "storey"],
    &["attendance", "crowd", "spectator"],
    &["deficit", "shortfall"],
    &["unemployment", "unemployed", "jobless", "joblessness"],
    &["home", "house", "dwelling"],
    &["injure", "injury", "hurt", "wound"],
    &["earthquake", "quake"],
    &["revenue", "sales"],
    &["salary", "wage"],
    &["fine", "penalty"],
    &["visitor", "tourist"],
    &["pupil", "student"],
    &["aircraft", "plane", "aeroplane", "airplane"],
    &["ship", "vessel"],
    &["reduce", "cut", "slash", "shed", "eliminate"],
    &["increase", "rise", "rose", "risen", "grow", "grew", "climb"],
    &["decrease", "fall", "fell", "fallen", "drop", "decline", "shrink", "shrank"],
    &["headquarters", "head office"],
    &["launch", "release", "publish", "issue", "premiere", "air", "broadcast"],
];

static SYNONYM: LazyLock<HashMap<Word, Word, FixedState>> = LazyLock::new(|| {
    let stems = Stems::default();
    let word = |phrase: &str| Word::plain(&phrase.split(' ').map(|word| stems.stem(word)).collect::<Vec<_>>().join(" "));
    let line = |words: &&[&str]| {
        let one = word(words[0]);
        words.iter().map(|each| (word(each), one)).collect::<Vec<_>>()
    };
    SYNONYMS.iter().flat_map(line).collect()
});

/// The length of *approximately*, in bytes.
const LONGEST_SMALL: usize = 13;

static SMALL_WORDS: LazyLock<HashSet<&'static str, FixedState>> = LazyLock::new(|| SMALL.split_ascii_whitespace().collect());
static COLLECTIVE_STEMS: LazyLock<HashSet<String, FixedState>> = LazyLock::new(|| stemmed(COLLECTIVE));
static COMMON_STEMS: LazyLock<HashSet<String, FixedState>> = LazyLock::new(|| stemmed(COMMON));

fn stemmed(words: &str) -> HashSet<String, FixedState> {
    let stems = Stems::default();
    words.split_ascii_whitespace().map(|word| stems.stem(word)).collect()
}

/// Words that say nothing of what a sentence is about.
#[rustfmt::skip]
const SMALL: &str = "a an the this that these those it its he she they them his her their theirs we our us you your i my me \
    who whom whose which what where when why how there here and or but nor so yet if then than as of in on at by for from to \
    with without within into onto upon over under above below between among through during before after since until till \
    about around against per via plus minus off out up down is are was were be been being am do does did done doing have has \
    had having will would shall should can could may might must not no yes also only just even still already both either \
    neither each every all any some such other others another same own more most less least fewer many much few several \
    very too quite rather almost nearly approximately roughly exactly least well as etc e g i eg ie vs t s d ll re ve m \
    however therefore thus hence while whereas although though because unless whether again once ever never always often \
    one two first second last next new old including included include includes according";

/// Words that any sentence may have.
const COMMON: &str = "use make take get give go come see say know find call set put become part time year day way thing \
    number total amount different various following follow main several good high low large small long short great \
    certain available possible";
