//! What an `.npz` says to do: the samples that a model is run on, and what is expected of it.
//!
//! Two forms: `in0 in1 ... out0 out1 ...`, inputs and outputs by position; or `x` and `y`, samples of a single input, and labels
//! or values of the first output. An array has the shape of its argument, or one more axis before it: the samples.

use anyhow::{Context as _, Result, bail};
use indexmap::IndexMap;
use mase_data::{DType, Tensor, index_of};
use mase_engine::Signature;
use std::path::Path;

/// What a model takes or gives at one place.
#[derive(Clone, Debug)]
pub struct Port {
    /// The type of the elements.
    pub dtype: DType,
    /// The size of each axis.
    pub shape: Vec<usize>,
}

impl Port {
    /// Those of a model's inputs or outputs.
    pub fn all(signatures: &[Signature]) -> Vec<Self> {
        signatures.iter().map(|one| Self { dtype: one.dtype, shape: one.shape.clone() }).collect()
    }

    fn count(&self) -> usize {
        self.shape.iter().product()
    }
}

impl std::fmt::Display for Port {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} of shape {:?}", self.dtype, self.shape)
    }
}

/// The arrays of a file.
pub struct Arrays<'a> {
    /// Where they are from, for messages.
    pub path: &'a Path,
    /// By name.
    pub arrays: &'a IndexMap<String, Tensor>,
}

/// An array, and how many samples it has.
#[derive(Clone, Debug)]
struct Batch {
    array: Tensor,
    /// None: it is one sample, without an axis for them.
    samples: Option<usize>,
}

/// The inputs of every sample.
#[derive(Debug)]
pub struct Samples {
    inputs: Vec<Batch>,
    shapes: Vec<Vec<usize>>,
    /// None: there is one, and arrays have no axis for samples.
    count: Option<usize>,
}

impl Samples {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.count.unwrap_or(1)
    }

    /// Whether arrays have an axis for samples.
    pub fn have_axis(&self) -> bool {
        self.count.is_some()
    }

    /// The inputs of one.
    pub fn inputs(&self, sample: usize) -> Result<Vec<Tensor>> {
        self.inputs
            .iter()
            .zip(&self.shapes)
            .map(|(batch, shape)| Ok(batch.at(sample)?.reshaped(shape.clone())?))
            .collect()
    }
}

impl Batch {
    fn count(&self) -> usize {
        self.samples.unwrap_or(1)
    }

    fn at(&self, sample: usize) -> Result<Tensor> {
        match self.samples {
            None => Ok(self.array.clone()),
            Some(_) => self.array.at(sample).context("internal error: no such sample"),
        }
    }
}

/// What outputs should be.
#[derive(Debug)]
pub enum Expected {
    /// Values of the first outputs.
    Values(Vec<Values>),
    /// Classes by number, for each row of output 0.
    Labels(Labels),
}

/// The values that an output should have.
#[derive(Debug)]
pub struct Values {
    batch: Batch,
    shape: Vec<usize>,
}

impl Values {
    /// Those for one sample.
    pub fn at(&self, sample: usize) -> Result<Tensor> {
        Ok(self.batch.at(sample)?.reshaped(self.shape.clone())?)
    }
}

/// The classes that should be found.
#[derive(Debug)]
pub struct Labels {
    labels: Vec<i64>,
    rows: usize,
}

impl Labels {
    /// Those of one sample, a row of logits each.
    pub fn at(&self, sample: usize) -> &[i64] {
        &self.labels[sample * self.rows..][..self.rows]
    }

    /// How many rows of an output of logits have their largest value where the label says, and how many there are.
    pub fn correct(&self, sample: usize, logits: &Tensor) -> (usize, usize) {
        let values = logits.to_f64();
        let classes = values.len() / self.rows;
        let right = values.chunks_exact(classes).zip(self.at(sample)).filter(|(row, label)| {
            // NaN is no class: it is never the largest.
            let best = row
                .iter()
                .enumerate()
                .filter(|(_, v)| !v.is_nan())
                .reduce(|a, b| if b.1 > a.1 { b } else { a });
            best.is_some_and(|(class, _)| class as i64 == **label)
        });
        (right.count(), self.rows)
    }
}

