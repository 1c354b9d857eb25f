//! Letters that say of which money a sum is.
//!
//! ```text
//! sum := letters [" "] figure             a row of LETTERS, spelt as there: "KSh500", "Tk 5 billion"
//!      | letters "$" figure               a row of DOLLARS: "US$5"
//!      | "$" letters figure               a row of BEHIND: "$US5.40"
//! ```
//!
//! Most letters stand for other things too (*N95*, *R2-D2*, *SDR 5*, the cell *G$5*): those need a sum that is written like one,
//! with thousands in groups (*Sh4,100*) or a scale (*N3.4tn*).

/// How a sum must be written for its letters to be a money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Needs {
    /// In any way.
    Nothing,
    /// In groups of thousands, or with a scale.
    Groups,
    /// With a scale, which the figure has right after it, and the letters right before.
    Scale,
}

/// Letters before a sum in their own spelling, with their unit.
pub(super) const LETTERS: &[(&str, &str, Needs)] = &[
    ("Rs", "rupee", Needs::Nothing),
    ("KSh", "KES", Needs::Nothing),
    ("Ksh", "KES", Needs::Nothing),
    ("KShs", "KES", Needs::Nothing),
    ("Kshs", "KES", Needs::Nothing),
    ("USh", "UGX", Needs::Nothing),
    ("Ush", "UGX", Needs::Nothing),
    ("UShs", "UGX", Needs::Nothing),
    ("Ushs", "UGX", Needs::Nothing),
    ("TSh", "TZS", Needs::Nothing),
    ("Tsh", "TZS", Needs::Nothing),
    ("TShs", "TZS", Needs::Nothing),
    ("Tshs", "TZS", Needs::Nothing),
    ("Shs", "shilling", Needs::Nothing),
    ("SKr", "SEK", Needs::Nothing),
    ("Skr", "SEK", Needs::Nothing),
    ("DKr", "DKK", Needs::Nothing),
    ("Dkr", "DKK", Needs::Nothing),
    ("NKr", "NOK", Needs::Nothing),
    ("Nkr", "NOK", Needs::Nothing),
    ("Sh", "shilling", Needs::Groups),
    ("DM", "mark", Needs::Groups),
    ("Tk", "BDT", Needs::Groups),
    ("SDR", "SDR", Needs::Groups),
    ("N", "NGN", Needs::Scale),
    ("R", "ZAR", Needs::Scale),
    ("Y", "JPY", Needs::Scale),
];

/// Letters before a dollar sign, in lower case, and whether the sum must be written like one.
pub(super) const DOLLARS: &[(&str, &str, bool)] = &[
    ("us", "USD", false),
    ("usd", "USD", false),
    ("cad", "CAD", false),
    ("aud", "AUD", false),
    ("nzd", "NZD", false),
    ("mxn", "MXN", false),
    ("mex", "MXN", false),
    ("c", "CAD", false),
    ("ca", "CAD", false),
    ("can", "CAD", false),
    ("a", "AUD", false),
    ("au", "AUD", false),
    ("nz", "NZD", false),
    ("s", "SGD", false),
    ("hk", "HKD", false),
    ("nt", "TWD", false),
    ("r", "BRL", false),
    ("mx", "MXN", false),
    ("z", "ZWL", true),
    ("l", "LRD", true),
    ("j", "JMD", true),
    ("tt", "TTD", true),
    ("n", "NAD", true),
    ("g", "GYD", true),
    ("rd", "DOP", true),
    ("ec", "XCD", true),
    ("bds", "BBD", true),
    ("fj", "FJD", true),
    ("col", "COP", true),
];

/// Letters between a dollar sign and a sum that is written like one.
pub(super) const BEHIND: &[(&str, &str)] =
    &[("US", "USD"), ("A", "AUD"), ("C", "CAD"), ("NZ", "NZD"), ("HK", "HKD"), ("S", "SGD")];

/// Codes that a hyphen after the digit makes something else: *SSP5-8.5* is a pathway of emissions.
const PATHWAYS: &[&[u8]] = &[b"SSP"];

/// What multiplies a sum, right after it.
const SCALES: &[&[u8]] =
    &[b"m", b"mn", b"bn", b"tn", b" bn", b" million", b" billion", b" trillion", b" crore", b" lakh", b"-million", b"-billion"];

/// Whether three letters at a byte, the code of a currency, are none before their digits.
pub(in crate::recognize) fn is_pathway(bytes: &[u8], start: usize) -> bool {
    bytes.get(start + 4) == Some(&b'-') && PATHWAYS.iter().any(|code| bytes[start..].starts_with(code))
}

/// The length of letters at a byte that say of which money the digits right after them are: *Rs* in *Rs500*, *US* in *$US5.40*.
pub(in crate::recognize) fn letters_len(bytes: &[u8], start: usize) -> Option<usize> {
    const LONGEST: usize = 4;
    let len = bytes[start..].iter().take(LONGEST + 1).take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (letters, sum) = bytes[start..].split_at(len);
    if len > LONGEST || !sum.first().is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let before = bytes[..start].last();
    if before == Some(&b'$') {
        let known = BEHIND.iter().any(|(spelling, _)| spelling.as_bytes() == letters);
        return (known && Sum::of(sum).is_price()).then_some(len);
    }
    let (.., needs) = LETTERS.iter().find(|(spelling, ..)| spelling.as_bytes() == letters)?;
    // "X-R2 million", "=N4 million".
    let free = || before.is_none_or(|byte| byte.is_ascii_whitespace() || *byte >= 0x80 || matches!(byte, b'(' | b'"' | b'\''));
    let fits = match needs {
        Needs::Nothing => true,
        Needs::Groups => free() && Sum::of(sum).is_grouped_or_scaled(),
        Needs::Scale => free() && Sum::of(sum).scaled,
    };
    fits.then_some(len)
}

/// How digits are written.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    grouped: bool,
    /// Two decimals.
    cents: bool,
    scaled: bool,
}

impl Sum {
    fn of(sum: &[u8]) -> Self {
        let digits = |from: usize| sum[from.min(sum.len())..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let mut end = digits(0);
        let whole = end;
        while whole <= 3 && sum.get(end) == Some(&b',') && digits(end + 1) == 3 {
            end += 4;
        }
        let grouped = end > whole;
        let decimals = if sum.get(end) == Some(&b'.') { digits(end + 1) } else { 0 };
        end += if decimals > 0 { decimals + 1 } else { 0 };
        let rest = &sum[end..];
        let ends = |scale: &[u8]| !rest.get(scale.len()).is_some_and(u8::is_ascii_alphanumeric);
        let scaled = SCALES.iter().any(|scale| rest.starts_with(scale) && ends(scale));
        // "R3.10.1", "N50-9", "Y12/3", "N50mm".
        let goes_on = matches!(rest, [b'.' | b'-' | b'/' | b',', next, ..] if next.is_ascii_alphanumeric())
            || rest.first().is_some_and(u8::is_ascii_alphanumeric);
        if goes_on && !scaled { Self::default() } else { Self { grouped, cents: decimals == 2, scaled } }
    }

    fn is_grouped_or_scaled(self) -> bool {
        self.grouped || self.scaled
    }

    fn is_price(self) -> bool {
        self.cents || self.is_grouped_or_scaled()
    }
}
