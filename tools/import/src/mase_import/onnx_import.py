"""ONNX to linalg on tensors, by torch-mlir's importer."""

import pathlib
from collections.abc import Iterable

import numpy as np
import onnx
import onnx.reference
import torch
from torch_mlir import ir
from torch_mlir.extras import onnx_importer

from .errors import Refused, first_line
from .imported import Imported
from .inputs import ELEMENTS, InputSpec, examples
from .literals import ELEMENT_NAMES, dense, resource
from .lowering import FROM_ONNX, TO_LINALG, Lowering

# Older models are converted to this version of ONNX's operators; newer ones are taken as they are.
OPSET = 17

# Ops that want the values of their inputs while they are lowered: sizes, limits, scales.
WANT_VALUES = {"Resize", "Upsample", "Clip", "Pad", "Range", "ConstantOfShape", "QuantizeLinear", "DequantizeLinear"}


class OnnxModel:
    """A checked ONNX model with static shapes."""

    def __init__(self, path: pathlib.Path, specs: list[InputSpec]) -> None:
        proto = _load(path)
        _drop_initialised_inputs(proto.graph)
        _fix_shapes(proto.graph, specs)
        try:
            self.proto = onnx.shape_inference.infer_shapes(proto, strict_mode=True, data_prop=True)
        except Exception as error:
            raise Refused(f"{path}: the shapes do not fit together: {first_line(error)}") from error
        for node in self.proto.graph.node:
            # Diagnostics name the place, which the importer takes from here.
            node.name = f"{node.name or ', '.join(node.output)}: {node.op_type}"
        self.specs = [_spec_of(value) for value in self.proto.graph.input]

    def inputs(self, seed: int) -> dict[str, np.ndarray]:
        values = examples(self.specs, seed)
        return {name: value.numpy() for name, value in values.items()} if isinstance(values, dict) else {}

    def run(self, inputs: dict[str, np.ndarray]) -> list[np.ndarray]:
        """The outputs by ONNX's reference evaluator."""
        try:
            outputs = onnx.reference.ReferenceEvaluator(self.proto).run(None, inputs)
        except Exception as error:
            raise Refused(f"ONNX's reference evaluator cannot run the model: {first_line(error)}") from error
        return [np.asarray(output) for output in outputs]

    def imported(self) -> Imported:
        lowering = Lowering()
        info = onnx_importer.ModelInfo(self.proto)
        module = info.create_module(context=lowering.context)
        weights = _Constants(lowering.context, _values_wanted(self.proto.graph))
        try:
            onnx_importer.NodeImporter.define_function(info.main_graph, module.operation, weights).import_all()
            _constants_to_literals(module)
            module.operation.verify()
        except Exception as error:
            raise Refused(f"torch-mlir cannot read the model: {first_line(error)}") from error
        lowering.run(module, FROM_ONNX, TO_LINALG)
        return Imported(module, list(info.main_graph.input_map), weights.values)


class _Constants(onnx_importer.ContextCache):
    """Makes float initialisers resources of their name."""

    def __init__(self, context: ir.Context, visible: set[str]) -> None:
        super().__init__(context)
        self.values: dict[str, torch.Tensor] = {}
        self._visible = visible

    def tensor_proto_to_attr(self, tp: onnx.TensorProto) -> ir.Attribute:
        array = np.array(onnx.numpy_helper.to_array(tp))
        value = torch.from_numpy(array) if array.dtype.kind in "fib" else None
        element = None if value is None else ELEMENT_NAMES.get(value.dtype)
        if value is None or element is None:
            raise Refused(f"initialiser '{tp.name}' has elements of type {onnx.TensorProto.DataType.Name(tp.data_type)}")
        with self._c:
            if array.dtype.kind != "f" or not tp.name or array.size == 1 or tp.name in self._visible:
                return dense(array, self.onnx_element(tp))
            self.values[tp.name] = value
            return resource(tp.name, tuple(array.shape), element)

    def onnx_element(self, tp: onnx.TensorProto) -> str:
        """torch-mlir's ONNX importer has signed integers where its importer of PyTorch has signless ones."""
        return str(ir.RankedTensorType(self.tensor_proto_to_builtin_type(tp)).element_type)


