//===- Mirror.h - the mirrors of CIRCT's dialects in C++ -------------------===//
//
// Includes the generated classes in the order they need, and declares what
// their hand-written parts share.
//
//===----------------------------------------------------------------------===//
#ifndef MASE_MIRROR_H
#define MASE_MIRROR_H

#include "mlir/Bytecode/BytecodeOpInterface.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Dialect.h"
#include "mlir/IR/DialectImplementation.h"
#include "mlir/IR/OpDefinition.h"
#include "mlir/IR/OpImplementation.h"
#include "mlir/IR/RegionKindInterface.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/InferTypeOpInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

namespace mase::hw {
/// A signless integer of at least one bit.
inline bool isBits(mlir::Type type) {
  auto integer = llvm::dyn_cast<mlir::IntegerType>(type);
  return integer && integer.isSignless() && integer.getWidth() > 0;
}

/// Whether Verilog can have something of this name: an identifier, and no reserved word of SystemVerilog.
bool isVerilogName(llvm::StringRef name);
} // namespace mase::hw

namespace mase::seq {
/// What both kinds of register share.
llvm::LogicalResult verifyRegister(mlir::Operation *op, mlir::Value reset, mlir::Value resetValue, mlir::Value initial);
mlir::ParseResult parseRegister(mlir::OpAsmParser &parser, mlir::OperationState &state, llvm::StringRef opName);
void printRegister(mlir::OpAsmPrinter &printer, mlir::Operation *op, mlir::StringAttr name, mlir::Value reset,
                   mlir::Value resetValue);
} // namespace mase::seq

#include "mirror/HwDialect.h.inc"

#include "mirror/CombDialect.h.inc"

#include "mirror/SeqDialect.h.inc"

#include "mirror/CombEnums.h.inc"

#define GET_TYPEDEF_CLASSES
#include "mirror/HwTypes.h.inc"

#define GET_TYPEDEF_CLASSES
#include "mirror/SeqTypes.h.inc"

#define GET_ATTRDEF_CLASSES
#include "mirror/HwAttrs.h.inc"

#define GET_OP_CLASSES
#include "mirror/HwOps.h.inc"

#define GET_OP_CLASSES
#include "mirror/CombOps.h.inc"

#define GET_OP_CLASSES
#include "mirror/SeqOps.h.inc"

#endif // MASE_MIRROR_H
