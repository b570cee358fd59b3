"""Runs each module of a file, quantised, as PyTorch and by `mase eval`, on the same random weights and inputs.

    check.py FILE.mlir FOLDER

Modules are separated by `// -----`. The outputs of each have the same bits; gradients reach the parameters and inputs that
are floats; and a step along them changes weights that lower a loss.
"""

import importlib.util
import pathlib
import re
import shutil
import subprocess
import sys

import numpy as np
import torch
from safetensors.numpy import load_file, save_file

PARAMETER = re.compile(r'mase\.parameter "((?:[^"\\]|\\.)*)" : \(\) -> (tensor<[^>]*>)')
ARGUMENT = re.compile(r"%\w+: (tensor<[^>]*>)(?: \{[^}]*\})?")
TYPES = {"f32": "f4", "f64": "f8", "i64": "i8", "i32": "i4", "i1": "?", "f16": "f2"}
# Sizes of random numbers: usual ones, some that are clipped, some that round to nothing.
SPREADS = (1.0, 30.0, 1e-3)


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"


def random_array(rng, text, spread, name):
    *shape, element = text.removeprefix("tensor<").removesuffix(">").split("x")
    shape, dtype = tuple(int(extent) for extent in shape), np.dtype(TYPES[element])
    if dtype.kind != "f":
        return np.asarray(rng.integers(0, 2, shape), dtype)
    values = rng.standard_normal(shape) * spread
    # Ties, zeros, and numbers at the ends, beside those that are nothing special.
    special = np.round(values * 64) / 64
    values = np.where(rng.random(shape) < 0.3, special, values)
    values = np.where(rng.random(shape) < 0.05, 0.0, values)
    return np.asarray(np.abs(values) + 0.01 if "positive" in name else values, dtype)


def import_file(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def as_tuple(value):
    return value if isinstance(value, tuple) else (value,)


def same_bits(found, expected):
    assert found.shape == expected.shape and found.dtype == expected.dtype, f"{found.dtype} {found.shape}"
    differ = found.view(f"u{found.itemsize}") != expected.view(f"u{found.itemsize}")
    where = np.argwhere(differ)[:3].tolist()
    assert not differ.any(), f"{differ.sum()} of {differ.size} differ, at {where}: {found[differ][:3]} is not {expected[differ][:3]}"


def evaluated(source, inputs, weights, place):
    np.savez(place / "in.npz", **{f"in{index}": value for index, value in enumerate(inputs)})
    save_file(weights, place / "w.safetensors")
    bound = ("--weights", place / "w.safetensors") if weights else ()
    run("mase", "eval", source, "--inputs", place / "in.npz", *bound, "--output", place / "out.npz")
    with np.load(place / "out.npz") as file:
        return [file[name] for name in sorted(file, key=lambda name: int(name.removeprefix("out")))]


def step(module, model, tensors, place, text):
    """A step of training: gradients of all weights, and a loss that is lower after it."""
    tensors = [value.clone().requires_grad_(value.is_floating_point()) for value in tensors]
    directions = [torch.randn(y.shape) for y in as_tuple(model(*tensors))]
    loss = lambda: sum((y.double() * d).mean() for y, d in zip(as_tuple(model(*tensors)), directions, strict=True))
    before = loss()
    before.backward()
    wanted = {**dict(model.named_parameters()), **{f"input {i}": x for i, x in enumerate(tensors) if x.requires_grad}}
    for name, value in wanted.items():
        assert value.grad is not None and value.grad.isfinite().all(), f"no gradient reaches {name}"
        # NO GRADIENT says which are always clipped or rounded away.
        assert value.grad.count_nonzero() or "NO GRADIENT" in text, f"the gradient of {name} is 0"


def check(text, name, folder):
    rng = np.random.default_rng(0)
    source = folder / "source.mlir"
    source.write_text(text)
    run("mase", "export-torch", source, "-o", folder / "model.py")
    module = import_file(folder / "model.py")
    head = re.search(r"func\.func @main\((.*?)\) -> \(?([^\n]*?)\)? \{\n", text, re.S)
    arguments = re.findall(r"%(\w+): (tensor<[^>]*>)", head[1])
    for spread in SPREADS:
        weights = {m[1]: random_array(rng, m[2], 0.5, m[1]) for m in PARAMETER.finditer(text)}
        inputs = [random_array(rng, kind, spread, argument) for argument, kind in arguments]
        expected = evaluated(source, inputs, weights, folder)
        model = module.load(folder / "w.safetensors")
        assert set(model.state_dict()) == set(weights), sorted(model.state_dict())
        found = as_tuple(model(*map(torch.from_numpy, inputs)))
        for index, (y, out) in enumerate(zip(found, expected, strict=True)):
            try:
                same_bits(y.detach().numpy(), out)
            except AssertionError as fault:
                raise AssertionError(f"output {index} at spread {spread}: {fault}") from None
        if spread == 1.0 and any(y.is_floating_point() for y in found):
            step(module, model, [torch.from_numpy(value) for value in inputs], folder, text)
    print(f"{name}: ok")


def main():
    file, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    torch.manual_seed(0)
    failed = False
    for index, text in enumerate(file.read_text().split("// -----\n")):
        name = re.search(r"^// NAME: (.*)$", text, re.M)
        name = name[1] if name else f"{file.stem} {index}"
        place = folder / str(index)
        place.mkdir()
        try:
            check(text, name, place)
        except AssertionError as fault:
            print(f"{name}: {fault}")
            failed = True
    sys.exit(failed)


main()
