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

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A count, a share, an amount.
    Quantity {
        /// The number, its modifier and its unit.
        value: Box<Quantity>,
        /// The tokens of the figure and its unit, without what modifies them and what they count.
        figure: Range<usize>,
        /// What is counted, where the words say it.
        noun: Option<NounPhrase>,
        /// What the number is of its noun.
        role: Role,
    },
    /// A place in an order: *the third round*.
    Ordinal {
        /// From 1.
        rank: f64,
        /// What is in order, where the words say it.
        noun: Option<NounPhrase>,
    },
    /// A date or a stretch of time.
    Period {
        /// The days, and which side of them is meant.
        value: When,
        /// What the date is of its sentence.
        role: PeriodRole,
    },
    /// A list, in the text or set off from it. Its value is `items_of`'s to make: most lists are never compared.
    Items {
        /// The items, in the order written.
        parts: Vec<Part>,
        /// Whether the text says that there are more.
        open: bool,
        /// The sentences or headings that announce it: token ranges.
        announced: Vec<Range<usize>>,
        /// The number of items that the announcement states: the tokens of its quantity.
        count: Option<Range<usize>>,
    },
    /// A country, or another name.
    Name(Name),
    /// Words between quotation marks, or a quotation set off from the text. Its value is `words_of`'s to make.
    Quote {
        /// Who says them, where the words around state it: tokens.
        speaker: Option<Range<usize>>,
        /// How many quotations stand around it.
        depth: u8,
    },
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
        if matches!(self.content, Content::Period { value: When { period: Period::Partial(_), .. }, .. }) {
            return false;
        }
        matches!(
            self.content,
            Content::Quantity { .. }
                | Content::Period { .. }
                | Content::Items { .. }
                | Content::Name(Name::Country { demonym: false, .. })
                | Content::Quote { depth: 0, .. }
        )
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
            Content::Quantity { .. } => Kind::Quantity,
            Content::Ordinal { .. } => Kind::Ordinal,
            Content::Period { .. } => Kind::Period,
            Content::Items { .. } => Kind::List,
            Content::Name(_) => Kind::Name,
            Content::Quote { .. } => Kind::Quote,
        }
    }
}
