//===- HwModules.cpp - modules and their outputs ---------------------------===//
#include "mirror/Mirror.h"

#include "llvm/ADT/StringSet.h"
#include "mlir/IR/SymbolTable.h"

using namespace mlir;
using namespace mase;

RegionKind hw::ModuleOp::getRegionKind(unsigned) { return RegionKind::Graph; }

void hw::ModuleOp::getAsmBlockArgumentNames(Region &region, OpAsmSetValueNameFn set) {
  auto type = cast<ModuleType>(getModuleType());
  for (auto [argument, name] : llvm::zip(region.getArguments(), type.names(/*outputs=*/false)))
    set(argument, name.getValue());
}

//===----------------------------------------------------------------------===//
// Text
//===----------------------------------------------------------------------===//

namespace {
struct Ports {
  SmallVector<StringAttr> names;
  SmallVector<Type> types;
  SmallVector<bool> outputs;
  SmallVector<Attribute> attributes;
  SmallVector<OpAsmParser::Argument> arguments;
};
} // namespace

/// `<Rows: si32, Init: none = "a.hex">`, or nothing.
static ParseResult parseParameters(OpAsmParser &parser, ArrayAttr &parameters) {
  SmallVector<Attribute> list;
  auto parameter = [&]() -> ParseResult {
    std::string name;
    Type type;
    Attribute value;
    if (parser.parseKeywordOrString(&name) || parser.parseColonType(type) ||
        (succeeded(parser.parseOptionalEqual()) && parser.parseAttribute(value, type)))
      return failure();
    list.push_back(hw::ParamDeclAttr::get(parser.getContext(), parser.getBuilder().getStringAttr(name), type, value));
    return success();
  };
  if (parser.parseCommaSeparatedList(AsmParser::Delimiter::OptionalLessGreater, parameter))
    return failure();
  parameters = parser.getBuilder().getArrayAttr(list);
  return success();
}

static void printParameters(OpAsmPrinter &printer, ArrayAttr parameters) {
  if (parameters.empty())
    return;
  printer << '<';
  llvm::interleaveComma(parameters.getAsRange<hw::ParamDeclAttr>(), printer, [&](hw::ParamDeclAttr parameter) {
    printer.printKeywordOrString(parameter.getName().getValue());
    printer << ": " << parameter.getType();
    if (parameter.getValue()) {
      printer << " = ";
      printer.printAttributeWithoutType(parameter.getValue());
    }
  });
  printer << '>';
}

/// `(in %a : i8, out q : i8 {x.y})`.
static ParseResult parsePorts(OpAsmParser &parser, Ports &ports) {
  auto port = [&]() -> ParseResult {
    std::string name;
    NamedAttrList attributes;
    std::optional<Location> location;
    bool output = succeeded(parser.parseOptionalKeyword("out"));
    if (output) {
      if (parser.parseKeywordOrString(&name))
        return failure();
    } else {
      auto &argument = ports.arguments.emplace_back();
      if (parser.parseKeyword("in") || parser.parseArgument(argument))
        return failure();
      if (failed(parser.parseOptionalString(&name)))
        name = argument.ssaName.name.drop_front().str();
    }
    if (parser.parseColonType(ports.types.emplace_back()) || parser.parseOptionalAttrDict(attributes) ||
        parser.parseOptionalLocationSpecifier(location))
      return failure();
    if (!output) {
      ports.arguments.back().type = ports.types.back();
      ports.arguments.back().sourceLoc = location;
    }
    ports.names.push_back(parser.getBuilder().getStringAttr(name));
    ports.outputs.push_back(output);
    ports.attributes.push_back(attributes.getDictionary(parser.getContext()));
    return success();
  };
  return parser.parseCommaSeparatedList(AsmParser::Delimiter::Paren, port);
}

