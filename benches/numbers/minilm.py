"""Accuracy of all-MiniLM-L6-v2 in number formats: the cosine between each sentence's vector and PyTorch's, over 256 sentences.

Usage: minilm.py FOLDER [--output FILE.json] [--only TEXT] [--samples N]
FOLDER is what tools/import/examples/minilm.py made. Intermediate files stay in FOLDER/numbers, where they can be looked at.
"""

import argparse
import json
import os
import pathlib
import shlex
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
TOOLS = pathlib.Path(os.environ.get("MASE_BIN_DIR", ROOT / "target" / "debug"))

# What a row is called: options of mase-equalize, if it runs, and of mase-quantize.
EQUAL = ""
ROWS = {
    "float": (None, None),
    "fixed16": (None, "format=fixed16"),
    "int8": (None, "format=int8"),
    "int8, min-max": (None, "format=int8 calibration=minmax"),
    "int8, equalised": (EQUAL, "format=int8"),
    "int8, equalised, min-max": (EQUAL, "format=int8 calibration=minmax"),
    "int8, equalised, alpha 0.5": ("alpha=0.5", "format=int8"),
    "int8, equalised, alpha 0.65": ("alpha=0.65", "format=int8"),
    "int8, equalised, alpha 0.9": ("alpha=0.9", "format=int8"),
    "int8, equalised, any scale": ("power-of-two=false", "format=int8"),
    "int8, equalised, nothing put in": ("insert=false", "format=int8"),
    "int8, equalised, interior 12": (EQUAL, "format=int8 interior=fixed<12>"),
    "scaled8": (None, "format=scaled8"),
    "scaled8, equalised": (EQUAL, "format=scaled8"),
    "w4a8, equalised": (EQUAL, "format=w4a8"),
    "all8": (None, "format=all8"),
    "all8, equalised": (EQUAL, "format=all8"),
    "mxint8": (None, "format=mxint8"),
    "mxint6": (None, "format=mxint6"),
    "mxint4": (None, "format=mxint4"),
    "msfp16": (None, "format=msfp16"),
    "msfp12": (None, "format=msfp12"),
    "msfp12, equalised": (EQUAL, "format=msfp12"),
}


def run(*command: object) -> tuple[str, str]:
    """Runs a tool; gives the command, and what it printed."""
    words = [str(word) for word in command]
    done = subprocess.run([str(TOOLS / words[0]), *words[1:]], capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"{shlex.join(words)}\n{done.stderr.strip()[-2000:]}")
    return shlex.join(words), done.stdout


class Bench:
    def __init__(self, folder: pathlib.Path, samples: int) -> None:
        self.folder, self.samples = folder, samples
        self.scratch = folder / "numbers"
        self.scratch.mkdir(exist_ok=True)
        self.weights = folder / "minilm.safetensors"
        self.calibrated: dict[str | None, tuple[pathlib.Path, list[str]]] = {}

    def model(self, equal: str | None) -> tuple[pathlib.Path, list[str]]:
        """A model of floats with ranges, equalised or not, and how it was made."""
        if equal in self.calibrated:
            return self.calibrated[equal]
        if equal is None:
            source, commands = self.scratch / "raised.mlir", []
            commands.append(run("mase-opt", self.folder / "minilm.mlir", "--mase-raise", "--mase-fuse", "-o", source)[0])
        else:
            before, commands = self.model(None)
            source, commands = self.scratch / f"equal{len(self.calibrated)}.mlir", [*commands]
            commands.append(run("mase-opt", before, f"--mase-equalize={equal}", "-o", source)[0])
        ranges = source.with_suffix(".ranges.mlir")
        options = ["--weights", self.weights, "--data", self.folder / "calibration.npz", "-o", ranges]
        commands.append(run("mase", "calibrate", source, *options)[0])
        self.calibrated[equal] = ranges, commands
        return ranges, commands

    def row(self, name: str, equal: str | None, quantize: str | None) -> dict:
        model, commands = self.model(equal)
        commands = [*commands]
        if quantize is not None:
            quantised = self.scratch / f"{name.replace(', ', '_').replace(' ', '-')}.mlir"
            commands.append(run("mase-opt", model, f"--mase-quantize={quantize}", "-o", quantised)[0])
            model = quantised
        options = ["--weights", self.weights, "--inputs", self.folder / "test.npz", "--metric", "cosine", "-n", self.samples]
        command, report = run("mase", "eval", model, *options, "--json")
        report = json.loads(report)
        return {
            "format": name,
            "mean": report["cosine"]["mean"],
            "lowest": report["cosine"]["lowest"],
            "measured": report["measured"],
            "commands": [command.replace(f"{self.folder}/", "") for command in [*commands, command]],
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--output", type=pathlib.Path)
    parser.add_argument("--only", action="append", default=[], help="rows whose name has this text")
    parser.add_argument("--samples", type=int, default=256)
    options = parser.parse_args()
    bench, rows = Bench(options.folder, options.samples), []
    print("| format | mean cosine | lowest | ms a sentence |\n|---|---|---|---|", flush=True)
    for name, (equal, quantize) in ROWS.items():
        if options.only and not any(text in name for text in options.only):
            continue
        try:
            row = bench.row(name, equal, quantize)
        except RuntimeError as error:
            rows.append({"format": name, "error": str(error)})
            print(f"| {name} | refused: {str(error).splitlines()[-1]} | | |", flush=True)
            continue
        rows.append(row)
        milliseconds = 1000 * row["measured"]["median_run_seconds"]
        print(f"| {name} | {row['mean']:.4f} | {row['lowest']:.4f} | {milliseconds:.0f} |", flush=True)
    if options.output:
        processor = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "")
        found = {"samples": options.samples, "processor": processor, "rows": rows}
        options.output.write_text(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
