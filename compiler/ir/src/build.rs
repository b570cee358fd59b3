//! Building upstream ops: scalars of `arith` and `math`, tensors of `tensor`, and loops of `linalg`.
//!
//! tidy: long because one builder makes the ops of all dialects.
//!
//! A [`Builder`] stands before an op or at the end of a body and puts what it builds there. Faults are bugs of the caller
//! and panic.

pub use melior::dialect::arith::{CmpfPredicate, CmpiPredicate};
use melior::{
    Context,
    dialect::arith,
    ir::{
        AffineExpr, AffineMap, Attribute, AttributeLike, Block, BlockLike, BlockRef, Identifier, Location,
        Operation, OperationRef, Region, RegionLike, Type, Value, ValueLike,
        attribute::{
            ArrayAttribute, DenseElementsAttribute, DenseI32ArrayAttribute, DenseI64ArrayAttribute,
            FloatAttribute, IntegerAttribute, StringAttribute, TypeAttribute,
        },
        operation::{OperationBuilder, OperationLike},
        r#type::{FunctionType, IntegerType, RankedTensorType},
    },
};

use crate::{attributes::GeluApproximation, node};
use std::collections::HashMap;

/// A value inside the function that a pass runs on.
pub type Ssa<'r> = Value<'r, 'r>;
/// What an indexing map gives for one dimension of a tensor.
pub type Expr<'r> = AffineExpr<'r>;
/// A tensor and how loops index it: one expression for each of its dimensions.
pub type Indexed<'r> = (Ssa<'r>, Vec<Expr<'r>>);

/// How many loops a [`Builder::generic`] has. Parallel ones come first, outermost first; so do reductions.
#[derive(Clone, Copy, Debug)]
pub struct Loops {
    /// Loops over the result.
    pub parallel: usize,
    /// Loops over what is reduced.
    pub reduction: usize,
}

/// Builds ops at one place with one location.
#[derive(Clone, Copy)]
pub struct Builder<'r> {
    context: &'r Context,
    location: Location<'r>,
    place: Place<'r>,
}

#[derive(Clone, Copy)]
enum Place<'r> {
    Before(OperationRef<'r, 'r>),
    End(BlockRef<'r, 'r>),
}

/// Replaces every use of a value.
pub fn replace_uses<'r>(of: Ssa<'r>, with: Ssa<'r>) {
    // SAFETY: live values of the function that the running pass may change.
    unsafe { mlir_sys::mlirValueReplaceAllUsesOfWith(of.to_raw(), with.to_raw()) };
}

/// Makes an op read another value.
pub fn set_operand<'r>(op: OperationRef<'r, 'r>, index: usize, value: Ssa<'r>) {
    // SAFETY: a live op that the running pass may change, which has that operand, and a live value.
    unsafe { mlir_sys::mlirOperationSetOperand(op.to_raw(), index as isize, value.to_raw()) };
}

/// Erases an op without uses. The caller must not use the reference, or one to what is inside the op, again.
pub fn erase(op: OperationRef) {
    // SAFETY: a live op that the running pass may change.
    unsafe { mlir_sys::mlirOperationDestroy(op.to_raw()) };
}

/// Moves an op, with what is inside it, before another.
pub fn move_before(op: OperationRef, other: OperationRef) {
    // SAFETY: live ops that the running pass may change.
    unsafe { mlir_sys::mlirOperationMoveBefore(op.to_raw(), other.to_raw()) };
}

/// Gives an op other operands, also in another number. Not for ops whose operands are in segments.
pub fn set_operands<'r>(op: OperationRef<'r, 'r>, operands: &[Ssa<'r>]) {
    let raw: Vec<_> = operands.iter().map(|operand| operand.to_raw()).collect();
    // SAFETY: a live op that the running pass may change, and live values, which are copied.
    unsafe { mlir_sys::mlirOperationSetOperands(op.to_raw(), raw.len() as isize, raw.as_ptr()) };
}

