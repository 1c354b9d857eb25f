//! Which dates are read, and what is none.

use proptest::prelude::*;

use super::super::{Mention, PeriodRole, recognize};
use super::*;
use crate::source::{Metadata, SourceId, parse};
use crate::value::{Partial, Period, Portion, Precision};

/// The periods of a text that spoke at a date.
fn periods(text: &str, as_of: &str) -> Vec<Mention> {
    let metadata = Metadata { as_of: Period::parse_iso(as_of), ..Metadata::default() };
    let (source, _) = parse(SourceId("test.txt".to_owned()), text.as_bytes().to_vec(), &metadata).unwrap();
    let reading = recognize(&source);
    reading.mentions().iter().filter(|mention| matches!(mention.content, Content::Period { .. })).cloned().collect()
}

fn value(mention: &Mention) -> Option<Period> {
    mention.content.when().map(|when| when.period)
}

#[track_caller]
fn check(text: &str, expect: &[&str]) {
    check_at("", text, expect);
}

#[track_caller]
fn check_at(as_of: &str, text: &str, expect: &[&str]) {
    let shown: Vec<String> = periods(text, as_of).iter().filter_map(value).map(|period| period.to_string()).collect();
    assert_eq!(shown, expect, "{text}");
}

#[test]
fn days_months_and_years_in_every_order() {
    check("launched on 12 November 2018 there", &["12 November 2018"]);
    check("On November 12th, the", &["12 November"]);
    check("Nov. 12, 2018", &["12 November 2018"]);
    check("the 12th of November 2018", &["12 November 2018"]);
    check("in November 2018, or in 2019.", &["November 2018", "2019"]);
    check("Monday, 12 November 2018 and Tues., Nov. 13", &["12 November 2018", "13 November"]);
    check("Monday the 12th of November, 2018", &["12 November 2018"]);
    check("12-Nov-2018, 12-Nov-18, 2018-Nov-12 and 12/Nov/2018", &["12 November 2018"; 4]);
    check("the first of May 2018, May the twelfth and the twenty-second of June", &["1 May 2018", "12 May", "22 June"]);
    check("on this 12th day of November 2018", &["12 November 2018"]);
    check("12 november 2018 and june 2016", &["12 November 2018", "June 2016"]);
    check("the first Friday of July 2018, the last Monday of May 2018", &["6 July 2018", "28 May 2018"]);
    check("the 31st Monday of July 2018, the 38th Monday of July 2018", &["July 2018", "July 2018"]);
    check("on May 12 ’99 and in August 99", &["12 May 1999", "August 1999"]);
    check("15 March 44 BC", &["15 March 44 BC"]);
    check("a meeting on the 4th of July", &["4 July"]);
    check("by 29 February", &["29 February"]);
}

#[test]
fn a_month_alone_needs_a_word_before_it() {
    check("in November, since May, until June, by July", &["November", "May", "June", "July"]);
    check("In May 30 states signed; in June 12 more did.", &["May", "June"]);
    check("by April Jones, said June. Theresa May in August", &["August"]);
    check("from May to July and between March and May", &["1 May to 31 July", "1 March to 31 May"]);
}

#[test]
fn dates_in_figures() {
    check("2018-11-12, 2018-11 and 2018/11/12", &["12 November 2018", "November 2018", "12 November 2018"]);
    check("at 2018-11-12T10:30:00Z or 2018-11-12T10:30:00+02:00.", &["12 November 2018"; 2]);
    check("in 2018-W46", &["week of 12 November 2018"]);
    check("13/11/2018, 11/13/2018, 12/12/2018", &["13 November 2018", "13 November 2018", "12 December 2018"]);
    check("13.11.2018, 13-11-2018, 13/11/18, on 13.11.18", &["13 November 2018"; 4]);
    check("in 11/2018", &["November 2018"]);
    check("the period 2018-11-12/2018-11-14", &["12 November 2018 to 14 November 2018"]);
    check("01/12/2018-13/12/2018", &["1 December 2018 to 13 December 2018"]);
}

