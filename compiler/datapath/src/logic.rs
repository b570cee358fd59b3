//! Logic over single bits: values are lists of bits, lowest first, so that taking, joining and extending them costs nothing.
//!
//! Invariants:
//! - Equal cells are one, and a cell's operands come before it.
//! - What follows from constant, equal and missing bits has no cell.

use std::collections::HashMap;

use indexmap::IndexSet;

use crate::netlist::Predicate;

/// One bit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Bit {
    Zero,
    One,
    /// Of a cell, which of its bits.
    Of(u32, u32),
}

impl Cell {
    /// The cells and bits it reads, as often as it does.
    pub fn sources(&self) -> impl Iterator<Item = (u32, u32)> {
        let (flag, a, b): (Option<Bit>, &[Bit], &[Bit]) = match self {
            Self::Input(_) => (None, &[], &[]),
            Self::Arithmetic(_, a, b) | Self::Bitwise(_, a, b) | Self::Compare(_, a, b) => (None, a, b),
            Self::Mux(condition, a, b) => (Some(*condition), a, b),
            Self::Rom(_, index) => (None, index, &[]),
        };
        flag.into_iter().chain(a.iter().copied()).chain(b.iter().copied()).filter_map(|bit| match bit {
            Bit::Of(cell, bit) => Some((cell, bit)),
            Bit::Zero | Bit::One => None,
        })
    }
}

/// Lowest first.
pub(crate) type Bits = Vec<Bit>;

