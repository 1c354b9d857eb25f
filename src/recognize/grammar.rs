//! The small words of English that tell where a phrase ends.

/// Whether a word, in lower case, never stands inside a noun phrase after a number.
pub(super) fn ends_noun_phrase(word: &str) -> bool {
    is_preposition(word) || is_auxiliary(word) || is_determiner(word) || OTHERS.contains(&word)
}

/// Whether a word, in lower case, carries no meaning of its own: left out when items and passages are compared.
pub(super) fn is_function_word(word: &str) -> bool {
    ends_noun_phrase(word) || matches!(word, "and" | "or" | "nor" | "not" | "no" | "s")
}

/// Prepositions.
pub(crate) fn is_preposition(word: &str) -> bool {
    PREPOSITIONS.contains(&word)
}

/// Forms of *be*, *have* and *do*, and modal verbs.
pub(crate) fn is_auxiliary(word: &str) -> bool {
    AUXILIARIES.contains(&word)
}

/// Articles, demonstratives and possessives.
pub(super) fn is_determiner(word: &str) -> bool {
    DETERMINERS.contains(&word)
}

/// Whether a word, in lower case, looks like the plural of a noun.
pub(super) fn is_plural(word: &str) -> bool {
    const IRREGULAR: &[&str] = &[
        "people",
        "children",
        "men",
        "women",
        "staff",
        "police",
        "data",
        "media",
        "criteria",
        "feet",
        "aircraft",
        "personnel",
        "sheep",
        "fish",
        "mice",
        "phenomena",
    ];
    const NOT: &[&str] = &["always", "perhaps", "besides", "towards", "afterwards", "sometimes", "nowadays", "indoors", "does"];
    IRREGULAR.contains(&word)
        || (word.len() > 2
            && word.ends_with('s')
            && !word.ends_with("ss")
            && !word.ends_with("us")
            && !word.ends_with("is")
            && !NOT.contains(&word))
}

/// Verbs of change, by their stem: after them, *by* a number is a difference.
pub(super) fn is_change(stem: &str) -> bool {
    const CHANGES: &[&str] = &[
        "rise", "rose", "risen", "grow", "grew", "grown", "increas", "climb", "jump", "soar", "surg", "gain", "up", "expand",
        "fall", "fell", "fallen", "drop", "declin", "decreas", "shrink", "shrank", "lose", "lost", "down", "cut", "reduc",
        "reduct", "growth", "plung", "add", "slump", "doubl",
    ];
    CHANGES.contains(&stem)
}

/// Words that make what is counted only a part of a whole, or a difference: *another 3 states*, *20 new towns*.
pub(super) fn is_partial(word: &str) -> bool {
    const PARTIAL: &[&str] = &[
        "other",
        "others",
        "remaining",
        "another",
        "additional",
        "further",
        "extra",
        "new",
        "first",
        "last",
        "next",
        "more",
        "fewer",
    ];
    PARTIAL.contains(&word)
}

const PREPOSITIONS: &[&str] = &[
    "about",
    "above",
    "across",
    "after",
    "against",
    "along",
    "among",
    "amongst",
    "around",
    "as",
    "at",
    "before",
    "behind",
    "below",
    "beneath",
    "beside",
    "besides",
    "between",
    "beyond",
    "by",
    "despite",
    "down",
    "during",
    "except",
    "for",
    "from",
    "in",
    "including",
    "inside",
    "into",
    "like",
    "near",
    "of",
    "off",
    "on",
    "onto",
    "out",
    "outside",
    "over",
    "past",
    "per",
    "since",
    "through",
    "throughout",
    "to",
    "toward",
    "towards",
    "under",
    "until",
    "up",
    "upon",
    "via",
    "with",
    "within",
    "without",
];

const AUXILIARIES: &[&str] = &[
    "am", "are", "be", "been", "being", "can", "cannot", "could", "did", "do", "does", "had", "has", "have", "having", "is",
    "may", "might", "must", "shall", "should", "was", "were", "will", "would",
];

const DETERMINERS: &[&str] = &[
    "a", "all", "an", "any", "both", "each", "every", "her", "his", "its", "my", "our", "some", "that", "the", "their", "these",
    "this", "those", "your",
];

const OTHERS: &[&str] = &[
    "already",
    "also",
    "although",
    "because",
    "but",
    "even",
    "he",
    "her",
    "how",
    "however",
    "i",
    "if",
    "it",
    "just",
    "more",
    "most",
    "now",
    "only",
    "she",
    "so",
    "than",
    "then",
    "there",
    "they",
    "though",
    "thus",
    "today",
    "too",
    "we",
    "well",
    "what",
    "when",
    "where",
    "whereas",
    "whether",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "why",
    "worldwide",
    "yet",
    "you",
    "them",
    "ago",
    "later",
    "us",
    "him",
    "me",
    "said",
    "says",
    "joined",
    "signed",
    "here",
];
