//! How good the results of a model are, as one number.

use crate::data::{Arrays, Labels, Port, Samples, Values};
use anyhow::{Result, bail};
use clap::ValueEnum;
use mase_data::Tensor;
use serde_json::{Value, json};

/// What is computed of results.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Metric {
    /// How often the largest element is where the label says, in percent
    Accuracy,
    /// e to the mean negative log likelihood of the labels; those of -100 do not count
    Perplexity,
    /// Mean cosine similarity of results and what is expected
    Cosine,
}

/// What results are held against.
pub enum Target {
    Accuracy(Labels),
    Perplexity(Labels),
    Cosine(Values),
}

/// What one sample, or all of them so far, come to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    metric: Metric,
    /// Right labels, negative log likelihood, or similarity.
    sum: f64,
    count: usize,
    /// The lowest similarity.
    lowest: f64,
}

impl Metric {
    /// As on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Accuracy => "accuracy",
            Self::Perplexity => "perplexity",
            Self::Cosine => "cosine",
        }
    }

    /// What a file of data expects.
    pub fn target(self, arrays: &Arrays, outputs: &[Port], samples: &Samples) -> Result<Target> {
        let Some(output) = outputs.first() else { bail!("the model has no results") };
        if !output.dtype.is_float() {
            bail!("{} is of floating-point results, but result 0 is {output}", self.name());
        }
        Ok(match self {
            Self::Accuracy => Target::Accuracy(arrays.labels(output, samples, None)?),
            Self::Perplexity => Target::Perplexity(arrays.labels(output, samples, Some(IGNORED))?),
            Self::Cosine => Target::Cosine(arrays.first_values(output, samples)?),
        })
    }
}

/// The label of what does not count, as PyTorch has it.
const IGNORED: i64 = -100;

impl Target {
    /// The score of one sample.
    pub fn score(&self, sample: usize, output: &Tensor) -> Result<Score> {
        let score = |metric, sum, count| Score { metric, sum, count, lowest: sum };
        Ok(match self {
            Target::Accuracy(labels) => {
                let (right, all) = labels.correct(sample, output);
                score(Metric::Accuracy, right as f64, all)
            }
            Target::Perplexity(labels) => {
                let values = output.to_f64();
                let labels = labels.at(sample);
                let classes = values.len() / labels.len();
                let rows = values.chunks_exact(classes).zip(labels).filter(|(_, label)| **label != IGNORED);
                let losses = rows.map(|(row, label)| negative_log_likelihood(row, *label as usize));
                losses.fold(score(Metric::Perplexity, 0.0, 0), |all, loss| Score {
                    sum: all.sum + loss,
                    count: all.count + 1,
                    ..all
                })
            }
            Target::Cosine(values) => {
                let similarity = cosine(&output.to_f64(), &values.at(sample)?.to_f64());
                score(Metric::Cosine, similarity, 1)
            }
        })
    }
}

fn negative_log_likelihood(logits: &[f64], label: usize) -> f64 {
    let max = logits.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let sum: f64 = logits.iter().map(|logit| (logit - max).exp()).sum();
    max + sum.ln() - logits[label]
}

/// Of a vector of zeros the similarity to another is 0, and to one like it 1.
fn cosine(a: &[f64], b: &[f64]) -> f64 {
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    // One root: of a vector and itself it is exact.
    let lengths = (dot(a, a) * dot(b, b)).sqrt();
    if lengths == 0.0 { f64::from(u8::from(a == b)) } else { dot(a, b) / lengths }
}

impl Score {
    /// Of both.
    pub fn and(self, other: Self) -> Self {
        Self {
            sum: self.sum + other.sum,
            count: self.count + other.count,
            lowest: self.lowest.min(other.lowest),
            ..self
        }
    }

    /// The number.
    pub fn value(&self) -> f64 {
        let mean = self.sum / self.count as f64;
        match self.metric {
            Metric::Accuracy => 100.0 * mean,
            Metric::Perplexity => mean.exp(),
            Metric::Cosine => mean,
        }
    }

    /// The number in as many digits as it has some use for.
    pub fn digits(&self) -> String {
        match self.metric {
            Metric::Accuracy => format!("{:.2} %", self.value()),
            Metric::Perplexity => format!("{:.3}", self.value()),
            // Without the sign of a -0.
            Metric::Cosine => format!("{:.5}", (self.value() * 1e5).round() / 1e5 + 0.0),
        }
    }

    /// Its difference to a better one, or worse.
    pub fn difference(&self, to: &Self) -> String {
        let difference = self.value() - to.value();
        match self.metric {
            Metric::Accuracy => format!("{difference:+.2}"),
            Metric::Perplexity => format!("{difference:+.3}"),
            Metric::Cosine => format!("{difference:+.5}"),
        }
    }

    /// For people.
    pub fn text(&self) -> String {
        let digits = self.digits();
        match self.metric {
            Metric::Accuracy => format!("accuracy  {digits} ({} of {})", self.sum, self.count),
            Metric::Perplexity => format!("perplexity  {digits} (of {} labels)", self.count),
            Metric::Cosine => {
                format!(
                    "cosine similarity  {digits} (mean of {} samples, lowest {:.5})",
                    self.count, self.lowest
                )
            }
        }
    }

    /// For programs: the metric's name and what it is. What is not finite is null.
    pub fn json(&self) -> (&'static str, Value) {
        let value = self.value();
        let one = match self.metric {
            Metric::Accuracy => json!({ "correct": self.sum as u64, "total": self.count, "percent": value }),
            Metric::Perplexity => json!({ "perplexity": value, "labels": self.count }),
            Metric::Cosine => json!({ "mean": value, "lowest": self.lowest, "samples": self.count }),
        };
        (self.metric.name(), one)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likelihoods_are_those_of_a_softmax() {
        assert_eq!(negative_log_likelihood(&[0.0, 0.0], 1), 2f64.ln());
        // Large logits do not overflow.
        assert!((negative_log_likelihood(&[1000.0, 999.0], 0) - (1.0 + (-1f64).exp()).ln()).abs() < 1e-12);
        assert!(negative_log_likelihood(&[f64::NAN, 0.0], 0).is_nan());
    }

    #[test]
    fn similarities_are_of_directions() {
        assert_eq!(cosine(&[1.0, 0.0], &[3.0, 0.0]), 1.0);
        assert_eq!(cosine(&[1.0, 0.0], &[0.0, 2.0]), 0.0);
        assert_eq!(cosine(&[1.0], &[-2.0]), -1.0);
        assert_eq!((cosine(&[0.0], &[0.0]), cosine(&[0.0], &[1.0])), (1.0, 0.0));
    }

    #[test]
    fn scores_add_up() {
        let one = |sum, count| Score { metric: Metric::Perplexity, sum, count, lowest: sum };
        let both = one(1.0, 1).and(one(3.0, 3));
        assert_eq!(both.value(), 1f64.exp());
        assert_eq!(both.text(), "perplexity  2.718 (of 4 labels)");
        let accuracy = |sum| Score { metric: Metric::Accuracy, sum, count: 4, lowest: 0.0 };
        assert_eq!(accuracy(3.0).difference(&accuracy(4.0)), "-25.00");
        assert_eq!(accuracy(3.0).text(), "accuracy  75.00 % (3 of 4)");
    }
}
