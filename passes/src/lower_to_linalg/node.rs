//! A node being lowered: its operands in the type that it computes in, its attributes, and the loops that rules share.

use super::rules::{Kind, Rule};
use mase_ir::{
    build::{Builder, Expr, Indexed, Loops, Ssa, element_of, shape_of},
    melior::{
        Context,
        ir::{
            OperationRef, Type, TypeLike, Value,
            attribute::{
                BoolAttribute, DenseI32ArrayAttribute, DenseI64ArrayAttribute, FloatAttribute,
                IntegerAttribute,
            },
            operation::OperationLike,
            r#type::IntegerType,
        },
    },
    node,
};

/// See the module.
pub struct Node<'r> {
    pub op: OperationRef<'r, 'r>,
    /// Builds before the node.
    pub b: Builder<'r>,
    /// What it computes in; for one that only moves elements, what they are. Without meaning on number formats.
    pub element: Type<'r>,
}

impl<'r> Node<'r> {
    /// `b` builds anywhere.
    pub fn new(b: Builder<'r>, op: OperationRef<'r, 'r>, kind: Kind) -> Self {
        let types = kind.values(op);
        let element = match types.iter().all(|ty| *ty == types[0]) {
            true if kind.moves() => types[0],
            _ => wide(b.context(), &types),
        };
        Self { op, b: b.before(op), element }
    }

    /// A node on number formats; `b` builds anywhere.
    pub fn on_formats(b: Builder<'r>, op: OperationRef<'r, 'r>) -> Self {
        Self { op, b: b.before(op), element: Type::index(b.context()) }
    }

    /// Builds what the node means, of the type of its result.
    pub fn lower(&self, rule: &Rule) -> Ssa<'r> {
        let value = (rule.lower)(self);
        convert(&self.b, value, element_of(self.result()))
    }

    /// Its name within the dialect.
    pub fn kind(&self) -> String {
        mase_ir::walk::name(self.op).trim_start_matches("mase.").to_owned()
    }

    fn result(&self) -> Ssa<'r> {
        Value::from(self.op.result(0).expect("a node with a result"))
    }

    /// The result's shape.
    pub fn shape(&self) -> Vec<i64> {
        shape_of(self.result())
    }

    /// An operand as declared, absent if it is optional and not given.
    pub fn value(&self, index: usize) -> Option<Ssa<'r>> {
        let index = match self.op.attribute("operandSegmentSizes").and_then(DenseI32ArrayAttribute::try_from)
        {
            Ok(sizes) if sizes.element(index).ok()? == 0 => return None,
            Ok(sizes) => (0..index).filter_map(|i| sizes.element(i).ok()).sum::<i32>() as usize,
            Err(_) => index,
        };
        // melior's `operand` prints the op if there is none, and that reads functions other threads are changing.
        self.op.operands().nth(index)
    }

    /// [`Node::value`], floats in the type that the node computes in.
    pub fn optional(&self, index: usize) -> Option<Ssa<'r>> {
        let value = self.value(index)?;
        Some(if is_float(element_of(value)) { convert(&self.b, value, self.element) } else { value })
    }

    /// An operand that is always there.
    pub fn operand(&self, index: usize) -> Ssa<'r> {
        self.optional(index).expect("an operand")
    }

    /// An attribute that is a list of integers.
    pub fn ints(&self, name: &str) -> Vec<i64> {
        let list = self.op.attribute(name).and_then(DenseI64ArrayAttribute::try_from).expect("a list");
        (0..list.len()).filter_map(|i| list.element(i).ok()).collect()
    }

    /// An attribute that is an integer.
    pub fn int(&self, name: &str) -> i64 {
        self.op.attribute(name).and_then(IntegerAttribute::try_from).expect("an integer").value()
    }

    /// An attribute that is a float.
    pub fn float(&self, name: &str) -> f64 {
        self.op.attribute(name).and_then(FloatAttribute::try_from).expect("a float").value()
    }

    /// An attribute that is a boolean.
    pub fn bool(&self, name: &str) -> bool {
        self.op.attribute(name).and_then(BoolAttribute::try_from).expect("a boolean").value()
    }

    /// A tensor of a constant, of the type that the node computes in.
    pub fn filled(&self, shape: &[i64], value: f64) -> Ssa<'r> {
        self.b.filled(shape, self.b.float(value, self.element))
    }

    /// `body` of each element of the tensors, which broadcast to `shape`.
    pub fn map(
        &self,
        shape: &[i64],
        inputs: &[Ssa<'r>],
        body: impl FnOnce(&Builder<'r>, &[Ssa<'r>]) -> Ssa<'r>,
    ) -> Ssa<'r> {
        let inputs: Vec<_> = inputs.iter().map(|v| (*v, broadcast(&self.b, *v, shape))).collect();
        pointwise(&self.b, shape, self.element, &inputs, body)
    }

    /// `y + bias`, the bias along dimension `dim`, if there is one.
    pub fn add_bias(&self, y: Ssa<'r>, bias: Option<Ssa<'r>>, dim: usize) -> Ssa<'r> {
        let Some(bias) = bias else { return y };
        let shape = shape_of(y);
        let inputs = [(y, self.b.dims(0..shape.len())), (bias, vec![self.b.dim(dim)])];
        pointwise(&self.b, &shape, self.element, &inputs, |b, v| b.add(v[0], v[1]))
    }

    /// A tensor with `low` and `high` elements of `value` around it.
    pub fn pad(&self, x: Ssa<'r>, low: &[i64], high: &[i64], value: f64) -> Ssa<'r> {
        if low.iter().chain(high).all(|extent| *extent == 0) {
            return x;
        }
        let shape: Vec<i64> =
            shape_of(x).iter().zip(low).zip(high).map(|((extent, low), high)| extent + low + high).collect();
        self.b.insert_slice(x, self.filled(&shape, value), low, &vec![1; shape.len()])
    }

    /// [`Node::pad`] of the rows and columns of an image by `[top, left, bottom, right]`.
    pub fn pad_image(&self, x: Ssa<'r>, padding: &[i64], value: f64) -> Ssa<'r> {
        self.pad(x, &[0, 0, padding[0], padding[1]], &[0, 0, padding[2], padding[3]], value)
    }
}

/// Each element of a new tensor from elements of others.
pub fn pointwise<'r>(
    b: &Builder<'r>,
    shape: &[i64],
    element: Type<'r>,
    inputs: &[Indexed<'r>],
    body: impl FnOnce(&Builder<'r>, &[Ssa<'r>]) -> Ssa<'r>,
) -> Ssa<'r> {
    let loops = Loops { parallel: shape.len(), reduction: 0 };
    b.generic(inputs, (b.empty(shape, element), b.dims(0..shape.len())), loops, body)
}

