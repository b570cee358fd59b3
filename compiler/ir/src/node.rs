//! Reading nodes: counts, hardware attributes, shapes and formats.

use crate::{
    attributes::{Hardware, Metrics, Range, Target},
    names, walk,
};
use mase_dialects::bridge::{
    NodeCounts, maseHeldElements, maseIsParameter, maseNodeCounts, maseNumTypeFamily, maseNumTypeGet,
    maseNumTypeParams, maseTensorBits, maseTypeIsNum, string_ref, text,
};
use mase_formats::Format;
use melior::{
    Context,
    ir::{
        Attribute, AttributeLike, BlockLike, BlockRef, Identifier, Location, OperationRef, RegionLike,
        ShapedTypeLike, Type, TypeLike, Value, ValueLike,
        attribute::{ArrayAttribute, DictionaryAttribute, FlatSymbolRefAttribute, StringAttribute},
        operation::OperationLike,
        r#type::{DimSize, RankedTensorType},
    },
};

/// MACs, parameters and bits of one inference.
pub type Counts = NodeCounts;

/// What a node counts; `None` for an op that is no node.
pub fn counts(op: OperationRef) -> Option<Counts> {
    let mut counts = Counts::default();
    // SAFETY: a live op and a place for the result.
    unsafe { maseNodeCounts(op.to_raw(), &mut counts) }.then_some(counts)
}

/// Whether an op is a node of the graph.
pub fn is_node(op: OperationRef) -> bool {
    counts(op).is_some()
}

/// Trained values that a `mase.parameter` or `mase.derive` holds: none if it serves only to derive others, or is another op.
pub fn held(op: OperationRef) -> i64 {
    // SAFETY: a live op.
    unsafe { maseHeldElements(op.to_raw()) }
}

/// Whether a value is a parameter, derived or not, directly or through casts.
pub fn is_parameter(value: Value) -> bool {
    // SAFETY: a live value.
    unsafe { maseIsParameter(value.to_raw()) }
}

/// The ops that use a value, once for each use.
pub fn users<'c, 'a>(value: Value<'c, 'a>) -> Vec<OperationRef<'c, 'a>> {
    let mut users = Vec::new();
    // SAFETY: a live value; uses and their owners live as long as nothing changes.
    unsafe {
        let mut operand = mlir_sys::mlirValueGetFirstUse(value.to_raw());
        while !mlir_sys::mlirOpOperandIsNull(operand) {
            users.extend(OperationRef::from_option_raw(mlir_sys::mlirOpOperandGetOwner(operand)));
            operand = mlir_sys::mlirOpOperandGetNextUse(operand);
        }
    }
    users
}

/// The number that all elements of an `arith.constant` are; `None` for another value. True is -1, as in i1.
pub fn splat(value: Value) -> Option<f64> {
    let op = defining_op(value).filter(|op| walk::name(*op) == "arith.constant")?;
    let value = op.attribute("value").ok()?.to_raw();
    // SAFETY: a live attribute; each accessor runs only on what it is for.
    unsafe {
        if !mlir_sys::mlirAttributeIsADenseElements(value) || !mlir_sys::mlirDenseElementsAttrIsSplat(value) {
            return None;
        }
        let element = mlir_sys::mlirDenseElementsAttrGetSplatValue(value);
        if mlir_sys::mlirAttributeIsAFloat(element) {
            return Some(mlir_sys::mlirFloatAttrGetValueDouble(element));
        }
        let integer = mlir_sys::mlirAttributeIsAInteger(element)
            && mlir_sys::mlirTypeIsAInteger(mlir_sys::mlirAttributeGetType(element))
            && mlir_sys::mlirIntegerTypeIsSignless(mlir_sys::mlirAttributeGetType(element));
        integer.then(|| mlir_sys::mlirIntegerAttrGetValueInt(element) as f64)
    }
}

/// The op that a value is a result of; `None` for a block argument.
pub fn defining_op<'c, 'a>(value: Value<'c, 'a>) -> Option<OperationRef<'c, 'a>> {
    // SAFETY: a live value; the op it belongs to lives as long.
    unsafe {
        if !mlir_sys::mlirValueIsAOpResult(value.to_raw()) {
            return None;
        }
        OperationRef::from_option_raw(mlir_sys::mlirOpResultGetOwner(value.to_raw()))
    }
}

/// The block that a value is an argument of; `None` for a result of an op.
pub fn owner<'c, 'a>(value: Value<'c, 'a>) -> Option<BlockRef<'c, 'a>> {
    // SAFETY: a live value; the block it belongs to lives as long.
    unsafe {
        if !mlir_sys::mlirValueIsABlockArgument(value.to_raw()) {
            return None;
        }
        BlockRef::from_option_raw(mlir_sys::mlirBlockArgumentGetOwner(value.to_raw()))
    }
}

