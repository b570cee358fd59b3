//===- Registration.cpp - dialects, mase-opt, the language server, plugin --===//
#include "Options.h"
#include "mase/Mase.h"

#include "mlir/CAPI/IR.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/EmitC/IR/EmitC.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/InitAllPasses.h"
#include "mlir/Tools/Plugins/DialectPlugin.h"
#include "mlir/Tools/Plugins/PassPlugin.h"
#include "mlir/Tools/mlir-lsp-server/MlirLspServerMain.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"
#include "llvm/Support/WithColor.h"

using namespace mlir;

namespace {
struct KnownDialect {
  StringLiteral name;
  void (*insert)(DialectRegistry &);
};

template <typename DialectT>
constexpr KnownDialect known() {
  return {DialectT::getDialectNamespace(), [](DialectRegistry &registry) { registry.insert<DialectT>(); }};
}

/// Dialects that a Rust pass may name as dependent.
const KnownDialect knownDialects[] = {
    known<affine::AffineDialect>(), known<arith::ArithDialect>(),   known<bufferization::BufferizationDialect>(),
    known<cf::ControlFlowDialect>(), known<emitc::EmitCDialect>(),  known<func::FuncDialect>(),
    known<linalg::LinalgDialect>(), known<math::MathDialect>(),     known<memref::MemRefDialect>(),
    known<quant::QuantDialect>(),   known<scf::SCFDialect>(),       known<tensor::TensorDialect>(),
    known<vector::VectorDialect>(),
};

/// Loads `mase` into a context that the registry is added to. A plain entry
/// would end the process if the host has another dialect of that name; this
/// leaves such a host alone, and `checkDialects` refuses to run in it.
struct LoadMase : DialectExtension<LoadMase, BuiltinDialect> {
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(LoadMase)
  void apply(MLIRContext *context, BuiltinDialect *) const override {
    if (!context->getOrLoadDialect(mase::MaseDialect::getDialectNamespace()))
      context->getOrLoadDialect<mase::MaseDialect>();
  }
};
} // namespace

static bool isMase(StringRef name) { return name == mase::MaseDialect::getDialectNamespace(); }

bool maseKnowsDialect(MlirStringRef name) {
  return isMase(mase::ref(name)) ||
         llvm::any_of(knownDialects, [&](const KnownDialect &known) { return known.name == mase::ref(name); });
}

void mase::insertDialect(DialectRegistry &registry, StringRef name) {
  if (isMase(name))
    registry.addExtensions<LoadMase>();
  for (const KnownDialect &known : knownDialects)
    if (known.name == name)
      known.insert(registry);
}

LogicalResult mase::checkDialects(MLIRContext *context) {
  Dialect *dialect = context->getLoadedDialect(MaseDialect::getDialectNamespace());
  if (dialect && dialect->getTypeID() == TypeID::get<MaseDialect>())
    return success();
  return emitError(UnknownLoc::get(context))
         << "the 'mase' dialect of this context is not the one these passes were built with; load the dialect plugin "
            "of the same library, or none beside another copy of MASE";
}

static bool insertMase(DialectRegistry &registry) {
  StringRef name = mase::MaseDialect::getDialectNamespace();
  // The registry may hold ours already: inserting it again is harmless, so only
  // another library's counts. They are told apart by trying in a fresh context.
  if (llvm::is_contained(registry.getDialectNames(), name)) {
    MLIRContext context(registry, MLIRContext::Threading::DISABLED);
    Dialect *dialect = context.getOrLoadDialect(name);
    if (dialect && dialect->getTypeID() == TypeID::get<mase::MaseDialect>())
      return true;
    llvm::WithColor::error(llvm::errs(), "mase")
        << "this process already has a dialect named 'mase'; ours is not registered\n";
    return false;
  }
  registry.insert<mase::MaseDialect>();
  return true;
}

bool maseInsertDialects(MlirDialectRegistry registry) { return insertMase(*unwrap(registry)); }

static void registerEverything(DialectRegistry &registry) {
  registerAllDialects(registry);
  registerAllExtensions(registry);
  registry.insert<mase::MaseDialect>();
}

int maseOptMain(int argc, char **argv) {
  DialectRegistry registry;
  registerEverything(registry);
  registerAllPasses();
  return asMainReturnCode(MlirOptMain(argc, argv, "MASE optimizer driver\n", registry));
}

int maseLspServerMain(int argc, char **argv) {
  DialectRegistry registry;
  registerEverything(registry);
  return failed(MlirLspServerMain(argc, argv, registry));
}

//===----------------------------------------------------------------------===//
// Plugin. A cdylib exports Rust symbols only, so Rust defines the entry points
// that `mlir-opt` looks up and forwards to these.
//===----------------------------------------------------------------------===//

extern "C" {
DialectPluginLibraryInfo maseDialectPluginInfo() {
  return {MLIR_PLUGIN_API_VERSION, "mase", "0.1", [](DialectRegistry *registry) { insertMase(*registry); }};
}
PassPluginLibraryInfo masePassPluginInfo(void (*registerPasses)()) {
  return {MLIR_PLUGIN_API_VERSION, "mase", "0.1", registerPasses};
}
}
