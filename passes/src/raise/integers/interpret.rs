//! Gives tensors their elements as expressions, op by op.
//!
//! An op that cannot be followed says why, and so does everything that depends on it.

use super::domain::{Arena, Id, Op, Ty};
use super::template::strides;
use mase_ir::{
    build::Ssa,
    linalg::{Index, Structured},
    melior::ir::{
        Attribute, BlockLike, BlockRef, OperationRef, RegionLike, Type, TypeLike, Value, ValueLike,
        attribute::{
            BoolAttribute, DenseElementsAttribute, DenseI64ArrayAttribute, FloatAttribute, IntegerAttribute,
        },
        operation::OperationLike,
        r#type::IntegerType,
    },
    node, values, walk,
};
use std::{collections::HashMap, rc::Rc};

/// Most expressions in all, and most steps (an op on an element is one): a mask of 2048 queries and keys still fits.
const MAX_EXPRESSIONS: usize = 1 << 22;
const MAX_STEPS: usize = 1 << 26;
/// Most elements of a tensor.
pub const MAX_ELEMENTS: i64 = 1 << 22;

/// The elements of a tensor in row-major order, or one scalar.
#[derive(Debug)]
pub struct Elements {
    pub shape: Vec<i64>,
    pub ids: Vec<Id>,
}

/// What is known of a value: its elements, or why they are not.
pub type Known = Result<Rc<Elements>, String>;

/// A value by its identity.
pub type Key = usize;

/// The identity of a value.
pub fn key(value: Ssa) -> Key {
    value.to_raw().ptr as usize
}

/// See the module.
#[derive(Default)]
pub struct Interpreter {
    pub arena: Arena,
    values: HashMap<Key, Known>,
    steps: usize,
}

/// The type of an element or scalar; `None` for one that is not followed.
pub fn element_type(ty: Type) -> Option<Ty> {
    let element = node::element(ty).unwrap_or(ty);
    if element.is_index() {
        return Some(Ty::Index);
    }
    if let Ok(integer) = IntegerType::try_from(element) {
        return Some(Ty::Int(integer.width())).filter(|_| integer.is_signless() && (1..=64).contains(&integer.width()));
    }
    Some(match node::element_text(element).as_str() {
        "f16" => Ty::F16,
        "bf16" => Ty::Bf16,
        "f32" => Ty::F32,
        "f64" => Ty::F64,
        _ => return None,
    })
}

/// The shape of a static tensor, or that of a scalar, which has no dimensions.
pub fn shape_of(ty: Type) -> Option<Vec<i64>> {
    if ty.is_ranked_tensor() { node::shape(ty) } else { Some(Vec::new()) }
}

impl Interpreter {
    /// States what a value is.
    pub fn set(&mut self, value: Ssa, known: Known) {
        self.values.insert(key(value), known);
    }

    /// What is known of a value.
    pub fn get(&self, value: Ssa) -> Known {
        let unknown = || Err("it depends on a value that is not of the preamble".to_owned());
        self.values.get(&key(value)).cloned().unwrap_or_else(unknown)
    }