/// Bits of a tensor in its element's format; `None` for a type that no node takes.
pub fn tensor_bits(ty: Type) -> Option<i64> {
    // SAFETY: a live type.
    Some(unsafe { maseTensorBits(ty.to_raw()) }).filter(|bits| *bits >= 0)
}

/// The static shape of a ranked tensor.
pub fn shape(ty: Type) -> Option<Vec<i64>> {
    let tensor = RankedTensorType::try_from(ty).ok()?;
    (0..tensor.rank())
        .map(|i| match tensor.dim_size(i) {
            Ok(DimSize::Static(extent)) => i64::try_from(extent).ok(),
            _ => None,
        })
        .collect()
}

/// The element type of a ranked tensor.
pub fn element(ty: Type) -> Option<Type> {
    Some(RankedTensorType::try_from(ty).ok()?.element())
}

/// The number format that a type is, or a tensor's elements have.
pub fn format(ty: Type) -> Option<Format> {
    let ty = element(ty).unwrap_or(ty);
    // SAFETY: a live type; the accessors run only on a `!mase.num`, whose name and parameters live in the context.
    let (family, params) = unsafe {
        if !maseTypeIsNum(ty.to_raw()) {
            return None;
        }
        let mut data = std::ptr::null();
        let count = maseNumTypeParams(ty.to_raw(), &mut data);
        let params = if count > 0 { std::slice::from_raw_parts(data, count as usize) } else { &[] };
        (text(maseNumTypeFamily(ty.to_raw())), params)
    };
    Format::from_parts(family, params).ok()
}

/// The type of a number format; `None`, with a diagnostic at `location`, if it is not valid.
pub fn format_type<'c>(location: Location<'c>, format: &Format) -> Option<Type<'c>> {
    let params = format.params();
    // SAFETY: name and parameters live for the call, which copies them.
    unsafe {
        Type::from_option_raw(maseNumTypeGet(
            location.to_raw(),
            string_ref(format.family().name()),
            params.as_ptr(),
            params.len() as isize,
        ))
    }
}

