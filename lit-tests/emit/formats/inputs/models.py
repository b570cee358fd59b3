"""Takes trained models, quantised, to PyTorch: the same bits, and training that goes on.

    models.py FOLDER FORMAT... -- MODEL.mlir...

Inputs and weights are the `.npz` and `.safetensors` beside a model; further inputs are those, scaled and shuffled. The outputs
of `mase eval` on the quantised model are those of PyTorch, bit by bit. A few steps lower a loss, change every weight, and give a
model that goes back into the IR, where it computes the same bits again.
"""

import importlib.util
import pathlib
import shutil
import subprocess
import sys

import numpy as np
import torch
from safetensors.numpy import load_file


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"


def import_file(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def agree(ir, model, images, place):
    for index, image in enumerate(images):
        data, out = place / f"{index}.npz", place / f"{index}.out.npz"
        np.savez(data, in0=image)
        run("mase", "eval", ir, "--inputs", data, "--output", out)
        with np.load(out) as file:
            expected = file["out0"]
        found = model(torch.from_numpy(image)).detach().numpy()
        assert found.dtype == expected.dtype and found.tobytes() == expected.tobytes(), f"{found} is not {expected}"
    return found


def check(source, kind, folder):
    place = folder / f"{source.stem}.{kind}"
    place.mkdir()
    weights, data = source.with_suffix(".safetensors"), source.with_suffix(".npz")
    bound, ranges, ir = place / "bound.mlir", place / "ranges.mlir", place / "quantised.mlir"
    run("mase-opt", source, "--pass-pipeline=builtin.module(mase-raise,func.func(mase-fuse))", "-o", place / "raised.mlir")
    run("mase", "bind-weights", place / "raised.mlir", "--weights", weights, "-o", bound)
    run("mase", "calibrate", bound, "--data", data, "-o", ranges)
    run("mase-opt", ranges, f"--mase-quantize=format={kind}", "-o", ir)
    run("mase", "export-torch", ir, "-o", place / "model.py")
    module = import_file(place / "model.py")
    model = module.load(place / "model.safetensors")
    with np.load(data) as file:
        image = file["in0"]
    rng = np.random.default_rng(0)
    images = [image, image * np.float32(0.1), image * np.float32(3), rng.permuted(image, axis=-1)]
    before = agree(ir, model, images, place)

    names = {name for name, _ in model.named_parameters()}
    assert set(model.state_dict()) == set(load_file(weights)), sorted(model.state_dict())
    target = torch.tensor([int(before.argmin())])
    loss = lambda: sum(torch.nn.functional.cross_entropy(model(torch.from_numpy(image)), target) for image in images)
    optimizer = torch.optim.SGD(model.parameters(), lr=1e-2)
    losses = []
    for _ in range(4):
        optimizer.zero_grad()
        losses.append(loss())
        losses[-1].backward()
        for name, value in model.named_parameters():
            assert value.grad is not None and value.grad.isfinite().all(), f"no gradient reaches {name}"
            assert value.grad.count_nonzero(), f"the gradient of {name} is 0"
        optimizer.step()
    assert losses[-1] < losses[0], f"the loss goes from {losses[0]} to {losses[-1]}"
    module.save_weights(model, place / "trained.safetensors")
    old, new = load_file(place / "model.safetensors"), load_file(place / "trained.safetensors")
    assert all(not np.array_equal(old[name], new[name]) for name in names), "training left weights as they were"
    run("mase", "bind-weights", ir, "--weights", place / "trained.safetensors", "-o", place / "trained.mlir")
    agree(place / "trained.mlir", module.load(place / "trained.safetensors"), images, place)
    print(f"{source.stem} {kind}: ok")


def main():
    folder, rest = pathlib.Path(sys.argv[1]), sys.argv[2:]
    end = rest.index("--")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    failed = False
    for source in map(pathlib.Path, rest[end + 1 :]):
        for kind in rest[:end]:
            torch.manual_seed(0)
            try:
                check(source, kind, folder)
            except (AssertionError, RuntimeError) as fault:
                print(f"{source.stem} {kind}: {fault}")
                failed = True
    sys.exit(failed)


main()
