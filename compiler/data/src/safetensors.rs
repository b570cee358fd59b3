//! `.safetensors`: a JSON header and the data. Files are mapped, so that opening one reads no more than its header.

use crate::{Bytes, DType, Error, Tensor, file::write_whole, map};
use indexmap::IndexMap;
use safetensors::{Dtype, SafeTensorError, SafeTensors, tensor::TensorView};
use std::path::Path;

/// Opens a file; tensors are in the order of their data.
pub fn open(path: &Path) -> Result<IndexMap<String, Tensor>, Error> {
    let io_fault = |cause| Error::Io { path: path.into(), cause };
    let file_fault = |what| Error::File { path: path.into(), what };
    let found = std::fs::metadata(path).map_err(io_fault)?;
    if !found.is_file() {
        return Err(file_fault("is no regular file".into()));
    }
    if found.len() < 8 {
        return Err(file_fault(format!(
            "is no .safetensors: {} bytes, and its header alone has 8",
            found.len()
        )));
    }
    let file = Bytes::mapped(map::map(path).map_err(io_fault)?);
    let (header, metadata) =
        SafeTensors::read_metadata(&file).map_err(|e| file_fault(explain(&e, file.len())))?;
    let mut tensors = IndexMap::new();
    for name in metadata.offset_keys() {
        let fault = |what| Error::Entry { path: path.into(), entry: name.clone(), what };
        let info = metadata.info(&name).ok_or_else(|| fault("is not in the header".into()))?;
        let dtype = dtype_of(info.dtype).ok_or_else(|| {
            fault(format!(
                "is of type {:?}; supported are F64 F32 F16 BF16 I64 I32 I16 I8 U8 BOOL",
                info.dtype
            ))
        })?;
        let (start, end) = info.data_offsets;
        let data = 8 + header;
        let bytes =
            file.slice(data + start..data + end).ok_or_else(|| fault("is not inside the file".into()))?;
        let tensor =
            Tensor::from_bytes(dtype, info.shape.clone(), bytes).map_err(|e| fault(e.to_string()))?;
        tensors.insert(name, tensor);
    }
    Ok(tensors)
}

/// Writes every tensor; the format sorts them by width of type, then by name.
pub fn write(path: &Path, tensors: &IndexMap<String, Tensor>) -> Result<(), Error> {
    let file_fault = |e: SafeTensorError| Error::File { path: path.into(), what: e.to_string() };
    let views = tensors.iter().map(|(name, tensor)| {
        TensorView::new(dtype_in_file(tensor.dtype()), tensor.shape().to_vec(), tensor.bytes())
            .map(|view| (name, view))
    });
    let views = views.collect::<Result<Vec<_>, _>>().map_err(file_fault)?;
    let bytes = safetensors::serialize(views, None).map_err(file_fault)?;
    write_whole(path, |out| out.write_all(&bytes))
}

fn explain(error: &SafeTensorError, length: usize) -> String {
    match error {
        SafeTensorError::MetadataIncompleteBuffer => {
            format!("its {length} bytes are not what its header says: cut short, or damaged")
        }
        SafeTensorError::HeaderTooLarge
        | SafeTensorError::HeaderTooSmall
        | SafeTensorError::InvalidHeaderLength => {
            format!("is no .safetensors, or is cut short: {error}")
        }
        _ => format!("is no .safetensors, or is damaged: {error}"),
    }
}

fn dtype_of(dtype: Dtype) -> Option<DType> {
    DType::ALL.into_iter().find(|candidate| dtype_in_file(*candidate) == dtype)
}

fn dtype_in_file(dtype: DType) -> Dtype {
    match dtype {
        DType::F64 => Dtype::F64,
        DType::F32 => Dtype::F32,
        DType::F16 => Dtype::F16,
        DType::Bf16 => Dtype::BF16,
        DType::I64 => Dtype::I64,
        DType::I32 => Dtype::I32,
        DType::I16 => Dtype::I16,
        DType::I8 => Dtype::I8,
        DType::U8 => Dtype::U8,
        DType::Bool => Dtype::BOOL,
    }
}
