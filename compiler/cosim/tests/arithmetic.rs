//! mase_mac, mase_reduce and mase_embedding in Verilator: data against references of their own, cycles against mase-simulate.
#![allow(clippy::unwrap_used)]

mod templates;

use mase_cosim::Beat;
use mase_hardware::template::{Instance, Value};
use std::fmt::Write as _;
use templates::{Case, Random, element, integer, library, pack, points, size, wrap};

/// Sums of a run.
const RESULTS: usize = 60;

fn mac(instance: Instance) -> Case {
    let get = |name: &str| size(&instance, name);
    let (lanes, rows, cols, depth) = (get("Lanes"), get("Rows"), get("Cols"), get("Depth"));
    let (a_bits, b_bits, bits, steps) = (get("AWidth"), get("BWidth"), get("AccWidth"), get("Steps"));
    let (a_signed, b_signed) = (get("ASigned") == 1, get("BSigned") == 1);
    let mut random = Random(1);
    let results = RESULTS.min(4000 / steps).max(3);
    let a: Vec<Beat> = (0..results * steps).map(|_| random.beat(lanes * rows * depth, a_bits)).collect();
    let b: Vec<Beat> = (0..results * steps).map(|_| random.beat(lanes * cols * depth, b_bits)).collect();
    let sum = |result: usize, lane: usize, row: usize, col: usize| {
        let mut sum = 0i128;
        for step in result * steps..(result + 1) * steps {
            for d in 0..depth {
                let x = element(&a[step], (lane * rows + row) * depth + d, a_bits, a_signed);
                let y = element(&b[step], (lane * cols + col) * depth + d, b_bits, b_signed);
                sum = sum.wrapping_add(x.wrapping_mul(y));
            }
        }
        wrap(sum, bits)
    };
    let expected = (0..results).map(|result| {
        let places = (0..lanes * rows * cols).map(|i| (i / cols / rows, i / cols % rows, i % cols));
        pack(places.map(|(lane, row, col)| sum(result, lane, row, col)), lanes * rows * cols, bits)
    });
    let expected = expected.collect();
    Case { instance, inputs: vec![a, b], expected, memory: None }
}

fn reduce(instance: Instance) -> Case {
    let get = |name: &str| size(&instance, name);
    let (lanes, bits, out_bits, steps) = (get("Lanes"), get("Width"), get("OutWidth"), get("Steps"));
    let (signed, across, op) = (get("Signed") == 1, get("Across") == 1, get("Op"));
    let mut random = Random(2);
    let results = RESULTS.min(4000 / steps).max(3);
    let input: Vec<Beat> = (0..results * steps).map(|_| random.beat(lanes, bits)).collect();
    let outputs = if across { 1 } else { lanes };
    let expected = input.chunks(steps).map(|beats| {
        let reduced = (0..outputs).map(|output| {
            let mine = if across { 0..lanes } else { output..output + 1 };
            let all = beats.iter().flat_map(|beat| mine.clone().map(move |i| element(beat, i, bits, signed)));
            let result = match op {
                0 => all.sum(),
                1 => all.max().unwrap(),
                _ => all.min().unwrap(),
            };
            wrap(result, out_bits)
        });
        pack(reduced, outputs, out_bits)
    });
    let expected = expected.collect();
    Case { instance, inputs: vec![input], expected, memory: None }
}

fn embedding(instance: Instance) -> Case {
    let get = |name: &str| size(&instance, name);
    let (rows, words, bits, index_bits) = (get("Rows"), get("Words"), get("Width"), get("IndexWidth"));
    let mut random = Random(3);
    let table: Vec<u128> = (0..rows * words).map(|_| random.bits(bits)).collect();
    let mut memory = String::new();
    for word in &table {
        writeln!(memory, "{word:x}").unwrap();
    }
    let indices: Vec<usize> =
        [0, rows - 1].into_iter().chain((0..RESULTS).map(|_| random.word() as usize % rows)).collect();
    let inputs = vec![indices.iter().map(|&index| pack([index as u128], 1, index_bits)).collect()];
    let row = |index: usize| table[index * words..(index + 1) * words].iter();
    let expected = indices.iter().flat_map(|&index| row(index)).map(|&word| pack([word], 1, bits)).collect();
    Case { instance, inputs, expected, memory: Some(memory) }
}

/// An instance with other parameters than the manifest's points.
fn instance(name: &str, parameters: &[(&str, i64)]) -> Instance {
    let values: Vec<_> = parameters.iter().map(|(name, value)| (*name, Value::Integer(*value))).collect();
    library().get(name).unwrap().instance(&values).unwrap()
}

#[test]
fn mac_points() {
    points("mase_mac").into_iter().for_each(|instance| mac(instance).check());
}

