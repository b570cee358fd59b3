// RUN: mase-opt %s --mase-report -o /dev/null 2>&1 | FileCheck %s
// RUN: mase-opt %s --mase-report="format=csv output=-" -o /dev/null | FileCheck %s --check-prefix=CSV
// RUN: mase-opt %s --mase-report="format=json output=%t.json" -o /dev/null
// RUN: FileCheck %s --check-prefix=JSON < %t.json
// RUN: not mase-opt %s --mase-report="output=%t.none/x" -o /dev/null 2>&1 | FileCheck %s --check-prefix=NOWHERE

// CHECK: node{{ +}}op{{ +}}inputs{{ +}}parameters{{ +}}outputs{{ +}}MACs{{ +}}params
// CHECK-NEXT: fc{{ +}}linear{{ +}}1x64 fixed<8, 5>{{ +}}32x64 fixed<8, 7>{{ +}}1x32 msfp12{{ +}}2048{{ +}}2048
// CHECK-NEXT: relu{{ +}}1x32 msfp12
// CHECK-NEXT: 2 nodes, 2048 MACs and 2048 parameters per inference

// CSV: function,node,op,inputs,parameters,outputs,macs,parameter_count,input_bits,output_bits
// CSV-NEXT: f,fc,linear,"1x64 fixed<8, 5>","32x64 fixed<8, 7>",1x32 msfp12,2048,2048,512,144,

// JSON: "node": "fc"
// JSON: "output_bits": 144,
// JSON: "totals": {
// JSON-NEXT: "nodes": 2,

// NOWHERE: error: cannot write {{.*}}.none/x: No such file or directory

func.func @f(%x: tensor<1x64x!mase.fixed<8, 5>>) -> tensor<1x32x!mase.msfp12> {
  %w = mase.parameter "fc.weight" : () -> tensor<32x64x!mase.fixed<8, 7>>
  %y = mase.linear %x, %w {mase.node = "fc"}
      : (tensor<1x64x!mase.fixed<8, 5>>, tensor<32x64x!mase.fixed<8, 7>>) -> tensor<1x32x!mase.msfp12>
  %r = mase.relu %y : (tensor<1x32x!mase.msfp12>) -> tensor<1x32x!mase.msfp12>
  return %r : tensor<1x32x!mase.msfp12>
}
