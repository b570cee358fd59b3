//===- MaseComputeOps.td - layers ------------------------------------------===//
//
// Layers of a model: products, convolutions, pooling, normalisation, attention.
// Weights are laid out as in PyTorch, images as NCHW.
//
//===----------------------------------------------------------------------===//
#ifndef MASE_COMPUTE_OPS_TD
#define MASE_COMPUTE_OPS_TD

include "mase/MaseAttrs.td"
include "mase/MaseTypes.td"

//===----------------------------------------------------------------------===//
// Products
//===----------------------------------------------------------------------===//

/// Sums of products. On number formats they are added up in a fixed-point
/// accumulator, whose width and fraction bits the op may state; see the pass
/// `mase-lower-to-linalg`.
class Mase_MacNode<string mnemonic, list<Trait> traits = []>
    : Mase_Node<mnemonic, traits> {
  // Overrides the interface's default of zero MACs.
  let extraClassDeclaration = inferDeclaration # "int64_t getMacs();";
}

def Mase_LinearOp : Mase_MacNode<"linear"> {
  let summary = "fully connected layer";
  let description = [{
    `y[..., n] = sum_k x[..., k] * w[n, k] + b[n]`, weight `[N, K]`, bias `[N]`.

    - C3: the input has at least one dimension and the weight has two.
    - C4: the weight's second dimension is the input's last.
    - C5: the bias has one dimension, the weight's first.
    - C6: accumulator_width, where given, is 2 to 64, and accumulator_frac -128 to 127.

    ```mlir
    %y = mase.linear %x, %w, %b : (tensor<1x64xf32>, tensor<32x64xf32>, tensor<32xf32>) -> tensor<1x32xf32>
    ```
  }];
  let arguments = (ins Mase_Tensor:$input, Mase_Tensor:$weight, Optional<Mase_Tensor>:$bias,
    OptionalAttr<I64Attr>:$accumulator_width, OptionalAttr<I64Attr>:$accumulator_frac);
  let results = (outs Mase_Tensor:$result);
  let assemblyFormat = [{
    $input `,` $weight (`,` $bias^)? attr-dict `:` functional-type(operands, results)
  }];
}

def Mase_MatmulOp : Mase_MacNode<"matmul"> {
  let summary = "batched matrix product of two streams";
  let description = [{
    `y[..., m, n] = sum_k a[..., m, k] * b[..., k, n]`; the leading (batch) dimensions of both are equal.

    - C3: both operands have the same rank, at least two.
    - C4: the batch dimensions are equal.
    - C5: the left operand's last dimension is the right operand's second to last.
    - C6: accumulator_width, where given, is 2 to 64, and accumulator_frac -128 to 127.
  }];
  let arguments = (ins Mase_Tensor:$lhs, Mase_Tensor:$rhs,
    OptionalAttr<I64Attr>:$accumulator_width, OptionalAttr<I64Attr>:$accumulator_frac);
  let results = (outs Mase_Tensor:$result);
  let assemblyFormat = "$lhs `,` $rhs attr-dict `:` functional-type(operands, results)";
}

//===----------------------------------------------------------------------===//
// Convolution
//===----------------------------------------------------------------------===//

