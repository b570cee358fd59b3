"""Models that a function in Python makes."""

import os
import subprocess
import sys

import safetensors.torch
import torch

from .support import ImportTest

NET = """
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 4, 3, padding=1)
        self.norm = nn.BatchNorm2d(4)
        self.slope = nn.PReLU()
        self.head = nn.Linear(256, 10)
        self.tied = nn.Linear(256, 10)
        self.tied.weight = self.head.weight
        nn.init.normal_(self.norm.running_mean)

    def forward(self, image, shift):
        x = self.slope(self.norm(self.conv(image))).flatten(1)
        return self.head(x) + self.tied(x), torch.cumsum(x[:, :8] + shift, 1)

def build():
    return Net(), (torch.randn(1, 1, 8, 8), torch.randn(8))

def bare():
    return Net()
"""


class Factory(ImportTest):
    def setUp(self) -> None:
        super().setUp()
        self.file = self.write("net.py", NET)

    def test_arguments_and_resources_have_their_python_names(self) -> None:
        text = self.imports(f"{self.file}:build").read_text()
        self.assertIn('%arg0: tensor<1x1x8x8xf32> {mase.node = "image"}, %arg1: tensor<8xf32> {mase.node = "shift"}', text)
        for name in ("conv.weight", "conv.bias", "norm.running_mean", "slope.weight", "head.weight", "tied.bias"):
            self.assertEqual(text.count(f"dense_resource<{name}>"), 1, name)
        self.assertNotIn("tied.weight", text)
        self.assertNotIn("tm_tensor", text)

    def test_values_are_pytorchs(self) -> None:
        reference = self.folder / "ref.npz"
        for weights_as in ("inline", "safetensors"):
            with self.subTest(weights_as):
                out = f"{weights_as}.mlir"
                text = self.imports(f"{self.file}:build", "--weights-as", weights_as, "--reference", reference, out=out)
                self.check_values(text, reference)

    def test_inline_weights_stand_in_the_text(self) -> None:
        text = self.imports(f"{self.file}:build", "--weights-as", "inline").read_text()
        self.assertIn('conv.bias: "0x40000000', text)
        self.assertFalse((self.folder / "model.safetensors").exists())

    def test_elided_weights_are_nowhere(self) -> None:
        text = self.imports(f"{self.file}:build", "--weights-as", "elided").read_text()
        self.assertNotIn("dialect_resources", text)
        self.assertFalse((self.folder / "model.safetensors").exists())

    def test_safetensors_have_what_the_text_names(self) -> None:
        text = self.imports(f"{self.file}:build").read_text()
        weights = safetensors.torch.load_file(self.folder / "model.safetensors")
        self.assertNotIn("tied.weight", weights)
        self.assertEqual(weights["conv.weight"].shape, (4, 1, 3, 3))
        for name in weights:
            self.assertIn(f"dense_resource<{name}>", text)

    def test_weights_of_a_file_are_taken(self) -> None:
        self.imports(f"{self.file}:build", "--seed", 1, out="one.mlir")
        one = safetensors.torch.load_file(self.folder / "one.safetensors")
        one["norm.num_batches_tracked"] = torch.tensor(0)
        torch.save(one, self.folder / "one.pt")
        for file in ("one.safetensors", "one.pt"):
            with self.subTest(file):
                self.imports(f"{self.file}:build", "--weights", self.folder / file, out="two.mlir")
                two = safetensors.torch.load_file(self.folder / "two.safetensors")
                self.assertTrue(all(torch.equal(two[name], one[name]) for name in two))

    def test_input_types_may_come_from_the_command(self) -> None:
        inputs = ["--input", "shift=8xf32", "--input", "image=1x1x8x8xf32"]
        self.assertIn('%arg0: tensor<1x1x8x8xf32> {mase.node = "image"}', self.imports(f"{self.file}:bare", *inputs).read_text())

    def test_same_seed_same_bytes(self) -> None:
        made = []
        for run, seed in enumerate((3, 3, 4)):
            out = self.folder / str(run)
            command = [sys.executable, "-m", "mase_import.cli", f"{self.file}:build", "--seed", str(seed)]
            command += ["--out", f"{out}.mlir", "--reference", f"{out}.npz"]
            subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": str(run)})
            made.append([out.with_suffix(end).read_bytes() for end in (".mlir", ".safetensors", ".npz")])
        self.assertEqual(made[0], made[1])
        for first, other in zip(made[0][1:], made[2][1:]):
            self.assertNotEqual(first, other)

    def test_a_module_of_a_package(self) -> None:
        (self.folder / "package").mkdir()
        self.file.rename(self.folder / "package" / "net.py")
        sys.path.insert(0, str(self.folder))
        self.addCleanup(sys.path.remove, str(self.folder))
        self.imports("package.net:build")
