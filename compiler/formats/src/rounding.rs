//! The choices a format makes where a number has no code of its own.

/// How a number between two codes is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rounding {
    /// To the nearest, ties to even.
    Rne,
    /// Down.
    Floor,
    /// To the nearest, ties up.
    HalfUp,
    /// To the nearest, ties away from zero.
    HalfAway,
    /// Toward zero.
    Trunc,
}

impl Rounding {
    /// Every rounding, in the order of the parameter's words.
    pub const ALL: [Rounding; 5] =
        [Rounding::Rne, Rounding::Floor, Rounding::HalfUp, Rounding::HalfAway, Rounding::Trunc];

    pub(crate) fn of(param: i64) -> Rounding {
        pick(&Rounding::ALL, param)
    }
}

/// What becomes of a number beyond the last code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Overflow {
    /// It becomes the last code.
    Saturate,
    /// Its low bits are kept.
    Wrap,
}

impl Overflow {
    pub(crate) fn of(param: i64) -> Overflow {
        pick(&[Overflow::Saturate, Overflow::Wrap], param)
    }
}

/// Which whole number stands for the logarithm of a block's largest magnitude.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// The one below.
    Floor,
    /// The one above.
    Ceil,
    /// The nearest; there are no ties.
    Round,
}

impl Rule {
    pub(crate) fn of(param: i64) -> Rule {
        pick(&[Rule::Floor, Rule::Ceil, Rule::Round], param)
    }
}

/// The choice at the index that an admitted parameter is.
fn pick<T: Copy>(choices: &[T], param: i64) -> T {
    let index = usize::try_from(param).ok().filter(|index| *index < choices.len());
    choices[index.unwrap_or(0)]
}
