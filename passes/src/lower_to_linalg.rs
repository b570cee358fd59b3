//! `mase-lower-to-linalg`: what each node means, as `linalg` on tensors of floats or integers.
//!
//! The rules are in the folder of this name, and the formulas that they follow in the ops' descriptions. Everything is
//! checked before anything is changed.

mod attention;
mod conv;
mod elementwise;
mod integer;
mod node;
mod norm;
mod pool;
mod product;
mod reduce;
mod rules;
mod shape;

pub use integer::alone::{Argument, alone};
use mase_ir::{
    build,
    diagnostic::op_error,
    melior::ir::{BlockLike, OperationRef, RegionLike, Type, Value, ValueLike, operation::OperationLike},
    node as ir_node,
    pass::{Anchor, Failed, OptionKind, Outcome, Pass, PassOption, Run, Statistic},
    walk,
};
use node::Node;
use rules::Rule;

/// See the module.
pub static PASS: Pass = Pass {
    name: "mase-lower-to-linalg",
    summary: "Lower nodes to linalg, on floats or integers: what each op means",
    description: "\
Replaces every node by ops of `linalg`, `tensor`, `arith` and `math` that compute the formula of the op's description. It is the
definition of the op's values; speed is left to the passes that follow.

- Arithmetic is done in f64 if an operand or the result is f64, and in f32 otherwise. Operands of f16 and bf16 are extended first,
  and the result is rounded once, at the end. Sums are taken in a fixed order, with the bias added last.
- `mase.fork` and `mase.link` are their input; regions of `mase.shard` and `mase.block` are inlined.
- `mase.embedding` checks each index at run time (`cf.assert`).
- `mase.parameter` becomes a constant, or stays where it is (`parameters`). So does `mase.derive`: its region is inlined, or
  lowered in place.

On number formats nodes become integer arithmetic, without a float but in casts from and to floats:

- Operands are decoded exactly, the result is exact, and it is rounded once, as its format says. Integers have 32 or 64 bits, as
  their bounds ask for; nothing overflows. Values depend neither on `mase.hw` nor on the order of sums.
- Sums of products are added up in a fixed-point accumulator. It is exact where formats have no blocks, or, with `accumulator_frac`, gets each product
  rounded to that many fraction bits. Blocks are multiplied exactly, and the sum of each is rounded into it (to the nearest, ties to even), saturated to
  `accumulator_width` less 1 and less the logarithm of the number of addends. The bias is rounded into it in the same way; it is saturated as the
  other addends, or, beside exact ones, to what they leave.
- Softmax, normalisations and functions that are not algebraic are integer tables and polynomials ([errors](functions.md)); division
  by a number of elements is exact, and rounded once.
- A ratio of scales that is no power of two is a multiplier of 31 bits and a shift, in results of products; casts are exact.
- A float that is NaN is cast to 0.

Refuses, before it changes anything: a parameter without a value, a `mase.block` that names a user-defined block, formats and
element types that an op has no rule for, a parameter in a number format, and formats as arguments or results of functions. Refuses, naming the op and the
number of bits: integers of more than 64 bits.",
    anchor: Anchor::Function,
    options: &[PassOption {
        name: "parameters",
        help: "what becomes of mase.parameter and mase.derive",
        kind: OptionKind::Choice(&[
            ("constants", "a constant of its value"),
            ("keep", "it stays, for whoever binds values"),
        ]),
    }],
    statistics: &[Statistic { name: "lowered", help: "nodes lowered" }],
    dialects: &["arith", "cf", "linalg", "math", "tensor"],
    read_only: false,
    run,
};

