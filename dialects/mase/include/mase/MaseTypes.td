//===- MaseTypes.td - the number-format type -------------------------------===//
#ifndef MASE_TYPES_TD
#define MASE_TYPES_TD

include "mlir/IR/AttrTypeBase.td"
include "mase/MaseBase.td"

def Mase_NumType : TypeDef<Mase_Dialect, "Num"> {
  let typeName = "mase.num";
  let summary = "number format of a tensor element";
  let description = [{
    A tensor element in a number format: a family (`fixed`, `int`, `bfp`,
    `mxint`, `mx`, `minifloat`, `log`, `binary`, `ternary`) and its parameters in
    the family's order. Which formats are valid, how they are written and how
    many bits they take is decided in one place, the format registry in
    `compiler/formats` (see formats.md); this type only stores what it resolved.

    ```mlir
    tensor<1x64x!mase.fixed<8, 5>>            // 8 bits, 5 of them fraction
    tensor<32x64x!mase.fixed<8, channel = 0>> // a binary point per row, in a companion parameter
    tensor<1x64x!mase.msfp12>                 // blocks of 16 along the innermost dimension
    tensor<64x32x!mase.mxfp8_e4m3<axis = -2>> // blocks of 32 along the rows
    ```

    The type says width, sign, block and channel axis; per-channel values are a
    companion 1-D parameter, never part of the type. Verification is the
    registry's; an invalid combination does not parse and cannot be built.
  }];
  let parameters = (ins StringRefParameter<"family">:$family,
                        ArrayRefParameter<"int64_t", "parameters in the family's order">:$params);
  let genVerifyDecl = 1;
  let extraClassDeclaration = [{
    /// Storage layout, from the registry.
    ::mase::FormatLayout getLayout() const;
    /// Bits of a tensor of `shape` in this format, shared exponents included; saturates.
    int64_t getStorageBits(::llvm::ArrayRef<int64_t> shape) const;
  }];
}

#endif // MASE_TYPES_TD
