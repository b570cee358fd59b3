//! Tensors: a type, a shape, and bytes.

use crate::{Bytes, DType, Error};
use half::{bf16, f16};

/// Numbers that are elements of tensors.
pub trait Element: bytemuck::Pod {
    /// Their type.
    const DTYPE: DType;
}

macro_rules! elements {
    ($($rust:ty = $dtype:ident),*) => {
        $(impl Element for $rust { const DTYPE: DType = DType::$dtype; })*
    };
}
elements!(f64 = F64, f32 = F32, f16 = F16, bf16 = Bf16, i64 = I64, i32 = I32, i16 = I16, i8 = I8, u8 = U8);

/// An array of numbers, row-major. Cloning shares the bytes.
#[derive(Clone, Debug)]
pub struct Tensor {
    dtype: DType,
    shape: Vec<usize>,
    bytes: Bytes,
}

impl Tensor {
    /// A tensor of bytes that are copied to an aligned place; an error if they do not fit.
    pub fn new(dtype: DType, shape: Vec<usize>, bytes: Vec<u8>) -> Result<Self, Error> {
        Self::from_bytes(dtype, shape, Bytes::copy(&bytes))
    }

    /// A tensor that shares bytes; an error if they do not fit.
    pub fn from_bytes(dtype: DType, shape: Vec<usize>, bytes: Bytes) -> Result<Self, Error> {
        let expected = byte_count(dtype, &shape)
            .ok_or_else(|| Error::Tensor(format!("shape {shape:?} of {dtype} is too large")))?;
        if bytes.len() != expected {
            return Err(Error::Tensor(format!(
                "shape {shape:?} of {dtype} needs {expected} bytes, but there are {}",
                bytes.len()
            )));
        }
        if dtype == DType::Bool
            && let Some(at) = bytes.iter().position(|byte| *byte > 1)
        {
            return Err(Error::Tensor(format!(
                "element {at} of i1 is the byte {}, but has to be 0 or 1",
                bytes[at]
            )));
        }
        Ok(Self { dtype, shape, bytes })
    }

    /// A tensor of numbers; an error if the shape has another number of elements.
    pub fn from_vec<T: Element>(shape: &[usize], values: Vec<T>) -> Result<Self, Error> {
        Self::from_bytes(T::DTYPE, shape.to_vec(), Bytes::copy(bytemuck::cast_slice(&values)))
    }

    /// [`Tensor::from_vec`] of the usual type.
    pub fn from_f32(shape: &[usize], values: Vec<f32>) -> Result<Self, Error> {
        Self::from_vec(shape, values)
    }

    /// The type of the elements.
    pub fn dtype(&self) -> DType {
        self.dtype
    }

    /// The size of each axis; empty for a single number.
    pub fn shape(&self) -> &[usize] {
        &self.shape
    }

    /// The number of elements.
    pub fn count(&self) -> usize {
        self.bytes.len() / self.dtype.size()
    }

    /// The elements, row-major and little-endian.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The elements as numbers, without a copy. None if they are of another type, or if a mapped file has them at
    /// an odd place: [`Tensor::aligned`] mends that.
    pub fn as_slice<T: Element>(&self) -> Option<&[T]> {
        if T::DTYPE != self.dtype {
            return None;
        }
        bytemuck::try_cast_slice(&self.bytes).ok()
    }

    /// The same tensor, copied if its bytes do not start at a multiple of `alignment` (at most 64).
    pub fn aligned(&self, alignment: usize) -> Self {
        if self.bytes.as_ptr().addr().is_multiple_of(alignment) {
            return self.clone();
        }
        Self { bytes: Bytes::copy(&self.bytes), ..self.clone() }
    }

    /// The elements in another shape with as many.
    pub fn reshaped(&self, shape: Vec<usize>) -> Result<Self, Error> {
        Self::from_bytes(self.dtype, shape, self.bytes.clone())
    }

    /// The part at `index` of the first axis, which shares the bytes; none if there is no such axis or index.
    pub fn at(&self, index: usize) -> Option<Self> {
        let (length, rest) = self.shape.split_first()?;
        if index >= *length {
            return None;
        }
        let size = self.bytes.len() / length;
        let bytes = self.bytes.slice(index * size..(index + 1) * size)?;
        Some(Self { dtype: self.dtype, shape: rest.to_vec(), bytes })
    }

    /// The elements as `f64`; integers beyond 2^53 are rounded.
    pub fn to_f64(&self) -> Vec<f64> {
        match self.dtype {
            DType::F64 => self.numbers::<f64>().collect(),
            DType::F32 => self.numbers::<f32>().map(f64::from).collect(),
            DType::F16 => self.numbers::<f16>().map(f64::from).collect(),
            DType::Bf16 => self.numbers::<bf16>().map(f64::from).collect(),
            DType::I64 => self.numbers::<i64>().map(|n| n as f64).collect(),
            DType::I32 => self.numbers::<i32>().map(f64::from).collect(),
            DType::I16 => self.numbers::<i16>().map(f64::from).collect(),
            DType::I8 => self.numbers::<i8>().map(f64::from).collect(),
            DType::U8 | DType::Bool => self.bytes.iter().map(|n| f64::from(*n)).collect(),
        }
    }

    /// The elements as `f32`, rounded where they are wider.
    pub fn to_f32(&self) -> Vec<f32> {
        match self.dtype {
            DType::F32 => self.numbers().collect(),
            _ => self.to_f64().into_iter().map(|n| n as f32).collect(),
        }
    }

