//! Tensors as the loops of a structured op see them: viewed by indexing maps, and arranged by the result's.

use super::{
    body::Body,
    code::{Code, Val, broadcast, list, tuple},
    linalg::Space,
};
use mase_ir::melior::ir::{AffineExpr, AffineMap};

/// The expressions of a map.
pub fn results<'c>(map: &AffineMap<'c>) -> impl Iterator<Item = AffineExpr<'c>> {
    let map = *map;
    (0..map.result_count()).filter_map(move |index| map.result(index).ok())
}

/// A tensor of a shape that it broadcasts to.
pub fn expand(code: Code, shape: &[i64]) -> Code {
    match code.shape == shape {
        true => code,
        false => code.then(format!(".expand{}", tuple(shape)), shape),
    }
}

/// An operand so that its dimensions are the loops (those in front may be missing, others may have extent 1).
pub fn view(body: &Body, code: &Code, map: &AffineMap, space: &Space) -> Result<Code, String> {
    let exprs: Vec<AffineExpr> = results(map).collect();
    let loops = space.extents.len();
    // In place already: dimension by dimension, the loop it stands for, or one of extent 1 that is never left.
    let lead = loops.checked_sub(exprs.len());
    let in_place = lead.is_some_and(|lead| {
        exprs.iter().zip(&code.shape).enumerate().all(|(i, (expr, extent))| {
            let free = space.fixed[lead + i].is_none();
            (expr.is_dim() && expr.dim_position() == lead + i && free) || (is_zero(expr) && *extent == 1)
        })
    });
    if in_place {
        return Ok(code.clone());
    }
    let simple = |expr: &AffineExpr| expr.is_constant() || expr.is_dim();
    let dims: Vec<usize> = exprs.iter().filter(|e| e.is_dim()).map(|e| e.dim_position()).collect();
    let distinct = (0..dims.len()).all(|i| !dims[..i].contains(&dims[i]));
    if !exprs.iter().all(simple) || !distinct {
        return gather(body, code, &exprs, space);
    }
    // Select, permute, and put dimensions of extent 1 between.
    let mut selected = code.clone();
    let position = |expr: &AffineExpr| match expr.is_dim() {
        true => space.fixed[expr.dim_position()].clone(),
        false => Some(expr.constant_value().to_string()),
    };
    let free: Vec<usize> = dims.into_iter().filter(|dim| space.fixed[*dim].is_none()).collect();
    let shape: Vec<i64> = free.iter().map(|dim| space.extents[*dim]).collect();
    if exprs.iter().any(|expr| position(expr).is_some()) {
        let subscript: Vec<String> =
            exprs.iter().map(|expr| position(expr).unwrap_or_else(|| ":".to_owned())).collect();
        selected = selected.then(format!("[{}]", subscript.join(", ")), shape);
    }
    Ok(line_up(selected, &free, loops))
}

/// A tensor whose dimensions are the loops `dims`, with its dimensions in the order of the loops and in their places.
fn line_up(code: Code, dims: &[usize], loops: usize) -> Code {
    let mut sorted = dims.to_vec();
    sorted.sort_unstable();
    let code = permute(code, dims, &sorted);
    let Some(first) = sorted.first() else { return code };
    if sorted.len() == loops - first {
        return code;
    }
    let at = |dim: usize| sorted.iter().position(|found| *found == dim);
    let subscript: Vec<_> = (*first..loops).map(|dim| if at(dim).is_some() { ":" } else { "None" }).collect();
    let shape: Vec<i64> = (*first..loops).map(|dim| at(dim).map_or(1, |i| code.shape[i])).collect();
    code.then(format!("[{}]", subscript.join(", ")), shape)
}

/// Dimensions that are `from`, in the order `to`.
fn permute(code: Code, from: &[usize], to: &[usize]) -> Code {
    if from == to {
        return code;
    }
    let order: Vec<i64> =
        to.iter().filter_map(|dim| from.iter().position(|f| f == dim)).map(|i| i as i64).collect();
    let shape: Vec<i64> = order.iter().map(|i| code.shape[*i as usize]).collect();
    code.then(format!(".permute({})", list(&order)), shape)
}

/// Elements by computed positions.
fn gather(body: &Body, code: &Code, exprs: &[AffineExpr], space: &Space) -> Result<Code, String> {
    let mut positions = Vec::new();
    for expr in exprs {
        positions.push(affine(body, *expr, space)?);
    }
    let shape = broadcast(positions.iter().map(Val::shape));
    let texts: Vec<&str> = positions.iter().map(Val::text).collect();
    Ok(code.then(format!("[{}]", texts.join(", ")), shape))
}

fn affine(body: &Body, expr: AffineExpr, space: &Space) -> Result<Val, String> {
    if expr.is_constant() {
        return Ok(Val::Number(expr.constant_value().to_string()));
    }
    if expr.is_dim() {
        let dim = expr.dim_position();
        return Ok(match &space.fixed[dim] {
            Some(name) => Val::Number(name.clone()),
            None => body.positions(space.extents[dim], space.extents.len() - 1 - dim).into(),
        });
    }
    let operator = match () {
        () if expr.is_add() => "+",
        () if expr.is_mul() => "*",
        () if expr.is_mod() => "%",
        () if expr.is_floor_div() => "//",
        () => return Err(format!("has an indexing map with '{expr}'")),
    };
    let (left, right) = (affine(body, expr.lhs(), space)?, affine(body, expr.rhs(), space)?);
    let shape = broadcast([left.shape(), right.shape()]);
    let text = format!("{} {operator} {}", left.operand(), right.operand());
    Ok(match left.is_code() || right.is_code() {
        true => Code::infix(text, shape).into(),
        false => Val::Number(format!("({text})")),
    })
}

/// A tensor over the loops `dims` as an output map wants it.
pub fn arrange(code: Code, dims: &[usize], map: &AffineMap) -> Result<Code, String> {
    let exprs: Vec<AffineExpr> = results(map).collect();
    let order: Vec<usize> =
        exprs.iter().filter(|expr| expr.is_dim()).map(|expr| expr.dim_position()).collect();
    let distinct = (0..order.len()).all(|i| !order[..i].contains(&order[i]));
    if !distinct || order.len() != dims.len() || !exprs.iter().all(|expr| expr.is_dim() || is_zero(expr)) {
        return Err(format!("writes its result by '{map}', and only a choice of loops is supported"));
    }
    let code = permute(code, dims, &order);
    if order.len() == exprs.len() {
        return Ok(code);
    }
    let subscript: Vec<_> = exprs.iter().map(|expr| if expr.is_dim() { ":" } else { "None" }).collect();
    let mut extents = code.shape.iter();
    let shape: Vec<i64> = exprs
        .iter()
        .map(|expr| if expr.is_dim() { extents.next().copied().unwrap_or(1) } else { 1 })
        .collect();
    Ok(code.then(format!("[{}]", subscript.join(", ")), shape))
}

fn is_zero(expr: &AffineExpr) -> bool {
    expr.is_constant() && expr.constant_value() == 0
}
