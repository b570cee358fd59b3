//===- main.cpp - run MASE's passes from a C++ program ---------------------===//
//
// Registers the mase dialect and passes, parses a small network, runs a
// pipeline that mixes MLIR's passes with ours, and prints what came out.
//
//===----------------------------------------------------------------------===//
#include "mase-c/Mase.h"

#include "mlir/CAPI/IR.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassRegistry.h"
#include "mlir/Transforms/Passes.h"

using namespace mlir;

// Two reshapes that undo each other, for `canonicalize` to remove.
static const char *const network = R"mlir(
func.func @classify(%image: tensor<1x8x8xf32>) -> tensor<1x10xf32> {
  %weight = mase.parameter "fc.weight" : () -> tensor<10x64xf32>
  %flat = mase.reshape %image : (tensor<1x8x8xf32>) -> tensor<64xf32>
  %row = mase.reshape %flat : (tensor<64xf32>) -> tensor<1x64xf32>
  %sum = mase.linear %row, %weight : (tensor<1x64xf32>, tensor<10x64xf32>) -> tensor<1x10xf32>
  %y = mase.relu %sum : (tensor<1x10xf32>) -> tensor<1x10xf32>
  return %y : tensor<1x10xf32>
}
)mlir";

int main() {
  // The dialect goes into a registry, the passes into the process.
  DialectRegistry registry;
  registry.insert<func::FuncDialect>();
  if (!maseRegisterDialects(wrap(&registry)) || !maseRegisterPasses())
    return 1;
  registerTransformsPasses();

  MLIRContext context(registry);
  OwningOpRef<ModuleOp> module = parseSourceString<ModuleOp>(network, &context);
  if (!module)
    return 1;

  FailureOr<OpPassManager> pipeline =
      parsePassPipeline("builtin.module(canonicalize,func.func(mase-init),mase-report{format=csv output=-})");
  if (failed(pipeline))
    return 1;
  PassManager manager(&context, pipeline->getOpAnchorName());
  static_cast<OpPassManager &>(manager) = std::move(*pipeline);
  if (failed(manager.run(*module)))
    return 1;
  module->print(llvm::outs());
  return 0;
}
