//! Two sets of verdicts, before and after → what the step between them introduced, changed and resolved.
//!
//! A finding that stood before, word for word, is left out; everything else is news, with the values that moved. Pure: knows
//! neither files nor revisions, and not which of two states is right.

mod step;

pub use step::{Step, lines};

use std::collections::{BTreeMap, BTreeSet};

use crate::claim::Claim;
use crate::compare::Verdicts;
use crate::finding::{Agreement, Code, Declared, Finding, Fingerprint, Group, distribution, fingerprint};
use crate::recognize::Document;
use crate::rule::{Config, RuleId, Severity};
use crate::source::Source;

/// Documents, and what comparing them said.
#[derive(Clone, Copy, Debug)]
pub struct State<'a> {
    /// In the order that claims number them by.
    pub documents: &'a [Document],
    /// What comparing them said.
    pub verdicts: &'a Verdicts,
}

/// What a step brought.
#[derive(Debug)]
pub struct Changes {
    /// The verdicts after the step; of the findings only those that are news, in their order.
    pub verdicts: Verdicts,
    /// Of each of these findings, how it came about.
    pub news: BTreeMap<Fingerprint, News>,
    /// The findings that are gone, in the order of output.
    pub resolved: Vec<Resolved>,
    /// How many findings stood before as they stand now.
    pub stood: usize,
}

/// How a finding came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// What happened.
    pub change: Change,
    /// What was said of the rule before, in one line.
    pub before: String,
    /// The values that moved.
    pub steps: Vec<Step>,
}

/// What can happen to a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Its rule had no finding before.
    Introduced,
    /// Its rule had another one, or agreed about another value.
    Changed,
}

/// A finding that is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// What it was.
    pub code: Code,
    /// How much it mattered.
    pub severity: Severity,
    /// The rule or check it was about.
    pub rule: RuleId,
    /// What the fact is.
    pub title: String,
    /// What was wrong, in one line.
    pub message: String,
    /// What is said of the rule now, in one line.
    pub now: String,
    /// The values that moved.
    pub steps: Vec<Step>,
}

impl Change {
    /// In output.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Introduced => "introduced",
            Self::Changed => "changed",
        }
    }
}

/// What the step from `before` to these documents and verdicts brought. The rules are those of now.
#[must_use]
pub fn changes(config: &Config, before: State<'_>, documents: &[Document], verdicts: Verdicts) -> Changes {
    let after = State { documents, verdicts: &verdicts };
    let told = Telling { config, before, after };
    let known: BTreeMap<&Fingerprint, &Finding> =
        before.verdicts.findings.iter().map(|finding| (&finding.fingerprint, finding)).collect();
    let now: BTreeSet<&Fingerprint> = after.verdicts.findings.iter().map(|finding| &finding.fingerprint).collect();
    let mut changes = Changes { verdicts: Verdicts::default(), news: BTreeMap::new(), resolved: Vec::new(), stood: 0 };
    let mut replaced: BTreeSet<&Fingerprint> = BTreeSet::new();
    let mut findings = Vec::new();
    for finding in &after.verdicts.findings {
        let predecessor = match known.get(&finding.fingerprint) {
            Some(same) if same.severity == finding.severity => {
                changes.stood += 1;
                continue;
            }
            Some(same) => Some(*same),
            None => told.predecessor(finding).filter(|old| !now.contains(&old.fingerprint)),
        };
        replaced.extend(predecessor.map(|old| &old.fingerprint));
        findings.push(told.news(finding, predecessor, &mut changes.news));
    }
    let is_gone = |old: &&Finding| !now.contains(&old.fingerprint) && !replaced.contains(&old.fingerprint);
    changes.resolved = before.verdicts.findings.iter().filter(is_gone).map(|old| told.resolved(old)).collect();
    findings.extend(told.agreements(&mut changes.news));
    findings.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    changes.verdicts = Verdicts { findings, ..verdicts };
    changes
}

/// Both states, to tell of the one what it was in the other.
struct Telling<'a> {
    config: &'a Config,
    before: State<'a>,
    after: State<'a>,
}

