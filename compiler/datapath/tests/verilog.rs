//! Netlists as Verilog in Verilator, cycle by cycle, with an enable that comes and goes.
//!
//! Needs `MASE_VERILATOR_ROOT` (with `bin/verilator_bin` in it) and `MASE_CXX` (a C++ compiler); without them the tests are skipped with a note.

#![allow(clippy::unwrap_used)]

mod common;

use std::{
    env,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use common::{Case, Random, bits, by_name};
use mase_datapath::{Netlist, Node, OpKind, Predicate, Timing, Wire, pipeline};

const CASES: u64 = 60;
const CYCLES: usize = 200;

/// One netlist as a module.
fn print(netlist: &Netlist, module: &str) -> String {
    let mut text = format!("module {module}(input clk, input en");
    for (direction, ports) in [("input", &netlist.inputs), ("output", &netlist.outputs)] {
        for (number, port) in ports.iter().enumerate() {
            let letter = &direction[..1];
            write!(text, ", {direction} [{}:0] {letter}{number}", port.width - 1).unwrap();
        }
    }
    text += ");\n";
    let width = |wire: Wire| netlist.ops[wire.0 as usize].width;
    for (number, op) in netlist.ops.iter().enumerate() {
        let name = |wire: &Wire| format!("w{}", wire.0);
        let range = format!("[{}:0] w{number}", op.width - 1);
        let infix = |a: &Wire, symbol: &str, b: &Wire| format!("{} {symbol} {}", name(a), name(b));
        let value = match &op.kind {
            OpKind::Input(input) => format!("i{input}"),
            OpKind::Constant(bits) => format!("{}'h{bits:x}", op.width),
            OpKind::Add(a, b) => infix(a, "+", b),
            OpKind::Sub(a, b) => infix(a, "-", b),
            OpKind::Mul(a, b) => infix(a, "*", b),
            OpKind::And(a, b) => infix(a, "&", b),
            OpKind::Or(a, b) => infix(a, "|", b),
            OpKind::Xor(a, b) => infix(a, "^", b),
            OpKind::Compare(predicate, a, b) => match predicate {
                Predicate::Eq => infix(a, "==", b),
                Predicate::Ult => infix(a, "<", b),
                Predicate::Ule => infix(a, "<=", b),
                Predicate::Slt => format!("$signed({}) < $signed({})", name(a), name(b)),
                Predicate::Sle => format!("$signed({}) <= $signed({})", name(a), name(b)),
            },
            OpKind::Mux(c, a, b) => format!("{} ? {} : {}", name(c), name(a), name(b)),
            OpKind::Extract(a, low) => format!("{}[{low} +: {}]", name(a), op.width),
            OpKind::Concat(parts) => format!("{{{}}}", parts.iter().map(name).collect::<Vec<_>>().join(", ")),
            OpKind::Replicate(a, times) => format!("{{{times}{{{}}}}}", name(a)),
            OpKind::Register(a) => {
                writeln!(text, "  reg {range}; always @(posedge clk) if (en) w{number} <= {};", name(a))
                    .unwrap();
                continue;
            }
            OpKind::Rom { table, index } => {
                writeln!(text, "  reg {range}; always @* case ({})", name(index)).unwrap();
                for (at, entry) in netlist.tables[*table as usize].iter().enumerate() {
                    if at < 1 << width(*index).min(20) {
                        writeln!(text, "    {}'d{at}: w{number} = {}'h{entry:x};", width(*index), op.width)
                            .unwrap();
                    }
                }
                writeln!(text, "    default: w{number} = 0; endcase").unwrap();
                continue;
            }
        };
        writeln!(text, "  wire {range} = {value};").unwrap();
    }
    for (number, port) in netlist.outputs.iter().enumerate() {
        writeln!(text, "  assign o{number} = w{};", port.wire.0).unwrap();
    }
    text + "endmodule\n"
}

/// All modules side by side, their ports joined to one input and one output, each wider than 64 bits so that C++ has one kind of port.
fn top(netlists: &[Netlist]) -> (String, u32, u32) {
    let (mut text, mut low, mut high) = (String::new(), 0, 0);
    for (number, netlist) in netlists.iter().enumerate() {
        write!(text, "  t{number} u{number}(.clk(clk), .en(en)").unwrap();
        for (at, port) in netlist.inputs.iter().enumerate() {
            write!(text, ", .i{at}(in[{low} +: {}])", port.width).unwrap();
            low += port.width;
        }
        for (at, port) in netlist.outputs.iter().enumerate() {
            write!(text, ", .o{at}(out[{high} +: {}])", port.width).unwrap();
            high += port.width;
        }
        text += ");\n";
    }
    let (low, high) = (low.max(65), high.max(65));
    let head =
        format!("module top(input clk, input en, input [{}:0] in, output [{}:0] out);\n", low - 1, high - 1);
    (head + &text + "endmodule\n", low, high)
}

const HARNESS: &str = r#"
#include "Vtop.h"
#include <cstdio>
int main(int, char** argv) {
    Vtop top;
    FILE* file = fopen(argv[1], "r");
    unsigned en, word;
    while (fscanf(file, "%x", &en) == 1) {
        for (unsigned i = 0; i < INPUTS; ++i) { if (fscanf(file, "%x", &word) != 1) return 1; top.in[i] = word; }
        top.en = en; top.clk = 0; top.eval(); top.clk = 1; top.eval();
        for (unsigned i = 0; i < OUTPUTS; ++i) printf("%x ", top.out[i]);
        printf("\n");
    }
}
double sc_time_stamp() { return 0; }
"#;

struct Tools {
    root: PathBuf,
    compiler: PathBuf,
}

fn tools() -> Option<Tools> {
    let variable = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let found = variable("MASE_VERILATOR_ROOT").zip(variable("MASE_CXX"));
    if found.is_none() {
        eprintln!("skipped: set MASE_VERILATOR_ROOT and MASE_CXX to run netlists in Verilator");
    }
    found.map(|(root, compiler)| Tools { root, compiler })
}

fn run(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{command:?}: {text}{}", String::from_utf8_lossy(&output.stderr));
    text
}

/// The program that simulates the sources.
fn compile(tools: &Tools, folder: &Path, text: &str, inputs: u32, outputs: u32) -> PathBuf {
    let (source, generated, program) = (folder.join("top.v"), folder.join("o"), folder.join("run"));
    fs::write(&source, text).unwrap();
    run(Command::new(tools.root.join("bin/verilator_bin"))
        .env("VERILATOR_ROOT", &tools.root)
        .args(["--cc", "--top-module", "top", "-O3", "-Wno-fatal", "-Wno-WIDTH", "-Mdir"])
        .args([&generated, &source]));
    let mut unity = String::new();
    let mut files: Vec<PathBuf> =
        fs::read_dir(&generated).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "cpp")) {
        writeln!(unity, "#include \"{}\"", file.display()).unwrap();
    }
    fs::write(folder.join("unity.cc"), unity + HARNESS).unwrap();
    let include = tools.root.join("include");
    run(Command::new(&tools.compiler)
        .args(["-O1", "-std=gnu++20", "-w", "-DVERILATOR=1", "-DVM_SC=0", "-DVM_TRACE=0", "-DVM_COVERAGE=0"])
        .arg(format!("-DINPUTS={}", inputs.div_ceil(32)))
        .arg(format!("-DOUTPUTS={}", outputs.div_ceil(32)))
        .arg(format!("-I{}", include.display()))
        .arg(format!("-I{}", include.join("vltstd").display()))
        .arg(format!("-I{}", generated.display()))
        .arg(folder.join("unity.cc"))
        .args([include.join("verilated.cpp"), include.join("verilated_threads.cpp")])
        .args(["-pthread", "-o"])
        .arg(&program));
    program
}

