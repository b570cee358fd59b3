"""lit suite of MASE. Runs alone (`lit lit-tests`) after `cargo build`, or from `cargo xtask test`.

Tools are looked for in MASE_BIN_DIR, or in target/debug of this tree; LLVM's in MLIR_SYS_220_PREFIX, or where
.cargo/config.toml says.
"""

import os
import pathlib
import re
import sys

import lit.formats

root = pathlib.Path(__file__).resolve().parent.parent


def llvm_prefix():
    """The LLVM that the tools are linked against."""
    if prefix := os.environ.get("MLIR_SYS_220_PREFIX"):
        return pathlib.Path(prefix)
    text = (root / ".cargo" / "config.toml").read_text()
    return pathlib.Path(re.search(r'^MLIR_SYS_220_PREFIX = "(.*)"', text, re.M).group(1))


bin_dir = pathlib.Path(os.environ.get("MASE_BIN_DIR", root / "target" / "debug"))
if not (bin_dir / "mase-opt").exists():
    lit_config.fatal(f"no mase-opt in {bin_dir}: run `cargo build` first")

config.name = "MASE"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".mlir", ".test"]
config.excludes = ["corpus", "inputs", "models"]
config.test_source_root = str(root / "lit-tests")
config.test_exec_root = str(bin_dir.parent / "lit-tests")

config.environment["PATH"] = os.pathsep.join(
    [str(bin_dir), str(llvm_prefix() / "bin"), os.environ.get("PATH", "")]
)
# The default search for data files is what the tests use, unless one sets it.
config.environment.pop("MASE_HOME", None)

# A Python with PyTorch and tools/import: made by `cargo xtask setup --frontend`, or named by MASE_FRONTEND_PYTHON. Tests that
# need it say `REQUIRES: frontend`.
frontend_python = pathlib.Path(os.environ.get("MASE_FRONTEND_PYTHON") or root / ".mase" / "frontend" / "bin" / "python")
mase_import = frontend_python.parent / "mase-import"
if os.access(frontend_python, os.X_OK) and os.access(mase_import, os.X_OK):
    config.available_features.add("frontend")

# CIRCT's library, which `cargo xtask setup` gets: tests that write Verilog say `REQUIRES: circt`.
circt = pathlib.Path(os.environ.get("MASE_CIRCT_LIBRARY") or root / ".mase" / "circt" / "libCIRCTBindingsPythonCAPI.so")
if circt.is_file():
    config.available_features.add("circt")
    config.environment["MASE_CIRCT_LIBRARY"] = str(circt)

plugin = bin_dir / "libmase_plugin.so"
runners = ("runner_utils", "c_runner_utils", "float16_utils")
libraries = ",".join(str(llvm_prefix() / "lib" / f"libmlir_{name}.so") for name in runners)
config.substitutions += [
    ("%corpus", str(root / "lit-tests" / "corpus")),
    ("%models", str(root / "lit-tests" / "models")),
    ("%root", str(root)),
    # The stock mlir-opt with our plugin.
    ("%mlir-opt-plugin", f"mlir-opt --load-dialect-plugin={plugin} --load-pass-plugin={plugin}"),
    ("%plugin", str(plugin)),
    # %run calls the @main, which prints, of what %lower makes.
    ("%lower", "mase-opt --mase-lower-to-llvm"),
    ("%run", f"mlir-runner -e main -entry-point-result=void -shared-libs={libraries}"),
    # The Python that runs lit; it has numpy.
    ("%python", sys.executable),
    # Without -B it would leave compiled files among the tests.
    ("%frontend-python", f"{frontend_python} -B"),
    ("%mase-import", str(mase_import)),
]
