//! Generates, for every structured attribute of the dialect, a Rust value struct with `read` and `build`, and the C
//! functions they call. A new attribute or parameter in `MaseAttrs.td` needs no other edit.

use crate::tablegen::Records;
use anyhow::{Result, anyhow, bail};
use serde_json::Value;
use std::fmt::Write;

/// The two generated files.
pub struct Generated {
    pub rust: String,
    pub cpp: String,
}

enum Kind {
    Int,
    Real,
    OptionalInt,
    Text,
    Enum(String),
    Ints,
    Reals,
    Attr(String),
    OptionalAttr(String),
    Attrs(String),
}

struct Field {
    name: String,
    kind: Kind,
    has_default: bool,
}

struct Attr {
    /// Without the `Attr` suffix.
    name: String,
    summary: String,
    fields: Vec<Field>,
}

pub fn generate(records: &Records) -> Result<Generated> {
    let mut rust = String::new();
    let mut cpp = String::from(
        "#include \"mase/Mase.h\"\n#include \"mlir/CAPI/IR.h\"\n#include \"mlir/CAPI/Support.h\"\nusing namespace mlir;\nextern \"C\" {\n",
    );
    for name in records.of_class("Mase_Enum") {
        enumeration(&mut rust, records, records.get(name)?)?;
    }
    for name in records.of_class("Mase_Attr") {
        let attr = attribute(records, records.get(name)?)?;
        rust_struct(&mut rust, &attr)?;
        c_functions(&mut cpp, &attr)?;
    }
    cpp.push_str("}\n");
    Ok(Generated { rust, cpp })
}

fn enumeration(out: &mut String, records: &Records, record: &Value) -> Result<()> {
    let name = records.text(record, "className")?;
    let cases = record["enumerants"].as_array().ok_or_else(|| anyhow!("{name} has no cases"))?;
    let cases = cases
        .iter()
        .map(|case| {
            let case = records.get(case["def"].as_str().unwrap_or_default())?;
            let value = case["value"].as_i64().ok_or_else(|| anyhow!("a case of {name} has no value"))?;
            Ok((records.text(case, "symbol")?, records.text(case, "str")?, value))
        })
        .collect::<Result<Vec<_>>>()?;
    writeln!(out, "/// {}.", records.text(record, "summary")?)?;
    writeln!(out, "#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]")?;
    writeln!(out, "pub enum {name} {{")?;
    for (symbol, text, value) in &cases {
        let default = if *value == 0 { "#[default] " } else { "" };
        writeln!(out, "    /// `{text}`\n    {default}{symbol} = {value},")?;
    }
    writeln!(out, "}}\nimpl {name} {{\n    /// Every case, in order.")?;
    let all = cases.iter().map(|(s, ..)| format!("Self::{s}")).collect::<Vec<_>>().join(", ");
    writeln!(out, "    pub const ALL: &'static [Self] = &[{all}];")?;
    writeln!(out, "    /// As in text.\n    pub fn name(self) -> &'static str {{\n        match self {{")?;
    for (symbol, text, _) in &cases {
        writeln!(out, "            Self::{symbol} => {text:?},")?;
    }
    writeln!(out, "        }}\n    }}")?;
    writeln!(
        out,
        "    /// From its number; the first case if there is no such.\n    pub fn from_code(code: i32) -> Self {{"
    )?;
    writeln!(
        out,
        "        Self::ALL.iter().copied().find(|c| *c as i32 == code).unwrap_or_default()\n    }}\n}}"
    )?;
    Ok(())
}

fn attribute(records: &Records, record: &Value) -> Result<Attr> {
    let class = records.text(record, "cppClassName")?;
    let mut fields = Vec::new();
    let parameters =
        record["parameters"]["args"].as_array().ok_or_else(|| anyhow!("{class} has no parameters"))?;
    for parameter in parameters {
        let name = parameter[1].as_str().unwrap_or_default().to_owned();
        // A parameter is either the text of its C++ type or a record.
        let (cpp, definition) = match parameter[0].as_str() {
            Some(cpp) => (cpp, None),
            None => {
                let definition = records.get(parameter[0]["def"].as_str().unwrap_or_default())?;
                (records.text(definition, "cppType")?, Some(definition))
            }
        };
        let has_default =
            definition.is_some_and(|d| d["defaultValue"].as_str().is_some_and(|v| !v.is_empty()));
        let kind = kind(cpp, definition, has_default)
            .ok_or_else(|| anyhow!("{class}: no accessor for parameter '{name}' of type {cpp}"))?;
        fields.push(Field { name, kind, has_default });
    }
    let name = class.strip_suffix("Attr").unwrap_or(class).to_owned();
    if fields.is_empty() {
        bail!("{class} has no parameters");
    }
    Ok(Attr { name, summary: records.text(record, "summary")?.to_owned(), fields })
}