def Mase_Conv2dOp : Mase_MacNode<"conv2d"> {
  let summary = "2-D convolution";
  let description = [{
    Input `[N, C, H, W]`, weight `[F, C/groups, KH, KW]`, bias `[F]`, result `[N, F, OH, OW]`:
    `y[n, f, i, j] = b[f] + sum_{c, p, q} x[n, c, i*s0 + p*d0 - top, j*s1 + q*d1 - left] * w[f, c, p, q]`
    over the channels of `f`'s group, zero outside the image;
    `OH = floor((H + top + bottom - d0*(KH-1) - 1) / s0) + 1`, and so for `OW`.
    `padding` is `[top, left, bottom, right]`. Depthwise: `groups = C`.

    - C3: input and weight have four dimensions.
    - C4: two strides and dilations of at least 1, four paddings of at least 0, groups of at least 1.
    - C5: C is groups times the weight's second dimension, and groups divides F.
    - C6: the bias has one dimension, F.
    - C7: the result has at least one row and one column.
    - C8: accumulator_width, where given, is 2 to 64, and accumulator_frac -128 to 127.
  }];
  let arguments = (ins Mase_Tensor:$input, Mase_Tensor:$weight, Optional<Mase_Tensor>:$bias,
    DefaultValuedAttr<DenseI64ArrayAttr, "{1, 1}">:$strides,
    DefaultValuedAttr<DenseI64ArrayAttr, "{0, 0, 0, 0}">:$padding,
    DefaultValuedAttr<DenseI64ArrayAttr, "{1, 1}">:$dilations,
    DefaultValuedAttr<I64Attr, "1">:$groups,
    OptionalAttr<I64Attr>:$accumulator_width, OptionalAttr<I64Attr>:$accumulator_frac);
  let results = (outs Mase_Tensor:$result);
  let assemblyFormat = [{
    $input `,` $weight (`,` $bias^)? attr-dict `:` functional-type(operands, results)
  }];
}

def Mase_ConvTranspose2dOp : Mase_MacNode<"conv_transpose2d"> {
  let summary = "2-D transposed convolution";
  let description = [{
    Input `[N, C, H, W]`, weight `[C, F/groups, KH, KW]`, bias `[F]`, result `[N, F, OH, OW]`: each input
    element adds itself times the kernel at `(i*s0 + p*d0 - top, j*s1 + q*d1 - left)`;
    `OH = (H-1)*s0 - top - bottom + d0*(KH-1) + output_padding[0] + 1`, and so for `OW`.

    - C3: input and weight have four dimensions.
    - C4: two strides and dilations of at least 1, four paddings and two output paddings of at least 0, groups of at least 1.
    - C5: C is the weight's first dimension, and groups divides it.
    - C6: the bias has one dimension, F.
    - C7: the result has at least one row and one column.
    - C8: accumulator_width, where given, is 2 to 64, and accumulator_frac -128 to 127.
  }];
  let arguments = (ins Mase_Tensor:$input, Mase_Tensor:$weight, Optional<Mase_Tensor>:$bias,
    DefaultValuedAttr<DenseI64ArrayAttr, "{1, 1}">:$strides,
    DefaultValuedAttr<DenseI64ArrayAttr, "{0, 0, 0, 0}">:$padding,
    DefaultValuedAttr<DenseI64ArrayAttr, "{0, 0}">:$output_padding,
    DefaultValuedAttr<DenseI64ArrayAttr, "{1, 1}">:$dilations,
    DefaultValuedAttr<I64Attr, "1">:$groups,
    OptionalAttr<I64Attr>:$accumulator_width, OptionalAttr<I64Attr>:$accumulator_frac);
  let results = (outs Mase_Tensor:$result);
  let assemblyFormat = [{
    $input `,` $weight (`,` $bias^)? attr-dict `:` functional-type(operands, results)
  }];
}

//===----------------------------------------------------------------------===//
// Pooling
//===----------------------------------------------------------------------===//

def Mase_MaxPool2dOp : Mase_Node<"max_pool2d"> {
  let summary = "2-D maximum pooling";
  let description = [{
    `y[n, c, i, j] = max_{p, q} x[n, c, i*s0 + p*d0 - top, j*s1 + q*d1 - left]`, minus infinity outside the image.

    - C3: the input has four dimensions.
    - C4: two kernel sizes, strides and dilations of at least 1, four paddings of at least 0 and below the kernel's extent.
    - C5: the result has at least one row and one column.
  }];
  let arguments = (ins Mase_Tensor:$input, DenseI64ArrayAttr:$kernel,
    DefaultValuedAttr<DenseI64ArrayAttr, "{1, 1}">:$strides,
    DefaultValuedAttr<DenseI64ArrayAttr, "{0, 0, 0, 0}">:$padding,
    DefaultValuedAttr<DenseI64ArrayAttr, "{1, 1}">:$dilations);
  let results = (outs Mase_Tensor:$result);
  let assemblyFormat = "$input `kernel` $kernel attr-dict `:` functional-type(operands, results)";
}

