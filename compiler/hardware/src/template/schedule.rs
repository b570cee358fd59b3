//! The `[timing]` table: kinds, their keys, and their values at given parameters.

use super::{
    expression::Expression,
    manifest::{Direction, Faults, Kind, Parameter, Port, Text, check_names},
    program::Program,
    value::Value,
};
use crate::timing::{Buffer, Link, Phased, Timing, Window};
use indexmap::IndexMap;
use toml::Spanned;

/// Keys of each kind that are expressions; those with `?` are 0 if they are not given.
const KINDS: [(&str, &[&str]); 6] = [
    ("phased", &["depth"]),
    ("fifo", &["depth"]),
    ("fork", &["outputs"]),
    ("buffer", &["capacity", "levels", "free_level", "free_step", "free_end?", "offset?"]),
    (
        "window",
        &[
            "words",
            "in_height",
            "in_width",
            "kernel_height",
            "kernel_width",
            "stride_height",
            "stride_width",
            "dilation_height",
            "dilation_width",
            "pad_top",
            "pad_left",
            "out_height",
            "out_width",
            "rows",
            "order",
        ],
    ),
    ("link", &["latency", "num", "den"]),
];

/// The table as it is written.
pub(super) type TimingTable = IndexMap<String, Spanned<Text>>;

/// The table, parsed.
#[derive(Clone, Debug)]
pub(super) struct Schedule {
    kind: &'static str,
    keys: IndexMap<&'static str, Expression>,
    program: Option<Program>,
    /// Names of the lists of extents and strides.
    lists: Option<[String; 2]>,
}

impl Schedule {
    /// Checks the table; `None` if there is no telling what it means.
    pub(super) fn of(
        mut table: TimingTable,
        parameters: &[Parameter],
        ports: &[Port],
        faults: &mut Faults,
    ) -> Option<Self> {
        let Some(named) = table.shift_remove("kind") else {
            let start = table.values().next().map_or(0, |first| first.span().start);
            faults.add(start, "[timing] lacks 'kind'".to_owned());
            return None;
        };
        let (start, name) = (named.span().start, named.into_inner().to_string());
        let Some((kind, wanted)) = KINDS.into_iter().find(|(kind, _)| *kind == name) else {
            let known = KINDS.map(|(kind, _)| kind).join(", ");
            faults.add(start, format!("unknown kind '{name}'; known: {known}"));
            return None;
        };
        let mut schedule = Self { kind, keys: IndexMap::new(), program: None, lists: None };
        let take = |table: &mut TimingTable, key: &str, faults: &mut Faults| {
            let found = table.shift_remove(key);
            if found.is_none() {
                faults.add(start, format!("timing of kind {kind} lacks '{key}'"));
            }
            found
        };
        if kind == "phased" {
            let text = take(&mut table, "program", faults)?;
            let program = faults.take(text.span().start, Program::parse(&text.get_ref().to_string()))?;
            check_program(&program, text.span().start, parameters, ports, faults);
            schedule.program = Some(program);
        }
        if kind == "buffer" {
            let mut list = |key| {
                let name = take(&mut table, key, faults)?;
                let text = name.get_ref().to_string();
                if !parameters.iter().any(|p| p.name == text && p.kind == Kind::List) {
                    faults.add(name.span().start, format!("'{text}' is no list parameter"));
                }
                Some(text)
            };
            schedule.lists = Some([list("extents")?, list("strides")?]);
        }
        for key in wanted {
            let (key, text) = match key.strip_suffix('?') {
                Some(key) => (key, table.shift_remove(key)),
                None => (*key, Some(take(&mut table, key, faults)?)),
            };
            let expression = match text {
                None => Expression::Integer(0),
                Some(text) => {
                    let start = text.span().start;
                    let expression = faults.take(start, text.get_ref().parse())?;
                    check_names(&expression, parameters, start, faults);
                    expression
                }
            };
            schedule.keys.insert(key, expression);
        }
        for (key, text) in &table {
            faults.add(text.span().start, format!("timing of kind {kind} has the unknown key '{key}'"));
        }
        let count = |direction| ports.iter().filter(|port: &&Port| port.direction == direction).count();
        let (inputs, outputs) = (count(Direction::In), count(Direction::Out));
        let right = match kind {
            "phased" => outputs == 1,
            _ => inputs == 1 && outputs == 1,
        };
        if !right {
            let limit = if kind == "phased" { "any inputs and 1 output" } else { "1 input and 1 output" };
            faults
                .add(start, format!("{inputs} inputs and {outputs} outputs; limit of kind {kind}: {limit}"));
        }
        Some(schedule)
    }

