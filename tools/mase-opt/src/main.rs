//! `mase-opt`: MLIR's optimizer driver over upstream's and MASE's dialects and passes. Every habit of `mlir-opt` works.
//! `MASE_LOG=mase=debug` logs to stderr.

fn main() {
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::from_env("MASE_LOG"))
        .with_writer(std::io::stderr)
        .init();
    mase_rtl::passes::register_all();
    std::process::exit(mase_ir::register::opt_main());
}