#[test]
fn the_document_decides_the_order_of_day_and_month() {
    check("12/11/2018", &["12/11/2018"]);
    check("12/11/2018 and 13.11.2018", &["12 November 2018", "13 November 2018"]);
    check("12/11/2018 and 11/13/2018", &["11 December 2018", "13 November 2018"]);
    check("12/11/2018, 13/11/2018, 11/13/2018", &["12/11/2018", "13 November 2018", "13 November 2018"]);
}

#[test]
fn ranges_are_periods() {
    check("Week (11th-14th of November)", &["11 to 14 November"]);
    check("12–14 Nov 2018", &["12 November 2018 to 14 November 2018"]);
    check("November 12–14, 2018, or Nov 12 to 14", &["12 November 2018 to 14 November 2018", "12 to 14 November"]);
    check("12, 13 and 14 November 2018", &["12 November 2018 to 14 November 2018"]);
    check("from Monday 12 to Friday 16 November 2018", &["12 November 2018 to 16 November 2018"]);
    check("from 28 December 2018 to 3 January 2019", &["28 December 2018 to 3 January 2019"]);
    check("from 28 December to 3 January 2019", &["28 December 2018 to 3 January 2019"]);
    check("from 28 December 2018 to 3 January", &["28 December 2018 to 3 January 2019"]);
    check("28 December – 3 January", &["28 December to 3 January"]);
    check("Nov.–Dec. 2018, Jan-Mar 2018", &["1 November 2018 to 31 December 2018", "1 January 2018 to 31 March 2018"]);
    check("from 3 March until 5 April 2019", &["3 March 2019 to 5 April 2019"]);
    check("from May to July 2019", &["1 May 2019 to 31 July 2019"]);
    check("from November to February 2019", &["1 November 2018 to 28 February 2019"]);
    check("in 2010–12, not 2010-12", &["1 January 2010 to 31 December 2012", "December 2010"]);
    check("in 2012–13 and 2012–2014", &["1 January 2012 to 31 December 2013", "1 January 2012 to 31 December 2014"]);
    check("1914-1918, 1914-18", &["1 January 1914 to 31 December 1918"; 2]);
    check("in 2009-10, the 2009/10 budget for 2009/10", &["1 January 2009 to 31 December 2010"; 3]);
    check("between 2010 and 2015, but 2016 and 2017", &["1 January 2010 to 31 December 2015", "2016", "2017"]);
    check("mid-2018 to early 2019", &["1 January 2018 to 31 December 2019"]);
    check("Q1–Q3 2018", &["1 January 2018 to 30 September 2018"]);
    check("264–241 BC", &["1 January 264 BC to 31 December 241 BC"]);
}

#[test]
fn years_decades_and_centuries() {
    check("the 2018 Paris Peace Forum", &["2018"]);
    check(
        "In 1066 and in 1550, AD 800, A.D. 79, 44 BC, 800 B.C. or 476 CE",
        &["1066", "1550", "AD 800", "AD 79", "44 BC", "800 BC", "AD 476"],
    );
    check("in the year 800", &["AD 800"]);
    check("in the 1990s, the ’80s, the nineties and the 70s", &["1990s", "1980s", "1990s", "1970s"]);
    check("mid-1990s and late 1980s", &["1990s", "1980s"]);
    check("the 1800s and the 2000s", &["19th century", "2000s"]);
    check("the 19th century, nineteenth-century, the twenty-first century", &["19th century", "19th century", "21st century"]);
    check("the 18th and 19th centuries, the 5th century BC", &["1 January 1700 to 31 December 1899", "5th century BC"]);
    check("in nineteen eighty-four and in two thousand and eighteen.", &["1984", "2018"]);
    check("in ’99, since '05", &["1999", "2005"]);
    check("early 2018, at the end of 2018 and pre-2018", &["early 2018", "the end of 2018", "2018"]);
    check("a 2011-based projection", &["2011"]);
    check(
        "between 1861 and 1865, from 1789 to 1799",
        &["1 January 1861 to 31 December 1865", "1 January 1789 to 31 December 1799"],
    );
    check("c. 1850, c.1850 and ca. 1750", &["c. 1850", "c. 1850", "c. 1750"]);
    check("the revolutions of 1848, the 1848 uprisings and an 1812 campaign", &["1848", "1848", "1812"]);
    check("first-century Rome, the 15th- and 16th-century masters", &["1st century", "1 January 1400 to 31 December 1599"]);
}

