//===- ComputeOps.cpp - shapes and MACs of layers --------------------------===//
#include "mase/Mase.h"

#include <cmath>

using namespace mlir;
using namespace mase;

using Dims = ArrayRef<int64_t>;

/// Whether a 1-D operand has exactly `extent` elements.
static bool isVector(Value value, int64_t extent) { return shapeOf(value) == Dims{extent}; }

static bool allAtLeast(Dims values, int64_t minimum) {
  return llvm::all_of(values, [&](int64_t value) { return value >= minimum; });
}

/// Extent of a sliding window's result; 0 where it has none. 128 bits, since
/// every number comes from the user.
static int64_t windowExtent(int64_t in, int64_t kernel, int64_t stride, int64_t low, int64_t high, int64_t dilation) {
  __int128 room = static_cast<__int128>(in) + low + high - static_cast<__int128>(dilation) * (kernel - 1) - 1;
  if (room < 0)
    return 0;
  __int128 extent = room / stride + 1;
  return extent > std::numeric_limits<int64_t>::max() ? 0 : static_cast<int64_t>(extent);
}

/// The result of a 2-D sliding window, and the check that it has one.
static FailureOr<Shapes> windowShape(const Checker &check, int constraint, Dims input, int64_t channels, Dims kernel,
                                     Dims strides, Dims padding, Dims dilations) {
  // An empty kernel would "slide" over more than there is.
  if (!allAtLeast(kernel, 1) || !allAtLeast(input.drop_front(2), 1))
    return check.error(constraint) << "a " << kernel[0] << "x" << kernel[1] << " kernel has no output on a " << input[2]
                                   << "x" << input[3] << " image";
  int64_t rows = windowExtent(input[2], kernel[0], strides[0], padding[0], padding[2], dilations[0]);
  int64_t columns = windowExtent(input[3], kernel[1], strides[1], padding[1], padding[3], dilations[1]);
  if (rows < 1 || columns < 1)
    return check.error(constraint) << "a " << kernel[0] << "x" << kernel[1] << " kernel leaves no output on a "
                                   << input[2] << "x" << input[3] << " image with padding " << str(padding);
  return Shapes{Shape{input[0], channels, rows, columns}};
}

/// The accumulator that an op states, if it does, has a width and fraction bits that there are.
static bool isAccumulator(const Checker &check, int constraint, std::optional<int64_t> width,
                          std::optional<int64_t> frac) {
  if (width && (*width < 2 || *width > 64))
    return check.error(constraint) << "accumulator_width is " << *width << ", must be 2 to 64", false;
  if (frac && (*frac < -128 || *frac > 127))
    return check.error(constraint) << "accumulator_frac is " << *frac << ", must be -128 to 127", false;
  return true;
}

//===----------------------------------------------------------------------===//
// Products
//===----------------------------------------------------------------------===//

FailureOr<Shapes> LinearOp::inferShapes(const Checker &check, Adaptor adaptor) {
  Dims input = shapeOf(adaptor.getInput()), weight = shapeOf(adaptor.getWeight());
  if (input.empty() || weight.size() != 2)
    return check.error(3) << "input " << str(input) << " must have at least one dimension and weight " << str(weight)
                          << " two";
  if (weight[1] != input.back())
    return check.error(4) << "weight " << str(weight) << " takes " << weight[1] << " features, the input has "
                          << input.back();
  if (Value bias = adaptor.getBias(); bias && !isVector(bias, weight[0]))
    return check.error(5) << "bias " << str(shapeOf(bias)) << " must be " << str(weight[0]);
  if (!isAccumulator(check, 6, adaptor.getAccumulatorWidth(), adaptor.getAccumulatorFrac()))
    return failure();
  Shape result(input);
  result.back() = weight[0];
  return Shapes{result};
}

int64_t LinearOp::getMacs() {
  return saturatingProduct({countElements(getResult().getType()), shapeOf(getInput()).back()});
}

FailureOr<Shapes> MatmulOp::inferShapes(const Checker &check, Adaptor adaptor) {
  Dims lhs = shapeOf(adaptor.getLhs()), rhs = shapeOf(adaptor.getRhs());
  if (lhs.size() != rhs.size() || lhs.size() < 2)
    return check.error(3) << "operands " << str(lhs) << " and " << str(rhs)
                          << " must have the same rank, at least two";
  if (lhs.drop_back(2) != rhs.drop_back(2))
    return check.error(4) << "batch dimensions of " << str(lhs) << " and " << str(rhs) << " differ";
  if (lhs.back() != rhs[rhs.size() - 2])
    return check.error(5) << "cannot multiply " << str(lhs) << " by " << str(rhs) << ": " << lhs.back()
                          << " columns against " << rhs[rhs.size() - 2] << " rows";
  if (!isAccumulator(check, 6, adaptor.getAccumulatorWidth(), adaptor.getAccumulatorFrac()))
    return failure();
  Shape result(lhs);
  result.back() = rhs.back();
  return Shapes{result};
}

