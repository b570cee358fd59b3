//===- FormatAbi.h - the format registry, as C sees it ---------------------===//
//
// The registry of number formats is Rust (compiler/formats); these functions
// are its C ABI, defined in dialects/src/format_abi.rs.
//
//===----------------------------------------------------------------------===//
#ifndef MASE_FORMATABI_H
#define MASE_FORMATABI_H

#include "mlir-c/Support.h"

extern "C" {

enum MaseFormatItemKind { MaseItemInt, MaseItemFloat, MaseItemWord, MaseItemKeyInt, MaseItemKeyFloat, MaseItemKeyWord };

/// One item between the angle brackets of a format's text.
struct MaseFormatItem {
  int32_t kind;
  MlirStringRef key;
  MlirStringRef word;
  int64_t integer;
  double number;
};

/// Storage of a format; see `Layout` in compiler/formats.
struct MaseFormatLayout {
  uint32_t elementBits;
  uint32_t exponentBits; ///< of a block's shared exponent; 0: none
  uint32_t block;        ///< elements that share an exponent; 0: none
  int32_t isSigned;
  int32_t hasChannel;
  int64_t blockAxis;   ///< negative, from the last dimension; valid if block != 0
  int64_t channelAxis; ///< from the first dimension; valid if hasChannel
};

typedef void (*MaseFormatFn)(MlirStringRef family, const int64_t *params, intptr_t count, void *user);
typedef void (*MaseTextFn)(MlirStringRef text, void *user);

/// Resolves text that the parser has split. Calls `found` with the canonical
/// family and parameters, or `error` with what is wrong.
bool maseFormatResolve(MlirStringRef mnemonic, const MaseFormatItem *items, intptr_t count, MaseFormatFn found,
                       MaseTextFn error, void *user);
/// Whether family and parameters are a valid format; calls `error` if not.
bool maseFormatCheck(MlirStringRef family, const int64_t *params, intptr_t count, MaseTextFn error, void *user);
/// Calls `text` with the shortest text that resolves to this format.
void maseFormatPrint(MlirStringRef family, const int64_t *params, intptr_t count, MaseTextFn text, void *user);
bool maseFormatLayout(MlirStringRef family, const int64_t *params, intptr_t count, MaseFormatLayout *layout);
/// Bits of a tensor; saturates at 2^63-1. False if an axis lies outside the shape.
bool maseFormatStorageBits(MlirStringRef family, const int64_t *params, intptr_t count, const int64_t *shape,
                           intptr_t rank, int64_t *bits);
}

#endif // MASE_FORMATABI_H