#[test]
fn early_years_are_told_by_the_words_around_them() {
    check(
        "He was Duke of Harn from 1154 until his death, and reigned from 1154 to 1171.",
        &["1154", "1 January 1154 to 31 December 1171"],
    );
    check(
        "the survey of 1166, the fire of 1666 destroyed it, and the Great Roll of 1086 lists 24 mills",
        &["1166", "1666", "1086"],
    );
    check("By 1154 the keep was finished; it stood until 1350. As early as 1189, bees were kept.", &["1154", "1350", "1189"]);
    check("In 1154 monks arrived. By 1350 plague had reached it. In 1348 King Odo fled.", &["1154", "1350", "1348"]);
    check(
        "It was small, but by 1350 it had grown; in 1349 King Ivo died. About 1800 the mill burned.",
        &["1350", "1349", "c. 1800"],
    );
    check("The war of 1812 cost 90 lives; 12 men in 1215 and 1400 in 1216.", &["1812", "1215", "1216"]);
    check("Between 1347 and 1351 plague killed many.", &["1 January 1347 to 31 December 1351"]);
    check("sacked in 1241 and 1259, or in 1302, 1311 and 1340", &["1241", "1259", "1302", "1311", "1340"]);
    check(
        "Odo (r. 1154–1189), Ada (b. 1744), Ivo (born 1133; died 1189)",
        &["1 January 1154 to 31 December 1189", "1744", "1133", "1189"],
    );
    check(
        "Ada (c. 1132 – 7 September 1189), Ivo (c. 1102 – 1167)",
        &["c. 1132", "7 September 1189", "1 January 1102 to 31 December 1167"],
    );
    check(
        "born about 1520, dating from around 1280, built circa 1450, until about 1350; a jug, circa 1480, for a crew of circa 1250.",
        &["c. 1520", "c. 1280", "c. 1450", "c. 1350", "c. 1480"],
    );
}

#[test]
fn later_years_are_no_counts_of_what_follows() {
    check("compared with 2010 levels, below 2005 levels, at 1990 prices", &["2010", "2005", "1990"]);
    check("In 2019 children marched. By late 2019 workers left.", &["2019", "late 2019"]);
    check("Between 2010 and 2015 emissions fell.", &["1 January 2010 to 31 December 2015"]);
    check("the strategy for 2030 commits the states", &["2030"]);
    check("The firewall rule opens ports from 1024 to 1535. Created 1024, deleted 1100.", &[]);
    check("The budget for 2023/24 allocates more, room 2023/24 boxes.", &["1 January 2023 to 31 December 2024"]);
}

#[test]
fn early_counts_stay_counts() {
    for text in [
        "from 1200 to 1500 people, between 1100 and 1400 tonnes, by 1200 votes, about 1450 people",
        "It rose from 1200 to 1500. The value was between 1100 and 1400. It was cut by 1200.",
        "a garrison of 1200, a survey of 1200 homes, some 1450 were lost, it employed around 1450",
        "In 1200 cases it failed. In 1200 English towns they met. After 1200 of them had left, it shut.",
        "The road is closed between 1200 and 1400, until 1350. Between 1200 and 1400 the road is closed.",
        "It fell by 300, and by 1200 the next year. The bishop gave between 1200 and 1300. Up from 1750 in the spring.",
        "from 1600 to 1800 people, they won by 1600 votes, between 1900 and 2000 people died",
    ] {
        check(text, &[]);
    }
}

#[test]
fn four_figures_in_a_name_are_no_year() {
    for text in ["Natura 2000 sites, the Russell 2000, Horizon 2020 funds", "the 1950 helpline, Post 2076 met, Root CA"] {
        check(text, &[]);
    }
    check("Post 2020, trade fell.", &["2020"]);
}

