//===- Mase.h - the mase dialect in C++ ------------------------------------===//
//
// Includes the generated classes in the order they need, and declares what the
// ops' hand-written parts share.
//
//===----------------------------------------------------------------------===//
#ifndef MASE_MASE_H
#define MASE_MASE_H

#include "mase/FormatAbi.h"

#include "llvm/ADT/bit.h"
#include "mlir/Bytecode/BytecodeOpInterface.h"
#include "mlir/Dialect/Quant/IR/Quant.h"
#include "mlir/Dialect/Quant/IR/QuantTypes.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Dialect.h"
#include "mlir/IR/DialectImplementation.h"
#include "mlir/IR/OpDefinition.h"
#include "mlir/IR/OpImplementation.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/CastInterfaces.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/InferTypeOpInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

namespace mase {

/// An optional integer of an attribute that is not set.
constexpr int64_t kUnset = std::numeric_limits<int64_t>::min();

/// A real number of an attribute: equal if all its bits are, so that text gives back what it was printed from.
struct Real {
  double value;
  friend bool operator==(Real a, Real b) { return llvm::bit_cast<uint64_t>(a.value) == llvm::bit_cast<uint64_t>(b.value); }
  friend llvm::hash_code hash_value(Real real) { return llvm::hash_value(llvm::bit_cast<uint64_t>(real.value)); }
};
static_assert(sizeof(Real) == sizeof(double), "lists of them cross to C as lists of double");
/// The shortest text that is read as the same number: `-3.25`, `1.0e-07`.
mlir::AsmPrinter &operator<<(mlir::AsmPrinter &printer, Real real);

/// Parses a number: an integer where it is written as one (`-5`), a float otherwise (`0.5`, `-1.0e-3`).
mlir::ParseResult parseNumber(mlir::AsmParser &parser, int64_t &integer, double &number, bool &isInteger);

using Shape = llvm::SmallVector<int64_t>;
using Shapes = llvm::SmallVector<Shape, 1>;
using FormatLayout = MaseFormatLayout;

/// Reports numbered constraints of one op, during verification (on the op) or
/// during type inference (at a location, before the op exists).
class Checker {
public:
  explicit Checker(mlir::Operation *op) : op(op), location(op->getLoc()), name(op->getName().getStringRef()) {}
  Checker(mlir::Location location, llvm::StringRef name) : op(nullptr), location(location), name(name) {}
  /// "'mase.linear' op C4: ", to be continued.
  mlir::InFlightDiagnostic error(int constraint) const;
  mlir::Location getLoc() const { return location; }

private:
  mlir::Operation *op;
  mlir::Location location;
  llvm::StringRef name;
};

/// Element type and static shape that a `mase` op accepts.
bool isMaseTensor(mlir::Type type);

/// Whether elements of a type mean the same wherever in a tensor they stand. In a format with a block or channel axis
/// they do not: moving them, or changing a neighbour, re-casts them.
bool isPlain(mlir::Type element);

/// Elements of a shaped type; saturates.
int64_t countElements(mlir::Type type);
/// Bits of a tensor in its element's format; saturates.
int64_t countBits(mlir::Type type);
/// Product of `factors`; saturates at 2^63-1. Factors are at least 0.
int64_t saturatingProduct(llvm::ArrayRef<int64_t> factors);
int64_t countParameters(mlir::Operation *op);
int64_t countInputBits(mlir::Operation *op);
int64_t countOutputBits(mlir::Operation *op);
/// Trained values that a `mase.parameter` or `mase.derive` holds: none if it serves only to derive others, or is another op.
int64_t heldElements(mlir::Operation *op);
/// Whether a value is a `mase.parameter` or a `mase.derive`, directly or through casts.
bool isParameter(mlir::Value value);
/// Whether a value is a constant of any dialect, directly or through casts.
bool isConstant(mlir::Value value);

/// Sets `result` to the shape that `a` and `b` broadcast to, or fails.
llvm::LogicalResult broadcastShapes(llvm::ArrayRef<int64_t> a, llvm::ArrayRef<int64_t> b, Shape &result);
/// "[1, 2, 3]" for diagnostics.
std::string str(llvm::ArrayRef<int64_t> values);

inline llvm::ArrayRef<int64_t> shapeOf(mlir::Value value) {
  return llvm::cast<mlir::ShapedType>(value.getType()).getShape();
}
inline int64_t rankOf(mlir::Value value) { return static_cast<int64_t>(shapeOf(value).size()); }
inline mlir::FailureOr<Shapes> sameShape(mlir::Value value) { return Shapes{Shape(shapeOf(value))}; }

/// D5: a device id is one of the target's, where there is a target. Negative ids are "not set".
llvm::LogicalResult verifyDevice(mlir::Operation *op, int64_t device);

using InferFn = llvm::function_ref<mlir::FailureOr<Shapes>(const Checker &)>;
/// The common part of every node's verifier: C1 and C2.
llvm::LogicalResult verifyNode(mlir::Operation *op, InferFn infer);
/// C2 alone, for ops that check their results' shapes themselves.
llvm::LogicalResult verifyFormats(mlir::Operation *op);
/// The common part of every node's type inference.
llvm::LogicalResult inferTypes(mlir::MLIRContext *context, std::optional<mlir::Location> location,
                               llvm::StringRef name, mlir::ValueRange operands, InferFn infer,
                               llvm::SmallVectorImpl<mlir::Type> &inferred);

} // namespace mase

template <>
struct mlir::FieldParser<mase::Real> {
  static mlir::FailureOr<mase::Real> parse(mlir::AsmParser &parser);
};

#include "mase/MaseDialect.h.inc"
#include "mase/MaseEnums.h.inc"
#include "mase/MaseInterfaces.h.inc"

#define GET_TYPEDEF_CLASSES
#include "mase/MaseTypes.h.inc"

#define GET_ATTRDEF_CLASSES
#include "mase/MaseAttrs.h.inc"

#define GET_OP_CLASSES
#include "mase/MaseOps.h.inc"

#endif // MASE_MASE_H
