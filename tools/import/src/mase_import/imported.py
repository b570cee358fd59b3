"""What importing makes: a module of linalg on tensors, names of its arguments, values of its resources."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch_mlir import ir

from .errors import Refused
from .literals import quoted

# Resources are aligned for vector loads.
ALIGNMENT = 64


@dataclass
class Imported:
    """A module whose weights are resources without a blob."""

    module: ir.Module
    names: list[str]
    weights: dict[str, torch.Tensor]

    def __post_init__(self) -> None:
        self._name_arguments()
        self.text = self.module.operation.get_asm(enable_debug_info=False) + "\n"
        # A resource that nothing uses any more is left out.
        used = set(re.findall(r"dense_resource<([^>\"]+|\"(?:[^\"\\]|\\.)*\")>", self.text))
        self.weights = {name: value for name, value in self.weights.items() if quoted(name) in used}
        unknown = used - {quoted(name) for name in self.weights}
        if unknown:
            raise Refused(f"resources without a known value: {', '.join(sorted(unknown))}")

    def _name_arguments(self) -> None:
        """The function is `main` and its arguments have the names that they have in the model."""
        with self.module.context:
            [function] = [op for op in self.module.body.operations if op.operation.name == "func.func"]
            kept = {"sym_name", "function_type"}
            for name in [a for a in function.attributes if a not in kept]:
                del function.attributes[name]
            function.attributes["sym_name"] = ir.StringAttr.get("main")
            attributes = [ir.DictAttr.get({"mase.node": ir.StringAttr.get(name)}) for name in self.names]
            function.attributes["arg_attrs"] = ir.ArrayAttr.get(attributes)

    def with_blobs(self) -> Iterator[str]:
        """The text in pieces, with the weights' values at the end."""
        yield self.text
        yield from blobs(self.weights)


def blobs(weights: dict[str, torch.Tensor]) -> Iterator[str]:
    """The values of resources, as they stand at the end of a file."""
    if not weights:
        return
    yield "\n{-#\n  dialect_resources: {\n    builtin: {\n"
    last = list(weights)[-1]
    for name, value in weights.items():
        blob = ALIGNMENT.to_bytes(4, "little") + value.contiguous().numpy().tobytes()
        yield f'      {quoted(name)}: "0x{blob.hex().upper()}"{"" if name == last else ","}\n'
    yield "    }\n  }\n#-}\n"
