//! Rules in words that find what was found without them: drafted, tried on documents, and drafted again with what they found
//! wrongly, until they find exactly the claims they were drafted from.

use std::collections::{BTreeMap, BTreeSet};

use super::Draft;
use super::context::Context;
use super::cover::{Choice, choose};
use super::kinds::{self, Place};
use super::yaml::{Says, Written};
use crate::claim::{self, Claim, Detail};
use crate::recognize::{Content, Document};
use crate::rule::{Measure, Rule, RuleKind};
use crate::source::SourceId;

/// Rules that are being put in words.
#[derive(Debug)]
pub struct Wording {
    plans: Vec<Plan>,
    /// The documents that claims stand in, by their numbers there.
    numbers: BTreeMap<SourceId, usize>,
    /// How many rules were to be put in words.
    rules: usize,
}

/// What the rules as they are worded now find in one document.
#[derive(Debug)]
pub struct Sight {
    seen: Vec<(usize, Seen)>,
}

/// A rule in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worded {
    /// As an entry of `claims:`, or two where a count and its list belong together.
    pub yaml: String,
    /// Whether it finds exactly the claims it was drafted from; if not, it finds the same values.
    pub exact: bool,
}

/// What one rule finds.
#[derive(Debug, Default)]
struct Seen {
    found: BTreeSet<Place>,
    /// The words around claims that are not of the fact.
    wrong: Vec<Context>,
    wrongs: usize,
    values: BTreeSet<String>,
}

/// One rule of `claims.yaml` in the making.
#[derive(Debug)]
struct Plan {
    /// The rule it words, by its number in the draft.
    of: usize,
    targets: BTreeSet<Place>,
    values: BTreeSet<String>,
    /// Whether the same values are good enough.
    by_value: bool,
    wanted: Vec<Context>,
    unwanted: Vec<Context>,
    /// What it may say it is about, the next one last.
    choices: Vec<Vec<String>>,
    written: Written,
    rule: Option<Rule>,
    seen: Seen,
    best: Option<Best>,
    is_open: bool,
}

#[derive(Clone, Debug)]
struct Best {
    written: Written,
    /// Claims too many or too few.
    faults: usize,
}

/// So many wrong claims are learnt from at a time.
const LEARNT_FROM: usize = 300;

impl Wording {
    /// Words the rules of a draft, as far as its own documents ask.
    #[must_use]
    pub fn of(draft: &Draft, documents: &[Document]) -> Self {
        let ids: BTreeSet<&str> = draft.config.rules.iter().map(|rule| rule.id.0.as_str()).collect();
        let mut lists: Vec<String> = Vec::new();
        let mut plans = Vec::new();
        for (of, (rule, claims)) in draft.config.rules.iter().zip(&draft.claims).enumerate() {
            let (lengths, stated): (Vec<&Claim>, Vec<&Claim>) = claims.iter().partition(|claim| claim.detail == Detail::Length);
            let drafted = Drafted { of, rule, documents };
            plans.extend(drafted.scalar(&stated));
            for length in lengths {
                let free = |id: &String| !ids.contains(id.as_str()) && !lists.contains(id);
                let id = (1..).map(|n| format!("{}.list{}", rule.id, if n == 1 { String::new() } else { format!("-{n}") }));
                let Some(id) = id.into_iter().find(free) else { continue };
                plans.extend(drafted.list(length, id.clone()));
                lists.push(id);
            }
        }
        let numbers = documents.iter().enumerate().map(|(number, document)| (document.source.id.clone(), number)).collect();
        let mut wording = Self { plans, numbers, rules: draft.config.rules.len() };
        wording.settle(documents);
        wording
    }

    /// Words the rules until they find in these documents what they should, or cannot be made to.
    fn settle(&mut self, documents: &[Document]) {
        const ROUNDS: usize = 8;
        for _ in 0..ROUNDS {
            for document in documents {
                let sight = self.look(document);
                self.note(sight);
            }
            if !self.learn() {
                break;
            }
        }
    }

