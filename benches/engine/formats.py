"""Times models on number formats against the same models on floats, one thread each, in turns.

Usage: formats.py [--rounds N] [--formats int8,...] [--models bert_base,...] [--output FILE.json]
The models are those of bench.py, raised, fused, and quantised without calibration, which decides on values and not on what is computed.
"""

import argparse
import json
import pathlib
import subprocess
import tempfile
import time

import numpy
from safetensors.torch import save_file

from bench import ROOT, cpu, models

RAISE = "mase-raise,func.func(mase-fuse)"


class Engine:
    """A model that runs once when asked."""

    def __init__(self, program, module, folder):
        command = [program, module, folder / "w.safetensors", folder / "in.npz", folder / f"{module.stem}.npz"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.compile, self.bind = self.seconds(), self.seconds()
        self.times = []

    def seconds(self):
        """The next line, as a number."""
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit("engine_bench failed")
        return float(line)

    def run(self):
        """Runs it, and keeps the time."""
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        self.times.append(self.seconds())

    def close(self):
        """Lets it end, which writes its outputs."""
        self.process.stdin.close()
        if self.process.wait():
            raise SystemExit("engine_bench failed")


def measure(name, model, inputs, text, options, folder):
    """The rows of one model."""
    model.eval()
    values = dict(model.named_parameters()) | dict(model.named_buffers())
    prefix = "m." if "m.embeddings" in text else ""
    save_file({prefix + key: value.detach().contiguous().clone() for key, value in values.items()}, folder / "w.safetensors")
    numpy.savez(folder / "in.npz", **{f"in{i}": value.numpy() for i, value in enumerate(inputs)})
    (folder / "module.mlir").write_text(text)
    engines = {}
    for form in ["float", *options.formats.split(",")]:
        passes = RAISE if form == "float" else f"{RAISE},mase-quantize{{format={form}}}"
        module = folder / f"{form}.mlir"
        tool = ROOT / "target" / "debug" / "mase-opt"
        command = [tool, folder / "module.mlir", f"--pass-pipeline=builtin.module({passes})", "-o", module]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
        engines[form] = Engine(options.engine, module, folder)
    for _ in range(options.rounds):
        for engine in engines.values():
            engine.run()
    for engine in engines.values():
        engine.close()
    least = min(engines["float"].times)
    for form, engine in engines.items():
        figures = {"ms": min(engine.times) * 1e3, "ratio": min(engine.times) / least}
        yield {"model": name, "format": form, **figures, "compile_s": engine.compile, "bind_s": engine.bind}


def main():
    """Measures, prints, and writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--formats", default="int8,msfp12,mxint8")
    parser.add_argument("--models", default="resnet18,bert_base")
    parser.add_argument("--engine", default=ROOT / "target" / "debug" / "examples" / "engine_bench")
    parser.add_argument("--output", type=pathlib.Path, help="write the figures as JSON")
    options = parser.parse_args()
    rows = []
    print("| model | format | ms | of float | compile s | bind s |")
    print("|---|---|---|---|---|---|")
    for row in models():
        if row[0].split()[0] not in options.models.split(","):
            continue
        with tempfile.TemporaryDirectory() as folder:
            for one in measure(*row, options, pathlib.Path(folder)):
                rows.append(one)
                figures = (one["ms"], one["ratio"], one["compile_s"], one["bind_s"])
                print(f"| {one['model']} | {one['format']} | " + " | ".join(f"{x:.2f}" for x in figures) + " |", flush=True)
    if options.output:
        figures = {"cpu": cpu(), "rounds": options.rounds, "rows": rows}
        options.output.write_text(json.dumps({"date": time.strftime("%Y-%m-%d"), **figures}, indent=2) + "\n")


if __name__ == "__main__":
    main()
