//! Units: what they measure and how they convert within one dimension. How they are written is `recognize::unit`'s.
//!
//! Factors are to the SI base unit (BIPM, *The International System of Units*, 9th ed.), or to the byte, the whole (for
//! ratios) or the second; customary units follow NIST SP 811. Currencies never convert.

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::currency::CODES;

/// What a unit measures. Quantities of different dimensions are never compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// A share of a whole.
    Ratio,
    /// Percentage points: a difference of shares, never a share.
    Points,
    /// Money of one currency, by its ISO 4217 code; by its common name where several countries have one of that name.
    Currency(&'static str),
    /// Metres.
    Length,
    /// Square metres.
    Area,
    /// Cubic metres.
    Volume,
    /// Kilograms.
    Mass,
    /// Seconds.
    Duration,
    /// Months, which are not a fixed number of seconds.
    Months,
    /// Bytes.
    Data,
    /// Metres a second.
    Speed,
    /// Watts.
    Power,
    /// Joules.
    Energy,
    /// Degrees Celsius.
    Temperature,
    /// Degrees, of which scale the text does not say, or of an angle.
    Degrees,
    /// Hertz.
    Frequency,
    /// Pascals.
    Pressure,
    /// Newtons.
    Force,
    /// Volts.
    Voltage,
    /// Amperes.
    Current,
    /// Electronvolts.
    ParticleEnergy,
    /// Sieverts.
    Dose,
    /// Decibels.
    Level,
    /// Kelvins.
    Kelvin,
}

/// A unit of measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit {
    /// The name shown and written in `claims.yaml`: `km`, `%`, `EUR`.
    pub name: &'static str,
    /// What it measures.
    pub dimension: Dimension,
    /// How many base units one of it is.
    pub factor: f64,
    /// What to add, in base units, after multiplying: −160/9 for °F.
    pub offset: f64,
    /// What it is counted by: `h` in *EUR 15 an hour*. A sum by the hour is never compared with a sum.
    pub per: Option<&'static str>,
}

const fn unit(name: &'static str, dimension: Dimension, factor: f64) -> Unit {
    Unit { name, dimension, factor, offset: 0.0, per: None }
}

const fn currency(code: &'static str) -> Unit {
    unit(code, Dimension::Currency(code), 1.0)
}

