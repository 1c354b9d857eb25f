//! The words that texts are made of: a table for each recogniser. The order of a table is what seeds made of bytes mean, so new
//! words stand at the end.

/// A table of words.
pub trait Words {
    /// The words of this table only; with those of every table no more than 256.
    const OWN: &'static [&'static str];
}

/// Words of every table.
#[rustfmt::skip]
pub(crate) const SHARED: &[&str] = &[
    "\n", "\n\n", " ", ", ", ". ", "; ", ": ", " and ", " or ", " of ", " the ", " a ", " to ", " in ", "-", "–", "—", ".",
    ",", ":", ";", "!", "?", "(", ")", "[", "]", "\"", "“", "”", "'", "’", "/", "%", "&", "*", "`", "#", "1", "2", "5",
    "12", "80", "100", "2018", "one", "two", "ten", "million", "states", "people", "The", "It", "Canada", "said", "is",
    "was", "are", "by", "from", "that", "which", "not", "á", "日", "\u{301}", "\u{200b}", "\u{a0}", "\t", "é", "€", "$", "½",
    "²", "<", ">", "=", "_", "\\", "+", "x",
];

/// Where sentences and blocks end.
pub struct Sentences;

impl Words for Sentences {
    #[rustfmt::skip]
    const OWN: &'static [&'static str] = &[
        "A.", "B.", "U.S.", "e.g.", "i.e.", "etc.", "Dr.", "Mr.", "St.", "No.", "pp.", "Jan.", "vs.", "cf.", "et", "al.",
        "p.m.", "a.m.", "Inc.", "Ltd.", "Ph.D.", "1.", "2.", "3.1", "(a)", "(b)", "(iv)", "...", "…", ".", ".", "!", "?",
        "?!", ".\"", ".”", ".)", "!", ".’", "§", "¶", "•", "·", "‣", "*", "+", "#", "##", ">", ">>", "|", "|---|", "```",
        "~~~", "`", "<b>", "</b>", "<!--", "-->", "&amp;", "&#8220;", "[a](b)", "![a](b)", "[^1]", "[1]",
        "http://a.b/c?d=1.", "a@b.c", "www.a.org", "\\", "---", "===", "***", "**", "__", "_", "~~", ":", ";", "。", "！",
        "？", "「", "」", "日本", "العربية", "É", "ß", "ﬁ", "e\u{301}", "\u{200b}", "\u{feff}", "\u{ad}", "\u{a0}", "\u{202e}",
        "\u{2028}", "\u{85}", "\u{0}", "\r", "\r\n", "\t", "|", "\n    ", "\n- ", "\n  1. ",
    ];
}

/// Numbers, units, what modifies them, places in an order.
pub struct Quantities;

impl Words for Quantities {
    #[rustfmt::skip]
    const OWN: &'static [&'static str] = &[
        "about", "over", "nearly", "at least", "up to", "more than", "less than", "not more than", "between", "from", "to",
        "and", "or so", "or more", "+", "~", "≈", "≥", "<=", "<", "±", "plus or minus", "give or take", "as of", "another",
        "a further", "additional", "other", "rose by", "fell from", "increase of", "half", "a half", "halves", "third",
        "two thirds", "quarter", "three-quarters", "one", "two", "three", "nine", "ten", "eleven", "twelve", "twenty",
        "thirty", "ninety", "hundred", "thousand", "million", "billion", "trillion", "lakh", "crore", "dozen", "dozens",
        "hundreds of", "thousands", "several", "a few", "a couple of", "a", "an", "no", "none", "zero", "point", "out of",
        "of", "of the", "in", "in every", "per", "per cent", "%", "percentage points", "‰", "bp", "€", "$", "US$", "£", "¥",
        "₹", "Rs.", "EUR", "USD", "euros", "dollars", "cents", "pounds", "k", "K", "M", "m", "bn", "tn", "MM", "km", "km²",
        "square", "cubic", "metres", "feet", "foot", "'", "\"", "″", "′", "ft", "in.", "inches", "lb", "oz", "kg", "g",
        "mg", "t", "tonnes", "°", "°C", "°F", "degrees", "Celsius", "hours", "h", "min", "s", "ms", "days", "weeks",
        "months", "years", "decade", "year-old", "-year-old", "mph", "km/h", "/", "x", "×", "^", "²", "³", "GB", "MiB",
        "kWh", "W", "Hz", "st", "nd", "rd", "th", "1st", "2nd", "3rd", "11th", "first", "second", "tenth", "twenty-first",
        "hundredth", "last", "No.", "#", "round", "rounds", "states", "governments", "people", "½", "⅔", "¼", "2½", "⅛",
        "⁄", "1e9", "10^6", "1.5e-3", "e", "0.5", ".5", "5.", "1,200", "1.200,50", "1’200", "12 345", "00", "0", "1", "2",
        "3", "5", "9", "12", "80", "95", "100", "1000", "2018", "99999999999999999999", "1,2,3", "10.0.0.1", "-5", "−5",
        "–5", "(5)", "except", "excluding", "but not", "once", "twice", "thrice", "double", "score", "pair of", "figures",
        "mid", "low", "high",
    ];
}

