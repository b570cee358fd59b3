//! CIRCT's library, loaded and called through its C API. The one file here that is `unsafe`: functions of a library that is
//! loaded at run time have no types but those written down here.
//!
//! Only the child process loads it. It has an MLIR of another revision in it: a process that has ours too may not.
#![allow(unsafe_code)]

use std::{
    ffi::{CStr, CString, c_char, c_void},
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
};

/// What went wrong with the library, or with the IR that it was given; the latter's reasons are diagnostics.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// The file is no library that can be loaded.
    #[error("cannot load {}: {error}", path.display())]
    Load {
        /// The file.
        path: PathBuf,
        /// The loader's reason.
        error: libloading::Error,
    },
    /// A function is not there: the library is not the release that this was written for.
    #[error("the library has no function {name} ({error}); tools/pins.toml names the release that has it")]
    Lacks {
        /// The function.
        name: &'static str,
        /// The loader's reason.
        error: libloading::Error,
    },
    /// The text is not a module that CIRCT accepts.
    #[error("CIRCT does not read this module")]
    Parse,
    /// The pipeline's text is wrong.
    #[error("CIRCT does not know the pipeline '{pipeline}': {reason}")]
    Pipeline {
        /// The pipeline.
        pipeline: String,
        /// CIRCT's reason.
        reason: String,
    },
    /// A pass failed.
    #[error("a pass of CIRCT failed")]
    Pass,
    /// No Verilog.
    #[error("CIRCT cannot write this module as Verilog")]
    Export,
}

/// `MlirContext`, `MlirModule` and so on: a pointer each.
#[repr(C)]
#[derive(Clone, Copy)]
struct Object(*mut c_void);

/// `MlirStringRef`.
#[repr(C)]
#[derive(Clone, Copy)]
struct Text {
    data: *const c_char,
    length: usize,
}

impl Text {
    fn new(text: &str) -> Self {
        Self { data: text.as_ptr().cast(), length: text.len() }
    }
}

type Write = extern "C" fn(Text, *mut c_void);

/// Appends what CIRCT prints to the `Vec<u8>` that it is given.
extern "C" fn append(part: Text, user: *mut c_void) {
    if part.length > 0 {
        // SAFETY: CIRCT's text lives for the call, and every caller passes a live vector.
        unsafe {
            let bytes = std::slice::from_raw_parts(part.data.cast::<u8>(), part.length);
            (*user.cast::<Vec<u8>>()).extend_from_slice(bytes);
        }
    }
}

/// A diagnostic of CIRCT, with its notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// `error`, `warning`, `note` or `remark`.
    pub severity: &'static str,
    /// As MLIR writes a location: `"-":3:5`.
    pub location: String,
    /// The message.
    pub text: String,
}

impl std::fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}: {}", self.location, self.severity, self.text)
    }
}

/// The functions of MLIR's C API that the diagnostic handler needs.
struct Reader {
    print: extern "C" fn(Object, Write, *mut c_void),
    severity: extern "C" fn(Object) -> i32,
    location: extern "C" fn(Object) -> Object,
    print_location: extern "C" fn(Object, Write, *mut c_void),
    notes: extern "C" fn(Object) -> isize,
    note: extern "C" fn(Object, isize) -> Object,
    tell: fn(&Diagnostic),
}

/// Whether an error was told. CIRCT goes on after some of its own, such as an unknown option of the Verilog's style.
static ERROR: AtomicBool = AtomicBool::new(false);

