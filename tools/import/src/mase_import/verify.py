"""Lets the project's own mase-opt read what was written."""

import os
import pathlib
import shutil
import subprocess

from .errors import Refused


def find(given: pathlib.Path | None) -> pathlib.Path | None:
    """mase-opt: the given one, that of MASE_BIN_DIR, on PATH, or in the target folder of this tree."""
    if given is not None:
        if not os.access(given, os.X_OK) or given.is_dir():
            raise Refused(f"--mase-opt {given}: no program is there")
        return given
    folder = os.environ.get("MASE_BIN_DIR")
    if folder and pathlib.Path(folder, "mase-opt").is_file():
        return pathlib.Path(folder, "mase-opt")
    on_path = shutil.which("mase-opt")
    if on_path:
        return pathlib.Path(on_path)
    root = pathlib.Path(__file__).resolve().parents[4]
    built = [root / "target" / profile / "mase-opt" for profile in ("release", "debug")]
    return next((program for program in built if program.is_file()), None)


def verify(mase_opt: pathlib.Path, file: pathlib.Path) -> None:
    """Refuses a file that mase-opt does not parse and verify."""
    result = subprocess.run([mase_opt, file, "-o", os.devnull], stderr=subprocess.PIPE, text=True, errors="replace")
    if result.returncode != 0:
        complaint = result.stderr.strip().splitlines()
        raise Refused(f"{mase_opt} does not accept the imported model: {complaint[0] if complaint else result.returncode}")
