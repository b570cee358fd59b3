//! What words a graph's channels carry, without time.
//!
//! Actors are deterministic and wait for their inputs, so words do not depend on when they move (Kahn, 1974). This is the reference of
//! the hardware's data, word for word, inside a graph too.

use crate::graph::{Actor, Body, ChannelId, Graph, Logic, Parameter, Source, Word};

/// The words of a channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Words {
    /// These.
    Given(Vec<Word>),
    /// These, over and over.
    Cyclic(Vec<Word>),
}

impl Words {
    fn get(&self, at: usize) -> Option<&Word> {
        match self {
            Words::Given(words) => words.get(at),
            Words::Cyclic(words) => words.get(at % words.len()),
        }
    }

    fn len(&self) -> usize {
        match self {
            Words::Given(words) => words.len(),
            Words::Cyclic(_) => usize::MAX,
        }
    }
}

/// A fault of a graph.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Stuck {
    /// No model of an actor.
    #[error("`{0}` is an instance of `{1}`, which has no model")]
    Unknown(String, String),
    /// Actors that wait for one another.
    #[error("`{0}` waits for what follows from its own words")]
    Cycle(String),
}

impl Word {
    /// The integer of so many bits from a place on.
    pub fn integer(&self, low: usize, bits: usize, signed: bool) -> i128 {
        let at = |bit: usize| self.bits().get(low + bit).copied().unwrap_or(false);
        let mut value: i128 = (0..bits.min(127)).map(|bit| i128::from(at(bit)) << bit).sum();
        if signed && at(bits - 1) {
            value -= 1 << bits;
        }
        value
    }

    fn part(&self, low: usize, bits: usize) -> Word {
        let mut word = Word::default();
        for bit in low..low + bits {
            word.push(i128::from(self.bits()[bit]), 1);
        }
        word
    }

    fn join(words: &[Word]) -> Word {
        let mut all = Word::default();
        words.iter().flat_map(Word::bits).for_each(|bit| all.push(i128::from(*bit), 1));
        all
    }
}

/// The words of every channel, for those that come in at each input.
pub fn run(graph: &Graph, inputs: &[Vec<Word>]) -> Result<Vec<Words>, Stuck> {
    let mut channels: Vec<Option<Words>> = vec![None; graph.channels.len()];
    for (port, words) in graph.inputs.iter().zip(inputs) {
        channels[port.channel.0] = Some(Words::Given(words.clone()));
    }
    let mut waiting: Vec<&Actor> = graph.actors.iter().collect();
    while !waiting.is_empty() {
        let before = waiting.len();
        let mut later = Vec::new();
        for actor in waiting {
            let given: Option<Vec<Words>> = actor
                .inputs
                .iter()
                .map(|(_, channel): &(_, ChannelId)| channels[channel.0].clone())
                .collect();
            let Some(given) = given else {
                later.push(actor);
                continue;
            };
            let words = act(actor, &given)?;
            for (_, channel) in &actor.outputs {
                channels[channel.0] = Some(words.clone());
            }
        }
        if later.len() == before {
            return Err(Stuck::Cycle(later[0].name.clone()));
        }
        waiting = later;
    }
    Ok(channels.into_iter().map(|words| words.unwrap_or(Words::Given(Vec::new()))).collect())
}

fn act(actor: &Actor, inputs: &[Words]) -> Result<Words, Stuck> {
    let (module, parameters, memory) = match &actor.body {
        Body::Logic(logic) => return Ok(logical(logic, inputs)),
        Body::Template { module, parameters, memory } => (*module, parameters, memory),
    };
    let list = |name: &str| -> Vec<i64> {
        match parameters.iter().find(|(own, _)| *own == name) {
            Some((_, Parameter::Int(value))) => vec![*value],
            Some((_, Parameter::List(values))) => values.clone(),
            None => Vec::new(),
        }
    };
    let int = |name: &str| list(name).first().map_or(0, |value| *value as usize);
    if module == "mase_source" {
        return Ok(Words::Cyclic(memory.clone().unwrap_or_default()));
    }
    if module == "mase_fork" {
        return Ok(inputs[0].clone());
    }
    let first = match &inputs[0] {
        Words::Given(words) | Words::Cyclic(words) => words,
    };
    let width = int("Width");
    let words: Vec<Word> = match module {
        "mase_narrow" => {
            let parts = |word: &Word| {
                (0..int("Factor")).map(|part| word.part(part * width, width)).collect::<Vec<_>>()
            };
            first.iter().flat_map(parts).collect()
        }
        "mase_widen" => first.chunks_exact(int("Factor")).map(Word::join).collect(),
        "mase_repeat" => first.iter().flat_map(|word| vec![word.clone(); int("Times")]).collect(),
        "mase_buffer" => read(first, &list("Extents"), &list("Strides"), &list("FreeLevel"), &int),
        "mase_embedding" => {
            let (table, each) = (memory.as_deref().unwrap_or_default(), int("Words"));
            let row = |word: &Word| word.integer(0, int("IndexWidth"), false) as usize * each;
            first.iter().flat_map(|word| table.iter().skip(row(word)).take(each).cloned()).collect()
        }
        "mase_pad" => surround(first, &list("Value"), &int),
        "mase_mac" => multiply(&inputs[0], &inputs[1], &int),
        "mase_reduce" => first.chunks_exact(int("Steps")).map(|words| fold(words, &int)).collect(),
        _ => return Err(Stuck::Unknown(actor.name.clone(), module.to_owned())),
    };
    Ok(match (&inputs[0], module) {
        (Words::Cyclic(_), "mase_narrow" | "mase_widen" | "mase_repeat") => Words::Cyclic(words),
        _ => Words::Given(words),
    })
}

