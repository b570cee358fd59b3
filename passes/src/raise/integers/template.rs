//! What the elements of a tensor amount to: a part of an input, or an attention mask. No MLIR here.

use super::domain::{Arena, Expr, Id, Op, Ty, cmpi};
use std::collections::HashMap;

/// A slice of an input, with its dimensions permuted; the result may have yet another shape of as many elements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    pub source: u32,
    pub offsets: Vec<i64>,
    pub sizes: Vec<i64>,
    pub strides: Vec<i64>,
    /// Dimension `i` of what follows is dimension `permutation[i]` of the slice.
    pub permutation: Vec<usize>,
}

impl View {
    /// All of an input.
    fn whole(source: u32, shape: &[i64]) -> Self {
        Self {
            source,
            offsets: vec![0; shape.len()],
            sizes: shape.to_vec(),
            strides: vec![1; shape.len()],
            permutation: (0..shape.len()).collect(),
        }
    }
}

/// An operand of `mase.attention_mask` and its attributes.
#[derive(Clone, Debug, PartialEq)]
pub struct Mask {
    /// `[B, 1, Q, K]`
    pub shape: [i64; 4],
    pub causal: bool,
    /// What stands where a query may not attend to a key.
    pub masked: f64,
    /// The integers `[B, K]` that are not 0 at keys to attend to.
    pub keys: Option<View>,
}

/// Where elements first differ from the mask that they are most like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// Position in row-major order.
    pub position: usize,
    pub expected: Id,
}

/// The part of one input that the elements are, if they are. `shapes` are those of the inputs.
pub fn view(arena: &Arena, elements: &[Id], shapes: &[Vec<i64>]) -> Option<View> {
    let positions: Option<Vec<_>> = elements
        .iter()
        .map(|id| match arena.get(*id) {
            Expr::Input { source, index, .. } => Some((source, index)),
            _ => None,
        })
        .collect();
    let positions = positions?;
    let source = positions.first()?.0;
    let same = positions.iter().all(|(other, _)| *other == source);
    let indices: Vec<usize> = positions.iter().map(|(_, index)| *index as usize).collect();
    if same { view_of(source, &indices, &shapes[source as usize]) } else { None }
}

/// The part of an input that elements at these positions are.
fn view_of(source: u32, indices: &[usize], shape: &[i64]) -> Option<View> {
    let whole = View::whole(source, shape);
    let count: i64 = shape.iter().product();
    if indices.len() as i64 == count && indices.iter().enumerate().all(|(i, index)| i == *index) {
        return Some(whole);
    }
    let mut view = whole;
    let weights = strides(shape);
    for (dim, extent) in shape.iter().enumerate() {
        let mut seen: Vec<i64> = indices.iter().map(|index| *index as i64 / weights[dim] % extent).collect();
        seen.sort_unstable();
        seen.dedup();
        view.offsets[dim] = seen[0];
        view.sizes[dim] = seen.len() as i64;
        view.strides[dim] = if seen.len() > 1 { seen[1] - seen[0] } else { 1 };
        let regular = |(i, at): (usize, &i64)| *at == seen[0] + i as i64 * view.strides[dim];
        if !seen.iter().enumerate().all(regular) {
            return None;
        }
    }
    if view.sizes.iter().product::<i64>() != indices.len() as i64 {
        return None;
    }
    // Dimensions of extent 1 may stand anywhere.
    let long: Vec<usize> = (0..shape.len()).filter(|dim| view.sizes[*dim] > 1).collect();
    let start: i64 = view.offsets.iter().zip(&weights).map(|(offset, weight)| offset * weight).sum();
    permutations(&long).into_iter().find_map(|order| {
        let sizes: Vec<i64> = order.iter().map(|dim| view.sizes[*dim]).collect();
        let inner = strides(&sizes);
        let at = |i: i64| -> i64 {
            let steps = order.iter().enumerate().map(|(place, dim)| {
                i / inner[place] % sizes[place] * view.strides[*dim] * weights[*dim]
            });
            start + steps.sum::<i64>()
        };
        if !indices.iter().enumerate().all(|(i, index)| at(i as i64) == *index as i64) {
            return None;
        }
        let mut next = order.iter();
        let permutation = (0..shape.len())
            .map(|dim| if long.contains(&dim) { *next.next().unwrap_or(&dim) } else { dim })
            .collect();
        Some(View { permutation, ..view.clone() })
    })
}

/// Distance of neighbours along each dimension, in row-major order.
pub fn strides(shape: &[i64]) -> Vec<i64> {
    let mut strides = vec![1; shape.len()];
    for dim in (1..shape.len()).rev() {
        strides[dim - 1] = strides[dim] * shape[dim].max(1);
    }
    strides
}

/// All orders of up to four dimensions, the given one first; of more, only the given one.
fn permutations(dims: &[usize]) -> Vec<Vec<usize>> {
    if dims.len() <= 1 || dims.len() > 4 {
        return vec![dims.to_vec()];
    }
    (0..dims.len())
        .flat_map(|first| {
            let mut rest = dims.to_vec();
            let first = rest.remove(first);
            permutations(&rest).into_iter().map(move |rest| [vec![first], rest].concat())
        })
        .collect()
}

