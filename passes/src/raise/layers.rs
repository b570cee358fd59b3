//! Constructors of layers: products, convolutions, pooling, softmax, normalisation.

use super::graph::{Element, Graph, Id, Number, Op, Order, Window};

/// How loops of a contraction index an operand: one loop for each dimension, `None` for one of extent 1.
pub type LoopMap = Vec<Option<usize>>;

impl Graph {
    /// The sum over loops that the result does not have of the products of two operands' elements.
    pub fn contraction(
        &mut self,
        operands: [(Id, LoopMap); 2],
        result: &LoopMap,
        shape: &[i64],
    ) -> Option<Id> {
        let extents = |graph: &Self, (id, map): &(Id, LoopMap)| -> Vec<(usize, i64)> {
            map.iter().zip(graph.shape(*id)).filter_map(|(i, extent)| Some(((*i)?, *extent))).collect()
        };
        let a = extents(self, &operands[0]);
        let b = extents(self, &operands[1]);
        let out: Vec<(usize, i64)> =
            result.iter().zip(shape).filter_map(|(i, e)| Some(((*i)?, *e))).collect();
        let has = |list: &[(usize, i64)], i: usize| list.iter().any(|(found, _)| *found == i);
        let pick = |list: &[(usize, i64)], others: [(&[(usize, i64)], bool); 2]| -> Vec<(usize, i64)> {
            list.iter().copied().filter(|(i, _)| others.iter().all(|(o, want)| has(o, *i) == *want)).collect()
        };
        let batch = pick(&out, [(&a, true), (&b, true)]);
        let m = pick(&out, [(&a, true), (&b, false)]);
        let n = pick(&out, [(&a, false), (&b, true)]);
        let k = pick(&a, [(&b, true), (&out, false)]);
        let (groups, reduced) = (batch.len() + m.len() + n.len(), batch.len() + k.len());
        if groups != out.len() || reduced + m.len() != a.len() || reduced + n.len() != b.len() {
            return None;
        }
        let arrange = |graph: &mut Self, (id, map): &(Id, LoopMap), order: [&[(usize, i64)]; 3]| {
            let x = graph.reshape(*id, extents(graph, &(*id, map.clone())).iter().map(|(_, e)| *e).collect());
            let own: Vec<usize> = map.iter().flatten().copied().collect();
            let wanted = order.concat();
            let at = |loop_: &(usize, i64)| own.iter().position(|i| *i == loop_.0);
            let permutation: Option<Vec<usize>> = wanted.iter().map(at).collect();
            let x = graph.transpose(x, permutation?);
            let mut shape: Vec<i64> = order[0].iter().map(|(_, e)| *e).collect();
            shape.extend(order[1..].iter().map(|group| group.iter().map(|(_, e)| e).product::<i64>()));
            Some(graph.reshape(x, shape))
        };
        let [x, y] = &operands;
        let y = if self[x.0].fixed && !self[y.0].fixed && batch.is_empty() {
            // The weight comes second.
            let (x, y) = (arrange(self, x, [&batch, &m, &k])?, arrange(self, y, [&batch, &n, &k])?);
            let x = self.transpose(x, vec![1, 0]);
            let product = self.matmul(y, x);
            let shape = n.iter().chain(&m).map(|(_, e)| *e).collect();
            let product = self.reshape(product, shape);
            let turned = (n.len()..n.len() + m.len()).chain(0..n.len()).collect();
            self.transpose(product, turned)
        } else {
            let (x, y) = (arrange(self, x, [&batch, &m, &k])?, arrange(self, y, [&batch, &k, &n])?);
            let product = self.matmul(x, y);
            self.reshape(product, batch.iter().chain(&m).chain(&n).map(|(_, e)| *e).collect())
        };
        // From batch, m, n to the order of the result.
        let order = [&batch[..], &m, &n].concat();
        let permutation: Option<Vec<usize>> =
            out.iter().map(|(i, _)| order.iter().position(|(found, _)| found == i)).collect();
        let y = self.transpose(y, permutation?);
        Some(self.reshape(y, shape.to_vec()))
    }

