//! What a pass is: one `const` of [`Pass`] states its name, texts, anchor, typed options, statistics and function once.
//! Registration with MLIR, `--help`, textual pipelines, and the generated reference all follow from it.

use crate::{
    diagnostic::{Diagnostic, Severity},
    fingerprint,
    guard::guard,
};
use mase_dialects::bridge::{
    self, maseOptionInt, maseOptionListInt, maseOptionListSize, maseOptionListText, maseOptionText,
    maseStatisticAdd,
};
use melior::{
    Context,
    ir::{OperationRef, operation::OperationLike},
};
use std::{cell::RefCell, ffi::c_void, marker::PhantomData};

/// The op that a pass runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Any op.
    Any,
    /// `builtin.module`.
    Module,
    /// `func.func`; MLIR runs the pass on a module's functions in parallel.
    Function,
}

impl Anchor {
    /// The op's name; empty for any.
    pub fn op_name(self) -> &'static str {
        match self {
            Self::Any => "",
            Self::Module => "builtin.module",
            Self::Function => "func.func",
        }
    }
}

/// Type and default of an option.
#[derive(Clone, Copy, Debug)]
pub enum OptionKind {
    /// An integer.
    Int(i64),
    /// A switch.
    Bool(bool),
    /// Free text.
    Text(&'static str),
    /// One of several names, each with a help text; the first is the default.
    Choice(&'static [(&'static str, &'static str)]),
    /// Integers separated by commas; empty by default.
    Ints,
    /// Texts separated by commas; empty by default.
    Texts,
}

/// An option of a pass or pipeline.
#[derive(Clone, Copy, Debug)]
pub struct PassOption {
    /// As in `--mase-x="name=value"`.
    pub name: &'static str,
    /// One line.
    pub help: &'static str,
    /// Type and default.
    pub kind: OptionKind,
}

/// A counter; see [`Run::count`] for who prints it.
#[derive(Clone, Copy, Debug)]
pub struct Statistic {
    /// Its name, as in [`Run::count`].
    pub name: &'static str,
    /// One line.
    pub help: &'static str,
}

/// A pass. Put one in a file of its own and name the file in `passes/src/lib.rs`.
pub struct Pass {
    /// Command-line name, `mase-...`.
    pub name: &'static str,
    /// One line, for `--help`.
    pub summary: &'static str,
    /// Markdown for the reference: what it does, on what, what it refuses.
    pub description: &'static str,
    /// What it runs on.
    pub anchor: Anchor,
    /// Its options.
    pub options: &'static [PassOption],
    /// Its statistics.
    pub statistics: &'static [Statistic],
    /// Dialects whose ops it may create, besides `mase`.
    pub dialects: &'static [&'static str],
    /// Whether it leaves the IR as it is.
    pub read_only: bool,
    /// The pass itself.
    pub run: fn(&Run) -> Outcome,
}

/// A named sequence of passes. Registers and takes options as a pass does.
pub struct Pipeline {
    /// Command-line name, `mase-...`.
    pub name: &'static str,
    /// One line, for `--help`.
    pub summary: &'static str,
    /// Markdown for the reference.
    pub description: &'static str,
    /// Its options.
    pub options: &'static [PassOption],
    /// The textual pipeline that the options stand for, or what is wrong with them. Texts go through
    /// [`Options::quoted`].
    pub build: fn(&Options) -> Result<String, String>,
}

/// A pass failed, and said why in a diagnostic.
#[derive(Debug)]
pub struct Failed(());

/// How a pass ended.
pub type Outcome = Result<(), Failed>;

impl Diagnostic<'_> {
    /// Emits the diagnostic, an error, as the reason why the pass fails.
    pub fn fail(self) -> Failed {
        self.emit();
        Failed(())
    }
}

impl Failed {
    /// For a pass whose errors have all been emitted already.
    pub fn reported() -> Self {
        Self(())
    }
}

/// Values of a pass's or pipeline's options.
///
/// The getters take the declared name; a name or type that is not declared is a bug in the pass and panics, which the
/// framework turns into an "internal error" diagnostic.
pub struct Options<'r> {
    declared: &'static [PassOption],
    raw: *const bridge::Options,
    lifetime: PhantomData<&'r ()>,
}

