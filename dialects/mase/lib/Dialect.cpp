//===- Dialect.cpp - registration, format types, attribute verification ---===//
#include "mase/Mase.h"

#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/DialectImplementation.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mase;

#include "mase/MaseDialect.cpp.inc"
#include "mase/MaseInterfaces.cpp.inc"

#define GET_TYPEDEF_CLASSES
#include "mase/MaseTypes.cpp.inc"

void MaseDialect::initialize() {
  addTypes<
#define GET_TYPEDEF_LIST
#include "mase/MaseTypes.cpp.inc"
      >();
  registerAttrs();
  addOperations<
#define GET_OP_LIST
#include "mase/MaseOps.cpp.inc"
      >();
}

//===----------------------------------------------------------------------===//
// Number formats: text and verification by the registry
//===----------------------------------------------------------------------===//

static StringRef ref(MlirStringRef text) { return StringRef(text.data, text.length); }
static MlirStringRef ref(StringRef text) { return mlirStringRefCreate(text.data(), text.size()); }

namespace {
struct Resolved {
  std::string family, error;
  SmallVector<int64_t> params;
};
} // namespace

static void keepError(MlirStringRef text, void *user) { static_cast<Resolved *>(user)->error = ref(text).str(); }

ParseResult mase::parseNumber(AsmParser &parser, int64_t &integer, double &number, bool &isInteger) {
  // The sign is a token of its own, and an optional integer takes it before it looks at what follows; it also takes
  // `true` for one. So the sign is read here, and words are told apart by the caller.
  bool negative = succeeded(parser.parseOptionalMinus());
  APInt value;
  OptionalParseResult parsed = parser.parseOptionalInteger(value);
  isInteger = parsed.has_value();
  if (isInteger) {
    if (failed(*parsed))
      return failure();
    if (negative && value.isNegative())
      return parser.emitError(parser.getCurrentLocation(), "expected a number or a word");
    // One bit more than the value needs, so that the negation of the lowest is exact.
    value = value.zext(value.getBitWidth() + 1);
    if (negative)
      value.negate();
    if (!value.isSignedIntN(64))
      return parser.emitError(parser.getCurrentLocation(), "number does not fit 64 bits");
    integer = value.getSExtValue();
    return success();
  }
  SMLoc at = parser.getCurrentLocation();
  if (failed(parser.parseFloat(number)))
    return parser.emitError(at, "expected a number or a word");
  number = negative ? -number : number;
  return success();
}

/// Parses `key = value`, a bare word, or a number.
static ParseResult parseItem(DialectAsmParser &parser, MaseFormatItem &item) {
  StringRef word;
  bool isInteger;
  if (failed(parser.parseOptionalKeyword(&word))) {
    if (parseNumber(parser, item.integer, item.number, isInteger))
      return failure();
    item.kind = isInteger ? MaseItemInt : MaseItemFloat;
    return success();
  }
  item.kind = MaseItemWord;
  item.word = ref(word);
  if (failed(parser.parseOptionalEqual()))
    return success();
  item.key = item.word;
  if (succeeded(parser.parseOptionalKeyword(&word))) {
    item.kind = MaseItemKeyWord;
    item.word = ref(word);
    return success();
  }
  if (parseNumber(parser, item.integer, item.number, isInteger))
    return failure();
  item.kind = isInteger ? MaseItemKeyInt : MaseItemKeyFloat;
  return success();
}

Type MaseDialect::parseType(DialectAsmParser &parser) const {
  SMLoc start = parser.getCurrentLocation();
  StringRef mnemonic;
  if (parser.parseKeyword(&mnemonic))
    return {};
  SmallVector<MaseFormatItem> items;
  auto one = [&]() {
    MaseFormatItem item{};
    if (parseItem(parser, item))
      return failure();
    items.push_back(item);
    return success();
  };
  if (succeeded(parser.parseOptionalLess()))
    if (parser.parseCommaSeparatedList(one) || parser.parseGreater())
      return {};

  Resolved result;
  bool found = maseFormatResolve(
      ref(mnemonic), items.data(), items.size(),
      [](MlirStringRef family, const int64_t *params, intptr_t count, void *user) {
        auto &result = *static_cast<Resolved *>(user);
        result.family = ref(family).str();
        result.params.assign(params, params + count);
      },
      keepError, &result);
  if (!found) {
    parser.emitError(start) << result.error;
    return {};
  }
  return NumType::getChecked([&]() { return parser.emitError(start); }, getContext(), result.family, result.params);
}