#[test]
fn known_days_have_a_name() {
    check(
        "Christmas Day 2020, New Year's Eve, 2015, Boxing Day of 2004",
        &["25 December 2020", "31 December 2015", "26 December 2004"],
    );
    check("Christmas 2020, Easter Sunday 2019", &["2020", "2019"]);
}

#[test]
fn a_week_ending_on_a_day_is_the_seven_days_up_to_it() {
    check("in the week ending 19 September 1665", &["13 September 1665 to 19 September 1665"]);
    check("in the week to Sunday 5 July 2020, the week to 5 July", &["week of 29 June 2020", "5 July"]);
}

#[test]
fn two_years_with_a_hyphen_after_between_are_no_month() {
    check("between 2003-08, since 2003-08", &["1 January 2003 to 31 December 2008", "August 2003"]);
    check("between 2003-08 and 2004-02", &["1 August 2003 to 29 February 2004"]);
}

#[test]
fn sides_are_told_by_the_words_before() {
    let sides = |text: &str| -> Vec<&str> {
        let side = |mention: &Mention| mention.content.when().map(|when| when.side.word());
        periods(text, "").iter().filter_map(side).collect()
    };
    assert_eq!(sides("no earlier than 1 May 2019, not later than 5 May 2024, later than 5 May 2019"), ["since", "by", "after"]);
    assert_eq!(sides("It dates from 1310. It did not return until 1 May 1666. It stood until 1890."), ["at", "at", "by"]);
    assert_eq!(
        sides("after the 2017 games, before the 2016 vote; after 2017, before the summer of 2016"),
        ["at", "at", "after", "before"]
    );
    assert_eq!(sides("from 1990 levels, from 1990"), ["at", "since"]);
}

#[test]
fn what_comes_every_year_is_a_habit() {
    let habits = |text: &str| -> Vec<bool> {
        let habit = |mention: &Mention| matches!(mention.content, Content::Period { role: PeriodRole::Habit, .. });
        periods(text, "").iter().map(habit).collect()
    };
    assert_eq!(habits("It usually rains between June and September."), [true]);
    assert_eq!(habits("The dry season runs from May to October. Calves are born in March."), [true, true]);
    assert_eq!(habits("Sales rose between June and September. This season, from June to July, they won."), [false, false]);
}

#[test]
fn parts_of_years_and_years_of_accounts() {
    check("Q3 2018, 3Q18, Q3 of 2018, 2018 Q3", &["Q3 2018"; 4]);
    check("the third quarter of 2018, the 3rd quarter of 2018", &["Q3 2018"; 2]);
    check("H1 2018, the first half of 2018", &["H1 2018"; 2]);
    check("summer 2018, the summer of 2018, fall 2018", &["summer 2018", "summer 2018", "autumn 2018"]);
    check("winter 2018 and the winter of 2018–19", &["winter 2018", "winter 2018–19"]);
    check("FY2018, FY18, fiscal year 2018, fiscal 2018, the 2018 fiscal year", &["FY2018"; 5]);
    check("FY2018/19, FY 2018-19, fiscal year 2018/19, the 2018–19 financial year", &["FY2018/19"; 4]);
    check("the third quarter of fiscal year 2018", &["FY2018"]);
    check("week 46 of 2018, the week of 14 November 2018", &["week of 12 November 2018"; 2]);
    check("the week of 14 November, the week of the 18th", &["the week of 14 November", "the week of the 18th"]);
}

