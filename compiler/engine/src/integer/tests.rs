//! The kernel against loops over wide integers.

use super::{BlockSum, Five, IntegerContraction, IntegerLoop, Lanes, Stored, term};
use proptest::prelude::*;

/// A problem: extents of batch, row, two column, block and element loops, in that order.
#[derive(Clone, Debug)]
struct Problem {
    extents: [usize; 6],
    stored: [Stored; 2],
    result: u32,
    blocks: Option<BlockSum>,
    accumulate: bool,
    /// The order of each tensor's axes.
    orders: [usize; 3],
    values: Values,
    exponents: (i16, i16),
    seed: u64,
}

#[derive(Clone, Copy, Debug)]
enum Values {
    Random,
    Lowest,
    Highest,
}

/// The loops that each of a, b, c, and the exponents of a and b have.
const AXES: [&[usize]; 5] = [&[0, 1, 4, 5], &[0, 2, 3, 4, 5], &[0, 1, 2, 3], &[0, 1, 4], &[0, 2, 3, 4]];

fn random(seed: u64) -> impl FnMut() -> u64 {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11
    }
}

fn steps(axes: &[usize], rotate: usize, extents: &[usize; 6]) -> ([isize; 6], usize) {
    let mut axes = axes.to_vec();
    let count = axes.len();
    axes.rotate_left(rotate % count);
    let (mut steps, mut step) = ([0; 6], 1);
    for axis in axes.iter().rev() {
        steps[*axis] = step as isize;
        step *= extents[*axis];
    }
    (steps, step)
}

fn element(values: Values, stored: Stored, random: &mut impl FnMut() -> u64) -> i64 {
    let (low, high) = if stored.signed {
        (-(1i64 << (stored.bits - 1)), (1i64 << (stored.bits - 1)) - 1)
    } else {
        (0, (1i64 << stored.bits) - 1)
    };
    match values {
        Values::Lowest => low,
        Values::Highest => high,
        Values::Random => low + (random() as i64).rem_euclid(high - low + 1),
    }
}

fn bytes(list: &[i64], bits: u32) -> Vec<u8> {
    list.iter().flat_map(|value| value.to_le_bytes()[..bits as usize / 8].to_vec()).collect()
}

/// Runs the kernel, and the definition; whether there is a kernel.
fn check(problem: &Problem) -> Option<Lanes> {
    let Problem { extents, stored, result, blocks, .. } = problem;
    let rotations = [problem.orders[0], problem.orders[1], problem.orders[2], 0, 0];
    let layout: Vec<_> = AXES.iter().zip(rotations).map(|(axes, by)| steps(axes, by, extents)).collect();
    let loops: Vec<IntegerLoop> = (0..6)
        .map(|dim| {
            let step = |tensor: usize| layout[tensor].0[dim];
            let exponents = if blocks.is_some() { [step(3), step(4)] } else { [0, 0] };
            let steps = Five { abc: [step(0), step(1), step(2)], exponents };
            IntegerLoop { extent: extents[dim], steps, in_block: dim == 5 || blocks.is_none() }
        })
        .collect();
    let start = Five { abc: [0; 3], exponents: [0; 2] };
    let plan = IntegerContraction::plan(*stored, *result, &loops, start, problem.accumulate, *blocks)?;

    let mut random = random(problem.seed);
    let [a, b] = [0, 1].map(|side| -> Vec<i64> {
        (0..layout[side].1).map(|_| element(problem.values, stored[side], &mut random)).collect()
    });
    let (low, high) = problem.exponents;
    let mut exponents = |tensor: usize| -> Vec<i16> {
        let span = (high - low) as u64 + 1;
        (0..layout[tensor].1).map(|_| low + (random() % span) as i16).collect()
    };
    let [left, right] = [exponents(3), exponents(4)];
    let before: Vec<i64> = (0..layout[2].1 as i64).map(|index| index - 7).collect();

    let mut expected: Vec<i128> =
        if problem.accumulate { before.iter().map(|v| (*v).into()).collect() } else { vec![0; before.len()] };
    let count = |dims: std::ops::Range<usize>| extents[dims].iter().product::<usize>();
    for outer in 0..count(0..5) {
        let mut counters = [0; 6];
        let mut rest = outer;
        for dim in (0..5).rev() {
            counters[dim] = rest % extents[dim];
            rest /= extents[dim];
        }
        let mut partial = 0i64;
        let place = |tensor: usize, counters: &[usize; 6]| -> usize {
            layout[tensor].0.iter().zip(counters).map(|(step, at)| *step as usize * at).sum()
        };
        for inner in 0..extents[5] {
            counters[5] = inner;
            partial += a[place(0, &counters)] * b[place(1, &counters)];
        }
        let value = match blocks {
            None => partial,
            Some(sum) => {
                let shift = i64::from(left[place(3, &counters)]) + i64::from(right[place(4, &counters)]);
                term(partial, shift + sum.offset, sum.limit)
            }
        };
        expected[place(2, &counters)] += i128::from(value);
    }

    let (a, b) = (bytes(&a, stored[0].bits), bytes(&b, stored[1].bits));
    let mut found = bytes(&before, *result);
    // SAFETY: tensors of the layout that the loops step through.
    unsafe { plan.run([a.as_ptr(), b.as_ptr()], [left.as_ptr(), right.as_ptr()], found.as_mut_ptr()) };
    for (index, (found, expected)) in found.chunks_exact(*result as usize / 8).zip(&expected).enumerate() {
        let wanted = &expected.to_le_bytes()[..found.len()];
        assert_eq!(found, wanted, "element {index} of {problem:?}: {expected} is expected");
    }
    Some(plan.lanes)
}