void MaseDialect::printType(Type type, DialectAsmPrinter &printer) const {
  auto num = cast<NumType>(type);
  ArrayRef<int64_t> params = num.getParams();
  maseFormatPrint(
      ref(num.getFamily()), params.data(), params.size(),
      [](MlirStringRef text, void *user) { *static_cast<DialectAsmPrinter *>(user) << ref(text); }, &printer);
}

LogicalResult NumType::verify(function_ref<InFlightDiagnostic()> emitError, StringRef family,
                              ArrayRef<int64_t> params) {
  Resolved result;
  if (maseFormatCheck(ref(family), params.data(), params.size(), keepError, &result))
    return success();
  return emitError() << result.error;
}

FormatLayout NumType::getLayout() const {
  FormatLayout layout{};
  maseFormatLayout(ref(getFamily()), getParams().data(), getParams().size(), &layout);
  return layout;
}

int64_t NumType::getStorageBits(ArrayRef<int64_t> shape) const {
  int64_t bits = 0;
  maseFormatStorageBits(ref(getFamily()), getParams().data(), getParams().size(), shape.data(), shape.size(), &bits);
  return bits;
}

//===----------------------------------------------------------------------===//
// Verification of the discardable attributes (D1 to D7)
//===----------------------------------------------------------------------===//

static LogicalResult verifyPort(Operation *op, PortAttr port, Value value, const Twine &what) {
  auto type = dyn_cast<RankedTensorType>(value.getType());
  if (!type || !type.hasStaticShape())
    return success();
  ArrayRef<int64_t> shape = type.getShape(), tile = port.getTile(), order = port.getOrder();
  if (!tile.empty() && tile.size() != shape.size())
    return op->emitOpError() << "D3: the tile of " << what << " has " << tile.size() << " dimensions, its tensor "
                             << shape.size();
  for (auto [t, d] : llvm::zip(tile, shape))
    if (t > std::max<int64_t>(d, 1))
      return op->emitOpError() << "D3: the tile " << str(tile) << " of " << what << " exceeds its tensor "
                               << str(shape);
  if (!order.empty() && order.size() != shape.size())
    return op->emitOpError() << "D3: the order of " << what << " names " << order.size()
                             << " dimensions, its tensor has " << shape.size();
  return success();
}

static LogicalResult verifyPorts(Operation *op, StringRef name, size_t in, size_t out) {
  if ((in != 0 && in != op->getNumOperands()) || (out != 0 && out != op->getNumResults()))
    return op->emitOpError() << "D2: '" << name << "' lists " << in << " inputs and " << out
                             << " outputs, the node has " << op->getNumOperands() << " and " << op->getNumResults();
  return success();
}

LogicalResult mase::verifyDevice(Operation *op, int64_t device) {
  if (device < 0)
    return success();
  for (Operation *parent = op; parent; parent = parent->getParentOp()) {
    auto target = parent->getAttrOfType<TargetAttr>(MaseDialect::kTarget);
    if (!target)
      continue;
    // The innermost target is the node's.
    if (device < target.getCount())
      return success();
    return op->emitOpError() << "D5: device id " << device << ", but the target has " << target.getCount() << " device"
                             << (target.getCount() == 1 ? "" : "s");
  }
  return success();
}

static LogicalResult verifyHardware(Operation *op, HardwareAttr hw) {
  if (failed(verifyPorts(op, MaseDialect::kHw, hw.getIn().size(), hw.getOut().size())))
    return failure();
  for (auto [i, port, value] : llvm::enumerate(hw.getIn(), hw.getIn().empty() ? OperandRange(op->getOperands().end(), op->getOperands().end()) : op->getOperands()))
    if (failed(verifyPort(op, port, value, "input " + Twine(i))))
      return failure();
  for (size_t i = 0; i < hw.getOut().size(); ++i)
    if (failed(verifyPort(op, hw.getOut()[i], op->getResult(i), "output " + Twine(i))))
      return failure();
  return verifyDevice(op, hw.getDevice());
}

/// D7 for one value; `what` is the value in a message.
static LogicalResult verifyRange(Operation *op, RangeAttr range, Type type, const Twine &what) {
  auto tensor = dyn_cast<RankedTensorType>(type);
  Type element = tensor ? tensor.getElementType() : Type();
  if (!element || !(isa<FloatType, NumType, quant::QuantizedType>(element)))
    return op->emitOpError() << "D7: a range is of a tensor of floats or number formats, " << what << " is " << type;
  if (range.getChannels().empty())
    return success();
  // Of an image the second dimension, else the last one.
  int64_t channels = tensor.getRank() == 0 ? 1 : tensor.getDimSize(tensor.getRank() == 4 ? 1 : tensor.getRank() - 1);
  if (!ShapedType::isDynamic(channels) && channels != static_cast<int64_t>(range.getChannels().size()))
    return op->emitOpError() << "D7: the range of " << what << " has " << range.getChannels().size()
                             << " channels, its tensor " << channels;
  return success();
}

