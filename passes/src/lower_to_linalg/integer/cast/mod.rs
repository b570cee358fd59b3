//! `mase.cast`: between floats and formats, and between formats. What comes out is what `Format::encode` and
//! `Encoded::decode` make of the same numbers, bit for bit; NaN becomes 0, and an infinity the number beyond all others.
//!
//! Where source and format both are integers times powers of two, floats included, a cast shifts and rounds. A scale that is
//! no power of two is divided by in f64, exactly. A source with such a scale is cast as the f64 that it is exactly, or by a
//! table.

pub mod blocks;
pub mod floats;
pub mod number;
mod table;
pub mod words;

use super::{
    FormatNode, Lowered,
    tensor::{Coded, container, container_type},
};
use crate::lower_to_linalg::node::pointwise;
use blocks::Blocks;
use floats::{divided, divided_width, extended, float_bits, least_place, truncated, two, two_to};
use mase_formats::{Format, Grid, Step, View};
use mase_ir::{
    build::{Builder, Indexed, Ssa, element_of, shape_of},
    melior::ir::{Type, ValueLike, r#type::IntegerType},
    node,
};
use number::{Number, Power, Reach, encode, magnitude_bits, shared_exponent, width};
use words::Words;

/// The rule of `mase.cast`.
pub fn cast<'r>(this: &FormatNode<'r, '_>) -> Result<Vec<Lowered<'r>>, String> {
    let b = this.b();
    let input = this.node.value(0).ok_or("has no operand")?;
    let source = match node::format(input.r#type()) {
        Some(_) => Source::Coded(this.operand(0)?),
        None if float_bits(element_of(input)) > 0 => Source::Floats(input),
        None => {
            return Err(format!("casts {}, which is neither a float nor a number format", element_of(input)));
        }
    };
    let to = element_of(this.result()?);
    let Some(format) = node::format(to) else {
        let Source::Coded(coded) = source else { return Err("casts floats to floats".into()) };
        if float_bits(to) == 0 {
            return Err(format!("casts to {to}, which is neither a float nor a number format"));
        }
        return Ok(vec![Lowered::Plain(decoded(b, &coded, to)?)]);
    };
    Ok(vec![Lowered::Coded(recoded(b, &source, &format, this.node.value(1))?)])
}

/// What is cast.
#[derive(Clone)]
pub enum Source<'r> {
    Floats(Ssa<'r>),
    Coded(Coded<'r>),
}

/// A tensor in a format.
pub fn recoded<'r>(
    b: &Builder<'r>,
    source: &Source<'r>,
    format: &Format,
    companion: Option<Ssa<'r>>,
) -> Result<Coded<'r>, String> {
    let view = view(format)?;
    if let Step::Scale(scale) = view.step {
        in_range(scale)?;
    }
    let coded =
        |ints, exponents| Coded { format: format.clone(), view: view.clone(), ints, exponents, companion };
    if view.shared.is_some() {
        let (ints, exponents) = into_blocks(b, source, format, &view)?;
        return Ok(coded(ints, Some(exponents)));
    }
    match source {
        Source::Coded(from) if has_scale(&from.view) && !from.is_exact_in_f64() => {
            Ok(coded(table::cast(b, from, format, &view)?, None))
        }
        _ => Ok(coded(into_scalars(b, source, format, &view, companion)?, None)),
    }
}

/// The integers that a format is.
pub fn view(format: &Format) -> Result<View, String> {
    format.view().ok_or_else(|| format!("is on {format}, whose values do not fit integers of 63 bits"))
}

/// Whether what 1 stands for is no power of two.
fn has_scale(view: &View) -> bool {
    matches!(view.step, Step::Scale(_) | Step::ChannelScale)
}

fn in_range(scale: f64) -> Result<(), String> {
    match floats::SCALES.contains(&scale) {
        true => Ok(()),
        false => Err(format!(
            "divides by the scale {scale:e}, and the limits are {:e} and {:e}",
            floats::SCALES.start(),
            floats::SCALES.end()
        )),
    }
}

/// The largest exponent of blocks of which f64 has all values.
const F64_EXPONENTS: i32 = 511;

impl<'r> Coded<'r> {
    /// Whether every value is an f64.
    fn is_exact_in_f64(&self) -> bool {
        let bits = magnitude_bits(&self.view);
        match self.view.step {
            Step::Power(power) => {
                let reach = self.view.shared.map_or(0, |shared| shared.limit);
                bits <= 53
                    && reach <= F64_EXPONENTS
                    && (-1022 + reach..=1023 - reach - bits as i32).contains(&power)
            }
            Step::ChannelPoint => bits <= 53,
            // A magnitude of 1 leaves the scale as it is.
            Step::Scale(scale) => bits <= 1 || bits + significant_bits(scale) <= 53,
            Step::ChannelScale => {
                let single = self.companion.is_some_and(|scales| float_bits(element_of(scales)) == 32);
                bits <= 1 || (single && bits + 24 <= 53)
            }
        }
    }

