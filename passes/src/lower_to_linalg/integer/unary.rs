//! Functions of one element, by table or polynomial; and quotients.

use super::{
    FormatNode, Lowered,
    arith::width,
    tables::{Pieces, Table, root},
    tensor::{container, container_type},
    worth::{Worth, encode},
};
use crate::lower_to_linalg::node::{broadcast, pointwise};
use mase_formats::{Grid, Rounding, Step};
use mase_functions::{Function, Kind, approximate};
use mase_ir::{build::CmpiPredicate, melior::ir::operation::OperationLike};

/// `gelu` and so on, as `mase-functions` has them.
pub fn function<'r>(node: &FormatNode<'r, '_>) -> Result<Vec<Lowered<'r>>, String> {
    let x = node.scalar(0)?;
    let (format, view) = node.scalar_format()?;
    let found = approximate(of(node), &x.format, &format).map_err(|error| error.to_string())?;
    let (b, shape) = (node.b(), node.shape());
    let ty = container_type(b, &view);
    let inputs = [(x.ints, b.dims(0..shape.len()))];
    // What the integers that polynomials give are worth.
    let worth = |guard: u32| match view.step {
        Step::Power(power) => Worth::Power(power - guard as i32),
        Step::Scale(scale) => Worth::Scale(scale / 2f64.powi(guard as i32)),
        Step::ChannelPoint | Step::ChannelScale => unreachable!("a scalar format"),
    };
    let ints = match &found.kind {
        Kind::Table(results) => {
            let table = Table::new(b, results, Some(ty));
            pointwise(b, &shape, ty, &inputs, |b, v| {
                let arith = node.arith(b);
                let place = arith.sub(x.load(&arith, v[0]), arith.constant(x.view.low));
                table.element(&arith, arith.index(place))
            })
        }
        Kind::Segments(segments) => {
            let pieces = Pieces::new(b, segments);
            pointwise(b, &shape, ty, &inputs, |b, v| {
                let arith = node.arith(b);
                let value = pieces.eval(&arith, x.load(&arith, v[0]));
                node.encoded(&arith, value, worth(segments.guard), &view)
            })
        }
        Kind::Root(of) => {
            let mantissa = Pieces::new(b, &of.mantissa);
            pointwise(b, &shape, ty, &inputs, |b, v| {
                let arith = node.arith(b);
                let value = root(&arith, of, &mantissa, x.load(&arith, v[0]));
                node.encoded(&arith, value, worth(of.guard), &view)
            })
        }
    };
    Ok(vec![node.coded(ints)?])
}

/// The function that an op stands for.
fn of(node: &FormatNode) -> Function {
    let alpha = || node.node.float("alpha");
    let approximate = node.node.op.attribute("approximate");
    match node.node.kind().as_str() {
        "gelu" if approximate.is_ok_and(|value| value.to_string().contains("tanh")) => Function::GeluTanh,
        "gelu" => Function::Gelu,
        "silu" => Function::Silu,
        "tanh" => Function::Tanh,
        "sigmoid" => Function::Sigmoid,
        "exp" => Function::Exp,
        "sqrt" => Function::Sqrt,
        "rsqrt" => Function::Rsqrt,
        "softplus" => Function::Softplus,
        "elu" => Function::Elu { alpha: alpha() },
        "leaky_relu" => Function::LeakyRelu { alpha: alpha() },
        "relu6" => Function::Relu6,
        "hardswish" => Function::Hardswish,
        "hardsigmoid" => Function::Hardsigmoid,
        kind => unreachable!("{kind} is no function of one element"),
    }
}

/// `a / b`, rounded once; `a / 0` is the last integer on its side, and `0 / 0` is 0.
pub fn divide<'r>(node: &FormatNode<'r, '_>) -> Result<Vec<Lowered<'r>>, String> {
    let (x, y) = (node.scalar(0)?, node.scalar(1)?);
    let (format, view) = node.scalar_format()?;
    let of = |step: Step| if let Step::Power(power) = step { Some(power) } else { None };
    let (Some(over), Some(under), Some(to)) = (of(x.view.step), of(y.view.step), of(view.step)) else {
        return Err(format!(
            "divides {} by {} and gives {format}: quotients are of formats whose steps are powers of two",
            x.format, y.format
        ));
    };
    if !matches!(view.grid, Grid::Every | Grid::Floats { .. }) {
        return Err(format!("gives {format}, and a quotient is rounded to fixed point or minifloats only"));
    }
    // The quotient has two bits more than the result, and one that says whether anything is left.
    let shift = (over - under - to + 2).max(0) as u32;
    let power = over - under - shift as i32 - 1;
    let shape = node.shape();
    let inputs = [x.ints, y.ints].map(|v| (v, broadcast(node.b(), v, &shape)));
    let ints = pointwise(node.b(), &shape, container_type(node.b(), &view), &inputs, |b, v| {
        let arith = node.arith(b);
        let (x, y) = (x.load(&arith, v[0]), y.load(&arith, v[1]));
        let zero = arith.constant(0);
        let is = |predicate, n| arith.compare(predicate, n, zero);
        let above = arith.select(is(CmpiPredicate::Slt, y), arith.neg(x), x);
        let above = arith.shift_left(above, shift);
        let below = arith.max(arith.abs(y), arith.constant(1));
        let whole = arith.divide(above, below, Rounding::Floor);
        let width = width(above.low, above.high).max(width(below.low, below.high));
        let rest = b.scalar("arith.remsi", &[arith.wide(above, width), arith.wide(below, width)]);
        let rest = b.cmpi(CmpiPredicate::Ne, rest, b.integer(0, arith.ty(width)));
        let value = arith.add(arith.shift_left(whole, 1), arith.load(rest, 0, 1));
        let to = Worth::new(&arith, &view, None);
        let value = encode(&arith, value, Worth::Power(power), &view, to);
        let [low, high] = [view.low, view.high].map(|n| arith.constant(n));
        let end =
            arith.select(is(CmpiPredicate::Slt, x), low, arith.select(is(CmpiPredicate::Sgt, x), high, zero));
        arith.store(arith.select(is(CmpiPredicate::Eq, y), end, value), container(&view))
    });
    Ok(vec![node.coded(ints)?])
}
