//! One `.npy` array: magic, version, and a Python dictionary of type, order and shape, before the data.
//! Form: numpy's `numpy.lib.format`, versions 1.0 to 3.0.

use crate::{Bytes, DType, Tensor, bytes::ALIGNMENT, bytes::Buffer, tensor::byte_count};
use py_literal::Value;
use std::io::Read;

/// How every `.npy` starts.
pub const MAGIC: &[u8] = b"\x93NUMPY";

/// The longest header that is read: numpy's own limit for files that are not trusted.
const LONGEST: usize = 10_000;

/// Brackets in a header of a plain array: one dictionary and one tuple. More are a structured type; very many would overflow
/// the stack of the parser.
const BRACKETS: usize = 16;

/// What is said of an array before its data.
pub struct Header {
    dtype: DType,
    big_endian: bool,
    fortran: bool,
    shape: Vec<usize>,
}

/// Reads what comes before the data.
pub fn read_header(from: &mut impl Read) -> Result<Header, String> {
    let mut start = [0; 8];
    exactly(from, &mut start)?;
    if !start.starts_with(MAGIC) {
        return Err("is no array: it does not start as a .npy does".into());
    }
    let length = match (start[6], start[7]) {
        (1, 0) => {
            let mut length = [0; 2];
            exactly(from, &mut length)?;
            usize::from(u16::from_le_bytes(length))
        }
        (2 | 3, 0) => {
            let mut length = [0; 4];
            exactly(from, &mut length)?;
            u32::from_le_bytes(length) as usize
        }
        (major, minor) => {
            return Err(format!("is of version {major}.{minor} of .npy; 1.0, 2.0 and 3.0 are known"));
        }
    };
    if length > LONGEST {
        return Err(format!("has a header of {length} bytes (limit {LONGEST})"));
    }
    let mut text = vec![0; length];
    exactly(from, &mut text)?;
    let text = String::from_utf8(text).map_err(|_| "has a header that is not text".to_owned())?;
    parse(text.trim())
}

fn exactly(from: &mut impl Read, into: &mut [u8]) -> Result<(), String> {
    from.read_exact(into).map_err(|e| format!("is cut short or damaged in its header: {e}"))
}

fn parse(text: &str) -> Result<Header, String> {
    let odd = || format!("has a header that is not understood: {text}");
    if text.matches(['{', '[', '(']).count() > BRACKETS {
        return Err(odd());
    }
    let Ok(Value::Dict(items)) = text.parse() else { return Err(odd()) };
    let (mut descr, mut fortran, mut shape) = (None, None, None);
    for (key, value) in items {
        let Value::String(key) = key else { return Err(odd()) };
        match (key.as_str(), value) {
            ("descr", value) => descr = Some(value),
            ("fortran_order", Value::Boolean(value)) => fortran = Some(value),
            ("shape", Value::Tuple(axes)) => shape = Some(axes),
            _ => return Err(odd()),
        }
    }
    let (Some(descr), Some(fortran), Some(axes)) = (descr, fortran, shape) else { return Err(odd()) };
    let shape = axes.iter().map(axis).collect::<Option<_>>().ok_or_else(odd)?;
    let Value::String(descr) = descr else {
        return Err(format!("is of a structured type, which is not supported: {text}"));
    };
    let dtype = dtype_of(&descr)
        .ok_or_else(|| format!("is of type `{descr}`; supported are f2 f4 f8 i1 i2 i4 i8 u1 bool"))?;
    Ok(Header { dtype, big_endian: descr.starts_with('>'), fortran, shape })
}

fn axis(value: &Value) -> Option<usize> {
    match value {
        Value::Integer(length) => length.to_string().parse().ok(),
        _ => None,
    }
}

fn dtype_of(descr: &str) -> Option<DType> {
    let (order, kind) = descr.split_at_checked(1)?;
    let dtype = match kind {
        "f2" => DType::F16,
        "f4" => DType::F32,
        "f8" => DType::F64,
        "i1" => DType::I8,
        "i2" => DType::I16,
        "i4" => DType::I32,
        "i8" => DType::I64,
        "u1" => DType::U8,
        "b1" => DType::Bool,
        _ => return None,
    };
    // `|` says that there is no order, which is so of single bytes only.
    let known = matches!(order, "<" | ">" | "=") || (order == "|" && dtype.size() == 1);
    known.then_some(dtype)
}

