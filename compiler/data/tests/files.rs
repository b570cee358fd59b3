//! Files of others, round trips, and every kind of damage.

#![allow(clippy::unwrap_used)]

use mase_data::{Bytes, DType, Error, IndexMap, Tensor, bf16, f16, npz, safetensors};
use std::{
    fs,
    path::{Path, PathBuf},
};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

type Reader = fn(&Path) -> Result<IndexMap<String, Tensor>, Error>;

/// The message for a file with these bytes, without the path that it starts with.
fn refusal(read: Reader, bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file");
    fs::write(&path, bytes).unwrap();
    let error = read(&path).expect_err("damage has to be an error").to_string();
    error.strip_prefix(&format!("{}: ", path.display())).expect("a message names the file").to_owned()
}

fn every_type() -> IndexMap<String, Tensor> {
    let t = |dtype: DType| Tensor::new(dtype, vec![2, 1], [1; 16][..2 * dtype.size()].to_vec()).unwrap();
    DType::ALL.into_iter().map(|dtype| (format!("of {dtype}"), t(dtype))).collect()
}

#[test]
fn arrays_of_numpy() {
    for name in ["stored.npz", "deflated.npz"] {
        let tensors = npz::read(&fixture(name)).unwrap();
        assert_eq!(tensors.len(), 14);
        for (key, dtype) in [
            ("f2", DType::F16),
            ("f4", DType::F32),
            ("f8", DType::F64),
            ("i1", DType::I8),
            ("i2", DType::I16),
            ("i4", DType::I32),
            ("i8", DType::I64),
            ("u1", DType::U8),
            ("big", DType::I32),
            ("fortran_big", DType::F64),
        ] {
            let t = &tensors[key];
            assert_eq!((t.dtype(), t.shape()), (dtype, &[2, 3][..]), "{key}");
            assert_eq!(t.to_f64(), [0.0, 1.0, 2.0, 3.0, 4.0, 5.0], "{key}");
        }
        assert_eq!(tensors["bool"].bytes(), [0, 1, 0, 1, 0, 1]);
        assert_eq!(tensors["scalar"], Tensor::from_f32(&[], vec![7.0]).unwrap());
        assert_eq!(tensors["empty"], Tensor::from_f32(&[0, 3], vec![]).unwrap());
        let counted = (0..24u8).map(f32::from).collect();
        assert_eq!(tensors["fortran"], Tensor::from_f32(&[2, 3, 4], counted).unwrap());
    }
}

#[test]
fn arrays_that_are_not_supported() {
    for (name, expected) in [
        ("complex.npz", "complex.npz: entry `bad.npy`: is of type `<c8`; supported are f2 f4"),
        ("unsigned.npz", "unsigned.npz: entry `bad.npy`: is of type `<u4`"),
        ("objects.npz", "objects.npz: entry `bad.npy`: is of type `|O`"),
        ("structured.npz", "structured.npz: entry `bad.npy`: is of a structured type"),
        ("single.npy", "single.npy: is one array (.npy), not an archive"),
        ("types.safetensors", "types.safetensors: is no .npz"),
        ("nothing", "nothing: No such file"),
        ("", "fixtures/: Is a directory"),
    ] {
        let error = npz::read(&fixture(name)).unwrap_err().to_string();
        assert!(error.contains(expected), "{name}: {error}");
    }
}

#[test]
fn tensors_of_safetensors() {
    let tensors = safetensors::open(&fixture("types.safetensors")).unwrap();
    assert_eq!(tensors.len(), 10);
    for key in ["f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1"] {
        assert_eq!(tensors[key].to_f64(), [0.0, 1.0, 2.0, 3.0, 4.0, 5.0], "{key}");
    }
    assert_eq!(tensors["bool"].bytes(), [0, 1, 0, 1, 0, 1]);
    assert_eq!(tensors["f2"].dtype(), DType::F16);
    assert_eq!(tensors["scalar"], Tensor::from_f32(&[], vec![7.0]).unwrap());
    for (name, expected) in [
        ("unsigned.safetensors", "unsigned.safetensors: entry `bad`: is of type U32; supported are F64"),
        ("stored.npz", "stored.npz: is no .safetensors"),
        ("nothing", "nothing: No such file"),
        ("", "is no regular file"),
    ] {
        let error = safetensors::open(&fixture(name)).unwrap_err().to_string();
        assert!(error.contains(expected), "{name}: {error}");
    }
}

#[test]
fn what_is_written_is_read_and_is_the_same_each_time() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second) = (folder.path().join("first"), folder.path().join("second"));
    let all = every_type();
    safetensors::write(&first, &all).unwrap();
    safetensors::write(&second, &all.iter().rev().map(|(k, v)| (k.clone(), v.clone())).collect()).unwrap();
    let back = safetensors::open(&first).unwrap();
    // Equality of maps does not look at the order.
    assert_eq!(back, all);
    assert_eq!(fs::read(&first).unwrap(), fs::read(&second).unwrap());

    let mut numpy = all.clone();
    numpy.shift_remove("of bf16");
    numpy.insert("scalar".into(), Tensor::from_f32(&[], vec![7.0]).unwrap());
    numpy.insert("none".into(), Tensor::from_f32(&[0, 3], vec![]).unwrap());
    npz::write(&first, &numpy).unwrap();
    npz::write(&second, &numpy).unwrap();
    let back = npz::read(&first).unwrap();
    assert!(back == numpy && back.keys().eq(numpy.keys()));
    assert_eq!(fs::read(&first).unwrap(), fs::read(&second).unwrap());

    let error = npz::write(&second, &all).unwrap_err().to_string();
    assert!(error.contains("entry `of bf16`: is of type bf16, which numpy does not have"), "{error}");
    assert_eq!(fs::read(&first).unwrap(), fs::read(&second).unwrap(), "a failed write changes nothing");
}

