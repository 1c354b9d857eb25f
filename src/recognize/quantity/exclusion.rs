//! Figures that are no quantities: parts of names, versions, clock times, identifiers, addresses, scores, and figures that stand
//! for another number than the one read.

use super::Reader;
use super::figures::Beside;
use crate::recognize::class::Class;
use crate::recognize::number::{Form, Numeral};
use crate::recognize::period::is_title;
use crate::recognize::reading::Reading;
use crate::recognize::unit;

/// Words that number what they stand before: *page 12*.
const NUMBERING: &[&str] = &[
    "sections",
    "chapters",
    "figure",
    "figures",
    "fig",
    "figs",
    "table",
    "tables",
    "pages",
    "p",
    "pp",
    "no",
    "nos",
    "nr",
    "nrs",
    "number",
    "numbers",
    "item",
    "items",
    "step",
    "version",
    "versions",
    "v",
    "line",
    "lines",
    "article",
    "articles",
    "art",
    "arts",
    "paragraphs",
    "para",
    "paras",
    "principle",
    "principles",
    "level",
    "part",
    "vol",
    "row",
    "column",
    "rule",
    "rules",
    "annex",
    "annexes",
    "note",
    "notes",
    "footnote",
    "question",
    "option",
    "day",
    "week",
    "grade",
    "class",
    "type",
    "group",
    "category",
    "room",
    "floor",
    "channel",
    "port",
    "release",
    "rfc",
    "iso",
    "isbn",
    "issn",
    "clauses",
    "sec",
    "exercise",
    "exercises",
    "lot",
    "gate",
    "platform",
    "route",
    "highway",
    "interstate",
    "flight",
    "season",
    "round",
    "game",
    "model",
    "unit",
    "psalm",
    "resolution",
    "directive",
    "regulation",
    "bill",
    "proposition",
    "amendment",
    "title",
    "form",
    "equation",
    "eq",
    "scope",
    "goal",
    "goals",
    "target",
    "targets",
    "band",
    "schedule",
    "year",
    "pillar",
    "objective",
    "terminal",
    "building",
    "priority",
    "indicator",
    "subsection",
    "subparagraph",
    "protocol",
    "formula",
    "size",
    "apollo",
    "windows",
    "falcon",
    "boeing",
    "airbus",
    "galaxy",
    "playstation",
    "android",
    "ios",
    "theorem",
    "lemma",
    "algorithm",
    "ref",
    "zone",
    "district",
    "ward",
    "apartment",
    "suite",
    "box",
    "tel",
    "phone",
    "fax",
    "extension",
    "marker",
    "runway",
];

/// Those that also number with a word after them: *page two*.
const PARTS: &[&str] = &[
    "episode",
    "chapter",
    "act",
    "scene",
    "verse",
    "page",
    "paragraph",
    "section",
    "volume",
    "phase",
    "stage",
    "tier",
    "appendix",
    "clause",
];

/// Those that number only where nothing says which of them is meant: *at junction 9*, and not *at this junction 20 roads meet*.
const BARE: &[&str] = &["junction", "junctions", "incident"];

pub(super) fn vocabulary() -> impl Iterator<Item = (&'static str, Class)> {
    NUMBERING.iter().chain(PARTS).chain(BARE).map(|&word| (word, Class::NUMBERING))
}

fn joined_before(reading: &Reading, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| reading.touches_next(before))
}

