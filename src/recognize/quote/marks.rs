//! Pairs of quotation marks, inside one another too.
//!
//! An apostrophe is no mark (*’90s*, *rock ’n’ roll*), nor is a prime (*5' 3"*). A mark without a partner is passed over, and
//! hides nothing that stands after it.

use std::ops::Range;

use smallvec::SmallVec;

use crate::recognize::class::Class;
use crate::recognize::reading::Reading;

/// What the marks of a block hold.
pub(super) struct Marked {
    /// The tokens between two marks, and how many such pairs stand around them; in order of their beginning.
    pub(super) pairs: SmallVec<[(Range<usize>, u8); 4]>,
    /// The outermost mark without a partner, where the next paragraph may go on with the quotation.
    pub(super) open: Option<usize>,
}

/// Marks without a partner are remembered up to here: nobody quotes deeper.
const DEEPEST: usize = 8;

/// What a mark does where it stands.
enum Does {
    Open,
    /// It closes what the mark at that place in the stack opened.
    Close(usize),
    Nothing,
}

/// The quotations in a block.
pub(super) fn read(reading: &Reading, block: &Range<usize>) -> Marked {
    let mut pairs: SmallVec<[Range<usize>; 4]> = SmallVec::new();
    let mut stack: SmallVec<[(char, usize); DEEPEST]> = SmallVec::new();
    let mut quotes = reading.seek(Class::QUOTES);
    let mut at = quotes.next(block.start, block.end);
    while at < block.end {
        match reading.mark(at).map_or(Does::Nothing, |mark| does(reading, block, at, mark, &stack)) {
            Does::Open => {
                if stack.len() == DEEPEST {
                    stack.remove(0);
                }
                stack.extend(reading.mark(at).map(|mark| (mark, at)));
            }
            Does::Close(opened) => {
                pairs.push(stack[opened].1 + 1..at);
                stack.truncate(opened);
            }
            Does::Nothing => {}
        }
        at = quotes.next(at + 1, block.end);
    }
    pairs.sort_unstable_by_key(|pair| pair.start);
    let mut around: SmallVec<[usize; DEEPEST]> = SmallVec::new();
    let nested = |pair: Range<usize>| {
        around.retain(|end| *end > pair.start);
        around.push(pair.end);
        let depth = u8::try_from(around.len() - 1).unwrap_or(u8::MAX);
        (pair, depth)
    };
    Marked { pairs: pairs.into_iter().map(nested).collect(), open: stack.first().map(|&(_, at)| at) }
}

fn does(reading: &Reading, block: &Range<usize>, at: usize, mark: char, stack: &[(char, usize)]) -> Does {
    let opened = |partners: &[char]| stack.iter().rposition(|(open, _)| partners.contains(open));
    let after_space = at == block.start || !reading.touches_next(at - 1);
    let before_word = at + 1 < block.end && reading.touches_next(at);
    let close = |partners: &[char]| opened(partners).map_or(Does::Nothing, Does::Close);
    match mark {
        '„' | '「' | '‚' => Does::Open,
        '“' => opened(&['„']).map_or(Does::Open, Does::Close),
        '”' => close(&['“', '„']),
        '」' => close(&['「']),
        '«' | '‹' | '»' | '›' => {
            let partner = [partner(mark)];
            // » … « is the way of some languages.
            let turned = matches!(mark, '»' | '›');
            match opened(&partner) {
                Some(found) => Does::Close(found),
                None if !turned || (after_space && before_word) => Does::Open,
                None => Does::Nothing,
            }
        }
        '‘' if before_word => opened(&['‚']).map_or(Does::Open, Does::Close),
        '‘' => close(&['‚']),
        '’' if before_word && reading.is_word(at + 1) => Does::Nothing,
        '’' if before_word && reading.is_number(at + 1) => Does::Nothing,
        '’' => close(&['‘', '‚']),
        '"' | '\'' => straight(reading, block, at, opened(&[mark])),
        _ => Does::Nothing,
    }
}

/// What a straight mark does: it looks the same at both ends.
fn straight(reading: &Reading, block: &Range<usize>, at: usize, opened: Option<usize>) -> Does {
    let after_word = at > block.start && reading.touches_next(at - 1);
    let before_word = at + 1 < block.end && reading.touches_next(at);
    let single = reading.is_mark(at, '\'');
    if let Some(opened) = opened.filter(|_| after_word || !before_word) {
        let apostrophe = single && before_word && reading.is_word(at + 1);
        return if apostrophe { Does::Nothing } else { Does::Close(opened) };
    }
    let opens = !after_word || reading.mark(at - 1).is_some();
    let shortens = || reading.is_number(at + 1) || matches!(reading.lower(at + 1), "n" | "tis" | "twas" | "em" | "cause" | "til");
    if opens && (!single || (before_word && !shortens())) { Does::Open } else { Does::Nothing }
}

fn partner(mark: char) -> char {
    match mark {
        '«' => '»',
        '»' => '«',
        '‹' => '›',
        _ => '‹',
    }
}