#[test]
fn values_survive() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("values");
    let numbers = vec![f16::from_f32(0.1), f16::MIN, f16::NEG_INFINITY];
    let half = IndexMap::from([("h".to_owned(), Tensor::from_vec(&[3], numbers).unwrap())]);
    npz::write(&path, &half).unwrap();
    assert_eq!(npz::read(&path).unwrap(), half);
    let brain = IndexMap::from([("b".to_owned(), Tensor::from_vec(&[1], vec![bf16::PI]).unwrap())]);
    safetensors::write(&path, &brain).unwrap();
    assert_eq!(safetensors::open(&path).unwrap()["b"].as_slice::<bf16>(), Some(&[bf16::PI][..]));
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    for (name, read) in [
        ("stored.npz", npz::read as Reader),
        ("deflated.npz", npz::read),
        ("types.safetensors", safetensors::open),
    ] {
        let whole = fs::read(fixture(name)).unwrap();
        for length in (0..whole.len()).step_by(7).chain([0, 1, 7, 8, whole.len() - 1]) {
            let error = refusal(read, &whole[..length]);
            assert!(error.starts_with("is no .") || error.contains("cut short"), "{name} {length}: {error}");
        }
    }
}

/// Whatever byte is wrong, the answer is an error or tensors, and it comes at once.
#[test]
fn a_file_with_wrong_bytes_does_no_harm() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file");
    for (name, read) in [
        ("stored.npz", npz::read as Reader),
        ("deflated.npz", npz::read),
        ("types.safetensors", safetensors::open),
    ] {
        let whole = fs::read(fixture(name)).unwrap();
        let mut refused = 0;
        for at in (0..whole.len()).step_by(7) {
            let mut damaged = whole.clone();
            damaged[at] ^= [0xff, 0x01, 0x80][at % 3];
            fs::write(&path, damaged).unwrap();
            refused += usize::from(read(&path).is_err());
        }
        assert!(refused > 50, "{name}: {refused}");
    }
}

/// An archive with one entry of these bytes.
fn archive(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    zip.start_file("x.npy", stored).unwrap();
    zip.write_all(bytes).unwrap();
    zip.finish().unwrap().into_inner()
}

fn array(shape: &str, data: &[u8]) -> Vec<u8> {
    let text = format!("{{'descr': '<f4', 'fortran_order': False, 'shape': {shape}, }}\n");
    [b"\x93NUMPY\x01\x00".as_slice(), &(text.len() as u16).to_le_bytes(), text.as_bytes(), data].concat()
}

#[test]
fn a_header_that_lies_costs_no_memory() {
    assert!(npz::read(&fixture("stored.npz")).is_ok());
    for (bytes, expected) in [
        (
            array("(1000000000000,)", &[0; 8]),
            "is cut short: f32 of shape [1000000000000] needs 4000000000000 bytes",
        ),
        (array("(3,)", &[0; 8]), "needs 12 bytes of data, but there are 8"),
        (array("(1,)", &[0; 8]), "has more than the 4 bytes of data that f32 of shape [1] needs"),
        (array("(4611686018427387904, 4)", &[]), "is too large"),
        (b"\x93NUMPY\x02\x00\xff\xff\xff\xff{".to_vec(), "has a header of 4294967295 bytes (limit 10000)"),
        (b"\x93NUMPY\x09\x00".to_vec(), "is of version 9.0 of .npy"),
        (b"\x93NUMPX\x01\x00".to_vec(), "is no array"),
        (b"\x93NUMPY\x01\x00\x10\x00{".to_vec(), "is cut short or damaged in its header"),
        (vec![], "is cut short or damaged in its header"),
    ] {
        let error = refusal(npz::read, &archive(&bytes));
        assert!(error.starts_with("entry `x.npy`: ") && error.contains(expected), "{error}");
    }
    let safe = |header: &str, data: &[u8]| {
        let length = header.len() as u64;
        refusal(safetensors::open, &[&length.to_le_bytes(), header.as_bytes(), data].concat())
    };
    let entry = |shape: &str, offsets: &str| {
        format!(r#"{{"x":{{"dtype":"U8","shape":{shape},"data_offsets":{offsets}}}}}"#)
    };
    for (header, expected) in [
        (entry("[8]", "[0,8]"), "cut short, or damaged"),
        (entry("[4]", "[0,8]"), "damaged"),
        (entry("[4]", "[1,5]"), "damaged"),
        (entry("[18446744073709551615]", "[0,18446744073709551615]"), "damaged"),
        (entry("[18446744073709551615,2]", "[0,4]"), "damaged"),
        (entry("[-1]", "[0,4]"), "damaged"),
        ("{".into(), "damaged"),
        ("[]".into(), "damaged"),
    ] {
        let error = safe(&header, &[0; 4]);
        assert!(error.contains(expected), "{header}: {error}");
    }
    let error = refusal(safetensors::open, &[0xff; 16]);
    assert!(error.contains("is no .safetensors"), "{error}");
}

#[test]
fn bytes_are_shared() {
    let bytes = Bytes::copy(&[1, 2, 3, 4]);
    let part = bytes.slice(1..3).unwrap().slice(1..2).unwrap();
    assert_eq!(*part, [3]);
    assert!(bytes.slice(3..5).is_none());
}
