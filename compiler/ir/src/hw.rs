//! Building hardware: modules of CIRCT's dialects `hw`, `comb` and `seq`, of which we have mirrors.
//!
//! tidy: long because one builder makes the ops of three dialects.
//!
//! [`Hardware`] puts modules into a `builtin.module`; [`Body`] builds inside one, with widths worked out from operands. Faults
//! (operands of different widths, wrong counts) are bugs of the caller: they panic, or the verifier reports them. The context
//! has loaded the three dialects, ours: a pass names them as dependent, elsewhere [`load`] does it.
//!
//! ```no_run
//! use mase_ir::hw::{self, Hardware, Kind, Parameter, Port, Reset, Setting};
//! use mase_ir::melior::ir::{Location, Module, operation::OperationLike};
//!
//! let context = mase_ir::module::context().expect("free namespaces");
//! assert!(hw::load(&context));
//! let module = Module::new(Location::unknown(&context));
//! let hardware = Hardware::new(&context, module.body(), Location::unknown(&context));
//!
//! // A template: its ports at the widths of this instance, its parameters without values.
//! let fifo = hardware.external(
//!     "mase_fifo",
//!     &[Port::clock("clk_i"), Port::input("in_data_i", 8), Port::output("out_data_o", 8)],
//!     &[Parameter::new("Width", Kind::Int), Parameter::new("InitFile", Kind::Text)],
//! );
//! // y_o is a table's element at the last input, times itself as a signed number; a counter runs while en_i is high.
//! let ports = [
//!     Port::clock("clk_i"),
//!     Port::input("rst_ni", 1),
//!     Port::input("en_i", 1),
//!     Port::input("a_i", 8),
//!     Port::output("y_o", 16),
//!     Port::output("count_o", 4),
//! ];
//! hardware.module("top", &ports, |body, inputs| {
//!     let [clk, rst_n, en, a] = inputs else { unreachable!() };
//!     let settings = [("Width", Setting::Int(8)), ("InitFile", Setting::Text("weights.hex"))];
//!     let data = body.instance("u_fifo", &fifo, &settings, &[*clk, *a])[0];
//!     let element = body.lookup(&[1, 2, -3, 4], 8, body.extract(data, 0, 2));
//!     let wide = body.sign_extend(body.register("element", element, *clk, Some(*en), None), 16);
//!     let y = body.mul(&[wide, wide]);
//!
//!     let rst = body.not(*rst_n);
//!     let next = body.wire(4); // read before it is driven
//!     let zero = body.constant(4, 0);
//!     let count = body.register("count", next.value(), *clk, Some(*en), Some(Reset { when: rst, value: zero }));
//!     body.drive(next, body.add(&[count, body.constant(4, 1)]));
//!     vec![y, count]
//! });
//! assert!(module.as_operation().verify());
//! let text = mase_ir::module::text(&module, mase_ir::module::Text { generic: true, ..Default::default() });
//! // mase_circt::export(&text, &Default::default()) makes top.sv of it.
//! # assert!(text.contains(r#"#hw.param.decl<"InitFile": none = "weights.hex">"#), "{text}");
//! ```

use crate::build::{Ssa, identity, is_used, replace_uses};
use mase_dialects::bridge::{self, string_ref};
use melior::{
    Context,
    ir::{
        Attribute, AttributeLike, Block, BlockLike, BlockRef, Identifier, Location, OperationRef, Region,
        RegionLike, Type, TypeLike, ValueLike,
        attribute::{
            ArrayAttribute, DenseI32ArrayAttribute, FlatSymbolRefAttribute, IntegerAttribute,
            StringAttribute, TypeAttribute,
        },
        operation::{OperationBuilder, OperationLike},
        r#type::IntegerType,
    },
};
use std::cell::RefCell;

/// What a pass that builds hardware names as dependent.
pub const DIALECTS: &[&str] = &["hw", "comb", "seq"];

/// Loads the three dialects. False if the context has none of a name: it was made without them.
pub fn load(context: &Context) -> bool {
    DIALECTS.iter().all(|name| {
        // SAFETY: a live context.
        let dialect = unsafe { mlir_sys::mlirContextGetOrLoadDialect(context.to_raw(), string_ref(name)) };
        !dialect.ptr.is_null()
    })
}

/// A port of a module.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Port {
    /// An identifier of SystemVerilog.
    pub name: String,
    /// Bits; none for a clock.
    pub width: Option<u32>,
    /// Whether the module drives it.
    pub output: bool,
}

