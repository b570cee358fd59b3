//! Building hardware: every op that the builder makes, verified by the mirrors.

#![allow(clippy::unwrap_used)]

use mase_ir::{
    hw::{self, Body, Hardware, Kind, Parameter, Port, Predicate, Reset, Setting},
    melior::{
        Context,
        ir::{Location, Module, ValueLike, operation::OperationLike},
    },
    module::{self, Text},
    walk,
};
use std::panic::{AssertUnwindSafe, catch_unwind};

fn context() -> Context {
    let context = module::context().unwrap();
    assert!(hw::load(&context));
    context
}

fn build(context: &Context, fill: impl FnOnce(&Hardware)) -> String {
    let location = Location::unknown(context);
    let module = Module::new(location);
    fill(&Hardware::new(context, module.body(), location));
    assert!(module.as_operation().verify());
    for op in walk::preorder(module.as_operation()) {
        assert!(
            ["builtin.", "hw.", "comb.", "seq."].iter().any(|dialect| walk::name(op).starts_with(dialect))
        );
    }
    let generic = module::text(&module, Text { generic: true, ..Text::default() });
    // What was built is what the text says.
    assert_eq!(
        generic,
        module::text(&Module::parse(context, &generic).unwrap(), Text { generic: true, ..Text::default() })
    );
    module::text(&module, Text::default())
}

fn lines(text: &str, expected: &[&str]) {
    for line in expected {
        assert!(text.lines().any(|found| found.trim() == *line), "`{line}` is not in\n{text}");
    }
}

#[test]
fn a_template_a_table_and_registers() {
    let context = context();
    let text = build(&context, |hardware| {
        let fifo = hardware.external(
            "mase_fifo",
            &[Port::clock("clk_i"), Port::input("in_data_i", 8), Port::output("out_data_o", 8)],
            &[
                Parameter::new("Width", Kind::Int),
                Parameter::new("Extents", Kind::Bits(96)),
                Parameter::new("InitFile", Kind::Text),
            ],
        );
        let ports = [
            Port::clock("clk_i"),
            Port::input("rst_ni", 1),
            Port::input("en_i", 1),
            Port::input("a_i", 8),
            Port::output("y_o", 16),
            Port::output("count_o", 4),
        ];
        let top = hardware.module("top", &ports, |body, inputs| {
            let [clk, rst_n, en, a] = inputs else { unreachable!() };
            let settings = [
                ("InitFile", Setting::Text("weights.hex")),
                ("Width", Setting::Int(-8)),
                ("Extents", Setting::Bits(&[3, 2])),
            ];
            let data = body.instance("u_fifo", &fifo, &settings, &[*clk, *a])[0];
            let element = body.lookup(&[1, 2, -3], 8, body.extract(data, 0, 2));
            let wide = body.sign_extend(body.register("element", element, *clk, Some(*en), None), 16);
            let y = body.mul(&[wide, wide]);

            let rst = body.not(*rst_n);
            let next = body.wire(4);
            let zero = body.constant(4, 0);
            let reset = Some(Reset { when: rst, value: zero });
            let count = body.register("count", next.value(), *clk, Some(*en), reset);
            body.drive(next, body.add(&[count, body.constant(4, 1)]));
            vec![y, count]
        });
        assert_eq!(top.ports, ports);
    });
    lines(
        &text,
        &[
            "hw.module.extern @mase_fifo<Width: si32, Extents: i96, InitFile: none>(in %clk_i : !seq.clock, in %in_data_i : i8, out out_data_o : i8)",
            "%u_fifo.out_data_o = hw.instance \"u_fifo\" @mase_fifo<Width: si32 = -8, Extents: i96 = 36893488147419103235, InitFile: none = \"weights.hex\">(clk_i: %clk_i: !seq.clock, in_data_i: %a_i: i8) -> (out_data_o: i8)",
            "%1 = hw.aggregate_constant [-3 : i8, -3 : i8, 2 : i8, 1 : i8] : !hw.array<4xi8>",
            "%element = seq.compreg.ce %2, %clk_i, %en_i : i8",
            "%count = seq.compreg.ce %8, %clk_i, %en_i reset %7, %c0_i4 : i4",
            "%8 = comb.add %count, %c1_i4 : i4",
            "hw.output %6, %count : i16, i4",
        ],
    );
}

#[test]
fn every_op() {
    let context = context();
    let ports = [Port::clock("clk_i"), Port::input("a_i", 8), Port::input("b_i", 8)];
    let text = build(&context, |hardware| {
        hardware.module("m", &ports, |body, inputs| {
            let [clk, a, b] = inputs else { unreachable!() };
            assert!(hw::is_clock(clk.r#type()) && !hw::is_clock(a.r#type()));
            let pair = [*a, *b];
            body.and(&pair);
            body.or(&pair);
            body.xor(&pair);
            body.sub(*a, *b);
            body.shl(*a, *b);
            body.shr_unsigned(*a, *b);
            body.shr_signed(*a, *b);
            let less = body.compare(Predicate::UnsignedGreaterOrEqual, *a, *b);
            body.mux(less, *a, *b);
            body.replicate(less, 3);
            assert_eq!(hw::width(body.zero_extend(*a, 12)), 12);
            assert_eq!(hw::width(body.zero_extend(*a, 8)), 8);
            body.constant(130, -1);
            body.constant_words(130, &[0, 0, 1]);
            let bit = body.from_clock(*clk);
            body.register("r", *a, body.to_clock(bit), None, None);
            Vec::new()
        });
    });
    lines(
        &text,
        &[
            "%7 = comb.icmp uge %a_i, %b_i : i8",
            "%c0_i4 = hw.constant 0 : i4",
            "%c-1_i130 = hw.constant -1 : i130",
            "%c340282366920938463463374607431768211456_i130 = hw.constant 340282366920938463463374607431768211456 : i130",
            "%r = seq.compreg %a_i, %12 : i8",
        ],
    );
}

#[test]
fn parameters_of_the_module_around() {
    let context = context();
    let reference = hw::parameter_reference(&context, "Width", Kind::Int);
    let value = hw::parameter(&context, "N", Kind::Int, Some(reference));
    assert_eq!(value.to_string(), "#hw.param.decl<\"N\": si32 = #hw.param.decl.ref<\"Width\">> : si32");
    assert_eq!(hw::parameter(&context, "S", Kind::Text, None).to_string(), "#hw.param.decl<\"S\": none>");
}

#[test]
fn wires_are_driven_and_then_left() {
    let context = context();
    let fails = |fill: &dyn Fn(&Body)| {
        let location = Location::unknown(&context);
        let module = Module::new(location);
        let hardware = Hardware::new(&context, module.body(), location);
        let built = catch_unwind(AssertUnwindSafe(|| {
            hardware.module("m", &[], |body, _| {
                fill(body);
                Vec::new()
            });
        }));
        *built.unwrap_err().downcast::<&str>().unwrap()
    };
    assert_eq!(fails(&|body| drop(body.wire(4))), "a wire is not driven");
    let late = |body: &Body| {
        let wire = body.wire(4);
        let before = wire.value();
        body.drive(wire, body.constant(4, 1));
        body.not(before);
    };
    assert_eq!(fails(&late), "a wire is read after it was driven");
}
