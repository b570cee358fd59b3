//===- HwTypes.cpp - types and attributes of the hw mirror, as text --------===//
#include "mirror/Mirror.h"

#include "llvm/ADT/TypeSwitch.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace mase;

#include "mirror/HwDialect.cpp.inc"

#define GET_TYPEDEF_CLASSES
#include "mirror/HwTypes.cpp.inc"

#define GET_ATTRDEF_CLASSES
#include "mirror/HwAttrs.cpp.inc"

void hw::HwDialect::initialize() {
  registerTypes();
  registerAttributes();
  addOperations<
#define GET_OP_LIST
#include "mirror/HwOps.cpp.inc"
      >();
}

void hw::HwDialect::registerTypes() {
  addTypes<
#define GET_TYPEDEF_LIST
#include "mirror/HwTypes.cpp.inc"
      >();
}

void hw::HwDialect::registerAttributes() {
  addAttributes<
#define GET_ATTRDEF_LIST
#include "mirror/HwAttrs.cpp.inc"
      >();
}

Operation *hw::HwDialect::materializeConstant(OpBuilder &builder, Attribute value, Type type, Location location) {
  if (auto integer = dyn_cast<IntegerAttr>(value); integer && isBits(type))
    return ConstantOp::create(builder, location, type, integer);
  if (auto fields = dyn_cast<ArrayAttr>(value); fields && isa<ArrayType>(type))
    return AggregateConstantOp::create(builder, location, type, fields);
  return nullptr;
}

//===----------------------------------------------------------------------===//
// !hw.modty
//===----------------------------------------------------------------------===//

SmallVector<size_t> hw::ModuleType::positions(bool outputs) const {
  SmallVector<size_t> found;
  for (size_t port = 0; port < size(); ++port)
    if (isOutput(port) == outputs)
      found.push_back(port);
  return found;
}

SmallVector<Type> hw::ModuleType::types(bool outputs) const {
  return llvm::map_to_vector(positions(outputs), [&](size_t port) { return getTypes()[port]; });
}

SmallVector<StringAttr> hw::ModuleType::names(bool outputs) const {
  return llvm::map_to_vector(positions(outputs), [&](size_t port) { return getNames()[port]; });
}

Type hw::ModuleType::parse(AsmParser &parser) {
  SmallVector<StringAttr> names;
  SmallVector<Type> types;
  SmallVector<bool> outputs;
  auto port = [&]() -> ParseResult {
    StringRef direction;
    std::string name;
    SMLoc at = parser.getCurrentLocation();
    if (parser.parseKeyword(&direction))
      return failure();
    if (direction != "input" && direction != "output")
      return parser.emitError(at, "expected 'input' or 'output', found '") << direction << "'; there are no inouts here";
    if (parser.parseKeywordOrString(&name) || parser.parseColonType(types.emplace_back()))
      return failure();
    names.push_back(StringAttr::get(parser.getContext(), name));
    outputs.push_back(direction == "output");
    return success();
  };
  if (parser.parseCommaSeparatedList(AsmParser::Delimiter::LessGreater, port))
    return {};
  return ModuleType::get(parser.getContext(), names, types, outputs);
}

void hw::ModuleType::print(AsmPrinter &printer) const {
  printer << '<';
  llvm::interleaveComma(llvm::seq(size()), printer, [&](size_t port) {
    printer << (isOutput(port) ? "output " : "input ");
    printer.printKeywordOrString(getNames()[port].getValue());
    printer << " : " << getTypes()[port];
  });
  printer << '>';
}

//===----------------------------------------------------------------------===//
// !hw.array
//===----------------------------------------------------------------------===//

unsigned hw::ArrayType::indexWidth() const { return std::max(1u, llvm::Log2_64_Ceil(getSize())); }

LogicalResult hw::ArrayType::verify(function_ref<InFlightDiagnostic()> error, int64_t size, IntegerType element) {
  if (size < 1)
    return error() << "an array has at least one element, found " << size;
  if (!isBits(element))
    return error() << "an array's elements are signless integers of at least one bit, found " << element;
  return success();
}

Type hw::ArrayType::parse(AsmParser &parser) {
  SmallVector<int64_t> sizes;
  Type element;
  SMLoc at = parser.getCurrentLocation();
  if (parser.parseLess() || parser.parseDimensionList(sizes, /*allowDynamic=*/false) || parser.parseType(element) ||
      parser.parseGreater())
    return {};
  auto integer = dyn_cast<IntegerType>(element);
  if (sizes.size() != 1 || !integer) {
    parser.emitError(at, "expected one size and the type of an integer: !hw.array<4xi8>");
    return {};
  }
  return parser.getChecked<ArrayType>(parser.getContext(), sizes.front(), integer);
}

void hw::ArrayType::print(AsmPrinter &printer) const { printer << '<' << getSize() << 'x' << getElement() << '>'; }

//===----------------------------------------------------------------------===//
// Parameters
//===----------------------------------------------------------------------===//

Attribute hw::ParamDeclAttr::parse(AsmParser &parser, Type) {
  std::string name;
  Type type;
  Attribute value;
  if (parser.parseLess() || parser.parseString(&name) || parser.parseColonType(type) ||
      (succeeded(parser.parseOptionalEqual()) && parser.parseAttribute(value, type)) || parser.parseGreater())
    return {};
  return get(parser.getContext(), StringAttr::get(parser.getContext(), name), type, value);
}

void hw::ParamDeclAttr::print(AsmPrinter &printer) const {
  printer << '<';
  printer.printString(getName());
  printer << ": " << getType();
  if (getValue()) {
    printer << " = ";
    printer.printAttributeWithoutType(getValue());
  }
  printer << '>';
}

Attribute hw::ParamDeclRefAttr::parse(AsmParser &parser, Type type) {
  std::string name;
  if (parser.parseLess() || parser.parseString(&name) || parser.parseGreater())
    return {};
  return get(parser.getContext(), StringAttr::get(parser.getContext(), name),
             type ? type : NoneType::get(parser.getContext()));
}

void hw::ParamDeclRefAttr::print(AsmPrinter &printer) const {
  printer << '<';
  printer.printString(getName());
  printer << '>';
}
