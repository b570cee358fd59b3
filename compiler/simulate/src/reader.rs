//! Actors of kind `buffer` and `window`: a ring memory that is written in order and read by a fixed walk.
//!
//! Invariant: `live` is signed; what is freed before it has arrived is dropped when it does.

use crate::{
    actor::Meter,
    channel::{Bench, ChannelIndex},
};
use mase_hardware::timing::{Buffer, Window};

/// See the module.
pub(crate) struct Reader {
    capacity: i64,
    live: i64,
    /// Whether the output register holds a beat.
    valid: bool,
    walk: Walk,
    input: ChannelIndex,
    output: ChannelIndex,
    pub(crate) meter: Meter,
}

enum Walk {
    Loops(Loops),
    Windows(Windows),
}

impl Reader {
    pub(crate) fn buffer(timing: &Buffer, input: ChannelIndex, output: ChannelIndex) -> Self {
        Self::new(timing.capacity, Walk::Loops(Loops::new(timing)), input, output)
    }

    pub(crate) fn window(timing: &Window, input: ChannelIndex, output: ChannelIndex) -> Self {
        let capacity = timing.rows * timing.image[1] * timing.words;
        Self::new(capacity, Walk::Windows(Windows::new(timing)), input, output)
    }

    fn new(capacity: u64, walk: Walk, input: ChannelIndex, output: ChannelIndex) -> Self {
        Self {
            capacity: capacity as i64,
            live: 0,
            valid: false,
            walk,
            input,
            output,
            meter: Meter::default(),
        }
    }

    pub(crate) fn visit(&mut self, who: u32, bench: &mut Bench) {
        self.meter.settle(bench);
        let live = self.live;
        let stopped = self.valid && !bench.room(self.output);
        let issue = !stopped && self.walk.may_read(live);
        if live < self.capacity && bench.has(self.input) {
            bench.pop(self.input);
            self.live += 1;
        }
        let moved = self.live != live || issue || (self.valid && !stopped);
        if !stopped {
            if self.valid {
                bench.push(self.output);
            }
            self.valid = issue;
        }
        if issue {
            self.live -= self.walk.advance();
            self.meter.firings += 1;
        }
        if moved {
            return bench.call(who, bench.now + 1);
        }
        if self.live < self.capacity {
            bench.await_beat(self.input);
        }
        if stopped {
            bench.await_room(self.output);
            self.meter.blame(self.output, true, bench.now);
        } else {
            self.meter.blame(self.input, false, bench.now);
        }
    }

    pub(crate) fn snapshot(&self, state: &mut Vec<u64>) {
        state.extend([self.live as u64, u64::from(self.valid)]);
        match &self.walk {
            Walk::Loops(loops) => state.extend_from_slice(&loops.indices),
            Walk::Windows(windows) => state.extend_from_slice(&windows.indices),
        }
    }
}

impl Walk {
    fn may_read(&self, live: i64) -> bool {
        match self {
            Self::Loops(loops) => loops.position < live,
            Self::Windows(windows) => live >= 0 && windows.position.is_none_or(|position| position < live),
        }
    }

    /// Goes to the next position; says how many words that frees.
    fn advance(&mut self) -> i64 {
        match self {
            Self::Loops(loops) => loops.advance(),
            Self::Windows(windows) => windows.advance(),
        }
    }
}

struct Loops {
    loops: Vec<(u64, u64)>,
    free_level: Option<usize>,
    free_step: i64,
    free_end: i64,
    indices: Vec<u64>,
    position: i64,
}

impl Loops {
    fn new(timing: &Buffer) -> Self {
        Self {
            loops: timing.loops.clone(),
            free_level: timing.free_level,
            free_step: timing.free_step as i64,
            free_end: timing.free_end as i64,
            indices: vec![0; timing.loops.len()],
            position: timing.offset as i64,
        }
    }

    fn advance(&mut self) -> i64 {
        let mut freed = 0;
        for level in (0..self.loops.len()).rev() {
            // All loops inside this one have wrapped.
            if self.free_level == Some(level) {
                freed += self.free_step;
            }
            let (extent, stride) = self.loops[level];
            self.indices[level] += 1;
            if self.indices[level] < extent {
                self.position += stride as i64;
                return freed;
            }
            self.indices[level] = 0;
            self.position -= (extent - 1) as i64 * stride as i64;
        }
        freed + self.free_end
    }
}

/// Indices are those of output row and column, kernel row and column, and word, in this order whatever the order of the walk.
struct Windows {
    timing: Window,
    indices: [u64; 5],
    /// `None` outside the image.
    position: Option<i64>,
}

const NESTS: [[usize; 5]; 2] = [[4, 3, 2, 1, 0], [3, 2, 4, 1, 0]];

impl Windows {
    fn new(timing: &Window) -> Self {
        let mut windows = Self { timing: timing.clone(), indices: [0; 5], position: None };
        windows.place();
        windows
    }

    /// First row of the image that is kept for an output row.
    fn top(&self, row: u64) -> i64 {
        let height = self.timing.image[0] as i64;
        if row == self.timing.out[0] {
            return height;
        }
        ((row * self.timing.stride[0]) as i64 - self.timing.pad[0] as i64).clamp(0, height)
    }

    fn place(&mut self) {
        let t = &self.timing;
        let [row, column, kernel_row, kernel_column, word] = self.indices;
        let at = |index: u64, kernel: u64, axis: usize| {
            (index * t.stride[axis] + kernel * t.dilation[axis]) as i64 - t.pad[axis] as i64
        };
        let (y, x) = (at(row, kernel_row, 0), at(column, kernel_column, 1));
        let inside = (0..t.image[0] as i64).contains(&y) && (0..t.image[1] as i64).contains(&x);
        let line = (t.image[1] * t.words) as i64;
        self.position = inside.then(|| (y - self.top(row)) * line + x * t.words as i64 + word as i64);
    }

    fn advance(&mut self) -> i64 {
        let t = &self.timing;
        let extents = [t.out[0], t.out[1], t.kernel[0], t.kernel[1], t.words];
        let line = (t.image[1] * t.words) as i64;
        let row = self.indices[0];
        let mut ended = true;
        for index in NESTS[usize::from(t.words_outer)] {
            // The loop over output rows is the last: all inside have wrapped.
            self.indices[index] += 1;
            if self.indices[index] < extents[index] {
                ended = index == 0;
                break;
            }
            self.indices[index] = 0;
        }
        let freed = if ended { (self.top(row + 1) - self.top(row)) * line } else { 0 };
        self.place();
        freed
    }
}
