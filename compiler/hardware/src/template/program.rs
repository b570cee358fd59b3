//! Programs of firings, as manifests write them.

use super::{
    expression::{Expression, Grammar, Rule, syntax},
    value::Value,
};
use crate::timing::Firings;
use indexmap::IndexMap;
use pest::{Parser as _, iterators::Pair};

/// More runs of equal firings than this are refused: an actor with so irregular a program has no small description.
const MAX_RUNS: usize = 1 << 20;

/// A parsed program.
#[derive(Clone, Debug)]
pub(super) struct Program(Vec<Item>);

#[derive(Clone, Debug)]
enum Item {
    Firing { count: Expression, inputs: Vec<String>, outputs: Vec<String> },
    Repeat { count: Expression, items: Vec<Item> },
}

impl Program {
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let mut pairs = Grammar::parse(Rule::whole_program, text).map_err(|fault| syntax(text, &fault))?;
        let whole = pairs.next().and_then(|pair| pair.into_inner().next());
        whole.map_or_else(|| Err("no firing".to_owned()), |pair| Ok(Self(items(pair)?)))
    }

    /// Names of parameters, inputs and outputs in it.
    pub(super) fn names(&self) -> [Vec<String>; 3] {
        let mut found = <[Vec<String>; 3]>::default();
        names(&self.0, &mut found);
        found
    }

    /// The runs of equal firings at these parameters; inputs are numbered as in the list, each with its number of streams.
    pub(super) fn runs(
        &self,
        values: &IndexMap<String, Value>,
        inputs: &[(&str, u32)],
    ) -> Result<Vec<Firings>, String> {
        let mut runs = Vec::new();
        expand(&self.0, values, inputs, &mut runs)?;
        if runs.is_empty() {
            return Err("the program has no firing".to_owned());
        }
        Ok(runs)
    }
}

fn items(pair: Pair<'_, Rule>) -> Result<Vec<Item>, String> {
    pair.into_inner().map(item).collect()
}

fn item(pair: Pair<'_, Rule>) -> Result<Item, String> {
    let mut parts = pair.into_inner();
    let (count, body) = parts.next().zip(parts.next()).ok_or("an item needs a count and a body")?;
    let count = Expression::of(count)?;
    if body.as_rule() == Rule::items {
        return Ok(Item::Repeat { count, items: items(body)? });
    }
    let mut lists = body
        .into_inner()
        .map(|names| names.into_inner().map(|name| name.as_str().to_owned()).collect::<Vec<_>>());
    Ok(Item::Firing {
        count,
        inputs: lists.next().unwrap_or_default(),
        outputs: lists.next().unwrap_or_default(),
    })
}

fn names(items: &[Item], found: &mut [Vec<String>; 3]) {
    for item in items {
        match item {
            Item::Firing { count, inputs, outputs } => {
                count.names(&mut found[0]);
                found[1].extend_from_slice(inputs);
                found[2].extend_from_slice(outputs);
            }
            Item::Repeat { count, items } => {
                count.names(&mut found[0]);
                names(items, found);
            }
        }
    }
}

fn expand(
    items: &[Item],
    values: &IndexMap<String, Value>,
    ports: &[(&str, u32)],
    runs: &mut Vec<Firings>,
) -> Result<(), String> {
    let count_of = |count: &Expression| {
        let count = count.evaluate(values)?;
        u64::try_from(count).map_err(|_| format!("a count of the program is {count}, must be at least 0"))
    };
    for item in items {
        match item {
            Item::Firing { count, inputs, outputs } => {
                let count = count_of(count)?;
                let (mut mask, mut next) = (0u32, 0);
                for (port, streams) in ports {
                    for index in next..next + streams {
                        if index >= u32::BITS {
                            return Err(format!("more than {} inputs", u32::BITS));
                        }
                        mask |= u32::from(inputs.iter().any(|name| name == port)) << index;
                    }
                    next += streams;
                }
                let inputs = mask;
                push(runs, Firings { count, inputs, produces: !outputs.is_empty() })?;
            }
            Item::Repeat { count, items } => {
                let mut body = Vec::new();
                expand(items, values, ports, &mut body)?;
                let count = count_of(count)?;
                match body.as_slice() {
                    [] => {}
                    // However long, this stays one run.
                    [one] => {
                        let total = one.count.checked_mul(count).ok_or("a program exceeds 64 bits")?;
                        push(runs, Firings { count: total, ..*one })?;
                    }
                    _ => {
                        for _ in 0..count {
                            for run in &body {
                                push(runs, *run)?;
                            }
                        }
                    }
                }
            }
        }
    }
    Ok(())
}

fn push(runs: &mut Vec<Firings>, run: Firings) -> Result<(), String> {
    if run.count == 0 {
        return Ok(());
    }
    match runs.last_mut() {
        Some(last) if last.inputs == run.inputs && last.produces == run.produces => {
            last.count = last.count.checked_add(run.count).ok_or("a program exceeds 64 bits")?;
        }
        _ => runs.push(run),
    }
    if runs.len() > MAX_RUNS {
        return Err(format!("the program has more than {MAX_RUNS} runs of equal firings"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(text: &str) -> Result<Vec<(u64, u32, bool)>, String> {
        let values = IndexMap::from([("Steps".to_owned(), Value::Integer(4))]);
        let runs = Program::parse(text)?.runs(&values, &[("a", 1), ("b", 1)])?;
        Ok(runs.iter().map(|run| (run.count, run.inputs, run.produces)).collect())
    }

    #[test]
    fn programs() {
        assert_eq!(runs("Steps - 1 * { a, b }; 1 * { a, b -> y }"), Ok(vec![(3, 3, false), (1, 3, true)]));
        assert_eq!(runs("1 * {a -> y}; Steps - 4 * { -> y};"), Ok(vec![(1, 1, true)]));
        assert_eq!(
            runs("2 * (Steps * { b -> y }; 1 * {a})"),
            Ok(vec![(4, 2, true), (1, 1, false), (4, 2, true), (1, 1, false)])
        );
        assert_eq!(runs("Steps * (Steps * {a->y})"), Ok(vec![(16, 1, true)]));
        assert!(runs("0 * {a}").unwrap_err().contains("no firing"));
        assert!(runs("Steps - 5 * {a}").unwrap_err().contains("a count of the program is -1"));
        assert!(runs("{a}").unwrap_err().contains("cannot be read at column 1"));
        assert!(runs("1 * {a -> }; x").unwrap_err().contains("cannot be read"));
    }
}