/// Gives a tensor value another element type and leaves its shape. Builders infer a result's shape and propose the first
/// operand's format; this states the right one.
pub fn set_element(value: Value, element: Type) {
    let Ok(old) = RankedTensorType::try_from(value.r#type()) else { return };
    let extents: Vec<u64> = shape(old.into()).unwrap_or_default().into_iter().map(|e| e as u64).collect();
    let new = RankedTensorType::new(&extents, element, old.encoding());
    // SAFETY: a live value of an op that the running pass may change.
    unsafe { mlir_sys::mlirValueSetType(value.to_raw(), new.to_raw()) };
}

/// An element type as users write it: `f32`, `fixed<8, 5>`.
pub fn element_text(ty: Type) -> String {
    match format(ty) {
        Some(format) => format.to_string(),
        None => ty.to_string(),
    }
}

/// The text of a string attribute; `None` for another attribute. (melior's own `value` is undefined for an empty string, and
/// panics on bytes that are not UTF-8; these end the text here.)
pub fn string(attribute: Attribute) -> Option<String> {
    let attribute = StringAttribute::try_from(attribute).ok()?;
    // SAFETY: the text lives in the context.
    Some(unsafe { text(mlir_sys::mlirStringAttrGetValue(attribute.to_raw())) }.to_owned())
}

/// The name that a flat symbol reference holds, without its `@`; `None` for another attribute.
pub fn symbol(attribute: Attribute) -> Option<String> {
    let attribute = FlatSymbolRefAttribute::try_from(attribute).ok()?;
    // SAFETY: the text lives in the context.
    Some(unsafe { text(mlir_sys::mlirFlatSymbolRefAttrGetValue(attribute.to_raw())) }.to_owned())
}

/// The readable name of a node, if it has one.
pub fn node_name(op: OperationRef) -> Option<String> {
    string(op.attribute(names::NODE).ok()?)
}

/// What was chosen for a node.
pub fn hardware(op: OperationRef) -> Option<Hardware> {
    Hardware::read(op.attribute(names::HW).ok()?)
}

/// What was derived for a node.
pub fn metrics(op: OperationRef) -> Option<Metrics> {
    Metrics::read(op.attribute(names::METRICS).ok()?)
}

/// The range that was measured of a value; `None` if it was not.
pub fn range(value: Value) -> Option<Range> {
    let Some(op) = defining_op(value) else { return Range::read(argument_attribute(value, names::RANGE)?) };
    let ranges = ArrayAttribute::try_from(op.attribute(names::RANGE).ok()?).ok()?;
    // SAFETY: a live value, which is a result of an op.
    let index = unsafe { mlir_sys::mlirOpResultGetResultNumber(value.to_raw()) };
    Range::read(ranges.element(usize::try_from(index).ok()?).ok()?)
}

/// The readable name of a function's argument, if it has one.
pub fn argument_name(value: Value) -> Option<String> {
    string(argument_attribute(value, names::NODE)?)
}

/// An attribute of a function's argument.
fn argument_attribute<'c>(value: Value<'c, '_>, name: &str) -> Option<Attribute<'c>> {
    let block = owner(value)?;
    let function = block.parent_operation()?;
    // Of its blocks only the first one's arguments are the function's.
    if function.region(0).ok()?.first_block() != Some(block) {
        return None;
    }
    let arguments = ArrayAttribute::try_from(function.attribute("arg_attrs").ok()?).ok()?;
    // SAFETY: a live value, which is an argument, and an attribute that holds a dictionary for each.
    unsafe {
        let index = mlir_sys::mlirBlockArgumentGetArgNumber(value.to_raw());
        let attributes = arguments.element(usize::try_from(index).ok()?).ok()?;
        let found = mlir_sys::mlirDictionaryAttrGetElementByName(attributes.to_raw(), string_ref(name));
        Attribute::from_option_raw(found)
    }
}

/// Says what was measured of a value; whether that may be said, else it is reported at the value's op.
pub fn set_range<'c>(context: &'c Context, value: Value<'c, 'c>, range: &Range) -> bool {
    let name = Identifier::new(context, names::RANGE);
    if let Some(op) = defining_op(value) {
        let Some(new) = range.build(op.location()) else { return false };
        // SAFETY: a result of an op.
        let index = unsafe { mlir_sys::mlirOpResultGetResultNumber(value.to_raw()) } as usize;
        let old = op.attribute(names::RANGE).and_then(ArrayAttribute::try_from).ok();
        let mut entries: Vec<_> = (0..op.result_count())
            .map(|i| old.and_then(|old| old.element(i).ok()).unwrap_or_else(|| Attribute::unit(context)))
            .collect();
        entries[index] = new;
        set(op, names::RANGE, ArrayAttribute::new(context, &entries).into());
        return true;
    }
    let Some((block, function)) = owner(value).and_then(|block| Some((block, block.parent_operation()?)))
    else {
        return false;
    };
    let Some(new) = range.build(function.location()) else { return false };
    // SAFETY: an argument of a block.
    let index = unsafe { mlir_sys::mlirBlockArgumentGetArgNumber(value.to_raw()) } as usize;
    let old = function.attribute("arg_attrs").and_then(ArrayAttribute::try_from).ok();
    let mut arguments: Vec<_> = (0..block.argument_count())
        .map(|i| {
            let own = old.and_then(|old| old.element(i).ok());
            own.unwrap_or_else(|| DictionaryAttribute::new(context, &[]).into())
        })
        .collect();
    let Ok(old) = DictionaryAttribute::try_from(arguments[index]) else { return false };
    let mut named: Vec<_> = (0..old.len()).filter_map(|i| old.element(i).ok()).collect();
    named.retain(|(other, _)| *other != name);
    named.push((name, new));
    arguments[index] = DictionaryAttribute::new(context, &named).into();
    set_inherent(function, "arg_attrs", ArrayAttribute::new(context, &arguments).into());
    true
}

/// The target of the module an op is in, or is.
pub fn target(op: OperationRef) -> Option<Target> {
    let mut current = Some(op);
    while let Some(op) = current {
        if let Ok(attribute) = op.attribute(names::TARGET) {
            return Target::read(attribute);
        }
        current = op.parent_operation();
    }
    None
}

/// Sets a discardable attribute.
pub fn set(op: OperationRef, name: &str, attribute: Attribute) {
    // SAFETY: a live op that the running pass may change; the name lives for the call.
    unsafe {
        mlir_sys::mlirOperationSetDiscardableAttributeByName(
            op.to_raw(),
            string_ref(name),
            attribute.to_raw(),
        );
    }
}

/// Removes a discardable attribute; whether it was there.
pub fn remove(op: OperationRef, name: &str) -> bool {
    // SAFETY: as in `set`.
    unsafe { mlir_sys::mlirOperationRemoveDiscardableAttributeByName(op.to_raw(), string_ref(name)) }
}

/// Sets an attribute that is part of the op's definition.
pub fn set_inherent(op: OperationRef, name: &str, attribute: Attribute) {
    // SAFETY: as in `set`.
    unsafe {
        mlir_sys::mlirOperationSetInherentAttributeByName(op.to_raw(), string_ref(name), attribute.to_raw());
    }
}

/// Removes an optional attribute that is part of the op's definition.
pub fn remove_inherent(op: OperationRef, name: &str) {
    // SAFETY: as in `set`; null is MLIR's word for absent.
    unsafe {
        let none = mlir_sys::MlirAttribute { ptr: std::ptr::null() };
        mlir_sys::mlirOperationSetInherentAttributeByName(op.to_raw(), string_ref(name), none);
    }
}
