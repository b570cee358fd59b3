//! Finds that the state at the end of a frame is one that was seen before.

use crate::trace::Steady;
use std::collections::HashMap;

/// More states than this are not kept; those that are not are not found again.
const MAX_STATES: usize = 1 << 12;

/// The states at the ends of frames.
#[derive(Default)]
pub(crate) struct States {
    seen: HashMap<Vec<u64>, Seen>,
}

struct Seen {
    frames: u64,
    cycle: u64,
    firings: Vec<u64>,
}

/// A state that was seen again.
pub(crate) struct Again {
    pub(crate) steady: Steady,
    /// Firings of each actor within the period.
    pub(crate) firings: Vec<u64>,
}

impl States {
    /// After so many frames, at the end of a cycle: the whole state, with all times relative to it.
    pub(crate) fn see(
        &mut self,
        state: Vec<u64>,
        frames: u64,
        cycle: u64,
        firings: Vec<u64>,
    ) -> Option<Again> {
        if let Some(seen) = self.seen.get(&state) {
            let steady =
                Steady { from: seen.frames, frames: frames - seen.frames, cycles: cycle - seen.cycle };
            let firings = firings.iter().zip(&seen.firings).map(|(now, then)| now - then).collect();
            return Some(Again { steady, firings });
        }
        if self.seen.len() < MAX_STATES {
            self.seen.insert(state, Seen { frames, cycle, firings });
        }
        None
    }
}
