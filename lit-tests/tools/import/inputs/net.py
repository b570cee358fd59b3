"""A linear layer, for tests of mase-import."""

import torch
from torch import nn


class Net(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.fc = nn.Linear(4, 3)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.fc(x)


def build() -> tuple[nn.Module, torch.Tensor]:
    return Net(), torch.ones(2, 4)
