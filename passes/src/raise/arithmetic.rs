//! Constructors of elementwise arithmetic and reductions, and the activations that they amount to.

use super::graph::{Element, Graph, Id, Number, Op, Order, broadcast, near};
use std::f64::consts::{FRAC_1_SQRT_2, FRAC_2_SQRT_PI};

/// From here on `log(1 + exp(x))` is `x` in 32 bits, and in 64.
const SOFTPLUS_LINEAR: [f64; 2] = [17.0, 37.0];
/// sqrt(2/pi) as torch-mlir writes it in the tanh form of GELU, where PyTorch has all digits.
const SHORT_SQRT_2_OVER_PI: f64 = 0.797724;
/// How many factors of a product are looked at.
const FACTORS: usize = 8;

impl Graph {
    pub fn unary(&mut self, name: &'static str, x: Id) -> Id {
        let element = self[x].element;
        if let Some(value) = self.number(x).and_then(|value| evaluate(name, value)) {
            let (value, shape) = (self.constant(value, element), self.shape(x).to_vec());
            return self.broadcast(value, shape);
        }
        if self.is_reshape(x) {
            let (inner, shape) = (self.input(x, 0), self.shape(x).to_vec());
            let y = self.unary(name, inner);
            return self.reshape(y, shape);
        }
        if let Some(inner) = self.softplus(name, x) {
            let (y, shape) = (self.unary("softplus", inner), self.shape(x).to_vec());
            return self.broadcast(y, shape);
        }
        let shape = self.shape(x).to_vec();
        self.node(Op::Unary(name), vec![x], shape, element)
    }

    /// `x` of `log(1 + exp(x))`, the function of this name of `sum`.
    fn softplus(&self, name: &str, sum: Id) -> Option<Id> {
        match name {
            "log1p" => self.unary_of(sum, "exp"),
            "log" => {
                let (exp, one) = self.with_number(sum, "add")?;
                self.unary_of(exp, "exp").filter(|_| one == 1.0)
            }
            _ => None,
        }
    }

    pub fn binary(&mut self, name: &'static str, a: Id, b: Id) -> Option<Id> {
        let shape = broadcast(self.shape(a), self.shape(b))?;
        let (a, b) = self.narrow(a, b, &shape);
        let element = self[a].element;
        if let (Some(x), Some(y)) = (self.number(a), self.number(b))
            && element.is_float()
        {
            let value = self.constant(compute(name, x, y), element);
            return Some(self.broadcast(value, shape));
        }
        // Numbers come second.
        let commutes = matches!(name, "add" | "mul" | "maximum" | "minimum");
        let (a, b) = if commutes && self.number(a).is_some() { (b, a) } else { (a, b) };
        if let Some((inner_a, inner_b, shape)) = self.before_reshape(a, b) {
            let y = self.binary(name, inner_a, inner_b)?;
            return Some(self.reshape(y, shape));
        }
        let found = match name {
            "add" => self.sum(a, b),
            "sub" => self.log_softmax(a, b),
            "mul" => self.scaled_mean(a, b, false).or_else(|| self.normalised(a, b)),
            "div" => self.scaled_mean(a, b, true).or_else(|| self.quotient(a, b)),
            "maximum" | "minimum" => self.clamped(name, a, b),
            _ => None,
        };
        if let Some(found) = found {
            return Some(self.broadcast(found, shape));
        }
        let y = self.node(Op::Binary(name), vec![a, b], shape.clone(), element);
        let found = if matches!(name, "mul" | "div" | "add") { self.activation(y) } else { None };
        Some(found.map_or(y, |found| self.broadcast(found, shape)))
    }

    /// Operands without repetition that the result's shape does not need.
    fn narrow(&mut self, a: Id, b: Id, shape: &[i64]) -> (Id, Id) {
        let (small_a, small_b) = (self.unbroadcast(a), self.unbroadcast(b));
        let fits =
            |graph: &Self, a: Id, b: Id| broadcast(graph.shape(a), graph.shape(b)).as_deref() == Some(shape);
        match () {
            () if fits(self, small_a, small_b) => (small_a, small_b),
            () if fits(self, a, small_b) => (a, small_b),
            () if fits(self, small_a, b) => (small_a, b),
            () => (a, b),
        }
    }