#[test]
fn dates_told_from_the_day_the_document_spoke() {
    let monday = |text, expect| check_at("2018-11-12", text, expect);
    monday("yesterday, today, tomorrow", &["11 November 2018", "12 November 2018", "13 November 2018"]);
    monday("the day before yesterday and the day after tomorrow", &["10 November 2018", "14 November 2018"]);
    monday("last week, this month, next quarter, last year", &["week of 5 November 2018", "November 2018", "Q1 2019", "2017"]);
    monday("last Friday and this Friday", &["9 November 2018", "16 November 2018"]);
    monday(
        "two years ago, a month ago, three weeks ago",
        &["about 12 November 2016", "about 12 October 2018", "about 22 October 2018"],
    );
    monday("1 month and 2 days ago", &["10 October 2018"]);
    monday("over the past three years", &["12 November 2015 to 12 November 2018"]);
    monday("in the next 2 weeks", &["13 November 2018 to 26 November 2018"]);
    monday("in March this year and June next year", &["March 2018", "June 2019"]);
    monday("last December, next March, this summer", &["December 2017", "March 2019", "summer 2018"]);
    monday("the 20th of next month, Friday the 16th", &["20 December 2018", "16 November 2018"]);
    monday("year to date", &["1 January 2018 to 12 November 2018"]);
    monday(
        "two days before yesterday, three days after today, more than two days after today",
        &["9 November 2018", "15 November 2018"],
    );
    monday("on Friday next week, next week on Friday", &["23 November 2018"; 2]);
    monday("last March, the next day, the previous year, three years later, next Friday", &["March", "about 23 November 2018"]);
    monday("on 12 May, in June", &["12 May", "June"]);
}

#[test]
fn what_is_told_from_an_unknown_day_is_not_read() {
    check("yesterday, last week, two years ago, this summer", &[]);
    check_at("2018", "yesterday, last month, last year", &["2017"]);
    check_at("2018-11", "last month, two weeks ago", &["October 2018"]);
}

#[test]
fn what_says_too_little_to_know_its_days_is_kept_so() {
    check("The talks resume on Friday.", &["Friday"]);
    check("They met last Tuesday and left on Sunday evening.", &["Tuesday", "Sunday"]);
    check("Rain is due on the 27th, or in the week of the 18th.", &["the 27th", "the week of the 18th"]);
    check("The market is held on the first Friday of July.", &["the 1st Friday of July"]);
    check("the last week of June, the third week of September", &["the last week of June", "the 3rd week of September"]);
    check("open on 22/04, and from 10/25 to 01/25", &["22 April", "25 October to 25 January"]);
    check("due on 4/5; and the week commencing 4 February", &["04/05", "the week of 4 February"]);
    check("due on 4/5, not on 13/5/2018", &["4 May", "13 May 2018"]);
    check_at("2018-11-12", "Officials said Friday that it would close by the 15th.", &["Friday", "the 15th"]);
    check_at("2018-11-12", "The shop is shut on 15.", &["the 15th"]);
    check_at("2018-11-12", "She is away on the twenty-second.", &["the 22nd"]);
}

#[test]
fn weekdays_and_days_of_no_date_are_left_alone() {
    for text in [
        "Black Friday, Good Friday, Ash Wednesday and every second Tuesday",
        "the 27th floor, on the 27th floor, on the 18th and 19th floors, the 27 states",
        "on 15 occasions, on 15 of 20 days, trailing 4-22, on 4-22 shooting",
        "cut by 3/4, from 1/3 to 1/2, on 24/7 duty, since 9/11",
        "He came second on the list; the second week was dry.",
        "Law 11/2018, Decree 3/2015, document 2016/11",
        "week 12 of the trial, at week 12, within 5 days of receipt, in 3 weeks",
    ] {
        check(text, &[]);
        check_at("2018-11-12", text, &[]);
    }
    check("Filmed in Miami, beginning in 2018", &["2018"]);
    check_at("2018-11-12", "over the past decades, on every other Friday, twenty-one years and six months ago", &[]);
    check("It was Friday. Man Friday came. He said Friday.", &[]);
}

#[test]
fn parts_of_years_months_and_weeks_promise_no_more_than_the_whole() {
    check("by mid-March, at the end of June, in late May 2017", &["mid-March", "late June", "late May 2017"]);
    check("at the start of the week of 14 November 2018", &["early week of 12 November 2018"]);
    check_at("2018-11-12", "early next year, mid next week", &["early 2019", "mid-week of 19 November 2018"]);
    check_at("2018-11-12", "earlier this year", &["1 January 2018 to 11 November 2018"]);
    check_at("2018-11-12", "later this month", &["12 November 2018 to 30 November 2018"]);
    check("early in 2018 or late in March 2018", &["early 2018", "late March 2018"]);
    check("the late 1990s, the end of the 19th century", &["1990s", "19th century"]);
}