/// Makes a function return other values, which its body has; what was said of its results is dropped. False if it has no body that
/// ends in `func.return`.
pub fn set_returned<'r>(context: &'r Context, function: OperationRef<'r, 'r>, values: &[Ssa<'r>]) -> bool {
    let end = crate::walk::children(function).into_iter().last();
    let Some(end) = end.filter(|end| crate::walk::name(*end) == "func.return") else { return false };
    let Some(block) = function.region(0).ok().and_then(|region| region.first_block()) else { return false };
    set_operands(end, values);
    let arguments = (0..block.argument_count()).filter_map(|index| block.argument(index).ok());
    let takes: Vec<Type> = arguments.map(|argument| argument.r#type()).collect();
    let gives: Vec<Type> = values.iter().map(|value| value.r#type()).collect();
    let ty = FunctionType::new(context, &takes, &gives);
    node::set_inherent(function, "function_type", TypeAttribute::new(ty.into()).into());
    node::remove_inherent(function, "res_attrs");
    true
}

/// What tells one value from another, for maps.
pub fn identity(value: Ssa) -> usize {
    value.to_raw().ptr as usize
}

/// Whether anything takes a value.
pub fn is_used(value: Ssa) -> bool {
    // SAFETY: a live value.
    unsafe { !mlir_sys::mlirOpOperandIsNull(mlir_sys::mlirValueGetFirstUse(value.to_raw())) }
}

/// The type of a tensor.
pub fn tensor_type<'r>(shape: &[i64], element: Type<'r>) -> Type<'r> {
    let extents: Vec<u64> = shape.iter().map(|extent| *extent as u64).collect();
    RankedTensorType::new(&extents, element, None).into()
}

/// `approximate` of `mase.gelu`.
pub fn gelu_approximation<'r>(context: &'r Context, case: GeluApproximation) -> Attribute<'r> {
    // SAFETY: a live context, which has loaded the dialect.
    unsafe {
        Attribute::from_raw(mase_dialects::bridge::maseGeluApproximation(context.to_raw(), case as i32))
    }
}

/// The shape of a value that is a static tensor.
pub fn shape_of(value: Ssa) -> Vec<i64> {
    node::shape(value.r#type()).expect("a tensor of static shape")
}

/// The element type of a value that is a tensor.
pub fn element_of<'r>(value: Ssa<'r>) -> Type<'r> {
    node::element(value.r#type()).expect("a tensor")
}

impl<'r> Builder<'r> {
    /// Builds before an op, at its location.
    pub fn new(context: &'r Context, op: OperationRef<'r, 'r>) -> Self {
        Self { context, location: op.location(), place: Place::Before(op) }
    }

    /// Builds at the end of a block.
    pub fn inside(context: &'r Context, block: BlockRef<'r, 'r>, location: Location<'r>) -> Self {
        Self { context, location, place: Place::End(block) }
    }

    /// The same before another op, at its location.
    pub fn before(&self, op: OperationRef<'r, 'r>) -> Self {
        Self { location: op.location(), place: Place::Before(op), ..*self }
    }

