//! Templates of formats: what a format leaves open is filled in for each tensor.

use super::spread::{Calibration, Spread, ceil_log2};
use mase_formats::{ABSENT, Format, FormatError};
use serde::Deserialize;

/// A format as a user states it. Left open may be the binary point, scale or bias, the sign, and the axes.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(try_from = "String")]
pub struct Template {
    text: String,
    /// What is stated, with stand-ins for the rest.
    base: Format,
    open: Option<Open>,
    /// Whether each index of the channel axis has a binary point or scale of its own.
    channel: bool,
    /// Whether values that are never negative do without a sign.
    sign_free: bool,
}

/// What a range settles.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Open {
    Frac,
    Scale,
    Bias,
}

impl TryFrom<String> for Template {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Template::parse(&text)
    }
}

impl Template {
    /// Reads `fixed<8>`, `fixed<8, channel>`, `int<8, unsigned>`, `mxint8`, and any whole format.
    pub fn parse(text: &str) -> Result<Template, String> {
        let text = text.trim();
        let (mnemonic, inside) = match text.split_once('<') {
            Some((mnemonic, rest)) => {
                (mnemonic.trim(), rest.strip_suffix('>').ok_or_else(|| format!("`{text}` ends without `>`"))?)
            }
            None => (text, ""),
        };
        let mut items: Vec<&str> = inside.split(',').map(str::trim).filter(|item| !item.is_empty()).collect();
        let given = |items: &[&str], name: &str| {
            items.iter().any(|item| item.split('=').next().map(str::trim) == Some(name))
        };
        for (name, instead) in [
            ("axis", "the axis along which the consumer sums is taken; leave it out"),
            ("channel", "write `channel` alone; the axis of the consumer's results is taken"),
        ] {
            if given(&items, name) && !items.contains(&name) {
                return Err(format!("`{text}` states `{name}`: {instead}"));
            }
        }
        let mut take = |name: &str| {
            let before = items.len();
            items.retain(|item| *item != name);
            items.len() < before
        };
        let (channel, signed) = (take("channel"), take("signed"));
        let stated = |name: &str| given(&items, name);
        let unsigned = stated("unsigned");
        if signed && unsigned {
            return Err(format!("`{text}` is both signed and unsigned"));
        }
        let join = |more: Option<&str>| {
            let all: Vec<&str> = items.iter().copied().chain(more).collect();
            if all.is_empty() { mnemonic.to_owned() } else { format!("{mnemonic}<{}>", all.join(", ")) }
        };
        let read = |more| join(more).parse::<Format>();
        let said = |fault: FormatError| fault.to_string();
        let (base, open) = if channel {
            (read(Some("channel = 0")).map_err(said)?, None)
        } else {
            match read(None) {
                Err(FormatError::Missing { param: "frac", .. }) => {
                    (read(Some("frac = 0")).map_err(said)?, Some(Open::Frac))
                }
                Err(FormatError::Missing { param: "scale", .. }) => {
                    (read(Some("scale = 1.0")).map_err(said)?, Some(Open::Scale))
                }
                Err(fault) => return Err(said(fault)),
                Ok(base) => {
                    let open = match base.family().name() {
                        "binary" | "ternary" if !stated("scale") => {
                            return Err(format!("`{text}` needs `channel` or `scale = ...`"));
                        }
                        "minifloat" | "log" if !stated("bias") => Some(Open::Bias),
                        _ => None,
                    };
                    (base, open)
                }
            }
        };
        let sign_free = !channel
            && !unsigned
            && !signed
            && matches!(open, Some(Open::Frac | Open::Scale))
            && with(&base, &[("unsigned", 1)]).is_some();
        if signed && with(&base, &[("unsigned", 0)]).is_none() {
            return Err(format!("`{text}`: {} formats have no sign to choose", base.family().name()));
        }
        Ok(Template { text: text.to_owned(), base, open, channel, sign_free })
    }

    /// As it was stated.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The format, but for what is left open.
    pub fn base(&self) -> &Format {
        &self.base
    }

    /// Elements of a block, of a block format.
    pub fn block(&self) -> Option<i64> {
        self.base.layout().block.map(i64::from)
    }

    /// Whether a companion gives a value for each channel.
    pub fn has_channel(&self) -> bool {
        self.channel
    }

    /// Whether a range decides on something.
    pub fn needs_range(&self) -> bool {
        self.open.is_some()
    }

    /// Bits of an element.
    pub fn width(&self) -> i64 {
        self.base.layout().element_bits.into()
    }

    /// The fraction bits of fixed point that states them.
    pub fn stated_frac(&self) -> Option<i64> {
        (self.open.is_none() && !self.channel).then(|| param(&self.base, "frac")).flatten()
    }

    /// Per-channel values for each index of an axis; also where the template has the channel left out, if its family has one.
    pub fn with_channel(&self, axis: usize) -> Option<Format> {
        let open = match self.base.family().name() {
            "fixed" => "frac",
            _ => "scale",
        };
        with(&self.base, &[(open, ABSENT), ("channel", axis as i64)])
    }

    /// Blocks along an axis, counted from the end.
    pub fn with_axis(&self, axis: i64) -> Option<Format> {
        with(&self.base, &[("axis", axis)])
    }

