//! Expressions over parameters, as manifests write them.
//!
//! Invariant: arithmetic is in 64-bit integers and never wraps; what leaves them is an error, as is a division by zero.

use super::value::Value;
use indexmap::IndexMap;
use pest::{
    Parser as _,
    iterators::Pair,
    pratt_parser::{Assoc, Op, PrattParser},
};
use std::sync::LazyLock;

// The derive makes a public enum without docs.
#[allow(missing_docs)]
mod grammar {
    #[derive(pest_derive::Parser)]
    #[grammar = "template/expression.pest"]
    pub struct Grammar;
}
pub(super) use grammar::{Grammar, Rule};

/// A parsed expression.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expression {
    Integer(i64),
    Name(String),
    Element(String, Box<Expression>),
    Negate(Box<Expression>),
    Not(Box<Expression>),
    Binary(Rule, Box<Expression>, Box<Expression>),
    Call(Function, Vec<Expression>),
    Choose(Box<[Expression; 3]>),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Function {
    Clog2,
    Min,
    Max,
}

static PRATT: LazyLock<PrattParser<Rule>> = LazyLock::new(|| {
    let left = |rule| Op::infix(rule, Assoc::Left);
    PrattParser::new()
        .op(left(Rule::or))
        .op(left(Rule::and))
        .op(left(Rule::equal)
            | left(Rule::unequal)
            | left(Rule::at_most)
            | left(Rule::at_least)
            | left(Rule::less)
            | left(Rule::more))
        .op(left(Rule::add) | left(Rule::subtract))
        .op(left(Rule::multiply) | left(Rule::divide) | left(Rule::modulo))
        .op(Op::prefix(Rule::negate) | Op::prefix(Rule::not))
});

/// The first line of what pest found wrong, with its column.
pub(super) fn syntax(text: &str, fault: &pest::error::Error<Rule>) -> String {
    let column = match fault.line_col {
        pest::error::LineColLocation::Pos((_, column)) => column,
        pest::error::LineColLocation::Span((_, column), _) => column,
    };
    let found = text.chars().nth(column - 1).map_or("the end".to_owned(), |c| format!("'{c}'"));
    format!("'{text}': cannot be read at column {column}, at {found}: {}", fault.variant.message())
}

impl Expression {
    /// Parses a whole text.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let mut pairs = Grammar::parse(Rule::whole_expression, text).map_err(|fault| syntax(text, &fault))?;
        let whole = pairs.next().and_then(|pair| pair.into_inner().next());
        whole.map_or_else(|| Err(format!("'{text}' is empty")), Self::of)
    }

    /// From a pair of [`Rule::expression`].
    pub(super) fn of(pair: Pair<'_, Rule>) -> Result<Self, String> {
        let mut parts = pair.into_inner();
        let operation = parts.next().ok_or("empty expression")?;
        let first = PRATT
            .map_primary(Self::atom)
            .map_prefix(|op, of| {
                let of = Box::new(of?);
                Ok(if op.as_rule() == Rule::not { Self::Not(of) } else { Self::Negate(of) })
            })
            .map_infix(|a, op, b| Ok(Self::Binary(op.as_rule(), Box::new(a?), Box::new(b?))))
            .parse(operation.into_inner())?;
        match (parts.next(), parts.next()) {
            (Some(then), Some(otherwise)) => {
                Ok(Self::Choose(Box::new([first, Self::of(then)?, Self::of(otherwise)?])))
            }
            _ => Ok(first),
        }
    }

    fn atom(pair: Pair<'_, Rule>) -> Result<Self, String> {
        let text = pair.as_str();
        match pair.as_rule() {
            Rule::number => text.parse().map(Self::Integer).map_err(|_| format!("{text} exceeds 64 bits")),
            Rule::name => Ok(Self::Name(text.to_owned())),
            Rule::element => {
                let mut parts = pair.into_inner();
                let (name, index) = (parts.next(), parts.next());
                let (name, index) = name.zip(index).ok_or("an element needs a name and an index")?;
                Ok(Self::Element(name.as_str().to_owned(), Box::new(Self::of(index)?)))
            }
            Rule::call => {
                let mut parts = pair.into_inner();
                let name = parts.next().map_or("", |name| name.as_str());
                let (function, count) = match name {
                    "clog2" => (Function::Clog2, 1),
                    "min" => (Function::Min, 2),
                    "max" => (Function::Max, 2),
                    _ => return Err(format!("unknown function '{name}'; known: clog2, max, min")),
                };
                let arguments = parts.map(Self::of).collect::<Result<Vec<_>, _>>()?;
                if arguments.len() != count {
                    return Err(format!("{name} takes {count} arguments, found {}", arguments.len()));
                }
                Ok(Self::Call(function, arguments))
            }
            _ => Self::of(pair),
        }
    }

    /// Names of the parameters it reads.
    pub(super) fn names(&self, found: &mut Vec<String>) {
        match self {
            Self::Integer(_) => {}
            Self::Name(name) => found.push(name.clone()),
            Self::Element(name, index) => {
                found.push(name.clone());
                index.names(found);
            }
            Self::Negate(of) | Self::Not(of) => of.names(found),
            Self::Binary(_, a, b) => {
                a.names(found);
                b.names(found);
            }
            Self::Call(_, of) => of.iter().for_each(|of| of.names(found)),
            Self::Choose(of) => of.iter().for_each(|of| of.names(found)),
        }
    }

    /// The value at these parameters; conditions are 0 or 1.
    pub(super) fn evaluate(&self, values: &IndexMap<String, Value>) -> Result<i64, String> {
        let value = |name: &str| values.get(name).ok_or_else(|| format!("unknown parameter '{name}'"));
        Ok(match self {
            Self::Integer(integer) => *integer,
            Self::Name(name) => match value(name)? {
                Value::Integer(integer) => *integer,
                other => return Err(format!("{name} is {other}, no integer")),
            },
            Self::Element(name, index) => {
                let Value::List(list) = value(name)? else { return Err(format!("{name} is no list")) };
                let index = index.evaluate(values)?;
                let found = usize::try_from(index).ok().and_then(|index| list.get(index));
                *found.ok_or_else(|| format!("{name}[{index}] is beyond the {} elements", list.len()))?
            }
            Self::Negate(of) => of.evaluate(values)?.checked_neg().ok_or("a negation exceeds 64 bits")?,
            Self::Not(of) => i64::from(of.evaluate(values)? == 0),
            Self::Choose(of) => {
                let [condition, then, otherwise] = &**of;
                if condition.evaluate(values)? != 0 { then } else { otherwise }.evaluate(values)?
            }
            Self::Call(function, of) => {
                let of = of.iter().map(|of| of.evaluate(values)).collect::<Result<Vec<_>, _>>()?;
                match (function, of.as_slice()) {
                    (Function::Clog2, [x]) => {
                        if *x <= 1 {
                            0
                        } else {
                            64 - i64::from((x - 1).leading_zeros())
                        }
                    }
                    (Function::Min, [a, b]) => *a.min(b),
                    (Function::Max, [a, b]) => *a.max(b),
                    _ => return Err("wrong number of arguments".to_owned()),
                }
            }
            // The second operand of these two may be meaningless where the first decides.
            Self::Binary(Rule::and, a, b) => i64::from(a.evaluate(values)? != 0 && b.evaluate(values)? != 0),
            Self::Binary(Rule::or, a, b) => i64::from(a.evaluate(values)? != 0 || b.evaluate(values)? != 0),
            Self::Binary(op, a, b) => binary(*op, a.evaluate(values)?, b.evaluate(values)?)?,
        })
    }
}

