//! From sources to a shared library in the cache.

use crate::{
    Design, Error, Library, Verilator,
    cache::{self, Key, io},
    glue,
    loader::Loaded,
    tools,
};
use std::{
    collections::BTreeSet,
    ffi::CString,
    fs,
    panic::resume_unwind,
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
    thread,
};

const SHIM: [(&str, &str); 6] = [
    ("hooks.h", include_str!("../shim/hooks.h")),
    ("shim.h", include_str!("../shim/shim.h")),
    ("simulation.h", include_str!("../shim/simulation.h")),
    ("hooks.cc", include_str!("../shim/hooks.cc")),
    ("loop.cc", include_str!("../shim/loop.cc")),
    ("interface.cc", include_str!("../shim/interface.cc")),
];

/// Of the generated C++, of the runtime and of the shim.
const FLAGS: [&str; 13] = [
    "-O2",
    "-fPIC",
    "-fvisibility=hidden",
    "-std=gnu++20",
    "-w",
    "-pthread",
    "-DVERILATOR=1",
    "-DVM_SC=0",
    "-DVM_COVERAGE=0",
    "-DVL_USER_FATAL",
    "-DVL_USER_STOP",
    "-DVL_USER_FINISH",
    "-DVL_USER_WARN",
];

/// Of Verilator, besides the names.
const OPTIONS: [&str; 7] = ["--cc", "-O3", "--assert", "-Wall", "--prefix", glue::PREFIX, "-Mdir"];

const LIBRARY: &str = "design.so";
const HEADERS: &str = "shim.pch";
/// Bytes of C++ that are compiled at once.
const UNIT: u64 = 1 << 20;

impl Verilator {
    /// Builds a design, or finds it in the cache.
    pub fn build(&self, design: &Design) -> Result<Library, Error> {
        let sources = read(design)?;
        let (entry, cached) = cache::entry(&self.cache, &self.key(design, &sources)?, |directory| {
            self.make(design, &sources, directory)
        })?;
        let path = entry.join(LIBRARY);
        let loaded = Loaded::open(&path)
            .map_err(|error| Error::Load { path: path.clone(), message: error.to_string() })?;
        let directory = design.directory.unwrap_or(Path::new(""));
        let directory = CString::new(directory.as_os_str().as_encoded_bytes())
            .map_err(|_| problem(design, format!("directory {} has a zero byte", directory.display())))?;
        Ok(Library {
            loaded: Arc::new(loaded),
            ports: design.ports.into(),
            directory,
            waveforms: design.waveforms,
            path,
            cached,
        })
    }

    /// Everything that the library depends on.
    fn key(&self, design: &Design, sources: &[(String, Vec<u8>)]) -> Result<String, Error> {
        let mut key = Key::default().part("design").part(self.versions()?).part(include_str!("glue.rs"));
        for (name, text) in SHIM {
            key = key.part(name).part(text);
        }
        for flag in FLAGS.iter().chain(&OPTIONS) {
            key = key.part(flag);
        }
        key = key.part([u8::from(design.waveforms), u8::from(design.allow_warnings)]).part(design.top);
        for (name, value) in design.parameters {
            key = key.part("parameter").part(name).part(value);
        }
        for define in design.defines {
            key = key.part("define").part(define);
        }
        for port in design.ports {
            key = key.part("port").part(format!("{port:?}"));
        }
        for (name, text) in sources {
            key = key.part("source").part(name).part(text);
        }
        Ok(format!("{}-{}", design.top, key.finish()))
    }

