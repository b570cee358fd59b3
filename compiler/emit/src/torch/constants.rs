//! Constant tensors: a number where all elements are one, and a buffer that is not saved otherwise.

use super::{
    Program,
    code::{Code, Val, dtype, float, is_bool, list, tuple},
    read,
};
use mase_ir::{
    melior::ir::{Attribute, Type},
    node, values,
};

/// The most elements of a constant that are written into the text.
const LIMIT: usize = 4096;

/// A constant tensor.
pub fn tensor(program: &mut Program, value: Attribute, ty: Type) -> Result<Val, String> {
    let shape = read::shape(ty)?;
    let element = node::element(ty).ok_or("is no tensor")?;
    let dtype = dtype(element)?;
    let elements = values::elements(value).ok_or("has no value in this module")?;
    let literals = literals(&elements, element, dtype)?;
    if elements.splat || literals.len() == 1 {
        let one = literals.into_iter().next().ok_or("has no elements")?;
        return Ok(Val::Number(one));
    }
    let text = match progression(&literals) {
        Some((start, step)) => {
            let end = start + step * literals.len() as i64;
            let range = format!("torch.arange({start}, {end}, {step}, dtype={dtype})");
            if shape.len() == 1 { range } else { format!("{range}.reshape{}", tuple(&shape)) }
        }
        None if literals.len() > LIMIT => {
            return Err(format!(
                "is a constant of {} elements, and at most {LIMIT} are written into the text: make it a mase.parameter",
                literals.len()
            ));
        }
        None => {
            let flat = format!("torch.tensor([{}], dtype={dtype})", literals.join(", "));
            if shape.len() == 1 { flat } else { format!("{flat}.reshape({})", list(&shape)) }
        }
    };
    let name = program.constant(text);
    Ok(Code::atom(format!("self.{name}"), shape).into())
}

/// Elements as Python writes them; one if all are equal.
fn literals(elements: &values::Elements, element: Type, dtype: &str) -> Result<Vec<String>, String> {
    let name = node::element_text(element);
    let size = match name.as_str() {
        "f64" | "i64" | "index" => 8,
        "f32" | "i32" => 4,
        "f16" | "bf16" | "i16" => 2,
        _ => 1,
    };
    let write = |bytes: &[u8]| {
        let mut wide = [0; 8];
        wide[..bytes.len()].copy_from_slice(bytes);
        let bits = u64::from_le_bytes(wide);
        // Moves the sign to the top and back.
        let unused = 64 - 8 * size as u32;
        let integer = ((bits << unused) as i64) >> unused;
        match name.as_str() {
            "f64" => float(f64::from_bits(bits), dtype),
            "f32" => float(f64::from(f32::from_bits(bits as u32)), dtype),
            "bf16" => float(f64::from(f32::from_bits((bits as u32) << 16)), dtype),
            "f16" => float(half::f16::from_bits(bits as u16).to_f64(), dtype),
            "ui8" => bits.to_string(),
            _ if is_bool(element) => if bits == 0 { "False" } else { "True" }.to_owned(),
            _ => integer.to_string(),
        }
    };
    let chunk = if elements.splat { elements.bytes.len().min(size) } else { size };
    if chunk == 0 {
        return Ok(Vec::new());
    }
    Ok(elements.bytes.chunks_exact(chunk).map(write).collect())
}

/// First element and step of integers that rise or fall evenly.
fn progression(literals: &[String]) -> Option<(i64, i64)> {
    let numbers: Vec<i64> = literals.iter().map(|text| text.parse().ok()).collect::<Option<_>>()?;
    let [first, second, third, ..] = numbers[..] else { return None };
    let step = second.checked_sub(first).filter(|step| *step != 0)?;
    third.checked_sub(second).filter(|next| *next == step)?;
    numbers.windows(2).all(|pair| pair[1].checked_sub(pair[0]) == Some(step)).then_some((first, step))
}
