//! What the page shows one after another: findings, then what agrees, then what was stated once only.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::verdict::Verdict;
use crate::claim::{Claim, Detail};
use crate::finding::{self, Agreement, Code, Finding, Group};
use crate::report::{Report, clean};
use crate::value::{Edit, NameSet, Relation, Value};

/// One fact, and how it stands.
pub(super) struct Fact<'a> {
    /// What links lead to. It stays the same from run to run.
    pub(super) anchor: String,
    pub(super) rule: &'a str,
    pub(super) title: &'a str,
    pub(super) message: &'a str,
    pub(super) groups: &'a [Group],
    pub(super) verdict: Verdict,
    /// What was found, unless all is well.
    pub(super) finding: Option<&'a Finding>,
    /// For each group whether it stands against another: what a verdict's colour is for.
    pub(super) against: Vec<bool>,
}

/// All facts of a report, in the order of the page.
pub(super) fn all<'a>(report: &Report<'a>) -> Vec<Fact<'a>> {
    let verdicts = report.verdicts;
    let mut anchors = Anchors::default();
    let findings = verdicts.findings.iter().map(|finding| of_finding(finding, &mut anchors)).collect::<Vec<_>>();
    let agreed = verdicts.agreements.iter().map(|agreement| (agreement, Verdict::Agreed));
    let rest = agreed.chain(verdicts.single.iter().map(|single| (single, Verdict::Once)));
    let rest = rest.map(|(agreement, verdict)| of_agreement(agreement, verdict, &mut anchors)).collect::<Vec<_>>();
    findings.into_iter().chain(rest).collect()
}

/// The anchors given so far. A rule that has several verdicts has several anchors: no id of a rule holds a colon.
#[derive(Default)]
struct Anchors(BTreeMap<String, usize>);

impl Anchors {
    fn next(&mut self, rule: &str, code: Option<Code>) -> String {
        let anchor = clean(rule).replace(char::is_whitespace, "_");
        if self.0.insert(anchor.clone(), 1).is_none() {
            return anchor;
        }
        let further = format!("{anchor}:{}", code.map_or("agreement", Code::name));
        let seen = self.0.entry(further.clone()).or_default();
        *seen += 1;
        if *seen == 1 { further } else { format!("{further}:{seen}") }
    }
}

fn of_finding<'a>(finding: &'a Finding, anchors: &mut Anchors) -> Fact<'a> {
    Fact {
        anchor: anchors.next(&finding.rule.0, Some(finding.code)),
        rule: &finding.rule.0,
        title: &finding.title,
        message: &finding.message,
        groups: &finding.groups,
        verdict: Verdict::of(finding.code),
        finding: Some(finding),
        against: against(finding),
    }
}

fn of_agreement<'a>(agreement: &'a Agreement, verdict: Verdict, anchors: &mut Anchors) -> Fact<'a> {
    Fact {
        anchor: anchors.next(&agreement.rule.0, None),
        rule: &agreement.rule.0,
        title: &agreement.title,
        message: &agreement.message,
        groups: &agreement.groups,
        verdict,
        finding: None,
        against: vec![false; agreement.groups.len()],
    }
}

/// Of more groups than this, all are taken to stand against each other: pairs of many values are not looked at again.
const ALL_PAIRS: usize = 64;

fn against(finding: &Finding) -> Vec<bool> {
    let groups = &finding.groups;
    let stands = |number: usize| match finding.code {
        Code::Misquote => groups[number].claims.iter().any(is_altered),
        Code::CountConflict | Code::AmountConflict | Code::DateConflict | Code::NameConflict => {
            opposed(groups, number, &[Relation::Conflict])
        }
        Code::LooseBounds => opposed(groups, number, &[Relation::Loose]),
        Code::ChangedOverTime => opposed(groups, number, &[Relation::Conflict, Relation::Loose]),
        Code::ListConflict
        | Code::MemberConflict
        | Code::UnexpectedValue
        | Code::CheckFailed
        | Code::ClaimsChanged
        | Code::SnapshotChanged => true,
        Code::QuoteNotFound
        | Code::NothingMatched
        | Code::CheckNotEvaluated
        | Code::WaiverExpired
        | Code::WaiverUnused
        | Code::WaiverWithoutReason
        | Code::WaiverMalformed
        | Code::SnapshotMissing
        | Code::SnapshotUnreferenced => false,
    };
    (0..groups.len()).map(stands).collect()
}

fn is_altered(claim: &Claim) -> bool {
    matches!(&claim.detail, Detail::Quoted { edits, .. } if !edits.is_empty())
}

/// Whether a group stands so to any other.
fn opposed(groups: &[Group], number: usize, relations: &[Relation]) -> bool {
    let stand_so = |a: &Group, b: &Group| {
        let relate = |a: &Claim, b: &Claim| match (&a.value, &b.value) {
            (Value::Name(_), Value::Name(_)) => None,
            (a, b) => a.relation(b),
        };
        let of_names = names(a).zip(names(b)).map(|(a, b)| a.relation(&b));
        let of_values = a.claims.iter().take(ALL_PAIRS).flat_map(|a| b.claims.iter().take(ALL_PAIRS).map(move |b| relate(a, b)));
        of_values.flatten().chain(of_names).any(|relation| relations.contains(&relation))
    };
    groups.len() > ALL_PAIRS
        || groups.iter().enumerate().any(|(other, group)| other != number && stand_so(&groups[number], group))
}

/// The names of a group, if that is what its claims are.
fn names(group: &Group) -> Option<NameSet> {
    let name = |claim: &Claim| if let Value::Name(name) = &claim.value { Some(name.clone()) } else { None };
    group.claims.iter().map(name).collect::<Option<_>>().map(NameSet)
}

impl Fact<'_> {
    /// The word for how much it matters; of what is well there is none.
    pub(super) fn severity(&self) -> Option<&'static str> {
        self.finding.map(|finding| finding.severity.word())
    }

    /// The documents that state it, each once, in order.
    pub(super) fn documents(&self) -> Vec<usize> {
        finding::documents(self.groups)
    }

    /// How many places state it.
    pub(super) fn places(&self) -> usize {
        self.groups.iter().map(|group| group.claims.len()).sum()
    }

    /// What a group is called. Of a misquote it is what it changes.
    pub(super) fn label(&self, group: usize) -> Cow<'_, str> {
        let group = &self.groups[group];
        let Some(Detail::Quoted { edits, .. }) = group.claims.first().map(|claim| &claim.detail) else {
            return Cow::Borrowed(&group.value);
        };
        let change = |edit: &Edit| match edit {
            Edit::Kept(_) => None,
            Edit::Added(words) => Some(format!("adds “{}”", words.join(" "))),
            Edit::Dropped(words) => Some(format!("drops “{}”", words.join(" "))),
        };
        let changes: Vec<String> = edits.iter().filter_map(change).collect();
        if changes.is_empty() { Cow::Borrowed(&group.value) } else { Cow::Owned(changes.join(", ")) }
    }

    /// Each document that states it, with the groups that it has a claim in and how many.
    pub(super) fn by_document(&self) -> BTreeMap<usize, Vec<(usize, usize)>> {
        let mut said: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
        for (number, group) in self.groups.iter().enumerate() {
            for claim in &group.claims {
                let groups = said.entry(claim.document).or_default();
                match groups.last_mut() {
                    Some((last, times)) if *last == number => *times += 1,
                    _ => groups.push((number, 1)),
                }
            }
        }
        said
    }
}