    /// The operands before the same reshape of both, or of one where the other is a number, and the reshape's shape.
    fn before_reshape(&self, a: Id, b: Id) -> Option<(Id, Id, Vec<i64>)> {
        if !self.is_reshape(a) || self[a].fixed {
            return None;
        }
        let (shape, inner) = (self.shape(a).to_vec(), self.input(a, 0));
        if self.number(b).is_some() && self.rank(b) == 0 {
            return Some((inner, b, shape));
        }
        let same = self.is_reshape(b)
            && self.shape(a) == self.shape(b)
            && self.shape(inner) == self.shape(self.input(b, 0));
        same.then(|| (inner, self.input(b, 0), shape))
    }

    pub fn compare(&mut self, order: Order, predicate: i64, a: Id, b: Id) -> Option<Id> {
        let shape = broadcast(self.shape(a), self.shape(b))?;
        let (a, b) = self.narrow(a, b, &shape);
        Some(self.node(Op::Compare(order, predicate), vec![a, b], shape, Element::Int(1)))
    }

    pub fn select(&mut self, condition: Id, a: Id, b: Id) -> Option<Id> {
        let shape = broadcast(self.shape(condition), &broadcast(self.shape(a), self.shape(b))?)?;
        let found = match self[condition].op {
            Op::Compare(order, _) => self.chosen(order, condition, a, b),
            Op::Reduce("and", _) => self.safe_softmax(condition, a, b),
            _ => None,
        };
        if let Some(found) = found {
            return Some(self.broadcast(found, shape));
        }
        let (small_a, small_b) = (self.unbroadcast(a), self.unbroadcast(b));
        let fits = broadcast(self.shape(condition), &broadcast(self.shape(small_a), self.shape(small_b))?);
        let (a, b) = if fits.as_ref() == Some(&shape) { (small_a, small_b) } else { (a, b) };
        let element = self[a].element;
        Some(self.node(Op::Where, vec![condition, a, b], shape, element))
    }

    /// A choice by comparison: of the larger or the smaller, or of a slope.
    fn chosen(&mut self, order: Order, condition: Id, a: Id, b: Id) -> Option<Id> {
        let (x, y) = (self.input(condition, 0), self.input(condition, 1));
        let same = |graph: &Self, p: Id, q: Id| {
            p == q || graph.number(p).is_some_and(|value| graph.number(q) == Some(value))
        };
        let larger = match order {
            Order::Greater => true,
            Order::Less => false,
            Order::Equal => return None,
        };
        if same(self, x, a) && same(self, y, b) {
            return self.binary(if larger { "maximum" } else { "minimum" }, x, y);
        }
        if same(self, x, b) && same(self, y, a) {
            return self.binary(if larger { "minimum" } else { "maximum" }, x, y);
        }
        let (positive, negative) = if larger { (a, b) } else { (b, a) };
        if positive != x {
            return None;
        }
        // Beyond the threshold, softplus is the identity to float rounding.
        let linear = SOFTPLUS_LINEAR[usize::from(self[x].element == Element::F64)];
        if self.number(y).is_some_and(|threshold| threshold >= linear)
            && self.unary_of(negative, "softplus") == Some(x)
        {
            return Some(negative);
        }
        if self.number(y) != Some(0.0) {
            return None;
        }
        let (factor, factors) = self.factors(negative);
        if factors == [x] {
            return Some(self.slope("leaky_relu", factor, x));
        }
        let [inner] = factors[..] else { return None };
        (self.exp_minus_one(inner)? == x).then(|| self.slope("elu", factor, x))
    }

    /// `x` of `exp(x) - 1`.
    fn exp_minus_one(&self, id: Id) -> Option<Id> {
        let (exp, minus) = match self.with_number(id, "sub") {
            Some((exp, one)) => (exp, one == 1.0),
            None => self.with_number(id, "add").map(|(exp, one)| (exp, one == -1.0))?,
        };
        self.unary_of(exp, "exp").filter(|_| minus)
    }

    fn slope(&mut self, name: &'static str, alpha: f64, x: Id) -> Id {
        let (shape, element) = (self.shape(x).to_vec(), self[x].element);
        self.node(Op::Slope(name, Number::new(element.decimal(alpha))), vec![x], shape, element)
    }

