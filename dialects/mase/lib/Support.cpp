//===- Support.cpp - what the ops' hand-written parts share ---------------===//
#include "mase/Mase.h"

#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace mase;

InFlightDiagnostic Checker::error(int constraint) const {
  InFlightDiagnostic diagnostic = mlir::emitError(location) << "'" << name << "' op C" << constraint << ": ";
  // As `emitOpError` does: show the op when asked to. In generic form, since the custom one is verified before it is
  // printed, which would come back here.
  if (op && op->getContext()->shouldPrintOpOnDiagnostic())
    diagnostic.attachNote(location)
        .append("see current operation: ")
        .appendOp(*op, OpPrintingFlags().printGenericOpForm());
  return diagnostic;
}

static bool isElement(Type type) {
  // Not every quantised type: a calibrated one has no storage.
  return type.isIntOrIndexOrFloat() || isa<NumType, quant::UniformQuantizedType, quant::UniformQuantizedPerAxisType>(type);
}

bool mase::isPlain(Type element) {
  if (isa<quant::QuantizedType>(element))
    return isa<quant::UniformQuantizedType>(element);
  auto num = dyn_cast<NumType>(element);
  return !num || (num.getLayout().block == 0 && !num.getLayout().hasChannel);
}

bool mase::isMaseTensor(Type type) {
  auto tensor = dyn_cast<RankedTensorType>(type);
  // A count that saturated would make unequal shapes look equal.
  return tensor && tensor.hasStaticShape() && isElement(tensor.getElementType()) &&
         countElements(tensor) != std::numeric_limits<int64_t>::max();
}

std::string mase::str(ArrayRef<int64_t> values) {
  std::string text = "[";
  llvm::raw_string_ostream stream(text);
  llvm::interleaveComma(values, stream);
  stream << ']';
  return text;
}

int64_t mase::saturatingProduct(ArrayRef<int64_t> factors) {
  constexpr uint64_t limit = std::numeric_limits<int64_t>::max();
  uint64_t product = 1;
  for (int64_t factor : factors)
    if (factor == 0)
      return 0;
  for (int64_t factor : factors) {
    bool overflow = false;
    product = llvm::SaturatingMultiply<uint64_t>(product, factor, &overflow);
    if (overflow || product > limit)
      return limit;
  }
  return product;
}

static int64_t saturatingSum(int64_t a, int64_t b) {
  int64_t sum;
  return __builtin_add_overflow(a, b, &sum) ? std::numeric_limits<int64_t>::max() : sum;
}

int64_t mase::countElements(Type type) { return saturatingProduct(cast<ShapedType>(type).getShape()); }

int64_t mase::countBits(Type type) {
  auto tensor = cast<RankedTensorType>(type);
  Type element = tensor.getElementType();
  if (auto num = dyn_cast<NumType>(element))
    return num.getStorageBits(tensor.getShape());
  int64_t width = 64; // index
  if (auto quantized = dyn_cast<quant::QuantizedType>(element))
    width = quantized.getStorageTypeIntegralWidth();
  else if (element.isIntOrFloat())
    width = element.getIntOrFloatBitWidth();
  return saturatingProduct({countElements(type), width});
}

/// What casts were made of.
static Operation *beforeCasts(Value value) {
  // A graph region may have a cast of itself.
  SmallPtrSet<Operation *, 4> seen;
  for (auto cast = value.getDefiningOp<CastOp>(); cast && seen.insert(cast).second;
       cast = value.getDefiningOp<CastOp>())
    value = cast.getInput();
  return value.getDefiningOp();
}

bool mase::isParameter(Value value) { return isa_and_nonnull<ParameterOp, DeriveOp>(beforeCasts(value)); }

bool mase::isConstant(Value value) {
  Operation *op = beforeCasts(value);
  return op && op->hasTrait<OpTrait::ConstantLike>();
}

int64_t mase::heldElements(Operation *op) {
  if (!isa<ParameterOp, DeriveOp>(op))
    return 0;
  bool used = op->use_empty() || !llvm::all_of(op->getUsers(), llvm::IsaPred<DeriveOp>);
  return used ? countElements(op->getResult(0).getType()) : 0;
}