    /// `[..., M, K]` times `[..., K, N]`, with the same dimensions in front.
    fn matmul(&mut self, a: Id, b: Id) -> Id {
        let rank = self.rank(a);
        if let Some(weight) = self.shared_weight(b) {
            let weight = self.transpose(weight, vec![1, 0]);
            return self.linear(a, weight);
        }
        let (sa, sb) = (self.shape(a).to_vec(), self.shape(b).to_vec());
        let mut shape = sa.clone();
        shape[rank - 1] = sb[rank - 1];
        if self.is_reshape(a) && self.is_reshape(b) {
            let (x, y) = (self.input(a, 0), self.input(b, 0));
            let (sx, sy) = (self.shape(x).to_vec(), self.shape(y).to_vec());
            let ends =
                |long: &[i64], short: &[i64]| long.len() >= 2 && long[long.len() - 2..] == short[rank - 2..];
            if sx.len() == sy.len()
                && ends(&sx, &sa)
                && ends(&sy, &sb)
                && sx[..sx.len() - 2] == sy[..sx.len() - 2]
            {
                let product = self.matmul(x, y);
                return self.reshape(product, shape);
            }
        }
        let element = self[a].element;
        self.node(Op::Matmul, vec![a, b], shape, element)
    }

    /// The fixed matrix that every batch multiplies with.
    fn shared_weight(&mut self, b: Id) -> Option<Id> {
        if !self[b].fixed || self.number(b).is_some() {
            return None;
        }
        let rank = self.rank(b);
        let matrix = self.shape(b)[rank - 2..].to_vec();
        let single = |shape: &[i64]| shape.len() >= 2 && shape[..shape.len() - 2].iter().all(|e| *e == 1);
        let inner = self.unbroadcast(b);
        let whole = single(self.shape(inner)) && self.shape(inner).ends_with(&matrix);
        whole.then(|| self.reshape(inner, matrix))
    }

    fn linear(&mut self, x: Id, weight: Id) -> Id {
        let mut shape = self.shape(x).to_vec();
        let last = shape.len() - 1;
        shape[last] = self.shape(weight)[0];
        if self.is_reshape(x) {
            let inner = self.input(x, 0);
            if self.shape(inner).last() == self.shape(x).last() {
                let y = self.linear(inner, weight);
                return self.reshape(y, shape);
            }
        }
        let element = self[x].element;
        self.node(Op::Linear, vec![x, weight], shape, element)
    }

    /// What a sum amounts to.
    pub fn sum(&mut self, a: Id, b: Id) -> Option<Id> {
        self.biased(a, b)
            .or_else(|| self.biased(b, a))
            .or_else(|| self.rotary(a, b))
            .or_else(|| self.rotary(b, a))
    }

    /// `x * cos + [-x[half..], x[..half]] * sin`
    fn rotary(&mut self, a: Id, b: Id) -> Option<Id> {
        for (x, cos) in self.either_of(a, "mul") {
            for (turned, sin) in self.either_of(b, "mul") {
                let shape = self.shape(x).to_vec();
                if self.is_half_turn(turned, x)
                    && self.shape(cos) == self.shape(sin)
                    && self.rank(cos) <= shape.len()
                    && self.shape(a) == shape
                {
                    let element = self[x].element;
                    return Some(self.node(Op::Rotary, vec![x, cos, sin], shape, element));
                }
            }
        }
        None
    }

    /// Whether it is `[-x[half..], x[..half]]` in the last dimension.
    fn is_half_turn(&self, id: Id, x: Id) -> bool {
        let shape = self.shape(x);
        let Some(last) = shape.len().checked_sub(1) else { return false };
        let (Op::Concat(axis), [upper, lower]) = (&self[id].op, &self[id].inputs[..]) else { return false };
        let half = |id: Id, at: i64| match &self[id].op {
            Op::Slice { offsets, strides } => {
                let only_last = offsets.iter().enumerate().all(|(i, o)| *o == if i == last { at } else { 0 });
                only_last
                    && strides.iter().all(|stride| *stride == 1)
                    && self.input(id, 0) == x
                    && self.shape(id)[..last] == shape[..last]
                    && self.shape(id)[last] * 2 == shape[last]
            }
            _ => false,
        };
        *axis == last
            && half(*lower, 0)
            && self.unary_of(*upper, "neg").is_some_and(|upper| half(upper, shape[last] / 2))
    }