    /// What it is at these parameters.
    pub(super) fn timing(&self, values: &IndexMap<String, Value>, ports: &[Port]) -> Result<Timing, String> {
        // A program consumes all streams of an input under its one name.
        let mut inputs: Vec<(&str, u32)> = Vec::new();
        for port in ports.iter().filter(|port| port.direction == Direction::In) {
            let count = port.count.evaluate(values)?;
            inputs.push((&port.name, u32::try_from(count).map_err(|_| format!("{count} streams"))?));
        }
        let key = |key: &str| self.keys.get(key).map_or(Ok(0), |expression| expression.evaluate(values));
        let within = |name: &str, least: i64| {
            let value = key(name)?;
            let fault = || format!("timing: {name} is {value}, must be at least {least}");
            if value < least { Err(fault()) } else { u64::try_from(value).map_err(|_| fault()) }
        };
        Ok(match self.kind {
            "phased" => {
                let runs = match &self.program {
                    Some(program) => program.runs(values, &inputs)?,
                    None => Vec::new(),
                };
                let inputs = inputs.iter().map(|(_, count)| count).sum();
                Timing::Phased(Phased { depth: within("depth", 1)?, inputs, runs })
            }
            "fifo" => Timing::Fifo { depth: within("depth", 1)? },
            "fork" => {
                let outputs = within("outputs", 1)?;
                Timing::Fork { outputs: u32::try_from(outputs).map_err(|_| format!("{outputs} outputs"))? }
            }
            "buffer" => self.buffer(values, &within, key("free_level")?)?,
            "window" => window(&within)?,
            _ => Timing::Link(Link {
                latency: within("latency", 1)?,
                beats: within("num", 1)?,
                cycles: within("den", 1)?,
            }),
        })
    }

    fn buffer(
        &self,
        values: &IndexMap<String, Value>,
        within: &dyn Fn(&str, i64) -> Result<u64, String>,
        free_level: i64,
    ) -> Result<Timing, String> {
        let levels = within("levels", 1)? as usize;
        let list = |which: usize, least: i64| {
            let name = self.lists.as_ref().map_or("", |lists| lists[which].as_str());
            let Some(Value::List(list)) = values.get(name) else { return Err(format!("{name} is no list")) };
            let list = list.get(..levels).ok_or(format!("{levels} levels; limit: {}", list.len()))?;
            list.iter()
                .map(|&value| match u64::try_from(value) {
                    Ok(natural) if value >= least => Ok(natural),
                    _ => Err(format!("an element of {name} is {value}, must be at least {least}")),
                })
                .collect::<Result<Vec<_>, _>>()
        };
        let loops: Vec<_> = list(0, 1)?.into_iter().zip(list(1, 0)?).collect();
        let free_level = match free_level {
            -1 => None,
            level => match usize::try_from(level) {
                Ok(index) => Some(index),
                Err(_) => return Err(format!("timing: free_level is {level}, must be at least -1")),
            },
        };
        let (capacity, offset) = (within("capacity", 1)?, within("offset", 0)?);
        let (free_step, free_end) = (within("free_step", 0)?, within("free_end", 0)?);
        Ok(Timing::Buffer(Buffer { capacity, loops, free_level, free_step, free_end, offset }))
    }
}

fn window(within: &dyn Fn(&str, i64) -> Result<u64, String>) -> Result<Timing, String> {
    let pair = |a, b, least| Ok::<_, String>([within(a, least)?, within(b, least)?]);
    Ok(Timing::Window(Window {
        words: within("words", 1)?,
        image: pair("in_height", "in_width", 1)?,
        kernel: pair("kernel_height", "kernel_width", 1)?,
        stride: pair("stride_height", "stride_width", 1)?,
        dilation: pair("dilation_height", "dilation_width", 1)?,
        pad: pair("pad_top", "pad_left", 0)?,
        out: pair("out_height", "out_width", 1)?,
        rows: within("rows", 1)?,
        words_outer: within("order", 0)? == 1,
    }))
}

fn check_program(
    program: &Program,
    start: usize,
    parameters: &[Parameter],
    ports: &[Port],
    faults: &mut Faults,
) {
    let [counts, inputs, outputs] = program.names();
    for count in counts {
        check_names(&Expression::Name(count), parameters, start, faults);
    }
    for (names, direction) in [(inputs, Direction::In), (outputs, Direction::Out)] {
        for name in names {
            if !ports.iter().any(|port| port.name == name && port.direction == direction) {
                faults.add(start, format!("the program names '{name}', no port of direction {direction}"));
            }
        }
    }
}