int64_t mase::countParameters(Operation *op) {
  int64_t count = 0;
  for (Value operand : op->getOperands())
    if (isParameter(operand))
      count = saturatingSum(count, countElements(operand.getType()));
  return count;
}

int64_t mase::countInputBits(Operation *op) {
  int64_t bits = 0;
  for (Value operand : op->getOperands())
    if (!isParameter(operand))
      bits = saturatingSum(bits, countBits(operand.getType()));
  return bits;
}

int64_t mase::countOutputBits(Operation *op) {
  int64_t bits = 0;
  for (Type type : op->getResultTypes())
    bits = saturatingSum(bits, countBits(type));
  return bits;
}

LogicalResult mase::broadcastShapes(ArrayRef<int64_t> a, ArrayRef<int64_t> b, Shape &result) {
  size_t rank = std::max(a.size(), b.size());
  result.assign(rank, 1);
  for (size_t i = 0; i < rank; ++i) {
    int64_t x = i < a.size() ? a[a.size() - 1 - i] : 1;
    int64_t y = i < b.size() ? b[b.size() - 1 - i] : 1;
    if (x != y && x != 1 && y != 1)
      return failure();
    result[rank - 1 - i] = x == 1 ? y : x;
  }
  return success();
}

/// C2: the axes of a number format lie within the rank.
static LogicalResult verifyAxes(const Checker &check, Type type, const Twine &what) {
  auto tensor = cast<RankedTensorType>(type);
  int64_t rank = tensor.getRank();
  if (auto quantized = dyn_cast<quant::UniformQuantizedPerAxisType>(tensor.getElementType())) {
    int64_t axis = quantized.getQuantizedDimension();
    if (axis >= rank || static_cast<int64_t>(quantized.getScales().size()) != tensor.getDimSize(axis))
      return check.error(2) << quantized.getScales().size() << " scales along dimension " << axis << " of " << what
                            << " do not fit its shape " << str(tensor.getShape());
  }
  auto num = dyn_cast<NumType>(tensor.getElementType());
  if (!num)
    return success();
  FormatLayout layout = num.getLayout();
  if (layout.block != 0 && -layout.blockAxis > rank)
    return check.error(2) << "block axis " << layout.blockAxis << " of " << what << " lies outside its " << rank
                          << " dimensions";
  if (layout.hasChannel && layout.channelAxis >= rank)
    return check.error(2) << "channel axis " << layout.channelAxis << " of " << what << " lies outside its " << rank
                          << " dimensions";
  return success();
}

LogicalResult mase::verifyFormats(Operation *op) {
  Checker check(op);
  for (auto [i, type] : llvm::enumerate(op->getOperandTypes()))
    if (failed(verifyAxes(check, type, "operand " + Twine(i))))
      return failure();
  for (auto [i, type] : llvm::enumerate(op->getResultTypes()))
    if (failed(verifyAxes(check, type, "result " + Twine(i))))
      return failure();
  return success();
}

LogicalResult mase::verifyNode(Operation *op, InferFn infer) {
  if (failed(verifyFormats(op)))
    return failure();
  Checker check(op);
  FailureOr<Shapes> shapes = infer(check);
  if (failed(shapes))
    return failure();
  for (auto [i, shape] : llvm::enumerate(*shapes)) {
    auto result = cast<ShapedType>(op->getResult(i).getType());
    if (result.getShape() != ArrayRef<int64_t>(shape))
      return check.error(1) << "result " << i << " has shape " << str(result.getShape()) << ", expected "
                            << str(shape);
  }
  return success();
}

LogicalResult mase::inferTypes(MLIRContext *context, std::optional<Location> location, StringRef name,
                               ValueRange operands, InferFn infer, SmallVectorImpl<Type> &inferred) {
  Checker check(location.value_or(UnknownLoc::get(context)), name);
  for (Value operand : operands)
    if (!isMaseTensor(operand.getType()))
      return mlir::emitError(check.getLoc())
             << "'" << name << "' op cannot infer its result from an operand of type " << operand.getType();
  FailureOr<Shapes> shapes = infer(check);
  if (failed(shapes))
    return failure();
  if (operands.empty())
    return failure();
  Type element = cast<ShapedType>(operands.front().getType()).getElementType();
  for (const Shape &shape : *shapes)
    inferred.push_back(RankedTensorType::get(shape, element));
  return success();
}
