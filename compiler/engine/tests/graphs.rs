//! Random small graphs of nodes on random formats, run by the engine.
//!
//! Every node's value is compared with what its definition says: operands decoded, the exact result, rounded once by the
//! crate `mase-formats`, and sums of blocks rounded into the accumulator. Where the definition is a table or polynomial, or a
//! multiplier, what the engine gives is taken on from there. Beside it, what the same graph gives on floats differs by no more
//! than a bound that is carried along: half a step for each rounding, times what the ops that follow make of it.
// tidy: long because the reference, the bound and the generator know the same list of ops.

#![allow(clippy::unwrap_used)]

use mase_data::Tensor;
use mase_engine::{Options, Weights, compile};
use mase_formats::{Format, Grid, Step};
use mase_ir::{melior::ir::Module, module};
use rand_xoshiro::{
    Xoshiro256PlusPlus,
    rand_core::{RngCore, SeedableRng},
};
use std::fmt::Write;

/// Formats of operands of products; the block axis is put in by the op.
const OPERANDS: &[&str] = &[
    "fixed<8, 5>",
    "fixed<7, 4, unsigned>",
    "fixed<8, 5, rounding = floor>",
    "fixed<6, 3, rounding = half_away>",
    "fixed<5, 6, overflow = wrap>",
    "int<8, scale = 0.05>",
    "int<7, scale = 0.0625, zero = 3>",
    "int<1, scale = 0.5>",
    "minifloat<4, 3>",
    "minifloat<3, 2>",
    "log<5>",
    "binary<scale = 0.5>",
    "ternary<scale = 0.75>",
    "msfp12",
    "msfp16",
    "mxint8",
    "mxint<6, block = 4>",
    "bfp<5, 4, block = 3, rule = ceil>",
    "mxfp8_e4m3",
    "mxfp6_e2m3",
    "mxfp4",
];

/// Formats of results of arithmetic.
const RESULTS: &[&str] = &[
    "fixed<16, 8>",
    "fixed<12, 6>",
    "fixed<10, 6, rounding = half_up>",
    "fixed<9, 5, rounding = trunc>",
    "fixed<14, 7, unsigned>",
    "fixed<20, 12>",
    "minifloat<4, 5>",
    "int<12, scale = 0.03125>",
    "int<10, scale = 0.0625, zero = 5>",
    "int<10, scale = 0.0625, zero = 4, rounding = trunc>",
    "int<10, scale = 0.0625, zero = -7, rounding = half_away>",
    "int<10, scale = 0.0625, zero = 3, rounding = trunc, overflow = wrap>",
];

