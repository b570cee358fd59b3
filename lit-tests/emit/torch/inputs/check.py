"""Runs each module of a file as PyTorch and as its lowering, on the same random weights and inputs.

    check.py FILE.mlir FOLDER

Modules are separated by `// -----`. Of each, the outputs agree, the names of the weights are those of the IR, gradients reach
every parameter, and three steps of training change the weights and what a second model, loaded from them, computes.
"""

import ctypes
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
LLVM = pathlib.Path(shutil.which("mlir-translate")).resolve().parent.parent
TYPES = {"f32": "f4", "f64": "f8", "i64": "i8", "i32": "i4", "i8": "i1", "i1": "?", "f16": "f2"}


def array_type(text):
    """Shape and numpy type of `tensor<2x3xf32>`."""
    *shape, element = text.removeprefix("tensor<").removesuffix(">").split("x")
    return tuple(int(extent) for extent in shape), np.dtype(TYPES[element])


def random_array(rng, text, name=""):
    shape, dtype = array_type(text)
    if dtype.kind == "f":
        values = rng.standard_normal(shape)
        return np.asarray(np.abs(values) + 0.5 if "var" in name or "positive" in name else values, dtype)
    return np.asarray(rng.integers(0, 2, shape), dtype)


def descriptor(array):
    """The struct that MLIR passes for a memref."""
    ranks = ctypes.c_int64 * array.ndim
    fields = [("base", ctypes.c_void_p), ("data", ctypes.c_void_p), ("offset", ctypes.c_int64)]
    fields += [("sizes", ranks), ("strides", ranks)] if array.ndim else []
    kind = type("Descriptor", (ctypes.Structure,), {"_fields_": fields})
    strides = [stride // array.itemsize for stride in array.strides]
    rest = (ranks(*array.shape), ranks(*strides)) if array.ndim else ()
    return kind(array.ctypes.data, array.ctypes.data, 0, *rest)


def lowered(text, weights, inputs, outputs, folder):
    """What the lowering of a module computes."""
    text = PARAMETER.sub(lambda m: f'mase.parameter "{m[1]}" = dense_resource<p{list(weights).index(m[1])}> : {m[2]} : () -> {m[2]}', text)
    text = re.sub(r"(func\.func @main\(.*?\) -> [^\n]*?) \{\n", r"\1 attributes {llvm.emit_c_interface} {\n", text, flags=re.S)
    blobs = ",\n".join(
        f'p{index}: "0x{value.itemsize.to_bytes(4, "little").hex()}{np.ascontiguousarray(value).tobytes().hex()}"'
        for index, value in enumerate(weights.values())
    )
    text += "{-# dialect_resources: { builtin: {\n" + blobs + "\n} } #-}\n"
    source = folder / "bound.mlir"
    source.write_text(text)
    run = lambda *command, **rest: subprocess.run(command, check=True, capture_output=True, **rest).stdout
    llvm = run("mase-opt", source, "--mase-lower-to-llvm")
    llvm = run("mlir-translate", "--mlir-to-llvmir", input=llvm)
    (folder / "bound.ll").write_bytes(llvm)
    # A library of the same name would be the one that is loaded already.
    library = folder / f"bound{len(list(folder.glob('*.so')))}.so"
    utils = [f"{LLVM}/lib/libmlir_{name}.so" for name in ("c_runner_utils", "float16_utils")]
    run("clang", "-shared", "-fPIC", "-O1", "-w", folder / "bound.ll", "-o", library, "-lm", *utils, f"-Wl,-rpath,{LLVM}/lib")
    function = ctypes.CDLL(str(library))._mlir_ciface_main
    places = [descriptor(np.empty(shape, dtype)) for shape, dtype in outputs]
    result = type("Results", (ctypes.Structure,), {"_fields_": [(f"f{i}", type(place)) for i, place in enumerate(places)]})()
    arguments = [descriptor(value) for value in inputs]
    function(ctypes.byref(result), *(ctypes.byref(argument) for argument in arguments))
    found = []
    for index, (shape, dtype) in enumerate(outputs):
        place = getattr(result, f"f{index}")
        size = int(np.prod(shape)) * dtype.itemsize
        # Results are contiguous, as their type says.
        found.append(np.frombuffer(ctypes.string_at(place.data + place.offset * dtype.itemsize, size), dtype).reshape(shape))
    return found


def import_file(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def as_tuple(value):
    return value if isinstance(value, tuple) else (value,)


def difference(found, expected):
    """The largest difference, relative to the largest value; infinite where one is NaN and the other not."""
    found, expected = (np.asarray(value, np.float64) for value in (found, expected))
    same = (found == expected) | (np.isnan(found) & np.isnan(expected))
    if same.all():
        return 0.0
    gap = np.abs(np.where(same, 0, found - expected)).max() / max(1.0, np.abs(expected[np.isfinite(expected)]).max(initial=0))
    return float("inf") if np.isnan(gap) else gap


def check(text, name, folder):
    rng = np.random.default_rng(0)
    weights = {match[1]: random_array(rng, match[2], match[1]) for match in PARAMETER.finditer(text)}
    head = re.search(r"func\.func @main\((.*?)\) -> \(?([^\n]*?)\)? \{\n", text, re.S)
    inputs = [random_array(rng, kind) for kind in ARGUMENT.findall(head[1])]
    outputs = [array_type(kind) for kind in re.findall(r"tensor<[^>]*>", head[2])]
    if "positive" in head[1]:
        inputs = [np.abs(value) + np.asarray(0.5, value.dtype) for value in inputs]

    source = folder / "source.mlir"
    source.write_text(text)
    subprocess.run(["mase", "export-torch", source, "-o", folder / "model.py"], check=True)
    save_file(weights, folder / "w.safetensors")
    module = import_file(folder / "model.py")
    model = module.load(folder / "w.safetensors")
    assert set(model.state_dict()) == set(weights), f"{name}: {sorted(model.state_dict())}"

    tensors = [torch.from_numpy(value) for value in inputs]
    found = as_tuple(model(*tensors))
    for index, (y, expected) in enumerate(zip(found, lowered(text, weights, inputs, outputs, folder), strict=True)):
        assert y.shape == expected.shape and y.detach().numpy().dtype == expected.dtype, f"{name}: output {index} is {y.dtype} {tuple(y.shape)}"
        gap = difference(y.detach(), expected)
        limit = 1e-3 if expected.dtype == np.float16 else 1e-5
        assert gap <= limit, f"{name}: output {index} is off by {gap}"

    # Weights with elements that an output depends on; an attention mask or an index depends on none.
    trained = list(model.named_parameters())
    if trained:
        optimizer = torch.optim.SGD(model.parameters(), lr=1e-4)
        for _ in range(3):
            optimizer.zero_grad()
            loss = sum((y.double() ** 2).mean() for y in as_tuple(model(*tensors)) if y.is_floating_point())
            loss.backward()
            for key, value in trained:
                assert value.grad is not None and value.grad.isfinite().all(), f"{name}: no gradient reaches {key}"
            optimizer.step()
        module.save_weights(model, folder / "trained.safetensors")
        saved = load_file(folder / "trained.safetensors")
        assert {key: value.shape for key, value in saved.items()} == {key: value.shape for key, value in weights.items()}
        assert any(not np.array_equal(saved[key], weights[key]) for key, _ in trained), f"{name}: training changed nothing"
        again = module.load(folder / "trained.safetensors")
        for y, expected in zip(as_tuple(again(*tensors)), lowered(text, saved, inputs, outputs, folder), strict=True):
            limit = 1e-3 if expected.dtype == np.float16 else 1e-5
            assert difference(y.detach(), expected) <= limit, f"{name}: differs after training"
    print(f"{name}: ok")


def main():
    file, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    torch.manual_seed(0)
    for index, text in enumerate(file.read_text().split("// -----\n")):
        name = re.search(r"^// NAME: (.*)$", text, re.M)
        place = folder / str(index)
        place.mkdir()
        check(text, name[1] if name else f"{file.stem} {index}", place)


main()