/// Every unit known, in the order they are offered in messages; the currencies beyond the usual ones are in `currency`.
pub static UNITS: &[Unit] = &[
    unit("%", Dimension::Ratio, 0.01),
    unit("‰", Dimension::Ratio, 0.001),
    unit("ppm", Dimension::Ratio, 1e-6),
    unit("ratio", Dimension::Ratio, 1.0),
    unit("points", Dimension::Points, 1.0),
    unit("bp", Dimension::Points, 0.01),
    currency("EUR"),
    currency("USD"),
    currency("GBP"),
    currency("JPY"),
    currency("CHF"),
    currency("CAD"),
    currency("AUD"),
    currency("CNY"),
    currency("INR"),
    unit("pence", Dimension::Currency("GBP"), 0.01),
    // Of which money, the words do not say.
    currency("dollar"),
    currency("cent"),
    unit("SDR", Dimension::Currency("XDR"), 1.0),
    unit("US cent", Dimension::Currency("USD"), 0.01),
    unit("kobo", Dimension::Currency("NGN"), 0.01),
    unit("kopek", Dimension::Currency("RUB"), 0.01),
    currency("paisa"),
    currency("öre"),
    currency("centavo"),
    currency("centime"),
    currency("franc"),
    currency("krone"),
    currency("peso"),
    currency("pound"),
    currency("rupee"),
    currency("dinar"),
    currency("shilling"),
    currency("mark"),
    currency("lira"),
    currency("peseta"),
    currency("drachma"),
    currency("guilder"),
    currency("escudo"),
    currency("markka"),
    currency("schilling"),
    currency("crown"),
    currency("BTC"),
    unit("pm", Dimension::Length, 1e-12),
    unit("nm", Dimension::Length, 1e-9),
    unit("µm", Dimension::Length, 1e-6),
    unit("mm", Dimension::Length, 0.001),
    unit("cm", Dimension::Length, 0.01),
    unit("dm", Dimension::Length, 0.1),
    unit("m", Dimension::Length, 1.0),
    unit("km", Dimension::Length, 1000.0),
    unit("in", Dimension::Length, 0.025_4),
    unit("ft", Dimension::Length, 0.304_8),
    unit("yd", Dimension::Length, 0.914_4),
    unit("mi", Dimension::Length, 1609.344),
    unit("nmi", Dimension::Length, 1852.0),
    unit("fathom", Dimension::Length, 1.828_8),
    unit("furlong", Dimension::Length, 201.168),
    unit("au", Dimension::Length, 149_597_870_700.0),
    unit("ly", Dimension::Length, 9_460_730_472_580_800.0),
    unit("pc", Dimension::Length, 3.085_677_581_491_367e16),
    unit("mm²", Dimension::Area, 1e-6),
    unit("cm²", Dimension::Area, 0.000_1),
    unit("m²", Dimension::Area, 1.0),
    unit("km²", Dimension::Area, 1_000_000.0),
    unit("ha", Dimension::Area, 10_000.0),
    unit("acre", Dimension::Area, 4_046.856_422_4),
    unit("sq in", Dimension::Area, 0.000_645_16),
    unit("sq ft", Dimension::Area, 0.092_903_04),
    unit("sq yd", Dimension::Area, 0.836_127_36),
    unit("sq mi", Dimension::Area, 2_589_988.110_336),
    unit("ml", Dimension::Volume, 1e-6),
    unit("cl", Dimension::Volume, 1e-5),
    unit("dl", Dimension::Volume, 0.000_1),
    unit("l", Dimension::Volume, 0.001),
    unit("hl", Dimension::Volume, 0.1),
    unit("cm³", Dimension::Volume, 1e-6),
    unit("m³", Dimension::Volume, 1.0),
    unit("km³", Dimension::Volume, 1_000_000_000.0),
    unit("gal", Dimension::Volume, 0.003_785_411_784),
    unit("qt", Dimension::Volume, 0.000_946_352_946),
    unit("pt", Dimension::Volume, 0.000_473_176_473),
    unit("fl oz", Dimension::Volume, 2.957_352_956_25e-5),
    unit("cup", Dimension::Volume, 0.000_236_588_236_5),
    unit("tbsp", Dimension::Volume, 1.478_676_478_125e-5),
    unit("tsp", Dimension::Volume, 4.928_921_593_75e-6),
    unit("bbl", Dimension::Volume, 0.158_987_294_928),
    unit("bushel", Dimension::Volume, 0.035_239_070_166_88),
    unit("cu ft", Dimension::Volume, 0.028_316_846_592),
    unit("cu in", Dimension::Volume, 1.638_706_4e-5),
    unit("cu yd", Dimension::Volume, 0.764_554_857_984),
    unit("acre-foot", Dimension::Volume, 1_233.481_837_547_52),
    unit("µg", Dimension::Mass, 1e-9),
    unit("mg", Dimension::Mass, 1e-6),
    unit("g", Dimension::Mass, 0.001),
    unit("kg", Dimension::Mass, 1.0),
    unit("t", Dimension::Mass, 1000.0),
    unit("kt", Dimension::Mass, 1_000_000.0),
    unit("Mt", Dimension::Mass, 1_000_000_000.0),
    unit("Gt", Dimension::Mass, 1_000_000_000_000.0),
    unit("lb", Dimension::Mass, 0.453_592_37),
    unit("oz", Dimension::Mass, 0.028_349_523_125),
    unit("st", Dimension::Mass, 6.350_293_18),
    unit("ton", Dimension::Mass, 1000.0),
    unit("short ton", Dimension::Mass, 907.184_74),
    unit("long ton", Dimension::Mass, 1_016.046_908_8),
    unit("carat", Dimension::Mass, 0.000_2),
    unit("ns", Dimension::Duration, 1e-9),
    unit("µs", Dimension::Duration, 1e-6),
    unit("ms", Dimension::Duration, 0.001),
    unit("s", Dimension::Duration, 1.0),
    unit("min", Dimension::Duration, 60.0),
    unit("h", Dimension::Duration, 3600.0),
    unit("day", Dimension::Duration, 86_400.0),
    unit("week", Dimension::Duration, 604_800.0),
    unit("fortnight", Dimension::Duration, 1_209_600.0),
    unit("month", Dimension::Months, 1.0),
    unit("quarter", Dimension::Months, 3.0),
    unit("year", Dimension::Months, 12.0),
    unit("decade", Dimension::Months, 120.0),
    unit("century", Dimension::Months, 1200.0),
    unit("millennium", Dimension::Months, 12_000.0),
    unit("bit", Dimension::Data, 0.125),
    unit("kbit", Dimension::Data, 125.0),
    unit("Mbit", Dimension::Data, 125_000.0),
    unit("Gbit", Dimension::Data, 125_000_000.0),
    unit("B", Dimension::Data, 1.0),
    unit("kB", Dimension::Data, 1000.0),
    unit("MB", Dimension::Data, 1_000_000.0),
    unit("GB", Dimension::Data, 1_000_000_000.0),
    unit("TB", Dimension::Data, 1_000_000_000_000.0),
    unit("PB", Dimension::Data, 1_000_000_000_000_000.0),
    unit("EB", Dimension::Data, 1e18),
    unit("ZB", Dimension::Data, 1e21),
    unit("KiB", Dimension::Data, 1024.0),
    unit("MiB", Dimension::Data, 1_048_576.0),
    unit("GiB", Dimension::Data, 1_073_741_824.0),
    unit("TiB", Dimension::Data, 1_099_511_627_776.0),
    unit("km/h", Dimension::Speed, 1.0 / 3.6),
    unit("mph", Dimension::Speed, 0.447_04),
    unit("m/s", Dimension::Speed, 1.0),
    unit("kn", Dimension::Speed, 1852.0 / 3600.0),
    unit("km/s", Dimension::Speed, 1000.0),
    unit("mW", Dimension::Power, 0.001),
    unit("W", Dimension::Power, 1.0),
    unit("kW", Dimension::Power, 1000.0),
    unit("MW", Dimension::Power, 1_000_000.0),
    unit("GW", Dimension::Power, 1_000_000_000.0),
    unit("TW", Dimension::Power, 1_000_000_000_000.0),
    unit("hp", Dimension::Power, 745.699_871_582_270_2),
    unit("J", Dimension::Energy, 1.0),
    unit("kJ", Dimension::Energy, 1000.0),
    unit("MJ", Dimension::Energy, 1_000_000.0),
    unit("GJ", Dimension::Energy, 1_000_000_000.0),
    unit("TJ", Dimension::Energy, 1_000_000_000_000.0),
    unit("PJ", Dimension::Energy, 1_000_000_000_000_000.0),
    unit("EJ", Dimension::Energy, 1e18),
    unit("Wh", Dimension::Energy, 3600.0),
    unit("kWh", Dimension::Energy, 3_600_000.0),
    unit("MWh", Dimension::Energy, 3_600_000_000.0),
    unit("GWh", Dimension::Energy, 3_600_000_000_000.0),
    unit("TWh", Dimension::Energy, 3_600_000_000_000_000.0),
    unit("cal", Dimension::Energy, 4.184),
    unit("kcal", Dimension::Energy, 4184.0),
    unit("BTU", Dimension::Energy, 1_055.055_852_62),
    unit("Hz", Dimension::Frequency, 1.0),
    unit("kHz", Dimension::Frequency, 1000.0),
    unit("MHz", Dimension::Frequency, 1_000_000.0),
    unit("GHz", Dimension::Frequency, 1_000_000_000.0),
    unit("THz", Dimension::Frequency, 1_000_000_000_000.0),
    unit("rpm", Dimension::Frequency, 1.0 / 60.0),
    unit("Pa", Dimension::Pressure, 1.0),
    unit("hPa", Dimension::Pressure, 100.0),
    unit("kPa", Dimension::Pressure, 1000.0),
    unit("MPa", Dimension::Pressure, 1_000_000.0),
    unit("GPa", Dimension::Pressure, 1_000_000_000.0),
    unit("bar", Dimension::Pressure, 100_000.0),
    unit("mbar", Dimension::Pressure, 100.0),
    unit("atm", Dimension::Pressure, 101_325.0),
    unit("psi", Dimension::Pressure, 6_894.757_293_168),
    unit("mmHg", Dimension::Pressure, 133.322_387_415),
    unit("N", Dimension::Force, 1.0),
    unit("kN", Dimension::Force, 1000.0),
    unit("mV", Dimension::Voltage, 0.001),
    unit("V", Dimension::Voltage, 1.0),
    unit("kV", Dimension::Voltage, 1000.0),
    unit("mA", Dimension::Current, 0.001),
    unit("A", Dimension::Current, 1.0),
    unit("eV", Dimension::ParticleEnergy, 1.0),
    unit("keV", Dimension::ParticleEnergy, 1000.0),
    unit("MeV", Dimension::ParticleEnergy, 1_000_000.0),
    unit("GeV", Dimension::ParticleEnergy, 1_000_000_000.0),
    unit("TeV", Dimension::ParticleEnergy, 1_000_000_000_000.0),
    unit("µSv", Dimension::Dose, 1e-6),
    unit("mSv", Dimension::Dose, 0.001),
    unit("Sv", Dimension::Dose, 1.0),
    unit("mGy", Dimension::Dose, 0.001),
    unit("Gy", Dimension::Dose, 1.0),
    unit("dB", Dimension::Level, 1.0),
    unit("mK", Dimension::Kelvin, 0.001),
    unit("K", Dimension::Kelvin, 1.0),
    unit("°C", Dimension::Temperature, 1.0),
    Unit { name: "°F", dimension: Dimension::Temperature, factor: 5.0 / 9.0, offset: -160.0 / 9.0, per: None },
    unit("°", Dimension::Degrees, 1.0),
    unit("rad", Dimension::Degrees, 57.295_779_513_082_32),
];

