// The functions that Rust calls; their types are repeated in loader.rs. No exception leaves them.

#include "simulation.h"

using namespace mase;

// Runs `body` as the current simulation; false if it has failed, with the message set.
template <typename Body> static bool guarded(Simulation *simulation, Body body) {
  Current scope(simulation);
  try {
    body();
  } catch (const Fatal &) {
    simulation->failed = true;
  } catch (const std::exception &error) {
    simulation->failed = true;
    simulation->text += error.what();
  } catch (...) {
    simulation->failed = true;
    simulation->text += "unknown exception";
  }
  if (simulation->failed && simulation->message.empty())
    simulation->message = simulation->text;
  return !simulation->failed;
}

#define EXPORT extern "C" __attribute__((visibility("default")))

EXPORT Simulation *mase_new(const char *directory) {
  try {
    auto simulation = std::make_unique<Simulation>();
    simulation->directory = directory;
    return simulation.release();
  } catch (...) {
    return nullptr;
  }
}

EXPORT void mase_free(Simulation *simulation) {
  guarded(simulation, [&] { simulation->model.reset(); });
  delete simulation;
}

// Makes the model and holds it in reset; cycle 0 is next.
EXPORT int mase_reset(Simulation *simulation) {
  simulation->text.clear();
  simulation->message.clear();
  simulation->failed = false;
  return guarded(simulation, [&] {
    Simulation &s = *simulation;
    s.model.reset();
    s.context = std::make_unique<VerilatedContext>();
    Verilated::threadContextp(s.context.get());
    // Registers without reset start with noise, the same in every run.
    s.context->randReset(2);
    s.context->randSeed(1);
    s.context->traceEverOn(true);
    s.model = makeModel(*s.context);
    s.ports.assign(s.model->count, Port());
    uint64_t number = 0;
    for (uint32_t i = 0; i < s.model->count; ++i) {
      Port &port = s.ports[i];
      port.stream = s.model->streams[i];
      port.words = (port.stream.data.width + 31) / 32;
      port.held.resize(port.words);
      port.found.resize(port.words);
      if (port.stream.direction != Direction::Tap)
        port.number = number++;
      if (port.stream.direction == Direction::In) {
        setBit(port.stream.valid, false);
        spoil(port.stream.data);
      }
      if (port.stream.direction == Direction::Out)
        setBit(port.stream.ready, false);
    }
    s.waveform = false;
    s.cycle = s.moved = s.dumps = 0;
    set(s.model->reset, 0);
    for (uint64_t i = 0; i < resetCycles; ++i) {
      s.clock(false);
      s.clock(true);
    }
    set(s.model->reset, 1);
  });
}

// Adds `count` beats to the queue of an input.
EXPORT void mase_feed(Simulation *simulation, uint32_t port, const uint32_t *words, size_t count) {
  Port &p = simulation->ports[port];
  p.queue.erase(p.queue.begin(), p.queue.begin() + p.next * p.words);
  p.queue.insert(p.queue.end(), words, words + count * p.words);
  p.fed += count - p.next;
  p.next = 0;
}

struct Request {
  uint64_t seed, rate, limit, idle, extra, checkPaths;
};

// Forgets the beats of the run before; beats that it left in the queues of inputs stay. `wanted` has one number per port.
EXPORT int mase_begin(Simulation *simulation, const Request *request, const uint64_t *wanted, const char *waveform) {
  return guarded(simulation, [&] {
    Simulation &s = *simulation;
    s.seed = request->seed;
    s.rate = request->rate;
    s.limit = request->limit;
    s.idle = request->idle;
    s.extra = request->extra;
    s.checkPaths = request->checkPaths;
    s.begun = s.moved = s.cycle;
    s.done = false;
    for (size_t i = 0; i < s.ports.size(); ++i) {
      s.ports[i].wanted = wanted[i];
      s.ports[i].beats.clear();
      s.ports[i].cycles.clear();
    }
    if (s.waveform)
      s.model->closeWaveform();
    s.waveform = false;
    if (waveform[0]) {
      s.waveform = s.model->openWaveform(waveform);
      if (!s.waveform)
        report("%Error", waveform, 0, "the waveform cannot be written");
    }
  });
}

EXPORT int mase_step(Simulation *simulation, uint64_t cycles) {
  int status = More;
  bool good = guarded(simulation, [&] {
    while (cycles-- > 0 && status == More)
      status = simulation->cycleOnce();
  });
  if (status != More && simulation->waveform) {
    simulation->waveform = false;
    guarded(simulation, [&] { simulation->model->closeWaveform(); });
  }
  return good || status == Violation ? status : Failure;
}

EXPORT uint64_t mase_cycle(const Simulation *simulation) { return simulation->cycle; }
EXPORT const char *mase_message(const Simulation *simulation) { return simulation->message.c_str(); }
// Beats of an input that are left.
EXPORT uint64_t mase_left(const Simulation *simulation, uint32_t port) {
  const Port &p = simulation->ports[port];
  return p.fed - p.next;
}
EXPORT const uint64_t *mase_cycles(const Simulation *simulation, uint32_t port, size_t *count) {
  *count = simulation->ports[port].cycles.size();
  return simulation->ports[port].cycles.data();
}
EXPORT const uint32_t *mase_beats(const Simulation *simulation, uint32_t port, size_t *count) {
  *count = simulation->ports[port].beats.size();
  return simulation->ports[port].beats.data();
}
// Handshake as of the last cycle: valid in bit 0, ready in bit 1.
EXPORT uint32_t mase_handshake(const Simulation *simulation, uint32_t port) {
  const Stream &stream = simulation->ports[port].stream;
  return getBit(stream.valid) | getBit(stream.ready) << 1;
}
