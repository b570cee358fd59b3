//===- ShapeOps.cpp - data movement, parameters, formats -------------------===//
#include "mase/Mase.h"

#include "mlir/IR/PatternMatch.h"

using namespace mlir;
using namespace mase;

using Dims = ArrayRef<int64_t>;

static Type elementOf(Value value) { return cast<ShapedType>(value.getType()).getElementType(); }

/// Whether two data movements in a row may become one: plain elements whose format does not change on the way.
static bool compose(Operation *inner, Operation *outer) {
  Type element = elementOf(outer->getResult(0));
  return inner != outer && isPlain(element) && elementOf(inner->getOperand(0)) == element &&
         elementOf(inner->getResult(0)) == element;
}

/// The new op stands for the outer one and keeps its name; tiles and figures were those of two instances.
static void keepName(Operation *from, Operation *to) {
  if (Attribute name = from->getDiscardableAttr(MaseDialect::kNode))
    to->setDiscardableAttr(MaseDialect::kNode, name);
}

/// The input, if the op does nothing to it: the condition under which it does so holds, no format changes, and it is no
/// input to itself (which a graph region allows).
static OpFoldResult identity(bool condition, Value input, Value result) {
  return condition && input != result && input.getType() == result.getType() ? input : OpFoldResult();
}

//===----------------------------------------------------------------------===//
// Transpose
//===----------------------------------------------------------------------===//

FailureOr<Shapes> TransposeOp::inferShapes(const Checker &check, Adaptor adaptor) {
  Dims input = shapeOf(adaptor.getInput()), permutation = adaptor.getPermutation();
  SmallVector<int64_t> sorted(permutation);
  llvm::sort(sorted);
  bool valid = sorted.size() == input.size();
  for (size_t i = 0; valid && i < sorted.size(); ++i)
    valid = sorted[i] == static_cast<int64_t>(i);
  if (!valid)
    return check.error(3) << "permutation " << str(permutation) << " must name each of the " << input.size()
                          << " dimensions once";
  Shape result;
  for (int64_t dimension : permutation)
    result.push_back(input[dimension]);
  return Shapes{result};
}

OpFoldResult TransposeOp::fold(FoldAdaptor) {
  bool identity = llvm::all_of(llvm::enumerate(getPermutation()),
                               [](auto pair) { return pair.value() == static_cast<int64_t>(pair.index()); });
  return ::identity(identity, getInput(), getResult());
}

namespace {
/// transpose(transpose(x)) is one transpose.
struct ComposeTransposes : OpRewritePattern<TransposeOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(TransposeOp op, PatternRewriter &rewriter) const override {
    auto inner = op.getInput().getDefiningOp<TransposeOp>();
    if (!inner || !compose(inner, op))
      return failure();
    SmallVector<int64_t> permutation;
    for (int64_t dimension : op.getPermutation())
      permutation.push_back(inner.getPermutation()[dimension]);
    auto merged = TransposeOp::create(rewriter, op.getLoc(), op.getType(), inner.getInput(),
                                      rewriter.getDenseI64ArrayAttr(permutation));
    keepName(op, merged);
    rewriter.replaceOp(op, merged);
    return success();
  }
};

/// reshape(reshape(x)) is one reshape.
struct ComposeReshapes : OpRewritePattern<ReshapeOp> {
  using OpRewritePattern::OpRewritePattern;
  LogicalResult matchAndRewrite(ReshapeOp op, PatternRewriter &rewriter) const override {
    auto inner = op.getInput().getDefiningOp<ReshapeOp>();
    if (!inner || !compose(inner, op))
      return failure();
    auto merged = ReshapeOp::create(rewriter, op.getLoc(), op.getType(), inner.getInput());
    keepName(op, merged);
    rewriter.replaceOp(op, merged);
    return success();
  }
};
} // namespace

void TransposeOp::getCanonicalizationPatterns(RewritePatternSet &patterns, MLIRContext *context) {
  patterns.add<ComposeTransposes>(context);
}

//===----------------------------------------------------------------------===//
// Reshape, broadcast, slice, concat, pad
//===----------------------------------------------------------------------===//