def Mase_AvgPool2dOp : Mase_Node<"avg_pool2d"> {
  let summary = "2-D average pooling";
  let description = [{
    The mean over each window; with `count_include_pad` the divisor is the kernel's size everywhere, without it
    the number of elements inside the image.

    - C3: the input has four dimensions.
    - C4: two kernel sizes and strides of at least 1, four paddings of at least 0 and below the kernel's extent.
    - C5: the result has at least one row and one column.
  }];
  let arguments = (ins Mase_Tensor:$input, DenseI64ArrayAttr:$kernel,
    DefaultValuedAttr<DenseI64ArrayAttr, "{1, 1}">:$strides,
    DefaultValuedAttr<DenseI64ArrayAttr, "{0, 0, 0, 0}">:$padding,
    DefaultValuedAttr<BoolAttr, "true">:$count_include_pad);
  let results = (outs Mase_Tensor:$result);
  let assemblyFormat = "$input `kernel` $kernel attr-dict `:` functional-type(operands, results)";
}

class Mase_AdaptivePool<string mnemonic, string what> : Mase_Node<mnemonic> {
  let description = "Output row `i` is the " # what # [{ of input rows `floor(i*H/OH)` to `ceil((i+1)*H/OH) - 1`, and so for columns.
`output_size = [1, 1]` is global pooling.

- C3: the input has four dimensions.
- C4: two output sizes, at least 1 and at most the input's.
  }];
  let arguments = (ins Mase_Tensor:$input, DenseI64ArrayAttr:$output_size);
  let results = (outs Mase_Tensor:$result);
  let assemblyFormat = "$input `to` $output_size attr-dict `:` functional-type(operands, results)";
}
def Mase_AdaptiveAvgPool2dOp : Mase_AdaptivePool<"adaptive_avg_pool2d", "mean"> {
  let summary = "2-D average pooling to a given size";
}
def Mase_AdaptiveMaxPool2dOp : Mase_AdaptivePool<"adaptive_max_pool2d", "maximum"> {
  let summary = "2-D maximum pooling to a given size";
}

//===----------------------------------------------------------------------===//
// Normalisation
//===----------------------------------------------------------------------===//

def Mase_BatchNormOp : Mase_Node<"batch_norm"> {
  let summary = "batch normalisation with stored statistics";
  let description = [{
    `y[n, c, ...] = (x[n, c, ...] - mean[c]) / sqrt(variance[c] + epsilon) * gamma[c] + beta[c]`.

    - C3: the input has at least two dimensions.
    - C4: gamma, beta, mean and variance have one dimension, the input's second.
    - C5: epsilon is finite and not negative.

    On number formats as `layer_norm`; besides, a negative variance counts as 0, and what `gamma` multiplies saturates at `2^14`.
  }];
  let arguments = (ins Mase_Tensor:$input, Mase_Tensor:$gamma, Mase_Tensor:$beta, Mase_Tensor:$mean,
    Mase_Tensor:$variance, DefaultValuedAttr<F64Attr, "1.0e-5">:$epsilon);
  let results = (outs Mase_Tensor:$result);
  let assemblyFormat = [{
    $input `,` $gamma `,` $beta `,` $mean `,` $variance attr-dict `:` functional-type(operands, results)
  }];
}

