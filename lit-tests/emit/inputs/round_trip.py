"""Takes models to PyTorch and back, as they are raised and as they are fused.

    round_trip.py FOLDER MODEL.mlir...

Weights and expected outputs are the `.safetensors` and `.npz` beside a model; where there are none, weights and inputs are random,
and the model before it was raised says what to expect. In PyTorch the weights load by their names, the outputs are the same, and
gradients reach every parameter; after training, the weights go back into the IR, which then computes what PyTorch does.
"""

import importlib.util
import pathlib
import re
import shutil
import subprocess
import sys

import numpy as np
import torch
from safetensors.numpy import load_file, save_file

PIPELINES = {
    "raised": "builtin.module(mase-raise)",
    "fused": "builtin.module(mase-raise,func.func(mase-fuse))",
}
TOLERANCE = 1e-5
STATISTICS = ("running_mean", "running_var")
# A softmax does not depend on these, so that their gradient is 0 but for rounding.
NO_EFFECT = ("key.bias", "k_proj.bias")
DERIVED = re.compile(r'mase\.derive "(.*?)".*? absorbs \[(.*?)\]')


def run(*command, fails=False):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    assert (done.returncode == 1) == fails and done.returncode in (0, 1), f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


def import_file(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def arrays(path, prefix):
    """`in0`, `in1`, ... of a file, in their order."""
    with np.load(path) as file:
        names = sorted((name for name in file if name.startswith(prefix)), key=lambda name: int(name.removeprefix(prefix)))
        return [file[name] for name in names]


def outputs(model, inputs):
    found = model(*(torch.from_numpy(value) for value in inputs))
    return found if isinstance(found, tuple) else (found,)


def as_arrays(tensors):
    return [value.detach().numpy() for value in tensors]


def difference(found, expected):
    """The largest difference of outputs, relative to the largest value of each."""
    pairs = list(zip(found, expected, strict=True))
    for a, b in pairs:
        assert a.shape == b.shape and a.dtype == b.dtype, f"{a.dtype} {a.shape} is not {b.dtype} {b.shape}"
    return max(np.abs(a - b).max() / np.abs(b).max() for a, b in pairs)


def write_outputs(path, values):
    np.savez(path, **{f"out{index}": value for index, value in enumerate(values)})


def random_reference(source, weights, data):
    """Weights, inputs and outputs for a model that comes without."""
    raised, python = data.with_suffix(".raised.mlir"), data.with_suffix(".random.py")
    run("mase-opt", source, "--mase-raise", "-o", raised)
    run("mase", "export-torch", raised, "-o", python)
    model = import_file(python).Model()
    for name, buffer in model.named_buffers():
        buffer.uniform_(0.5, 1.5) if name.endswith("running_var") else buffer.normal_()
    save_file({name: value.numpy() for name, value in model.state_dict().items()}, weights)
    # Its only argument is an image.
    shape = re.search(r"%arg0: tensor<([\dx]+)xf32>", source.read_text())[1]
    image = data.with_suffix(".in.npz")
    np.savez(image, in0=torch.randn([int(extent) for extent in shape.split("x")]).numpy())
    run("mase", "eval", source, "--inputs", image, "--weights", weights, "--output", data)
    with np.load(data) as found, np.load(image) as given:
        np.savez(data, **given, **found)


def check_gradients(model, inputs, loss):
    loss(outputs(model, inputs)).backward()
    for name, value in model.named_parameters():
        assert value.grad is not None and value.grad.isfinite().all(), f"no gradient reaches {name}"
        assert value.grad.count_nonzero() or name.endswith(NO_EFFECT), f"the gradient of {name} is 0"
    assert {name for name, _ in model.named_buffers() if not name.startswith("constant")} == {
        name for name in model.state_dict() if name.endswith(STATISTICS)
    }


def train(model, inputs, loss, statistics):
    # The statistics of a batch change the buffers, which have to go back as well.
    model.train(statistics)
    optimizer = torch.optim.SGD(model.parameters(), lr=1e-2)
    for _ in range(3):
        optimizer.zero_grad()
        loss(outputs(model, inputs)).backward()
        optimizer.step()
    model.eval()


def check(source, kind, folder):
    weights, data = source.with_suffix(".safetensors"), source.with_suffix(".npz")
    if not weights.exists():
        weights, data = folder / weights.name, folder / data.name
        if not weights.exists():
            random_reference(source, weights, data)
    inputs, expected = arrays(data, "in"), arrays(data, "out")
    place = folder / f"{source.stem}.{kind}"
    place.mkdir()
    ir, python, trained = place / "model.mlir", place / "model.py", place / "trained.safetensors"

    run("mase-opt", source, f"--pass-pipeline={PIPELINES[kind]}", "-o", ir)
    run("mase", "export-torch", ir, "-o", python)
    absorbed = {name: re.findall(r'"(.*?)"', nodes) for name, nodes in DERIVED.findall(ir.read_text())}
    for name, nodes in absorbed.items():
        assert f"\n  {name}: {', '.join(nodes)}\n" in python.read_text(), f"{python} does not list {name}"
    module = import_file(python)
    model = module.load(weights)
    assert set(model.state_dict()) == set(load_file(weights)), sorted(model.state_dict())

    found = as_arrays(outputs(model, inputs))
    assert difference(found, expected) <= TOLERANCE, f"off by {difference(found, expected)}"
    write_outputs(place / "torch.npz", found)
    evaluate = ("mase", "eval", ir, "--inputs", data, "--rtol", TOLERANCE, "--atol", 0)
    run(*evaluate, "--weights", weights, "--expect", place / "torch.npz")

    directions = [torch.randn(value.shape) for value in found]
    loss = lambda results: sum((value * direction).mean() for value, direction in zip(results, directions, strict=True))
    check_gradients(model, inputs, loss)
    # Its last channels have one value, of which there are no statistics.
    train(model, inputs, loss, statistics=source.stem != "resnet18_32")
    module.save_weights(model, trained)
    found = as_arrays(outputs(model, inputs))
    write_outputs(place / "trained.npz", found)
    # Training must change more than the tolerance, or what follows shows nothing.
    assert difference(found, expected) > 10 * TOLERANCE, f"training changed outputs by {difference(found, expected)} only"
    run("mase", "bind-weights", ir, "--weights", trained, "-o", place / "trained.mlir")
    evaluate = ("mase", "eval", place / "trained.mlir", "--inputs", data, "--rtol", TOLERANCE, "--atol", 0)
    run(*evaluate, "--expect", place / "trained.npz")
    run(*evaluate, fails=True)
    nodes = list(dict.fromkeys(sum(absorbed.values(), [])))
    print(f"{source.stem} {kind}: ok" + (f", absorbed {' '.join(nodes)}" if nodes else ""))


def main():
    folder = pathlib.Path(sys.argv[1])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    failed = False
    for source in map(pathlib.Path, sys.argv[2:]):
        for kind in PIPELINES:
            torch.manual_seed(0)
            try:
                check(source, kind, folder)
            except (AssertionError, RuntimeError) as fault:
                print(f"{source.stem} {kind}: {fault}")
                failed = True
    sys.exit(failed)


main()
