/*===- mase-c/Mase.h - embed the mase dialect and its passes ---------------===*\
|*                                                                            *|
|* Link libmase_plugin.so and the shared libMLIR.so of LLVM 22.1. From C++,   *|
|* pass `wrap(&registry)`. After both calls, `mase` IR parses in every        *|
|* context made with that registry, and every pass and pipeline can be named  *|
|* in a textual pipeline (`mlirParsePassPipeline`, `mlir::parsePassPipeline`).*|
|*                                                                            *|
\*===----------------------------------------------------------------------===*/
#ifndef MASE_C_MASE_H
#define MASE_C_MASE_H

#include "mlir-c/IR.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Inserts the `mase` dialect, and the mirrors of CIRCT's `hw`, `comb` and `seq` where the registry has none of their
 *  names. False, with a message on stderr, if it already has another `mase`. */
MLIR_CAPI_EXPORTED bool maseRegisterDialects(MlirDialectRegistry registry);

/** Registers every pass and pipeline with the process; further calls do nothing. False, with a message on stderr for
 *  each, if passes of the same names are there already. */
MLIR_CAPI_EXPORTED bool maseRegisterPasses(void);

#ifdef __cplusplus
}
#endif

#endif /* MASE_C_MASE_H */