/// `private @name<parameters>(ports) attributes {...}`.
static ParseResult parseHead(OpAsmParser &parser, OperationState &state, Ports &ports) {
  Builder &builder = parser.getBuilder();
  StringRef visibility;
  if (succeeded(parser.parseOptionalKeyword(&visibility, {"public", "private", "nested"})))
    state.addAttribute("sym_visibility", builder.getStringAttr(visibility));
  StringAttr name;
  ArrayAttr parameters;
  if (parser.parseSymbolName(name, "sym_name", state.attributes) || parseParameters(parser, parameters) ||
      parsePorts(parser, ports) || parser.parseOptionalAttrDictWithKeyword(state.attributes))
    return failure();
  state.addAttribute("parameters", parameters);
  auto type = hw::ModuleType::get(parser.getContext(), ports.names, ports.types, ports.outputs);
  state.addAttribute("module_type", TypeAttr::get(type));
  if (llvm::any_of(ports.attributes, [](Attribute attributes) { return !cast<DictionaryAttr>(attributes).empty(); }))
    state.addAttribute("per_port_attrs", builder.getArrayAttr(ports.attributes));
  return success();
}

static void printHead(OpAsmPrinter &printer, Operation *op, hw::ModuleType type, ArrayAttr parameters, ArrayAttr attributes,
                      StringAttr visibility, Block *body) {
  printer << ' ';
  if (visibility)
    printer << visibility.getValue() << ' ';
  printer.printSymbolName(SymbolTable::getSymbolName(op).getValue());
  printParameters(printer, parameters);
  printer << '(';
  unsigned input = 0;
  llvm::interleaveComma(llvm::seq(type.size()), printer, [&](size_t port) {
    StringRef name = type.getNames()[port].getValue();
    if (type.isOutput(port)) {
      printer << "out ";
      printer.printKeywordOrString(name);
    } else if (body) {
      std::string argument;
      llvm::raw_string_ostream stream(argument);
      printer.printOperand(body->getArgument(input++), stream);
      printer << "in " << argument;
      if (StringRef(argument).drop_front() != name) {
        printer << ' ';
        printer.printString(name);
      }
    } else {
      printer << "in %" << name;
    }
    printer << " : " << type.getTypes()[port];
    if (attributes)
      printer.printOptionalAttrDict(cast<DictionaryAttr>(attributes[port]).getValue());
  });
  printer << ')';
  printer.printOptionalAttrDictWithKeyword(op->getAttrs(), {"sym_name", "sym_visibility", "module_type", "parameters",
                                                            "per_port_attrs", "port_locs", "result_locs"});
}

ParseResult hw::ModuleOp::parse(OpAsmParser &parser, OperationState &state) {
  Ports ports;
  Region *body = state.addRegion();
  if (parseHead(parser, state, ports) || parser.parseRegion(*body, ports.arguments))
    return failure();
  // Without outputs `hw.output` may be left out.
  if (body->empty())
    body->emplaceBlock();
  Block &block = body->front();
  if (!llvm::is_contained(ports.outputs, true) && (block.empty() || !isa<OutputOp>(block.back()))) {
    // The region has no op yet that the builder could get the context from.
    OpBuilder builder(parser.getContext());
    builder.setInsertionPointToEnd(&block);
    OutputOp::create(builder, state.location, ValueRange());
  }
  return success();
}

void hw::ModuleOp::print(OpAsmPrinter &printer) {
  printHead(printer, *this, cast<ModuleType>(getModuleType()), getParameters(), getPerPortAttrsAttr(),
            getSymVisibilityAttr(), &getBody().front());
  printer << ' ';
  printer.printRegion(getBody(), /*printEntryBlockArgs=*/false);
}

ParseResult hw::ModuleExternOp::parse(OpAsmParser &parser, OperationState &state) {
  Ports ports;
  state.addRegion();
  return parseHead(parser, state, ports);
}

void hw::ModuleExternOp::print(OpAsmPrinter &printer) {
  printHead(printer, *this, cast<ModuleType>(getModuleType()), getParameters(), getPerPortAttrsAttr(),
            getSymVisibilityAttr(), nullptr);
}

//===----------------------------------------------------------------------===//
// Constraints
//===----------------------------------------------------------------------===//

