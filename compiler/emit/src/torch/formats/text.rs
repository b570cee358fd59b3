//! The text of formats: the classes that they are in Python, and which of them a model needs.

use super::{MOST_SHARED, Number};
use crate::torch::{Program, code::float, names};
use mase_formats::{Grid, Overflow, Rounding, Rule, Shared, Step, View};
use std::collections::BTreeSet;

/// Parts of the text: name, what they use, Python. Those that others use come first.
static PARTS: &[(&str, &[&str], &str)] = &[
    ("snap", &[], include_str!("../python/snap.py")),
    ("two_to", &[], include_str!("../python/two_to.py")),
    ("half_up", &[], include_str!("../python/half_up.py")),
    ("half_away", &[], include_str!("../python/half_away.py")),
    ("split", &[], include_str!("../python/split.py")),
    ("Fixed", &["snap"], include_str!("../python/fixed.py")),
    ("Scaled", &["snap"], include_str!("../python/scaled.py")),
    ("Minifloat", &["snap", "two_to"], include_str!("../python/minifloat.py")),
    ("Powers", &["snap", "two_to"], include_str!("../python/powers.py")),
    ("Signs", &["snap"], include_str!("../python/signs.py")),
    ("Blocks", &["snap", "two_to", "split"], include_str!("../python/blocks.py")),
    ("fit_points", &["two_to"], include_str!("../python/fit_points.py")),
    ("fit_scales", &[], include_str!("../python/fit_scales.py")),
    ("mean_above", &["fit_scales"], include_str!("../python/mean_above.py")),
    ("exact", &[], include_str!("../python/exact.py")),
    ("shift_right_unsigned", &[], include_str!("../python/shift_right_unsigned.py")),
    ("leading_zeros", &[], include_str!("../python/leading_zeros.py")),
];

/// The parts that a model needs.
#[derive(Default)]
pub struct Parts(BTreeSet<&'static str>);

impl Parts {
    /// Takes a part, and what it uses.
    pub fn add(&mut self, name: &str) {
        if let Some((name, uses, _)) = PARTS.iter().find(|(one, _, _)| *one == name) {
            self.0.insert(name);
            uses.iter().for_each(|name| self.add(name));
        }
    }

    /// Their text.
    pub fn texts(&self) -> impl Iterator<Item = &'static str> {
        PARTS.iter().filter(|(name, _, _)| self.0.contains(name)).map(|(_, _, text)| *text)
    }
}

impl Program<'_> {
    /// The name of a format, which is a constant of the text.
    pub fn number(&mut self, number: &Number) -> Result<String, String> {
        let comment = number.format.to_string();
        let wanted = comment.replace('-', "minus_");
        let text = self.class(number)?;
        Ok(self.named(&wanted, text, comment))
    }

    /// The name of fixed point that is no format of a tensor: of addends.
    pub fn addends(&mut self, limit: f64, power: Option<i32>, comment: &str) -> String {
        self.parts.add("Fixed");
        let step = power.map(|power| format!(", {}", two(power))).unwrap_or_default();
        let text = format!("Fixed({}, {limit}{step})", -limit);
        self.named("addend", text, comment.to_owned())
    }

    fn named(&mut self, wanted: &str, text: String, comment: String) -> String {
        if let Some((name, _)) = self.formats.iter().find(|(_, (other, _))| *other == text) {
            return name.clone();
        }
        let name = self.scope.fresh(&names::variable(wanted).to_uppercase());
        self.formats.insert(name.clone(), (text, comment));
        name
    }

    /// The expression that makes a format.
    fn class(&mut self, number: &Number) -> Result<String, String> {
        let view = &number.view;
        let Some(shared) = view.shared else { return self.elements(number, view) };
        let elements = self.elements(number, view)?;
        if shared.limit > MOST_SHARED {
            return Err(format!(
                "is on {}, whose blocks share powers of two up to 2^{}, and f64 has room for 2^{MOST_SHARED}",
                number.format, shared.limit
            ));
        }
        self.parts.add("Blocks");
        let Shared { axis, block, rule, less, limit } = shared;
        let bound = match rule {
            Rule::Floor => "",
            Rule::Ceil => ", bound=0.5",
            // The largest f64 below the root of one half.
            Rule::Round => ", bound=0.7071067811865475",
        };
        let less = if less == 0 { String::new() } else { format!(", less={less}") };
        Ok(format!("Blocks({elements}, {axis}, {block}, {limit}{less}{bound})"))
    }

    fn elements(&mut self, number: &Number, view: &View) -> Result<String, String> {
        let mut rest = match view.rounding {
            Rounding::Rne => String::new(),
            Rounding::Floor => ", rounding=torch.floor".to_owned(),
            Rounding::Trunc => ", rounding=torch.trunc".to_owned(),
            Rounding::HalfUp => ", rounding=half_up".to_owned(),
            Rounding::HalfAway => ", rounding=half_away".to_owned(),
        };
        for part in ["half_up", "half_away"] {
            if rest.ends_with(part) {
                self.parts.add(part);
            }
        }
        if view.overflow == Overflow::Wrap {
            rest += ", wrap=True";
        }
        let (low, high) = (view.low, view.high);
        if number.most() > 2f64.powi(53) {
            return Err(format!("is on {}, whose integers have more than 53 bits", number.format));
        }
        let scaled = view.zero != 0 || matches!(view.step, Step::Scale(_) | Step::ChannelScale);
        let (class, text) = match view.grid {
            Grid::Every if scaled => {
                if view.bits() > 24 || view.zero.unsigned_abs() >= 1 << 24 {
                    return Err(format!(
                        "is on {}, and at most 24 bits of a scale are exact in f64",
                        number.format
                    ));
                }
                let scale = match view.step {
                    Step::Scale(scale) => format!(", {}", float(scale, "torch.float64")),
                    Step::Power(power) => format!(", {}", two(power)),
                    _ => String::new(),
                };
                let zero = if view.zero == 0 { String::new() } else { format!(", zero={}", view.zero) };
                ("Scaled", format!("Scaled({low}, {high}{scale}{zero}{rest})"))
            }
            Grid::Every => {
                let step = view.power().map(|power| format!(", {}", two(power))).unwrap_or_default();
                ("Fixed", format!("Fixed({low}, {high}{step}{rest})"))
            }
            Grid::Floats { significant } => {
                let power = view.power().ok_or("has no power of two")?;
                let most = float(high as f64 * 2f64.powi(power), "torch.float64");
                ("Minifloat", format!("Minifloat({significant}, {power}, {most}{rest})"))
            }
            Grid::Powers => {
                let low = view.power().ok_or("has no power of two")?;
                let top = low + high.ilog2() as i32;
                ("Powers", format!("Powers({low}, {top})"))
            }
            Grid::Signs => {
                let step = match view.step {
                    Step::Scale(scale) => float(scale, "torch.float64"),
                    Step::Power(power) => two(power),
                    _ => String::new(),
                };
                ("Signs", format!("Signs({step})"))
            }
        };
        self.parts.add(class);
        Ok(text)
    }
}

/// Two to a power, as Python reads it.
pub fn two(power: i32) -> String {
    if power == 0 { "1.0".to_owned() } else { format!("2.0**{power}") }
}
