//===- Bridge.h - what Rust calls to reach MLIR's C++ API ------------------===//
//
// Everything here has a C ABI; the Rust side is dialects/src/bridge.rs.
//
//===----------------------------------------------------------------------===//
#ifndef MASE_BRIDGE_H
#define MASE_BRIDGE_H

#include "mlir-c/IR.h"
#include "mlir-c/Support.h"

extern "C" {

//===----------------------------------------------------------------------===//
// Passes
//===----------------------------------------------------------------------===//

enum MaseOptionKind { MaseOptInt, MaseOptBool, MaseOptText, MaseOptChoice, MaseOptIntList, MaseOptTextList };

struct MaseChoiceDesc {
  MlirStringRef name, help;
};

/// A typed option. `text` is the default of a text, or of a choice by name;
/// `integer` that of an integer or (0 or 1) a boolean. Lists default to empty.
struct MaseOptionDesc {
  MlirStringRef name, help;
  int32_t kind;
  int64_t integer;
  MlirStringRef text;
  const MaseChoiceDesc *choices;
  intptr_t choiceCount;
};

struct MaseStatisticDesc {
  MlirStringRef name, help;
};

/// The values of a pass's or pipeline's options, in the order of declaration.
struct MaseOptions;

struct MasePassDesc {
  MlirStringRef argument, summary;
  MlirStringRef anchor; ///< op the pass runs on; empty: any
  const MaseOptionDesc *options;
  intptr_t optionCount;
  const MaseStatisticDesc *statistics;
  intptr_t statisticCount;
  const MlirStringRef *dialects; ///< dependent dialects, by namespace
  intptr_t dialectCount;
  bool readOnly; ///< the pass preserves all analyses
  /// Runs the pass; false: it failed. `pass` identifies the running instance.
  bool (*run)(const MasePassDesc *desc, MlirOperation op, const MaseOptions *options, void *pass);
};

struct MasePipelineDesc {
  MlirStringRef argument, summary;
  const MaseOptionDesc *options;
  intptr_t optionCount;
  /// Calls `emit` with the textual pipeline that these options stand for.
  bool (*build)(const MasePipelineDesc *desc, const MaseOptions *options, void (*emit)(MlirStringRef, void *),
                void *user);
};

/// Descriptors must live as long as the process. False if the name is taken.
bool maseRegisterPass(const MasePassDesc *desc);
bool maseRegisterPipeline(const MasePipelineDesc *desc);
/// Whether a dialect may be named in MasePassDesc::dialects.
bool maseKnowsDialect(MlirStringRef name);

int64_t maseOptionInt(const MaseOptions *options, intptr_t index); ///< integers, booleans, choices by position
MlirStringRef maseOptionText(const MaseOptions *options, intptr_t index);
intptr_t maseOptionListSize(const MaseOptions *options, intptr_t index);
int64_t maseOptionListInt(const MaseOptions *options, intptr_t index, intptr_t element);
MlirStringRef maseOptionListText(const MaseOptions *options, intptr_t index, intptr_t element);
void maseStatisticAdd(void *pass, intptr_t index, int64_t amount);

//===----------------------------------------------------------------------===//
// Diagnostics
//===----------------------------------------------------------------------===//

enum MaseSeverity { MaseNote, MaseWarning, MaseError, MaseRemark };

struct MaseDiagnosticNote {
  MlirLocation location;
  MlirStringRef text;
};

void maseEmitDiagnostic(int32_t severity, MlirLocation location, MlirStringRef text, const MaseDiagnosticNote *notes,
                        intptr_t noteCount);

//===----------------------------------------------------------------------===//
// Nodes and formats
//===----------------------------------------------------------------------===//

struct MaseNodeCounts {
  int64_t macs, parameters, inputBits, outputBits;
};

/// False if the op is no node.
bool maseNodeCounts(MlirOperation op, MaseNodeCounts *counts);
bool maseIsParameter(MlirValue value);
/// Trained values that a parameter or derived parameter holds.
int64_t maseHeldElements(MlirOperation op);
/// Bits of a tensor in its element's format; -1 if the type is none of the dialect's tensors.
int64_t maseTensorBits(MlirType type);
bool maseTypeIsNum(MlirType type);
/// Null if family and parameters are invalid; the reason is a diagnostic at `location`.
MlirType maseNumTypeGet(MlirLocation location, MlirStringRef family, const int64_t *params, intptr_t count);
MlirStringRef maseNumTypeFamily(MlirType type);
intptr_t maseNumTypeParams(MlirType type, const int64_t **params);

/// `#linalg.iterator_type`, which MLIR's C API cannot build. The context has loaded linalg.
MlirAttribute maseLinalgIteratorType(MlirContext context, bool parallel);
/// `approximate` of `mase.gelu`, by the number of its case.
MlirAttribute maseGeluApproximation(MlirContext context, int32_t code);

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

/// Of a dense_resource attribute: its name, and its data; false if it has none.
MlirStringRef maseResourceName(MlirAttribute attribute);
bool maseResourceBlob(MlirAttribute attribute, const void **data, intptr_t *size);
/// A dense_resource with a copy of the data. If the name is taken, its data is
/// replaced, or the resource gets another name. Former data stays where it is.
MlirAttribute maseResourceGet(MlirType type, MlirStringRef name, const void *data, intptr_t size, intptr_t alignment,
                              bool replace);

//===----------------------------------------------------------------------===//
// Mirrors of CIRCT's dialects. The context has loaded the one that is ours.
//===----------------------------------------------------------------------===//

struct MasePort {
  MlirStringRef name;
  MlirType type;
  bool output;
};

MlirType maseHwModuleType(MlirContext context, const MasePort *ports, intptr_t count);
/// Null if size or element are not allowed; the reason is a diagnostic at `location`.
MlirType maseHwArrayType(MlirLocation location, int64_t size, MlirType element);
/// `value` may be null.
MlirAttribute maseHwParamDecl(MlirContext context, MlirStringRef name, MlirType type, MlirAttribute value);
MlirAttribute maseHwParamDeclRef(MlirContext context, MlirStringRef name, MlirType type);
MlirType maseSeqClockType(MlirContext context);
bool maseTypeIsSeqClock(MlirType type);
/// An integer of any width, from words with the lowest first; those that are lacking are zero.
MlirAttribute maseIntegerAttribute(MlirType type, const uint64_t *words, intptr_t count);

//===----------------------------------------------------------------------===//
// Registration and tools
//===----------------------------------------------------------------------===//

bool maseInsertDialects(MlirDialectRegistry registry);
int maseOptMain(int argc, char **argv);
int maseLspServerMain(int argc, char **argv);
}

namespace mlir {
class DialectRegistry;
class MLIRContext;
} // namespace mlir

namespace mase {
/// Inserts a dialect by namespace, if this library knows it; one of ours only
/// where the namespace is not another's.
void insertDialect(mlir::DialectRegistry &registry, llvm::StringRef name);
/// Whether the context's dialect of that namespace is ours, or none that we
/// have; if it is another's, an error says so.
llvm::LogicalResult checkDialect(mlir::MLIRContext *context, llvm::StringRef name);
} // namespace mase

#endif // MASE_BRIDGE_H