/// What a cell computes of operands of its own width, unless it says otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Cell {
    Input(u32),
    Arithmetic(Arithmetic, Bits, Bits),
    Bitwise(Bitwise, Bits, Bits),
    /// Of operands of one width.
    Compare(Predicate, Bits, Bits),
    Mux(Bit, Bits, Bits),
    /// The table and the index of any width.
    Rom(u32, Bits),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Arithmetic {
    Add,
    Sub,
    Mul,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Bitwise {
    And,
    Or,
    Xor,
}

/// See the module.
#[derive(Default)]
pub(crate) struct Logic {
    /// With their widths.
    pub cells: Vec<(Cell, u32)>,
    pub tables: IndexSet<Vec<u128>>,
    known: HashMap<Cell, u32>,
}

impl From<bool> for Bit {
    fn from(value: bool) -> Self {
        if value { Self::One } else { Self::Zero }
    }
}

impl Bit {
    fn known(self) -> Option<bool> {
        match self {
            Self::Zero => Some(false),
            Self::One => Some(true),
            Self::Of(..) => None,
        }
    }
}

/// The low `width` bits of a constant.
pub(crate) fn constant(value: i128, width: u32) -> Bits {
    (0..width).map(|bit| Bit::from(value >> bit.min(127) & 1 != 0)).collect()
}

/// Cut or extended to `width` bits.
pub(crate) fn resize(bits: &[Bit], width: u32, signed: bool) -> Bits {
    let fill = bits.last().copied().filter(|_| signed).unwrap_or(Bit::Zero);
    (0..width as usize).map(|bit| bits.get(bit).copied().unwrap_or(fill)).collect()
}

fn low_zeros(bits: &[Bit]) -> usize {
    bits.iter().take_while(|bit| **bit == Bit::Zero).count()
}

impl Logic {
    /// Without the cells and tables that no output needs.
    pub fn swept(&self, outputs: &[Bits]) -> (Self, Vec<Bits>) {
        let mut needed = vec![false; self.cells.len()];
        for bit in outputs.iter().flatten() {
            if let Bit::Of(cell, _) = *bit {
                needed[cell as usize] = true;
            }
        }
        for number in (0..self.cells.len()).rev() {
            if needed[number] {
                self.cells[number].0.sources().for_each(|(source, _)| needed[source as usize] = true);
            }
        }
        let mut new = Self::default();
        let mut map = vec![0; self.cells.len()];
        let moved = |map: &[u32], bit: Bit| match bit {
            Bit::Of(cell, bit) => Bit::Of(map[cell as usize], bit),
            bit => bit,
        };
        for (number, (cell, width)) in self.cells.iter().enumerate().filter(|(number, _)| needed[*number]) {
            let bits = |bits: &Bits| bits.iter().map(|&bit| moved(&map, bit)).collect();
            let cell = match cell {
                Cell::Input(input) => Cell::Input(*input),
                Cell::Arithmetic(operation, a, b) => Cell::Arithmetic(*operation, bits(a), bits(b)),
                Cell::Bitwise(operation, a, b) => Cell::Bitwise(*operation, bits(a), bits(b)),
                Cell::Compare(predicate, a, b) => Cell::Compare(*predicate, bits(a), bits(b)),
                Cell::Mux(condition, a, b) => Cell::Mux(moved(&map, *condition), bits(a), bits(b)),
                Cell::Rom(table, index) => {
                    let entries = self.tables.get_index(*table as usize).cloned().unwrap_or_default();
                    Cell::Rom(new.tables.insert_full(entries).0 as u32, bits(index))
                }
            };
            map[number] = new.cells.len() as u32;
            new.cells.push((cell, *width));
        }
        let bits = |bits: &Bits| bits.iter().map(|&bit| moved(&map, bit)).collect();
        (new, outputs.iter().map(bits).collect())
    }

    /// All bits of a cell.
    pub fn cell(&mut self, cell: Cell, width: u32) -> Bits {
        let number = *self.known.entry(cell).or_insert_with_key(|cell| {
            self.cells.push((cell.clone(), width));
            self.cells.len() as u32 - 1
        });
        (0..width).map(|bit| Bit::Of(number, bit)).collect()
    }

    /// `a + b`; low bits that meet zeros stay as they are.
    pub fn add(&mut self, a: Bits, b: Bits) -> Bits {
        let (a, b) = if low_zeros(&a) > low_zeros(&b) { (b, a) } else { (a, b) };
        let free = low_zeros(&b);
        self.arithmetic(Arithmetic::Add, a, b, free)
    }

    /// `a - b`.
    pub fn sub(&mut self, a: Bits, b: Bits) -> Bits {
        let free = low_zeros(&b);
        self.arithmetic(Arithmetic::Sub, a, b, free)
    }

    /// `a * b`; low zeros of both are those of the product.
    pub fn mul(&mut self, a: Bits, b: Bits) -> Bits {
        let width = a.len();
        let zeros = (low_zeros(&a) + low_zeros(&b)).min(width);
        let mut product = vec![Bit::Zero; zeros];
        if zeros < width {
            let part = |bits: &Bits| bits[low_zeros(bits)..][..width - zeros].to_vec();
            product.extend(
                self.cell(Cell::Arithmetic(Arithmetic::Mul, part(&a), part(&b)), (width - zeros) as u32),
            );
        }
        product
    }

    /// With `free` low bits of `a` that are the result's.
    fn arithmetic(&mut self, operation: Arithmetic, a: Bits, b: Bits, free: usize) -> Bits {
        let (mut result, a, b) = (a[..free].to_vec(), &a[free..], &b[free..]);
        let value = |bits: &[Bit]| {
            bits.iter().rev().try_fold(0i128, |value, bit| Some(value << 1 | i128::from(bit.known()?)))
        };
        let width = a.len() as u32;
        match (value(a), value(b)) {
            _ if a.is_empty() => {}
            (Some(x), Some(y)) => {
                let sum = if operation == Arithmetic::Sub { x.wrapping_sub(y) } else { x.wrapping_add(y) };
                result.extend(constant(sum, width));
            }
            // In one bit both are the difference.
            _ if width == 1 => result.push(self.xor(a, b)[0]),
            _ => result.extend(self.cell(Cell::Arithmetic(operation, a.to_vec(), b.to_vec()), width)),
        }
        result
    }

    pub fn xor(&mut self, a: &[Bit], b: &[Bit]) -> Bits {
        self.bitwise(Bitwise::Xor, a, b)
    }

    /// Bit by bit; only pairs that are unknown and new take logic.
    pub fn bitwise(&mut self, operation: Bitwise, a: &[Bit], b: &[Bit]) -> Bits {
        let simple = |a: Bit, b: Bit| match (operation, a.known(), b.known()) {
            (Bitwise::And, Some(false), _) | (Bitwise::And, _, Some(false)) => Some(Bit::Zero),
            (Bitwise::Or, Some(true), _) | (Bitwise::Or, _, Some(true)) => Some(Bit::One),
            (Bitwise::And, Some(true), _) | (Bitwise::Or | Bitwise::Xor, Some(false), _) => Some(b),
            (Bitwise::And, _, Some(true)) | (Bitwise::Or | Bitwise::Xor, _, Some(false)) => Some(a),
            (Bitwise::Xor, Some(true), Some(true)) => Some(Bit::Zero),
            (Bitwise::Xor, None, None) if a == b => Some(Bit::Zero),
            (_, None, None) if a == b => Some(a),
            _ => None,
        };
        self.by_pairs(a, b, simple, |a, b| Cell::Bitwise(operation, a, b))
    }

    /// `a` for 1, `b` for 0.
    pub fn mux(&mut self, condition: Bit, a: &[Bit], b: &[Bit]) -> Bits {
        if let Some(value) = condition.known() {
            return if value { a } else { b }.to_vec();
        }
        let simple = |a: Bit, b: Bit| match (a, b) {
            _ if a == b => Some(a),
            (Bit::One, Bit::Zero) => Some(condition),
            _ => None,
        };
        self.by_pairs(a, b, simple, |a, b| Cell::Mux(condition, a, b))
    }

    fn by_pairs(
        &mut self,
        a: &[Bit],
        b: &[Bit],
        simple: impl Fn(Bit, Bit) -> Option<Bit>,
        cell: impl Fn(Bits, Bits) -> Cell,
    ) -> Bits {
        let mut pairs: IndexSet<(Bit, Bit)> = IndexSet::new();
        for (&a, &b) in a.iter().zip(b) {
            if simple(a, b).is_none() {
                pairs.insert((a, b));
            }
        }
        let (left, right): (Bits, Bits) = pairs.iter().copied().unzip();
        let width = left.len() as u32;
        let made = if width == 0 { Vec::new() } else { self.cell(cell(left, right), width) };
        let result = a.iter().zip(b).map(|(&a, &b)| {
            simple(a, b).or_else(|| made.get(pairs.get_index_of(&(a, b))?).copied()).unwrap_or(Bit::Zero)
        });
        result.collect()
    }

    /// Of equal widths.
    pub fn equal(&mut self, a: &[Bit], b: &[Bit]) -> Bit {
        let pairs: IndexSet<(Bit, Bit)> =
            a.iter().copied().zip(b.iter().copied()).filter(|(a, b)| a != b).collect();
        if pairs.iter().any(|(a, b)| a.known().is_some() && b.known().is_some()) {
            return Bit::Zero;
        }
        match pairs.iter().next() {
            None => Bit::One,
            Some(&(bit, Bit::One)) | Some(&(Bit::One, bit)) if pairs.len() == 1 => bit,
            Some(_) => {
                let (left, right) = pairs.into_iter().unzip();
                self.cell(Cell::Compare(Predicate::Eq, left, right), 1)[0]
            }
        }
    }

    /// `a < b`, or `a <= b`; of equal widths, at least 1.
    pub fn less(&mut self, or_equal: bool, signed: bool, a: &[Bit], b: &[Bit]) -> Bit {
        let (mut a, mut b) = (a.to_vec(), b.to_vec());
        // Low bits that cannot decide: less than one with zeros there, at most one with ones there and the other way round.
        let idle = |a: Bit, b: Bit| {
            a == b || if or_equal { b == Bit::One || a == Bit::Zero } else { b == Bit::Zero || a == Bit::One }
        };
        let low = a.iter().zip(&b).take_while(|(a, b)| idle(**a, **b)).count();
        let low = low.min(a.len() - 1);
        a.drain(..low);
        b.drain(..low);
        // High bits that are equal in both: the sign twice, or anything without signs.
        while a.len() > 1 && {
            let top = a.len() - 1;
            if signed { a[top] == a[top - 1] && b[top] == b[top - 1] } else { a[top] == b[top] }
        } {
            a.pop();
            b.pop();
        }
        if let ([x], [y]) = (&a[..], &b[..]) {
            // One bit: with a sign, 1 is the lesser one.
            let (x, y) = if signed { (*y, *x) } else { (*x, *y) };
            let not = self.xor(&[x], &[Bit::One]);
            let operation = if or_equal { Bitwise::Or } else { Bitwise::And };
            return self.bitwise(operation, &not, &[y])[0];
        }
        let predicate = match (signed, or_equal) {
            (true, true) => Predicate::Sle,
            (true, false) => Predicate::Slt,
            (false, true) => Predicate::Ule,
            (false, false) => Predicate::Ult,
        };
        self.cell(Cell::Compare(predicate, a, b), 1)[0]
    }

    /// `entries[index]`, each of `width` bits; bits that all entries share are constants.
    pub fn rom(&mut self, entries: &[u128], width: u32, index: &[Bit]) -> Bits {
        let all = |bit: u32, value: bool| entries.iter().all(|entry| (entry >> bit & 1 != 0) == value);
        let open: Vec<u32> = (0..width).filter(|&bit| !all(bit, false) && !all(bit, true)).collect();
        let narrow = |entry: &u128| {
            open.iter().enumerate().fold(0, |narrow, (to, from)| narrow | (entry >> from & 1) << to)
        };
        let table = self.tables.insert_full(entries.iter().map(narrow).collect()).0 as u32;
        let used =
            (128 - (entries.len().max(2) as u128 - 1).leading_zeros()).min(index.len() as u32) as usize;
        let mut result: Bits = (0..width).map(|bit| Bit::from(all(bit, true))).collect();
        if open.is_empty() {
            return result;
        }
        let read = self.cell(Cell::Rom(table, index[..used].to_vec()), open.len() as u32);
        for (&bit, &value) in open.iter().zip(&read) {
            result[bit as usize] = value;
        }
        result
    }
}
