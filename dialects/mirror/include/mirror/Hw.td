//===- Hw.td - mirror of CIRCT's hw dialect: modules, instances, constants -===//
#ifndef MASE_MIRROR_HW_TD
#define MASE_MIRROR_HW_TD

include "mirror/MirrorBase.td"

def Hw_Dialect : Dialect {
  let name = "hw";
  let cppNamespace = "::mase::hw";
  let summary = "modules, instances and constants of generated hardware, as in CIRCT";
  let description = [{
    A mirror of the part of CIRCT's dialect `hw` that MASE emits: same names,
    attributes and text. CIRCT reads this IR as it stands and writes Verilog.

    Names of modules, ports, parameters and instances are identifiers of
    SystemVerilog and none of its reserved words: CIRCT would rename others, and
    nothing outside would find them.
  }];
  let useDefaultTypePrinterParser = 1;
  let useDefaultAttributePrinterParser = 1;
  let hasConstantMaterializer = 1;
  let extraClassDeclaration = [{
    void registerTypes();
    void registerAttributes();
  }];
}

//===----------------------------------------------------------------------===//
// Types and attributes
//===----------------------------------------------------------------------===//

def Hw_ModuleType : TypeDef<Hw_Dialect, "Module"> {
  let mnemonic = "modty";
  let summary = "ports of a module";
  let description = [{
    ```mlir
    !hw.modty<input clk_i : !seq.clock, input a_i : i8, output y_o : i16>
    ```
  }];
  let parameters = (ins ArrayRefParameter<"::mlir::StringAttr">:$names, ArrayRefParameter<"::mlir::Type">:$types,
                        ArrayRefParameter<"bool">:$outputs);
  let hasCustomAssemblyFormat = 1;
  let extraClassDeclaration = [{
    size_t size() const { return getNames().size(); }
    bool isOutput(size_t port) const { return getOutputs()[port]; }
    /// Positions of the inputs, or of the outputs, among the ports.
    ::llvm::SmallVector<size_t> positions(bool outputs) const;
    ::llvm::SmallVector<::mlir::Type> types(bool outputs) const;
    ::llvm::SmallVector<::mlir::StringAttr> names(bool outputs) const;
  }];
}

def Hw_ArrayType : TypeDef<Hw_Dialect, "Array"> {
  let mnemonic = "array";
  let summary = "array of integers";
  let description = [{
    ```mlir
    !hw.array<256xi8>
    ```
    Of at least one element. The mirror has arrays for constant tables.
  }];
  let parameters = (ins "int64_t":$size, "::mlir::IntegerType":$element);
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
  let extraClassDeclaration = [{
    /// Bits of an index into it.
    unsigned indexWidth() const;
  }];
}

def Hw_ParamDeclAttr : AttrDef<Hw_Dialect, "ParamDecl", [TypedAttrInterface]> {
  let mnemonic = "param.decl";
  let summary = "parameter of a module, or its value in an instance";
  let description = [{
    ```mlir
    #hw.param.decl<"Rows": si32>          // declared without a default
    #hw.param.decl<"Rows": si32 = 4>      // with a default; in an instance: the value
    #hw.param.decl<"Init": none = "a.hex">
    ```
    Text has the type `none`. Verilog gets a signed type as a signed number, a
    signless one as an unsigned.
  }];
  let parameters = (ins "::mlir::StringAttr":$name, AttributeSelfTypeParameter<"">:$type,
                        OptionalParameter<"::mlir::Attribute">:$value);
  let hasCustomAssemblyFormat = 1;
}

def Hw_ParamDeclRefAttr : AttrDef<Hw_Dialect, "ParamDeclRef", [TypedAttrInterface]> {
  let mnemonic = "param.decl.ref";
  let summary = "value of a parameter of the module around";
  let description = [{
    ```mlir
    #hw.param.decl.ref<"Width"> : si32
    ```
  }];
  let parameters = (ins "::mlir::StringAttr":$name, AttributeSelfTypeParameter<"">:$type);
  let hasCustomAssemblyFormat = 1;
}

//===----------------------------------------------------------------------===//
// Modules
//===----------------------------------------------------------------------===//

