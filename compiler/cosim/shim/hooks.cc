// What Verilator's runtime calls instead of printing and ending the process.

#include "simulation.h"

#undef VL_READMEM_N

#include <cstdarg>
#include <cstdio>

using namespace mase;

static thread_local Simulation *current = nullptr;

mase::Current::Current(Simulation *simulation) {
  current = simulation;
  if (simulation->context)
    Verilated::threadContextp(simulation->context.get());
}

mase::Current::~Current() { current = nullptr; }

int mase_printf(const char *format, ...) {
  if (!current)
    return 0;
  va_list list, again;
  va_start(list, format);
  va_copy(again, list);
  int size = std::vsnprintf(nullptr, 0, format, list);
  va_end(list);
  std::vector<char> line(size < 0 ? 1 : size + 1);
  std::vsnprintf(line.data(), line.size(), format, again);
  va_end(again);
  // Of a design that prints much, what it printed last is worth most.
  if (current->text.size() > mostText)
    current->text.erase(0, mostText / 2);
  current->text += line.data();
  return size;
}

void mase::report(const char *kind, const char *file, int line, const char *message) {
  if (file && file[0] && line > 0)
    mase_printf("%s: %s:%d: %s\n", kind, file, line, message);
  else if (file && file[0])
    mase_printf("%s: %s: %s\n", kind, file, message);
  else
    mase_printf("%s: %s\n", kind, message);
  if (current)
    current->failed = true;
}

void vl_finish(const char *file, int line, const char *) { report("%Error", file, line, "$finish was called"); }

// Assertions, $error and $fatal have printed their own text; $stop has not.
void vl_stop(const char *file, int line, const char *) {
  if (current && (current->text.find("%Error") != std::string::npos || current->text.find("%Fatal") != std::string::npos))
    current->failed = true;
  else
    report("%Error", file, line, "$stop was called");
}

void vl_fatal(const char *file, int line, const char *, const char *message) {
  report("%Error", file, line, message);
  // The caller may not be able to go on, such as a loop that does not converge.
  throw Fatal();
}

// Warnings of the runtime are about files of memories that are missing or too short.
void vl_warn(const char *file, int line, const char *, const char *message) {
  report("%Error", file, line, message);
}

void mase::readMemory(bool hex, int bits, QData depth, int lsb, const std::string &name, void *memory, QData start,
                      QData end) {
  std::string path = name;
  if (current && !current->directory.empty() && !path.empty() && path[0] != '/')
    path = current->directory + "/" + path;
  // Verilator passes no end where the source names none, and then takes a file that is too short.
  if (end == ~QData(0))
    end = lsb + depth - 1;
  VL_READMEM_N(hex, bits, depth, lsb, path, memory, start, end);
}