impl Reader {
    fn read(&self, diagnostic: Object) {
        let text = |print: extern "C" fn(Object, Write, *mut c_void), of: Object| {
            let mut bytes = Vec::<u8>::new();
            print(of, append, (&raw mut bytes).cast());
            String::from_utf8_lossy(&bytes).into_owned()
        };
        let message = text(self.print, diagnostic);
        // A note with the whole op, which may be the module.
        if message.starts_with("see current operation:") {
            return;
        }
        let severity = ["error", "warning", "note", "remark"]
            .get((self.severity)(diagnostic) as usize)
            .unwrap_or(&"error");
        if *severity == "error" {
            ERROR.store(true, Ordering::Relaxed);
        }
        let location = text(self.print_location, (self.location)(diagnostic));
        let location = location.trim_start_matches("loc(").trim_end_matches(')').to_owned();
        (self.tell)(&Diagnostic { severity, location, text: message });
        for note in 0..(self.notes)(diagnostic) {
            self.read((self.note)(diagnostic, note));
        }
    }
}

/// Hands each diagnostic to the reader, and says that it was dealt with.
extern "C" fn handle(diagnostic: Object, user: *mut c_void) -> i8 {
    // SAFETY: the reader is leaked. It does not unwind: printing into vectors is all it does, and `tell` writes to stderr.
    unsafe { (*user.cast::<Reader>()).read(diagnostic) };
    1
}

/// CIRCT's library.
pub struct Library {
    library: libloading::Library,
}

/// Dialects that MASE emits, and those that their lowering makes.
const DIALECTS: &[&CStr] = &[
    c"mlirGetDialectHandle__hw__",
    c"mlirGetDialectHandle__comb__",
    c"mlirGetDialectHandle__seq__",
    c"mlirGetDialectHandle__sv__",
    c"mlirGetDialectHandle__emit__",
    c"mlirGetDialectHandle__om__",
    c"mlirGetDialectHandle__verif__",
    c"mlirGetDialectHandle__sim__",
];

/// Registrations of the passes. All at once is no choice: some of MLIR's own need dialects that the library lacks.
const PASSES: &[&CStr] = &[
    c"registerHWPasses",
    c"registerSeqPasses",
    c"registerSVPasses",
    c"registerCombPasses",
    c"mlirRegisterCIRCTConversionPasses",
    c"mlirRegisterTransformsPasses",
];

impl Library {
    /// Loads the library, which stays loaded for the life of the process. Not for a process that has another MLIR.
    pub fn load(path: &Path) -> Result<Self, LibraryError> {
        // SAFETY: the file is the one that the set-up checked against its hash, or that the user named; its constructors
        // register options and nothing else.
        let library = unsafe { libloading::Library::new(path) };
        library
            .map(|library| Self { library })
            .map_err(|error| LibraryError::Load { path: path.to_owned(), error })
    }

    /// A function by name.
    ///
    /// # Safety
    /// `T` is the function's type.
    unsafe fn function<T: Copy>(&self, name: &'static CStr) -> Result<T, LibraryError> {
        // SAFETY: by contract.
        match unsafe { self.library.get::<T>(name.to_bytes_with_nul()) } {
            Ok(symbol) => Ok(*symbol),
            Err(error) => Err(LibraryError::Lacks { name: name.to_str().unwrap_or("?"), error }),
        }
    }