/// How loops over `shape` index a tensor that broadcasts to it.
pub fn broadcast<'r>(b: &Builder<'r>, value: Ssa<'r>, shape: &[i64]) -> Vec<Expr<'r>> {
    let own = shape_of(value);
    let lead = shape.len() - own.len();
    let at = |(i, extent): (usize, &i64)| {
        if *extent == 1 && shape[lead + i] != 1 { b.fixed(0) } else { b.dim(lead + i) }
    };
    own.iter().enumerate().map(at).collect()
}

/// A tensor with its floats in another type; f16 and bf16 meet in f32.
fn convert<'r>(b: &Builder<'r>, value: Ssa<'r>, to: Type<'r>) -> Ssa<'r> {
    let from = element_of(value);
    if from == to {
        return value;
    }
    let step = match (width(from), width(to)) {
        (from, to) if from < to => "arith.extf",
        (from, to) if from > to => "arith.truncf",
        _ => return convert(b, convert(b, value, Type::float32(b.context())), to),
    };
    let shape = shape_of(value);
    pointwise(b, &shape, to, &[(value, b.dims(0..shape.len()))], |b, v| b.convert(step, v[0], to))
}

fn wide<'r>(context: &'r Context, types: &[Type<'r>]) -> Type<'r> {
    match types.iter().any(|ty| width(*ty) == 64) {
        true => Type::float64(context),
        false => Type::float32(context),
    }
}

/// Bits of one of the floats that have a rule.
fn width(ty: Type) -> u32 {
    match node::element_text(ty).as_str() {
        "f16" | "bf16" => 16,
        "f32" => 32,
        "f64" => 64,
        _ => 0,
    }
}

/// Whether rules compute with this type.
pub fn is_float(ty: Type) -> bool {
    width(ty) > 0
}

/// Whether it is an integer without a sign of its own, or an index.
pub fn is_integer(ty: Type) -> bool {
    ty.is_index() || IntegerType::try_from(ty).is_ok_and(|ty| ty.is_signless())
}
