//===- ElementwiseOps.cpp - broadcast, reductions, folds ------------------===//
#include "mase/Mase.h"

using namespace mlir;
using namespace mase;

using Dims = ArrayRef<int64_t>;

//===----------------------------------------------------------------------===//
// Shapes
//===----------------------------------------------------------------------===//

static FailureOr<Shapes> binaryShape(const Checker &check, Value lhs, Value rhs) {
  Shape result;
  if (failed(broadcastShapes(shapeOf(lhs), shapeOf(rhs), result)))
    return check.error(3) << "shapes " << str(shapeOf(lhs)) << " and " << str(shapeOf(rhs)) << " do not broadcast";
  return Shapes{result};
}

#define MASE_BINARY(OP)                                                                                                \
  FailureOr<Shapes> OP::inferShapes(const Checker &check, Adaptor adaptor) {                                           \
    return binaryShape(check, adaptor.getLhs(), adaptor.getRhs());                                                     \
  }
MASE_BINARY(AddOp)
MASE_BINARY(SubOp)
MASE_BINARY(MulOp)
MASE_BINARY(DivOp)
MASE_BINARY(MaximumOp)
MASE_BINARY(MinimumOp)
#undef MASE_BINARY

FailureOr<Shapes> WhereOp::inferShapes(const Checker &check, Adaptor adaptor) {
  if (!cast<ShapedType>(adaptor.getCondition().getType()).getElementType().isInteger(1))
    return check.error(3) << "condition must have i1 elements, found " << adaptor.getCondition().getType();
  Shape branches, result;
  if (failed(broadcastShapes(shapeOf(adaptor.getLhs()), shapeOf(adaptor.getRhs()), branches)) ||
      failed(broadcastShapes(shapeOf(adaptor.getCondition()), branches, result)))
    return check.error(4) << "shapes " << str(shapeOf(adaptor.getCondition())) << ", "
                          << str(shapeOf(adaptor.getLhs())) << " and " << str(shapeOf(adaptor.getRhs()))
                          << " do not broadcast";
  return Shapes{result};
}

static FailureOr<Shapes> reductionShape(const Checker &check, Dims input, Dims axes, bool keepdims) {
  int64_t previous = -1;
  for (int64_t axis : axes) {
    if (axis <= previous || axis >= static_cast<int64_t>(input.size()))
      return check.error(3) << "axes " << str(axes) << " must name dimensions of the input " << str(input)
                            << " in rising order";
    previous = axis;
  }
  Shape result;
  for (auto [i, extent] : llvm::enumerate(input)) {
    if (!llvm::is_contained(axes, static_cast<int64_t>(i)))
      result.push_back(extent);
    else if (keepdims)
      result.push_back(1);
  }
  return Shapes{result};
}

#define MASE_REDUCTION(OP)                                                                                             \
  FailureOr<Shapes> OP::inferShapes(const Checker &check, Adaptor adaptor) {                                           \
    return reductionShape(check, shapeOf(adaptor.getInput()), adaptor.getAxes(), adaptor.getKeepdims());               \
  }
MASE_REDUCTION(ReduceSumOp)
MASE_REDUCTION(ReduceMeanOp)
MASE_REDUCTION(ReduceMaxOp)
#undef MASE_REDUCTION

//===----------------------------------------------------------------------===//
// Folds
//===----------------------------------------------------------------------===//

/// f(f(x)) = f(x), where x's type passes through both, so that no rounding, saturation or wrap is skipped, and elements
/// are plain, as a block is encoded anew.
template <typename OpT>
static OpFoldResult foldIdempotent(OpT op) {
  auto inner = op.getInput().template getDefiningOp<OpT>();
  if (inner && inner != op && inner.getType() == op.getType() && inner.getInput().getType() == op.getType() &&
      isPlain(cast<ShapedType>(op.getType()).getElementType()))
    return inner.getResult();
  return {};
}

OpFoldResult ReluOp::fold(FoldAdaptor) { return foldIdempotent(*this); }
OpFoldResult Relu6Op::fold(FoldAdaptor) { return foldIdempotent(*this); }

/// -(-x) = x on floats only: the lowest fixed-point code has no negative.
OpFoldResult NegOp::fold(FoldAdaptor) {
  auto inner = getInput().getDefiningOp<NegOp>();
  auto element = dyn_cast<FloatType>(cast<ShapedType>(getType()).getElementType());
  if (!inner || inner.getInput() == getResult() || inner.getInput().getType() != getType() ||
      inner.getType() != getType() || !element || !APFloat::semanticsHasSignedRepr(element.getFloatSemantics()))
    return {};
  return inner.getInput();
}

/// max(x, x) = x, under the same conditions.
template <typename OpT>
static OpFoldResult foldEqual(OpT op) {
  Value value = op.getLhs();
  return value == op.getRhs() && value != op.getResult() && value.getType() == op.getType() &&
                 isPlain(cast<ShapedType>(op.getType()).getElementType())
             ? value
             : OpFoldResult();
}

OpFoldResult MaximumOp::fold(FoldAdaptor) { return foldEqual(*this); }
OpFoldResult MinimumOp::fold(FoldAdaptor) { return foldEqual(*this); }
