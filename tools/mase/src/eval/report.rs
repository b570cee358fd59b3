//! What an evaluation found, as text and as JSON.

use super::Found;
use crate::{data::Port, metric::Score};
use mase_data::Comparison;
use serde_json::{Value, json};
use std::{fmt::Write, time::Duration};

/// The findings of all samples.
pub struct Report {
    samples: usize,
    outputs: Vec<Output>,
    score: Option<Score>,
    /// Median and smallest time of a run.
    time: (Duration, Duration),
    compiled: Duration,
}

struct Output {
    port: Port,
    /// The largest differences of all samples, and the sample of the worst element.
    difference: Option<(Comparison, usize)>,
    within: bool,
    nan: usize,
    infinite: usize,
}

impl Report {
    /// Over samples in their order.
    pub fn new(found: &[Found], results: &[Port], rtol: f64, atol: f64, compiled: Duration) -> Self {
        let outputs = results.iter().enumerate().map(|(index, port)| {
            let odd = found.iter().filter_map(|one| one.odd.get(index));
            let (nan, infinite) = odd.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
            let comparisons =
                found.iter().enumerate().filter_map(|(at, one)| Some((one.comparisons.get(index)?, at)));
            let difference = total(comparisons);
            let within = difference.as_ref().is_none_or(|(all, _)| all.within(rtol, atol));
            Output { port: port.clone(), difference, within, nan, infinite }
        });
        let score = found.iter().filter_map(|one| one.score).reduce(Score::and);
        let mut times: Vec<Duration> = found.iter().map(|one| one.time).collect();
        times.sort();
        let median = times.get(times.len() / 2).copied().unwrap_or_default();
        let time = (median, times.first().copied().unwrap_or_default());
        Self { samples: found.len(), outputs: outputs.collect(), score, time, compiled }
    }

    /// Whether every output is within bounds.
    pub fn within(&self) -> bool {
        self.outputs.iter().all(|output| output.within)
    }

    /// What may be a mistake.
    pub fn warnings(&self) -> Vec<String> {
        let odd = self.outputs.iter().enumerate().filter(|(_, output)| output.nan + output.infinite > 0);
        odd.map(|(index, Output { nan, infinite, .. })| {
            format!("out{index} has elements that are no finite numbers: {nan} NaN, {infinite} infinite")
        })
        .collect()
    }

    /// For people.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (index, output) in self.outputs.iter().enumerate() {
            let _ = write!(text, "out{index}  {}", output.port);
            if let Some((all, sample)) = &output.difference {
                let verdict = if output.within { "ok" } else { "OUT OF BOUNDS" };
                let _ = write!(
                    text,
                    "  max abs error {:.3e}  max rel error {:.3e}  {verdict}",
                    all.max_abs,
                    all.max_rel()
                );
                if let (false, Some(place)) = (output.within, &all.worst) {
                    let (found, wanted) = all.values;
                    let _ = write!(
                        text,
                        "\n      worst at {place:?} of sample {sample}: {found:e}, expected {wanted:e}"
                    );
                }
            }
            text.push('\n');
        }
        if let Some(score) = &self.score {
            let _ = writeln!(text, "{}", score.text());
        }
        let runs =
            if self.samples == 1 { "1 run".into() } else { format!("median of {} runs", self.samples) };
        let _ = writeln!(text, "time per run  {} ({runs}, measured)", seconds(self.time.0));
        text
    }

    /// For programs. What is not finite is null.
    pub fn json(&self) -> Value {
        let outputs = self.outputs.iter().enumerate().map(|(index, output)| {
            let mut one = json!({
                "name": format!("out{index}"),
                "dtype": output.port.dtype.name(),
                "shape": output.port.shape,
                "nan": output.nan,
                "infinite": output.infinite,
            });
            if let Some((all, sample)) = &output.difference {
                one["max_abs_error"] = all.max_abs.into();
                one["max_rel_error"] = all.max_rel().into();
                one["within"] = output.within.into();
                if let Some(place) = &all.worst {
                    one["worst"] =
                        json!({ "sample": sample, "index": place, "found": all.values.0, "expected": all.values.1 });
                }
            }
            one
        });
        let mut report = json!({
            "samples": self.samples,
            "outputs": outputs.collect::<Vec<_>>(),
            "within": self.within(),
            "measured": {
                "compile_seconds": self.compiled.as_secs_f64(),
                "median_run_seconds": self.time.0.as_secs_f64(),
                "shortest_run_seconds": self.time.1.as_secs_f64(),
            },
        });
        if let Some(score) = &self.score {
            let (name, value) = score.json();
            report[name] = value;
        }
        report
    }
}

/// One comparison over all samples: the largest difference, of equal ones the first.
fn total<'a>(comparisons: impl Iterator<Item = (&'a Comparison, usize)>) -> Option<(Comparison, usize)> {
    comparisons.fold(None, |all: Option<(Comparison, usize)>, (one, sample)| {
        let Some((mut worst, at)) = all else { return Some((one.clone(), sample)) };
        let max_expected = worst.max_expected.max(one.max_expected);
        let (nan, count) = (worst.nan + one.nan, worst.count + one.count);
        let mut place = at;
        if one.max_abs > worst.max_abs {
            (worst, place) = (one.clone(), sample);
        }
        Some((Comparison { max_expected, nan, count, ..worst }, place))
    })
}

fn seconds(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    match seconds {
        s if s >= 1.0 => format!("{s:.2} s"),
        s if s >= 1e-3 => format!("{:.2} ms", s * 1e3),
        s => format!("{:.1} us", s * 1e6),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mase_data::{DType, Tensor};

    fn found(values: [f32; 2], expected: [f32; 2]) -> Found {
        let tensor = |v: [f32; 2]| Tensor::from_f32(&[2], v.to_vec()).unwrap();
        Found {
            time: Duration::from_micros(1500),
            outputs: Vec::new(),
            comparisons: vec![Comparison::new(&tensor(values), &tensor(expected)).unwrap()],
            odd: vec![super::super::not_finite(&tensor(values))],
            score: None,
        }
    }

    #[test]
    fn the_worst_of_all_samples_is_told_with_its_place() {
        let port = Port { dtype: DType::F32, shape: vec![2] };
        let all =
            [found([1.0, 2.0], [1.0, 2.0]), found([0.0, 4.5], [0.0, 4.0]), found([0.5, 8.0], [0.0, 8.0])];
        let report = |rtol| Report::new(&all, std::slice::from_ref(&port), rtol, 0.0, Duration::ZERO);
        // 0.5 against the largest of all samples, 8.
        assert!(report(0.0625).within() && !report(0.0624).within());
        assert_eq!(
            report(0.0).text(),
            "out0  f32 of shape [2]  max abs error 5.000e-1  max rel error 6.250e-2  OUT OF BOUNDS\n      \
             worst at [1] of sample 1: 4.5e0, expected 4e0\n\
             time per run  1.50 ms (median of 3 runs, measured)\n"
        );
        assert_eq!(report(0.0).json()["outputs"][0]["worst"]["sample"], 1);
    }

    #[test]
    fn nan_is_told() {
        let port = Port { dtype: DType::F32, shape: vec![2] };
        let all = [found([f32::NAN, f32::INFINITY], [0.0, 1.0])];
        let report = Report::new(&all, &[port], 1.0, 1.0, Duration::ZERO);
        assert!(!report.within());
        assert_eq!(report.warnings(), ["out0 has elements that are no finite numbers: 1 NaN, 1 infinite"]);
        assert_eq!(report.json()["outputs"][0]["max_abs_error"], Value::Null);
    }
}
