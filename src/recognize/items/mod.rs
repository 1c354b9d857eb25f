//! Lists: set off from the text, or enumerated in a sentence.
//!
//! ```text
//! block  := the items of one list of the document; a title and what stands below it are one item
//! inline := cue item (sep item)* [last item]      cue := "such as" | "including" | "namely" | ":" | "–" …
//!         | marker item (marker item)+            marker := "(1)" | "(a)" | "(i)" | "1)"
//! sep    := "," — or ";" where there is one       last := ["," | ";"] ("and" | "or" | "as well as")
//! ```
//!
//! `blocks` reads the first, `inline` finds the cues and markers of the second, `split` cuts what follows them, `count` ties
//! the number that the text announces, and `title` says what an item is.

mod blocks;
mod count;
mod inline;
mod split;
mod title;

pub use split::{Enumeration, enumerate};
pub use title::{items_of, title};

pub(super) use blocks::recognize as set_off;
pub(super) use count::tie;
pub(super) use inline::recognize;

use super::class::Class;

/// The words that introduce lists, and those that end them.
pub(super) fn vocabulary() -> impl Iterator<Item = (&'static str, Class)> {
    inline::vocabulary().chain(split::vocabulary())
}

#[cfg(test)]
mod tests {
    use super::super::StatedList;
    use super::super::mention::Mention;
    use super::super::tests::reading;
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let (source, reading) = reading(text);
        let items = |mention: &Mention| {
            let StatedList { parts, open, .. } = mention.content.list()?;
            Some(items_of(&reading, &source, parts, *open).to_string())
        };
        let shown: Vec<String> = reading.mentions().iter().filter_map(items).collect();
        assert_eq!(shown, expect, "{text}");
    }

    #[test]
    fn enumerations_after_a_cue() {
        check(
            "Other nations such as Canada, South Korea, Gabon and Mexico are supporting this.",
            &["4 items or more: Canada; South Korea; Gabon; Mexico"],
        );
        check("It includes a, b, and c of d and e.", &["3 items or more: a; b; c of d and e"]);
        check("Others include, but are not limited to, Chile, Japan, and Poland.", &["3 items or more: Chile; Japan; Poland"]);
    }

    #[test]
    fn words_for_more_open_a_list_and_are_no_item() {
        check("It sells, e.g., bread, honey and apples.", &["3 items or more: bread; honey; apples"]);
        check("It has bread, such as rye, oats, and wheat, among others.", &["3 items or more: rye; oats; wheat"]);
        check("It has these: bread, honey, and so on.", &["2 items or more: bread; honey"]);
        check("The colours: red, green and blue, are old.", &["3 items: red; green; blue"]);
    }

    #[test]
    fn as_well_as_begins_the_last_item() {
        check(
            "It faced challenges, such as theft of data and plans, fraud, as well as attacks on people, firms and states.",
            &["3 items or more: theft of data and plans; fraud; attacks on people, firms and states"],
        );
    }

    #[test]
    fn a_list_that_trails_off_is_open_and_has_no_last_and() {
        check(
            "New practices: crime, fraud, abuse of systems used by citizens, firms and agencies…",
            &["3 items or more: crime; fraud; abuse of systems used by citizens, firms and agencies"],
        );
    }

    #[test]
    fn parentheses_describe_an_item() {
        check(
            "It has parts: networks (such as cables and servers), devices (like phones), software and data.",
            &["4 items: networks; devices; software; data", "2 items or more: cables; servers"],
        );
        check("- one (including, but not limited to, x)\n- two\n- three\n", &["3 items: one; two; three"]);
    }

    #[test]
    fn a_title_and_its_paragraphs_are_one_item() {
        check("1. One\n\nFirst thing.\n\n2. Two\n\nSecond thing.\n", &["2 items: One; Two"]);
    }

    #[test]
    fn other_cues_and_marks_introduce_one_too() {
        check("Three countries, namely Chile, Gabon and Mexico, joined.", &["3 items: Chile; Gabon; Mexico"]);
        check("A desk consisting of a top, two sides and a drawer.", &["3 items: top; two sides; drawer"]);
        check("It is composed of oak, ash and elm.", &["3 items: oak; ash; elm"]);
        check("The colours – red, green and blue – are old.", &["3 items: red; green; blue"]);
        check("The colours—red, green and blue—are old.", &["3 items: red; green; blue"]);
        check("It uses dairy (i.e., milk, cream and butter).", &["3 items: milk; cream; butter"]);
    }

    #[test]
    fn numbered_items_are_a_list_whatever_they_say() {
        check("It wants (1) a bridge, (2) that it is painted and (3) trees.", &["3 items: bridge; it is painted; trees"]);
        check("The steps are: a) measure; b) cut; and c) glue.", &["3 items: measure; cut; glue"]);
        check("It has (i) oak; (ii) ash.", &["2 items: oak; ash"]);
        check("Oak (1), ash (2) and elm (3).", &[]);
    }

    #[test]
    fn each_cue_has_its_own_list() {
        check(
            "It has trees, including oak, ash and elm, and flowers, such as roses and lilies.",
            &["3 items or more: oak; ash; elm", "2 items or more: roses; lilies"],
        );
        check(
            "These parts: wood, glass and stone, including oak and pine.",
            &["3 items: wood; glass; stone", "2 items or more: oak; pine"],
        );
        check(
            "Tools (such as saws (e.g. hacksaws and jigsaws) and drills) are sold.",
            &["2 items or more: saws; drills", "2 items or more: hacksaws; jigsaws"],
        );
    }

    #[test]
    fn a_list_ends_where_its_sentence_goes_on() {
        check(
            "Nations such as Canada, South Korea, Gabon and Mexico want to stay.",
            &["4 items or more: Canada; South Korea; Gabon; Mexico"],
        );
        check("Things such as firms and states support it fully.", &["2 items or more: firms; states"]);
        check("Animals including cats, dogs that have fleas and mice.", &["3 items or more: cats; dogs that have fleas; mice"]);
        check("It sells fruit, such as pears and plums, but no bread or honey.", &["2 items or more: pears; plums"]);
    }

    #[test]
    fn what_is_no_list_is_left_alone() {
        check("Services ranging from repair to sale. Talks between France and Chile.", &[]);
        check("One thing is clear: time and money matter.", &[]);
        check("She added: it was late, they were tired and we left.", &[]);
        check("For example, the firm sold its plant, bought a ship and left.", &[]);
        check("At 10:30, and at 11:45, and later.", &[]);
        check("Efforts such as talks between France and Chile failed.", &[]);
    }

    #[test]
    fn more_of_them_opens_a_list() {
        check("It has these: bread, honey, and 20 others.", &["2 items or more: bread; honey"]);
        check("It has these: bread, honey, and many more.", &["2 items or more: bread; honey"]);
    }

    #[test]
    fn inner_lists_are_lists_and_belong_to_the_outer_item() {
        check("- one\n  - a\n    - x\n    - y\n  - b\n- two\n", &["2 items: one; two", "2 items: a; b", "2 items: x; y"]);
        let (source, reading) = reading("- one\n  - a\n    - x\n    - y\n  - b\n- two\n");
        let Some(StatedList { parts, .. }) = reading.mentions()[0].content.list() else { panic!("the outer list comes first") };
        assert_eq!(&source.text()[reading.span(&parts[0].whole)], "one\na\nx\ny\nb");
        check("(i) oak\n(ii) ash\n(iii) elm\n", &["3 items: oak; ash; elm"]);
        check("A) oak\nB) ash\n", &["2 items: oak; ash"]);
    }

    /// The number announced for each list, with its noun.
    #[track_caller]
    fn announced(text: &str, expect: &[&str]) {
        let (source, reading) = reading(text);
        let count = |mention: &Mention| {
            let count = mention.content.list()?.count.as_ref();
            Some(count.map_or("", |count| &source.text()[reading.span(count)]))
        };
        let shown: Vec<&str> = reading.mentions().iter().filter_map(count).collect();
        assert_eq!(shown, expect, "{text}");
    }

    /// The words that announce each list.
    #[track_caller]
    fn announcements(text: &str, expect: &[&[&str]]) {
        let (source, reading) = reading(text);
        let words = |mention: &Mention| {
            let announced = mention.content.list()?.announced.iter();
            Some(announced.map(|tokens| &source.text()[reading.span(tokens)]).collect::<Vec<_>>())
        };
        let shown: Vec<Vec<&str>> = reading.mentions().iter().filter_map(words).collect();
        assert_eq!(shown, expect, "{text}");
    }

    #[test]
    fn what_has_no_words_announces_nothing() {
        announcements("They are (a) oak; (b) ash.", &[&["They are"]]);
        announcements("So it is. (1) Oak, (2) ash and (3) elm.", &[&[]]);
    }

    #[test]
    fn a_number_right_before_a_list_is_its_count() {
        announced("The call rests on three pillars: oak, ash and elm.", &["three pillars"]);
        announced("These nine principles:\n\n- one\n- two\n", &["nine principles"]);
        announced("The four aims are as follows:\n\n- one\n- two\n", &["four aims"]);
        announced("Four aims\n\n1. One\n\n2. Two\n", &["Four aims"]);
        announced("Of five trees, such as oak, ash and elm, two grow here.", &[""]);
        announced("We have 17 members from about 10 towns:\n\n- one\n- two\n", &[""]);
        announced("For the two variants:\n\n- one\n- two\n", &[""]);
        announced("The two variants have these in common:\n\n- one\n- two\n", &[""]);
        announced("One of the three parts: oak, ash and elm.", &[""]);
    }
}
