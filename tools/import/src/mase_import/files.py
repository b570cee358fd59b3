"""Writes all files of an import or none: beside their places first, then renamed."""

import os
import pathlib
import zipfile
from collections.abc import Iterable

import numpy as np
import safetensors.torch
import torch

from .errors import Refused


class Files:
    """Files that appear together at `commit`; leaving the block before that removes them."""

    def __init__(self) -> None:
        self._beside: dict[pathlib.Path, pathlib.Path] = {}

    def __enter__(self) -> "Files":
        return self

    def __exit__(self, *_: object) -> None:
        for beside in self._beside.values():
            beside.unlink(missing_ok=True)

    def new(self, path: pathlib.Path) -> pathlib.Path:
        """The place to write what will be `path`."""
        if path.is_dir():
            raise Refused(f"{path} is a folder; name a file")
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".new-{os.getpid()}-{path.name}")
        self._beside[path] = beside
        return beside

    def commit(self) -> None:
        for path, beside in self._beside.items():
            beside.replace(path)
        self._beside.clear()


def write_text(path: pathlib.Path, pieces: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for piece in pieces:
            file.write(piece)


def write_safetensors(path: pathlib.Path, weights: dict[str, torch.Tensor]) -> None:
    """A copy of each: tensors that share memory are refused by safetensors, which also makes its files private."""
    safetensors.torch.save_file({name: value.clone().contiguous() for name, value in weights.items()}, path)
    path.chmod(0o644)


def write_npz(path: pathlib.Path, arrays: dict[str, np.ndarray]) -> None:
    """Compressed, and without the time of day that numpy writes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in arrays.items():
            entry = zipfile.ZipInfo(f"{name}.npy")
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, "w") as file:
                np.lib.format.write_array(file, np.ascontiguousarray(array).reshape(array.shape), allow_pickle=False)