LogicalResult ReshapeOp::verify() {
  Checker check(*this);
  int64_t in = countElements(getInput().getType()), out = countElements(getType());
  if (in != out)
    return check.error(3) << "cannot reshape " << str(shapeOf(getInput())) << " with " << in << " elements to "
                          << str(shapeOf(getResult())) << " with " << out;
  return verifyFormats(*this);
}

OpFoldResult ReshapeOp::fold(FoldAdaptor) { return identity(true, getInput(), getResult()); }

void ReshapeOp::getCanonicalizationPatterns(RewritePatternSet &patterns, MLIRContext *context) {
  patterns.add<ComposeReshapes>(context);
}

LogicalResult BroadcastOp::verify() {
  Checker check(*this);
  Shape both;
  if (failed(broadcastShapes(shapeOf(getInput()), shapeOf(getResult()), both)) || Dims(both) != shapeOf(getResult()))
    return check.error(3) << str(shapeOf(getInput())) << " does not broadcast to " << str(shapeOf(getResult()));
  return verifyFormats(*this);
}

OpFoldResult BroadcastOp::fold(FoldAdaptor) { return identity(true, getInput(), getResult()); }

FailureOr<Shapes> SliceOp::inferShapes(const Checker &check, Adaptor adaptor) {
  Dims input = shapeOf(adaptor.getInput()), offsets = adaptor.getOffsets(), sizes = adaptor.getSizes(),
       strides = adaptor.getStrides();
  if (offsets.size() != input.size() || sizes.size() != input.size() || strides.size() != input.size())
    return check.error(3) << "needs one offset, size and stride for each of the " << input.size() << " dimensions";
  for (size_t i = 0; i < input.size(); ++i) {
    bool valid = offsets[i] >= 0 && sizes[i] >= 1 && strides[i] >= 1;
    __int128 last = static_cast<__int128>(sizes[i] - 1) * strides[i] + offsets[i];
    if (!valid || last >= input[i])
      return check.error(4) << "offset " << offsets[i] << ", size " << sizes[i] << ", stride " << strides[i]
                            << " leave dimension " << i << " of extent " << input[i];
  }
  return Shapes{Shape(sizes)};
}

OpFoldResult SliceOp::fold(FoldAdaptor) {
  // The whole of each dimension: sizes equal extents, so offsets are 0.
  return identity(shapeOf(getInput()) == shapeOf(getResult()), getInput(), getResult());
}

FailureOr<Shapes> ConcatOp::inferShapes(const Checker &check, Adaptor adaptor) {
  if (adaptor.getInputs().empty())
    return check.error(3) << "needs at least one operand";
  Shape result(shapeOf(adaptor.getInputs().front()));
  int64_t axis = adaptor.getAxis();
  if (axis < 0 || axis >= static_cast<int64_t>(result.size()))
    return check.error(4) << "axis " << axis << " is not a dimension of the operand " << str(result);
  for (Value input : adaptor.getInputs().drop_front()) {
    Shape shape(shapeOf(input));
    int64_t extent = shape.size() == result.size() ? shape[axis] : 0;
    if (shape.size() == result.size())
      shape[axis] = result[axis];
    if (shape != result)
      return check.error(5) << "operands " << str(shapeOf(adaptor.getInputs().front())) << " and "
                            << str(shapeOf(input)) << " differ in more than dimension " << axis;
    if (__builtin_add_overflow(result[axis], extent, &result[axis]))
      return check.error(5) << "dimension " << axis << " overflows";
  }
  return Shapes{result};
}

OpFoldResult ConcatOp::fold(FoldAdaptor) {
  return getInputs().size() == 1 ? identity(true, getInputs().front(), getResult()) : OpFoldResult();
}

FailureOr<Shapes> PadOp::inferShapes(const Checker &check, Adaptor adaptor) {
  Dims input = shapeOf(adaptor.getInput()), low = adaptor.getLow(), high = adaptor.getHigh();
  if (low.size() != input.size() || high.size() != input.size())
    return check.error(3) << "needs one low and one high for each of the " << input.size() << " dimensions";
  Shape result(input);
  for (size_t i = 0; i < input.size(); ++i)
    if (low[i] < 0 || high[i] < 0 || __builtin_add_overflow(result[i], low[i], &result[i]) ||
        __builtin_add_overflow(result[i], high[i], &result[i]))
      return check.error(4) << "low " << low[i] << " and high " << high[i] << " of dimension " << i
                            << " must be at least 0, and the extent below 2^63";
  return Shapes{result};
}

