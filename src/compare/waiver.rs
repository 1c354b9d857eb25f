//! Waivers: what a rule sets aside, with a reason and perhaps a last day.

use super::Context;
use crate::claim::Claim;
use crate::finding::{Code, Finding, fingerprint};
use crate::rule::{Rule, Severity, Waiver};

/// A rule's claims without those that are set aside, and which waivers did something.
pub(super) struct Waived<'a> {
    left: Vec<Claim>,
    narrow: Vec<(&'a Waiver, usize)>,
}

impl<'a> Waived<'a> {
    /// Takes out the claims that waivers in force name by source or value.
    pub(super) fn of(context: &Context<'_>, rule: &'a Rule, claims: &[Claim]) -> Self {
        let mut left = claims.to_vec();
        let mut narrow = Vec::new();
        for waiver in rule.waivers.iter().filter(|waiver| is_narrow(waiver)) {
            let before = left.len();
            if !is_expired(context, waiver) {
                left.retain(|claim| !names(context, waiver, claim));
            }
            narrow.push((waiver, before - left.len()));
        }
        Self { left, narrow }
    }

    /// The claims to compare.
    pub(super) fn left(&self) -> Vec<Claim> {
        self.left.clone()
    }

    /// Sets the finding aside if a waiver of the whole rule is in force; complains about waivers that are past or idle.
    pub(super) fn settle(self, context: &Context<'_>, rule: &Rule, finding: &mut Option<Finding>) -> Vec<Finding> {
        let mut complaints = Vec::new();
        let matters = finding.as_ref().is_some_and(|finding| finding.severity > Severity::Info);
        for waiver in &rule.waivers {
            let taken = self.narrow.iter().find(|(narrow, _)| std::ptr::eq(*narrow, waiver)).map(|(_, taken)| *taken);
            let idle = taken.map_or(!matters, |taken| taken == 0);
            if is_expired(context, waiver) {
                complaints.push(expired(context, rule, waiver));
            } else if idle && !context.settings.partial {
                complaints.push(unused(context, rule, waiver));
            } else if let Some(finding) = finding.as_mut() {
                let until = waiver.until.map(|until| format!(" (until {until})")).unwrap_or_default();
                if let Some(taken) = taken {
                    finding.notes.push(format!("{taken} claims are waived{until}: {}", waiver.reason));
                } else {
                    finding.severity = Severity::Info;
                    finding.notes.push(format!("waived{until}: {}", waiver.reason));
                }
            }
        }
        complaints
    }
}

fn is_narrow(waiver: &Waiver) -> bool {
    waiver.source.is_some() || waiver.value.is_some()
}

fn is_expired(context: &Context<'_>, waiver: &Waiver) -> bool {
    waiver.until.is_some_and(|until| until < context.settings.today)
}

fn names(context: &Context<'_>, waiver: &Waiver, claim: &Claim) -> bool {
    let source = waiver.source.as_ref().is_none_or(|glob| glob.is_match(&context.sources[claim.document].id.0));
    let value = waiver.value.as_ref().is_none_or(|value| *value == claim.value.to_string());
    source && value
}

fn expired(context: &Context<'_>, rule: &Rule, waiver: &Waiver) -> Finding {
    let until = waiver.until.map(|until| until.to_string()).unwrap_or_default();
    let message = format!("a waiver ended on {until}: {}", waiver.reason);
    complaint(
        context,
        rule,
        waiver,
        Code::WaiverExpired,
        message,
        "correct the documents and remove the waiver, or give it a new day",
    )
}

fn unused(context: &Context<'_>, rule: &Rule, waiver: &Waiver) -> Finding {
    let message = format!("a waiver sets nothing aside: {}", waiver.reason);
    complaint(context, rule, waiver, Code::WaiverUnused, message, "remove the waiver")
}

fn complaint(context: &Context<'_>, rule: &Rule, waiver: &Waiver, code: Code, message: String, help: &str) -> Finding {
    Finding {
        code,
        severity: Severity::Warning,
        rule: rule.id.clone(),
        title: rule.title.clone(),
        message,
        groups: Vec::new(),
        notes: Vec::new(),
        help: help.to_owned(),
        declared: waiver.span.clone(),
        fingerprint: fingerprint(code, &rule.id, &waiver.reason, &[], &context.sources),
    }
}
