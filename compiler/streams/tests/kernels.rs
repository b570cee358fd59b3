//! Actors of random kernels give what the kernels say, whatever the orders and lanes.

#![allow(clippy::unwrap_used)]

use mase_datapath::{Graph as Expression, Timing};
use mase_streams::{
    graph::{Graph, Word},
    kernel::{Affine, Body, Constant, Fault, Fold, Kernel, Lanes, Operand, Stream, Tensor, compile, width},
    model::{self, Words},
    order::{Loop, Order, step},
};
use std::sync::Arc;

/// SplitMix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        x ^ (x >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }

    fn divisor(&mut self, number: usize) -> usize {
        let all: Vec<usize> = (1..=number).filter(|one| number.is_multiple_of(*one)).collect();
        self.of(&all)
    }

    /// A permutation of the dimensions, each perhaps cut in two.
    fn order(&mut self, shape: &[usize]) -> Order {
        let mut digits: Vec<Loop> = Vec::new();
        for (dim, extent) in shape.iter().enumerate() {
            let stride: usize = shape[dim + 1..].iter().product();
            let inner = if self.below(4) == 0 { self.divisor(*extent) } else { *extent };
            digits.push(step(extent / inner, stride * inner));
            digits.push(step(inner, stride));
        }
        for last in (1..digits.len()).rev() {
            digits.swap(last, self.below(last + 1));
        }
        Order::new(&digits).unwrap()
    }
}

/// A tensor of a test, as it is and as it comes.
struct Given {
    known: Tensor,
    tensor: Tensor,
    words: Option<Vec<Word>>,
}

fn given(random: &mut Random, graph: &mut Graph, name: &str, shape: &[usize], stream: bool) -> Given {
    let elements = shape.iter().product();
    let (lo, hi) = random.of(&[(-128, 127), (0, 255), (-3, 2), (0, 1)]);
    let values: Vec<i128> =
        (0..elements).map(|_| lo + random.below((hi - lo + 1) as usize) as i128).collect();
    let known = Tensor::Constant(Constant { shape: shape.to_vec(), values: Arc::new(values.clone()) });
    if !stream {
        return Given { tensor: known.clone(), known, words: None };
    }
    let order = random.order(shape);
    let lanes = random.divisor(elements);
    let bits = width(lo, hi);
    let ordered: Vec<i128> = order.indices().map(|index| values[index]).collect();
    let words = ordered.chunks(lanes).map(|chunk| {
        let mut word = Word::default();
        chunk.iter().for_each(|value| word.push(*value, bits));
        word
    });
    let words = Some(words.collect());
    let channel = graph.input(name, bits * lanes);
    let tensor = Tensor::Stream(Stream { channel, shape: shape.to_vec(), order, lanes, lo, hi });
    Given { known, tensor, words }
}

fn affine(terms: &[(usize, usize)], constant: usize) -> Affine {
    Affine { terms: terms.to_vec(), constant }
}

/// Shapes, indices and extents of a kind of kernel, and which loops its result has.
type Shape = (Vec<usize>, Vec<(Vec<usize>, Vec<Affine>)>, Vec<Option<usize>>);

fn shape(random: &mut Random) -> Shape {
    let mut extent = || random.of(&[1, 2, 3, 4, 6, 8]);
    let (m, n, k) = (extent(), extent(), extent());
    match random.below(6) {
        // A matrix product, the right one given by columns or rows.
        0 => {
            let left = (vec![m, k], vec![Affine::of(0), Affine::of(2)]);
            let right = match random.below(2) {
                0 => (vec![n, k], vec![Affine::of(1), Affine::of(2)]),
                _ => (vec![k, n], vec![Affine::of(2), Affine::of(1)]),
            };
            (vec![m, n, k], vec![left, right], vec![Some(0), Some(1)])
        }
        // In batches.
        1 => {
            let left = (vec![2, m, k], vec![Affine::of(0), Affine::of(1), Affine::of(3)]);
            let right = (vec![2, k, n], vec![Affine::of(0), Affine::of(3), Affine::of(2)]);
            (vec![2, m, n, k], vec![left, right], vec![Some(0), Some(1), Some(2)])
        }
        // A convolution along one dimension: [channels, width], filters of 2.
        2 => {
            let stride = random.of(&[1, 2]);
            let left =
                (vec![k, (m - 1) * stride + 2], vec![Affine::of(2), affine(&[(1, stride), (3, 1)], 0)]);
            let right = (vec![n, k, 2], vec![Affine::of(0), Affine::of(2), Affine::of(3)]);
            (vec![n, m, k, 2], vec![left, right], vec![Some(0), Some(1)])
        }
        // Depthwise.
        3 => {
            let left = (vec![k, m + 2], vec![Affine::of(0), affine(&[(1, 1), (2, 1)], 0)]);
            let right = (vec![k, 3], vec![Affine::of(0), Affine::of(2)]);
            (vec![k, m, 3], vec![left, right], vec![Some(0), Some(1)])
        }
        // Rows and what belongs to a row or a column; a slice.
        4 => {
            let left = (vec![m + 1, n, k], vec![affine(&[(0, 1)], 1), Affine::of(1), Affine::of(2)]);
            let right = (vec![m, k], vec![Affine::of(0), Affine::of(2)]);
            (vec![m, n, k], vec![left, right], vec![Some(0), Some(1), Some(2)])
        }
        _ => {
            let left = (vec![m, n, k], vec![Affine::of(0), Affine::of(1), Affine::of(2)]);
            let right = (vec![n], vec![Affine::of(1)]);
            (vec![m, n, k], vec![left, right], vec![Some(2), Some(0), Some(1)])
        }
    }
}

