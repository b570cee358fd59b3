//===- Values.cpp - the blobs of dense_resource attributes for Rust --------===//
#include "Options.h"

#include "mlir/CAPI/IR.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/BuiltinDialect.h"
#include "mlir/IR/DialectResourceBlobManager.h"

using namespace mlir;

MlirStringRef maseResourceName(MlirAttribute attribute) {
  return mase::ref(cast<DenseResourceElementsAttr>(unwrap(attribute)).getRawHandle().getKey());
}

bool maseResourceBlob(MlirAttribute attribute, const void **data, intptr_t *size) {
  AsmResourceBlob *blob = cast<DenseResourceElementsAttr>(unwrap(attribute)).getRawHandle().getBlob();
  if (!blob)
    return false;
  *data = blob->getData().data();
  *size = blob->getData().size();
  return true;
}

MlirAttribute maseResourceGet(MlirType type, MlirStringRef name, const void *data, intptr_t size, intptr_t alignment,
                              bool replace) {
  auto shaped = cast<ShapedType>(unwrap(type));
  auto &manager = DenseResourceElementsHandle::getManagerInterface(shaped.getContext());
  AsmResourceBlob blob = HeapAsmResourceBlob::allocateAndCopyWithAlign(
      ArrayRef(static_cast<const char *>(data), size), alignment, /*dataIsMutable=*/false);
  auto *entry = replace ? manager.getBlobManager().lookup(mase::ref(name)) : nullptr;
  if (!entry)
    return wrap(DenseResourceElementsAttr::get(shaped, manager.insert(mase::ref(name), std::move(blob))));
  // Somebody may hold on to the former data, which lives as long as the context: it moves to a name of its own.
  if (AsmResourceBlob *former = entry->getBlob())
    manager.insert((mase::ref(name) + ".replaced").str(), std::move(*former));
  entry->setBlob(std::move(blob));
  return wrap(DenseResourceElementsAttr::get(
      shaped, DenseResourceElementsHandle(entry, cast<BuiltinDialect>(manager.getDialect()))));
}