impl Header {
    /// The bytes of data that belong to the header.
    pub fn byte_count(&self) -> Result<usize, String> {
        byte_count(self.dtype, &self.shape).ok_or_else(|| format!("is too large: {}", self.summary()))
    }

    /// Type and shape in words.
    pub fn summary(&self) -> String {
        format!("{} of shape {:?}", self.dtype, self.shape)
    }

    /// The array, row-major and little-endian.
    pub fn tensor(self, mut data: Buffer) -> Result<Tensor, String> {
        if self.big_endian {
            data.chunks_exact_mut(self.dtype.size()).for_each(<[u8]>::reverse);
        }
        if self.fortran && self.shape.len() > 1 {
            data = row_major(&data, &self.shape, self.dtype.size());
        }
        Tensor::from_bytes(self.dtype, self.shape, Bytes::owned(data)).map_err(|e| e.to_string())
    }
}

/// Column-major elements of `size` bytes in row-major order.
fn row_major(data: &[u8], shape: &[usize], size: usize) -> Buffer {
    let mut result = Buffer::with_capacity(ALIGNMENT, data.len());
    let mut index = vec![0; shape.len()];
    while result.len() < data.len() {
        let at = index.iter().zip(shape).rev().fold(0, |at, (i, length)| at * length + i);
        result.extend_from_slice(&data[at * size..][..size]);
        for (i, length) in index.iter_mut().zip(shape).rev() {
            *i += 1;
            if *i < *length {
                break;
            }
            *i = 0;
        }
    }
    result
}

/// What comes before a tensor's data; ends at a multiple of 64, as numpy has it.
pub fn header_of(tensor: &Tensor) -> Result<Vec<u8>, String> {
    let descr = match tensor.dtype() {
        DType::F64 => "<f8",
        DType::F32 => "<f4",
        DType::F16 => "<f2",
        DType::I64 => "<i8",
        DType::I32 => "<i4",
        DType::I16 => "<i2",
        DType::I8 => "|i1",
        DType::U8 => "|u1",
        DType::Bool => "|b1",
        DType::Bf16 => return Err("is of type bf16, which numpy does not have".into()),
    };
    let axes: String = tensor.shape().iter().map(|length| format!("{length},")).collect();
    let mut text = format!("{{'descr': '{descr}', 'fortran_order': False, 'shape': ({axes}), }}");
    // Magic, version, length of the text, and a line feed at its end.
    let length = (10 + text.len() + 1).next_multiple_of(64) - 10;
    text.push_str(&" ".repeat(length - text.len() - 1));
    text.push('\n');
    let length = u16::try_from(length).map_err(|_| format!("has {} axes, too many", tensor.shape().len()))?;
    Ok([MAGIC, &[1, 0], &length.to_le_bytes(), text.as_bytes()].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_that_are_not_understood() {
        let ok = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }";
        assert_eq!(parse(ok).unwrap().summary(), "f32 of shape [2, 3]");
        assert!(parse(&ok.replace("(2, 3)", "()")).unwrap().shape.is_empty());
        for (from, to, expected) in [
            ("(2, 3)", "(2, -3)", "not understood"),
            ("(2, 3)", "(2, 3.5)", "not understood"),
            ("(2, 3)", "(99999999999999999999999, )", "not understood"),
            ("(2, 3)", "[2, 3]", "not understood"),
            ("False", "0", "not understood"),
            ("'fortran_order': False, ", "", "not understood"),
            ("'<f4'", "'<c8'", "is of type `<c8`; supported are f2 f4 f8 i1 i2 i4 i8 u1 bool"),
            ("'<f4'", "'|f4'", "is of type `|f4`"),
            ("'<f4'", "'é'", "is of type `é`"),
            ("'<f4'", "''", "is of type ``"),
            ("'<f4'", "[('a', '<f4')]", "structured"),
            ("(2, 3)", &"(".repeat(9000), "not understood"),
        ] {
            let error = parse(&ok.replace(from, to)).err().unwrap();
            assert!(error.contains(expected), "{to}: {error}");
        }
        let huge = parse(&ok.replace("(2, 3)", "(9223372036854775807, 3)")).unwrap();
        assert!(huge.byte_count().unwrap_err().starts_with("is too large: f32"));
    }

    #[test]
    fn column_major_becomes_row_major() {
        // [[1, 2, 3], [4, 5, 6]] by columns.
        assert_eq!(*row_major(&[1, 4, 2, 5, 3, 6], &[2, 3], 1), [1, 2, 3, 4, 5, 6]);
        assert!(row_major(&[], &[0, 3], 4).is_empty());
    }
}
