//! Builds a small quantised network with typed builders, and runs MLIR's passes, MASE's and one of our own over it.

mod count_narrow;

use anyhow::{Context as _, Result, ensure};
use mase_ir::{
    mase,
    melior::{
        Context,
        dialect::{DialectRegistry, func},
        ir::{
            Block, BlockLike, Location, Module, Operation, Region, RegionLike, Type, Value, ValueLike,
            attribute::{DenseI64ArrayAttribute, StringAttribute, TypeAttribute},
            operation::OperationLike,
            r#type::FunctionType,
        },
        pass::PassManager,
        utility::{parse_pass_pipeline, register_all_dialects, register_all_passes},
    },
    pass, register,
};

fn main() -> Result<()> {
    // Passes go into the process, dialects into a registry.
    register_all_passes();
    ensure!(mase_passes::register_all(), "MASE's passes are there already");
    ensure!(pass::register(&count_narrow::PASS), "our pass is there already");
    let registry = DialectRegistry::new();
    register_all_dialects(&registry);
    ensure!(register::insert_dialects(&registry), "another dialect is called mase");

    let context = Context::new();
    context.append_dialect_registry(&registry);
    context.load_all_available_dialects();
    // Without a handler MLIR prints errors only.
    context.attach_diagnostic_handler(|diagnostic| {
        eprintln!("{:?}: {diagnostic}", diagnostic.severity());
        true
    });

    let mut module = network(&context)?;
    ensure!(module.as_operation().verify(), "the module is not valid");

    let manager = PassManager::new(&context);
    let pipeline = "builtin.module(canonicalize,cse,mase-set-target{device=xcu250 count=2},\
                    func.func(mase-init,example-count-narrow{bits=8}),mase-report{output=-})";
    parse_pass_pipeline(manager.as_operation_pass_manager(), pipeline)?;
    manager.run(&mut module)?;
    println!("{}", module.as_operation());
    Ok(())
}

/// `relu(x * w)` in 8-bit fixed point, turned around twice too often for `canonicalize` to mend.
fn network(context: &Context) -> Result<Module<'_>> {
    let location = Location::unknown(context);
    let ty = |text: &str| Type::parse(context, text).with_context(|| format!("'{text}' is not a type"));
    let input = ty("tensor<64x1xf32>")?;
    let quantised = ty("tensor<64x1x!mase.fixed<8, 5>>")?;
    let weight = ty("tensor<10x64x!mase.fixed<8, 6>>")?;
    let name = StringAttribute::new(context, "fc.weight");
    let order = DenseI64ArrayAttribute::new(context, &[1, 0]).into();

    // A missing operand or attribute does not compile; types of results are inferred where they follow from the operands.
    let block = Block::new(&[(input, location)]);
    let weight = append(&block, mase::parameter(context, weight, name, location))?;
    let mut row = append(&block, mase::cast(context, quantised, block.argument(0)?.into(), location))?;
    for _ in 0..3 {
        row = append(&block, mase::transpose(context, row, order, location))?;
    }
    let sum = append(&block, mase::linear(context, row, weight, location))?;
    let y = append(&block, mase::relu(context, sum, location))?;
    block.append_operation(func::r#return(&[y], location));
    let output = y.r#type();

    let region = Region::new();
    region.append_block(block);
    let module = Module::new(location);
    module.body().append_operation(func::func(
        context,
        StringAttribute::new(context, "classify"),
        TypeAttribute::new(FunctionType::new(context, &[input], &[output]).into()),
        region,
        &[],
        location,
    ));
    Ok(module)
}

/// Puts an op at the end of a block and returns its result.
fn append<'c, 'a>(block: &'a Block<'c>, op: impl Into<Operation<'c>>) -> Result<Value<'c, 'a>> {
    Ok(block.append_operation(op.into()).result(0)?.into())
}