fn try_one(seed: u64) -> Result<bool, Fault> {
    let mut random = Random(seed);
    let mut graph = Graph::default();
    let (extents, shapes, mut result) = shape(&mut random);
    let both = random.below(2) == 0;
    let tensors: Vec<Given> = shapes
        .iter()
        .zip(["a", "b"])
        .map(|((shape, _), name)| given(&mut random, &mut graph, name, shape, name == "a" || both))
        .collect();
    let mut expression = Expression::new();
    let inputs: Vec<_> = tensors
        .iter()
        .zip(["a", "b"])
        .map(|(given, name)| {
            let (lo, hi) = match &given.tensor {
                Tensor::Stream(stream) => (stream.lo, stream.hi),
                Tensor::Constant(constant) => {
                    (*constant.values.iter().min().unwrap(), *constant.values.iter().max().unwrap())
                }
            };
            expression.input(name, lo, hi)
        })
        .collect();
    let reduces = result.iter().flatten().count() < extents.len();
    let start = random.of(&[0, 0, 5]);
    let body = match (reduces, random.below(4)) {
        (false, 0) => Body::Map(inputs[0]),
        (false, _) => {
            let product = expression.mul(inputs[0], inputs[1]);
            Body::Map(expression.add(product, inputs[1]))
        }
        (true, 0) => {
            let sum = expression.add(inputs[0], inputs[1]);
            Body::Reduce(random.of(&[Fold::Add, Fold::Max, Fold::Min]), sum, start)
        }
        (true, 1) => {
            result.truncate(2);
            Body::Reduce(random.of(&[Fold::Add, Fold::Max, Fold::Min]), inputs[0], start)
        }
        _ => Body::Products(inputs[0], inputs[1], start),
    };
    let operands = |known: bool| -> Vec<Operand> {
        let tensor = |given: &Given| if known { given.known.clone() } else { given.tensor.clone() };
        let all = tensors.iter().zip(&shapes).zip(["a", "b"]);
        all.map(|((given, (_, access)), name)| Operand {
            tensor: tensor(given),
            access: access.clone(),
            name: name.into(),
        })
        .collect()
    };
    let kernel = |known| Kernel {
        name: "k".into(),
        extents: extents.clone(),
        result: result.clone(),
        operands: operands(known),
        expression: expression.clone(),
        body: body.clone(),
    };
    let timing = Timing::new(3000);
    let (parallel, reduction) = (random.of(&[1, 1, 2, 3, 4]), random.of(&[1, 1, 2, 4]));
    let lanes = Lanes { parallel, reduction, at_most: random.below(2) == 0 };
    let lanes = if reduces { lanes } else { Lanes { reduction: 1, ..lanes } };
    let Tensor::Constant(expected) = compile(&mut Graph::default(), &kernel(true), lanes, &timing)? else {
        panic!("known tensors give known ones")
    };
    let Tensor::Stream(stream) = compile(&mut graph, &kernel(false), lanes, &timing)? else {
        panic!("a stream gives a stream")
    };
    graph.output("y", stream.channel);
    let words: Vec<Vec<Word>> = tensors.iter().filter_map(|given| given.words.clone()).collect();
    let twice: Vec<Vec<Word>> = words.iter().map(|words| [words.as_slice(), words].concat()).collect();
    let channels = model::run(&graph, &twice).unwrap();
    let Words::Given(found) = &channels[stream.channel.0] else { panic!("words that never end") };
    assert_eq!(stream.shape, expected.shape, "seed {seed}");
    let ordered: Vec<i128> = stream.order.indices().map(|index| expected.values[index]).collect();
    let read = |word: &Word| -> Vec<i128> {
        let bits = stream.bits();
        (0..stream.lanes).map(|lane| word.integer(lane * bits, bits, stream.lo < 0)).collect()
    };
    let found: Vec<i128> = found.iter().flat_map(read).collect();
    assert_eq!(found, [ordered.as_slice(), &ordered].concat(), "seed {seed}");
    assert!(ordered.iter().all(|value| (stream.lo..=stream.hi).contains(value)), "seed {seed}");
    Ok(true)
}

