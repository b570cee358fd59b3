"""A PyTorch model with the inputs that it is traced with."""

import inspect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch.utils import _pytree as pytree

from .errors import Refused
from .inputs import check_tensor


@dataclass(frozen=True)
class Model:
    """A module in evaluation mode and its inputs: tensors by position, then tensors by name."""

    module: torch.nn.Module
    args: tuple[torch.Tensor, ...]
    kwargs: dict[str, torch.Tensor]

    @classmethod
    def of(cls, module: torch.nn.Module, inputs: object) -> "Model":
        """Inputs are a tensor, a sequence of tensors or a mapping from argument names to tensors."""
        if isinstance(inputs, Mapping):
            args, kwargs = (), dict(inputs)
        elif isinstance(inputs, Sequence) and not isinstance(inputs, str):
            args, kwargs = tuple(inputs), {}
        else:
            args, kwargs = (inputs,), {}
        kwargs = _in_order(module, kwargs)
        for name, value in [*((f"input {i}", v) for i, v in enumerate(args)), *kwargs.items()]:
            check_tensor(name, value)
        _check_weights(module)
        return cls(module.eval(), args, kwargs)

    def tensors(self) -> list[torch.Tensor]:
        return [*self.args, *self.kwargs.values()]

    def run(self) -> list[torch.Tensor]:
        """The outputs, in the order in which the imported function returns them."""
        with torch.no_grad():
            result = self.module(*self.args, **self.kwargs)
        leaves = pytree.tree_leaves(result)
        for i, leaf in enumerate(leaves):
            if not isinstance(leaf, torch.Tensor):
                raise Refused(f"output {i} is a {type(leaf).__name__}; all outputs must be tensors")
        return leaves


def _in_order(module: torch.nn.Module, kwargs: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Named inputs in the order of `forward`'s parameters, so that the function's arguments have that order."""
    parameters = inspect.signature(module.forward).parameters
    anything = any(p.kind is p.VAR_KEYWORD for p in parameters.values())
    for name in kwargs:
        if name not in parameters and not anything:
            raise Refused(f"{type(module).__name__}.forward has no argument '{name}'; it has {', '.join(parameters)}")
    order = [name for name in parameters if name in kwargs]
    return {name: kwargs[name] for name in [*order, *(n for n in kwargs if n not in order)]}


def _check_weights(module: torch.nn.Module) -> None:
    for name, tensor in [*module.named_parameters(), *module.named_buffers()]:
        if tensor.is_floating_point() and tensor.dtype != torch.float32 or tensor.is_complex():
            kind = str(tensor.dtype).removeprefix("torch.")
            raise Refused(f"parameter '{name}' is {kind}; models are imported in f32: call `.float()` on the module")
        if tensor.device.type == "meta":
            raise Refused(f"parameter '{name}' has no values: it is on the device 'meta'")
