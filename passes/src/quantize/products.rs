//! Sums of products: formats of weights and biases, and accumulators.

use super::{
    config::{Role, Settings},
    graph::{Sums, kind_name, sums, title},
    plan::{Cast, Changes, Companion, DEFAULT_MAGNITUDE, DEFAULT_WEIGHT, Planner},
    spread::ceil_log2,
    template::Template,
};
use mase_formats::{Format, Grid, Step, View};
use mase_ir::{
    build::Ssa,
    melior::ir::{OperationRef, operation::OperationLike},
};

/// Bits that an accumulator has for a bias whose size is not known, beyond what the products need.
const BIAS_ROOM: i64 = 8;
/// The same where the weights cannot make way for it.
const UNCAPPED_BIAS_ROOM: i64 = 24;
/// Bits of an accumulator of block formats, unless they are stated.
const BLOCK_ACCUMULATOR: i64 = 32;

/// Width of an accumulator, and its fraction bits where products are rounded into it.
type Accumulator = (i64, Option<i64>);

impl<'r> Planner<'r, '_> {
    /// What becomes of a node that sums products.
    pub fn products(&self, op: OperationRef<'r, 'r>) -> Result<Changes<'r>, String> {
        let settings = self.settings(op);
        let sums = sums(op);
        let values: Vec<Ssa<'r>> = op.operands().collect();
        let bias = values.get(2).copied();
        let mut casts: Vec<Option<Cast<'r>>> = Vec::new();
        for (index, value) in values.iter().enumerate() {
            casts.push(match self.graph.role(op, index) {
                Role::Weights => Some(self.weights(op, &settings, &sums, *value)?),
                Role::Bias if self.graph.is_parameter(*value) => Some(self.bias(&settings, *value)),
                Role::Bias => self.operand(op, *value),
                _ => Some(Cast { format: self.activation(op, index, *value), companion: None }),
            });
        }
        let format = |index: usize| casts[index].as_ref().map(|cast| cast.format.clone());
        let formats = [format(0), format(1)].map(|format| format.expect("both factors are cast"));
        let result = op.results().next().expect("a node with a result").into();
        let [lhs, rhs] = &formats;
        let accumulator = match (lhs.layout().block, rhs.layout().block) {
            (None, None) => {
                let (accumulator, cap) = self.exact(op, &sums, &formats, bias)?;
                for cast in casts.iter_mut().take(2).flatten() {
                    if let Some(companion) = &mut cast.companion {
                        companion.bias = bias.filter(|bias| self.graph.is_parameter(*bias)).zip(cap);
                    }
                }
                accumulator
            }
            (Some(a), Some(b)) if a == b => self.rounded(op, &sums, &formats, result, bias)?,
            (Some(a), Some(b)) => {
                return Err(format!(
                    "\"{}\" multiplies {lhs} by {rhs}, whose blocks have {a} and {b} elements; they have to be equal",
                    title(op)
                ));
            }
            _ => {
                return Err(format!(
                    "\"{}\" multiplies {lhs} by {rhs}; either both factors are in a block format, or neither",
                    title(op)
                ));
            }
        };
        let operands =
            casts.into_iter().enumerate().filter_map(|(index, cast)| Some((index, cast?))).collect();
        Ok(Changes { operands, accumulator: Some(accumulator) })
    }

    fn weights(
        &self,
        op: OperationRef<'r, 'r>,
        settings: &Settings,
        sums: &Sums,
        value: Ssa<'r>,
    ) -> Result<Cast<'r>, String> {
        let template = settings.template(Role::Weights);
        if template.has_channel() && kind_name(op) == "conv_transpose2d" && sums.groups > 1 {
            return Err(format!(
                "\"{}\" has weights in {}, whose channels several of its {} groups share; give it one format, such as `weights = \
                 \"fixed<8>\"`, in a `[[node]]`",
                title(op),
                template.text(),
                sums.groups
            ));
        }
        if template.has_channel() {
            let format = template.with_channel(sums.channel).expect("checked when it was read");
            return Ok(Cast { format, companion: Some(Companion { bias: None }) });
        }
        let block = template.block().and_then(|_| template.with_axis(sums.axes[1]));
        let format =
            block.unwrap_or_else(|| self.fit(template, settings.calibration(), value, DEFAULT_WEIGHT));
        Ok(Cast { format, companion: None })
    }

    /// A bias without a range gets a binary point for each element.
    fn bias(&self, settings: &Settings, value: Ssa<'r>) -> Cast<'r> {
        let template = settings.template(Role::Bias);
        let channel = template.has_channel() || template.needs_range() && self.spread(value).is_none();
        if let Some(format) = template.with_channel(0).filter(|_| channel) {
            return Cast { format, companion: Some(Companion { bias: None }) };
        }
        Cast { format: self.fit(template, settings.calibration(), value, DEFAULT_WEIGHT), companion: None }
    }

    /// The accumulator of scalar formats, in which every product is exact; and the factor by which a bias is compared with the
    /// weights of its channel, where those decide how large it is in the accumulator.
    fn exact(
        &self,
        op: OperationRef<'r, 'r>,
        sums: &Sums,
        formats: &[Format; 2],
        bias: Option<Ssa<'r>>,
    ) -> Result<(Accumulator, Option<f64>), String> {
        let views = formats.each_ref().map(|format| format.view());
        let [Some(lhs), Some(rhs)] = &views else {
            return Err(format!(
                "\"{}\" multiplies {} by {}, which are no integers",
                title(op),
                formats[0],
                formats[1]
            ));
        };
        let stated = self.settings(op).stated(Role::Accumulator);
        if let Some((width, frac)) = stated.and_then(|stated| Some((stated.width(), stated.stated_frac()?))) {
            let products = lhs.power().zip(rhs.power()).map(|(lhs, rhs)| -i64::from(lhs + rhs));
            return match products {
                Some(products) if frac <= products => Ok(((width, Some(frac)), None)),
                Some(products) => Err(format!(
                    "\"{}\" is to sum products of {} by {} with {frac} fraction bits, and they have {products}; state an `accumulator` \
                     with that many or fewer",
                    title(op),
                    formats[0],
                    formats[1]
                )),
                None => Err(format!(
                    "\"{}\" is to sum products of {} by {} with {frac} fraction bits, and they have no binary point in common; state \
                     the width of the `accumulator` alone",
                    title(op),
                    formats[0],
                    formats[1]
                )),
            };
        }
        let headroom = log2_of_count(sums.products + i64::from(bias.is_some()));
        let product = i64::from(lhs.bits() + rhs.bits());
        let least = product + headroom;
        let channel = matches!(rhs.step, Step::ChannelPoint | Step::ChannelScale);
        // The scale of a one-bit or ternary weight is a mean, which a bias would be part of.
        let capped = channel && bias.is_some() && rhs.grid == Grid::Every && rhs.high > 1;
        let room = match bias {
            None => 0,
            // Where its size in the accumulator depends on nothing but what is known.
            Some(bias) if !channel && self.spread(bias).is_some() => {
                let size = self.spread(bias).map_or(0.0, |spread| spread.magnitude());
                let step = step_of(lhs) * step_of(rhs);
                (i64::from(ceil_log2(size / step)) + 2 - product).max(0)
            }
            Some(_) if !channel || capped => BIAS_ROOM,
            Some(_) => UNCAPPED_BIAS_ROOM,
        };
        let width = stated.map_or(least + room, Template::width);
        if width < least {
            return Err(format!(
                "\"{}\" is to sum {} products of {} by {} in {width} bits, but needs {least}: {} and {} for a product, {headroom} for \
                 how many there are; state a wider `accumulator`, or one with a binary point",
                title(op),
                sums.products,
                formats[0],
                formats[1],
                lhs.bits(),
                rhs.bits()
            ));
        }
        if width > 64 {
            return Err(format!(
                "\"{}\" needs an accumulator of {width} bits for {} by {}, and 64 are possible; use narrower formats, or state an \
                 `accumulator` with a binary point",
                title(op),
                formats[0],
                formats[1]
            ));
        }
        let cap = capped.then(|| {
            // What the largest addend is worth, as a multiple of the first weight that is too large times the other step.
            let largest = ((width - headroom - 1) as f64).exp2();
            (rhs.high + 1) as f64 / (largest * step_of(lhs))
        });
        Ok(((width, None), cap))
    }

    /// The accumulator of block formats, into which each block's sum of products is rounded.
    fn rounded(
        &self,
        op: OperationRef<'r, 'r>,
        sums: &Sums,
        formats: &[Format; 2],
        result: Ssa<'r>,
        bias: Option<Ssa<'r>>,
    ) -> Result<Accumulator, String> {
        let block = formats[0].layout().block.map_or(1, i64::from);
        let refuse = |what: String| {
            Err(format!(
                "\"{}\" multiplies {} by {}: {what}; give it scalar formats, such as `weights = \"fixed<8, channel>\"` and \
                 `activations = \"fixed<8>\"`, in `[op.{}]` or a `[[node]]`",
                title(op),
                formats[0],
                formats[1],
                kind_name(op)
            ))
        };
        if kind_name(op) == "conv_transpose2d" {
            return refuse("a transposed convolution has no sums along blocks".into());
        }
        if sums.groups > 1 && sums.depth % block != 0 {
            return refuse(format!("a group's {} channels are no multiple of a block's {block}", sums.depth));
        }
        let given = self.chosen(result).unwrap_or_else(|| self.interior(result));
        if given.family().name() != "fixed" {
            return refuse(format!("their sums are fixed point, and the result is {given}"));
        }
        let stated = self.settings(op).stated(Role::Accumulator);
        let width = stated.map_or(BLOCK_ACCUMULATOR, Template::width);
        if let Some(frac) = stated.and_then(Template::stated_frac) {
            return Ok((width, Some(frac)));
        }
        let terms = (sums.depth + block - 1) / block * sums.places + i64::from(bias.is_some());
        let headroom = log2_of_count(terms);
        let values = [Some(result), bias];
        let sizes =
            values.iter().flatten().filter_map(|value| self.spread(*value)).map(|spread| spread.magnitude());
        let largest = sizes.fold(0.0, f64::max);
        let largest = if largest > 0.0 { largest } else { DEFAULT_MAGNITUDE };
        let whole = width - 1 - headroom;
        if whole < 1 {
            return Err(format!(
                "\"{}\" is to sum {terms} blocks in {width} bits, but needs at least {}; state a wider `accumulator`",
                title(op),
                headroom + 2
            ));
        }
        // Partial sums are taken to be up to four times the result.
        let frac = whole - i64::from(ceil_log2(largest * 4.0));
        Ok((width, Some(frac.clamp(-128, 127))))
    }
}

/// What 1 stands for, if no companion says it.
fn step_of(view: &View) -> f64 {
    match view.step {
        Step::Power(power) => f64::from(power).exp2(),
        Step::Scale(scale) => scale,
        Step::ChannelPoint | Step::ChannelScale => 1.0,
    }
}

/// The bits by which a sum of so many addends is wider than one.
fn log2_of_count(count: i64) -> i64 {
    i64::from(64 - (count.max(1) - 1).leading_zeros())
}
