"""Conversion of float32 to number formats and back: the fast loops, plain loops, `ml_dtypes`.

Everything in one run on one thread; the least of several times counts. `ml_dtypes` converts single
elements only, so its FP8 and FP4 stand beside formats that find a block's scale as well.
"""

import argparse
import json
import pathlib
import subprocess
import time

import ml_dtypes
import numpy as np

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
BINARY = ROOT / "target" / "debug" / "examples" / "bench-formats"
THEIRS = {
    "mxfp8_e4m3": "float8_e4m3fn",
    "minifloat<4, 3>": "float8_e4m3fn",
    "mxfp4": "float4_e2m1fn",
}


def best(run):
    times = []
    for _ in range(7):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--elements", type=int, default=1 << 22)
    elements = parser.parse_args().elements
    ours = json.loads(subprocess.run([BINARY, str(elements)], check=True, capture_output=True, text=True).stdout)
    random = np.random.default_rng(1)
    floats = random.normal(size=elements).astype(np.float32)
    theirs = {}
    for name in set(THEIRS.values()):
        kind = getattr(ml_dtypes, name)
        codes = floats.astype(kind)
        theirs[name] = (best(lambda: floats.astype(kind)), best(lambda: codes.astype(np.float32)))
    gigabytes = 4 * elements / 1e9
    rows = []
    for name, times in ours.items():
        row = {"format": name}
        for index, way in enumerate(("encode", "decode")):
            fast, plain = times[way], times[f"plain_{way}"]
            row[way] = {"GB/s": round(gigabytes / fast, 2), "plain": round(plain / fast, 1)}
            if name in THEIRS:
                row[way]["ml_dtypes"] = round(theirs[THEIRS[name]][index] / fast, 1)
        rows.append(row)
    (HERE / "results.json").write_text(json.dumps({"elements": elements, "rows": rows}, indent=1) + "\n")
    print("| format | encode GB/s | against plain | against `ml_dtypes` | decode GB/s | against plain | against `ml_dtypes` |")
    print("|---|---|---|---|---|---|---|")
    for row in rows:
        cells = [f"`{row['format']}`"]
        for way in ("encode", "decode"):
            cells += [str(row[way]["GB/s"]), f"{row[way]['plain']}x"]
            cells.append(f"{row[way]['ml_dtypes']}x" if "ml_dtypes" in row[way] else "")
        print("| " + " | ".join(cells) + " |")


main()
