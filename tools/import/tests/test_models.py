"""The models in lit-tests/models, which examples/make_models.py made, are whole and compute what PyTorch did."""

import unittest

import numpy as np
import safetensors.torch

from .support import MODELS, ImportTest, run_ir


class Models(ImportTest):
    def test_values(self) -> None:
        files = sorted(MODELS.glob("*.mlir"))
        self.assertEqual(len(files), 11)
        for file in files:
            with self.subTest(file.stem):
                self.check_values(file, file.with_suffix(".npz"))

    def test_weights_are_those_that_the_text_names(self) -> None:
        for file in sorted(MODELS.glob("*.mlir")):
            text = file.read_text()
            weights = safetensors.torch.load_file(file.with_suffix(".safetensors"))
            self.assertEqual(len(weights), text.count("dense_resource<"), file.stem)
            for name in weights:
                self.assertIn(f"dense_resource<{name}>", text)

    def test_the_perceptron_tells_digits_apart(self) -> None:
        test_set = np.load(MODELS / "digits_test.npz")
        images, labels = test_set["x"][:20], test_set["y"][:20]
        like = [np.zeros((1, 10), np.float32)]
        found = [run_ir(MODELS / "digits_mlp.mlir", [image[np.newaxis]], like)[0].argmax() for image in images]
        self.assertGreaterEqual((np.array(found) == labels).sum(), 18)


if __name__ == "__main__":
    unittest.main()