impl Arrays<'_> {
    /// Whether there is anything that outputs are compared with.
    pub fn have_expected(&self) -> bool {
        self.arrays.keys().any(|key| key == "y" || position(key, "out").is_some())
    }

    /// The samples for a model with these arguments.
    pub fn samples(&self, arguments: &[Port]) -> Result<Samples> {
        let names = self.names("x", "in", arguments.len(), "argument")?;
        let inputs = names.iter().zip(arguments).map(|(name, port)| self.batch(name, port, Types::Same));
        let inputs = inputs.collect::<Result<Vec<_>>>()?;
        let count = inputs[..].first().and_then(|batch| batch.samples);
        if let Some(at) = inputs.iter().position(|batch| batch.count() != inputs[0].count()) {
            let (here, first) = (inputs[at].count(), inputs[0].count());
            bail!(
                "{}: `{}` has samples: {here}, but `{}` has {first}",
                self.path.display(),
                names[at],
                names[0]
            );
        }
        if count == Some(0) {
            bail!("{}: there are no samples", self.path.display());
        }
        for (name, batch) in names.iter().zip(&inputs) {
            // The search for NaN alone is slow, and hardly ever needed.
            let odd = batch
                .array
                .first_non_finite()
                .and_then(|_| batch.array.to_f64().iter().position(|x| x.is_nan()));
            if let Some(at) = odd {
                bail!("{}: `{name}` is NaN at {:?}", self.path.display(), index_of(batch.array.shape(), at));
            }
        }
        Ok(Samples { inputs, shapes: arguments.iter().map(|port| port.shape.clone()).collect(), count })
    }

    /// What outputs should be for those samples.
    pub fn expected(&self, outputs: &[Port], samples: &Samples) -> Result<Expected> {
        if let Some(logits) = outputs.first()
            && self.arrays.get("y").is_some_and(|y| !y.dtype().is_float())
            && logits.dtype.is_float()
            && !self.arrays.keys().any(|key| position(key, "out").is_some())
        {
            return Ok(Expected::Labels(self.labels(logits, samples, None)?));
        }
        let wanted = if self.arrays.contains_key("y") { outputs.len().min(1) } else { outputs.len() };
        let names = self.names("y", "out", wanted, "result")?;
        let values = names.iter().zip(outputs).map(|(name, port)| self.values(name, port, samples));
        Ok(Expected::Values(values.collect::<Result<_>>()?))
    }

    /// The values that `y` or `out0` says the first output should have.
    pub fn first_values(&self, output: &Port, samples: &Samples) -> Result<Values> {
        let name = if self.arrays.contains_key("y") { "y" } else { "out0" };
        self.values(name, output, samples)
    }

    fn values(&self, name: &str, port: &Port, samples: &Samples) -> Result<Values> {
        let batch = self.batch(name, port, Types::Comparable)?;
        if batch.count() != samples.count() {
            let (here, there) = (batch.count(), samples.count());
            bail!("{}: `{name}` has samples: {here}, but the inputs have {there}", self.path.display());
        }
        Ok(Values { batch, shape: port.shape.clone() })
    }

    /// The labels that `y` has for each row of logits; `ignored` is a label that stands for none.
    pub fn labels(&self, logits: &Port, samples: &Samples, ignored: Option<i64>) -> Result<Labels> {
        let path = self.path.display();
        let Some(y) = self.arrays.get("y") else { bail!("{path}: `y` is missing, which has the labels") };
        let labels = y
            .to_i64()
            .with_context(|| format!("{path}: `y` is of type {}, but labels are integers", y.dtype()))?;
        let classes = logits.shape.last().copied().unwrap_or(1);
        if classes == 0 || logits.count() == 0 {
            bail!("{path}: `y` has labels, but result 0 is {logits}, which has no classes");
        }
        let rows = logits.count() / classes;
        if labels.len() != rows * samples.count() {
            bail!(
                "{path}: `y` has {} labels, but result 0, {logits}, of {} samples needs {}",
                labels.len(),
                samples.count(),
                rows * samples.count()
            );
        }
        let known = |label: &i64| (0..classes as i64).contains(label) || Some(*label) == ignored;
        if let Some(odd) = labels.iter().find(|label| !known(label)) {
            bail!("{path}: `y` has label {odd}, but result 0 has {classes} classes, from 0");
        }
        Ok(Labels { labels, rows })
    }

    /// The names of the arrays for `wanted` places: the short one, or the numbered ones; none may be missing or left over. Those
    /// of the other side are no matter of this one.
    fn names(&self, short: &str, numbered: &str, wanted: usize, place: &str) -> Result<Vec<String>> {
        let path = self.path.display();
        let known = |key: &str| {
            ["x", "y"].contains(&key) || position(key, "in").is_some() || position(key, "out").is_some()
        };
        if let Some(odd) = self.arrays.keys().find(|key| !known(key)) {
            bail!("{path}: `{odd}` is neither in0, in1, ..., out0, out1, ..., nor x or y");
        }
        let mine: Vec<&str> =
            self.arrays.keys().map(String::as_str).filter(|key| position(key, numbered).is_some()).collect();
        let plural = if wanted == 1 { "" } else { "s" };
        if self.arrays.contains_key(short) {
            if let Some(other) = mine.first() {
                bail!("{path}: has both `{short}` and `{other}`");
            }
            if wanted != 1 {
                bail!(
                    "{path}: has `{short}`, but the model has {wanted} {place}{plural}: name them {numbered}0, ..."
                );
            }
            return Ok(vec![short.into()]);
        }
        let names: Vec<String> = (0..wanted).map(|at| format!("{numbered}{at}")).collect();
        if let Some(missing) = names.iter().find(|name| !self.arrays.contains_key(*name)) {
            let keys: Vec<&str> = self.arrays.keys().map(String::as_str).collect();
            bail!(
                "{path}: `{missing}` is missing: the model has {wanted} {place}{plural}, and the file has [{}]",
                keys.join(", ")
            );
        }
        if let Some(extra) = mine.iter().find(|name| !names.iter().any(|known| known == *name)) {
            bail!("{path}: `{extra}` is too many: the model has {wanted} {place}{plural}");
        }
        Ok(names)
    }

    /// An array that fits a place, as one sample or many.
    fn batch(&self, name: &str, port: &Port, types: Types) -> Result<Batch> {
        let path = self.path.display();
        let array = self.arrays.get(name).with_context(|| format!("{path}: `{name}` is missing"))?.clone();
        let found = Port { dtype: array.dtype(), shape: array.shape().to_vec() };
        let comparable = types == Types::Comparable && found.dtype.is_float() && port.dtype.is_float();
        if found.dtype != port.dtype && !comparable {
            // f32 is not taken for it: it would have to be rounded.
            let why = if port.dtype == DType::Bf16 { ", which no .npz can have" } else { "" };
            bail!("{path}: `{name}` is {found}, but the model has {port}{why}");
        }
        if found.shape == port.shape {
            return Ok(Batch { array, samples: None });
        }
        match found.shape.split_first() {
            Some((samples, rest)) if rest.iter().product::<usize>() == port.count() => {
                Ok(Batch { array, samples: Some(*samples) })
            }
            _ => bail!(
                "{path}: `{name}` is {found}, but the model has {port}, with an axis for samples before it or without"
            ),
        }
    }
}

