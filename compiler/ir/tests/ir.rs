//! The IR layer against real MLIR: typed builders, attributes, formats, walks, rewrites, diagnostics, fingerprints.

#![allow(clippy::unwrap_used)]

use mase_formats::Format;
use mase_ir::{
    attributes::{Hardware, Link, Memory, Metrics, Port, Range, Ratio, Resources, Target, Toolchain},
    diagnostic::{Diagnostic, Severity, capture, with_handler},
    fingerprint::{drop_stale, fingerprint, is_stale},
    mase,
    melior::{
        Context,
        dialect::DialectRegistry,
        ir::{
            Attribute, AttributeLike, Block, BlockLike, Location, Module, OperationRef, Type, ValueLike,
            attribute::StringAttribute, operation::OperationLike, r#type::RankedTensorType,
        },
    },
    names, node, register,
    rewrite::{Pattern, apply_greedily},
    walk,
};
use std::panic::{AssertUnwindSafe, catch_unwind};

fn context() -> Context {
    let registry = DialectRegistry::new();
    assert!(register::insert_dialects(&registry));
    // Twice is harmless.
    assert!(register::insert_dialects(&registry));
    mase_ir::melior::utility::register_all_dialects(&registry);
    let context = Context::new();
    context.append_dialect_registry(&registry);
    context.load_all_available_dialects();
    context
}

const RELU: &str = "func.func @f(%x: tensor<1x64xf32>) -> tensor<1x64xf32> {
  %y = mase.relu %x : (tensor<1x64xf32>) -> tensor<1x64xf32>
  return %y : tensor<1x64xf32>
}";

fn find<'c: 'a, 'a>(module: &'a Module<'c>, name: &str) -> OperationRef<'c, 'a> {
    walk::preorder(module.as_operation()).into_iter().find(|op| walk::name(*op) == name).expect(name)
}

fn tensor<'c>(shape: &[u64], element: Type<'c>) -> Type<'c> {
    RankedTensorType::new(shape, element, None).into()
}

