"""The command `mase-import`."""

import argparse
import logging
import pathlib
import sys
import warnings
from collections.abc import Sequence

from .errors import Refused

DESCRIPTION = """\
Imports a model as linalg on tensors, for mase-opt.

MODEL is one of
  FILE.py:FACTORY, PACKAGE.MODULE:FACTORY   a function that returns a Module, or a Module and its inputs
  torchvision:NAME                          an image model, as in torchvision:resnet18
  transformers:NAME                         a language model: a known name, a config.json or its folder
  FILE.onnx
Nothing is downloaded. Shapes are static."""

REASON = {
    "f16": "its sums would be rounded otherwise than PyTorch's",
    "bf16": "its sums would be rounded otherwise than PyTorch's",
}


def parser() -> argparse.ArgumentParser:
    p = argparse.ArgumentParser("mase-import", description=DESCRIPTION, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("model", metavar="MODEL")
    p.add_argument("--out", type=pathlib.Path, metavar="FILE", help="default: the model's name with .mlir, in this folder")
    p.add_argument("--input", action="append", default=[], metavar="[NAME=]TYPE", help="an input's type, as in 1x3x224x224xf32; once for each input")
    p.add_argument("--weights", type=pathlib.Path, metavar="PATH", help="weights: .safetensors, .pt, .pth, .bin, or a folder; default: the factory's, or random")
    p.add_argument("--weights-as", choices=["inline", "elided", "safetensors"], default="safetensors", help="in the text, left out, or left out and in FILE.safetensors (default)")
    p.add_argument("--reference", type=pathlib.Path, metavar="FILE.npz", help="write inputs in0, in1... and the model's outputs out0, out1...")
    p.add_argument("--seed", type=_seed, default=0, help="of random weights and inputs (default 0)")
    p.add_argument("--dtype", choices=["f32", "f16", "bf16"], default="f32")
    p.add_argument("--sequence-length", type=int, metavar="N", help="of language models")
    p.add_argument("--attention", choices=["eager", "sdpa"], help="of language models (default eager)")
    p.add_argument("--no-mask", action="store_true", help="language models take input_ids only")
    p.add_argument("--mase-opt", type=pathlib.Path, metavar="PROGRAM", help="verifies the result; default: on PATH, or as built here")
    return p


def _seed(text: str) -> int:
    seed = int(text)
    if not 0 <= seed < 2**63:
        raise argparse.ArgumentTypeError(f"{text} is not from 0 to 2^63-1")
    return seed


def main(arguments: Sequence[str] | None = None) -> int:
    options = parser().parse_args(arguments)
    # What libraries say of their own future; errors arrive as exceptions.
    warnings.filterwarnings("ignore")
    logging.disable(logging.CRITICAL)
    try:
        from .pipeline import run

        if options.dtype != "f32":
            raise Refused(f"--dtype {options.dtype}: models are imported in f32, since {REASON[options.dtype]}; choose number formats after importing")
        for line in run(options):
            print(line)
    except Refused as refused:
        print(f"error: {refused}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"error: {error.strerror or error}: {error.filename or options.model}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
