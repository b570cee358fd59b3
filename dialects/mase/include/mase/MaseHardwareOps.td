//===- MaseHardwareOps.td - structure that only hardware has --------------===//
#ifndef MASE_HARDWARE_OPS_TD
#define MASE_HARDWARE_OPS_TD

include "mlir/IR/SymbolInterfaces.td"
include "mlir/Interfaces/ControlFlowInterfaces.td"
include "mase/MaseAttrs.td"
include "mase/MaseTypes.td"

def Mase_ForkOp : Mase_NodeBase<"fork"> {
  let summary = "one stream to several consumers";
  let description = [{
    Every result is the input. In hardware each consumer has its own handshake.

    - C3: there are at least two results.
    - C4: every result has the input's type.
  }];
  let arguments = (ins Mase_Tensor:$input);
  let results = (outs Variadic<Mase_Tensor>:$outputs);
  let assemblyFormat = "$input attr-dict `:` functional-type(operands, results)";
}

def Mase_LinkOp : Mase_NodeBase<"link"> {
  let summary = "a stream that crosses from one device to another";
  let description = [{
    The result is the input.

    - C3: both device ids are at least 0, and they differ.
    - C4: the result has the input's type.
  }];
  let arguments = (ins Mase_Tensor:$input, I64Attr:$source, I64Attr:$destination);
  let results = (outs Mase_Tensor:$result);
  let assemblyFormat = [{
    $input `from` $source `to` $destination attr-dict `:` functional-type(operands, results)
  }];
}

def Mase_YieldOp : Mase_Op<"yield", [Pure, Terminator, ReturnLike,
                                     ParentOneOf<["ShardOp", "BlockOp", "DeriveOp"]>]> {
  let summary = "results of the region of a shard, a block or a derived parameter";
  let arguments = (ins Variadic<AnyType>:$values);
  let assemblyFormat = "($values^ `:` type($values))? attr-dict";
}

def Mase_ShardOp : Mase_Op<"shard", [RecursiveMemoryEffects, RecursivelySpeculatable, SingleBlock,
                                     NoRegionArguments]> {
  let summary = "a node divided over several hardware instances";
  let description = [{
    The region holds one node, and the result is what it yields: splitting changes hardware, never values. Part i takes
    `shards[i].size` of the result's dimension `axis` and stands on device `shards[i].device`; inputs are spread and
    outputs concatenated in hardware.

    - C3: the region holds one node and a yield of its results, or, once a fold has replaced the node by a value from outside, the
      yield alone.
    - C4: the results have the types of what is yielded.
    - C5: axis is a dimension of every result, and the parts' sizes are at least 1 and add up to its extent.

    ```mlir
    %y = mase.shard outputs axis 1 [<size = 16, device = 0>, <size = 16, device = 1>] -> tensor<1x32xf32> {
      %0 = mase.linear %x, %w : (tensor<1x64xf32>, tensor<32x64xf32>) -> tensor<1x32xf32>
      mase.yield %0 : tensor<1x32xf32>
    }
    ```
  }];
  let arguments = (ins Mase_SplitAttr:$split, I64Attr:$axis,
    TypedArrayAttrBase<Mase_ShardAttr, "array of #mase.shard_part">:$shards);
  let results = (outs Variadic<Mase_Tensor>:$outputs);
  let regions = (region SizedRegion<1>:$body);
  let hasFolder = 1;
  let assemblyFormat = "`` $split `axis` $axis custom<Shards>($shards) attr-dict `->` type($outputs) $body";
  let hasRegionVerifier = 1;
}

def Mase_BlockOp : Mase_Op<"block", [RecursiveMemoryEffects, RecursivelySpeculatable, IsolatedFromAbove,
                                     DeclareOpInterfaceMethods<Mase_NodeInterface>]> {
  let summary = "a node that is not predefined: HLS or user-defined";
  let description = [{
    Either carries its semantics in a region of any dialect (tool chain `hls`: hardware is generated from it), or names a
    user-defined block whose manifest gives semantics and hardware (tool chain `user`). MACs and parameters of a block are
    counted from its region.

    - C3: there is a callee, or a region, and not both.
    - C4: the region's arguments have the types of the operands.
    - C5: the region's yield has the types of the results.

    ```mlir
    %y = mase.block @my_gelu(%x) : (tensor<1x64xf32>) -> tensor<1x64xf32>
    %z = mase.block (%x) : (tensor<1x64xf32>) -> tensor<1x64xf32> {
    ^bb0(%a: tensor<1x64xf32>):
      %0 = math.absf %a : tensor<1x64xf32>
      mase.yield %0 : tensor<1x64xf32>
    }
    ```
  }];
  let arguments = (ins OptionalAttr<FlatSymbolRefAttr>:$callee, Variadic<Mase_Tensor>:$inputs);
  let results = (outs Variadic<Mase_Tensor>:$outputs);
  let regions = (region MaxSizedRegion<1>:$body);
  let assemblyFormat = [{
    ($callee^)? `(` $inputs `)` attr-dict-with-keyword `:` functional-type(operands, results) ($body^)?
  }];
  let extraClassDeclaration = "int64_t getMacs(); int64_t getNumParameters();";
  let hasVerifier = 1;
  let hasRegionVerifier = 1;
}

#endif // MASE_HARDWARE_OPS_TD
