//! The Markdown reference page of all formats, from the same definitions that check them.

use std::fmt::{self, Write};

use crate::{Family, Format, ParamKind, families};

const HEAD: &str = "# Number formats

A format is written `mnemonic` or `mnemonic<items>`. Values without a name come first, in the \
order of the table; then flags as bare words, and `name = value`. \
A float has a point: `0.5`, `1.0e-5`.

What families have in common:

- `rounding`: `rne` to the nearest, ties to even; `floor` down; `half_up` to the nearest, ties up; \
`half_away` to the nearest, ties away from zero; `trunc` toward zero.
- `overflow`: `saturate` to the nearest code; `wrap` modulo the number of codes.
- `rule`, of a block's largest magnitude `M`: `floor` is `floor(log2 M)`, `ceil` is \
`ceil(log2 M)`, `round` is `log2 M` to the nearest integer (no tie is possible).
- `axis` counts from the end and `channel` from the front. A block that the axis does not fill is \
padded with zeros.
- Encoding rounds once, from the exact number; a cast decodes exactly and encodes. NaN or an infinity \
without a code is an error.
- Average bits are those of an element with its share of a full block's exponent.
";

/// The reference page: every family with its parameters, arithmetic, shorthands and examples.
pub fn reference() -> String {
    let mut page = HEAD.to_owned();
    for family in families() {
        // Writing to a string does not fail.
        let _ = section(&mut page, *family);
    }
    page
}

fn section(page: &mut String, family: &dyn Family) -> fmt::Result {
    writeln!(page, "\n## `{}`\n", family.name())?;
    writeln!(page, "{}.\n", capitalised(family.summary()))?;
    writeln!(page, "{}\n", family.description())?;
    writeln!(page, "| parameter | written | values | default | meaning |")?;
    writeln!(page, "|---|---|---|---|---|")?;
    for param in family.params() {
        let name = param.name;
        let (written, values) = match param.kind {
            ParamKind::Flag => (format!("`{name}`"), "on or off".to_owned()),
            _ if param.positional => (format!("value, or `{name} = ...`"), param.limit()),
            _ => (format!("`{name} = ...`"), param.limit()),
        };
        let default = match param.default {
            Some(value) => param.text(value),
            None => param.default_rule.to_owned(),
        };
        let doc = param.doc;
        writeln!(page, "| `{name}` | {written} | {values} | {default} | {doc} |")?;
    }
    if !family.shorthands().is_empty() {
        let quoted = family.shorthands().iter().map(|name| format!("`{name}`"));
        let list: Vec<String> = quoted.collect();
        writeln!(page, "\nShorthands: {}.", list.join(", "))?;
    }
    writeln!(page, "\n| example | element bits | average bits |")?;
    writeln!(page, "|---|---|---|")?;
    // The tests hold every example to be a valid format.
    for format in family.examples().iter().filter_map(|text| text.parse::<Format>().ok()) {
        let (bits, elements) = format.average_bits();
        let average = f64::from(bits) / f64::from(elements);
        let element_bits = format.layout().element_bits;
        writeln!(page, "| `{format}` | {element_bits} | {average} |")?;
    }
    Ok(())
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}
