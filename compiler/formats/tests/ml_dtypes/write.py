"""Writes the fixtures beside this file: what `ml_dtypes` makes of every code, and of many floats.

    python write.py

`<type>.decode` has the float32 bits of each code in order, `<type>.encode` pairs of float32 bits and code,
as little-endian integers of 4 and 1 bytes. Floats beyond the largest value are left out: ml_dtypes
makes them infinite or NaN, we saturate.
"""

import pathlib

import ml_dtypes
import numpy as np

HERE = pathlib.Path(__file__).parent
BITS = {"float8_e5m2": 8, "float8_e4m3fn": 8, "float6_e3m2fn": 6, "float6_e2m3fn": 6, "float4_e2m1fn": 4}


def main():
    for name, bits in BITS.items():
        kind = getattr(ml_dtypes, name)
        codes = np.arange(1 << bits, dtype=np.uint8)
        values = codes.view(kind).astype(np.float32)
        values.astype("<f4").tofile(HERE / f"{name}.decode")
        finite = np.unique(values[np.isfinite(values)])
        middle = (finite[:-1].astype(np.float64) + finite[1:]) / 2
        ties = middle.astype(np.float32)
        random = np.random.default_rng(1)
        some = random.normal(size=800).astype(np.float32) * np.exp2(random.uniform(-18, 17, 800)).astype(np.float32)
        floats = np.concatenate([
            finite, ties, np.nextafter(ties, np.float32(np.inf)), np.nextafter(ties, np.float32(-np.inf)), some,
            np.array([0.0, -0.0, 1e-45, -1e-45, 1e-30, -1e-30], np.float32),
        ])
        floats = floats[np.abs(floats) <= finite[-1]].astype("<f4")
        codes = floats.astype(kind).view(np.uint8)
        pairs = np.zeros(len(floats), dtype=[("float", "<f4"), ("code", "u1")])
        pairs["float"], pairs["code"] = floats, codes
        pairs.tofile(HERE / f"{name}.encode")
    scales = np.arange(256, dtype=np.uint8).view(ml_dtypes.float8_e8m0fnu).astype(np.float32)
    scales.astype("<f4").tofile(HERE / "float8_e8m0fnu.decode")


main()