impl Options<'_> {
    fn index(&self, name: &str, right: impl Fn(&OptionKind) -> bool) -> isize {
        let found = self.declared.iter().position(|o| o.name == name && right(&o.kind));
        match found {
            Some(index) => index as isize,
            None => panic!("the pass declares no option '{name}' of the type it asks for"),
        }
    }

    /// An integer option.
    pub fn int(&self, name: &str) -> i64 {
        let index = self.index(name, |kind| matches!(kind, OptionKind::Int(_)));
        // SAFETY: `raw` lives as long as `self`, and `index` is that of an option of this kind; so below.
        unsafe { maseOptionInt(self.raw, index) }
    }

    /// A switch.
    pub fn bool(&self, name: &str) -> bool {
        let index = self.index(name, |kind| matches!(kind, OptionKind::Bool(_)));
        // SAFETY: see `int`.
        unsafe { maseOptionInt(self.raw, index) != 0 }
    }

    /// A text option.
    pub fn text(&self, name: &str) -> &str {
        let index = self.index(name, |kind| matches!(kind, OptionKind::Text(_)));
        // SAFETY: see `int`.
        unsafe { bridge::text(maseOptionText(self.raw, index)) }
    }

    /// A text option, for a place in a textual pipeline. Refuses what would end that place.
    pub fn quoted(&self, name: &str) -> Result<String, String> {
        let text = self.text(name);
        // MLIR matches braces without regard to quotes, and has no escapes.
        match text.chars().find(|c| "{}'\"".contains(*c)) {
            Some(found) => Err(format!("option '{name}' is '{text}', and must not contain {found}")),
            None => Ok(format!("{{{text}}}")),
        }
    }

    /// The chosen name of a choice.
    pub fn choice(&self, name: &str) -> &'static str {
        let index = self.index(name, |kind| matches!(kind, OptionKind::Choice(_)));
        let OptionKind::Choice(choices) = self.declared[index as usize].kind else { unreachable!() };
        // SAFETY: see `int`.
        choices[unsafe { maseOptionInt(self.raw, index) } as usize].0
    }

    /// A list of integers.
    pub fn ints(&self, name: &str) -> Vec<i64> {
        let index = self.index(name, |kind| matches!(kind, OptionKind::Ints));
        // SAFETY: see `int`.
        unsafe {
            (0..maseOptionListSize(self.raw, index)).map(|i| maseOptionListInt(self.raw, index, i)).collect()
        }
    }

    /// A list of texts.
    pub fn texts(&self, name: &str) -> Vec<&str> {
        let index = self.index(name, |kind| matches!(kind, OptionKind::Texts));
        // SAFETY: see `int`.
        unsafe {
            (0..maseOptionListSize(self.raw, index))
                .map(|i| bridge::text(maseOptionListText(self.raw, index, i)))
                .collect()
        }
    }
}

/// One run of a pass on one op.
pub struct Run<'r> {
    /// The op, in which alone the pass may change things.
    pub op: OperationRef<'r, 'r>,
    /// Its context. (melior's `op.context().to_ref()` points to a temporary; use this.)
    pub context: &'r Context,
    /// Values of the declared options.
    pub options: Options<'r>,
    pass: &'static Pass,
    instance: *mut c_void,
    counts: RefCell<Vec<usize>>,
}

impl Run<'_> {
    /// Adds to a declared statistic. MLIR prints it (`--mlir-pass-statistics`) where LLVM was built with statistics, which
    /// distributions' builds are not; `MASE_LOG=mase=info` prints it always.
    pub fn count(&self, name: &str, amount: usize) {
        let Some(index) = self.pass.statistics.iter().position(|s| s.name == name) else {
            panic!("pass '{}' declares no statistic '{name}'", self.pass.name)
        };
        self.counts.borrow_mut()[index] += amount;
        // SAFETY: `instance` is the running pass, and the index that of one of its statistics.
        unsafe { maseStatisticAdd(self.instance, index as isize, amount as i64) };
    }

    fn log_counts(&self) {
        for (statistic, count) in self.pass.statistics.iter().zip(self.counts.borrow().iter()) {
            tracing::info!(target: "mase", "{}: {count} {} ({})", self.pass.name, statistic.name, statistic.help);
        }
    }
}

/// A descriptor and what it describes; C++ hands back the address of the former.
#[repr(C)]
struct RegisteredPass {
    desc: bridge::PassDesc,
    pass: &'static Pass,
}

#[repr(C)]
struct RegisteredPipeline {
    desc: bridge::PipelineDesc,
    pipeline: &'static Pipeline,
}

/// Registers a pass with this process. False, with a message on stderr, if the name is taken. Call once per pass.
pub fn register(pass: &'static Pass) -> bool {
    let statistics: Vec<_> = pass
        .statistics
        .iter()
        .map(|s| bridge::StatisticDesc { name: bridge::string_ref(s.name), help: bridge::string_ref(s.help) })
        .collect();
    let dialects: Vec<_> = pass.dialects.iter().map(|name| bridge::string_ref(name)).collect();
    for name in pass.dialects {
        // SAFETY: the name lives for the call.
        let known = unsafe { bridge::maseKnowsDialect(bridge::string_ref(name)) };
        assert!(known, "pass '{}' names the dialect '{name}', which the bridge does not know", pass.name);
    }
    // MLIR keeps passes for the life of the process, so descriptors are leaked.
    let registered = Box::leak(Box::new(RegisteredPass {
        desc: bridge::PassDesc {
            argument: bridge::string_ref(pass.name),
            summary: bridge::string_ref(pass.summary),
            anchor: bridge::string_ref(pass.anchor.op_name()),
            option_count: pass.options.len() as isize,
            options: describe(pass.options),
            statistic_count: statistics.len() as isize,
            statistics: statistics.leak().as_ptr(),
            dialect_count: dialects.len() as isize,
            dialects: dialects.leak().as_ptr(),
            read_only: pass.read_only,
            run,
        },
        pass,
    }));
    // SAFETY: the descriptor is leaked, and everything it points to is static or leaked.
    unsafe { bridge::maseRegisterPass(&registered.desc) }
}