def Mase_LayerNormOp : Mase_Node<"layer_norm", [AttrSizedOperandSegments]> {
  let summary = "layer normalisation";
  let description = [{
    `y = (x - mean) / sqrt(variance + epsilon) * gamma + beta`, mean and (biased) variance over dimensions `axis` and
    on; gamma and beta have those dimensions.

    - C3: axis is a dimension of the input.
    - C4: gamma and beta, where given, have the input's dimensions from axis on.
    - C5: epsilon is finite and not negative.

    On number formats, with integers `q` of which a row has `N`: `z = (N q - sum(q)) / sqrt(V)`, where
    `V = N sum(q^2) - sum(q)^2 + N^2 epsilon` is exact but for epsilon, which is rounded to it. The reciprocal root is that of
    `V`'s leading 18 bits, by the [polynomials](functions.md), and `z` is rounded to 16 bits behind the binary point, a row
    without any variance giving 0; `z * gamma + beta` is exact, and rounded into the result's format. Before that it is off the
    real value by at most `|gamma| (|z| 2^-15 + 2^-16)`.
  }];
  let arguments = (ins Mase_Tensor:$input, Optional<Mase_Tensor>:$gamma, Optional<Mase_Tensor>:$beta,
    I64Attr:$axis, DefaultValuedAttr<F64Attr, "1.0e-5">:$epsilon);
  let results = (outs Mase_Tensor:$result);
  let assemblyFormat = [{
    $input (`gamma` $gamma^)? (`beta` $beta^)? `axis` $axis attr-dict `:` functional-type(operands, results)
  }];
}

def Mase_RmsNormOp : Mase_Node<"rms_norm"> {
  let summary = "root mean square normalisation";
  let description = [{
    `y = x / sqrt(mean(x^2) + epsilon) * gamma`, the mean over dimensions `axis` and on.

    - C3: axis is a dimension of the input.
    - C4: gamma, where given, has the input's dimensions from axis on.
    - C5: epsilon is finite and not negative.

    On number formats as `layer_norm`, with 0 in place of `sum(q)`.
  }];
  let arguments = (ins Mase_Tensor:$input, Optional<Mase_Tensor>:$gamma, I64Attr:$axis,
    DefaultValuedAttr<F64Attr, "1.0e-5">:$epsilon);
  let results = (outs Mase_Tensor:$result);
  let assemblyFormat = [{
    $input (`gamma` $gamma^)? `axis` $axis attr-dict `:` functional-type(operands, results)
  }];
}

def Mase_GroupNormOp : Mase_Node<"group_norm", [AttrSizedOperandSegments]> {
  let summary = "group normalisation";
  let description = [{
    As `layer_norm`, with mean and variance over each group of `C / groups` channels and all dimensions after them;
    gamma and beta are per channel.

    - C3: the input has at least two dimensions.
    - C4: gamma and beta, where given, have one dimension, the input's second.
    - C5: groups is at least 1 and divides the input's second dimension.
    - C6: epsilon is finite and not negative.
  }];
  let arguments = (ins Mase_Tensor:$input, Optional<Mase_Tensor>:$gamma, Optional<Mase_Tensor>:$beta,
    I64Attr:$groups, DefaultValuedAttr<F64Attr, "1.0e-5">:$epsilon);
  let results = (outs Mase_Tensor:$result);
  let assemblyFormat = [{
    $input (`gamma` $gamma^)? (`beta` $beta^)? `groups` $groups attr-dict `:` functional-type(operands, results)
  }];
}

