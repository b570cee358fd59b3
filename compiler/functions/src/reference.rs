//! The Markdown page of functions: what they cost and how far they are off, measured.

use crate::{
    Approximation, EXP2_BITS, Function, Kind, LOG2_BITS, RSQRT_BITS, RSQRT_INPUT_BITS, Segments, approximate,
    exp2_negative, log2_mantissa, rsqrt_mantissa,
};
use mase_formats::Format;
use std::fmt::{self, Write};

const HEAD: &str = "# Functions on number formats

A non-linear function from one scalar format to another is computed in integers, by what `compiler/functions` makes; \
the lowering to `linalg` builds it, and memories in hardware hold the same numbers.

- An input of up to 12 bits: a **table** over every input, of the exact value rounded once by the result's format.
- A wider one, up to 18 bits: **segments** of equal length with a polynomial of degree 2 each, in fixed point with 3 bits more than \
the result, rounded once more by the result's format. There are as few as keep the polynomial within half a step of the \
result before that rounding, where 1024 suffice. Outside the segments the function is a line to within an eighth of a step.
- A **root** of a wide input: a polynomial of the normalised mantissa, and shifts.

Errors are the largest difference from the real function over all inputs, measured when this page is made; what the \
result's format does not reach counts as its last value. `sqrt` of a negative number is 0; `rsqrt` of 0 and below is the largest \
value of the result.

";

const FORMATS: [(&str, &str); 4] = [
    ("fixed<8, 4>", "fixed<8, 4>"),
    ("fixed<12, 8>", "fixed<12, 8>"),
    ("fixed<16, 11>", "fixed<16, 11>"),
    ("fixed<16, 8>", "fixed<8, 5>"),
];

/// The reference page.
pub fn reference() -> String {
    let mut page = HEAD.to_owned();
    // Writing to a string does not fail.
    let _ = functions(&mut page);
    let _ = parts(&mut page);
    page
}

fn functions(page: &mut String) -> fmt::Result {
    writeln!(page, "| function | from | to | computed by | memory, bits | error, steps | error |")?;
    writeln!(page, "|---|---|---|---|---|---|---|")?;
    for function in Function::ALL {
        for (from, to) in FORMATS {
            let formats = from.parse::<Format>().ok().zip(to.parse::<Format>().ok());
            // The tests hold every row to exist.
            let Some(found) = formats.and_then(|(from, to)| approximate(function, &from, &to).ok()) else {
                continue;
            };
            let error = found.max_error();
            writeln!(
                page,
                "| {} | `{from}` | `{to}` | {} | {} | {:.3} | {:.2e} |",
                function.name(),
                kind(&found),
                found.rom_bits(),
                error.steps,
                error.absolute
            )?;
        }
    }
    Ok(())
}

fn kind(found: &Approximation) -> String {
    match &found.kind {
        Kind::Table(table) => format!("table of {}", table.len()),
        Kind::Segments(segments) => format!("{} segments", segments.coefficients.len()),
        Kind::Root(root) => format!("root, {} segments", root.mantissa.coefficients.len()),
    }
}

fn parts(page: &mut String) -> fmt::Result {
    type Row<'a> = (&'a str, &'a Segments, u32, u32, &'a dyn Fn(f64) -> f64);
    let rows: [Row; 3] = [
        ("`2^-t`, `t` from 0 to below 1", exp2_negative(), EXP2_BITS, EXP2_BITS, &|t| libm::exp2(-t)),
        ("`1 / sqrt(m)`, `m` from 1 to below 4", rsqrt_mantissa(), RSQRT_INPUT_BITS - 2, RSQRT_BITS, &|m| {
            1.0 / libm::sqrt(m)
        }),
        ("`log2(m)`, `m` from 1 to below 2", log2_mantissa(), LOG2_BITS, LOG2_BITS, &|m| libm::log2(m)),
    ];
    writeln!(
        page,
        "\n## Parts of softmax and normalisations\n
These have fixed grids: so many bits behind the binary point of the input and of the result. What softmax and \
normalisations give to a format whose step is no power of two is rounded to 32 bits before.\n
| function | input | result | computed by | memory, bits | error, units of the result |
|---|---|---|---|---|---|"
    )?;
    for (what, segments, input, result, exact) in rows {
        let unit = |bits: u32| libm::exp2(bits.into());
        let inputs = segments.first..segments.end();
        let errors =
            inputs.map(|n| (segments.eval(n) as f64 - exact(n as f64 / unit(input)) * unit(result)).abs());
        writeln!(
            page,
            "| {what} | {input} | {result} | {} segments | {} | {:.3} |",
            segments.coefficients.len(),
            segments.rom_bits(),
            errors.fold(0.0, f64::max)
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_there() {
        let rows = reference().lines().filter(|line| line.contains("| `fixed<")).count();
        assert_eq!(rows, Function::ALL.len() * FORMATS.len());
    }
}