impl Port {
    /// An input of so many bits.
    pub fn input(name: &str, width: u32) -> Self {
        Self { name: name.to_owned(), width: Some(width), output: false }
    }

    /// An output of so many bits.
    pub fn output(name: &str, width: u32) -> Self {
        Self { name: name.to_owned(), width: Some(width), output: true }
    }

    /// An input that is a clock.
    pub fn clock(name: &str) -> Self {
        Self { name: name.to_owned(), width: None, output: false }
    }

    fn ty<'c>(&self, context: &'c Context) -> Type<'c> {
        self.width.map_or_else(|| clock_type(context), |width| bits_type(context, width))
    }
}

/// What a parameter of a module holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `int`: a signed number of 32 bits.
    Int,
    /// `bit [n-1:0]`: so many bits, as for a list that is packed; 1 for a switch.
    Bits(u32),
    /// `string`.
    Text,
}

impl Kind {
    fn ty<'c>(self, context: &'c Context) -> Type<'c> {
        match self {
            Self::Int => IntegerType::signed(context, 32).into(),
            Self::Bits(width) => bits_type(context, width),
            Self::Text => Type::none(context),
        }
    }
}

/// A parameter of an extern module; every instance sets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// An identifier of SystemVerilog.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
}

impl Parameter {
    /// A parameter without a default.
    pub fn new(name: &str, kind: Kind) -> Self {
        Self { name: name.to_owned(), kind }
    }
}

/// The value of a parameter in an instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting<'a> {
    /// Of [`Kind::Int`].
    Int(i32),
    /// Of [`Kind::Bits`]: words of 64 bits, the lowest first; those that are lacking are zero.
    Bits(&'a [u64]),
    /// Of [`Kind::Text`].
    Text(&'a str),
}

/// A module that can be instantiated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interface {
    /// Its symbol.
    pub name: String,
    /// Its ports, in the order of the declaration.
    pub ports: Vec<Port>,
    /// Its parameters.
    pub parameters: Vec<Parameter>,
}

/// A synchronous reset, active while `when` is high; it goes before an enable.
#[derive(Clone, Copy, Debug)]
pub struct Reset<'r> {
    /// One bit.
    pub when: Ssa<'r>,
    /// What the register gets.
    pub value: Ssa<'r>,
}

/// Comparisons of [`Body::compare`], numbered as in the attribute.
#[allow(missing_docs)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Predicate {
    Equal,
    NotEqual,
    SignedLess,
    SignedLessOrEqual,
    SignedGreater,
    SignedGreaterOrEqual,
    UnsignedLess,
    UnsignedLessOrEqual,
    UnsignedGreater,
    UnsignedGreaterOrEqual,
}

/// The type of `width` bits.
pub fn bits_type(context: &Context, width: u32) -> Type<'_> {
    IntegerType::new(context, width).into()
}

/// `!seq.clock`.
pub fn clock_type(context: &Context) -> Type<'_> {
    // SAFETY: a live context that has loaded the dialect.
    unsafe { Type::from_raw(bridge::maseSeqClockType(context.to_raw())) }
}

/// Whether a type is `!seq.clock`.
pub fn is_clock(ty: Type) -> bool {
    // SAFETY: a live type.
    unsafe { bridge::maseTypeIsSeqClock(ty.to_raw()) }
}

/// `!hw.array` of integers; none, with a diagnostic at `location`, if it would have no element.
pub fn array_type<'c>(location: Location<'c>, size: usize, element: Type<'c>) -> Option<Type<'c>> {
    // SAFETY: a live location, whose context has loaded the dialect, and a live type.
    unsafe {
        Type::from_option_raw(bridge::maseHwArrayType(location.to_raw(), size as i64, element.to_raw()))
    }
}

/// `!hw.modty` of these ports.
pub fn module_type<'c>(context: &'c Context, ports: &[Port]) -> Type<'c> {
    let ports: Vec<_> = ports
        .iter()
        .map(|port| bridge::Port {
            name: string_ref(&port.name),
            ty: port.ty(context).to_raw(),
            output: port.output,
        })
        .collect();
    // SAFETY: a live context that has loaded the dialect; the names outlive the call, which copies them.
    unsafe {
        Type::from_raw(bridge::maseHwModuleType(context.to_raw(), ports.as_ptr(), ports.len() as isize))
    }
}

