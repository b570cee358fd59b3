//! Tensors in a number format: encoding, decoding and casting, block by block.
//!
//! Elements are in row-major order. One row is a run of elements along the block axis, or a run
//! under one channel's value, or the whole tensor; only a row's place in memory differs.

use crate::bulk::{CHUNK, Unit};
use crate::layout::axis_index;
use crate::{Codec, Exact, Format, FormatError, Value};

/// A kind of number that tensors are encoded from and decoded to: `f32`, `f64` or [`Value`].
pub trait Element: Copy + Send + Sync {
    /// The number, exactly.
    fn value(self) -> Value;

    /// The nearest of this kind, ties to even; none for a number beyond the largest, or rounded to
    /// zero.
    fn nearest(value: Value) -> Option<Self>;

    /// What a vector of decoded elements starts as.
    const ZERO: Self;

    /// Name of the kind.
    const NAME: &'static str;

    /// The slice itself where it is one of `f32`, which have loops of their own.
    fn floats(_slice: &[Self]) -> Option<&[f32]> {
        None
    }

    /// The same, to write to.
    fn floats_mut(_slice: &mut [Self]) -> Option<&mut [f32]> {
        None
    }
}

impl Element for f64 {
    fn value(self) -> Value {
        Value::from(self)
    }

    fn nearest(value: Value) -> Option<f64> {
        match value {
            Value::Number(number) => {
                let nearest = number.to_f64();
                (nearest.is_finite() && (nearest != 0.0 || number.is_zero())).then_some(nearest)
            }
            Value::Infinity { negative } => Some(if negative { f64::NEG_INFINITY } else { f64::INFINITY }),
            Value::Nan => Some(f64::NAN),
        }
    }

    const ZERO: f64 = 0.0;
    const NAME: &'static str = "f64";
}

impl Element for f32 {
    fn value(self) -> Value {
        Value::from(f64::from(self))
    }

    /// By way of the nearest `f64`.
    fn nearest(value: Value) -> Option<f32> {
        let wide = f64::nearest(value)?;
        let nearest = wide as f32;
        let lost = wide.is_finite() && (nearest.is_infinite() || (nearest == 0.0 && wide != 0.0));
        (!lost).then_some(nearest)
    }

    const ZERO: f32 = 0.0;
    const NAME: &'static str = "f32";

    fn floats(slice: &[f32]) -> Option<&[f32]> {
        Some(slice)
    }

    fn floats_mut(slice: &mut [f32]) -> Option<&mut [f32]> {
        Some(slice)
    }
}

impl Element for Value {
    fn value(self) -> Value {
        self
    }

    fn nearest(value: Value) -> Option<Value> {
        Some(value)
    }

    const ZERO: Value = Value::Number(Exact::ZERO);
    const NAME: &'static str = "exact numbers";
}

/// Where the elements of one row are, and its codec.
struct Row {
    codec: usize,
    start: usize,
    stride: usize,
    count: usize,
    /// Place of the first block's exponent; those of the others follow at `stride`.
    exponent: usize,
}

impl Row {
    fn place(&self, index: usize) -> usize {
        self.start + index * self.stride
    }

    fn exponent_place(&self, index: usize) -> usize {
        self.exponent + index * self.stride
    }
}

/// A format's rows over a shape, with the codec of each channel, or the only one.
pub(crate) struct Plan {
    codecs: Vec<Box<dyn Codec>>,
    rows: Vec<Row>,
    /// Elements that one exponent, or one call of a loop, is for.
    block: usize,
    pub(crate) elements: usize,
    pub(crate) exponents: usize,
}