    /// A layer and what is added to its result.
    fn biased(&mut self, y: Id, bias: Id) -> Option<Id> {
        if !self[bias].fixed {
            return None;
        }
        if self.is_reshape(y) {
            // The dimension of the bias has to be the same before.
            let inner = self.input(y, 0);
            let channel = match self[inner].op {
                Op::Linear if self.shape(inner).last() == self.shape(y).last() => self.rank(y) - 1,
                Op::Conv2d { .. } if self.shape(y).get(1) == Some(&self.shape(inner)[1]) => 1,
                _ => return None,
            };
            let extent = self.shape(y)[channel];
            let bias = self.along(bias, self.rank(y), channel, extent)?;
            let inside = match self[inner].op {
                Op::Linear => vec![extent],
                _ => vec![extent, 1, 1],
            };
            let bias = self.reshape(bias, inside);
            let (shape, biased) = (self.shape(y).to_vec(), self.biased(inner, bias)?);
            return Some(self.reshape(biased, shape));
        }
        let (shape, element, inputs) = (self.shape(y).to_vec(), self[y].element, self[y].inputs.clone());
        let rank = shape.len();
        match self[y].op.clone() {
            Op::Linear if inputs.len() == 2 => {
                let bias = self.along(bias, rank, rank - 1, shape[rank - 1])?;
                Some(self.node(Op::Linear, vec![inputs[0], inputs[1], bias], shape, element))
            }
            op @ Op::Conv2d { .. } if inputs.len() == 2 => {
                let bias = self.along(bias, rank, 1, shape[1])?;
                Some(self.node(op, vec![inputs[0], inputs[1], bias], shape, element))
            }
            Op::BatchNorm { epsilon, gamma, beta: false } => {
                let beta = self.along(bias, rank, 1, shape[1])?;
                Some(self.node(
                    Op::BatchNorm { epsilon, gamma, beta: true },
                    [inputs, vec![beta]].concat(),
                    shape,
                    element,
                ))
            }
            Op::GroupNorm { groups, epsilon, gamma, beta: false } => {
                let beta = self.along(bias, rank, 1, shape[1])?;
                let op = Op::GroupNorm { groups, epsilon, gamma, beta: true };
                Some(self.node(op, [inputs, vec![beta]].concat(), shape, element))
            }
            Op::LayerNorm { axis, epsilon, gamma, beta: false } => {
                let beta = self.trailing(bias, &shape, axis)?;
                Some(self.layer_norm([inputs, vec![beta]].concat(), axis, epsilon, gamma))
            }
            _ => None,
        }
    }

    /// A whole layer norm, of an input and of gamma and beta. A reshape that keeps the last dimension comes after it.
    fn layer_norm(&mut self, inputs: Vec<Id>, axis: usize, epsilon: Number, gamma: bool) -> Id {
        let (shape, element) = (self.shape(inputs[0]).to_vec(), self[inputs[0]].element);
        if self.is_reshape(inputs[0]) && axis + 1 == shape.len() {
            let inner = self.input(inputs[0], 0);
            if self.shape(inner).last() == shape.last() {
                let axis = self.rank(inner) - 1;
                let y = self.layer_norm([&[inner], &inputs[1..]].concat(), axis, epsilon, gamma);
                return self.reshape(y, shape);
            }
        }
        self.node(Op::LayerNorm { axis, epsilon, gamma, beta: true }, inputs, shape, element)
    }

    /// The image before constants were put around its rows and columns, and how many.
    fn unpadded(&self, x: Id, value: f64) -> (Id, [i64; 4]) {
        match &self[x].op {
            Op::Pad { low, high, value: found }
                if found.get() == value && low[..2] == [0, 0] && high[..2] == [0, 0] =>
            {
                (self.input(x, 0), [low[2], low[3], high[2], high[3]])
            }
            _ => (x, [0; 4]),
        }
    }

    pub fn conv2d(&mut self, x: Id, weight: Id, window: Window, groups: i64, shape: Vec<i64>) -> Id {
        let (x, padding) = self.unpadded(x, 0.0);
        let element = self[x].element;
        self.node(
            Op::Conv2d { window: Window { padding, ..window }, groups },
            vec![x, weight],
            shape,
            element,
        )
    }

