//! Hardware as files: SystemVerilog, templates, contents of memories.

use crate::{Error, emit::Emitted};
use mase_circt::Options;
use mase_data::write_whole;
use mase_hardware::template::Library;
use mase_ir::module;
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// A folder of hardware.
pub struct Files {
    /// Where.
    pub folder: PathBuf,
    /// Name of the top module.
    pub top: String,
    /// Sources in the order in which they are read, in the folder.
    pub sources: Vec<PathBuf>,
    /// What checks the protocol of streams in simulation, in the folder.
    pub properties: PathBuf,
}

/// The list of sources for tools that take one (`-f`).
pub const FILE_LIST: &str = "files.f";
/// What stands above generated modules. Simplification leaves bits that nobody reads, which synthesis drops.
const PREAMBLE: &str = "// verilator lint_off UNUSEDSIGNAL\n";
/// Assertions of streams.
const PROPERTIES: &str = "common/mase_stream_properties.sv";

impl Files {
    /// With the assertions.
    pub fn checked_sources(&self) -> Vec<PathBuf> {
        std::iter::once(&self.properties).chain(&self.sources).cloned().collect()
    }

    /// Writes everything. What is there of the same names is replaced; a list of sources is written last, so that a folder
    /// without one is not whole.
    pub fn write(
        emitted: &Emitted,
        library: &Library,
        templates: &Path,
        top: &str,
        folder: &Path,
    ) -> Result<Self, Error> {
        let fault = |path: &Path, fault: io::Error| Error::Module(format!("{}: {fault}", path.display()));
        let put = |name: &str, bytes: &[u8]| -> Result<PathBuf, Error> {
            let path = folder.join(name);
            write_whole(&path, |out| out.write_all(bytes))
                .map_err(|error| Error::Module(format!("{}: {error}", path.display())))?;
            Ok(path)
        };
        fs::create_dir_all(folder).map_err(|error| fault(folder, error))?;
        let list = folder.join(FILE_LIST);
        match fs::remove_file(&list) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(fault(&list, error)),
            _ => {}
        }
        let text = module::text(&emitted.module, module::Text { generic: true, ..Default::default() });
        let generated = mase_circt::export(&text, &Options::default())
            .map_err(|error| Error::Module(error.to_string()))?;
        let mut names: Vec<String> = Vec::new();
        let mut sources = Vec::new();
        for template in &emitted.templates {
            let files = library.sources(template).map_err(|error| Error::Module(error.to_string()))?;
            for file in files {
                let name =
                    file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                if names.contains(&name) {
                    continue;
                }
                let bytes = fs::read(&file).map_err(|error| fault(&file, error))?;
                sources.push(put(&name, &bytes)?);
                names.push(name);
            }
        }
        let properties = templates.join(PROPERTIES);
        let bytes = fs::read(&properties).map_err(|error| fault(&properties, error))?;
        let properties = put("mase_stream_properties.sv", &bytes)?;
        for (name, verilog) in &generated {
            sources.push(put(name, (PREAMBLE.to_owned() + verilog).as_bytes())?);
            names.push(name.clone());
        }
        for (name, words) in &emitted.memories {
            let text: String = words.iter().map(|word| word.hex() + "\n").collect();
            put(name, text.as_bytes())?;
        }
        put(FILE_LIST, (names.join("\n") + "\n").as_bytes())?;
        Ok(Self { folder: folder.to_owned(), top: top.to_owned(), sources, properties })
    }
}
