"""Delays of operations in AMD UltraScale+ logic, as Yosys estimates them: writes delays.toml.

Run with a Python that has pyosys: `python measure.py delays.toml` (four minutes). Each point is one combinational module, mapped by
`synth_xilinx -family xcup -noiopad -nodsp` and timed by `sta` with the delays of Yosys' models of the cells, which are those of the 7 series and leave out wires.
The fits are what `src/delay.rs` computes with; a test compares the two.
"""

import math
import os
import random
import re
import sys
import tempfile

from pyosys import libyosys

FORMULAS = {
    # What `width` goes through before the straight line, and which widths are measured.
    "logic": ("constant", [1, 16]),
    "mux": ("constant", [1, 16, 64]),
    "add": ("linear", [4, 8, 16, 24, 32, 48, 64]),
    "less": ("linear", [8, 16, 24, 32, 48, 64]),
    "equal": ("log2", [4, 8, 16, 32, 64]),
    "shift": ("log2", [4, 8, 16, 32, 64]),
    "multiply": ("linear", [4, 6, 8, 12, 16, 24]),
    "table": ("above6", [4, 6, 7, 8, 9, 10]),
}


def module(operation, width):
    """The module of an operation: operands of `width` bits each; a table is read by as many."""
    head = f"module t(input [{width - 1}:0] a, b, input c, output "
    amount = max(1, math.ceil(math.log2(width)))
    if operation == "table":
        random.seed(width)
        lines = [f"{width}'d{i}: y = 16'd{random.randrange(65536)};" for i in range(2**width)]
        return f"{head}reg [15:0] y); always @* case (a) {' '.join(lines)} endcase endmodule"
    expression, result = {
        "logic": ("a ^ b", width),
        "mux": ("c ? a : b", width),
        "add": ("a + b", width),
        "less": ("$signed(a) < $signed(b)", 1),
        "equal": ("a == b", 1),
        "shift": (f"$signed(a) >>> b[{amount - 1}:0]", width),
        "multiply": ("$signed(a) * $signed(b)", 2 * width),
    }[operation]
    return f"{head}signed [{result - 1}:0] y); assign y = {expression}; endmodule"


def measure(operation, width, folder):
    """Picoseconds and lookup tables."""
    source, log = os.path.join(folder, "t.v"), os.path.join(folder, "log")
    with open(source, "w", encoding="utf-8") as file:
        file.write(module(operation, width))
    design = libyosys.Design()
    for command in [
        f"read_verilog {source}",
        "synth_xilinx -family xcup -noiopad -nodsp -flatten -top t",
        "read_verilog -lib -specify +/xilinx/cells_sim.v",
        f"tee -q -o {log} sta",
        f"tee -q -a {log} stat",
    ]:
        libyosys.run_pass(command, design)
    with open(log, encoding="utf-8") as file:
        text = file.read()
    delay = int(re.search(r"Latest arrival time in 't' is (\d+)", text)[1])
    counts = re.findall(r"^\s+(\d+)\s+LUT(\d)", text.split("design hierarchy")[0], re.M)
    return delay, sum(int(count) for count, _ in counts)


def variable(formula, width):
    """What the straight line is over."""
    return {"constant": 0, "linear": width, "log2": math.log2(width), "above6": max(0, width - 6)}[formula]


def fit(points):
    """The line of least squares as base and slope, and the greatest error."""
    count = len(points)
    mean_x, mean_y = (sum(point[i] for point in points) / count for i in (0, 1))
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / spread if spread else 0
    base, slope = round(mean_y - slope * mean_x), round(slope, 1)
    return base, slope, max(abs(base + slope * x - y) for x, y in points)


def main():
    """Everything, operation by operation, into the file that is named."""
    lines = [
        "# Written by measure.py; see there. Picoseconds of cells alone, without wires.",
        'source = "pyosys 0.70, synth_xilinx -family xcup -noiopad -nodsp, sta"',
        "# What Yosys' model of DSP48E1 says from A to P, multiplying, without registers.",
        "multiplier = 2823",
        "# What its model of FDRE says from C to Q; its setup times are none.",
        "register = 303",
    ]
    with tempfile.TemporaryDirectory() as folder:
        for operation, (formula, widths) in FORMULAS.items():
            found = [(width, *measure(operation, width, folder)) for width in widths]
            lines += describe(operation, formula, found)
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def describe(operation, formula, found):
    """The table of an operation."""
    base, slope, error = fit([(variable(formula, width), delay) for width, delay, _ in found])
    return [
        f"\n[{operation}]",
        f'formula = "{formula}"',
        f"base = {base}",
        f"slope = {slope:.1f}",
        f"greatest_error = {round(error)}",
        "# Width, picoseconds, lookup tables.",
        f"points = {[list(point) for point in found]}",
    ]


if __name__ == "__main__":
    main()
