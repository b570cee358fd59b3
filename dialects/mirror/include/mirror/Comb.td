//===- Comb.td - mirror of CIRCT's comb dialect: combinational logic -------===//
#ifndef MASE_MIRROR_COMB_TD
#define MASE_MIRROR_COMB_TD

include "mirror/MirrorBase.td"

def Comb_Dialect : Dialect {
  let name = "comb";
  let cppNamespace = "::mase::comb";
  let summary = "combinational logic, as in CIRCT";
  let description = [{
    A mirror of the part of CIRCT's dialect `comb` that MASE emits: same names,
    attributes and text. Values are vectors of bits; an op says whether it reads
    them as signed. `bin` (the unit `twoState`) promises that no bit is unknown.
  }];
}

class Comb_Op<string mnemonic, list<Trait> traits = []> : Op<Comb_Dialect, mnemonic, traits # [Pure]>;

class Comb_Binary<string mnemonic> : Comb_Op<mnemonic, [SameOperandsAndResultType]> {
  let arguments = (ins Hw_Int:$lhs, Hw_Int:$rhs, UnitAttr:$twoState);
  let results = (outs Hw_Int:$result);
  let assemblyFormat = "(`bin` $twoState^)? $lhs `,` $rhs attr-dict `:` qualified(type($result))";
}

class Comb_Variadic<string mnemonic> : Comb_Op<mnemonic, [Commutative, SameOperandsAndResultType]> {
  let description = "Of one value or more.";
  let arguments = (ins Variadic<Hw_Int>:$inputs, UnitAttr:$twoState);
  let results = (outs Hw_Int:$result);
  let assemblyFormat = "(`bin` $twoState^)? $inputs attr-dict `:` qualified(type($result))";
}

def Comb_AddOp : Comb_Variadic<"add"> {
  let summary = "sum, wrapped to the width";
}
def Comb_MulOp : Comb_Variadic<"mul"> {
  let summary = "product, wrapped to the width";
}
def Comb_AndOp : Comb_Variadic<"and"> {
  let summary = "and of each bit";
}
def Comb_OrOp : Comb_Variadic<"or"> {
  let summary = "or of each bit";
}
def Comb_XorOp : Comb_Variadic<"xor"> {
  let summary = "exclusive or of each bit";
}
def Comb_SubOp : Comb_Binary<"sub"> {
  let summary = "difference, wrapped to the width";
}
def Comb_ShlOp : Comb_Binary<"shl"> {
  let summary = "shift to the left; the amount is unsigned";
}
def Comb_ShrUOp : Comb_Binary<"shru"> {
  let summary = "shift to the right, zeros from the left; the amount is unsigned";
}
def Comb_ShrSOp : Comb_Binary<"shrs"> {
  let summary = "shift to the right, sign from the left; the amount is unsigned";
}

class Comb_Predicate<string name, int value> : I64EnumAttrCase<name, value>;
/// CIRCT has four more, which compare unknown bits.
def Comb_ICmpPredicate : I64EnumAttr<"ICmpPredicate", "comparison of integers",
    [Comb_Predicate<"eq", 0>, Comb_Predicate<"ne", 1>, Comb_Predicate<"slt", 2>, Comb_Predicate<"sle", 3>,
     Comb_Predicate<"sgt", 4>, Comb_Predicate<"sge", 5>, Comb_Predicate<"ult", 6>, Comb_Predicate<"ule", 7>,
     Comb_Predicate<"ugt", 8>, Comb_Predicate<"uge", 9>]> {
  let cppNamespace = "::mase::comb";
}

def Comb_ICmpOp : Comb_Op<"icmp", [SameTypeOperands]> {
  let summary = "comparison: equal, or less and greater of signed (`s`) or unsigned (`u`) numbers";
  let description = [{
    ```mlir
    %0 = comb.icmp slt %a, %b : i8
    ```
  }];
  let arguments = (ins Comb_ICmpPredicate:$predicate, Hw_Int:$lhs, Hw_Int:$rhs, UnitAttr:$twoState);
  let results = (outs I1:$result);
  let assemblyFormat = "(`bin` $twoState^)? $predicate $lhs `,` $rhs attr-dict `:` qualified(type($lhs))";
}

def Comb_MuxOp : Comb_Op<"mux", [AllTypesMatch<["trueValue", "falseValue", "result"]>]> {
  let summary = "one of two values";
  let description = [{
    ```mlir
    %0 = comb.mux %condition, %then, %otherwise : i8
    ```
  }];
  let arguments = (ins I1:$cond, Hw_Int:$trueValue, Hw_Int:$falseValue, UnitAttr:$twoState);
  let results = (outs Hw_Int:$result);
  let assemblyFormat =
      "(`bin` $twoState^)? $cond `,` $trueValue `,` $falseValue attr-dict `:` qualified(type($result))";
}

def Comb_ExtractOp : Comb_Op<"extract"> {
  let summary = "some adjacent bits";
  let description = [{
    ```mlir
    %0 = comb.extract %a from 4 : (i8) -> i2   // bits 5 and 4
    ```

    - C1: the bits lie within the input.
  }];
  let arguments = (ins Hw_Int:$input, I32Attr:$lowBit);
  let results = (outs Hw_Int:$result);
  let assemblyFormat = "$input `from` $lowBit attr-dict `:` functional-type($input, $result)";
  let hasVerifier = 1;
}

def Comb_ConcatOp : Comb_Op<"concat"> {
  let summary = "values side by side, the first in the highest bits";
  let description = [{
    ```mlir
    %0 = comb.concat %high, %low : i3, i5
    ```

    - C1: there is at least one operand, and the result has the bits of all.
  }];
  let arguments = (ins Variadic<Hw_Int>:$inputs);
  let results = (outs Hw_Int:$result);
  let assemblyFormat = "$inputs attr-dict `:` custom<Concat>(type($inputs), type($result))";
  let hasVerifier = 1;
}

def Comb_ReplicateOp : Comb_Op<"replicate"> {
  let summary = "a value several times side by side";
  let description = [{
    ```mlir
    %0 = comb.replicate %sign : (i1) -> i8
    ```

    - C1: the result's width is a multiple of the input's.
  }];
  let arguments = (ins Hw_Int:$input);
  let results = (outs Hw_Int:$result);
  let assemblyFormat = "$input attr-dict `:` functional-type($input, $result)";
  let hasVerifier = 1;
}

#endif // MASE_MIRROR_COMB_TD
