//! The open elements of a page, and what ends them besides their end tags.

use super::element::Element;
use crate::source::block::BlockId;

/// Elements are ended from no deeper than this: pages that forget their end tags are read in linear time too.
const DEEP: usize = 512;

/// An open element.
#[derive(Clone, Copy, Debug)]
pub(super) struct Open {
    name: u32,
    pub(super) element: Element,
    /// Whether it hides what is in it.
    pub(super) hides: bool,
    /// Whether it does something to the text: what stands inside a hidden element does nothing.
    pub(super) acts: bool,
    /// Whether what is in it is code.
    pub(super) code: bool,
    pub(super) after: After,
    /// The comments that are about it.
    pub(super) comments: [usize; 2],
}

/// Under which heading the text after an element stands.
#[derive(Clone, Copy, Debug)]
pub(super) enum After {
    /// The last one.
    Last,
    /// The one before the element, if any: headings in it are of it alone.
    Before(Option<BlockId>),
}

impl Open {
    pub(super) fn new(name: &[u8], element: Element) -> Self {
        Self { name: hash(name), element, hides: false, acts: false, code: false, after: After::Last, comments: [0, 0] }
    }
}

/// What an end tag ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// All elements from that number on.
    From(usize),
    /// Only that one: others that began inside it go on.
    Only(usize),
    Nothing,
}

/// The open elements, the outermost first.
#[derive(Debug, Default)]
pub(super) struct Stack(Vec<Open>);

impl Stack {
    pub(super) fn push(&mut self, open: Open) {
        self.0.push(open);
    }

    pub(super) fn pop(&mut self) -> Option<Open> {
        self.0.pop()
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Forgets an element, and what it was.
    pub(super) fn forget(&mut self, number: usize) -> Open {
        std::mem::replace(&mut self.0[number], Open::new(b"", Element::Inline))
    }

    /// What an end tag ends.
    pub(super) fn ended_by(&self, name: &[u8], element: Element) -> End {
        let name = hash(name);
        let mut within_line = true;
        for (number, open) in self.innermost() {
            // Any end of a heading ends any heading.
            if open.name == name || (element == Element::Heading && open.element == element) {
                return if element.is_inline() && !within_line { End::Only(number) } else { End::From(number) };
            }
            let beyond = match element {
                Element::Table => false,
                Element::Item => open.element == Element::List,
                _ if element.is_of_table() => open.element == Element::Table,
                _ => open.element.encloses(),
            };
            if beyond {
                break;
            }
            within_line &= open.element.is_inline();
        }
        End::Nothing
    }

    /// The element that ends, with all inside it, where another begins: a paragraph before a block, an item before the next.
    pub(super) fn ended_before(&self, element: Element) -> Option<usize> {
        if matches!(element, Element::Rows { .. }) {
            let within = self.innermost().take_while(|(_, open)| open.element != Element::Table);
            return within.filter(|(_, open)| open.element.is_of_table()).last().map(|(number, _)| number);
        }
        let bounds = |open: &Open| ends(open.element, element) || keeps(open.element, element);
        match self.innermost().find(|(_, open)| bounds(open)) {
            Some((number, open)) if ends(open.element, element) => Some(number),
            _ => self.paragraph_before(element),
        }
    }

    fn paragraph_before(&self, element: Element) -> Option<usize> {
        if element.is_inline() || element.is_void() && element != Element::Rule {
            return None;
        }
        let (number, block) = self.innermost().find(|(_, open)| !open.element.is_inline())?;
        let heading = element == Element::Heading && block.element == Element::Heading;
        (block.element == Element::Paragraph || heading).then_some(number)
    }

    fn innermost(&self) -> impl Iterator<Item = (usize, &Open)> {
        self.0.iter().enumerate().rev().take(DEEP)
    }
}

/// Whether an element ends where another of its kind begins.
fn ends(open: Element, next: Element) -> bool {
    match next {
        Element::Term | Element::Description => matches!(open, Element::Term | Element::Description),
        Element::Cell { .. } => matches!(open, Element::Cell { .. }),
        Element::Item | Element::Row => open == next,
        _ => false,
    }
}

/// Whether an element keeps what begins in it from ending elements around it.
fn keeps(open: Element, next: Element) -> bool {
    match next {
        Element::Item | Element::Term | Element::Description => open == Element::List || open.encloses(),
        Element::Cell { .. } => matches!(open, Element::Row | Element::Table),
        Element::Row => matches!(open, Element::Rows { .. } | Element::Table),
        _ => true,
    }
}

/// Names are told apart by a number: of elements that we do not know only their end tags matter.
fn hash(name: &[u8]) -> u32 {
    name.iter().fold(0x811c_9dc5, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
