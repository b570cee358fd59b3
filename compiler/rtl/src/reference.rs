//! What the software says: codes of everything that moves between nodes, for a sample.

use crate::{
    Accelerator, Error,
    nodes::{self, Coming, Kind},
};
use mase_data::Tensor;
use mase_engine::{Model, Weights};
use mase_ir::{
    build::{self, Builder, Ssa},
    melior::{
        Context,
        ir::{Module, Type, ValueLike, operation::OperationLike, r#type::IntegerType},
    },
    node, walk,
};
use mase_streams::{graph::Word, kernel::Stream};

/// Runs a quantised function and gives the codes that its hardware sees.
pub struct Reference {
    model: Model,
    inputs: usize,
    nodes: usize,
}

/// Codes of one sample, row-major.
pub struct Sample {
    /// By input port.
    pub inputs: Vec<Vec<i64>>,
    /// By node.
    pub nodes: Vec<Vec<i64>>,
    /// By output port.
    pub outputs: Vec<Vec<i64>>,
}

impl Reference {
    /// Compiles the function, to return codes instead of floats.
    pub fn new(context: &Context, module: &Module, entry: &str, weights: &Weights) -> Result<Self, Error> {
        let copy = Module::from_operation((*module.as_operation()).clone())
            .ok_or_else(|| Error::Module("internal error: no module".into()))?;
        let function = nodes::function(copy.as_operation(), entry)?;
        let items = nodes::items(function)?;
        let end = walk::children(function).into_iter().last();
        let end = end.ok_or_else(|| Error::Module("the function has no body".into()))?;
        let of = |kind: Kind| items.iter().filter(move |item| item.kind == kind);
        let coming = Coming::of(function);
        // In the order in which the accelerator's ports are made.
        let mut entering: Vec<Ssa> = Vec::new();
        for item in &items {
            match item.kind {
                Kind::Enter => entering.extend(item.op.results().map(Ssa::from)),
                Kind::Lowered => {
                    for (value, _) in nodes::numbers(item, &coming) {
                        if !entering.contains(&value) {
                            entering.push(value);
                        }
                    }
                }
                _ => {}
            }
        }
        let lowered = of(Kind::Lowered).flat_map(|item| item.op.results().map(Ssa::from));
        let leaving = end.operands().filter_map(|value| node::defining_op(value)?.operands().next());
        let lowered: Vec<Ssa> = lowered.collect();
        let counts = (entering.len(), lowered.len());
        let values: Vec<Ssa> = entering.into_iter().chain(lowered).chain(leaving).collect();
        let builder = Builder::new(context, end);
        let codes = values.into_iter().map(|value| {
            if nodes::is_integer(value.r#type()) {
                return Ok(value);
            }
            let (bits, _) = nodes::storage(value.r#type()).map_err(|why| Error::Module(why.0))?;
            // Integers that a tensor of the engine can have.
            let own = build::tensor_type(&build::shape_of(value), IntegerType::new(context, bits).into());
            let code = builder.node("mase.storage_cast", &[value], own);
            Ok(widened(&builder, code, bits))
        });
        let codes: Vec<Ssa> = codes.collect::<Result<_, Error>>()?;
        if !build::set_returned(context, function, &codes) {
            return Err(Error::Module("internal error: the function's results cannot be set".into()));
        }
        let options = mase_engine::Options { entry: entry.into() };
        let model = mase_engine::compile(copy.as_operation(), &options)?.bind(weights)?;
        Ok(Self { model, inputs: counts.0, nodes: counts.1 })
    }

    /// What the function takes.
    pub fn inputs(&self) -> &[mase_engine::Signature] {
        self.model.inputs()
    }

    /// The codes of a sample.
    pub fn run(&self, inputs: &[Tensor]) -> Result<Sample, Error> {
        let tensors = self.model.run(inputs)?;
        let codes = |tensor: &Tensor| {
            tensor.to_i64().ok_or_else(|| Error::Module("internal error: codes are no integers".into()))
        };
        let mut all: Vec<Vec<i64>> = tensors.iter().map(codes).collect::<Result<_, _>>()?;
        let mut rest = all.split_off(self.inputs);
        let outputs = rest.split_off(self.nodes);
        Ok(Sample { inputs: all, nodes: rest, outputs })
    }
}

/// The same integers in 8, 16, 32 or 64 bits.
fn widened<'r>(builder: &Builder<'r>, code: Ssa<'r>, bits: u32) -> Ssa<'r> {
    let whole = bits.next_power_of_two().max(8);
    if whole == bits {
        return code;
    }
    let shape = build::shape_of(code);
    let element: Type = IntegerType::new(builder.context(), whole).into();
    let dims = builder.dims(0..shape.len());
    let loops = build::Loops { parallel: shape.len(), reduction: 0 };
    let start = builder.empty(&shape, element);
    builder.generic(&[(code, dims.clone())], (start, dims), loops, |b, arguments| {
        b.convert("arith.extsi", arguments[0], element)
    })
}

/// Codes, row-major, as the words of a stream.
pub fn words(stream: &Stream, codes: &[i64]) -> Vec<Word> {
    words_of(stream, stream.bits(), codes)
}

/// The same in elements of so many bits.
pub fn words_of(stream: &Stream, bits: usize, codes: &[i64]) -> Vec<Word> {
    let mut all = Vec::with_capacity(codes.len() / stream.lanes);
    let mut word = Word::default();
    for (position, index) in stream.order.indices().enumerate() {
        word.push(i128::from(codes[index]), bits);
        if (position + 1) % stream.lanes == 0 {
            all.push(std::mem::take(&mut word));
        }
    }
    all
}

/// Codes of the input ports of an accelerator as words.
pub fn inputs(accelerator: &Accelerator, sample: &Sample) -> Vec<Vec<Word>> {
    let ports = accelerator.inputs.iter().zip(&sample.inputs);
    ports.map(|(port, codes)| words(&port.stream, codes)).collect()
}
