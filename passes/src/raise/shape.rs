//! Constructors of data movement. They merge, drop what does nothing, and let reshapes sink below elementwise ops.

use super::graph::{Element, Graph, Id, Number, Op};

impl Graph {
    pub fn reshape(&mut self, x: Id, shape: Vec<i64>) -> Id {
        if self.shape(x) == shape {
            return x;
        }
        let element = self[x].element;
        match self[x].op.clone() {
            Op::Reshape => {
                let inner = self.input(x, 0);
                return self.reshape(inner, shape);
            }
            Op::Broadcast if self.number(x).is_some() => {
                let inner = self.unbroadcast(x);
                return self.broadcast(inner, shape);
            }
            Op::Constant(_) => return self.broadcast(x, shape),
            // A linear layer of rows that were reshaped into rows: one reshape does, before it.
            Op::Linear if self.is_reshape(self.input(x, 0)) && shape.last() == self.shape(x).last() => {
                let rows = self.input(x, 0);
                let inside = *self.shape(rows).last().unwrap_or(&1);
                let lead = shape.len() - 1;
                let rows = self.reshape(rows, [&shape[..lead], &[inside]].concat());
                let inputs = [&[rows], &self[x].inputs[1..]].concat();
                return self.node(Op::Linear, inputs, shape, element);
            }
            Op::LayerNorm { axis: 2, epsilon, gamma: false, beta: false } => {
                if let Some(norm) = self.group_norm(self.input(x, 0), epsilon, &shape) {
                    return norm;
                }
            }
            _ => {}
        }
        self.node(Op::Reshape, vec![x], shape, element)
    }

    pub fn broadcast(&mut self, x: Id, shape: Vec<i64>) -> Id {
        if self.shape(x) == shape {
            return x;
        }
        // A tensor that is one number is that number repeated.
        let x = match self.number(x) {
            Some(value) => self.constant(value, self[x].element),
            None => x,
        };
        let element = self[x].element;
        self.node(Op::Broadcast, vec![x], shape, element)
    }

    pub fn transpose(&mut self, x: Id, permutation: Vec<usize>) -> Id {
        if permutation.iter().enumerate().all(|(i, from)| i == *from) {
            return x;
        }
        let shape: Vec<i64> = permutation.iter().map(|from| self.shape(x)[*from]).collect();
        if self.number(x).is_some() {
            return self.reshape(x, shape);
        }
        if let Op::Transpose(inner) = &self[x].op {
            let both = permutation.iter().map(|from| inner[*from]).collect();
            let inner = self.input(x, 0);
            return self.transpose(inner, both);
        }
        // Dimensions of extent 1 can go anywhere.
        let moved: Vec<usize> =
            permutation.iter().copied().filter(|from| self.shape(x)[*from] != 1).collect();
        if moved.is_sorted() {
            return self.reshape(x, shape);
        }
        if let Some(inner) = self.transposed_before_units(x, &moved) {
            return self.reshape(inner, shape);
        }
        let element = self[x].element;
        self.node(Op::Transpose(permutation), vec![x], shape, element)
    }

    /// Where `x` is a tensor with dimensions of extent 1 added, that tensor with the other dimensions in another order.
    fn transposed_before_units(&mut self, x: Id, moved: &[usize]) -> Option<Id> {
        let inner =
            self.is_reshape(x).then(|| self.input(x, 0)).filter(|inner| self.rank(*inner) < self.rank(x))?;
        let large = |shape: &[i64]| -> Vec<usize> { (0..shape.len()).filter(|i| shape[*i] != 1).collect() };
        let (outside, inside) = (large(self.shape(x)), large(self.shape(inner)));
        let same = outside.len() == inside.len()
            && outside.iter().zip(&inside).all(|(o, i)| self.shape(x)[*o] == self.shape(inner)[*i]);
        if !same {
            return None;
        }
        let mut permutation: Vec<usize> = (0..self.rank(inner)).collect();
        for (to, from) in inside.iter().zip(moved) {
            permutation[*to] = inside[outside.iter().position(|o| o == from)?];
        }
        Some(self.transpose(inner, permutation))
    }

