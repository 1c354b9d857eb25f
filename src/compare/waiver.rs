//! Waivers: what a rule sets aside, with a reason and perhaps a last day.

use super::Context;
use crate::claim::Claim;
use crate::finding::{Code, Finding, fingerprint};
use crate::rule::{Rule, Severity, Waiver};

/// Which waivers of a rule did something.
pub(super) struct Waived<'a> {
    /// Those that name claims, and how many they took out.
    narrow: Vec<(&'a Waiver, usize)>,
}

impl<'a> Waived<'a> {
    /// Takes out the claims that waivers in force name by source or value; the rest is there to compare.
    pub(super) fn of(context: &Context<'_>, rule: &'a Rule, claims: &[Claim]) -> (Self, Vec<Claim>) {
        let mut left = claims.to_vec();
        let mut narrow = Vec::new();
        for waiver in rule.waivers.iter().filter(|waiver| is_narrow(waiver)) {
            let before = left.len();
            if !is_expired(context, waiver) {
                left.retain(|claim| !names(context, waiver, claim));
            }
            narrow.push((waiver, before - left.len()));
        }
        (Self { narrow }, left)
    }

    /// What was taken out, if anything was.
    pub(super) fn note(&self) -> Option<String> {
        let taken = self.narrow.iter().filter(|(_, taken)| *taken > 0);
        let said: Vec<String> = taken
            .map(|(waiver, taken)| {
                let claims = if *taken == 1 { "1 claim is".to_owned() } else { format!("{taken} claims are") };
                format!("{claims} waived{}: {}", until(waiver), waiver.reason)
            })
            .collect();
        (!said.is_empty()).then(|| said.join("; "))
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
            } else if let Some(finding) = finding.as_mut().filter(|_| taken.is_none() && !idle) {
                finding.severity = Severity::Info;
                finding.waived = Some(waiver.reason.clone());
                finding.notes.push(format!("waived{}: {}", until(waiver), waiver.reason));
                "nothing, as long as the waiver holds".clone_into(&mut finding.help);
            }
        }
        complaints
    }
}

fn until(waiver: &Waiver) -> String {
    waiver.until.map(|until| format!(" (until {until})")).unwrap_or_default()
}

fn is_narrow(waiver: &Waiver) -> bool {
    waiver.source.is_some() || waiver.value.is_some()
}

fn is_expired(context: &Context<'_>, waiver: &Waiver) -> bool {
    waiver.until.is_some_and(|until| until < context.settings.today)
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
    complaint(context, rule, waiver, Code::WaiverUnused, message, "remove the waiver, or correct its `source` or `value`")
}

fn complaint(context: &Context<'_>, rule: &Rule, waiver: &Waiver, code: Code, message: String, help: &str) -> Finding {
    Finding {
        code,
        severity: Severity::Warning,
        rule: rule.id.clone(),
        title: rule.title.clone(),
        message,
        waived: None,
        groups: Vec::new(),
        notes: Vec::new(),
        help: help.to_owned(),
        declared: waiver.span.clone(),
        fingerprint: fingerprint(code, &rule.id, &waiver.reason, &[], &context.sources),
        evidence: None,
        accepted: false,
    }
}
