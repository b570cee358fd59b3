// RUN: not mase-opt %s --mase-set-target=device=xcu25 2>&1 | FileCheck %s --check-prefix=UNKNOWN
// RUN: not mase-opt %s --mase-set-target=count=0 2>&1 | FileCheck %s --check-prefix=COUNT
// RUN: not mase-opt %s --mase-set-target=clock-khz=-1 2>&1 | FileCheck %s --check-prefix=CLOCK
// RUN: not mase-opt %s --mase-set-target=budget=lavish 2>&1 | FileCheck %s --check-prefix=BUDGET
// RUN: not mase-opt %s --mase-set-target=count=2 2>&1 | FileCheck %s --check-prefix=DEVICE
// RUN: env MASE_HOME=%t.nowhere not mase-opt %s --mase-set-target 2>&1 | FileCheck %s --check-prefix=HOME

// UNKNOWN: error: unknown device 'xcu25'; known: {{.*}}xcu250
// COUNT: error: count is 0, must be from 1 to 65536
// CLOCK: error: clock-khz is -1, must be at least 0
// BUDGET: for the --budget option: Cannot find option named 'lavish'
// HOME: error: no MASE data directory {{.*}} tried: {{.*}}.nowhere; set MASE_HOME to it

func.func @f(%x: tensor<1x64xf32>) -> tensor<1x64xf32> {
  // DEVICE: error: 'mase.relu' op D5: device id 2, but the target has 2 devices
  %y = mase.relu %x {mase.hw = #mase.hw<device = 2>} : (tensor<1x64xf32>) -> tensor<1x64xf32>
  return %y : tensor<1x64xf32>
}