#[test]
fn random_kernels() {
    let mut refused = 0;
    for seed in 0..3000 {
        match try_one(seed) {
            Ok(_) => {}
            Err(Fault::Lanes { .. } | Fault::Indivisible { .. }) => refused += 1,
            Err(Fault::Unsupported(text)) if text.starts_with("results at once") => refused += 1,
            // Of a constant of equal elements nothing is left to index.
            Err(Fault::Unsupported(text)) if text.starts_with("a factor of its products") => refused += 1,
            Err(fault) => panic!("seed {seed}: {fault}"),
        }
    }
    assert!(refused < 1800, "{refused} of 3000 are refused");
}

/// Rows of a table, by numbers in any order of arrival; the numbers may follow from what comes by arithmetic.
#[test]
fn rows_of_tables() {
    let (m, n, rows) = (3, 4, 5);
    for (seed, features) in (0..400).zip([1, 2, 6, 8].into_iter().cycle()) {
        let mut random = Random(seed);
        let mut graph = Graph::default();
        let numbers: Vec<i128> = (0..m * n).map(|_| random.below(rows) as i128).collect();
        let values: Vec<i128> = (0..rows * features).map(|_| random.below(200) as i128 - 100).collect();
        let constant = |shape: &[usize], values: &[i128]| Constant {
            shape: shape.to_vec(),
            values: Arc::new(values.to_vec()),
        };
        let table = constant(&[rows, features], &values);
        let (order, lanes) = (random.order(&[m, n]), random.divisor(m * n));
        let channel = graph.input("numbers", width(0, rows as i128 - 1) * lanes);
        let stream = Stream { channel, shape: vec![m, n], order, lanes, lo: 0, hi: rows as i128 - 1 };
        let ordered: Vec<i128> = stream.order.indices().map(|index| numbers[index]).collect();
        let words = ordered.chunks(lanes).map(|chunk| {
            let mut word = Word::default();
            chunk.iter().for_each(|number| word.push(*number, stream.bits()));
            word
        });
        let words: Vec<Word> = words.collect();
        let mut expression = Expression::new();
        let number = expression.input("numbers", 0, rows as i128 - 1);
        // The last row first.
        let last = expression.constant(rows as i128 - 1);
        let number = if random.below(2) == 0 { number } else { expression.sub(last, number) };
        let kernel = |tensor| Kernel {
            name: "k".into(),
            extents: vec![m, n, features],
            result: vec![Some(0), Some(1), Some(2)],
            operands: vec![Operand {
                tensor,
                access: vec![Affine::of(0), Affine::of(1)],
                name: "numbers".into(),
            }],
            expression: expression.clone(),
            body: Body::Rows(number, table.clone(), 2),
        };
        let lanes = Lanes { parallel: random.divisor(features), reduction: 1, at_most: false };
        let timing = Timing::new(3000);
        let known = kernel(Tensor::Constant(constant(&[m, n], &numbers)));
        let Tensor::Constant(expected) = compile(&mut Graph::default(), &known, lanes, &timing).unwrap()
        else {
            panic!("known tensors give known ones")
        };
        let coming = kernel(Tensor::Stream(stream));
        let Tensor::Stream(result) = compile(&mut graph, &coming, lanes, &timing).unwrap() else {
            panic!("a stream gives a stream")
        };
        graph.output("y", result.channel);
        let channels = model::run(&graph, &[words]).unwrap();
        let Words::Given(found) = &channels[result.channel.0] else { panic!("words that never end") };
        let bits = result.bits();
        let read = |word: &Word| -> Vec<i128> {
            (0..result.lanes).map(|lane| word.integer(lane * bits, bits, result.lo < 0)).collect()
        };
        let found: Vec<i128> = found.iter().flat_map(read).collect();
        let ordered: Vec<i128> = result.order.indices().map(|index| expected.values[index]).collect();
        assert_eq!((found, result.lanes), (ordered, lanes.parallel), "seed {seed}");
    }
}