/// A ring that is read by loops, frame by frame.
fn read(
    words: &[Word],
    extents: &[i64],
    strides: &[i64],
    level: &[i64],
    int: &dyn Fn(&str) -> usize,
) -> Vec<Word> {
    let (step, end, offset) = (int("FreeStep"), int("FreeEnd"), int("Offset"));
    let count = extents.iter().product::<i64>() as usize;
    let level = level.first().copied().unwrap_or(-1);
    let inner = match usize::try_from(level) {
        Ok(level) => extents[level + 1..].iter().product::<i64>() as usize,
        Err(_) => usize::MAX,
    };
    let mut found = Vec::new();
    let mut base = 0;
    while base < words.len() {
        for iteration in 0..count {
            let (mut left, mut place) = (iteration, 0);
            for (extent, stride) in extents.iter().zip(strides).rev() {
                place += left % *extent as usize * *stride as usize;
                left /= *extent as usize;
            }
            let Some(word) = words.get(base + offset + place) else { return found };
            found.push(word.clone());
            if (iteration + 1) % inner == 0 {
                base += step;
            }
        }
        base += end;
    }
    found
}

fn surround(words: &[Word], value: &[i64], int: &dyn Fn(&str) -> usize) -> Vec<Word> {
    let [height, columns, block] = ["Height", "Columns", "Words"].map(int);
    let mut filler = Word::default();
    for _ in 0..int("Lanes") {
        filler.push(value.first().copied().unwrap_or(0).into(), int("Width"));
    }
    let width = int("Left") + columns + int("Right");
    let fill = |words: usize| vec![filler.clone(); words * block];
    let mut found = Vec::new();
    for frame in words.chunks_exact(height * columns * block) {
        found.extend(fill(int("Top") * width));
        for row in frame.chunks_exact(columns * block) {
            found.extend(fill(int("Left")));
            found.extend_from_slice(row);
            found.extend(fill(int("Right")));
        }
        found.extend(fill(int("Bottom") * width));
    }
    found
}

fn multiply(a: &Words, b: &Words, int: &dyn Fn(&str) -> usize) -> Vec<Word> {
    let [lanes, rows, columns, depth] = ["Lanes", "Rows", "Cols", "Depth"].map(int);
    let [wide, tall, sum, steps] = ["AWidth", "BWidth", "AccWidth", "Steps"].map(int);
    let sums = a.len().min(b.len()) / steps;
    let result = |at: usize| {
        let mut word = Word::default();
        for (lane, row, column) in (0..lanes * rows * columns)
            .map(|place| (place / columns / rows, place / columns % rows, place % columns))
        {
            let mut total = 0;
            for (step, k) in (0..steps * depth).map(|place| (place / depth, place % depth)) {
                let element = |words: &Words, place: usize, bits: usize, signed: bool| {
                    words.get(at * steps + step).map_or(0, |word| word.integer(place * bits, bits, signed))
                };
                let left = element(a, (lane * rows + row) * depth + k, wide, int("ASigned") == 1);
                let right = element(b, (lane * columns + column) * depth + k, tall, int("BSigned") == 1);
                total += left * right;
            }
            word.push(total, sum);
        }
        word
    };
    (0..sums).map(result).collect()
}

fn fold(words: &[Word], int: &dyn Fn(&str) -> usize) -> Word {
    let (width, lanes, across) = (int("Width"), int("Lanes"), int("Across") == 1);
    let element = |word: &Word, lane: usize| word.integer(lane * width, width, int("Signed") == 1);
    let combine = |values: Vec<i128>| match int("Op") {
        0 => values.iter().sum(),
        1 => values.into_iter().max().unwrap_or(0),
        _ => values.into_iter().min().unwrap_or(0),
    };
    let mut result = Word::default();
    if across {
        let all =
            words.iter().flat_map(|word| (0..lanes).map(|lane| element(word, lane)).collect::<Vec<_>>());
        result.push(combine(all.collect()), int("OutWidth"));
    } else {
        for lane in 0..lanes {
            result.push(combine(words.iter().map(|word| element(word, lane)).collect()), int("OutWidth"));
        }
    }
    result
}

fn logical(logic: &Logic, inputs: &[Words]) -> Words {
    let count = inputs.iter().map(Words::len).min().unwrap_or(0);
    let result = |at: usize| {
        let mut word = Word::default();
        for lane in 0..logic.lanes {
            let bits = |(source, pin): (&Source, &mase_datapath::Port)| match source {
                Source::Constant(values) => values[lane] as u128 & mask(pin.width),
                Source::Channel { input, low } => {
                    let word = inputs[*input].get(at);
                    word.map_or(0, |word| word.integer(low[lane], pin.width as usize, false) as u128)
                }
            };
            let values: Vec<u128> = logic.sources.iter().zip(&logic.netlist.inputs).map(bits).collect();
            let output = logic.netlist.evaluate(&values)[0];
            word.push(output as i128, logic.output().width as usize);
        }
        word
    };
    Words::Given((0..count).map(result).collect())
}

fn mask(bits: u32) -> u128 {
    if bits >= 128 { u128::MAX } else { (1 << bits) - 1 }
}
