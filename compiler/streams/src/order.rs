//! The order in which a tensor's elements arrive in a stream.
//!
//! A tensor is its elements by row-major index; reshaping it changes nothing here. An [`Order`] is a nest of loops over that index, as
//! in the layouts of CuTe (NVIDIA's CUTLASS): mixed-radix digits of the position, each with its stride in the index. Every order is a
//! bijection, so how far apart in the stream neighbours along a dimension are follows from it.

/// A loop: how often, and how far each iteration goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Loop {
    /// Iterations.
    pub extent: usize,
    /// Distance between two.
    pub stride: usize,
}

/// A loop.
pub const fn step(extent: usize, stride: usize) -> Loop {
    Loop { extent, stride }
}

/// How many iterations a nest has.
pub fn iterations(nest: &[Loop]) -> usize {
    nest.iter().map(|one| one.extent).product()
}

/// A nest without loops of one iteration, and with such loops merged as go on where the next ends.
pub fn merged(nest: &[Loop]) -> Vec<Loop> {
    let mut simple: Vec<Loop> = Vec::new();
    for one in nest.iter().filter(|one| one.extent != 1) {
        match simple.last_mut() {
            Some(outer) if outer.stride == one.extent * one.stride => {
                *outer = step(outer.extent * one.extent, one.stride);
            }
            _ => simple.push(*one),
        }
    }
    simple
}

/// Where the iterations of a nest are, in their order.
pub fn walk(nest: &[Loop]) -> impl Iterator<Item = usize> + '_ {
    (0..iterations(nest)).map(|mut at| {
        let mut place = 0;
        for one in nest.iter().rev() {
            place += (at % one.extent) * one.stride;
            at /= one.extent;
        }
        place
    })
}

/// The order of a tensor's elements in a stream: position to row-major index.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Order {
    digits: Vec<Loop>,
}

impl Order {
    /// Row-major, of that many elements.
    pub fn row_major(elements: usize) -> Self {
        Self { digits: merged(&[step(elements, 1)]) }
    }

    /// Loops over the index, outermost first. `None` if they do not meet every element once.
    pub fn new(nest: &[Loop]) -> Option<Self> {
        let digits = merged(nest);
        let mut sorted = digits.clone();
        sorted.sort_by_key(|one| one.stride);
        let mut next = 1;
        for one in &sorted {
            if one.stride != next {
                return None;
            }
            next *= one.extent;
        }
        Some(Self { digits })
    }

    /// The loops over the index, outermost first.
    pub fn digits(&self) -> &[Loop] {
        &self.digits
    }

    /// Elements of the tensor.
    pub fn elements(&self) -> usize {
        iterations(&self.digits)
    }

