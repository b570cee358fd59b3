//! Builds a small quantised network with typed builders, and runs MLIR's passes, MASE's and one of our own over it.

mod count_narrow;

use anyhow::{Context as _, Result, ensure};
use mase_ir::{
    mase,
    melior::{
        Context,
        dialect::{DialectRegistry, func},
        ir::{
            Block, BlockLike, Location, Module, Region, RegionLike, Type,
            attribute::{StringAttribute, TypeAttribute},
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

/// `relu(x * w)` in 8-bit fixed point, with a transposition there and back for `canonicalize` to remove.
fn network(context: &Context) -> Result<Module<'_>> {
    let location = Location::unknown(context);
    let ty = |text: &str| Type::parse(context, text).with_context(|| format!("'{text}' is not a type"));
    let input = ty("tensor<64x1xf32>")?;
    let row = ty("tensor<1x64x!mase.fixed<8, 5>>")?;
    let turned = ty("tensor<64x1x!mase.fixed<8, 5>>")?;
    let weight = ty("tensor<10x64x!mase.fixed<8, 6>>")?;
    let output = ty("tensor<1x10x!mase.fixed<16, 11>>")?;

    let block = Block::new(&[(input, location)]);
    let x = block.argument(0)?.into();
    let w = block.append_operation(
        mase::ParameterOp::builder(context, location)
            .result(weight)
            .name(StringAttribute::new(context, "fc.weight"))
            .build()
            .into(),
    );
    let q = block.append_operation(mase::cast(context, turned, x, location).into());
    let t = |value, ty| {
        let order = mase_ir::melior::ir::attribute::DenseI64ArrayAttribute::new(context, &[1, 0]);
        mase::transpose(context, ty, value, order.into(), location)
    };
    let a = block.append_operation(t(q.result(0)?.into(), row).into());
    let b = block.append_operation(t(a.result(0)?.into(), turned).into());
    let c = block.append_operation(t(b.result(0)?.into(), row).into());
    let sum = block.append_operation(
        mase::linear(context, output, c.result(0)?.into(), w.result(0)?.into(), location).into(),
    );
    let y = block.append_operation(mase::relu(context, output, sum.result(0)?.into(), location).into());
    block.append_operation(func::r#return(&[y.result(0)?.into()], location));

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
