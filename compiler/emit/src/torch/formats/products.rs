//! Sums of products: through an accumulator, then rounded into the result's format.

use super::{EXACT_BITS, Number, text::two};
use crate::torch::{
    body::Body,
    code::{Code, tuple},
    layers::{self, four},
    nodes::Node,
    read,
};
use mase_ir::melior::ir::{Value, ValueLike, attribute::IntegerAttribute, operation::OperationLike};

/// Bits that `addends` numbers take on top of those of one.
fn headroom(addends: i64) -> u32 {
    64 - (addends.max(1) as u64 - 1).leading_zeros()
}

fn int(node: &Node, name: &str) -> Option<i64> {
    node.op.attribute(name).and_then(IntegerAttribute::try_from).ok().map(|value| value.value())
}

/// A sum of products that is being written.
struct Product<'n> {
    kind: &'n str,
    x: Number,
    w: Number,
    /// Products that are added up.
    terms: i64,
    width: Option<i64>,
    frac: Option<i64>,
}

impl Body<'_, '_> {
    /// `linear`, `matmul` and convolutions.
    pub fn product(
        &mut self,
        node: &Node,
        kind: &str,
        operands: &[Option<Number>],
        result: &Number,
    ) -> Result<Code, String> {
        let [Some(x), Some(w), ..] = operands else {
            return Err("multiplies floats by a number format: cast before it".to_owned());
        };
        let kernel = read::operand(node.op, 1).ok_or("has too few operands")?;
        let kernel = read::shape(kernel.r#type())?;
        let terms = match kind {
            "linear" => kernel[1],
            "matmul" => kernel[kernel.len() - 2],
            "conv2d" => kernel[1..].iter().product(),
            _ => kernel[0] / read::int(node.op, "groups") * kernel[2] * kernel[3],
        };
        let (width, frac) = (int(node, "accumulator_width"), int(node, "accumulator_frac"));
        let product = Product { kind, x: x.clone(), w: w.clone(), terms, width, frac };
        let code = match (x.view.shared, w.view.shared) {
            (Some(_), Some(_)) => self.blocks(node, &product)?,
            (None, None) => match self.scalars(node, &product, result)? {
                Some(code) => code,
                None => return self.exact(node, kind),
            },
            _ => {
                let (blocks, other) = if x.view.shared.is_some() { (x, w) } else { (w, x) };
                return Err(format!(
                    "multiplies {}, whose elements share exponents, by {}",
                    blocks.format, other.format
                ));
            }
        };
        self.rounded(code, result)
    }

    /// Of numbers with one step, or one for each output channel, if f64 is exact on the way.
    fn scalars(&mut self, node: &Node, product: &Product, result: &Number) -> Result<Option<Code>, String> {
        let Product { kind, x, w, terms, .. } = product;
        let (Some(x_power), Some(_)) = (x.power(), result.power()) else { return Ok(None) };
        let channel = match *kind {
            "matmul" => node.shape.len() - 1,
            "conv_transpose2d" => 1,
            _ => 0,
        };
        let grouped = *kind == "conv_transpose2d" && read::int(node.op, "groups") != 1;
        let companion = match (w.power(), w.channel()) {
            (Some(_), _) => None,
            _ if grouped => return Ok(None),
            (None, Some(axis)) if axis == channel && w.view.step == mase_formats::Step::ChannelPoint => {
                Some(self.companion(node, 1)?)
            }
            _ => return Ok(None),
        };
        let exact = w.power().map(|power| x_power + power);
        let rounds = product.frac.is_some_and(|frac| exact.is_some_and(|exact| exact != -(frac as i32)));
        if rounds || (companion.is_some() && product.frac.is_some()) {
            return Ok(None);
        }
        // The bounds that the lowering goes by, and the room that they leave for a bias.
        let ends = [x, w].map(|one| [one.view.low as f64, one.view.high as f64]);
        let products = ends[0].iter().flat_map(|a| ends[1].iter().map(move |b| a * b));
        let count = *terms as f64;
        let low = products.clone().fold(0.0, f64::min) * count;
        let high = products.fold(0.0, f64::max) * count;
        let largest = high.max(-low);
        let needed = largest.log2().floor() as i64 + 2;
        let bits = product.width.unwrap_or(needed.max(32));
        if bits > i64::from(EXACT_BITS) || needed > bits {
            return Ok(None);
        }
        let most = 2f64.powi(bits as i32 - 1) - 1.0;
        let left = (most - high).min(most + low).max(0.0);
        let bias = read::operand(node.op, 2).filter(|_| *kind != "matmul");
        let Some(value) = bias else { return self.computing(node, kind).map(Some) };
        let number = Number::of(value.r#type())?.ok_or("adds a bias of floats: cast it")?;
        // What the sum is worth, as a number or a tensor with one for each channel.
        let worth = match &companion {
            Some(companion) => {
                let scale = self.scale(*companion, w)?;
                Some(Code::infix(format!("{} * {}", two(x_power), scale.text), scale.shape))
            }
            None => None,
        };
        let fits = match (number.power(), exact) {
            (Some(own), Some(exact)) => own >= exact && number.most() * 2f64.powi(own - exact) <= left,
            _ => false,
        };
        let own = self.tensor(value)?;
        let code = match fits {
            true => own.clone(),
            false => {
                let comment = format!("a bias in an accumulator of {bits} bits");
                let name = self.program.addends(left, exact, &comment);
                let scale = worth.map(|worth| format!(", {}", worth.text)).unwrap_or_default();
                Code::atom(format!("{name}({}{scale})", own.text), own.shape.clone())
            }
        };
        self.set(value, code.into());
        let code = self.computing(node, kind);
        self.set(value, own.into());
        code.map(Some)
    }

    /// The companion with which an operand was cast.
    pub fn companion<'c, 'a>(&self, node: &Node<'c, 'a>, index: usize) -> Result<Value<'c, 'a>, String> {
        let value = read::operand(node.op, index).ok_or("has too few operands")?;
        mase_ir::node::defining_op(value)
            .filter(|op| mase_ir::walk::name(*op) == "mase.cast")
            .and_then(|op| read::operand(op, 1))
            .ok_or_else(|| {
                format!("operand {index} has channels and does not come from a cast with a companion")
            })
    }

    /// Of numbers in blocks: each block's sum of products is exact, and rounded into the accumulator.
    fn blocks(&mut self, node: &Node, product: &Product) -> Result<Code, String> {
        let Product { kind, x, w, terms, .. } = product;
        let (Some(own), Some(other)) = (x.view.shared, w.view.shared) else {
            return Err("has no blocks".into());
        };
        let (Some(width), Some(frac)) = (product.width, product.frac) else {
            return Err("multiplies blocks, which needs accumulator_width and accumulator_frac".to_owned());
        };
        let (axes, groups) = match *kind {
            "linear" => ([-1, -1], 1),
            "matmul" => ([-1, -2], 1),
            "conv2d" => ([-3, -3], read::int(node.op, "groups")),
            _ => return Err(format!("on {} cannot be written as PyTorch", x.format)),
        };
        let size = own.block;
        if [own.axis, other.axis] != axes || other.block != size || groups != 1 {
            return Err(format!(
                "multiplies {} and {}: blocks of one size, along what is summed over, are needed, and one group",
                x.format, w.format
            ));
        }
        if x.most() * w.most() * size as f64 > 2f64.powi(EXACT_BITS as i32) {
            return Err(format!(
                "multiplies {} and {}, whose sums of a block have more than {EXACT_BITS} bits",
                x.format, w.format
            ));
        }
        let bias = read::operand(node.op, 2).filter(|_| *kind != "matmul");
        let depth = if *kind == "conv2d" {
            read::shape(read::operand(node.op, 1).ok_or("has no kernel")?.r#type())?[1]
        } else {
            *terms
        };
        let parts = terms / depth * ((depth + size - 1) / size);
        let addends = parts + i64::from(bias.is_some());
        let free = width - 1 - i64::from(headroom(addends));
        if free < 1 || width > i64::from(EXACT_BITS) {
            return Err(format!(
                "has accumulator_width {width}, and {addends} addends take {} to {EXACT_BITS} bits",
                2 + headroom(addends)
            ));
        }
        let limit = 2f64.powi(free as i32) - 1.0;
        let comment = format!("one of {addends} addends of {width} bits at 2^{}", -frac);
        let addend = self.program.addends(limit, Some(-frac as i32), &comment);
        self.program.parts.add("split");
        let bias = match bias {
            Some(value) => {
                Number::of(value.r#type())?.ok_or("adds a bias of floats: cast it")?;
                let code = self.tensor(value)?;
                let view = if *kind == "conv2d" { ".view(-1, 1, 1)" } else { "" };
                format!(" + {addend}({}){view}", code.text)
            }
            None => String::new(),
        };
        let (a, b) = (self.input(node, 0)?, self.input(node, 1)?);
        let shape = node.shape.clone();
        let sum = match *kind {
            "linear" => {
                let sums = format!(
                    "torch.einsum(\"...ck,nck->...nc\", split({}, -1, {size}), split({}, -1, {size}))",
                    a.text, b.text
                );
                format!("{addend}({sums}).sum(-1)")
            }
            "matmul" => {
                let sums = format!(
                    "torch.einsum(\"...mck,...ckn->...mnc\", split({}, -1, {size}), split({}, -2, {size}))",
                    a.text, b.text
                );
                format!("{addend}({sums}).sum(-1)")
            }
            _ => {
                let windows = self.windows(node, &a, &b)?;
                let sums = format!(
                    "torch.einsum(\"nbktl,fbkt->nfbtl\", split({}, -3, {size}), split({}.flatten(2), -2, {size}))",
                    windows.text,
                    b.operand()
                );
                format!("{addend}({sums}).sum((2, 3)).view{}", tuple(&shape))
            }
        };
        Ok(Code::infix(format!("{sum}{bias}"), shape))
    }

    /// The elements of an image that a kernel meets: batch, channel, place in the kernel, place in the result.
    fn windows(&mut self, node: &Node, image: &Code, kernel: &Code) -> Result<Code, String> {
        let (x, padding) = self.padded(node, None, "0.0")?;
        let [n, c, ..] = four(&image.shape)?;
        let [_, _, kh, kw] = four(&kernel.shape)?;
        let rest = layers::arguments(&[
            ("dilation", &read::ints(node.op, "dilations"), 1),
            ("padding", &padding, 0),
            ("stride", &read::ints(node.op, "strides"), 1),
        ]);
        let places = node.shape[2] * node.shape[3];
        let unfolded = format!("F.unfold({}, {}{rest})", x.text, tuple(&[kh, kw]));
        let shape = [n, c, kh * kw, places];
        Ok(Code::atom(format!("{unfolded}.view{}", tuple(&shape)), shape))
    }
}