class Mase_SoftmaxNode<string mnemonic> : Mase_Node<mnemonic> {
  let arguments = (ins Mase_Tensor:$input, I64Attr:$axis);
  let results = (outs Mase_Tensor:$result);
  let assemblyFormat = "$input `axis` $axis attr-dict `:` functional-type(operands, results)";
}
def Mase_SoftmaxOp : Mase_SoftmaxNode<"softmax"> {
  let summary = "softmax";
  let description = [{
    `y = exp(x - max(x)) / sum(exp(x - max(x)))`, sums and maxima over dimension `axis`. With `safe`, elements whose
    maximum is minus infinity (a row that is masked throughout) give 0, and not NaN.

    - C3: axis is a dimension of the input.

    On number formats: the exponential of a distance `max(x) - x` is `2^-t`, `t` the distance times `log2(e)` with 16 bits behind
    the binary point, by the [polynomials](functions.md) and a shift, in steps of `2^-20`; below `2^-22` it is 0. Their sum
    is exact, and its reciprocal, rounded to as many bits more than 16 as the number of elements has, multiplies each; the product
    is rounded into the result's format. Before that it is off the real value `y` by at most `2^-14 y + 2^-20`. What minus
    infinity is cast to is the lowest value: with `safe`, rows whose maximum is that give 0.
  }];
  let arguments = (ins Mase_Tensor:$input, I64Attr:$axis, UnitAttr:$safe);
  let assemblyFormat = "$input `axis` $axis (`safe` $safe^)? attr-dict `:` functional-type(operands, results)";
}
def Mase_LogSoftmaxOp : Mase_SoftmaxNode<"log_softmax"> {
  let summary = "logarithm of softmax";
  let description = [{
    `y = x - max(x) - log(sum(exp(x - max(x))))`, sums and maxima over dimension `axis`.

    - C3: axis is a dimension of the input.

    On number formats: the sum of `softmax`, and its logarithm by the [polynomials](functions.md); before the result is rounded
    into its format it is off the real value by at most `2^-13`.
  }];
}

//===----------------------------------------------------------------------===//
// Embedding and attention
//===----------------------------------------------------------------------===//

def Mase_EmbeddingOp : Mase_Node<"embedding"> {
  let summary = "table look-up";
  let description = [{
    `y[..., d] = table[indices[...], d]`. An index outside the table is an error at run time, never a wrap-around.

    - C3: the table has two dimensions.
    - C4: the indices are integers.
  }];
  let arguments = (ins Mase_Tensor:$indices, Mase_Tensor:$table);
  let results = (outs Mase_Tensor:$result);
  let assemblyFormat = "$indices `,` $table attr-dict `:` functional-type(operands, results)";
}

def Mase_RotaryEmbeddingOp : Mase_Node<"rotary_embedding"> {
  let summary = "rotary position embedding";
  let description = [{
    `y = x * cos + rotate_half(x) * sin` with `rotate_half([a, b]) = [-b, a]` on the halves of the last dimension;
    cos and sin broadcast to the input.

    - C3: the input's last dimension is even.
    - C4: cos and sin have the same shape, and it broadcasts to the input's.
  }];
  let arguments = (ins Mase_Tensor:$input, Mase_Tensor:$cos, Mase_Tensor:$sin);
  let results = (outs Mase_Tensor:$result);
  let assemblyFormat = "$input `,` $cos `,` $sin attr-dict `:` functional-type(operands, results)";
}

def Mase_AttentionMaskOp : Mase_NodeBase<"attention_mask"> {
  let summary = "additive attention mask";
  let description = [{
    Result `[B, 1, Q, K]`: 0 where query q may attend to key k, `masked` elsewhere. It may where the mask operand `[B, K]`
    (1 = keep), if given, is not 0, and, if `causal`, where `k <= q + K - Q`.

    - C3: the result has four dimensions, the second of them 1.
    - C4: the mask, where given, is an integer tensor of the result's first and last dimension.
    - C5: there is a mask operand, or causal is set.
  }];
  let arguments = (ins Optional<Mase_Tensor>:$mask, UnitAttr:$causal,
    DefaultValuedAttr<F64Attr, "-3.4028234663852886e+38">:$masked);
  let results = (outs Mase_Tensor:$result);
  let assemblyFormat = [{
    ($mask^)? (`causal` $causal^)? attr-dict `:` functional-type(operands, results)
  }];
}

#endif // MASE_COMPUTE_OPS_TD
