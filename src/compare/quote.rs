//! Quotations: each against the passage it quotes.

use super::{Context, Fault, Judgement, conflict_code};
use crate::claim::{Claim, Detail};
use crate::finding::{Code, Group};
use crate::rule::{Rule, Severity};
use crate::value::{Edit, Quote, Value};

pub(super) fn judge(context: &Context<'_>, rule: &Rule, claims: Vec<Claim>) -> Judgement {
    let (mut faithful, mut altered, mut unfound) = (Vec::new(), Vec::new(), Vec::new());
    for claim in claims {
        match &claim.detail {
            Detail::Quoted { edits, .. } if edits.is_empty() => faithful.push(claim),
            Detail::Quoted { .. } => altered.push(claim),
            _ => unfound.push(claim),
        }
    }
    if !altered.is_empty() {
        let mut notes: Vec<String> = unfound
            .iter()
            .map(|claim| format!("{} quotes what the document named does not have", context.sources[claim.document].id))
            .collect();
        if !faithful.is_empty() {
            notes.push(format!("{} word for word", counted(faithful.len(), "other quotation is", "other quotations are")));
        }
        let mut groups: Vec<Group> = Vec::new();
        for group in altered.iter().flat_map(|claim| [Some(quotation(claim)), passage(claim)]).flatten() {
            if !groups.contains(&group) {
                groups.push(group);
            }
        }
        let message = format!("{} changed from the passage quoted", counted(altered.len(), "quotation is", "quotations are"));
        let help = "quote the words as they are, mark what is left out with […], or drop the quotation marks".to_owned();
        let fault = Fault { code: conflict_code(rule), severity: rule.severity, message: Some(message), help };
        return Judgement { groups, fault: Some(fault), notes, comparable: true };
    }
    if !unfound.is_empty() {
        let message = format!("{} not in the document named", counted(unfound.len(), "quotation is", "quotations are"));
        let help = "correct the quotation or its attribution".to_owned();
        let groups = vec![Group { value: "quoted, and not found".to_owned(), claims: unfound }];
        let fault = Fault { code: Code::QuoteNotFound, severity: Severity::Info, message: Some(message), help };
        return Judgement { groups, fault: Some(fault), notes: Vec::new(), comparable: true };
    }
    Judgement {
        groups: vec![Group { value: "quoted word for word".to_owned(), claims: faithful }],
        fault: None,
        notes: Vec::new(),
        comparable: true,
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("{} {one}", if one.starts_with('o') { "one" } else { "a" }) } else { format!("{count} {many}") }
}

/// A quotation, called by what it changes.
fn quotation(claim: &Claim) -> Group {
    let Detail::Quoted { edits, .. } = &claim.detail else {
        return Group { value: "the quotation".to_owned(), claims: vec![claim.clone()] };
    };
    let shown: Vec<String> = edits.iter().map(shortened).collect();
    Group { value: format!("quoted: {}", shown.join(" ")), claims: vec![claim.clone()] }
}

fn passage(claim: &Claim) -> Option<Group> {
    let Detail::Quoted { document, span, .. } = &claim.detail else { return None };
    let passage = Claim {
        document: *document,
        span: span.clone(),
        detail: Detail::Passage,
        mention: None,
        value: Value::Quote(Quote { words: Vec::new(), omissions: Vec::new() }),
    };
    Some(Group { value: "the passage".to_owned(), claims: vec![passage] })
}

/// Long runs of unchanged words are cut in the middle.
fn shortened(edit: &Edit) -> String {
    const SHOWN: usize = 4;
    match edit {
        Edit::Kept(words) if words.len() > 2 * SHOWN + 1 => {
            format!("{} … {}", words[..SHOWN].join(" "), words[words.len() - SHOWN..].join(" "))
        }
        other => other.to_string(),
    }
}