/// `#hw.param.decl`: a parameter, with a default or value or without.
pub fn parameter<'c>(
    context: &'c Context,
    name: &str,
    kind: Kind,
    value: Option<Attribute<'c>>,
) -> Attribute<'c> {
    let none = mlir_sys::MlirAttribute { ptr: std::ptr::null() };
    let (ty, value) = (kind.ty(context).to_raw(), value.map_or(none, |value| value.to_raw()));
    // SAFETY: a live context that has loaded the dialect, a live type, and a live attribute or none.
    unsafe { Attribute::from_raw(bridge::maseHwParamDecl(context.to_raw(), string_ref(name), ty, value)) }
}

/// `#hw.param.decl.ref`: the value of a parameter of the module around.
pub fn parameter_reference<'c>(context: &'c Context, name: &str, kind: Kind) -> Attribute<'c> {
    let ty = kind.ty(context).to_raw();
    // SAFETY: a live context that has loaded the dialect, and a live type.
    unsafe { Attribute::from_raw(bridge::maseHwParamDeclRef(context.to_raw(), string_ref(name), ty)) }
}

/// An integer of any width, from words of which the lowest is first; those that are lacking are zero.
pub fn integer<'c>(ty: Type<'c>, words: &[u64]) -> Attribute<'c> {
    let words = if words.is_empty() { &[0] } else { words };
    // SAFETY: a live type; the words are copied.
    unsafe {
        Attribute::from_raw(bridge::maseIntegerAttribute(ty.to_raw(), words.as_ptr(), words.len() as isize))
    }
}

/// The words of a signed number, with its sign in all bits above.
fn words(value: i128, width: u32) -> Vec<u64> {
    let word = |i: u32| (value >> (64 * i).min(127)) as u64;
    (0..width.div_ceil(64)).map(word).collect()
}

/// Bits of a value that is no clock.
pub fn width(value: Ssa) -> u32 {
    IntegerType::try_from(value.r#type()).expect("bits").width()
}

/// Puts modules at the end of a `builtin.module`.
#[derive(Clone, Copy)]
pub struct Hardware<'r> {
    context: &'r Context,
    block: BlockRef<'r, 'r>,
    location: Location<'r>,
}

impl<'r> Hardware<'r> {
    /// Into this block, which is the body of a `builtin.module`.
    pub fn new(context: &'r Context, block: BlockRef<'r, 'r>, location: Location<'r>) -> Self {
        Self { context, block, location }
    }

    fn attributes(
        &self,
        name: &str,
        ports: &[Port],
        parameters: &[Parameter],
    ) -> Vec<(Identifier<'r>, Attribute<'r>)> {
        let parameters: Vec<_> =
            parameters.iter().map(|p| parameter(self.context, &p.name, p.kind, None)).collect();
        let attribute = |name: &str, value: Attribute<'r>| (Identifier::new(self.context, name), value);
        vec![
            attribute("sym_name", StringAttribute::new(self.context, name).into()),
            attribute("module_type", TypeAttribute::new(module_type(self.context, ports)).into()),
            attribute("parameters", ArrayAttribute::new(self.context, &parameters).into()),
        ]
    }

    /// Declares a module that is written elsewhere, such as a template.
    pub fn external(&self, name: &str, ports: &[Port], parameters: &[Parameter]) -> Interface {
        self.external_of(name, name, ports, parameters)
    }

    /// The same with another symbol than its name in SystemVerilog: one that has ports of several widths is declared for each.
    pub fn external_of(
        &self,
        name: &str,
        verilog: &str,
        ports: &[Port],
        parameters: &[Parameter],
    ) -> Interface {
        let mut attributes = self.attributes(name, ports, parameters);
        if verilog != name {
            let verilog = StringAttribute::new(self.context, verilog).into();
            attributes.push((Identifier::new(self.context, "verilogName"), verilog));
        }
        let op = OperationBuilder::new("hw.module.extern", self.location)
            .add_attributes(&attributes)
            .add_regions([Region::new()])
            .build();
        self.block.append_operation(op.expect("a module"));
        Interface { name: name.to_owned(), ports: ports.to_vec(), parameters: parameters.to_vec() }
    }