/// C1 and C2 of one list of names.
static LogicalResult verifyNames(Operation *op, StringRef what, ArrayRef<StringAttr> names) {
  llvm::StringSet<> seen;
  for (StringAttr name : names) {
    if (!hw::isVerilogName(name))
      return op->emitOpError() << "C1: the " << what << " '" << name.getValue()
                               << "' has no name that SystemVerilog can have";
    if (!seen.insert(name).second)
      return op->emitOpError() << "C2: two " << what << "s are called '" << name.getValue() << "'";
  }
  return success();
}

/// Whether a value is an integer or text as its parameter's type says.
static bool isLiteral(Attribute value, Type type) {
  if (isa<NoneType>(type))
    return isa<StringAttr>(value);
  auto integer = dyn_cast<IntegerAttr>(value);
  return integer && integer.getType() == type;
}

static LogicalResult verifyParameter(Operation *op, Attribute attribute) {
  auto parameter = dyn_cast<hw::ParamDeclAttr>(attribute);
  if (!parameter)
    return op->emitOpError() << "C4: expected a #hw.param.decl, found " << attribute;
  if (!isa<IntegerType, NoneType>(parameter.getType()))
    return op->emitOpError() << "C4: the parameter '" << parameter.getName().getValue() << "' is of "
                             << parameter.getType() << ", expected an integer or 'none'";
  Attribute value = parameter.getValue();
  if (value && !isLiteral(value, parameter.getType()))
    return op->emitOpError() << "C4: the parameter '" << parameter.getName().getValue() << "' of "
                             << parameter.getType() << " has the default " << value;
  return success();
}

/// What a module and an extern module share: C1 to C5.
static LogicalResult verifyHead(Operation *op, ArrayRef<StringAttr> ownNames, hw::ModuleType type, ArrayAttr parameters,
                                ArrayAttr attributes) {
  if (failed(verifyNames(op, "module", ownNames)) || failed(verifyNames(op, "port", type.getNames())))
    return failure();
  for (auto [name, port] : llvm::zip(type.getNames(), type.getTypes()))
    if (!hw::isBits(port) && !isa<seq::ClockType>(port))
      return op->emitOpError() << "C3: the port '" << name.getValue() << "' is of " << port
                               << ", expected a signless integer of at least one bit or !seq.clock";
  SmallVector<StringAttr> names;
  for (Attribute attribute : parameters) {
    if (failed(verifyParameter(op, attribute)))
      return failure();
    names.push_back(cast<hw::ParamDeclAttr>(attribute).getName());
  }
  if (failed(verifyNames(op, "parameter", names)))
    return failure();
  if (attributes && attributes.size() != type.size())
    return op->emitOpError() << "C5: found attributes for " << attributes.size() << " ports of " << type.size();
  return success();
}

LogicalResult hw::ModuleOp::verify() {
  return verifyHead(*this, getSymNameAttr(), cast<ModuleType>(getModuleType()), getParameters(), getPerPortAttrsAttr());
}

LogicalResult hw::ModuleOp::verifyRegions() {
  auto type = cast<ModuleType>(getModuleType());
  SmallVector<Type> inputs = type.types(/*outputs=*/false);
  if (getBody().getArgumentTypes() != TypeRange(inputs))
    return emitOpError() << "C6: the body's arguments are (" << getBody().getArgumentTypes() << "), the inputs ("
                         << TypeRange(inputs) << ')';
  return success();
}

LogicalResult hw::ModuleExternOp::verify() {
  SmallVector<StringAttr> names(1, getVerilogNameAttr() ? getVerilogNameAttr() : getSymNameAttr());
  return verifyHead(*this, names, cast<ModuleType>(getModuleType()), getParameters(), getPerPortAttrsAttr());
}

LogicalResult hw::OutputOp::verify() {
  SmallVector<Type> outputs = cast<ModuleType>((*this)->getParentOfType<ModuleOp>().getModuleType()).types(true);
  if (getOutputs().getTypes() != TypeRange(outputs))
    return emitOpError() << "C1: the values are (" << getOutputs().getTypes() << "), the module's outputs ("
                         << TypeRange(outputs) << ')';
  return success();
}

//===----------------------------------------------------------------------===//
// Instances
//===----------------------------------------------------------------------===//