int64_t MatmulOp::getMacs() {
  return saturatingProduct({countElements(getResult().getType()), shapeOf(getLhs()).back()});
}

//===----------------------------------------------------------------------===//
// Convolution
//===----------------------------------------------------------------------===//

FailureOr<Shapes> Conv2dOp::inferShapes(const Checker &check, Adaptor adaptor) {
  Dims input = shapeOf(adaptor.getInput()), weight = shapeOf(adaptor.getWeight());
  if (input.size() != 4 || weight.size() != 4)
    return check.error(3) << "input " << str(input) << " and weight " << str(weight)
                          << " must have four dimensions";
  Dims strides = adaptor.getStrides(), padding = adaptor.getPadding(), dilations = adaptor.getDilations();
  int64_t groups = adaptor.getGroups();
  if (strides.size() != 2 || dilations.size() != 2 || padding.size() != 4 || !allAtLeast(strides, 1) ||
      !allAtLeast(dilations, 1) || !allAtLeast(padding, 0) || groups < 1)
    return check.error(4) << "strides " << str(strides) << ", padding " << str(padding) << ", dilations "
                          << str(dilations) << ", groups " << groups
                          << ": needs two strides and dilations and one group of at least 1, four paddings of at "
                             "least 0";
  if (saturatingProduct({weight[1], groups}) != input[1] || weight[0] % groups != 0)
    return check.error(5) << groups << " groups of weight " << str(weight) << " do not fit an input of " << input[1]
                          << " channels";
  if (Value bias = adaptor.getBias(); bias && !isVector(bias, weight[0]))
    return check.error(6) << "bias " << str(shapeOf(bias)) << " must be " << str(weight[0]);
  if (!isAccumulator(check, 8, adaptor.getAccumulatorWidth(), adaptor.getAccumulatorFrac()))
    return failure();
  return windowShape(check, 7, input, weight[0], weight.drop_front(2), strides, padding, dilations);
}

int64_t Conv2dOp::getMacs() {
  return saturatingProduct(
      {countElements(getResult().getType()), saturatingProduct(shapeOf(getWeight()).drop_front(1))});
}

FailureOr<Shapes> ConvTranspose2dOp::inferShapes(const Checker &check, Adaptor adaptor) {
  Dims input = shapeOf(adaptor.getInput()), weight = shapeOf(adaptor.getWeight());
  if (input.size() != 4 || weight.size() != 4)
    return check.error(3) << "input " << str(input) << " and weight " << str(weight)
                          << " must have four dimensions";
  Dims strides = adaptor.getStrides(), padding = adaptor.getPadding(), dilations = adaptor.getDilations(),
       extra = adaptor.getOutputPadding();
  int64_t groups = adaptor.getGroups();
  if (strides.size() != 2 || dilations.size() != 2 || padding.size() != 4 || extra.size() != 2 ||
      !allAtLeast(strides, 1) || !allAtLeast(dilations, 1) || !allAtLeast(padding, 0) || !allAtLeast(extra, 0) ||
      groups < 1)
    return check.error(4) << "strides " << str(strides) << ", padding " << str(padding) << ", output_padding "
                          << str(extra) << ", dilations " << str(dilations) << ", groups " << groups
                          << ": needs two strides and dilations and one group of at least 1, four paddings and two "
                             "output paddings of at least 0";
  if (weight[0] != input[1] || input[1] % groups != 0)
    return check.error(5) << "weight " << str(weight) << " in " << groups << " groups does not fit an input of "
                          << input[1] << " channels";
  int64_t filters = saturatingProduct({weight[1], groups});
  if (Value bias = adaptor.getBias(); bias && !isVector(bias, filters))
    return check.error(6) << "bias " << str(shapeOf(bias)) << " must be " << str(filters);
  if (!isAccumulator(check, 8, adaptor.getAccumulatorWidth(), adaptor.getAccumulatorFrac()))
    return failure();
  Shape result{input[0], filters};
  for (int i : {0, 1}) {
    __int128 extent = static_cast<__int128>(input[2 + i] - 1) * strides[i] - padding[i] - padding[2 + i] +
                      static_cast<__int128>(dilations[i]) * (weight[2 + i] - 1) + extra[i] + 1;
    if (extent < 1 || extent > std::numeric_limits<int64_t>::max())
      return check.error(7) << "the result has no extent along dimension " << 2 + i;
    result.push_back(static_cast<int64_t>(extent));
  }
  return Shapes{result};
}

