//! One rule in the making: what it should find, what it finds as it is worded now, and the next words to try.
//!
//! Right is what makes `check` report what was discovered. Of most kinds that is just the claims of the draft; a rule on members
//! may bind other entities, and a rule on quotations those that change no word.

use std::collections::{BTreeMap, BTreeSet};

use super::context::Context;
use super::cover::{Choice, choose, shared_by_parts};
use super::kinds::Place;
use super::yaml::{Says, Written};
use crate::claim::{self, Claim, Detail, Passages};
use crate::recognize::{Content, Document, Name, words_of};
use crate::rule::{QuoteOf, Rule, RuleKind};
use crate::source::{BlockId, SourceId};
use crate::value::Value;

/// One rule of `claims.yaml` in the making.
#[derive(Debug)]
pub(super) struct Plan {
    /// The rule it words, by its number in the draft.
    pub(super) of: usize,
    targets: BTreeSet<Place>,
    values: BTreeSet<String>,
    aim: Aim,
    wanted: Vec<Context>,
    unwanted: Vec<Context>,
    /// What it may say it is about, the next one last.
    choices: Vec<Says>,
    written: Written,
    rule: Option<Rule>,
    seen: Seen,
    best: Option<Best>,
    pub(super) is_open: bool,
}

/// What a rule must find for its findings to be those that were discovered.
#[derive(Debug)]
pub(super) enum Aim {
    /// Its claims; the same values in other places too, where words do no better.
    Claims,
    /// Its list alone: other lists have other lengths.
    Length,
    /// Its claims, by their places. Of other entities it may say what it will, if it does not count them both in and out.
    Members { stated: BTreeMap<Place, String>, entities: BTreeSet<String> },
    /// Quotations that change words of a passage.
    Quotations(Box<Quoted>),
}

/// A passage that is quoted.
#[derive(Debug)]
pub(super) struct Quoted {
    pub(super) document: usize,
    pub(super) block: BlockId,
    id: SourceId,
    words: Vec<String>,
    passages: Passages,
}

/// What one rule finds.
#[derive(Debug, Default)]
pub(super) struct Seen {
    found: BTreeSet<Place>,
    /// The words around claims that are not of the fact.
    wrong: Vec<Context>,
    wrongs: usize,
    values: BTreeSet<String>,
    /// How often other entities are counted out, and in.
    others: BTreeMap<String, [usize; 2]>,
    /// The words around some of these.
    around_others: Vec<(String, Context)>,
}

#[derive(Clone, Debug)]
struct Best {
    written: Written,
    /// Claims too many or too few.
    faults: usize,
}

/// So many wrong claims are learnt from at a time.
const LEARNT_FROM: usize = 300;

impl Aim {
    pub(super) fn members(claims: &[&Claim]) -> Self {
        let of = |claim: &&Claim| Some(((claim.document, claim.mention?), claim.value.to_string()));
        let entity = |claim: &&Claim| entity(claim).map(|(entity, _)| entity.to_owned());
        Self::Members { stated: claims.iter().filter_map(of).collect(), entities: claims.iter().filter_map(entity).collect() }
    }
}

/// Whom a claim counts in or out.
fn entity(claim: &Claim) -> Option<(&str, bool)> {
    match &claim.value {
        Value::Membership(membership) => Some((&membership.entity, membership.member)),
        _ => None,
    }
}

impl Quoted {
    /// The passage of a quotation.
    pub(super) fn of(claim: &Claim, documents: &[Document]) -> Option<Self> {
        let Detail::Quoted { document: number, span, .. } = &claim.detail else { return None };
        let document = documents.get(*number)?;
        let block = BlockId(document.source.blocks().iter().position(|block| block.span == *span)?);
        let passages = Passages::of(vec![claim::of_block(*number, document, block)]);
        let (id, words) = (document.source.id.clone(), words_in(document, block));
        Some(Self { document: *number, block, id, words, passages })
    }

    /// How often the words of a rule lead to something else than the passage, or do not lead to it. Copies of it that come after
    /// it are no harm: of passages that are alike the first is taken.
    fn strays(&self, rule: &Rule, number: usize, document: &Document) -> usize {
        let RuleKind::Quote { of: QuoteOf::Passage(words) } = &rule.kind else { return 0 };
        let blocks = claim::paragraphs(words, document);
        let missing = number == self.document && !blocks.contains(&self.block);
        let is_later = |block: BlockId| (&document.source.id, block.0) > (&self.id, self.block.0);
        let is_other = |&block: &BlockId| number != self.document || block != self.block;
        let strays =
            blocks.into_iter().filter(is_other).filter(|&block| !is_later(block) || words_in(document, block) != self.words);
        strays.count() + usize::from(missing)
    }
}

