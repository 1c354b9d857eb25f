//! Discovery: where documents disagree about facts that nobody wrote a rule for.
//!
//! ```text
//! documents ──tell──▶ what each states ──copies, index──▶ statements to compare ──link──▶ links ──fact──▶ leads
//! leads × documents ──draft──▶ rules and their claims, to be compared like any others
//! ```
//!
//! Lists, quotations, memberships, totals and names for a role have a file or a folder each, with all three steps: what is told, which
//! places are of one thing, and how sure that is.
//!
//! Telling what a document states needs the document; finding leads needs only what was told of it. So documents are read one by
//! one and let go, and only those that a lead points to are read again.

mod copies;
mod corpus;
mod dateline;
mod draft;
mod event;
mod fact;
mod half;
mod index;
mod lead;
mod lengths;
mod link;
mod lists;
mod members;
mod prose;
mod quotes;
mod relation;
mod restated;
mod roles;
mod scope;
mod tell;
mod told;
mod total;
mod word;

pub use dateline::as_of;
pub(crate) use draft::scalar;
pub use draft::{Draft, Sight, Worded, Wording, draft, entry};
pub use lead::{Lead, Settings, find};
pub use tell::tell;
pub use told::Told;

#[cfg(test)]
mod tests {
    use super::{Settings, draft, find, tell};
    use crate::compare;
    use crate::recognize::Document;
    use crate::source::{Metadata, SourceId, parse};

    /// The messages of all that is found in some documents of plain text.
    pub(super) fn found(texts: &[&str]) -> Vec<String> {
        let document = |(number, text): (usize, &&str)| {
            let id = SourceId(format!("{number}.txt"));
            Document::of(parse(id, text.as_bytes().to_vec(), &Metadata::default()).unwrap().0)
        };
        let documents: Vec<Document> = texts.iter().enumerate().map(document).collect();
        let told: Vec<_> = documents.iter().map(tell).collect();
        let leads: Vec<_> = find(&told, &Settings::default()).into_iter().filter(|lead| lead.disagree).collect();
        let draft = draft(&leads, &documents);
        let settings = compare::Settings { today: jiff::civil::date(2020, 1, 1), partial: true };
        let verdicts = compare::compare(&draft.config, &documents, &draft.claims, settings);
        verdicts.findings.into_iter().map(|finding| finding.message).collect()
    }

    #[track_caller]
    fn check(texts: &[&str], expect: &[&str]) {
        assert_eq!(found(texts), expect, "{texts:?}");
        let back: Vec<&str> = texts.iter().rev().copied().collect();
        assert_eq!(found(&back).len(), expect.len(), "whatever the order: {texts:?}");
    }

    #[test]
    fn one_event_has_one_date() {
        check(&["The mill was opened on 5 May 1901.", "Brookfield Mill was opened in 1903."], &["5 May 1901 ×1 · 1903 ×1"]);
        check(&["The mill was opened on 5 May 1901.", "Brookfield Mill was opened in 1901."], &[]);
        check(&["The mill was opened in 1901.", "The mill was sold in 1903."], &[]);
        check(&["Ada Marsh (4 July 1880 -- 2 June 1950) wrote hymns.", "Ada Marsh died in 1951."], &["2 June 1950 ×1 · 1951 ×1"]);
        check(&["The mill was opened before 1910.", "The mill was opened in 1901."], &[]);
    }

    #[test]
    fn sentences_that_differ_in_their_values_only_are_compared_value_by_value() {
        check(
            &["The ferry carries 80 cars and 300 passengers.", "The ferry carries 90 cars and 300 passengers."],
            &["90 ×1 · 80 ×1"],
        );
        check(&["On 5 May 2020 the clinic had 40 patients.", "On 6 May 2020 the clinic had 44 patients."], &[]);
    }

    #[test]
    fn another_time_subject_or_qualifier_is_another_fact() {
        check(&["As of March 2019 the club has 40 members.", "As of April 2021 the club has 55 members."], &[]);
        let budget =
            |year: &str, sum: &str| format!("In the {year} budget the Harbour council set aside EUR {sum} million for repairs.");
        check(&[&budget("2022/23", "4.1"), &budget("2023/24", "5.6")], &[]);
        check(&["Oslo Harbour has 12 cranes.", "Bergen Harbour has 9 cranes."], &[]);
        check(&["The firm hired 40 part-time drivers.", "The firm hired 12 full-time drivers."], &[]);
        check(&["The plan has a free fee for 3 guests.", "The plan has an extra fee for 2 guests."], &[]);
        let patches = |count: u8, from: &str, to: &str| {
            format!("The change logs show that {count} patches were applied between Harbour {from} and {to} by its keepers.")
        };
        check(&[&patches(52, "2.2", "2.3"), &patches(48, "2.3", "2.4")], &[]);
        check(&[&patches(52, "2.2", "2.3"), &patches(48, "2.2", "2.3")], &["52 ×1 · 48 ×1"]);
        let result = |of: &str, than: &str| {
            format!("The result of the {of} work is that Harbour {of} runs the benchmark around 25 % faster than Harbour {than}.")
        };
        let second = result("2.4", "2.3 and 35 % faster than Harbour 2.2").replace("around 25 %", "around 5 %");
        check(&[&result("2.3", "2.2"), &second], &[]);
        let generator = |year: &str| format!("The generator of Harbour Studio {year} was deprecated and will be removed.");
        check(&[&generator("2002"), &generator("2003")], &[]);
    }

