"""Example inputs: from text like `1x3x8x8xf32` and a seed, and the limits on those that a factory returns."""

import re
from dataclasses import dataclass

import torch

from .errors import Refused

# The element types that an input may have, by their names in MLIR.
ELEMENTS: dict[str, torch.dtype] = {
    "f32": torch.float32,
    "i64": torch.int64,
    "i32": torch.int32,
    "i1": torch.bool,
}


@dataclass(frozen=True)
class InputSpec:
    """The type of one input, and its name where one was given."""

    name: str | None
    shape: tuple[int, ...]
    element: str

    @classmethod
    def parse(cls, text: str) -> "InputSpec":
        """Reads `[NAME=]DIMxDIMx...xTYPE`."""
        name, equals, shape = text.rpartition("=")
        *dims, element = shape.split("x")
        if element not in ELEMENTS:
            raise Refused(f"--input {text}: the element type is '{element}'; it must be one of {', '.join(ELEMENTS)}")
        for dim in dims:
            if dim in ("?", "") or not re.fullmatch(r"[0-9]+", dim):
                raise Refused(f"--input {text}: the dimension '{dim}' is not a number; shapes are static, as in 1x3x8x8xf32")
            if int(dim) == 0:
                raise Refused(f"--input {text}: a dimension is 0; an input has at least one element")
        return cls(name if equals else None, tuple(map(int, dims)), element)

    def example(self, generator: torch.Generator) -> torch.Tensor:
        """Normally distributed floats; integers that are 0 or 1, which suit masks, and ids of any vocabulary."""
        if self.element == "f32":
            return torch.randn(self.shape, generator=generator)
        return torch.randint(0, 2, self.shape, generator=generator).to(ELEMENTS[self.element])


def examples(specs: list[InputSpec], seed: int) -> list[torch.Tensor] | dict[str, torch.Tensor]:
    """Example inputs: by name if every input has one."""
    generator = torch.Generator().manual_seed(seed)
    values = [spec.example(generator) for spec in specs]
    names = [spec.name for spec in specs if spec.name is not None]
    if not names:
        return values
    if len(names) < len(specs):
        raise Refused("--input: either every input has a name or none has")
    if len(set(names)) < len(names):
        raise Refused(f"--input: a name occurs twice in {', '.join(names)}")
    return dict(zip(names, values))


def check_tensor(name: str, value: object) -> None:
    """Refuses what cannot be an argument of the imported function."""
    if not isinstance(value, torch.Tensor):
        raise Refused(f"{name} is a {type(value).__name__}; all inputs must be tensors")
    if value.dtype not in ELEMENTS.values():
        kind = str(value.dtype).removeprefix("torch.")
        raise Refused(f"{name} has elements of type {kind}; they must be one of {', '.join(ELEMENTS)}")
    if value.numel() == 0:
        raise Refused(f"{name} has the shape {list(value.shape)}; an input has at least one element")
