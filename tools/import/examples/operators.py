"""One small model for each operator of PyTorch that the tests of mase-raise cover, as linalg with inputs and outputs.

    python operators.py FOLDER [--mase-opt PATH]

writes FOLDER/NAME.mlir and FOLDER/inputs/NAME.npz. Weights stand in the text, under the names that torch-mlir gives them by itself.
The expected nodes are those that this mase-opt makes now: read the difference before committing it.
"""

import argparse
import io
import pathlib
import re
import subprocess
import zipfile

import numpy
import torch
import torch.nn.functional as F
from torch import nn
from torch_mlir import fx
from torch_mlir.extras.fx_decomp_util import get_decomposition_table

HEADER = """\
// Written by tools/import/examples/operators.py.
// RUN: mase-opt --mase-raise %s -o %t.raised.mlir
// RUN: FileCheck %s < %t.raised.mlir
// RUN: mase eval %t.raised.mlir --inputs %S/inputs/{name}.npz
// RUN: mase-opt --pass-pipeline="builtin.module(mase-raise,func.func(mase-fuse),canonicalize)" %s -o %t.fused.mlir
// RUN: mase eval %t.fused.mlir --inputs %S/inputs/{name}.npz

"""


class Function(nn.Module):
    """A function of the inputs and of some layers."""

    def __init__(self, function, *layers):
        super().__init__()
        self.function, self.layers = function, nn.ModuleList(layers)

    def forward(self, *inputs):
        return self.function(*self.layers, *inputs)


class RmsNorm(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(size))

    def forward(self, x):
        return self.weight * (x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + 1e-6))


def rotary(x, cos, sin):
    half = x.shape[-1] // 2
    return x * cos + torch.cat((-x[..., half:], x[..., :half]), -1) * sin


def attention(q, k, v):
    return F.scaled_dot_product_attention(q, k, v, is_causal=True)