/// Which types of elements go together.
#[derive(Clone, Copy, PartialEq)]
enum Types {
    Same,
    /// Floating-point numbers of any width, too.
    Comparable,
}

/// The number after a prefix: of `in3` with `in`, 3.
fn position(key: &str, prefix: &str) -> Option<usize> {
    let digits = key.strip_prefix(prefix)?;
    let number = digits.parse().ok()?;
    // `in03` and `in+3` are no names.
    (digits == format!("{number}")).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn floats(shape: &[usize]) -> Tensor {
        let count = shape.iter().product::<usize>();
        Tensor::from_f32(shape, (0..count).map(|i| i as f32).collect()).unwrap()
    }

    fn port(shape: &[usize]) -> Port {
        Port { dtype: DType::F32, shape: shape.to_vec() }
    }

    fn with<T>(arrays: &[(&str, Tensor)], look: impl FnOnce(&Arrays) -> T) -> T {
        let arrays = arrays.iter().map(|(name, tensor)| ((*name).to_owned(), tensor.clone())).collect();
        look(&Arrays { path: Path::new("d.npz"), arrays: &arrays })
    }

    fn samples(arrays: &[(&str, Tensor)], arguments: &[Port]) -> Result<Samples> {
        with(arrays, |arrays| arrays.samples(arguments))
    }

    fn refused(arrays: &[(&str, Tensor)], arguments: &[Port]) -> String {
        samples(arrays, arguments).unwrap_err().to_string()
    }

    #[test]
    fn samples_have_an_axis_or_not() {
        let argument = [port(&[1, 2, 2])];
        for (shape, count) in
            [(vec![3, 1, 2, 2], 3), (vec![3, 2, 2], 3), (vec![3, 4], 3), (vec![1, 1, 2, 2], 1)]
        {
            let s = samples(&[("x", floats(&shape))], &argument).unwrap();
            assert_eq!((s.count(), s.have_axis()), (count, true));
            let last = s.inputs(count - 1).unwrap();
            assert_eq!((last[0].shape(), last[0].to_f32()[0]), (&[1, 2, 2][..], 4.0 * (count - 1) as f32));
        }
        let one = samples(&[("in0", floats(&[1, 2, 2]))], &argument).unwrap();
        assert_eq!((one.count(), one.have_axis()), (1, false));
        let single = samples(&[("x", floats(&[5]))], &[port(&[])]).unwrap();
        assert_eq!((single.count(), single.inputs(4).unwrap()[0].to_f32()), (5, vec![4.0]));
    }

    #[test]
    fn inputs_that_do_not_fit_are_refused() {
        let (two, a) = ([port(&[2]), port(&[3])], floats(&[2]));
        assert_eq!(
            refused(&[("in0", a.clone()), ("out0", a.clone())], &two),
            "d.npz: `in1` is missing: the model has 2 arguments, and the file has [in0, out0]"
        );
        assert_eq!(
            refused(&[("x", a.clone())], &two),
            "d.npz: has `x`, but the model has 2 arguments: name them in0, ..."
        );
        assert_eq!(
            refused(&[("x", a.clone()), ("in0", a.clone())], &two[..1]),
            "d.npz: has both `x` and `in0`"
        );
        assert_eq!(
            refused(&[("in0", a.clone()), ("in1", a.clone())], &two[..1]),
            "d.npz: `in1` is too many: the model has 1 argument"
        );
        assert_eq!(
            refused(&[("in00", a.clone())], &two[..1]),
            "d.npz: `in00` is neither in0, in1, ..., out0, out1, ..., nor x or y"
        );
        assert_eq!(
            refused(&[("x", floats(&[2, 3]))], &two[..1]),
            "d.npz: `x` is f32 of shape [2, 3], but the model has f32 of shape [2], with an axis for samples before it or without"
        );
        let wide = Tensor::from_vec(&[2], vec![1.0f64, 2.0]).unwrap();
        assert_eq!(
            refused(&[("x", wide)], &two[..1]),
            "d.npz: `x` is f64 of shape [2], but the model has f32 of shape [2]"
        );
        assert_eq!(
            refused(&[("in0", floats(&[4, 2])), ("in1", floats(&[5, 3]))], &two),
            "d.npz: `in1` has samples: 5, but `in0` has 4"
        );
        assert_eq!(
            refused(&[("in0", floats(&[4, 2])), ("in1", floats(&[3]))], &two),
            "d.npz: `in1` has samples: 1, but `in0` has 4"
        );
        assert_eq!(refused(&[("x", floats(&[0, 2]))], &two[..1]), "d.npz: there are no samples");
    }

    fn expected(y: &[(&str, Tensor)], outputs: &[Port], count: usize) -> Result<Expected> {
        let samples = samples(&[("x", floats(&[count, 1]))], &[port(&[1])])?;
        with(y, |arrays| arrays.expected(outputs, &samples))
    }

    #[test]
    fn integers_are_labels_and_floats_are_values() {
        let y = Tensor::from_vec(&[3], vec![0i64, 1, 1]).unwrap();
        let Expected::Labels(labels) = expected(&[("y", y.clone())], &[port(&[1, 2])], 3).unwrap() else {
            panic!("labels expected")
        };
        let logits = |a, b| Tensor::from_f32(&[1, 2], vec![a, b]).unwrap();
        assert_eq!(labels.correct(0, &logits(2.0, 1.0)), (1, 1));
        assert_eq!(labels.correct(1, &logits(2.0, 1.0)), (0, 1));
        assert_eq!(labels.correct(1, &logits(f32::NAN, -1.0)), (1, 1));
        assert_eq!(labels.correct(1, &logits(f32::NAN, f32::NAN)), (0, 1));
        // Of equal values the first counts.
        assert_eq!(labels.correct(2, &logits(1.0, 1.0)), (0, 1));

        let values = expected(&[("y", floats(&[3, 2]))], &[port(&[1, 2]), port(&[7])], 3).unwrap();
        let Expected::Values(values) = values else { panic!("values expected") };
        assert_eq!((values.len(), values[0].at(2).unwrap().to_f32()), (1, vec![4.0, 5.0]));

        let refusal = |y: &Tensor, shape: &[usize], n| {
            expected(&[("y", y.clone())], &[port(shape)], n).unwrap_err().to_string()
        };
        assert_eq!(
            refusal(&y, &[1, 2], 4),
            "d.npz: `y` has 3 labels, but result 0, f32 of shape [1, 2], of 4 samples needs 4"
        );
        assert_eq!(refusal(&y, &[1, 1], 3), "d.npz: `y` has label 1, but result 0 has 1 classes, from 0");
        assert_eq!(refusal(&floats(&[2, 2]), &[2], 3), "d.npz: `y` has samples: 2, but the inputs have 3");
    }

    #[test]
    fn every_output_is_expected() {
        let outputs = [port(&[2]), port(&[1])];
        let error = expected(&[("out0", floats(&[1, 2]))], &outputs, 1).unwrap_err().to_string();
        assert_eq!(error, "d.npz: `out1` is missing: the model has 2 results, and the file has [out0]");
        assert!(expected(&[("out0", floats(&[1, 2])), ("out1", floats(&[1, 1]))], &outputs, 1).is_ok());
    }
}
