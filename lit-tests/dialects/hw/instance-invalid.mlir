// RUN: mase-opt %s --split-input-file --verify-diagnostics

// Constraints of instances: the symbol's ports and parameters.

hw.module @m() {
  // expected-error@+1 {{'hw.instance' op C1: 'x' is not there}}
  hw.instance "u_x" @x() -> ()
}

// -----

func.func private @f()
hw.module @m() {
  // expected-error@+1 {{'hw.instance' op C1: 'f' is no module of hw}}
  hw.instance "u_f" @f() -> ()
}

// -----

hw.module.extern @e(in %a_i : i8)
hw.module @m(in %x : i8, in %y : i4) {
  // expected-error@+1 {{'hw.instance' op C2: input "a_i" is of 'i4', in 'e' of 'i8'}}
  hw.instance "u_e" @e(a_i: %y: i4) -> ()
}

// -----

hw.module.extern @e(in %a_i : i8)
hw.module @m(in %x : i8) {
  // expected-error@+1 {{'hw.instance' op C2: input 0 is called "b_i", in 'e' "a_i"}}
  hw.instance "u_e" @e(b_i: %x: i8) -> ()
}

// -----

hw.module.extern @e(in %a_i : i8)
hw.module @m() {
  // expected-error@+1 {{'hw.instance' op C2: found 0 inputs, 'e' has 1}}
  hw.instance "u_e" @e() -> ()
}

// -----

hw.module.extern @e(in %a_i : i8)
hw.module @m(in %x : i8) {
  // expected-error@+1 {{'hw.instance' op C2: found 0 names for 1 inputs}}
  "hw.instance"(%x) <{argNames = [], resultNames = [], instanceName = "u", moduleName = @e, parameters = []}> : (i8) -> ()
}

// -----

hw.module.extern @e(out y_o : i8)
hw.module @m() {
  // expected-error@+1 {{'hw.instance' op C3: output "y_o" is of 'i4', in 'e' of 'i8'}}
  %0 = hw.instance "u_e" @e() -> (y_o: i4)
}

// -----

hw.module.extern @e(out y_o : i8)
hw.module @m() {
  // expected-error@+1 {{'hw.instance' op C3: found 0 names for 1 outputs}}
  %0 = "hw.instance"() <{argNames = [], resultNames = [], instanceName = "u", moduleName = @e, parameters = []}> : () -> i8
}

// -----

hw.module.extern @e<N: si32>()
hw.module @m() {
  // expected-error@+1 {{'hw.instance' op C4: found 0 parameters, 'e' has 1}}
  hw.instance "u_e" @e() -> ()
}

// -----

hw.module.extern @e<N: si32>()
hw.module @m() {
  // expected-error@+1 {{'hw.instance' op C4: found the parameter 'M' of 'si32', 'e' has 'N' of 'si32'}}
  hw.instance "u_e" @e<M: si32 = 1>() -> ()
}

// -----

hw.module.extern @e<N: si32>()
hw.module @m() {
  // expected-error@+1 {{'hw.instance' op C4: the parameter 'N' has no value}}
  hw.instance "u_e" @e<N: si32>() -> ()
}

// -----

hw.module.extern @e<N: si32>()
hw.module @m() {
  // expected-error@+1 {{'hw.instance' op C4: the parameter 'N' of 'si32' has the value "x"}}
  hw.instance "u_e" @e<N: si32 = "x">() -> ()
}

// -----

hw.module.extern @e<N: none>()
hw.module @m() {
  // expected-error@+1 {{'hw.instance' op C4: expected a #hw.param.decl, found 1 : i8}}
  "hw.instance"() <{argNames = [], resultNames = [], instanceName = "u", moduleName = @e, parameters = [1 : i8]}> : () -> ()
}

// -----

hw.module.extern @e<N: si32>()
hw.module @m<M: si32>() {
  // expected-error@+1 {{'hw.instance' op C5: the module around has no parameter 'N'}}
  hw.instance "u_e" @e<N: si32 = #hw.param.decl.ref<"N">>() -> ()
}

// -----

hw.module.extern @e<N: si32>()
hw.module @m<M: i8>() {
  // expected-error@+1 {{'hw.instance' op C5: the parameter 'M' around is of 'i8', the reference to it of 'si32'}}
  hw.instance "u_e" @e<N: si32 = #hw.param.decl.ref<"M">>() -> ()
}

// -----

hw.module.extern @e()
hw.module @m() {
  // expected-error@+1 {{'hw.instance' op C6: 'initial' is no name that SystemVerilog can have}}
  hw.instance "initial" @e() -> ()
}
