//! Units: what they measure and how they convert within one dimension. How they are written is `recognize::unit`'s.
//!
//! Factors are to the SI base unit (BIPM, *The International System of Units*, 9th ed.), or to the byte, the whole (for
//! ratios) or the second; customary units follow NIST SP 811. Currencies never convert.

/// What a unit measures. Quantities of different dimensions are never compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// A share of a whole.
    Ratio,
    /// Percentage points: a difference of shares, never a share.
    Points,
    /// Money of one currency, by its ISO 4217 code.
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
}

const fn unit(name: &'static str, dimension: Dimension, factor: f64) -> Unit {
    Unit { name, dimension, factor }
}

const fn currency(code: &'static str) -> Unit {
    Unit { name: code, dimension: Dimension::Currency(code), factor: 1.0 }
}

/// Every unit known, in the order they are offered in messages.
pub static UNITS: &[Unit] = &[
    unit("%", Dimension::Ratio, 0.01),
    unit("points", Dimension::Points, 1.0),
    currency("EUR"),
    currency("USD"),
    currency("GBP"),
    currency("JPY"),
    currency("CHF"),
    currency("CAD"),
    currency("AUD"),
    currency("CNY"),
    currency("INR"),
    currency("KRW"),
    currency("BRL"),
    currency("RUB"),
    currency("SEK"),
    currency("NOK"),
    currency("DKK"),
    currency("PLN"),
    currency("CZK"),
    currency("MXN"),
    currency("ZAR"),
    currency("NZD"),
    currency("SGD"),
    currency("HKD"),
    currency("TRY"),
    unit("mm", Dimension::Length, 0.001),
    unit("cm", Dimension::Length, 0.01),
    unit("m", Dimension::Length, 1.0),
    unit("km", Dimension::Length, 1000.0),
    unit("in", Dimension::Length, 0.0254),
    unit("ft", Dimension::Length, 0.3048),
    unit("yd", Dimension::Length, 0.9144),
    unit("mi", Dimension::Length, 1609.344),
    unit("nmi", Dimension::Length, 1852.0),
    unit("m²", Dimension::Area, 1.0),
    unit("km²", Dimension::Area, 1e6),
    unit("ha", Dimension::Area, 1e4),
    unit("acre", Dimension::Area, 4_046.856_422_4),
    unit("sq ft", Dimension::Area, 0.092_903_04),
    unit("sq mi", Dimension::Area, 2_589_988.110_336),
    unit("ml", Dimension::Volume, 1e-6),
    unit("l", Dimension::Volume, 1e-3),
    unit("m³", Dimension::Volume, 1.0),
    unit("mg", Dimension::Mass, 1e-6),
    unit("g", Dimension::Mass, 1e-3),
    unit("kg", Dimension::Mass, 1.0),
    unit("t", Dimension::Mass, 1000.0),
    unit("lb", Dimension::Mass, 0.453_592_37),
    unit("oz", Dimension::Mass, 0.028_349_523_125),
    unit("ms", Dimension::Duration, 1e-3),
    unit("s", Dimension::Duration, 1.0),
    unit("min", Dimension::Duration, 60.0),
    unit("h", Dimension::Duration, 3600.0),
    unit("day", Dimension::Duration, 86_400.0),
    unit("week", Dimension::Duration, 604_800.0),
    unit("month", Dimension::Months, 1.0),
    unit("year", Dimension::Months, 12.0),
    unit("decade", Dimension::Months, 120.0),
    unit("B", Dimension::Data, 1.0),
    unit("kB", Dimension::Data, 1e3),
    unit("MB", Dimension::Data, 1e6),
    unit("GB", Dimension::Data, 1e9),
    unit("TB", Dimension::Data, 1e12),
    unit("PB", Dimension::Data, 1e15),
    unit("KiB", Dimension::Data, 1024.0),
    unit("MiB", Dimension::Data, 1_048_576.0),
    unit("GiB", Dimension::Data, 1_073_741_824.0),
    unit("TiB", Dimension::Data, 1_099_511_627_776.0),
    unit("km/h", Dimension::Speed, 1.0 / 3.6),
    unit("mph", Dimension::Speed, 0.447_04),
    unit("W", Dimension::Power, 1.0),
    unit("kW", Dimension::Power, 1e3),
    unit("MW", Dimension::Power, 1e6),
    unit("GW", Dimension::Power, 1e9),
    unit("kWh", Dimension::Energy, 3.6e6),
    unit("MWh", Dimension::Energy, 3.6e9),
    unit("GWh", Dimension::Energy, 3.6e12),
    unit("TWh", Dimension::Energy, 3.6e15),
    unit("°C", Dimension::Temperature, 1.0),
];

impl Unit {
    /// The unit of that name, if it is known.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        UNITS.iter().find(|unit| unit.name == name).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_units_share_a_name() {
        for (i, unit) in UNITS.iter().enumerate() {
            assert!(UNITS[..i].iter().all(|other| other.name != unit.name), "{}", unit.name);
        }
    }
}