#[test]
fn weeks_have_the_first_thursday() {
    check("the third week of January 2027, the last week of 2015", &["week of 18 January 2027", "week of 28 December 2015"]);
    check("the first week of 2015", &["week of 29 December 2014"]);
    check_at(
        "2018-11-12",
        "the third week of this month, from Week 31 to Week 35",
        &["week of 12 November 2018", "30 July 2018 to 2 September 2018"],
    );
    check_at("2018-11-12", "the week after next", &["week of 26 November 2018"]);
}

#[test]
fn days_and_months_in_every_other_form() {
    check("Oct-2, Oct/2, Nov-12-2018", &["2 October", "2 October", "12 November 2018"]);
    check("16. Nov. 2016, monday, jan twenty two, 2018", &["16 November 2016", "22 January 2018"]);
    check("the tenth of September, two thousand; May twenty-one, 2019", &["10 September 2000", "21 May 2019"]);
    check("It opened 2016 june.", &["June 2016"]);
    check("It opened 2016, Nov.", &["November 2016"]);
    check("the two thousands and the two thousand and tens", &["2000s", "2010s"]);
    check_at("2018-11-12", "It starts 2016 - 11, or 11/2016.", &["November 2016"; 2]);
    check_at("2018-11-12", "It was finished 9-18-15.", &["18 September 2015"]);
}

#[test]
fn stretches_told_by_a_count() {
    let monday = |text, expect| check_at("2018-11-12", text, expect);
    monday("It will be done within two weeks.", &["12 November 2018 to 25 November 2018"]);
    monday("It will open in three weeks.", &["about 3 December 2018"]);
    monday("He lost 5 kg in three weeks.", &[]);
    monday("It is answered within two weeks.", &[]);
    monday("two days hence, four weeks in the future", &["14 November 2018", "about 10 December 2018"]);
    monday("away for 3 days from today", &["12 November 2018 to 14 November 2018"]);
    monday("a week starting tomorrow", &["13 November 2018 to 19 November 2018"]);
    check(
        "for two weeks from 20 December, three days starting 5 May 2019",
        &["20 December to 2 January", "5 May 2019 to 7 May 2019"],
    );
    monday("between now and 15 December", &["12 November 2018 to 15 December 2018"]);
    monday("the rest of the year", &["12 November 2018 to 31 December 2018"]);
    monday("this week from Tuesday to Thursday", &["13 November 2018 to 15 November 2018"]);
    monday("the next decade, the last three months of 2017", &["2020s", "2017"]);
    monday("sales in Q3 fell", &[]);
    monday("sales fell in Q3.", &["Q3"]);
}

#[test]
fn as_of_is_exposed() {
    let roles = |text: &str| -> Vec<bool> {
        let is_as_of = |mention: &Mention| matches!(mention.content, Content::Period { role: PeriodRole::AsOf, .. });
        periods(text, "").iter().map(is_as_of).collect()
    };
    assert_eq!(roles("as of 12 November 2018, as at 2018, since 2018 and as of the end of 2018"), [true, true, false, true]);
}

#[test]
fn what_only_looks_like_a_date() {
    for text in [
        "He may go. March on! You may 5 times. The second most important.",
        "1200 actors and 2000 states, 2018 people",
        "more than 2000 of them",
        "the 12th and the 3rd",
        "$2018 and v2.2018",
        "30 February, Feb 30, 30 February 2018, February 30, 2018, 31 April 2019, 2018-02-30, 30/02/2018",
        "version 1.10.30, 10.0.0.1, section 3.12, ISO 27001, H.R. 49, RFC 2045, UN Resolution 1973",
        "3/4 of them, 24/7, since 9/11, won 6-4-10, 80-32-89-89, +33 1 2018, 555-2018",
        "in 5 minutes, 10 students, three years, 5 days",
        "2000-page, 2018 km, 2000 m, 2000%, 1950 MW, 2018 Main Street",
        "Theresa May said, April said, August Wilson, in sat and sun",
        "the turn of the 20th century",
        "in nineteen eighty students, Nineteen Eighty-Four",
        "in the 2nd half, the third quarter, in summer",
        "Regulation (EU) 2018/19, Decision 3/2015",
        "in his nineties",
        "1000-1500 people, 1500–2000 pages, pp. 1990–1995, H.R. 2018, in 1900 people",
        "It rose to 2000, from 1000 to 2000",
        "a total of 1848, the 1850 boats, a 1750 kg load",
    ] {
        check(text, &[]);
    }
}

