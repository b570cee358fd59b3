//! The trait that every family of number formats implements.
//!
//! A `params` argument holds one value for each of [`Family::params`], in that order, and each is
//! admitted by its [`Param`]; [`Format`](crate::Format) sees to both before it calls.

use crate::{Codec, Fitting, FormatError, Layout, Param, View};

/// A family of number formats, such as `fixed`, whose parameters single out one format.
pub trait Family: Sync {
    /// Name that types store and texts start with; lower case, a valid MLIR keyword.
    fn name(&self) -> &'static str;

    /// One line for lists.
    fn summary(&self) -> &'static str;

    /// Markdown: the exact arithmetic, and the source of the format.
    fn description(&self) -> &'static str;

    /// Parameters in the order in which types store them and texts give them.
    fn params(&self) -> &'static [Param];

    /// Texts for the reference page, each as `Display` writes it.
    fn examples(&self) -> &'static [&'static str];

    /// Storage of the format.
    fn layout(&self, params: &[i64]) -> Layout;

    /// The arithmetic of the format, which has no channel axis.
    fn codec(&self, params: &[i64]) -> Box<dyn Codec>;

    /// Codes as integers, for integer arithmetic; none where they do not fit.
    fn view(&self, _params: &[i64]) -> Option<View> {
        None
    }

    /// The positions of the parameter that a channel's companion value stands in for and of the
    /// channel axis, where the family has one.
    fn channel(&self) -> Option<(usize, usize)> {
        None
    }

    /// The companion value that suits the numbers of one channel, or of a tensor, in a family
    /// that has a channel axis.
    fn fit(&self, _params: &[i64], _values: &[f64]) -> Option<f64> {
        None
    }

    /// What [`Family::fit`] does, for programs that do it.
    fn fitting(&self, _params: &[i64]) -> Option<Fitting> {
        None
    }

    /// Rules between parameters.
    ///
    /// # Errors
    /// [`FormatError::Value`] or [`FormatError::Missing`] on the parameter to change.
    fn check(&self, _params: &[i64]) -> Result<(), FormatError> {
        Ok(())
    }

    /// The value parameter `index` takes when left out, where no constant default will do; `None`
    /// when it must be given. In `params`, what is still missing is [`ABSENT`](crate::ABSENT).
    fn derived_default(&self, _index: usize, _params: &[i64]) -> Option<i64> {
        None
    }

    /// The mnemonic to write instead of the family's name, and the parameters it already says,
    /// which are those that [`Family::expand`] sets.
    fn shorthand(&self, _params: &[i64]) -> Option<(String, Vec<usize>)> {
        None
    }

    /// The parameters that a shorthand mnemonic sets, possibly out of range (`msfp9`), or `None`
    /// when the mnemonic is none of this family's.
    fn expand(&self, _mnemonic: &str) -> Option<Vec<(usize, i64)>> {
        None
    }

    /// Every shorthand mnemonic that expands to parameters in range.
    fn shorthands(&self) -> &'static [&'static str] {
        &[]
    }
}