    /// An error that names both, if a value is no f64.
    fn check_exact(&self, to: &Format) -> Result<(), String> {
        match self.is_exact_in_f64() {
            true => Ok(()),
            false => Err(format!("casts {} to {to}, and its exact values are no f64", self.format)),
        }
    }

    /// What loops over the tensor read, beside the integers: a block's exponent, a channel's value.
    fn inputs(&self, b: &Builder<'r>) -> Result<Vec<Indexed<'r>>, String> {
        let rank = self.shape().len();
        let mut inputs = vec![(self.ints, b.dims(0..rank))];
        if let (Some(companion), Some(axis)) = (self.companion, self.channel_axis()) {
            inputs.push((companion, vec![b.dim(axis)]));
        }
        if let (Some(exponents), Some(shared)) = (self.exponents, &self.view.shared) {
            let blocks = Blocks::new(&self.shape(), shared)?;
            inputs[0] = (blocks.split(b, self.ints), b.dims(0..rank + 1));
            inputs.push((exponents, blocks.of_block(b)));
        }
        Ok(inputs)
    }

    /// The shape of such loops.
    fn loops(&self) -> Result<Vec<i64>, String> {
        match &self.view.shared {
            Some(shared) => Ok(Blocks::new(&self.shape(), shared)?.cut()),
            None => Ok(self.shape()),
        }
    }

    /// What such loops make as a tensor of the shape.
    fn joined(&self, b: &Builder<'r>, value: Ssa<'r>) -> Result<Ssa<'r>, String> {
        match &self.view.shared {
            Some(shared) => Ok(Blocks::new(&self.shape(), shared)?.join(b, value)),
            None => Ok(value),
        }
    }

    /// An element, whose step is a power of two, exactly; `v` is of [`Coded::inputs`].
    fn number(&self, w: &Words<'r, '_>, v: &[Ssa<'r>]) -> Number<'r> {
        let n = w.load(v[0], self.view.low < 0);
        let power = match self.view.step {
            Step::ChannelPoint => Power::Found(w.sub(w.c(0), w.of(v[1]))),
            _ => {
                let own = self.view.power().unwrap_or(0);
                match self.view.shared {
                    Some(_) => Power::Found(w.of(v[1])).plus(own, w),
                    None => Power::Known(own),
                }
            }
        };
        Number { n, power, reach: Reach::new(magnitude_bits(&self.view)) }
    }

    /// An element as the nearest f64.
    fn float(&self, b: &Builder<'r>, v: &[Ssa<'r>]) -> Ssa<'r> {
        let w = Words { b, width: 64 };
        let f64 = Type::float64(b.context());
        let narrow = Words { b, width: if self.view.bits() <= 32 { 32 } else { 64 } };
        let n = b.convert("arith.sitofp", narrow.load(v[0], self.view.low < 0), f64);
        let times = |factor| b.mul(n, factor);
        match self.view.step {
            Step::Scale(scale) => times(b.float(scale, f64)),
            Step::ChannelScale => times(extended(b, v[1], f64)),
            Step::ChannelPoint => times(two_to(&w, w.sub(w.c(0), w.of(v[1])))),
            Step::Power(power) => match self.view.shared {
                None if power == 0 => n,
                None => times(b.float(two(power), f64)),
                Some(shared) if shared.limit <= F64_EXPONENTS => {
                    times(two_to(&w, w.add(w.of(v[1]), w.c(power.into()))))
                }
                // In two steps, of which the first one is exact.
                Some(_) => {
                    let power = w.add(w.of(v[1]), w.c(power.into()));
                    let first = w.clamp(power, -900, 900);
                    let rest = w.clamp(w.sub(power, first), -1000, 1000);
                    b.mul(times(two_to(&w, first)), two_to(&w, rest))
                }
            },
        }
    }
}

/// Bits of a number from its first one to its last.
fn significant_bits(scale: f64) -> u32 {
    let fraction = scale.to_bits() & ((1 << 52) - 1);
    53 - fraction.trailing_zeros().min(52)
}

