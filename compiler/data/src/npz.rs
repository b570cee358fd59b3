//! `.npz`, numpy's archive of arrays: a zip of `.npy` files, stored or deflated.
//!
//! Read are arrays of `f2 f4 f8 i1 i2 i4 i8 u1 bool` in either byte order, row- or column-major. Written are stored row-major
//! arrays in the order given, with no time stamps.

mod npy;

use crate::{Error, Tensor, bytes::ALIGNMENT, bytes::Buffer, file::write_whole};
use indexmap::IndexMap;
use std::{
    fs::File,
    io::{self, BufReader, Read, Seek, SeekFrom, Write},
    path::Path,
};
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

/// Reads every array, in the order of the archive.
pub fn read(path: &Path) -> Result<IndexMap<String, Tensor>, Error> {
    let io_fault = |cause| Error::Io { path: path.into(), cause };
    let file_fault = |what| Error::File { path: path.into(), what };
    let mut file = File::open(path).map_err(io_fault)?;
    let file_length = file.metadata().map_err(io_fault)?.len();
    let mut start = Vec::new();
    (&mut file).take(6).read_to_end(&mut start).map_err(io_fault)?;
    if start == npy::MAGIC {
        return Err(file_fault("is one array (.npy), not an archive of arrays by name (.npz)".into()));
    }
    file.seek(SeekFrom::Start(0)).map_err(io_fault)?;
    let mut archive = ZipArchive::new(BufReader::new(file))
        .map_err(|e| file_fault(format!("is no .npz, or is cut short or damaged: {e}")))?;
    if archive.has_duplicate_names() {
        return Err(file_fault("has two entries of one name".into()));
    }
    let mut tensors = IndexMap::new();
    for index in 0..archive.len() {
        let name = archive.name_for_index(index).and_then(Result::ok).unwrap_or_default().into_owned();
        let fault = |what| Error::Entry { path: path.into(), entry: name.clone(), what };
        let key = name.strip_suffix(".npy").ok_or_else(|| fault("is no array (.npy)".into()))?;
        let mut entry = archive.by_index(index).map_err(|e| fault(e.to_string()))?;
        let tensor = read_entry(&mut entry, file_length).map_err(fault)?;
        tensors.insert(key.to_owned(), tensor);
    }
    Ok(tensors)
}

/// Writes every tensor, in the order given.
pub fn write(path: &Path, tensors: &IndexMap<String, Tensor>) -> Result<(), Error> {
    let mut headers = Vec::new();
    for (name, tensor) in tensors {
        let fault = |what| Error::Entry { path: path.into(), entry: name.clone(), what };
        if name.is_empty() || name.contains('\0') {
            return Err(fault("is no name for an array".into()));
        }
        headers.push(npy::header_of(tensor).map_err(fault)?);
    }
    write_whole(path, |out| {
        let mut zip = ZipWriter::new_stream(out);
        for ((name, tensor), header) in tensors.iter().zip(&headers) {
            let options = SimpleFileOptions::default()
                .compression_method(CompressionMethod::Stored)
                .last_modified_time(zip::DateTime::default())
                .unix_permissions(0o644)
                .large_file((header.len() + tensor.bytes().len()) as u64 >= u64::from(u32::MAX));
            zip.start_file(format!("{name}.npy"), options)?;
            zip.write_all(header)?;
            zip.write_all(tensor.bytes())?;
        }
        zip.finish()?;
        Ok(())
    })
}

fn read_entry(entry: &mut impl Read, file_length: u64) -> Result<Tensor, String> {
    let header = npy::read_header(entry)?;
    let expected = header.byte_count()?;
    // What a header promises is not believed until the data is there.
    let mut bytes = Buffer::new(ALIGNMENT);
    if expected as u64 <= file_length {
        bytes.reserve(expected);
    }
    let mut chunk = vec![0; expected.clamp(1, 1 << 20)];
    loop {
        let found = match entry.read(&mut chunk) {
            Ok(0) => break,
            Ok(found) => found,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
            Err(e) => return Err(format!("is damaged or cut short: {e}")),
        };
        if bytes.len() + found > expected {
            return Err(format!(
                "has more than the {expected} bytes of data that {} needs",
                header.summary()
            ));
        }
        bytes.extend_from_slice(&chunk[..found]);
    }
    if bytes.len() < expected {
        return Err(format!(
            "is cut short: {} needs {expected} bytes of data, but there are {}",
            header.summary(),
            bytes.len()
        ));
    }
    header.tensor(bytes)
}