fn put(words: &mut [u32], low: u32, value: u128, width: u32) {
    for bit in 0..width {
        let at = low + bit;
        words[at as usize / 32] |= ((value >> bit & 1) as u32) << (at % 32);
    }
}

fn get(words: &[u32], low: u32, width: u32) -> u128 {
    (0..width).fold(0, |value, bit| {
        let at = low + bit;
        value | u128::from(words[at as usize / 32] >> (at % 32) & 1) << bit
    })
}

/// How many outputs of each netlist differ from what it says while `text` runs.
fn differences(tools: &Tools, cases: &[Case], netlists: &[Netlist], text: &str) -> Vec<usize> {
    let (_, inputs, outputs) = top(netlists);
    let folder = tempfile::tempdir().unwrap();
    let program = compile(tools, folder.path(), text, inputs, outputs);
    let mut random = Random(99);
    // By cycle: the enable, and the outputs of each netlist for its inputs.
    let (mut stimulus, mut expected) = (String::new(), Vec::new());
    for _ in 0..CYCLES {
        let enable = random.below(4) > 0;
        let (mut words, mut low) = (vec![0; inputs.div_ceil(32) as usize], 0);
        let mut now = Vec::new();
        for (case, netlist) in cases.iter().zip(netlists) {
            let values = case.inputs(&mut random);
            let wires: Vec<u128> =
                netlist.inputs.iter().map(|port| bits(by_name(&values)(&port.name), port.width)).collect();
            for (&value, port) in wires.iter().zip(&netlist.inputs) {
                put(&mut words, low, value, port.width);
                low += port.width;
            }
            now.push(netlist.evaluate(&wires));
        }
        write!(stimulus, "{}", u8::from(enable)).unwrap();
        words.iter().for_each(|word| write!(stimulus, " {word:x}").unwrap());
        stimulus.push('\n');
        expected.push((enable, now));
    }
    fs::write(folder.path().join("stimulus"), stimulus).unwrap();
    let printed = run(Command::new(program).arg(folder.path().join("stimulus")));
    assert_eq!(printed.lines().count(), CYCLES);
    let mut taken: Vec<&Vec<Vec<u128>>> = Vec::new();
    let (mut wrong, mut compared) = (vec![0; netlists.len()], 0);
    for (line, (enable, now)) in printed.lines().zip(&expected) {
        let words: Vec<u32> =
            line.split_whitespace().map(|word| u32::from_str_radix(word, 16).unwrap()).collect();
        taken.extend(enable.then_some(now));
        let mut low = 0;
        for (number, netlist) in netlists.iter().enumerate() {
            let past = taken.len().checked_sub(netlist.depth as usize).map(|at| &taken[at][number]);
            for (at, port) in netlist.outputs.iter().enumerate() {
                let found = get(&words, low, port.width);
                low += port.width;
                compared += usize::from(past.is_some());
                wrong[number] += usize::from(past.is_some_and(|past| past[at] != found));
            }
        }
    }
    assert!(compared > CYCLES * netlists.len() / 2, "{compared}");
    wrong
}

