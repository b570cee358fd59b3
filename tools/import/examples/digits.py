"""Three classifiers of scikit-learn's 8x8 images of digits, as factories for mase-import."""

from collections import OrderedDict

import torch
from torch import nn

# One image: batch, channel, row, column.
IMAGE = (1, 1, 8, 8)


class Transformer(nn.Module):
    """Attends over the eight rows of the image."""

    def __init__(self, width: int = 64, heads: int = 4, hidden: int = 128, layers: int = 2, dropout: float = 0.2) -> None:
        super().__init__()
        self.embed = nn.Linear(8, width)
        self.position = nn.Parameter(0.02 * torch.randn(1, 8, width))
        layer = nn.TransformerEncoderLayer(width, heads, hidden, dropout, activation="gelu", batch_first=True)
        self.encoder = nn.TransformerEncoder(layer, layers, enable_nested_tensor=False)
        self.head = nn.Linear(width, 10)

    def forward(self, image: torch.Tensor) -> torch.Tensor:
        rows = self.embed(image.squeeze(1)) + self.position
        return self.head(self.encoder(rows).mean(1))


class Sequential(nn.Sequential):
    """Layers in a row, with a name for the input."""

    def forward(self, image: torch.Tensor) -> torch.Tensor:
        return super().forward(image)


def mlp() -> nn.Module:
    layers = OrderedDict(
        flatten=nn.Flatten(),
        fc1=nn.Linear(64, 64),
        relu1=nn.ReLU(),
        fc2=nn.Linear(64, 32),
        relu2=nn.ReLU(),
        fc3=nn.Linear(32, 10),
    )
    return Sequential(layers)


def cnn() -> nn.Module:
    layers = OrderedDict(
        conv1=nn.Conv2d(1, 16, 3, padding=1),
        bn1=nn.BatchNorm2d(16),
        relu1=nn.ReLU(),
        pool1=nn.MaxPool2d(2),
        conv2=nn.Conv2d(16, 32, 3, padding=1, bias=False),
        bn2=nn.BatchNorm2d(32),
        relu2=nn.ReLU(),
        pool2=nn.MaxPool2d(2),
        flatten=nn.Flatten(),
        fc1=nn.Linear(128, 64),
        relu3=nn.ReLU(),
        fc2=nn.Linear(64, 10),
    )
    return Sequential(layers)


def transformer() -> nn.Module:
    return Transformer()