    /// A module with what `body` builds in it: from its inputs the values of its outputs, each in the order of the ports.
    pub fn module(
        &self,
        name: &str,
        ports: &[Port],
        body: impl FnOnce(&Body<'r>, &[Ssa<'r>]) -> Vec<Ssa<'r>>,
    ) -> Interface {
        let region = Region::new();
        let inputs: Vec<_> = ports
            .iter()
            .filter(|port| !port.output)
            .map(|port| (port.ty(self.context), self.location))
            .collect();
        let block: BlockRef<'r, 'r> = region.append_block(Block::new(&inputs));
        let op = OperationBuilder::new("hw.module", self.location)
            .add_attributes(&self.attributes(name, ports, &[]))
            .add_regions([region])
            .build();
        self.block.append_operation(op.expect("a module"));
        let inside =
            Body { context: self.context, block, location: self.location, wires: RefCell::new(Vec::new()) };
        let arguments: Vec<Ssa<'r>> =
            (0..inputs.len()).filter_map(|i| block.argument(i).ok()).map(Ssa::from).collect();
        let outputs = body(&inside, &arguments);
        inside.finish();
        inside.op("hw.output", &outputs, &[], &[]);
        Interface { name: name.to_owned(), ports: ports.to_vec(), parameters: Vec::new() }
    }
}

/// A value that is read before it is known what drives it. Each is driven once.
#[must_use = "a wire has to be driven"]
pub struct Wire<'r> {
    value: Ssa<'r>,
}

impl<'r> Wire<'r> {
    /// To be read until the wire is driven, and not afterwards.
    pub fn value(&self) -> Ssa<'r> {
        self.value
    }
}

/// Builds at the end of a module's body.
pub struct Body<'r> {
    context: &'r Context,
    block: BlockRef<'r, 'r>,
    location: Location<'r>,
    /// Ops that stand for wires, and whether each is driven.
    wires: RefCell<Vec<(OperationRef<'r, 'r>, bool)>>,
}

