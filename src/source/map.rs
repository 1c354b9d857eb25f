//! The way back: from offsets in a text to offsets in what it was made from.

use std::ops::Range;

/// Maps byte ranges of a derived text to byte ranges of its origin. Stretches that were copied unchanged take one entry.
#[derive(Clone, Debug, Default)]
pub(crate) struct OffsetMap {
    segments: Vec<Segment>,
    /// Where the derived and the original text end.
    end: (usize, usize),
}

#[derive(Clone, Copy, Debug)]
struct Segment {
    to: usize,
    from: usize,
    /// Lengths of the stretch; equal when it was copied byte for byte.
    to_len: usize,
    from_len: usize,
}

impl OffsetMap {
    /// A text that is its origin from byte `skip` on.
    pub(crate) fn shifted(len: usize, skip: usize) -> Self {
        let mut map = Self::default();
        map.copied(skip..skip + len);
        map
    }

    /// The next bytes of the derived text are those bytes of the origin.
    pub(crate) fn copied(&mut self, from: Range<usize>) {
        let len = from.len();
        if let Some(last) = self.segments.last_mut()
            && last.to_len == last.from_len
            && last.from + last.from_len == from.start
        {
            last.to_len += len;
            last.from_len += len;
        } else if len > 0 {
            self.segments.push(Segment { to: self.end.0, from: from.start, to_len: len, from_len: len });
        }
        self.end = (self.end.0 + len, from.end);
    }

    /// The next `to_len` bytes of the derived text stand for those bytes of the origin as a whole.
    pub(crate) fn replaced(&mut self, to_len: usize, from: Range<usize>) {
        if to_len == from.len() {
            return self.copied(from);
        }
        self.segments.push(Segment { to: self.end.0, from: from.start, to_len, from_len: from.len() });
        self.end = (self.end.0 + to_len, from.end);
    }

    /// The origin's range for a range of the derived text: from where its first byte to where its last byte came from.
    pub(crate) fn range(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.at(range.start).map_or(self.end.1, |segment| {
            if segment.to_len == segment.from_len { segment.from + (range.start - segment.to) } else { segment.from }
        });
        if range.end <= range.start {
            return start..start;
        }
        let end = self.at(range.end - 1).map_or(self.end.1, |segment| {
            if segment.to_len == segment.from_len {
                segment.from + (range.end - segment.to)
            } else {
                segment.from + segment.from_len
            }
        });
        start..end.max(start)
    }

    /// The stretch that holds a byte of the derived text.
    fn at(&self, offset: usize) -> Option<&Segment> {
        let after = self.segments.partition_point(|segment| segment.to <= offset);
        let segment = self.segments.get(after.checked_sub(1)?)?;
        (offset < segment.to + segment.to_len).then_some(segment)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copied_and_replaced_stretches_lead_back() {
        // "ab\u{a0}cd" normalised to "ab cd".
        let mut map = OffsetMap::default();
        map.copied(0..2);
        map.replaced(1, 2..4);
        map.copied(4..6);
        assert_eq!(map.range(&(0..5)), 0..6);
        assert_eq!(map.range(&(2..3)), 2..4);
        assert_eq!(map.range(&(3..5)), 4..6);
        assert_eq!(map.range(&(5..5)), 6..6);
    }

    #[test]
    fn what_was_left_out_is_not_covered_by_a_range_that_ends_before_it() {
        // "a**b" normalised to "ab".
        let mut map = OffsetMap::default();
        map.copied(0..1);
        map.copied(3..4);
        assert_eq!(map.range(&(0..1)), 0..1);
        assert_eq!(map.range(&(0..2)), 0..4);
    }
}