int64_t ConvTranspose2dOp::getMacs() {
  return saturatingProduct(
      {countElements(getInput().getType()), saturatingProduct(shapeOf(getWeight()).drop_front(1))});
}

//===----------------------------------------------------------------------===//
// Pooling
//===----------------------------------------------------------------------===//

static FailureOr<Shapes> poolShape(const Checker &check, Dims input, Dims kernel, Dims strides, Dims padding,
                                   Dims dilations) {
  if (input.size() != 4)
    return check.error(3) << "input " << str(input) << " must have four dimensions";
  if (kernel.size() != 2 || strides.size() != 2 || dilations.size() != 2 || padding.size() != 4 ||
      !allAtLeast(kernel, 1) || !allAtLeast(strides, 1) || !allAtLeast(dilations, 1) || !allAtLeast(padding, 0))
    return check.error(4) << "kernel " << str(kernel) << ", strides " << str(strides) << ", dilations "
                          << str(dilations) << ", padding " << str(padding)
                          << ": needs two kernel sizes, strides and dilations of at least 1, four paddings of at "
                             "least 0";
  // A window that lies in the padding alone would have no maximum and no mean.
  for (int i : {0, 1}) {
    __int128 extent = static_cast<__int128>(dilations[i]) * (kernel[i] - 1) + 1;
    if (padding[i] >= extent || padding[2 + i] >= extent)
      return check.error(4) << "padding " << str(padding) << " must be below the kernel's extent";
  }
  return windowShape(check, 5, input, input[1], kernel, strides, padding, dilations);
}

FailureOr<Shapes> MaxPool2dOp::inferShapes(const Checker &check, Adaptor adaptor) {
  return poolShape(check, shapeOf(adaptor.getInput()), adaptor.getKernel(), adaptor.getStrides(),
                   adaptor.getPadding(), adaptor.getDilations());
}

FailureOr<Shapes> AvgPool2dOp::inferShapes(const Checker &check, Adaptor adaptor) {
  return poolShape(check, shapeOf(adaptor.getInput()), adaptor.getKernel(), adaptor.getStrides(),
                   adaptor.getPadding(), {1, 1});
}

static FailureOr<Shapes> adaptivePoolShape(const Checker &check, Dims input, Dims size) {
  if (input.size() != 4)
    return check.error(3) << "input " << str(input) << " must have four dimensions";
  if (size.size() != 2 || !allAtLeast(size, 1) || size[0] > input[2] || size[1] > input[3])
    return check.error(4) << "output size " << str(size) << " must be two numbers from 1 to the input's "
                          << input[2] << "x" << input[3];
  return Shapes{Shape{input[0], input[1], size[0], size[1]}};
}

FailureOr<Shapes> AdaptiveAvgPool2dOp::inferShapes(const Checker &check, Adaptor adaptor) {
  return adaptivePoolShape(check, shapeOf(adaptor.getInput()), adaptor.getOutputSize());
}

FailureOr<Shapes> AdaptiveMaxPool2dOp::inferShapes(const Checker &check, Adaptor adaptor) {
  return adaptivePoolShape(check, shapeOf(adaptor.getInput()), adaptor.getOutputSize());
}

//===----------------------------------------------------------------------===//
// Normalisation
//===----------------------------------------------------------------------===//

static LogicalResult checkEpsilon(const Checker &check, int constraint, const APFloat &epsilon) {
  if (!epsilon.isFinite() || epsilon.isNegative())
    return check.error(constraint) << "epsilon is " << epsilon.convertToDouble()
                                   << ", must be finite and not negative";
  return success();
}

static LogicalResult checkAxis(const Checker &check, int64_t axis, Value input) {
  if (axis < 0 || axis >= rankOf(input))
    return check.error(3) << "axis " << axis << " is not a dimension of the input " << str(shapeOf(input));
  return success();
}

FailureOr<Shapes> BatchNormOp::inferShapes(const Checker &check, Adaptor adaptor) {
  Dims input = shapeOf(adaptor.getInput());
  if (input.size() < 2)
    return check.error(3) << "input " << str(input) << " must have at least two dimensions";
  for (Value value : adaptor.getOperands().drop_front())
    if (!isVector(value, input[1]))
      return check.error(4) << "gamma, beta, mean and variance must be " << str(input[1]) << ", found "
                            << str(shapeOf(value));
  if (failed(checkEpsilon(check, 5, adaptor.getEpsilon())))
    return failure();
  return sameShape(adaptor.getInput());
}

