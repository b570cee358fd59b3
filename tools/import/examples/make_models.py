"""Makes lit-tests/models: the trained classifiers of digits, and small models with random weights.

Run it with the front end's Python: `.mase/frontend/bin/python tools/import/examples/make_models.py`.
"""

import pathlib
import shutil
import sys
import tempfile

import digits
import train_digits

from mase_import import cli

HERE = pathlib.Path(__file__).resolve().parent
MODELS = HERE.parents[2] / "lit-tests" / "models"

SMALL = [
    "mlp",
    "lenet_bn",
    "bert_tiny",
    "bert_tiny_sdpa",
    "bert_tiny_nomask",
    "opt_tiny",
    "opt_tiny_sdpa",
    "opt_tiny_nomask",
]


def make(name: str, *arguments: str) -> None:
    files = ["--out", str(MODELS / f"{name}.mlir"), "--reference", str(MODELS / f"{name}.npz")]
    if cli.main([*arguments, *files]) != 0:
        sys.exit(f"error: {name} was not imported")


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        trained = pathlib.Path(scratch)
        train_digits.main(trained)
        MODELS.mkdir(parents=True, exist_ok=True)
        for images in ["digits_test.npz", "digits_calibration.npz"]:
            shutil.copyfile(trained / images, MODELS / images)
        shape = "x".join(map(str, digits.IMAGE)) + "xf32"
        for name in train_digits.EPOCHS:
            weights = str(trained / f"{name}.safetensors")
            make(f"digits_{name}", f"{HERE / 'digits.py'}:{name}", "--input", shape, "--weights", weights)
    for name in SMALL:
        make(name, f"{HERE / 'small_models.py'}:{name}")


if __name__ == "__main__":
    main()
