"""What cannot be imported is refused in one line that names place and op, and leaves no file."""

import contextlib
import io
import pathlib

from mase_import import cli

from .support import ImportTest

MODELS = """
import torch
from torch import nn

class Inner(nn.Module):
    def __init__(self, kind):
        super().__init__()
        self.kind = kind
        self.register_buffer("count", torch.zeros(3))

    def forward(self, x):
        if self.kind == "branch":
            return x if x.sum() > 0 else -x
        if self.kind == "nonzero":
            return torch.nonzero(x)
        if self.kind == "op":
            return torch.linalg.eigvals(x @ x.T).real
        if self.kind == "random":
            return x + torch.rand(3, 3)
        if self.kind == "buffer":
            self.count += 1
            return x + self.count
        if self.kind == "cond":
            return torch.cond(x.sum() > 0, lambda y: y.sin(), lambda y: y.cos(), (x,))
        if self.kind == "output":
            return x, 7
        return x

class Outer(nn.Module):
    def __init__(self, kind):
        super().__init__()
        self.layers = nn.ModuleList([Inner(""), Inner(kind)])

    def forward(self, x):
        return self.layers[1](self.layers[0](x))

def model(kind, x=None):
    return Outer(kind), torch.randn(3, 3) if x is None else x

def branch(): return model("branch")
def nonzero(): return model("nonzero")
def op(): return model("op")
def random(): return model("random")
def buffer(): return model("buffer")
def cond(): return model("cond")
def output(): return model("output")
def number(): return model("", (3,))
def text(): return model("", {"x": "words"})
def unknown(): return model("", {"y": torch.ones(3)})
def wide(): return model("", torch.ones(3, dtype=torch.float64))
def half(): return Outer("").half(), torch.ones(3)
def fails(): raise ValueError("no\\nmore")
def nothing(): return 3
def bare(): return Outer("")
"""


class Refusals(ImportTest):
    def refuses_model(self, name: str, *options: str, saying: str) -> None:
        with self.subTest(name):
            self.refuses(f"{self.file}:{name}", *options, saying=saying)

    def setUp(self) -> None:
        super().setUp()
        self.file = self.write("models.py", MODELS)

    def test_ops_and_control_flow(self) -> None:
        self.refuses_model("branch", saying="error: layers.1: torch.export cannot trace this")
        self.refuses_model("nonzero", saying="error: layers.1: aten.nonzero.default: ")
        self.refuses_model("op", saying="error: layers.1: aten.linalg_eig.default: torch-mlir cannot lower this")
        self.refuses_model("random", saying="error: layers.1: aten.rand.default: ")
        self.refuses_model("buffer", saying="error: the model writes to 'layers.1.count'")
        self.refuses_model("cond", saying="error: layers.1: cond: control flow")

    def test_what_is_no_tensor(self) -> None:
        self.refuses_model("output", saying="an output is 7; all outputs must be tensors")
        self.refuses_model("number", saying="input 0 is a int; all inputs must be tensors")
        self.refuses_model("text", saying="x is a str; all inputs must be tensors")

    def test_element_types(self) -> None:
        self.refuses_model("wide", saying="input 0 has elements of type float64; they must be one of f32, i64, i32, i1")
        self.refuses_model("half", saying="is float16; models are imported in f32")
        self.refuses_model("branch", "--dtype", "bf16", saying="--dtype bf16: models are imported in f32")

    def test_factories(self) -> None:
        self.refuses_model("unknown", saying="Outer.forward has no argument 'y'; it has x")
        self.refuses_model("fails", saying="failed at models.py:")
        self.refuses_model("nothing", saying="returned a int; expected a Module")
        self.refuses_model("bare", saying="returned no example inputs: give --input")
        self.refuses_model("absent", saying="has no function 'absent'")
        self.refuses("no/such/file.py:build", saying="found no file no/such/file.py")
        self.refuses("resnet18", saying="'resnet18' is no model; give FILE.py:FACTORY")

    def test_input_types(self) -> None:
        self.refuses_model("bare", "--input", "3x?xf32", saying="--input 3x?xf32: the dimension '?' is not a number")
        self.refuses_model("bare", "--input", "3x3xf64", saying="the element type is 'f64'")
        self.refuses_model("bare", "--input", "0xf32", saying="a dimension is 0")
        self.refuses_model("bare", "--input", "3x3xf32", "--input", "x=3x3xf32", saying="either every input has a name")

    def test_weights(self) -> None:
        self.refuses_model("bare", "--input", "3xf32", "--weights", str(self.folder), saying="found neither model.safetensors")
        junk = self.write("junk.safetensors", "junk")
        self.refuses_model("bare", "--input", "3xf32", "--weights", str(junk), saying="cannot read the weights in")
        self.refuses_model("bare", "--input", "3xf32", "--weights", str(self.file), saying="weights are a folder, or a file")

    def test_results_that_mase_opt_does_not_read_are_not_written(self) -> None:
        self.assertEqual(self.with_mase_opt("/bin/false"), 1)
        self.assertFalse((self.folder / "out.mlir").exists())
        self.assertEqual(self.with_mase_opt("/bin/true"), 0)
        self.assertTrue((self.folder / "out.mlir").exists())
        self.assertEqual(self.with_mase_opt(self.folder / "absent"), 1)

    def with_mase_opt(self, program: str | pathlib.Path) -> int:
        out = ["--out", str(self.folder / "out.mlir"), "--mase-opt", str(program)]
        with contextlib.redirect_stderr(io.StringIO()), contextlib.redirect_stdout(io.StringIO()):
            return cli.main([f"{self.file}:bare", "--input", "3xf32", *out])

    def test_two_results_are_never_one_file(self) -> None:
        same = str(self.folder / "refused.mlir")
        self.refuses_model("bare", "--input", "3xf32", "--reference", same, saying="two results would be one file")
