//===- foreign_host.cpp - a host that has a `mase` dialect of its own ------===//
//
// Two libraries cannot own one dialect name, and MLIR ends the process when
// they try. MASE says so instead, and its passes refuse to run.
//
// `foreign_host passes-only` leaves out maseRegisterDialects.
//
//===----------------------------------------------------------------------===//
#include "mase-c/Mase.h"

#include "mlir/CAPI/IR.h"
#include "mlir/Conversion/Passes.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/Dialect.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassRegistry.h"

using namespace mlir;

namespace {
/// Not ours; it only has the same name.
class ForeignDialect : public Dialect {
public:
  static StringRef getDialectNamespace() { return "mase"; }
  explicit ForeignDialect(MLIRContext *context)
      : Dialect(getDialectNamespace(), context, TypeID::get<ForeignDialect>()) {}
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(ForeignDialect)
};
} // namespace

int main(int argc, char **argv) {
  DialectRegistry registry;
  registry.insert<ForeignDialect>();
  if (argc == 1 || StringRef(argv[1]) != "passes-only") {
    bool registered = maseRegisterDialects(wrap(&registry));
    llvm::outs() << "dialect registered: " << (registered ? "yes" : "no") << "\n";
  }
  // Passes are looked up by their names, which nobody else has taken.
  llvm::outs() << "passes registered: " << (maseRegisterPasses() ? "yes" : "no") << "\n";
  registerSCFToControlFlowPass();

  MLIRContext context(registry);
  OwningOpRef<ModuleOp> module = parseSourceString<ModuleOp>("module {}", &context);
  // The first failure must leave nothing behind that breaks the next run; the
  // second pipeline brings in a dialect that the context does not have yet.
  for (StringRef pipeline : {"mase-report", "convert-scf-to-cf,mase-report"}) {
    PassManager manager(&context, ModuleOp::getOperationName());
    if (failed(parsePassPipeline(pipeline, manager)))
      return 1;
    llvm::outs() << "pass: " << (failed(manager.run(*module)) ? "failed" : "ran") << "\n";
  }
  return 0;
}