OpFoldResult PadOp::fold(FoldAdaptor) {
  return identity(shapeOf(getInput()) == shapeOf(getResult()), getInput(), getResult());
}

//===----------------------------------------------------------------------===//
// Parameters and formats
//===----------------------------------------------------------------------===//

/// A companion is there if and only if the format has a channel axis, and has
/// one value per channel.
static LogicalResult verifyCompanion(const Checker &check, int constraint, Value result, Value companion) {
  auto num = dyn_cast<NumType>(elementOf(result));
  bool perChannel = num && num.getLayout().hasChannel;
  if (perChannel != static_cast<bool>(companion))
    return check.error(constraint) << "element type " << elementOf(result)
                                   << (perChannel ? " needs a companion with the values of its channels"
                                                  : " has no channel axis, but there is a companion");
  if (!companion)
    return success();
  int64_t extent = shapeOf(result)[num.getLayout().channelAxis];
  if (shapeOf(companion) != Dims{extent})
    return check.error(constraint + 1) << "companion must be " << str(extent) << ", found "
                                       << str(shapeOf(companion));
  return success();
}

LogicalResult ParameterOp::verify() {
  // Axes first: the companion's extent is looked up by the channel axis.
  if (failed(verifyFormats(*this)))
    return failure();
  Checker check(*this);
  if (getName().empty())
    return check.error(3) << "a parameter must have a name";
  if (ElementsAttr value = getValueAttr()) {
    auto type = cast<ShapedType>(value.getType());
    bool element = type.getElementType() == elementOf(getResult()) ||
                   (isa<NumType, quant::QuantizedType>(elementOf(getResult())) &&
                    type.getElementType().isIntOrFloat());
    if (type.getShape() != shapeOf(getResult()) || !element)
      return check.error(4) << "value of type " << type << " does not fit the parameter's " << getType();
  }
  return verifyCompanion(check, 5, getResult(), getCompanion());
}

LogicalResult DeriveOp::verify() {
  Checker check(*this);
  if (getName().empty())
    return check.error(3) << "a parameter must have a name";
  for (auto [i, input] : llvm::enumerate(getInputs()))
    if (!isParameter(input) && !isConstant(input))
      return check.error(4) << "operand " << i << " is neither a parameter nor a constant";
  return verifyFormats(*this);
}

/// Whether an op has no effect on memory of its own. What is in its regions is looked at by itself.
static bool hasNoEffect(Operation *op) {
  // By name, since nothing else here is about control flow: it is what the look-up of an index is lowered to.
  if (op->getName().getStringRef() == "cf.assert")
    return true;
  auto effects = dyn_cast<MemoryEffectOpInterface>(op);
  return effects ? effects.hasNoEffect() : op->hasTrait<OpTrait::HasRecursiveMemoryEffects>();
}

LogicalResult DeriveOp::verifyRegions() {
  Checker check(*this);
  Block &body = getBody().front();
  if (body.getArgumentTypes() != getInputs().getTypes())
    return check.error(5) << "the region's arguments must have the types of the operands";
  auto yield = dyn_cast_or_null<YieldOp>(body.empty() ? nullptr : &body.back());
  if (!yield || yield.getValues().getTypes() != TypeRange(getType()))
    return check.error(6) << "the region must end in a yield of the result's type " << getType();
  WalkResult found = body.walk([&](Operation *op) {
    if (isa<ParameterOp, DeriveOp>(op)) {
      check.error(7) << "'" << op->getName() << "' in the region must be an operand instead";
      return WalkResult::interrupt();
    }
    if (hasNoEffect(op))
      return WalkResult::advance();
    check.error(7) << "'" << op->getName() << "' in the region may have an effect on memory";
    return WalkResult::interrupt();
  });
  return failure(found.wasInterrupted());
}

