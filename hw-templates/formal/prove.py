#!/usr/bin/env python3
"""Proves the templates: for all inputs and all times, at small sizes.

Each proof is a top module whose assertions must hold and whose assumptions may be relied on. Yosys turns it into an AIGER
circuit and ABC's property directed reachability decides it, with no bound on time. Afterwards, faults are put into the
templates' text, and each must be refuted: a proof that cannot fail proves nothing. Run it with the Python of the project's
environment, which has Yosys; prints one line per proof, exit code 1 on failure.
"""

import pathlib
import subprocess
import sys
import tempfile

import pyosys

HERE = pathlib.Path(__file__).resolve().parent
LIBRARY = HERE.parent
ABC = pathlib.Path(pyosys.__file__).parent / "yosys-abc"
SECONDS = 30

# Contents of constant memories: a file in the temporary folder.
WORDS = "words.hex"
FLOW = "mase_flow_proof"
PROOFS = [
    *((FLOW, {"Template": "mase_fifo", "Depth": depth, "Ram": ram}) for depth in (2, 3, 4, 5) for ram in (0, 1)),
    *((FLOW, {"Template": "mase_repeat", "Times": times}) for times in (1, 2, 3)),
    *((FLOW, {"Template": name, "Times": times}) for name in ("mase_widen", "mase_narrow") for times in (2, 3)),
    (FLOW, {"Template": "mase_link", "Latency": 1}),
    (FLOW, {"Template": "mase_link", "Latency": 2, "Num": 2, "Den": 3}),
    (FLOW, {"Template": "mase_link", "Latency": 3, "Num": 1, "Den": 2}),
    ("mase_fork_proof", {"Outputs": 2}),
    ("mase_fork_proof", {"Outputs": 5}),
    ("mase_concat_proof", {"ABeats": 1, "BBeats": 1}),
    ("mase_concat_proof", {"ABeats": 3, "BBeats": 2}),
    # Templates as they are: only the promises that every stream makes.
    ("mase_source", {"Width": 2, "Words": 3, "InitFile": WORDS}),
    ("mase_source", {"Width": 2, "Words": 3, "Ram": 1, "InitFile": WORDS}),
    ("mase_mac", {"Depth": 2, "AWidth": 1, "BWidth": 1, "AccWidth": 3, "Steps": 3, "Mult": 0}),
    ("mase_reduce", {"Lanes": 3, "Width": 1, "OutWidth": 3, "Steps": 3, "Across": 1}),
    ("mase_embedding", {"IndexWidth": 2, "Rows": 3, "Words": 1, "Width": 2, "InitFile": WORDS}),
    ("mase_buffer", {"Width": 1, "Capacity": 3, "Levels": 2, "Extents": [2, 3], "Strides": [0, 1], "FreeEnd": 3}),
    ("mase_window", {"Width": 1, "InH": 2, "InW": 2, "KH": 1, "KW": 1, "OutH": 2, "OutW": 2, "Rows": 1}),
    ("mase_pad", {"Width": 2, "Height": 2, "Columns": 2, "Words": 2, "Top": 1, "Bottom": 1, "Left": 1, "Right": 1, "Value": -1}),
    *(("mase_control_proof", {"Inputs": inputs, "Depth": depth}) for inputs, depth in ((1, 1), (2, 1), (2, 3), (3, 2))),
]

# A template, a piece of its text, what is put in its place, and the proof that must then fail.
FAULTS = [
    ("mase_fifo", "full_q  <= !advance && (full_q || in_valid_i)", "full_q  <= 1'b0", 0),
    ("mase_fifo", "head_q <= full_q ? tail_q : in_data_i", "head_q <= in_data_i", 0),
    ("mase_fifo", "write_ptr_next == read_ptr_q", "write_ptr_next == read_ptr_next", 2),
    ("mase_fifo", "read_ptr_q == Last ?", "read_ptr_q == Last - 1 ?", 2),
    ("mase_fifo", "bypassed_q <= !filled_q", "bypassed_q <= in_valid_i", 3),
    ("mase_repeat", "PhaseWidth'(Times - 1) ?", "PhaseWidth'(Times - 2) ?", 10),
    ("mase_widen", "{in_data_i, data_q[Factor*Width-1:Width]}", "{data_q[(Factor-1)*Width-1:0], in_data_i}", 11),
    ("mase_narrow", "data_q >> Width", "data_q", 13),
    ("mase_link", "credit_q >= Enough", "credit_q >= Enough - 1", 16),
    ("mase_link", "accept && !taken", "accept && taken", 15),
    ("mase_fork", "!rst_ni || in_ready_o", "!rst_ni", 18),
    ("mase_concat", "from_b_q <= !from_b_q", "from_b_q <= 1'b1", 20),
    ("mase_source", "assign enable      = !valid_q || out_ready_i", "assign enable      = 1'b1", 22),
    ("mase_pad", "if (enable) data_q", "if (fire || !image) data_q", 29),
    ("mase_control", "enable_o && &(in_valid_i | (Inputs'(1) << i))", "enable_o", 32),
    ("mase_control", "&in_valid_i});", "|in_valid_i});", 32),
    ("mase_control", "!valid_q[Depth-1] || out_ready_i", "1'b1", 31),
]

