//! Greedy pattern rewriting with Rust closures. melior's own trampoline would let a panic unwind into MLIR; here each
//! closure is guarded, and a panic is raised again once the driver has returned.

use crate::guard::guard;
use melior::{Context, PatternRewriter, RewritePatternSet, create_op_rewrite_pattern, ir::OperationRef};
use mlir_sys::{
    MlirGreedyRewriteDriverConfig, mlirApplyPatternsAndFoldGreedilyWithOp,
    mlirFrozenRewritePatternSetDestroy, mlirGreedyRewriteDriverConfigCreate,
    mlirGreedyRewriteDriverConfigDestroy,
};
use std::{any::Any, cell::RefCell, panic, rc::Rc};

type Rewrite = Box<dyn Fn(OperationRef, PatternRewriter) -> bool>;

/// A rewrite of one kind of op.
pub struct Pattern {
    root: &'static str,
    benefit: u32,
    rewrite: Rewrite,
}

impl Pattern {
    /// `rewrite` sees each `root` op and returns whether it changed something, in which case it did so through the
    /// rewriter. Patterns of higher benefit are tried first.
    pub fn new(
        root: &'static str,
        benefit: u32,
        rewrite: impl Fn(OperationRef, PatternRewriter) -> bool + 'static,
    ) -> Self {
        Self { root, benefit, rewrite: Box::new(rewrite) }
    }
}

/// Applies patterns, folds and removal of dead ops inside `op` until nothing changes. Whether that point was reached
/// within MLIR's iteration limit.
pub fn apply_greedily(context: &Context, op: OperationRef, patterns: Vec<Pattern>) -> bool {
    let caught: Rc<RefCell<Option<Box<dyn Any + Send>>>> = Rc::default();
    let set = RewritePatternSet::new(context);
    for Pattern { root, benefit, rewrite } in patterns {
        let caught = Rc::clone(&caught);
        let callback = move |_, op, rewriter| {
            // After a panic nothing else runs.
            if caught.borrow().is_some() {
                return false;
            }
            // SAFETY: MLIR passes a live op and rewriter.
            let (op, rewriter) = unsafe { (OperationRef::from_raw(op), PatternRewriter::from_raw(rewriter)) };
            guard(|| rewrite(op, rewriter)).unwrap_or_else(|fault| {
                *caught.borrow_mut() = Some(fault.payload);
                false
            })
        };
        set.add(create_op_rewrite_pattern(root, benefit, context, callback, &[]));
    }
    let frozen = set.freeze().into_raw();
    // SAFETY: op, patterns and configuration are live; the last two are destroyed once, here.
    let converged = unsafe {
        let config: MlirGreedyRewriteDriverConfig = mlirGreedyRewriteDriverConfigCreate();
        let result = mlirApplyPatternsAndFoldGreedilyWithOp(op.to_raw(), frozen, config);
        mlirGreedyRewriteDriverConfigDestroy(config);
        mlirFrozenRewritePatternSetDestroy(frozen);
        result.value != 0
    };
    if let Some(payload) = caught.borrow_mut().take() {
        panic::resume_unwind(payload);
    }
    converged
}
