//! Counts that announce a list, and whether the list is as long as that.

use std::ops::Range;

use super::prose;
use super::tell::number_of;
use super::told::Announced;
use super::word::{Word, mix};
use crate::recognize::{Class, Content, Document, Mention, NounPhrase, Part, Reading, StatedList, StatedQuantity};
use crate::source::BlockKind;
use crate::value::{Modifier, Quantity, Relation};

/// The counts that announce a list, with their lists.
pub(super) fn tell(document: &Document) -> Vec<Announced> {
    let reading = &document.reading;
    let mentions = reading.mentions();
    let is_count = |mention: &Mention| matches!(mention.content, Content::Quantity(_));
    let announced = |(number, mention): (usize, &Mention)| {
        let StatedList { parts, open: false, count: Some(count), .. } = mention.content.list()? else { return None };
        let at = reading.mentions_in(&(count.start..count.start + 1)).find(|at| is_count(&mentions[*at]))?;
        let StatedQuantity { value, figure, noun: Some(noun), .. } = mentions[at].content.quantity()? else { return None };
        let length = Quantity::count(f64::from(u32::try_from(parts.len()).ok()?));
        let sentence = reading.sentence_of(count.start);
        if prose::is_numbering(reading, figure) || !prose::is_prose(reading, &sentence) {
            return None;
        }
        if !is_plain_list(document, &sentence, parts) {
            return None;
        }
        if value.modifier() != Modifier::Exact || !LENGTHS.contains(&value.figure()) || value.figure().fract() != 0.0 {
            return None;
        }
        // A list that looks too short may only be cut by what stands between its items.
        let block = |part: &Part| reading.block_of(part.title.start).0;
        let is_whole = parts.windows(2).all(|two| block(&two[1]) <= block(&two[0]) + 1);
        let is_short = value.figure() > length.figure();
        if is_short && (!is_whole || parts.iter().any(|part| names_several(reading, part))) {
            return None;
        }
        let agrees = value.relation(&length).is_none_or(|relation| relation <= Relation::Compatible);
        if !announces(reading, &sentence, count, noun, agrees) {
            return None;
        }
        let words = sentence.filter(|at| reading.is_word(*at));
        let words = words.fold(parts.len() as u64, |hash, at| mix(hash, u64::from(Word::of(reading.lower(at)).number())));
        Some(Announced { count: number_of(at), list: number_of(number), words, agrees })
    };
    mentions.iter().enumerate().filter_map(announced).collect()
}

/// Whether an item begins with several things: *Scale, Offset: two numbers*, *R1–R5 are registers*.
fn names_several(reading: &Reading, part: &Part) -> bool {
    const HEAD: usize = 6;
    let head = part.whole.start..part.whole.end.min(part.whole.start + HEAD);
    let ends = |at: &usize| matches!(reading.mark(*at), Some(':' | '.' | ';' | '(')) || reading.is(*at, Class::AUXILIARY);
    head.take_while(|at| !ends(at)).any(|at| {
        let range =
            matches!(reading.mark(at), Some('-' | '–')) && at > 0 && reading.touches_next(at - 1) && reading.touches_next(at);
        matches!(reading.lower(at), "and" | "or") || reading.is_mark(at, ',') || range
    })
}

/// Whether a list is cut where everybody would cut it: its items are set off from the text, or a few words each to the end of
/// the sentence.
fn is_plain_list(document: &Document, sentence: &Range<usize>, parts: &[Part]) -> bool {
    const FEW: usize = 4;
    let reading = &document.reading;
    let is_item = |part: &Part| matches!(document.source.block(reading.block_of(part.title.start)).kind, BlockKind::Item { .. });
    // A number that opens an item counts things of its own.
    if parts.iter().any(|part| reading.is(part.title.start, Class::NUMERAL)) {
        return false;
    }
    let ends = parts.last().is_some_and(|last| last.whole.end + 1 >= sentence.end);
    parts.iter().all(is_item) || (ends && parts.iter().all(|part| part.whole.len() <= FEW))
}

/// Whether a count can only be that of the list that follows: it counts no characters, nothing named before (*these two …
/// as follows*), and nothing that something is made with. One that does not agree may be of other things sooner: *the two gates:*,
/// *one or two gates:*.
fn announces(reading: &Reading, sentence: &Range<usize>, count: &Range<usize>, noun: &NounPhrase, agrees: bool) -> bool {
    const MADE_WITH: usize = 2;
    let before =
        |back: usize| count.start.checked_sub(back).filter(|at| *at >= sentence.start).map_or("", |at| reading.lower(at));
    let with = (1..=MADE_WITH).any(|back| matches!(before(back), "with" | "using"));
    let follows = sentence.clone().any(|at| matches!(reading.lower(at), "follows" | "follow"));
    let named_before = match before(1) {
        "these" | "those" | "both" | "the" => follows || !agrees,
        "or" => !agrees,
        _ => false,
    };
    let characters = matches!(
        reading.lower(noun.head),
        "characters" | "bytes" | "octets" | "bits" | "digits" | "lines" | "spaces" | "words" | "letters"
    );
    !with && !named_before && !characters
}

/// How long a list can be that somebody counts.
const LENGTHS: std::ops::RangeInclusive<f64> = 2.0..=15.0;
