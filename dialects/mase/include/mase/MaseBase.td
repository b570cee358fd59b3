//===- MaseBase.td - dialect, element constraint, op base classes ---------===//
//
// One op = one module of the model = one instance of hardware. This file holds
// what every op shares; the ops are grouped in the other Mase*Ops.td files.
//
//===----------------------------------------------------------------------===//
#ifndef MASE_BASE_TD
#define MASE_BASE_TD

include "mlir/IR/OpBase.td"
include "mlir/Interfaces/InferTypeOpInterface.td"
include "mlir/Interfaces/SideEffectInterfaces.td"
include "mase/MaseInterfaces.td"

def Mase_Dialect : Dialect {
  let name = "mase";
  let cppNamespace = "::mase";
  let summary = "streaming accelerators: one op is a module of the model and an instance of hardware";
  let description = [{
    A node of the graph is at once a module of the model (its semantics) and an
    instance of hardware (its attributes). Semantics live in the ops; hardware
    lives in four discardable attributes, so that no op definition repeats them
    and passes of other dialects carry them along:

    | attribute | on | holds |
    |---|---|---|
    | `mase.node` | any op | readable name of the node, e.g. `"encoder.layer.0.attention.self.query"` |
    | `mase.hw` | a node | what was *chosen*: tool chain, IP, device, and per port interface, tile, order, depth, memory (`#mase.hw`) |
    | `mase.metrics` | a node | what was *derived*: rates, area, latency, clock, with a fingerprint of what it was derived from (`#mase.metrics`) |
    | `mase.target` | `builtin.module` | devices, links, budget, clock (`#mase.target`) |

    A fifth, `mase.range`, says what values a node, a parameter or an argument has on data (`#mase.range`; on ops an array with one for each
    result, or `unit` where nothing is known): `mase calibrate` measures them. A sixth, `mase.host`, marks a function that the host
    computes before the accelerator runs: masks and positions from integers. A seventh, `mase.block_sum`, stands on a sum that
    `mase-lower-to-linalg` makes of a product of block formats: a dictionary of i64 `offset` and `limit`.

    They are verified wherever they appear:

    - D1: a `mase.` attribute has one of the seven names above and the type that belongs to it; an
      argument of a function may have `mase.node` and `mase.range` only, a result `mase.node`.
    - D2: `mase.hw` and `mase.metrics` list no ports, or one per operand and one per result.
    - D3: a port's tile has the tensor's rank and 1 <= tile[i] <= dim[i]; its order is a permutation of the dimensions.
    - D4: `mase.target` stands on a `builtin.module`.
    - D5: a device id is below the target's device count, where the module has a target.
    - D6: `mase.host` is a unit and stands on a function.
    - D7: `mase.range` has one entry per result; each stands for a tensor of floats or number formats, and has no channels or as many
      as that.

    Every node also obeys:

    - C1: each result has the shape that follows from the operands and attributes.
    - C2: the block axis and the channel axis of every number format lie within the tensor's rank.

    Shapes are static. Element types are floats, integers, `index`, upstream
    `!quant.uniform` and the number formats of `!mase.*`.
  }];
  let dependentDialects = ["::mlir::quant::QuantDialect"];
  let hasOperationAttrVerify = 1;
  let hasRegionArgAttrVerify = 1;
  let hasRegionResultAttrVerify = 1;
  let useDefaultAttributePrinterParser = 1;
  let extraClassDeclaration = [{
    ::mlir::Type parseType(::mlir::DialectAsmParser &parser) const override;
    void printType(::mlir::Type type, ::mlir::DialectAsmPrinter &printer) const override;
    void registerAttrs();
    static constexpr ::llvm::StringLiteral kNode = "mase.node";
    static constexpr ::llvm::StringLiteral kHw = "mase.hw";
    static constexpr ::llvm::StringLiteral kMetrics = "mase.metrics";
    static constexpr ::llvm::StringLiteral kTarget = "mase.target";
    static constexpr ::llvm::StringLiteral kRange = "mase.range";
    static constexpr ::llvm::StringLiteral kHost = "mase.host";
    static constexpr ::llvm::StringLiteral kBlockSum = "mase.block_sum";
  }];
}

//===----------------------------------------------------------------------===//
// Operand and result constraints
//===----------------------------------------------------------------------===//

def Mase_Tensor : Type<
    CPred<"::mase::isMaseTensor($_self)">,
    "statically shaped tensor of fewer than 2^63-1 floats, integers or number formats "
    "(for a dynamic dimension: export the model with a fixed input shape)",
    "::mlir::RankedTensorType">;

def Mase_IntTensor : Type<
    And<[Mase_Tensor.predicate,
         CPred<"::llvm::cast<::mlir::RankedTensorType>($_self).getElementType().isIntOrIndex()">]>,
    "statically shaped tensor of integers", "::mlir::RankedTensorType">;

//===----------------------------------------------------------------------===//
// Op base classes
//===----------------------------------------------------------------------===//

class Mase_Op<string mnemonic, list<Trait> traits = []>
    : Op<Mase_Dialect, mnemonic, traits>;

/// A node: pure, countable (MACs, parameters, bits), verified by its numbered
/// constraints. This class is for ops whose result shape the operands do not
/// give; they implement `verify`.
class Mase_NodeBase<string mnemonic, list<Trait> traits = []>
    : Mase_Op<mnemonic, !listconcat([Pure, DeclareOpInterfaceMethods<Mase_NodeInterface>], traits)> {
  let hasVerifier = 1;
}

/// A node whose result shapes follow from operands and attributes. Each op
/// implements `inferShapes` once; building (type inference) and verification
/// both use it. The element type is free (a node may produce any format);
/// inference proposes the first operand's.
class Mase_Node<string mnemonic, list<Trait> traits = []>
    : Mase_NodeBase<mnemonic, !listconcat(
          [DeclareOpInterfaceMethods<InferTypeOpInterface, ["refineReturnTypes"]>], traits)> {
  code inferDeclaration = [{
    static ::mlir::FailureOr<::mase::Shapes> inferShapes(const ::mase::Checker &check, Adaptor adaptor);
  }];
  let extraClassDeclaration = inferDeclaration;
  let extraClassDefinition = [{
    ::llvm::LogicalResult $cppClass::verify() {
      Adaptor adaptor(*this);
      return ::mase::verifyNode(*this, [&](const ::mase::Checker &check) {
        return inferShapes(check, adaptor);
      });
    }
    ::llvm::LogicalResult $cppClass::inferReturnTypes(
        ::mlir::MLIRContext *context, std::optional<::mlir::Location> location,
        ::mlir::ValueRange operands, ::mlir::DictionaryAttr attributes,
        ::mlir::OpaqueProperties properties, ::mlir::RegionRange regions,
        ::llvm::SmallVectorImpl<::mlir::Type> &inferred) {
      Adaptor adaptor(operands, attributes, properties, regions);
      return ::mase::inferTypes(context, location, getOperationName(), operands,
          [&](const ::mase::Checker &check) { return inferShapes(check, adaptor); }, inferred);
    }
    // Verification is `verify`, which reports the numbered constraint; the
    // interface's own check would report a second error for the same fault.
    ::llvm::LogicalResult $cppClass::refineReturnTypes(
        ::mlir::MLIRContext *, std::optional<::mlir::Location>, ::mlir::ValueRange,
        ::mlir::DictionaryAttr, ::mlir::OpaqueProperties, ::mlir::RegionRange,
        ::llvm::SmallVectorImpl<::mlir::Type> &) {
      return ::mlir::success();
    }
  }];
}

#endif // MASE_BASE_TD