fn binary(op: Rule, a: i64, b: i64) -> Result<i64, String> {
    let result = match op {
        Rule::add => a.checked_add(b),
        Rule::subtract => a.checked_sub(b),
        Rule::multiply => a.checked_mul(b),
        Rule::divide | Rule::modulo if b == 0 => return Err(format!("{a} is divided by 0")),
        Rule::divide => {
            a.checked_div_euclid(b).map(|q| if b < 0 && a.rem_euclid(b) != 0 { q - 1 } else { q })
        }
        Rule::modulo => a.checked_rem_euclid(b).map(|r| if b < 0 && r != 0 { r + b } else { r }),
        Rule::equal => Some(i64::from(a == b)),
        Rule::unequal => Some(i64::from(a != b)),
        Rule::at_most => Some(i64::from(a <= b)),
        Rule::at_least => Some(i64::from(a >= b)),
        Rule::less => Some(i64::from(a < b)),
        Rule::more => Some(i64::from(a > b)),
        _ => None,
    };
    result.ok_or_else(|| format!("{op:?} of {a} and {b} exceeds 64 bits"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evaluate(text: &str) -> Result<i64, String> {
        let values = IndexMap::from([
            ("Depth".to_owned(), Value::Integer(9)),
            ("Extents".to_owned(), Value::List(vec![3, 5])),
        ]);
        Expression::parse(text)?.evaluate(&values)
    }

    #[test]
    fn values() {
        for (text, expected) in [
            ("2 + (clog2(Depth) + 1) / 2", 4),
            ("1 - 2 - 3 * -4", 11),
            ("-7 / 2", -4),
            ("7 / -2", -4),
            ("-7 % 2", 1),
            ("7 % -2", -1),
            ("Depth > 8 && Extents[1] == 5 ? 10 : 20", 10),
            ("!(Depth != 9) || 1 / 0 > 1", 1),
            ("0 && 1 / 0 ? 1 : Depth < 3 ? 2 : 3", 3),
            ("clog2(1) + clog2(0) + clog2(2) + clog2(1024) + clog2(1025)", 22),
            ("min(3, Depth) + max(3, Extents[Depth - 8])", 8),
        ] {
            assert_eq!(evaluate(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn faults() {
        for (text, expected) in [
            ("1 +", "cannot be read at column"),
            ("Dep", "unknown parameter 'Dep'"),
            ("log(1)", "unknown function 'log'; known: clog2, max, min"),
            ("clog2(1, 2)", "clog2 takes 1 arguments, found 2"),
            ("1 / (Depth - 9)", "1 is divided by 0"),
            ("Extents[2]", "Extents[2] is beyond the 2 elements"),
            ("Extents", "Extents is [3, 5], no integer"),
            ("9223372036854775807 + 1", "exceeds 64 bits"),
            ("99999999999999999999", "exceeds 64 bits"),
        ] {
            let fault = evaluate(text).unwrap_err();
            assert!(fault.contains(expected), "{text}: {fault}");
        }
    }
}
