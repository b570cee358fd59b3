//! Presets: configurations by name.

/// A configuration that comes with the pass.
pub struct Preset {
    /// As in the option `format` and the key `preset`.
    pub name: &'static str,
    /// One line.
    pub help: &'static str,
    /// What stands in `[default]` of a configuration file.
    pub text: &'static str,
}

/// Weights and activations in blocks, and inputs of the model in others if it is said.
macro_rules! block {
    ($format:literal) => {
        block!($format, $format)
    };
    ($format:literal, $inputs:literal) => {
        concat!(
            "weights = \"",
            $format,
            "\"\nactivations = \"",
            $format,
            "\"\ninputs = \"",
            $inputs,
            "\"\nbias = \"fixed<32>\"\ninterior = \"fixed<16>\"\n"
        )
    };
}

const fn preset(name: &'static str, help: &'static str, text: &'static str) -> Preset {
    Preset { name, help, text }
}

/// Every preset; the first is what holds where nothing is said.
pub const PRESETS: &[Preset] = &[
    preset(
        "int8",
        "products of 8-bit fixed point, a binary point per weight channel; 16 bits elsewhere",
        r#"weights = "fixed<8, channel>"
activations = "fixed<8>"
bias = "fixed<32>"
interior = "fixed<16>"
"#,
    ),
    preset(
        "all8",
        "as int8, and 8 bits elsewhere too",
        r#"weights = "fixed<8, channel>"
activations = "fixed<8>"
bias = "fixed<32>"
interior = "fixed<8>"
"#,
    ),
    preset(
        "w4a8",
        "as int8, with weights of 4 bits",
        r#"weights = "fixed<4, channel>"
activations = "fixed<8>"
bias = "fixed<32>"
interior = "fixed<16>"
"#,
    ),
    preset(
        "fixed16",
        "16-bit fixed point, a binary point per weight channel",
        r#"weights = "fixed<16, channel>"
activations = "fixed<16>"
bias = "fixed<32>"
interior = "fixed<16>"
"#,
    ),
    preset(
        "scaled8",
        "products of 8-bit integers with scales that are no powers of two, a scale per weight channel; 16-bit fixed point elsewhere",
        r#"weights = "int<8, narrow, channel>"
activations = "int<8>"
bias = "fixed<32>"
interior = "fixed<16>"
"#,
    ),
    preset(
        "msfp12",
        "products of MSFP12: blocks of 16, 3 magnitude bits; the model's inputs in MSFP16; 16-bit fixed point elsewhere",
        block!("msfp12", "msfp16"),
    ),
    preset(
        "msfp16",
        "products of MSFP16: blocks of 16, 7 magnitude bits; 16-bit fixed point elsewhere",
        block!("msfp16"),
    ),
    preset(
        "mxint8",
        "products of MXINT8: blocks of 32, 8 bits; 16-bit fixed point elsewhere",
        block!("mxint8"),
    ),
    preset(
        "mxint6",
        "products of MXINT6: blocks of 32, 6 bits; 16-bit fixed point elsewhere",
        block!("mxint6"),
    ),
    preset(
        "mxint4",
        "products of MXINT4: blocks of 32, 4 bits; the model's inputs in MXINT8; 16-bit fixed point elsewhere",
        block!("mxint4", "mxint8"),
    ),
    preset(
        "mxfp8",
        "products of MXFP8 E4M3: blocks of 32; 16-bit fixed point elsewhere",
        block!("mxfp8_e4m3"),
    ),
    preset(
        "mxfp6",
        "products of MXFP6 E2M3: blocks of 32; 16-bit fixed point elsewhere",
        block!("mxfp6_e2m3"),
    ),
    preset("mxfp4", "products of MXFP4 E2M1: blocks of 32; 16-bit fixed point elsewhere", block!("mxfp4")),
];

/// Names and help texts, for the option: nothing said, and every preset.
pub const CHOICES: &[(&str, &str)] = &{
    let mut choices = [("", ""); PRESETS.len() + 1];
    choices[0] = ("default", "the preset that `config` names, or int8");
    let mut index = 0;
    while index < PRESETS.len() {
        choices[index + 1] = (PRESETS[index].name, PRESETS[index].help);
        index += 1;
    }
    choices
};
