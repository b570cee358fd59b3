"""Weights from and to files: safetensors, PyTorch's own without code in it, and folders of them."""

import json
import pathlib

import safetensors.torch
import torch

from .errors import Refused, first_line


def load_into(module: torch.nn.Module, path: pathlib.Path) -> None:
    """Gives a module the weights of a file. Every parameter must be there; what else the file has is left.
    Other float types become the module's."""
    state = {_modern(name): tensor for name, tensor in read(path).items()}
    state = _without_prefix(module, state)
    aliases: dict[int, list[str]] = {}
    own = module.state_dict(keep_vars=True)
    for name, tensor in own.items():
        aliases.setdefault(id(tensor), []).append(name)
    with torch.no_grad():
        for names in aliases.values():
            found = next((name for name in names if name in state), None)
            if found is None:
                if names[0].rpartition(".")[2] == "num_batches_tracked":
                    continue
                raise Refused(f"{path} has no '{names[0]}'; it has {_some(list(state))}")
            target, value = own[found], state[found]
            if target.shape != value.shape:
                raise Refused(f"{path}: '{found}' has the shape {list(value.shape)}; the model has {list(target.shape)}")
            target.copy_(value)


def read(path: pathlib.Path) -> dict[str, torch.Tensor]:
    """All tensors of a file, or of the files in a folder."""
    if path.is_dir():
        return _read_folder(path)
    try:
        if path.suffix == ".safetensors":
            return safetensors.torch.load_file(path)
        if path.suffix in (".pt", ".pth", ".bin"):
            state = torch.load(path, map_location="cpu", weights_only=True)
            if not isinstance(state, dict) or not all(isinstance(t, torch.Tensor) for t in state.values()):
                raise Refused(f"{path} holds no table of tensors by name; save `module.state_dict()`")
            return state
    except Refused:
        raise
    except Exception as error:
        raise Refused(f"cannot read the weights in {path}: {first_line(error)}") from error
    raise Refused(f"{path}: weights are a folder, or a file .safetensors, .pt, .pth or .bin")


def _read_folder(folder: pathlib.Path) -> dict[str, torch.Tensor]:
    for stem in ("model.safetensors", "pytorch_model.bin"):
        index = folder / f"{stem}.index.json"
        if index.is_file():
            try:
                shards = sorted(set(json.loads(index.read_text())["weight_map"].values()))
            except (ValueError, TypeError, AttributeError, KeyError) as error:
                raise Refused(f"{index} is no index of weights: {first_line(error)}") from error
            return {name: tensor for shard in shards for name, tensor in read(folder / shard).items()}
        if (folder / stem).is_file():
            return read(folder / stem)
    raise Refused(f"found neither model.safetensors nor pytorch_model.bin in {folder}")


def _modern(name: str) -> str:
    """Normalisations of old BERT files have gamma and beta."""
    return name.replace("LayerNorm.gamma", "LayerNorm.weight").replace("LayerNorm.beta", "LayerNorm.bias")


def _without_prefix(module: torch.nn.Module, state: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """A file of a whole model serves its trunk, and the other way round: names differ by a prefix as in `bert.`."""
    prefix = getattr(module, "base_model_prefix", "")
    own = module.state_dict().keys()
    if not prefix or any(name in own for name in state):
        return state
    dot = f"{prefix}."
    stripped = {name.removeprefix(dot): tensor for name, tensor in state.items()}
    return stripped if any(name in own for name in stripped) else {dot + n: t for n, t in state.items()}


def _some(names: list[str]) -> str:
    more = f" and {len(names) - 4} more" if len(names) > 4 else ""
    return ", ".join(names[:4]) + more