    /// Opens the rules again, to be tried on more documents than those they were drafted from.
    pub fn reopen(&mut self) {
        for plan in &mut self.plans {
            if let Some(best) = plan.best.take() {
                plan.written = best.written;
                plan.rule = plan.written.rule();
                plan.is_open = plan.rule.is_some();
            } else {
                plan.is_open = false;
            }
        }
    }

    /// What the rules that are not settled find in a document.
    #[must_use]
    pub fn look(&self, document: &Document) -> Sight {
        let number = self.numbers.get(&document.source.id).copied();
        let open = self.plans.iter().enumerate().filter(|(_, plan)| plan.is_open);
        let seen = open.map(|(at, plan)| (at, plan.look(document, number))).filter(|(_, seen)| !seen.values.is_empty());
        Sight { seen: seen.collect() }
    }

    /// Takes note of what was found in a document.
    pub fn note(&mut self, sight: Sight) {
        for (at, seen) in sight.seen {
            let all = &mut self.plans[at].seen;
            all.found.extend(seen.found);
            all.values.extend(seen.values);
            all.wrongs += seen.wrongs;
            let room = LEARNT_FROM.saturating_sub(all.wrong.len());
            all.wrong.extend(seen.wrong.into_iter().take(room));
        }
    }

    /// Words the rules anew that found too much or too little in the documents noted since the last time. Says whether there
    /// are any: then all documents are to be looked at again.
    pub fn learn(&mut self) -> bool {
        let open = self.plans.iter_mut().filter(|plan| plan.is_open);
        open.map(Plan::learn).filter(|again| *again).count() > 0
    }

    /// The rules in words, by their numbers; none where words do not tell the fact from others.
    #[must_use]
    pub fn finish(self) -> Vec<Option<Worded>> {
        let mut worded: Vec<Option<Worded>> = vec![None; self.rules];
        let mut failed: BTreeSet<usize> = BTreeSet::new();
        for plan in self.plans {
            let Some(best) = plan.best else {
                failed.insert(plan.of);
                continue;
            };
            let entry = worded[plan.of].get_or_insert(Worded { yaml: String::new(), exact: true });
            entry.yaml.push_str(&best.written.yaml());
            entry.exact &= best.faults == 0;
        }
        for of in failed {
            worded[of] = None;
        }
        worded
    }
}

/// A rule of a draft, to be put in words.
struct Drafted<'a> {
    of: usize,
    rule: &'a Rule,
    documents: &'a [Document],
}

impl Drafted<'_> {
    /// The plan for the values that sentences state.
    fn scalar(&self, claims: &[&Claim]) -> Option<Plan> {
        let targets: Vec<Place> = claims.iter().filter_map(|claim| Some((claim.document, claim.mention?))).collect();
        let (choices, says) = match &self.rule.kind {
            RuleKind::Count { .. } => (kinds::nouns(&targets, self.documents), Says::Count(Vec::new())),
            RuleKind::Amount { measure, .. } => {
                let unit = match measure {
                    Measure::Any => None,
                    Measure::Like(unit) => Some(unit.to_string()),
                    Measure::Number => Some("number".to_owned()),
                };
                let choices = kinds::nearest(&targets, self.documents, |mention| claim::amount(*measure, mention));
                (choices, Says::Amount { of: Vec::new(), unit })
            }
            RuleKind::Date { .. } => (kinds::nearest(&targets, self.documents, claim::date), Says::Date(Vec::new())),
            RuleKind::List { .. } | RuleKind::Name { .. } | RuleKind::Members { .. } | RuleKind::Quote { .. } => return None,
        };
        Some(self.plan(self.rule.id.0.clone(), self.rule.title.clone(), claims, choices, says))
    }

    /// The plan for a list that a count announces.
    fn list(&self, claim: &Claim, id: String) -> Option<Plan> {
        let choices = kinds::announcing((claim.document, claim.mention?), self.documents.get(claim.document)?);
        let says = Says::List { after: Vec::new(), counted_by: self.rule.id.0.clone() };
        Some(Plan { by_value: false, ..self.plan(id, self.rule.title.clone(), &[claim], choices, says) })
    }

    fn plan(&self, id: String, title: String, claims: &[&Claim], choices: Vec<Vec<String>>, says: Says) -> Plan {
        let targets: BTreeSet<Place> = claims.iter().filter_map(|claim| Some((claim.document, claim.mention?))).collect();
        let context = |&(document, at): &Place| around(&self.documents[document], at, &targets, document);
        let mut plan = Plan {
            of: self.of,
            wanted: targets.iter().map(context).collect(),
            values: claims.iter().map(|claim| claim.value.to_string()).collect(),
            by_value: true,
            unwanted: Vec::new(),
            choices: choices.into_iter().rev().collect(),
            written: Written { id, title, says, near: Vec::new(), not_near: Vec::new(), severity: self.rule.severity },
            rule: None,
            seen: Seen::default(),
            best: None,
            is_open: true,
            targets,
        };
        plan.is_open = plan.choose_other();
        plan
    }
}

