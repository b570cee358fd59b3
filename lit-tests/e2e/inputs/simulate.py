"""Simulates models as hardware: `simulate.py FOLDER SCRATCH`."""

import json
import pathlib
import subprocess
import sys

# Trained on images: model, format, multiplications a cycle, images, seed of stalls (0: none).
TRAINED = [
    ("digits_mlp", "int8", 300, 597, 0),
    ("digits_mlp", "w4a8", 1, 40, 3),
    ("digits_mlp", "fixed16", 7000, 40, 4),
    ("digits_cnn", "int8", 300, 40, 5),
    ("digits_transformer", "int8", 300, 4, 6),
]
# Others, on the one input that they come with; ranges are measured on it.
OTHERS = [
    ("lenet_bn", "int8", 400, 1, 0),
    ("bert_tiny_nomask", "int8", 400, 1, 7),
    ("opt_tiny_nomask", "int8", 400, 1, 8),
]


def main():
    folder, scratch = map(pathlib.Path, sys.argv[1:])
    for name, form, macs, images, seed in TRAINED + OTHERS:
        trained = (name, form, macs, images, seed) in TRAINED
        calibration, test = ("digits_calibration", "digits_test") if trained else (name, name)
        model = scratch / f"{name}.mlir"
        weights = ["--weights", folder / f"{name}.safetensors"]
        subprocess.run(["mase-opt", folder / f"{name}.mlir", "--mase-raise", "--mase-fuse", "-o", model], check=True)
        command = ["mase", "calibrate", model, *weights, "--data", folder / f"{calibration}.npz", "--in-place", "--quiet"]
        subprocess.run(command, check=True)
        quantised = scratch / f"{name}.{form}.mlir"
        subprocess.run(["mase-opt", model, f"--mase-quantize=format={form}", "-o", quantised], check=True)
        command = ["mase", "simulate", quantised, *weights, "--data", folder / f"{test}.npz", "-o", scratch / f"{name}.{form}"]
        command += ["--macs", str(macs), "--samples", str(images), "--json", "--quiet"]
        command += ["--stalls", str(seed)] if seed else []
        done = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
        what = f"{done['samples']} images, {done['interval']} cycles from one to the next" if trained else "its input"
        print(f"{name} {form}: bit-exact on {what}")


main()
