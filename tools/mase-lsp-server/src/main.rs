//! `mase-lsp-server`: MLIR's language server with the `mase` dialect and the mirrors of CIRCT's, over stdin and stdout.

fn main() {
    std::process::exit(mase_ir::register::lsp_server_main());
}
