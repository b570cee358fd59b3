"""Runs the command in this process, and what it made through MLIR."""

import contextlib
import ctypes
import io
import os
import pathlib
import subprocess
import tempfile
import unittest

import numpy as np
import safetensors.torch

from mase_import import cli
from mase_import.imported import blobs

ROOT = pathlib.Path(__file__).resolve().parents[3]
MODELS = ROOT / "lit-tests" / "models"
LLVM = pathlib.Path(os.environ.get("MLIR_SYS_220_PREFIX", "/usr/lib/llvm-22"))
MASE_OPT = pathlib.Path(os.environ.get("MASE_BIN_DIR", ROOT / "target" / "debug")) / "mase-opt"


class ImportTest(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self) -> None:
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)

    def write(self, name: str, text: str) -> pathlib.Path:
        path = self.folder / name
        path.write_text(text)
        return path

    def run_import(self, *arguments: object) -> tuple[int, str]:
        """The exit code and what was said on stderr."""
        said = io.StringIO()
        with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
            code = cli.main([*map(str, arguments), "--mase-opt", str(MASE_OPT)])
        return code, said.getvalue()

    def imports(self, *arguments: object, out: str = "model.mlir") -> pathlib.Path:
        """Imports and returns the path of the text."""
        path = self.folder / out
        code, said = self.run_import(*arguments, "--out", path)
        self.assertEqual((code, said), (0, ""))
        return path

    def refuses(self, *arguments: object, saying: str) -> None:
        """The command fails with this text in its one line, and leaves no file."""
        before = sorted(self.folder.iterdir())
        code, said = self.run_import(*arguments, "--out", self.folder / "refused.mlir")
        self.assertEqual(code, 1, said)
        self.assertIn(saying, said)
        self.assertEqual(len(said.strip().splitlines()), 1, said)
        after = [path for path in sorted(self.folder.iterdir()) if path.name != "__pycache__"]
        self.assertEqual([path for path in before if path.name != "__pycache__"], after)

    def check_values(self, text: pathlib.Path, reference: pathlib.Path, tolerance: float = 2e-5) -> None:
        """The text, run by MLIR, gives the reference's outputs."""
        arrays = np.load(reference)
        inputs = [arrays[f"in{i}"] for i in range(sum(name.startswith("in") for name in arrays))]
        outputs = [arrays[f"out{i}"] for i in range(sum(name.startswith("out") for name in arrays))]
        for found, expected in zip(run_ir(text, inputs, outputs), outputs, strict=True):
            scale = np.abs(expected).max()
            self.assertGreater(scale, 0)
            self.assertLess(np.abs(found - expected).max() / scale, tolerance)


def run_ir(text: pathlib.Path, inputs: list[np.ndarray], like: list[np.ndarray]) -> list[np.ndarray]:
    """Compiles @main of a file, whose elided weights are in the safetensors file beside it, and calls it."""
    weights = text.with_suffix(".safetensors")
    whole = text.read_text()
    if weights.is_file():
        whole += "".join(blobs(safetensors.torch.load_file(weights)))
    with tempfile.TemporaryDirectory() as scratch:
        library = str(pathlib.Path(scratch, "model.so"))
        passes = "--pass-pipeline=builtin.module(func.func(llvm-request-c-wrappers),mase-lower-to-llvm)"
        lowered = _pipe([MASE_OPT, "-", passes], whole)
        llvm_ir = _pipe([LLVM / "bin/mlir-translate", "--mlir-to-llvmir"], lowered)
        link = ["-shared", "-fPIC", "-w", "-x", "ir", "-", "-o", library, f"-L{LLVM}/lib", "-lmlir_c_runner_utils", "-lm"]
        _pipe([LLVM / "bin/clang", "-O1", *link, f"-Wl,-rpath,{LLVM}/lib"], llvm_ir)
        main = ctypes.CDLL(library)._mlir_ciface_main
    results = _Results([_descriptor(a) for a in like])
    arguments = [_filled(np.ascontiguousarray(a)) for a in inputs]
    main(ctypes.byref(results.value), *(ctypes.byref(a) for a in arguments))
    return results.arrays(like)


def _pipe(command: list[object], text: str) -> str:
    done = subprocess.run([str(word) for word in command], input=text, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[:2000]
    return done.stdout


def _descriptor(array: np.ndarray) -> type[ctypes.Structure]:
    """MLIR's memory reference of an array's rank."""
    fields = [("base", ctypes.c_void_p), ("data", ctypes.c_void_p), ("offset", ctypes.c_int64)]
    if array.ndim:
        fields += [("sizes", ctypes.c_int64 * array.ndim), ("strides", ctypes.c_int64 * array.ndim)]
    return type("Descriptor", (ctypes.Structure,), {"_fields_": fields})


def _filled(array: np.ndarray) -> ctypes.Structure:
    value = _descriptor(array)()
    value.base = value.data = array.ctypes.data
    value.array = array  # keeps the memory
    for i in range(array.ndim):
        value.sizes[i], value.strides[i] = array.shape[i], array.strides[i] // array.itemsize
    return value


class _Results:
    """The structure that a function returns its results in."""

    def __init__(self, kinds: list[type[ctypes.Structure]]) -> None:
        self.fields = [(f"r{i}", kind) for i, kind in enumerate(kinds)]
        self.value = type("Results", (ctypes.Structure,), {"_fields_": self.fields})()

    def arrays(self, like: list[np.ndarray]) -> list[np.ndarray]:
        found = []
        for (name, _), array in zip(self.fields, like):
            result = getattr(self.value, name)
            pointer = ctypes.cast(result.data + result.offset * array.itemsize, ctypes.POINTER(ctypes.c_char * array.nbytes))
            found.append(np.frombuffer(pointer.contents, dtype=array.dtype).reshape(array.shape).copy())
        return found
