//===- Seq.cpp - the seq mirror's hand-written parts -----------------------===//
#include "mirror/Mirror.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mase;

#include "mirror/SeqDialect.cpp.inc"

#define GET_TYPEDEF_CLASSES
#include "mirror/SeqTypes.cpp.inc"

#define GET_OP_CLASSES
#include "mirror/SeqOps.cpp.inc"

void seq::SeqDialect::initialize() {
  registerTypes();
  addOperations<
#define GET_OP_LIST
#include "mirror/SeqOps.cpp.inc"
      >();
}

void seq::SeqDialect::registerTypes() {
  addTypes<
#define GET_TYPEDEF_LIST
#include "mirror/SeqTypes.cpp.inc"
      >();
}

LogicalResult seq::verifyRegister(Operation *op, Value reset, Value resetValue, Value initial) {
  if (!reset != !resetValue)
    return op->emitOpError() << "C1: found a " << (reset ? "reset without a value" : "reset value without a reset");
  Type type = op->getResult(0).getType();
  if (resetValue && resetValue.getType() != type)
    return op->emitOpError() << "C1: the reset value is of " << resetValue.getType() << ", the register of " << type;
  if (initial)
    return op->emitOpError() << "C2: found an initial value; use a reset";
  return success();
}

ParseResult seq::parseRegister(OpAsmParser &parser, OperationState &state, StringRef opName) {
  bool enabled = opName == CompRegClockEnabledOp::getOperationName();
  std::string name;
  OpAsmParser::UnresolvedOperand input, clock, enable, reset, resetValue;
  Type type;
  if (succeeded(parser.parseOptionalKeyword("name"))) {
    if (parser.parseString(&name))
      return failure();
  } else if (StringRef result = parser.getResultName(0).first; !result.empty() && !llvm::isDigit(result.front())) {
    name = result.str();
  }
  if (parser.parseOperand(input) || parser.parseComma() || parser.parseOperand(clock))
    return failure();
  if (enabled && (parser.parseComma() || parser.parseOperand(enable)))
    return failure();
  bool resets = succeeded(parser.parseOptionalKeyword("reset"));
  if (resets && (parser.parseOperand(reset) || parser.parseComma() || parser.parseOperand(resetValue)))
    return failure();
  if (parser.parseOptionalAttrDict(state.attributes) || parser.parseColonType(type))
    return failure();

  Builder &builder = parser.getBuilder();
  Type bit = builder.getI1Type();
  if (parser.resolveOperand(input, type, state.operands) ||
      parser.resolveOperand(clock, ClockType::get(builder.getContext()), state.operands) ||
      (enabled && parser.resolveOperand(enable, bit, state.operands)) ||
      (resets && (parser.resolveOperand(reset, bit, state.operands) ||
                  parser.resolveOperand(resetValue, type, state.operands))))
    return failure();
  SmallVector<int32_t> segments(enabled ? 3 : 2, 1);
  segments.append({resets, resets, 0});
  state.addAttribute("operandSegmentSizes", builder.getDenseI32ArrayAttr(segments));
  if (!name.empty())
    state.addAttribute("name", builder.getStringAttr(name));
  state.addTypes(type);
  return success();
}

void seq::printRegister(OpAsmPrinter &printer, Operation *op, StringAttr name, Value reset, Value resetValue) {
  std::string result;
  llvm::raw_string_ostream stream(result);
  printer.printOperand(op->getResult(0), stream);
  // A number is no name.
  StringRef implied = llvm::isDigit(result[1]) ? "" : StringRef(result).drop_front();
  if (implied != (name ? name.getValue() : "")) {
    printer << " name ";
    printer.printString(name ? name.getValue() : "");
  }
  printer << ' ' << op->getOperand(0) << ", " << op->getOperand(1);
  if (isa<CompRegClockEnabledOp>(op))
    printer << ", " << op->getOperand(2);
  if (reset)
    printer << " reset " << reset << ", " << resetValue;
  printer.printOptionalAttrDict(op->getAttrs(), {"name", "operandSegmentSizes"});
  printer << " : " << op->getResult(0).getType();
}