/// Dates.
pub struct Periods;

impl Words for Periods {
    #[rustfmt::skip]
    const OWN: &'static [&'static str] = &[
        "January", "Feb.", "March", "May", "june", "Sept", "December", "Mon", "Monday", "Sunday,", "Q1", "Q4",
        "third quarter", "H1", "first half", "half", "of", "the", "in", "on", "by", "since", "until", "from", "to",
        "through", "between", "and", "–", "-", "/", ".", ",", "as of", "as at", "spring", "winter", "autumn", "fiscal",
        "FY", "FY2018", "FY18/19", "academic year", "year", "years", "month", "week", "weekend", "weeks", "days", "decade",
        "decades", "century", "centuries", "19th", "21st", "5th", "12th", "1st", "31st", "32nd", "nineties", "'90s", "90s",
        "1990s", "2010s", "the 1800s", "BC", "BCE", "AD", "CE", "yesterday", "today", "tomorrow", "day", "before", "after",
        "last", "this", "next", "past", "previous", "ago", "now", "from now", "year to date", "nineteen", "twenty",
        "eighty-four", "two thousand", "thousand", "hundred", "one", "two", "three", "ten", "thirty", "mid-", "mid",
        "early", "late", "end of", "beginning of", "start of", "c.", "ca.", "circa", "0", "00", "1", "2", "3", "4", "5",
        "9", "10", "12", "13", "28", "29", "30", "31", "32", "33", "44", "53", "99", "100", "999", "1000", "1066", "1582",
        "1900", "1999", "2000", "2018", "2018/19", "2018-19", "2018–2020", "2016", "9998", "9999", "10000", "32767",
        "32768", "99999999999", "2018-11-12", "2018-02-30", "2018-W46", "2018-W46-1", "2018-316", "20181112", "12/11/2018",
        "3/4/2018", "03.04.18", "1.2.", "12-Nov-18", "2018-11-12T10:00:00Z", "10:30", "p.m.", "o'clock", "'18", "’18",
        "second", "first", "fourth", "twelfth", "thirty-first", "anniversary", "day one", "April-June", "no later than",
        "week of", "week 46", "days of", "some", "about", "over", "more than", "a", "an", "each", "every", "annual",
    ];
}

/// Lists, in the text and set off from it.
pub struct Lists;

impl Words for Lists {
    #[rustfmt::skip]
    const OWN: &'static [&'static str] = &[
        "such as", "including", "include", "includes", "namely", "e.g.", "i.e.", "for example", "for instance",
        "consists of", "made up of", "comprises", "are", "as follows", "the following", "following", ":", ";", ",", ", and",
        ", or", "and", "or", "&", "as well as", "plus", "both", "either", "neither", "nor", "not only", "but also", "etc.",
        "and so on", "and others", "and 20 others", "among others", "…", "...", "(1)", "(2)", "(3)", "1)", "2)", "1.", "2.",
        "(a)", "(b)", "(c)", "a)", "(i)", "(ii)", "(iii)", "i.", "ii.", "first,", "second,", "third,", "firstly", "finally",
        "\n- ", "\n* ", "\n• ", "\n  - ", "\n    - ", "\n1. ", "\n2. ", "\n3. ", "\na) ", "\n(a) ", "\n> ", "\n# ", "\n## ",
        "\n\n", "\n", "[ ] ", "[x] ", "three", "two", "five", "aims", "parts", "principles", "members", "the members",
        "There are", "has", "have", "which", "who", "that", "with", "without", "to", "of", "for", "in", "oak", "ash", "elm",
        "the oak", "old oaks", "Canada", "France", "Germany", "Bosnia and Herzegovina", "Trinidad and Tobago",
        "research and development", "black and white", "A", "B", "C", "protect the core", "prevent harm", "x – y", "–", "—",
        "(", ")", "[", "]", "“", "”", "\"", "is", "was", "were", "be", "it", "they", "The", "These", "This", "each", "all",
        "respectively", "between", "from", "not", "than", "more", "other", "yes, no", "**", "*", "`", "said", "2018", "12",
        "100", "km", "\n| a | b |\n|---|---|\n| c | d |", "|", "\n|",
    ];
}

/// Countries, organisations, persons, acronyms.
pub struct Names;

