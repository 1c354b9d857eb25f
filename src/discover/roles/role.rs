//! What a name may be to a thing, and the words that say so.

/// What a name is to a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Role {
    Founder,
    Author,
    Composer,
    Designer,
    Director,
    Inventor,
    Discoverer,
    Builder,
    Painter,
    Creator,
    Namesake,
    Capital,
    Seat,
    Birthplace,
    /// Who holds an office now: that changes.
    Holder(&'static str),
}

impl Role {
    /// The role that *… by* gives.
    pub(super) fn of_participle(word: &str) -> Option<Self> {
        Some(match word {
            "founded" | "established" => Self::Founder,
            "written" | "authored" => Self::Author,
            "composed" => Self::Composer,
            "designed" => Self::Designer,
            "directed" => Self::Director,
            "invented" => Self::Inventor,
            "discovered" => Self::Discoverer,
            "built" => Self::Builder,
            "painted" => Self::Painter,
            "created" => Self::Creator,
            _ => return None,
        })
    }

    /// The role that a verb gives its subject. *Built* and *directed* say too little: who paid, who led.
    pub(super) fn of_verb(word: &str) -> Option<Self> {
        Some(match word {
            "founded" => Self::Founder,
            "wrote" => Self::Author,
            "composed" => Self::Composer,
            "designed" => Self::Designer,
            "invented" => Self::Inventor,
            "discovered" => Self::Discoverer,
            "painted" => Self::Painter,
            "created" => Self::Creator,
            _ => return None,
        })
    }

    /// The role that *the … of* gives, and whether of several.
    pub(super) fn of_noun(word: &str, before: &str) -> Option<(Self, bool)> {
        let role = match word.strip_suffix('s').unwrap_or(word) {
            "founder" => Self::Founder,
            "author" | "writer" => Self::Author,
            "composer" => Self::Composer,
            "designer" | "architect" => Self::Designer,
            "inventor" => Self::Inventor,
            "discoverer" => Self::Discoverer,
            "builder" => Self::Builder,
            "painter" => Self::Painter,
            "creator" => Self::Creator,
            "capital" => Self::Capital,
            "president" => Self::Holder("president"),
            "chair" | "chairman" | "chairwoman" | "chairperson" => Self::Holder("chair"),
            "mayor" => Self::Holder("mayor"),
            "governor" => Self::Holder("governor"),
            "chancellor" => Self::Holder("chancellor"),
            "director" => Self::Holder("director"),
            "ceo" => Self::Holder("chief executive"),
            "executive" if before == "chief" => Self::Holder("chief executive"),
            "minister" if before == "prime" => Self::Holder("prime minister"),
            _ => return None,
        };
        Some((role, word.ends_with('s')))
    }

    /// Whether it is held for a time, so that only documents of one known day can contradict each other.
    pub(super) fn is_held(self) -> bool {
        matches!(self, Self::Holder(_))
    }

    /// The word for it, in an id.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Founder => "founder",
            Self::Author => "author",
            Self::Composer => "composer",
            Self::Designer => "designer",
            Self::Director | Self::Holder("director") => "director",
            Self::Inventor => "inventor",
            Self::Discoverer => "discoverer",
            Self::Builder => "builder",
            Self::Painter => "painter",
            Self::Creator => "creator",
            Self::Namesake => "namesake",
            Self::Capital => "capital",
            Self::Seat => "seat",
            Self::Birthplace => "birthplace",
            Self::Holder(office) => office,
        }
    }

    /// What is asked of a thing.
    pub(super) fn title(self, thing: &str) -> String {
        match self {
            Self::Director => format!("Who directed {thing}"),
            Self::Namesake => format!("What {thing} is named after"),
            Self::Seat => format!("Where {thing} is based"),
            Self::Birthplace => format!("Where {thing} was born"),
            _ => format!("The {} of {thing}", self.word()),
        }
    }
}