/// What quantities are counted by. The names are those of units, and of what is no unit of its own.
pub const PER: &[&str] = &[
    "s", "min", "h", "day", "week", "month", "quarter", "year", "person", "share", "km", "m", "mi", "ft", "kg", "g", "t", "lb",
    "oz", "l", "ml", "gal", "bbl", "m²", "km²", "ha", "acre", "sq ft", "m³", "kWh", "MWh", "100", "1,000", "10,000", "100,000",
    "million", "each",
];

/// Every unit, and the currencies by their codes, where no unit has the name.
static BY_NAME: LazyLock<HashMap<&'static str, Unit, FixedState>> = LazyLock::new(|| {
    let codes = CODES.iter().map(|code| (*code, currency(code)));
    // Of two with one name the first counts: it comes last here.
    codes.chain(UNITS.iter().rev().map(|unit| (unit.name, *unit))).collect()
});

impl Unit {
    /// The unit of that name, if it is known.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        if let Some((unit, per)) = name.split_once('/').filter(|_| !matches!(name, "km/h" | "m/s" | "km/s")) {
            let per = PER.iter().find(|known| **known == per)?;
            return Self::named(unit).map(|unit| Self { per: Some(per), ..unit });
        }
        BY_NAME.get(name).copied()
    }

    /// Whether it is money.
    #[must_use]
    pub fn is_money(self) -> bool {
        matches!(self.dimension, Dimension::Currency(_))
    }

    /// What several of it are called: *days*; a symbol has no plural.
    #[must_use]
    pub fn plural(self) -> &'static str {
        PLURALS.iter().find(|(name, _)| *name == self.name).map_or(self.name, |(_, plural)| plural)
    }

    /// Whether quantities in the two may be compared.
    #[must_use]
    pub fn is_like(self, other: Self) -> bool {
        self.dimension == other.dimension && self.per == other.per
    }
}

