"""torch-mlir's passes, with their diagnostics as errors that name the module and the op."""

import re
from dataclasses import dataclass, field

from torch_mlir import ir
from torch_mlir.dialects import torch as torch_dialect
from torch_mlir.passmanager import PassManager

from .errors import Refused, first_line

# What stock MLIR has; an op of another dialect means that torch-mlir could not lower it.
DIALECTS = {"builtin", "func", "arith", "math", "tensor", "linalg", "affine", "cf", "scf", "complex"}

FROM_EXPORT = "builtin.module(func.func(torch-match-quantized-custom-ops),torchdynamo-export-to-torch-backend-pipeline{extra-library=})"
FROM_ONNX = "builtin.module(func.func(convert-torch-onnx-to-torch),torch-lower-to-backend-contract,func.func(cse,canonicalize))"
TO_LINALG = "builtin.module(torch-backend-to-linalg-on-tensors-backend-pipeline)"


@dataclass
class Lowering:
    """A context for one import, which keeps what MLIR complains of."""

    context: ir.Context = field(default_factory=ir.Context)
    complaints: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        torch_dialect.register_dialect(self.context)
        self.context.emit_error_diagnostics = True
        self.context.attach_diagnostic_handler(self._keep)

    def _keep(self, diagnostic: ir.Diagnostic) -> bool:
        if diagnostic.severity == ir.DiagnosticSeverity.ERROR:
            self.complaints.append((str(diagnostic.location), diagnostic.message))
        return True

    def run(self, module: ir.Module, *pipelines: str) -> None:
        """Runs pass pipelines; an error of theirs names what could not be lowered."""
        for pipeline in pipelines:
            try:
                with self.context:
                    PassManager.parse(pipeline).run(module.operation)
            except Exception as error:
                raise Refused(self.complaint(error)) from error
        self._check(module)

    def complaint(self, error: BaseException) -> str:
        """The first complaint, with the module and the op that it is about."""
        if not self.complaints:
            return f"torch-mlir cannot lower the model: {first_line(error)}"
        location, message = self.complaints[0]
        # After a colon MLIR prints the whole operation.
        return f"{_place(location)}: torch-mlir cannot lower this: {message.splitlines()[0].partition(': %')[0]}"

    def _check(self, module: ir.Module) -> None:
        """Refuses what stock MLIR does not have, and shapes that are not static."""
        foreign: list[str] = []

        def look(op: ir.Operation) -> ir.WalkResult:
            place = _place(str(op.location))
            # The state of random numbers; the ops that use it say where they are.
            if op.name == "ml_program.global":
                return ir.WalkResult.ADVANCE
            if op.name.partition(".")[0] not in DIALECTS:
                foreign.append(f"{place}: torch-mlir lowers this to {op.name}, which has no counterpart in stock MLIR")
            for result in op.results:
                if isinstance(result.type, ir.ShapedType) and not result.type.has_static_shape:
                    foreign.append(f"{place}: {op.name} has the shape {result.type}; all shapes must be static")
            return ir.WalkResult.ADVANCE if not foreign else ir.WalkResult.INTERRUPT

        module.operation.walk(look)
        if foreign:
            raise Refused(foreign[0])


def _place(location: str) -> str:
    """The names in a location of MLIR, which the importer made from modules and ops."""
    names = re.findall(r'"([^"]+)"', location)
    return names[0] if names else "the model"
