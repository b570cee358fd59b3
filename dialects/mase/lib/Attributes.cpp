//===- Attributes.cpp - text and verification of the hardware attributes --===//
#include "mase/Mase.h"

#include "mlir/IR/DialectImplementation.h"
#include "llvm/ADT/SmallBitVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/TypeSwitch.h"
#include "llvm/Support/JSON.h"

#include <charconv>
#include <cmath>
#include <numeric>

using namespace mlir;
using namespace mase;

//===----------------------------------------------------------------------===//
// Custom directives: `[<...>, <...>]`
//===----------------------------------------------------------------------===//

template <typename AttrT>
static ParseResult parseList(AsmParser &parser, SmallVector<AttrT> &values) {
  return parser.parseCommaSeparatedList(AsmParser::Delimiter::Square, [&]() {
    // Stripped form: the list's element kind is known.
    auto value = dyn_cast_or_null<AttrT>(AttrT::parse(parser, Type{}));
    if (!value)
      return failure();
    values.push_back(value);
    return success();
  });
}

template <typename AttrT>
static void printList(AsmPrinter &printer, ArrayRef<AttrT> values) {
  printer << '[';
  llvm::interleaveComma(values, printer, [&](AttrT value) { printer.printStrippedAttrOrType(value); });
  printer << ']';
}

static ParseResult parseShards(OpAsmParser &parser, ArrayAttr &shards) {
  SmallVector<ShardAttr> values;
  if (parseList(parser, values))
    return failure();
  shards = parser.getBuilder().getArrayAttr(SmallVector<Attribute>(values.begin(), values.end()));
  return success();
}

static void printShards(OpAsmPrinter &printer, Operation *, ArrayAttr shards) {
  printer << '[';
  llvm::interleaveComma(shards.getAsRange<ShardAttr>(), printer,
                        [&](ShardAttr shard) { printer.printStrippedAttrOrType(shard); });
  printer << ']';
}

static ParseResult parseReals(AsmParser &parser, SmallVector<Real> &values) {
  return parser.parseCommaSeparatedList(AsmParser::Delimiter::Square, [&]() {
    FailureOr<Real> value = FieldParser<Real>::parse(parser);
    if (succeeded(value))
      values.push_back(*value);
    return LogicalResult(value);
  });
}

static void printReals(AsmPrinter &printer, ArrayRef<Real> values) {
  printer << '[';
  llvm::interleaveComma(values, printer, [&](Real value) { printer << value; });
  printer << ']';
}

#include "mase/MaseEnums.cpp.inc"

#define GET_ATTRDEF_CLASSES
#include "mase/MaseAttrs.cpp.inc"

#define GET_OP_CLASSES
#include "mase/MaseOps.cpp.inc"

void MaseDialect::registerAttrs() {
  addAttributes<
#define GET_ATTRDEF_LIST
#include "mase/MaseAttrs.cpp.inc"
      >();
}

//===----------------------------------------------------------------------===//
// Real numbers
//===----------------------------------------------------------------------===//

FailureOr<Real> mlir::FieldParser<Real>::parse(AsmParser &parser) {
  int64_t integer;
  double number;
  bool isInteger;
  if (failed(parseNumber(parser, integer, number, isInteger)))
    return failure();
  return Real{isInteger ? static_cast<double>(integer) : number};
}

AsmPrinter &mase::operator<<(AsmPrinter &printer, Real real) {
  char buffer[32];
  std::to_chars_result end = std::to_chars(std::begin(buffer), std::end(buffer), real.value);
  StringRef text(buffer, end.ptr - buffer);
  // MLIR takes for a float only what has a point, and digits on both sides of it.
  size_t exponent = std::min(text.find('e'), text.size());
  StringRef mantissa = text.take_front(exponent);
  return printer << mantissa << (mantissa.contains('.') ? "" : ".0") << text.drop_front(exponent);
}

//===----------------------------------------------------------------------===//
// Ports: `<1x8 order [1, 0] depth 2 handshake bram>`
//===----------------------------------------------------------------------===//