ParseResult hw::InstanceOp::parse(OpAsmParser &parser, OperationState &state) {
  Builder &builder = parser.getBuilder();
  StringAttr instance;
  FlatSymbolRefAttr module;
  ArrayAttr parameters;
  SmallVector<Attribute> arguments, results;
  SmallVector<OpAsmParser::UnresolvedOperand> operands;
  SmallVector<Type> types;
  auto name = [&](SmallVectorImpl<Attribute> &names) -> ParseResult {
    std::string text;
    if (parser.parseKeywordOrString(&text))
      return failure();
    names.push_back(builder.getStringAttr(text));
    return success();
  };
  auto input = [&]() -> ParseResult {
    return failure(name(arguments) || parser.parseColon() || parser.parseOperand(operands.emplace_back()) ||
                   parser.parseColonType(types.emplace_back()));
  };
  auto output = [&]() -> ParseResult {
    return failure(name(results) || parser.parseColonType(state.types.emplace_back()));
  };
  SMLoc at = parser.getCurrentLocation();
  if (parser.parseAttribute(instance, builder.getNoneType()) || parser.parseAttribute(module, builder.getNoneType()) ||
      parseParameters(parser, parameters) || parser.parseCommaSeparatedList(AsmParser::Delimiter::Paren, input) ||
      parser.parseArrow() || parser.parseCommaSeparatedList(AsmParser::Delimiter::Paren, output) ||
      parser.parseOptionalAttrDict(state.attributes) || parser.resolveOperands(operands, types, at, state.operands))
    return failure();
  state.addAttribute("instanceName", instance);
  state.addAttribute("moduleName", module);
  state.addAttribute("parameters", parameters);
  state.addAttribute("argNames", builder.getArrayAttr(arguments));
  state.addAttribute("resultNames", builder.getArrayAttr(results));
  return success();
}

void hw::InstanceOp::print(OpAsmPrinter &printer) {
  printer << ' ';
  printer.printAttributeWithoutType(getInstanceNameAttr());
  printer << ' ';
  printer.printAttributeWithoutType(getModuleNameAttr());
  printParameters(printer, getParameters());
  auto name = [&](Attribute name) { printer.printKeywordOrString(cast<StringAttr>(name).getValue()); };
  printer << '(';
  llvm::interleaveComma(llvm::zip(getArgNames(), getInputs()), printer, [&](auto pair) {
    name(std::get<0>(pair));
    printer << ": " << std::get<1>(pair) << ": " << std::get<1>(pair).getType();
  });
  printer << ") -> (";
  llvm::interleaveComma(llvm::zip(getResultNames(), getResultTypes()), printer, [&](auto pair) {
    name(std::get<0>(pair));
    printer << ": " << std::get<1>(pair);
  });
  printer << ')';
  printer.printOptionalAttrDict((*this)->getAttrs(),
                                {"instanceName", "moduleName", "parameters", "argNames", "resultNames"});
}

void hw::InstanceOp::getAsmResultNames(OpAsmSetValueNameFn set) {
  for (auto [result, name] : llvm::zip(getResults(), getResultNames()))
    set(result, (getInstanceName() + "." + cast<StringAttr>(name).getValue()).str());
}

/// What text of the custom form cannot say otherwise.
LogicalResult hw::InstanceOp::verify() {
  if (!isVerilogName(getInstanceName()))
    return emitOpError() << "C6: '" << getInstanceName() << "' is no name that SystemVerilog can have";
  if (getArgNames().size() != getInputs().size())
    return emitOpError() << "C2: found " << getArgNames().size() << " names for " << getInputs().size() << " inputs";
  if (getResultNames().size() != getNumResults())
    return emitOpError() << "C3: found " << getResultNames().size() << " names for " << getNumResults() << " outputs";
  for (Attribute parameter : getParameters())
    if (!isa<ParamDeclAttr>(parameter))
      return emitOpError() << "C4: expected a #hw.param.decl, found " << parameter;
  return success();
}