    fn clamped(&mut self, name: &str, a: Id, b: Id) -> Option<Id> {
        match (name, self.number(b)?) {
            ("maximum", 0.0) => {
                if let Some((x, 6.0)) = self.with_number(a, "minimum") {
                    return Some(self.unary("relu6", x));
                }
                Some(self.unary("relu", a))
            }
            ("minimum", 6.0) => self.unary_of(a, "relu").map(|x| self.unary("relu6", x)),
            _ => None,
        }
    }

    /// Reduction over dimensions, which stay with extent 1.
    pub fn reduce(&mut self, name: &'static str, x: Id, axes: Vec<usize>) -> Id {
        // Over one element it is that element.
        let axes: Vec<usize> = axes.into_iter().filter(|axis| self.shape(x)[*axis] != 1).collect();
        if axes.is_empty() {
            return x;
        }
        let mut shape = self.shape(x).to_vec();
        for axis in &axes {
            shape[*axis] = 1;
        }
        let element = self[x].element;
        self.node(Op::Reduce(name, axes), vec![x], shape, element)
    }

    /// A sum that is divided by how many there were.
    fn scaled_mean(&mut self, a: Id, b: Id, divided: bool) -> Option<Id> {
        let value = self.number(b)?;
        let count = |shape: &[i64], axes: &[usize]| axes.iter().map(|axis| shape[*axis]).product::<i64>();
        if let Some((x, axes)) = self.reduction_of(a, "sum") {
            let count = count(self.shape(x), axes) as f64;
            if !near(if divided { value } else { 1.0 / value }, count) {
                return None;
            }
            let axes = axes.to_vec();
            if self.rank(x) == 4 && axes == [2, 3] {
                let (shape, element) = (self.shape(a).to_vec(), self[x].element);
                return Some(self.node(Op::AdaptivePool("adaptive_avg_pool2d"), vec![x], shape, element));
            }
            return Some(self.reduce("mean", x, axes));
        }
        if let Op::Pool("sum", window) = &self[a].op {
            let count = (window.kernel[0] * window.kernel[1]) as f64;
            let fits = near(if divided { value } else { 1.0 / value }, count) && window.dilations == [1, 1];
            let (op, x) = (Op::Pool("avg_pool2d", window.clone()), self.input(a, 0));
            let (shape, element) = (self.shape(a).to_vec(), self[a].element);
            return fits.then(|| self.node(op, vec![x], shape, element));
        }
        None
    }

    /// The mean over these dimensions, however it is written.
    pub fn mean_of(&self, id: Id) -> Option<(Id, Vec<usize>)> {
        match &self[id].op {
            Op::AdaptivePool("adaptive_avg_pool2d") if self.shape(id)[2..] == [1, 1] => {
                Some((self.input(id, 0), vec![2, 3]))
            }
            _ => self.reduction_of(id, "mean").map(|(x, axes)| (x, axes.to_vec())),
        }
    }

    fn quotient(&mut self, a: Id, b: Id) -> Option<Id> {
        if let Some(softmax) = self.softmax(a, b) {
            return Some(softmax);
        }
        // 1 / (1 + exp(-x)) and x / (1 + exp(-x))
        if let Some(x) = self.one_plus_exp_minus(b) {
            if self.number(a) == Some(1.0) {
                return Some(self.unary("sigmoid", x));
            }
            if a == x {
                return Some(self.unary("silu", x));
            }
        }
        if self.number(a) == Some(1.0)
            && let Some(x) = self.unary_of(b, "sqrt")
        {
            return Some(self.unary("rsqrt", x));
        }
        let x = self.unary_of(b, "sqrt")?;
        let scale = self.unary("rsqrt", x);
        self.normalised(a, scale)
    }

    fn one_plus_exp_minus(&self, id: Id) -> Option<Id> {
        let (exp, one) = self.with_number(id, "add")?;
        let minus = self.unary_of(exp, "exp")?;
        self.unary_of(minus, "neg").filter(|_| one == 1.0)
    }

    /// The numbers in a product, multiplied, and its other factors.
    pub fn factors(&self, id: Id) -> (f64, Vec<Id>) {
        let (mut number, mut factors, mut open) = (1.0, Vec::new(), vec![id]);
        while let Some(id) = open.pop() {
            match (self.binary_of(id, "mul"), self.binary_of(id, "div")) {
                _ if factors.len() + open.len() > FACTORS => factors.push(id),
                (Some((a, b)), _) => match self.number(b) {
                    Some(value) => {
                        number *= value;
                        open.push(a);
                    }
                    None => open.extend([b, a]),
                },
                (_, Some((a, b))) if self.number(b).is_some() => {
                    number /= self.number(b).unwrap_or(1.0);
                    open.push(a);
                }
                _ => factors.push(id),
            }
        }
        (number, factors)
    }

