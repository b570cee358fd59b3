//! Which stage of the pipeline each cell is in.
//!
//! Invariants:
//! - No path within a stage is longer than the budget, except that a cell which alone is starts its stage, and is ready as many stages later as
//!   it takes.
//! - The number of stages is the least one for cells that start as early as they can.
//! - What is counted is bits in registers: a bit crosses each boundary from its cell to its last use.

use crate::logic::{Bit, Bits, Cell, Logic};

/// How often all cells are tried in other stages.
const PASSES: usize = 6;

/// Picoseconds.
pub(crate) struct Limits {
    /// By cell.
    pub delays: Vec<u32>,
    /// Of a stage.
    pub budget: u32,
}

/// See the module.
pub(crate) struct Schedule {
    /// By cell.
    pub stages: Vec<u32>,
    /// By cell and bit: the last stage that reads it; the cell's own one for what nobody reads.
    pub last: Vec<Vec<u32>>,
    /// How many stages.
    pub depth: u32,
}

impl Schedule {
    pub fn new(logic: &Logic, outputs: &[Bits], limits: &Limits) -> Self {
        let mut planner = Planner::new(logic, outputs, limits);
        planner.earliest();
        for pass in 0..PASSES {
            if !planner.improve(pass % 2 == 0) {
                break;
            }
        }
        let last = (0..logic.cells.len() as u32).map(|cell| {
            (0..logic.cells[cell as usize].1).map(|bit| planner.last((cell, bit), None)).collect()
        });
        Self { last: last.collect(), depth: planner.depth, stages: planner.stages }
    }
}

struct Planner<'a> {
    limits: &'a Limits,
    /// By cell: what it reads, each bit and cell once.
    bits_read: Vec<Vec<(u32, u32)>>,
    cells_read: Vec<Vec<u32>>,
    /// By cell and bit, by cell.
    bit_users: Vec<Vec<Vec<u32>>>,
    cell_users: Vec<Vec<u32>>,
    is_input: Vec<bool>,
    /// By cell and bit.
    is_output: Vec<Vec<bool>>,
    stages: Vec<u32>,
    /// By cell: from the start of the stage it is ready in; and from its own start to the end of the longest path in its stage.
    arrivals: Vec<u32>,
    tails: Vec<u32>,
    depth: u32,
}

impl<'a> Planner<'a> {
    fn new(logic: &Logic, outputs: &[Bits], limits: &'a Limits) -> Self {
        let count = logic.cells.len();
        let per_bit = |_| Vec::new();
        let mut bit_users: Vec<Vec<Vec<u32>>> =
            logic.cells.iter().map(|(_, width)| (0..*width).map(per_bit).collect()).collect();
        let mut is_output: Vec<Vec<bool>> =
            logic.cells.iter().map(|(_, width)| vec![false; *width as usize]).collect();
        let (mut bits_read, mut cells_read, mut cell_users) =
            (Vec::new(), Vec::new(), vec![Vec::new(); count]);
        for (number, (cell, _)) in logic.cells.iter().enumerate() {
            let mut bits: Vec<(u32, u32)> = cell.sources().collect();
            bits.sort_unstable();
            bits.dedup();
            let mut cells: Vec<u32> = bits.iter().map(|&(source, _)| source).collect();
            cells.dedup();
            for &(source, bit) in &bits {
                bit_users[source as usize][bit as usize].push(number as u32);
            }
            for &source in &cells {
                cell_users[source as usize].push(number as u32);
            }
            bits_read.push(bits);
            cells_read.push(cells);
        }
        for bit in outputs.iter().flatten() {
            if let Bit::Of(cell, bit) = *bit {
                is_output[cell as usize][bit as usize] = true;
            }
        }
        Self {
            limits,
            bits_read,
            cells_read,
            bit_users,
            cell_users,
            is_input: logic.cells.iter().map(|(cell, _)| matches!(cell, Cell::Input(_))).collect(),
            is_output,
            stages: vec![0; count],
            arrivals: vec![0; count],
            tails: vec![0; count],
            depth: 1,
        }
    }

    /// How many stages later than its own one a cell is ready.
    fn latency(&self, cell: usize) -> u32 {
        self.limits.delays[cell].div_ceil(self.limits.budget).saturating_sub(1)
    }

    fn ready(&self, cell: usize) -> u32 {
        self.stages[cell] + self.latency(cell)
    }

    /// What of its own stage a cell takes.
    fn taken(&self, cell: usize) -> u32 {
        self.limits.delays[cell].min(self.limits.budget)
    }

