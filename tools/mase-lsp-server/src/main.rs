//! `mase-lsp-server`: MLIR's language server with the `mase` dialect, over stdin and stdout.

fn main() {
    std::process::exit(mase_ir::register::lsp_server_main());
}
