//! From the words that a producer sends to those that a consumer asks for: regrouping, repeating, reordering.
//!
//! A consumer asks for a nest of loops over the positions of a stream's elements, the innermost of which make a word. Regrouping
//! alone keeps the order of elements; a buffer gives words of any affine nest, as large as both sides leave whole.

use crate::order::{Loop, iterations, merged, step};

/// What stands between a producer and a consumer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Each word becomes that many.
    Narrow(usize),
    /// So many words become one.
    Widen(usize),
    /// Each word is given that often.
    Repeat(usize),
    /// Words are stored, and read in another order.
    Buffer(Buffer),
}

/// A ring of words, written as they come and read by a nest of loops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Buffer {
    /// Words that it holds.
    pub capacity: usize,
    /// Loops over words, outermost first, in distances from the first word that is held.
    pub loops: Vec<Loop>,
    /// The loop that frees `free_step` words after each of its iterations.
    pub free_level: Option<usize>,
    /// See `free_level`.
    pub free_step: usize,
    /// Words that are freed at the end, besides.
    pub free_end: usize,
    /// Where the first loop begins.
    pub offset: usize,
}

/// A fault in what is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indivisible {
    /// Elements of the tensor, or of what is asked of it.
    pub elements: usize,
    /// Elements of a word.
    pub lanes: usize,
}

/// How a stream of `elements`, `from` in a word, becomes one of the elements at `offset` plus `nest`, `to` in a word.
pub fn adapt(
    elements: usize,
    from: usize,
    offset: usize,
    nest: &[Loop],
    to: usize,
) -> Result<Vec<Step>, Indivisible> {
    for (elements, lanes) in [(elements, from), (iterations(nest), to)] {
        if lanes == 0 || elements % lanes != 0 {
            return Err(Indivisible { elements, lanes });
        }
    }
    let simple = merged(nest);
    if offset == 0 && simple == merged(&[step(elements, 1)]) {
        return Ok(regroup(from, to));
    }
    // Words that neither side breaks up: a divisor of every distance.
    let (outer, run) = match simple.split_last() {
        Some((last, outer)) if last.stride == 1 => (outer, last.extent),
        _ => (simple.as_slice(), 1),
    };
    let word = outer.iter().fold(gcd(gcd(run, to), gcd(offset, elements)), |word, one| gcd(word, one.stride));
    let mut loops: Vec<Loop> = outer.iter().map(|one| step(one.extent, one.stride / word)).collect();
    loops.push(step(run / word, 1));
    let loops = merged(&loops);
    let mut steps = regroup(from, word);
    let words = elements / word;
    match loops.split_last() {
        Some((times, whole))
            if times.stride == 0 && offset == 0 && merged(whole) == merged(&[step(words, 1)]) =>
        {
            steps.push(Step::Repeat(times.extent));
        }
        _ => steps.push(Step::Buffer(buffer(words, offset / word, &loops))),
    }
    steps.extend(regroup(word, to));
    Ok(steps)
}

fn regroup(from: usize, to: usize) -> Vec<Step> {
    let common = gcd(from, to);
    let narrow = (from != common).then_some(Step::Narrow(from / common));
    narrow.into_iter().chain((to != common).then_some(Step::Widen(to / common))).collect()
}

/// A buffer of words of which a frame has so many.
fn buffer(words: usize, offset: usize, loops: &[Loop]) -> Buffer {
    // Outer loops that only move on need no distances: what they leave behind is freed. An iteration of the last of them may free
    // its stride if the ones around it go on where it ends.
    let mut freeing = 0;
    while freeing < loops.len()
        && loops[freeing].stride > 0
        && (freeing == 0 || loops[freeing - 1].stride == loops[freeing].extent * loops[freeing].stride)
    {
        freeing += 1;
    }
    let free_level = freeing.checked_sub(1);
    let free_step = free_level.map_or(0, |level| loops[level].stride);
    let freed = free_step * iterations(&loops[..freeing]);
    let free_end = words - freed.min(words);
    let span = offset + 1 + loops[freeing..].iter().map(|one| (one.extent - 1) * one.stride).sum::<usize>();
    let moved = |(level, one): (usize, &Loop)| step(one.extent, if level < freeing { 0 } else { one.stride });
    Buffer {
        // What is read and what comes meanwhile.
        capacity: span.max(free_end) + free_step.max(1) + free_end,
        loops: loops.iter().enumerate().map(moved).collect(),
        free_level,
        free_step,
        free_end,
        offset,
    }
}

