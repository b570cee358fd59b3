//===- Registration.cpp - dialects, mase-opt, the language server, plugin --===//
#include "Options.h"
#include "mase/Mase.h"
#include "mirror/Mirror.h"

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

/// Loads a dialect of ours into a context that the registry is added to. A plain
/// entry would end the process if the host has another dialect of that name; this
/// leaves such a host alone, and `checkDialect` refuses to run in it.
template <typename DialectT>
struct Load : DialectExtension<Load<DialectT>, BuiltinDialect> {
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(Load)
  void apply(MLIRContext *context, BuiltinDialect *) const override {
    if (!context->getOrLoadDialect(DialectT::getDialectNamespace()))
      context->getOrLoadDialect<DialectT>();
  }
};

/// A dialect of ours. Others may have one of its name.
struct OwnDialect {
  StringLiteral name;
  TypeID id;
  void (*insert)(DialectRegistry &);
  void (*load)(DialectRegistry &);
};

template <typename DialectT>
OwnDialect own() {
  return {DialectT::getDialectNamespace(), TypeID::get<DialectT>(),
          [](DialectRegistry &registry) { registry.insert<DialectT>(); },
          [](DialectRegistry &registry) { registry.addExtensions<Load<DialectT>>(); }};
}
} // namespace

static ArrayRef<OwnDialect> ownDialects() {
  static const OwnDialect dialects[] = {own<mase::MaseDialect>(), own<mase::hw::HwDialect>(),
                                        own<mase::comb::CombDialect>(), own<mase::seq::SeqDialect>()};
  return dialects;
}

static const OwnDialect *findOwn(StringRef name) {
  auto found = llvm::find_if(ownDialects(), [&](const OwnDialect &own) { return own.name == name; });
  return found == ownDialects().end() ? nullptr : found;
}

bool maseKnowsDialect(MlirStringRef name) {
  return findOwn(mase::ref(name)) ||
         llvm::any_of(knownDialects, [&](const KnownDialect &known) { return known.name == mase::ref(name); });
}

void mase::insertDialect(DialectRegistry &registry, StringRef name) {
  if (const OwnDialect *own = findOwn(name))
    own->load(registry);
  for (const KnownDialect &known : knownDialects)
    if (known.name == name)
      known.insert(registry);
}

LogicalResult mase::checkDialect(MLIRContext *context, StringRef name) {
  const OwnDialect *own = findOwn(name);
  Dialect *dialect = context->getLoadedDialect(name);
  if (!own || (dialect && dialect->getTypeID() == own->id))
    return success();
  return emitError(UnknownLoc::get(context))
         << "the '" << name << "' dialect of this context is not the one these passes were built with; load the dialect "
         << "plugin of the same library, or none beside another copy of MASE"
         << (name == MaseDialect::getDialectNamespace() ? "" : " or CIRCT");
}

/// Whether the registry has the dialect of ours then. It may hold ours already: inserting it again is harmless, so only
/// another library's counts. They are told apart by trying in a fresh context.
static bool insertOwn(DialectRegistry &registry, const OwnDialect &own) {
  if (!llvm::is_contained(registry.getDialectNames(), own.name)) {
    own.insert(registry);
    return true;
  }
  MLIRContext context(registry, MLIRContext::Threading::DISABLED);
  Dialect *dialect = context.getOrLoadDialect(own.name);
  return dialect && dialect->getTypeID() == own.id;
}

/// Where a mirror's namespace is taken, as in a host that has CIRCT, the rest works without it.
static bool insertOwnDialects(DialectRegistry &registry) {
  StringRef main = mase::MaseDialect::getDialectNamespace();
  for (const OwnDialect &own : ownDialects()) {
    if (insertOwn(registry, own) || own.name != main)
      continue;
    llvm::WithColor::error(llvm::errs(), "mase")
        << "this process already has a dialect named 'mase'; ours is not registered\n";
    return false;
  }
  return true;
}

bool maseInsertDialects(MlirDialectRegistry registry) { return insertOwnDialects(*unwrap(registry)); }

static void registerEverything(DialectRegistry &registry) {
  registerAllDialects(registry);
  registerAllExtensions(registry);
  for (const OwnDialect &own : ownDialects())
    own.insert(registry);
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
  return {MLIR_PLUGIN_API_VERSION, "mase", "0.1", [](DialectRegistry *registry) { insertOwnDialects(*registry); }};
}
PassPluginLibraryInfo masePassPluginInfo(void (*registerPasses)()) {
  return {MLIR_PLUGIN_API_VERSION, "mase", "0.1", registerPasses};
}
}
