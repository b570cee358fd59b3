//! The table: for people, for programs, and as a file.

use super::bits::Bits;
use crate::metric::{Metric, Score};
use serde_json::{Value, json};
use std::fmt::Write;

/// One format.
pub struct Row<'a> {
    pub name: &'a str,
    pub bits: Bits,
    pub score: Score,
}

/// Columns that line up.
pub fn text(metric: Metric, rows: &[Row]) -> String {
    let head =
        ["format", "weight bits", "activation bits", metric.name(), "difference", "MiB", "parameter bits"];
    let mut lines = vec![head.map(str::to_owned)];
    lines.extend(rows.iter().map(|row| {
        let difference = rows.first().map(|first| row.score.difference(&first.score)).unwrap_or_default();
        [
            row.name.to_owned(),
            format!("{:.2}", row.bits.weights()),
            format!("{:.2}", row.bits.activations()),
            row.score.digits(),
            difference,
            format!("{:.3}", row.bits.mib()),
            row.bits.memory.to_string(),
        ]
    }));
    let widths: [usize; 7] =
        std::array::from_fn(|at| lines.iter().map(|line| line[at].chars().count()).max().unwrap_or(0));
    let mut text = String::new();
    for line in lines {
        let _ = write!(text, "{:<1$}", line[0], widths[0]);
        for (cell, width) in line.iter().zip(widths).skip(1) {
            let _ = write!(text, "  {cell:>width$}");
        }
        text.push('\n');
    }
    text
}

/// For programs; what is not finite is null.
pub fn json(rows: &[Row]) -> Value {
    let rows = rows.iter().map(|row| {
        let (metric, score) = row.score.json();
        let mut one = json!({
            "format": row.name,
            "weight_bits": row.bits.weights(),
            "activation_bits": row.bits.activations(),
            "parameter_bits": row.bits.memory,
            "mib": row.bits.mib(),
        });
        one[metric] = score;
        one
    });
    Value::Array(rows.collect())
}

/// With a line of names.
pub fn csv(metric: Metric, rows: &[Row]) -> String {
    let mut text = format!("format,weight_bits,activation_bits,{},mib,parameter_bits\n", metric.name());
    for row in rows {
        let (weights, activations) = (row.bits.weights(), row.bits.activations());
        let (score, mib, bits) = (row.score.value(), row.bits.mib(), row.bits.memory);
        let name = if row.name.contains(['"', ',']) {
            format!("\"{}\"", row.name.replace('"', "\"\""))
        } else {
            row.name.to_owned()
        };
        let _ = writeln!(text, "{name},{weights},{activations},{score},{mib},{bits}");
    }
    text
}
