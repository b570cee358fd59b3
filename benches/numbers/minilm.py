"""Accuracy of all-MiniLM-L6-v2 in number formats: the cosine between each test sentence's vector and PyTorch's.

Usage: minilm.py FOLDER [--output FILE.json] [--only TABLE] [--samples N]
FOLDER is what tools/import/examples/minilm.py made. Modules that are made on the way stay in FOLDER/numbers.
"""

import argparse
import json
import os
import pathlib
import shlex
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
TOOLS = pathlib.Path(os.environ.get("MASE_BIN_DIR", ROOT / "target" / "debug"))

# What is promised of the mean.
FLOORS = {("equalised", "int8"): 0.99, ("not equalised", "mxint8"): 0.995}

# Tables: options of mase-equalize, or none if it does not run; and formats as in `mase compare`.
TABLES: dict[str, tuple[str | None, list[str]]] = {
    "not equalised": (
        None,
        [
            "float",
            "fixed16",
            "int8",
            "int8 min-max:format=int8 calibration=minmax",
            "int8 percentile:format=int8 calibration=percentile",
            "scaled8",
            "all8",
            "mxint8",
            "msfp16",
            "mxint6",
            "msfp12",
        ],
    ),
    "equalised": (
        "",
        [
            "float",
            "int8",
            "int8 min-max:format=int8 calibration=minmax",
            "int8 interior 14:format=int8 interior=fixed<14>",
            "int8 interior 12:format=int8 interior=fixed<12>",
            "all8",
            "w4a8",
            "mxint8",
            "msfp12",
        ],
    ),
    "alpha 0.5": ("alpha=0.5", ["int8"]),
    "alpha 0.65": ("alpha=0.65", ["int8"]),
    "alpha 0.9": ("alpha=0.9", ["int8"]),
    "any scale": ("power-of-two=false", ["int8"]),
    "nothing put in": ("insert=false", ["int8"]),
    # Which role loses how much: one after the other in 16 bits.
    "roles": (
        None,
        ["int8", "weights 16:format=int8 weights=fixed<16,channel>", "activations 16:format=int8 activations=fixed<16>"],
    ),
    "roles, equalised": (
        "",
        ["int8", "weights 16:format=int8 weights=fixed<16,channel>", "activations 16:format=int8 activations=fixed<16>"],
    ),
}


def run(*command: object) -> tuple[str, str]:
    """Runs a tool; gives the command, and what it printed."""
    words = [str(word) for word in command]
    done = subprocess.run([str(TOOLS / words[0]), *words[1:]], stdout=subprocess.PIPE, text=True)
    # A format that cannot be had is told by `mase compare`, which goes on with the others.
    if done.returncode != 0 and not done.stdout:
        raise SystemExit(f"failed: {shlex.join(words)}")
    return shlex.join(words), done.stdout


class Bench:
    def __init__(self, folder: pathlib.Path, samples: int) -> None:
        self.folder, self.samples = folder, samples
        self.scratch = folder / "numbers"
        self.scratch.mkdir(exist_ok=True)
        self.data = ["--weights", folder / "minilm.safetensors", "--data", folder / "calibration.npz"]
        self.raised = self.scratch / "raised.mlir"
        self.ranges = self.scratch / "ranges.mlir"
        first, _ = run("mase-opt", folder / "minilm.mlir", "--mase-raise", "--mase-fuse", "-o", self.raised)
        second, _ = run("mase", "--quiet", "calibrate", self.raised, *self.data, "-o", self.ranges)
        self.made = [first, second]

    def table(self, name: str) -> dict:
        equalize, formats = TABLES[name]
        model, commands = self.raised, self.made[:1]
        if equalize is not None:
            model = self.scratch / f"{name.replace(' ', '-')}.mlir"
            command, _ = run("mase-opt", self.ranges, f"--mase-equalize={equalize}", "-o", model)
            commands = [*self.made, command]
        test = ["--test", self.folder / "test.npz", "--test-samples", self.samples, "--metric", "cosine"]
        command, found = run("mase", "--quiet", "--json", "compare", model, *self.data, *test, "--formats", ",".join(formats))
        commands = [text.replace(f"{self.folder}/", "") for text in [*commands, command]]
        return {"name": name, "commands": commands, "rows": json.loads(found)}


def show(table: dict) -> None:
    print(f"\n{table['name']}\n")
    print("| format | weight bits | activation bits | cosine | lowest | MiB |\n|---|---|---|---|---|---|", flush=True)
    for row in table["rows"]:
        cosine = row["cosine"]
        bits = f"{row['weight_bits']:.2f} | {row['activation_bits']:.2f}"
        print(f"| {row['format']} | {bits} | {cosine['mean']:.4f} | {cosine['lowest']:.4f} | {row['mib']:.1f} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--output", type=pathlib.Path)
    parser.add_argument("--only", action="append", choices=TABLES, help="a table; once for each")
    parser.add_argument("--samples", type=int, default=256)
    options = parser.parse_args()
    bench, tables = Bench(options.folder, options.samples), {}
    if options.output and options.output.exists():
        # Tables that are not made now stay.
        old = json.loads(options.output.read_text())
        tables = {table["name"]: table for table in old["tables"] if old["samples"] == options.samples}
    for name in options.only or TABLES:
        tables[name] = bench.table(name)
        show(tables[name])
        if options.output:
            found = {"samples": options.samples, "tables": [tables[name] for name in TABLES if name in tables]}
            options.output.write_text(json.dumps(found, indent=1) + "\n")
    for table in tables.values():
        for row in table["rows"]:
            floor = FLOORS.get((table["name"], row["format"]), -1)
            if row["cosine"]["mean"] < floor:
                raise SystemExit(f"{table['name']}, {row['format']}: {row['cosine']['mean']}, must be at least {floor}")


if __name__ == "__main__":
    main()