YOSYS = "import sys; from pyosys import libyosys as ys; d = ys.Design(); [ys.run_pass(c, d) for c in sys.argv[1:]]"


def literal(value):
    """As SystemVerilog has it; a list is packed, element i at bits 32*i +: 32."""
    if isinstance(value, list):
        return f"256'h{sum(element << (32 * i) for i, element in enumerate(value)):x}"
    return f'"{value}"' if isinstance(value, str) else value


def prove(folder, top, parameters, changed=None):
    """Whether the assertions of `top` hold: "proved", "refuted", or what went wrong. `changed` replaces files of the library."""
    changed = changed or {}
    sources = sorted(LIBRARY.glob("flow/*/*.sv")) + sorted(HERE.glob("*.sv"))
    sources += LIBRARY.glob(f"memory/{top}/{top}.sv")
    sources += LIBRARY.glob(f"arithmetic/{top}/{top}.sv")
    files = [path for path in sources if path.name not in changed]
    files.append(LIBRARY / "common" / "mase_stream_properties.sv")
    for name, text in changed.items():
        files.append(folder / name)
        files[-1].write_text(text)
    values = " ".join(f"-G {key}={literal(value)}" for key, value in parameters.items())
    circuit = folder / "proof.aig"
    circuit.unlink(missing_ok=True)
    commands = [f"read_slang -DMASE_ASSERT=1 --top {top} {values} " + " ".join(str(file) for file in files),
                f"prep -flatten -top {top}", "async2sync", "chformal -lower", "memory_map", "opt -full", "techmap", "opt -fast",
                "dffunmap", "delete -output", "setundef -undriven -anyseq", "setundef -anyseq", "aigmap", "opt_clean -purge", f"write_aiger -zinit -no-startoffset {circuit}"]
    done = subprocess.run([sys.executable, "-c", YOSYS, *commands], capture_output=True, text=True, cwd=folder)
    if done.returncode or not circuit.is_file():
        return "no circuit: " + (done.stderr or done.stdout).strip()[-1000:]
    script = f"read_aiger {circuit}; fold; strash; pdr -T {SECONDS}"
    done = subprocess.run([ABC, "-c", script], capture_output=True, text=True)
    if "Property proved" in done.stdout:
        return "proved"
    if "was asserted in frame" in done.stdout:
        return "refuted"
    return "undecided: " + (done.stdout + done.stderr).strip()[-1000:]


def broken(name, old, new):
    """The text of a template with one fault in it."""
    text = next(LIBRARY.glob(f"*/{name}/{name}.sv")).read_text()
    if text.count(old) != 1:
        sys.exit(f"the fault of {name} is out of date: {old!r} occurs {text.count(old)} times")
    return {f"{name}.sv": text.replace(old, new)}


def main():
    failed = False
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        (folder / WORDS).write_text("1\n3\n2\n")
        for number, (top, parameters) in enumerate(PROOFS):
            verdict = prove(folder, top, parameters)
            failed |= verdict != "proved"
            print(f"{verdict}: {number} {top} {parameters}", flush=True)
        for name, old, new, number in FAULTS:
            top, parameters = PROOFS[number]
            verdict = prove(folder, top, parameters, broken(name, old, new))
            failed |= verdict != "refuted"
            print(f"{verdict} as it should be: {name} with {new!r}" if verdict == "refuted" else
                  f"NOT REFUTED ({verdict}): {name} with {new!r}", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
