//===- MaseElementwiseOps.td - activations, arithmetic, reductions --------===//
#ifndef MASE_ELEMENTWISE_OPS_TD
#define MASE_ELEMENTWISE_OPS_TD

include "mase/MaseAttrs.td"
include "mase/MaseTypes.td"

//===----------------------------------------------------------------------===//
// Unary
//===----------------------------------------------------------------------===//

class Mase_Unary<string mnemonic, string formula, list<Trait> traits = []>
    : Mase_Node<mnemonic, traits> {
  let summary = "elementwise `" # formula # "`";
  let description = "`y = " # formula # "`, element by element.";
  let arguments = (ins Mase_Tensor:$input);
  let results = (outs Mase_Tensor:$result);
  let assemblyFormat = "$input attr-dict `:` functional-type(operands, results)";
  let extraClassDeclaration = [{
    static ::mlir::FailureOr<::mase::Shapes> inferShapes(const ::mase::Checker &, Adaptor adaptor) {
      return ::mase::sameShape(adaptor.getInput());
    }
  }];
}

/// Not algebraic, or with a slope that no format has.
class Mase_Function<string mnemonic, string formula> : Mase_Unary<mnemonic, formula> {
  let description = "`y = " # formula # [{`, element by element. On number formats: the table or the polynomials of the
[page of functions](functions.md), with the errors given there.
  }];
}

/// Applying it twice is applying it once.
class Mase_IdempotentUnary<string mnemonic, string formula> : Mase_Unary<mnemonic, formula> {
  let hasFolder = 1;
}

def Mase_ReluOp        : Mase_IdempotentUnary<"relu", "max(x, 0)">;
def Mase_Relu6Op       : Mase_IdempotentUnary<"relu6", "min(max(x, 0), 6)">;
def Mase_SiluOp        : Mase_Function<"silu", "x / (1 + exp(-x))">;
def Mase_SigmoidOp     : Mase_Function<"sigmoid", "1 / (1 + exp(-x))">;
def Mase_TanhOp        : Mase_Function<"tanh", "tanh(x)">;
def Mase_HardswishOp   : Mase_Function<"hardswish", "x * min(max(x + 3, 0), 6) / 6">;
def Mase_HardsigmoidOp : Mase_Function<"hardsigmoid", "min(max(x + 3, 0), 6) / 6">;
def Mase_SoftplusOp    : Mase_Function<"softplus", "log(1 + exp(x))">;
def Mase_ExpOp         : Mase_Function<"exp", "exp(x)">;
def Mase_SqrtOp        : Mase_Function<"sqrt", "sqrt(x)">;
def Mase_RsqrtOp       : Mase_Function<"rsqrt", "1 / sqrt(x)">;
def Mase_NegOp         : Mase_Unary<"neg", "-x"> { let hasFolder = 1; }

def Mase_GeluOp : Mase_Unary<"gelu", "x * Phi(x)"> {
  let description = [{
    `y = x/2 * (1 + erf(x / sqrt(2)))`; with `approximate = tanh`,
    `y = x/2 * (1 + tanh(sqrt(2/pi) * (x + 0.044715 * x^3)))`. On number formats as `exp`.
  }];
  let arguments = (ins Mase_Tensor:$input,
    DefaultValuedAttr<Mase_GeluApproximationAttr, "::mase::GeluApproximation::None">:$approximate);
  let assemblyFormat = [{
    $input (`approximate` $approximate^)? attr-dict `:` functional-type(operands, results)
  }];
}

class Mase_SlopeUnary<string mnemonic, string formula, string slope> : Mase_Function<mnemonic, formula> {
  let arguments = (ins Mase_Tensor:$input, DefaultValuedAttr<F64Attr, slope>:$alpha);
}
def Mase_LeakyReluOp : Mase_SlopeUnary<"leaky_relu", "x >= 0 ? x : alpha * x", "0.01">;
def Mase_EluOp       : Mase_SlopeUnary<"elu", "x >= 0 ? x : alpha * (exp(x) - 1)", "1.0">;

//===----------------------------------------------------------------------===//
// Binary and ternary, with broadcast
//===----------------------------------------------------------------------===//

class Mase_Binary<string mnemonic, string formula, list<Trait> traits = []>
    : Mase_Node<mnemonic, traits> {
  let summary = "elementwise `" # formula # "`";
  // Text that is concatenated keeps its indentation, hence the left margin.
  let description = "`y = " # formula # [{`, element by element. Shapes broadcast as in NumPy: aligned at the last
dimension, equal or 1.

- C3: the operands' shapes broadcast.
  }];
  let arguments = (ins Mase_Tensor:$lhs, Mase_Tensor:$rhs);
  let results = (outs Mase_Tensor:$result);
  let assemblyFormat = "$lhs `,` $rhs attr-dict `:` functional-type(operands, results)";
}

def Mase_AddOp     : Mase_Binary<"add", "a + b">;
def Mase_SubOp     : Mase_Binary<"sub", "a - b">;
def Mase_MulOp     : Mase_Binary<"mul", "a * b">;
def Mase_DivOp     : Mase_Binary<"div", "a / b"> {
  let description = [{
    `y = a / b`, element by element. Shapes broadcast as in NumPy: aligned at the last dimension, equal or 1. On number
    formats the quotient is rounded once; `a / 0` is the last value on `a`'s side, and `0 / 0` is 0.

    - C3: the operands' shapes broadcast.
  }];
}
def Mase_MaximumOp : Mase_Binary<"maximum", "max(a, b)"> { let hasFolder = 1; }
def Mase_MinimumOp : Mase_Binary<"minimum", "min(a, b)"> { let hasFolder = 1; }

def Mase_WhereOp : Mase_Node<"where"> {
  let summary = "elementwise choice";
  let description = [{
    `y = c ? a : b`, element by element, with broadcast of all three.

    - C3: the condition's elements are i1.
    - C4: the operands' shapes broadcast.
  }];
  let arguments = (ins Mase_Tensor:$condition, Mase_Tensor:$lhs, Mase_Tensor:$rhs);
  let results = (outs Mase_Tensor:$result);
  let assemblyFormat = "$condition `,` $lhs `,` $rhs attr-dict `:` functional-type(operands, results)";
}

//===----------------------------------------------------------------------===//
// Reductions
//===----------------------------------------------------------------------===//

class Mase_Reduction<string mnemonic, string what> : Mase_Node<mnemonic> {
  let summary = what # " over dimensions";
  let description = "The " # what # [{ over the dimensions in `axes`, which are kept with extent 1 if `keepdims`.

- C3: the axes are dimensions of the input, each named once, in rising order.
  }];
  let arguments = (ins Mase_Tensor:$input, DenseI64ArrayAttr:$axes, UnitAttr:$keepdims);
  let results = (outs Mase_Tensor:$result);
  let assemblyFormat = [{
    $input `axes` $axes (`keepdims` $keepdims^)? attr-dict `:` functional-type(operands, results)
  }];
}
def Mase_ReduceSumOp  : Mase_Reduction<"reduce_sum", "sum">;
def Mase_ReduceMeanOp : Mase_Reduction<"reduce_mean", "mean">;
def Mase_ReduceMaxOp  : Mase_Reduction<"reduce_max", "maximum">;

#endif // MASE_ELEMENTWISE_OPS_TD