    /// The index of each position.
    pub fn indices(&self) -> impl Iterator<Item = usize> + '_ {
        walk(&self.digits)
    }

    /// Loops over positions that go along a dimension of the tensor, whose neighbours are `stride` apart in the index: outermost first.
    /// `None` where the order cuts the dimension at no multiple of its blocks.
    pub fn along(&self, stride: usize, extent: usize) -> Option<Vec<Loop>> {
        // Digits with their strides in the stream.
        let mut placed = Vec::new();
        let mut inner = 1;
        for digit in self.digits.iter().rev() {
            placed.push((*digit, inner));
            inner *= digit.extent;
        }
        placed.sort_by_key(|(digit, _)| digit.stride);
        let mut found = Vec::new();
        let (mut at, mut left) = (stride, extent);
        while left > 1 {
            let within = |digit: &Loop| digit.stride <= at && at < digit.stride * digit.extent;
            let (digit, distance) = placed.iter().find(|(digit, _)| within(digit))?;
            let skipped = at / digit.stride;
            let inside = (left - 1) * skipped < digit.extent;
            if at % digit.stride != 0 || !inside && digit.extent % skipped != 0 {
                return None;
            }
            let taken = if inside { left } else { digit.extent / skipped };
            if left % taken != 0 {
                return None;
            }
            found.push(step(taken, distance * skipped));
            left /= taken;
            at *= taken;
        }
        found.reverse();
        Some(merged(&found))
    }

    /// The order of the tensor with its dimensions permuted: `shape` before, dimension `permutation[i]` becomes the i-th. `None` where
    /// a dimension is cut (see [`Order::along`]).
    pub fn transposed(&self, shape: &[usize], permutation: &[usize]) -> Option<Self> {
        let strides = |shape: &[usize]| -> Vec<usize> {
            (0..shape.len()).map(|dim| shape[dim + 1..].iter().product()).collect()
        };
        let old = strides(shape);
        let new_shape: Vec<usize> = permutation.iter().map(|dim| shape[*dim]).collect();
        let new = strides(&new_shape);
        let mut placed = Vec::new();
        for (to, from) in permutation.iter().enumerate() {
            let mut index = new[to];
            for part in self.along(old[*from], shape[*from])?.iter().rev() {
                placed.push((part.stride, step(part.extent, index)));
                index *= part.extent;
            }
        }
        placed.sort_by_key(|(distance, _)| std::cmp::Reverse(*distance));
        Self::new(&placed.into_iter().map(|(_, one)| one).collect::<Vec<_>>())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn loops_merge() {
        assert_eq!(merged(&[step(2, 12), step(1, 99), step(3, 4), step(4, 1)]), [step(24, 1)]);
        assert_eq!(merged(&[step(3, 0), step(5, 0)]), [step(15, 0)]);
        assert_eq!(merged(&[step(3, 1), step(5, 3)]), [step(3, 1), step(5, 3)]);
    }

    #[test]
    fn orders_are_bijections() {
        assert!(Order::new(&[step(3, 1), step(5, 3)]).is_some());
        assert!(Order::new(&[step(3, 1), step(5, 4)]).is_none());
        assert!(Order::new(&[step(3, 1), step(5, 0)]).is_none());
        assert_eq!(Order::new(&[step(4, 8), step(8, 1)]).unwrap(), Order::row_major(32));
        let columns = Order::new(&[step(2, 1), step(3, 2)]).unwrap();
        assert_eq!(columns.indices().collect::<Vec<_>>(), [0, 2, 4, 1, 3, 5]);
    }

    /// Positions of the indices, by looking.
    fn inverse(order: &Order) -> Vec<usize> {
        let mut found = vec![0; order.elements()];
        order.indices().enumerate().for_each(|(position, index)| found[index] = position);
        found
    }

    #[test]
    fn dimensions_are_followed_through_any_order() {
        // Channels last, channels in two parts, of a [4, 3, 5] tensor: (h, c / 2, w, c % 2).
        let order = Order::new(&[step(3, 5), step(2, 30), step(5, 1), step(2, 15)]).unwrap();
        let inverse = inverse(&order);
        for (stride, extent) in [(15, 4), (5, 3), (1, 5), (15, 2), (30, 2), (1, 15)] {
            let Some(loops) = order.along(stride, extent) else { panic!("{stride} {extent}") };
            let found: Vec<usize> = walk(&loops).collect();
            let expected: Vec<usize> = (0..extent).map(|i| inverse[i * stride]).collect();
            assert_eq!(found, expected, "{stride} {extent}");
        }
        assert_eq!(order.along(1, 7), None, "a row and a half");
        assert_eq!(Order::row_major(35).along(10, 4), Some(vec![step(4, 10)]), "every other row of seven");
    }

    #[test]
    fn transposing_moves_indices_and_not_elements() {
        let order = Order::new(&[step(3, 5), step(2, 30), step(5, 1), step(2, 15)]).unwrap();
        let turned = order.transposed(&[4, 3, 5], &[2, 0, 1]).unwrap();
        let index = |at: usize| (at % 5) * 12 + (at / 15) * 3 + at / 5 % 3;
        assert_eq!(turned.indices().collect::<Vec<_>>(), order.indices().map(index).collect::<Vec<_>>());
        assert_eq!(turned.transposed(&[5, 4, 3], &[1, 2, 0]).unwrap(), order);
    }
}
