//! Typed values found in a document.

use std::ops::Range;

use super::name::Name;
use super::noun::NounPhrase;
use crate::source::BlockId;
use crate::value::{Period, Quantity, When};

/// A value found in a document, with the words that state it.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// What was found.
    pub content: Content,
    /// The tokens that state it.
    pub tokens: Range<usize>,
    /// The block it stands in; of a list, that of its first item.
    pub block: BlockId,
}

/// What was found. Most mentions are names: what the rest have more than those is boxed, because a document has millions.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A count, a share, an amount.
    Quantity(Box<StatedQuantity>),
    /// A place in an order: *the third round*.
    Ordinal {
        /// From 1.
        rank: f64,
        /// What is in order, where the words say it.
        noun: Option<Box<NounPhrase>>,
    },
    /// A date or a stretch of time.
    Period {
        /// The days, and which side of them is meant.
        value: Box<When>,
        /// What the date is of its sentence.
        role: PeriodRole,
    },
    /// A list, in the text or set off from it.
    Items(Box<StatedList>),
    /// A country, or another name.
    Name(Name),
    /// Words between quotation marks, or a quotation set off from the text. Its value is `words_of`'s to make.
    Quote {
        /// Who says them, where the words around state it: tokens.
        speaker: Option<Box<Range<usize>>>,
        /// How many quotations stand around it.
        depth: u8,
    },
}

impl Content {
    /// The quantity, if it is one.
    #[must_use]
    pub fn quantity(&self) -> Option<&StatedQuantity> {
        if let Self::Quantity(stated) = self { Some(stated) } else { None }
    }

    /// The days of a date, and which side of them is meant, if it is one.
    #[must_use]
    pub fn when(&self) -> Option<When> {
        if let Self::Period { value, .. } = self { Some(**value) } else { None }
    }

    /// The list, if it is one.
    #[must_use]
    pub fn list(&self) -> Option<&StatedList> {
        if let Self::Items(listed) = self { Some(listed) } else { None }
    }
}

/// A quantity as the words state it.
#[derive(Clone, Debug, PartialEq)]
pub struct StatedQuantity {
    /// The number, its modifier and its unit.
    pub value: Quantity,
    /// The tokens of the figure and its unit, without what modifies them and what they count.
    pub figure: Range<usize>,
    /// What is counted, where the words say it.
    pub noun: Option<NounPhrase>,
    /// What the number is of its noun.
    pub role: Role,
}

/// A list as it is written. Its value is `items_of`'s to make: most lists are never compared.
#[derive(Clone, Debug, PartialEq)]
pub struct StatedList {
    /// The items, in the order written.
    pub parts: Vec<Part>,
    /// Whether the text says that there are more.
    pub open: bool,
    /// The sentences or headings that announce it: token ranges.
    pub announced: Vec<Range<usize>>,
    /// The number of items that the announcement states: the tokens of its quantity.
    pub count: Option<Range<usize>>,
}

/// The tokens of one item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its title: the item itself, where nothing describes it.
    pub title: Range<usize>,
    /// The title and what describes it.
    pub whole: Range<usize>,
}

/// What a number is of the noun it stands with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The whole: *80 states*.
    Level,
    /// A part of a whole that the text names: *2 of the 80 states*.
    Part,
    /// A difference: *rose by 20 %*.
    Change,
}

/// What a date is of its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodRole {
    /// When something was, or that it was.
    Plain,
    /// The day for which the rest of the sentence holds: *as of 12 November 2018*.
    AsOf,
    /// A part of every year: *it usually rains between June and September*.
    Habit,
}

/// The kinds of mention, for output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A count, a share, an amount.
    Quantity,
    /// A place in an order.
    Ordinal,
    /// A date or a stretch of time.
    Period,
    /// A list.
    List,
    /// A country, or another name.
    Name,
    /// Words between quotation marks.
    Quote,
}

impl Kind {
    /// The word for it in output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Quantity => "quantity",
            Self::Ordinal => "ordinal",
            Self::Period => "period",
            Self::List => "list",
            Self::Name => "name",
            Self::Quote => "quote",
        }
    }
}

impl Mention {
    /// Whether a rule could be about it. Ordinals, dates such as *Friday*, names other than countries, and quotations inside others, are recognised for those
    /// who list them; rules find names by their own words.
    #[must_use]
    pub fn is_claimable(&self) -> bool {
        match &self.content {
            Content::Period { value, .. } => !matches!(value.period, Period::Partial(_)),
            Content::Quantity(_)
            | Content::Items(_)
            | Content::Name(Name::Country { demonym: false, .. })
            | Content::Quote { depth: 0, .. } => true,
            Content::Ordinal { .. } | Content::Name(_) | Content::Quote { .. } => false,
        }
    }

    /// Its place among the mentions of a document: where it begins, and where it ends.
    pub(super) fn place(&self) -> u64 {
        // A document has fewer than 2^32 bytes, and so many tokens at most.
        let short = |token: usize| u64::from(u32::try_from(token).unwrap_or(u32::MAX));
        (short(self.tokens.start) << 32) | short(self.tokens.end)
    }

    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self.content {
            Content::Quantity(_) => Kind::Quantity,
            Content::Ordinal { .. } => Kind::Ordinal,
            Content::Period { .. } => Kind::Period,
            Content::Items(_) => Kind::List,
            Content::Name(_) => Kind::Name,
            Content::Quote { .. } => Kind::Quote,
        }
    }
}