fn kind(cpp: &str, definition: Option<&Value>, has_default: bool) -> Option<Kind> {
    let bare = cpp.trim_start_matches("::mase::");
    Some(match cpp {
        "int64_t" if definition.is_some_and(|d| Records::is_a(d, "Mase_OptionalInt")) => Kind::OptionalInt,
        "int64_t" => Kind::Int,
        "::mase::Real" => Kind::Real,
        "::llvm::StringRef" => Kind::Text,
        "::llvm::ArrayRef<int64_t>" => Kind::Ints,
        "::llvm::ArrayRef<::mase::Real>" => Kind::Reals,
        _ => match cpp.strip_prefix("::llvm::ArrayRef<::mase::").and_then(|c| c.strip_suffix("Attr>")) {
            Some(element) => Kind::Attrs(element.to_owned()),
            None if !cpp.starts_with("::mase::") => return None,
            None => match bare.strip_suffix("Attr") {
                Some(nested) if has_default => Kind::OptionalAttr(nested.to_owned()),
                Some(nested) => Kind::Attr(nested.to_owned()),
                None => Kind::Enum(bare.to_owned()),
            },
        },
    })
}

fn rust_type(kind: &Kind) -> String {
    match kind {
        Kind::Int => "i64".into(),
        Kind::Real => "f64".into(),
        Kind::OptionalInt => "Option<i64>".into(),
        Kind::Text => "String".into(),
        Kind::Enum(name) | Kind::Attr(name) => name.clone(),
        Kind::Ints => "Vec<i64>".into(),
        Kind::Reals => "Vec<f64>".into(),
        Kind::OptionalAttr(name) => format!("Option<{name}>"),
        Kind::Attrs(name) => format!("Vec<{name}>"),
    }
}

/// Raw identifiers for names that are Rust keywords (`in`).
fn ident(name: &str) -> String {
    if matches!(name, "in" | "type" | "ref" | "loop" | "move") {
        format!("r#{name}")
    } else {
        name.to_owned()
    }
}

