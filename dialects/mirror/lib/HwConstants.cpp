//===- HwConstants.cpp - integers and tables -------------------------------===//
#include "mirror/Mirror.h"

#include "llvm/ADT/SmallString.h"

using namespace mlir;
using namespace mase;

#define GET_OP_CLASSES
#include "mirror/HwOps.cpp.inc"

OpFoldResult hw::ConstantOp::fold(FoldAdaptor) { return getValueAttr(); }

OpFoldResult hw::AggregateConstantOp::fold(FoldAdaptor) { return getFieldsAttr(); }

ParseResult hw::ConstantOp::parse(OpAsmParser &parser, OperationState &state) {
  IntegerAttr value;
  // The attributes stand before the value, as in CIRCT.
  if (parser.parseOptionalAttrDict(state.attributes) || parser.parseAttribute(value, "value", state.attributes))
    return failure();
  state.addTypes(value.getType());
  return success();
}

void hw::ConstantOp::print(OpAsmPrinter &printer) {
  printer << ' ';
  printer.printOptionalAttrDict((*this)->getAttrs(), {"value"});
  printer.printAttribute(getValueAttr());
}

void hw::ConstantOp::getAsmResultNames(OpAsmSetValueNameFn set) {
  APInt value = getValue().getValue();
  if (value.getBitWidth() == 1)
    return set(getResult(), value.isZero() ? "false" : "true");
  SmallString<32> name("c");
  value.toString(name, 10, /*Signed=*/true);
  set(getResult(), (name + "_i" + Twine(value.getBitWidth())).str());
}

LogicalResult hw::AggregateConstantOp::verify() {
  ArrayType type = getResult().getType();
  if (static_cast<int64_t>(getFields().size()) != type.getSize())
    return emitOpError() << "C1: found " << getFields().size() << " fields for " << type.getSize() << " elements";
  for (Attribute field : getFields()) {
    auto integer = dyn_cast<IntegerAttr>(field);
    if (!integer || integer.getType() != type.getElement())
      return emitOpError() << "C1: the field " << field << " is no integer of " << type.getElement();
  }
  return success();
}

LogicalResult hw::ArrayGetOp::verify() {
  unsigned bits = getInput().getType().indexWidth(), found = getIndex().getType().getIntOrFloatBitWidth();
  if (bits != found)
    return emitOpError() << "C1: the index of " << getInput().getType().getSize() << " elements has " << bits
                         << " bits, found " << found;
  return success();
}
