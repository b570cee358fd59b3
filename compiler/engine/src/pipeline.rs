//! From a module to the LLVM dialect, in the engine's own context.

use crate::{
    Error, Signature, guard, ir, math, memory, nests,
    outline::{self, Kernels},
    source::Source,
    split::{self, Split},
};
use mase_data::{DType, byte_count};
use mase_ir::{
    diagnostic,
    melior::{
        Context,
        dialect::DialectRegistry,
        ir::{
            Attribute, BlockLike, Identifier, Location, Module, Region, ShapedTypeLike, Type, ValueLike,
            attribute::{BoolAttribute, DenseI32ArrayAttribute, StringAttribute},
            operation::{OperationBuilder, OperationLike},
            r#type::{MemRefType, RankedTensorType},
        },
        utility::{register_all_dialects, register_all_llvm_translations, register_all_passes},
    },
    node, register, walk,
};

/// The function that runs the model: inputs, parameters, derived ones, results, memory.
pub const RUN: &str = "mase_engine_run";
/// The function that derives parameters: parameters, results, memory.
pub const BIND: &str = "mase_engine_bind";

/// What became of a module.
pub struct Lowered {
    pub kernels: Kernels,
    pub inputs: Vec<Signature>,
    pub outputs: Vec<Signature>,
    pub split: Split,
    /// Bytes of memory that the functions need.
    pub run_memory: usize,
    pub bind_memory: usize,
}

/// Nodes become `linalg`, calls are inlined, and every op of `linalg` is a `generic`, or a move that says so.
const TO_GENERIC: &str = "
    func.func(mase-lower-to-linalg{parameters=keep}), inline, symbol-dce, canonicalize, cse,
    func.func(convert-elementwise-to-linalg, linalg-generalize-named-ops), canonicalize, cse";

/// Before results are arguments: upstream gives a value a result's buffer even where another result needs that value after the
/// buffer is written.
const TO_PLACES: &str = "func.func(linalg-fuse-elementwise-ops, canonicalize, cse), eliminate-empty-tensors";

const TO_BUFFERS: &str = "
    one-shot-bufferize{bufferize-function-boundaries=true function-boundary-type-conversion=identity-layout-map},
    drop-equivalent-buffer-results, canonicalize, cse";

/// Upstream knows of many computed places that they are inside: one looked up in a table of 256 by 8 bits, one that is clamped.
const LESS_GUARDED: &str = "int-range-optimizations, canonicalize";

const TO_LOOPS: &str = "func.func(convert-linalg-to-loops), fold-memref-alias-ops, canonicalize, cse";

const TO_LLVM: &str = "
    expand-strided-metadata, lower-affine, convert-scf-to-cf, func.func(arith-expand{include-bf16=true}), canonicalize, cse,
    convert-math-to-llvm, convert-math-to-libm, convert-index-to-llvm, finalize-memref-to-llvm, convert-arith-to-llvm,
    convert-func-to-llvm{use-bare-ptr-memref-call-conv=true}, convert-cf-to-llvm, reconcile-unrealized-casts";

/// A context with all that lowering needs.
pub fn context() -> Result<Context, Error> {
    register_all_passes();
    let clash = || Error::Compile("another copy of MASE is loaded".into());
    if !mase_passes::register_all() {
        return Err(clash());
    }
    let registry = DialectRegistry::new();
    register_all_dialects(&registry);
    if !register::insert_dialects(&registry) {
        return Err(clash());
    }
    let context = Context::new();
    context.append_dialect_registry(&registry);
    // Those of ops that are built here; passes load what they build.
    for dialect in ["arith", "bufferization", "func", "linalg", "mase", "math", "memref", "tensor"] {
        context.get_or_load_dialect(dialect);
    }
    // One function has most of the ops: threads would only wait.
    context.enable_multi_threading(false);
    register_all_llvm_translations(&context);
    Ok(context)
}