impl Words for Names {
    #[rustfmt::skip]
    const OWN: &'static [&'static str] = &[
        "Canada", "Canadian", "Canadians", "U.S.", "US", "us", "U.K.", "UK", "United States", "United", "States", "of",
        "America", "Republic of Korea", "South Korea", "Korea", "DPRK", "Democratic", "Republic", "Congo", "Côte d'Ivoire",
        "Georgia", "Turkey", "Türkiye", "Jordan", "Chad", "Mali", "Niger", "Guinea", "Bosnia and Herzegovina", "Trinidad",
        "Tobago", "Saint", "St.", "Kitts", "Nevis", "China", "Chinese", "French", "France", "Holland", "the", "The", "A",
        "An", "In", "On", "Of", "and", "And", "&", "for", "de", "van", "von", "la", "al-", "bin", "O'Brien", "McDonald",
        "d’Arc", "Dr.", "Mr.", "Mrs.", "Prof.", "President", "Prime Minister", "Minister", "Sir", "J.", "J.R.R.", "R.",
        "Smith", "Mary", "Anne", "Mary-Anne", "Blue", "Forest", "Forum", "Internet Governance Forum", "(IGF)", "IGF",
        "IGFs", "WHO", "Who", "NATO", "EU", "E.U.", "UN", "ICT4Peace", "G7", "G20", "iPhone", "eBay", "e-Estonia", "AT&T",
        "Ltd", "Inc.", "Corp.", "GmbH", "University", "Bank", "Ministry", "Department", "Paris Call", "Paris", "New",
        "New York", "York", "Los", "San", "North", "Northern", "West", "Holy See", "Vatican", "World", "Bank’s", "Canada’s",
        "States’", "'s", "’s", "’", "'", "(", ")", "()", "\"", "“", "”", "-", "–", "—", "/", ".", ",", ":", ";", "!", "?",
        "said", "is", "was", "signed", "January", "May", "March", "Monday", "II", "III", "IV", "XIV", "No.", "5", "2018",
        "SHOUTED WORDS", "CAPITALS", "É", "Éire", "Ł", "ß", "日本", "Ωmega", "ПАРИЖ", "Париж", "a", "i", "I",
    ];
}

/// Quotations, and whose words they are.
pub struct Quotes;

impl Words for Quotes {
    #[rustfmt::skip]
    const OWN: &'static [&'static str] = &[
        "“", "”", "„", "‟", "«", "»", "‹", "›", "‘", "’", "‚", "‛", "「", "」", "『", "』", "\"", "'", "``", "''", "″", "′",
        "&quot;", "\n", "\n\n", "\n> ", "\n>> ", "\n> > ", "\n— ", "\n-- ", "\n- ", "\n# ", "said", "says", "says that",
        "according to", "put it", "as", "wrote", "told", "asked", "replied", "added", "noted", "explained",
        "in the words of", "quoted", "called", "so-called", "Mary", "Smith", "Mary Smith", "Dr. Smith", "Dr.",
        "the Minister", "Minister", "President Macron", "she", "he", "they", "who", "it", "which", "that", "whose", ",",
        ".", ":", ";", "!", "?", "…", "...", ",”", ".”", "?”", "”.", "”,", "(", ")", "[", "]", "[…]", "[sic]", "–", "—",
        "-", "don't", "dogs’", "'90s", "’90s", "5'", "5\"", "5' 3\"", "rock 'n' roll", "O'Brien", "it's", "'tis", "We",
        "will", "not", "go", "home", "I am", "yes", "no", "one word", "“term”", "‘a b’", "“a b c”", "\"a b c\"", "«a b»",
        "\u{a0}", "»a b«", "“a ‘b c’ d”", "in 2018", "Canada", "The", "the", "a", "of", "and", "but", "then", "**", "*",
        "_", "`", "code",
    ];
}

/// A few of every table, for texts that are repeated.
pub struct Any;

impl Words for Any {
    #[rustfmt::skip]
    const OWN: &'static [&'static str] = &[
        "such as", "including", "namely", "consists of", ":", ";", ", and", "(1)", "(a)", "\n- ", "\n  - ", "\n1. ", "\n> ",
        "\n# ", "```", "~~~", "<b>", "[a](", "![", "[^1]", "&amp;", "*", "**", "_", "at least", "between", "plus or minus",
        "hundred", "thousand", "dozen", "a few", "a", "half", "%", "$", "EUR", "km", "per", "st", "third", "No.", "x", "^",
        "/", "1,", "1.", "1’", "1/2/", "May", "Monday", "last", "ago", "days", "century", "FY", "19", "'90s", "BC", "-W46",
        "United", "IGF", "(IGF)", "Forum", "Dr.", "A.", "J.", "Canada", "Trinidad and", "al-", "said", "according to", "“",
        "”", "„", "«", "»", "‘", "\"", "'", "— ", "as of", "of the", "out of", "except", "one", "and", "or", "three aims",
        "are", "these", "e.g.", "etc.", "...", "!", "?", "  ", "    ", "\t", "\r", "---", "===", "title: ", "---\n", ": ",
        "| a | b |\n", "|---|---|\n", "|",
    ];
}
