//! Python expressions for values, and how literals and types are written.

use mase_ir::{
    melior::ir::{Type, TypeLike, r#type::IntegerType},
    node,
};

/// An expression and the shape of the tensor it gives (`[]`: a tensor without dimensions).
#[derive(Clone, Debug)]
pub struct Code {
    pub text: String,
    /// Whether it can stand as an operand, or before a dot, without parentheses.
    pub atom: bool,
    pub shape: Vec<i64>,
}

/// What stands for a value of the IR.
#[derive(Clone, Debug)]
pub enum Val {
    /// A tensor.
    Code(Code),
    /// A Python number or truth value. For a value that is a tensor: each of its elements.
    Number(String),
    /// A tensor that nothing was written to (`tensor.empty`).
    Unwritten,
}

impl Code {
    /// A name, call, subscript or attribute.
    pub fn atom(text: impl Into<String>, shape: impl Into<Vec<i64>>) -> Self {
        Self { text: text.into(), atom: true, shape: shape.into() }
    }

    /// An expression with operators.
    pub fn infix(text: impl Into<String>, shape: impl Into<Vec<i64>>) -> Self {
        Self { text: text.into(), atom: false, shape: shape.into() }
    }

    /// As an operand.
    pub fn operand(&self) -> String {
        if self.atom { self.text.clone() } else { format!("({})", self.text) }
    }

    /// A method or subscript of it.
    pub fn then(&self, suffix: impl AsRef<str>, shape: impl Into<Vec<i64>>) -> Self {
        Self::atom(format!("{}{}", self.operand(), suffix.as_ref()), shape)
    }

    /// Whether it is a plain name or attribute, so that writing it twice costs nothing.
    pub fn is_name(&self) -> bool {
        self.text.chars().all(|c| c.is_alphanumeric() || "_.".contains(c))
    }
}

impl From<Code> for Val {
    fn from(code: Code) -> Self {
        Self::Code(code)
    }
}

impl Val {
    /// As an operand of a Python operator.
    pub fn operand(&self) -> String {
        match self {
            Self::Code(code) => code.operand(),
            Self::Number(text) if text.starts_with('-') => format!("({text})"),
            Self::Number(text) => text.clone(),
            Self::Unwritten => "0".to_owned(),
        }
    }

    /// As an argument of a call.
    pub fn text(&self) -> &str {
        match self {
            Self::Code(code) => &code.text,
            Self::Number(text) => text,
            Self::Unwritten => "0",
        }
    }

    pub fn shape(&self) -> &[i64] {
        match self {
            Self::Code(code) => &code.shape,
            _ => &[],
        }
    }

    pub fn is_code(&self) -> bool {
        matches!(self, Self::Code(_))
    }
}

/// The shape that shapes broadcast to, aligned at the last dimension.
pub fn broadcast<'s>(shapes: impl IntoIterator<Item = &'s [i64]>) -> Vec<i64> {
    let mut result: Vec<i64> = Vec::new();
    for shape in shapes {
        if shape.len() > result.len() {
            result.splice(0..0, std::iter::repeat_n(1, shape.len() - result.len()));
        }
        let lead = result.len() - shape.len();
        for (extent, other) in result[lead..].iter_mut().zip(shape) {
            *extent = (*extent).max(*other);
        }
    }
    result
}

/// The name that PyTorch has for an element type.
pub fn dtype(element: Type) -> Result<&'static str, String> {
    Ok(match node::element_text(element).as_str() {
        "f64" => "torch.float64",
        "f32" => "torch.float32",
        "f16" => "torch.float16",
        "bf16" => "torch.bfloat16",
        "i64" | "index" => "torch.int64",
        "i32" => "torch.int32",
        "i16" => "torch.int16",
        "i8" => "torch.int8",
        "ui8" => "torch.uint8",
        "i1" => "torch.bool",
        other => return Err(format!("has elements of {other}, which cannot be written as PyTorch")),
    })
}

/// The type of the elements of a tensor, and any other type itself.
pub fn element(ty: Type) -> Type {
    node::element(ty).unwrap_or(ty)
}

pub fn is_float(element: Type) -> bool {
    matches!(node::element_text(element).as_str(), "f64" | "f32" | "f16" | "bf16")
}

pub fn is_bool(element: Type) -> bool {
    IntegerType::try_from(element).is_ok_and(|ty| ty.width() == 1)
}

pub fn is_integer(element: Type) -> bool {
    element.is_index() || IntegerType::try_from(element).is_ok()
}

/// A float as Python writes it, in as few digits as its type, a `torch.dtype`, needs.
pub fn float(value: f64, dtype: &str) -> String {
    if value.is_nan() {
        return "float(\"nan\")".to_owned();
    }
    if value.is_infinite() {
        return if value > 0.0 { "float(\"inf\")" } else { "-float(\"inf\")" }.to_owned();
    }
    let short = value as f32;
    let text = format!("{short:?}");
    // PyTorch refuses a number above the type's largest, which rounding to few digits can give.
    let in_range = text.parse::<f64>().is_ok_and(|read| read.abs() <= f64::from(f32::MAX));
    if dtype == "torch.float64" || !in_range { format!("{value:?}") } else { text }
}

/// A tuple: `(1, 2)`, `(1,)`.
pub fn tuple(items: &[i64]) -> String {
    match items {
        [one] => format!("({one},)"),
        _ => format!("({})", list(items)),
    }
}

/// Integers between commas.
pub fn list(items: &[i64]) -> String {
    items.iter().map(i64::to_string).collect::<Vec<_>>().join(", ")
}

/// A string literal.
pub fn quote(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            c if c.is_control() => quoted.push_str(&format!("\\u{:04x}", c as u32)),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_are_short_and_exact() {
        let (f32, f64) = ("torch.float32", "torch.float64");
        assert_eq!(float(f64::from(0.1f32), f32), "0.1");
        assert_eq!(float(f64::from(0.1f32), f64), "0.10000000149011612");
        assert_eq!(float(1e-12, f32), "1e-12");
        assert_eq!(float(-1.0, f32), "-1.0");
        assert_eq!(float(f64::NEG_INFINITY, f32), "-float(\"inf\")");
        assert_eq!(float(f64::NAN, f32), "float(\"nan\")");
        // The shortest text of the lowest f32 is below it.
        assert_eq!(float(f64::from(f32::MIN), f32), "-3.4028234663852886e38");
    }

    #[test]
    fn shapes_broadcast_and_strings_are_quoted() {
        assert_eq!(broadcast([&[3, 1][..], &[4][..], &[2, 1, 1][..]]), [2, 3, 4]);
        assert!(broadcast([]).is_empty());
        assert_eq!(tuple(&[2]), "(2,)");
        assert_eq!(quote("a\"b\\\n\u{7}é"), "\"a\\\"b\\\\\\n\\u0007é\"");
    }
}