static LogicalResult verifyRanges(Operation *op, Attribute value) {
  auto list = dyn_cast<ArrayAttr>(value);
  if (!list || !llvm::all_of(list, [](Attribute one) { return isa<RangeAttr, UnitAttr>(one); }))
    return op->emitOpError() << "D1: '" << MaseDialect::kRange << "' must be an array of #mase.range or unit, found "
                             << value;
  if (list.empty() || list.size() != op->getNumResults())
    return op->emitOpError() << "D7: '" << MaseDialect::kRange << "' has " << list.size() << " entries, the op "
                             << op->getNumResults() << " results";
  for (auto [i, one] : llvm::enumerate(list))
    if (auto range = dyn_cast<RangeAttr>(one);
        range && failed(verifyRange(op, range, op->getResult(i).getType(), "result " + Twine(i))))
      return failure();
  return success();
}

LogicalResult MaseDialect::verifyOperationAttribute(Operation *op, NamedAttribute attribute) {
  StringRef name = attribute.getName();
  Attribute value = attribute.getValue();
  auto wrongType = [&](StringRef wanted) {
    return op->emitOpError() << "D1: '" << name << "' must be " << wanted << ", found " << value;
  };
  if (name == kNode)
    return isa<StringAttr>(value) ? success() : LogicalResult(wrongType("a string"));
  if (name == kHw) {
    auto hw = dyn_cast<HardwareAttr>(value);
    return hw ? verifyHardware(op, hw) : LogicalResult(wrongType("#mase.hw"));
  }
  if (name == kMetrics) {
    auto metrics = dyn_cast<MetricsAttr>(value);
    return metrics ? verifyPorts(op, kMetrics, metrics.getInRates().size(), metrics.getOutRates().size())
                   : LogicalResult(wrongType("#mase.metrics"));
  }
  if (name == kTarget) {
    if (!isa<TargetAttr>(value))
      return wrongType("#mase.target");
    if (!isa<ModuleOp>(op))
      return op->emitOpError() << "D4: '" << name << "' stands on a builtin.module only";
    return success();
  }
  if (name == kRange)
    return verifyRanges(op, value);
  if (name == kHost) {
    if (!isa<UnitAttr>(value))
      return op->emitOpError() << "D6: '" << name << "' must be a unit, found " << value;
    // Lowering to LLVM takes it along, from `func.func` to `llvm.func`.
    if (!isa<FunctionOpInterface>(op))
      return op->emitOpError() << "D6: '" << name << "' stands on a function only";
    return success();
  }
  if (name == kBlockSum) {
    auto says = dyn_cast<DictionaryAttr>(value);
    auto has = [&](StringRef entry) { return says && isa_and_nonnull<IntegerAttr>(says.get(entry)); };
    return has("offset") && has("limit") && says.size() == 2
               ? success()
               : LogicalResult(wrongType("a dictionary of integers offset and limit"));
  }
  return op->emitOpError() << "D1: unknown attribute '" << name << "'; mase has '" << kNode << "', '" << kHw << "', '"
                           << kMetrics << "', '" << kTarget << "', '" << kRange << "', '" << kHost << "', '"
                           << kBlockSum << "'";
}

/// D1 on arguments and results of functions: a name, and on arguments a range.
static LogicalResult verifyInterfaceAttribute(Operation *op, NamedAttribute attribute, StringRef where,
                                              StringRef others = "") {
  if (attribute.getName() == MaseDialect::kNode && isa<StringAttr>(attribute.getValue()))
    return success();
  return op->emitOpError() << "D1: unknown attribute '" << attribute.getName().getValue() << "' on " << where << "; mase has '"
                           << MaseDialect::kNode << "', a string," << others << " there";
}

LogicalResult MaseDialect::verifyRegionArgAttribute(Operation *op, unsigned, unsigned argument,
                                                    NamedAttribute attribute) {
  std::string what = "argument " + std::to_string(argument);
  auto range = dyn_cast<RangeAttr>(attribute.getValue());
  auto function = dyn_cast<FunctionOpInterface>(op);
  if (attribute.getName() == kRange && range && function)
    return verifyRange(op, range, function.getArgumentTypes()[argument], what);
  return verifyInterfaceAttribute(op, attribute, what, " and 'mase.range', a #mase.range,");
}

LogicalResult MaseDialect::verifyRegionResultAttribute(Operation *op, unsigned, unsigned result,
                                                       NamedAttribute attribute) {
  return verifyInterfaceAttribute(op, attribute, "result " + std::to_string(result));
}