impl Plan {
    pub(crate) fn new(
        format: &Format,
        shape: &[usize],
        companion: Option<&[f64]>,
    ) -> Result<Plan, FormatError> {
        let elements = shape.iter().try_fold(1usize, |size, dim| size.checked_mul(*dim));
        let elements = elements.ok_or_else(|| FormatError::TooLarge {
            shape: shape.iter().map(|dim| i64::try_from(*dim).unwrap_or(i64::MAX)).collect(),
        })?;
        let layout = format.layout();
        let sizes =
            |axis: usize| (shape[..axis].iter().product(), shape[axis], shape[axis + 1..].iter().product());
        let Some(axis) = layout.channel_axis else {
            if let Some(values) = companion {
                return Err(FormatError::Companion {
                    format: format.to_string(),
                    found: values.len(),
                    limit: "left out, there being no channel axis".to_owned(),
                });
            }
            let codecs = vec![format.family().codec(format.params())];
            let (Some(axis), Some(block)) = (layout.block_axis, layout.block) else {
                let row = Row { codec: 0, start: 0, stride: 1, count: elements, exponent: 0 };
                return Ok(Plan { codecs, rows: vec![row], block: CHUNK, elements, exponents: 0 });
            };
            let (outer, extent, inner): (usize, usize, usize) =
                sizes(axis_index("block", axis, shape.len())?);
            let block = block as usize;
            let blocks = extent.div_ceil(block);
            let exponents = if elements == 0 { 0 } else { outer * blocks * inner };
            // Whole blocks that follow each other are one row however many they are.
            let rows = if inner == 1 && extent % block == 0 {
                vec![Row { codec: 0, start: 0, stride: 1, count: elements, exponent: 0 }]
            } else if elements == 0 {
                Vec::new()
            } else {
                (0..outer * inner)
                    .map(|index| Row {
                        codec: 0,
                        start: index / inner * extent * inner + index % inner,
                        stride: inner,
                        count: extent,
                        exponent: index / inner * blocks * inner + index % inner,
                    })
                    .collect()
            };
            return Ok(Plan { codecs, rows, block, elements, exponents });
        };
        let (outer, extent, inner): (usize, usize, usize) = sizes(axis_index("channel", axis, shape.len())?);
        let values =
            companion.filter(|values| values.len() == extent).ok_or_else(|| FormatError::Companion {
                format: format.to_string(),
                found: companion.map_or(0, <[f64]>::len),
                limit: format!("{extent}, the size of channel axis {axis}"),
            })?;
        let codec = |value: &f64| {
            let channel = format.at_channel(*value)?;
            Ok(channel.family().codec(channel.params()))
        };
        let codecs = values.iter().map(codec).collect::<Result<_, FormatError>>()?;
        let rows = (0..if elements == 0 { 0 } else { outer * extent })
            .map(|index| Row {
                codec: index % extent,
                start: index * inner,
                stride: 1,
                count: inner,
                exponent: 0,
            })
            .collect();
        Ok(Plan { codecs, rows, block: CHUNK, elements, exponents: 0 })
    }

    /// Fills `codes` and `exponents`; the place of the first element that has no code, and what
    /// it must be instead.
    pub(crate) fn encode<T: Element, U: Unit>(
        &self,
        values: &[T],
        codes: &mut [U],
        exponents: &mut [u16],
    ) -> Result<(), (usize, &'static str)> {
        let (mut from, mut to, mut shared) = (Vec::new(), Vec::new(), Vec::new());
        for row in &self.rows {
            let codec = &*self.codecs[row.codec];
            let blocks = self.blocks(row);
            let fault = |(index, limit)| (row.place(index), limit);
            if row.stride == 1 {
                let range = row.start..row.start + row.count;
                let exponents = &mut exponents[row.exponent..row.exponent + blocks];
                self.encode_row(codec, &values[range.clone()], &mut codes[range], exponents)
                    .map_err(fault)?;
                continue;
            }
            from.clear();
            from.extend((0..row.count).map(|index| values[row.place(index)]));
            to.resize(row.count, U::pack(0));
            shared.resize(blocks, 0);
            self.encode_row(codec, &from, &mut to, &mut shared).map_err(fault)?;
            for (index, code) in to.iter().enumerate() {
                codes[row.place(index)] = *code;
            }
            for (index, exponent) in shared.iter().enumerate() {
                exponents[row.exponent_place(index)] = *exponent;
            }
        }
        Ok(())
    }

    /// Exponents of a row.
    fn blocks(&self, row: &Row) -> usize {
        if self.exponents == 0 { 0 } else { row.count.div_ceil(self.block) }
    }

    fn encode_row<T: Element, U: Unit>(
        &self,
        codec: &dyn Codec,
        values: &[T],
        codes: &mut [U],
        exponents: &mut [u16],
    ) -> Result<(), (usize, &'static str)> {
        let kernel = codec.kernel().zip(T::floats(values));
        let mut at = 0;
        while at < values.len() {
            let first = (at / self.block).min(exponents.len());
            if let Some((kernel, floats)) = kernel {
                at += kernel.encode(self.block, &floats[at..], &mut codes[at..], &mut exponents[first..]);
            }
            if at == values.len() {
                break;
            }
            let end = (at + self.block).min(values.len());
            let exponent = exponents.get_mut(at / self.block);
            encode_block(codec, &values[at..end], &mut codes[at..end], exponent)
                .map_err(|(index, limit)| (at + index, limit))?;
            at = end;
        }
        Ok(())
    }

