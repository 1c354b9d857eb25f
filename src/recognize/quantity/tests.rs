//! What quantities are read, and what is none.

use super::*;
use crate::recognize::tests::reading;
use crate::recognize::{StatedQuantity, noun_of, recognize};
use crate::source::{Metadata, SourceId, parse};

/// Each quantity as "words → value [noun]", in order.
#[track_caller]
fn check(text: &str, expect: &[&str]) {
    let (source, reading) = reading(text);
    let shown: Vec<String> = reading
        .mentions()
        .iter()
        .filter_map(|mention| {
            let StatedQuantity { value, noun, role, .. } = mention.content.quantity()?;
            let words = &source.text()[reading.span(&mention.tokens)];
            let noun = noun.as_ref().map(|noun| format!(" [{}]", &source.text()[reading.span(&noun.tokens)])).unwrap_or_default();
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

/// The bound of a range is the bound of its end, as coarse as that.
#[test]
fn the_bound_of_a_range_is_that_of_its_end() {
    let value = |text: &str| reading(text).1.mentions().iter().find_map(|mention| Some(mention.content.quantity()?.value));
    for (range, end) in [
        ("at least 2 to 3 billion users", "at least 2 billion users"),
        ("at most 2 to 3 billion users", "at most 3 billion users"),
        ("at most 150 to 140 million years", "at most 150 million years"),
        ("at least −5 to −10 °C", "at least −10 °C"),
    ] {
        assert!(value(range).is_some());
        assert_eq!(value(range), value(end), "{range}");
    }
}

#[test]
fn bounds_are_read_with_their_negation() {
    check("no fewer than 40 states", &["no fewer than 40 states → over 40 [states]"]);
    check("done without using more than 5 MB", &["more than 5 MB → at most 5 MB"]);
    check(
        "left without penalty within 60 days, without a driver at over 90 km/h",
        &["within 60 days → at most 60 days", "over 90 km/h → over 90 km/h"],
    );
    check("up to 700 firms", &["up to 700 firms → at most 700 [firms]"]);
    check("c. 330 people", &["c. 330 people → about 330 [people]"]);
    check("Some 80 states", &["Some 80 states → about 80 [states]"]);
    check("about 20 members and counting", &["about 20 members and counting → about 20 [members]"]);
    check("two or three states", &["two or three states → 2 to 3 [states]"]);
    check("no more than 1–2 % of users", &["no more than 1–2 % → at most 2 %"]);
    check("at least 5 to 10 states", &["at least 5 to 10 states → at least 5 [states]"]);
    check("5–10 or more states", &["5–10 or more states → at least 5 [states]"]);
    check("drawn from at least 5 to 10 firms", &["at least 5 to 10 firms → 5 to 10 [firms]"]);
    check("no more than −5 to −10 °C", &["no more than −5 to −10 °C → at most -5 °C"]);
    check("at least 2 to 3 billion users", &["at least 2 to 3 billion users → over 2 billion [users]"]);
    // Classes, and no bounds.
    check("firms with over 50 to 250 workers", &["over 50 to 250 workers → 50 to 250 [workers]"]);
    check("patients ≥65 to 74 years old", &["≥65 to 74 years old → 65 to 74 years"]);
    check("30 to 45 minutes or more than an hour", &["30 to 45 minutes → 30 to 45 min"]);
    check("never more than 80 states", &["never more than 80 states → at most 80 [states]"]);
    check("$2.5 to $3 billion", &["$2.5 to $3 billion → USD 2.5 billion to USD 3 billion"]);
    check("from 500 to 1 million users", &["500 to 1 million users → 500 to 1 million [users]"]);
    check("20% to 30%", &["20% to 30% → 20 to 30 %"]);
    check(">= 80 states", &[">= 80 states → over 80 [states]"]);
    check("between €4 million and €5 million", &["between €4 million and €5 million → EUR 4 million to EUR 5 million"]);
    check("between 40 and 50 states", &["between 40 and 50 states → 40 to 50 [states]"]);
    check("40–50 states", &["40–50 states → 40 to 50 [states]"]);
}

#[test]
fn a_power_that_no_number_holds_is_no_quantity() {
    check("It has 9^999 states.", &[]);
    check("It has 2e200 million states and 80 towns.", &["80 towns → 80 [towns]"]);
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
    check("Membership grew from 20 to 80 states.", &["20 → 20 Change", "80 states → 80 [states]"]);
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
        "In 2018 towns met",
        "see [3] and §4",
        "in 2018 and on 12 November 2018",
        "the 2018 Paris Peace Forum",
        "ISO 27001, Windows 11",
        "call +33 1 42 or 0800 123 456",
        "978-3-16-148410-0 and 007",
        "he lives at 10 Downing Street",
        "Articles 5, 6 and 7; pp. 12–15",
        "a 2-1 win, then 24/7",
        "a 3-D film of the Big Three",
        "at 52°30′N, 13.4° E",
        "one of them, no one, one day",
        "#5, v2, 3x faster, p.12",
        "the 1990s and the '80s",
        "not 80 but hardly 90",
        "in half, the first half, his other half",
        "due nov . 15 of it",
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

#[test]
fn modifiers_stand_before_and_after() {
    check("upwards of 80 states", &["upwards of 80 states → over 80 [states]"]);
    check("as few as 3 states", &["as few as 3 states → at least 3 [states]"]);
    check("as many as 9 states", &["as many as 9 states → at most 9 [states]"]);
    check("not exceeding 9 states", &["not exceeding 9 states → at most 9 [states]"]);
    check("just short of 80 states", &["just short of 80 states → nearly 80 [states]"]);
    check("80-odd states", &["80-odd states → about 80 [states]"]);
    check("50-plus states", &["50-plus states → over 50 [states]"]);
    check("80 states at least", &["80 states at least → over 80 [states]"]);
    check("greater than or equal to 30", &["greater than or equal to 30 → over 30"]);
    check("more than 20 but less than 30 states", &["more than 20 but less than 30 states → 20 to 30 [states]"]);
    check("It adds up to 700.", &["700 → 700"]);
    check("They spent it over 3 years.", &["3 years → 3 years"]);
    check("It lasted for over 3 years.", &["over 3 years → over 3 years"]);
}

#[test]
fn signs_tolerances_and_ratios() {
    check("it is −5 and -6.5 outside", &["−5 → -5", "-6.5 → -6.5"]);
    check("minus 5 degrees Celsius", &["minus 5 degrees Celsius → -5 °C"]);
    check("kept at - 20 °C or − 5 °C", &["- 20 °C → -20 °C", "− 5 °C → -5 °C"]);
    check("how to convert - 20 °C", &["- 20 °C → -20 °C"]);
    check("Convert -20 °C, then convert - 30 firms", &["-20 °C → -20 °C", "30 firms → 30 [firms]"]);
    check("Heat 90 °C water. Vision 360° begins. Growth 20 % was forecast.", &["90 °C → 90 °C", "20 % → 20 % Change"]);
    check("The sum equals - 5 points", &["- 5 points → -5 [points]"]);
    check("from –5 °C to + 5 °C", &["–5 °C → -5 °C", "5 °C → 5 °C"]);
    check("It was cold - 20 °C - and wet", &["20 °C → 20 °C"]);
    check("a length of 10 ± 2 m", &["10 ± 2 m → 8 to 12 m"]);
    check("one in five towns", &["one in five → 20 %"]);
    check("two thirds of them", &["two thirds → 66.7 % Part"]);
    check("three out of four members", &["three out of four → 75 %"]);
    check("two in five days", &["two → 2", "five days → 5 days"]);
    check("about half of all towns", &["about half → about 50 % Part"]);
    check("half a million people", &["half a million people → 500,000 [people]"]);
}

#[test]
fn rates_of_data_are_rates() {
    check("a 10 Gb/s link of 5 Gbps", &["10 Gb/s → 10 Gbit/s", "5 Gbps → 5 Gbit/s"]);
    check("it has 20 kb/s at 512 Mb", &["20 kb/s → 20 kbit/s", "512 Mb → 512 [Mb]"]);
}

#[test]
fn compound_measures_are_one() {
    check("he is 5 ft 3 in tall", &["5 ft 3 in → 5.25 ft"]);
    check("he is 5'3\" tall", &["5'3\" → 5.25 ft"]);
    check("it took 3 hours and 20 minutes", &["3 hours and 20 minutes → 3.333333 h"]);
    check("2 years 6 months", &["2 years 6 months → 2.5 years"]);
    check("it cost 3 dollars 50 cents", &["3 dollars 50 cents → USD 3.5"]);
}

#[test]
fn a_part_of_a_unit_goes_on_with_its_whole() {
    check("It took about an hour and a half.", &["about an hour and a half → about 1.5 h"]);
    check("A week and a half later", &["A week and a half → 1.5 weeks"]);
    check("two years and a quarter", &["two years and a quarter → 2.25 years"]);
    // What has a noun of its own is a part of that.
    check("3 km and a half marathon", &["3 km → 3 km", "a half → 50 %"]);
    check("$5 a year and a half of that", &["$5 a year → USD/year 5", "a half → 50 %"]);
}

#[test]
fn units_in_words_symbols_and_hyphens() {
    check("a 27-kilometre ring", &["27-kilometre → 27 km"]);
    check("a two-year plan", &["two-year → 2 years"]);
    check("a 29-year-old", &["29-year-old → 29 years"]);
    check("8- to 16-metre", &["8- to 16-metre → 8 to 16 m"]);
    check("-18 °C to -34 °C", &["-18 °C to -34 °C → -34 to -18 °C"]);
    check("98.6 degrees Fahrenheit", &["98.6 degrees Fahrenheit → 98.6 °F"]);
    check("4 cubic kilometres and 4 km^2", &["4 cubic kilometres → 4 km³", "4 km^2 → 4 km²"]);
    check("EUR 15 an hour", &["EUR 15 an hour → EUR/h 15"]);
    check("$350 per kg", &["$350 per kg → USD/kg 350"]);
    check("5 km/h", &["5 km/h → 5 km/h"]);
    check("EUR5m, 75 USD million", &["EUR5m → EUR 5 million", "75 USD million → USD 75 million"]);
    check("Rs 500 and 500 rupees", &["Rs 500 → rupee 500", "500 rupees → rupee 500"]);
    check("20 percentage points, 5 % points", &["20 percentage points → 20 points", "5 % points → 5 points"]);
    check("2 in my car, 2 in long", &["2 → 2", "2 in → 2 in"]);
    check("an 80-member body", &["80 → 80"]);
}

#[test]
fn separators_may_be_spaces_apostrophes_or_points() {
    check("1 200 members of it", &["1 200 members → 1,200 [members]"]);
    check("1’200 members", &["1’200 members → 1,200 [members]"]);
    check("12,34,567 members", &["12,34,567 members → 1,234,567 [members]"]);
    check("EUR 1.200,50 and EUR 1.300", &["EUR 1.200,50 → EUR 1,200.5", "EUR 1.300 → EUR 1,300"]);
    check("EUR 1.300", &["EUR 1.300 → EUR 1.3"]);
}

#[test]
fn what_is_counted_by_something_is_a_part() {
    check("5 deaths per 100,000 people", &["5 deaths → 5 [deaths] Part", "100,000 people → 100,000 [people]"]);
    check("30 pods/node", &["30 pods → 30 [pods] Part"]);
}

#[test]
fn ordinals_are_places() {
    let ordinals = |text: &str| -> Vec<f64> {
        let rank = |mention: &Mention| if let Content::Ordinal { rank, .. } = mention.content { Some(rank) } else { None };
        reading(text).1.mentions().iter().filter_map(rank).collect()
    };
    assert_eq!(ordinals("the third, 21st and twenty-fifth rounds"), [3.0, 21.0, 25.0]);
    assert_eq!(ordinals("a third of it, per second, a twenty-first of it"), [0.0; 0]);
    check("a twenty-first of it", &["a twenty-first → 4.8 %"]);
}

#[test]
fn in_a_table_a_header_is_the_noun() {
    let text = "| year | states | number |\n|--|--|--|\n| harvest | 51 | 7 |\n";
    let (source, _) = parse(SourceId("t.md".to_owned()), text.as_bytes().to_vec(), &Metadata::default()).unwrap();
    let reading = recognize(&source);
    let nouns = reading.mentions().iter().filter_map(|mention| noun_of(&reading, &source, mention));
    let shown: Vec<&str> = nouns.map(|noun| &source.text()[reading.span(&noun.tokens)]).collect();
    assert_eq!(shown, ["states", "harvest"]);
}

#[test]
fn what_only_sounds_like_a_change_is_a_level() {
    check("It is made up of 27 states.", &["27 states → 27 [states]"]);
    check("The increased budget was approved by 27 states.", &["27 states → 27 [states]"]);
    check("They came up with 5 ideas.", &["5 ideas → 5 [ideas]"]);
    check("Staff are down to 300 people.", &["300 people → 300 [people]"]);
    check("It fell to 2.3 % in April from 3.2 %.", &["2.3 % → 2.3 %", "3.2 % → 3.2 % Change"]);
    check("Sales were EUR 5, against EUR 4.", &["EUR 5 → EUR 5", "EUR 4 → EUR 4 Change"]);
    check("It was up 12 members.", &["12 members → 12 [members] Change"]);
    check("It has 12 New Zealand companies.", &["12 New Zealand companies → 12 [New Zealand companies]"]);
    check("There are 80 states, 51 a year earlier.", &["80 states → 80 [states]", "51 → 51"]);
    check("It has three times as many states.", &["three times → 3 [times] Change"]);
}

#[test]
fn negations_turn_bounds_round() {
    check("It must not exceed 50 states.", &["exceed 50 states → at most 50 [states]"]);
    check("It cannot have more than 15 members.", &["more than 15 members → at most 15 [members]"]);
    check("It is not only more than 15 states.", &["more than 15 states → over 15 [states]"]);
}

#[test]
fn verbs_are_never_counted() {
    check("27 agreed and 12 died.", &["27 → 27", "12 → 12"]);
    check("One state objected to it.", &["One state → 1 [state]"]);
    check("12 African and 3 Asian states met.", &["12 African → 12 [African] Part", "3 Asian states → 3 [Asian states] Part"]);
}

#[test]
fn a_capital_before_a_figure_is_not_always_a_name() {
    check("The EU's 27 leaders met.", &["27 leaders → 27 [leaders]"]);
    check("In London 40 people met.", &["40 people → 40 [people]"]);
    check("Last week 12 people met.", &["12 people → 12 [people]"]);
    for text in
        ["Scope 3 emissions fell.", "Formula 1 races", "the iPhone 15 phones", "a 12–0 vote", "it left at 17.45", "section 12(3)"]
    {
        check(text, &[]);
    }
}

#[test]
fn millions_of_people_are_no_metres() {
    check("5.4m people and 5.4m poles", &["5.4m people → 5.4 million [people]", "5.4m → 5.4 m"]);
    check("it took 2h 45m", &["2h 45m → 2.75 h"]);
}

#[test]
fn marks_of_emphasis_are_no_part_of_a_figure() {
    check("It falls by **71 %**, and *three* or _40 steps_ stay.", &["71 % → 71 %", "three → 3", "40 steps → 40 [steps]"]);
    check("See a_40.", &[]);
}

#[test]
fn parts_of_one_stand_without_of() {
    check("Harvests shrank by a fifth in spring.", &["a fifth → 20 % Change"]);
    check("It holds just under a quarter.", &["just under a quarter → nearly 25 %"]);
    check("Nearly a third went abroad.", &["Nearly a third → nearly 33.3 %"]);
    check("At least a tenth do not reply.", &["At least a tenth → over 10 %"]);
    check("Half are nurses, and a third are doctors.", &["Half → 50 %", "a third → 33.3 %"]);
    check("Between a quarter and a third were empty.", &["Between a quarter and a third → 25 % to 33.3 %"]);
    check("She kept a one-third share.", &["one-third → 33.3 %"]);
    for text in [
        "a third boat came",
        "the harbour was joined by a third in spring",
        "they spoke about a third, smaller boat",
        "the second and a third were lost",
        "it shut for a quarter",
        "He set up a third in Oslo.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn a_part_of_a_unit_is_so_much_of_it() {
    check("It lasts half an hour.", &["half an hour → 0.5 h"]);
    check("It rose a quarter of a percentage point.", &["a quarter of a percentage point → 0.25 points Change"]);
    check("three quarters of a mile", &["three quarters of a mile → 0.75 mi"]);
    check("half of a loaf", &["half → 50 %"]);
}

#[test]
fn what_moves_from_one_number_to_another_is_no_range() {
    check("The board raised the fee from 5% to 8%.", &["5% → 5 % Change", "8% → 8 %"]);
    check("The age went from 60 to 65 years.", &["60 → 60 years Change", "65 years → 65 years"]);
    check("Sales double from 2.5 to 5 million.", &["2.5 → 2.5 million Change", "5 million → 5 million"]);
    check("It fell from around 1,400.", &["around 1,400 → about 1,400 Change"]);
    check("Depths vary from 5 to 10 km.", &["5 to 10 km → 5 to 10 km"]);
    check("They cut trees from 20 to 30 m high.", &["20 to 30 m → 20 to 30 m"]);
    check("They lose from 5 to 10 members.", &["5 to 10 members → 5 to 10 [members] Change"]);
    check("It rose by 3 to 5 percent.", &["3 to 5 percent → 3 to 5 % Change"]);
    check("It rose by 10 to 50.", &["10 → 10 Change", "50 → 50"]);
}

#[test]
fn every_comparative_has_its_opposite() {
    check("no longer than 5 km", &["no longer than 5 km → at most 5 km"]);
    check("no later than 30 days after", &["no later than 30 days → at most 30 days"]);
    check("no younger than 18 years", &["no younger than 18 years → over 18 years"]);
    check("taller than 2 m", &["taller than 2 m → over 2 m"]);
}

#[test]
fn a_negation_of_another_clause_turns_nothing() {
    check("Those who do not drive make up over 30 %.", &["over 30 % → over 30 %"]);
    check("Those who do not drive are more than 30 %.", &["more than 30 % → over 30 %"]);
    check("It does not allow copies of more than 30 pages.", &["more than 30 pages → at most 30 [pages]"]);
    check("It is not known whether more than 30 towns fell.", &["more than 30 towns → over 30 [towns]"]);
}

#[test]
fn what_is_spread_over_or_lies_under_is_no_bound() {
    check("He took nine over six innings.", &["nine → 9", "six innings → 6 [innings]"]);
    check("They sent 40 boats over seven lakes.", &["40 boats → 40 [boats]", "seven lakes → 7 [lakes]"]);
    check("It was built over three winters.", &["three winters → 3 [winters]"]);
    check("It lies under six metres of mud.", &["six metres → 6 m"]);
    check("He played over 300 games.", &["over 300 games → over 300 [games]"]);
    check("12 nurses over 60", &["12 nurses → 12 [nurses]", "over 60 → over 60"]);
}

#[test]
fn one_is_a_number_where_another_goes_on_with_it() {
    check("one to two years", &["one to two years → 1 to 2 years"]);
    check("one or more towns", &["one or more towns → at least 1 [towns]"]);
    check("between one and three towns", &["between one and three towns → 1 to 3 [towns]"]);
    check("every period of one day", &["one day → 1 day"]);
    check("One day a letter came; one or both of them.", &[]);
}

#[test]
fn ratios_say_out_of_how_many() {
    check("one in every 74 towns", &["one in every 74 → 1.4 %"]);
    check("two out of every three towns", &["two out of every three → 66.7 %"]);
    check("One nurse in four was ill.", &["One nurse in four → 25 %"]);
    check("He scored five in 11 games.", &["five → 5", "11 games → 11 [games]"]);
    check("two men in four boats", &["two men → 2 [men]", "four boats → 4 [boats]"]);
    check("a 1-in-100-year storm, and he went 4-for-5", &[]);
}

#[test]
fn letters_are_units_in_their_place() {
    check("It costs 3p.", &["3p → pence 3"]);
    check("in 1080p and 2p orbitals", &[]);
    check("Temperatures of 30-32C are usual.", &["30-32C → 30 to 32 °C"]);
    check("It was 30 C (86 F) at noon.", &["30 C → 30 °C", "86 F → 86 °F"]);
    check("Door 34C is shut.", &[]);
    check("It cost Rs35bn.", &["Rs35bn → rupee 35 billion"]);
}

#[test]
fn millions_are_told_by_what_they_count() {
    check("125m years ago", &["125m years → 125 million years"]);
    check("between 90m and 66m years ago", &["90m → 90 million", "66m years → 66 million years"]);
    check("Some 1.5m were ill, 3m of them at home.", &["Some 1.5m → about 1.5 million", "3m → 3 million Part"]);
    check("The last 5.5m were steep, by a 2m fence.", &["5.5m → 5.5 m Part", "2m → 2 m"]);
}

#[test]
fn measures_are_put_together_with_hyphens_and_commas() {
    check("two-and-a-half pence", &["two-and-a-half pence → pence 2.5"]);
    check("a 3 1/2-day trip on a 32/64-bit machine", &["3 1/2-day → 3.5 days"]);
    check("two hours, six minutes and 36 seconds", &["two hours, six minutes and 36 seconds → 2.11 h"]);
    check("a 6-foot-3 guard", &["6-foot-3 → 6.25 ft"]);
    check("a five-to-six-day walk", &["five-to-six-day → 5 to 6 days"]);
    check("off by plus or minus 3 km", &["3 km → 3 km"]);
    check("2.0 × 10⁻⁶ m", &["2.0 × 10⁻⁶ m → 0.000002 m"]);
}

#[test]
fn times_and_numbers_of_things_are_no_quantities() {
    check("open from 5 to 8 p.m., a 401(k) plan, mile marker 138, SDG 6", &[]);
    check("They sold 4,000 last week, and he made 106 not out.", &["4,000 → 4,000", "106 → 106"]);
    check("barely 20 %", &["barely 20 % → about 20 %"]);
    check("a half-dozen eggs and a few dozen towns", &["a half-dozen eggs → 6 [eggs]", "a few dozen towns → dozens [towns]"]);
}

#[test]
fn what_only_stands_near_moves_nothing_and_spreads_nothing() {
    check("The reduced board has from 5 to 8 members.", &["5 to 8 members → 5 to 8 [members]"]);
    check("Lower floors have from 5 to 9 rooms.", &["5 to 9 rooms → 5 to 9 [rooms]"]);
    check(
        "It has over 12 test engineers and over 15 sessions.",
        &["over 12 test engineers → over 12 [test engineers]", "over 15 sessions → over 15 [sessions]"],
    );
    check("It has under 10 km of road.", &["under 10 km → under 10 km"]);
    check("A book of 320p, a film at 24p.", &[]);
    check("The shares closed at 195p.", &["195p → pence 195"]);
}

#[test]
fn letters_stand_for_a_money() {
    check("a fare of Sh4,100 and rents of KSh 2.5 billion", &["Sh4,100 → shilling 4,100", "KSh 2.5 billion → KES 2.5 billion"]);
    check("a budget of N4.2tn and R14 billion", &["N4.2tn → NGN 4.2 trillion", "R14 billion → ZAR 14 billion"]);
    check("profits of Y41.5bn and DM3 million", &["Y41.5bn → JPY 41.5 billion", "DM3 million → mark 3 million"]);
    check("DKr5m, $US2.4 billion and GH¢850", &["DKr5m → DKK 5 million", "$US2.4 billion → USD 2.4 billion", "GH¢850 → GHS 850"]);
    check(
        "SDR 310 million, J$1,900, 35 paise",
        &["SDR 310 million → SDR 310 million", "J$1,900 → JMD 1,900", "35 paise → paisa 35"],
    );
    check("up 0.4 of a cent, at 38 cents", &["0.4 of a cent → cent 0.4", "38 cents → cent 38"]);
    check("N95 masks, the N2 road, R2-D2, an SDR 5 set, rule R1.25, Sen. Lee", &[]);
    check("Sh2-140 at R11.20, code N41.07, contig N60,000, the loss of R202, a fleet of N900 trains", &[]);
    check("an XDR 6.4 license, SDR 2.75 receiver; TSH 500", &[]);
    check("the cells $B1, $A4, C$5", &["C$5 → CAD 5"]);
    check("the cells G$6 and J$12", &[]);
}

#[test]
fn scales_go_beyond_trillions() {
    check("2.5 quadrillion yen", &["2.5 quadrillion yen → JPY 2,500 trillion"]);
    check("three quintillion per cent", &["three quintillion per cent → 3,000,000 trillion %"]);
}

#[test]
fn a_step_and_a_level_are_no_range() {
    check("Tin rose $2.10 to $61.40.", &["$2.10 → USD 2.1 Change", "$61.40 → USD 61.4"]);
    check("It would lift $2 to $3 billion.", &["$2 to $3 billion → USD 2 billion to USD 3 billion"]);
    check("Fees rose $5 to $8 million.", &["$5 to $8 million → USD 5 million to USD 8 million Change"]);
    check("It adds $4 to $60 to a bill.", &["$4 to $60 → USD 4 to USD 60 Change"]);
    check("It is cut $1 to $2 at most.", &["$1 to $2 at most → at most USD 2 Change"]);
    check(
        "The bank raised its rate from 12.5 per cent to 14 per cent and another from 27 per cent to 30 per cent",
        &["12.5 per cent → 12.5 % Change", "14 per cent → 14 %", "27 per cent → 27 % Change", "30 per cent → 30 %"],
    );
    check("Output was put up to 820,000 from 690,000.", &["820,000 → 820,000", "690,000 → 690,000 Change"]);
    check("gifts of up to 500 from him", &["up to 500 → at most 500"]);
}

#[test]
fn the_past_days_are_no_bound() {
    check("in the past 36 hours", &["36 hours → 36 h"]);
    check("It drove past 36 houses.", &["past 36 houses → over 36 [houses]"]);
}

#[test]
fn a_scale_spreads_over_both_ends_down_too() {
    check("formed 90 to 75 million years ago", &["90 to 75 million years → 75 million to 90 million years"]);
    check("500 to 1 million", &["500 to 1 million → 500 to 1 million"]);
    check("47 to 43 million ballots", &["47 → 47", "43 million ballots → 43 million [ballots]"]);
}

#[test]
fn perhaps_and_every_approximate() {
    check("perhaps 30,000 men, maybe 80 km/h", &["perhaps 30,000 men → about 30,000 [men]", "maybe 80 km/h → about 80 km/h"]);
    check("roughly every 20 hours", &["roughly every 20 hours → about 20 h"]);
    check("about a one in six chance", &["about a one in six → about 16.7 %"]);
    check("at least an estimated 45 per cent", &["at least an estimated 45 per cent → over 45 %"]);
}

#[test]
fn or_more_of_something_is_a_bound() {
    check("8,000 pounds or more of a gas", &["8,000 pounds or more → over 8,000 lb"]);
    check("No hall may hold more than 90 guests.", &["more than 90 guests → at most 90 [guests]"]);
    check("No firm that may trade has more than 90 guests.", &["more than 90 guests → over 90 [guests]"]);
    check("No doubt the hall can hold more than 90 guests.", &["more than 90 guests → over 90 [guests]"]);
    check("No one should forget that over 60 miners died.", &["over 60 miners → over 60 [miners]"]);
    check("No vote may be held if fewer than 12 members come.", &["fewer than 12 members → under 12 [members]"]);
    check("No shop could match its more than 300 outlets.", &["more than 300 outlets → over 300 [outlets]"]);
    check("No lorry may weigh more than 44 tonnes.", &["more than 44 tonnes → at most 44 t"]);
    check("There is no doubt; it may hold more than 90 guests.", &["more than 90 guests → over 90 [guests]"]);
    check("below a third full", &["below a third → under 33.3 %"]);
}

#[test]
fn a_few_of_what_is_measured() {
    check("only a few hours, the few yards", &["a few hours → several", "few yards → several"]);
    check("a few hours ago; few hours are left; a few people", &[]);
    check("quite a few hours, a few marks on the door, a few degrees of freedom, a few knots in it", &[]);
}

#[test]
fn ages_are_years() {
    check("between the ages of 7 and 16", &["between the ages of 7 and 16 → 7 to 16 years"]);
    check("aged between 7 and 16", &["between 7 and 16 → 7 to 16 years"]);
    check("aged 11-16, pupils ages 7 to 10", &["11-16 → 11 to 16 years", "7 to 10 → 7 to 10 years"]);
    check(
        "Through the ages 4 to 7 abbots; for ages 2 to 3 guests waited",
        &["4 to 7 abbots → 4 to 7 [abbots]", "2 to 3 guests → 2 to 3 [guests]"],
    );
    check("aged 3 to 9 months", &["3 to 9 months → 3 to 9 months"]);
}

#[test]
fn a_plus_sign_in_brackets_is_a_gain() {
    check("at 41 % (+6 percentage points)", &["41 % → 41 %", "6 percentage points → 6 points Change"]);
    check("call +44 20 7946", &[]);
    check(
        "about +31 %; from -30 to +115 degrees Celsius",
        &["about +31 % → about 31 %", "-30 to +115 degrees Celsius → -30 to 115 °C"],
    );
    check("It cost the League 2,760 men.", &["2,760 men → 2,760 [men]"]);
    check("Hosts 2,048 and 9,090, Cores 200,201,225", &[]);
}

#[test]
fn places_have_numbers() {
    check("the 1900 block of West Elm Street, at 2150 Route 4, 316 N. Oak Ave.", &[]);
    check("One Harbour Place is let. Ask at 12–14 King James Bridge. It orbits 61 Cygni.", &[]);
    check(
        "Four High Court judges, three Wall Street banks",
        &["Four High Court judges → 4 [High Court judges]", "three Wall Street banks → 3 [Wall Street banks]"],
    );
    check(
        "More than 2,000 Tower Bridge workers; 7 Canary Wharf banks",
        &[
            "More than 2,000 Tower Bridge workers → over 2,000 [Tower Bridge workers]",
            "7 Canary Wharf banks → 7 [Canary Wharf banks]",
        ],
    );
    check("between junctions 11 and 10, incident 4417, 21 CFR 1308", &[]);
    check(
        "In the worst incident 31 people died. At this junction 6 roads meet.",
        &["31 people → 31 [people]", "6 roads → 6 [roads]"],
    );
    check("over 60 USC students", &["over 60 USC students → over 60 [USC students]"]);
    check("They call 120 to 160 clients.", &["120 to 160 clients → 120 to 160 [clients]"]);
    check("Call 111 now. They call 200 people a day.", &["200 people → 200 [people] Part"]);
}

#[test]
fn games_have_scores() {
    check("They were 243 for five at tea, and he had a seven-under-par 65.", &["65 → 65"]);
    check("The fee was 120 for four.", &["120 → 120", "four → 4"]);
    check("It would force 4 or 5 shops out.", &["4 or 5 shops → 4 to 5 [shops]"]);
    check("They were 243 for five days.", &["243 → 243", "five days → 5 days"]);
    check("won 6–3, 4–6, 7–5 in a force 8 gale", &[]);
    check("aged 3–6, 7–9", &["3–6 → 3 to 6 years", "7–9 → 7 to 9"]);
    check("by chapter six, at this stage two of them", &["two → 2 Part"]);
}

#[test]
fn hours_have_a_full_stop() {
    check("open from 9.30 to 16.45", &[]);
    check("The pH ranged from 6.20 to 7.35.", &["6.20 to 7.35 → 6.2 to 7.35"]);
    check("The share opens 13.40 lower.", &["13.40 lower → 13.4 [lower]"]);
    check("They took the 8.14 from Dorking.", &[]);
    check("grew from 9.30 to 16.45", &["9.30 → 9.3 Change", "16.45 → 16.45"]);
    check(
        "Rents rose from 30 to 45 and guests from 12 to 18 lands came.",
        &["30 → 30 Change", "45 → 45", "12 to 18 lands → 12 to 18 [lands]"],
    );
}
