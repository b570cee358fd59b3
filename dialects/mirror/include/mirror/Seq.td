//===- Seq.td - mirror of CIRCT's seq dialect: clocks and registers --------===//
#ifndef MASE_MIRROR_SEQ_TD
#define MASE_MIRROR_SEQ_TD

include "mirror/MirrorBase.td"

def Seq_Dialect : Dialect {
  let name = "seq";
  let cppNamespace = "::mase::seq";
  let summary = "clocks and registers, as in CIRCT";
  let description = [{
    A mirror of the part of CIRCT's dialect `seq` that MASE emits: same names,
    attributes and text.
  }];
  let useDefaultTypePrinterParser = 1;
  let extraClassDeclaration = [{ void registerTypes(); }];
}

def Seq_ClockType : TypeDef<Seq_Dialect, "Clock"> {
  let mnemonic = "clock";
  let summary = "clock; a wire of one bit in Verilog";
}

class Seq_Op<string mnemonic, list<Trait> traits = []> : Op<Seq_Dialect, mnemonic, traits # [Pure]>;

/// The text names a register after its result, unless it says `name "..."`.
class Seq_Register<string mnemonic> : Seq_Op<mnemonic, [AllTypesMatch<["input", "data"]>, AttrSizedOperandSegments,
                                    DeclareOpInterfaceMethods<OpAsmOpInterface, ["getAsmResultNames"]>]> {
  let description = [{
    Written at the rising edge of the clock. A reset is synchronous and goes
    before an enable.

    ```mlir
    %count = seq.compreg %next, %clk_i : i8
    %valid = seq.compreg.ce %fire, %clk_i, %enable reset %rst, %false : i1
    %0 = seq.compreg name "stage.data" %x, %clk_i : i8
    ```

    - C1: a reset has a value, and a value a reset; the value has the register's type.
    - C2: there is no initial value, which CIRCT's op may have.
  }];
  let results = (outs Hw_Int:$data);
  let hasCustomAssemblyFormat = 1;
  let hasVerifier = 1;
  let extraClassDefinition = [{
    ::llvm::LogicalResult $cppClass::verify() {
      return ::mase::seq::verifyRegister(*this, getReset(), getResetValue(), getInitialValue());
    }
    ::mlir::ParseResult $cppClass::parse(::mlir::OpAsmParser &parser, ::mlir::OperationState &state) {
      return ::mase::seq::parseRegister(parser, state, getOperationName());
    }
    void $cppClass::print(::mlir::OpAsmPrinter &printer) {
      ::mase::seq::printRegister(printer, *this, getNameAttr(), getReset(), getResetValue());
    }
    void $cppClass::getAsmResultNames(::mlir::OpAsmSetValueNameFn set) {
      if (getName() && !getName()->empty())
        set(getData(), *getName());
    }
  }];
}

def Seq_CompRegOp : Seq_Register<"compreg"> {
  let summary = "register";
  let arguments = (ins Hw_Int:$input, Seq_ClockType:$clk, Optional<I1>:$reset, Optional<AnyType>:$resetValue,
                       Optional<AnyType>:$initialValue, OptionalAttr<StrAttr>:$name);
}

def Seq_CompRegClockEnabledOp : Seq_Register<"compreg.ce"> {
  let summary = "register that is written where it is enabled";
  let arguments = (ins Hw_Int:$input, Seq_ClockType:$clk, I1:$clockEnable, Optional<I1>:$reset,
                       Optional<AnyType>:$resetValue, Optional<AnyType>:$initialValue, OptionalAttr<StrAttr>:$name);
}

def Seq_ToClockOp : Seq_Op<"to_clock"> {
  let summary = "bit as a clock";
  let arguments = (ins I1:$input);
  let results = (outs Seq_ClockType:$output);
  let assemblyFormat = "$input attr-dict";
}

def Seq_FromClockOp : Seq_Op<"from_clock"> {
  let summary = "clock as a bit";
  let arguments = (ins Seq_ClockType:$input);
  let results = (outs I1:$output);
  let assemblyFormat = "$input attr-dict";
}

#endif // MASE_MIRROR_SEQ_TD
