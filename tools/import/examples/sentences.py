"""English sentences of the documentation that scikit-learn and scipy carry (BSD licences), so that nothing is downloaded for them.

Both packages are pinned, so the sentences are the same everywhere.
"""

import ast
import functools
import importlib.util
import pathlib
import random
import re
from collections.abc import Iterator

WORDS = range(8, 41)
# What no plain sentence has: formulas, code, references, tables.
MARKUP = re.compile(r"[`|=*_<>{}\[\]\\^~#/@+]|::|--|\.\.|\d\.\d|e\.g|i\.e|et al|http")
PLAIN = re.compile(r"[A-Z][A-Za-z0-9 ,;:'\"()%-]*[a-z][.!?]")


def sentences(count: int, seed: int) -> list[str]:
    """Different sentences in random order."""
    found = _found()
    if len(found) < count:
        raise ValueError(f"found {len(found)} sentences, wanted {count}")
    return random.Random(seed).sample(found, count)


@functools.cache
def _found() -> list[str]:
    return sorted({sentence for text in _texts() for sentence in _split(text)})


def _texts() -> Iterator[str]:
    for package in ("sklearn", "scipy"):
        folder = _folder(package)
        for file in sorted(folder.rglob("*.rst")):
            yield file.read_text(encoding="utf-8")
        for file in sorted(folder.rglob("*.py")):
            if "tests" not in file.parts:
                yield from _docstrings(file)


def _folder(package: str) -> pathlib.Path:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise ValueError(f"{package} is not installed: `cargo xtask setup --frontend` does that")
    return pathlib.Path(spec.origin).parent


def _docstrings(file: pathlib.Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            yield ast.get_docstring(node) or ""


def _split(text: str) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n", text):
        for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z])", " ".join(paragraph.split())):
            if not MARKUP.search(sentence) and PLAIN.fullmatch(sentence) and len(sentence.split()) in WORDS:
                yield sentence
