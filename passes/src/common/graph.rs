//! The graph of nodes: questions that several passes ask, and changes that several make.

use super::derive::{self, Names, Wanted};
use mase_ir::{
    build::{self, Builder, Ssa},
    melior::ir::{OperationRef, Type, Value, ValueLike, operation::OperationLike},
    node,
    pass::Run,
    walk,
};
use std::{collections::HashSet, ffi::c_void};

/// Changes the function that a pass runs on.
pub struct Editor<'r> {
    /// Builds ops.
    pub builder: Builder<'r>,
    /// Names of parameters.
    pub names: Names,
    erased: HashSet<*mut c_void>,
}

impl<'r> Editor<'r> {
    /// For a run of a pass.
    pub fn new(run: &'r Run<'r>) -> Self {
        Self { builder: Builder::new(run.context, run.op), names: Names::new(run.op), erased: HashSet::new() }
    }

    /// Whether an op that was collected before is gone.
    pub fn is_erased(&self, op: OperationRef) -> bool {
        self.erased.contains(&op.to_raw().ptr)
    }

    /// Before ops are collected anew, which may lie where others were.
    pub fn forget_erased(&mut self) {
        self.erased.clear();
    }

    /// Derives a parameter. `step` makes its value of `start` and `others`.
    pub fn derive(
        &mut self,
        wanted: Wanted<'r>,
        step: impl FnOnce(&Builder<'r>, Ssa<'r>, &[Ssa<'r>]) -> Ssa<'r>,
    ) -> Ssa<'r> {
        derive::derive(self, wanted, step)
    }

    /// Puts another value in place of an op's result, and removes the op and what only it used.
    pub fn replace(&mut self, op: OperationRef<'r, 'r>, with: Ssa<'r>) {
        build::replace_uses(op.result(0).expect("a node with a result").into(), with);
        self.erase(op);
    }

    fn erase(&mut self, op: OperationRef<'r, 'r>) {
        let operands: Vec<Ssa<'r>> = op.operands().collect();
        self.erased.insert(op.to_raw().ptr);
        build::erase(op);
        operands.into_iter().for_each(|operand| self.erase_unused(operand));
    }

    /// Removes what makes a value, if nothing uses it.
    pub fn erase_unused(&mut self, value: Ssa<'r>) {
        let Some(op) = node::defining_op(value) else { return };
        // Not a block: its body may have effects.
        let pure = matches!(walk::name(op).as_str(), "mase.derive" | "arith.constant")
            || node::is_node(op) && op.region_count() == 0;
        if pure && op.results().all(|result| node::users(result.into()).is_empty()) {
            self.erase(op);
        }
    }
}

/// The op's name without the dialect's; empty for an op of another dialect.
pub fn kind(op: OperationRef) -> String {
    walk::name(op).strip_prefix("mase.").unwrap_or_default().to_owned()
}

/// The element type that all operands and results have, if they have one and it is a float.
pub fn float_of<'r>(op: OperationRef<'r, 'r>) -> Option<Type<'r>> {
    let element = element_of(op)?;
    matches!(node::element_text(element).as_str(), "f16" | "bf16" | "f32" | "f64").then_some(element)
}

/// The element type that all operands and results have, if they have one.
pub fn element_of<'r>(op: OperationRef<'r, 'r>) -> Option<Type<'r>> {
    let mut types = op.operands().map(|v| v.r#type()).chain(op.results().map(|v| v.r#type()));
    let first = node::element(types.next()?)?;
    types.all(|ty| node::element(ty) == Some(first)).then_some(first)
}

/// The one result of an op that has one.
pub fn result<'r>(op: OperationRef<'r, 'r>) -> Option<Ssa<'r>> {
    let mut results = op.results();
    results.next().map(Value::from).filter(|_| op.result_count() == 1)
}