    /// Pooling by sum or maximum (`sum`, `max_pool2d`).
    pub fn pool(&mut self, name: &'static str, x: Id, window: Window, shape: Vec<i64>) -> Id {
        let around = if name == "sum" { 0.0 } else { f64::NEG_INFINITY };
        let (inner, padding) = self.unpadded(x, around);
        // The dialect's padding is smaller than the kernel.
        let fits = (0..4).all(|i| padding[i] <= (window.kernel[i % 2] - 1) * window.dilations[i % 2]);
        let (x, padding) = if fits { (inner, padding) } else { (x, [0; 4]) };
        let element = self[x].element;
        self.node(Op::Pool(name, Window { padding, ..window }), vec![x], shape, element)
    }

    pub fn embedding(&mut self, indices: Id, table: Id) -> Id {
        let mut shape = self.shape(indices).to_vec();
        shape.push(self.shape(table)[1]);
        let element = self[table].element;
        self.node(Op::Embedding, vec![indices, table], shape, element)
    }

    /// `exp(x - max(x)) / sum(exp(x - max(x)))`
    pub fn softmax(&mut self, a: Id, b: Id) -> Option<Id> {
        let (summed, axes) = self.reduction_of(b, "sum")?;
        let &[axis] = axes else { return None };
        let shifted = self.unary_of(a, "exp").filter(|_| summed == a)?;
        let x = self.less_maximum(shifted, axis)?;
        Some(self.softmax_of(x, axis, false))
    }

    fn softmax_of(&mut self, x: Id, axis: usize, safe: bool) -> Id {
        let (shape, element) = (self.shape(x).to_vec(), self[x].element);
        if self.is_reshape(x) && axis + 1 == shape.len() {
            let inner = self.input(x, 0);
            if self.shape(inner).last() == shape.last() {
                let y = self.softmax_of(inner, self.rank(inner) - 1, safe);
                return self.reshape(y, shape);
            }
        }
        self.node(Op::Softmax { axis, safe }, vec![x], shape, element)
    }

    /// `x` of `x - max(x)`.
    fn less_maximum(&self, id: Id, axis: usize) -> Option<Id> {
        let (x, maximum) = self.binary_of(id, "sub")?;
        let (of, axes) = self.reduction_of(maximum, "max")?;
        (of == x && *axes == [axis]).then_some(x)
    }

    /// `(x - max(x)) - log(sum(exp(x - max(x))))`
    pub fn log_softmax(&mut self, a: Id, b: Id) -> Option<Id> {
        let (exp, axes) = self.reduction_of(self.unary_of(b, "log")?, "sum")?;
        let &[axis] = axes else { return None };
        let x = self.less_maximum(a, axis).filter(|_| self.unary_of(exp, "exp") == Some(a))?;
        let (shape, element) = (self.shape(x).to_vec(), self[x].element);
        Some(self.node(Op::LogSoftmax(axis), vec![x], shape, element))
    }

    /// `all(x == -inf) ? 0 : softmax(x)`
    pub fn safe_softmax(&mut self, condition: Id, a: Id, b: Id) -> Option<Id> {
        let (equal, axes) = self.reduction_of(condition, "and")?;
        let &[axis] = axes else { return None };
        let x = self.uncast(self.input(equal, 0));
        let fits = matches!(self[equal].op, Op::Compare(Order::Equal, _))
            && self.number(self.input(equal, 1)) == Some(f64::NEG_INFINITY)
            && self.number(a) == Some(0.0)
            && self.softmax_of(x, axis, false) == b;
        fits.then(|| self.softmax_of(x, axis, true))
    }

    /// A product that is a normalisation, or the factor of one.
    pub fn normalised(&mut self, a: Id, b: Id) -> Option<Id> {
        for (x, y) in [(a, b), (b, a)] {
            if let Some(found) = self.scaled(x, y).or_else(|| self.core(x, y)) {
                return Some(found);
            }
        }
        None
    }

