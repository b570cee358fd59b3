//! How the elements and shared exponents of a format are stored.
//!
//! A layout depends on the format alone; a shape is given only when asking for a size.

use crate::FormatError;

/// Storage of a format, before a shape is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Layout {
    /// Bits of one element, without its share of an exponent.
    pub element_bits: u32,
    /// Whether elements can be negative.
    pub signed: bool,
    /// Bits of the exponent that one block shares; 0 when there is none.
    pub exponent_bits: u32,
    /// Elements of one block.
    pub block: Option<u32>,
    /// The axis blocks run along, counted from the end (-1 is innermost).
    pub block_axis: Option<i64>,
    /// The axis with one scale or binary point an index, counted from the front (0 is outermost).
    pub channel_axis: Option<i64>,
}

impl Layout {
    pub(crate) fn plain(element_bits: i64, signed: bool, channel_axis: Option<i64>) -> Layout {
        Layout {
            element_bits: narrow(element_bits),
            signed,
            exponent_bits: 0,
            block: None,
            block_axis: None,
            channel_axis,
        }
    }

    pub(crate) fn blocked(element_bits: i64, exponent_bits: i64, block: i64, axis: i64) -> Layout {
        Layout {
            element_bits: narrow(element_bits),
            signed: true,
            exponent_bits: narrow(exponent_bits),
            block: Some(narrow(block)),
            block_axis: Some(axis),
            channel_axis: None,
        }
    }

    /// Bits that a tensor of `shape` stores: its elements, and one exponent for every block.
    ///
    /// A last block that the axis does not fill has an exponent like any other; its padding holds
    /// no elements and is not counted. Per-channel values belong to their companion parameter and
    /// are not counted either.
    ///
    /// # Errors
    /// When `shape` lacks the block or channel axis, has a negative dimension, or needs more than
    /// 2^128 - 1 bits.
    pub fn storage_bits(&self, shape: &[i64]) -> Result<u128, FormatError> {
        let mut dims = Vec::with_capacity(shape.len());
        for (index, &found) in shape.iter().enumerate() {
            let size = u128::try_from(found);
            dims.push(size.map_err(|_| FormatError::Dimension { index, found })?);
        }
        if let Some(axis) = self.channel_axis {
            axis_index("channel", axis, dims.len())?;
        }
        let block_axis = match self.block_axis {
            Some(axis) => Some(axis_index("block", axis, dims.len())?),
            None => None,
        };
        // Ahead of the products: a dimension of 0 undoes an overflow of those before it.
        if dims.contains(&0) {
            return Ok(0);
        }
        let too_large = || FormatError::TooLarge { shape: shape.to_vec() };
        let mut bits = volume(&dims)
            .and_then(|elements| elements.checked_mul(self.element_bits.into()))
            .ok_or_else(too_large)?;
        if let (Some(axis), Some(block)) = (block_axis, self.block) {
            dims[axis] = dims[axis].div_ceil(block.max(1).into());
            bits = volume(&dims)
                .and_then(|blocks| blocks.checked_mul(self.exponent_bits.into()))
                .and_then(|exponents| bits.checked_add(exponents))
                .ok_or_else(too_large)?;
        }
        Ok(bits)
    }

    /// Bits an element takes with its share of a full block's exponent, as an exact reduced ratio.
    pub fn average_bits(&self) -> (u32, u32) {
        let block = self.block.unwrap_or(1).max(1);
        let total = self.element_bits * block + self.exponent_bits;
        let divisor = gcd(total, block);
        (total / divisor, block / divisor)
    }
}

/// Every width, block and exponent of a checked parameter list fits; 0 stands for a broken one.
fn narrow(value: i64) -> u32 {
    u32::try_from(value).unwrap_or(0)
}

fn volume(dims: &[u128]) -> Option<u128> {
    dims.iter().try_fold(1u128, |size, dim| size.checked_mul(*dim))
}

fn gcd(a: u32, b: u32) -> u32 {
    if b == 0 { a.max(1) } else { gcd(b, a % b) }
}

pub(crate) fn axis_index(role: &'static str, axis: i64, rank: usize) -> Result<usize, FormatError> {
    let signed_rank = i64::try_from(rank).unwrap_or(i64::MAX);
    let from_front = if axis < 0 { signed_rank + axis } else { axis };
    usize::try_from(from_front).ok().filter(|index| *index < rank).ok_or_else(|| FormatError::Axis {
        role,
        axis,
        rank,
        limit: match (rank, axis < 0) {
            (0, _) => "left out".to_owned(),
            (_, true) => format!("in -{rank}..=-1"),
            (_, false) => format!("in 0..={}", rank - 1),
        },
    })
}