def cases():
    """Name, model, inputs."""
    r, f = torch.randn, Function
    image, pixels = r(1, 4, 8, 8), r(1, 2, 8, 8)
    rows, heads = r(2, 8), [r(1, 2, 4, 8) for _ in range(3)]
    elementwise = {
        "abs": torch.abs,
        "clamp": lambda x: x.clamp(-1, 0.5),
        "elu": F.elu,
        "exp": torch.exp,
        "gelu": F.gelu,
        "gelu_tanh": lambda x: F.gelu(x, approximate="tanh"),
        "hardsigmoid": F.hardsigmoid,
        "hardswish": F.hardswish,
        "leaky_relu": lambda x: F.leaky_relu(x, 0.1),
        "log": lambda x: (x * x + 1).log(),
        "mish": F.mish,
        "relu": F.relu,
        "relu6": lambda x: F.relu6(4 * x),
        "sigmoid": torch.sigmoid,
        "silu": F.silu,
        "sin": torch.sin,
        "softplus": F.softplus,
        "sqrt": lambda x: (x * x).sqrt(),
        "tanh": torch.tanh,
        "prelu": nn.PReLU(),
    }
    yield from ((name, f(function), (rows,)) for name, function in elementwise.items())
    yield "adaptive_avg_pool2d_1", nn.AdaptiveAvgPool2d(1), (pixels,)
    yield "adaptive_avg_pool2d_2", nn.AdaptiveAvgPool2d(2), (pixels,)
    yield "adaptive_avg_pool2d_3x5", nn.AdaptiveAvgPool2d((3, 5)), (pixels,)
    yield "addmm", f(lambda m, x: torch.addmm(m.bias, x, m.weight), nn.Linear(8, 8)), (rows,)
    yield "amax", f(lambda x: x.amax(1)), (r(2, 3, 4),)
    yield "argmax", f(lambda x: x.argmax(1)), (r(2, 3),)
    yield "attention", f(attention), tuple(heads)
    yield "avg_pool2d", nn.AvgPool2d(3, 2, 1), (pixels,)
    yield "avg_pool2d_inside", nn.AvgPool2d(3, 2, 1, count_include_pad=False), (pixels,)
    yield "batch_norm1d", nn.BatchNorm1d(8), (rows,)
    yield "batch_norm2d", nn.BatchNorm2d(4), (image,)
    yield "batch_norm_plain", nn.BatchNorm2d(4, affine=False), (image,)
    yield "bmm", f(lambda a, b: a @ b), (r(2, 4, 8), r(2, 8, 3))
    yield "cat", f(lambda a, b: torch.cat((a, b), 1)), (r(2, 3), r(2, 5))
    yield "chunk", f(lambda x: x.chunk(2, -1)[1] * 2), (r(2, 6),)
    yield "conv1d", nn.Conv1d(4, 6, 3, padding=1), (r(1, 4, 10),)
    yield "conv2d", nn.Conv2d(2, 4, 3, padding=1, stride=2), (pixels,)
    yield "conv2d_batch_norm", nn.Sequential(nn.Conv2d(2, 4, 3), nn.BatchNorm2d(4), nn.ReLU()), (pixels,)
    yield "conv2d_depthwise", nn.Conv2d(4, 4, 3, groups=4, padding=1), (image,)
    yield "conv2d_depthwise_2", nn.Conv2d(4, 8, 3, groups=4, padding=1), (image,)
    yield "conv2d_dilated", nn.Conv2d(2, 4, 3, dilation=2), (pixels,)
    yield "conv2d_grouped", nn.Conv2d(4, 6, 3, groups=2), (image,)
    yield "conv2d_one_channel", nn.Conv2d(2, 1, 3), (pixels,)
    yield "conv_transpose2d", nn.ConvTranspose2d(2, 3, 3, stride=2, padding=1, output_padding=1), (r(1, 2, 5, 5),)
    yield "einsum_bhqd", f(lambda a, b: torch.einsum("bhqd,bhkd->bhqk", a, b)), (r(1, 2, 4, 8), r(1, 2, 5, 8))
    yield "einsum_bqhd", f(lambda a, b: torch.einsum("bqhd,bkhd->bhqk", a, b)), (r(2, 4, 2, 8), r(2, 5, 2, 8))
    yield "embedding", nn.Embedding(10, 4), (torch.randint(0, 10, (2, 3)),)
    yield "encoder_layer", nn.TransformerEncoderLayer(8, 2, 16, batch_first=True), (r(1, 4, 8),)
    yield "expand", f(lambda x: x.expand(4, 3, 5)), (r(3, 1),)
    yield "glu", nn.GLU(), (r(2, 6),)
    yield "group_norm", nn.GroupNorm(2, 4), (image,)
    yield "gru_cell", nn.GRUCell(4, 4), (r(1, 4),)
    yield "instance_norm2d", nn.InstanceNorm2d(4, affine=True), (image,)
    yield "layer_norm", nn.LayerNorm(8), (r(2, 4, 8),)
    yield "layer_norm_2d", nn.LayerNorm([4, 8]), (r(2, 4, 8),)
    yield "layer_norm_f32", nn.LayerNorm(8), (r(2, 4, 8),)
    yield "layer_norm_plain", nn.LayerNorm(8, elementwise_affine=False), (r(2, 4, 8),)
    yield "linear_1d", nn.Linear(8, 6), (r(8),)
    yield "linear_3d", nn.Linear(8, 6), (r(2, 4, 8),)
    yield "linear_4d", nn.Linear(8, 6), (r(1, 2, 4, 8),)
    yield "linear_plain", nn.Linear(8, 6, bias=False), (rows,)
    yield "log_softmax", f(lambda x: F.log_softmax(x, -1)), (r(2, 4, 3),)
    yield "matmul", f(lambda a, b: a @ b), (r(4, 8), r(8, 3))
    yield "matvec", f(lambda a, b: a @ b), (r(4, 8), r(8))
    yield "max", f(lambda x: x.max(1)[0]), (r(2, 3),)
    yield "max_pool2d", nn.MaxPool2d(3, 2, 1), (pixels,)
    yield "max_pool2d_dilated", nn.MaxPool2d(2, 1, 0, dilation=2), (pixels,)
    yield "mean", f(lambda x: x.mean(1)), (r(2, 3, 4),)
    yield "mean_keepdim", f(lambda x: x.mean((1, 2), keepdim=True)), (r(2, 3, 4),)
    yield "multihead_attention", nn.MultiheadAttention(8, 2, batch_first=True), tuple(r(1, 4, 8) for _ in range(3))
    yield "norm", f(lambda x: x / x.norm(dim=-1, keepdim=True)), (r(2, 3),)
    yield "pad", f(lambda x: F.pad(x, (1, 2), value=3.0)), (r(2, 3),)
    yield "permute", f(lambda x: x.permute(2, 0, 1)), (r(2, 3, 4),)
    yield "pixel_shuffle", nn.PixelShuffle(2), (r(1, 4, 3, 3),)
    yield "rms_norm", RmsNorm(8), (r(2, 4, 8),)
    yield "rotary", f(rotary), (r(1, 2, 4, 8), r(1, 1, 4, 8), r(1, 1, 4, 8))
    yield "slice", f(lambda x: x[:, 1:5:2]), (r(2, 6),)
    yield "softmax_first", f(lambda x: F.softmax(x, 0)), (r(4, 3),)
    yield "softmax_middle", f(lambda x: F.softmax(x, 1)), (r(2, 4, 3),)
    yield "stack", f(lambda a, b: torch.stack((a, b), 1)), (r(2, 3), r(2, 3))
    yield "sub_div", f(lambda a, b: 1 - a / b), (r(2, 3), r(2, 3).abs() + 1)
    yield "sum", f(lambda x: x.sum()), (r(2, 3),)
    yield "upsample", nn.Upsample(scale_factor=2), (r(1, 2, 4, 4),)
    yield "where", f(lambda a, b: torch.where(a > 0, b, a * 2)), (r(2, 3), r(2, 3))


