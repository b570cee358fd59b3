"""Models of torchvision and transformers."""

import json

import safetensors.torch
import torch

from .support import ImportTest


class Torchvision(ImportTest):
    def test_values(self) -> None:
        reference = self.folder / "ref.npz"
        text = self.imports("torchvision:squeezenet1_1", "--input", "1x3x32x32xf32", "--reference", reference)
        self.assertIn("dense_resource<features.3.squeeze.weight>", text.read_text())
        self.check_values(text, reference)

    def test_refusals(self) -> None:
        self.refuses("torchvision:resnet18", saying="needs --input")
        self.refuses("torchvision:resnet18", "--no-mask", saying="--no-mask is for transformers:NAME")
        self.refuses("torchvision:resnet1", "--input", "1x3x32x32xf32", saying="has no model 'resnet1'")


class Transformers(ImportTest):
    def test_values(self) -> None:
        reference = self.folder / "ref.npz"
        cases = [("bert-tiny", []), ("bert-tiny", ["--attention", "sdpa", "--no-mask"]), ("opt-tiny", ["--attention", "sdpa"])]
        for model, options in cases:
            with self.subTest(model=model, options=options):
                command = [f"transformers:{model}", "--sequence-length", 12, "--reference", reference, *options]
                text = self.imports(*command)
                self.assertEqual("attention_mask" in text.read_text(), "--no-mask" not in options)
                self.check_values(text, reference)

    def test_names_are_those_of_the_module(self) -> None:
        text = self.imports("transformers:opt-tiny", "--sequence-length", 12).read_text()
        self.assertIn('{mase.node = "input_ids"}', text)
        self.assertIn("dense_resource<model.decoder.layers.0.self_attn.q_proj.weight>", text)
        self.assertEqual(text.count("dense_resource<model.decoder.embed_tokens.weight>"), 1)
        self.assertNotIn("lm_head", text)

    def test_a_local_folder_with_configuration_and_weights(self) -> None:
        sizes = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 24}
        config = {"model_type": "bert", "architectures": ["BertModel"], "vocab_size": 50, "max_position_embeddings": 16, **sizes}
        self.write("config.json", json.dumps(config))
        command = [f"transformers:{self.folder}", "--sequence-length", 8]
        self.imports(*command, "--seed", 5)
        made = safetensors.torch.load_file(self.folder / "model.safetensors")
        # Files of whole models have a prefix that the trunk has not.
        safetensors.torch.save_file({f"bert.{n}": t for n, t in made.items()}, self.folder / "prefixed.safetensors")
        for weights in (self.folder, self.folder / "prefixed.safetensors"):
            with self.subTest(weights.name):
                self.imports(*command, "--weights", weights, out="again.mlir")
                again = safetensors.torch.load_file(self.folder / "again.safetensors")
                self.assertTrue(all(torch.equal(made[name], again[name]) for name in made))

    def test_refusals(self) -> None:
        self.refuses("transformers:bert-tiny", saying="needs --sequence-length")
        self.refuses("transformers:bert-tiny", "--sequence-length", 65, saying="--sequence-length 65: must be from 1 to 64")
        given = ["--input", "input_ids=1x8xi64", "--no-mask"]
        self.refuses("transformers:bert-tiny", *given, saying="--input says what the inputs are")
        self.refuses("transformers:no-such-bert", "--sequence-length", 8, saying="nothing is downloaded")
        self.write("model.safetensors.index.json", "{}")
        command = ["transformers:bert-tiny", "--sequence-length", 8, "--weights", self.folder]
        self.refuses(*command, saying="is no index of weights")
        self.write("config.json", '{"model_type": "bert"}')
        self.refuses(f"transformers:{self.folder}", "--sequence-length", 8, saying="has no 'architectures'")
        few = self.folder / "few.safetensors"
        safetensors.torch.save_file({"pooler.dense.bias": torch.zeros(32)}, few)
        command = ["transformers:bert-tiny", "--sequence-length", 8, "--weights", few]
        self.refuses(*command, saying="has no 'embeddings.word_embeddings.weight'; it has pooler.dense.bias")
