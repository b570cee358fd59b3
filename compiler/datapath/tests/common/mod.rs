//! Random expressions with a meaning of their own, beside the graph's.

// Each test file uses a part.
#![allow(dead_code)]

use mase_datapath::{Graph, Netlist, Node, OpKind};

/// SplitMix64.
pub struct Random(pub u64);

impl Random {
    pub fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        x ^ (x >> 31)
    }

    pub fn below(&mut self, bound: u64) -> u64 {
        self.word() % bound
    }

    /// Ends and zero more often than their share.
    pub fn within(&mut self, lo: i128, hi: i128) -> i128 {
        match self.below(8) {
            0 => lo,
            1 => hi,
            2 if lo <= 0 && 0 <= hi => 0,
            _ => {
                let word = u128::from(self.word()) << 64 | u128::from(self.word());
                lo + (word % (hi - lo + 1) as u128) as i128
            }
        }
    }
}

/// One step; numbers are earlier steps.
#[derive(Clone, Debug)]
pub enum Step {
    Input(String, i128, i128),
    Constant(i128),
    Binary(&'static str, usize, usize),
    Select(usize, usize, usize),
    Wrap(usize, u32, bool),
    LeadingZeros(usize, u32),
    Lookup(Vec<i128>, usize),
}

/// Steps and the graph of them.
pub struct Case {
    pub steps: Vec<Step>,
    pub graph: Graph,
    pub nodes: Vec<Node>,
}

pub fn build(graph: &mut Graph, step: &Step, of: impl Fn(usize) -> Node) -> Node {
    match step {
        Step::Input(name, lo, hi) => graph.input(name, *lo, *hi),
        Step::Constant(value) => graph.constant(*value),
        Step::Binary(operation, a, b) => {
            let (a, b) = (of(*a), of(*b));
            match *operation {
                "add" => graph.add(a, b),
                "sub" => graph.sub(a, b),
                "mul" => graph.mul(a, b),
                "and" => graph.and(a, b),
                "or" => graph.or(a, b),
                "xor" => graph.xor(a, b),
                "min" => graph.min(a, b),
                "max" => graph.max(a, b),
                "shl" => graph.shl(a, b),
                "shr" => graph.shr(a, b),
                "div" => graph.floor_div(a, b),
                "eq" => graph.eq(a, b),
                "lt" => graph.lt(a, b),
                _ => graph.le(a, b),
            }
        }
        Step::Select(c, a, b) => graph.select(of(*c), of(*a), of(*b)),
        Step::Wrap(a, bits, signed) => graph.wrap(of(*a), *bits, *signed),
        Step::LeadingZeros(a, bits) => graph.leading_zeros(of(*a), *bits),
        Step::Lookup(table, a) => graph.lookup(table, of(*a)),
    }
}

pub fn meaning(step: &Step, of: impl Fn(usize) -> i128, inputs: &dyn Fn(&str) -> i128) -> i128 {
    let truth = i128::from;
    match step {
        Step::Input(name, ..) => inputs(name),
        Step::Constant(value) => *value,
        Step::Binary(operation, a, b) => {
            let (a, b) = (of(*a), of(*b));
            match *operation {
                "add" => a + b,
                "sub" => a - b,
                "mul" => a * b,
                "and" => a & b,
                "or" => a | b,
                "xor" => a ^ b,
                "min" => a.min(b),
                "max" => a.max(b),
                "shl" => a << b,
                "shr" => a >> b.min(127),
                "div" => a.div_euclid(b) - truth(b < 0 && a.rem_euclid(b) != 0),
                "eq" => truth(a == b),
                "lt" => truth(a < b),
                _ => truth(a <= b),
            }
        }
        Step::Select(c, a, b) => {
            if of(*c) == 1 {
                of(*a)
            } else {
                of(*b)
            }
        }
        Step::Wrap(a, bits, signed) => {
            let low = of(*a).rem_euclid(1 << bits);
            if *signed && low >> (bits - 1) == 1 { low - (1 << bits) } else { low }
        }
        Step::LeadingZeros(a, bits) => {
            (0..*bits).rev().take_while(|bit| of(*a) >> bit & 1 == 0).count() as i128
        }
        Step::Lookup(table, a) => table[of(*a) as usize],
    }
}

impl Case {
    /// Of three to five inputs and `length` operations.
    pub fn random(random: &mut Random, length: usize) -> Self {
        let mut case = Self { steps: Vec::new(), graph: Graph::new(), nodes: Vec::new() };
        for number in 0..3 + random.below(3) {
            let bits = [2, 4, 8, 12, 16, 24, 32][random.below(7) as usize];
            let lo = [0, -(1 << (bits - 1)), random.within(-40, 40)][random.below(3) as usize];
            case.push(Step::Input(format!("x{number}"), lo, lo + random.within(1, (1 << bits) - 1)));
        }
        for _ in 0..2 {
            let value = random.within(-300, 300);
            case.push(Step::Constant(value));
        }
        for _ in 0..length {
            case.grow(random);
        }
        case
    }