/// The attention mask that float elements are, or how they differ from the one that they are most like; `None` if they
/// are like none.
pub fn mask(
    arena: &mut Arena,
    elements: &[Id],
    shape: &[i64],
    shapes: &[Vec<i64>],
) -> Result<Mask, Option<Mismatch>> {
    let elements = &positive_zeros(arena, elements);
    let Some(masked) = masked_value(arena, elements) else { return Err(None) };
    let mut nearest: Option<Mismatch> = None;
    for shape in readings(shape) {
        for causal in [false, true] {
            match fit(arena, elements, shape, shapes, masked, causal) {
                Ok(Some(mask)) => return Ok(mask),
                Ok(None) => {}
                Err(mismatch) => {
                    if nearest.as_ref().is_none_or(|nearest| nearest.position < mismatch.position) {
                        nearest = Some(mismatch);
                    }
                }
            }
        }
    }
    Err(nearest)
}

/// The elements with zeros of negative sign replaced: nothing is gained or lost by adding one.
fn positive_zeros(arena: &mut Arena, elements: &[Id]) -> Vec<Id> {
    let mut done = HashMap::new();
    elements
        .iter()
        .map(|id| {
            if let Some(known) = done.get(id) {
                return *known;
            }
            let zero = match arena.selection(*id) {
                Some([condition, x, y]) => {
                    let [x, y] = [x, y].map(|side| positive_zero(arena, side));
                    arena.select(condition, x, y)
                }
                None => positive_zero(arena, *id),
            };
            done.insert(*id, zero);
            zero
        })
        .collect()
}

fn positive_zero(arena: &mut Arena, id: Id) -> Id {
    match arena.float_value(id) {
        Some(0.0) => arena.float(arena.ty(id), 0.0),
        _ => id,
    }
}

/// The first negative constant, alone or as an alternative.
fn masked_value(arena: &Arena, elements: &[Id]) -> Option<Id> {
    let negative = |id: Id| arena.float_value(id).is_some_and(|value| value < 0.0);
    elements.iter().find_map(|id| match arena.selection(*id) {
        Some([_, x, y]) => [y, x].into_iter().find(|side| negative(*side)),
        None => Some(*id).filter(|id| negative(*id)),
    })
}

/// The shapes `[B, 1, Q, K]` that a shape can be read as, by its dimensions that are not 1.
fn readings(shape: &[i64]) -> Vec<[i64; 4]> {
    let mut readings = Vec::new();
    if let [b, 1, q, k] = *shape {
        readings.push([b, 1, q, k]);
    }
    let long: Vec<i64> = shape.iter().copied().filter(|extent| *extent != 1).collect();
    match long[..] {
        [] => readings.push([1; 4]),
        [k] => readings.extend([[1, 1, 1, k], [1, 1, k, 1], [k, 1, 1, 1]]),
        [a, b] => readings.extend([[1, 1, a, b], [a, 1, 1, b], [a, 1, b, 1]]),
        [b, q, k] => readings.push([b, 1, q, k]),
        _ => {}
    }
    let mut unique = Vec::new();
    for reading in readings {
        if !unique.contains(&reading) {
            unique.push(reading);
        }
    }
    unique
}

/// The mask of this shape, causal or not, that the elements are; none if nothing masks.
fn fit(
    arena: &mut Arena,
    elements: &[Id],
    shape: [i64; 4],
    shapes: &[Vec<i64>],
    masked: Id,
    causal: bool,
) -> Result<Option<Mask>, Mismatch> {
    let [b, _, q, k] = shape;
    let zero = arena.float(arena.ty(masked), 0.0);
    let at = |batch: i64, query: i64, place: i64| ((batch * q + query) * k + place) as usize;
    let found = elements.iter().find_map(|id| key(arena, arena.selection(*id)?[0]));
    let mut view = None;
    // What the last query, which may attend to every key, sees of each.
    let mut kept = vec![zero; (b * k) as usize];
    if let Some((source, ty, _)) = found {
        let own = &shapes[source as usize];
        let whole = own.iter().product::<i64>() == b * k;
        let mut indices = Vec::new();
        for place in 0..b * k {
            let position = at(place / k, q - 1, place % k);
            let seen = arena.selection(elements[position]).and_then(|selection| key(arena, selection[0]));
            let index = match seen {
                _ if whole => place as u32,
                Some((other, _, index)) if other == source => index,
                _ => return Err(Mismatch { position, expected: zero }),
            };
            let element = arena.input(ty, source, index);
            let keep = arena.not_zero(element);
            kept[place as usize] = arena.select(keep, zero, masked);
            indices.push(index as usize);
        }
        view = view_of(source, &indices, own);
    }
    for batch in 0..b {
        for query in 0..q {
            for place in 0..k {
                let sees = !causal || place <= query + k - q;
                let expected = if sees { kept[(batch * k + place) as usize] } else { masked };
                let position = at(batch, query, place);
                if elements[position] != expected {
                    return Err(Mismatch { position, expected });
                }
            }
        }
    }
    let masked = arena.float_value(masked).unwrap_or_default();
    let useful = if found.is_some() { view.is_some() } else { causal };
    Ok(useful.then_some(Mask { shape, causal, masked, keys: view }))
}

/// Input, type and position of the element that a condition tests for not being 0.
fn key(arena: &Arena, condition: Id) -> Option<(u32, Ty, u32)> {
    let tested = match arena.get(condition) {
        Expr::Apply { op: Op::CmpI(cmpi::NE), args: [x, y, _], .. } if arena.bits(y) == Some(0) => x,
        _ => condition,
    };
    match arena.get(tested) {
        Expr::Input { ty, source, index } => Some((source, ty, index)),
        _ => None,
    }
}