    /// A normalisation without gamma, times gamma.
    fn scaled(&mut self, y: Id, gamma: Id) -> Option<Id> {
        if !self[gamma].fixed || self.number(gamma).is_some() {
            return None;
        }
        let (shape, element, inputs) = (self.shape(y).to_vec(), self[y].element, self[y].inputs.clone());
        let (op, gamma) = match self[y].op.clone() {
            Op::BatchNorm { epsilon, gamma: false, beta: false } => (
                Op::BatchNorm { epsilon, gamma: true, beta: false },
                self.along(gamma, shape.len(), 1, shape[1])?,
            ),
            Op::GroupNorm { groups, epsilon, gamma: false, beta: false } => (
                Op::GroupNorm { groups, epsilon, gamma: true, beta: false },
                self.along(gamma, shape.len(), 1, shape[1])?,
            ),
            // Over the image of a channel, gamma is one number: an instance norm.
            Op::LayerNorm { axis: 2, epsilon, gamma: false, beta: false }
                if let Some(gamma) = self.along(gamma, shape.len(), 1, shape[1]) =>
            {
                (Op::GroupNorm { groups: shape[1], epsilon, gamma: true, beta: false }, gamma)
            }
            Op::LayerNorm { axis, epsilon, gamma: false, beta: false } => (
                Op::LayerNorm { axis, epsilon, gamma: true, beta: false },
                self.trailing(gamma, &shape, axis)?,
            ),
            op @ Op::RmsNorm { axis, .. } if inputs.len() == 1 => (op, self.trailing(gamma, &shape, axis)?),
            _ => return None,
        };
        Some(self.node(op, [inputs, vec![gamma]].concat(), shape, element))
    }

    /// `x / sqrt(variance + epsilon)`, where `x` had its mean taken away.
    fn core(&mut self, x: Id, scale: Id) -> Option<Id> {
        // The variance of a convolution's channels is a vector that was reshaped after.
        let scale_base =
            if self[scale].fixed && self.is_reshape(scale) { self.input(scale, 0) } else { scale };
        let (variance, epsilon) = self.with_number(self.unary_of(scale_base, "rsqrt")?, "add")?;
        if !epsilon.is_finite() || epsilon < 0.0 {
            return None;
        }
        let element: Element = self[x].element;
        let epsilon = Number::new(element.decimal(epsilon));
        let shape = self.shape(x).to_vec();
        let rank = shape.len();
        if self[variance].fixed {
            let (image, mean) = self.binary_of(x, "sub")?;
            let channels = self.shape(variance).iter().product::<i64>();
            if rank < 2 || self.along(scale, rank, 1, shape[1]).is_none() || channels != shape[1] {
                return None;
            }
            let mean = self.along(mean, rank, 1, shape[1])?;
            let variance = self.reshape(variance, vec![shape[1]]);
            let op = Op::BatchNorm { epsilon, gamma: false, beta: false };
            return Some(self.node(op, vec![image, mean, variance], shape, element));
        }
        let (squares, axes) = self.mean_of(self.uncast(variance))?;
        let axis = *axes.first()?;
        if axes != (axis..rank).collect::<Vec<_>>() {
            return None;
        }
        let (p, q) = self.binary_of(squares, "mul")?;
        if p != q {
            return None;
        }
        if let Some(input) = self.less_mean(x, &axes).filter(|input| self.less_mean(p, &axes) == Some(*input))
        {
            let op = Op::LayerNorm { axis, epsilon, gamma: false, beta: false };
            return Some(self.node(op, vec![input], shape, element));
        }
        (self.uncast(p) == x).then(|| self.node(Op::RmsNorm { axis, epsilon }, vec![x], shape, element))
    }

    /// `x` of `x - mean(x)`, before conversions.
    fn less_mean(&self, id: Id, axes: &[usize]) -> Option<Id> {
        let (x, mean) = self.binary_of(self.uncast(id), "sub")?;
        let (of, found) = self.mean_of(self.uncast(mean))?;
        (self.uncast(of) == self.uncast(x) && found == axes).then(|| self.uncast(x))
    }

    /// A layer norm over the parts of a group, as what it is before the reshape into groups.
    pub fn group_norm(&mut self, grouped: Id, epsilon: Number, shape: &[i64]) -> Option<Id> {
        let x = self.is_reshape(grouped).then(|| self.input(grouped, 0))?;
        let fits = self.shape(x) == shape && shape.len() > 1 && self.shape(grouped)[0] == shape[0];
        let groups = self.shape(grouped)[1];
        let element = self[x].element;
        (fits && shape[1] % groups == 0).then(|| {
            let op = Op::GroupNorm { groups, epsilon, gamma: false, beta: false };
            self.node(op, vec![x], shape.to_vec(), element)
        })
    }
}
