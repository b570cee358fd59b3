//! Running passes on text.

use mase_ir::{
    melior::{
        ir::{Module, operation::OperationLike},
        pass::PassManager,
        utility::parse_pass_pipeline,
    },
    module,
};
use mase_passes::register_all;

/// The module after a pipeline; none if that fails.
pub fn run(text: &str, pipeline: &str) -> Option<String> {
    assert!(register_all());
    let context = module::context().expect("the mase dialect is there");
    let mut module = Module::parse(&context, text).expect("parses");
    let manager = PassManager::new(&context);
    parse_pass_pipeline(manager.as_operation_pass_manager(), pipeline).expect(pipeline);
    manager.run(&mut module).ok()?;
    assert!(module.as_operation().verify());
    Some(module.as_operation().to_string())
}
