//! Machine code: LLVM IR, optimised for this machine's processor, in memory.

use crate::{
    Error,
    contraction::Kernel,
    outline::{Kernels, RUN_BLOCK_KERNEL, RUN_KERNEL},
    pipeline::{BIND, RUN},
};
use inkwell::{
    AddressSpace, OptimizationLevel,
    attributes::{Attribute, AttributeLoc},
    context::{AsContextRef, Context},
    execution_engine::ExecutionEngine,
    module::Module,
    passes::PassBuilderOptions,
    targets::{CodeModel, InitializationConfig, RelocMode, Target, TargetMachine},
    values::{FunctionValue, InstructionOpcode},
};
use mase_ir::melior::ir::Module as MlirModule;
use std::{
    cell::RefCell,
    ffi::{CStr, c_char},
    mem::ManuallyDrop,
};

/// A function of the program: takes a list of pointers, one for each argument.
type Entry = unsafe extern "C" fn(*const *mut u8);

/// A program's code.
pub struct Code {
    run: Entry,
    bind: Entry,
    engine: ManuallyDrop<ExecutionEngine<'static>>,
    context: *mut Context,
    /// Code has their addresses.
    _kernels: Kernels,
}

// SAFETY: after `new`, only the code is used, which changes nothing but what its arguments point to; engine and context are
// touched once more, when the last owner drops them.
unsafe impl Send for Code {}
// SAFETY: as above.
unsafe impl Sync for Code {}