fn gcd(a: usize, b: usize) -> usize {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::order::walk;

    /// What comes out of the steps, for positions that go in; checks that a buffer never holds more than its capacity and reads nothing
    /// that is freed.
    fn run(steps: &[Step], frame: &[usize], from: usize) -> (Vec<usize>, usize) {
        let mut lanes = from;
        let mut elements = frame.to_vec();
        for one in steps {
            match one {
                Step::Narrow(factor) => lanes /= factor,
                Step::Widen(factor) => lanes *= factor,
                Step::Repeat(times) => {
                    elements = elements.chunks(lanes).flat_map(|word| word.repeat(*times)).collect();
                }
                Step::Buffer(buffer) => {
                    let words: Vec<&[usize]> = elements.chunks(lanes).collect();
                    elements =
                        read(buffer, words.len()).into_iter().flat_map(|at| words[at].to_vec()).collect();
                }
            }
        }
        (elements, lanes)
    }

    /// The words that a buffer gives, as the hardware does it: distances from a base that moves.
    fn read(buffer: &Buffer, words: usize) -> Vec<usize> {
        let (mut base, mut found) = (0, Vec::new());
        let inner: usize = buffer.free_level.map_or(0, |level| iterations(&buffer.loops[level + 1..]));
        for (count, distance) in walk(&buffer.loops).enumerate() {
            assert!(distance + buffer.offset < buffer.capacity, "{buffer:?}");
            found.push(base + buffer.offset + distance);
            if inner > 0 && (count + 1) % inner == 0 {
                base += buffer.free_step;
            }
        }
        assert_eq!(base + buffer.free_end, words, "{buffer:?}");
        found
    }

    fn check(elements: usize, from: usize, offset: usize, nest: &[Loop], to: usize) -> Vec<Step> {
        let steps = adapt(elements, from, offset, nest, to).unwrap();
        let frame: Vec<usize> = (0..elements).collect();
        let (found, lanes) = run(&steps, &frame, from);
        assert_eq!(lanes, to, "{steps:?}");
        assert_eq!(found, walk(nest).map(|at| at + offset).collect::<Vec<_>>(), "{steps:?}");
        steps
    }

    #[test]
    fn words_are_regrouped() {
        assert_eq!(check(24, 4, 0, &[step(24, 1)], 4), []);
        assert_eq!(check(24, 4, 0, &[step(24, 1)], 2), [Step::Narrow(2)]);
        assert_eq!(check(24, 2, 0, &[step(6, 4), step(4, 1)], 8), [Step::Widen(4)]);
        assert_eq!(check(24, 6, 0, &[step(24, 1)], 4), [Step::Narrow(3), Step::Widen(2)]);
        assert_eq!(adapt(24, 5, 0, &[step(24, 1)], 4), Err(Indivisible { elements: 24, lanes: 5 }));
        assert_eq!(adapt(24, 4, 0, &[step(24, 1)], 5), Err(Indivisible { elements: 24, lanes: 5 }));
    }

    #[test]
    fn rows_are_repeated_from_a_buffer_of_two() {
        let steps = check(24, 2, 0, &[step(3, 8), step(5, 0), step(8, 1)], 4);
        let [Step::Widen(2), Step::Buffer(buffer)] = steps.as_slice() else { panic!("{steps:?}") };
        assert_eq!(
            (buffer.capacity, buffer.free_level, buffer.free_step, buffer.free_end),
            (4, Some(0), 2, 0)
        );
    }

    #[test]
    fn elements_are_repeated_without_a_buffer() {
        assert_eq!(check(6, 2, 0, &[step(6, 1), step(5, 0)], 1), [Step::Narrow(2), Step::Repeat(5)]);
        assert_eq!(check(6, 2, 0, &[step(3, 2), step(5, 0), step(2, 1)], 2), [Step::Repeat(5)]);
    }

    #[test]
    fn transposing_goes_element_by_element() {
        let steps = check(24, 4, 0, &[step(8, 1), step(3, 8)], 3);
        assert!(matches!(steps.as_slice(), [Step::Narrow(4), Step::Buffer(_), Step::Widen(3)]), "{steps:?}");
        // Tiles stay whole.
        let steps = check(64, 4, 0, &[step(2, 4), step(8, 8), step(4, 1)], 4);
        assert!(matches!(steps.as_slice(), [Step::Buffer(_)]), "{steps:?}");
    }

    #[test]
    fn windows_keep_a_few_rows() {
        // 3x3 windows on a [6, 5] image of 4 channels, channels last.
        let steps = check(120, 4, 0, &[step(4, 20), step(3, 4), step(3, 20), step(3, 4), step(4, 1)], 4);
        let [Step::Buffer(buffer)] = steps.as_slice() else { panic!("{steps:?}") };
        assert_eq!((buffer.free_level, buffer.free_step, buffer.free_end), (Some(0), 5, 10));
        assert!(buffer.capacity <= 30, "{buffer:?}");
    }

    #[test]
    fn slices_leave_the_rest() {
        check(120, 4, 20, &[step(2, 40), step(20, 1)], 4);
        check(120, 3, 7, &[step(3, 1)], 1);
    }
}