Attribute PortAttr::parse(AsmParser &parser, Type) {
  SmallVector<int64_t> tile, order;
  int64_t depth = kUnset;
  auto interface = Interface::Unset;
  auto memory = Memory::Unset;
  SMLoc start = parser.getCurrentLocation();
  if (parser.parseLess() || parser.parseDimensionList(tile, /*allowDynamic=*/false, /*withTrailingX=*/false))
    return {};
  StringRef word;
  SMLoc at = parser.getCurrentLocation();
  while (succeeded(parser.parseOptionalKeyword(&word))) {
    if (word == "order" && order.empty()) {
      auto dimension = [&]() { return parser.parseInteger(order.emplace_back()); };
      if (parser.parseCommaSeparatedList(AsmParser::Delimiter::Square, dimension))
        return {};
    } else if (word == "depth" && depth == kUnset) {
      if (parser.parseInteger(depth))
        return {};
    } else if (auto value = symbolizeInterface(word);
               value && *value != Interface::Unset && interface == Interface::Unset) {
      interface = *value;
    } else if (auto value = symbolizeMemory(word); value && *value != Memory::Unset && memory == Memory::Unset) {
      memory = *value;
    } else {
      parser.emitError(at) << "unexpected '" << word
                           << "' in a port: a tile, 'order', 'depth', an interface (handshake, none) and a memory "
                              "(lutram, bram, uram, dram, hbm) may each be given once";
      return {};
    }
    at = parser.getCurrentLocation();
  }
  if (parser.parseGreater())
    return {};
  return parser.getChecked<PortAttr>(start, parser.getContext(), tile, order, depth, interface, memory);
}

void PortAttr::print(AsmPrinter &printer) const {
  printer << '<';
  StringRef separator = "";
  auto part = [&]() -> raw_ostream & {
    printer << separator;
    separator = " ";
    return printer.getStream();
  };
  if (!getTile().empty()) {
    part();
    printer.printDimensionList(getTile());
  }
  if (!getOrder().empty())
    part() << "order " << str(getOrder());
  if (getDepth() != kUnset)
    part() << "depth " << getDepth();
  if (getInterface() != Interface::Unset)
    part() << stringifyInterface(getInterface());
  if (getMemory() != Memory::Unset)
    part() << stringifyMemory(getMemory());
  printer << '>';
}

//===----------------------------------------------------------------------===//
// Verification
//===----------------------------------------------------------------------===//

using EmitError = function_ref<InFlightDiagnostic()>;

static LogicalResult verifyOptional(EmitError emitError, StringRef name, int64_t value) {
  if (value < 0 && value != kUnset)
    return emitError() << name << " is " << value << ", must be at least 0";
  return success();
}

LogicalResult RatioAttr::verify(EmitError emitError, int64_t numerator, int64_t denominator) {
  if (numerator < 0 || denominator < 1)
    return emitError() << "ratio " << numerator << ":" << denominator
                       << " must have a numerator of at least 0 and a denominator of at least 1";
  if (std::gcd(numerator, denominator) != 1)
    return emitError() << "ratio " << numerator << ":" << denominator << " must be in lowest terms";
  return success();
}

LogicalResult ResourcesAttr::verify(EmitError emitError, int64_t lut, int64_t ff, int64_t dsp, int64_t bram36,
                                    int64_t uram) {
  for (auto [name, value] : {std::pair<StringRef, int64_t>{"lut", lut}, {"ff", ff}, {"dsp", dsp}, {"bram36", bram36},
                             {"uram", uram}})
    if (value < 0)
      return emitError() << "resource '" << name << "' is " << value << ", must be at least 0";
  return success();
}

LogicalResult PortAttr::verify(EmitError emitError, ArrayRef<int64_t> tile, ArrayRef<int64_t> order, int64_t depth,
                               Interface, Memory) {
  for (int64_t extent : tile)
    if (extent < 1)
      return emitError() << "tile " << str(tile) << ": every extent must be at least 1";
  llvm::SmallBitVector seen(order.size());
  for (int64_t dimension : order) {
    if (dimension < 0 || dimension >= static_cast<int64_t>(order.size()) || seen.test(dimension))
      return emitError() << "order " << str(order) << " must name each of its " << order.size()
                         << " dimensions once";
    seen.set(dimension);
  }
  return verifyOptional(emitError, "depth", depth);
}

/// Text is read by Rust, whose strings are UTF-8.
static LogicalResult verifyText(EmitError emitError, StringRef name, StringRef value) {
  if (!llvm::json::isUTF8(value))
    return emitError() << name << " must be UTF-8 text";
  return success();
}