fn date() -> impl Strategy<Value = jiff::civil::Date> {
    (1000i16..2190, 1i8..=12, 1i8..=28).prop_map(|(year, month, day)| jiff::civil::Date::new(year, month, day).unwrap())
}

fn part() -> impl Strategy<Value = Portion> {
    prop::sample::select(&[Portion::Early, Portion::Beginning, Portion::Middle, Portion::Late, Portion::End][..])
}

fn any_period() -> impl Strategy<Value = Period> {
    let months = |count: i16, precision: Precision| {
        (1900i16..2100, 0..12 / count)
            .prop_map(move |(year, n)| Period::months(year, i8::try_from(n * count + 1).unwrap(), count, precision).unwrap())
    };
    prop_oneof![
        date().prop_map(|date| Period::day(date).unwrap()),
        date().prop_map(|date| Period::week(date).unwrap()),
        months(1, Precision::Month),
        months(3, Precision::Quarter),
        months(6, Precision::Half),
        months(12, Precision::Year),
        (190i16..210).prop_filter("a century", |year| year % 10 != 0).prop_map(|year| Period::decade(year * 10).unwrap()),
        (1i16..=21).prop_map(|number| Period::century(number, false).unwrap()),
        (1i16..=21).prop_map(|number| Period::century(number, true).unwrap()),
        (1i16..800).prop_map(|year| Period::year(1 - year).unwrap()),
        (1i16..800).prop_map(|year| Period::year(year).unwrap()),
        (1500i16..2100).prop_map(|year| Period::around(year).unwrap()),
        (1900i16..2100, 1i8..=4).prop_map(|(year, season)| Period::season(year, season * 3).unwrap()),
        (1900i16..2100).prop_map(|year| Period::winter(year).unwrap()),
        (1900i16..2100, any::<bool>()).prop_map(|(year, two)| Period::fiscal(year, two).unwrap()),
        (1900i16..2100, 1i8..=12, 1i8..=12).prop_map(|(year, a, b)| Period::in_figures(year, a, b).unwrap()),
        (months(12, Precision::Year), part()).prop_map(|(year, part)| year.part(part)),
        (months(1, Precision::Month), part()).prop_map(|(month, part)| month.part(part)),
        (date(), part()).prop_map(|(date, part)| Period::week(date).unwrap().part(part)),
        (1i8..=5, prop::option::of(0i8..7), 1i8..=12)
            .prop_map(|(number, weekday, month)| { Period::Partial(Partial::Nth { number, weekday, month }) }),
        (date(), date()).prop_filter_map("a span", |(a, b)| Period::span(Period::day(a)?, Period::day(b)?)),
    ]
}

proptest! {
    #[test]
    fn what_is_shown_reads_back_the_same(period in any_period()) {
        let read: Vec<Period> = periods(&period.to_string(), "").iter().filter_map(value).collect();
        // A stretch of one day is that day.
        let alike = |read: &Period| read.relation(&period) == crate::value::Relation::Same;
        prop_assert!(read.len() == 1 && alike(&read[0]), "{} read as {:?}", period, read);
    }

    #[test]
    fn no_text_breaks_it(words in prop::collection::vec(prop::sample::select(PIECES), 0..40), as_of in "(2018-11-12|)") {
        let mentions = periods(&words.concat(), &as_of);
        prop_assert!(mentions.windows(2).all(|pair| pair[0].tokens.end <= pair[1].tokens.start));
        prop_assert!(mentions.iter().all(|mention| mention.tokens.start < mention.tokens.end));
    }
}