fn stored() -> impl Strategy<Value = Stored> {
    (prop_oneof![Just(8), Just(16), Just(32)], any::<bool>())
        .prop_map(|(bits, signed)| Stored { bits, signed })
}

fn problems() -> impl Strategy<Value = Problem> {
    let extents = [1..3usize, 1..20, 1..6, 1..40, 1..6, 1..40].map(|range| range);
    let blocks = (-100..=100i64, prop_oneof![0..40u32, Just(61)])
        .prop_map(|(offset, bits)| BlockSum { offset, limit: (1i64 << bits) - 1 });
    let values =
        prop_oneof![3 => Just(Values::Random), 1 => Just(Values::Lowest), 1 => Just(Values::Highest)];
    let exponents = prop_oneof![
        3 => (-20..0i16, 0..20i16),
        1 => (-127..0i16, 0..128i16),
        1 => Just((-127, -120)),
        1 => Just((120, 127)),
        1 => (i16::MIN / 2..0, 0..i16::MAX / 2),
    ];
    (
        (extents, [stored(), stored()], prop_oneof![Just(32u32), Just(64)], proptest::option::of(blocks)),
        (any::<bool>(), [0..4usize, 0..5, 0..4], values, exponents, any::<u64>()),
    )
        .prop_map(
            |((extents, stored, result, blocks), (accumulate, orders, values, exponents, seed))| Problem {
                extents,
                stored,
                result,
                blocks,
                accumulate,
                orders,
                values,
                exponents,
                seed,
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]
    #[test]
    fn equals_the_definition(problem in problems()) {
        check(&problem);
    }
}

const S8: Stored = Stored { bits: 8, signed: true };
const U8: Stored = Stored { bits: 8, signed: false };
const S16: Stored = Stored { bits: 16, signed: true };

/// Every sum on the way as large as it gets, at lengths about those at which parts end.
#[test]
fn extremes_at_the_limits_of_parts() {
    for (stored, lanes) in [
        ([S8, S8], Lanes::F32),
        ([U8, S8], Lanes::F32),
        ([U8, U8], Lanes::F32),
        ([S16, S8], Lanes::F64),
        ([S16, S16], Lanes::F64),
        ([S16, Stored { bits: 32, signed: true }], Lanes::F64),
        ([Stored { bits: 16, signed: false }, Stored { bits: 32, signed: true }], Lanes::F64),
    ] {
        for depth in [4, 255, 256, 257, 1023, 1024, 1025, 5000] {
            for values in [Values::Lowest, Values::Highest] {
                let problem = Problem {
                    extents: [1, 5, 1, 33, 1, depth],
                    stored,
                    result: 64,
                    blocks: None,
                    accumulate: false,
                    orders: [0; 3],
                    values,
                    exponents: (0, 0),
                    seed: 1,
                };
                assert_eq!(check(&problem), Some(lanes), "{problem:?}");
            }
        }
    }
}

#[test]
fn what_is_not_exact_has_no_kernel() {
    let wide = Stored { bits: 32, signed: true };
    let mut problem = Problem {
        extents: [1, 8, 1, 8, 1, 8],
        stored: [wide, wide],
        result: 64,
        blocks: None,
        accumulate: false,
        orders: [0; 3],
        values: Values::Random,
        exponents: (0, 0),
        seed: 1,
    };
    assert_eq!(check(&problem), None);
    problem.blocks = Some(BlockSum { offset: 0, limit: 1 << 20 });
    assert_eq!(check(&problem), None);
    // 2^15 * 2^31 * 128 is 2^53; one more is not.
    problem.stored = [S16, wide];
    problem.extents[5] = 128;
    assert_eq!(check(&problem), Some(Lanes::F64));
    problem.extents[5] = 129;
    assert_eq!(check(&problem), None);
}

/// Shifts about those at which terms vanish, saturate, or leave floats.
#[test]
fn every_shift() {
    for shift in -300..300i64 {
        for (limit, values) in [
            ((1 << 25) - 1, Values::Random),
            (1, Values::Lowest),
            ((1 << 24) + 1, Values::Highest),
            ((1 << 44) - 1, Values::Random),
        ] {
            let problem = Problem {
                extents: [1, 3, 1, 20, 3, 16],
                stored: [S8, S8],
                result: 64,
                blocks: Some(BlockSum { offset: shift, limit }),
                accumulate: false,
                orders: [0; 3],
                values,
                exponents: (-3, 3),
                seed: shift as u64,
            };
            assert!(check(&problem).is_some());
        }
    }
}

#[test]
fn terms_are_rounded_to_even() {
    let cases = [
        (5, -1, 2),
        (7, -1, 4),
        (-5, -1, -2),
        (-7, -1, -4),
        (6, -2, 2),
        (1, -1, 0),
        (3, -1, 2),
        (1, -65, 0),
        (i64::MAX, -64, 0),
        (i64::MAX, -63, 1),
        (3, 2, 12),
        (3, 6, 100),
        (-3, 5000, -100),
        (0, 5000, 0),
        (-1, -5000, 0),
    ];
    for (partial, shift, expected) in cases {
        assert_eq!(term(partial, shift, 100), expected, "{partial} * 2^{shift}");
    }
}