    /// The elements as `i64`; none if they are floating-point numbers.
    pub fn to_i64(&self) -> Option<Vec<i64>> {
        Some(match self.dtype {
            DType::I64 => self.numbers().collect(),
            DType::I32 => self.numbers::<i32>().map(i64::from).collect(),
            DType::I16 => self.numbers::<i16>().map(i64::from).collect(),
            DType::I8 => self.numbers::<i8>().map(i64::from).collect(),
            DType::U8 | DType::Bool => self.bytes.iter().map(|n| i64::from(*n)).collect(),
            DType::F64 | DType::F32 | DType::F16 | DType::Bf16 => return None,
        })
    }

    /// The first element that is NaN or infinite: its index along each axis, and its value.
    pub fn first_non_finite(&self) -> Option<(Vec<usize>, f64)> {
        let found = match self.dtype {
            DType::F64 => self.numbers::<f64>().enumerate().find(|(_, n)| !n.is_finite()),
            DType::F32 => non_finite(self.numbers::<f32>().map(f64::from)),
            DType::F16 => non_finite(self.numbers::<f16>().map(f64::from)),
            DType::Bf16 => non_finite(self.numbers::<bf16>().map(f64::from)),
            _ => None,
        };
        found.map(|(at, value)| (index_of(&self.shape, at), value))
    }

    fn numbers<T: Element>(&self) -> impl Iterator<Item = T> {
        self.bytes.chunks_exact(size_of::<T>()).map(bytemuck::pod_read_unaligned)
    }
}

/// Equal in type, shape and every bit.
impl PartialEq for Tensor {
    fn eq(&self, other: &Self) -> bool {
        self.dtype == other.dtype && self.shape == other.shape && *self.bytes == *other.bytes
    }
}

impl Eq for Tensor {}

/// The bytes that a tensor has; none if that is more than an address can count.
pub fn byte_count(dtype: DType, shape: &[usize]) -> Option<usize> {
    // A zero axis must not hide an overflow in the others.
    let all =
        shape.iter().filter(|n| **n > 0).try_fold(dtype.size(), |product, n| product.checked_mul(*n))?;
    if isize::try_from(all).is_err() {
        return None;
    }
    Some(if shape.contains(&0) { 0 } else { all })
}

/// The index along each axis of an element in row-major order.
pub fn index_of(shape: &[usize], mut at: usize) -> Vec<usize> {
    let mut index: Vec<usize> = shape
        .iter()
        .rev()
        .map(|length| {
            let here = at % length;
            at /= length;
            here
        })
        .collect();
    index.reverse();
    index
}

fn non_finite(mut numbers: impl Iterator<Item = f64>) -> Option<(usize, f64)> {
    let mut at = 0;
    let value = numbers.find(|n| {
        at += 1;
        !n.is_finite()
    })?;
    Some((at - 1, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shape_and_bytes_have_to_fit() {
        assert!(Tensor::new(DType::F32, vec![2, 3], vec![0; 24]).is_ok());
        let error = Tensor::new(DType::F32, vec![2, 3], vec![0; 23]).unwrap_err().to_string();
        assert_eq!(error, "shape [2, 3] of f32 needs 24 bytes, but there are 23");
        for shape in [vec![usize::MAX, 2], vec![0, usize::MAX, 2]] {
            let error = Tensor::new(DType::F32, shape, vec![]).unwrap_err().to_string();
            assert!(error.ends_with("is too large"), "{error}");
        }
        let error = Tensor::new(DType::Bool, vec![3], vec![0, 1, 2]).unwrap_err().to_string();
        assert_eq!(error, "element 2 of i1 is the byte 2, but has to be 0 or 1");
        assert_eq!(Tensor::new(DType::I8, vec![0, 7], vec![]).unwrap().count(), 0);
    }

    #[test]
    fn numbers_of_every_type() {
        let t = Tensor::from_vec(&[2], vec![f16::from_f32(0.5), f16::from_f32(-2.0)]).unwrap();
        assert_eq!(t.to_f32(), [0.5, -2.0]);
        assert_eq!(Tensor::from_vec(&[1], vec![bf16::from_f32(3.0)]).unwrap().to_f64(), [3.0]);
        assert_eq!(Tensor::from_vec(&[1], vec![-5i16]).unwrap().to_i64(), Some(vec![-5]));
        assert_eq!(Tensor::from_vec(&[1], vec![i64::MAX]).unwrap().to_i64(), Some(vec![i64::MAX]));
        assert_eq!(t.to_i64(), None);
        assert_eq!(t.as_slice::<i16>(), None);
        assert_eq!(t.as_slice::<f16>().unwrap().len(), 2);
    }

    #[test]
    fn parts_share_bytes_and_may_be_aligned_anew() {
        let t = Tensor::from_vec(&[2, 3], vec![1i8, 2, 3, 4, 5, 6]).unwrap();
        let second = t.at(1).unwrap();
        assert_eq!((second.shape(), second.to_i64().unwrap()), (&[3usize][..], vec![4, 5, 6]));
        assert_eq!(second.bytes().as_ptr(), t.bytes()[3..].as_ptr());
        assert!(t.at(2).is_none() && second.at(0).unwrap().at(0).is_none());
        assert_eq!(t.bytes().as_ptr().addr() % 64, 0);
        let moved = second.aligned(64);
        assert_eq!(moved, second);
        assert_eq!(moved.bytes().as_ptr().addr() % 64, 0);
    }

    #[test]
    fn numbers_that_are_not_finite_are_found() {
        let t = Tensor::from_f32(&[2, 2], vec![0.0, 1.0, f32::NAN, f32::INFINITY]).unwrap();
        let (index, value) = t.first_non_finite().unwrap();
        assert!(index == [1, 0] && value.is_nan());
        assert!(Tensor::from_f32(&[1], vec![f32::MAX]).unwrap().first_non_finite().is_none());
    }
}
