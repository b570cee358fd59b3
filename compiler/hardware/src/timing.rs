//! When an actor moves beats: the behaviour, to the cycle, that a template's manifest promises and the simulator models.
//!
//! Nothing here depends on data. A beat moves in a cycle in which valid and ready are both high; what is said below of a cycle is
//! said of registers at its beginning. Out of reset all counts, indices and valid bits are 0.

/// Timing of one actor.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Timing {
    /// A program of firings in front of a pipeline with a global enable.
    Phased(Phased),
    /// A queue with registered valid and ready: `in_ready = count < depth`, `out_valid = count > 0`.
    Fifo {
        /// Beats it holds.
        depth: u64,
    },
    /// Each beat goes to all outputs, to each as soon as it takes it: `out_valid[i] = in_valid && !done[i]`, `in_ready` if all are
    /// done or ready.
    Fork {
        /// How many outputs.
        outputs: u32,
    },
    /// A ring memory that is read by nested loops.
    Buffer(Buffer),
    /// A ring memory of image rows that is read by the windows of a convolution.
    Window(Window),
    /// A connection of limited rate and fixed latency.
    Link(Link),
}

/// See [`Timing::Phased`]. `en = !v[depth - 1] || out_ready`, `out_valid = v[depth - 1]`. A firing happens when `en` holds and all
/// inputs that it consumes are valid; these are ready in that case alone (each if `en` holds and all others are valid). With `en`,
/// `v` moves on by one and `v[0]` tells whether a firing that produces has happened. Bubbles are not squeezed out.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Phased {
    /// Stages of the pipeline, at least 1.
    pub depth: u64,
    /// How many inputs the actor has.
    pub inputs: u32,
    /// The program; it repeats for ever. Not empty, no count is 0, neighbours differ.
    pub runs: Vec<Firings>,
}

/// The same firing several times.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Firings {
    /// How many times.
    pub count: u64,
    /// Bit `k`: input `k` is consumed.
    pub inputs: u32,
    /// Whether the output gets a beat.
    pub produces: bool,
}

/// See [`Timing::Buffer`]. `in_ready = live < capacity`, `out_valid = v`, `en = !v || out_ready`. The word at `offset` plus the sum
/// of index times stride is read if `en` holds and that is less than `live`; then the loops advance. With `en`, `v` tells whether a
/// word was read. `live` counts words taken less words freed; it is negative where words are freed that are still to come.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Buffer {
    /// Words of the memory.
    pub capacity: u64,
    /// Iterations and distance in words of each loop, outermost first.
    pub loops: Vec<(u64, u64)>,
    /// Whenever the loops inside this one have wrapped, `free_step` words are freed.
    pub free_level: Option<usize>,
    /// See `free_level`.
    pub free_step: u64,
    /// Words freed when all loops have wrapped, beside those.
    pub free_end: u64,
    /// Added to the position of every read.
    pub offset: u64,
}

/// See [`Timing::Window`]. As in [`Buffer`], with positions `y = oy * stride + ky * dilation - pad` and `x` likewise, in the order
/// (oy, ox, ky, kx, word). Kept from row `top(oy) = clamp(oy * stride - pad, 0, height)` on, with `top` of the row after the last
/// being the height; a position in the image is word `(y - top(oy)) * width * words + x * words + word`. One outside waits for nothing
/// but `live >= 0`. The last read of a row of windows frees the rows from `top(oy)` to `top(oy + 1)`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Window {
    /// Words of a pixel.
    pub words: u64,
    /// Rows and columns of the image.
    pub image: [u64; 2],
    /// Rows and columns of the kernel.
    pub kernel: [u64; 2],
    /// Distance between windows.
    pub stride: [u64; 2],
    /// Distance between the pixels of a window.
    pub dilation: [u64; 2],
    /// Rows above and columns left of the image.
    pub pad: [u64; 2],
    /// Rows and columns of windows.
    pub out: [u64; 2],
    /// Rows of the image that the memory holds; those that no later window needs are freed after each row of windows.
    pub rows: u64,
    /// Whether the words of a pixel come in the outer loop (oy, ox, word, ky, kx) or the innermost.
    pub words_outer: bool,
}

/// See [`Timing::Link`]. A beat is taken if there is credit and fewer than `ceil(latency * beats / cycles) + 1` beats are held, from
/// when they are taken until they leave; it can leave `latency` cycles later. Credit begins at `cycles - 1`; every cycle earns
/// `beats`, every beat costs `cycles`, what exceeds `cycles - 1` is lost, and a beat needs enough that none is owed after it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Link {
    /// Cycles from one end to the other.
    pub latency: u64,
    /// At most this many beats...
    pub beats: u64,
    /// ...in this many cycles.
    pub cycles: u64,
}

impl Timing {
    /// How many inputs the actor has.
    pub fn inputs(&self) -> usize {
        match self {
            Self::Phased(phased) => phased.inputs as usize,
            _ => 1,
        }
    }

    /// How many outputs it has.
    pub fn outputs(&self) -> usize {
        match self {
            Self::Fork { outputs } => *outputs as usize,
            _ => 1,
        }
    }
}

/// More words, beats or cycles than this are refused, so that no arithmetic on them overflows.
const LIMIT: u128 = 1 << 40;

