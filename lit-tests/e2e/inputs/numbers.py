"""Compares number formats on the trained classifiers of digits: `numbers.py FOLDER SCRATCH`.

Prints the table of each, and fails where a format loses more percentage points to float than LIMITS allows.
"""

import json
import pathlib
import shutil
import subprocess
import sys

# Percentage points below float.
LIMITS = {"int8": 0.5, "mxint8": 0.5, "msfp12": 0.5, "w4a8": 1.5}


def main():
    folder, scratch = map(pathlib.Path, sys.argv[1:])
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    failed = False
    for name in ["digits_mlp", "digits_cnn", "digits_transformer"]:
        raised = scratch / f"{name}.mlir"
        subprocess.run(["mase-opt", folder / f"{name}.mlir", "--mase-raise", "--mase-fuse", "-o", raised], check=True)
        command = ["mase", "compare", raised, "--weights", folder / f"{name}.safetensors", "--data", folder / "digits_calibration.npz"]
        command += ["--test", folder / "digits_test.npz", "--formats", ",".join(["float", *LIMITS]), "--json", "--quiet"]
        rows = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
        percent = {row["format"]: row["accuracy"]["percent"] for row in rows}
        for row in rows:
            print(f"{name} {row['format']}: {row['weight_bits']:.2f} bits, {percent[row['format']]:.2f} %, {row['mib']:.3f} MiB")
        for one, limit in LIMITS.items():
            lost = percent["float"] - percent[one]
            if not lost <= limit:
                print(f"{name}: {one} loses {lost:.2f} points, and {limit} is the limit")
                failed = True
    sys.exit(failed)


main()
