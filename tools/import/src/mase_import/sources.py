"""Where models come from: a factory in Python, torchvision, transformers. Nothing is ever downloaded."""

import importlib
import importlib.util
import os
import pathlib
import random
import sys
import traceback
from dataclasses import dataclass
from types import ModuleType

import numpy as np
import torch

from . import known, weight_files
from .errors import Refused, first_line
from .inputs import InputSpec, examples
from .model import Model


@dataclass(frozen=True)
class Request:
    """What the command was asked for."""

    target: str
    inputs: list[InputSpec]
    seed: int
    weights: pathlib.Path | None
    sequence_length: int | None
    attention: str | None
    mask: bool

    def about_tokens(self) -> list[str]:
        """The options for language models that were given."""
        given = {
            "--sequence-length": self.sequence_length is not None,
            "--attention": self.attention is not None,
            "--no-mask": not self.mask,
        }
        return [option for option, is_given in given.items() if is_given]


def load(request: Request) -> Model:
    """The model that a request names, with random weights by seed unless it has others."""
    _seed(request.seed)
    scheme, _, name = request.target.partition(":")
    if scheme == "torchvision":
        refuse_token_options(request)
        return _torchvision(name, request)
    if scheme == "transformers":
        return _transformers(name, request)
    refuse_token_options(request)
    return _factory(request)


def refuse_token_options(request: Request) -> None:
    if request.about_tokens():
        raise Refused(f"{request.about_tokens()[0]} is for transformers:NAME; {request.target} takes --input")


def default_name(target: str) -> str:
    """What the files are called when `--out` is absent."""
    if target.endswith(".onnx"):
        return pathlib.Path(target).stem
    head, _, last = target.rpartition(":")
    if last == "build":
        return pathlib.Path(head).stem if head.endswith(".py") else head.rpartition(".")[2]
    path = pathlib.Path(last)
    return path.parent.name if path.name == "config.json" else path.name


def _seed(seed: int) -> None:
    # One thread, so that sums have one order.
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    np.random.seed(seed % 2**32)
    random.seed(seed)


def _torchvision(name: str, request: Request) -> Model:
    import torchvision

    if name not in torchvision.models.list_models():
        raise Refused(f"torchvision has no model '{name}'; it has {', '.join(torchvision.models.list_models()[:8])} and more")
    if not request.inputs:
        raise Refused(f"torchvision:{name} needs --input, as in --input 1x3x224x224xf32")
    options = {"init_weights": False} if name in ("googlenet", "inception_v3") else {}
    module = torchvision.models.get_model(name, weights=None, **options)
    return _finish(module, examples(request.inputs, request.seed), request)


def _transformers(name: str, request: Request) -> Model:
    os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1", TRANSFORMERS_VERBOSITY="error")
    import transformers

    if name in known.MODELS:
        kind, architecture, sizes = known.MODELS[name]
        config = transformers.AutoConfig.for_model(kind, **sizes)
    else:
        config, architecture = _local_config(name)
    factory = getattr(transformers, architecture, None)
    if factory is None:
        raise Refused(f"{name}: transformers has no class '{architecture}'")
    config.use_cache = False
    try:
        module = factory._from_config(config, attn_implementation=request.attention or "eager")
    except Exception as error:
        raise Refused(f"transformers cannot make {architecture}: {first_line(error)}") from error
    if request.inputs and (request.sequence_length is not None or not request.mask):
        raise Refused("--input says what the inputs are; --sequence-length and --no-mask are for the usual ones")
    if request.inputs:
        inputs: object = examples(request.inputs, request.seed)
    else:
        inputs = _token_inputs(module, config, request)
    return _finish(module, inputs, request)


def _local_config(name: str) -> tuple[object, str]:
    import transformers

    path = pathlib.Path(name)
    if not path.exists():
        raise Refused(
            f"'{name}' is neither a known model ({', '.join(known.MODELS)}) nor a config.json or its folder; nothing is downloaded"
        )
    try:
        config = transformers.AutoConfig.from_pretrained(path, local_files_only=True)
    except Exception as error:
        raise Refused(f"cannot read the configuration in {path}: {first_line(error)}") from error
    if not config.architectures:
        raise Refused(f"{path} names no class of model: it has no 'architectures'")
    return config, config.architectures[0]


def _token_inputs(module: torch.nn.Module, config: object, request: Request) -> dict[str, torch.Tensor]:
    """Random ids; a mask whose last quarter is 0; one segment, where the model has segments."""
    if request.sequence_length is None:
        raise Refused(f"{request.target} needs --sequence-length, as in --sequence-length 128")
    length, longest = request.sequence_length, getattr(config, "max_position_embeddings", None)
    if length < 1 or (longest is not None and length > longest):
        raise Refused(f"--sequence-length {length}: must be from 1 to {longest}, the model's number of positions")
    generator = torch.Generator().manual_seed(request.seed)
    # Small ids are markers such as padding, which some models treat apart.
    first = min(5, config.vocab_size - 1)
    inputs = {"input_ids": torch.randint(first, config.vocab_size, (1, length), generator=generator)}
    if request.mask:
        inputs["attention_mask"] = (torch.arange(length) < max(1, length * 3 // 4)).long().unsqueeze(0)
        if getattr(config, "type_vocab_size", 0):
            inputs["token_type_ids"] = torch.zeros(1, length, dtype=torch.long)
    return inputs


def _factory(request: Request) -> Model:
    place, colon, name = request.target.rpartition(":")
    if not colon or not name.isidentifier():
        raise Refused(
            f"'{request.target}' is no model; give FILE.py:FACTORY, PACKAGE.MODULE:FACTORY, torchvision:NAME, "
            "transformers:NAME or FILE.onnx"
        )
    try:
        factory = getattr(_python_module(place), name, None)
        if not callable(factory):
            raise Refused(f"{place} has no function '{name}'")
        made = factory()
    except Refused:
        raise
    except Exception as error:
        raise Refused(f"{request.target} failed at {_last_place(error)}: {type(error).__name__}: {first_line(error)}") from error
    module, inputs = made if isinstance(made, tuple) and len(made) == 2 else (made, None)
    if not isinstance(module, torch.nn.Module):
        raise Refused(f"{request.target} returned a {type(module).__name__}; expected a Module, or a Module and its inputs")
    if request.inputs:
        inputs = examples(request.inputs, request.seed)
    elif inputs is None:
        raise Refused(f"{request.target} returned no example inputs: give --input, as in --input 1x3x224x224xf32")
    return _finish(module, inputs, request)


def _python_module(place: str) -> ModuleType:
    if not place.endswith(".py"):
        sys.path.insert(0, os.getcwd())
        return importlib.import_module(place)
    path = pathlib.Path(place).resolve()
    if not path.is_file():
        raise Refused(f"found no file {place}")
    sys.path.insert(0, str(path.parent))
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise Refused(f"{place} is no Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def _last_place(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{pathlib.Path(frame.filename).name}:{frame.lineno}"


def _finish(module: torch.nn.Module, inputs: object, request: Request) -> Model:
    if request.weights is not None:
        weight_files.load_into(module, request.weights)
    return Model.of(module, inputs)
