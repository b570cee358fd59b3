//! `mase-lower-to-llvm`: from nodes on float tensors to what `mlir-runner` runs.

use mase_ir::pass::Pipeline;

/// See the module.
pub static PIPELINE: Pipeline = Pipeline {
    name: "mase-lower-to-llvm",
    summary: "Lower float nodes to the LLVM dialect, to run them",
    description: "\
Runs `mase-lower-to-linalg` and upstream's passes from there to the LLVM dialect: bufferisation, plain loops, LLVM. It is for
checking values; the code is slow.",
    options: &[],
    build: |_| Ok(PASSES.replace('\n', " ")),
};

const PASSES: &str = "
    func.func(mase-lower-to-linalg),
    one-shot-bufferize{bufferize-function-boundaries=true function-boundary-type-conversion=identity-layout-map},
    buffer-deallocation-pipeline, func.func(convert-linalg-to-loops), expand-strided-metadata, lower-affine,
    convert-scf-to-cf, func.func(arith-expand), convert-math-to-llvm, convert-math-to-libm, convert-index-to-llvm,
    finalize-memref-to-llvm, convert-arith-to-llvm, convert-func-to-llvm, convert-cf-to-llvm, reconcile-unrealized-casts";
