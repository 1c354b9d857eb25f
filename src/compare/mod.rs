//! Claims → verdicts: one file a kind. A rule gets one finding, or it agrees, or it was stated once only, or not at all.

mod check;
mod comment;
mod groups;
mod list;
mod members;
mod name;
mod quote;
mod scalar;
mod waiver;

pub(crate) use list::Table as ListTable;
pub(crate) use scalar::by_value;

use jiff::civil::Date;

use crate::claim::{Claim, Claims};
use crate::finding::{Agreement, Code, Declared, Finding, Group, distribution, documents, fingerprint};
use crate::recognize::Document;
use crate::rule::{Config, Rule, RuleId, RuleKind, Severity};
use crate::source::Source;
use crate::value::Value;

/// What comparing depends on besides rules and claims.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// The day on which waivers are judged.
    pub today: Date,
    /// Whether the documents are only some of those the rules are for: then rules that match nothing are no cause for concern.
    pub partial: bool,
}

/// Every verdict.
#[derive(Debug, Default)]
pub struct Verdicts {
    /// What is worth showing, in its order.
    pub findings: Vec<Finding>,
    /// What agrees, by rule.
    pub agreements: Vec<Agreement>,
    /// Rules with one claim, which nothing could agree or disagree with, by rule.
    pub single: Vec<Agreement>,
    /// Rules without claims.
    pub unmatched: Vec<RuleId>,
}

/// What one kind makes of a rule's claims.
struct Judgement {
    groups: Vec<Group>,
    /// What is wrong; nothing if they agree.
    fault: Option<Fault>,
    notes: Vec<String>,
    /// Whether any two of the values could be compared at all.
    comparable: bool,
}

struct Fault {
    code: Code,
    severity: Severity,
    /// What is wrong, in one line, where it is more than the distribution of values.
    message: Option<String>,
    help: String,
}

/// Compares the claims of every rule, and evaluates every check.
#[must_use]
pub fn compare(config: &Config, documents: &[Document], claims: &Claims, settings: Settings) -> Verdicts {
    let context = Context { config, sources: documents.iter().map(|document| &document.source).collect(), settings };
    let mut verdicts = Verdicts::default();
    let mut comments = comment::Comments::of(&context);
    for (rule, claims) in config.rules.iter().zip(claims) {
        context.rule(rule, claims, &mut comments, &mut verdicts);
    }
    verdicts.findings.extend(comments.settle(&context));
    for check in &config.checks {
        check::evaluate(&context, check, claims, &mut verdicts);
    }
    verdicts.findings.sort_by(|a, b| a.sort_key().cmp(&b.sort_key()));
    verdicts
}

/// What every comparison looks at.
pub(super) struct Context<'a> {
    config: &'a Config,
    sources: Vec<&'a Source>,
    settings: Settings,
}