/// The words around a claim, its own value and those of other claims of the fact apart.
fn around(document: &Document, at: usize, targets: &BTreeSet<Place>, number: usize) -> Context {
    let mentions = document.reading.mentions();
    let own = targets.range((number, 0)..(number + 1, 0)).map(|(_, at)| match &mentions[*at].content {
        Content::Items { count: Some(count), .. } => count.clone(),
        _ => mentions[*at].tokens.clone(),
    });
    Context::of(document, &spoken_at(document, at), &own.collect::<Vec<_>>())
}

/// The tokens around which `near` looks for words: a list is spoken of where it is announced, too.
fn spoken_at(document: &Document, at: usize) -> Vec<usize> {
    let mention = &document.reading.mentions()[at];
    let announced = match &mention.content {
        Content::Items { announced, .. } => &announced[..],
        _ => &[],
    };
    announced.iter().map(|tokens| tokens.start).chain([mention.tokens.start]).collect()
}

impl Plan {
    fn look(&self, document: &Document, number: Option<usize>) -> Seen {
        let mut seen = Seen::default();
        let Some(rule) = &self.rule else { return seen };
        for claim in claim::of_rule(rule, number.unwrap_or(usize::MAX), document) {
            seen.values.insert(claim.value.to_string());
            let place = number.zip(claim.mention).filter(|place| self.targets.contains(place));
            if let Some(place) = place {
                seen.found.insert(place);
                continue;
            }
            seen.wrongs += 1;
            if seen.wrong.len() < LEARNT_FROM {
                let start = document.reading.tokens_in(&claim.span).start;
                let tokens = claim.mention.map_or_else(|| vec![start], |at| spoken_at(document, at));
                seen.wrong.push(Context::of(document, &tokens, &[]));
            }
        }
        seen
    }

    /// Judges what was found, and words the rule anew where that was not right. Says whether it is to be tried again.
    fn learn(&mut self) -> bool {
        let seen = std::mem::take(&mut self.seen);
        let missing = self.targets.len() - seen.found.len();
        let faults = missing + seen.wrongs;
        let fits = faults == 0 || (self.by_value && seen.values == self.values);
        if fits && self.best.as_ref().is_none_or(|best| faults < best.faults) {
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
            match &mut self.written.says {
                Says::Count(phrases) | Says::Date(phrases) => *phrases = choice,
                Says::Amount { of, .. } => *of = choice,
                Says::List { after, .. } => *after = choice,
            }
            self.unwanted.clear();
            if self.choose_near() {
                return true;
            }
        }
        false
    }

    /// Other words for what a claim must be near.
    fn choose_near(&mut self) -> bool {
        let phrases = match &self.written.says {
            Says::Count(phrases) | Says::Date(phrases) => phrases,
            Says::Amount { of, .. } => of,
            Says::List { after, .. } => after,
        };
        let Some(Choice { near, not_near }) = choose(&self.wanted, &self.unwanted, phrases) else { return false };
        (self.written.near, self.written.not_near) = (near, not_near);
        self.rule = self.written.rule();
        self.rule.is_some()
    }
}
