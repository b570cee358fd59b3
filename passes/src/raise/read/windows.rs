//! Convolutions and pooling.

use super::{Reader, operand, static_shape};
use crate::raise::graph::{Id, Op, Window};
use mase_ir::{
    build::shape_of,
    melior::ir::{OperationRef, attribute::DenseElementsAttribute, operation::OperationLike},
};

impl<'r> Reader<'r> {
    /// Window of an op, without its kernel.
    pub(super) fn window(&self, op: OperationRef<'r, 'r>, kernel: [i64; 2]) -> Result<Window, String> {
        let pair = |name: &str| -> Result<[i64; 2], String> {
            let list =
                op.attribute(name).and_then(DenseElementsAttribute::try_from).map_err(|e| e.to_string())?;
            let at = |i| if list.is_splat() { Ok(list.i64_splat_value()) } else { list.i64_element(i) };
            if list.len() == 1 {
                return Ok([1, at(0).map_err(|e| e.to_string())?]);
            }
            Ok([at(0).map_err(|e| e.to_string())?, at(1).map_err(|e| e.to_string())?])
        };
        Ok(Window { kernel, strides: pair("strides")?, dilations: pair("dilations")?, padding: [0; 4] })
    }

    pub(super) fn conv2d(&mut self, op: OperationRef<'r, 'r>, kind: Weight) -> Result<(), String> {
        let (mut x, mut w) = (self.tensor(operand(op, 0)?)?, self.tensor(operand(op, 1)?)?);
        let init = self.tensor(operand(op, 2)?)?;
        let result = static_shape(op)?;
        if !self.graph[x].element.is_float() || self.graph[w].element != self.graph[x].element {
            return Err("convolves other elements than floats of one type".to_owned());
        }
        let weight = self.graph.shape(w).to_vec();
        let mut shape = result.clone();
        let groups = match kind {
            Weight::Plain => 1,
            Weight::Line => {
                let [n, c, wide] = self.graph.shape(x)[..] else { return Err("has another rank".to_owned()) };
                x = self.image_of_line(x, vec![n, c, 1, wide]);
                w = self.graph.reshape(w, vec![weight[0], weight[1], 1, weight[2]]);
                shape = vec![result[0], result[1], 1, result[2]];
                1
            }
            Weight::Depthwise => {
                w = self.graph.reshape(w, vec![weight[0], 1, weight[1], weight[2]]);
                weight[0]
            }
            Weight::Grouped => {
                let [n, g, c, h, wide] = self.graph.shape(x)[..] else {
                    return Err("has another rank".to_owned());
                };
                x = self.graph.reshape(x, vec![n, g * c, h, wide]);
                w = self.graph.reshape(w, vec![weight[0] * weight[1], weight[2], weight[3], weight[4]]);
                shape = vec![result[0], result[1] * result[2], result[3], result[4]];
                g
            }
        };
        let kernel = self.graph.shape(w)[2..].try_into().map_err(|_| "has another rank")?;
        let window = self.window(op, kernel)?;
        let y = self.graph.conv2d(x, w, window, groups, shape);
        let y = self.graph.reshape(y, result);
        self.combined(op, "add", y, init, 0.0)
    }

    /// A line of pixels as an image of one row; padding stays outermost.
    pub(super) fn image_of_line(&mut self, x: Id, shape: Vec<i64>) -> Id {
        let Op::Pad { low, high, value } = self.graph[x].op.clone() else {
            return self.graph.reshape(x, shape);
        };
        let inner = self.graph.input(x, 0);
        let [n, c, wide] = self.graph.shape(inner)[..] else { return self.graph.reshape(x, shape) };
        let row = |ends: Vec<i64>| vec![ends[0], ends[1], 0, ends[2]];
        let image = self.graph.reshape(inner, vec![n, c, 1, wide]);
        self.graph.pad(image, row(low), row(high), value.get())
    }

    pub(super) fn pool(
        &mut self,
        op: OperationRef<'r, 'r>,
        name: &'static str,
        combine: &'static str,
        neutral: f64,
    ) -> Result<(), String> {
        let (x, init) = (self.tensor(operand(op, 0)?)?, self.tensor(operand(op, 2)?)?);
        if !self.graph[x].element.is_float() {
            return Err("pools integers".to_owned());
        }
        let kernel = shape_of(operand(op, 1)?).try_into().map_err(|_| "has another rank")?;
        let window = self.window(op, kernel)?;
        let y = self.graph.pool(name, x, window, static_shape(op)?);
        self.combined(op, combine, y, init, neutral)
    }
}

/// How a convolution's weight is laid out.
#[derive(Clone, Copy)]
pub(super) enum Weight {
    /// `[F, C, KH, KW]`
    Plain,
    /// `[F, C, K]`
    Line,
    /// `[G, F/G, C/G, KH, KW]`
    Grouped,
    /// `[C, KH, KW]`
    Depthwise,
}
