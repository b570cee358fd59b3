//! `mase.storage_cast`: between the integers of a format and its codes.

use super::{
    FormatNode, Lowered,
    cast::{blocks::Blocks, view, words::Words},
    tensor::{Coded, container, container_type},
};
use crate::lower_to_linalg::node::pointwise;
use mase_formats::{Format, Grid, View};
use mase_ir::{
    build::{CmpiPredicate as Is, Ssa, shape_of},
    melior::ir::{Type, Value, ValueLike, operation::OperationLike, r#type::IntegerType},
    node,
};

/// The rule of the op.
pub fn storage_cast<'r>(this: &FormatNode<'r, '_>) -> Result<Vec<Lowered<'r>>, String> {
    let operands: Vec<Ssa> = this.node.op.operands().collect();
    let results: Vec<Type> = this.node.op.results().map(|v| Value::from(v).r#type()).collect();
    match results.iter().find_map(|ty| node::format(*ty)) {
        Some(format) => Ok(vec![Lowered::Coded(unpacked(this, format, &operands)?)]),
        None => packed(this, &this.operand(0)?),
    }
}

fn word_width(view: &View, bits: u32) -> u32 {
    // One more for the sign of what is unsigned.
    if view.bits().max(bits + 1) <= 32 { 32 } else { 64 }
}

/// Codes, and stored exponents.
fn packed<'r>(this: &FormatNode<'r, '_>, from: &Coded<'r>) -> Result<Vec<Lowered<'r>>, String> {
    let b = this.b();
    let (shape, layout) = (from.shape(), from.format.layout());
    let ty = |bits| -> Type<'r> { IntegerType::new(b.context(), bits).into() };
    let bits = layout.element_bits;
    let codes = pointwise(b, &shape, ty(bits), &[(from.ints, b.dims(0..shape.len()))], |b, v| {
        let w = Words { b, width: word_width(&from.view, bits) };
        w.store(code(&w, w.load(v[0], from.view.low < 0), &from.view, bits), bits)
    });
    let mut results = vec![Lowered::Plain(codes)];
    if let (Some(exponents), Some(shared)) = (from.exponents, from.view.shared) {
        let inputs = [(exponents, b.dims(0..shape.len()))];
        let stored = pointwise(b, &shape_of(exponents), ty(layout.exponent_bits), &inputs, |b, v| {
            let w = Words { b, width: 32 };
            w.store(w.add(w.of(v[0]), w.c(shared.limit.into())), layout.exponent_bits)
        });
        results.push(Lowered::Plain(stored));
    }
    Ok(results)
}

/// The code of an integer; bits above its own are of no meaning.
fn code<'r>(w: &Words<'r, '_>, n: Ssa<'r>, view: &View, bits: u32) -> Ssa<'r> {
    let magnitude = w.abs(n);
    let length = || w.sub(w.c(w.width.into()), w.leading_zeros(magnitude));
    let place = match view.grid {
        Grid::Signs => return w.bit(w.is(Is::Sgt, n, w.c(0))),
        Grid::Every if !view.sign_magnitude => {
            return if view.zero == 0 { n } else { w.add(n, w.c(view.zero)) };
        }
        Grid::Every => magnitude,
        Grid::Floats { significant } => {
            let binade = w.max(w.sub(length(), w.c(significant.into())), w.c(0));
            let normal = w.left(binade, w.c(i64::from(significant) - 1));
            w.add(normal, w.right(magnitude, binade))
        }
        // In order from the smallest code, which is zero.
        Grid::Powers => {
            let lowest = 1i64 << (bits - 2);
            w.and(w.sub(length(), w.c(lowest)), w.c(2 * lowest - 1))
        }
    };
    w.or(place, w.and(w.sign(n), w.c(1 << (bits - 1))))
}

/// A tensor in a format from its codes, and its stored exponents.
fn unpacked<'r>(
    this: &FormatNode<'r, '_>,
    format: Format,
    operands: &[Ssa<'r>],
) -> Result<Coded<'r>, String> {
    let b = this.b();
    let (view, bits) = (view(&format)?, format.layout().element_bits);
    if format.layout().channel_axis.is_some() {
        return Err(format!(
            "makes {format} of codes, which have no values for its channels: cast from floats"
        ));
    }
    let codes = *operands.first().ok_or("has no operand")?;
    let shape = shape_of(codes);
    let ints = pointwise(b, &shape, container_type(b, &view), &[(codes, b.dims(0..shape.len()))], |b, v| {
        let w = Words { b, width: word_width(&view, bits) };
        w.store(w.clamp(integer(&w, v[0], &view, bits), view.low, view.high), container(&view))
    });
    let exponents = match (&view.shared, operands.get(1)) {
        (Some(shared), Some(stored)) => {
            let outer = Blocks::new(&shape, shared)?.outer();
            let i16 = IntegerType::new(b.context(), 16).into();
            Some(pointwise(b, &outer, i16, &[(*stored, b.dims(0..outer.len()))], |b, v| {
                let w = Words { b, width: 32 };
                let limit = i64::from(shared.limit);
                w.store(w.min(w.sub(w.load(v[0], false), w.c(limit)), w.c(limit)), 16)
            }))
        }
        _ => None,
    };
    Ok(Coded { format, view, ints, exponents, companion: None })
}

/// The integer of a code; of one that is beyond the largest, an integer beyond the largest.
fn integer<'r>(w: &Words<'r, '_>, code: Ssa<'r>, view: &View, bits: u32) -> Ssa<'r> {
    if view.grid == Grid::Signs {
        return w.sub(w.left(w.load(code, false), w.c(1)), w.c(1));
    }
    if view.grid == Grid::Every && !view.sign_magnitude {
        let code = w.load(code, view.low + view.zero < 0);
        return if view.zero == 0 { code } else { w.sub(code, w.c(view.zero)) };
    }
    let sign = w.sign(w.load(code, true));
    let place = w.and(w.load(code, false), w.c((1 << (bits - 1)) - 1));
    let one = || w.c(1);
    let magnitude = match view.grid {
        Grid::Floats { significant } => {
            let (behind, hidden) = (w.c(i64::from(significant) - 1), 1i64 << (significant - 1));
            let stored = w.right(place, behind);
            let fraction = w.and(place, w.c(hidden - 1));
            let normal = w.left(w.min(stored, one()), behind);
            // Beyond the largest: no more than it takes to saturate.
            let most = i64::from(view.bits()) - i64::from(significant);
            w.left(w.or(fraction, normal), w.clamp(w.sub(stored, one()), 0, most))
        }
        Grid::Powers => {
            let log = w.sub(w.xor(place, w.c(1 << (bits - 2))), one());
            let power = w.left(one(), w.max(log, w.c(0)));
            w.select(w.is(Is::Slt, log, w.c(0)), w.c(0), power)
        }
        _ => place,
    };
    w.with_sign(magnitude, sign)
}