fn cases(count: u64) -> (Vec<Case>, Vec<Netlist>) {
    let cases: Vec<Case> = (0..count).map(|seed| Case::random(&mut Random(1000 + seed), 20)).collect();
    let netlists = cases.iter().enumerate().map(|(number, case)| {
        let outputs: Vec<Node> = case.nodes.iter().rev().take(4).copied().collect();
        let names: Vec<(&str, Node)> = ["a", "b", "c", "d"].into_iter().zip(outputs).collect();
        pipeline(&case.graph, &names, &Timing::new([100_000, 4000, 2500][number % 3])).unwrap()
    });
    let netlists = netlists.collect();
    (cases, netlists)
}

fn source(netlists: &[Netlist]) -> String {
    let modules = netlists.iter().enumerate().map(|(number, netlist)| print(netlist, &format!("t{number}")));
    modules.collect::<String>() + &top(netlists).0
}

/// Every output in every cycle, the enable being off in a quarter of them.
#[test]
fn verilog_computes_the_graph_cycle_by_cycle() {
    let Some(tools) = tools() else { return };
    let (cases, netlists) = cases(CASES);
    assert!(netlists.iter().any(|netlist| netlist.depth > 8));
    assert_eq!(differences(&tools, &cases, &netlists, &source(&netlists)), vec![0; netlists.len()]);
}

/// A register that is none, one that does not wait, and a wrong operation are found, each in the module that has it.
#[test]
fn a_wrong_netlist_is_noticed() {
    let Some(tools) = tools() else { return };
    let (cases, netlists) = cases(9);
    let mut modules: Vec<String> =
        source(&netlists).split_inclusive("endmodule\n").map(str::to_owned).collect();
    let mut faulty = vec![false; netlists.len()];
    for (from, to) in [("@(posedge clk) if (en)", "@*"), ("if (en)", ""), (" + ", " - ")] {
        let fits = |at: &usize| !faulty[*at] && modules[*at].contains(from);
        let at = (0..netlists.len()).find(fits).unwrap();
        modules[at] = modules[at].replacen(from, to, 1);
        faulty[at] = true;
    }
    let found = differences(&tools, &cases, &netlists, &modules.concat());
    assert_eq!(found.iter().map(|&wrong| wrong > 0).collect::<Vec<_>>(), faulty);
}