/// What becomes of one op.
enum Step {
    /// Its results are its input.
    Identity,
    /// The ops in its region take its place.
    Inline,
    /// A constant takes its place.
    Constant,
    /// It stays.
    Keep,
    /// A rule says.
    Lower(&'static Rule),
    /// What suits a number format takes its place.
    Fit,
    /// A rule for number formats says.
    Integers(integer::Lower),
}

fn run(run: &Run) -> Outcome {
    let keep = run.options.choice("parameters") == "keep";
    let mut steps = Vec::new();
    let mut faults = false;
    for op in walk::preorder(run.op) {
        let name = walk::name(op);
        if integer::is_foreign(op) {
            op_error(op, "takes or gives a number format, and only nodes can: cast to floats around it")
                .emit();
            faults = true;
        }
        let Some(kind) = name.strip_prefix("mase.").filter(|kind| *kind != "yield") else { continue };
        match plan(op, kind, keep) {
            Ok(step) => steps.push((op, step)),
            Err(fault) => {
                op_error(op, fault).emit();
                faults = true;
            }
        }
    }
    if faults {
        return Err(Failed::reported());
    }
    // Parents come before what is inside them, so that nested regions end up in the function.
    for (op, step) in &steps {
        if matches!(step, Step::Inline) {
            inline(*op);
        }
    }
    let builder = build::Builder::new(run.context, run.op);
    let mut integers = integer::Lowering::new(builder);
    let mut lowered = Vec::new();
    for (op, step) in steps {
        match step {
            Step::Inline | Step::Keep => continue,
            Step::Integers(rule) => {
                if let Err(fault) = integers.lower(op, rule) {
                    return Err(op_error(op, fault).fail());
                }
                lowered.push(op);
                run.count("lowered", 1);
                continue;
            }
            Step::Identity => {
                let input = op.operand(0).expect("an input");
                for result in op.results() {
                    build::replace_uses(result.into(), input);
                }
            }
            Step::Constant => {
                let value = op.attribute("value").expect("checked by `plan`");
                replace(op, builder.before(op).constant(value));
            }
            Step::Fit => match integer::fit::fit(&Node::on_formats(builder, op)) {
                Ok(value) => replace(op, value),
                Err(fault) => return Err(op_error(op, fault).fail()),
            },
            Step::Lower(rule) => replace(op, Node::new(builder, op, rule.kind).lower(rule)),
        }
        build::erase(op);
        run.count("lowered", 1);
    }
    // Nodes on formats are taken by later ones until all are lowered.
    lowered.into_iter().rev().for_each(|op| build::erase(op));
    Ok(())
}

fn replace<'r>(op: OperationRef<'r, 'r>, with: build::Ssa<'r>) {
    build::replace_uses(op.result(0).expect("a node with a result").into(), with);
}

/// What to do with an op, or why nothing can be done.
fn plan(op: OperationRef, kind: &str, keep: bool) -> Result<Step, String> {
    let types: Vec<Type> =
        op.operands().map(|v| v.r#type()).chain(op.results().map(|v| v.r#type())).collect();
    let foreign =
        types.iter().filter(|ty| ir_node::format(**ty).is_none()).filter_map(|ty| ir_node::element(*ty));
    if let Some(text) = foreign.map(|ty| ty.to_string()).find(|text| text.starts_with('!')) {
        return Err(format!("on {text} has no integer semantics"));
    }
    let inlined = kind == "shard" || kind == "block" && !op.has_attribute("callee");
    if integer::has_formats(op) && !inlined {
        return match kind {
            "parameter" | "derive" => {
                Err("is in a number format, and parameters are floats here: cast it where it is used"
                    .to_owned())
            }
            _ => Ok(Step::Integers(integer::check(op, kind)?)),
        };
    }
    match kind {
        "fork" | "link" => Ok(Step::Identity),
        "shard" => Ok(Step::Inline),
        "block" => match op.attribute("callee") {
            Ok(callee) => {
                Err(format!("names the user-defined block {callee}, which cannot be lowered to linalg yet"))
            }
            Err(_) => Ok(Step::Inline),
        },
        "parameter" if keep => Ok(Step::Keep),
        "derive" if keep => match op.operands().position(is_cast) {
            Some(index) => Err(format!(
                "operand {index} is a cast, which option 'parameters' cannot keep outside the region; put it inside"
            )),
            None => Ok(Step::Keep),
        },
        "derive" => Ok(Step::Inline),
        "fit" => integer::fit::check(op).map(|()| Step::Fit),
        "parameter" if op.has_attribute("value") => Ok(Step::Constant),
        "parameter" => {
            let name = op.attribute("name").ok().and_then(ir_node::string).unwrap_or_default();
            Err(format!("\"{name}\" has no value, and option 'parameters' asks for constants"))
        }
        _ => {
            let rule = rules::find(kind).ok_or("cannot be lowered to linalg yet")?;
            rule.kind.check(op)?;
            Ok(Step::Lower(rule))
        }
    }
}

fn is_cast(value: Value) -> bool {
    ir_node::defining_op(value).is_some_and(|op| walk::name(op) == "mase.cast")
}

/// Puts the ops of a region before the op that has it, and what they yield in place of its results.
fn inline(op: OperationRef) {
    let block = op.region(0).ok().and_then(|region| region.first_block()).expect("a region with a block");
    for (index, operand) in op.operands().enumerate() {
        if let Ok(argument) = block.argument(index) {
            build::replace_uses(argument.into(), operand);
        }
    }
    let mut next = block.first_operation();
    while let Some(inner) = next {
        next = inner.next_in_block();
        if next.is_some() {
            build::move_before(inner, op);
            continue;
        }
        for (result, value) in op.results().zip(inner.operands()) {
            build::replace_uses(result.into(), value);
        }
    }
    build::erase(op);
}
