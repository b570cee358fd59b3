// A simulation: the model, the queues of its ports, and the loop that clocks it.
#pragma once

#include "shim.h"

#include <vector>

namespace mase {

// What Rust gets from `mase_step`; the numbers are repeated in loader.rs.
enum Status : int { More = 0, Done = 1, Deadlock = 2, Limit = 3, Violation = 4, Failure = 5 };

constexpr uint64_t resetCycles = 4;
constexpr size_t mostText = 1 << 16;

struct Fatal {};

struct Port {
  Stream stream;
  uint64_t number = 0; // of the port in stalls
  uint32_t words = 0;          // of a beat
  std::vector<uint32_t> queue; // words of the beats to offer
  std::vector<uint32_t> beats; // words of the beats collected
  std::vector<uint64_t> cycles;
  std::vector<uint32_t> held;  // the data of a stalled output
  std::vector<uint32_t> found; // the same a cycle later
  size_t next = 0, fed = 0;   // beat of the queue, beats in it
  uint64_t wanted = 0;
  bool offering = false;
  bool stalled = false; // an output was valid and not taken in the cycle before
};

struct Simulation {
  std::unique_ptr<VerilatedContext> context; // outlives the model
  std::unique_ptr<Model> model;
  std::vector<Port> ports;
  std::string directory, text, message;
  uint64_t moved = 0; // the cycle after that of the last beat
  uint64_t cycle = 0, dumps = 0, begun = 0, seed = 0, rate = 0, limit = 0, idle = 0, extra = 0;
  uint64_t satisfied = 0; // the cycle from which nothing more is waited for
  bool checkPaths = false, done = false, failed = false, waveform = false;

  void clock(bool high);
  int cycleOnce();
  int check(Port &port, bool valid, bool ready);
  int violation(const Port &port, const char *what);
};

// The simulation whose hooks are called on this thread while an object of this lives.
struct Current {
  explicit Current(Simulation *simulation);
  ~Current();
};

bool getBit(const Signal &signal);
void setBit(const Signal &signal, bool value);
void set(const Signal &signal, uint64_t value);
// Inverts the data: without valid they mean nothing, and this shows a design that looks at them all the same.
void spoil(const Signal &signal);
// Reports what ends a simulation: an error of the run, while the process goes on.
void report(const char *kind, const char *file, int line, const char *message);

} // namespace mase
