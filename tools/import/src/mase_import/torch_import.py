"""PyTorch to linalg on tensors: torch.export, decompositions, torch-mlir."""

import contextlib
import io

import torch
from torch.export.graph_signature import OutputKind, TensorArgument
from torch_mlir import ir
from torch_mlir.extras.fx_importer import ContextCache, FxImporter

from . import decompositions
from .errors import Refused, first_line
from .imported import Imported
from .literals import Weights
from .lowering import FROM_EXPORT, TO_LINALG, Lowering
from .model import Model


def import_torch(model: Model) -> Imported:
    """Imports a model; raises `Refused` where that is not possible."""
    program = _export(model)
    _check(program)
    program = program.run_decompositions(decompositions.table())
    _check(program)
    lowering = Lowering()
    weights = Weights(program)
    importer = _Importer(context=lowering.context, hooks=weights)
    try:
        importer.import_program(program)
    except Exception as error:
        raise Refused(f"torch-mlir cannot read the exported program: {first_line(error)}") from error
    lowering.run(importer.module, FROM_EXPORT, TO_LINALG)
    names = [spec.arg.name for spec in program.graph_signature.input_specs if spec.kind.name == "USER_INPUT"]
    return Imported(importer.module, names, weights.values)


def _export(model: Model) -> torch.export.ExportedProgram:
    try:
        return _trace(model)
    except Exception as error:
        place = _module_that_fails(model)
        raise Refused(f"{place}: torch.export cannot trace this: {type(error).__name__}: {first_line(error)}") from error


def _trace(model: Model) -> torch.export.ExportedProgram:
    # On an error torch prints the graph so far, and then raises.
    with torch.no_grad(), contextlib.redirect_stderr(io.StringIO()):
        return torch.export.export(model.module, model.args, model.kwargs, strict=False)


def _module_that_fails(model: Model) -> str:
    """Traces again and looks which module is running when it fails. Hooks change what some modules do, so not before."""
    running: list[str] = []

    def enter(name: str) -> object:
        return lambda *_: running.append(name)

    def leave(*_: object) -> None:
        running.pop()

    handles = []
    for name, module in model.module.named_modules():
        handles.append(module.register_forward_pre_hook(enter(name)))
        handles.append(module.register_forward_hook(leave))
    try:
        _trace(model)
    except Exception:
        return running[-1] if running and running[-1] else type(model.module).__name__
    finally:
        for handle in handles:
            handle.remove()
    return type(model.module).__name__


def _check(program: torch.export.ExportedProgram) -> None:
    """Refuses what a stateless function on static tensors cannot express."""
    for spec in program.graph_signature.output_specs:
        if spec.kind in (OutputKind.BUFFER_MUTATION, OutputKind.USER_INPUT_MUTATION):
            raise Refused(f"the model writes to '{spec.target}'; a model must leave its inputs and buffers as they are")
        if not isinstance(spec.arg, TensorArgument):
            raise Refused(f"an output is {getattr(spec.arg, 'value', spec.arg)!r}; all outputs must be tensors")
    for node in program.graph.nodes:
        if node.op != "call_function":
            continue
        if isinstance(node.target, torch._ops.HigherOrderOperator):
            raise Refused(f"{place_of(node)}: control flow in the exported program; a model must be a straight line of ops")
        value = node.meta.get("val")
        if isinstance(value, (torch.SymInt, torch.SymFloat, torch.SymBool)):
            raise Refused(f"{place_of(node)}: the value decides on shapes or control flow; all shapes must be static")
        for tensor in value if isinstance(value, (tuple, list)) else [value]:
            if isinstance(tensor, torch.Tensor) and not all(isinstance(d, int) for d in tensor.shape):
                raise Refused(f"{place_of(node)}: the shape {tuple(tensor.shape)} depends on data; all shapes must be static")


def place_of(node: torch.fx.Node) -> str:
    """The module in which a node is, and its op, as in `encoder.layer.0.attention: aten.softmax.int`."""
    stack = node.meta.get("nn_module_stack") or {}
    modules = [path for path, _ in stack.values()]
    # Calls of one module are told apart by a suffix, as in `act@1`.
    module = modules[-1].partition("@")[0] if modules else ""
    return f"{module or 'the model'}: {node.target}"


class _Locations(ContextCache):
    """Locations that say module and op, for diagnostics."""

    def get_node_location(self, node: torch.fx.Node) -> ir.Location:
        return ir.Location.name(place_of(node), context=self._c)


class _Importer(FxImporter):
    def __init__(self, *, context: ir.Context, hooks: Weights) -> None:
        super().__init__(context=context, hooks=hooks)
        self._cc = _Locations(context, py_attr_tracker=self._py_attr_tracker)