LogicalResult HardwareAttr::verify(EmitError emitError, Toolchain, StringRef ip, int64_t device, ArrayRef<PortAttr>,
                                   ArrayRef<PortAttr>) {
  if (failed(verifyText(emitError, "ip", ip)))
    return failure();
  return verifyOptional(emitError, "device", device);
}

LogicalResult MetricsAttr::verify(EmitError emitError, Source, ArrayRef<RatioAttr>, ArrayRef<RatioAttr>,
                                  ResourcesAttr, int64_t latency, int64_t clockKhz, StringRef fingerprint) {
  if (failed(verifyOptional(emitError, "latency", latency)) || failed(verifyOptional(emitError, "clock_khz", clockKhz)))
    return failure();
  if (!fingerprint.empty() && (fingerprint.size() != 16 || !llvm::all_of(fingerprint, [](char c) { return llvm::isDigit(c) || (c >= 'a' && c <= 'f'); })))
    return emitError() << "fingerprint \"" << fingerprint << "\" must be 16 hexadecimal digits in lower case";
  return success();
}

LogicalResult LinkAttr::verify(EmitError emitError, int64_t from, int64_t to, RatioAttr gbps, int64_t latency) {
  if (from < 0 || to < 0 || from == to)
    return emitError() << "link from device " << from << " to " << to
                       << ": ids must be at least 0 and differ";
  if (gbps.getNumerator() == 0)
    return emitError() << "link from device " << from << " to " << to << " has no bandwidth";
  if (latency < 0)
    return emitError() << "link latency is " << latency << ", must be at least 0";
  return success();
}

LogicalResult TargetAttr::verify(EmitError emitError, StringRef device, int64_t count, int64_t clockKhz, Budget,
                                 ResourcesAttr, ArrayRef<LinkAttr> links) {
  if (device.empty())
    return emitError() << "target names no device";
  if (failed(verifyText(emitError, "device", device)))
    return failure();
  if (count < 1)
    return emitError() << "target has " << count << " devices, must have at least 1";
  if (failed(verifyOptional(emitError, "clock_khz", clockKhz)))
    return failure();
  for (LinkAttr link : links)
    if (link.getFrom() >= count || link.getTo() >= count)
      return emitError() << "link from device " << link.getFrom() << " to " << link.getTo() << ", but the target has "
                         << count << " device" << (count == 1 ? "" : "s");
  return success();
}

LogicalResult ShardAttr::verify(EmitError emitError, int64_t size, int64_t device) {
  if (size < 1)
    return emitError() << "shard size is " << size << ", must be at least 1";
  return verifyOptional(emitError, "device", device);
}

static LogicalResult verifyMagnitudes(EmitError emitError, StringRef name, ArrayRef<Real> values) {
  for (Real real : values)
    if (!(std::isfinite(real.value) && real.value >= 0))
      return emitError() << name << " has " << real.value << ", must be finite numbers of at least 0";
  return success();
}

LogicalResult RangeAttr::verify(EmitError emitError, Real min, Real max, Real low, Real high, int64_t top,
                                ArrayRef<Real> excess, int64_t samples, ArrayRef<Real> channels) {
  double a = min.value, b = low.value, c = high.value, d = max.value;
  if (!(std::isfinite(a) && std::isfinite(d) && a <= b && b <= c && c <= d))
    return emitError() << "range must have finite min <= low <= high <= max, found " << a << ", " << b << ", " << c
                       << ", " << d;
  // frexp gives x = m * 2^e with 1/2 <= m < 1.
  int ceiling;
  double largest = std::max(std::abs(a), std::abs(d));
  if (std::frexp(largest, &ceiling) == 0.5)
    --ceiling;
  if (top != ceiling)
    return emitError() << "range has top " << top << ", but the smallest power of 2 that is at least " << largest
                       << " is 2^" << ceiling;
  if (samples < 1)
    return emitError() << "range is of " << samples << " samples, must be at least 1";
  if (!excess.empty() && excess.size() != kExcess)
    return emitError() << "range has " << excess.size() << " numbers of excess, must be none or " << kExcess;
  if (failed(verifyMagnitudes(emitError, "excess", excess)) || failed(verifyMagnitudes(emitError, "channels", channels)))
    return failure();
  // The lower the bound, the more of a value is above it.
  if (!llvm::is_sorted(excess, [](Real one, Real other) { return one.value < other.value; }))
    return emitError() << "excess must not decrease from one bound to the next lower one";
  return success();
}
