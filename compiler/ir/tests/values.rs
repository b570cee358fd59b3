//! Values of attributes as bytes, and back.

#![allow(clippy::unwrap_used)]

use mase_ir::{
    melior::{
        Context,
        ir::{Attribute, Module, Type, operation::OperationLike, r#type::RankedTensorType},
    },
    values::{elements, misfit, replace_resource, resource, resource_name},
};

fn context() -> Context {
    let context = Context::new();
    context.load_all_available_dialects();
    context
}

fn tensor<'c>(context: &'c Context, text: &str) -> RankedTensorType<'c> {
    RankedTensorType::try_from(Type::parse(context, text).unwrap()).unwrap()
}

/// The bytes of an attribute's text and whether they are a splat.
fn read(text: &str) -> Option<(Vec<u8>, bool)> {
    let context = context();
    let elements = elements(Attribute::parse(&context, text).expect(text))?;
    Some((elements.bytes.into_owned(), elements.splat))
}

#[test]
fn dense_values_are_bytes() {
    let floats: Vec<u8> = [1.0f32, -2.5].iter().flat_map(|x| x.to_le_bytes()).collect();
    assert_eq!(read("dense<[1.0, -2.5]> : tensor<2xf32>"), Some((floats, false)));
    assert_eq!(read("dense<3> : tensor<2x5xi64>"), Some((3i64.to_le_bytes().to_vec(), true)));
    assert_eq!(read("dense<[1, 2]> : tensor<2xindex>").unwrap().0.len(), 16);
    assert_eq!(read("dense<1.0> : tensor<f16>"), Some((vec![0x00, 0x3c], true)));
    assert_eq!(read("dense<\"0x0100FFFF\"> : tensor<2xi16>"), Some((vec![1, 0, 255, 255], false)));
    assert_eq!(read("dense<> : tensor<0xf32>"), Some((vec![], false)));
    assert_eq!(read("dense<(1.0, 2.0)> : tensor<1xcomplex<f32>>"), None);
    assert_eq!(read("1 : i32"), None);
}

#[test]
fn booleans_have_a_byte_each() {
    let bits: Vec<u8> = (0..19).map(|i| u8::from(i % 3 == 1)).collect();
    let text: Vec<_> = bits.iter().map(|bit| (*bit == 1).to_string()).collect();
    assert_eq!(read(&format!("dense<[{}]> : tensor<19xi1>", text.join(", "))), Some((bits, false)));
    assert_eq!(read("dense<true> : tensor<19xi1>"), Some((vec![1], true)));
    assert_eq!(read("dense<false> : tensor<i1>"), Some((vec![0], true)));
    let context = context();
    let ty = tensor(&context, "tensor<3xi1>");
    let attribute = resource(&context, "mask", ty, &[1, 0, 1]);
    assert_eq!(*elements(attribute).unwrap().bytes, [1, 0, 1]);
}

#[test]
fn a_splat_is_written_out() {
    let context = context();
    let attribute = Attribute::parse(&context, "dense<7> : tensor<3xi8>").unwrap();
    assert_eq!(*elements(attribute).unwrap().all(3), [7, 7, 7]);
}

#[test]
fn resources_keep_name_and_data() {
    let context = context();
    let ty = tensor(&context, "tensor<2x2xi8>");
    let first = resource(&context, "fc1.weight", ty, &[1, 2, 3, 4]);
    assert_eq!(first.to_string(), "dense_resource<fc1.weight> : tensor<2x2xi8>");
    assert_eq!(resource_name(first), Some("fc1.weight"));
    let held = elements(first).unwrap();
    assert!(*held.bytes == [1, 2, 3, 4] && !held.splat);
    assert_eq!(held.bytes.as_ptr().addr() % 16, 0);

    let second = resource(&context, "fc1.weight", ty, &[5, 6, 7, 8]);
    assert_eq!(resource_name(second), Some("fc1.weight_1"));

    let third = replace_resource(&context, "fc1.weight", ty, &[9, 9, 9, 9]);
    assert_eq!(third, first);
    assert_eq!(*elements(first).unwrap().bytes, [9, 9, 9, 9]);
    assert_eq!(*held.bytes, [1, 2, 3, 4], "bytes that were handed out stay");
    assert_eq!(*elements(second).unwrap().bytes, [5, 6, 7, 8]);

    let fresh = replace_resource(&context, "new", ty, &[0; 4]);
    assert_eq!((resource_name(fresh), elements(fresh).unwrap().bytes.len()), (Some("new"), 4));
    let empty = resource(&context, "none", tensor(&context, "tensor<0x4xf32>"), &[]);
    assert_eq!(elements(empty).unwrap().bytes.len(), 0);
}

#[test]
fn a_resource_without_data_or_with_other_data_has_no_elements() {
    let context = context();
    let elided = Attribute::parse(&context, "dense_resource<w> : tensor<2xf32>").unwrap();
    assert!(elements(elided).is_none() && misfit(elided).is_none());
    assert_eq!(resource_name(elided), Some("w"));
    let text = r#"module attributes {x.v = dense_resource<v> : tensor<3xf32>} {}
        {-# dialect_resources: { builtin: { v: "0x040000000000000000000000" } } #-}"#;
    context.set_allow_unregistered_dialects(true);
    let module = Module::parse(&context, text).unwrap();
    let other = module.as_operation().attribute("x.v").unwrap();
    assert!(elements(other).is_none());
    assert_eq!(misfit(other).unwrap(), "resource `v` has 8 bytes of data, but its type needs 12");
    // Binding an elided one by name.
    replace_resource(&context, "w", tensor(&context, "tensor<2xf32>"), &[0; 8]);
    assert_eq!(elements(elided).unwrap().bytes.len(), 8);
}

#[test]
#[should_panic(expected = "has 3 bytes of data, but its type needs 4")]
fn bytes_have_to_fit_the_type() {
    let context = context();
    resource(&context, "w", tensor(&context, "tensor<4xi8>"), &[0; 3]);
}