    /// Runs the pipeline on a module and writes it as Verilog: into a folder, one file for each module, or to the answer.
    /// Diagnostics go to `tell`.
    pub fn export(
        &self,
        module: &str,
        options: &crate::Options,
        folder: Option<&Path>,
        tell: fn(&Diagnostic),
    ) -> Result<String, LibraryError> {
        let source = CString::new(module).map_err(|_| LibraryError::Parse)?;
        // SAFETY: the types are those of MLIR's and CIRCT's C headers in the pinned release; a diagnostic's functions get
        // diagnostics, a context's contexts. Texts live for the calls, the source ends with the zero that the parser wants,
        // and the reader is leaked because the context, which nobody destroys, keeps it: the process ends soon.
        unsafe {
            let context = self.function::<extern "C" fn() -> Object>(c"mlirContextCreate")?();
            let reader = Box::leak(Box::new(Reader {
                print: self.function(c"mlirDiagnosticPrint")?,
                severity: self.function(c"mlirDiagnosticGetSeverity")?,
                location: self.function(c"mlirDiagnosticGetLocation")?,
                print_location: self.function(c"mlirLocationPrint")?,
                notes: self.function(c"mlirDiagnosticGetNumNotes")?,
                note: self.function(c"mlirDiagnosticGetNote")?,
                tell,
            }));
            type Attach = extern "C" fn(
                Object,
                extern "C" fn(Object, *mut c_void) -> i8,
                *mut c_void,
                *const c_void,
            ) -> u64;
            self.function::<Attach>(c"mlirContextAttachDiagnosticHandler")?(
                context,
                handle,
                std::ptr::from_mut(reader).cast(),
                std::ptr::null(),
            );
            let register: extern "C" fn(Object, Object) =
                self.function(c"mlirDialectHandleRegisterDialect")?;
            for dialect in DIALECTS {
                register(self.function::<extern "C" fn() -> Object>(dialect)?(), context);
            }
            self.function::<extern "C" fn(Object)>(c"mlirContextLoadAllAvailableDialects")?(context);
            for passes in PASSES {
                self.function::<extern "C" fn()>(passes)?();
            }

            let parse: extern "C" fn(Object, Text) -> Object = self.function(c"mlirModuleCreateParse")?;
            let text = Text { data: source.as_ptr(), length: module.len() };
            let module = parse(context, text);
            if module.0.is_null() {
                return Err(LibraryError::Parse);
            }
            let op = self.function::<extern "C" fn(Object) -> Object>(c"mlirModuleGetOperation")?(module);
            if !options.lowering.is_empty() {
                let string: extern "C" fn(Object, Text) -> Object = self.function(c"mlirStringAttrGet")?;
                self.function::<extern "C" fn(Object, Text, Object)>(c"mlirOperationSetAttributeByName")?(
                    op,
                    Text::new("circt.loweringOptions"),
                    string(context, Text::new(&options.lowering)),
                );
            }
            self.run(context, op, &options.pipeline)?;
            let mut verilog = Vec::<u8>::new();
            let done = match folder {
                None => {
                    let write: extern "C" fn(Object, Write, *mut c_void) -> i8 =
                        self.function(c"mlirExportVerilog")?;
                    write(module, append, (&raw mut verilog).cast()) != 0
                }
                Some(folder) => {
                    let write: extern "C" fn(Object, Text) -> i8 =
                        self.function(c"mlirExportSplitVerilog")?;
                    let folder = folder.to_str().ok_or(LibraryError::Export)?;
                    write(module, Text::new(folder)) != 0
                }
            };
            if !done || ERROR.load(Ordering::Relaxed) {
                return Err(LibraryError::Export);
            }
            Ok(String::from_utf8_lossy(&verilog).into_owned())
        }
    }

    /// # Safety
    /// A live context and an op in it.
    unsafe fn run(&self, context: Object, op: Object, pipeline: &str) -> Result<(), LibraryError> {
        // SAFETY: as in `export`.
        unsafe {
            let manager =
                self.function::<extern "C" fn(Object) -> Object>(c"mlirPassManagerCreate")?(context);
            let passes = self
                .function::<extern "C" fn(Object) -> Object>(c"mlirPassManagerGetAsOpPassManager")?(
                manager
            );
            let parse: extern "C" fn(Object, Text, Write, *mut c_void) -> i8 =
                self.function(c"mlirParsePassPipeline")?;
            let mut reason = Vec::<u8>::new();
            if parse(passes, Text::new(pipeline), append, (&raw mut reason).cast()) == 0 {
                let reason = String::from_utf8_lossy(&reason).trim().to_owned();
                return Err(LibraryError::Pipeline { pipeline: pipeline.to_owned(), reason });
            }
            let run: extern "C" fn(Object, Object) -> i8 = self.function(c"mlirPassManagerRunOnOp")?;
            if run(manager, op) == 0 { Err(LibraryError::Pass) } else { Ok(()) }
        }
    }
}
