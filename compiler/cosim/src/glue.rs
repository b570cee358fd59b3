//! The C++ that is generated per design: which member of Verilator's class is which signal of which stream.

use crate::{Design, Direction, Error, Port};
use std::{collections::BTreeMap, fmt::Write};

/// The class that Verilator generates, whatever the top module's name is.
pub(crate) const PREFIX: &str = "Vdesign";

/// A port of the top module.
struct Member {
    input: bool,
    width: u32,
    used: bool,
}

/// The ports of the top module by their names in C++, with what the design says of them.
struct Members<'a> {
    top: &'a str,
    all: BTreeMap<String, Member>,
}

impl Members<'_> {
    fn error(&self, message: String) -> Error {
        Error::Ports { top: self.top.to_owned(), message }
    }

    /// A `Signal` of the shim; `width` is the one that the port must have, none if it only has to hold bit `bit`.
    fn signal(&mut self, name: &str, input: bool, width: Option<u32>, bit: u32) -> Result<String, Error> {
        // As Verilator does, for which two underscores separate scopes.
        let member = name.replace("__", "___05F");
        let Some(port) = self.all.get_mut(&member) else {
            let known: Vec<&str> = self.all.keys().map(String::as_str).collect();
            return Err(self.error(format!("has no port {name}; it has: {}", known.join(", "))));
        };
        port.used = true;
        let (found, is_input) = (port.width, port.input);
        if is_input != input {
            let (is, should) = if is_input { ("input", "output") } else { ("output", "input") };
            return Err(self.error(format!("port {name} is an {is}; it should be an {should}")));
        }
        match width {
            Some(width) if width != found => {
                Err(self.error(format!("port {name} has {found} bits; the design says {width}")))
            }
            None if bit >= found => {
                Err(self.error(format!("port {name} has {found} bits; the design has a lane {bit}")))
            }
            _ => Ok(format!("{{&top.{member}, {found}, {bit}}}")),
        }
    }

    fn stream(&mut self, port: &Port) -> Result<String, Error> {
        let into = port.direction == Direction::In;
        let suffix = |input: bool| if input { "i" } else { "o" };
        let mut handshake = |what: &str, input: bool| {
            let width = if port.lane.is_some() { None } else { Some(1) };
            let name = format!("{}_{what}_{}", port.name, suffix(input));
            self.signal(&name, input, width, port.lane.unwrap_or(0))
        };
        let valid = handshake("valid", into)?;
        let ready = handshake("ready", port.direction == Direction::Out)?;
        let data = match port.width {
            0 => "{}".to_owned(),
            width => self.signal(&format!("{}_data_{}", port.name, suffix(into)), into, Some(width), 0)?,
        };
        let direction = match port.direction {
            Direction::In => "In",
            Direction::Out => "Out",
            Direction::Tap => "Tap",
        };
        let label = port.label();
        Ok(format!("{{\"{label}\", mase::Direction::{direction}, {valid}, {ready}, {data}}}"))
    }
}

/// Ports in the header of Verilator's class: lines such as `VL_IN8(&clk_i,0,0);` or `VL_OUTW(&out_data_o,99,0,4);`.
fn members(header: &str) -> BTreeMap<String, Member> {
    let ports = header.lines().filter_map(|line| {
        let line = line.trim();
        let input = line.starts_with("VL_IN");
        if !input && !line.starts_with("VL_OUT") {
            return None;
        }
        let mut fields = line.split_once("(&")?.1.trim_end_matches([')', ';']).split(',');
        let name = fields.next()?;
        let high: u32 = fields.next()?.parse().ok()?;
        let low: u32 = fields.next()?.parse().ok()?;
        let width = high.checked_sub(low)?.checked_add(1)?;
        Some((name.to_owned(), Member { input, width, used: false }))
    });
    ports.collect()
}

/// The class that the shim sees, where `header` is the text of Verilator's class. The shim's header is included by the
/// compiler's options.
pub(crate) fn model(design: &Design, header: &str) -> Result<String, Error> {
    let mut members = Members { top: design.top, all: members(header) };
    let clock = members.signal("clk_i", true, Some(1), 0)?;
    let reset = members.signal("rst_ni", true, Some(1), 0)?;
    let mut streams = String::new();
    for port in design.ports {
        let _ = writeln!(streams, "      {},", members.stream(port)?);
    }
    let open: Vec<&str> =
        members.all.iter().filter(|(_, m)| m.input && !m.used).map(|(name, _)| name.as_str()).collect();
    if !open.is_empty() {
        return Err(members.error(format!("inputs that belong to no stream: {}", open.join(", "))));
    }
    let count = design.ports.len();
    let (include, member, open, dump, close) = if design.waveforms {
        (
            "#include \"verilated_vcd_c.h\"\n",
            "  VerilatedVcdC waveform;\n  bool traced = false;\n",
            "\n    if (!traced)\n      top.trace(&waveform, 99);\n    traced = true;\n    waveform.open(path);\n    return waveform.isOpen();\n  ",
            " waveform.dump(time); ",
            " waveform.close(); ",
        )
    } else {
        ("", "", " return false; ", "", "")
    };
    Ok(format!(
        r#"#include "{PREFIX}.h"
{include}
namespace {{
class Design final : public mase::Model {{
  {PREFIX} top;
{member}  mase::Stream table[{length}] = {{
{streams}  }};

public:
  explicit Design(VerilatedContext &context) : top(&context) {{
    clock = {clock};
    reset = {reset};
    streams = table;
    count = {count};
  }}
  ~Design() override {{
    try {{
      top.final();
    }} catch (...) {{
      // The hooks have noted it.
    }}
  }}
  void eval() override {{ top.eval(); }}
  bool openWaveform([[maybe_unused]] const char *path) override {{{open}}}
  void dump([[maybe_unused]] uint64_t time) override {{{dump}}}
  void closeWaveform() override {{{close}}}
}};
}} // namespace

std::unique_ptr<mase::Model> mase::makeModel(VerilatedContext &context) {{ return std::make_unique<Design>(context); }}
"#,
        length = count.max(1),
    ))
}