    /// Objects that are the same for all designs: Verilator's runtime and the clock loop, and the headers compiled.
    fn runtime(&self) -> Result<PathBuf, Error> {
        let shim = self.shim()?;
        let include = self.root.join("include");
        // Compiled headers are good for the files that they were made of, in the places where those are.
        let header = include.join("verilated.h");
        let changed = fs::metadata(&header).and_then(|data| data.modified()).map_err(io(&header))?;
        let mut key = Key::default().part("runtime").part(self.versions()?).part(format!("{changed:?}"));
        for path in [&shim, &include] {
            key = key.part(path.as_os_str().as_encoded_bytes());
        }
        for flag in FLAGS {
            key = key.part(flag);
        }
        let (entry, _) = cache::entry(&self.cache, &format!("runtime-{}", key.finish()), |directory| {
            for name in ["verilated", "verilated_threads", "verilated_vcd_c"] {
                self.compile(directory, &include.join(format!("{name}.cpp")), name)?;
            }
            for name in ["hooks", "loop", "interface"] {
                self.compile(directory, &shim.join(format!("{name}.cc")), name)?;
            }
            if self.precompiles()? {
                // Most of what there is to compile of a small design.
                let mut command = self.command(directory)?;
                command.args(["-DVM_TRACE=0", "-DVM_TRACE_VCD=0", "-o", HEADERS, "-x", "c++-header"]);
                compiled(tools::run(command.arg(shim.join("shim.h")))?, "shim.h")?;
            }
            Ok(())
        })?;
        Ok(entry)
    }

    /// The directory with the files of the shim.
    fn shim(&self) -> Result<PathBuf, Error> {
        let mut key = Key::default().part("shim");
        for (name, text) in SHIM {
            key = key.part(name).part(text);
        }
        let (entry, _) = cache::entry(&self.cache, &format!("shim-{}", key.finish()), |directory| {
            for (name, text) in SHIM {
                let path = directory.join(name);
                fs::write(&path, text).map_err(io(&path))?;
            }
            Ok(())
        })?;
        Ok(entry)
    }

    fn command(&self, directory: &Path) -> Result<Command, Error> {
        let mut command = Command::new(&self.compiler);
        let include = self.root.join("include");
        command.current_dir(directory).args(FLAGS).arg("-I").arg(self.shim()?);
        command.arg("-I").arg(include.join("vltstd")).arg("-I").arg(include);
        Ok(command)
    }

    /// GCC does not know the options.
    fn precompiles(&self) -> Result<bool, Error> {
        Ok(self.versions()?.contains("clang"))
    }

    fn compile(&self, directory: &Path, source: &Path, name: &str) -> Result<(), Error> {
        let mut command = self.command(directory)?;
        command.args(["-DVM_TRACE=1", "-DVM_TRACE_VCD=1", "-include", "hooks.h", "-c"]).arg(source);
        compiled(tools::run(command.arg("-o").arg(format!("{name}.o")))?, name)
    }

    fn make(&self, design: &Design, sources: &[(String, Vec<u8>)], directory: &Path) -> Result<(), Error> {
        // The sources are copied, so that what is built is what was hashed, and messages name files without their directories.
        for (name, text) in sources {
            let path = directory.join(name);
            fs::write(&path, text).map_err(io(&path))?;
        }
        let generated = directory.join("generated");
        self.verilate(design, sources, directory)?;
        let header = generated.join(format!("{}.h", glue::PREFIX));
        let header = fs::read_to_string(&header).map_err(io(&header))?;
        let model = generated.join("model.cpp");
        fs::write(&model, glue::model(design, &header)?).map_err(io(&model))?;
        let units = units(&generated)?;
        // Only now, so that faults of the sources are told at once.
        let runtime = self.runtime()?;
        thread::scope(|scope| {
            let compile = |unit| {
                let (generated, runtime) = (&generated, &runtime);
                scope.spawn(move || self.unit(design, generated, runtime, unit))
            };
            let running: Vec<_> = (0..units).map(compile).collect();
            let done =
                running.into_iter().map(|unit| unit.join().unwrap_or_else(|panic| resume_unwind(panic)));
            done.collect::<Result<(), Error>>()
        })?;
        let mut command = self.command(&generated)?;
        command.arg("-shared").arg("-o").arg(directory.join(LIBRARY));
        command.args((0..units).map(|unit| format!("unit{unit}.o")));
        let mut objects = vec!["verilated.o", "verilated_threads.o", "hooks.o", "loop.o", "interface.o"];
        if design.waveforms {
            objects.push("verilated_vcd_c.o");
        }
        command.args(objects.into_iter().map(|object| runtime.join(object)));
        compiled(tools::run(&mut command)?, design.top)?;
        // What is left is what is used.
        fs::remove_dir_all(&generated).map_err(io(&generated))
    }

