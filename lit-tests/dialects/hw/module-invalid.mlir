// RUN: mase-opt %s --split-input-file --verify-diagnostics

// Constraints of modules and extern modules.

// expected-error@+1 {{'hw.module' op C1: the port 'wire' has no name that SystemVerilog can have}}
hw.module @m(in %wire : i8) {}

// -----

// expected-error@+1 {{'hw.module' op C1: the module 'a.b' has no name that SystemVerilog can have}}
hw.module @a.b() {}

// -----

// expected-error@+1 {{'hw.module.extern' op C1: the module 'endmodule' has no name}}
hw.module.extern @m() attributes {verilogName = "endmodule"}

// -----

// expected-error@+1 {{'hw.module.extern' op C1: the parameter '1' has no name}}
hw.module.extern @m<"1": si32>()

// -----

// expected-error@+1 {{'hw.module' op C2: two ports are called 'a_i'}}
hw.module @m(in %a_i : i8, in %b "a_i" : i8) {}

// -----

// expected-error@+1 {{'hw.module.extern' op C2: two parameters are called 'N'}}
hw.module.extern @m<N: si32, N: si32>()

// -----

// expected-error@+1 {{'hw.module' op C3: the port 'a_i' is of 'i0', expected a signless integer of at least one bit or !seq.clock}}
hw.module @m(in %a_i : i0) {}

// -----

// expected-error@+1 {{'hw.module.extern' op C3: the port 'y_o' is of '!hw.array<4xi8>', expected}}
hw.module.extern @m(out y_o : !hw.array<4xi8>)

// -----

// expected-error@+1 {{'hw.module' op C4: the parameter 'N' is of 'f32', expected an integer or 'none'}}
hw.module @m<N: f32>() {}

// -----

// expected-error@+1 {{'hw.module' op C4: the parameter 'N' of 'si32' has the default #hw.param.decl.ref<"M"> : si32}}
hw.module @m<N: si32 = #hw.param.decl.ref<"M">>() {}

// -----

// expected-error@+1 {{'hw.module.extern' op C4: the parameter 'N' of 'si32' has the default "x"}}
hw.module.extern @m<N: si32 = "x">()

// -----

// expected-error@+1 {{'hw.module.extern' op C4: expected a #hw.param.decl, found 3 : i64}}
"hw.module.extern"() <{module_type = !hw.modty<>, parameters = [3], sym_name = "m"}> ({}) : () -> ()

// -----

// expected-error@+1 {{'hw.module.extern' op C5: found attributes for 2 ports of 1}}
"hw.module.extern"() <{module_type = !hw.modty<input a_i : i8>, parameters = [], per_port_attrs = [{}, {}], sym_name = "m"}> ({}) : () -> ()

// -----

// expected-error@+1 {{'hw.module' op C5: found attributes for 2 ports of 0}}
"hw.module"() <{module_type = !hw.modty<>, parameters = [], per_port_attrs = [{}, {}], sym_name = "m"}> ({
  "hw.output"() : () -> ()
}) : () -> ()

// -----

// expected-error@+1 {{'hw.module' op C6: the body's arguments are ('i4'), the inputs ('i8')}}
"hw.module"() <{module_type = !hw.modty<input a_i : i8>, parameters = [], sym_name = "m"}> ({
^bb0(%a: i4):
  "hw.output"() : () -> ()
}) : () -> ()

// -----

hw.module @m(in %a_i : i8, out y_o : i4) {
  // expected-error@+1 {{'hw.output' op C1: the values are ('i8'), the module's outputs ('i4')}}
  hw.output %a_i : i8
}

// -----

// expected-error@+1 {{expected 'input' or 'output', found 'inout'; there are no inouts here}}
"hw.module.extern"() <{module_type = !hw.modty<inout a : i8>, parameters = [], sym_name = "m"}> ({}) : () -> ()
