"""Runs every model of a folder as imported, raised, and fused: `models.py FOLDER SCRATCH`.

Results are within bounds of PyTorch's in NAME.npz. A classifier of digits is right about at least FLOOR of the test set.
"""

import json
import pathlib
import shutil
import subprocess
import sys

# Percent; the least accurate of the models has 98.49.
FLOOR = 97.5
DIGITS = "digits_test.npz"


def mase_eval(model, data, weights):
    """The findings of `mase eval`; results out of bounds are an error."""
    command = ["mase", "eval", model, "--inputs", data, "--weights", weights, "--json", "--quiet"]
    found = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if found.returncode:
        sys.exit(f"{model}: {found.stdout}")
    return json.loads(found.stdout)


def main():
    folder, scratch = map(pathlib.Path, sys.argv[1:])
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    for imported in sorted(folder.glob("*.mlir")):
        name = imported.stem
        raised, fused = (scratch / f"{name}.{form}.mlir" for form in ("raised", "fused"))
        subprocess.run(["mase-opt", imported, "--mase-raise", "-o", raised], check=True)
        subprocess.run(["mase-opt", raised, "--mase-fuse", "-o", fused], check=True)
        weights = folder / f"{name}.safetensors"
        for form, model in [("imported", imported), ("raised", raised), ("fused", fused)]:
            outputs = mase_eval(model, folder / f"{name}.npz", weights)["outputs"]
            # An output without a comparison would be within any bounds.
            error = max(output["max_rel_error"] for output in outputs)
            line = f"{name} {form}: max rel error {error:.1e}"
            if name.startswith("digits_"):
                accuracy = mase_eval(model, folder / DIGITS, weights)["accuracy"]
                line += f", accuracy {accuracy['percent']:.2f} % of {accuracy['total']}"
                if accuracy["percent"] < FLOOR:
                    sys.exit(f"{line}: must be at least {FLOOR} %")
            print(line)


main()
