"""Times mase-raise against canonicalisation and common subexpression elimination by the stock mlir-opt, in turns.

Usage: bench.py [--rounds N] [--output FILE.json] [--mase-opt PATH] [--mlir-opt PATH]
mase-opt is that of a release build; both include reading the file and writing nothing.
"""

import argparse
import json
import pathlib
import platform
import resource
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
MODELS = ["resnet50", "mobilenet_v3_large", "bert_large", "opt_350m", "opt_1.3b"]


def seconds(command):
    """Processor time of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def cpu():
    """The processor's name."""
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":")[1].strip()
    return platform.processor()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--output", type=pathlib.Path)
    parser.add_argument("--mase-opt", default=ROOT / "target" / "release" / "mase-opt")
    parser.add_argument("--mlir-opt", default="mlir-opt")
    options = parser.parse_args()
    rows = []
    print("| model | mase-raise ms | canonicalize, cse ms | ratio |\n|---|---|---|---|")
    for model in MODELS:
        path = ROOT / "lit-tests" / "corpus" / f"{model}.mlir"
        raise_, clean = [], []
        for _ in range(options.rounds):
            raise_.append(seconds([options.mase_opt, "--mase-raise", path, "-o", "/dev/null"]))
            clean.append(seconds([options.mlir_opt, "--canonicalize", "--cse", path, "-o", "/dev/null"]))
        row = {"model": model, "raise_ms": min(raise_) * 1e3, "clean_ms": min(clean) * 1e3}
        row["ratio"] = row["raise_ms"] / row["clean_ms"]
        rows.append(row)
        print(f"| {model} | {row['raise_ms']:.0f} | {row['clean_ms']:.0f} | {row['ratio']:.2f} |")
    if options.output:
        result = {"date": time.strftime("%Y-%m-%d"), "cpu": cpu(), "rounds": options.rounds, "rows": rows}
        beside = options.output.with_suffix(".part")
        beside.write_text(json.dumps(result, indent=2) + "\n")
        beside.rename(options.output)


if __name__ == "__main__":
    main()
