//! The kind of a rule: which key says it, what that key holds, and which other keys it makes room for.

use std::collections::BTreeMap;
use std::ops::Range;

use super::config::{Counted, Group, Measure, Names, QuoteOf, RuleId, RuleKind};
use super::raw::{OneOrMany, RawMembers, RawQuote, RawRule};
use super::validate::Validator;
use crate::value::{UNITS, Unit};
use crate::yaml::{At, Complaint, nearest};

/// What stands for a unit where a plain number is meant.
const NUMBER: &str = "number";

/// The kind of a rule, by the key that says it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum KindName {
    Count,
    Amount,
    Date,
    List,
    Name,
    Members,
    Quote,
    Unclear,
}

impl KindName {
    pub(super) fn of(raw: &RawRule) -> Self {
        let given: Vec<Self> = kinds(raw).into_iter().map(|(_, kind)| kind).collect();
        if let [one] = given[..] { one } else { Self::Unclear }
    }
}

fn kinds(raw: &RawRule) -> Vec<(Range<usize>, KindName)> {
    let given = [
        (raw.count.as_ref().map(|at| &at.span), KindName::Count),
        (raw.amount.as_ref().map(|at| &at.span), KindName::Amount),
        (raw.date.as_ref().map(|at| &at.span), KindName::Date),
        (raw.list.as_ref().map(|at| &at.span), KindName::List),
        (raw.name.as_ref().map(|at| &at.span), KindName::Name),
        (raw.members.as_ref().map(|at| &at.span), KindName::Members),
        (raw.quote.as_ref().map(|at| &at.span), KindName::Quote),
    ];
    given.into_iter().filter_map(|(span, kind)| span.map(|span| (span.clone(), kind))).collect()
}

