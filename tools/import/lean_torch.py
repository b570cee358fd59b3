"""Lets this environment's torch load on a machine without CUDA, without gigabytes of NVIDIA's libraries.

The one torch that the package registry has for Linux on x86_64 is linked against CUDA's libraries. They are never called
without a GPU, but the loader wants them to be there with the functions that torch names. So for each that is
absent this writes an empty one beside torch's own: every function returns 0. It ends by loading torch.
"""

import pathlib
import re
import subprocess
import sys
import sysconfig
import tempfile

# A library of NVIDIA's, and how the names of its functions begin.
FUNCTIONS = {
    "libcublas.so": r"cublas(?!Lt)",
    "libcublasLt.so": r"cublasLt",
    "libcudnn.so": r"cudnn",
    "libcufft.so": r"cufft",
    "libcufile.so": r"cuFile",
    "libcupti.so": r"cupti",
    "libcusolver.so": r"cusolver",
    "libcusparse.so": r"cusparse(?!Lt)",
    "libcusparseLt.so": r"cusparseLt",
    "libnccl.so": r"p?nccl",
    "libnvrtc.so": r"nvrtc",
    "libnvshmem_host.so": r"nvshmem",
}


def output(*command: str) -> str:
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout


def needed(library: pathlib.Path) -> set[str]:
    """The NVIDIA libraries that a library is linked against."""
    dynamic = output("readelf", "--dynamic", "--wide", str(library))
    return set(re.findall(r"\(NEEDED\).*\[(lib(?:cu|nv|nccl)[^\]]*)\]", dynamic))


def undefined(library: pathlib.Path) -> dict[str, str]:
    """The symbols that a library takes from others, with the version it wants or an empty text."""
    symbols = {}
    for line in output("nm", "--dynamic", "--undefined-only", str(library)).splitlines():
        name, _, version = line.split()[-1].partition("@")
        symbols[name] = version
    return symbols


def write_empty(path: pathlib.Path, symbols: dict[str, str]) -> None:
    """Links a library whose functions return 0."""
    functions = "".join(f".globl {s}\n.type {s}, @function\n{s}: xor %eax, %eax\nret\n" for s in sorted(symbols))
    versions = sorted({version for version in symbols.values() if version})
    script = "".join(
        f"{version} {{ global: {' '.join(s + ';' for s in sorted(symbols) if symbols[s] == version)} }};\n"
        for version in versions
    )
    with tempfile.TemporaryDirectory() as scratch:
        source, exports = pathlib.Path(scratch, "empty.s"), pathlib.Path(scratch, "exports")
        source.write_text(f'.text\n{functions}.section .note.GNU-stack,"",@progbits\n')
        exports.write_text(script)
        link = ["gcc", "-shared", "-nostdlib", "-o", str(path), str(source), f"-Wl,-soname,{path.name}"]
        subprocess.run(link + ([f"-Wl,--version-script={exports}"] if versions else []), check=True)


def main() -> None:
    packages = pathlib.Path(sysconfig.get_path("purelib"))
    folder = packages / "torch" / "lib"
    # libcuda.so.1 belongs to the driver; torch asks for it only when there is one.
    there = {p.name for p in [*folder.iterdir(), *(packages / "nvidia").rglob("*.so*")]} | {"libcuda.so.1"}
    absent: set[str] = set()
    symbols: dict[str, str] = {}
    for library in sorted(folder.glob("*.so")):
        absent |= needed(library) - there
        for name, version in undefined(library).items():
            symbols[name] = version or symbols.get(name, "")
    for name in sorted(absent):
        pattern = FUNCTIONS.get(name.partition(".so")[0] + ".so")
        if pattern is None:
            sys.exit(f"error: torch needs {name}, which is not known here; add it to FUNCTIONS in {__file__}")
        own = {s: v for s, v in symbols.items() if re.match(pattern, s) or v == name}
        write_empty(folder / name, own)
    code = "import torch; assert torch.ones(2, 2).matmul(torch.ones(2, 2)).sum() == 8"
    subprocess.run([sys.executable, "-c", code], check=True)


if __name__ == "__main__":
    main()
