//! A tensor in a number format, and the ways in, out and to another format.

use crate::bulk::Unit;
use crate::codec::mask;
use crate::tensor::Plan;
use crate::{ABSENT, Element, Format, FormatError, Value};

/// One code an element, in the smallest unsigned integers that hold one; the bits above an element's
/// are 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Codes {
    /// Up to 8 bits.
    U8(Vec<u8>),
    /// 9 to 16 bits.
    U16(Vec<u16>),
    /// 17 to 32 bits.
    U32(Vec<u32>),
    /// 33 to 64 bits.
    U64(Vec<u64>),
}

/// Runs the same expression on whichever vector is there.
macro_rules! each {
    ($codes:expr, $vector:ident => $body:expr) => {
        match $codes {
            Codes::U8($vector) => $body,
            Codes::U16($vector) => $body,
            Codes::U32($vector) => $body,
            Codes::U64($vector) => $body,
        }
    };
}

impl Codes {
    /// Zeros for `count` elements of `bits` bits.
    fn zeros(bits: u32, count: usize) -> Codes {
        match unit_bits(bits) {
            8 => Codes::U8(vec![0; count]),
            16 => Codes::U16(vec![0; count]),
            32 => Codes::U32(vec![0; count]),
            _ => Codes::U64(vec![0; count]),
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        each!(self, codes => codes.len())
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The code at an index, if there is one.
    pub fn get(&self, index: usize) -> Option<u64> {
        each!(self, codes => codes.get(index).map(|code| code.unpack()))
    }

    /// Every code in order.
    pub fn iter(&self) -> impl Iterator<Item = u64> {
        (0..self.len()).filter_map(|index| self.get(index))
    }

    fn unit_bits(&self) -> u32 {
        match self {
            Codes::U8(_) => 8,
            Codes::U16(_) => 16,
            Codes::U32(_) => 32,
            Codes::U64(_) => 64,
        }
    }
}

fn unit_bits(bits: u32) -> u32 {
    bits.next_power_of_two().max(8)
}

/// A tensor in a number format.
///
/// Codes are in row-major order. Exponents are those of the shape with the block axis divided by the
/// block (rounded up), in row-major order; there are none in a format without.
#[derive(Clone, Debug, PartialEq)]
pub struct Encoded {
    format: Format,
    shape: Vec<usize>,
    companion: Option<Vec<f64>>,
    codes: Codes,
    exponents: Vec<u16>,
}

impl Encoded {
    /// A tensor from its parts.
    ///
    /// # Errors
    /// When the lengths do not go with the shape, the companion does not go with the format, or a
    /// code or an exponent is none of the format's.
    pub fn new(
        format: Format,
        shape: &[usize],
        companion: Option<&[f64]>,
        codes: Codes,
        exponents: Vec<u16>,
    ) -> Result<Encoded, FormatError> {
        let plan = Plan::new(&format, shape, companion)?;
        check_length("codes", codes.len(), shape, plan.elements)?;
        check_length("exponents", exponents.len(), shape, plan.exponents)?;
        let bits = format.layout().element_bits;
        if codes.unit_bits() != unit_bits(bits) {
            let (found, limit) = (codes.unit_bits(), unit_bits(bits));
            return Err(FormatError::Unit { format: format.to_string(), found, limit });
        }
        let fault = |what, found, index, limit| {
            Err(FormatError::Code { format: format.to_string(), what, found, index, limit })
        };
        if let Some((index, code)) = codes.iter().enumerate().find(|(_, code)| *code > mask(bits)) {
            return fault("code", code, index, format!("at most {:#x}", mask(bits)));
        }
        if let Some(index) = each!(&codes, codes => plan.refused(codes)) {
            let code = codes.get(index).unwrap_or(0);
            return fault("code", code, index, "one that the format uses".to_owned());
        }
        let last = plan.last_exponent();
        if let Some((index, found)) = exponents.iter().enumerate().find(|(_, exponent)| **exponent > last) {
            return fault("exponent", u64::from(*found), index, format!("at most {last:#x}"));
        }
        let companion = companion.map(<[f64]>::to_vec);
        Ok(Encoded { format, shape: shape.to_vec(), companion, codes, exponents })
    }

    /// The format.
    pub fn format(&self) -> &Format {
        &self.format
    }

    /// The shape.
    pub fn shape(&self) -> &[usize] {
        &self.shape
    }

    /// The value of each index of the channel axis, where there is one.
    pub fn companion(&self) -> Option<&[f64]> {
        self.companion.as_deref()
    }

    /// The bits of each element.
    pub fn codes(&self) -> &Codes {
        &self.codes
    }

    /// The stored exponent of each block.
    pub fn exponents(&self) -> &[u16] {
        &self.exponents
    }

    /// What the codes stand for. As [`Value`] that is always exact; as `f64` it is the nearest
    /// one, which is exact in all formats but `fixed` above 53 bits and `int`; as `f32` it is the
    /// nearest to that `f64`.
    ///
    /// # Errors
    /// When a number lies beyond the largest of the kind, or so near zero that nothing would be
    /// left of it.
    pub fn decode<T: Element>(&self) -> Result<Vec<T>, FormatError> {
        let plan = self.plan()?;
        let mut values = vec![T::ZERO; plan.elements];
        each!(&self.codes, codes => plan.decode(codes, &self.exponents, &mut values)).map_err(|place| {
            FormatError::Range {
                format: self.format.to_string(),
                index: coordinates(place, &self.shape),
                kind: T::NAME,
            }
        })?;
        Ok(values)
    }

    /// The same tensor in another format: decoded exactly, and encoded.
    ///
    /// # Errors
    /// As [`Format::encode`].
    pub fn cast(&self, to: &Format, companion: Option<&[f64]>) -> Result<Encoded, FormatError> {
        if self.plan()?.is_exact_in_f32()
            && let Ok(values) = self.decode::<f32>()
        {
            return to.encode(&values, &self.shape, companion);
        }
        to.encode(&self.decode::<Value>()?, &self.shape, companion)
    }

    fn plan(&self) -> Result<Plan, FormatError> {
        Plan::new(&self.format, &self.shape, self.companion.as_deref())
    }
}

impl Format {
    /// Encodes a tensor. `companion` has a value for each index of the channel axis, in a format
    /// that has one: a whole number of fraction bits for `fixed`, else a scale.
    ///
    /// # Errors
    /// When the shape does not go with the values or lacks the block or channel axis, the companion
    /// does not go with the format, or an element has no code, with its place.
    pub fn encode<T: Element>(
        &self,
        values: &[T],
        shape: &[usize],
        companion: Option<&[f64]>,
    ) -> Result<Encoded, FormatError> {
        let plan = Plan::new(self, shape, companion)?;
        check_length("values", values.len(), shape, plan.elements)?;
        let mut codes = Codes::zeros(self.layout().element_bits, plan.elements);
        let mut exponents = vec![0; plan.exponents];
        each!(&mut codes, codes => plan.encode(values, codes, &mut exponents))
            .map_err(|(place, limit)| self.fault(place, values, shape, limit))?;
        let companion = companion.map(<[f64]>::to_vec);
        Ok(Encoded { format: self.clone(), shape: shape.to_vec(), companion, codes, exponents })
    }

    /// The format of one index of the channel axis: the companion's value in place of the axis.
    ///
    /// # Errors
    /// When there is no channel axis, or the value is none that the parameter admits.
    pub fn at_channel(&self, value: f64) -> Result<Format, FormatError> {
        let family = self.family();
        let Some((index, channel)) =
            family.channel().filter(|(_, channel)| self.params()[*channel] != ABSENT)
        else {
            return Err(FormatError::Companion {
                format: self.to_string(),
                found: 1,
                limit: "left out, there being no channel axis".to_owned(),
            });
        };
        let mut params = self.params().to_vec();
        params[channel] = ABSENT;
        let param = &family.params()[index];
        params[index] = param.of_companion(value).ok_or_else(|| {
            param.fault(family.name(), format!("{value:?} in the companion"), param.limit())
        })?;
        Format::from_parts(family.name(), &params)
    }

    /// The companion that suits a tensor: a value for each index of the channel axis, or a single
    /// one in a family that has channel axes but a format that has none. The family's description
    /// says which value.
    ///
    /// # Errors
    /// When the shape does not go with the values or lacks the channel axis, a value is not finite, or
    /// the family has no companion.
    pub fn fit(&self, values: &[f64], shape: &[usize]) -> Result<Vec<f64>, FormatError> {
        check_length("values", values.len(), shape, shape.iter().product())?;
        if let Some(place) = values.iter().position(|value| !value.is_finite()) {
            return Err(self.fault(place, values, shape, crate::codec::FINITE));
        }
        let groups = match self.layout().channel_axis {
            Some(axis) => {
                let axis = crate::layout::axis_index("channel", axis, shape.len())?;
                let inner: usize = shape[axis + 1..].iter().product();
                let mut groups = vec![Vec::new(); shape[axis]];
                for (place, value) in values.iter().enumerate() {
                    groups[place / inner % shape[axis]].push(*value);
                }
                groups
            }
            None => vec![values.to_vec()],
        };
        let fitted = groups.iter().map(|group| self.family().fit(self.params(), group));
        fitted.collect::<Option<_>>().ok_or_else(|| FormatError::Companion {
            format: self.to_string(),
            found: 1,
            limit: "left out, the family having none".to_owned(),
        })
    }

    fn fault<T: Element>(
        &self,
        place: usize,
        values: &[T],
        shape: &[usize],
        limit: &'static str,
    ) -> FormatError {
        let found = match values[place].value() {
            Value::Nan => "NaN".to_owned(),
            Value::Infinity { negative } => format!("{}infinite", if negative { "-" } else { "" }),
            Value::Number(number) => number.to_f64().to_string(),
        };
        let index = coordinates(place, shape);
        FormatError::Element { format: self.to_string(), index, found, limit }
    }
}

fn check_length(what: &'static str, found: usize, shape: &[usize], limit: usize) -> Result<(), FormatError> {
    let fault = || FormatError::Length { what, found, shape: shape.to_vec(), limit };
    if found == limit { Ok(()) } else { Err(fault()) }
}

fn coordinates(mut place: usize, shape: &[usize]) -> Vec<usize> {
    let mut index = vec![0; shape.len()];
    for (coordinate, dim) in index.iter_mut().zip(shape).rev() {
        *coordinate = place % dim;
        place /= dim;
    }
    index
}