def _constants_to_literals(module: ir.Module) -> None:
    """torch-mlir's conversion of ONNX wants the values of constants, so those without one become torch's literals first."""
    constants: list[ir.Operation] = []

    def look(op: ir.Operation) -> ir.WalkResult:
        if "torch.onnx.value" in op.attributes and "dense_resource<" in str(op.attributes["torch.onnx.value"]):
            constants.append(op)
        return ir.WalkResult.ADVANCE

    module.operation.walk(look)
    for op in constants:
        value = {"value": op.attributes["torch.onnx.value"]}
        with op.location:
            literal = ir.Operation.create(
                "torch.vtensor.literal", results=[op.result.type], attributes=value, ip=ir.InsertionPoint(op)
            )
        op.result.replace_all_uses_with(literal.result)
        op.erase()


def _load(path: pathlib.Path) -> onnx.ModelProto:
    try:
        proto = onnx.load(path)
        onnx.checker.check_model(proto)
        version = next((o.version for o in proto.opset_import if o.domain in ("", "ai.onnx")), OPSET)
        if version < OPSET:
            proto = onnx.version_converter.convert_version(proto, OPSET)
    except Exception as error:
        raise Refused(f"cannot read {path} as an ONNX model: {first_line(error)}") from error
    return proto


def _drop_initialised_inputs(graph: onnx.GraphProto) -> None:
    """Models of old versions list weights as inputs too."""
    initialised = {tensor.name for tensor in graph.initializer}
    kept = [value for value in graph.input if value.name not in initialised]
    del graph.input[:]
    graph.input.extend(kept)


def _fix_shapes(graph: onnx.GraphProto, specs: list[InputSpec]) -> None:
    """Gives inputs the shapes of `--input`; what shapes were inferred before is forgotten."""
    if specs and all(spec.name is None for spec in specs):
        if len(specs) != len(graph.input):
            raise Refused(f"--input is given {len(specs)} times; the model has {len(graph.input)} inputs")
        by_name = dict(zip((value.name for value in graph.input), specs))
    else:
        by_name = {spec.name: spec for spec in specs if spec.name is not None}
    names = [value.name for value in graph.input]
    for name in by_name:
        if name not in names:
            raise Refused(f"--input {name}: the model has no such input; it has {', '.join(names)}")
    for value in graph.input:
        if value.name in by_name:
            dims = value.type.tensor_type.shape.dim
            element = _element(value.type.tensor_type.elem_type)
            if by_name[value.name].element != element:
                raise Refused(f"--input {value.name}: the model's input has elements of type {element or 'other than ' + ', '.join(ELEMENTS)}")
            if len(dims) != len(by_name[value.name].shape):
                raise Refused(f"--input {value.name}: the model's input has {len(dims)} dimensions")
            for dim, size in zip(dims, by_name[value.name].shape):
                dim.dim_value = size
    if specs:
        for output in graph.output:
            output.type.tensor_type.ClearField("shape")
        del graph.value_info[:]


def _spec_of(value: onnx.ValueInfoProto) -> InputSpec:
    if not value.type.HasField("tensor_type"):
        raise Refused(f"input '{value.name}' is a {value.type.WhichOneof('value')}; all inputs must be tensors")
    kind = value.type.tensor_type
    element = _element(kind.elem_type)
    dims = [dim.dim_value if dim.HasField("dim_value") else dim.dim_param or "?" for dim in kind.shape.dim]
    if element is None:
        name = onnx.TensorProto.DataType.Name(kind.elem_type)
        raise Refused(f"input '{value.name}' has elements of type {name}; they must be one of {', '.join(ELEMENTS)}")
    if not all(isinstance(dim, int) and dim > 0 for dim in dims):
        shape = "x".join(map(str, dims))
        raise Refused(f"input '{value.name}' has the dynamic shape {shape}; give --input {value.name}=SHAPE, as in 1x3x8x8x{element}")
    return InputSpec(value.name, tuple(dims), element)


def _element(number: int) -> str | None:
    types = onnx.TensorProto
    return {types.FLOAT: "f32", types.INT64: "i64", types.INT32: "i32", types.BOOL: "i1"}.get(number)


def _values_wanted(graph: onnx.GraphProto) -> set[str]:
    def names(nodes: Iterable[onnx.NodeProto]) -> set[str]:
        return {name for node in nodes if node.op_type in WANT_VALUES for name in node.input[1:]}

    return names(graph.node)
