//! Diagnostics at op locations: errors, warnings and remarks with notes, and capturing what MLIR emits.

use crate::guard::guard;
use mase_dialects::bridge::{DiagnosticNote, maseEmitDiagnostic, string_ref};
use melior::{
    Context,
    ir::{Location, OperationRef, operation::OperationLike},
};
use mlir_sys::{
    MlirDiagnostic, MlirLogicalResult, MlirStringRef, mlirContextAttachDiagnosticHandler,
    mlirContextDetachDiagnosticHandler, mlirDiagnosticGetSeverity, mlirDiagnosticPrint,
};
use std::{
    ffi::c_void,
    panic,
    thread::{self, ThreadId},
};

/// How bad it is; numbered as MLIR does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i32)]
pub enum Severity {
    /// An explanation; only attached to another diagnostic.
    Note = 0,
    /// Something the user should look at.
    Warning = 1,
    /// The pass fails.
    Error = 2,
    /// What a pass did or found.
    Remark = 3,
}

/// A diagnostic under construction; it is emitted by [`Diagnostic::emit`].
#[must_use = "a diagnostic does nothing until it is emitted"]
pub struct Diagnostic<'c> {
    severity: Severity,
    location: Location<'c>,
    text: String,
    notes: Vec<(Location<'c>, String)>,
}

impl<'c> Diagnostic<'c> {
    /// A diagnostic at a location.
    pub fn new(severity: Severity, location: Location<'c>, text: impl Into<String>) -> Self {
        Self { severity, location, text: text.into(), notes: Vec::new() }
    }

    /// Attaches a note.
    pub fn note(mut self, location: Location<'c>, text: impl Into<String>) -> Self {
        self.notes.push((location, text.into()));
        self
    }

    /// Hands the diagnostic to MLIR's handlers.
    pub fn emit(self) {
        let notes: Vec<_> = self
            .notes
            .iter()
            .map(|(location, text)| DiagnosticNote { location: location.to_raw(), text: string_ref(text) })
            .collect();
        // SAFETY: texts and notes live for the call; MLIR copies them.
        unsafe {
            maseEmitDiagnostic(
                self.severity as i32,
                self.location.to_raw(),
                string_ref(&self.text),
                notes.as_ptr(),
                notes.len() as isize,
            );
        }
    }
}

/// An error on an op, in the form MLIR's own take: `'mase.linear' op ...`.
pub fn op_error<'c>(op: OperationRef<'c, '_>, text: impl AsRef<str>) -> Diagnostic<'c> {
    at_op(Severity::Error, op, text.as_ref())
}

/// A warning on an op.
pub fn op_warning<'c>(op: OperationRef<'c, '_>, text: impl AsRef<str>) -> Diagnostic<'c> {
    at_op(Severity::Warning, op, text.as_ref())
}

/// A remark on an op.
pub fn op_remark<'c>(op: OperationRef<'c, '_>, text: impl AsRef<str>) -> Diagnostic<'c> {
    at_op(Severity::Remark, op, text.as_ref())
}

fn at_op<'c>(severity: Severity, op: OperationRef<'c, '_>, text: &str) -> Diagnostic<'c> {
    let name = op.name();
    let name = name.as_string_ref().as_str().unwrap_or("?").to_owned();
    Diagnostic::new(severity, op.location(), format!("'{name}' op {text}"))
}

/// Runs `body` with `handler` seeing every diagnostic that this thread causes first; it returns whether it took care of it (a
/// diagnostic nobody takes is printed). A panic in the handler is raised again here, after `body`.
pub fn with_handler<T>(
    context: &Context,
    mut handler: impl FnMut(Severity, &str) -> bool,
    body: impl FnOnce() -> T,
) -> T {
    struct State<'h> {
        handler: &'h mut dyn FnMut(Severity, &str) -> bool,
        caught: Option<Box<dyn std::any::Any + Send>>,
        thread: ThreadId,
    }
    extern "C" fn handle(diagnostic: MlirDiagnostic, user: *mut c_void) -> MlirLogicalResult {
        // SAFETY: `user` is the state below, alive until the handler is detached; MLIR serialises its handlers.
        // Only the thread that attached it is let in, as others' passes report through the same context.
        let state = user.cast::<State>();
        // SAFETY: as above; the field is never written to.
        if unsafe { (*state).thread } != thread::current().id() {
            return MlirLogicalResult { value: 0 };
        }
        // SAFETY: as above, and this thread has no other reference to it.
        let state = unsafe { &mut *state };
        let mut text = String::new();
        // SAFETY: the diagnostic is live, and `append` gets the string it expects.
        let severity = unsafe {
            mlirDiagnosticPrint(diagnostic, Some(append), (&raw mut text).cast());
            mlirDiagnosticGetSeverity(diagnostic)
        };
        let severity = match severity {
            0 => Severity::Error,
            1 => Severity::Warning,
            2 => Severity::Note,
            _ => Severity::Remark,
        };
        let taken = match guard(|| (state.handler)(severity, &text)) {
            Ok(taken) => taken,
            Err(caught) => {
                state.caught.get_or_insert(caught.payload);
                false
            }
        };
        MlirLogicalResult { value: taken.into() }
    }
    unsafe extern "C" fn append(text: MlirStringRef, user: *mut c_void) {
        // SAFETY: `user` is the string above, and MLIR's text lives for the call.
        unsafe { (*user.cast::<String>()).push_str(mase_dialects::bridge::text(text)) };
    }

    let mut state = State { handler: &mut handler, caught: None, thread: thread::current().id() };
    // SAFETY: `state` outlives the handler, which is detached below even if `body` panics.
    let id = unsafe {
        mlirContextAttachDiagnosticHandler(context.to_raw(), Some(handle), (&raw mut state).cast(), None)
    };
    let result = guard(body);
    // SAFETY: attached above.
    unsafe { mlirContextDetachDiagnosticHandler(context.to_raw(), id) };
    if let Some(payload) = state.caught.take() {
        panic::resume_unwind(payload);
    }
    match result {
        Ok(value) => value,
        Err(caught) => panic::resume_unwind(caught.payload),
    }
}

/// Everything the context reports while `body` runs, instead of printing it.
pub fn capture<T>(context: &Context, body: impl FnOnce() -> T) -> (T, Vec<(Severity, String)>) {
    let mut messages = Vec::new();
    let result = with_handler(
        context,
        |severity, text| {
            messages.push((severity, text.to_owned()));
            true
        },
        body,
    );
    (result, messages)
}