/// All products of two small operands, of all signs and kinds of multiplier.
#[test]
fn mac_products() {
    for (mult, a_signed, b_signed) in
        [(0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 1), (1, 0, 0), (1, 0, 1), (1, 1, 0), (1, 1, 1)]
    {
        let instance = instance(
            "mase_mac",
            &[
                ("Rows", 2),
                ("Cols", 3),
                ("AWidth", 5),
                ("BWidth", 4),
                ("AccWidth", 12),
                ("ASigned", a_signed),
                ("BSigned", b_signed),
                ("Mult", mult),
            ],
        );
        let mut case = mac(instance);
        let all: Vec<(u128, u128)> = (0..512).map(|i| (i % 32, i / 32)).collect();
        // Pairs beside each other differ, so that what one product borrows from the next is seen.
        let a = |x: u128| [x, 31 - x];
        let b = |y: u128| [y, 15 - y, y ^ 5];
        let number = |x: u128, bits: u32, signed: i64| {
            if signed == 1 && x >> (bits - 1) == 1 { x as i128 - (1 << bits) } else { x as i128 }
        };
        case.inputs = vec![
            all.iter().map(|&(x, _)| pack(a(x), 2, 5)).collect(),
            all.iter().map(|&(_, y)| pack(b(y), 3, 4)).collect(),
        ];
        case.expected = all
            .iter()
            .map(|&(x, y)| {
                let product = |x, y| wrap(number(x, 5, a_signed) * number(y, 4, b_signed), 12);
                pack(a(x).into_iter().flat_map(|x| b(y).map(|y| product(x, y))), 6, 12)
            })
            .collect();
        case.check();
    }
}

#[test]
fn mac_mutations() {
    let lut = instance(
        "mase_mac",
        &[
            ("Cols", 2),
            ("Depth", 3),
            ("AWidth", 5),
            ("BWidth", 6),
            ("AccWidth", 15),
            ("Steps", 3),
            ("Mult", 0),
            ("Cuts", 1),
        ],
    );
    assert_eq!(integer(&lut, "ASigned"), 1);
    mac(lut).check_mutations(&[
        ("(FactorWidth + 2)'(cut[2*i+2])", "(FactorWidth + 2)'(1'b0)"),
        ("gen_stage[stage-1].gen_operands.cut_q", "cut"),
        ("cut[2*i] != cut[2*i+1]", "cut[2*i]"),
        ("first ? '0 : y_q", "y_q"),
        ("StepWidth'(Steps - 1)", "StepWidth'(Steps - 2)"),
        ("assign enable    = !valid_q || y_ready_i", "assign enable    = y_ready_i"),
        ("assign a_ready_o = enable && b_valid_i", "assign a_ready_o = enable"),
        ("Stages'({fired_q, fire})", "Stages'({fired_q, enable})"),
        ("Width'($signed(below[2*i+1]))", "Width'(below[2*i+1])"),
    ]);
    let pairs = instance(
        "mase_mac",
        &[
            ("Cols", 3),
            ("Depth", 3),
            ("AWidth", 5),
            ("BWidth", 6),
            ("AccWidth", 15),
            ("Steps", 3),
            ("Mult", 1),
        ],
    );
    mac(pairs).check_mutations(&[
        ("AnySigned && pair_q[ProductWidth-1]", "1'b0"),
        ("+ Width'(below_left[2*i])", ""),
        ("= below_left[2*i+1];", "= 1'b0;"),
        ("+ AccWidth'(gen_level[Levels].left[0])", ""),
    ]);
}

#[test]
fn reduce_points() {
    points("mase_reduce").into_iter().for_each(|instance| reduce(instance).check());
}

#[test]
fn reduce_mutations() {
    let shape = [("Lanes", 5), ("Width", 6), ("OutWidth", 11), ("Across", 1), ("Steps", 3)];
    let of = |op| reduce(instance("mase_reduce", &[&shape[..], &[("Op", op)]].concat()));
    of(0).check_mutations(&[
        ("first ? '0 : out_q", "out_q"),
        ("assign element_d[i] = x + y", "assign element_d[i] = x - y"),
        ("valid_q <= reduced && last", "valid_q <= reduced"),
        ("level % 2 == 0 || level == Levels", "level % 2 == 0"),
    ]);
    of(1).check_mutations(&[
        ("less == (Op == 1) ? y : x", "less == (Op == 2) ? y : x"),
        ("first || less == (Op == 1)", "less == (Op == 1)"),
        ("$signed(x) < $signed(y) : x < y", "x < y : x < y"),
    ]);
}

#[test]
fn embedding_points() {
    points("mase_embedding").into_iter().for_each(|instance| embedding(instance).check());
}

#[test]
fn embedding_mutations() {
    let shape = [("IndexWidth", 4), ("Rows", 11), ("Words", 5), ("Width", 9)];
    embedding(instance("mase_embedding", &shape)).check_mutations(&[
        ("first ? row_address : next_q", "row_address"),
        ("address + AddressWidth'(1)", "address"),
        ("if (Words[i])", "if (i < 2)"),
        ("enable && (!first || index_valid_i)", "enable"),
    ]);
}
