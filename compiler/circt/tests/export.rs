//! Exports by the real library, where the set-up has put it.

use mase_circt::{Error, Options, export, library_file};

const COUNTER: &str = r#""builtin.module"() ({
  "hw.module"() <{module_type = !hw.modty<input clk_i : !seq.clock, input a_i : i8, output y_o : i8>, parameters = [], sym_name = "sum"}> ({
  ^bb0(%clk: !seq.clock, %a: i8):
    %0 = "comb.add"(%a, %1) : (i8, i8) -> i8
    %1 = "seq.compreg"(%0, %clk) <{name = "total", operandSegmentSizes = array<i32: 1, 1, 0, 0, 0>}> : (i8, !seq.clock) -> i8
    "hw.output"(%1) : (i8) -> ()
  }) : () -> ()
  "hw.module"() <{module_type = !hw.modty<input clk_i : !seq.clock, output y_o : i8>, parameters = [], sym_name = "top"}> ({
  ^bb0(%clk: !seq.clock):
    %0 = "hw.constant"() <{value = 3 : i8}> : () -> i8
    %1 = "hw.instance"(%clk, %0) <{argNames = ["clk_i", "a_i"], instanceName = "u_sum", moduleName = @sum, parameters = [], resultNames = ["y_o"]}> : (!seq.clock, i8) -> i8
    "hw.output"(%1) : (i8) -> ()
  }) : () -> ()
}) : () -> ()"#;

/// Without the library there is nothing to test: setting up gets it.
fn available() -> bool {
    library_file().is_ok()
}

#[test]
fn each_module_is_a_file() {
    if !available() {
        return;
    }
    let files = export(COUNTER, &Options::default()).expect("Verilog");
    let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["sum.sv", "top.sv"]);
    assert!(files[0].1.contains("always_ff @(posedge clk_i)\n    total <= a_i + total;"), "{}", files[0].1);
    assert!(files[1].1.contains("sum u_sum ("), "{}", files[1].1);
    assert_eq!(files, export(COUNTER, &Options::default()).expect("Verilog"));
}

#[test]
fn what_circt_refuses_is_said_with_its_place() {
    if !available() {
        return;
    }
    let refused = |text: &str, options: &Options| match export(text, options) {
        Err(Error::Refused { diagnostics }) => diagnostics,
        other => panic!("{other:?}"),
    };
    let wrong = refused(&COUNTER.replace("\"comb.add\"", "\"comb.nonsense\""), &Options::default());
    assert!(wrong.starts_with("\"-\":4:10: error: "), "{wrong}");
    assert!(wrong.ends_with("error: CIRCT does not read this module"), "{wrong}");

    let pipeline = Options { pipeline: "builtin.module(nonsense)".to_owned(), ..Options::default() };
    assert!(refused(COUNTER, &pipeline).contains("'nonsense' does not refer to a registered pass"));
    let raw = Options { pipeline: "builtin.module()".to_owned(), ..Options::default() };
    assert!(refused(COUNTER, &raw).contains("dialect \"seq\" not supported for direct Verilog emission"));
    let style = Options { lowering: "nonsense".to_owned(), ..Options::default() };
    assert!(refused(COUNTER, &style).contains("unknown style option 'nonsense'"));
}
