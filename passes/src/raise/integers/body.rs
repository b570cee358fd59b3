//! Bodies of loops: read once, executed for each element.

use super::{
    domain::{Id, Op, Ty},
    interpret::{Elements, Interpreter, element_type, key},
};
use mase_ir::{
    build::Ssa,
    melior::ir::{
        BlockLike, BlockRef, OperationRef, ValueLike, attribute::IntegerAttribute, operation::OperationLike,
    },
    walk,
};
use std::{collections::HashMap, rc::Rc};

/// The body of a loop.
pub struct Program {
    pub steps: Vec<Step>,
    /// The numbers of what it yields.
    pub yields: Vec<usize>,
}

/// What is done for one op; most give the next number to a value.
pub enum Step {
    Constant(Id),
    Position(usize),
    Apply(Op, Ty, Vec<usize>),
    Extract(Rc<Elements>, Vec<usize>),
    Assert(usize),
}

impl Interpreter {
    /// A body, with its values numbered: arguments first, then what each step gives.
    pub fn compile(&mut self, block: BlockRef) -> Result<Program, String> {
        let mut slots = HashMap::new();
        for i in 0..block.argument_count() {
            let argument = block.argument(i).map_err(|fault| fault.to_string())?;
            slots.insert(key(argument.into()), i);
        }
        let mut program = Program { steps: Vec::new(), yields: Vec::new() };
        let mut next = slots.len();
        let mut current = block.first_operation();
        while let Some(op) = current {
            current = op.next_in_block();
            let name = walk::name(op);
            let operands: Vec<Ssa> = op.operands().collect();
            // A scalar from outside gets a number when it is first read.
            let tensors = usize::from(name == "tensor.extract");
            let mut args = Vec::new();
            for operand in &operands[tensors.min(operands.len())..] {
                let slot = match slots.get(&key(*operand)) {
                    Some(slot) => *slot,
                    None => {
                        program.steps.push(Step::Constant(self.scalar(*operand)?));
                        slots.insert(key(*operand), next);
                        next += 1;
                        next - 1
                    }
                };
                args.push(slot);
            }
            let not_followed = || format!("'{name}' is not followed");
            let step = match name.as_str() {
                "linalg.yield" | "tensor.yield" => {
                    program.yields = args;
                    continue;
                }
                "linalg.index" => {
                    let dim = op.attribute("dim").and_then(IntegerAttribute::try_from);
                    Step::Position(dim.map_err(|_| not_followed())?.value() as usize)
                }
                "tensor.extract" => Step::Extract(self.get(operands[0])?, args),
                "cf.assert" => {
                    program.steps.push(Step::Assert(args[0]));
                    continue;
                }
                "arith.constant" => {
                    let result = op.results().next().ok_or_else(not_followed)?;
                    let ty = element_type(result.r#type()).ok_or_else(not_followed)?;
                    Step::Constant(self.constant(op, ty, 1).ok_or_else(not_followed)?[0])
                }
                _ => {
                    let result = op.results().next().ok_or_else(not_followed)?;
                    let ty = element_type(result.r#type()).ok_or_else(not_followed)?;
                    Step::Apply(operation(op, &name, ty).ok_or_else(not_followed)?, ty, args)
                }
            };
            program.steps.push(step);
            for result in op.results() {
                slots.insert(key(result.into()), next);
                next += 1;
            }
        }
        Ok(program)
    }

    pub fn execute(&mut self, program: &Program, slots: &mut Vec<Id>, at: &[i64]) -> Result<(), String> {
        for step in &program.steps {
            let id = match step {
                Step::Constant(id) => *id,
                Step::Position(dim) => self.arena.integer(Ty::Index, at[*dim]),
                Step::Apply(op, ty, args) => {
                    let mut values = [slots[args[0]]; 3];
                    for (value, arg) in values.iter_mut().zip(args) {
                        *value = slots[*arg];
                    }
                    self.arena.apply(*op, *ty, &values[..args.len()])
                }
                Step::Extract(tensor, args) => {
                    let indices: Vec<Id> = args.iter().map(|arg| slots[*arg]).collect();
                    self.element(tensor, &indices)?
                }
                Step::Assert(arg) => match self.arena.bits(slots[*arg]) {
                    Some(1) => continue,
                    Some(_) => return Err("an assertion of it does not hold".to_owned()),
                    None => return Err("an assertion of it depends on an input".to_owned()),
                },
            };
            slots.push(id);
        }
        Ok(())
    }
}

/// The operation of an op with this result.
pub fn operation(op: OperationRef, name: &str, ty: Ty) -> Option<Op> {
    let predicate = op.attribute("predicate").and_then(IntegerAttribute::try_from).ok().map(|p| p.value());
    let from = element_type(op.operands().next()?.r#type())?;
    Op::of(name, predicate, from, ty).filter(|op_kind| op_kind.arity() == op.operand_count())
}
