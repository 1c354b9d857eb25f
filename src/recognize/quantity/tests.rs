//! What quantities are read, and what is none.

use super::*;
use crate::recognize::tests::reading;

/// Each quantity as "words → value [noun]", in order.
#[track_caller]
fn check(text: &str, expect: &[&str]) {
    let (source, reading) = reading(text);
    let shown: Vec<String> = reading
        .mentions()
        .iter()
        .filter_map(|mention| {
            let Content::Quantity { value, noun, role, .. } = &mention.content else { return None };
            let words = &source.text()[reading.span(&mention.tokens)];
            let noun =
                noun.as_ref().map(|noun| format!(" [{}]", &source.text()[reading.span(&noun.tokens)])).unwrap_or_default();
            let role = if *role == Role::Level { String::new() } else { format!(" {role:?}") };
            Some(format!("{words} → {value}{noun}{role}"))
        })
        .collect();
    assert_eq!(shown, expect, "{text}");
}

#[test]
fn counts_carry_their_noun_and_their_bound() {
    check(
        "Today, over 95 governments, nearly 350 international, civil society and public sector organizations, as well as more than 600 private sector entities have endorsed it.",
        &[
            "over 95 governments → over 95 [governments]",
            "nearly 350 international, civil society and public sector organizations → nearly 350 [international, civil society and public sector organizations]",
            "more than 600 private sector entities → over 600 [private sector entities]",
        ],
    );
    check(
        "including 80 states, 700+ companies, and 380+ groups or more.",
        &["80 states → 80 [states]", "700+ companies → over 700 [companies]", "380+ groups or more → over 380 [groups]"],
    );
}

#[test]
fn bounds_are_read_with_their_negation() {
    check("no fewer than 40 states", &["no fewer than 40 states → over 40 [states]"]);
    check("up to 700 firms", &["up to 700 firms → at most 700 [firms]"]);
    check("c. 330 people", &["c. 330 people → about 330 [people]"]);
    check("Some 80 states", &["Some 80 states → about 80 [states]"]);
    check("about 20 members and counting", &["about 20 members and counting → about 20 [members]"]);
    check("two or three states", &["two or three states → 2 to 3 [states]"]);
    check("never more than 80 states", &["never more than 80 states → at most 80 [states]"]);
    check("$2.5 to $3 billion", &["$2.5 to $3 billion → USD 2.5 billion to USD 3 billion"]);
    check("from 500 to 1 million users", &["500 to 1 million users → 500 to 1 million [users]"]);
    check("20% to 30%", &["20% to 30% → 20 to 30 %"]);
    check(">= 80 states", &[">= 80 states → over 80 [states]"]);
    check("between €4 million and €5 million", &["€4 million and €5 million → EUR 4 million to EUR 5 million"]);
    check("between 40 and 50 states", &["40 and 50 states → 40 to 50 [states]"]);
    check("40–50 states", &["40–50 states → 40 to 50 [states]"]);
}

#[test]
fn vague_numbers_are_wide() {
    check(
        "over dozens of countries and hundreds of firms",
        &["over dozens of countries → over dozens [countries]", "hundreds of firms → hundreds [firms]"],
    );
}

#[test]
fn units_and_money() {
    check("a budget of €2.5 million", &["€2.5 million → EUR 2.5 million"]);
    check("US$1.76bn was spent", &["US$1.76bn → USD 1.76 billion"]);
    check("20 per cent of the budget", &["20 per cent → 20 % Part"]);
    check("It is 5 km long and 20 minutes away", &["5 km → 5 km", "20 minutes → 20 min"]);
}

#[test]
fn changes_and_parts_are_no_levels() {
    check("It rose by 20 %.", &["20 % → 20 % Change"]);
    check("Only 2 of the 80 states left.", &["2 → 2 Part", "80 states → 80 [states]"]);
}

#[test]
fn what_is_only_a_part_or_a_difference_is_no_level() {
    check(
        "It has 80 states, including 20 island states.",
        &["80 states → 80 [states]", "20 island states → 20 [island states] Part"],
    );
    check("1,200 actors, including 80 states", &["1,200 actors → 1,200 [actors]", "80 states → 80 [states]"]);
    check("Another 3 states and 20 new towns came.", &["3 states → 3 [states] Part", "20 new towns → 20 [new towns] Part"]);
    check("80 states, up from 51 states", &["80 states → 80 [states]", "51 states → 51 [states] Change"]);
    check(
        "80 states: 50 new ones and 30 Asian states",
        &["80 states → 80 [states]", "50 new ones → 50 [new ones] Part", "30 Asian states → 30 [Asian states] Part"],
    );
    check("80 states joined, not 90 states", &["80 states → 80 [states]"]);
    check("Membership grew from 20 to 80 states.", &["20 to 80 states → 80 [states]"]);
    check(
        "It rose by EUR 1 million to EUR 5 million.",
        &["EUR 1 million → EUR 1 million Change", "EUR 5 million → EUR 5 million"],
    );
    check("a 20 % rise in it", &["20 % → 20 % Change"]);
}

#[test]
fn none_is_zero() {
    check("There are no states in the league.", &["no states → 0 [states]"]);
    check("No states have joined.", &["No states → 0 [states]"]);
    check("with no states left", &[]);
}

#[test]
fn the_noun_may_stand_before() {
    check("The number of member states is now 80.", &["80 → 80 [member states]"]);
}

#[test]
fn what_numbers_things_is_no_quantity() {
    for text in [
        "Principle 3 is on page 12.",
        "Version 2.0.1 at 10.0.0.1",
        "the 3rd of 12th",
        "One of the most important",
        "at 10:30 or 5 pm",
        "COVID-19 and G7",
        "One in five towns, two thirds of them",
        "three out of four members",
        "at 5 km/h and +33",
        "1 200 members of it",
        "In 2018 towns met",
        "it is −5 and -6 outside",
        "see [3] and §4",
        "in 2018 and on 12 November 2018",
        "the 2018 Paris Peace Forum",
        "ISO 27001, Windows 11",
    ] {
        check(text, &[]);
    }
}

#[test]
fn years_that_count_things_are_quantities() {
    check(
        "more than 1200 actors and over 2000 people",
        &["more than 1200 actors → over 1,200 [actors]", "over 2000 people → over 2,000 [people]"],
    );
}