    /// The activation that a product or sum amounts to.
    fn activation(&mut self, y: Id) -> Option<Id> {
        if let Some((a, b)) = self.binary_of(y, "add") {
            return self.leaky_sum(a, b).or_else(|| self.leaky_sum(b, a));
        }
        let (number, factors) = self.factors(y);
        match factors[..] {
            [x] if near(number, 1.0 / 6.0) => {
                let inner = self.shifted_relu6(x)?;
                Some(self.unary("hardsigmoid", inner))
            }
            [a, b] => self.product(number, a, b).or_else(|| self.product(number, b, a)),
            _ => None,
        }
    }

    /// `x` of `relu6(x + 3)`.
    fn shifted_relu6(&self, id: Id) -> Option<Id> {
        let (x, three) = self.with_number(self.unary_of(id, "relu6")?, "add")?;
        (three == 3.0).then_some(x)
    }

    /// `number * x * gate`
    fn product(&mut self, number: f64, x: Id, gate: Id) -> Option<Id> {
        if near(number, 1.0) {
            let name = if self.unary_of(gate, "sigmoid") == Some(x) {
                "silu"
            } else if self.unary_of(gate, "hardsigmoid") == Some(x) {
                "hardswish"
            } else {
                return None;
            };
            return Some(self.unary(name, x));
        }
        if near(number, 1.0 / 6.0) && self.shifted_relu6(gate) == Some(x) {
            return Some(self.unary("hardswish", x));
        }
        if !near(number, 0.5) {
            return None;
        }
        let (inner, one) = self.with_number(gate, "add")?;
        let tanh = match self[inner].op {
            Op::Unary("erf") => {
                let scaled = self.factors(self.input(inner, 0));
                (near(scaled.0, FRAC_1_SQRT_2) && scaled.1 == [x]).then_some(false)?
            }
            Op::Unary("tanh") => self.is_gelu_argument(self.input(inner, 0), x).then_some(true)?,
            _ => return None,
        };
        let (shape, element) = (self.shape(x).to_vec(), self[x].element);
        (one == 1.0).then(|| self.node(Op::Gelu { tanh }, vec![x], shape, element))
    }

    /// Whether it is `sqrt(2/pi) * (x + 0.044715 * x^3)`.
    fn is_gelu_argument(&self, id: Id, x: Id) -> bool {
        let (number, factors) = self.factors(id);
        let [sum] = factors[..] else { return false };
        (near(number, FRAC_2_SQRT_PI * FRAC_1_SQRT_2) || near(number, SHORT_SQRT_2_OVER_PI))
            && self.either_of(sum, "add").into_iter().any(|(a, b)| {
                let (cubic, factors) = self.factors(b);
                a == x && near(cubic, 0.044715) && factors == [x, x, x]
            })
    }

    /// `max(x, 0) + alpha * min(x, 0)`, and the same with `exp(min(x, 0)) - 1`
    fn leaky_sum(&mut self, a: Id, b: Id) -> Option<Id> {
        let x = self.unary_of(a, "relu")?;
        let (alpha, factors) = self.factors(b);
        let [low] = factors[..] else { return None };
        let (name, low) = match self.exp_minus_one(low) {
            Some(low) => ("elu", low),
            None => ("leaky_relu", low),
        };
        let (inner, zero) = self.with_number(low, "minimum")?;
        (inner == x && zero == 0.0).then(|| self.slope(name, alpha, x))
    }
}

/// A function of a number, where folding it changes no rounding that matters.
fn evaluate(name: &str, x: f64) -> Option<f64> {
    Some(match name {
        "neg" => -x,
        "sqrt" => x.sqrt(),
        "rsqrt" => 1.0 / x.sqrt(),
        _ => return None,
    })
}

fn compute(name: &str, x: f64, y: f64) -> f64 {
    match name {
        "add" => x + y,
        "sub" => x - y,
        "mul" => x * y,
        "div" => x / y,
        "maximum" => x.max(y),
        _ => x.min(y),
    }
}