impl Timing {
    /// Whether it means something: what is wrong, and what is allowed.
    pub fn check(&self) -> Result<(), String> {
        let least = |name: &str, value: u64, least: u64| {
            if value < least {
                return Err(format!("{name} is {value}, must be at least {least}"));
            }
            most(name, u128::from(value))
        };
        match self {
            Self::Phased(Phased { depth, inputs, runs }) => {
                least("the depth of the pipeline", *depth, 1)?;
                if *inputs > u32::BITS {
                    return Err(format!("{inputs} inputs; limit: {}", u32::BITS));
                }
                if runs.is_empty() {
                    return Err("the program has no firing".to_owned());
                }
                for run in runs {
                    least("a count of the program", run.count, 1)?;
                    if u64::from(run.inputs) >> inputs != 0 {
                        return Err(format!(
                            "the program consumes from an input that is not there; limit: {inputs}"
                        ));
                    }
                }
                Ok(())
            }
            Self::Fifo { depth } => least("the depth", *depth, 1),
            Self::Fork { outputs } => least("the number of outputs", u64::from(*outputs), 1),
            Self::Link(Link { latency, beats, cycles }) => {
                least("the latency", *latency, 1)?;
                least("the number of beats", *beats, 1)?;
                least("the number of cycles", *cycles, 1)?;
                most("latency times beats", u128::from(*latency) * u128::from(*beats))
            }
            Self::Buffer(buffer) => buffer.check(&least),
            Self::Window(window) => window.check(&least),
        }
    }
}

fn most(name: &str, value: u128) -> Result<(), String> {
    if value > LIMIT { Err(format!("{name} is {value}; limit: {LIMIT}")) } else { Ok(()) }
}

/// Name, value, and the least it may be.
type Least<'a> = &'a dyn Fn(&str, u64, u64) -> Result<(), String>;

impl Buffer {
    fn check(&self, least: Least) -> Result<(), String> {
        least("the capacity", self.capacity, 1)?;
        least("the number of words freed", self.free_step, 0)?;
        least("the number of words freed at the end", self.free_end, 0)?;
        if self.loops.is_empty() {
            return Err("there is no loop".to_owned());
        }
        if let Some(level) = self.free_level.filter(|level| *level >= self.loops.len()) {
            return Err(format!("words are freed at loop {level}; limit: {} loops", self.loops.len()));
        }
        let mut last = u128::from(self.offset);
        for (extent, stride) in &self.loops {
            least("an extent", *extent, 1)?;
            last = last.saturating_add(u128::from(extent - 1) * u128::from(*stride));
        }
        if last >= u128::from(self.capacity) {
            return Err(format!("it reads word {last}; limit: {} words of capacity", self.capacity));
        }
        Ok(())
    }
}

impl Window {
    fn check(&self, least: Least) -> Result<(), String> {
        least("the number of words", self.words, 1)?;
        for (name, pair, limit) in [
            ("an extent of the image", self.image, 1),
            ("an extent of the kernel", self.kernel, 1),
            ("a stride", self.stride, 1),
            ("a dilation", self.dilation, 1),
            ("a number of pixels of padding", self.pad, 0),
            ("an extent of the output", self.out, 1),
        ] {
            pair.iter().try_for_each(|value| least(name, *value, limit))?;
        }
        let product = |factors: &[u64]| factors.iter().fold(1u128, |a, b| a.saturating_mul(u128::from(*b)));
        for axis in [0, 1] {
            most("the reach of the windows", product(&[self.out[axis], self.stride[axis]]))?;
            most("the reach of a window", product(&[self.kernel[axis], self.dilation[axis]]))?;
        }
        most("the number of words of an image", product(&[self.image[0], self.image[1], self.words]))?;
        most("the number of words of memory", product(&[self.rows, self.image[1], self.words]))?;
        least("the number of rows", self.rows, self.image[0].min(self.dilation[0] * (self.kernel[0] - 1) + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_nothing() {
        let run = Firings { count: 1, inputs: 0b100, produces: true };
        let phased = |depth, inputs, runs| Timing::Phased(Phased { depth, inputs, runs });
        let link = |latency, beats, cycles| Timing::Link(Link { latency, beats, cycles });
        let buffer = |capacity, loops, free_level| {
            Timing::Buffer(Buffer { capacity, loops, free_level, free_step: 0, free_end: 0, offset: 1 })
        };
        let window = |rows, width| {
            Timing::Window(Window {
                words: 1,
                image: [5, width],
                kernel: [3, 1],
                stride: [1, 1],
                dilation: [1, 1],
                pad: [0, 0],
                out: [3, 1],
                rows,
                words_outer: false,
            })
        };
        for (timing, expected) in [
            (phased(0, 3, vec![run]), "the depth of the pipeline is 0, must be at least 1"),
            (phased(1, 2, vec![run]), "an input that is not there; limit: 2"),
            (phased(1, 33, vec![run]), "33 inputs; limit: 32"),
            (phased(1, 3, vec![]), "the program has no firing"),
            (
                phased(1, 3, vec![Firings { count: 0, ..run }]),
                "a count of the program is 0, must be at least 1",
            ),
            (Timing::Fifo { depth: 0 }, "the depth is 0, must be at least 1"),
            (Timing::Fork { outputs: 0 }, "the number of outputs is 0, must be at least 1"),
            (link(1, 0, 1), "the number of beats is 0, must be at least 1"),
            (link(1 << 30, 1 << 30, 1), "latency times beats is 1152921504606846976; limit: 1099511627776"),
            (buffer(4, vec![(2, 3)], None), "it reads word 4; limit: 4 words of capacity"),
            (buffer(4, vec![], None), "there is no loop"),
            (buffer(4, vec![(1, 1)], Some(1)), "words are freed at loop 1; limit: 1 loops"),
            (window(2, 4), "the number of rows is 2, must be at least 3"),
            (window(3, 1 << 39), "the number of words of an image is"),
        ] {
            let fault = timing.check().unwrap_err();
            assert!(fault.contains(expected), "{fault}");
        }
        assert_eq!(window(3, 4).check(), Ok(()));
        assert_eq!(buffer(5, vec![(2, 3)], Some(0)).check(), Ok(()));
    }
}
