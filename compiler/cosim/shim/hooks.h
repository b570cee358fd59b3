// Included before everything else that is compiled: what Verilator's runtime prints goes to the run it belongs to.
#pragma once

int mase_printf(const char *format, ...) __attribute__((format(printf, 1, 2)));
#define VL_PRINTF mase_printf