impl Validator<'_> {
    pub(super) fn kind(&mut self, id: &At<String>, raw: &RawRule) -> Option<RuleKind> {
        let given = kinds(raw);
        if given.len() != 1 {
            let help = "give exactly one of `count`, `amount`, `date`, `list`, `name`, `members` and `quote`";
            let complaint = match given.get(1) {
                None => Complaint::new(format!("the rule `{}` has no kind", id.value), &id.span),
                Some((second, _)) => Complaint::new(format!("the rule `{}` has two kinds", id.value), second),
            };
            self.complain(complaint.help(help));
            return None;
        }
        if let Some(count) = &raw.count {
            return Some(RuleKind::Count { nouns: self.some_phrases(&count.value, &count.span) });
        }
        if let Some(amount) = &raw.amount {
            let measure = raw.unit.as_ref().map_or(Measure::Any, |unit| self.measure(unit));
            return Some(RuleKind::Amount { of: self.some_phrases(&amount.value, &amount.span), measure });
        }
        if let Some(date) = &raw.date {
            return Some(RuleKind::Date { event: self.some_phrases(&date.value, &date.span) });
        }
        if let Some(list) = &raw.list {
            let counted_by = raw.counted_by.as_ref().and_then(|by| self.reference(by, KindName::Count, "a `count` rule"));
            let after = self.some_phrases(&list.value.after, &list.span);
            return Some(RuleKind::List { after, closed: list.value.closed, counted_by: counted_by.map(|by| Counted { by }) });
        }
        if let Some(name) = &raw.name {
            return Some(RuleKind::Name { names: self.names(&name.value, &name.span) });
        }
        if let Some(members) = &raw.members {
            return self.members(members, raw, id);
        }
        let quote = raw.quote.as_ref()?;
        self.quote(quote).map(|of| RuleKind::Quote { of })
    }

    fn members(&mut self, members: &At<RawMembers>, raw: &RawRule, id: &At<String>) -> Option<RuleKind> {
        let group = match &members.value {
            RawMembers::Known(name) if name == "countries" => Group::Countries,
            RawMembers::Known(name) => {
                let complaint = Complaint::new(format!("`{name}` is no known group"), &members.span);
                self.complain(complaint.help("write `countries`, a list of names, or labels with their names"));
                return None;
            }
            RawMembers::Names(names) => Group::Named(
                names
                    .iter()
                    .map(|name| Names {
                        key: name.value.clone(),
                        label: name.value.clone(),
                        phrases: self.phrases(&OneOrMany(vec![name.clone()])),
                    })
                    .collect(),
            ),
            RawMembers::Labelled(names) => {
                let mut names = self.names(names, &members.span);
                for name in &mut names {
                    name.label.clone_from(&name.key);
                }
                Group::Named(names)
            }
        };
        let Some(within) = &raw.within else {
            let complaint = Complaint::new(format!("the rule `{}` does not say what makes a member", id.value), &members.span);
            self.complain(complaint.help("add `in: [words that count an entity in]`, and `not_in` for words that count it out"));
            return None;
        };
        let within = self.some_phrases(&within.value, &within.span);
        let without = raw.without.as_ref().map(|without| self.some_phrases(&without.value, &without.span)).unwrap_or_default();
        Some(RuleKind::Members { group, within, without })
    }

    fn quote(&mut self, quote: &At<RawQuote>) -> Option<QuoteOf> {
        let of = &quote.value.of;
        if of.value == "sources" && !self.kinds.contains_key("sources") {
            if let Some(item) = &quote.value.item {
                self.complain(
                    Complaint::new("documents have no items", &item.span).help("leave `item` out, or name a list rule in `of`"),
                );
            }
            return Some(QuoteOf::Sources);
        }
        let rule = self.reference(of, KindName::List, "a `list` rule, or `sources`")?;
        if let Some(item) = quote.value.item.as_ref().filter(|item| item.value == 0) {
            self.complain(Complaint::new("items count from 1", &item.span));
        }
        Some(QuoteOf::List { rule, item: quote.value.item.as_ref().map(|item| item.value) })
    }

    /// A rule named by another.
    fn reference(&mut self, id: &At<String>, kind: KindName, what: &str) -> Option<RuleId> {
        match self.kinds.get(&id.value) {
            Some(found) if *found == kind || *found == KindName::Unclear => Some(RuleId(id.value.clone())),
            Some(_) => {
                self.complain(
                    Complaint::new(format!("`{}` is another kind of rule", id.value), &id.span).help(format!("name {what}")),
                );
                None
            }
            None => {
                self.unknown_rule(&id.value, &id.span, what);
                None
            }
        }
    }

    pub(super) fn unknown_rule(&mut self, id: &str, span: &Range<usize>, what: &str) {
        let help = match nearest(id, self.kinds.keys().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("name {what}"),
        };
        self.complain(Complaint::new(format!("there is no rule `{id}`"), span).help(help));
    }

    fn measure(&mut self, unit: &At<String>) -> Measure {
        if unit.value == NUMBER {
            return Measure::Number;
        }
        let found = Unit::named(&unit.value);
        if found.is_none() {
            let help = match nearest(&unit.value, UNITS.iter().map(|unit| unit.name).chain([NUMBER])) {
                Some(near) => format!("did you mean `{near}`?"),
                None => {
                    "write an ISO 4217 code or a symbol, such as EUR, %, km, kg, h, GB; `number` is for plain ones".to_owned()
                }
            };
            self.complain(Complaint::new(format!("`{}` is no known unit", unit.value), &unit.span).help(help));
        }
        found.map_or(Measure::Any, Measure::Like)
    }

    /// Keys that mean nothing for the rule's kind.
    pub(super) fn fitting_keys(&mut self, raw: &RawRule) {
        let kind = KindName::of(raw);
        let keys = [
            (raw.unit.as_ref().map(|at| &at.span), KindName::Amount, "unit", "amount"),
            (raw.counted_by.as_ref().map(|at| &at.span), KindName::List, "counted_by", "list"),
            (raw.within.as_ref().map(|at| &at.span), KindName::Members, "in", "members"),
            (raw.without.as_ref().map(|at| &at.span), KindName::Members, "not_in", "members"),
        ];
        for (span, of, key, needs) in keys {
            if let Some(span) = span.filter(|_| kind != of && kind != KindName::Unclear) {
                let complaint = Complaint::new(format!("`{key}` means nothing here"), span);
                self.complaints.push(complaint.help(format!("only `{needs}` rules have `{key}`")));
            }
        }
    }

    fn names(&mut self, names: &BTreeMap<At<String>, OneOrMany>, span: &Range<usize>) -> Vec<Names> {
        if names.is_empty() {
            self.complain(
                Complaint::new("there is nothing to look for", span)
                    .help("write labels with their names: `{igf: [Internet Governance Forum, IGF]}`"),
            );
        }
        let label = |key: &At<String>, phrases: &OneOrMany| {
            // The first name reads better than a key made to be short.
            phrases.0.first().filter(|first| !first.value.starts_with('/')).map_or(key.value.clone(), |first| first.value.clone())
        };
        let mut known = Vec::new();
        for (key, phrases) in names {
            let (label, phrases) = (label(key, phrases), self.some_phrases(phrases, &key.span));
            known.push(Names { key: key.value.clone(), label, phrases });
        }
        known
    }
}