    /// The context.
    pub fn context(&self) -> &'r Context {
        self.context
    }

    fn insert(&self, op: Operation<'r>) -> OperationRef<'r, 'r> {
        match self.place {
            Place::End(block) => block.append_operation(op),
            Place::Before(next) => next.block().expect("an op in a block").insert_operation_before(next, op),
        }
    }

    fn one(&self, op: Operation<'r>) -> Ssa<'r> {
        self.insert(op).result(0).expect("an op with a result").into()
    }

    fn op(&self, name: &str) -> OperationBuilder<'r> {
        OperationBuilder::new(name, self.location)
    }

    fn attribute(&self, name: &str, value: impl Into<Attribute<'r>>) -> (Identifier<'r>, Attribute<'r>) {
        (Identifier::new(self.context, name), value.into())
    }

    fn i64s(&self, name: &str, values: &[i64]) -> (Identifier<'r>, Attribute<'r>) {
        self.attribute(name, DenseI64ArrayAttribute::new(self.context, values))
    }

    fn segments(&self, sizes: &[i32]) -> (Identifier<'r>, Attribute<'r>) {
        self.attribute("operandSegmentSizes", DenseI32ArrayAttribute::new(self.context, sizes))
    }

    /// Moves an op, with what is inside it, here.
    pub fn take(&self, op: OperationRef<'r, 'r>) {
        match self.place {
            Place::Before(next) => move_before(op, next),
            // SAFETY: a live op that the running pass may change; the block owns it as soon as its old one does not.
            Place::End(block) => unsafe {
                mlir_sys::mlirOperationRemoveFromParent(op.to_raw());
                mlir_sys::mlirBlockAppendOwnedOperation(block.to_raw(), op.to_raw());
            },
        }
    }

    /// An op of the dialect with one result and without attributes: `mase.add`, `mase.reshape`.
    pub fn node(&self, name: &str, operands: &[Ssa<'r>], result: Type<'r>) -> Ssa<'r> {
        self.any(name, operands, &[], &[result]).result(0).expect("a node with a result").into()
    }

    /// A `mase.derive` of the value that `body` makes of the inputs.
    pub fn derive(
        &self,
        name: &str,
        inputs: &[Ssa<'r>],
        absorbs: &[String],
        body: impl FnOnce(&Builder<'r>, &[Ssa<'r>]) -> Ssa<'r>,
    ) -> Ssa<'r> {
        let arguments: Vec<_> = inputs.iter().map(|input| (input.r#type(), self.location)).collect();
        let region = Region::new();
        let block: BlockRef<'r, 'r> = region.append_block(Block::new(&arguments));
        let inner = Builder { place: Place::End(block), ..*self };
        let arguments: Vec<Ssa<'r>> =
            (0..inputs.len()).filter_map(|i| block.argument(i).ok()).map(Ssa::from).collect();
        let value = body(&inner, &arguments);
        inner.insert(inner.op("mase.yield").add_operands(&[value]).build().expect("a terminator"));
        let names: Vec<Attribute> =
            absorbs.iter().map(|name| StringAttribute::new(self.context, name).into()).collect();
        let mut attributes = vec![self.attribute("name", StringAttribute::new(self.context, name))];
        if !names.is_empty() {
            attributes.push(self.attribute("absorbs", ArrayAttribute::new(self.context, &names)));
        }
        let op = self
            .op("mase.derive")
            .add_operands(inputs)
            .add_results(&[value.r#type()])
            .add_attributes(&attributes)
            .add_regions([region])
            .build();
        self.one(op.expect("a derived parameter"))
    }

    /// A constant tensor of equal elements.
    pub fn splat(&self, shape: &[i64], value: f64, element: Type<'r>) -> Ssa<'r> {
        let scalar = FloatAttribute::new(self.context, element, value).into();
        let splat = DenseElementsAttribute::new(tensor_type(shape, element), &[scalar]);
        self.constant(splat.expect("a tensor of floats").into())
    }

    /// A constant tensor of one dimension, of integers of 8, 16, 32 or 64 bits.
    pub fn table(&self, values: &[i64], width: u32) -> Ssa<'r> {
        let element = IntegerType::new(self.context, width).into();
        let values: Vec<Attribute> =
            values.iter().map(|value| IntegerAttribute::new(element, *value).into()).collect();
        let table = DenseElementsAttribute::new(tensor_type(&[values.len() as i64], element), &values);
        self.constant(table.expect("a tensor of integers").into())
    }

    /// The same, with another location.
    pub fn at(&self, location: Location<'r>) -> Self {
        Self { location, ..*self }
    }

    /// An op of any dialect, by name.
    pub fn any(
        &self,
        name: &str,
        operands: &[Ssa<'r>],
        attributes: &[(&str, Attribute<'r>)],
        results: &[Type<'r>],
    ) -> OperationRef<'r, 'r> {
        let attributes: Vec<_> =
            attributes.iter().map(|(name, value)| self.attribute(name, *value)).collect();
        let op = self.op(name).add_operands(operands).add_results(results).add_attributes(&attributes);
        self.insert(op.build().expect("an op of its own types"))
    }

    /// An op of any dialect with one region of one block, whose arguments have the types of `arguments`. `body` gets a builder at
    /// the block's end.
    pub fn with_region(
        &self,
        name: &str,
        operands: &[Ssa<'r>],
        attributes: &[(&str, Attribute<'r>)],
        results: &[Type<'r>],
        arguments: &[Type<'r>],
        body: impl FnOnce(&Builder<'r>, &[Ssa<'r>]),
    ) -> OperationRef<'r, 'r> {
        let region = Region::new();
        let arguments: Vec<_> = arguments.iter().map(|ty| (*ty, self.location)).collect();
        let block: BlockRef<'r, 'r> = region.append_block(Block::new(&arguments));
        let attributes: Vec<_> =
            attributes.iter().map(|(name, value)| self.attribute(name, *value)).collect();
        let op = self.op(name).add_operands(operands).add_results(results).add_attributes(&attributes);
        let op = self.insert(op.add_regions([region]).build().expect("an op of its own types"));
        let values: Vec<Ssa<'r>> =
            (0..arguments.len()).filter_map(|i| block.argument(i).ok()).map(Ssa::from).collect();
        body(&Builder { place: Place::End(block), ..*self }, &values);
        op
    }

    /// A copy of an op, with values that it takes from outside, also in its regions, replaced.
    pub fn copy(&self, op: OperationRef<'r, 'r>, replace: &HashMap<usize, Ssa<'r>>) -> OperationRef<'r, 'r> {
        let copy = self.insert((*op).clone());
        for inner in crate::walk::preorder(copy) {
            for (index, operand) in inner.operands().enumerate() {
                if let Some(with) = replace.get(&identity(operand)) {
                    set_operand(inner, index, *with);
                }
            }
        }
        copy
    }

    /// An op on scalars whose result type follows from its operands: `arith.addf`, `math.exp`.
    pub fn scalar(&self, name: &str, operands: &[Ssa<'r>]) -> Ssa<'r> {
        let op = self.op(name).add_operands(operands).enable_result_type_inference().build();
        self.one(op.expect("operands of the right types"))
    }

    /// A conversion of a scalar: `arith.extf`, `arith.index_cast`.
    pub fn convert(&self, name: &str, value: Ssa<'r>, to: Type<'r>) -> Ssa<'r> {
        let op = self.op(name).add_operands(&[value]).add_results(&[to]).build();
        self.one(op.expect("a conversion of the right types"))
    }

    /// Sum of two floats.
    pub fn add(&self, a: Ssa<'r>, b: Ssa<'r>) -> Ssa<'r> {
        self.scalar("arith.addf", &[a, b])
    }

    /// Difference of two floats.
    pub fn sub(&self, a: Ssa<'r>, b: Ssa<'r>) -> Ssa<'r> {
        self.scalar("arith.subf", &[a, b])
    }

    /// Product of two floats.
    pub fn mul(&self, a: Ssa<'r>, b: Ssa<'r>) -> Ssa<'r> {
        self.scalar("arith.mulf", &[a, b])
    }

    /// Quotient of two floats.
    pub fn div(&self, a: Ssa<'r>, b: Ssa<'r>) -> Ssa<'r> {
        self.scalar("arith.divf", &[a, b])
    }

    /// The larger float, or NaN if one is.
    pub fn max(&self, a: Ssa<'r>, b: Ssa<'r>) -> Ssa<'r> {
        self.scalar("arith.maximumf", &[a, b])
    }

    /// The smaller float, or NaN if one is.
    pub fn min(&self, a: Ssa<'r>, b: Ssa<'r>) -> Ssa<'r> {
        self.scalar("arith.minimumf", &[a, b])
    }

    /// `condition ? a : b`.
    pub fn select(&self, condition: Ssa<'r>, a: Ssa<'r>, b: Ssa<'r>) -> Ssa<'r> {
        self.scalar("arith.select", &[condition, a, b])
    }

    /// Comparison of floats.
    pub fn cmpf(&self, predicate: CmpfPredicate, a: Ssa<'r>, b: Ssa<'r>) -> Ssa<'r> {
        self.one(arith::cmpf(self.context, predicate, a, b, self.location))
    }

    /// Comparison of integers or indices.
    pub fn cmpi(&self, predicate: CmpiPredicate, a: Ssa<'r>, b: Ssa<'r>) -> Ssa<'r> {
        self.one(arith::cmpi(self.context, predicate, a, b, self.location))
    }

    /// A constant with the type of its attribute.
    pub fn constant(&self, value: Attribute<'r>) -> Ssa<'r> {
        self.one(arith::constant(self.context, value, self.location))
    }

    /// A float, rounded to its type.
    pub fn float(&self, value: f64, ty: Type<'r>) -> Ssa<'r> {
        self.constant(FloatAttribute::new(self.context, ty, value).into())
    }

    /// An integer or index.
    pub fn integer(&self, value: i64, ty: Type<'r>) -> Ssa<'r> {
        self.constant(IntegerAttribute::new(ty, value).into())
    }

    /// An index.
    pub fn index(&self, value: i64) -> Ssa<'r> {
        self.integer(value, Type::index(self.context))
    }

    /// A dictionary attribute.
    pub fn dictionary(&self, entries: &[(&str, Attribute<'r>)]) -> Attribute<'r> {
        let entries: Vec<_> = entries
            .iter()
            .map(|(name, value)| mlir_sys::MlirNamedAttribute {
                name: Identifier::new(self.context, name).to_raw(),
                attribute: value.to_raw(),
            })
            .collect();
        // SAFETY: live attributes of a live context, which copies the list.
        unsafe {
            Attribute::from_raw(mlir_sys::mlirDictionaryAttrGet(
                self.context.to_raw(),
                entries.len() as isize,
                entries.as_ptr(),
            ))
        }
    }

    /// Stops the program with a message unless the condition holds.
    pub fn assert(&self, condition: Ssa<'r>, message: &str) {
        let message = self.attribute("msg", StringAttribute::new(self.context, message));
        let op = self.op("cf.assert").add_operands(&[condition]).add_attributes(&[message]).build();
        self.insert(op.expect("an assertion"));
    }

    /// Position of loop `dim`, in the body of a generic.
    pub fn position(&self, dim: usize) -> Ssa<'r> {
        let i64 = IntegerType::new(self.context, 64).into();
        let dim = self.attribute("dim", IntegerAttribute::new(i64, dim as i64));
        let op = self.op("linalg.index").add_attributes(&[dim]).enable_result_type_inference().build();
        self.one(op.expect("an index"))
    }

    /// One element of a tensor.
    pub fn extract(&self, tensor: Ssa<'r>, indices: &[Ssa<'r>]) -> Ssa<'r> {
        let operands: Vec<_> = std::iter::once(tensor).chain(indices.iter().copied()).collect();
        self.scalar("tensor.extract", &operands)
    }

    /// A tensor without defined elements.
    pub fn empty(&self, shape: &[i64], element: Type<'r>) -> Ssa<'r> {
        let op = self.op("tensor.empty").add_results(&[tensor_type(shape, element)]).build();
        self.one(op.expect("a tensor"))
    }

    /// A tensor of equal elements.
    pub fn filled(&self, shape: &[i64], scalar: Ssa<'r>) -> Ssa<'r> {
        let init = self.empty(shape, scalar.r#type());
        let op = self
            .op("linalg.fill")
            .add_operands(&[scalar, init])
            .add_results(&[init.r#type()])
            .add_attributes(&[self.segments(&[1, 1])])
            .add_regions([Region::new()])
            .build()
            .expect("a fill");
        let op = self.insert(op);
        // SAFETY: a live op of linalg that has an empty region for its body.
        unsafe { mlir_sys::mlirLinalgFillBuiltinNamedOpRegion(op.to_raw()) };
        op.result(0).expect("a result").into()
    }

    /// A regular part of a tensor.
    pub fn slice(&self, tensor: Ssa<'r>, offsets: &[i64], sizes: &[i64], strides: &[i64]) -> Ssa<'r> {
        let op = self
            .op("tensor.extract_slice")
            .add_operands(&[tensor])
            .add_results(&[tensor_type(sizes, element_of(tensor))])
            .add_attributes(&[
                self.i64s("static_offsets", offsets),
                self.i64s("static_sizes", sizes),
                self.i64s("static_strides", strides),
                self.segments(&[1, 0, 0, 0]),
            ])
            .build();
        self.one(op.expect("a slice"))
    }

    /// `whole` with a regular part of it, of the shape of `part`, replaced.
    pub fn insert_slice(&self, part: Ssa<'r>, whole: Ssa<'r>, offsets: &[i64], strides: &[i64]) -> Ssa<'r> {
        let op = self
            .op("tensor.insert_slice")
            .add_operands(&[part, whole])
            .add_results(&[whole.r#type()])
            .add_attributes(&[
                self.i64s("static_offsets", offsets),
                self.i64s("static_sizes", &shape_of(part)),
                self.i64s("static_strides", strides),
                self.segments(&[1, 1, 0, 0, 0]),
            ])
            .build();
        self.one(op.expect("a slice"))
    }

    /// The same elements in another shape.
    pub fn reshape(&self, tensor: Ssa<'r>, shape: &[i64]) -> Ssa<'r> {
        let old = shape_of(tensor);
        if old == shape {
            return tensor;
        }
        let flat = match old.len() {
            0 => self.expand(tensor, &[1]),
            1 => tensor,
            _ => self.collapse(tensor, &[old.iter().product()]),
        };
        match shape.len() {
            0 => self.collapse(flat, &[]),
            1 => flat,
            _ => self.expand(flat, shape),
        }
    }

    /// Of one dimension or none, to many.
    fn expand(&self, tensor: Ssa<'r>, shape: &[i64]) -> Ssa<'r> {
        let groups = shape_of(tensor).len();
        let op = self
            .op("tensor.expand_shape")
            .add_operands(&[tensor])
            .add_results(&[tensor_type(shape, element_of(tensor))])
            .add_attributes(&[
                self.reassociation(groups, shape.len()),
                self.i64s("static_output_shape", shape),
            ])
            .build();
        self.one(op.expect("a reshape"))
    }

    /// Of many dimensions to one or none.
    fn collapse(&self, tensor: Ssa<'r>, shape: &[i64]) -> Ssa<'r> {
        let op = self
            .op("tensor.collapse_shape")
            .add_operands(&[tensor])
            .add_results(&[tensor_type(shape, element_of(tensor))])
            .add_attributes(&[self.reassociation(shape.len(), shape_of(tensor).len())])
            .build();
        self.one(op.expect("a reshape"))
    }

    /// One dimension as several.
    pub fn split(&self, tensor: Ssa<'r>, dim: usize, sizes: &[i64]) -> Ssa<'r> {
        let mut shape = shape_of(tensor);
        shape.splice(dim..=dim, sizes.iter().copied());
        let op = self
            .op("tensor.expand_shape")
            .add_operands(&[tensor])
            .add_results(&[tensor_type(&shape, element_of(tensor))])
            .add_attributes(&[
                self.grouped(shape.len(), dim, sizes.len()),
                self.i64s("static_output_shape", &shape),
            ])
            .build();
        self.one(op.expect("a reshape"))
    }

    /// A dimension and the next one as one.
    pub fn merge(&self, tensor: Ssa<'r>, dim: usize) -> Ssa<'r> {
        let mut shape = shape_of(tensor);
        let inner = shape.remove(dim + 1);
        shape[dim] *= inner;
        let op = self
            .op("tensor.collapse_shape")
            .add_operands(&[tensor])
            .add_results(&[tensor_type(&shape, element_of(tensor))])
            .add_attributes(&[self.grouped(shape.len() + 1, dim, 2)])
            .build();
        self.one(op.expect("a reshape"))
    }

    /// A group for each of `dims` dimensions, but one for the `count` that start at `first`.
    fn grouped(&self, dims: usize, first: usize, count: usize) -> (Identifier<'r>, Attribute<'r>) {
        let i64 = IntegerType::new(self.context, 64).into();
        let mut groups: Vec<Attribute> = Vec::new();
        let mut dim = 0;
        while dim < dims {
            let end = if dim == first { dim + count } else { dim + 1 };
            let group: Vec<Attribute> =
                (dim..end).map(|dim| IntegerAttribute::new(i64, dim as i64).into()).collect();
            groups.push(ArrayAttribute::new(self.context, &group).into());
            dim = end;
        }
        self.attribute("reassociation", ArrayAttribute::new(self.context, &groups))
    }

    /// One group of all dimensions, or no group.
    fn reassociation(&self, groups: usize, dims: usize) -> (Identifier<'r>, Attribute<'r>) {
        let i64 = IntegerType::new(self.context, 64).into();
        let all: Vec<Attribute> =
            (0..dims).map(|dim| IntegerAttribute::new(i64, dim as i64).into()).collect();
        let group: Attribute = ArrayAttribute::new(self.context, &all).into();
        self.attribute("reassociation", ArrayAttribute::new(self.context, &vec![group; groups]))
    }

    /// Loop `position`, in an indexing map.
    pub fn dim(&self, position: usize) -> Expr<'r> {
        Expr::dim(self.context, position)
    }

    /// A constant, in an indexing map.
    pub fn fixed(&self, value: i64) -> Expr<'r> {
        Expr::constant(self.context, value)
    }

    /// Consecutive loops, in an indexing map.
    pub fn dims(&self, range: std::ops::Range<usize>) -> Vec<Expr<'r>> {
        range.map(|dim| self.dim(dim)).collect()
    }

    /// A `linalg.generic` with one result. The body gets an element of each input and of the result so far, and returns the
    /// result's new element. Every loop has to occur alone in a map: one that does not takes its extent from an input that
    /// the body does not read.
    pub fn generic(
        &self,
        inputs: &[Indexed<'r>],
        init: Indexed<'r>,
        loops: Loops,
        body: impl FnOnce(&Builder<'r>, &[Ssa<'r>]) -> Ssa<'r>,
    ) -> Ssa<'r> {
        let count = loops.parallel + loops.reduction;
        let tensors = || inputs.iter().chain([&init]);
        let maps: Vec<Attribute> =
            tensors().map(|(_, map)| self.map(AffineMap::new(self.context, count, 0, map))).collect();
        // SAFETY: a live context. A pass that builds loops has loaded linalg.
        let iterator = |parallel| unsafe {
            Attribute::from_raw(mase_dialects::bridge::maseLinalgIteratorType(
                self.context.to_raw(),
                parallel,
            ))
        };
        let iterators: Vec<Attribute> =
            [vec![iterator(true); loops.parallel], vec![iterator(false); loops.reduction]].concat();
        let operands: Vec<_> = tensors().map(|(tensor, _)| *tensor).collect();
        let arguments: Vec<_> = operands.iter().map(|v| (element_of(*v), self.location)).collect();
        let region = Region::new();
        let block: BlockRef<'r, 'r> = region.append_block(Block::new(&arguments));
        let op = self
            .op("linalg.generic")
            .add_operands(&operands)
            .add_results(&[init.0.r#type()])
            .add_attributes(&[
                self.attribute("indexing_maps", ArrayAttribute::new(self.context, &maps)),
                self.attribute("iterator_types", ArrayAttribute::new(self.context, &iterators)),
                self.segments(&[inputs.len() as i32, 1]),
            ])
            .add_regions([region])
            .build()
            .expect("a generic");
        let result = self.one(op);
        let inner = Builder { place: Place::End(block), ..*self };
        let elements: Vec<Ssa<'r>> =
            (0..operands.len()).filter_map(|i| block.argument(i).ok()).map(Ssa::from).collect();
        let element = body(&inner, &elements);
        let end = inner.op("linalg.yield").add_operands(&[element]).build();
        inner.insert(end.expect("a terminator"));
        result
    }

    fn map(&self, map: AffineMap<'r>) -> Attribute<'r> {
        // SAFETY: a live map; the attribute lives in the same context.
        unsafe { Attribute::from_raw(mlir_sys::mlirAffineMapAttrGet(map.to_raw())) }
    }
}