    pub fn slice(&mut self, x: Id, offsets: Vec<i64>, sizes: Vec<i64>, strides: Vec<i64>) -> Id {
        if self.shape(x) == sizes {
            return x;
        }
        if self.number(x).is_some() {
            return self.reshape(x, sizes);
        }
        let element = self[x].element;
        self.node(Op::Slice { offsets, strides }, vec![x], sizes, element)
    }

    pub fn pad(&mut self, x: Id, low: Vec<i64>, high: Vec<i64>, value: f64) -> Id {
        if low.iter().chain(&high).all(|extent| *extent == 0) {
            return x;
        }
        let shape = self.shape(x).iter().zip(low.iter().zip(&high)).map(|(x, (l, h))| x + l + h).collect();
        let element = self[x].element;
        self.node(Op::Pad { low, high, value: Number::new(value) }, vec![x], shape, element)
    }

    pub fn concat(&mut self, parts: Vec<Id>, axis: usize) -> Id {
        if let [only] = parts[..] {
            return only;
        }
        let mut shape = self.shape(parts[0]).to_vec();
        shape[axis] = parts.iter().map(|part| self.shape(*part)[axis]).sum();
        let element = self[parts[0]].element;
        self.node(Op::Concat(axis), parts, shape, element)
    }

    /// Conversion between floats.
    pub fn cast(&mut self, x: Id, to: Element) -> Id {
        if self[x].element == to {
            return x;
        }
        if let Op::Constant(value) = self[x].op {
            return self.constant(value.get(), to);
        }
        if self[x].op == Op::Broadcast && self.number(x).is_some() {
            let (inner, shape) = (self.input(x, 0), self.shape(x).to_vec());
            let inner = self.cast(inner, to);
            return self.broadcast(inner, shape);
        }
        let shape = self.shape(x).to_vec();
        self.node(Op::Cast, vec![x], shape, to)
    }

    /// A tensor that `loops` index by `map`, one loop or constant for each of its dimensions, as one that broadcasts to
    /// the loops' extents.
    pub fn aligned(&mut self, x: Id, map: &[Option<usize>], loops: usize) -> Id {
        if map.is_empty() {
            return x;
        }
        let shape = self.shape(x).to_vec();
        // Unit dimensions that no loop indexes go.
        let kept: Vec<(usize, i64)> =
            map.iter().zip(&shape).filter_map(|(index, extent)| index.map(|i| (i, *extent))).collect();
        let x = self.reshape(x, kept.iter().map(|(_, extent)| *extent).collect());
        let mut order: Vec<usize> = (0..kept.len()).collect();
        order.sort_by_key(|i| kept[*i].0);
        let x = self.transpose(x, order);
        let mut aligned = vec![1; loops];
        for (index, extent) in kept {
            aligned[index] = extent;
        }
        self.reshape(x, aligned)
    }

    /// A fixed tensor that broadcasts to `rank` dimensions and varies along one alone, as a vector.
    pub fn along(&mut self, x: Id, rank: usize, axis: usize, extent: i64) -> Option<Id> {
        if let Some(number) = self.number(x).filter(|_| extent == 1) {
            let number = self.constant(number, self[x].element);
            return Some(self.broadcast(number, vec![1]));
        }
        if !self[x].fixed || self.rank(x) > rank || self.rank(x) == 0 {
            return None;
        }
        let lead = rank - self.rank(x);
        let varies = (0..self.rank(x)).all(|i| self.shape(x)[i] == if i + lead == axis { extent } else { 1 });
        (varies && axis >= lead).then(|| self.reshape(x, vec![extent]))
    }

    /// A fixed tensor that broadcasts to `shape` and varies along the dimensions from `axis` on alone, with these
    /// dimensions.
    pub fn trailing(&mut self, x: Id, shape: &[i64], axis: usize) -> Option<Id> {
        let own = self.shape(x).to_vec();
        let count = shape.len() - axis;
        if !self[x].fixed || own.len() < count || own.len() > shape.len() {
            return None;
        }
        let (lead, tail) = own.split_at(own.len() - count);
        let fits = lead.iter().all(|extent| *extent == 1) && *tail == shape[axis..];
        fits.then(|| self.reshape(x, tail.to_vec()))
    }
}
