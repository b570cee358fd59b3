//! Builds the C++ part through CMake, and generates the Rust and C accessors of the hardware attributes from the same
//! `.td` files that define them.

mod attributes;
mod tablegen;

use anyhow::{Context, Result, bail};
use std::{env, fs, path::PathBuf};

fn main() -> Result<()> {
    let manifest = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let prefix = PathBuf::from(env::var("MLIR_SYS_220_PREFIX").context(
        "MLIR_SYS_220_PREFIX is not set; .cargo/config.toml sets it for builds inside the project",
    )?);
    for path in ["mase", "mirror", "bridge", "build", "CMakeLists.txt", "../CMakeLists.txt"] {
        println!("cargo:rerun-if-changed={}", manifest.join(path).display());
    }
    println!("cargo:rerun-if-env-changed=MLIR_SYS_220_PREFIX");
    if !prefix.join("lib/cmake/mlir").is_dir() {
        bail!("no MLIR 22.1 in {} (MLIR_SYS_220_PREFIX); `cargo xtask setup` installs it", prefix.display());
    }

    let records = tablegen::dump(&prefix, &manifest.join("mase/include"), "mase/Mase.td")?;
    let generated = attributes::generate(&records)?;
    fs::write(out.join("attributes.rs"), generated.rust)?;
    write_if_changed(&out.join("attributes.cpp"), &generated.cpp)?;

    // MLIR identifies traits by type names as the compiler spells them, so this must be the compiler that built
    // libMLIR.so: with another, `mase.yield` would not be a terminator. Debian builds LLVM with its own clang.
    println!("cargo:rerun-if-env-changed=MASE_CXX");
    let compiler = env::var_os("MASE_CXX").map_or_else(|| prefix.join("bin/clang++"), PathBuf::from);
    if !compiler.is_file() {
        bail!(
            "no C++ compiler at {}: the C++ part must be compiled by the compiler that built libMLIR.so; set MASE_CXX to \
             it, or install clang 22 (`cargo xtask setup`)",
            compiler.display()
        );
    }

    // CMake does not let go of the compiler it was first configured with.
    let directory = compiler.to_string_lossy().replace(['/', '.'], "_");
    let built = cmake::Config::new("..")
        .out_dir(out.join(format!("cmake{directory}")))
        .generator("Ninja")
        // The crate's own flags silence all warnings.
        .no_default_flags(true)
        .define("CMAKE_CXX_COMPILER", &compiler)
        .define("CMAKE_C_FLAGS", "")
        .define("CMAKE_CXX_FLAGS", "")
        .profile("Release")
        .define("MASE_CPP_ONLY", "ON")
        .define("MASE_GENERATED_DIR", &out)
        .define("MLIR_DIR", prefix.join("lib/cmake/mlir"))
        .define("LLVM_DIR", prefix.join("lib/cmake/llvm"))
        // The C++ part runs for milliseconds and is compiled for minutes.
        .define("CMAKE_CXX_FLAGS_RELEASE", "-O1 -DNDEBUG")
        .build_target("all")
        .build();
    println!("cargo:rustc-link-search=native={}", built.join("build/dialects").display());
    println!("cargo:rustc-link-lib=static=mase_cpp");
    println!("cargo:rustc-link-lib=dylib=MLIR");
    println!("cargo:rustc-link-lib=dylib=LLVM");
    println!("cargo:rustc-link-lib=dylib=stdc++");
    // Where this crate's own tests find libMLIR.so at run time; other crates say it for themselves.
    println!("cargo:rustc-link-arg=-Wl,-rpath,{}", prefix.join("lib").display());
    Ok(())
}

/// Keeps the time stamp of unchanged text, so that CMake compiles nothing twice.
fn write_if_changed(path: &std::path::Path, text: &str) -> Result<()> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    Ok(fs::write(path, text)?)
}
