//! The file around the model: header, helpers, class, loading and saving.

use super::{Program, Signature};

/// The width that lines are broken at.
const WIDTH: usize = 110;

const IMPORTS: &str = "\
import os

import torch
import torch.nn.functional as F
from safetensors.torch import load_file, save_file
from torch import nn
";

const CHECK: &str = "\
def check(condition, message):
    \"\"\"Stops where a condition of the model on its inputs does not hold.\"\"\"
    if not bool(torch.as_tensor(condition).all()):
        raise ValueError(message)
";

const SAFE_SOFTMAX: &str = "\
def safe_softmax(x, dim):
    \"\"\"Softmax in which rows of minus infinity give 0.\"\"\"
    empty = torch.isneginf(x).all(dim, keepdim=True)
    return torch.where(empty, 0.0, F.softmax(torch.where(empty, 0.0, x), dim))
";

const ROTATE_HALF: &str = "\
def rotate_half(x):
    \"\"\"[a, b] becomes [-b, a] along the last dimension.\"\"\"
    a, b = x.chunk(2, -1)
    return torch.cat([-b, a], -1)
";

const BATCH_NORM: &str = "\
class BATCH_NORM(nn.BATCH_NORM):
    \"\"\"Without the count of batches, which the weights do not have.\"\"\"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.num_batches_tracked = None

    def _load_from_state_dict(self, *args):
        nn.Module._load_from_state_dict(self, *args)
";

const FILES: &str = "\
def load(path=\"model.safetensors\"):
    \"\"\"The model with the weights of a file, for inference; call train() on it to train it.\"\"\"
    model = Model()
    model.load_state_dict(load_file(path))
    return model.eval()


def save_weights(model, path):
    \"\"\"Writes the weights under the names that they have in the IR.\"\"\"
    weights = {name: value.detach().cpu().contiguous() for name, value in model.state_dict().items()}
    beside = f\"{path}.part\"
    save_file(weights, beside)
    os.replace(beside, path)
";

/// The whole file.
pub fn assemble(
    program: &Program,
    inputs: &[Signature],
    outputs: &[Signature],
    forward: Vec<String>,
) -> String {
    let mut parts = vec![header(program, inputs, outputs) + "\n" + IMPORTS];
    let helpers = &program.helpers;
    parts.extend(helpers.check.then(|| CHECK.to_owned()));
    parts.extend(helpers.safe_softmax.then(|| SAFE_SOFTMAX.to_owned()));
    parts.extend(helpers.rotate_half.then(|| ROTATE_HALF.to_owned()));
    parts.extend(program.parts.texts().map(str::to_owned));
    parts.extend(helpers.batch_norms.iter().map(|class| BATCH_NORM.replace("BATCH_NORM", class)));
    if !program.formats.is_empty() {
        let line = |(name, (text, of)): (&String, &(String, String))| format!("{name} = {text}  # {of}\n");
        parts.push(program.formats.iter().map(line).collect());
    }
    let mut lines = vec!["class Model(nn.Module):".to_owned(), "    def __init__(self):".to_owned()];
    let inside = |line: &String| format!("        {line}");
    lines.push("        super().__init__()".to_owned());
    lines.extend(program.tree.build().iter().map(inside));
    for (name, value) in &program.constants {
        lines.push(format!("        self.register_buffer(\"{name}\", {value}, persistent=False)"));
    }
    for method in &program.methods {
        lines.push(String::new());
        lines.extend(method.iter().map(|line| format!("    {line}")));
    }
    let arguments: String = inputs.iter().map(|input| format!(", {}", input.name)).collect();
    lines.push(String::new());
    lines.push(format!("    def forward(self{arguments}):"));
    lines.extend(forward.iter().map(inside));
    parts.push(lines.iter().map(|line| wrap(line) + "\n").collect());
    parts.push(FILES.to_owned());
    parts.join("\n\n")
}

fn header(program: &Program, inputs: &[Signature], outputs: &[Signature]) -> String {
    let mut text = format!(
        "\"\"\"A model as PyTorch, written from MASE's IR. It needs the packages torch and safetensors.

    model = load(\"model.safetensors\")
    {} = model({})

{}

Shapes are fixed, the batch among them.
Parameters have the names that they have in the IR, so that weights go there and back.
",
        names(outputs),
        names(inputs),
        signature(inputs, outputs)
    );
    if !program.absorbed.is_empty() {
        text +=
            "\nWeights that are computed from the trained ones, and the nodes that were absorbed in them:\n";
    }
    for absorbed in &program.absorbed {
        let nodes = if absorbed.nodes.is_empty() {
            String::new()
        } else {
            format!(": {}", absorbed.nodes.join(", "))
        };
        text += &format!("  {}{}\n", inside(&absorbed.name), inside(&nodes));
    }
    text + "\"\"\"\n"
}

fn names(of: &[Signature]) -> String {
    of.iter().map(|one| one.name.clone()).collect::<Vec<_>>().join(", ")
}

/// Arguments and results with their types: `x: 1x64 f32 -> y: 1x10 f32`.
pub fn signature(inputs: &[Signature], outputs: &[Signature]) -> String {
    let one = |one: &Signature| {
        let extents: Vec<String> = one.shape.iter().map(i64::to_string).collect();
        let shape = if extents.is_empty() { String::new() } else { extents.join("x") + " " };
        format!("{}: {shape}{}", one.name, one.element)
    };
    let list = |of: &[Signature]| of.iter().map(one).collect::<Vec<_>>().join(", ");
    format!("{} -> {}", list(inputs), list(outputs)).trim().to_owned()
}

/// A name as part of a string in three quotes.
pub fn inside(text: &str) -> String {
    super::body::one_line(text).replace('\\', "\\\\").replace('"', "'")
}

/// A statement over several lines where it is too long: broken after commas in brackets.
fn wrap(line: &str) -> String {
    if line.len() <= WIDTH {
        return line.to_owned();
    }
    let indent = line.len() - line.trim_start().len() + 4;
    // Where it may be broken, and how many brackets are open there.
    let mut places: Vec<(usize, usize)> = Vec::new();
    let (mut depth, mut quoted, mut escaped) = (0usize, false, false);
    for (i, c) in line.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '#' => break,
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            ' ' if depth > 0 && line[..i].ends_with(',') => places.push((i, depth)),
            _ => {}
        }
    }
    let (mut text, mut start) = (String::new(), 0);
    loop {
        let begin = if text.is_empty() { 0 } else { indent };
        if line.len() - start + begin <= WIDTH {
            break;
        }
        let fits = places.iter().filter(|(at, _)| *at > start && at - start + begin <= WIDTH);
        // In as few brackets as can be, and there as late as can be.
        let Some((at, _)) = fits.min_by_key(|(at, depth)| (*depth, usize::MAX - at)) else { break };
        text += &format!("{}\n{}", &line[start..*at], " ".repeat(indent));
        start = at + 1;
    }
    text + &line[start..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_statements_are_broken_after_commas_in_brackets_only() {
        assert_eq!(wrap("  short(a, b)"), "  short(a, b)");
        let items = ["\"a, b\""; 40].join(", ");
        let wrapped = wrap(&format!("  x, y = f({items})  # a, b"));
        assert!(wrapped.lines().all(|line| line.len() <= WIDTH), "{wrapped}");
        assert!(wrapped.lines().count() > 2);
        assert_eq!(wrapped.replace("\n      ", " "), format!("  x, y = f({items})  # a, b"));
    }
}
