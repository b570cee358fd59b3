"""What the command does, in order: load, import, write, verify."""

import argparse
import pathlib
import sys
from collections.abc import Iterator

import numpy as np

from . import verify
from .errors import Refused
from .files import Files, write_npz, write_safetensors, write_text
from .imported import Imported
from .inputs import InputSpec
from .onnx_import import OnnxModel
from .sources import Request, default_name, load, refuse_token_options
from .torch_import import import_torch


def run(options: argparse.Namespace) -> Iterator[str]:
    """Imports what the options name; yields lines that say what was written."""
    out = options.out or pathlib.Path(f"{default_name(options.model)}.mlir")
    specs = [InputSpec.parse(text) for text in options.input]
    mase_opt = verify.find(options.mase_opt)
    if options.model.endswith(".onnx"):
        imported, reference = _onnx(options, specs)
    else:
        imported, reference = _torch(options, specs)
    with Files() as files:
        text = files.new(out)
        write_text(text, imported.with_blobs() if options.weights_as == "inline" else [imported.text])
        written = [out]
        if options.weights_as == "safetensors":
            weights = out.with_suffix(".safetensors")
            write_safetensors(files.new(weights), imported.weights)
            written.append(weights)
        if options.reference:
            write_npz(files.new(options.reference), reference)
            written.append(options.reference)
        if len(set(written)) < len(written):
            raise Refused(f"two results would be one file: {', '.join(map(str, written))}")
        if mase_opt:
            verify.verify(mase_opt, text)
        else:
            print("warning: not verified: found no mase-opt; build it or give --mase-opt", file=sys.stderr)
        files.commit()
    values = sum(value.numel() for value in imported.weights.values())
    yield f"{len(imported.weights)} weights with {values} values; {'verified by mase-opt' if mase_opt else 'not verified'}"
    yield from (f"wrote {path}" for path in written)


def _torch(options: argparse.Namespace, specs: list[InputSpec]) -> tuple[Imported, dict[str, np.ndarray]]:
    model = load(_request(options, specs))
    imported = import_torch(model)
    if not options.reference:
        return imported, {}
    return imported, _reference([t.numpy() for t in model.tensors()], [t.numpy() for t in model.run()])


def _request(options: argparse.Namespace, specs: list[InputSpec]) -> Request:
    return Request(
        target=options.model,
        inputs=specs,
        seed=options.seed,
        weights=options.weights,
        sequence_length=options.sequence_length,
        attention=options.attention,
        mask=not options.no_mask,
    )


def _onnx(options: argparse.Namespace, specs: list[InputSpec]) -> tuple[Imported, dict[str, np.ndarray]]:
    if options.weights is not None:
        raise Refused("--weights: an ONNX model has its own")
    refuse_token_options(_request(options, specs))
    model = OnnxModel(pathlib.Path(options.model), specs)
    imported = model.imported()
    if not options.reference:
        return imported, {}
    inputs = model.inputs(options.seed)
    return imported, _reference(list(inputs.values()), model.run(inputs))


def _reference(inputs: list[np.ndarray], outputs: list[np.ndarray]) -> dict[str, np.ndarray]:
    return {f"in{i}": a for i, a in enumerate(inputs)} | {f"out{i}": a for i, a in enumerate(outputs)}