impl<'r> Body<'r> {
    fn op(
        &self,
        name: &str,
        operands: &[Ssa<'r>],
        attributes: &[(&str, Attribute<'r>)],
        results: &[Type<'r>],
    ) -> OperationRef<'r, 'r> {
        let attributes: Vec<_> =
            attributes.iter().map(|(name, value)| (Identifier::new(self.context, name), *value)).collect();
        let op = OperationBuilder::new(name, self.location)
            .add_operands(operands)
            .add_attributes(&attributes)
            .add_results(results);
        self.block.append_operation(op.build().expect("an op of hardware"))
    }

    fn one(
        &self,
        name: &str,
        operands: &[Ssa<'r>],
        attributes: &[(&str, Attribute<'r>)],
        result: Type<'r>,
    ) -> Ssa<'r> {
        self.op(name, operands, attributes, &[result]).result(0).expect("an op with a result").into()
    }

    fn bits(&self, width: u32) -> Type<'r> {
        bits_type(self.context, width)
    }

    /// An op whose operands and result have one width.
    fn same(&self, name: &str, operands: &[Ssa<'r>]) -> Ssa<'r> {
        let first = operands.first().expect("at least one operand");
        self.one(name, operands, &[], first.r#type())
    }

    /// Erases the wires.
    fn finish(&self) {
        for (wire, driven) in self.wires.take() {
            let value = wire.result(0).expect("a wire has a value").into();
            assert!(driven, "a wire is not driven");
            assert!(!is_used(value), "a wire is read after it was driven");
            crate::build::erase(wire);
        }
    }

    /// The context.
    pub fn context(&self) -> &'r Context {
        self.context
    }

    /// The lowest `width` bits of a number.
    pub fn constant(&self, width: u32, value: i128) -> Ssa<'r> {
        self.constant_words(width, &words(value, width))
    }

    /// Bits from words, the lowest first; those that are lacking are zero.
    pub fn constant_words(&self, width: u32, words: &[u64]) -> Ssa<'r> {
        let ty = self.bits(width);
        self.one("hw.constant", &[], &[("value", integer(ty, words))], ty)
    }

    /// A table's element, of which the lowest `width` bits count. The index has as many bits as counting the elements takes,
    /// at least one; an index beyond the table reads the last element, since Verilog would have an X there.
    pub fn lookup(&self, table: &[i128], element: u32, index: Ssa<'r>) -> Ssa<'r> {
        let ty = self.bits(element);
        let last = *table.last().expect("a table with elements");
        let size = table.len().next_power_of_two().max(2);
        let padded = table.iter().chain(std::iter::repeat(&last)).take(size);
        // The first field is the last element.
        let mut fields: Vec<_> = padded.map(|value| integer(ty, &words(*value, element))).collect();
        fields.reverse();
        let array = array_type(self.location, size, ty).expect("a table with elements");
        let fields = ArrayAttribute::new(self.context, &fields).into();
        let table = self.one("hw.aggregate_constant", &[], &[("fields", fields)], array);
        self.one("hw.array_get", &[table, index], &[], ty)
    }

    /// Sum, wrapped to the width.
    pub fn add(&self, operands: &[Ssa<'r>]) -> Ssa<'r> {
        self.same("comb.add", operands)
    }

    /// Product, wrapped to the width; for signed factors extend them first.
    pub fn mul(&self, operands: &[Ssa<'r>]) -> Ssa<'r> {
        self.same("comb.mul", operands)
    }

    /// And of each bit.
    pub fn and(&self, operands: &[Ssa<'r>]) -> Ssa<'r> {
        self.same("comb.and", operands)
    }

    /// Or of each bit.
    pub fn or(&self, operands: &[Ssa<'r>]) -> Ssa<'r> {
        self.same("comb.or", operands)
    }

    /// Exclusive or of each bit.
    pub fn xor(&self, operands: &[Ssa<'r>]) -> Ssa<'r> {
        self.same("comb.xor", operands)
    }

    /// Every bit inverted.
    pub fn not(&self, value: Ssa<'r>) -> Ssa<'r> {
        self.xor(&[value, self.constant(width(value), -1)])
    }

    /// Difference, wrapped to the width.
    pub fn sub(&self, a: Ssa<'r>, b: Ssa<'r>) -> Ssa<'r> {
        self.same("comb.sub", &[a, b])
    }

    /// To the left, by an unsigned amount of the same width.
    pub fn shl(&self, a: Ssa<'r>, by: Ssa<'r>) -> Ssa<'r> {
        self.same("comb.shl", &[a, by])
    }

    /// To the right with zeros, by an unsigned amount of the same width.
    pub fn shr_unsigned(&self, a: Ssa<'r>, by: Ssa<'r>) -> Ssa<'r> {
        self.same("comb.shru", &[a, by])
    }

    /// To the right with the sign, by an unsigned amount of the same width.
    pub fn shr_signed(&self, a: Ssa<'r>, by: Ssa<'r>) -> Ssa<'r> {
        self.same("comb.shrs", &[a, by])
    }

    /// One bit: whether the comparison holds.
    pub fn compare(&self, predicate: Predicate, a: Ssa<'r>, b: Ssa<'r>) -> Ssa<'r> {
        let predicate = IntegerAttribute::new(self.bits(64), predicate as i64).into();
        self.one("comb.icmp", &[a, b], &[("predicate", predicate)], self.bits(1))
    }

    /// `then` where the bit `condition` is set.
    pub fn mux(&self, condition: Ssa<'r>, then: Ssa<'r>, otherwise: Ssa<'r>) -> Ssa<'r> {
        self.one("comb.mux", &[condition, then, otherwise], &[], then.r#type())
    }

    /// `width` bits from bit `low`.
    pub fn extract(&self, value: Ssa<'r>, low: u32, width: u32) -> Ssa<'r> {
        let low = IntegerAttribute::new(self.bits(32), i64::from(low)).into();
        self.one("comb.extract", &[value], &[("lowBit", low)], self.bits(width))
    }

    /// Values side by side, the first in the highest bits.
    pub fn concat(&self, operands: &[Ssa<'r>]) -> Ssa<'r> {
        let total = operands.iter().map(|operand| width(*operand)).sum();
        self.one("comb.concat", operands, &[], self.bits(total))
    }

    /// A value several times side by side.
    pub fn replicate(&self, value: Ssa<'r>, times: u32) -> Ssa<'r> {
        self.one("comb.replicate", &[value], &[], self.bits(width(value) * times))
    }

    /// The same signed number in at least as many bits.
    pub fn sign_extend(&self, value: Ssa<'r>, to: u32) -> Ssa<'r> {
        let from = width(value);
        if from == to {
            return value;
        }
        let sign = self.extract(value, from - 1, 1);
        self.concat(&[self.replicate(sign, to - from), value])
    }

    /// The same unsigned number in at least as many bits.
    pub fn zero_extend(&self, value: Ssa<'r>, to: u32) -> Ssa<'r> {
        let from = width(value);
        if from == to { value } else { self.concat(&[self.constant(to - from, 0), value]) }
    }

    /// A register: `input` at the last edge of the clock at which `enable`, if there is one, was high.
    pub fn register(
        &self,
        name: &str,
        input: Ssa<'r>,
        clock: Ssa<'r>,
        enable: Option<Ssa<'r>>,
        reset: Option<Reset<'r>>,
    ) -> Ssa<'r> {
        let mut operands = vec![input, clock];
        operands.extend(enable);
        let mut segments = vec![1; operands.len()];
        operands.extend(reset.iter().flat_map(|reset| [reset.when, reset.value]));
        let resets = i32::from(reset.is_some());
        segments.extend([resets, resets, 0]);
        let attributes = [
            ("name", StringAttribute::new(self.context, name).into()),
            ("operandSegmentSizes", DenseI32ArrayAttribute::new(self.context, &segments).into()),
        ];
        let op = if enable.is_some() { "seq.compreg.ce" } else { "seq.compreg" };
        self.one(op, &operands, &attributes, input.r#type())
    }

    /// A bit as a clock.
    pub fn to_clock(&self, bit: Ssa<'r>) -> Ssa<'r> {
        self.one("seq.to_clock", &[bit], &[], clock_type(self.context))
    }

    /// A clock as a bit.
    pub fn from_clock(&self, clock: Ssa<'r>) -> Ssa<'r> {
        self.one("seq.from_clock", &[clock], &[], self.bits(1))
    }

    /// A value to be known later, as where registers feed back.
    pub fn wire(&self, width: u32) -> Wire<'r> {
        // Any op without operands stands for it until then.
        let ty = self.bits(width);
        let op = self.op("hw.constant", &[], &[("value", integer(ty, &[]))], &[ty]);
        self.wires.borrow_mut().push((op, false));
        Wire { value: op.result(0).expect("a constant has a value").into() }
    }

    /// Makes everything that reads a wire read `value`, which is another.
    pub fn drive(&self, wire: Wire<'r>, value: Ssa<'r>) {
        assert_eq!(width(wire.value), width(value), "bits of a wire and of what drives it");
        let is_it = |op: &OperationRef<'r, 'r>| {
            op.result(0).is_ok_and(|result| identity(result.into()) == identity(wire.value))
        };
        let mut wires = self.wires.borrow_mut();
        let (_, driven) = wires.iter_mut().find(|(op, _)| is_it(op)).expect("a wire of this body");
        *driven = true;
        replace_uses(wire.value, value);
    }

    /// An instance: settings for all of the module's parameters, in any order; values for its inputs and from its outputs, each
    /// in the order of its ports.
    pub fn instance(
        &self,
        name: &str,
        of: &Interface,
        settings: &[(&str, Setting)],
        inputs: &[Ssa<'r>],
    ) -> Vec<Ssa<'r>> {
        let named = |outputs: bool| {
            let names = of.ports.iter().filter(|port| port.output == outputs);
            let names: Vec<Attribute> =
                names.map(|port| StringAttribute::new(self.context, &port.name).into()).collect();
            ArrayAttribute::new(self.context, &names).into()
        };
        let outputs: Vec<_> =
            of.ports.iter().filter(|port| port.output).map(|port| port.ty(self.context)).collect();
        let unknown = settings.iter().find(|(name, _)| of.parameters.iter().all(|p| p.name != *name));
        assert!(unknown.is_none(), "{} has no parameter for {unknown:?}", of.name);
        let parameters: Vec<_> =
            of.parameters.iter().map(|declared| self.setting(declared, settings)).collect();
        let attributes = [
            ("instanceName", StringAttribute::new(self.context, name).into()),
            ("moduleName", FlatSymbolRefAttribute::new(self.context, &of.name).into()),
            ("argNames", named(false)),
            ("resultNames", named(true)),
            ("parameters", ArrayAttribute::new(self.context, &parameters).into()),
        ];
        let op = self.op("hw.instance", inputs, &attributes, &outputs);
        (0..outputs.len()).filter_map(|i| op.result(i).ok()).map(Ssa::from).collect()
    }

    fn setting(&self, declared: &Parameter, settings: &[(&str, Setting)]) -> Attribute<'r> {
        let Parameter { name, kind } = declared;
        let (_, value) = settings
            .iter()
            .find(|(given, _)| given == name)
            .unwrap_or_else(|| panic!("no value for the parameter {name}"));
        let value: Attribute = match (kind, value) {
            (Kind::Int, Setting::Int(value)) => {
                IntegerAttribute::new(kind.ty(self.context), i64::from(*value)).into()
            }
            (Kind::Bits(_), Setting::Bits(words)) => integer(kind.ty(self.context), words),
            (Kind::Text, Setting::Text(text)) => StringAttribute::new(self.context, text).into(),
            _ => panic!("the parameter {name} is {kind:?}, its value {value:?}"),
        };
        parameter(self.context, name, *kind, Some(value))
    }
}