/// A tensor of floats: the nearest f64, the nearest f32 to that, and so on. Beyond the largest is infinite.
pub fn decoded<'r>(b: &Builder<'r>, coded: &Coded<'r>, to: Type<'r>) -> Result<Ssa<'r>, String> {
    let power = coded.view.power();
    if let Some(power) = power.filter(|power| coded.view.shared.is_none() && !(-1074..=1023).contains(power))
    {
        return Err(format!("casts {} with a step of 2^{power}, which f64 does not have", coded.format));
    }
    let f32 = Type::float32(b.context());
    let bits = magnitude_bits(&coded.view);
    // Where f32 has all values, it is faster.
    let single = power.filter(|power| {
        let fits = (-126..=127 - bits as i32).contains(power);
        coded.view.shared.is_none() && float_bits(to) <= 32 && bits <= 24 && fits
    });
    let inputs = coded.inputs(b)?;
    let value = pointwise(b, &coded.loops()?, to, &inputs, |b, v| {
        let Some(power) = single else { return truncated(b, coded.float(b, v), to) };
        let w = Words { b, width: 32 };
        let n = b.convert("arith.sitofp", w.load(v[0], coded.view.low < 0), f32);
        let value = if power == 0 { n } else { b.mul(n, b.float(two(power), f32)) };
        truncated(b, value, to)
    });
    coded.joined(b, value)
}

/// How the elements of a source become integers of a format.
struct Reading {
    /// Of the words.
    width: u32,
    /// Whether they are floats, or read as such.
    floats: bool,
    reach: Reach,
}

/// The narrowest words in which elements become integers of a format whose least place is `place`.
fn reading(source: &Source, view: &View, place: i32) -> Result<Reading, String> {
    let floats = |least: u32| {
        let fits = |bits: u32| {
            width(floats::reach(bits), view).is_some_and(|needed| needed <= bits)
                && (bits == 64 || place >= least_place(bits))
        };
        let width = [32, 64].into_iter().find(|bits| *bits >= least && fits(*bits));
        width.map(|width| Reading { width, floats: true, reach: floats::reach(width) })
    };
    let found = match source {
        Source::Floats(x) => floats(float_bits(element_of(*x)).max(32)),
        Source::Coded(from) => {
            let reach = reach(&from.view, view);
            let direct = match has_scale(&from.view) && view.grid != Grid::Signs {
                true => None,
                false => {
                    width(reach, view).map(|width| width.max(if from.view.bits() > 32 { 64 } else { 32 }))
                }
            };
            let direct = direct.map(|width| Reading { width, floats: false, reach });
            direct.or_else(|| floats(64).filter(|_| from.is_exact_in_f64()))
        }
    };
    found.ok_or_else(|| match source {
        Source::Floats(_) => "needs integers of more than 64 bits".to_owned(),
        Source::Coded(from) => {
            format!("casts {}, which takes integers of more than 64 bits on the way", from.format)
        }
    })
}

/// What is known of the integers of a format that become those of another.
fn reach(from: &View, to: &View) -> Reach {
    let any = Reach::new(magnitude_bits(from));
    let powers = from.power().zip(to.power()).filter(|_| from.shared.is_none() && to.shared.is_none());
    let (Some((own, place)), Grid::Every) = (powers, to.grid) else { return any };
    // A shift that is known to be to the right, or by so much to the left.
    let codes = magnitude_bits(to);
    Reach { least: codes - own.saturating_sub(place).clamp(0, codes as i32) as u32, ..any }
}

impl<'r> Source<'r> {
    fn shape(&self) -> Vec<i64> {
        match self {
            Source::Floats(x) => shape_of(*x),
            Source::Coded(coded) => coded.shape(),
        }
    }

    fn loops(&self) -> Result<Vec<i64>, String> {
        match self {
            Source::Floats(x) => Ok(shape_of(*x)),
            Source::Coded(coded) => coded.loops(),
        }
    }

    fn joined(&self, b: &Builder<'r>, value: Ssa<'r>) -> Result<Ssa<'r>, String> {
        match self {
            Source::Floats(_) => Ok(value),
            Source::Coded(coded) => coded.joined(b, value),
        }
    }

    fn inputs(&self, b: &Builder<'r>) -> Result<Vec<Indexed<'r>>, String> {
        match self {
            Source::Floats(x) => Ok(vec![(*x, b.dims(0..shape_of(*x).len()))]),
            Source::Coded(coded) => coded.inputs(b),
        }
    }

    /// An element as a number of words.
    fn number(&self, w: &Words<'r, '_>, reading: &Reading, v: &[Ssa<'r>], place: i32) -> Number<'r> {
        match self {
            Source::Coded(coded) if !reading.floats => Number { reach: reading.reach, ..coded.number(w, v) },
            _ => {
                let x = floats::number(w, extended(w.b, self.float(w.b, v), w.float()));
                if place < least_place(w.width) { floats::normalised(w, x) } else { x }
            }
        }
    }

    /// An element as a float.
    fn float(&self, b: &Builder<'r>, v: &[Ssa<'r>]) -> Ssa<'r> {
        match self {
            Source::Floats(_) => v[0],
            Source::Coded(coded) => coded.float(b, v),
        }
    }
}