/// The units that are shown as words.
const PLURALS: [(&str, &str); 19] = [
    ("day", "days"),
    ("week", "weeks"),
    ("fortnight", "fortnights"),
    ("month", "months"),
    ("quarter", "quarters"),
    ("year", "years"),
    ("decade", "decades"),
    ("century", "centuries"),
    ("millennium", "millennia"),
    ("fathom", "fathoms"),
    ("furlong", "furlongs"),
    ("acre", "acres"),
    ("acre-foot", "acre-feet"),
    ("bushel", "bushels"),
    ("cup", "cups"),
    ("ton", "tons"),
    ("short ton", "short tons"),
    ("long ton", "long tons"),
    ("carat", "carats"),
];

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)?;
        self.per.map_or(Ok(()), |per| write!(f, "/{per}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_units_share_a_name() {
        for (i, unit) in UNITS.iter().enumerate() {
            assert!(UNITS[..i].iter().all(|other| other.name != unit.name), "{}", unit.name);
            assert!(!CODES.contains(&unit.name) || unit.is_money(), "{}", unit.name);
        }
    }

    #[test]
    fn every_plural_is_of_a_unit() {
        for (name, _) in PLURALS {
            assert!(UNITS.iter().any(|unit| unit.name == name), "{name}");
        }
    }

    #[test]
    fn a_unit_is_named_as_it_is_shown() {
        for name in ["km", "EUR/h", "XAF", "%", "USD/kg", "km/h"] {
            assert_eq!(Unit::named(name).map(|unit| unit.to_string()).as_deref(), Some(name));
        }
        assert_eq!(Unit::named("EUR/moon"), None);
    }
}