/// C2 and C3.
static LogicalResult verifyPorts(hw::InstanceOp op, int constraint, StringRef what, ArrayAttr names, TypeRange types,
                                 ArrayRef<StringAttr> expectedNames, ArrayRef<Type> expectedTypes) {
  auto error = [&]() -> InFlightDiagnostic {
    return op.emitOpError() << 'C' << constraint << ": ";
  };
  if (names.size() != expectedNames.size())
    return error() << "found " << names.size() << ' ' << what << "s, '" << op.getModuleName() << "' has "
                   << expectedNames.size();
  for (auto [i, name, type] : llvm::enumerate(names, types)) {
    if (name != expectedNames[i])
      return error() << what << ' ' << i << " is called " << name << ", in '" << op.getModuleName() << "' "
                     << expectedNames[i];
    if (type != expectedTypes[i])
      return error() << what << ' ' << name << " is of " << type << ", in '" << op.getModuleName() << "' of "
                     << expectedTypes[i];
  }
  return success();
}

/// C5, for a value that is a reference.
static LogicalResult verifyReference(hw::InstanceOp op, hw::ParamDeclRefAttr reference) {
  for (auto declared : op->getParentOfType<hw::ModuleOp>().getParameters().getAsRange<hw::ParamDeclAttr>()) {
    if (declared.getName() != reference.getName())
      continue;
    if (declared.getType() == reference.getType())
      return success();
    return op.emitOpError() << "C5: the parameter '" << declared.getName().getValue() << "' around is of "
                            << declared.getType() << ", the reference to it of " << reference.getType();
  }
  return op.emitOpError() << "C5: the module around has no parameter '" << reference.getName().getValue() << "'";
}

/// C4 of one parameter, and C5.
static LogicalResult verifyParameter(hw::InstanceOp op, hw::ParamDeclAttr given, hw::ParamDeclAttr declared) {
  if (given.getName() != declared.getName() || given.getType() != declared.getType())
    return op.emitOpError() << "C4: found the parameter '" << given.getName().getValue() << "' of " << given.getType()
                            << ", '" << op.getModuleName() << "' has '" << declared.getName().getValue() << "' of "
                            << declared.getType();
  Attribute value = given.getValue();
  // CIRCT wants one also where the module has a default.
  if (!value)
    return op.emitOpError() << "C4: the parameter '" << given.getName().getValue() << "' has no value";
  if (auto reference = dyn_cast<hw::ParamDeclRefAttr>(value); reference && reference.getType() == given.getType())
    return verifyReference(op, reference);
  if (!isLiteral(value, given.getType()))
    return op.emitOpError() << "C4: the parameter '" << given.getName().getValue() << "' of " << given.getType()
                            << " has the value " << value;
  return success();
}

LogicalResult hw::InstanceOp::verifySymbolUses(SymbolTableCollection &symbols) {
  Operation *module = symbols.lookupNearestSymbolFrom(*this, getModuleNameAttr());
  if (!isa_and_nonnull<ModuleOp, ModuleExternOp>(module))
    return emitOpError() << "C1: '" << getModuleName() << "' is "
                         << (module ? "no module of hw" : "not there");
  auto plain = dyn_cast<ModuleOp>(module);
  auto external = dyn_cast<ModuleExternOp>(module);
  auto type = cast<ModuleType>(plain ? plain.getModuleType() : external.getModuleType());
  ArrayAttr parameters = plain ? plain.getParameters() : external.getParameters();
  if (failed(verifyPorts(*this, 2, "input", getArgNames(), getInputs().getTypes(), type.names(false),
                         type.types(false))) ||
      failed(verifyPorts(*this, 3, "output", getResultNames(), getResultTypes(), type.names(true), type.types(true))))
    return failure();
  if (getParameters().size() != parameters.size())
    return emitOpError() << "C4: found " << getParameters().size() << " parameters, '" << getModuleName() << "' has "
                         << parameters.size();
  for (auto [given, declared] : llvm::zip(getParameters().getAsRange<ParamDeclAttr>(), parameters))
    if (auto expected = dyn_cast<ParamDeclAttr>(declared); expected && failed(verifyParameter(*this, given, expected)))
      return failure();
  return success();
}
