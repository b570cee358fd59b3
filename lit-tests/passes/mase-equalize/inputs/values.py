"""Equalises trained models between `mase calibrate` and `mase eval`, and says how far their results are from those before.

Arguments: the folder with the models, one for scratch.
"""

import pathlib
import re
import subprocess
import sys

import numpy as np

MODELS, SCRATCH = (pathlib.Path(argument) for argument in sys.argv[1:])
SAMPLES = "32"


def run(*command: object) -> str:
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{command}: {done.stderr}")
    return done.stdout


def outputs(model: pathlib.Path, weights: pathlib.Path, data: pathlib.Path) -> np.ndarray:
    found = model.with_suffix(".npz")
    run("mase", "eval", model, "--weights", weights, "--inputs", data, "--output", found, "-n", SAMPLES)
    return np.load(found)["out0"]


def check(name: str, data: pathlib.Path, *passes: str) -> None:
    weights = MODELS / f"{name}.safetensors"
    raised, ranges, equal = (SCRATCH / f"{name}.{step}.mlir" for step in ("raised", "ranges", "equal"))
    run("mase-opt", MODELS / f"{name}.mlir", *passes, "-o", raised)
    run("mase", "calibrate", raised, "--weights", weights, "--data", data, "-o", ranges, "-n", SAMPLES)
    before = outputs(ranges, weights, data)
    for options in ("power-of-two=true", "power-of-two=false alpha=0.5"):
        run("mase-opt", ranges, f"--mase-equalize={options}", "-o", equal)
        after = outputs(equal, weights, data)
        error = np.abs(after - before).max() / np.abs(before).max()
        scales = len(re.findall(r'mase.derive "[^"]*\.equalization"', equal.read_text()))
        put_in = len(re.findall(r'mase.node = "[^"]*\.equalize"', equal.read_text()))
        how = "identical" if error == 0 else "within 1e-5" if error < 1e-5 else f"off by {error}"
        print(f"{name} {passes[-1]} {options}: {scales} scales, {put_in} of them put in: {how}")


def check_scales() -> None:
    """A layer of two channels, whose maxima are 8 and 1/2 in the input and 1/2 and 2 in the weight: by alpha 1/2, scales are 4 and 1/2."""
    model, ranges, equal, again = (SCRATCH / f"two.{step}.mlir" for step in ("raised", "ranges", "equal", "again"))
    model.write_text("""
func.func @main(%x: tensor<1x2xf32>) -> tensor<1x2xf32> {
  %w = mase.parameter "w" = dense<[[0.5, 1.0], [0.25, -2.0]]> : tensor<2x2xf32> : () -> tensor<2x2xf32>
  %y = mase.linear %x, %w {mase.node = "layer"} : (tensor<1x2xf32>, tensor<2x2xf32>) -> tensor<1x2xf32>
  return %y : tensor<1x2xf32>
}
""")
    data = SCRATCH / "two.npz"
    np.savez(data, x=np.array([[[-8.0, 0.25]], [[1.0, 0.5]]], np.float32))
    run("mase", "calibrate", model, "--data", data, "-o", ranges)
    run("mase-opt", ranges, "--mase-equalize=alpha=0.5", "-o", equal)
    run("mase", "calibrate", equal, "--data", data, "-o", again)
    print("two channels:", re.search(r'"layer.equalize", mase.range = .*(channels = \[.*?\])', again.read_text())[1])


check_scales()
digits = MODELS / "digits_test.npz"
check("digits_cnn", digits, "--mase-raise")
check("digits_cnn", digits, "--mase-raise", "--mase-fuse")
check("digits_mlp", digits, "--mase-raise", "--mase-fuse")
check("digits_transformer", digits, "--mase-raise", "--mase-fuse")
