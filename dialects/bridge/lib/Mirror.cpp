//===- Mirror.cpp - types and attributes of the mirrors for Rust -----------===//
#include "Options.h"
#include "mirror/Mirror.h"

#include "mlir/CAPI/IR.h"

using namespace mlir;

MlirType maseHwModuleType(MlirContext context, const MasePort *ports, intptr_t count) {
  SmallVector<StringAttr> names;
  SmallVector<Type> types;
  SmallVector<bool> outputs;
  for (const MasePort &port : ArrayRef(ports, count)) {
    names.push_back(StringAttr::get(unwrap(context), mase::ref(port.name)));
    types.push_back(unwrap(port.type));
    outputs.push_back(port.output);
  }
  return wrap(mase::hw::ModuleType::get(unwrap(context), names, types, outputs));
}

MlirType maseHwArrayType(MlirLocation location, int64_t size, MlirType element) {
  Location at = unwrap(location);
  return wrap(mase::hw::ArrayType::getChecked([&]() { return emitError(at); }, at->getContext(), size,
                                              cast<IntegerType>(unwrap(element))));
}

MlirAttribute maseHwParamDecl(MlirContext context, MlirStringRef name, MlirType type, MlirAttribute value) {
  auto text = StringAttr::get(unwrap(context), mase::ref(name));
  return wrap(mase::hw::ParamDeclAttr::get(unwrap(context), text, unwrap(type), unwrap(value)));
}

MlirAttribute maseHwParamDeclRef(MlirContext context, MlirStringRef name, MlirType type) {
  auto text = StringAttr::get(unwrap(context), mase::ref(name));
  return wrap(mase::hw::ParamDeclRefAttr::get(unwrap(context), text, unwrap(type)));
}

MlirType maseSeqClockType(MlirContext context) { return wrap(mase::seq::ClockType::get(unwrap(context))); }

bool maseTypeIsSeqClock(MlirType type) { return isa<mase::seq::ClockType>(unwrap(type)); }

MlirAttribute maseIntegerAttribute(MlirType type, const uint64_t *words, intptr_t count) {
  APInt value(cast<IntegerType>(unwrap(type)).getWidth(), ArrayRef(words, count));
  return wrap(IntegerAttr::get(unwrap(type), value));
}