fn words_in(document: &Document, block: BlockId) -> Vec<String> {
    words_of(&document.reading, &document.reading.block(block)).words
}

impl Seen {
    pub(super) fn is_empty(&self) -> bool {
        self.values.is_empty() && self.wrongs == 0 && self.others.is_empty()
    }
}

impl Plan {
    pub(super) fn of(
        of: usize,
        claims: &[&Claim],
        documents: &[Document],
        choices: Vec<Says>,
        written: Written,
        aim: Aim,
    ) -> Self {
        let targets: BTreeSet<Place> = claims.iter().filter_map(|claim| Some((claim.document, claim.mention?))).collect();
        let context = |&(document, at): &Place| around(&documents[document], at, &targets, document, &aim);
        let mut plan = Self {
            of,
            wanted: targets.iter().map(context).collect(),
            values: claims.iter().map(|claim| claim.value.to_string()).collect(),
            aim,
            unwanted: Vec::new(),
            choices: choices.into_iter().rev().collect(),
            written,
            rule: None,
            seen: Seen::default(),
            best: None,
            is_open: true,
            targets,
        };
        plan.is_open = plan.choose_other();
        plan
    }

    /// To be tried on more documents.
    pub(super) fn reopen(&mut self) {
        if let Some(best) = self.best.take() {
            self.written = best.written;
            self.rule = self.written.rule();
            self.is_open = self.rule.is_some();
        } else {
            self.is_open = false;
        }
    }

    /// The rule, if words were found for it, and whether it finds just what it should.
    pub(super) fn worded(self) -> Option<(Written, bool)> {
        self.best.map(|best| (best.written, best.faults == 0))
    }

    /// What it finds in a document, as it is worded now.
    pub(super) fn look(&self, document: &Document, number: Option<usize>) -> Seen {
        let mut seen = Seen::default();
        let Some(rule) = &self.rule else { return seen };
        let at = number.unwrap_or(usize::MAX);
        let claims = match &self.aim {
            Aim::Quotations(quoted) => {
                seen.wrongs = quoted.strays(rule, at, document);
                claim::quoting(rule, at, document, &quoted.passages)
            }
            Aim::Claims | Aim::Length | Aim::Members { .. } => claim::of_rule(rule, at, document),
        };
        for claim in claims {
            let place = number.zip(claim.mention).filter(|place| self.is_wanted(*place, &claim));
            let is_faithful = matches!(&claim.detail, Detail::Quoted { edits, .. } if edits.is_empty());
            if let Some(place) = place {
                seen.values.insert(claim.value.to_string());
                seen.found.insert(place);
            } else if let Some((entity, member)) = self.other(&claim) {
                seen.others.entry(entity.to_owned()).or_default()[usize::from(member)] += 1;
                if seen.around_others.len() < LEARNT_FROM {
                    seen.around_others.push((entity.to_owned(), around_claim(document, &claim)));
                }
            } else if !is_faithful {
                seen.values.insert(claim.value.to_string());
                seen.wrongs += 1;
                if seen.wrong.len() < LEARNT_FROM {
                    seen.wrong.push(around_claim(document, &claim));
                }
            }
        }
        seen
    }

    fn is_wanted(&self, place: Place, claim: &Claim) -> bool {
        match &self.aim {
            Aim::Members { stated, .. } => stated.get(&place).is_some_and(|value| *value == claim.value.to_string()),
            Aim::Claims | Aim::Length | Aim::Quotations(_) => self.targets.contains(&place),
        }
    }