OpFoldResult DeriveOp::fold(FoldAdaptor) {
  auto argument = dyn_cast<BlockArgument>(cast<YieldOp>(getBody().front().getTerminator()).getValues().front());
  return argument ? identity(true, getInputs()[argument.getArgNumber()], getResult()) : OpFoldResult();
}

LogicalResult CastOp::verify() {
  if (failed(verifyNode(*this, [&](const Checker &) { return sameShape(getInput()); })))
    return failure();
  return verifyCompanion(Checker(*this), 3, getResult(), getCompanion());
}

OpFoldResult CastOp::fold(FoldAdaptor) {
  // Encoding a block again may round again.
  return identity(!getCompanion() && isPlain(elementOf(getResult())), getInput(), getResult());
}

LogicalResult FitOp::verify() {
  if (failed(verifyFormats(*this)))
    return failure();
  Checker check(*this);
  auto num = dyn_cast<NumType>(getFormat());
  if (!num || !num.getLayout().hasChannel)
    return check.error(3) << "'format' must be a number format with a channel axis, found " << getFormat();
  Dims input = shapeOf(getInput());
  unsigned axis = num.getLayout().channelAxis;
  if (!isa<FloatType>(elementOf(getInput())) || axis >= input.size())
    return check.error(4) << "the input must be of floats and have a dimension " << axis << ", found "
                          << getInput().getType();
  if (shapeOf(getResult()) != Dims{input[axis]})
    return check.error(4) << "the result must be " << str(Dims{input[axis]}) << ", found " << str(shapeOf(getResult()));
  Type element = elementOf(getResult());
  bool points = num.getFamily() == "fixed";
  if (points ? !element.isSignlessInteger(8) : !element.isF32() && !element.isF64())
    return check.error(5) << "the values for " << num << " are " << (points ? "i8" : "f32 or f64") << ", found "
                          << element;
  return success();
}

LogicalResult StorageCastOp::verify() {
  if (failed(verifyFormats(*this)))
    return failure();
  Checker check(*this);
  auto isNum = [](ValueRange side) { return side.size() == 1 && isa<NumType>(elementOf(side.front())); };
  ValueRange inputs = getInputs(), outputs = getOutputs();
  ValueRange format = isNum(inputs) ? inputs : outputs, codes = isNum(inputs) ? outputs : inputs;
  if (!isNum(format) || isNum(codes))
    return check.error(3) << "needs one tensor in a number format on one side and its codes on the other";
  FormatLayout layout = cast<NumType>(elementOf(format.front())).getLayout();
  if (codes.size() != (layout.block ? 2u : 1u))
    return check.error(3) << elementOf(format.front()) << " is stored in "
                          << (layout.block ? "codes and exponents" : "codes alone") << ", found " << codes.size()
                          << " tensors";
  Shape exponents(shapeOf(format.front()));
  if (layout.block) {
    int64_t &extent = exponents[exponents.size() + layout.blockAxis];
    extent = extent / layout.block + (extent % layout.block != 0);
  }
  for (auto [i, value] : llvm::enumerate(codes)) {
    unsigned width = i == 0 ? layout.elementBits : layout.exponentBits;
    if (!elementOf(value).isSignlessInteger(width))
      return check.error(4) << (i == 0 ? "codes" : "exponents") << " of " << elementOf(format.front())
                            << " must be i" << width << ", found " << elementOf(value);
    Dims expected = i == 0 ? shapeOf(format.front()) : Dims(exponents);
    if (shapeOf(value) != expected)
      return check.error(5) << (i == 0 ? "codes" : "exponents") << " must be " << str(expected) << ", found "
                            << str(shapeOf(value));
  }
  return success();
}

LogicalResult StorageCastOp::fold(FoldAdaptor, SmallVectorImpl<OpFoldResult> &results) {
  // There and back again.
  if (getInputs().empty())
    return failure();
  auto inner = getInputs().front().getDefiningOp<StorageCastOp>();
  if (!inner || inner == *this || inner.getOutputs() != getInputs() || inner.getInputs().getTypes() != getOutputs().getTypes())
    return failure();
  results.append(inner.getInputs().begin(), inner.getInputs().end());
  return success();
}