#[test]
fn typed_builders_make_verified_nodes_in_formats() {
    let context = context();
    let location = Location::unknown(&context);
    let format: Format = "fixed<8, 5>".parse().unwrap();
    let element = node::format_type(location, &format).unwrap();
    assert_eq!(node::format(element), Some(format));
    let (x, w) = (tensor(&[1, 64], element), tensor(&[32, 64], element));
    let block = Block::new(&[(x, location), (w, location)]);
    let linear = mase::LinearOperation::builder(&context, location)
        .input(block.argument(0).unwrap().into())
        .weight(block.argument(1).unwrap().into())
        .build();
    let op = block.append_operation(linear.into());
    assert!(op.verify());
    // The shape is inferred; the format is the builder's to choose.
    let result = op.result(0).unwrap();
    assert_eq!(result.r#type(), tensor(&[1, 32], element));
    let wide = node::format_type(location, &"fixed<16, 10>".parse().unwrap()).unwrap();
    node::set_element(result.into(), wide);
    assert_eq!(result.r#type(), tensor(&[1, 32], wide));
    assert!(op.verify());
    let counts = node::counts(op).unwrap();
    assert_eq!((counts.macs, counts.input_bits, counts.output_bits), (2048, (64 + 2048) * 8, 512));
    assert_eq!(node::shape(x), Some(vec![1, 64]));
    assert_eq!(node::tensor_bits(x), Some(512));
}

#[test]
fn attributes_read_what_they_build_and_refuse_what_text_would() {
    let context = context();
    let location = Location::unknown(&context);
    let port =
        Port { tile: vec![1, 8], order: vec![1, 0], depth: Some(2), memory: Memory::Bram, ..Port::default() };
    let hardware = Hardware {
        toolchain: Toolchain::Predefined,
        ip: "mase_linear".to_owned(),
        device: Some(1),
        r#in: vec![port.clone(), Port::default()],
        out: vec![port],
    };
    assert_eq!(Hardware::read(hardware.build(location).unwrap()), Some(hardware.clone()));

    let rate = Ratio { numerator: 3, denominator: 8 };
    let metrics = Metrics {
        in_rates: vec![rate.clone()],
        area: Some(Resources { lut: 10, ..Resources::default() }),
        latency: Some(12),
        fingerprint: "0123456789abcdef".to_owned(),
        ..Metrics::default()
    };
    assert_eq!(Metrics::read(metrics.build(location).unwrap()), Some(metrics));

    let range = Range {
        min: -0.1,
        max: 3.0,
        low: -0.05,
        high: 2.5,
        top: 2,
        excess: (0..17).map(|i| f64::from(i) / 3.0).collect(),
        samples: 7,
        channels: vec![3.0, 0.1],
    };
    assert_eq!(Range::read(range.build(location).unwrap()), Some(range));

    let target = Target {
        device: "xcu250".to_owned(),
        count: 2,
        clock_khz: None,
        budget: Default::default(),
        caps: None,
        links: vec![Link { from: 0, to: 1, gbps: rate, latency: 5 }],
    };
    assert_eq!(Target::read(target.build(location).unwrap()), Some(target));
    assert_eq!(Target::read(StringAttribute::new(&context, "x").into()), None);

    let (built, said) = capture(&context, || Ratio { numerator: 2, denominator: 8 }.build(location));
    assert!(built.is_none());
    assert_eq!(said, [(Severity::Error, "ratio 2:8 must be in lowest terms".to_owned())]);
    // Defaults are what an empty attribute says.
    let empty = Attribute::parse(&context, "#mase.hw<>").unwrap();
    assert_eq!(Hardware::read(empty), Some(Hardware::default()));
}

#[test]
fn invalid_ir_says_which_constraint() {
    let context = context();
    let text = RELU.replace(
        "-> tensor<1x64xf32>\n  return %y : tensor<1x64xf32>",
        "-> tensor<1x63xf32>\n  return %x : tensor<1x64xf32>",
    );
    let (module, said) = capture(&context, || Module::parse(&context, &text));
    assert!(module.is_none());
    assert!(
        said[0].1.contains("'mase.relu' op C1: result 0 has shape [1, 63], expected [1, 64]"),
        "{said:?}"
    );
}

#[test]
fn walks_go_in_the_order_of_the_text() {
    let context = context();
    let module = Module::parse(&context, &format!("{RELU}\n{}", RELU.replace("@f", "@g"))).unwrap();
    let names: Vec<_> = walk::preorder(module.as_operation()).into_iter().map(walk::name).collect();
    let function = ["func.func", "mase.relu", "func.return"];
    assert_eq!(names, [&["builtin.module"][..], &function, &function].concat());
    let top = walk::preorder_where(module.as_operation(), |op| walk::name(op) != "func.func");
    assert_eq!(top.len(), 3);
}

#[test]
fn rewrites_apply_and_their_panics_come_back() {
    let context = context();
    let module = Module::parse(&context, RELU).unwrap();
    let name: Attribute = StringAttribute::new(&context, "seen").into();
    let raw = name.to_raw();
    let converged = apply_greedily(
        &context,
        module.as_operation(),
        vec![Pattern::new("mase.relu", 1, move |op, _| {
            let fresh = !op.has_attribute(names::NODE);
            // SAFETY: the attribute lives in the test's context.
            node::set(op, names::NODE, unsafe { Attribute::from_raw(raw) });
            fresh
        })],
    );
    assert!(converged);
    assert_eq!(node::node_name(find(&module, "mase.relu")).as_deref(), Some("seen"));

    let panicked = catch_unwind(AssertUnwindSafe(|| {
        let pattern = Pattern::new("func.return", 1, |_, _| panic!("in a pattern"));
        apply_greedily(&context, module.as_operation(), vec![pattern])
    }));
    assert_eq!(panicked.unwrap_err().downcast_ref::<&str>(), Some(&"in a pattern"));
}

#[test]
fn handlers_see_notes_and_their_panics_come_back() {
    let context = context();
    let location = Location::new(&context, "here.mlir", 3, 4);
    let emit = || Diagnostic::new(Severity::Warning, location, "look").note(location, "why").emit();
    let ((), said) = capture(&context, emit);
    assert_eq!(said, [(Severity::Warning, "look".to_owned())]);
    let panicked =
        catch_unwind(AssertUnwindSafe(|| with_handler(&context, |_, _| panic!("in a handler"), emit)));
    assert!(panicked.is_err());
}

#[test]
fn fingerprints_follow_what_figures_follow_from() {
    let context = context();
    let location = Location::unknown(&context);
    let module = Module::parse(&context, RELU).unwrap();
    let op = find(&module, "mase.relu");
    let before = fingerprint(op);
    let set = |hardware: Hardware| node::set(op, names::HW, hardware.build(location).unwrap());
    // A name, a device, and what the node is on data, change no figure.
    node::set(op, names::NODE, StringAttribute::new(&context, "a").into());
    let ranges = "[#mase.range<min = 0, max = 1, low = 0, high = 1, top = 0, samples = 1>]";
    node::set(op, names::RANGE, Attribute::parse(&context, ranges).unwrap());
    assert_eq!(node::range(op.result(0).unwrap().into()).unwrap().max, 1.0);
    assert_eq!(fingerprint(op), before);
    set(Hardware { device: Some(1), ..Hardware::default() });
    let with_hardware = fingerprint(op);
    set(Hardware { device: Some(2), ..Hardware::default() });
    assert_eq!(fingerprint(op), with_hardware);
    // Another IP, format or shape does.
    set(Hardware { ip: "other".to_owned(), ..Hardware::default() });
    assert_ne!(fingerprint(op), with_hardware);
    let wider = Module::parse(&context, &RELU.replace("64", "65")).unwrap();
    assert_ne!(fingerprint(find(&wider, "mase.relu")), before);

    // So does which value goes where inside a block.
    let block = |first: &str, second: &str| {
        format!(
            "func.func @f(%x: tensor<4xf32>, %y: tensor<4xf32>) -> tensor<4xf32> {{
  %b = mase.block (%x, %y) : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32> {{
  ^bb0(%p: tensor<4xf32>, %q: tensor<4xf32>):
    %0 = arith.subf {first} : tensor<4xf32>
    %1 = arith.subf {second} : tensor<4xf32>
    mase.yield %1 : tensor<4xf32>
  }}
  return %b : tensor<4xf32>
}}"
        )
    };
    let of = |text: String| fingerprint(find(&Module::parse(&context, &text).unwrap(), "mase.block"));
    assert_eq!(of(block("%p, %q", "%0, %q")), of(block("%p, %q", "%0, %q")));
    assert_ne!(of(block("%p, %q", "%0, %q")), of(block("%q, %p", "%q, %p")));

    let metrics = Metrics { latency: Some(1), fingerprint: fingerprint(op), ..Metrics::default() };
    node::set(op, names::METRICS, metrics.build(location).unwrap());
    assert!(!is_stale(op));
    assert_eq!(drop_stale(module.as_operation()), 0);
    set(Hardware { ip: "third".to_owned(), ..Hardware::default() });
    assert!(is_stale(op));
    let (dropped, said) = capture(&context, || drop_stale(module.as_operation()));
    assert_eq!((dropped, said[0].0), (1, Severity::Remark));
    assert!(node::metrics(op).is_none());

    // Figures without a fingerprint are the user's.
    let given = Metrics { latency: Some(3), ..Metrics::default() };
    node::set(op, names::METRICS, given.build(location).unwrap());
    assert!(!is_stale(op));
}

#[test]
fn text_may_be_empty_or_no_text() {
    let context = context();
    let name = |text: &str| node::string(Attribute::parse(&context, text).unwrap());
    assert_eq!(name("\"\""), Some(String::new()));
    assert_eq!(name("\"a\\FFb\""), Some("a".to_owned()));
    assert_eq!(name("1 : i32"), None);
    assert_eq!(node::symbol(Attribute::parse(&context, "@\"x y\"").unwrap()), Some("x y".to_owned()));
}
