//! Reading ops: attributes, operands as declared, names.

use mase_ir::{
    melior::ir::{
        OperationRef, Type, Value, ValueLike,
        attribute::{
            ArrayAttribute, BoolAttribute, DenseI32ArrayAttribute, DenseI64ArrayAttribute, FloatAttribute,
            IntegerAttribute,
        },
        operation::OperationLike,
    },
    node, walk,
};

/// Identifies a value within one module.
pub fn key(value: Value) -> usize {
    value.to_raw().ptr as usize
}

/// An attribute that is a list of integers; empty where there is none.
pub fn ints(op: OperationRef, name: &str) -> Vec<i64> {
    let Ok(list) = op.attribute(name).and_then(DenseI64ArrayAttribute::try_from) else { return Vec::new() };
    (0..list.len()).filter_map(|i| list.element(i).ok()).collect()
}

/// An attribute that is an integer; 0 where there is none.
pub fn int(op: OperationRef, name: &str) -> i64 {
    op.attribute(name).and_then(IntegerAttribute::try_from).map(|value| value.value()).unwrap_or_default()
}

/// An attribute that is a float; 0 where there is none.
pub fn float(op: OperationRef, name: &str) -> f64 {
    op.attribute(name).and_then(FloatAttribute::try_from).map(|value| value.value()).unwrap_or_default()
}

/// An attribute that is a boolean; false where there is none.
pub fn flag(op: OperationRef, name: &str) -> bool {
    op.attribute(name).and_then(BoolAttribute::try_from).is_ok_and(|value| value.value())
}

/// An attribute that is a string; empty where there is none.
pub fn text(op: OperationRef, name: &str) -> String {
    op.attribute(name).ok().and_then(node::string).unwrap_or_default()
}

/// An attribute that is a list of strings; empty where there is none.
pub fn texts(op: OperationRef, name: &str) -> Vec<String> {
    let Ok(list) = op.attribute(name).and_then(ArrayAttribute::try_from) else { return Vec::new() };
    (0..list.len()).filter_map(|i| node::string(list.element(i).ok()?)).collect()
}

/// An operand as declared, absent if it is optional and not given.
pub fn operand<'c, 'a>(op: OperationRef<'c, 'a>, index: usize) -> Option<Value<'c, 'a>> {
    let index = match op.attribute("operandSegmentSizes").and_then(DenseI32ArrayAttribute::try_from) {
        Ok(sizes) if sizes.element(index).ok()? == 0 => return None,
        Ok(sizes) => (0..index).filter_map(|i| sizes.element(i).ok()).sum::<i32>() as usize,
        Err(_) => index,
    };
    op.operands().nth(index)
}

/// The type of a result.
pub fn result_type<'c>(op: OperationRef<'c, '_>, index: usize) -> Option<Type<'c>> {
    op.results().nth(index).map(|result| result.r#type())
}

/// The static shape of a tensor type; of another type, none.
pub fn shape(ty: Type) -> Result<Vec<i64>, String> {
    if node::element(ty).is_none() {
        return Ok(Vec::new());
    }
    node::shape(ty).ok_or_else(|| format!("has the type {ty}; only static shapes are supported"))
}

/// The name of the parameter that a value is.
pub fn parameter(value: Value) -> Option<String> {
    let op = node::defining_op(value)?;
    (walk::name(op) == "mase.parameter").then(|| text(op, "name"))
}