fn rust_struct(out: &mut String, attr: &Attr) -> Result<()> {
    let Attr { name, summary, fields } = attr;
    let default = if fields.iter().all(|f| f.has_default) { ", Default" } else { "" };
    writeln!(out, "/// `#mase`: {summary}.")?;
    let reals = fields.iter().any(|f| matches!(f.kind, Kind::Real | Kind::Reals));
    let exact = if reals { "" } else { ", Eq, Hash" };
    writeln!(out, "#[derive(Clone, Debug, PartialEq{exact}{default})]\npub struct {name} {{")?;
    for field in fields {
        writeln!(out, "    /// See the attribute reference.")?;
        writeln!(out, "    pub {}: {},", ident(&field.name), rust_type(&field.kind))?;
    }
    writeln!(out, "}}\nimpl {name} {{")?;

    // read
    writeln!(out, "    /// The attribute's value; `None` if it is another attribute.")?;
    writeln!(out, "    pub fn read(attribute: Attribute) -> Option<Self> {{")?;
    writeln!(out, "        let raw = attribute.to_raw();")?;
    writeln!(
        out,
        "        // SAFETY: `raw` is a live attribute, and each accessor runs after the check of its class."
    )?;
    writeln!(
        out,
        "        unsafe {{\n            if !mase{name}Is(raw) {{\n                return None;\n            }}"
    )?;
    writeln!(out, "            Some(Self {{")?;
    for field in fields {
        let call = format!("mase{name}_{}", field.name);
        let value = match &field.kind {
            Kind::Int | Kind::Real => format!("{call}(raw)"),
            Kind::OptionalInt => format!("Some({call}(raw)).filter(|value| *value >= 0)"),
            Kind::Text => format!("text({call}(raw)).to_owned()"),
            Kind::Enum(e) => format!("{e}::from_code({call}(raw))"),
            Kind::Ints | Kind::Reals => format!("list(|data| {call}(raw, data))"),
            Kind::Attr(n) => format!("{n}::read(Attribute::from_raw({call}(raw)))?"),
            Kind::OptionalAttr(n) => {
                format!("Attribute::from_option_raw({call}(raw)).and_then({n}::read)")
            }
            Kind::Attrs(n) => format!(
                "(0..{call}_size(raw)).map(|i| {n}::read(Attribute::from_raw({call}_at(raw, i)))).collect::<Option<_>>()?"
            ),
        };
        writeln!(out, "                {}: {value},", ident(&field.name))?;
    }
    writeln!(out, "            }})\n        }}\n    }}")?;

    // build
    writeln!(
        out,
        "    /// The attribute; `None`, with a diagnostic at `location`, if a value is not allowed."
    )?;
    writeln!(out, "    pub fn build<'c>(&self, location: Location<'c>) -> Option<Attribute<'c>> {{")?;
    let mut arguments = vec!["location.to_raw()".to_owned()];
    for field in fields {
        let (local, member) = (format!("v_{}", field.name), format!("self.{}", ident(&field.name)));
        match &field.kind {
            Kind::Int | Kind::Real => arguments.push(member),
            Kind::OptionalInt => arguments.push(format!("{member}.unwrap_or(i64::MIN)")),
            Kind::Text => arguments.push(format!("string_ref(&{member})")),
            Kind::Enum(_) => arguments.push(format!("{member} as i32")),
            Kind::Ints | Kind::Reals => {
                arguments.push(format!("{member}.len() as isize, {member}.as_ptr()"));
            }
            Kind::Attr(_) => {
                writeln!(out, "        let {local} = {member}.build(location)?.to_raw();")?;
                arguments.push(local);
            }
            Kind::OptionalAttr(_) => {
                writeln!(out, "        let {local} = match &{member} {{")?;
                writeln!(out, "            Some(value) => value.build(location)?.to_raw(),")?;
                writeln!(out, "            None => NULL,\n        }};")?;
                arguments.push(local);
            }
            Kind::Attrs(_) => {
                writeln!(
                    out,
                    "        let {local} = {member}.iter().map(|value| Some(value.build(location)?.to_raw())).collect::<Option<Vec<_>>>()?;"
                )?;
                arguments.push(format!("{local}.len() as isize, {local}.as_ptr()"));
            }
        }
    }
    writeln!(out, "        // SAFETY: every pointer outlives the call, which copies what it keeps.")?;
    writeln!(
        out,
        "        unsafe {{ Attribute::from_option_raw(mase{name}Get({})) }}\n    }}\n}}",
        arguments.join(", ")
    )?;

    // extern
    writeln!(out, "unsafe extern \"C\" {{\n    fn mase{name}Is(attribute: MlirAttribute) -> bool;")?;
    let mut parameters = vec!["location: MlirLocation".to_owned()];
    for field in fields {
        let f = &field.name;
        let call = format!("    fn mase{name}_{f}(attribute: MlirAttribute");
        match &field.kind {
            Kind::Int | Kind::OptionalInt => writeln!(out, "{call}) -> i64;")?,
            Kind::Real => writeln!(out, "{call}) -> f64;")?,
            Kind::Text => writeln!(out, "{call}) -> MlirStringRef;")?,
            Kind::Enum(_) => writeln!(out, "{call}) -> i32;")?,
            Kind::Ints => writeln!(out, "{call}, data: *mut *const i64) -> isize;")?,
            Kind::Reals => writeln!(out, "{call}, data: *mut *const f64) -> isize;")?,
            Kind::Attr(_) | Kind::OptionalAttr(_) => writeln!(out, "{call}) -> MlirAttribute;")?,
            Kind::Attrs(_) => {
                writeln!(out, "    fn mase{name}_{f}_size(attribute: MlirAttribute) -> isize;")?;
                writeln!(
                    out,
                    "    fn mase{name}_{f}_at(attribute: MlirAttribute, index: isize) -> MlirAttribute;"
                )?;
            }
        }
        parameters.push(match &field.kind {
            Kind::Int | Kind::OptionalInt => format!("v_{f}: i64"),
            Kind::Real => format!("v_{f}: f64"),
            Kind::Text => format!("v_{f}: MlirStringRef"),
            Kind::Enum(_) => format!("v_{f}: i32"),
            Kind::Ints => format!("n_{f}: isize, v_{f}: *const i64"),
            Kind::Reals => format!("n_{f}: isize, v_{f}: *const f64"),
            Kind::Attr(_) | Kind::OptionalAttr(_) => format!("v_{f}: MlirAttribute"),
            Kind::Attrs(_) => format!("n_{f}: isize, v_{f}: *const MlirAttribute"),
        });
    }
    writeln!(out, "    fn mase{name}Get({}) -> MlirAttribute;\n}}", parameters.join(", "))?;
    Ok(())
}