class Hw_Op<string mnemonic, list<Trait> traits = []> : Op<Hw_Dialect, mnemonic, traits>;

def Hw_ModuleOp : Hw_Op<"module", [IsolatedFromAbove, Symbol, SingleBlock, HasParent<"::mlir::ModuleOp">,
                                   DeclareOpInterfaceMethods<RegionKindInterface>,
                                   DeclareOpInterfaceMethods<OpAsmOpInterface, ["getAsmBlockArgumentNames"]>]> {
  let summary = "module";
  let description = [{
    A module of Verilog: ports, parameters, and a body in which order means
    nothing, so that registers may feed back.

    ```mlir
    hw.module private @inc(in %clk_i : !seq.clock, in %a_i : i8, out y_o : i8) {
      %c1_i8 = hw.constant 1 : i8
      %0 = comb.add %a_i, %c1_i8 : i8
      %r = seq.compreg %0, %clk_i : i8
      hw.output %r : i8
    }
    ```

    - C1: the module, its ports and its parameters have names that are identifiers of SystemVerilog and none of its reserved words.
    - C2: no two ports and no two parameters have one name.
    - C3: a port is an integer of at least one bit or a clock.
    - C4: a parameter is a `#hw.param.decl` of an integer, or of `none` for text; its default has that type and is no
      reference.
    - C5: attributes of ports are given for each port or for none.
    - C6: the body's arguments have the types of the inputs, in their order.
  }];
  let arguments = (ins SymbolNameAttr:$sym_name, TypeAttrOf<Hw_ModuleType>:$module_type, ArrayAttr:$parameters,
                       OptionalAttr<DictArrayAttr>:$per_port_attrs,
                       OptionalAttr<TypedArrayAttrBase<LocationAttr, "locations">>:$result_locs,
                       OptionalAttr<StrAttr>:$comment, OptionalAttr<StrAttr>:$sym_visibility);
  let regions = (region SizedRegion<1>:$body);
  let hasCustomAssemblyFormat = 1;
  let hasVerifier = 1;
  let hasRegionVerifier = 1;
}

def Hw_ModuleExternOp : Hw_Op<"module.extern", [Symbol, HasParent<"::mlir::ModuleOp">]> {
  let summary = "module that is written elsewhere";
  let description = [{
    Declares a module of Verilog that comes from a file, such as a template.
    `verilogName` is its name there, where that is not the symbol's.

    ```mlir
    hw.module.extern @mase_fifo<Width: si32, Depth: si32>(in %clk_i : !seq.clock, in %in_data_i : i8, out out_data_o : i8)
    ```

    - C1: the module, its ports and its parameters have names that are identifiers of SystemVerilog and none of its reserved words.
    - C2: no two ports and no two parameters have one name.
    - C3: a port is an integer of at least one bit or a clock.
    - C4: a parameter is a `#hw.param.decl` of an integer, or of `none` for text; its default has that type and is no
      reference.
    - C5: attributes of ports are given for each port or for none.
  }];
  let arguments = (ins SymbolNameAttr:$sym_name, TypeAttrOf<Hw_ModuleType>:$module_type, ArrayAttr:$parameters,
                       OptionalAttr<DictArrayAttr>:$per_port_attrs,
                       OptionalAttr<TypedArrayAttrBase<LocationAttr, "locations">>:$port_locs,
                       OptionalAttr<StrAttr>:$verilogName, OptionalAttr<StrAttr>:$sym_visibility);
  // Empty; CIRCT's op has one.
  let regions = (region MaxSizedRegion<0>:$body);
  let hasCustomAssemblyFormat = 1;
  let hasVerifier = 1;
}