struct Random(Xoshiro256PlusPlus);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        (self.0.next_u64() % n as u64) as usize
    }

    fn pick(&mut self, list: &[&'static str]) -> &'static str {
        list[self.below(list.len())]
    }

    /// About normal, with a few large values, zeros and ties.
    fn value(&mut self) -> f64 {
        let sum: f64 = (0..6).map(|_| self.0.next_u64() as f64 / u64::MAX as f64 - 0.5).sum();
        match self.below(12) {
            0 => 0.0,
            1 => sum * 12.0,
            2 => (sum * 32.0).round() / 64.0,
            _ => sum * 1.5,
        }
    }
}

/// A value of the graph.
#[derive(Clone)]
struct Val {
    name: String,
    shape: Vec<usize>,
    /// Absent for floats.
    format: Option<Format>,
    /// What it has to be.
    exact: Vec<f64>,
    /// On floats.
    float: Vec<f64>,
    /// How far the two may be apart.
    bound: Vec<f64>,
    /// Whether `exact` is known before it is run.
    known: bool,
    /// Shapes of the operands of the node that makes it.
    operands: Vec<Vec<usize>>,
}

impl Val {
    fn ty(&self) -> String {
        let dims: String = self.shape.iter().map(|extent| format!("{extent}x")).collect();
        match &self.format {
            Some(format) => format!("tensor<{dims}!mase.{format}>"),
            None => format!("tensor<{dims}f32>"),
        }
    }
}

struct Graph {
    random: Random,
    text: String,
    values: Vec<Val>,
}

/// A rounded into a format: what it becomes, and how far from the value at most.
fn rounded(
    format: &Format,
    shape: &[usize],
    exact: &[f64],
    float: &[f64],
    bound: &[f64],
) -> (Vec<f64>, Vec<f64>) {
    let encoded = format.encode(exact, shape, None).unwrap();
    let values = encoded.decode::<f64>().unwrap();
    let view = format.view().unwrap();
    let block = view.shared.map(|shared| {
        let axis = (shape.len() as i64 + shared.axis) as usize;
        (axis, shared)
    });
    let most = |index: usize| -> f64 {
        let Some((axis, shared)) = block else { return float[index].abs() + bound[index] };
        let inner: usize = shape[axis + 1..].iter().product();
        let place = index / inner % shape[axis];
        let first = place / shared.block as usize * shared.block as usize;
        let last = (first + shared.block as usize).min(shape[axis]);
        (first..last)
            .map(|i| index + i * inner - place * inner)
            .map(|i| float[i].abs() + bound[i])
            .fold(0.0, f64::max)
    };
    let bounds = (0..float.len()).map(|index| {
        let size = float[index].abs() + bound[index];
        let unit = match view.step {
            Step::Power(power) => 2f64.powi(power),
            Step::Scale(scale) => scale,
            _ => unreachable!("no channels here"),
        };
        let unit = match block {
            // The exponent is at most that of the largest magnitude that there may be, or one above under other rules.
            Some((_, shared)) if most(index) > 0.0 => {
                let log = most(index).log2().ceil() as i32 - shared.less;
                unit * 2f64.powi(log.clamp(-shared.limit, shared.limit))
            }
            Some((_, shared)) => unit * 2f64.powi(-shared.limit),
            None => unit,
        };
        let (low, high) = match view.overflow {
            mase_formats::Overflow::Wrap => (view.low as f64 * unit, view.high as f64 * unit),
            _ => (view.low as f64 * unit, view.high as f64 * unit),
        };
        let relative = match view.grid {
            Grid::Every => 0.0,
            Grid::Floats { significant } => size * 2f64.powi(1 - significant as i32),
            Grid::Powers => size,
            Grid::Signs => size,
        };
        // What wraps may be anywhere.
        let outside = (float[index] + bound[index] - high).max(low - (float[index] - bound[index])).max(0.0);
        let wraps = view.overflow == mase_formats::Overflow::Wrap
            && outside + unit > 0.0
            && size + unit > high.min(-low);
        let block_excess = if block.is_some() { size * 2f64.powi(-1) } else { 0.0 };
        let lost = if wraps { high - low + size } else { outside.min(size + unit) };
        bound[index] + unit.max(relative) + lost + if block.is_some() { unit.min(block_excess) } else { 0.0 }
    });
    (values, bounds.collect())
}

impl Graph {
    fn new(seed: u64) -> Self {
        let mut graph = Graph {
            random: Random(Xoshiro256PlusPlus::seed_from_u64(seed)),
            text: String::new(),
            values: Vec::new(),
        };
        let shape = vec![1 + graph.random.below(4), 1 + graph.random.below(7)];
        let float = graph.numbers(shape.iter().product());
        graph.values.push(Val {
            name: "%x".into(),
            bound: vec![0.0; float.len()],
            exact: float.clone(),
            float,
            shape,
            format: None,
            known: true,
            operands: Vec::new(),
        });
        graph
    }

    fn numbers(&mut self, count: usize) -> Vec<f64> {
        (0..count).map(|_| f64::from(self.random.value() as f32)).collect()
    }

    fn constant(&mut self, shape: &[usize]) -> Val {
        let float = self.numbers(shape.iter().product());
        let name = format!("%v{}", self.values.len());
        let mut list: Vec<String> = float.iter().map(|v| format!("{v:?}")).collect();
        for extent in shape.iter().rev() {
            list = list.chunks(*extent).map(|part| format!("[{}]", part.join(", "))).collect();
        }
        let val = Val {
            name: name.clone(),
            shape: shape.to_vec(),
            format: None,
            exact: float.clone(),
            bound: vec![0.0; float.len()],
            float,
            known: true,
            operands: Vec::new(),
        };
        let (ty, list) = (val.ty(), list.concat());
        writeln!(
            self.text,
            "  {name} = mase.parameter \"p{}\" = dense<{list}> : {ty} : () -> {ty}",
            self.values.len()
        )
        .unwrap();
        self.values.push(val.clone());
        val
    }

    /// Adds a node; what it has to be is exact before its result is rounded.
    fn node(
        &mut self,
        text: &str,
        inputs: &[&Val],
        shape: Vec<usize>,
        format: &str,
        of: [Vec<f64>; 3],
        known: bool,
    ) -> Val {
        let format: Format = format.parse().unwrap();
        let [exact, float, bound] = of;
        let (exact, bound) = rounded(&format, &shape, &exact, &float, &bound);
        let name = format!("%v{}", self.values.len());
        let types: Vec<String> = inputs.iter().map(|input| input.ty()).collect();
        let known = known && inputs.iter().all(|input| input.known);
        let operands = inputs.iter().map(|input| input.shape.clone()).collect();
        let val = Val { name, shape, format: Some(format), exact, float, bound, known, operands };
        writeln!(self.text, "  {} = {text} : ({}) -> {}", val.name, types.join(", "), val.ty()).unwrap();
        self.values.push(val.clone());
        val
    }

    fn cast(&mut self, x: &Val, format: &str) -> Val {
        let text = format!("mase.cast {}", x.name);
        let of = [x.exact.clone(), x.float.clone(), x.bound.clone()];
        self.node(&text, &[x], x.shape.clone(), format, of, true)
    }

    /// A format for a result; without an exponent for what has a scale that is no power of two.
    fn result(&mut self, power: bool) -> &'static str {
        let fixed: Vec<&'static str> =
            RESULTS.iter().copied().filter(|text| text.starts_with("fixed")).collect();
        if power { self.random.pick(RESULTS) } else { fixed[self.random.below(fixed.len())] }
    }

    /// A format without blocks.
    fn scalar(&mut self, x: &Val) -> Val {
        let is_scalar = x.format.as_ref().is_some_and(|format| format.layout().block.is_none());
        if is_scalar {
            return x.clone();
        }
        let power = x.format.as_ref().is_none_or(|format| format.view().unwrap().power().is_some());
        let format = self.result(power);
        self.cast(x, format)
    }

    fn any(&mut self) -> Val {
        let index = self.random.below(self.values.len());
        self.values[index].clone()
    }

    fn binary(&mut self) {
        let x = self.any();
        let y = self.values.iter().rev().find(|y| y.shape == x.shape).unwrap().clone();
        let (x, y) = (self.scalar(&x), self.scalar(&y));
        let power = |v: &Val| v.format.as_ref().unwrap().view().unwrap().power().is_some();
        let (name, f): (&str, fn(f64, f64) -> f64) = match self.random.below(5) {
            0 => ("mul", |a, b| a * b),
            1 if power(&x) && power(&y) => ("sub", |a, b| a - b),
            2 if power(&x) && power(&y) => ("maximum", f64::max),
            3 if power(&x) && power(&y) => ("minimum", f64::min),
            _ if power(&x) && power(&y) => ("add", |a, b| a + b),
            _ => ("mul", |a, b| a * b),
        };
        let pairs = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| f(*a, *b)).collect::<Vec<_>>();
        let bound = (0..x.float.len())
            .map(|i| match name {
                "mul" => {
                    x.float[i].abs() * y.bound[i] + y.float[i].abs() * x.bound[i] + x.bound[i] * y.bound[i]
                }
                "maximum" | "minimum" => x.bound[i].max(y.bound[i]),
                _ => x.bound[i] + y.bound[i],
            })
            .collect();
        let of = [pairs(&x.exact, &y.exact), pairs(&x.float, &y.float), bound];
        let format = self.result(power(&x) && power(&y));
        self.node(
            &format!("mase.{name} {}, {}", x.name, y.name),
            &[&x, &y],
            x.shape.clone(),
            format,
            of,
            power(&x) && power(&y),
        );
    }

    fn unary(&mut self) {
        let x = self.any();
        let x = self.scalar(&x);
        let power = x.format.as_ref().unwrap().view().unwrap().power().is_some();
        let format = self.result(power);
        let (name, f): (&str, fn(f64) -> f64) =
            if self.random.below(2) == 0 { ("relu", |v| v.max(0.0)) } else { ("neg", |v| -v) };
        let each = |v: &[f64]| v.iter().map(|v| f(*v)).collect::<Vec<_>>();
        let of = [each(&x.exact), each(&x.float), x.bound.clone()];
        self.node(&format!("mase.{name} {}", x.name), &[&x], x.shape.clone(), format, of, power);
    }

    fn transpose(&mut self) {
        let x = self.any();
        let x = self.scalar(&x);
        let [rows, columns] = x.shape[..] else { return };
        let turned =
            |v: &[f64]| (0..columns * rows).map(|i| v[i % rows * columns + i / rows]).collect::<Vec<_>>();
        let of = [turned(&x.exact), turned(&x.float), turned(&x.bound)];
        let format = x.format.as_ref().unwrap().to_string();
        self.node(
            &format!("mase.transpose {} perm [1, 0]", x.name),
            &[&x],
            vec![columns, rows],
            &format,
            of,
            true,
        );
    }

    fn mean(&mut self) {
        let x = self.any();
        let x = self.scalar(&x);
        if x.format.as_ref().unwrap().view().unwrap().power().is_none() {
            return;
        }
        let [rows, columns] = x.shape[..] else { return };
        let mean = |v: &[f64]| {
            v.chunks(columns).map(|row| row.iter().sum::<f64>() / columns as f64).collect::<Vec<_>>()
        };
        let of = [mean(&x.exact), mean(&x.float), mean(&x.bound)];
        // A mean may be a third, and its rounding is then that of no number that f64 has; ties are exact in it all the same.
        let text = format!("mase.reduce_mean {} axes [1] keepdims", x.name);
        let format = ["fixed<16, 8>", "fixed<9, 5, rounding = floor>", "fixed<12, 6, rounding = half_away>"];
        let format = self.random.pick(&format);
        self.node(&text, &[&x], vec![rows, 1], format, of, true);
    }

    /// A product of a value and a weight: `linear`, or `matmul` with the weight turned.
    fn product(&mut self) {
        let x = self.any();
        let [rows, k] = x.shape[..] else { return };
        let n = 1 + self.random.below(6);
        let matmul = self.random.below(3) == 0;
        let (a, b) = (self.random.pick(OPERANDS), self.random.pick(OPERANDS));
        let blocks = |text: &str| text.parse::<Format>().unwrap().layout().block;
        // Both have blocks of one size, or none has.
        let b = if blocks(a) != blocks(b) { a } else { b };
        let a = self.cast(&x, a);
        let w = self.constant(&if matmul { [k, n] } else { [n, k] });
        let turned = |text: &str| match (text.parse::<Format>().unwrap().layout().block, matmul) {
            (Some(_), true) => match text.strip_suffix('>') {
                Some(open) => format!("{open}, axis = -2>"),
                None => format!("{text}<axis = -2>"),
            },
            _ => text.to_owned(),
        };
        let w = self.cast(&w, &turned(b));
        let bias = (!matmul && self.random.below(2) == 0).then(|| {
            let bias = self.constant(&[n]);
            self.cast(&bias, "fixed<16, 9>")
        });
        let at = |v: &[f64], i: usize, j: usize| if matmul { v[j * n + i] } else { v[i * k + j] };
        let block = blocks(&turned(b));
        let (frac, width) = (6 + self.random.below(10) as i32, 32 + self.random.below(9));
        let addends = block.map_or(k, |block| k.div_ceil(block as usize)) + usize::from(bias.is_some());
        let scaled = |f: &Format| f.view().unwrap().power().is_none();
        let known = !scaled(a.format.as_ref().unwrap()) && !scaled(w.format.as_ref().unwrap());
        let accumulate = |v: f64| {
            if block.is_some() { (v * 2f64.powi(frac)).round_ties_even() * 2f64.powi(-frac) } else { v }
        };
        let mut of = [Vec::new(), Vec::new(), Vec::new()];
        for i in 0..rows * n {
            let (row, column) = (i / n, i % n);
            let step = block.map_or(k, |block| block as usize);
            let term = |x: &[f64], w: &[f64], j: usize| x[row * k + j] * at(w, column, j);
            let mut exact: f64 = (0..k)
                .step_by(step)
                .map(|first| {
                    accumulate((first..(first + step).min(k)).map(|j| term(&a.exact, &w.exact, j)).sum())
                })
                .sum();
            let mut float: f64 = (0..k).map(|j| term(&a.float, &w.float, j)).sum();
            let mut bound: f64 = (0..k)
                .map(|j| {
                    let (x, ex) = (a.float[row * k + j].abs(), a.bound[row * k + j]);
                    let (w, ew) = (at(&w.float, column, j).abs(), at(&w.bound, column, j));
                    x * ew + w * ex + ex * ew
                })
                .sum();
            if block.is_some() {
                bound += addends as f64 * 2f64.powi(-frac);
            }
            if let Some(bias) = &bias {
                let own = a
                    .format
                    .as_ref()
                    .unwrap()
                    .view()
                    .unwrap()
                    .power()
                    .zip(w.format.as_ref().unwrap().view().unwrap().power());
                let grid = if block.is_some() { Some(-frac) } else { own.map(|(a, w)| a + w) };
                let grid = grid.map_or(f64::MIN_POSITIVE, |power| 2f64.powi(power));
                exact += (bias.exact[column] / grid).round_ties_even() * grid;
                float += bias.float[column];
                bound += bias.bound[column] + grid.max(0.01);
            }
            of[0].push(exact);
            of[1].push(float);
            of[2].push(bound);
        }
        let accumulator = match block {
            Some(_) => format!(" {{accumulator_width = {width} : i64, accumulator_frac = {frac} : i64}}"),
            None => String::new(),
        };
        let (mut inputs, mut text) = (vec![&a, &w], format!("{}, {}", a.name, w.name));
        if let Some(bias) = &bias {
            inputs.push(bias);
            text += &format!(", {}", bias.name);
        }
        let op = if matmul { "matmul" } else { "linear" };
        let format = self.result(known);
        self.node(&format!("mase.{op} {text}{accumulator}"), &inputs, vec![rows, n], format, of, known);
    }

    fn grow(&mut self) {
        match self.random.below(8) {
            0 | 1 => self.binary(),
            2 => self.unary(),
            3 => self.transpose(),
            4 => self.mean(),
            _ => self.product(),
        }
    }

    /// The function: every value in a format is a result, as f64. `attributes` go on every node.
    fn module(&self, attributes: impl Fn(&Val) -> String) -> String {
        let kept: Vec<&Val> = self.values.iter().filter(|val| val.format.is_some()).collect();
        let mut text = format!("func.func @main(%x: {}) -> (", self.values[0].ty());
        let wide =
            |val: &Val| val.ty().split_once("x!").map_or(String::new(), |(dims, _)| format!("{dims}xf64>"));
        text += &kept.iter().map(|val| wide(val)).collect::<Vec<_>>().join(", ");
        text += ") {\n";
        for line in self.text.lines() {
            let name = line.trim_start().split(' ').next().unwrap_or_default();
            let extra = kept.iter().find(|val| val.name == name).map_or(String::new(), |val| attributes(val));
            match (extra.is_empty(), line.split_once("} : (")) {
                (true, _) => writeln!(text, "{line}").unwrap(),
                (false, Some((head, tail))) => writeln!(text, "{head}, {extra}}} : ({tail}").unwrap(),
                (false, None) => {
                    writeln!(text, "{}", line.replacen(" : (", &format!(" {{{extra}}} : ("), 1)).unwrap()
                }
            }
        }
        for val in &kept {
            writeln!(text, "  {}o = mase.cast {} : ({}) -> {}", val.name, val.name, val.ty(), wide(val))
                .unwrap();
        }
        let names: Vec<String> = kept.iter().map(|val| format!("{}o", val.name)).collect();
        let types: Vec<String> = kept.iter().map(|val| wide(val)).collect();
        writeln!(text, "  return {} : {}\n}}", names.join(", "), types.join(", ")).unwrap();
        text
    }
}

