//===- Nodes.cpp - the node interface and the format type for Rust ---------===//
#include "Options.h"
#include "mase/Mase.h"

#include "mlir/CAPI/IR.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"

using namespace mlir;

bool maseNodeCounts(MlirOperation op, MaseNodeCounts *counts) {
  auto node = dyn_cast<mase::NodeInterface>(unwrap(op));
  if (!node)
    return false;
  *counts = {node.getMacs(), node.getNumParameters(), node.getInputBits(), node.getOutputBits()};
  return true;
}

bool maseIsParameter(MlirValue value) { return mase::isParameter(unwrap(value)); }

int64_t maseHeldElements(MlirOperation op) { return mase::heldElements(unwrap(op)); }

int64_t maseTensorBits(MlirType type) {
  return mase::isMaseTensor(unwrap(type)) ? mase::countBits(unwrap(type)) : -1;
}

bool maseTypeIsNum(MlirType type) { return isa<mase::NumType>(unwrap(type)); }

MlirType maseNumTypeGet(MlirLocation location, MlirStringRef family, const int64_t *params, intptr_t count) {
  Location at = unwrap(location);
  return wrap(mase::NumType::getChecked([&]() { return emitError(at); }, at->getContext(), mase::ref(family),
                                        ArrayRef(params, count)));
}

MlirAttribute maseLinalgIteratorType(MlirContext context, bool parallel) {
  auto kind = parallel ? utils::IteratorType::parallel : utils::IteratorType::reduction;
  return wrap(linalg::IteratorTypeAttr::get(unwrap(context), kind));
}

MlirAttribute maseGeluApproximation(MlirContext context, int32_t code) {
  return wrap(mase::GeluApproximationAttr::get(unwrap(context), static_cast<mase::GeluApproximation>(code)));
}

MlirStringRef maseNumTypeFamily(MlirType type) { return mase::ref(cast<mase::NumType>(unwrap(type)).getFamily()); }

intptr_t maseNumTypeParams(MlirType type, const int64_t **params) {
  ArrayRef<int64_t> values = cast<mase::NumType>(unwrap(type)).getParams();
  *params = values.data();
  return values.size();
}