impl Reader<'_> {
    /// Whether the numeral read at `at`, with its sign and currency from `start`, is no quantity.
    pub(super) fn is_no_quantity(&mut self, at: usize, start: usize, numeral: &Numeral, beside: Beside) -> bool {
        let Beside { money, negative } = beside;
        let before = start.checked_sub(1).filter(|&before| before >= self.sentence.start);
        if !money && before.is_some_and(|before| self.is_numbered(before, numeral)) {
            self.numbered = numeral.end;
            return true;
        }
        (self.is_glued(before) && !self.is_gain(before, numeral))
            || self.is_cut(numeral)
            || (!money
                && (self.is_identifier(at, numeral)
                    || self.is_address(numeral)
                    || self.is_clock(numeral)
                    || self.is_score_of_game(start, numeral)
                    || before.is_some_and(|before| self.is_dialled(before, numeral))))
            || before.is_some_and(|before| self.is_weighed(before))
            || (numeral.form == Form::Digits && self.is_called(numeral.end))
            || (numeral.form == Form::Words && numeral.value == 1.0 && !negative && self.is_pronoun(before, numeral.end))
    }

    /// Whether the figure is part of something longer to its left: *COVID-19*, *v2*, *p.12*, *10:30*.
    fn is_glued(&self, before: Option<usize>) -> bool {
        const GLUE: [char; 25] = [
            '′', '″', '-', '‑', '−', '+', '.', '/', '@', '_', '=', '#', '§', ':', '*', '\\', '^', '№', '\'', '’', ',', '&', '%',
            '°', '×',
        ];
        let Some(before) = before else { return false };
        let touches = self.reading.touches_next(before);
        let sign = |mark: char| matches!(mark, '§' | '#' | '№') || (touches && GLUE.contains(&mark));
        let reading = self.reading;
        let joined = before > self.sentence.start && reading.touches_next(before - 1);
        // "Section 12(3)", and the second figure of "6–3".
        let inner = touches && joined && matches!(reading.mark(before), Some('('));
        let score = touches && joined && matches!(reading.mark(before), Some('–')) && reading.is_number(before - 1);
        inner || score || (reading.mark(before).map_or(touches, sign) && !self.opens_emphasis(before))
    }

    /// *(+13 %)*: whether the mark before a figure is a plus sign, and what follows is measured, unlike in *+44 20*.
    pub(super) fn is_gain(&self, before: Option<usize>, numeral: &Numeral) -> bool {
        let reading = self.reading;
        let Some(plus) = before.filter(|&plus| reading.is_mark(plus, '+')) else { return false };
        let opens =
            plus == self.sentence.start || !reading.touches_next(plus - 1) || matches!(reading.mark(plus - 1), Some('(' | '['));
        let measured = reading.is(numeral.end, Class::UNIT) || matches!(reading.mark(numeral.end), Some('%' | '°' | '‰'));
        opens && measured && numeral.end < self.sentence.end
    }

    /// Whether the mark before a figure opens what Markdown sets in bold or italics, in a text that is not read as such:
    /// ***71 %***.
    fn opens_emphasis(&self, mark: usize) -> bool {
        let reading = self.reading;
        let run = (self.sentence.start..=mark).rev().take_while(|&at| matches!(reading.mark(at), Some('*' | '_')));
        let first = run.last().unwrap_or(mark);
        matches!(reading.mark(first), Some('*' | '_')) && !joined_before(reading, first)
    }

    /// Whether it is part of something longer to its right: *10:30*, *24/7*, *3-D*.
    fn is_cut(&self, numeral: &Numeral) -> bool {
        let (reading, after) = (self.reading, numeral.end);
        if after >= self.sentence.end || !reading.touches_next(after - 1) {
            return false;
        }
        let next = reading.touches_next(after);
        match reading.mark(after) {
            Some(':' | '/') => next && reading.is_number(after + 1),
            // "401(k)".
            Some('(') => next && reading.bytes(after + 1) == 1 && reading.is_word(after + 1) && reading.is_mark(after + 2, ')'),
            // "4-for-5", "1-in-100-year".
            Some('-' | '‑') if next && (self.is_chained(after + 1) || self.is_to_par(after + 1)) => true,
            // "3-D", "7-Eleven"; "20-Year" in a title is a measure all the same.
            Some('-' | '‑') => next && reading.is_capital(after + 1) && !reading.is(after + 1, Class::UNIT | Class::NUMERAL),
            Some('_' | '@' | '=' | '\\') => true,
            // "52°30′N", "13.4° E".
            Some('°') => {
                matches!(reading.lower(after + 1), "n" | "s" | "e" | "w" | "")
                    && reading.is(after + 1, Class::WORD | Class::NUMBER)
            }
            _ => matches!(reading.lower(after), "nd" | "rd" | "th" | "s" | "x"),
        }
    }

    /// Whether a word joins two figures by hyphens, and another word than *to*.
    fn is_chained(&self, word: usize) -> bool {
        let reading = self.reading;
        matches!(reading.lower(word), "in" | "for" | "of" | "on")
            && reading.touches_next(word)
            && matches!(reading.mark(word + 1), Some('-' | '‑'))
            && reading.is(word + 2, Class::NUMERAL)
    }

    /// Whether the word before makes the number a name: *Section 3*, *Big 12*, *Articles 5, 6 and 7*.
    fn is_numbered(&self, before: usize, numeral: &Numeral) -> bool {
        let reading = self.reading;
        let joins = matches!(reading.mark(before), Some(',' | '–' | '-' | '&' | '/'))
            || matches!(reading.lower(before), "and" | "or" | "to" | "through");
        let and = self.numbered == before.wrapping_sub(1) && reading.lower(before) == "and";
        if (self.numbered == before && joins) || and {
            return numeral.form == Form::Digits && !reading.is(numeral.end, Class::PLURAL | Class::UNIT);
        }
        // "nov . 15" in text cut into tokens: the day of a month, joined to its stop or not.
        let month = before > self.sentence.start && reading.is(before - 1, Class::PERIOD);
        if reading.is_mark(before, '.') && month && numeral.form == Form::Digits && numeral.value < 32.0 {
            return true;
        }
        if reading.is_mark(before, '[') {
            return reading.is_mark(numeral.end, ']') || reading.is_mark(numeral.end, ',');
        }
        let word = if reading.is_mark(before, '.') && before > self.sentence.start && reading.touches_next(before - 1) {
            before - 1
        } else {
            before
        };
        match numeral.form {
            Form::Digits => self.names_by_number(word, numeral),
            // "The Big Three", "Chapter Two", "by episode six".
            Form::Words => {
                let named = reading.is_capital(numeral.start) && word > self.sentence.start && reading.is_capital(word);
                named || self.is_numbered_in_words(word, numeral)
            }
            Form::Fraction | Form::Vague => false,
        }
    }

    /// *by episode six*, *on page two*, and not *at this stage two of them*.
    fn is_numbered_in_words(&self, word: usize, numeral: &Numeral) -> bool {
        let reading = self.reading;
        let numbers = reading.is(word, Class::NUMBERING) && PARTS.contains(&reading.lower(word));
        numbers && self.is_led(word) && !self.counts_what_follows(numeral)
    }

    /// Whether nothing but a mark or a preposition stands before a word.
    fn is_led(&self, word: usize) -> bool {
        word == self.sentence.start || self.reading.mark(word - 1).is_some() || self.reading.is(word - 1, Class::PREPOSITION)
    }

    /// Whether a word makes a name of itself and the figure after it.
    fn names_by_number(&self, word: usize, numeral: &Numeral) -> bool {
        let reading = self.reading;
        if !reading.is_word(word) || unit::scaled_code(reading, word).is_some() {
            return false;
        }
        let opens = word == self.sentence.start
            || reading.is(word - 1, Class::STOP)
            || reading.mark(word - 1).is_some_and(|mark| matches!(mark, '“' | '"' | '‘' | '(' | ':'));
        let counts = self.counts_what_follows(numeral);
        // "Natura 2000 sites".
        if reading.is_capital(word) && reading.bytes(numeral.start) == 4 && is_title(reading.lower(word)) {
            return true;
        }
        if reading.is(word, Class::NUMBERING) {
            if BARE.contains(&reading.lower(word)) && (counts || !self.is_led(word)) {
                return false;
            }
            // "The group 12 firms left" is rare, "last week 12 firms left" is not; "the number 80" says which number.
            let time = matches!(
                reading.lower(word),
                "no" | "day" | "week" | "year" | "season" | "round" | "game" | "target" | "note" | "phone"
            );
            return !(time && counts && !(reading.is_capital(word) && word > self.sentence.start));
        }
        let function = reading.is(word, Class::ENDS_PHRASE | Class::PARTIAL | Class::MODIFIER | Class::NUMERAL)
            || matches!(
                reading.lower(word),
                "only" | "and" | "or" | "nearly" | "exactly" | "total" | "totaling" | "totalling" | "aged" | "age"
            );
        let place = opens_with_place(reading, word, self.sentence.start);
        let inner = || self.text[reading.span(&(word..word + 1))].chars().any(char::is_uppercase);
        let spared = (opens && (counts || numeral.scale > 1.0))
            || ((place || reading.is(word, Class::NAME | Class::PERIOD)) && counts)
            || (opens && is_opener(reading.lower(word)))
            || self.is_possessive(word, numeral.start);
        // "It cost the Union 3,155 men": no name ends with thousands set apart.
        let grouped = counts && unit::is_grouped(reading.lower(numeral.start));
        (reading.is_capital(word) || inner()) && !function && !spared && !grouped
    }

    /// Whether what follows a figure is its unit, or things of which there can be so many: *2.1 supports* are none, nor are *3 adds 5
    /// modules*.
    fn counts_what_follows(&self, numeral: &Numeral) -> bool {
        let (reading, next) = (self.reading, numeral.end);
        let whole = numeral.value.fract() == 0.0 || numeral.scale > 1.0;
        let verb = reading.is(next + 1, Class::NUMERAL | Class::DETERMINER) || reading.lower(next + 1) == "up";
        let things = whole && !verb && reading.is(next, Class::PLURAL);
        // "Heat 90 °C"; "Vision 360°" is a name.
        let warm = reading.is_mark(next, '°') && matches!(reading.lower(next + 1), "c" | "f");
        let sign = warm || matches!(reading.mark(next), Some('%' | '‰'));
        (things || sign || reading.is(next, Class::UNIT)) && !reading.is_capital(next)
    }

    /// *NATO's 32 members*: the ending of the word stands before the figure.
    fn is_possessive(&self, word: usize, figure: usize) -> bool {
        word + 1 == figure && matches!(self.reading.ending(word, self.text), "'s" | "’s" | "'" | "’")
    }

    /// Runs of digits that name something: *0800 123 456*, *978-3-16-148410-0*, *007*.
    fn is_identifier(&self, at: usize, numeral: &Numeral) -> bool {
        let reading = self.reading;
        let text = reading.lower(at);
        if numeral.form != Form::Digits || !reading.is_number(at) {
            return false;
        }
        let hyphen = |at: usize| {
            matches!(reading.mark(at), Some('-' | '‑' | '–')) && reading.touches_next(at) && reading.touches_next(at - 1)
        };
        let led = numeral.start == at && text.len() > 1 && text.starts_with('0') && text.as_bytes()[1].is_ascii_digit();
        let chained = hyphen(numeral.end)
            && reading.is_number(numeral.end + 1)
            && hyphen(numeral.end + 2)
            && reading.is_number(numeral.end + 3);
        led || chained || self.is_spaced_out(at, numeral.end)
    }

    /// Three figures and more with nothing between them are a number of somebody's or a row of a table.
    fn is_spaced_out(&self, at: usize, end: usize) -> bool {
        let digits = |at: usize| self.reading.is_number(at) && at >= self.sentence.start && at < self.sentence.end;
        let before = (1..=2).take_while(|back| at >= *back && digits(at - back)).count();
        let after = (end..end + 2).take_while(|&at| digits(at)).count();
        before + after >= 2 || (before == 1 && end > at + 1)
    }

    /// "Hardly 80" is less, "twice 80" more, and "not 80" anything else.
    fn is_weighed(&self, before: usize) -> bool {
        const WEIGHED: [&str; 7] = ["hardly", "scarcely", "twice", "thrice", "double", "triple", "not"];
        WEIGHED.contains(&self.reading.lower(before))
    }
}

/// Whether a place opens the sentence before a figure: *In London 40 people met*.
fn opens_with_place(reading: &Reading, word: usize, first: usize) -> bool {
    word == first + 1 && reading.is(first, Class::PREPOSITION)
}

/// Whether a word opens sentences, and is no name.
fn is_opener(word: &str) -> bool {
    const OPENERS: [&str; 12] = [
        "meanwhile",
        "today",
        "yesterday",
        "tomorrow",
        "overall",
        "altogether",
        "together",
        "later",
        "police",
        "officials",
        "another",
        "twice",
    ];
    word.ends_with("ly") || OPENERS.contains(&word)
}