impl Context<'_> {
    fn rule(&self, rule: &Rule, claims: &[Claim], comments: &mut comment::Comments, verdicts: &mut Verdicts) {
        if rule.silent {
            return;
        }
        let (waived, left) = waiver::Waived::of(self, rule, claims, comments);
        if claims.is_empty() {
            verdicts.unmatched.push(rule.id.clone());
            let mut finding = Some(self.nothing_matched(rule));
            verdicts.findings.extend(waived.settle(self, rule, &mut finding));
            verdicts.findings.extend(finding);
            return;
        }
        let mut judgement = self.judge(rule, left);
        judgement.notes.extend(waived.note());
        let mut finding = self.finding(rule, &judgement);
        verdicts.findings.extend(waived.settle(self, rule, &mut finding));
        if let Some(finding) = finding {
            verdicts.findings.push(finding);
            return;
        }
        let Judgement { groups, notes, comparable, .. } = judgement;
        let single = !comparable || groups.iter().map(|group| group.claims.len()).sum::<usize>() < 2;
        let said = Some(distribution(&groups)).filter(|said| !said.is_empty());
        let message = said.into_iter().chain(notes).collect::<Vec<_>>().join("; ");
        let agreement = Agreement { rule: rule.id.clone(), title: rule.title.clone(), message, groups };
        if single { verdicts.single.push(agreement) } else { verdicts.agreements.push(agreement) }
    }

    fn judge(&self, rule: &Rule, claims: Vec<Claim>) -> Judgement {
        match &rule.kind {
            RuleKind::Count { .. } | RuleKind::Amount { .. } | RuleKind::Date { .. } => scalar::judge(self, rule, claims),
            RuleKind::List { .. } => list::judge(self, rule, &claims),
            RuleKind::Name { .. } => name::judge(self, rule, claims),
            RuleKind::Members { .. } => members::judge(self, rule, claims),
            RuleKind::Quote { .. } => quote::judge(self, rule, claims),
        }
    }

    fn finding(&self, rule: &Rule, judgement: &Judgement) -> Option<Finding> {
        let fault = judgement.fault.as_ref()?;
        let groups = judgement.groups.clone();
        let mut notes = judgement.notes.clone();
        notes.extend(self.reference(&groups));
        Some(Finding {
            code: fault.code,
            severity: fault.severity,
            rule: rule.id.clone(),
            title: rule.title.clone(),
            message: fault.message.clone().unwrap_or_else(|| distribution(&groups)),
            waived: None,
            notes,
            help: fault.help.clone(),
            declared: Declared::Config(rule.span.clone()),
            fingerprint: fingerprint(fault.code, &rule.id, "", &groups, &self.sources),
            evidence: None,
            accepted: false,
            groups,
        })
    }

    fn nothing_matched(&self, rule: &Rule) -> Finding {
        let severity = if self.settings.partial { Severity::Info } else { rule.severity.min(Severity::Warning) };
        Finding {
            code: Code::NothingMatched,
            severity,
            rule: rule.id.clone(),
            title: rule.title.clone(),
            message: "the rule matched nothing, so nothing was compared".to_owned(),
            waived: None,
            groups: Vec::new(),
            notes: Vec::new(),
            help: "correct its words or its `near`, or remove the rule".to_owned(),
            declared: Declared::Config(rule.span.clone()),
            fingerprint: fingerprint(Code::NothingMatched, &rule.id, "", &[], &self.sources),
            evidence: None,
            accepted: false,
        }
    }

    /// The documents of a group, by their ids.
    fn ids(&self, group: &Group) -> String {
        self.named(documents(std::slice::from_ref(group)))
    }

    /// Documents, by their ids.
    fn named(&self, documents: impl IntoIterator<Item = usize>) -> String {
        documents.into_iter().map(|document| self.sources[document].id.to_string()).collect::<Vec<_>>().join(", ")
    }

    /// What the highest authority among the documents says.
    fn reference(&self, groups: &[Group]) -> Option<String> {
        let rank = |document: usize| self.sources[document].metadata.authority;
        let highest = documents(groups).into_iter().filter_map(rank).min()?;
        let said: Vec<String> = groups
            .iter()
            .filter_map(|group| {
                let claim = group.claims.iter().find(|claim| rank(claim.document) == Some(highest))?;
                Some(format!("{} ({})", group.value, self.sources[claim.document].id))
            })
            .collect();
        Some(format!("the reference says {}", said.join(" and ")))
    }

    /// The documents of some claims that nobody dated, for rules whose facts change.
    fn undated(&self, rule: &Rule, claims: &[Group]) -> Option<String> {
        let is_undated = |document: &usize| self.sources[*document].metadata.as_of.is_none();
        let undated: Vec<usize> = documents(claims).into_iter().filter(is_undated).collect();
        let matters = rule.over_time != crate::value::Drift::Fixed && !undated.is_empty();
        matters.then(|| format!("no date is known for {}: an `as_of` could tell a change from a conflict", self.named(undated)))
    }
}

/// The code of a conflict between values of a rule.
fn conflict_code(rule: &Rule) -> Code {
    match rule.kind {
        RuleKind::Count { .. } => Code::CountConflict,
        RuleKind::Amount { .. } => Code::AmountConflict,
        RuleKind::Date { .. } => Code::DateConflict,
        RuleKind::List { .. } => Code::ListConflict,
        RuleKind::Name { .. } => Code::NameConflict,
        RuleKind::Members { .. } => Code::MemberConflict,
        RuleKind::Quote { .. } => Code::Misquote,
    }
}

/// The way out where documents do not say what a rule expects.
const UNEXPECTED_HELP: &str = "correct the documents, or the `expect` of the rule";

/// What was expected, and what was found.
fn unexpected(rule: &Rule, found: &[Group]) -> String {
    let expected = rule.expect.as_ref().map(|expect| expect.value.to_string()).unwrap_or_default();
    format!("expected {expected}, found {}", distribution(found))
}

/// What a value is called where it heads a group.
fn label(value: &Value) -> String {
    value.to_string()
}

/// Whether, for every pair of documents of two groups, both are dated, at different times, and the step is one that
/// `explains` accepts. It is given how the first document's date compares with the second's.
fn explained_by_time(context: &Context<'_>, a: &Group, b: &Group, explains: impl Fn(std::cmp::Ordering) -> bool) -> bool {
    let dates = |group: &Group| {
        let mut dates: Vec<Option<crate::value::Period>> = Vec::new();
        for document in documents(std::slice::from_ref(group)) {
            let as_of = context.sources[document].metadata.as_of;
            if !dates.contains(&as_of) {
                dates.push(as_of);
            }
        }
        dates
    };
    let (first, second) = (dates(a), dates(b));
    first.iter().all(|first| {
        second.iter().all(|second| {
            let order = first.zip(*second).and_then(|(first, second)| first.side_of(&second));
            order.is_some_and(&explains)
        })
    })
}