# Kept out of the decompositions: torch-mlir then takes them apart by itself, in 32 bits where PyTorch's own way has 64.
WHOLE = {"layer_norm_f32": torch.ops.aten.native_layer_norm.default}


def export(name, model, inputs):
    """The model as linalg."""
    options = {"output_type": "linalg-on-tensors", "experimental_support_mutation": True}
    if name not in WHOLE:
        return fx.export_and_import(model, *inputs, **options)
    table = {op: rule for op, rule in get_decomposition_table().items() if op != WHOLE[name]}
    program = torch.export.export(model, inputs, strict=False).run_decompositions(table)
    return fx.export_and_import(program, decomposition_table={}, **options)


def unbiased(model):
    """Parameters that hide nothing: gamma = 1 and beta = 0 would."""
    with torch.no_grad():
        for parameter in model.parameters():
            if parameter.dim() == 1:
                parameter.copy_(torch.rand_like(parameter) + 0.5)
        for buffer in model.buffers():
            if buffer.is_floating_point():
                buffer.copy_(torch.rand_like(buffer) + 0.5)
    return model.eval()


def save(path, arrays):
    """An npz whose bytes depend on the arrays alone."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, array in arrays.items():
            data = io.BytesIO()
            numpy.lib.format.write_array(data, numpy.ascontiguousarray(array))
            file.writestr(zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0)), data.getvalue())


def checks(mase_opt, text):
    """The nodes that the text is raised to, as FileCheck wants them."""
    raised = subprocess.run([mase_opt, "--mase-raise"], input=text, capture_output=True, text=True, check=True).stdout
    nodes = [node for node in re.findall(r"= (mase\.\w+)|\"(mase\.\w+)\"", raised) for node in node if node]
    return "".join(f"// CHECK: {node}\n" for node in nodes if node != "mase.parameter")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--mase-opt", default="mase-opt")
    arguments = parser.parse_args()
    (arguments.folder / "inputs").mkdir(parents=True, exist_ok=True)
    torch.manual_seed(0)
    for name, model, inputs in cases():
        unbiased(model)
        with torch.no_grad():
            outputs = model(*inputs)
        outputs = [y for y in (outputs if isinstance(outputs, tuple) else (outputs,)) if y is not None]
        module = export(name, model, inputs)
        arrays = {f"in{i}": x.numpy() for i, x in enumerate(inputs)} | {
            f"out{i}": y.detach().numpy() for i, y in enumerate(outputs)
        }
        text = str(module)
        save(arguments.folder / "inputs" / f"{name}.npz", arrays)
        expected = checks(arguments.mase_opt, text)
        (arguments.folder / f"{name}.mlir").write_text(HEADER.format(name=name) + expected + text)
        # Each case draws from the same numbers, so that a new one changes no other.
        torch.manual_seed(0)


if __name__ == "__main__":
    main()
