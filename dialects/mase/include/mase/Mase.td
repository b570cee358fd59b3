//===- Mase.td - the whole dialect: every other file, in reading order ----===//
#ifndef MASE_TD
#define MASE_TD

include "mase/MaseBase.td"
include "mase/MaseTypes.td"
include "mase/MaseAttrs.td"
include "mase/MaseComputeOps.td"
include "mase/MaseElementwiseOps.td"
include "mase/MaseShapeOps.td"
include "mase/MaseHardwareOps.td"

#endif // MASE_TD
