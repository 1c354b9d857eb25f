//! The tokens that may begin something, looked for many at a time: which tokens are of a class is told at once for as many as a
//! number has bits, and after that only bits are counted.

use wide::u32x8;

use super::class::Class;
use super::reading::Reading;

/// Finds the tokens of a class, one after the other.
#[derive(Clone, Debug)]
pub(super) struct Seeker<'a> {
    classes: &'a [Class],
    class: Class,
    /// Whether a token must be all of the class.
    all: bool,
    /// The first token that was looked at.
    base: usize,
    /// A bit for each token from there on that was found.
    found: u64,
}

/// So many tokens are looked at at once.
const AT_ONCE: usize = 64;

/// Before any token was looked at: further than that from every one.
const NOWHERE: usize = usize::MAX / 2;

impl Reading {
    /// A seeker of tokens that are or can be any of a class.
    pub(super) fn seek(&self, class: Class) -> Seeker<'_> {
        Seeker { classes: self.all_classes(), class, all: false, base: NOWHERE, found: 0 }
    }

    /// A seeker of tokens that are all of a class.
    pub(super) fn seek_all(&self, class: Class) -> Seeker<'_> {
        Seeker { all: true, ..self.seek(class) }
    }
}

impl Seeker<'_> {
    /// The next token from `at` on, before `end`; `end` where there is none. Fastest where it is asked for later tokens each time.
    #[expect(clippy::inline_always, reason = "every recogniser begins with this loop")]
    #[inline(always)]
    pub(super) fn next(&mut self, mut at: usize, end: usize) -> usize {
        while at < end {
            if at.wrapping_sub(self.base) >= AT_ONCE {
                self.look(at);
            }
            let rest = self.found >> (at - self.base);
            if rest != 0 {
                return end.min(at + usize::try_from(rest.trailing_zeros()).unwrap_or(AT_ONCE));
            }
            at = self.base + AT_ONCE;
        }
        end
    }

    /// Looks at the tokens from one on.
    #[inline(never)]
    fn look(&mut self, at: usize) {
        let from = self.classes.get(at..).unwrap_or(&[]);
        self.base = at;
        self.found = if let Some(tokens) = from.first_chunk() {
            self.bits(tokens)
        } else {
            // The last of the document.
            let mut tokens = [Class::empty(); AT_ONCE];
            tokens[..from.len()].copy_from_slice(from);
            self.bits(&tokens)
        };
    }

    /// A bit for each token, the lowest for the first.
    fn bits(&self, tokens: &[Class; AT_ONCE]) -> u64 {
        let mask = u32x8::splat(self.class.bits());
        // Of a token that is none of the class nothing is left; of one that is all of it, all.
        let left = if self.all { mask } else { u32x8::ZERO };
        let (eights, _) = tokens.as_chunks::<8>();
        let equal = eights.iter().rev().fold(0, |bits, tokens| {
            let tokens = u32x8::from(tokens.map(|token| token.bits()));
            (bits << 8) | u64::from((tokens & mask).simd_eq(left).to_bitmask())
        });
        if self.all { equal } else { !equal }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::tests::reading;
    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

        /// Whatever is asked for, and in whatever order, it is what asking every token finds.
        #[test]
        fn every_token_of_the_class_is_found_and_no_other(
            words in prop::collection::vec(prop::sample::select(&["an", "Oak", "of", "5", ",", "(", "The", "May", "was"][..]), 0..200),
            asked in prop::collection::vec((0_usize..220, 0_usize..220), 1..20),
        ) {
            let (_, reading) = reading(&words.join(" "));
            for class in [Class::CAPITAL, Class::NUMERAL | Class::CUE, Class::WORD | Class::CAPITAL, Class::PERIOD] {
                let (mut any, mut all) = (reading.seek(class), reading.seek_all(class));
                for &(at, end) in &asked {
                    let end = end.min(reading.len());
                    let first = |is: &dyn Fn(usize) -> bool| (at..end).find(|&at| is(at)).unwrap_or(end);
                    prop_assert_eq!(any.next(at, end), first(&|at| reading.is(at, class)));
                    prop_assert_eq!(all.next(at, end), first(&|at| reading.class(at).contains(class)));
                }
            }
        }
    }
}
