//===- Comb.cpp - the comb mirror's hand-written parts ---------------------===//
#include "mirror/Mirror.h"

using namespace mlir;
using namespace mase;

static uint64_t totalWidth(TypeRange types) {
  uint64_t total = 0;
  for (Type type : types)
    total += hw::isBits(type) ? type.getIntOrFloatBitWidth() : 0;
  return total;
}

/// `i3, i5`; the result follows.
static ParseResult parseConcat(OpAsmParser &parser, SmallVectorImpl<Type> &inputs, Type &result) {
  SMLoc at = parser.getCurrentLocation();
  if (parser.parseTypeList(inputs))
    return failure();
  uint64_t width = totalWidth(inputs);
  if (width == 0 || width > IntegerType::kMaxWidth)
    return parser.emitError(at, "expected integers of together 1 to ") << IntegerType::kMaxWidth << " bits";
  result = parser.getBuilder().getIntegerType(width);
  return success();
}

static void printConcat(OpAsmPrinter &printer, Operation *, TypeRange inputs, Type) { printer << inputs; }

#include "mirror/CombDialect.cpp.inc"
#include "mirror/CombEnums.cpp.inc"

#define GET_OP_CLASSES
#include "mirror/CombOps.cpp.inc"

void comb::CombDialect::initialize() {
  addOperations<
#define GET_OP_LIST
#include "mirror/CombOps.cpp.inc"
      >();
}

LogicalResult comb::ExtractOp::verify() {
  uint64_t low = getLowBitAttr().getValue().getZExtValue();
  unsigned width = getResult().getType().getIntOrFloatBitWidth(), of = getInput().getType().getIntOrFloatBitWidth();
  if (low + width > of)
    return emitOpError() << "C1: " << width << " bits from bit " << low << " do not lie within the input's " << of;
  return success();
}

LogicalResult comb::ConcatOp::verify() {
  uint64_t width = totalWidth(getInputs().getTypes()), result = getResult().getType().getIntOrFloatBitWidth();
  if (getInputs().empty() || width != result)
    return emitOpError() << "C1: " << getInputs().size() << " operands have " << width << " bits together, the result "
                         << result;
  return success();
}

LogicalResult comb::ReplicateOp::verify() {
  unsigned from = getInput().getType().getIntOrFloatBitWidth(), to = getResult().getType().getIntOrFloatBitWidth();
  if (to % from != 0)
    return emitOpError() << "C1: a result of " << to << " bits is no multiple of an input of " << from;
  return success();
}