fn c_functions(out: &mut String, attr: &Attr) -> Result<()> {
    let (name, class) = (&attr.name, format!("mase::{}Attr", attr.name));
    writeln!(
        out,
        "bool mase{name}Is(MlirAttribute attribute) {{ return isa<{class}>(unwrap(attribute)); }}"
    )?;
    let mut parameters = vec!["MlirLocation location".to_owned()];
    let mut arguments = vec!["at->getContext()".to_owned()];
    let mut setup = String::new();
    for field in &attr.fields {
        let f = &field.name;
        let mut getter: String = f.split('_').map(|w| w[..1].to_uppercase() + &w[1..]).collect();
        getter = format!("cast<{class}>(unwrap(attribute)).get{getter}()");
        let head = format!("mase{name}_{f}");
        match &field.kind {
            Kind::Int | Kind::OptionalInt => {
                writeln!(out, "int64_t {head}(MlirAttribute attribute) {{ return {getter}; }}")?;
                parameters.push(format!("int64_t {f}"));
                arguments.push(f.clone());
            }
            Kind::Text => {
                writeln!(out, "MlirStringRef {head}(MlirAttribute attribute) {{ return wrap({getter}); }}")?;
                parameters.push(format!("MlirStringRef {f}"));
                arguments.push(format!("unwrap({f})"));
            }
            Kind::Enum(e) => {
                writeln!(
                    out,
                    "int32_t {head}(MlirAttribute attribute) {{ return static_cast<int32_t>({getter}); }}"
                )?;
                parameters.push(format!("int32_t {f}"));
                arguments.push(format!("static_cast<mase::{e}>({f})"));
            }
            Kind::Ints => {
                writeln!(out, "intptr_t {head}(MlirAttribute attribute, const int64_t **data) {{")?;
                writeln!(
                    out,
                    "  auto values = {getter};\n  *data = values.data();\n  return values.size();\n}}"
                )?;
                parameters.push(format!("intptr_t n_{f}, const int64_t *{f}"));
                arguments.push(format!("ArrayRef<int64_t>({f}, n_{f})"));
            }
            Kind::Real => {
                writeln!(out, "double {head}(MlirAttribute attribute) {{ return {getter}.value; }}")?;
                parameters.push(format!("double {f}"));
                arguments.push(format!("mase::Real{{{f}}}"));
            }
            Kind::Reals => {
                // A `Real` is a double and no more.
                writeln!(out, "intptr_t {head}(MlirAttribute attribute, const double **data) {{")?;
                writeln!(
                    out,
                    "  auto values = {getter};\n  *data = reinterpret_cast<const double *>(values.data());\n  return values.size();\n}}"
                )?;
                parameters.push(format!("intptr_t n_{f}, const double *{f}"));
                arguments
                    .push(format!("ArrayRef<mase::Real>(reinterpret_cast<const mase::Real *>({f}), n_{f})"));
            }
            Kind::Attr(n) | Kind::OptionalAttr(n) => {
                writeln!(out, "MlirAttribute {head}(MlirAttribute attribute) {{ return wrap({getter}); }}")?;
                parameters.push(format!("MlirAttribute {f}"));
                arguments.push(format!("cast_or_null<mase::{n}Attr>(unwrap({f}))"));
            }
            Kind::Attrs(n) => {
                writeln!(out, "intptr_t {head}_size(MlirAttribute attribute) {{ return {getter}.size(); }}")?;
                writeln!(
                    out,
                    "MlirAttribute {head}_at(MlirAttribute attribute, intptr_t index) {{ return wrap({getter}[index]); }}"
                )?;
                parameters.push(format!("intptr_t n_{f}, const MlirAttribute *{f}"));
                writeln!(setup, "  SmallVector<mase::{n}Attr> list_{f};")?;
                writeln!(setup, "  for (MlirAttribute value : ArrayRef<MlirAttribute>({f}, n_{f}))")?;
                writeln!(setup, "    list_{f}.push_back(cast<mase::{n}Attr>(unwrap(value)));")?;
                arguments.push(format!("ArrayRef<mase::{n}Attr>(list_{f})"));
            }
        }
    }
    writeln!(out, "MlirAttribute mase{name}Get({}) {{", parameters.join(", "))?;
    writeln!(out, "  Location at = unwrap(location);\n{setup}")?;
    writeln!(
        out,
        "  return wrap({class}::getChecked([&]() {{ return emitError(at); }}, {}));\n}}",
        arguments.join(", ")
    )?;
    Ok(())
}