    /// Compiles one of the files that [`units`] wrote.
    fn unit(&self, design: &Design, generated: &Path, runtime: &Path, unit: usize) -> Result<(), Error> {
        let mut command = self.command(generated)?;
        let trace = u8::from(design.waveforms);
        command.arg(format!("-DVM_TRACE={trace}")).arg(format!("-DVM_TRACE_VCD={trace}"));
        if !design.waveforms && self.precompiles()? {
            command.arg("-include-pch").arg(runtime.join(HEADERS));
        } else {
            command.args(["-include", "shim.h"]);
        }
        command.arg("-c").arg(format!("unit{unit}.cc"));
        compiled(tools::run(&mut command)?, design.top)
    }

    fn verilate(
        &self,
        design: &Design,
        sources: &[(String, Vec<u8>)],
        directory: &Path,
    ) -> Result<(), Error> {
        let mut command = Command::new(&self.binary);
        command.current_dir(directory).env("VERILATOR_ROOT", &self.root);
        command.args(OPTIONS).arg("generated").args(["--top-module", design.top]);
        if design.waveforms {
            command.arg("--trace-vcd");
        }
        if design.allow_warnings {
            command.arg("-Wno-fatal");
        }
        command.args(design.parameters.iter().map(|(name, value)| format!("-G{name}={value}")));
        command.args(design.defines.iter().map(|define| format!("+define+{define}")));
        command.args(sources.iter().map(|(name, _)| name).filter(|name| !is_header(name)));
        let output = tools::run(&mut command)?;
        if output.good {
            return Ok(());
        }
        let (top, text) = (design.top.to_owned(), output.text);
        let errors = text.lines().any(|line| line.starts_with("%Error") && !line.contains("Exiting due to"));
        Err(if errors { Error::Source { top, text } } else { Error::Warnings { top, text } })
    }
}

fn compiled(output: tools::Output, what: &str) -> Result<(), Error> {
    if output.good { Ok(()) } else { Err(Error::Compile { what: what.to_owned(), text: output.text }) }
}

/// Gathers the C++ files of a directory in files `unit0.cc` and so on, as a file by itself costs more than what is in it, and
/// says how many: one, or of a large design as many as can be compiled at a time.
fn units(directory: &Path) -> Result<usize, Error> {
    let mut files = Vec::new();
    for entry in fs::read_dir(directory).map_err(io(directory))? {
        let entry = entry.map_err(io(directory))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(".cpp") {
            files.push((entry.metadata().map_err(io(directory))?.len(), name));
        }
    }
    // The largest first, each to the unit that has the least.
    files.sort_by(|a, b| b.cmp(a));
    let total: u64 = files.iter().map(|(size, _)| size).sum();
    let most = thread::available_parallelism().map_or(1, usize::from);
    let mut units = vec![(0, String::new()); most.min((total / UNIT) as usize + 1)];
    for (size, name) in files {
        if let Some(unit) = units.iter_mut().min_by_key(|(size, _)| *size) {
            unit.0 += size;
            unit.1 += &format!("#include \"{name}\"\n");
        }
    }
    for (i, (_, text)) in units.iter().enumerate() {
        let path = directory.join(format!("unit{i}.cc"));
        fs::write(&path, text).map_err(io(&path))?;
    }
    Ok(units.len())
}

fn is_header(name: &str) -> bool {
    name.ends_with(".svh") || name.ends_with(".vh")
}

fn problem(design: &Design, message: String) -> Error {
    Error::Design { top: design.top.to_owned(), message }
}

/// File names and contents of the sources.
fn read(design: &Design) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let identifier = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    let ports = design.ports.iter().map(|port| &port.name);
    let names = design.parameters.iter().map(|(name, _)| name).chain(ports).map(String::as_str);
    let defines = design.defines.iter().map(|define| define.split('=').next().unwrap_or(define));
    for name in names.chain(defines).chain([design.top]) {
        if !identifier(name) {
            return Err(problem(design, format!("{name:?} is no name of Verilog")));
        }
    }
    let mut names = BTreeSet::new();
    let mut sources = Vec::new();
    for path in design.sources {
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            return Err(problem(design, format!("source {} has no name in Unicode", path.display())));
        };
        if !names.insert(name) {
            return Err(problem(design, format!("two sources are called {name}")));
        }
        sources.push((name.to_owned(), fs::read(path).map_err(io(path))?));
    }
    Ok(sources)
}