    /// The scalar format for a tensor of these values.
    pub fn fit(&self, spread: &Spread, calibration: Calibration) -> Format {
        let Some(open) = self.open else { return self.base.clone() };
        let unsigned = self.sign_free && spread.min >= 0.0 && spread.max > 0.0;
        let base =
            if unsigned { with(&self.base, &[("unsigned", 1)]) } else { None }.unwrap_or(self.base.clone());
        let settled = match open {
            Open::Frac => vec![("frac", spread.frac(&base, calibration))],
            Open::Scale => {
                let (scale, zero) = spread.scale(&base, calibration);
                vec![("scale", scale.to_bits() as i64), ("zero", zero)]
            }
            Open::Bias => vec![("bias", bias(&base, spread))],
        };
        with(&base, &settled).unwrap_or(base)
    }
}

/// The bias at which the largest code is the first that reaches the values.
fn bias(format: &Format, spread: &Spread) -> i64 {
    let largest = spread.magnitude();
    let of = |name| param(format, name).unwrap_or_default();
    if largest == 0.0 {
        return of("bias");
    }
    match format.family().name() {
        "log" => {
            let top = largest.log2().round() as i64;
            ((1 << (of("width") - 2)) - 1 - top).clamp(-1024, 1023)
        }
        _ => {
            let most = 2.0 - 0.5f64.powi(of("mantissa") as i32);
            ((1 << of("exponent")) - 1 - i64::from(ceil_log2(largest / most))).clamp(-256, 255)
        }
    }
}

/// The stored value of a parameter.
pub fn param(format: &Format, name: &str) -> Option<i64> {
    let at = format.family().params().iter().position(|param| param.name == name)?;
    Some(format.params()[at]).filter(|value| *value != ABSENT)
}

/// A per-channel format with its channels along another axis.
pub fn on_channel(format: &Format, axis: usize) -> Format {
    with(format, &[("channel", axis as i64)]).unwrap_or_else(|| format.clone())
}

/// A format with other parameters; `None` if its family has none of that name, or they break its rules.
fn with(format: &Format, changes: &[(&str, i64)]) -> Option<Format> {
    let family = format.family();
    let mut params = format.params().to_vec();
    for (name, value) in changes {
        params[family.params().iter().position(|param| param.name == *name)?] = *value;
    }
    Format::from_parts(family.name(), &params).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(template: &str, min: f64, max: f64) -> String {
        let template = Template::parse(template).unwrap();
        template.fit(&Spread::exact(min, max), Calibration::MinMax).to_string()
    }

    #[test]
    fn what_is_left_out_is_filled_in() {
        assert_eq!(fit("fixed<8>", -3.0, 2.0), "fixed<8, 5>");
        assert_eq!(fit("fixed<8>", -4.0, 2.0), "fixed<8, 5>", "the lowest code has no counterpart");
        assert_eq!(fit("fixed<8>", -4.0, 4.0), "fixed<8, 4>");
        assert_eq!(fit("fixed<8>", 0.0, 2.0), "fixed<8, 6, unsigned>");
        assert_eq!(fit("fixed<8, signed>", 0.0, 1.9), "fixed<8, 6>");
        assert_eq!(fit("fixed<8, unsigned>", -1.0, 2.0), "fixed<8, 6, unsigned>");
        assert_eq!(fit("fixed<8, rounding = floor>", -3.0, 2.0), "fixed<8, 5, rounding = floor>");
        assert_eq!(fit("fixed<8, 2>", -3.0, 2.0), "fixed<8, 2>");
        assert_eq!(fit("fixed<8>", 0.0, 0.0), "fixed<8, 0>");
        assert_eq!(fit("int<8>", -2.54, 1.0), "int<8, scale = 0.02>");
        assert_eq!(fit("int<8>", 0.0, 3.984375), "int<8, scale = 0.015625, unsigned>");
        assert_eq!(
            fit("int<8, unsigned>", -1.5625, 2.421875),
            "int<8, scale = 0.015625, zero = 100, unsigned>"
        );
        assert_eq!(fit("minifloat<4, 3>", -3.0, 480.0), "minifloat<4, 3>");
        assert_eq!(fit("minifloat<4, 3>", -3.0, 3.0), "minifloat<4, 3, bias = 14>");
        assert_eq!(fit("log<4>", -8.0, 1.0), "log<4>");
    }

    #[test]
    fn axes_come_from_the_consumer() {
        let channel = Template::parse("fixed<8, channel>").unwrap();
        assert_eq!(channel.with_channel(1).unwrap().to_string(), "fixed<8, channel = 1>");
        let plain = Template::parse("fixed<32>").unwrap();
        assert_eq!(plain.with_channel(0).unwrap().to_string(), "fixed<32, channel = 0>");
        let block = Template::parse("mxint8<block = 16>").unwrap();
        assert_eq!(block.with_axis(-3).unwrap().to_string(), "mxint8<block = 16, axis = -3>");
    }

    #[test]
    fn faults_name_what_is_wrong() {
        let fault = |text| Template::parse(text).unwrap_err();
        assert!(fault("fixed<8, channel = 0>").contains("write `channel` alone"));
        assert!(fault("mxint8<axis = -2>").contains("leave it out"));
        assert!(fault("fixd<8>").contains("did you mean `fixed`"), "{}", fault("fixd<8>"));
        assert!(fault("fixed<65>").contains("1..=64"));
        assert!(fault("fixed<8").contains("without `>`"));
        assert!(fault("ternary").contains("`channel` or `scale = ...`"));
        assert!(fault("fixed<8, signed, unsigned>").contains("both"));
        assert!(fault("mxint8<signed>").contains("no sign to choose"));
        assert!(fault("mxint8<channel>").contains("unknown parameter"), "{}", fault("mxint8<channel>"));
    }
}