    /// Whom a claim counts in or out, if the fact is not about it.
    fn other<'c>(&self, claim: &'c Claim) -> Option<(&'c str, bool)> {
        let Aim::Members { entities, .. } = &self.aim else { return None };
        entity(claim).filter(|(entity, _)| !entities.contains(*entity))
    }

    /// Takes note of what was found in a document.
    pub(super) fn note(&mut self, seen: Seen) {
        let all = &mut self.seen;
        all.found.extend(seen.found);
        all.values.extend(seen.values);
        all.wrongs += seen.wrongs;
        let room = LEARNT_FROM.saturating_sub(all.wrong.len());
        all.wrong.extend(seen.wrong.into_iter().take(room));
        for (entity, [out, within]) in seen.others {
            let known = all.others.entry(entity).or_default();
            *known = [known[0] + out, known[1] + within];
        }
        let room = LEARNT_FROM.saturating_sub(all.around_others.len());
        all.around_others.extend(seen.around_others.into_iter().take(room));
    }

    /// Judges what was found, and words the rule anew where that was not right. Says whether it is to be tried again.
    pub(super) fn learn(&mut self) -> bool {
        let mut seen = std::mem::take(&mut self.seen);
        // Who is only in, or only out, is in no finding.
        seen.others.retain(|_, counts| !counts.contains(&0));
        seen.wrongs += seen.others.values().flatten().sum::<usize>();
        seen.wrong
            .extend(seen.around_others.into_iter().filter(|(of, _)| seen.others.contains_key(of)).map(|(_, context)| context));
        let missing = self.targets.len() - seen.found.len();
        let faults = missing + seen.wrongs;
        let same_values = match &self.aim {
            Aim::Claims => seen.values == self.values,
            Aim::Members { .. } => seen.others.is_empty() && seen.values == self.values,
            // Every quotation has words of its own, and of lengths each is another list's.
            Aim::Length | Aim::Quotations(_) => false,
        };
        if (faults == 0 || same_values) && self.best.as_ref().is_none_or(|best| faults < best.faults) {
            self.best = Some(Best { written: self.written.clone(), faults });
        }
        self.is_open = faults > 0 && {
            let before = self.unwanted.len();
            let mut known: BTreeSet<u64> = self.unwanted.iter().map(|context| context.key).collect();
            self.unwanted.extend(seen.wrong.into_iter().filter(|context| known.insert(context.key)));
            let learnt = missing == 0 && self.unwanted.len() > before;
            (learnt && self.choose_near()) || self.choose_other()
        };
        self.is_open
    }

    /// Other words for what the rule is about.
    fn choose_other(&mut self) -> bool {
        while let Some(choice) = self.choices.pop() {
            self.written.says = choice;
            self.unwanted.clear();
            if self.choose_near() {
                return true;
            }
        }
        false
    }

    /// Other words for what a claim must be near.
    fn choose_near(&mut self) -> bool {
        let Some(Choice { near, not_near }) = self.near() else { return false };
        (self.written.near, self.written.not_near) = (near, not_near);
        self.rule = self.written.rule();
        self.rule.is_some()
    }

    fn near(&self) -> Option<Choice> {
        if self.unwanted.is_empty() && matches!(self.aim, Aim::Quotations(_)) {
            // The passage says what is quoted; whoever quotes it is to be found.
            return Some(Choice::default());
        }
        let choice = choose(&self.wanted, &self.unwanted, self.written.says.phrases())?;
        if self.unwanted.is_empty() && choice.near.is_empty() && matches!(self.aim, Aim::Members { .. }) {
            // Words of joining say nothing of what is joined.
            return Some(Choice { near: shared_by_parts(&self.wanted), not_near: Vec::new() });
        }
        Some(choice)
    }
}

/// The words around a claim, its own value and those of other claims of the fact apart.
fn around(document: &Document, at: usize, targets: &BTreeSet<Place>, number: usize, aim: &Aim) -> Context {
    let mentions = document.reading.mentions();
    let own = targets.range((number, 0)..(number + 1, 0)).map(|(_, at)| {
        let count = mentions[*at].content.list().and_then(|list| list.count.clone());
        count.unwrap_or_else(|| mentions[*at].tokens.clone())
    });
    let mut own = own.collect::<Vec<_>>();
    if let Aim::Members { .. } = aim {
        // Whoever else stands there is an entity like it.
        let countries = mentions.iter().filter(|mention| matches!(mention.content, Content::Name(Name::Country { .. })));
        own.extend(countries.map(|mention| mention.tokens.clone()));
    }
    Context::of(document, &spoken_at(document, at), &own)
}

/// The words around a claim that is not of the fact.
fn around_claim(document: &Document, claim: &Claim) -> Context {
    let start = document.reading.tokens_in(&claim.span).start;
    let tokens = claim.mention.map_or_else(|| vec![start], |at| spoken_at(document, at));
    Context::of(document, &tokens, &[])
}

/// The tokens around which `near` looks for words: a list is spoken of where it is announced, too.
fn spoken_at(document: &Document, at: usize) -> Vec<usize> {
    let mention = &document.reading.mentions()[at];
    let announced = mention.content.list().map_or(&[][..], |list| &list.announced);
    announced.iter().map(|tokens| tokens.start).chain([mention.tokens.start]).collect()
}