/// The module of a source.
pub fn parse<'c>(context: &'c Context, source: &Source) -> Result<Module<'c>, Error> {
    let bytes =
        mlir_sys::MlirStringRef { data: source.bytecode.as_ptr().cast(), length: source.bytecode.len() };
    // SAFETY: the bytes live for the call; null says that they are no module.
    let (module, messages) = diagnostic::capture(context, || unsafe {
        Module::from_option_raw(mlir_sys::mlirModuleCreateParse(context.to_raw(), bytes))
    });
    module.ok_or_else(|| ir::compile_error(&messages, "the module cannot be read"))
}

/// Lowers to the LLVM dialect.
pub fn lower<'c>(context: &'c Context, module: &mut Module<'c>, entry: &str) -> Result<Lowered, Error> {
    // SAFETY: the op lives as long as the module. Passes change what is inside it, and no reference to that is kept across them.
    let root: ir::Op<'c> = unsafe { ir::Op::from_raw(module.as_operation().to_raw()) };
    let run = prepare(context, module, root, entry)?;
    let inputs = signatures("arg", &ir::arguments(run.0).iter().map(|v| v.r#type()).collect::<Vec<_>>())?;
    let outputs = signatures("result", &run.1)?;

    let kernels = outline::outline(context, root, ir::function(root, RUN).expect("renamed"));
    ir::run_passes(context, module, "func.func(canonicalize, cse)")?;
    let split = split::split(context, root)?;
    ir::run_passes(context, module, TO_PLACES)?;
    for name in [RUN, BIND] {
        let function = ir::function(root, name).expect("both are there");
        rounds_in_place(context, function);
        results_to_arguments(context, function);
    }
    ir::run_passes(context, module, TO_BUFFERS)?;
    outline::fill_in(context, root, &kernels);
    let mut memory = [0; 2];
    for (name, bytes) in [RUN, BIND].into_iter().zip(&mut memory) {
        let function = ir::function(root, name).expect("both are there");
        *bytes = memory::lay_out(context, function)?;
        copies_to_loops(context, function);
        reorder_sums(context, function);
        guard::guard(context, function);
    }
    ir::run_passes(context, module, LESS_GUARDED)?;
    let mut nests = nests::Nests::new();
    for name in [RUN, BIND] {
        let function = ir::function(root, name).expect("both are there");
        nests::outline(context, root, function, &mut nests);
    }
    ir::run_passes(context, module, TO_LOOPS)?;
    refuse_left(context, root)?;
    ir::functions(root).into_iter().for_each(|function| math::expand(context, function));
    ir::run_passes(context, module, TO_LLVM)?;
    Ok(Lowered { kernels, inputs, outputs, split, run_memory: memory[0], bind_memory: memory[1] })
}

/// Brings the module to the form that the rest expects: one function of one block, named [`RUN`]. Its block, and its results.
fn prepare<'c>(
    context: &'c Context,
    module: &mut Module<'c>,
    root: ir::Op<'c>,
    entry: &str,
) -> Result<(mase_ir::melior::ir::BlockRef<'c, 'c>, Vec<Type<'c>>), Error> {
    let names: Vec<_> = ir::functions(root).into_iter().map(ir::symbol).collect();
    if !names.iter().any(|name| name == entry) {
        return Err(Error::Compile(format!(
            "there is no function `{entry}`; there are: {}",
            names.join(", ")
        )));
    }
    for function in ir::functions(root) {
        if ir::symbol(function) == entry {
            ir::body(function).ok_or_else(|| Error::Compile(format!("`{entry}` has no body")))?;
            ir::remove_attribute(function, "sym_visibility");
        } else {
            ir::set_attribute(function, "sym_visibility", StringAttribute::new(context, "private").into());
        }
    }
    ir::run_passes(context, module, TO_GENERIC)?;
    // What follows multiplies extents.
    for value in walk::preorder(root).into_iter().flat_map(|op| op.results().collect::<Vec<_>>()) {
        let Some(shape) = node::shape(value.r#type()) else { continue };
        let shape: Vec<usize> = shape.into_iter().map(|extent| extent as usize).collect();
        if byte_count(DType::F64, &shape).is_none() {
            return Err(Error::Compile(format!(
                "a value of type {} is more than memory can hold",
                value.r#type()
            )));
        }
    }
    let run = ir::function(root, entry).expect("checked above");
    ir::set_attribute(run, "sym_name", StringAttribute::new(context, RUN).into());
    let block = ir::body(run).expect("checked above");
    if block.next_in_region().is_some() {
        return Err(Error::Compile(format!("`{entry}` has several blocks, but one is expected")));
    }
    if let Some(call) = walk::preorder(run).into_iter().find(|op| walk::name(*op) == "func.call") {
        let callee = call.attribute("callee").map(|callee| callee.to_string()).unwrap_or_default();
        return Err(Error::Compile(format!("`{entry}` calls {callee}, which cannot be inlined")));
    }
    let results =
        block.terminator().map(|end| end.operands().map(|v| v.r#type()).collect()).unwrap_or_default();
    Ok((block, results))
}

fn signatures(prefix: &str, types: &[Type]) -> Result<Vec<Signature>, Error> {
    types.iter().enumerate().map(|(index, ty)| Signature::of(format!("{prefix}{index}"), *ty)).collect()
}

/// An error for an op that has no code: LLVM would end the process, or call what is not there.
fn refuse_left(context: &Context, root: ir::Op) -> Result<(), Error> {
    for op in walk::preorder(root) {
        let name = walk::name(op);
        if name.starts_with("linalg.") {
            return Err(Error::Compile(format!("there are no loops for `{name}`")));
        }
        let (from, to) = (op.operands().next(), op.results().next());
        if name == "arith.truncf"
            && from.is_some_and(|v| v.r#type() == Type::float64(context))
            && to.is_some_and(|v| v.r#type() == Type::bfloat16(context))
        {
            return Err(Error::Compile("there is no code for `arith.truncf` from f64 to bf16".to_owned()));
        }
    }
    Ok(())
}

/// Lets each round of a loop write the tensors that it passes on where it got them: buffers have fixed places, so that those
/// of one round would be overwritten in the next one.
fn rounds_in_place<'c>(context: &'c Context, function: ir::Op<'c>) {
    for op in walk::preorder(function).into_iter().filter(|op| walk::name(*op) == "scf.for") {
        let Some((block, end)) = ir::body(op).and_then(|block| Some((block, ir::ops(block).pop()?))) else {
            continue;
        };
        // The first argument counts the rounds.
        let pairs = end.operands().zip(ir::arguments(block).split_off(1)).enumerate();
        let changed: Vec<_> = pairs
            .filter(|(_, (value, carried))| {
                node::shape(value.r#type()).is_some() && ir::key(*value) != ir::key(*carried)
            })
            .collect();
        let build = |name: &str, operands: &[ir::Ssa<'c>]| {
            OperationBuilder::new(name, Location::unknown(context))
                .add_operands(operands)
                .add_results(&[operands[0].r#type()])
        };
        // What was passed in is copied before any of it is written.
        let copied: Vec<_> = changed
            .into_iter()
            .map(|(index, (value, carried))| {
                if node::defining_op(value).is_some() {
                    return (index, value, carried);
                }
                let sizes = DenseI32ArrayAttribute::new(context, &[0, 1, 0]);
                let copy = build("bufferization.alloc_tensor", &[value])
                    .add_attributes(&[(Identifier::new(context, "operandSegmentSizes"), sizes.into())]);
                (index, ir::result(ir::build_before(end, copy)), carried)
            })
            .collect();
        for (index, value, carried) in copied {
            let write = build("bufferization.materialize_in_destination", &[value, carried]);
            ir::set_operand(end, index, ir::result(ir::build_before(end, write)));
        }
    }
}

/// Lets a function on tensors write its results to buffers that are arguments, and nothing to the other arguments.
fn results_to_arguments<'c>(context: &'c Context, function: ir::Op<'c>) {
    let block = ir::body(function).expect("a body");
    let end = block.terminator().expect("a return");
    // SAFETY: the op belongs to the module as the function does.
    let end: ir::Op<'c> = unsafe { ir::Op::from_raw(end.to_raw()) };
    let location = Location::unknown(context);
    let inputs = block.argument_count();
    let unit = |name: &str| (Identifier::new(context, name), Attribute::unit(context));
    for value in end.operands().collect::<Vec<_>>() {
        let tensor = RankedTensorType::try_from(value.r#type()).expect("checked as a signature");
        let shape = node::shape(value.r#type()).expect("checked as a signature");
        let buffer = MemRefType::new(tensor.element(), &shape, None, None);
        let to = block.add_argument(buffer.into(), location);
        let write = OperationBuilder::new("bufferization.materialize_in_destination", location)
            .add_operands(&[value, to])
            .add_attributes(&[unit("restrict"), unit("writable")]);
        ir::build_before(end, write);
    }
    ir::build_before(end, OperationBuilder::new("func.return", location));
    mase_ir::build::erase(end);
    ir::update_type(context, function, &[]);
    for index in 0..inputs {
        let name = mase_dialects::bridge::string_ref("bufferization.writable");
        let no = BoolAttribute::new(context, false);
        // SAFETY: a live function, an argument in range; the name lives for the call.
        unsafe {
            mlir_sys::mlirFuncSetArgAttr(
                function.to_raw(),
                index as isize,
                name,
                mase_ir::melior::ir::AttributeLike::to_raw(&Attribute::from(no)),
            )
        };
    }
}

/// Copies between buffers that are not contiguous become loops; LLVM's lowering would call a library.
fn copies_to_loops<'c>(context: &'c Context, function: ir::Op<'c>) {
    for op in walk::preorder(function).into_iter().filter(|op| walk::name(*op) == "memref.copy") {
        if op.operands().all(|v| is_contiguous(v.r#type())) {
            continue;
        }
        let operands: Vec<_> = op.operands().collect();
        let segments = DenseI32ArrayAttribute::new(context, &[1, 1]);
        let copy = OperationBuilder::new("linalg.copy", op.location())
            .add_operands(&operands)
            .add_attributes(&[(Identifier::new(context, "operandSegmentSizes"), segments.into())])
            .add_regions([Region::new()]);
        let copy = ir::build_before(op, copy);
        // SAFETY: a live op of linalg that has an empty region for its body.
        unsafe { mlir_sys::mlirLinalgFillBuiltinNamedOpRegion(copy.to_raw()) };
        mase_ir::build::erase(op);
    }
}

fn is_contiguous(ty: Type) -> bool {
    MemRefType::try_from(ty).is_ok_and(|buffer| buffer.affine_map().is_identity())
}

/// Lets LLVM add up sums over elements in lanes. The order is the same in each run.
fn reorder_sums<'c>(context: &'c Context, function: ir::Op<'c>) {
    let any_order = Attribute::parse(context, "#arith.fastmath<reassoc>").expect("an attribute of arith");
    for op in walk::preorder(function).into_iter().filter(|op| walk::name(*op) == "linalg.generic") {
        let reduces =
            op.attribute("iterator_types").is_ok_and(|types| types.to_string().contains("reduction"));
        let Some(block) = ir::body(op).filter(|_| reduces) else { continue };
        let arguments = ir::arguments(block);
        let outs: Vec<usize> = arguments[arguments.len() - 1..].iter().map(|v| ir::key(*v)).collect();
        for inner in ir::ops(block) {
            let sums = matches!(walk::name(inner).as_str(), "arith.addf" | "arith.mulf");
            if sums && inner.operands().any(|v| outs.contains(&ir::key(v))) {
                ir::set_attribute(inner, "fastmath", any_order);
            }
        }
    }
}
