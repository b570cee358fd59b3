//! The operations and what they mean on integers.

use crate::Node;

/// Two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Binary {
    Add,
    Sub,
    Mul,
    And,
    Or,
    Xor,
    Min,
    Max,
    Shl,
    Shr,
    FloorDiv,
    Eq,
    Lt,
    Le,
}

/// What a node computes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Expression {
    Input(u32),
    Constant(i128),
    Binary(Binary, Node, Node),
    Select(Node, Node, Node),
    Wrap(Node, u32, bool),
    LeadingZeros(Node, u32),
    Lookup(u32, Node),
}

impl Expression {
    /// In order; the unused places are `None`.
    pub fn operands(self) -> impl Iterator<Item = Node> {
        match self {
            Self::Input(_) | Self::Constant(_) => [None, None, None],
            Self::Binary(_, a, b) => [Some(a), Some(b), None],
            Self::Select(c, a, b) => [Some(c), Some(a), Some(b)],
            Self::Wrap(a, ..) | Self::LeadingZeros(a, _) | Self::Lookup(_, a) => [Some(a), None, None],
        }
        .into_iter()
        .flatten()
    }
}

impl Binary {
    pub fn name(self) -> &'static str {
        match self {
            Self::Add => "the sum",
            Self::Sub => "the difference",
            Self::Mul => "the product",
            Self::And => "the conjunction",
            Self::Or => "the disjunction",
            Self::Xor => "the exclusive or",
            Self::Min => "the minimum",
            Self::Max => "the maximum",
            Self::Shl => "the left shift",
            Self::Shr => "the right shift",
            Self::FloorDiv => "the quotient",
            Self::Eq | Self::Lt | Self::Le => "the comparison",
        }
    }

    pub fn commutes(self) -> bool {
        matches!(
            self,
            Self::Add | Self::Mul | Self::And | Self::Or | Self::Xor | Self::Min | Self::Max | Self::Eq
        )
    }

    /// Nothing where the result leaves 128 bits or there is none.
    pub fn apply(self, a: i128, b: i128) -> Option<i128> {
        Some(match self {
            Self::Add => a.checked_add(b)?,
            Self::Sub => a.checked_sub(b)?,
            Self::Mul => a.checked_mul(b)?,
            Self::And => a & b,
            Self::Or => a | b,
            Self::Xor => a ^ b,
            Self::Min => a.min(b),
            Self::Max => a.max(b),
            Self::Shl if a == 0 && b >= 0 => 0,
            Self::Shl => {
                let by = u32::try_from(b).ok().filter(|&by| by < 128)?;
                let shifted = a << by;
                if shifted >> by != a {
                    return None;
                }
                shifted
            }
            Self::Shr if b < 0 => return None,
            Self::Shr => a >> b.min(127),
            Self::FloorDiv => {
                let quotient = a.checked_div(b)?;
                quotient - i128::from(a % b != 0 && (a < 0) != (b < 0))
            }
            Self::Eq => i128::from(a == b),
            Self::Lt => i128::from(a < b),
            Self::Le => i128::from(a <= b),
        })
    }
}

/// The value of the machine integer with the same low `bits` bits; `bits` from 1 to 127.
pub(crate) fn wrap(value: i128, bits: u32, signed: bool) -> i128 {
    let free = 128 - bits;
    if signed { value << free >> free } else { ((value as u128) << free >> free) as i128 }
}

/// Zeros above the highest one among the low `bits` bits; `bits` from 1 to 127.
pub(crate) fn leading_zeros(value: i128, bits: u32) -> i128 {
    i128::from(bits - bits_of(wrap(value, bits, false)))
}

/// Bits of a value that is not negative.
pub(crate) fn bits_of(value: i128) -> u32 {
    128 - value.leading_zeros()
}