    pub fn push(&mut self, step: Step) -> usize {
        let node = build(&mut self.graph, &step, |step| self.nodes[step]);
        assert!(self.graph.error().is_none(), "{step:?}: {:?}", self.graph.error());
        self.nodes.push(node);
        self.steps.push(step);
        self.nodes.len() - 1
    }

    fn bits(&self, step: usize) -> u32 {
        self.graph.width(self.nodes[step]).0
    }

    fn grow(&mut self, random: &mut Random) {
        const BINARY: [&str; 14] =
            ["add", "sub", "mul", "and", "or", "xor", "min", "max", "shl", "shr", "div", "eq", "lt", "le"];
        let any = |random: &mut Random, case: &Self| random.below(case.nodes.len() as u64) as usize;
        let (a, b, c) = (any(random, self), any(random, self), any(random, self));
        match random.below(20) {
            14 => {
                let flag = self.push(Step::Wrap(a, 1, false));
                self.push(Step::Select(flag, b, c));
            }
            15 => drop(self.push(Step::Wrap(a, 1 + random.below(40) as u32, random.below(2) == 0))),
            16 => drop(self.push(Step::LeadingZeros(a, 1 + random.below(40) as u32))),
            17 => {
                let bits = 1 + random.below(7) as u32;
                let index = self.push(Step::Wrap(a, bits, false));
                let table = (0..1 << bits).map(|_| random.within(-5000, 5000)).collect();
                self.push(Step::Lookup(table, index));
            }
            18 => {
                let value = random.within(-70000, 70000);
                self.push(Step::Constant(value));
            }
            19 => {
                let bits = 1 + random.below(40) as u32;
                let low =
                    self.push(Step::Constant((1 << bits) - 1 - random.below(2) as i128 * ((2 << bits) - 1)));
                self.push(Step::Binary("and", a, low));
            }
            operation => {
                let operation = BINARY[operation as usize];
                let (wide, sum) = (self.bits(a).max(self.bits(b)), self.bits(a) + self.bits(b));
                let b = match operation {
                    "shl" | "shr" => {
                        let amount = self.push(Step::Wrap(b, 1 + random.below(5) as u32, false));
                        let more = self.push(Step::Constant(random.below(4) as i128));
                        self.push(Step::Binary("add", amount, more))
                    }
                    "div" => {
                        let (lo, hi) = self.graph.interval(self.nodes[b]);
                        if lo > 0 || hi < 0 {
                            b
                        } else {
                            let low = self.push(Step::Wrap(b, 1 + random.below(20) as u32, false));
                            let one = self.push(Step::Constant(1 + random.below(3) as i128));
                            let sign = self.push(Step::Constant(1 - 2 * random.below(2) as i128));
                            let sum = self.push(Step::Binary("add", low, one));
                            self.push(Step::Binary("mul", sum, sign))
                        }
                    }
                    _ => b,
                };
                let room = match operation {
                    "mul" => sum,
                    "shl" => self.bits(a) + 36,
                    _ => wide + 1,
                };
                if room <= 100 {
                    self.push(Step::Binary(operation, a, b));
                }
            }
        }
    }

    /// Values of all inputs by number.
    pub fn inputs(&self, random: &mut Random) -> Vec<i128> {
        let inputs = self.steps.iter().filter_map(|step| match step {
            Step::Input(_, lo, hi) => Some((*lo, *hi)),
            _ => None,
        });
        inputs.map(|(lo, hi)| random.within(lo, hi)).collect()
    }

    /// Values of all steps.
    pub fn meanings(&self, inputs: &dyn Fn(&str) -> i128) -> Vec<i128> {
        let mut values: Vec<i128> = Vec::new();
        for step in &self.steps {
            let value = meaning(step, |step| values[step], inputs);
            values.push(value);
        }
        values
    }
}

/// The input of that number is `x` and the number.
pub fn by_name(values: &[i128]) -> impl Fn(&str) -> i128 {
    move |name| {
        name.strip_prefix('x').and_then(|number| number.parse::<usize>().ok()).map_or(0, |at| values[at])
    }
}

/// The low bits of a value.
pub fn bits(value: i128, width: u32) -> u128 {
    value as u128 & (u128::MAX >> (128 - width))
}

/// How many operations are such.
pub fn count(netlist: &Netlist, wanted: fn(&OpKind) -> bool) -> usize {
    netlist.ops.iter().filter(|op| wanted(&op.kind)).count()
}