thread_local! {
    /// Why the code that ran last on this thread stopped early.
    static STOPPED: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// In place of C's `puts`, which lowered assertions call with their message before they stop.
unsafe extern "C" fn stopped(message: *const c_char) {
    // SAFETY: the code passes a C string of its own.
    let text = unsafe { CStr::from_ptr(message) }.to_string_lossy().into_owned();
    STOPPED.with_borrow_mut(|reason| reason.get_or_insert(text).len());
}

/// Runs a kernel. The code passes the address of one of its kernels and of the first elements of tensors.
unsafe extern "C" fn run_kernel(kernel: *const Kernel, a: *const u8, b: *const u8, c: *mut u8) {
    // SAFETY: the kernel lives as long as the code; it was planned for these tensors' types. Without blocks, it reads no exponents.
    unsafe {
        match &*kernel {
            Kernel::Floats(kernel) => kernel.run(a, b, c),
            Kernel::Integers(kernel) => kernel.run([a, b], [std::ptr::null(); 2], c),
        }
    }
}

/// Runs a kernel on blocks.
unsafe extern "C" fn run_block_kernel(
    kernel: *const Kernel,
    a: *const u8,
    b: *const u8,
    exponents_a: *const i16,
    exponents_b: *const i16,
    c: *mut u8,
) {
    // SAFETY: as of `run_kernel`.
    unsafe {
        match &*kernel {
            Kernel::Floats(_) => unreachable!("floats have no blocks"),
            Kernel::Integers(kernel) => kernel.run([a, b], [exponents_a, exponents_b], c),
        }
    }
}

/// Compiles a module of the LLVM dialect.
pub fn compile(module: &MlirModule, kernels: Kernels) -> Result<Code, Error> {
    let context = Box::into_raw(Box::new(Context::create()));
    // SAFETY: just allocated; freed by the guard on failure and with the code otherwise.
    let borrowed: &'static Context = unsafe { &*context };
    match build(module, borrowed) {
        Ok((engine, run, bind)) => {
            Ok(Code { run, bind, engine: ManuallyDrop::new(engine), context, _kernels: kernels })
        }
        Err(error) => {
            // SAFETY: nothing that `build` made is left.
            drop(unsafe { Box::from_raw(context) });
            Err(error)
        }
    }
}

fn build(
    module: &MlirModule,
    context: &'static Context,
) -> Result<(ExecutionEngine<'static>, Entry, Entry), Error> {
    let fault = |what: String| Error::Compile(format!("LLVM: {what}"));
    // SAFETY: live module and context; null says that the module cannot be translated.
    let module = unsafe {
        let raw = mlir_sys::mlirTranslateModuleToLLVMIR(
            module.as_operation().to_raw(),
            context.as_ctx_ref().cast(),
        );
        if raw.is_null() {
            return Err(fault("the module cannot be translated".into()));
        }
        Module::new(raw.cast())
    };
    Target::initialize_native(&InitializationConfig::default()).map_err(fault)?;
    let triple = TargetMachine::get_default_triple();
    let (cpu, features) =
        (TargetMachine::get_host_cpu_name().to_string(), TargetMachine::get_host_cpu_features().to_string());
    let target = Target::from_triple(&triple).map_err(|error| fault(error.to_string()))?;
    let machine = target
        .create_target_machine(
            &triple,
            &cpu,
            &features,
            OptimizationLevel::Aggressive,
            RelocMode::Default,
            CodeModel::JITDefault,
        )
        .ok_or_else(|| fault(format!("no code for {triple}")))?;
    module.set_triple(&triple);
    module.set_data_layout(&machine.get_target_data().get_data_layout());

    for function in module.get_functions().filter(|function| function.count_basic_blocks() > 0) {
        function.add_attribute(AttributeLoc::Function, context.create_string_attribute("target-cpu", &cpu));
        function.add_attribute(
            AttributeLoc::Function,
            context.create_string_attribute("target-features", &features),
        );
        stop_instead_of_abort(context, function);
        // What has a function of its own has it to stay small.
        let no_inline = Attribute::get_named_enum_kind_id("noinline");
        function.add_attribute(AttributeLoc::Function, context.create_enum_attribute(no_inline, 0));
    }
    for name in [RUN, BIND] {
        add_entry(context, &module, name).map_err(&fault)?;
    }
    module.verify().map_err(|error| fault(error.to_string()))?;
    let options = PassBuilderOptions::create();
    options.set_loop_vectorization(true);
    options.set_loop_slp_vectorization(true);
    options.set_loop_unrolling(true);
    options.set_loop_interleaving(true);
    module.run_passes("default<O3>", &machine, options).map_err(|error| fault(error.to_string()))?;

    let engine = module
        .create_jit_execution_engine(OptimizationLevel::Aggressive)
        .map_err(|error| fault(error.to_string()))?;
    if let Some(function) = module.get_function("puts") {
        engine.add_global_mapping(&function, stopped as *const () as usize);
    }
    let kernels = [(RUN_KERNEL, run_kernel as *const ()), (RUN_BLOCK_KERNEL, run_block_kernel as *const ())];
    for (name, address) in kernels {
        if let Some(function) = module.get_function(name) {
            engine.add_global_mapping(&function, address as usize);
        }
    }
    let address = |name: &str| -> Result<Entry, Error> {
        let address =
            engine.get_function_address(&entry_name(name)).map_err(|error| fault(error.to_string()))?;
        // SAFETY: `add_entry` made the function with this type.
        Ok(unsafe { std::mem::transmute::<usize, Entry>(address) })
    };
    let (run, bind) = (address(RUN)?, address(BIND)?);
    Ok((engine, run, bind))
}

/// Where a lowered assertion calls `abort`, lets the function return: there is nothing to clean up, and [`stopped`] knows why.
fn stop_instead_of_abort(context: &Context, function: FunctionValue) {
    for block in function.get_basic_blocks() {
        let Some(end) =
            block.get_terminator().filter(|end| end.get_opcode() == InstructionOpcode::Unreachable)
        else {
            continue;
        };
        if let Some(call) =
            end.get_previous_instruction().filter(|call| call.get_opcode() == InstructionOpcode::Call)
        {
            call.erase_from_basic_block();
        }
        end.erase_from_basic_block();
        let builder = context.create_builder();
        builder.position_at_end(block);
        builder.build_return(None).expect("positioned");
    }
}

fn entry_name(name: &str) -> String {
    format!("{name}_entry")
}

/// Adds a function that calls another with the pointers of a list.
fn add_entry<'c>(context: &'c Context, module: &Module<'c>, name: &str) -> Result<(), String> {
    let callee = module.get_function(name).ok_or_else(|| format!("`{name}` is gone"))?;
    let pointer = context.ptr_type(AddressSpace::default());
    let entry =
        module.add_function(&entry_name(name), context.void_type().fn_type(&[pointer.into()], false), None);
    let builder = context.create_builder();
    builder.position_at_end(context.append_basic_block(entry, ""));
    let list = entry.get_first_param().expect("one parameter").into_pointer_value();
    let mut arguments = Vec::new();
    for index in 0..callee.count_params() {
        let at = context.i64_type().const_int(u64::from(index), false);
        // SAFETY: the caller passes as many pointers as the function has parameters.
        let place =
            unsafe { builder.build_gep(pointer, list, &[at], "") }.map_err(|error| error.to_string())?;
        arguments.push(builder.build_load(pointer, place, "").map_err(|error| error.to_string())?.into());
        // Results and memory overlap nothing, and nothing else is written.
        let no_alias = Attribute::get_named_enum_kind_id("noalias");
        callee.add_attribute(AttributeLoc::Param(index), context.create_enum_attribute(no_alias, 0));
    }
    builder.build_call(callee, &arguments, "").map_err(|error| error.to_string())?;
    builder.build_return(None).map_err(|error| error.to_string())?;
    Ok(())
}

impl Code {
    /// Runs the model; pointers to inputs, parameters, results and memory.
    ///
    /// # Safety
    /// The pointers are as many, and to as much memory, as the function was lowered for; results and memory are nobody else's.
    pub unsafe fn run(&self, arguments: &[*mut u8]) -> Result<(), Error> {
        // SAFETY: as the caller promises.
        unsafe { call(self.run, arguments) }
    }

    /// Derives parameters.
    ///
    /// # Safety
    /// As of [`Code::run`].
    pub unsafe fn bind(&self, arguments: &[*mut u8]) -> Result<(), Error> {
        // SAFETY: as the caller promises.
        unsafe { call(self.bind, arguments) }
    }
}

unsafe fn call(entry: Entry, arguments: &[*mut u8]) -> Result<(), Error> {
    STOPPED.with_borrow_mut(|reason| *reason = None);
    // SAFETY: as the caller promises.
    unsafe { entry(arguments.as_ptr()) };
    STOPPED.with_borrow_mut(|reason| reason.take().map_or(Ok(()), |reason| Err(Error::Stopped(reason))))
}

impl Drop for Code {
    fn drop(&mut self) {
        // SAFETY: both are dropped here and nowhere else, what borrows first.
        unsafe {
            ManuallyDrop::drop(&mut self.engine);
            drop(Box::from_raw(self.context));
        }
    }
}