/// What dates are made of, to be thrown together.
const PIECES: &[&str] = &[
    " ",
    " ",
    " ",
    " ",
    "-",
    "–",
    "/",
    ".",
    ",",
    ":",
    "(",
    "’",
    "May",
    "March",
    "November",
    "Nov.",
    "12",
    "12th",
    "31",
    "2018",
    "1066",
    "99",
    "44",
    "0",
    "s",
    "to",
    "from",
    "between",
    "and",
    "of",
    "the",
    "in",
    "first",
    "second",
    "twenty",
    "nineteen",
    "two",
    "thousand",
    "week",
    "W46",
    "T10",
    "Z",
    "Q3",
    "3Q18",
    "H1",
    "quarter",
    "half",
    "century",
    "centuries",
    "BC",
    "AD",
    "B.C.",
    "FY",
    "FY2018",
    "fiscal",
    "year",
    "summer",
    "winter",
    "nineties",
    "Monday",
    "Friday",
    "last",
    "this",
    "next",
    "past",
    "ago",
    "days",
    "months",
    "years",
    "now",
    "today",
    "yesterday",
    "day",
    "before",
    "after",
    "early",
    "on",
    "by",
    "for",
    "will",
    "within",
    "starting",
    "hence",
    "future",
    "rest",
    "4/22",
    "27th",
    "thousands",
    "mid",
    "end",
    "as",
    "A",
    "a",
    "D",
];

#[test]
fn quarters_by_their_last_month() {
    check("in the September quarter; the March quarter of 2019", &["Q3", "Q1 2019"]);
    check_at("2021-08-05", "third-quarter earnings fell", &["Q3"]);
    check_at("2021-08-05", "a third-quarter goal, a third-quarter loss of nerve", &[]);
    check("the June quarter-final, the June quarter final", &[]);
    check("In July quarter finals were held. In March quarter of a million came.", &[]);
    check("third-quarter earnings fell", &[]);
}

#[test]
fn weekdays_beside_hours_and_with_a_possessive() {
    check("by 7 a.m. Sunday nobody, at noon Monday", &["Sunday", "Monday"]);
    check("9 a.m. to 5 p.m. Monday through Friday; 9 a.m. Monday, Wednesday and Friday; noon Monday to Friday", &[]);
    check_at(
        "2021-08-05",
        "Any Friday's crowd; a typical Friday's crowd; Sunday's the day; Monday's closed; Thursday's Child",
        &[],
    );
    check("As of Tuesday the road was shut, in the early hours of Monday", &["Tuesday", "Monday"]);
    check_at(
        "2021-08-05",
        "The final is Thursday at home. They won Friday's match. After Monday’s rain",
        &["Thursday", "Friday", "Monday"],
    );
    check_at("2021-08-05", "every Friday's match, Black Friday's sales, Friday is fine, Ruby Tuesday’s menu", &[]);
}

#[test]
fn months_of_contracts_and_at_the_end_of_a_length() {
    check("Tin for July delivery; the May contract", &["July", "May"]);
    check("sales in the year to June were flat", &["June"]);
    check("May contracts be signed? March futures", &[]);
}

#[test]
fn feasts_with_and_without_their_year() {
    check("since Christmas; on New Year's Eve, St Stephen's Day", &["25 December", "31 December", "26 December"]);
    check("St. Patrick's Day 1791, Halloween 2012", &["17 March 1791", "31 October 2012"]);
    check("On Boxing Day, 1200 people came.", &["26 December"]);
    check("Christmas trees, Patrick's day off, Easter 2020", &["2020"]);
    check("since Eve Smith came; after Christmas Island; Halloween Kills", &[]);
    check("Christmas Day, AD 800", &["25 December AD 800"]);
    check("New Year's Eve 1999–2000", &["1 January 1999 to 31 December 2000"]);
}

#[test]
fn parts_of_a_day_told_from_the_day() {
    check_at("2021-08-05", "last night, this morning and tonight", &["4 August 2021", "5 August 2021", "5 August 2021"]);
    check_at("2021-08-05", "the last night of the fair, This Morning, his last night, The Tonight Show", &[]);
    check("last night, this morning", &[]);
}
