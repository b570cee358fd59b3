//! Writes the PyTorch source of a module to stdout: `cargo run --example torch -- model.mlir`.

use mase_ir::{
    melior::{
        Context,
        dialect::DialectRegistry,
        ir::{Module, operation::OperationLike},
        utility::register_all_dialects,
    },
    register,
};
use std::{fs, process::ExitCode};

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("usage: torch MODEL.mlir");
        return ExitCode::FAILURE;
    };
    let registry = DialectRegistry::new();
    register::insert_dialects(&registry);
    register_all_dialects(&registry);
    let context = Context::new();
    context.append_dialect_registry(&registry);
    context.load_all_available_dialects();
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(fault) => {
            eprintln!("{path}: {fault}");
            return ExitCode::FAILURE;
        }
    };
    let Some(module) = Module::parse(&context, &text).filter(|module| module.as_operation().verify()) else {
        return ExitCode::FAILURE;
    };
    match mase_emit::torch::torch(module.as_operation()) {
        Ok(model) => print!("{}", model.source),
        Err(fault) => {
            eprintln!("{fault}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
