"""Small models with random weights on which the front end is tested, as factories for mase-import.

No parameter has the trivial value it starts from, such as 1 and 0 in a normalisation, which would hide mistakes.
"""

import os

import torch
from torch import nn
from torch.nn import functional as F

os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1", TRANSFORMERS_VERBOSITY="error")

Made = tuple[nn.Module, object]


class Mlp(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.fc1 = nn.Linear(96, 64)
        self.fc2 = nn.Linear(64, 32)
        self.fc3 = nn.Linear(32, 10)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.fc3(F.relu(self.fc2(F.relu(self.fc1(x)))))


class LenetBn(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5, padding=2)
        self.bn1 = nn.BatchNorm2d(6)
        self.conv2 = nn.Conv2d(6, 16, 5, bias=False)
        self.bn2 = nn.BatchNorm2d(16)
        self.fc1 = nn.Linear(400, 60)
        self.fc2 = nn.Linear(60, 42)
        self.fc3 = nn.Linear(42, 10)

    def forward(self, image: torch.Tensor) -> torch.Tensor:
        x = F.max_pool2d(F.relu(self.bn1(self.conv1(image))), 2)
        x = F.avg_pool2d(F.relu(self.bn2(self.conv2(x))), 2)
        x = F.relu(self.fc2(F.relu(self.fc1(x.flatten(1)))))
        return F.log_softmax(self.fc3(x), -1)


def perturbed(module: nn.Module) -> nn.Module:
    """Moves every vector from its initial value; variances stay positive."""
    with torch.no_grad():
        for name, tensor in [*module.named_parameters(), *module.named_buffers()]:
            if name.endswith("running_var"):
                tensor.uniform_(0.5, 1.5)
            elif tensor.is_floating_point() and tensor.dim() == 1:
                tensor.add_(0.2 * torch.randn_like(tensor))
    return module


def mlp() -> Made:
    return perturbed(Mlp()), torch.randn(4, 96)


def lenet_bn() -> Made:
    return perturbed(LenetBn()), torch.randn(1, 1, 28, 28)


def language_model(kind: str, architecture: str, attention: str, mask: bool, **sizes: object) -> Made:
    """A model of transformers on sixteen tokens, of which the mask hides the last four."""
    import transformers

    config = transformers.AutoConfig.for_model(
        kind,
        vocab_size=100,
        hidden_size=32,
        num_hidden_layers=2,
        max_position_embeddings=32,
        use_cache=False,
        **sizes,
    )
    module = getattr(transformers, architecture)._from_config(config, attn_implementation=attention)
    inputs = {"input_ids": torch.randint(5, 100, (1, 16))}
    if mask:
        inputs["attention_mask"] = (torch.arange(16) < 12).long().unsqueeze(0)
    if mask and kind == "bert":
        inputs["token_type_ids"] = (torch.arange(16) >= 6).long().unsqueeze(0)
    return perturbed(module), inputs


def bert(attention: str = "eager", mask: bool = True) -> Made:
    return language_model("bert", "BertModel", attention, mask, num_attention_heads=2, intermediate_size=64)


def opt(attention: str = "eager", mask: bool = True) -> Made:
    sizes = {"num_attention_heads": 4, "ffn_dim": 64, "word_embed_proj_dim": 32}
    return language_model("opt", "OPTForCausalLM", attention, mask, **sizes)


def bert_tiny() -> Made:
    return bert()


def bert_tiny_sdpa() -> Made:
    return bert(attention="sdpa")


def bert_tiny_nomask() -> Made:
    return bert(mask=False)


def opt_tiny() -> Made:
    return opt()


def opt_tiny_sdpa() -> Made:
    return opt(attention="sdpa")


def opt_tiny_nomask() -> Made:
    return opt(mask=False)
