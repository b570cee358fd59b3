"""ONNX models."""

import numpy as np
import onnx
import safetensors.torch
from onnx import TensorProto, helper, numpy_helper

from .support import ImportTest


def network(opset: int = 17, batch: int | str = 1, nodes: list[onnx.NodeProto] | None = None) -> onnx.ModelProto:
    """Convolution, activation, linear layer."""
    random = np.random.default_rng(0)
    shapes = {"conv.weight": (4, 1, 3, 3), "conv.bias": (4,), "/head/weight": (256, 10), "head.bias": (10,)}
    weights = {name: random.normal(size=shape).astype("f4") for name, shape in shapes.items()}
    constants = [numpy_helper.from_array(value, name) for name, value in weights.items()]
    constants.append(numpy_helper.from_array(np.array([1, 256]), "shape"))
    nodes = nodes or [
        helper.make_node("Conv", ["image", "conv.weight", "conv.bias"], ["c"], pads=[1, 1, 1, 1]),
        helper.make_node("Relu", ["c"], ["r"]),
        helper.make_node("Reshape", ["r", "shape"], ["f"]),
        helper.make_node("Gemm", ["f", "/head/weight", "head.bias"], ["logits"]),
    ]
    inputs = [helper.make_tensor_value_info("image", TensorProto.FLOAT, [batch, 1, 8, 8])]
    outputs = [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, 10])]
    graph = helper.make_graph(nodes, "some graph", inputs, outputs, constants)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=8)


class Onnx(ImportTest):
    def save(self, model: onnx.ModelProto) -> str:
        path = self.folder / "net.onnx"
        onnx.save(model, path)
        return str(path)

    def test_values_names_and_old_versions(self) -> None:
        reference = self.folder / "ref.npz"
        for opset in (11, 17, 20):
            with self.subTest(opset=opset):
                text = self.imports(self.save(network(opset)), "--reference", reference)
                self.assertIn('@main(%arg0: tensor<1x1x8x8xf32> {mase.node = "image"})', text.read_text())
                self.assertIn('dense_resource<"/head/weight">', text.read_text())
                weights = safetensors.torch.load_file(text.with_suffix(".safetensors"))
                self.assertEqual(sorted(weights), ["/head/weight", "conv.bias", "conv.weight", "head.bias"])
                self.check_values(text, reference)

    def test_a_dynamic_shape_must_be_given(self) -> None:
        path = self.save(network(batch="N"))
        self.refuses(path, saying="input 'image' has the dynamic shape Nx1x8x8")
        for given in ("image=1x1x8x8xf32", "1x1x8x8xf32"):
            self.imports(path, "--input", given)
        self.refuses(path, "--input", "picture=1x1x8x8xf32", saying="no such input; it has image")
        self.refuses(path, "--input", "image=1x8x8xf32", saying="the model's input has 4 dimensions")
        self.refuses(path, "--input", "image=1x1x8x8xi64", saying="the model's input has elements of type f32")
        self.refuses(path, "--attention", "sdpa", saying="--attention is for transformers:NAME")

    def test_what_cannot_be_lowered_is_named(self) -> None:
        nodes = [helper.make_node("Det", ["image"], ["d"]), helper.make_node("Add", ["d", "head.bias"], ["logits"])]
        self.refuses(self.save(network(nodes=nodes)), saying="error: d: Det: torch-mlir cannot lower this")

    def test_what_is_no_model_is_refused(self) -> None:
        self.refuses(self.write("bad.onnx", "nonsense"), saying="as an ONNX model")
        self.refuses(self.folder / "absent.onnx", saying="absent.onnx")
        self.refuses(self.save(network()), "--weights", "w.pt", saying="an ONNX model has its own")
