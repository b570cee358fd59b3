// What a verilated design, known only as an abstract model, and the clock loop share.
#pragma once

#include "hooks.h"

#include "verilated.h"

#include <cstdint>
#include <memory>
#include <string>

namespace mase {

// A port of the model, in Verilator's layout: 1, 2, 4, 8 bytes, or words of 32 bits. Null where the design has none.
struct Signal {
  void *data = nullptr;
  uint32_t width = 0;
  // Of which only this bit counts, for the handshakes of streams that share a vector.
  uint32_t bit = 0;
};

enum class Direction : uint32_t { In, Out, Tap };

struct Stream {
  const char *name;
  Direction direction;
  Signal valid, ready, data;
};

class Model {
public:
  virtual ~Model() = default;
  virtual void eval() = 0;
  virtual bool openWaveform(const char *path) = 0;
  virtual void dump(uint64_t time) = 0;
  virtual void closeWaveform() = 0;

  Signal clock, reset;
  const Stream *streams = nullptr;
  uint32_t count = 0;
};

// Generated per design.
std::unique_ptr<Model> makeModel(VerilatedContext &context);

// $readmemh and $readmemb: a relative name is resolved in the directory of the run, and too few words are an error.
void readMemory(bool hex, int bits, QData depth, int lsb, const std::string &name, void *memory, QData start,
                QData end);

} // namespace mase

#define VL_READMEM_N mase::readMemory
