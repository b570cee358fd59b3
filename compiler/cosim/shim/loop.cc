// The clock loop: offers beats to the inputs of a design and collects those of its outputs, with the stalls and the checks of
// the stream protocol. One object of it serves all designs.
//
// Invariant: a run is a function of the design, the beats and the stalls alone.

#include "simulation.h"

#include <cstring>

namespace mase {

uint64_t get(const Signal &signal) {
  switch ((signal.width + 7) / 8) {
  case 0:
    return 0;
  case 1:
    return *static_cast<const uint8_t *>(signal.data);
  case 2:
    return *static_cast<const uint16_t *>(signal.data);
  case 3:
  case 4:
    return *static_cast<const uint32_t *>(signal.data);
  case 5:
  case 6:
  case 7:
  case 8:
    return *static_cast<const uint64_t *>(signal.data);
  default:
    return 0;
  }
}

void set(const Signal &signal, uint64_t value) {
  switch ((signal.width + 7) / 8) {
  case 1:
    *static_cast<uint8_t *>(signal.data) = value;
    break;
  case 2:
    *static_cast<uint16_t *>(signal.data) = value;
    break;
  case 3:
  case 4:
    *static_cast<uint32_t *>(signal.data) = value;
    break;
  default:
    *static_cast<uint64_t *>(signal.data) = value;
  }
}

bool getBit(const Signal &signal) {
  if (signal.width > 64)
    return static_cast<const uint32_t *>(signal.data)[signal.bit / 32] >> (signal.bit % 32) & 1;
  return get(signal) >> signal.bit & 1;
}

void setBit(const Signal &signal, bool value) {
  if (signal.width > 64) {
    uint32_t &word = static_cast<uint32_t *>(signal.data)[signal.bit / 32];
    word = (word & ~(1u << signal.bit % 32)) | uint32_t(value) << signal.bit % 32;
    return;
  }
  set(signal, (get(signal) & ~(uint64_t(1) << signal.bit)) | uint64_t(value) << signal.bit);
}

void read(const Signal &signal, uint32_t *words) {
  if (signal.width == 0)
    return;
  if (signal.width > 64) {
    std::memcpy(words, signal.data, (signal.width + 31) / 32 * 4);
    return;
  }
  uint64_t value = get(signal);
  words[0] = uint32_t(value);
  if (signal.width > 32)
    words[1] = uint32_t(value >> 32);
}

void write(const Signal &signal, const uint32_t *words) {
  if (signal.width == 0)
    return;
  if (signal.width > 64)
    std::memcpy(signal.data, words, (signal.width + 31) / 32 * 4);
  else
    set(signal, words[0] | (signal.width > 32 ? uint64_t(words[1]) << 32 : 0));
}

void spoil(const Signal &signal) {
  if (signal.width == 0)
    return;
  if (signal.width <= 64) {
    uint64_t mask = signal.width == 64 ? ~uint64_t(0) : (uint64_t(1) << signal.width) - 1;
    set(signal, ~get(signal) & mask);
    return;
  }
  uint32_t *words = static_cast<uint32_t *>(signal.data);
  for (uint32_t i = 0; i < signal.width / 32; ++i)
    words[i] = ~words[i];
  if (uint32_t rest = signal.width % 32)
    words[signal.width / 32] ^= (1u << rest) - 1;
}

bool stalls(uint64_t seed, uint64_t port, uint64_t cycle, uint64_t rate) {
  if (seed == 0)
    return false;
  uint64_t x = seed ^ (port * 0x9E3779B97F4A7C15u) ^ (cycle * 0xD1B54A32D192ED03u);
  x ^= x >> 30;
  x *= 0xBF58476D1CE4E5B9u;
  x ^= x >> 27;
  x *= 0x94D049BB133111EBu;
  x ^= x >> 31;
  return (x >> 40) % 256 < rate;
}

void Simulation::clock(bool high) {
  set(model->clock, high);
  context->time(2 * cycle + high);
  model->eval();
  if (waveform)
    model->dump(dumps++);
}

int Simulation::violation(const Port &port, const char *what) {
  message = std::string("port ") + port.stream.name + ", cycle " + std::to_string(cycle) + ": " + what;
  failed = true;
  return Violation;
}

int Simulation::check(Port &port, bool valid, bool ready) {
  if (port.stalled) {
    if (!valid)
      return violation(port, "valid was withdrawn before the beat was taken");
    read(port.stream.data, port.found.data());
    if (port.found != port.held)
      return violation(port, "data changed before the beat was taken");
  } else if (valid && !ready) {
    read(port.stream.data, port.held.data());
  }
  port.stalled = valid && !ready;
  return More;
}

int Simulation::cycleOnce() {
  for (Port &port : ports) {
    bool stall = stalls(seed, port.number, cycle, rate);
    switch (port.stream.direction) {
    case Direction::In:
      if (!port.offering && !stall && port.next < port.fed) {
        port.offering = true;
        write(port.stream.data, port.queue.data() + port.next * port.words);
        setBit(port.stream.valid, true);
      }
      break;
    case Direction::Out:
      setBit(port.stream.ready, !stall);
      break;
    case Direction::Tap:
      break;
    }
  }
  if (checkPaths)
    for (Port &port : ports)
      if (port.stream.direction == Direction::Out) {
        bool ready = getBit(port.stream.ready);
        set(model->clock, 0);
        model->eval();
        bool before = getBit(port.stream.valid);
        setBit(port.stream.ready, !ready);
        model->eval();
        bool after = getBit(port.stream.valid);
        setBit(port.stream.ready, ready);
        if (before != after)
          return violation(port, "valid depends on ready");
      }
  clock(false);
  bool satisfiedNow = true;
  for (Port &port : ports) {
    bool valid = getBit(port.stream.valid), ready = getBit(port.stream.ready);
    if (port.stream.direction != Direction::In)
      if (int status = check(port, valid, ready))
        return status;
    if (valid && ready) {
      moved = cycle + 1;
      port.cycles.push_back(cycle);
      if (port.stream.direction == Direction::In) {
        ++port.next;
      } else {
        port.beats.resize(port.beats.size() + port.words);
        read(port.stream.data, port.beats.data() + port.beats.size() - port.words);
      }
    }
    if (port.stream.direction == Direction::Out && port.cycles.size() < port.wanted)
      satisfiedNow = false;
  }
  clock(true);
  for (Port &port : ports)
    if (port.stream.direction == Direction::In && port.offering && port.cycles.size() &&
        port.cycles.back() == cycle) {
      port.offering = false;
      setBit(port.stream.valid, false);
      spoil(port.stream.data);
    }
  ++cycle;
  if (failed) {
    message = text;
    return Failure;
  }
  if (satisfiedNow && !done) {
    done = true;
    satisfied = cycle;
  }
  if (done && cycle - satisfied >= extra)
    return Done;
  // While only further beats are watched for, nothing has to move.
  if (!done && cycle - moved >= idle)
    return Deadlock;
  return cycle - begun >= limit ? Limit : More;
}

} // namespace mase
