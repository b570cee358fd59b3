//! Where parameters get their values from.

use crate::{Error, Signature, signature::type_text};
use indexmap::IndexMap;
use mase_data::{DType, Tensor};
use rand_xoshiro::{
    Xoshiro256PlusPlus,
    rand_core::{RngCore, SeedableRng},
};
use xxhash_rust::xxh64::xxh64;

/// Values for parameters: those given here, else those in the module, else random ones if asked for.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    given: IndexMap<String, Tensor>,
    seed: Option<u64>,
}

impl Weights {
    /// The values in the module.
    pub fn new() -> Self {
        Self::default()
    }

    /// Values that come before those in the module. Names that the module does not have are ignored: files of weights
    /// commonly have more than a model uses.
    pub fn with(mut self, given: IndexMap<String, Tensor>) -> Self {
        self.given.extend(given);
        self
    }

    /// Random values for what has none: the same for the same seed, name and shape. Matrices and kernels have deviation
    /// `1 / sqrt(fan-in)`; vectors named as weights are near 1, those named as variances positive, others near 0;
    /// integers of 8 bits and booleans are anything, wider ones 0, which is in range of any table.
    pub fn random(mut self, seed: u64) -> Self {
        self.seed = Some(seed);
        self
    }

    /// The value of a parameter.
    pub(crate) fn value(&self, signature: &Signature, own: Option<&Tensor>) -> Result<Tensor, Error> {
        let fault = |what: String| Error::Parameter { name: signature.name.clone(), what };
        let tensor = match (self.given.get(&signature.name).or(own), self.seed) {
            (Some(tensor), _) => widened(tensor, signature.dtype),
            (None, Some(seed)) => random(signature, seed),
            (None, None) => return Err(fault(format!("no value; {} is expected", signature.type_text()))),
        };
        if !signature.fits(&tensor) {
            let found = type_text(tensor.dtype(), tensor.shape());
            return Err(fault(format!("{} is expected, but the value is {found}", signature.type_text())));
        }
        if let Some((index, value)) = tensor.first_non_finite() {
            return Err(fault(format!("element {index:?} is {value}, but has to be finite")));
        }
        Ok(tensor.aligned(signature.dtype.size()))
    }
}

/// The same numbers in a wider type, where that is exact; otherwise the tensor as it is.
fn widened(tensor: &Tensor, to: DType) -> Tensor {
    let wide = match (tensor.dtype(), to) {
        (DType::F16 | DType::Bf16, DType::F32) => Tensor::from_vec(tensor.shape(), tensor.to_f32()),
        (DType::F16 | DType::Bf16 | DType::F32, DType::F64) => {
            Tensor::from_vec(tensor.shape(), tensor.to_f64())
        }
        _ => return tensor.clone(),
    };
    wide.expect("as many elements")
}

fn random(signature: &Signature, seed: u64) -> Tensor {
    let Signature { name, dtype, shape } = signature;
    let mut source = Xoshiro256PlusPlus::seed_from_u64(xxh64(name.as_bytes(), seed));
    // Uniform between -1 and 1.
    let mut next = || (source.next_u64() >> 40) as f32 / (1 << 23) as f32 - 1.0;
    let unit = 3f32.sqrt();
    let (middle, deviation) = match shape[..] {
        [_, ref rest @ ..] if !rest.is_empty() => (0.0, 1.0 / (rest.iter().product::<usize>() as f32).sqrt()),
        _ if name.contains("var") => (1.0, 0.2),
        _ if name.ends_with("weight") || name.ends_with("gamma") => (1.0, 0.1),
        _ => (0.0, 0.1),
    };
    let mut number = || middle + next() * unit * deviation;
    let count = signature.count();
    let tensor = match dtype {
        DType::F32 => Tensor::from_vec(shape, (0..count).map(|_| number()).collect()),
        DType::F64 => Tensor::from_vec(shape, (0..count).map(|_| f64::from(number())).collect()),
        DType::F16 => {
            Tensor::from_vec(shape, (0..count).map(|_| mase_data::f16::from_f32(number())).collect())
        }
        DType::Bf16 => {
            Tensor::from_vec(shape, (0..count).map(|_| mase_data::bf16::from_f32(number())).collect())
        }
        DType::I8 => Tensor::from_vec(shape, (0..count).map(|_| (next() * 127.0) as i8).collect()),
        DType::Bool => {
            Tensor::new(DType::Bool, shape.clone(), (0..count).map(|_| u8::from(next() > 0.0)).collect())
        }
        _ => Tensor::new(*dtype, shape.clone(), vec![0; signature.bytes()]),
    };
    tensor.expect("as many elements")
}
