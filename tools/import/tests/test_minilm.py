"""examples/minilm.py imports a model with its trained weights, and sentences for it."""

import subprocess
import sys

import numpy as np
import torch

from mase_import.model import Model

from .support import MASE_OPT, ROOT, ImportTest

sys.path.insert(0, str(ROOT / "tools" / "import" / "examples"))
import minilm  # noqa: E402
from sentences import sentences  # noqa: E402


class MiniLM(ImportTest):
    def test_similar_sentences_have_similar_vectors(self) -> None:
        module, _ = minilm.build()
        texts = ["The cat sleeps on the sofa.", "A kitten naps on the couch.", "Interest rates rose again this year."]
        vectors = minilm.embeddings(module, minilm.tokens(texts))
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, rtol=1e-5)
        similarity = vectors @ vectors.T
        self.assertGreater(similarity[0, 1], 0.5)
        self.assertLess(similarity[0, 2], 0.2)

    def test_padding_does_not_count(self) -> None:
        module, inputs = minilm.build()
        with torch.no_grad():
            padded = module(**inputs)
            words = int(inputs["attention_mask"].sum())
            self.assertLess(words, minilm.TOKENS)
            alone = module(**{name: value[:, :words] for name, value in inputs.items()})
        torch.testing.assert_close(padded, alone, rtol=0, atol=1e-5)

    def test_imports(self) -> None:
        golden = self.folder / "golden.npz"
        text = self.imports(f"{ROOT}/tools/import/examples/minilm.py:build", "--reference", golden)
        module, inputs = minilm.build()
        [expected] = Model.of(module, inputs).run()
        np.testing.assert_allclose(np.load(golden)["out0"], expected.numpy(), rtol=1e-5, atol=1e-6)
        # Through the engine: as text for MLIR's own, its weights would be 180 MB.
        command = [MASE_OPT.with_name("mase"), "eval", text, "--weights", text.with_suffix(".safetensors"), "--inputs", golden]
        done = subprocess.run(command, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr + done.stdout)

    def test_sentences(self) -> None:
        some = sentences(40, 7)
        self.assertEqual(some, sentences(40, 7))
        self.assertEqual(len(set(some)), 40)
        self.assertNotEqual(some, sentences(40, 8))
        for sentence in some:
            self.assertRegex(sentence, r"^[A-Z].*[.!?]$")
