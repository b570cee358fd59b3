"""What PyTorch ops are rewritten to before torch-mlir sees them."""

from collections.abc import Callable

import torch
from torch_mlir.extras.fx_decomp_util import get_decomposition_table


def table() -> dict[torch._ops.OperatorBase, Callable[..., object]]:
    """torch-mlir's own, and one for what it lowers to a dialect that stock MLIR lacks."""
    return {**get_decomposition_table(), torch.ops.aten.cumsum.default: cumsum}


def cumsum(x: torch.Tensor, dim: int, dtype: torch.dtype | None = None) -> torch.Tensor:
    """A sum over the elements up to each position. torch-mlir's own is `tm_tensor.scan`."""
    if dtype is None:
        dtype = x.dtype if x.dtype.is_floating_point else torch.int64
    if x.dim() == 0:
        return x.to(dtype)
    last = x.to(dtype).movedim(dim, -1)
    position = torch.arange(last.shape[-1], device=x.device)
    before = position.unsqueeze(0) <= position.unsqueeze(1)
    terms = torch.where(before, last.unsqueeze(-2), torch.zeros((), dtype=dtype, device=x.device))
    return terms.sum(-1, dtype=dtype).movedim(-1, dim)