def Hw_InstanceOp : Hw_Op<"instance", [DeclareOpInterfaceMethods<SymbolUserOpInterface>, HasParent<"ModuleOp">,
                                       DeclareOpInterfaceMethods<OpAsmOpInterface, ["getAsmResultNames"]>]> {
  let summary = "instance of a module";
  let description = [{
    ```mlir
    %u.q_o = hw.instance "u_fifo" @mase_fifo<Width: si32 = 8, Depth: si32 = 2>(clk_i: %clk_i: !seq.clock, d_i: %d: i8) -> (q_o: i8)
    ```

    `doNotPrint`, a unit, keeps it out of the Verilog.

    - C1: the symbol names a `hw.module` or `hw.module.extern`.
    - C2: the inputs are the module's, by name and type, in its order.
    - C3: the outputs are the module's, by name and type, in its order.
    - C4: the parameters are the module's, by name and type, in its order; each has a value of its type.
    - C5: a parameter that a value refers to is one of the module around, of that type.
    - C6: the instance's name is an identifier of SystemVerilog and no reserved word.
  }];
  let arguments = (ins StrAttr:$instanceName, FlatSymbolRefAttr:$moduleName, Variadic<AnyType>:$inputs,
                       StrArrayAttr:$argNames, StrArrayAttr:$resultNames, ArrayAttr:$parameters,
                       UnitAttr:$doNotPrint);
  let results = (outs Variadic<AnyType>:$results);
  let hasCustomAssemblyFormat = 1;
  let hasVerifier = 1;
}

def Hw_OutputOp : Hw_Op<"output", [Pure, Terminator, HasParent<"ModuleOp">]> {
  let summary = "values of a module's outputs";
  let description = [{
    - C1: the values have the types of the module's outputs, in their order.
  }];
  let arguments = (ins Variadic<AnyType>:$outputs);
  let assemblyFormat = "attr-dict ($outputs^ `:` qualified(type($outputs)))?";
  let hasVerifier = 1;
}

//===----------------------------------------------------------------------===//
// Constants
//===----------------------------------------------------------------------===//

def Hw_IntAttr : Attr<CPred<"::llvm::isa<::mlir::IntegerAttr>($_self)">, "integer"> {
  let storageType = "::mlir::IntegerAttr";
  let returnType = "::mlir::IntegerAttr";
  let convertFromStorage = "$_self";
}

def Hw_ConstantOp : Hw_Op<"constant", [Pure, ConstantLike, AllTypesMatch<["value", "result"]>,
                                       DeclareOpInterfaceMethods<OpAsmOpInterface, ["getAsmResultNames"]>]> {
  let summary = "integer";
  let description = [{
    ```mlir
    %c-3_i8 = hw.constant -3 : i8
    ```
  }];
  let arguments = (ins Hw_IntAttr:$value);
  let results = (outs Hw_Int:$result);
  let hasCustomAssemblyFormat = 1;
  let hasFolder = 1;
}

def Hw_AggregateConstantOp : Hw_Op<"aggregate_constant", [Pure, ConstantLike]> {
  let summary = "table of integers";
  let description = [{
    The elements of a constant table, **last first**, as CIRCT has them: the
    first field is the element of the highest index.

    ```mlir
    %0 = hw.aggregate_constant [4 : i8, 3 : i8, -2 : i8, 1 : i8] : !hw.array<4xi8>  // element 0 is 1
    ```

    - C1: there are as many fields as elements, integers of the element's type.
  }];
  let arguments = (ins ArrayAttr:$fields);
  let results = (outs Hw_ArrayType:$result);
  let assemblyFormat = "$fields attr-dict `:` qualified(type($result))";
  let hasVerifier = 1;
  let hasFolder = 1;
}

def Hw_ArrayGetOp : Hw_Op<"array_get", [Pure,
      TypesMatchWith<"the result is an element of the array", "input", "result",
                     "::llvm::cast<ArrayType>($_self).getElement()">]> {
  let summary = "element of an array";
  let description = [{
    ```mlir
    %1 = hw.array_get %table[%index] : !hw.array<4xi8>, i2
    ```

    - C1: the index has as many bits as it takes to count the elements from 0, and at least one.
  }];
  let arguments = (ins Hw_ArrayType:$input, Hw_Int:$index);
  let results = (outs Hw_Int:$result);
  let assemblyFormat = "$input `[` $index `]` attr-dict `:` qualified(type($input)) `,` type($index)";
  let hasVerifier = 1;
}

#endif // MASE_MIRROR_HW_TD
