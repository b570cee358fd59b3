"""Times the engine against PyTorch, one thread each, in turns, and compares what they compute.

Usage: bench.py [--passes PIPELINE] [--rounds N] [--output FILE.json]
The models are those of lit-tests/corpus with PyTorch's own random weights; engine_bench must have been built.
"""

import argparse
import json
import pathlib
import platform
import subprocess
import tempfile
import time

import numpy
import torch
import torchvision
import transformers
from safetensors.torch import save_file

ROOT = pathlib.Path(__file__).resolve().parents[2]
MATMUL = """func.func @main(%x: tensor<128x768xf32>) -> tensor<128x3072xf32> {
  %w = mase.parameter "weight" : () -> tensor<3072x768xf32>
  %y = mase.linear %x, %w : (tensor<128x768xf32>, tensor<3072x768xf32>) -> tensor<128x3072xf32>
  return %y : tensor<128x3072xf32>
}
"""


def models():
    """Name, model, inputs, and the module's text."""
    torch.manual_seed(0)
    corpus = ROOT / "lit-tests" / "corpus"
    yield "linear 128x768x3072", torch.nn.Linear(768, 3072, bias=False), (torch.randn(128, 768),), MATMUL
    resnet = torchvision.models.resnet18()
    for part in resnet.modules():
        if isinstance(part, torch.nn.BatchNorm2d):
            torch.nn.init.uniform_(part.running_var, 0.5, 1.5)
            torch.nn.init.normal_(part.running_mean, std=0.1)
    yield "resnet18 1x3x224x224", resnet, (torch.randn(1, 3, 224, 224),), (corpus / "resnet18.mlir").read_text()
    bert = transformers.BertModel(transformers.BertConfig())
    ids, ones = torch.randint(0, 30000, (1, 128)), torch.ones(1, 128, dtype=torch.int64)
    yield "bert_base 1x128", bert, (ids, ones, torch.zeros_like(ids)), (corpus / "bert_base.mlir").read_text()


def outputs(result):
    """The tensors of a result, in order."""
    if isinstance(result, torch.Tensor):
        return [result]
    return [value for value in result.to_tuple() if isinstance(value, torch.Tensor)]


def lower(text, pipeline, folder):
    """The module, run through passes of mase-opt first if there are any; and the seconds that took."""
    path = folder / "module.mlir"
    path.write_text(text)
    if not pipeline:
        return path, 0.0
    raised = folder / "raised.mlir"
    start = time.perf_counter()
    tool = ROOT / "target" / "debug" / "mase-opt"
    subprocess.run([tool, path, f"--pass-pipeline=builtin.module({pipeline})", "-o", raised], check=True)
    return raised, time.perf_counter() - start


def measure(name, model, inputs, text, options, folder):
    """One row of the table."""
    model.eval()
    values = dict(model.named_parameters()) | dict(model.named_buffers())
    # The corpus has BERT inside a module that calls it `m`.
    prefix = "m." if "m.embeddings" in text else ""
    save_file({prefix + key: value.detach().contiguous().clone() for key, value in values.items()}, folder / "w.safetensors")
    numpy.savez(folder / "in.npz", **{f"in{i}": value.numpy() for i, value in enumerate(inputs)})
    module, passes = lower(text, options.passes, folder)
    command = [options.engine, module, folder / "w.safetensors", folder / "in.npz", folder / "out.npz"]
    engine = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    seconds = lambda: float(engine.stdout.readline())
    compile_time, bind_time = seconds(), seconds()
    ours, theirs = [], []
    with torch.no_grad():
        expected = outputs(model(*inputs))
        for _ in range(options.rounds):
            start = time.perf_counter()
            model(*inputs)
            theirs.append(time.perf_counter() - start)
            engine.stdin.write("\n")
            engine.stdin.flush()
            ours.append(seconds())
    engine.stdin.close()
    if engine.wait():
        raise SystemExit(f"{name}: engine_bench failed")
    found = numpy.load(folder / "out.npz")
    difference = max(
        float(numpy.abs(found[f"out{i}"] - want.numpy()).max() / numpy.abs(want.numpy()).max())
        for i, want in enumerate(expected[: len(found.files)])
    )
    return {
        "model": name,
        "engine_ms": min(ours) * 1e3,
        "torch_ms": min(theirs) * 1e3,
        "ratio": min(ours) / min(theirs),
        "compile_s": passes + compile_time,
        "bind_s": bind_time,
        "difference": difference,
    }


def cpu():
    """The processor's name."""
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":")[1].strip()
    return platform.processor()


def main():
    """Measures, prints, and writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passes", help="passes of mase-opt to run first, as in canonicalize,mase-raise,func.func(mase-fuse)")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--engine", default=ROOT / "target" / "debug" / "examples" / "engine_bench")
    parser.add_argument("--output", type=pathlib.Path, help="write the figures as JSON")
    options = parser.parse_args()
    torch.set_num_threads(1)
    rows = []
    print("| model | engine ms | PyTorch ms | ratio | compile s | bind s | difference |")
    print("|---|---|---|---|---|---|---|")
    for row in models():
        with tempfile.TemporaryDirectory() as folder:
            one = measure(*row, options, pathlib.Path(folder))
        rows.append(one)
        figures = (one["engine_ms"], one["torch_ms"], one["ratio"], one["compile_s"], one["bind_s"])
        print(f"| {one['model']} | " + " | ".join(f"{x:.2f}" for x in figures) + f" | {one['difference']:.1e} |", flush=True)
    if options.output:
        figures = {"cpu": cpu(), "torch": torch.__version__, "passes": options.passes, "rounds": options.rounds, "rows": rows}
        options.output.write_text(json.dumps({"date": time.strftime("%Y-%m-%d"), **figures}, indent=2) + "\n")


if __name__ == "__main__":
    main()
