//! Compiled programs, and models: programs with values for their parameters.

use crate::{
    Error, Signature, Weights,
    jit::{self, Code},
    memory::ALIGNMENT,
    pipeline,
    signature::type_text,
    source,
    split::Split,
};
use indexmap::IndexMap;
use mase_data::{Bytes, Tensor};
use mase_ir::melior::ir::OperationRef;
use std::{
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
};

/// How to compile.
#[derive(Clone, Debug)]
pub struct Options {
    /// The function to compile. Functions that it calls become part of it.
    pub entry: String,
}

impl Default for Options {
    fn default() -> Self {
        Self { entry: "main".into() }
    }
}

/// Code for a module's function, for this machine.
pub struct Program {
    code: Arc<Code>,
    inputs: Vec<Signature>,
    outputs: Vec<Signature>,
    parameters: Vec<Signature>,
    split: Split,
    values: IndexMap<String, Tensor>,
    constants: HashSet<String>,
    run_memory: usize,
    bind_memory: usize,
}

/// Compiles a module, which stays as it is. Its ops may be nodes on floats, and of `linalg` on static tensors, `tensor`,
/// `arith`, `math`, `cf.assert` and `func`.
pub fn compile(module: OperationRef, options: &Options) -> Result<Program, Error> {
    let source = source::take(module)?;
    let context = pipeline::context()?;
    let mut module = pipeline::parse(&context, &source)?;
    let lowered = pipeline::lower(&context, &mut module, &options.entry)?;
    let code = jit::compile(&module, lowered.kernels)?;
    let named = lowered.split.parameters.iter().filter(|one| !source.constants.contains(&one.name));
    Ok(Program {
        code: Arc::new(code),
        inputs: lowered.inputs,
        outputs: lowered.outputs,
        parameters: named.cloned().collect(),
        split: lowered.split,
        values: source.values,
        constants: source.constants,
        run_memory: lowered.run_memory,
        bind_memory: lowered.bind_memory,
    })
}

impl Program {
    /// What a run takes.
    pub fn inputs(&self) -> &[Signature] {
        &self.inputs
    }

    /// What a run gives.
    pub fn outputs(&self) -> &[Signature] {
        &self.outputs
    }

    /// The parameters that the function uses, in the order of the text.
    pub fn parameters(&self) -> &[Signature] {
        &self.parameters
    }

    /// Gives every parameter its value, and computes what follows from them.
    pub fn bind(&self, weights: &Weights) -> Result<Model, Error> {
        let values = self.split.parameters.iter().map(|signature| {
            let own = self.values.get(&signature.name);
            match own.filter(|_| self.constants.contains(&signature.name)) {
                Some(constant) => Ok(constant.clone()),
                None => weights.value(signature, own),
            }
        });
        let values: Vec<Tensor> = values.collect::<Result<_, _>>()?;
        let mut derived: Vec<Memory> =
            self.split.derived.iter().map(|one| Memory::new(one.bytes())).collect::<Result<_, _>>()?;
        let mut memory = Memory::new(self.bind_memory)?;
        let arguments: Vec<*mut u8> = values
            .iter()
            .map(|tensor| tensor.bytes().as_ptr().cast_mut())
            .chain(derived.iter_mut().map(Memory::pointer))
            .chain([memory.pointer()])
            .collect();
        // SAFETY: these are the function's arguments, of the sizes in its signatures; it writes to the last ones only.
        unsafe { self.code.bind(&arguments)? };
        let kept = self.split.kept.iter().map(|index| Ok(values[*index].clone()));
        let derived = derived.iter().zip(&self.split.derived).map(|(memory, one)| memory.tensor(one));
        Ok(Model {
            code: self.code.clone(),
            inputs: self.inputs.clone(),
            outputs: self.outputs.clone(),
            parameters: kept.chain(derived).collect::<Result<_, _>>()?,
            memory: Mutex::default(),
            memory_size: self.run_memory,
        })
    }
}

/// A program whose parameters have values. Threads may run it at once; each run is on one thread.
pub struct Model {
    code: Arc<Code>,
    inputs: Vec<Signature>,
    outputs: Vec<Signature>,
    /// Kept and derived ones, as the code takes them.
    parameters: Vec<Tensor>,
    /// Memory of earlier runs.
    memory: Mutex<Vec<Memory>>,
    memory_size: usize,
}

impl Model {
    /// What a run takes.
    pub fn inputs(&self) -> &[Signature] {
        &self.inputs
    }

    /// What a run gives.
    pub fn outputs(&self) -> &[Signature] {
        &self.outputs
    }

    /// Computes the outputs. The same inputs give the same bits.
    pub fn run(&self, inputs: &[Tensor]) -> Result<Vec<Tensor>, Error> {
        if inputs.len() != self.inputs.len() {
            return Err(Error::InputCount { expected: self.inputs.len(), found: inputs.len() });
        }
        for (index, (tensor, expected)) in inputs.iter().zip(&self.inputs).enumerate() {
            if !expected.fits(tensor) {
                let found = type_text(tensor.dtype(), tensor.shape());
                return Err(Error::Input { index, expected: expected.clone(), found });
            }
        }
        let inputs: Vec<Tensor> = inputs.iter().map(|tensor| tensor.aligned(tensor.dtype().size())).collect();
        let mut outputs: Vec<Memory> =
            self.outputs.iter().map(|one| Memory::new(one.bytes())).collect::<Result<_, _>>()?;
        let pool = || self.memory.lock().unwrap_or_else(PoisonError::into_inner);
        let earlier = pool().pop();
        let mut memory = earlier.map_or_else(|| Memory::new(self.memory_size), Ok)?;
        let arguments: Vec<*mut u8> = inputs
            .iter()
            .chain(&self.parameters)
            .map(|tensor| tensor.bytes().as_ptr().cast_mut())
            .chain(outputs.iter_mut().map(Memory::pointer))
            .chain([memory.pointer()])
            .collect();
        // SAFETY: these are the function's arguments, of the sizes in its signatures; it writes to the last ones only.
        let ran = unsafe { self.code.run(&arguments) };
        pool().push(memory);
        ran?;
        outputs.iter().zip(&self.outputs).map(|(memory, one)| memory.tensor(one)).collect()
    }
}

/// Aligned bytes.
struct Memory {
    lines: Vec<Line>,
}

#[derive(Clone, Copy)]
#[repr(align(64))]
struct Line(#[allow(dead_code)] [u8; ALIGNMENT]);

impl Memory {
    fn new(bytes: usize) -> Result<Self, Error> {
        let mut lines = Vec::new();
        let count = bytes.div_ceil(ALIGNMENT);
        lines.try_reserve_exact(count).map_err(|_| Error::Memory(bytes))?;
        lines.resize(count, Line([0; ALIGNMENT]));
        Ok(Self { lines })
    }

    fn pointer(&mut self) -> *mut u8 {
        self.lines.as_mut_ptr().cast()
    }

    /// What was written, as a tensor; an error if that is none, as an element of `i1` that nothing was written to.
    fn tensor(&self, signature: &Signature) -> Result<Tensor, Error> {
        let lines = self.lines.as_ptr().cast();
        // SAFETY: there are at least as many initialised bytes.
        let bytes = Bytes::copy(unsafe { std::slice::from_raw_parts(lines, signature.bytes()) });
        Tensor::from_bytes(signature.dtype, signature.shape.clone(), bytes)
            .map_err(|error| Error::Stopped(format!("`{}`: {error}", signature.name)))
    }
}