/// Registers a pipeline, as [`register`] does a pass.
pub fn register_pipeline(pipeline: &'static Pipeline) -> bool {
    let registered = Box::leak(Box::new(RegisteredPipeline {
        desc: bridge::PipelineDesc {
            argument: bridge::string_ref(pipeline.name),
            summary: bridge::string_ref(pipeline.summary),
            option_count: pipeline.options.len() as isize,
            options: describe(pipeline.options),
            build,
        },
        pipeline,
    }));
    // SAFETY: as in `register`.
    unsafe { bridge::maseRegisterPipeline(&registered.desc) }
}

fn describe(options: &'static [PassOption]) -> *const bridge::OptionDesc {
    let described: Vec<_> = options
        .iter()
        .map(|option| {
            let (kind, integer, text, choices) = match option.kind {
                OptionKind::Int(default) => (bridge::OptionKind::Int, default, "", &[][..]),
                OptionKind::Bool(default) => (bridge::OptionKind::Bool, default.into(), "", &[][..]),
                OptionKind::Text(default) => (bridge::OptionKind::Text, 0, default, &[][..]),
                OptionKind::Choice(choices) => (bridge::OptionKind::Choice, 0, choices[0].0, choices),
                OptionKind::Ints => (bridge::OptionKind::IntList, 0, "", &[][..]),
                OptionKind::Texts => (bridge::OptionKind::TextList, 0, "", &[][..]),
            };
            let choices: Vec<_> = choices
                .iter()
                .map(|(name, help)| bridge::ChoiceDesc {
                    name: bridge::string_ref(name),
                    help: bridge::string_ref(help),
                })
                .collect();
            bridge::OptionDesc {
                name: bridge::string_ref(option.name),
                help: bridge::string_ref(option.help),
                kind,
                integer,
                text: bridge::string_ref(text),
                choice_count: choices.len() as isize,
                choices: choices.leak().as_ptr(),
            }
        })
        .collect();
    described.leak().as_ptr()
}

/// Where MLIR enters a pass. Nothing unwinds out of it.
extern "C" fn run(
    desc: *const bridge::PassDesc,
    op: mlir_sys::MlirOperation,
    options: *const bridge::Options,
    instance: *mut c_void,
) -> bool {
    // SAFETY: `desc` is the first field of a leaked `RegisteredPass`; op and options live for the call.
    let (pass, op) = unsafe { ((*desc.cast::<RegisteredPass>()).pass, OperationRef::from_raw(op)) };
    // `to_ref` points into `reference`, which therefore has to outlive the pass.
    let reference = op.context();
    // SAFETY: as said.
    let context = unsafe { reference.to_ref() };
    let result = guard(|| {
        let span = tracing::info_span!("pass", name = pass.name);
        let _entered = span.enter();
        let options = Options { declared: pass.options, raw: options, lifetime: PhantomData };
        let counts = RefCell::new(vec![0; pass.statistics.len()]);
        let run = Run { op, context, options, pass, instance, counts };
        let outcome = (pass.run)(&run);
        run.log_counts();
        if !pass.read_only {
            fingerprint::drop_stale(op);
        }
        outcome
    });
    match result {
        Ok(outcome) => outcome.is_ok(),
        Err(caught) => {
            let text = format!("internal error: pass '{}' panicked: {}", pass.name, caught.message);
            // The diagnostic's own handlers are guarded too.
            Diagnostic::new(Severity::Error, op.location(), text).emit();
            false
        }
    }
}

extern "C" fn build(
    desc: *const bridge::PipelineDesc,
    options: *const bridge::Options,
    emit: extern "C" fn(mlir_sys::MlirStringRef, *mut c_void),
    user: *mut c_void,
) -> bool {
    // SAFETY: `desc` is the first field of a leaked `RegisteredPipeline`; the options live for the call.
    let pipeline = unsafe { (*desc.cast::<RegisteredPipeline>()).pipeline };
    let built = guard(|| {
        (pipeline.build)(&Options { declared: pipeline.options, raw: options, lifetime: PhantomData })
    });
    let (text, ok) = match built {
        Ok(Ok(text)) => (text, true),
        Ok(Err(fault)) => (fault, false),
        Err(caught) => (format!("internal error: {}", caught.message), false),
    };
    emit(bridge::string_ref(&text), user);
    ok
}
