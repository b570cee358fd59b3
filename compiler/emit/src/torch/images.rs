//! Nodes on images: convolutions and pooling.

use super::{
    body::Body,
    code::{Code, tuple},
    layers::{self, four},
    nodes::Node,
    read,
    shape::pad,
};

impl Body<'_, '_> {
    /// The input of a layer on images, and its padding as an argument; one that PyTorch does not have is done before.
    pub fn padded(
        &mut self,
        node: &Node,
        limit: Option<[i64; 2]>,
        value: &str,
    ) -> Result<(Code, [i64; 2]), String> {
        let x = self.input(node, 0)?;
        let [top, left, bottom, right] = four(&read::ints(node.op, "padding"))?;
        let small = limit.is_none_or(|[h, w]| top <= h && left <= w);
        match top == bottom && left == right && small {
            true => Ok((x, [top, left])),
            false => Ok((pad_image(node, &x, value)?, [0, 0])),
        }
    }

    pub fn conv2d(&mut self, node: &Node) -> Result<Code, String> {
        let op = node.op;
        let (x, padding) = self.padded(node, None, "0.0")?;
        let (w, bias) = (self.input(node, 1)?.text, self.argument(node, 2)?);
        let rest = layers::arguments(&[
            ("stride", &read::ints(op, "strides"), 1),
            ("padding", &padding, 0),
            ("dilation", &read::ints(op, "dilations"), 1),
            ("groups", &[read::int(op, "groups")], 1),
        ]);
        let bias = if bias == "None" { String::new() } else { format!(", {bias}") };
        Ok(Code::atom(format!("F.conv2d({}, {w}{bias}{rest})", x.text), node.shape.clone()))
    }

    /// Without padding first; then rows and columns are cut off or added, which covers what PyTorch has no arguments for.
    pub fn conv_transpose2d(&mut self, node: &Node) -> Result<Code, String> {
        let op = node.op;
        let (x, w) = (self.input(node, 0)?, self.input(node, 1)?);
        let (strides, dilations) = (read::ints(op, "strides"), read::ints(op, "dilations"));
        let [top, left, bottom, right] = four(&read::ints(op, "padding"))?;
        let more = read::ints(op, "output_padding");
        let [n, _, h, wide] = four(&x.shape)?;
        let [_, _, kh, kw] = four(&w.shape)?;
        let rest = layers::arguments(&[
            ("stride", &strides, 1),
            ("dilation", &dilations, 1),
            ("groups", &[read::int(op, "groups")], 1),
        ]);
        let full = [
            n,
            node.shape[1],
            (h - 1) * strides[0] + dilations[0] * (kh - 1) + 1,
            (wide - 1) * strides[1] + dilations[1] * (kw - 1) + 1,
        ];
        let y = Code::atom(format!("F.conv_transpose2d({}, {}{rest})", x.text, w.text), full);
        let y = pad(&y, &[0, 0, -top, -left], &[0, 0, more[0] - bottom, more[1] - right], "0.0", &node.shape);
        Ok(match self.optional_tensor(node, 2)? {
            Some(bias) => Code::infix(
                format!("{} + {}", y.text, bias.then("[:, None, None]", []).text),
                node.shape.clone(),
            ),
            None => y,
        })
    }

    pub fn max_pool2d(&mut self, node: &Node) -> Result<Code, String> {
        let kernel = read::ints(node.op, "kernel");
        let (x, padding) = self.padded(node, Some(half(&kernel)), "-float(\"inf\")")?;
        let rest = layers::arguments(&[
            ("stride", &read::ints(node.op, "strides"), 0),
            ("padding", &padding, 0),
            ("dilation", &read::ints(node.op, "dilations"), 1),
        ]);
        Ok(Code::atom(format!("F.max_pool2d({}, {}{rest})", x.text, pair(&kernel)), node.shape.clone()))
    }

    /// Of numbers in a format: the sum of each window, divided by its elements once.
    pub fn sum_pool2d(&mut self, node: &Node) -> Result<Code, String> {
        let kernel = read::ints(node.op, "kernel");
        let image = self.input(node, 0)?;
        let (x, padding) = self.padded(node, Some(half(&kernel)), "0.0")?;
        let rest =
            layers::arguments(&[("stride", &read::ints(node.op, "strides"), 0), ("padding", &padding, 0)]);
        let sum = |x: &str| format!("F.avg_pool2d({x}, {}{rest}, divisor_override=1)", pair(&kernel));
        let shape = node.shape.clone();
        let all = read::flag(node.op, "count_include_pad") || read::ints(node.op, "padding") == [0; 4];
        if all {
            return Ok(Code::infix(format!("{} / {}", sum(&x.text), kernel[0] * kernel[1]), shape));
        }
        // The elements of each window that lie inside the image.
        let ones = Code::atom(format!("torch.ones_like({})", image.text), image.shape);
        let ones = if x.text == image.text { ones } else { pad_image(node, &ones, "0.0")? };
        Ok(Code::infix(format!("{} / {}", sum(&x.text), sum(&ones.text)), shape))
    }

    pub fn avg_pool2d(&mut self, node: &Node) -> Result<Code, String> {
        let kernel = read::ints(node.op, "kernel");
        let include = read::flag(node.op, "count_include_pad");
        let image = self.input(node, 0)?;
        let (x, padding) = self.padded(node, Some(half(&kernel)), "0.0")?;
        let padded_before = x.text != image.text;
        let mut rest =
            layers::arguments(&[("stride", &read::ints(node.op, "strides"), 0), ("padding", &padding, 0)]);
        if !include && padding != [0, 0] {
            rest += ", count_include_pad=False";
        }
        let pool = |x: &str| format!("F.avg_pool2d({x}, {}{rest})", pair(&kernel));
        let shape = node.shape.clone();
        if include || !padded_before {
            return Ok(Code::atom(pool(&x.text), shape));
        }
        // The share of each window that lies inside the image.
        let ones = Code::atom(format!("torch.ones_like({})", image.text), image.shape);
        let ones = pad_image(node, &ones, "0.0")?;
        Ok(Code::infix(format!("{} / {}", pool(&x.text), pool(&ones.text)), shape))
    }
}

/// Rows and columns of a value around an image, as the node's `padding` says.
fn pad_image(node: &Node, x: &Code, value: &str) -> Result<Code, String> {
    let [top, left, bottom, right] = four(&read::ints(node.op, "padding"))?;
    let [n, c, h, w] = four(&x.shape)?;
    Ok(pad(x, &[0, 0, top, left], &[0, 0, bottom, right], value, &[n, c, h + top + bottom, w + left + right]))
}

/// The most padding that PyTorch's pooling takes.
fn half(kernel: &[i64]) -> [i64; 2] {
    [kernel[0] / 2, kernel[1] / 2]
}

/// Two extents: one number where they are equal.
pub fn pair(items: &[i64]) -> String {
    match items {
        [a, b] if a == b => a.to_string(),
        _ => tuple(items),
    }
}
