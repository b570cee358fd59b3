//! Lets what this crate links find libMLIR.so at run time.

fn main() {
    println!("cargo:rerun-if-env-changed=MLIR_SYS_220_PREFIX");
    // `dialect!` in src/ops.rs reads these without telling Cargo.
    println!("cargo:rerun-if-changed=../../dialects/mase/include");
    if let Ok(prefix) = std::env::var("MLIR_SYS_220_PREFIX") {
        println!("cargo:rustc-link-arg=-Wl,-rpath,{prefix}/lib");
    }
}
