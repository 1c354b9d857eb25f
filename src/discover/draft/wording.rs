//! Rules in words that find what was found without them: drafted, tried on documents, and drafted again with what they found
//! wrongly, until they find exactly the claims they were drafted from.

use std::collections::{BTreeMap, BTreeSet};

use super::Draft;
use super::kinds::{self, Place};
use super::plan::{Aim, Plan, Quoted, Seen};
use super::yaml::{Says, Written};
use crate::claim::{self, Claim, Detail};
use crate::recognize::Document;
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

impl Wording {
    /// Words the rules of a draft, as far as its own documents ask.
    #[must_use]
    pub fn of(draft: &Draft, documents: &[Document]) -> Self {
        let ids: BTreeSet<&str> = draft.config.rules.iter().map(|rule| rule.id.0.as_str()).collect();
        let mut lists: Vec<String> = Vec::new();
        let mut plans = Vec::new();
        for (of, (rule, claims)) in draft.config.rules.iter().zip(&draft.claims).enumerate() {
            let (lengths, stated): (Vec<&Claim>, Vec<&Claim>) = claims.iter().partition(|claim| claim.detail == Detail::Length);
            if claims.iter().any(|claim| matches!(claim.detail, Detail::Sum(_))) {
                // No rule adds up numbers of its own choice: the total alone would be half the fact.
                continue;
            }
            let drafted = Drafted { of, rule, documents };
            plans.extend(drafted.stated(&stated));
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
            plan.reopen();
        }
    }

    /// What the rules that are not settled find in a document.
    #[must_use]
    pub fn look(&self, document: &Document) -> Sight {
        let number = self.numbers.get(&document.source.id).copied();
        let open = self.plans.iter().enumerate().filter(|(_, plan)| plan.is_open);
        let seen = open.map(|(at, plan)| (at, plan.look(document, number))).filter(|(_, seen)| !seen.is_empty());
        Sight { seen: seen.collect() }
    }

    /// Takes note of what was found in a document.
    pub fn note(&mut self, sight: Sight) {
        for (at, seen) in sight.seen {
            self.plans[at].note(seen);
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
            let of = plan.of;
            let Some((written, exact)) = plan.worded() else {
                failed.insert(of);
                continue;
            };
            let entry = worded[of].get_or_insert(Worded { yaml: String::new(), exact: true });
            entry.yaml.push_str(&written.yaml());
            entry.exact &= exact;
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
    /// The plan for what documents state.
    fn stated(&self, claims: &[&Claim]) -> Option<Plan> {
        let targets: Vec<Place> = claims.iter().filter_map(|claim| Some((claim.document, claim.mention?))).collect();
        let (choices, aim): (Vec<Says>, Aim) = match &self.rule.kind {
            RuleKind::Count { .. } => (says(kinds::nouns(&targets, self.documents), Says::Count), Aim::Claims),
            RuleKind::Amount { measure, .. } => {
                let unit = match measure {
                    Measure::Any => None,
                    Measure::Like(unit) => Some(unit.to_string()),
                    Measure::Number => Some("number".to_owned()),
                };
                let choices = kinds::nearest(&targets, self.documents, |mention| claim::amount(*measure, mention));
                (says(choices, |of| Says::Amount { of, unit: unit.clone() }), Aim::Claims)
            }
            RuleKind::Date { .. } => (says(kinds::nearest(&targets, self.documents, claim::date), Says::Date), Aim::Claims),
            RuleKind::List { closed, .. } => {
                let list = |after| Says::List { after, closed: *closed, counted_by: None };
                (says(kinds::announcing(&targets, self.documents), list), Aim::Claims)
            }
            RuleKind::Members { .. } => {
                let [within, without] = kinds::joining(&targets, self.documents)?;
                (vec![Says::Members { within, without }], Aim::members(claims))
            }
            RuleKind::Quote { .. } => {
                let quoted = Quoted::of(claims.first()?, self.documents)?;
                let choices = kinds::passage(&self.documents[quoted.document], quoted.block);
                (says(choices, |passage| Says::Quote { passage }), Aim::Quotations(Box::new(quoted)))
            }
            RuleKind::Name { .. } => (vec![Says::Name(kinds::names(claims, self.documents)?)], Aim::Claims),
        };
        Some(self.plan(self.rule.id.0.clone(), claims, choices, aim))
    }

    /// The plan for a list that a count announces.
    fn list(&self, claim: &Claim, id: String) -> Option<Plan> {
        let choices = kinds::announcing(&[(claim.document, claim.mention?)], self.documents);
        let counted_by = Some(self.rule.id.0.clone());
        let list = |after| Says::List { after, closed: false, counted_by: counted_by.clone() };
        Some(self.plan(id, &[claim], says(choices, list), Aim::Length))
    }

    fn plan(&self, id: String, claims: &[&Claim], choices: Vec<Says>, aim: Aim) -> Plan {
        let (title, severity) = (self.rule.title.clone(), self.rule.severity);
        let first = choices.first().cloned().unwrap_or(Says::Count(Vec::new()));
        let written = Written { id, title, says: first, near: Vec::new(), not_near: Vec::new(), severity };
        Plan::of(self.of, claims, self.documents, choices, written, aim)
    }
}

/// What a rule may say, by choices of its phrases.
fn says(choices: Vec<Vec<String>>, says: impl Fn(Vec<String>) -> Says) -> Vec<Says> {
    choices.into_iter().map(says).collect()
}
