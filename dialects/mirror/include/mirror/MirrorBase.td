//===- MirrorBase.td - what the mirrors of CIRCT's dialects share ----------===//
//
// Ops, attributes and text are CIRCT's (llvm/circt, firtool 1.162), so that
// either side reads what the other writes. The mirrors have what the lowering
// emits and refuse the rest; see docs/decisions/0017-mirror-dialects.md.
//
//===----------------------------------------------------------------------===//
#ifndef MASE_MIRROR_BASE_TD
#define MASE_MIRROR_BASE_TD

include "mlir/IR/AttrTypeBase.td"
include "mlir/IR/BuiltinAttributeInterfaces.td"
include "mlir/IR/EnumAttr.td"
include "mlir/IR/OpAsmInterface.td"
include "mlir/IR/OpBase.td"
include "mlir/IR/RegionKindInterface.td"
include "mlir/IR/SymbolInterfaces.td"
include "mlir/Interfaces/InferTypeOpInterface.td"
include "mlir/Interfaces/SideEffectInterfaces.td"

/// CIRCT has integers without bits too, and drops them when it writes Verilog.
def Hw_Int : Type<CPred<"::mase::hw::isBits($_self)">, "signless integer of at least one bit",
                  "::mlir::IntegerType">;

#endif // MASE_MIRROR_BASE_TD
