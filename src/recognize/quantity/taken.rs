//! Which tokens no quantity may have, because they are part of something else: one bit a token.

use std::ops::Range;

/// A set of tokens.
#[derive(Debug)]
pub(in super::super) struct Taken {
    bits: Vec<u64>,
}

const WORD: usize = 64;

impl Taken {
    /// None of so many tokens.
    pub(in super::super) fn none(tokens: usize) -> Self {
        Self { bits: vec![0; tokens / WORD + 1] }
    }

    /// Adds tokens.
    pub(in super::super) fn take(&mut self, tokens: Range<usize>) {
        for at in tokens {
            if let Some(bits) = self.bits.get_mut(at / WORD) {
                *bits |= 1 << (at % WORD);
            }
        }
    }

    /// Whether a token is among them.
    pub(super) fn has(&self, at: usize) -> bool {
        self.bits.get(at / WORD).is_some_and(|bits| bits >> (at % WORD) & 1 == 1)
    }
}
