// RUN: mase-opt %s --mase-set-target | FileCheck %s --check-prefix=ONE
// RUN: mase-opt %s --mase-set-target="device=xcu250 count=3 clock-khz=266667 budget=paper" | FileCheck %s

// ONE: module attributes {mase.target = #mase.target<device = "xcu250">}

// CHECK: mase.target = #mase.target<device = "xcu250", count = 3, clock_khz = 266667, budget = paper, links =
// CHECK-SAME: [<from = 0, to = 1, gbps = <100:1>, latency = 64>, <from = 1, to = 0, gbps = <100:1>, latency = 64>,
// CHECK-SAME: <from = 1, to = 2, gbps = <100:1>, latency = 64>, <from = 2, to = 1, gbps = <100:1>, latency = 64>]>
module {
}
