//===- MaseShapeOps.td - data movement, parameters, formats ---------------===//
#ifndef MASE_SHAPE_OPS_TD
#define MASE_SHAPE_OPS_TD

include "mlir/IR/BuiltinAttributeInterfaces.td"
include "mlir/Interfaces/CastInterfaces.td"
include "mase/MaseAttrs.td"
include "mase/MaseTypes.td"

//===----------------------------------------------------------------------===//
// Data movement
//===----------------------------------------------------------------------===//

def Mase_TransposeOp : Mase_Node<"transpose"> {
  let summary = "permutation of the dimensions";
  let description = [{
    Dimension `i` of the result is dimension `permutation[i]` of the input.

    - C3: the permutation names each dimension of the input once.
  }];
  let arguments = (ins Mase_Tensor:$input, DenseI64ArrayAttr:$permutation);
  let results = (outs Mase_Tensor:$result);
  let assemblyFormat = "$input `perm` $permutation attr-dict `:` functional-type(operands, results)";
  let hasFolder = 1;
  let hasCanonicalizer = 1;
}

def Mase_ReshapeOp : Mase_NodeBase<"reshape"> {
  let summary = "the same elements in another shape (view, flatten, squeeze)";
  let description = [{
    Elements keep their row-major order.

    - C3: input and result have equally many elements.
  }];
  let arguments = (ins Mase_Tensor:$input);
  let results = (outs Mase_Tensor:$result);
  let assemblyFormat = "$input attr-dict `:` functional-type(operands, results)";
  let hasFolder = 1;
  let hasCanonicalizer = 1;
}

def Mase_BroadcastOp : Mase_NodeBase<"broadcast"> {
  let summary = "repetition along dimensions of extent 1 (expand)";
  let description = [{
    The input's dimensions are aligned with the result's last ones; each is equal to it or 1.

    - C3: the input's shape broadcasts to the result's.
  }];
  let arguments = (ins Mase_Tensor:$input);
  let results = (outs Mase_Tensor:$result);
  let assemblyFormat = "$input attr-dict `:` functional-type(operands, results)";
  let hasFolder = 1;
}

def Mase_SliceOp : Mase_Node<"slice"> {
  let summary = "a regular part of a tensor";
  let description = [{
    `y[i...] = x[offsets + i * strides]` for `i < sizes`.

    - C3: one offset, size and stride for each dimension.
    - C4: offsets are at least 0, sizes and strides at least 1, and the last element lies inside the input.
  }];
  let arguments = (ins Mase_Tensor:$input, DenseI64ArrayAttr:$offsets, DenseI64ArrayAttr:$sizes,
    DenseI64ArrayAttr:$strides);
  let results = (outs Mase_Tensor:$result);
  let assemblyFormat = [{
    $input `offsets` $offsets `sizes` $sizes `strides` $strides attr-dict `:` functional-type(operands, results)
  }];
  let hasFolder = 1;
}

def Mase_ConcatOp : Mase_Node<"concat"> {
  let summary = "tensors one after the other";
  let description = [{
    Along `axis`, in the order of the operands.

    - C3: there is at least one operand.
    - C4: axis is a dimension of all operands.
    - C5: the operands agree in rank and in every dimension but axis.
  }];
  let arguments = (ins Variadic<Mase_Tensor>:$inputs, I64Attr:$axis);
  let results = (outs Mase_Tensor:$result);
  let assemblyFormat = "$inputs `axis` $axis attr-dict `:` functional-type(operands, results)";
  let hasFolder = 1;
}

def Mase_PadOp : Mase_Node<"pad"> {
  let summary = "constant elements around a tensor";
  let description = [{
    `low[i]` elements before and `high[i]` after dimension i, all `value`.

    - C3: one low and one high for each dimension.
    - C4: they are at least 0.
  }];
  let arguments = (ins Mase_Tensor:$input, DenseI64ArrayAttr:$low, DenseI64ArrayAttr:$high,
    DefaultValuedAttr<F64Attr, "0.0">:$value);
  let results = (outs Mase_Tensor:$result);
  let assemblyFormat = [{
    $input `low` $low `high` $high attr-dict `:` functional-type(operands, results)
  }];
  let hasFolder = 1;
}

//===----------------------------------------------------------------------===//
// Parameters and formats
//===----------------------------------------------------------------------===//

def Mase_ParameterOp : Mase_NodeBase<"parameter"> {
  let summary = "a trained tensor, by name";
  let description = [{
    A weight under its fully qualified name in the model, with its value or, where `value` is absent, elided: shapes and
    formats are known, values are bound later by name. A format with a channel axis takes its per-channel values
    (binary points or scales) from a companion parameter.

    - C3: the name is not empty.
    - C4: the value, where given, has the result's shape, and its element type unless that is a number format.
    - C5: there is a companion if and only if the result's format has a channel axis.
    - C6: the companion has one dimension, the extent of the channel axis.

    ```mlir
    %w = mase.parameter "fc1.weight" : () -> tensor<32x64xf32>
    %p = mase.parameter "fc1.weight.binary_points" : () -> tensor<32xi8>
    %q = mase.parameter "fc1.weight" per_channel %p : (tensor<32xi8>) -> tensor<32x64x!mase.fixed<8, channel = 0>>
    ```
  }];
  let arguments = (ins Optional<Mase_Tensor>:$companion, StrAttr:$name, OptionalAttr<ElementsAttr>:$value);
  let results = (outs Mase_Tensor:$result);
  let assemblyFormat = [{
    $name (`per_channel` $companion^)? (`=` $value^)? attr-dict `:` functional-type(operands, results)
  }];
  // Its operand is the companion, which it does not stream in.
  let extraClassDeclaration = [{
    int64_t getNumParameters() { return ::mase::countElements(getResult().getType()); }
    int64_t getInputBits() { return 0; }
  }];
}