    /// Makes a value the elements of an input.
    pub fn set_input(&mut self, value: Ssa, source: u32) {
        let known = shape_of(value.r#type()).zip(element_type(value.r#type()));
        let Some((shape, ty)) = known else { return };
        let count: i64 = shape.iter().product();
        let ids = (0..count as u32).map(|index| self.arena.input(ty, source, index)).collect();
        self.set(value, Ok(Rc::new(Elements { shape, ids })));
    }

    /// Follows an op whose operands have been followed.
    pub fn follow(&mut self, op: OperationRef) {
        let results: Vec<Ssa> = op.results().map(Value::from).collect();
        let known = self.results(op, &results);
        for (index, result) in results.into_iter().enumerate() {
            let one = match &known {
                Ok(all) => Ok(Rc::clone(&all[index])),
                Err(reason) => Err(reason.clone()),
            };
            self.set(result, one);
        }
    }

    fn results(&mut self, op: OperationRef, results: &[Ssa]) -> Result<Vec<Rc<Elements>>, String> {
        let name = walk::name(op);
        if let Some(structured) = Structured::read(op) {
            return self.structured(&structured);
        }
        let [result] = results else { return Err(format!("'{name}' has {} results", results.len())) };
        let not_followed = || format!("'{name}' is not followed");
        let shape = shape_of(result.r#type()).ok_or_else(not_followed)?;
        let ty = element_type(result.r#type()).ok_or_else(not_followed)?;
        let count = usize::try_from(shape.iter().product::<i64>()).map_err(|fault| fault.to_string())?;
        self.spend(count)?;
        let operands: Vec<Ssa> = op.operands().collect();
        let ids = match name.as_str() {
            "arith.constant" => self.constant(op, ty, count).ok_or_else(not_followed)?,
            "tensor.empty" => vec![self.arena.undefined(ty); count],
            "tensor.splat" => vec![self.scalar(operands[0])?; count],
            "tensor.expand_shape" | "tensor.collapse_shape" | "tensor.cast" => self.get(operands[0])?.ids.clone(),
            "tensor.from_elements" => operands.iter().map(|v| self.scalar(*v)).collect::<Result<_, _>>()?,
            "tensor.extract" => vec![self.extract(&operands)?],
            "tensor.extract_slice" if operands.len() == 1 => {
                let [offsets, sizes, steps] = slice_of(op).ok_or_else(not_followed)?;
                let input = self.get(operands[0])?;
                let places = places(&input.shape, &offsets, &sizes, &steps).ok_or_else(not_followed)?;
                places.map(|place| input.ids[place]).collect()
            }
            "tensor.insert_slice" if operands.len() == 2 => {
                let [offsets, sizes, steps] = slice_of(op).ok_or_else(not_followed)?;
                let (part, whole) = (self.get(operands[0])?, self.get(operands[1])?);
                let mut ids = whole.ids.clone();
                let places = places(&shape, &offsets, &sizes, &steps).ok_or_else(not_followed)?;
                for (place, id) in places.zip(&part.ids) {
                    ids[place] = *id;
                }
                ids
            }
            "tensor.concat" => self.concat(op, &operands, &shape)?,
            "tensor.pad" if operands.len() == 1 => {
                let input = self.get(operands[0])?;
                let low = ints(op, "static_low").ok_or_else(not_followed)?;
                let program = self.compile(first_block(op).ok_or_else(not_followed)?)?;
                let [Step::Constant(value)] = program.steps[..] else { return Err(not_followed()) };
                let mut ids = vec![value; count];
                let ones = vec![1; low.len()];
                let places = places(&shape, &low, &input.shape, &ones).ok_or_else(not_followed)?;
                for (place, id) in places.zip(&input.ids) {
                    ids[place] = *id;
                }
                ids
            }
            "tensor.generate" => self.generate(op, &shape)?,
            _ => self.elementwise(op, &name, ty, &operands, count)?,
        };
        match ids.len() == count {
            true => Ok(vec![Rc::new(Elements { shape, ids })]),
            false => Err(not_followed()),
        }
    }

    /// Counts steps, of which there is a limit.
    fn spend(&mut self, steps: usize) -> Result<(), String> {
        self.steps = self.steps.saturating_add(steps);
        if self.steps > MAX_STEPS || self.arena.len() > MAX_EXPRESSIONS {
            return Err(format!(
                "it takes more than {MAX_STEPS} steps or {MAX_EXPRESSIONS} expressions to follow"
            ));
        }
        Ok(())
    }

    fn scalar(&self, value: Ssa) -> Result<Id, String> {
        let known = self.get(value)?;
        known.ids.first().copied().ok_or_else(|| "it is empty".to_owned())
    }

    /// The elements of a constant.
    fn constant(&mut self, op: OperationRef, ty: Ty, count: usize) -> Option<Vec<Id>> {
        let value = op.attribute("value").ok()?;
        if values::resource_name(value).is_some() {
            return self.decode(ty, &values::elements(value)?.bytes, count);
        }
        let Ok(dense) = DenseElementsAttribute::try_from(value) else {
            return Some(vec![self.attribute(ty, value)?; count]);
        };
        if dense.is_splat() {
            return Some(vec![self.attribute(ty, dense.splat_value())?; count]);
        }
        (0..count)
            .map(|i| {
                let value = match ty {
                    Ty::Int(1) => dense.bool_element(i).ok()?.into(),
                    Ty::Int(32) => dense.i32_element(i).ok()?.into(),
                    Ty::Int(64) => dense.i64_element(i).ok()?,
                    _ => return None,
                };
                Some(self.arena.integer(ty, value))
            })
            .collect()
    }

    /// A number of an attribute.
    fn attribute(&mut self, ty: Ty, value: Attribute) -> Option<Id> {
        if let Ok(bool) = BoolAttribute::try_from(value) {
            return Some(self.arena.bool(bool.value()));
        }
        if ty.is_float() {
            let value = FloatAttribute::try_from(value).ok()?.value();
            return Some(self.arena.float(ty, value));
        }
        Some(self.arena.integer(ty, IntegerAttribute::try_from(value).ok()?.value()))
    }

    /// Integers of a resource.
    fn decode(&mut self, ty: Ty, bytes: &[u8], count: usize) -> Option<Vec<Id>> {
        let size = match ty {
            Ty::Int(1) => 1,
            Ty::Int(bits @ (8 | 16 | 32 | 64)) => bits as usize / 8,
            _ => return None,
        };
        if bytes.len() == size && count > 1 {
            return Some(self.decode(ty, bytes, 1)?.repeat(count));
        }
        if bytes.len() != count * size {
            return None;
        }
        let decode = |chunk: &[u8]| {
            let mut value = [0; 8];
            value[..size].copy_from_slice(chunk);
            let value = i64::from_le_bytes(value);
            self.arena.integer(ty, if size == 1 && ty == Ty::BOOL { (value != 0).into() } else { value })
        };
        Some(bytes.chunks_exact(size).map(decode).collect())
    }

    fn extract(&self, operands: &[Ssa]) -> Result<Id, String> {
        let tensor = self.get(operands[0])?;
        let indices = operands[1..].iter().map(|v| self.scalar(*v)).collect::<Result<Vec<_>, _>>()?;
        self.element(&tensor, &indices)
    }

    /// An element of a tensor by indices, which have to be known.
    fn element(&self, tensor: &Elements, indices: &[Id]) -> Result<Id, String> {
        let mut place = 0;
        for (index, extent) in indices.iter().zip(&tensor.shape) {
            let index = self.arena.signed(*index).ok_or("it takes an element at a position that is not known")?;
            if !(0..*extent).contains(&index) {
                return Err(format!("it takes element {index} of {extent}"));
            }
            place = place * extent + index;
        }
        Ok(tensor.ids[place as usize])
    }

    fn concat(&self, op: OperationRef, operands: &[Ssa], shape: &[i64]) -> Result<Vec<Id>, String> {
        let dim = op.attribute("dim").and_then(IntegerAttribute::try_from).map_err(|fault| fault.to_string())?;
        let dim = dim.value() as usize;
        let parts = operands.iter().map(|v| self.get(*v)).collect::<Result<Vec<_>, _>>()?;
        let outer: i64 = shape[..dim].iter().product();
        let mut ids = Vec::new();
        for row in 0..outer as usize {
            for part in &parts {
                let width = part.shape[dim..].iter().product::<i64>() as usize;
                ids.extend_from_slice(&part.ids[row * width..(row + 1) * width]);
            }
        }
        Ok(ids)
    }

    fn generate(&mut self, op: OperationRef, shape: &[i64]) -> Result<Vec<Id>, String> {
        let block = first_block(op).ok_or("it has no body")?;
        let program = self.compile(block)?;
        let count = shape.iter().product::<i64>();
        let mut ids = Vec::new();
        for place in 0..count {
            let at: Vec<i64> =
                strides(shape).iter().zip(shape).map(|(stride, extent)| place / stride % extent).collect();
            let mut slots: Vec<Id> = at.iter().map(|i| self.arena.integer(Ty::Index, *i)).collect();
            self.execute(&program, &mut slots, &at)?;
            ids.push(slots[program.yields[0]]);
        }
        Ok(ids)
    }

    /// An op of `arith` on scalars, or on tensors element by element.
    fn elementwise(
        &mut self,
        op: OperationRef,
        name: &str,
        ty: Ty,
        operands: &[Ssa],
        count: usize,
    ) -> Result<Vec<Id>, String> {
        let not_followed = || format!("'{name}' is not followed");
        let kind = operation(op, name, ty).ok_or_else(not_followed)?;
        let operands = operands.iter().map(|v| self.get(*v)).collect::<Result<Vec<_>, _>>()?;
        (0..count)
            .map(|i| {
                // A scalar condition selects whole tensors.
                let args: Option<Vec<Id>> =
                    operands.iter().map(|v| v.ids.get(if v.ids.len() == 1 { 0 } else { i }).copied()).collect();
                Ok(self.arena.apply(kind, ty, &args.ok_or_else(not_followed)?))
            })
            .collect()
    }

    fn structured(&mut self, op: &Structured) -> Result<Vec<Rc<Elements>>, String> {
        let tensors = op
            .inputs
            .iter()
            .chain(&op.inits)
            .map(|v| self.get(*v))
            .collect::<Result<Vec<_>, _>>()?;
        if op.extents.contains(&0) {
            return Err("a loop of it has an extent that is not clear".to_owned());
        }
        // Position of an operand's element: an offset, and a step for each loop.
        let mut layouts = Vec::new();
        for (tensor, map) in tensors.iter().zip(&op.maps) {
            let mut offset = 0;
            let mut steps = vec![0; op.extents.len()];
            for (index, stride) in map.iter().zip(strides(&tensor.shape)) {
                match index {
                    Index::Loop(i) => steps[*i] += stride,
                    Index::Constant(i) => offset += i * stride,
                    Index::Other => return Err("it indexes a tensor by an expression".to_owned()),
                }
            }
            layouts.push((offset, steps));
        }
        let program = self.compile(op.body)?;
        let mut outputs: Vec<Vec<Id>> = tensors[op.inputs.len()..].iter().map(|init| init.ids.clone()).collect();
        let count: i64 = op.extents.iter().product();
        self.spend((count as usize).saturating_mul(program.steps.len() + 1))?;
        let mut at = vec![0; op.extents.len()];
        let mut slots = Vec::new();
        for _ in 0..count {
            slots.clear();
            let place = |operand: usize| -> usize {
                let (offset, steps) = &layouts[operand];
                (offset + steps.iter().zip(&at).map(|(step, i)| step * i).sum::<i64>()) as usize
            };
            slots.extend((0..op.inputs.len()).map(|i| tensors[i].ids[place(i)]));
            slots.extend(outputs.iter().enumerate().map(|(i, ids)| ids[place(op.inputs.len() + i)]));
            self.execute(&program, &mut slots, &at)?;
            for (i, output) in outputs.iter_mut().enumerate() {
                output[place(op.inputs.len() + i)] = slots[program.yields[i]];
            }
            // The next point: the last loop is the fastest.
            for dim in (0..at.len()).rev() {
                at[dim] += 1;
                if at[dim] < op.extents[dim] {
                    break;
                }
                at[dim] = 0;
            }
        }
        self.spend(0)?;
        let shapes = tensors[op.inputs.len()..].iter().map(|init| init.shape.clone());
        Ok(outputs.into_iter().zip(shapes).map(|(ids, shape)| Rc::new(Elements { shape, ids })).collect())
    }

    /// A body, with its values numbered: arguments first, then what each step gives.
    fn compile(&mut self, block: BlockRef) -> Result<Program, String> {
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

    fn execute(&mut self, program: &Program, slots: &mut Vec<Id>, at: &[i64]) -> Result<(), String> {
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

/// The body of a loop.
struct Program {
    steps: Vec<Step>,
    yields: Vec<usize>,
}

enum Step {
    Constant(Id),
    Position(usize),
    Apply(Op, Ty, Vec<usize>),
    Extract(Rc<Elements>, Vec<usize>),
    Assert(usize),
}

/// The operation of an op with this result.
fn operation(op: OperationRef, name: &str, ty: Ty) -> Option<Op> {
    let predicate = op.attribute("predicate").and_then(IntegerAttribute::try_from).ok().map(|p| p.value());
    let from = element_type(op.operands().next()?.r#type())?;
    Op::of(name, predicate, from, ty).filter(|op_kind| op_kind.arity() == op.operand_count())
}

fn first_block<'r>(op: OperationRef<'r, 'r>) -> Option<BlockRef<'r, 'r>> {
    op.region(0).ok()?.first_block()
}

fn ints(op: OperationRef, name: &str) -> Option<Vec<i64>> {
    let list = op.attribute(name).and_then(DenseI64ArrayAttribute::try_from).ok()?;
    (0..list.len()).map(|i| list.element(i).ok()).collect()
}

/// Offsets, sizes and strides of a slice.
fn slice_of(op: OperationRef) -> Option<[Vec<i64>; 3]> {
    Some([ints(op, "static_offsets")?, ints(op, "static_sizes")?, ints(op, "static_strides")?])
}

/// The elements of a slice by their positions in the tensor, if it lies inside.
fn places(
    shape: &[i64],
    offsets: &[i64],
    sizes: &[i64],
    steps: &[i64],
) -> Option<impl Iterator<Item = usize> + use<>> {
    let inside = |dim: usize| {
        let last = offsets[dim] + (sizes[dim] - 1) * steps[dim];
        (0..shape[dim]).contains(&offsets[dim]) && (0..shape[dim]).contains(&last)
    };
    if offsets.len() != shape.len() || !(0..shape.len()).all(inside) {
        return None;
    }
    let (weights, inner) = (strides(shape), strides(sizes));
    let start: i64 = offsets.iter().zip(&weights).map(|(offset, weight)| offset * weight).sum();
    let (sizes, steps) = (sizes.to_vec(), steps.to_vec());
    let count: i64 = sizes.iter().product();
    Some((0..count).map(move |i| {
        let along = (0..sizes.len()).map(|dim| i / inner[dim] % sizes[dim] * steps[dim] * weights[dim]);
        (start + along.sum::<i64>()) as usize
    }))
}