fn run(text: &str, x: &Val) -> Vec<Vec<f64>> {
    let context = module::context().unwrap();
    let module = Module::parse(&context, text).unwrap_or_else(|| panic!("does not parse:\n{text}"));
    let program =
        compile(module.as_operation(), &Options::default()).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let model = program.bind(&Weights::new()).unwrap();
    let input = Tensor::from_f32(&x.shape, x.float.iter().map(|v| *v as f32).collect()).unwrap();
    model.run(&[input]).unwrap().iter().map(Tensor::to_f64).collect()
}

#[test]
fn nodes_are_what_they_mean_and_near_the_floats() {
    for seed in 0..60 {
        let mut graph = Graph::new(seed);
        (0..6).for_each(|_| graph.grow());
        let text = graph.module(|_| String::new());
        let found = run(&text, &graph.values[0]);
        let kept = graph.values.iter().filter(|val| val.format.is_some());
        for (val, found) in kept.zip(found) {
            for (i, found) in found.into_iter().enumerate() {
                let (exact, float, bound) = (val.exact[i], val.float[i], val.bound[i]);
                assert!(
                    !val.known || found == exact,
                    "seed {seed}: {}[{i}] is {found}, not {exact}\n{text}",
                    val.name
                );
                let difference = (found - float).abs();
                assert!(
                    difference <= bound * (1.0 + 1e-9) + 1e-9,
                    "seed {seed}: {}[{i}] is {found}, {difference} from {float}; the bound is {bound}\n{text}",
                    val.name
                );
            }
        }
    }
}

#[test]
fn values_do_not_depend_on_tiles() {
    for seed in 100..112 {
        let mut graph = Graph::new(seed);
        (0..5).for_each(|_| graph.grow());
        let plain = run(&graph.module(|_| String::new()), &graph.values[0]);
        let mut random = Random(Xoshiro256PlusPlus::seed_from_u64(seed));
        let tiled = std::cell::RefCell::new(&mut random);
        let tile = |shape: &Vec<usize>| {
            let extents: Vec<String> =
                shape.iter().map(|extent| (1 + tiled.borrow_mut().below(*extent)).to_string()).collect();
            format!("<{} depth {}>", extents.join("x"), 1 + tiled.borrow_mut().below(9))
        };
        let tiled = graph.module(|val| {
            let inputs: Vec<String> = val.operands.iter().map(tile).collect();
            format!("mase.hw = #mase.hw<in = [{}], out = [{}]>", inputs.join(", "), tile(&val.shape))
        });
        assert_eq!(plain, run(&tiled, &graph.values[0]), "seed {seed}");
    }
}
