//! Names: which are Python identifiers, which a module keeps for itself, and new ones that are not taken.

use std::collections::HashSet;

/// Python's keywords, and names that the text of a model uses.
const KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def",
    "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is",
    "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// What the text of a model calls, so that no variable may hide it.
const USED: &[&str] = &[
    "Blocks",
    "Exact",
    "F",
    "Fixed",
    "Minifloat",
    "Model",
    "Powers",
    "Scaled",
    "Signs",
    "Snap",
    "check",
    "fit_points",
    "fit_scales",
    "float",
    "half_away",
    "half_up",
    "leading_zeros",
    "mean_above",
    "nn",
    "os",
    "range",
    "rotate_half",
    "safe_softmax",
    "self",
    "shift_right_unsigned",
    "split",
    "torch",
    "two_to",
];

/// Attributes of `nn.Module`, `nn.ModuleList` and `nn.ModuleDict`. A child or parameter of such a name is stored, but an
/// attribute of that name is something else.
pub const RESERVED: &[&str] = &[
    "T_destination",
    "add_module",
    "append",
    "apply",
    "bfloat16",
    "buffers",
    "call_super_init",
    "children",
    "clear",
    "compile",
    "cpu",
    "cuda",
    "double",
    "dump_patches",
    "eval",
    "extend",
    "extra_repr",
    "float",
    "forward",
    "get_buffer",
    "get_extra_state",
    "get_parameter",
    "get_submodule",
    "half",
    "insert",
    "ipu",
    "items",
    "keys",
    "load_state_dict",
    "modules",
    "mtia",
    "named_buffers",
    "named_children",
    "named_modules",
    "named_parameters",
    "parameters",
    "pop",
    "register_backward_hook",
    "register_buffer",
    "register_forward_hook",
    "register_forward_pre_hook",
    "register_full_backward_hook",
    "register_full_backward_pre_hook",
    "register_load_state_dict_post_hook",
    "register_load_state_dict_pre_hook",
    "register_module",
    "register_parameter",
    "register_state_dict_post_hook",
    "register_state_dict_pre_hook",
    "requires_grad_",
    "set_extra_state",
    "set_submodule",
    "share_memory",
    "state_dict",
    "to",
    "to_empty",
    "train",
    "training",
    "type",
    "update",
    "values",
    "xpu",
    "zero_grad",
];

/// Whether `owner.name` can be written, and means what is stored under that name.
pub fn is_attribute(name: &str) -> bool {
    is_identifier(name) && !name.starts_with('_') && !RESERVED.contains(&name)
}

/// Whether Python reads it as a name. (Letters beyond ASCII are not trusted: Python normalises them.)
pub fn is_identifier(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_')
        && chars.all(|c| c.is_ascii_alphanumeric() || c == '_')
        && !KEYWORDS.contains(&name)
}

/// The number that a child of a list or dictionary of modules is: `0`, `12`, but not `01`.
pub fn index(name: &str) -> Option<usize> {
    name.parse().ok().filter(|index: &usize| index.to_string() == name)
}

/// A variable name close to a text: `layer.0` gives `layer_0`.
pub fn variable(text: &str) -> String {
    let mut name = String::new();
    for c in text.chars() {
        match c {
            c if c.is_ascii_alphanumeric() => name.push(c.to_ascii_lowercase()),
            _ if name.ends_with('_') || name.is_empty() => {}
            _ => name.push('_'),
        }
    }
    let name = name.trim_end_matches('_').to_owned();
    match name.chars().next() {
        None => "value".to_owned(),
        Some(c) if c.is_ascii_digit() => format!("n{name}"),
        Some(_) if KEYWORDS.contains(&name.as_str()) => format!("{name}_"),
        Some(_) => name,
    }
}

/// The variable name of a node: the last part of its name, with the one before where that is a number.
pub fn of_node(node: &str) -> String {
    let parts: Vec<&str> = node.split('.').collect();
    let last = parts.len() - 1;
    let from = if index(parts[last]).is_some() { last.saturating_sub(1) } else { last };
    variable(&parts[from..].join("_"))
}

/// The names of one function.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    taken: HashSet<String>,
}

impl Scope {
    /// A name like the one that is wanted, with a number where it is taken.
    pub fn fresh(&mut self, wanted: &str) -> String {
        let free =
            |name: &String, taken: &HashSet<String>| !taken.contains(name) && !USED.contains(&name.as_str());
        let name = std::iter::once(wanted.to_owned())
            .chain((2..).map(|number| format!("{wanted}_{number}")))
            .find(|name| free(name, &self.taken))
            .unwrap_or_default();
        self.taken.insert(name.clone());
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_come_from_the_last_part_of_a_node() {
        assert_eq!(of_node("m.encoder.layer.0.attention.self.query"), "query");
        assert_eq!(of_node("features.12"), "features_12");
        assert_eq!(of_node("3"), "n3");
        assert_eq!(of_node("x.class"), "class_");
        assert_eq!(of_node(""), "value");
        assert_eq!(variable("Größe 2!"), "gr_e_2");
        assert_eq!(variable("__x__"), "x");
    }

    #[test]
    fn names_are_taken_once_and_hide_nothing() {
        let mut scope = Scope::default();
        assert_eq!(scope.fresh("x"), "x");
        assert_eq!(scope.fresh("x"), "x_2");
        assert_eq!(scope.fresh("x"), "x_3");
        assert_eq!(scope.fresh("torch"), "torch_2");
    }

    #[test]
    fn what_a_module_keeps_for_itself_is_no_attribute() {
        assert!(is_attribute("self") && is_attribute("query_1"));
        for name in ["type", "training", "_x", "in", "0", "a-b", "", "keys", "é"] {
            assert!(!is_attribute(name), "{name}");
        }
        assert_eq!((index("10"), index("01"), index("+1"), index("a")), (Some(10), None, None, None));
    }
}