    /// The latest of what it reads that is ready in that stage only.
    fn start(&self, cell: usize, stage: u32) -> u32 {
        let sources = self.cells_read[cell].iter().map(|&source| source as usize);
        let late = sources.filter(|&source| self.ready(source) == stage).map(|source| self.arrivals[source]);
        late.max().unwrap_or(0)
    }

    fn arrival(&self, cell: usize, start: u32) -> u32 {
        match self.latency(cell) {
            0 => start + self.limits.delays[cell],
            latency => self.limits.delays[cell] - latency * self.limits.budget,
        }
    }

    fn earliest(&mut self) {
        for cell in 0..self.stages.len() {
            let mut stage =
                self.cells_read[cell].iter().map(|&source| self.ready(source as usize)).max().unwrap_or(0);
            let mut start = self.start(cell, stage);
            if start + self.taken(cell) > self.limits.budget {
                (stage, start) = (stage + 1, 0);
            }
            self.stages[cell] = stage;
            self.arrivals[cell] = self.arrival(cell, start);
            if self.is_output[cell].contains(&true) {
                self.depth = self.depth.max(self.ready(cell) + 1);
            }
        }
        self.find_tails();
    }

    fn find_tails(&mut self) {
        for cell in (0..self.stages.len()).rev() {
            self.tails[cell] = match self.latency(cell) {
                0 => self.limits.delays[cell] + self.after(cell, self.stages[cell]),
                _ => self.limits.budget,
            };
        }
    }

    /// The longest path in `stage` behind a cell that is ready in it.
    fn after(&self, cell: usize, stage: u32) -> u32 {
        let users = self.cell_users[cell].iter().map(|&user| user as usize);
        users.filter(|&user| self.stages[user] == stage).map(|user| self.tails[user]).max().unwrap_or(0)
    }

    fn find_arrivals(&mut self) {
        for cell in 0..self.stages.len() {
            self.arrivals[cell] = self.arrival(cell, self.start(cell, self.stages[cell]));
        }
    }

    /// The last stage that reads a bit, were a cell in another stage.
    fn last(&self, (cell, bit): (u32, u32), moved: Option<(usize, u32)>) -> u32 {
        let stage = |cell: usize| match moved {
            Some((other, stage)) if other == cell => stage,
            _ => self.stages[cell],
        };
        let users = &self.bit_users[cell as usize][bit as usize];
        let used = users.iter().map(|&user| stage(user as usize)).max().unwrap_or(0);
        let end = if self.is_output[cell as usize][bit as usize] { self.depth } else { 0 };
        used.max(end).max(stage(cell as usize))
    }

    /// Bits in registers that a cell's place decides.
    fn cost(&self, cell: usize, stage: u32) -> u32 {
        let moved = Some((cell, stage));
        let own =
            (0..self.bit_users[cell].len() as u32).map(|bit| self.last((cell as u32, bit), moved) - stage);
        let read = self.bits_read[cell]
            .iter()
            .map(|&source| self.last(source, moved) - self.stages[source.0 as usize]);
        own.chain(read).sum()
    }

    fn fits(&self, cell: usize, stage: u32) -> bool {
        let start = self.start(cell, stage);
        let ready = stage + self.latency(cell);
        start + self.taken(cell) <= self.limits.budget
            && self.arrival(cell, start) + self.after(cell, ready) <= self.limits.budget
    }

    /// Moves each cell to where the fewest bits cross; says whether any moved.
    fn improve(&mut self, later: bool) -> bool {
        let mut any = false;
        for step in 0..self.stages.len() {
            let cell = if later { self.stages.len() - 1 - step } else { step };
            if self.is_input[cell] {
                continue;
            }
            let sources = self.cells_read[cell].iter().map(|&source| self.ready(source as usize));
            let first = sources.max().unwrap_or(0);
            let users = self.cell_users[cell].iter().map(|&user| self.stages[user as usize]);
            let end = if self.is_output[cell].contains(&true) || self.cell_users[cell].is_empty() {
                self.depth - 1
            } else {
                u32::MAX
            };
            let latest = users.min().unwrap_or(u32::MAX).min(end).saturating_sub(self.latency(cell));
            let now = self.cost(cell, self.stages[cell]);
            let places =
                (first..=latest).filter(|&stage| stage != self.stages[cell] && self.fits(cell, stage));
            let best = places.map(|stage| (self.cost(cell, stage), stage)).min();
            if let Some((cost, stage)) = best
                && cost < now
            {
                self.stages[cell] = stage;
                self.find_arrivals();
                self.find_tails();
                any = true;
            }
        }
        any
    }
}
