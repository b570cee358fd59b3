//===- MaseInterfaces.td - what every node can say about itself -----------===//
#ifndef MASE_INTERFACES_TD
#define MASE_INTERFACES_TD

include "mlir/IR/OpBase.td"

def Mase_NodeInterface : OpInterface<"NodeInterface"> {
  let cppNamespace = "::mase";
  let description = [{
    The work and the traffic of a node, as the cost models and reports see them.
    All counts are for one inference and saturate at 2^63-1.
  }];
  let methods = [
    InterfaceMethod<"Multiply-accumulate operations of one inference.",
      "int64_t", "getMacs", (ins), "", "return 0;">,
    InterfaceMethod<[{Number of trained values the node holds: the elements of the operands that are
      parameters (`mase.parameter` or `mase.derive`, directly or through a cast).}],
      "int64_t", "getNumParameters", (ins), "", "return ::mase::countParameters($_op);">,
    InterfaceMethod<"Bits of all operands that are not parameters, in their formats.",
      "int64_t", "getInputBits", (ins), "", "return ::mase::countInputBits($_op);">,
    InterfaceMethod<"Bits of all results, in their formats.",
      "int64_t", "getOutputBits", (ins), "", "return ::mase::countOutputBits($_op);">,
  ];
}

#endif // MASE_INTERFACES_TD
