// RUN: mase-opt %s --mase-report -verify-diagnostics

func.func @f(%x: tensor<1x64xf32>) -> tensor<1x64xf32> {
  // expected-error @below {{'mase.relu' op has stale 'mase.metrics': they belong to fingerprint '0123456789abcdef'}}
  %y = mase.relu %x {mase.metrics = #mase.metrics<area = <lut = 10>, fingerprint = "0123456789abcdef">}
      : (tensor<1x64xf32>) -> tensor<1x64xf32>
  return %y : tensor<1x64xf32>
}