    /// Fills `values`; the place of the first that the kind of number does not reach.
    pub(crate) fn decode<T: Element, U: Unit>(
        &self,
        codes: &[U],
        exponents: &[u16],
        values: &mut [T],
    ) -> Result<(), usize> {
        let (mut from, mut to, mut shared) = (Vec::new(), Vec::new(), Vec::new());
        for row in &self.rows {
            let codec = &*self.codecs[row.codec];
            let blocks = self.blocks(row);
            let fault = |index| row.place(index);
            if row.stride == 1 {
                let range = row.start..row.start + row.count;
                let exponents = &exponents[row.exponent..row.exponent + blocks];
                self.decode_row(codec, &codes[range.clone()], exponents, &mut values[range])
                    .map_err(fault)?;
                continue;
            }
            from.clear();
            from.extend((0..row.count).map(|index| codes[row.place(index)]));
            shared.clear();
            shared.extend((0..blocks).map(|index| exponents[row.exponent_place(index)]));
            to.resize(row.count, T::ZERO);
            self.decode_row(codec, &from, &shared, &mut to).map_err(fault)?;
            for (index, value) in to.iter().enumerate() {
                values[row.place(index)] = *value;
            }
        }
        Ok(())
    }

    fn decode_row<T: Element, U: Unit>(
        &self,
        codec: &dyn Codec,
        codes: &[U],
        exponents: &[u16],
        values: &mut [T],
    ) -> Result<(), usize> {
        let mut at = 0;
        while at < codes.len() {
            let first = (at / self.block).min(exponents.len());
            if let (Some(kernel), Some(floats)) = (codec.kernel(), T::floats_mut(values)) {
                at += kernel.decode(self.block, &codes[at..], &exponents[first..], &mut floats[at..]);
            }
            let end = (at + self.block).min(codes.len());
            let exponent = exponents.get(at / self.block).copied().unwrap_or(0);
            for index in at..end {
                let value = codec.decode(codes[index].unpack(), exponent);
                values[index] = T::nearest(value).ok_or(index)?;
            }
            at = end;
        }
        Ok(())
    }

    /// The place of the first bit pattern that is no code.
    pub(crate) fn refused<U: Unit>(&self, codes: &[U]) -> Option<usize> {
        self.rows.iter().find_map(|row| {
            let codec = &*self.codecs[row.codec];
            (0..row.count).map(|index| row.place(index)).find(|place| !codec.accepts(codes[*place].unpack()))
        })
    }

    /// The last exponent in use.
    pub(crate) fn last_exponent(&self) -> u16 {
        self.codecs.first().map_or(0, |codec| codec.last_exponent())
    }

    /// Whether decoding to `f32` rounds nothing, where it succeeds.
    pub(crate) fn is_exact_in_f32(&self) -> bool {
        self.codecs.iter().all(|codec| codec.kernel().is_some_and(|kernel| kernel.is_exact()))
    }
}

/// One block by the codec, exactly; the exponent is none in a format without.
fn encode_block<T: Element, U: Unit>(
    codec: &dyn Codec,
    values: &[T],
    codes: &mut [U],
    exponent: Option<&mut u16>,
) -> Result<(), (usize, &'static str)> {
    let mut shared = 0;
    if let Some(exponent) = exponent {
        let (index, largest) = largest(values);
        shared = codec.exponent(largest).map_err(|limit| (index, limit))?;
        *exponent = shared;
    }
    for (index, (value, code)) in values.iter().zip(codes).enumerate() {
        *code = U::pack(codec.encode(value.value(), shared).map_err(|limit| (index, limit))?);
    }
    Ok(())
}

/// The largest magnitude and the first place that has it; NaN is above all.
fn largest<T: Element>(values: &[T]) -> (usize, Value) {
    let mut found = (0, Value::Number(Exact::ZERO));
    for (index, value) in values.iter().enumerate() {
        let value = value.value();
        let is_larger = match (value, found.1) {
            (_, Value::Nan) => false,
            (Value::Nan, _) => true,
            (_, Value::Infinity { .. }) => false,
            (Value::Infinity { .. }, _) => true,
            (Value::Number(a), Value::Number(b)) => a.cmp_magnitude(&b).is_gt(),
        };
        if is_larger {
            found = (index, value);
        }
    }
    found
}