def Mase_DeriveOp : Mase_Op<"derive", [RecursiveMemoryEffects, RecursivelySpeculatable, IsolatedFromAbove,
                                       SingleBlock]> {
  let summary = "a parameter that follows from other parameters";
  let description = [{
    A weight that the model does not store: the region computes it from parameters, once, when their values are bound.
    It is a parameter to whoever uses it, and, like everything in its region, no node. `absorbs` names the nodes whose work it
    took over.

    - C3: the name is not empty.
    - C4: each operand is a parameter, a derived parameter or a constant, directly or through casts.
    - C5: the region's arguments have the types of the operands.
    - C6: the region ends in a yield of the result's type.
    - C7: no op in the region has an effect on memory (`cf.assert` may stop the program), and none is a parameter.

    ```mlir
    %s = mase.derive "conv1.weight" (%w, %scale) absorbs ["scale1"] : (tensor<8x3xf32>, tensor<f32>) -> tensor<8x3xf32> {
    ^bb0(%a: tensor<8x3xf32>, %b: tensor<f32>):
      %0 = mase.mul %a, %b : (tensor<8x3xf32>, tensor<f32>) -> tensor<8x3xf32>
      mase.yield %0 : tensor<8x3xf32>
    }
    ```
  }];
  let arguments = (ins StrAttr:$name, Variadic<Mase_Tensor>:$inputs, OptionalAttr<StrArrayAttr>:$absorbs);
  let results = (outs Mase_Tensor:$result);
  let regions = (region SizedRegion<1>:$body);
  let assemblyFormat = [{
    $name `(` $inputs `)` (`absorbs` $absorbs^)? attr-dict `:` functional-type(operands, results) $body
  }];
  let hasFolder = 1;
  let hasVerifier = 1;
  let hasRegionVerifier = 1;
}

def Mase_CastOp : Mase_NodeBase<"cast"> {
  let summary = "change of the number format";
  let description = [{
    Each value is converted to the result's element type by that type's rounding, overflow and scale rules. A result
    format with a channel axis takes its per-channel values from the companion.

    A value in a format is decoded exactly, and rounded once. NaN becomes 0. An infinity becomes what a number beyond all others
    does: it saturates, a block with one has the largest exponent, and formats that wrap make it 0. To floats: the nearest f64, the
    nearest f32 to that, and the nearest of 16 bits to that; what is beyond the largest is infinite.

    - C3: there is a companion if and only if the result's format has a channel axis.
    - C4: the companion has one dimension, the extent of the channel axis.
  }];
  let arguments = (ins Mase_Tensor:$input, Optional<Mase_Tensor>:$companion);
  let results = (outs Mase_Tensor:$result);
  let assemblyFormat = [{
    $input (`per_channel` $companion^)? attr-dict `:` functional-type(operands, results)
  }];
  let hasFolder = 1;
}

def Mase_FitOp : Mase_NodeBase<"fit"> {
  let summary = "the per-channel values that suit a tensor";
  let description = [{
    The companion with which a format that has a channel axis suits the input best: for `fixed` the largest binary point of each
    channel that saturates none of its values, for families with a scale the one that [the format](formats.md) names. It is
    computed when values are bound, in the region of a `mase.derive`, so that weights may be absent until then. Arithmetic is in f64; of
    a mean, the order of the sum is not defined. NaN does not count, but in a mean.

    - C3: `format` is a number format with a channel axis.
    - C4: the input's elements are floats; the result has one dimension, the extent of the channel axis.
    - C5: the result's elements are i8 for `fixed`, whose values are binary points, and f32 or f64 for a scale.

    ```mlir
    %p = mase.fit %w for !mase.fixed<8, channel = 0> : (tensor<32x64xf32>) -> tensor<32xi8>
    ```
  }];
  let arguments = (ins Mase_Tensor:$input, TypeAttr:$format);
  let results = (outs Mase_Tensor:$result);
  let assemblyFormat = "$input `for` $format attr-dict `:` functional-type(operands, results)";
}

def Mase_StorageCastOp : Mase_NodeBase<"storage_cast"> {
  let summary = "between a number format and the integers that store it";
  let description = [{
    Reinterprets bits; no value changes. A number format on one side; on the other its element codes as integers of the
    element width, followed, for a block format, by the shared exponents: the same shape, with the block axis divided by the
    block size, rounded up, as integers of the exponent width. No number format survives to bufferisation: this op is how
    they leave. A negative zero becomes zero. A code that the format reads but never writes (an infinity, NaN, the lowest mantissa of
    `mxint`) is read as the nearest that it writes.

    - C3: one side is a single tensor in a number format; the other is its codes, or its codes and exponents.
    - C4: codes and exponents are signless integers of the format's element and exponent widths.
    - C5: codes have the tensor's shape; exponents have the block axis divided by the block size, rounded up.
  }];
  let arguments = (ins Variadic<Mase_Tensor>:$inputs);
  let results = (outs Variadic<Mase_Tensor>:$outputs);
  let assemblyFormat = "$inputs attr-dict `:` functional-type(operands, results)";
  let hasFolder = 1;
}

#endif // MASE_SHAPE_OPS_TD
