//! The arithmetic of one format, which a family makes from its parameters.

use crate::bulk::Kernel;
use crate::{Exact, Overflow, Rounding, Rule, Value};

/// Encodes and decodes single elements of one format, exactly.
///
/// A code is the bit pattern of an element in the low bits of a `u64`, the others 0. `exponent` is
/// the stored exponent of the element's block, and 0 where a format has none. A format with a
/// channel axis has a codec for each index of the axis; see [`crate::Format::at_channel`].
pub trait Codec: Send + Sync {
    /// The stored exponent of a block whose largest magnitude is `largest`: NaN if any element
    /// is NaN, else an infinity if any is infinite.
    ///
    /// # Errors
    /// What the elements must be instead, when the format has no exponent for such a block.
    fn exponent(&self, _largest: Value) -> Result<u16, &'static str> {
        Ok(0)
    }

    /// The last exponent that is in use.
    fn last_exponent(&self) -> u16 {
        0
    }

    /// The code of a number under a stored exponent.
    ///
    /// # Errors
    /// What the value must be instead, when the format has no code for it.
    fn encode(&self, value: Value, exponent: u16) -> Result<u64, &'static str>;

    /// What a code stands for under a stored exponent.
    fn decode(&self, code: u64, exponent: u16) -> Value;

    /// Whether a bit pattern of the element's width is a code.
    fn accepts(&self, _code: u64) -> bool {
        true
    }

    /// The same arithmetic for many `f32` at a time, where there is one.
    fn kernel(&self) -> Option<Kernel> {
        None
    }
}

/// What a value must be where there is no code for NaN.
pub(crate) const NO_NAN: &str = "a number, for the format has no NaN";
/// What a value must be where there is neither a code nor a nearest one for an infinity.
pub(crate) const FINITE: &str = "finite";

/// The lowest `width` bits, of which there is at least one.
pub(crate) fn mask(width: u32) -> u64 {
    u64::MAX >> (64 - width)
}

/// Integers that codes stand for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Integers {
    pub(crate) width: u32,
    pub(crate) low: i128,
    pub(crate) high: i128,
    pub(crate) overflow: Overflow,
}

impl Integers {
    pub(crate) fn new(width: i64, unsigned: bool, overflow: Overflow) -> Integers {
        // Parameters are checked: widths are 1 to 64.
        let width = width as u32;
        let (low, high) =
            if unsigned { (0, (1 << width) - 1) } else { (-(1i128 << (width - 1)), (1 << (width - 1)) - 1) };
        Integers { width, low, high, overflow }
    }

    /// The code of an integer, which may lie outside.
    pub(crate) fn code(&self, integer: i128) -> u64 {
        let inside = match self.overflow {
            Overflow::Saturate => integer.clamp(self.low, self.high),
            Overflow::Wrap => integer,
        };
        inside as u64 & mask(self.width)
    }

    /// The code of an infinity.
    pub(crate) fn infinity(&self, negative: bool) -> Result<u64, &'static str> {
        match self.overflow {
            Overflow::Saturate => Ok(self.code(if negative { self.low } else { self.high })),
            Overflow::Wrap => Err(FINITE),
        }
    }

    pub(crate) fn integer(&self, code: u64) -> i128 {
        let code = i128::from(code);
        if self.low < 0 && code >> (self.width - 1) != 0 { code - (1 << self.width) } else { code }
    }
}

/// The exponent that a block of integers shares, stored plus a bias; all ones is not used.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SharedExponent {
    pub(crate) rule: Rule,
    /// Taken from what the rule says.
    pub(crate) less: i32,
    /// The largest exponent, the negated smallest one, and the bias.
    pub(crate) limit: i32,
}

impl SharedExponent {
    pub(crate) fn new(bits: i64, rule: i64) -> SharedExponent {
        SharedExponent { rule: Rule::of(rule), less: 0, limit: (1 << (bits - 1)) - 1 }
    }

    pub(crate) fn stored(&self, largest: Value) -> Result<u16, &'static str> {
        let Value::Number(largest) = largest else { return Err(FINITE) };
        let exponent = largest.log2(self.rule).map_or(-self.limit, |log| log - self.less);
        Ok((exponent.clamp(-self.limit, self.limit) + self.limit) as u16)
    }

    pub(crate) fn last(&self) -> u16 {
        (2 * self.limit) as u16
    }

    pub(crate) fn exponent(&self, stored: u16) -> i32 {
        i32::from(stored) - self.limit
    }
}

/// Small floating-point numbers: a sign, an exponent and a mantissa, subnormals included.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Floats {
    pub(crate) exponent_bits: u32,
    pub(crate) mantissa_bits: u32,
    pub(crate) bias: i32,
    /// The last code of a finite magnitude.
    pub(crate) largest: u64,
    pub(crate) rounding: Rounding,
    /// Whether what rounds to zero keeps its sign.
    pub(crate) signed_zero: bool,
}

impl Floats {
    /// Exponent of the smallest normal number.
    pub(crate) fn smallest_log(&self) -> i32 {
        1 - self.bias
    }

    pub(crate) fn magnitude_bits(&self) -> u32 {
        self.exponent_bits + self.mantissa_bits
    }

    /// The code of a number, saturated.
    pub(crate) fn encode(&self, number: &Exact) -> u64 {
        let mantissa_bits = self.mantissa_bits as i32;
        let log = number.floor_log2().map_or(self.smallest_log(), |log| log.max(self.smallest_log()));
        let binade = log - self.smallest_log();
        let magnitude = if binade >= 1 << self.exponent_bits {
            self.largest
        } else {
            let steps = number.scaled(mantissa_bits - log).whole().round(self.rounding).unsigned_abs();
            // A normal number's hidden one is what counts the exponent up from that of subnormals.
            (((binade as u64) << self.mantissa_bits) + steps as u64).min(self.largest)
        };
        self.signed(magnitude, number.is_negative())
    }

    pub(crate) fn infinity(&self, negative: bool) -> u64 {
        self.signed(self.largest, negative)
    }

    fn signed(&self, magnitude: u64, negative: bool) -> u64 {
        let sign = negative && (self.signed_zero || magnitude != 0);
        magnitude | u64::from(sign) << self.magnitude_bits()
    }

    /// The sign and the magnitude of a code.
    pub(crate) fn split(&self, code: u64) -> (bool, u64) {
        (code >> self.magnitude_bits() != 0, code & mask(self.magnitude_bits()))
    }

    /// The number a finite code stands for.
    pub(crate) fn decode(&self, code: u64) -> Exact {
        let (negative, magnitude) = self.split(code);
        let (stored, mantissa) =
            (magnitude >> self.mantissa_bits, magnitude & ((1 << self.mantissa_bits) - 1));
        let place = self.smallest_log() - self.mantissa_bits as i32;
        let negative = negative && (self.signed_zero || magnitude != 0);
        match stored {
            0 => Exact::new(negative, mantissa.into(), place),
            _ => Exact::new(negative, (mantissa | 1 << self.mantissa_bits).into(), place + stored as i32 - 1),
        }
    }
}
