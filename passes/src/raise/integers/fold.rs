//! Operations of `arith` on constants.

use super::domain::{Op, Ty};
use std::cmp::Ordering;

/// The value of an integer's bits with a sign.
pub fn signed(ty: Ty, bits: u64) -> i64 {
    let unused = 64 - ty.bits();
    ((bits << unused) as i64) >> unused
}

/// The result's bits; `None` where the result is not defined, or not known here.
pub fn fold(op: Op, ty: Ty, args: &[(Ty, u64)]) -> Option<u64> {
    match (op, args) {
        (Op::Select, [(_, condition), (_, x), (_, y)]) => Some(if *condition != 0 { *x } else { *y }),
        (Op::CmpI(predicate), [(from, x), (_, y)]) => Some(compare(*from, predicate, *x, *y).into()),
        (Op::CmpF(predicate), [(_, x), (_, y)]) => {
            Some(compare_floats(predicate, f64::from_bits(*x), f64::from_bits(*y)).into())
        }
        (_, [(from, x)]) => cast(op, *from, ty, *x),
        (_, [(_, x), (_, y)]) if ty.is_float() => {
            let value = floats(op, ty, f64::from_bits(*x), f64::from_bits(*y))?;
            Some(value.to_bits())
        }
        (_, [(_, x), (_, y)]) => integers(op, ty, *x, *y).map(|bits| ty.wrap(bits)),
        _ => None,
    }
}

fn integers(op: Op, ty: Ty, x: u64, y: u64) -> Option<u64> {
    let (sx, sy) = (signed(ty, x), signed(ty, y));
    let shift = u32::try_from(y).ok().filter(|shift| *shift < ty.bits());
    // The quotient that has no representation is not defined, and neither is one by 0.
    let lowest = signed(ty, 1 << (ty.bits() - 1));
    let divides = sy != 0 && !(sx == lowest && sy == -1);
    Some(match op {
        Op::AddI => x.wrapping_add(y),
        Op::SubI => x.wrapping_sub(y),
        Op::MulI => x.wrapping_mul(y),
        Op::DivUI => x.checked_div(y)?,
        Op::RemUI => x.checked_rem(y)?,
        Op::DivSI if divides => (sx / sy) as u64,
        Op::RemSI if divides => (sx % sy) as u64,
        Op::FloorDivSI if divides => {
            let inexact = sx % sy != 0 && (sx < 0) != (sy < 0);
            (sx / sy - i64::from(inexact)) as u64
        }
        Op::CeilDivSI if divides => {
            let inexact = sx % sy != 0 && (sx < 0) == (sy < 0);
            (sx / sy + i64::from(inexact)) as u64
        }
        Op::And => x & y,
        Op::Or => x | y,
        Op::Xor => x ^ y,
        Op::ShL => x << shift?,
        Op::ShRU => x >> shift?,
        Op::ShRS => (sx >> shift?) as u64,
        Op::MinS => sx.min(sy) as u64,
        Op::MaxS => sx.max(sy) as u64,
        Op::MinU => x.min(y),
        Op::MaxU => x.max(y),
        _ => return None,
    })
}

fn compare(ty: Ty, predicate: u8, x: u64, y: u64) -> bool {
    let (sx, sy) = (signed(ty, x), signed(ty, y));
    match predicate {
        0 => x == y,
        1 => x != y,
        2 => sx < sy,
        3 => sx <= sy,
        4 => sx > sy,
        5 => sx >= sy,
        6 => x < y,
        7 => x <= y,
        8 => x > y,
        _ => x >= y,
    }
}

/// A predicate's lower bits say whether it holds of equal, greater and smaller ones.
fn compare_floats(predicate: u8, x: f64, y: f64) -> bool {
    // Numbered: false, oeq, ogt, oge, olt, ole, one, ord, ueq, ugt, uge, ult, ule, une, uno, true.
    let (ordered, unordered) = match predicate {
        0..=7 => (predicate, false),
        14 => (0, true),
        15 => (7, true),
        _ => (predicate - 7, true),
    };
    match x.partial_cmp(&y) {
        None => unordered,
        Some(Ordering::Equal) => ordered & 1 != 0,
        Some(Ordering::Greater) => ordered & 2 != 0,
        Some(Ordering::Less) => ordered & 4 != 0,
    }
}

fn floats(op: Op, ty: Ty, x: f64, y: f64) -> Option<f64> {
    let nan = x.is_nan() || y.is_nan();
    // Of zeros, maximum is the positive one and minimum the negative one.
    let maximum = if x == y { if x.is_sign_negative() { y } else { x } } else { x.max(y) };
    let minimum = if x == y { if x.is_sign_negative() { x } else { y } } else { x.min(y) };
    match op {
        Op::MaximumF | Op::MinimumF if nan => return Some(f64::NAN),
        Op::MaxNumF | Op::MinNumF if nan => return Some(if x.is_nan() { y } else { x }),
        Op::MaximumF | Op::MaxNumF => return Some(maximum),
        Op::MinimumF | Op::MinNumF => return Some(minimum),
        _ => {}
    }
    let (single_x, single_y) = (x as f32, y as f32);
    let (double, single) = match op {
        Op::AddF => (x + y, single_x + single_y),
        Op::SubF => (x - y, single_x - single_y),
        Op::MulF => (x * y, single_x * single_y),
        Op::DivF => (x / y, single_x / single_y),
        _ => return None,
    };
    match ty {
        Ty::F64 => Some(double),
        Ty::F32 => Some(single.into()),
        _ => None,
    }
}

fn cast(op: Op, from: Ty, to: Ty, bits: u64) -> Option<u64> {
    let float = f64::from_bits(bits);
    let rounded = |value: f64, single: f32| match to {
        Ty::F64 => Some(value.to_bits()),
        Ty::F32 => Some(f64::from(single).to_bits()),
        _ => None,
    };
    match op {
        Op::ExtS => Some(to.wrap(signed(from, bits) as u64)),
        Op::ExtU | Op::Trunc => Some(to.wrap(bits)),
        Op::SToF => rounded(signed(from, bits) as f64, signed(from, bits) as f32),
        Op::UToF => rounded(bits as f64, bits as f32),
        Op::NegF => Some((-float).to_bits()),
        Op::CastF => rounded(float, float as f32),
        Op::FToS => {
            let bound = 2f64.powi(to.bits() as i32 - 1);
            let whole = float.trunc();
            (-bound <= whole && whole < bound).then(|| to.wrap(whole as i64 as u64))
        }
        Op::FToU => {
            let whole = float.trunc();
            (0.0 <= whole && whole < 2f64.powi(to.bits() as i32)).then_some(whole as u64)
        }
        _ => None,
    }
}
