//! Casts by a table: of formats whose scale makes values that no machine number is.

use super::{Coded, magnitude_bits};
use crate::lower_to_linalg::{
    attention::to_index,
    integer::tensor::{container, container_type},
    node::pointwise,
};
use mase_formats::{Codes, Encoded, Format, View};
use mase_ir::build::{Builder, Ssa};

/// Bits up to which there is a table.
const MOST: u32 = 16;

/// The integers of a format without blocks or channels; those of the source have at most [`MOST`] bits.
pub fn cast<'r>(b: &Builder<'r>, from: &Coded<'r>, to: &Format, view: &View) -> Result<Ssa<'r>, String> {
    let refuse = |what: &str| Err(format!("casts {} to {to}, and {what}", from.format));
    if from.companion.is_some() || to.layout().channel_axis.is_some() {
        return refuse("there is no exact way for a scale for each channel: cast to floats between");
    }
    if magnitude_bits(&from.view) > MOST {
        return refuse("a table would have more than 16 bits: cast to floats between");
    }
    let codes: Vec<u64> =
        (from.view.low..=from.view.high).map(|n| from.format.code(n).unwrap_or(0)).collect();
    let codes = match from.format.layout().element_bits {
        ..=8 => Codes::U8(codes.iter().map(|code| *code as u8).collect()),
        9..=16 => Codes::U16(codes.iter().map(|code| *code as u16).collect()),
        17..=32 => Codes::U32(codes.iter().map(|code| *code as u32).collect()),
        _ => Codes::U64(codes),
    };
    let shape = [codes.len()];
    let fault = |error: mase_formats::FormatError| error.to_string();
    let encoded = Encoded::new(from.format.clone(), &shape, None, codes, Vec::new()).map_err(fault)?;
    let cast = encoded.cast(to, None).map_err(fault)?;
    let table: Option<Vec<i64>> = cast.codes().iter().map(|code| to.integer(code)).collect();
    let table = table.ok_or_else(|| format!("gives {to}, which has no integers"))?;
    let element = container_type(b, view);
    let table = b.table(&table, container(view));
    let shape = from.shape();
    Ok(pointwise(b, &shape, element, &[(from.ints, b.dims(0..shape.len()))], |b, v| {
        let w = super::Words { b, width: 32 };
        let place = w.sub(w.load(v[0], from.view.low < 0), w.c(from.view.low));
        b.extract(table, &[to_index(b, place)])
    }))
}
