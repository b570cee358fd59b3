"""Weights in the IR: named resources without a blob, which `text` fills in if they are to be inline."""

import json
import re

import numpy as np
import torch
from torch_mlir import ir
from torch_mlir.extras.fx_importer import FxImporterHooks, GraphNodeImporter, InputInfo

ELEMENT_NAMES = {
    torch.float32: "f32",
    torch.float64: "f64",
    torch.int64: "i64",
    torch.int32: "i32",
    torch.int16: "i16",
    torch.int8: "i8",
    torch.bool: "i1",
}

# A constant that is no parameter and has no name of its own is written out up to this many elements.
SMALL = 64


def resource(name: str, shape: tuple[int, ...], element: str) -> ir.Attribute:
    """`dense_resource<name>`, without its value."""
    dims = "".join(f"{d}x" for d in shape)
    return ir.Attribute.parse(f"dense_resource<{quoted(name)}> : tensor<{dims}{element}>")


def quoted(name: str) -> str:
    """A resource's name as MLIR reads and prints it."""
    return name if re.fullmatch(r"[A-Za-z_][\w$.]*", name, re.ASCII) else json.dumps(name, ensure_ascii=False)


def dense(array: np.ndarray, element: str) -> ir.Attribute:
    """`dense<...>` with the value."""
    return ir.DenseElementsAttr.get(np.ascontiguousarray(array), type=ir.RankedTensorType.get(array.shape, ir.Type.parse(element)))


class Weights(FxImporterHooks):
    """Names each tensor of a program as PyTorch does; parameters that are one tensor have one name, the first."""

    def __init__(self, program: torch.export.ExportedProgram) -> None:
        self.values: dict[str, torch.Tensor] = {}
        self._names: dict[object, str] = {}
        self._owned = set(program.state_dict) | set(program.graph_signature.non_persistent_buffers)
        for name, tensor in [*program.state_dict.items(), *program.constants.items()]:
            if isinstance(tensor, torch.Tensor):
                self._names.setdefault(_identity(tensor), name)

    def resolve_literal(self, gni: GraphNodeImporter, literal: object, info: InputInfo | None) -> ir.Value | None:
        if not isinstance(literal, torch.Tensor) or literal.dtype not in ELEMENT_NAMES:
            return None
        name = self._names.setdefault(_identity(literal), f"constant{len(self._names)}")
        element = ELEMENT_NAMES[literal.dtype]
        if not literal.is_floating_point() or (name not in self._owned and literal.numel() <= SMALL):
            # Passes compute with integers and with scalars, so these stay visible.
            value = dense(literal.detach().numpy(), element)
        else:
            self.values[name] = literal.detach()
            value = resource(name, tuple(literal.shape), element)
        kind = gni._cc.tensor_to_vtensor_type(literal)
        return ir.Operation.create("torch.vtensor.literal", results=[kind], attributes={"value": value}).result


def _identity(tensor: torch.Tensor) -> object:
    """Equal for tensors that are views of the same memory in the same way."""
    if tensor.numel() == 0:
        return id(tensor)
    return tensor.data_ptr(), tuple(tensor.shape), tensor.stride(), tensor.dtype