/// Layer and RMS normalisation: gamma and beta cover the dimensions from axis on.
static FailureOr<Shapes> trailingNormShape(const Checker &check, Value input, int64_t axis, ArrayRef<Value> scales,
                                           const APFloat &epsilon) {
  if (failed(checkAxis(check, axis, input)))
    return failure();
  for (Value scale : scales)
    if (scale && shapeOf(scale) != shapeOf(input).drop_front(axis))
      return check.error(4) << "gamma and beta must be " << str(shapeOf(input).drop_front(axis)) << ", found "
                            << str(shapeOf(scale));
  if (failed(checkEpsilon(check, 5, epsilon)))
    return failure();
  return sameShape(input);
}

FailureOr<Shapes> LayerNormOp::inferShapes(const Checker &check, Adaptor adaptor) {
  return trailingNormShape(check, adaptor.getInput(), adaptor.getAxis(), {adaptor.getGamma(), adaptor.getBeta()},
                           adaptor.getEpsilon());
}

FailureOr<Shapes> RmsNormOp::inferShapes(const Checker &check, Adaptor adaptor) {
  return trailingNormShape(check, adaptor.getInput(), adaptor.getAxis(), {adaptor.getGamma()}, adaptor.getEpsilon());
}

FailureOr<Shapes> GroupNormOp::inferShapes(const Checker &check, Adaptor adaptor) {
  Dims input = shapeOf(adaptor.getInput());
  if (input.size() < 2)
    return check.error(3) << "input " << str(input) << " must have at least two dimensions";
  for (Value scale : {adaptor.getGamma(), adaptor.getBeta()})
    if (scale && !isVector(scale, input[1]))
      return check.error(4) << "gamma and beta must be " << str(input[1]) << ", found " << str(shapeOf(scale));
  int64_t groups = adaptor.getGroups();
  if (groups < 1 || input[1] % groups != 0)
    return check.error(5) << groups << " groups do not divide " << input[1] << " channels";
  if (failed(checkEpsilon(check, 6, adaptor.getEpsilon())))
    return failure();
  return sameShape(adaptor.getInput());
}

FailureOr<Shapes> SoftmaxOp::inferShapes(const Checker &check, Adaptor adaptor) {
  if (failed(checkAxis(check, adaptor.getAxis(), adaptor.getInput())))
    return failure();
  return sameShape(adaptor.getInput());
}

FailureOr<Shapes> LogSoftmaxOp::inferShapes(const Checker &check, Adaptor adaptor) {
  if (failed(checkAxis(check, adaptor.getAxis(), adaptor.getInput())))
    return failure();
  return sameShape(adaptor.getInput());
}

//===----------------------------------------------------------------------===//
// Embedding and attention
//===----------------------------------------------------------------------===//

static bool isInteger(Value value) {
  return cast<ShapedType>(value.getType()).getElementType().isIntOrIndex();
}

FailureOr<Shapes> EmbeddingOp::inferShapes(const Checker &check, Adaptor adaptor) {
  Dims table = shapeOf(adaptor.getTable());
  if (table.size() != 2)
    return check.error(3) << "table " << str(table) << " must have two dimensions";
  if (!isInteger(adaptor.getIndices()))
    return check.error(4) << "indices must be integers, found " << adaptor.getIndices().getType();
  Shape result(shapeOf(adaptor.getIndices()));
  result.push_back(table[1]);
  return Shapes{result};
}

FailureOr<Shapes> RotaryEmbeddingOp::inferShapes(const Checker &check, Adaptor adaptor) {
  Dims input = shapeOf(adaptor.getInput()), cos = shapeOf(adaptor.getCos()), sin = shapeOf(adaptor.getSin());
  if (input.empty() || input.back() % 2 != 0)
    return check.error(3) << "the last dimension of the input " << str(input) << " must be even";
  Shape result;
  if (cos != sin || failed(broadcastShapes(input, cos, result)) || Dims(result) != input)
    return check.error(4) << "cos " << str(cos) << " and sin " << str(sin)
                          << " must be equal in shape and broadcast to the input " << str(input);
  return sameShape(adaptor.getInput());
}

LogicalResult AttentionMaskOp::verify() {
  Checker check(*this);
  Dims result = shapeOf(getResult());
  if (result.size() != 4 || result[1] != 1)
    return check.error(3) << "result " << str(result) << " must be [B, 1, Q, K]";
  if (Value mask = getMask(); mask && (!isInteger(mask) || shapeOf(mask) != Dims{result[0], result[3]}))
    return check.error(4) << "mask must be integers of shape " << str({result[0], result[3]}) << ", found "
                          << mask.getType();
  if (!getMask() && !getCausal())
    return check.error(5) << "needs a mask operand or 'causal'";
  return verifyFormats(*this);
}