    #[test]
    fn others_who_say_so_and_parts_of_a_subject_are_another_fact() {
        let crowd = |who: &str, people: &str| format!("{who} said that {people} people had marched through Harbour Square.");
        check(&[&crowd("Police", "2,000"), &crowd("The organisers of the march", "6,000")], &[]);
        check(&[&crowd("Police", "2,000"), &crowd("Harbour police", "6,000")], &["6,000 ×1 · 2,000 ×1"]);
        let idle = |who: &str, share: u8| format!("{who} in the Harbour district was {share} % in the dry season.");
        check(&[&idle("Unemployment", 11), &idle("Youth unemployment", 27)], &[]);
        check(&[&idle("Unemployment", 11), &idle("Unemployment", 27)], &["27 % ×1 · 11 % ×1"]);
        let full = |day: &str, share: u8| format!("On {day} the Harbour reservoir in the hills was {share} % full.");
        check(&[&full("Saturday", 10), &full("Sunday", 15)], &[]);
        check(
            &["Three volumes of the Harbour novel cycle are set at sea.", "The Harbour novel cycle runs to twelve volumes."],
            &[],
        );
        check(&["The lambs of Harbour Farm came three weeks early.", "The lambs of Harbour Farm stayed for ten weeks."], &[]);
        check(&["Ada Marsh was fined EUR 600 by the Harbour court.", "Tom Marsh was fined EUR 900 by the Harbour court."], &[]);
        check(
            &[
                "Ada Marsh wrote hymns. She received the Harbour Medal for Music in 1976.",
                "Tom Hill received the Harbour Medal for Music in 1978.",
            ],
            &[],
        );
        check(&["The Harbour cup final of 2021 was watched by many.", "Many watched the 2022 Harbour cup final."], &[]);
    }

    #[test]
    fn what_a_subject_has_and_what_is_called_otherwise_is_another_subject() {
        check(&["Oakmouth College has 22,000 students.", "Oakmouth College's faculty of medicine has 3,100 students."], &[]);
        check(&["The second season of the Harbour series has 13 episodes.", "The Harbour series has 74 episodes."], &[]);
        check(&["Group A: 48 participants of the Harbour trial.", "Group B: 51 participants of the Harbour trial."], &[]);
        check(&["Monday: 142 cases, 3 deaths.", "Tuesday: 167 cases, 5 deaths."], &[]);
        let waits = |what: &str, seconds: u8| format!("The {what} of the Harbour client defaults to {seconds} seconds.");
        check(&[&waits("read_timeout", 30), &waits("write_timeout", 60)], &[]);
        check(&[&waits("read_timeout", 30), &waits("read_timeout", 60)], &["60 s ×1 · 30 s ×1"]);
        let ships = |version: &str, modules: u8| format!("Harbour {version} ships {modules} modules with its standard library.");
        check(&[&ships("3.8", 5), &ships("3.9", 3)], &[]);
        check(&[&ships("3.8", 5), &ships("3.8", 3)], &["5 ×1 · 3 ×1"]);
        let default = |what: &str, number: u8| format!("`{what}` sets the number of them. The default is {number}.");
        check(&[&default("clients", 100), &default("lines", 250)], &[]);
    }

    #[test]
    fn one_event_is_told_by_several_verbs() {
        check(
            &["Ada Marsh won the Harbour Medal for music in 1976.", "Ada Marsh was awarded the Harbour Medal for music in 1978."],
            &["1976 ×1 · 1978 ×1"],
        );
        check(&["The Harbour Bridge was constructed in 1931.", "The Harbour Bridge was built in 1935."], &["1931 ×1 · 1935 ×1"]);
        check(
            &[
                "Applications for the Harbour grant close at 5 pm on 14 March 2025.",
                "Applications for the Harbour grant close on 21 March 2025.",
            ],
            &["14 March 2025 ×1 · 21 March 2025 ×1"],
        );
        check(&["The Harbour grant closes on 14 March 2025.", "The Harbour grant opens on 3 March 2025."], &[]);
        check(
            &[
                "Songs of Salt is an album of hymns. Released on 5 May 1967, it is praised.",
                "Songs of Salt was released on 16 June 1967.",
            ],
            &["5 May 1967 ×1 · 16 June 1967 ×1"],
        );
    }

    #[test]
    fn what_writers_add_far_from_a_value_hides_nothing() {
        check(
            &[
                "Designed by an engineer from the hills, the Harbour Bridge between Oakmouth and the mainland of Ashland has 12 arches.",
                "The Harbour Bridge, praised by travellers as a wonder of its kind, has 14 arches, and before it stood the shore was far.",
            ],
            &["14 ×1 · 12 ×1"],
        );
    }

    #[test]
    fn examples_and_conditions_state_nothing() {
        check(&["Suppose the shed holds 40 bales of straw.", "The big shed holds 60 bales of straw in winter."], &[]);
        check(&["If the gate is open, the yard holds 40 sheep.", "The yard holds 60 sheep by the gate."], &[]);
    }

    #[test]
    fn a_count_is_held_against_the_list_that_it_announces() {
        check(&["There are three gates:\n\n- north\n- south\n- east\n- west\n"], &["4 ×1 · 3 ×1"]);
        check(&["Of old the two gates:\n\n- north\n- south\n- east\n"], &[]);
        check(&["There are four gates:\n\n- north\n- south\n- east\n- west\n"], &[]);
        check(
            &[
                "The registry has four columns:\n\n- Name: of the town\n- Scale, Offset: two numbers\n- Reference: where it is from\n",
            ],
            &[],
        );
        check(&["It is built with two beams:\n\n- oak is old\n- ash is new\n- elm is dear\n"], &[]);
    }

    #[test]
    fn copies_of_a_page_are_one_finding() {
        let page = "The ferry to Holm carries 80 cars a day.";
        check(&[page, page, page, "The ferry to Holm carries 90 cars a day."], &["90 ×1 · 80 ×3"]);
    }
}
