//! Waivers: what a rule sets aside, with a reason and perhaps a last day. Those of the rule itself, and those in documents.

use jiff::civil::Date;

use super::Context;
use super::comment::Comments;
use crate::claim::Claim;
use crate::finding::{Code, Declared, Finding, fingerprint};
use crate::rule::{Rule, RuleId, Severity, Waiver};

/// Which waivers of a rule did something.
pub(super) struct Waived<'a> {
    /// Those of the rule that name claims, and how many they took out.
    narrow: Vec<(&'a Waiver, usize)>,
    /// What comments took out: how much, and what they say.
    comments: Vec<(usize, String)>,
}

impl<'a> Waived<'a> {
    /// Takes out the claims that comments stand before, and those that waivers in force name by source or value; the rest is
    /// there to compare.
    pub(super) fn of(context: &Context<'_>, rule: &'a Rule, claims: &[Claim], comments: &mut Comments) -> (Self, Vec<Claim>) {
        let (comments, mut left) = comments.take(context, rule, claims);
        let mut narrow = Vec::new();
        for waiver in rule.waivers.iter().filter(|waiver| is_narrow(waiver)) {
            let before = left.len();
            if waiver.reason.is_some() && !is_past(context, waiver.until) {
                left.retain(|claim| !names(context, waiver, claim));
            }
            narrow.push((waiver, before - left.len()));
        }
        (Self { narrow, comments }, left)
    }

    /// What was taken out, if anything was.
    pub(super) fn note(&self) -> Option<String> {
        let narrow = self.narrow.iter().map(|(waiver, taken)| (*taken, said(waiver)));
        let taken = self.comments.iter().cloned().chain(narrow).filter(|(taken, _)| *taken > 0);
        let note = |(taken, said)| {
            let claims = if taken == 1 { "1 claim is".to_owned() } else { format!("{taken} claims are") };
            format!("{claims} waived{said}")
        };
        let notes: Vec<String> = taken.map(note).collect();
        (!notes.is_empty()).then(|| notes.join("; "))
    }

    /// Sets the finding aside if a waiver of the whole rule is in force; complains about waivers without a reason, and about
    /// those that are past or idle.
    pub(super) fn settle(self, context: &Context<'_>, rule: &Rule, finding: &mut Option<Finding>) -> Vec<Finding> {
        let mut complaints = Vec::new();
        let matters = finding.as_ref().is_some_and(|finding| finding.severity > Severity::Info);
        for waiver in &rule.waivers {
            let taken = self.narrow.iter().find(|(narrow, _)| std::ptr::eq(*narrow, waiver)).map(|(_, taken)| *taken);
            let idle = taken.map_or(!matters, |taken| taken == 0);
            let complain = |fault| Complaint { fault, rule: &rule.id, declared: Declared::Config(waiver.span.clone()) };
            match &waiver.reason {
                None => complaints.push(complain(Fault::WithoutReason).finding(context, "")),
                Some(reason) if is_past(context, waiver.until) => {
                    complaints.push(complain(Fault::Expired(waiver.until)).finding(context, reason));
                }
                Some(reason) if idle && !context.settings.partial => {
                    complaints.push(complain(Fault::Unused).finding(context, reason));
                }
                Some(reason) => {
                    if let Some(finding) = finding.as_mut().filter(|_| taken.is_none() && !idle) {
                        finding.severity = Severity::Info;
                        finding.waived = Some(reason.clone());
                        finding.notes.push(format!("waived{}", said(waiver)));
                        "nothing, as long as the waiver holds".clone_into(&mut finding.help);
                    }
                }
            }
        }
        complaints
    }
}

/// What is wrong with a waiver.
pub(super) enum Fault {
    WithoutReason,
    Expired(Option<Date>),
    Unused,
    /// What is wrong with it, and what to do.
    Malformed(String, String),
}

/// What is wrong with which waiver.
pub(super) struct Complaint<'a> {
    pub(super) fault: Fault,
    /// The rule it is for, as it is written.
    pub(super) rule: &'a RuleId,
    pub(super) declared: Declared,
}

impl Complaint<'_> {
    /// The finding. `detail` tells it from others of its rule: the reason, as far as there is one.
    pub(super) fn finding(self, context: &Context<'_>, detail: &str) -> Finding {
        let known_by = self.known_by(context, detail);
        let known = context.config.rules.iter().find(|rule| rule.id == *self.rule);
        let in_document = matches!(self.declared, Declared::Comment { .. });
        let (code, message, help) = match self.fault {
            Fault::WithoutReason => {
                let form = if in_document { "<!-- crosscheck: waive RULE: reason -->" } else { "waive: { reason: … }" };
                let help = format!("say why this is right as it is, `{form}`; or remove the waiver");
                (Code::WaiverWithoutReason, "a waiver has no reason, and does not hold".to_owned(), help)
            }
            Fault::Expired(until) => {
                let until = until.map(|until| until.to_string()).unwrap_or_default();
                let help = "correct the documents and remove the waiver, or give it a new day";
                (Code::WaiverExpired, format!("a waiver ended on {until}: {detail}"), help.to_owned())
            }
            Fault::Unused => {
                let help = if in_document {
                    "remove the waiver, or put it right before the block whose claims it is for"
                } else {
                    "remove the waiver, or correct its `source` or `value`"
                };
                (Code::WaiverUnused, format!("a waiver sets nothing aside: {detail}"), help.to_owned())
            }
            Fault::Malformed(message, help) => (Code::WaiverMalformed, message, help),
        };
        Finding {
            code,
            severity: Severity::Warning,
            rule: self.rule.clone(),
            title: known.map_or(&self.rule.0, |rule| &rule.title).clone(),
            message,
            groups: Vec::new(),
            notes: Vec::new(),
            help,
            fingerprint: fingerprint(code, self.rule, &known_by, &[], &context.sources),
            declared: self.declared,
            evidence: None,
            waived: None,
            accepted: false,
        }
    }

    /// A comment is known by its document as well.
    fn known_by(&self, context: &Context<'_>, detail: &str) -> String {
        match &self.declared {
            Declared::Config(_) => detail.to_owned(),
            Declared::Comment { document, comment } => {
                let source = context.sources[*document];
                format!("{}\n{}", source.id, source.comments()[*comment].text)
            }
        }
    }
}

/// Until when a waiver holds, and why.
pub(super) fn said_of(until: Option<Date>, reason: &str) -> String {
    let until = until.map(|until| format!(" (until {until})")).unwrap_or_default();
    format!("{until}: {reason}")
}

pub(super) fn is_past(context: &Context<'_>, until: Option<Date>) -> bool {
    until.is_some_and(|until| until < context.settings.today)
}

fn said(waiver: &Waiver) -> String {
    said_of(waiver.until, waiver.reason.as_deref().unwrap_or_default())
}

fn is_narrow(waiver: &Waiver) -> bool {
    waiver.source.is_some() || waiver.value.is_some()
}

fn names(context: &Context<'_>, waiver: &Waiver, claim: &Claim) -> bool {
    let source = waiver.source.as_ref().is_none_or(|glob| glob.is_match(&context.sources[claim.document].id.0));
    let value = waiver.value.as_ref().is_none_or(|value| plain(value) == plain(&claim.value.to_string()));
    source && value
}

/// A value as people may write it: without regard to case, spaces and separators of thousands.
fn plain(value: &str) -> String {
    value.chars().filter(|char| !matches!(char, ',' | ' ')).flat_map(char::to_lowercase).collect()
}