impl<'a> Telling<'a> {
    /// What was said of the rule of a verdict before, where that was another verdict. What is wrong with a waiver follows
    /// nothing.
    fn predecessor(&self, finding: &Finding) -> Option<&'a Finding> {
        finding.code.is_verdict().then(|| self.before.finding(&finding.rule))?
    }

    /// A finding with what it was before, which goes into its notes for people and into the news for programs.
    fn news(&self, finding: &Finding, old: Option<&Finding>, all: &mut BTreeMap<Fingerprint, News>) -> Finding {
        let change = if old.is_some() { Change::Changed } else { Change::Introduced };
        let is_verdict = finding.code.is_verdict();
        let before = match old {
            Some(old) if said(old) == said(finding) => "the same values, in other words".to_owned(),
            Some(old) => said(old),
            None if is_verdict => self.before.standing(&finding.rule).unwrap_or_else(|| "there was no such rule".to_owned()),
            None => "there was no such finding".to_owned(),
        };
        let steps = if is_verdict { self.steps(&finding.rule) } else { Vec::new() };
        let mut shown = finding.clone();
        shown.notes.push(format!("before: {before}"));
        shown.notes.extend(lines(&steps));
        all.insert(finding.fingerprint.clone(), News { change, before, steps });
        shown
    }

    fn resolved(&self, old: &Finding) -> Resolved {
        let is_verdict = old.code.is_verdict();
        let standing = if is_verdict { self.after.standing(&old.rule) } else { None };
        Resolved {
            code: old.code,
            severity: old.severity,
            rule: old.rule.clone(),
            title: old.title.clone(),
            message: old.message.clone(),
            now: standing.unwrap_or_else(|| format!("there is no such {}", if is_verdict { "rule" } else { "finding" })),
            steps: if is_verdict { self.steps(&old.rule) } else { Vec::new() },
        }
    }

    /// Rules that agreed before and agree now, about something else: worth knowing, and nothing wrong. (A check says nothing
    /// that its rules do not.)
    fn agreements(&self, all: &mut BTreeMap<Fingerprint, News>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for rule in &self.config.rules {
            let (Some(old), Some(new)) = (self.before.agreement(&rule.id), self.after.agreement(&rule.id)) else { continue };
            let steps = self.steps(&rule.id);
            if steps.is_empty() {
                continue;
            }
            let groups = self.moved(&new.groups, &steps);
            let before = distribution(&old.groups);
            let sources: Vec<&Source> = self.after.documents.iter().map(|document| &document.source).collect();
            let detail: String = lines(&steps).join("\n");
            let fingerprint = fingerprint(Code::ClaimsChanged, &rule.id, &detail, &groups, &sources);
            findings.push(Finding {
                code: Code::ClaimsChanged,
                severity: Severity::Info,
                rule: rule.id.clone(),
                title: rule.title.clone(),
                message: format!("{}; before: {before}", distribution(&new.groups)),
                groups,
                notes: lines(&steps),
                help: "nothing, if this is what the documents should say".to_owned(),
                declared: Declared::Config(rule.span.clone()),
                fingerprint: fingerprint.clone(),
                evidence: None,
                waived: None,
                accepted: false,
            });
            all.insert(fingerprint, News { change: Change::Changed, before, steps });
        }
        findings
    }

    /// The claims of now whose value is new to their document.
    fn moved(&self, groups: &[Group], steps: &[Step]) -> Vec<Group> {
        let is_new = |claim: &&Claim| {
            let source = &self.after.documents[claim.document].source.id;
            let value = step::value(claim);
            steps.iter().any(|step| step.source == *source && step.after.as_ref() == Some(&value))
        };
        let kept = |group: &Group| {
            let claims: Vec<Claim> = group.claims.iter().filter(is_new).cloned().collect();
            (!claims.is_empty()).then(|| Group { value: group.value.clone(), claims })
        };
        groups.iter().filter_map(kept).collect()
    }

    /// What moved among the claims of a rule.
    fn steps(&self, rule: &RuleId) -> Vec<Step> {
        step::steps(self.before.stated(rule), self.after.stated(rule))
    }
}

impl<'a> State<'a> {
    /// The verdict on a rule that is a finding.
    fn finding(self, rule: &RuleId) -> Option<&'a Finding> {
        self.verdicts.findings.iter().find(|finding| finding.rule == *rule && finding.code.is_verdict())
    }

    /// The verdict on a rule that is none.
    fn agreement(self, rule: &RuleId) -> Option<&'a Agreement> {
        self.verdicts.agreements.iter().chain(&self.verdicts.single).find(|agreement| agreement.rule == *rule)
    }

    /// What is said of a rule, in one line; nothing if there is no such rule.
    fn standing(self, rule: &RuleId) -> Option<String> {
        let of = |all: &'a [Agreement]| all.iter().find(|agreement| agreement.rule == *rule);
        let agreed = || of(&self.verdicts.agreements).map(|agreement| format!("agreed: {}", agreement.message));
        let once = || of(&self.verdicts.single).map(|single| format!("stated once only: {}", single.message));
        self.finding(rule).map(said).or_else(agreed).or_else(once)
    }

    /// The claims of a rule, with the documents they stand in.
    fn stated(self, rule: &RuleId) -> Vec<(&'a Source, &'a Claim)> {
        let groups = self.finding(rule).map(|finding| &finding.groups);
        let groups = groups.or_else(|| self.agreement(rule).map(|agreement| &agreement.groups));
        let claims = groups.into_iter().flatten().flat_map(|group| &group.claims);
        claims.map(|claim| (&self.documents[claim.document].source, claim)).collect()
    }
}

fn said(finding: &Finding) -> String {
    format!("{}[{}]: {}", finding.severity.word(), finding.code, finding.message)
}