/// A tensor as the floats that it is exactly.
fn exactly<'r>(b: &Builder<'r>, from: &Coded<'r>, to: &Format) -> Result<Source<'r>, String> {
    from.check_exact(to)?;
    Ok(Source::Floats(decoded(b, from, Type::float64(b.context()))?))
}

/// The integers of a format without blocks.
fn into_scalars<'r>(
    b: &Builder<'r>,
    source: &Source<'r>,
    format: &Format,
    view: &View,
    companion: Option<Ssa<'r>>,
) -> Result<Ssa<'r>, String> {
    let source = match source {
        // Loops over channels and over blocks are not the same.
        Source::Coded(from) if from.exponents.is_some() && companion.is_some() => &exactly(b, from, format)?,
        other => other,
    };
    let (shape, mut inputs) = (source.loops()?, source.inputs(b)?);
    let at = companion.map(|companion| {
        let axis = format.layout().channel_axis.unwrap_or(0) as usize;
        inputs.push((companion, vec![b.dim(axis)]));
        inputs.len() - 1
    });
    let element = container_type(b, view);
    let store = |w: &Words<'r, '_>, n| w.store(n, container(view));
    if has_scale(view) && view.grid != Grid::Signs {
        if let Source::Coded(from) = source {
            from.check_exact(format)?;
        }
        let value = pointwise(b, &shape, element, &inputs, |b, v| {
            let w = Words { b, width: divided_width(view) };
            let f64 = Type::float64(b.context());
            let x = extended(b, source.float(b, v), f64);
            let scale = match (view.step, at) {
                (Step::Scale(scale), _) => b.float(scale, f64),
                (_, Some(at)) => extended(b, v[at], f64),
                _ => unreachable!("a format with a channel axis has a companion"),
            };
            store(&w, divided(&w, x, scale, view))
        });
        return source.joined(b, value);
    }
    // Binary points are between -128 and 127.
    let least = view.power().unwrap_or(-127);
    let reading = reading(source, view, least)?;
    let value = pointwise(b, &shape, element, &inputs, |b, v| {
        let w = Words { b, width: reading.width };
        let place = match (view.step, at) {
            (Step::ChannelPoint, Some(at)) => Power::Found(w.sub(w.c(0), w.of(v[at]))),
            _ => Power::Known(view.power().unwrap_or(0)),
        };
        let x = source.number(&w, &reading, v, least);
        store(&w, encode(&w, x, view, place))
    });
    source.joined(b, value)
}

/// The integers and exponents of a block format.
fn into_blocks<'r>(
    b: &Builder<'r>,
    source: &Source<'r>,
    format: &Format,
    view: &View,
) -> Result<(Ssa<'r>, Ssa<'r>), String> {
    let shared = view.shared.as_ref().ok_or("has no blocks")?;
    // Numbers of one power of two compare as integers, and all others as floats.
    let source = match source {
        Source::Coded(from) if from.view.power().is_none() || from.exponents.is_some() => {
            &exactly(b, from, format)?
        }
        other => other,
    };
    let blocks = Blocks::new(&source.shape(), shared)?;
    let own = view.power().ok_or("has blocks and a scale for each channel")?;
    let least = own - shared.limit;
    let reading = reading(source, view, least)?;
    let tensor = match source {
        Source::Floats(x) => *x,
        Source::Coded(coded) => coded.ints,
    };
    let cut = blocks.split(b, tensor);
    let word = IntegerType::new(b.context(), reading.width).into();
    let largest = blocks.largest(b, cut, word, |b, v| {
        let w = Words { b, width: reading.width };
        match source {
            Source::Coded(from) if !reading.floats => w.abs(from.number(&w, &[v]).n),
            _ => floats::magnitude(&w, extended(b, source.float(b, &[v]), w.float())),
        }
    });
    let rank = blocks.shape.len();
    let i16 = IntegerType::new(b.context(), 16).into();
    let exponents = pointwise(b, &blocks.outer(), i16, &[(largest, b.dims(0..rank))], |b, v| {
        let w = Words { b, width: reading.width };
        let (n, power) = match source {
            Source::Coded(from) if !reading.floats => (v[0], Power::Known(from.view.power().unwrap_or(0))),
            _ => {
                let (n, power) = floats::split(&w, v[0]);
                (n, Power::Found(power))
            }
        };
        w.store(shared_exponent(&w, n, power, shared), 16)
    });
    let inputs = [(cut, b.dims(0..rank + 1)), (exponents, blocks.of_block(b))];
    let ints = pointwise(b, &blocks.cut(), container_type(b, view), &inputs, |b, v| {
        let w = Words { b, width: reading.width };
        let place = Power::Found(w.of(v[1])).plus(own, &w);
        let x = source.number(&w, &reading, v, least);
        w.store(encode(&w, x, view, place), container(view))
    });
    Ok((blocks.join(b, ints), exponents))
}
