"""Makes an .npz: `make_npz.py out.npz name=expression ...`, with numpy as `np`."""

import sys

import numpy as np

path, *arrays = sys.argv[1:]
parts = (array.split("=", 1) for array in arrays)
np.savez(path, **{name: eval(expression, {"np": np}) for name, expression in parts})
