// A stand-in for the NVIDIA driver: the calls that sphere.gpu makes, on the CPU, as strict as may be.
//
// What it plays is read from the file STAND_IN_PLAY, lines of "key value": serial, which tells one
// play from the next, devices, version, capability, memory, backward, and fail with the name of a
// call, its answer and how many of its calls go well before. Calls that give back do so even where
// they answer with an error, which may be one of an earlier launch. What was done wrong is written
// to STAND_IN_LOG.
#include <csetjmp>
#include <ucontext.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <mutex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "lanes.h"

uint3 threadIdx, blockIdx;
dim3 blockDim, gridDim;

namespace {

enum {
  OK = 0, INVALID_VALUE = 1, OUT_OF_MEMORY = 2, NO_DEVICE = 100, INVALID_CONTEXT = 201,
  UNSUPPORTED_PTX_VERSION = 222, NOT_FOUND = 500, ILLEGAL_ADDRESS = 700, PRIMARY_CONTEXT_ACTIVE = 708,
  LAUNCH_FAILED = 719
};
constexpr unsigned BLOCKING_SYNC = 4;
constexpr std::size_t CANARY = 256;
constexpr unsigned char GARBAGE = 0xcb;
constexpr std::size_t STACK = 64 << 10;

struct Play {
  int serial = 0, devices = 1, version = 12040, capability = 80;
  std::size_t memory = 256 << 20;
  bool backward = false;
  std::string failing;
  int answer = 0, after = 0;
};

std::recursive_mutex lock;
std::map<char*, std::size_t> allocated;
std::set<void*> pinned;
std::set<void*> modules;
std::map<std::string, int> calls;
Entry* entries;
int retained;
int sticky;
int serial;
unsigned flags;
// The primary context, another one each time that it is made: one that is gone serves nobody.
std::uintptr_t primary;
thread_local void* current;

bool lives(void* context) { return retained && context == reinterpret_cast<void*>(primary); }

void log(const std::string& line) { std::ofstream(STAND_IN_LOG, std::ios::app) << line << "\n"; }

Play play() {
  Play p;
  std::ifstream in(STAND_IN_PLAY);
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    std::string key;
    words >> key;
    if (key == "serial") words >> p.serial;
    if (key == "devices") words >> p.devices;
    if (key == "version") words >> p.version;
    if (key == "capability") words >> p.capability;
    if (key == "memory") words >> p.memory;
    if (key == "backward") p.backward = true;
    if (key == "fail") words >> p.failing >> p.answer >> p.after;
  }
  return p;
}

// Counts calls by name since the play began and answers what it wants.
int played(const char* name) {
  Play p = play();
  if (p.serial != serial) calls.clear();
  serial = p.serial;
  int before = calls[name]++;
  return p.failing == name && before >= p.after ? p.answer : OK;
}

int begin(const char* name, bool inContext) {
  if (int answer = played(name)) return answer;
  if (sticky) return sticky;
  if (inContext && !lives(current)) {
    log(std::string(name) + " without a current context");
    return INVALID_CONTEXT;
  }
  return OK;
}

std::size_t used() {
  std::size_t sum = 0;
  for (auto& each : allocated) sum += each.second;
  return sum;
}

bool inside(const char* from, std::size_t bytes) {
  auto next = allocated.upper_bound(const_cast<char*>(from));
  if (next == allocated.begin()) return false;
  auto area = std::prev(next);
  return from + bytes <= area->first + area->second;
}

// What a kernel has written beyond the end of what it was given.
bool overrun() {
  for (auto& each : allocated) {
    for (std::size_t i = 0; i < CANARY; i++) {
      if ((unsigned char) each.first[each.second + i] != GARBAGE) return true;
    }
  }
  return false;
}

struct Fiber {
  // Where it began, and from its first wait on where it is: changing contexts asks the system each
  // time, jumping does not.
  ucontext_t context;
  jmp_buf at;
  unsigned thread;
  bool begun, done, waiting;
  Meeting what;
  unsigned mask;
  uint64_t value, result;
  int argument;
  int line;
};

std::vector<char*> stacks;
std::vector<Fiber> fibers;
jmp_buf scheduler;
Fiber* running;
const Entry* entry;
void* const* arguments;

void enter() {
  entry->run(arguments);
  running->done = true;
  _longjmp(scheduler, 1);
}

void start(Fiber& fiber, unsigned thread) {
  while (stacks.size() <= thread) stacks.push_back(static_cast<char*>(malloc(STACK)));
  fiber.thread = thread;
  fiber.begun = fiber.done = fiber.waiting = false;
  getcontext(&fiber.context);
  fiber.context.uc_stack.ss_sp = stacks[thread];
  fiber.context.uc_stack.ss_size = STACK;
  fiber.context.uc_link = nullptr;
  makecontext(&fiber.context, enter, 0);
}

void resume(Fiber& fiber) {
  running = &fiber;
  threadIdx = {fiber.thread, 0, 0};
  if (_setjmp(scheduler)) return;
  if (fiber.begun) _longjmp(fiber.at, 1);
  fiber.begun = true;
  setcontext(&fiber.context);
}

int source(const Fiber& f) {
  int lane = f.thread & 31;
  switch (f.what) {
    case XOR: return lane ^ f.argument;
    case UP: return lane - f.argument;
    case DOWN: return lane + f.argument;
    default: return f.argument & 31;
  }
}

// Whether all that are named by the mask of this one meet at its line; they then get their parts.
bool meets(Fiber& first, unsigned base, unsigned count) {
  unsigned ballot = 0;
  for (unsigned l = 0; l < 32; l++) {
    if (!(first.mask >> l & 1)) continue;
    if (base + l >= count) return false;
    Fiber& f = fibers[base + l];
    if (!f.waiting || f.what != first.what || f.line != first.line || f.mask != first.mask) return false;
    if (f.value) ballot |= 1u << l;
  }
  for (unsigned l = 0; l < 32; l++) {
    if (!(first.mask >> l & 1)) continue;
    Fiber& f = fibers[base + l];
    int from = source(f);
    bool there = from >= 0 && from < 32 && (first.mask >> from & 1);
    f.result = f.what == BALLOT ? ballot : f.what == WARP ? 0 : there ? fibers[base + from].value : f.value;
  }
  unsigned mask = first.mask;
  for (unsigned l = 0; l < 32; l++) {
    if (mask >> l & 1) fibers[base + l].waiting = false;
  }
  return true;
}

void runWarp(unsigned base, unsigned count, bool backward) {
  for (bool met = true; met;) {
    unsigned lanes = base + 32 < count ? 32 : count - base;
    for (unsigned i = 0; i < lanes; i++) {
      Fiber& f = fibers[base + (backward ? lanes - 1 - i : i)];
      while (!f.done && !f.waiting) resume(f);
    }
    met = false;
    for (unsigned i = 0; i < lanes; i++) {
      Fiber& f = fibers[base + i];
      if (f.waiting && f.what != BLOCK && f.mask >> i & 1) met |= meets(f, base, count);
    }
  }
}

bool runBlock(unsigned threads, bool backward) {
  fibers.resize(threads);
  for (unsigned t = 0; t < threads; t++) start(fibers[t], t);
  for (;;) {
    unsigned warps = (threads + 31) / 32, waiting = 0, done = 0;
    for (unsigned w = 0; w < warps; w++) runWarp(32 * (backward ? warps - 1 - w : w), threads, backward);
    for (Fiber& f : fibers) {
      done += f.done;
      waiting += f.waiting && f.what == BLOCK && f.line == fibers[0].line;
    }
    if (done == threads) return true;
    if (waiting != threads) return false;
    for (Fiber& f : fibers) f.waiting = false;
  }
}

}  // namespace

uint64_t meet(Meeting what, unsigned mask, uint64_t value, int argument, int line) {
  Fiber& f = *running;
  f.waiting = true;
  f.what = what;
  f.mask = mask;
  f.value = value;
  f.argument = argument;
  f.line = line;
  if (!_setjmp(f.at)) _longjmp(scheduler, 1);
  return running->result;
}

Entry::Entry(const char* name, void (*run)(void* const*)) : name(name), run(run), next(entries) {
  entries = this;
}

// Drivers before CUDA 11.0 have no such call, and a process that makes it ends.
void requireCuda11(const char* name) {
  if (play().version < 11000) log(std::string(name) + " is not in this driver");
}

#define CALL(name, inContext)                             \
  std::lock_guard<std::recursive_mutex> guard(lock);      \
  if (int answer = begin(name, inContext)) return answer;

extern "C" {
int cuInit(unsigned) {
  CALL("cuInit", false)
  return play().devices == 0 ? NO_DEVICE : OK;
}
int cuDriverGetVersion(int* version) {
  CALL("cuDriverGetVersion", false)
  *version = play().version;
  return OK;
}
int cuDeviceGetCount(int* count) {
  CALL("cuDeviceGetCount", false)
  *count = play().devices;
  return OK;
}
int cuDeviceGet(int* device, int ordinal) {
  CALL("cuDeviceGet", false)
  *device = ordinal;
  return OK;
}
int cuDeviceGetName(char* name, int length, int) {
  CALL("cuDeviceGetName", false)
  snprintf(name, length, "Stand-in GPU");
  return OK;
}
int cuDeviceTotalMem_v2(std::size_t* bytes, int) {
  CALL("cuDeviceTotalMem", false)
  *bytes = play().memory;
  return OK;
}
int cuDeviceGetAttribute(int* value, int attribute, int) {
  CALL("cuDeviceGetAttribute", false)
  int capability = play().capability;
  *value = attribute == 75 ? capability / 10 : attribute == 76 ? capability % 10 : 0;
  return OK;
}
int cuDevicePrimaryCtxRetain(void** context, int) {
  CALL("cuDevicePrimaryCtxRetain", false)
  if (retained++ == 0) primary += 64;
  *context = reinterpret_cast<void*>(primary);
  return OK;
}
int cuDevicePrimaryCtxSetFlags_v2(int, unsigned wanted) {
  requireCuda11("cuDevicePrimaryCtxSetFlags");
  CALL("cuDevicePrimaryCtxSetFlags", false)
  if (retained) return PRIMARY_CONTEXT_ACTIVE;
  flags = wanted;
  return OK;
}
int cuDevicePrimaryCtxRelease_v2(int) {
  requireCuda11("cuDevicePrimaryCtxRelease");
  std::lock_guard<std::recursive_mutex> guard(lock);
  if (retained == 0) {
    log("release of what is not retained");
    return INVALID_CONTEXT;
  }
  if (--retained == 0) {
    if (!allocated.empty()) log("leak of " + std::to_string(allocated.size()) + " allocations");
    if (!pinned.empty()) log("leak of pinned memory");
    if (!modules.empty()) log("leak of a module");
    for (auto& each : allocated) free(each.first);
    allocated.clear();
    pinned.clear();
    modules.clear();
    sticky = 0;
    flags = 0;
  }
  return played("cuDevicePrimaryCtxRelease");
}
int cuCtxSetCurrent(void* context) {
  std::lock_guard<std::recursive_mutex> guard(lock);
  if (int answer = played("cuCtxSetCurrent")) return answer;
  if (context && !lives(context)) return INVALID_CONTEXT;
  current = context;
  return OK;
}
int cuCtxGetCurrent(void** context) {
  std::lock_guard<std::recursive_mutex> guard(lock);
  if (int answer = played("cuCtxGetCurrent")) return answer;
  *context = current;
  return OK;
}
int cuCtxSynchronize() {
  CALL("cuCtxSynchronize", true)
  if (flags != BLOCKING_SYNC && play().failing != "cuDevicePrimaryCtxSetFlags") log("a wait that spins");
  if (overrun()) {
    log("write beyond the end of an allocation");
    sticky = ILLEGAL_ADDRESS;
  }
  return sticky;
}
int cuMemGetInfo_v2(std::size_t* available, std::size_t* total) {
  CALL("cuMemGetInfo", true)
  *total = play().memory;
  *available = *total - used();
  return OK;
}
int cuMemAlloc_v2(char** address, std::size_t bytes) {
  CALL("cuMemAlloc", true)
  if (bytes > play().memory - used()) return OUT_OF_MEMORY;
  *address = static_cast<char*>(aligned_alloc(256, (bytes + CANARY + 255) / 256 * 256));
  memset(*address, GARBAGE, bytes + CANARY);
  allocated[*address] = bytes;
  return OK;
}
int cuMemFree_v2(char* address) {
  std::lock_guard<std::recursive_mutex> guard(lock);
  int answer = begin("cuMemFree", true);
  if (!allocated.erase(address)) {
    log("free of what is not allocated");
    return INVALID_VALUE;
  }
  free(address);
  return answer;
}
int cuMemHostAlloc(void** address, std::size_t bytes, unsigned) {
  CALL("cuMemHostAlloc", true)
  pinned.insert(*address = malloc(bytes));
  return OK;
}
int cuMemFreeHost(void* address) {
  std::lock_guard<std::recursive_mutex> guard(lock);
  int answer = begin("cuMemFreeHost", true);
  if (!pinned.erase(address)) {
    log("free of what is not pinned");
    return INVALID_VALUE;
  }
  free(address);
  return answer;
}
int cuMemcpyHtoD_v2(char* to, const void* from, std::size_t bytes) {
  CALL("cuMemcpyHtoD", true)
  if (!inside(to, bytes)) {
    log("copy beyond the end of an allocation");
    return INVALID_VALUE;
  }
  memcpy(to, from, bytes);
  return OK;
}
int cuMemcpyDtoH_v2(void* to, const char* from, std::size_t bytes) {
  CALL("cuMemcpyDtoH", true)
  if (!inside(from, bytes)) {
    log("copy beyond the end of an allocation");
    return INVALID_VALUE;
  }
  memcpy(to, from, bytes);
  return OK;
}
int cuMemsetD32_v2(char* to, unsigned value, std::size_t count) {
  CALL("cuMemsetD32", true)
  if (!inside(to, 4 * count)) return INVALID_VALUE;
  for (std::size_t i = 0; i < count; i++) memcpy(to + 4 * i, &value, 4);
  return OK;
}
int cuModuleLoadDataEx(void** module, const void* image, unsigned, int*, void**) {
  CALL("cuModuleLoadDataEx", true)
  std::string text(static_cast<const char*>(image));
  std::size_t at = text.find("\n.version ");
  int major = 0, minor = 0;
  if (at == std::string::npos || sscanf(text.c_str() + at, "\n.version %d.%d", &major, &minor) != 2) return INVALID_VALUE;
  // ISA 6.3 came with CUDA 10.0, 7.0 with 11.0, 8.0 with 12.0, 9.0 with 13.0.
  int needed = (major + 4) * 1000 + (major == 6 ? 0 : minor * 10);
  if (needed > play().version) return UNSUPPORTED_PTX_VERSION;
  modules.insert(*module = new std::string(text));
  return OK;
}
int cuModuleUnload(void* module) {
  std::lock_guard<std::recursive_mutex> guard(lock);
  int answer = begin("cuModuleUnload", true);
  if (!modules.erase(module)) return INVALID_VALUE;
  delete static_cast<std::string*>(module);
  return answer;
}
int cuModuleGetFunction(const void** function, void* module, const char* name) {
  CALL("cuModuleGetFunction", true)
  bool named = static_cast<std::string*>(module)->find(std::string(".entry ") + name + "(") != std::string::npos;
  for (Entry* each = entries; named && each; each = each->next) {
    if (strcmp(each->name, name) == 0) {
      *function = each;
      return OK;
    }
  }
  return NOT_FOUND;
}
int cuLaunchKernel(const void* function, unsigned gridX, unsigned gridY, unsigned gridZ, unsigned blockX,
    unsigned blockY, unsigned blockZ, unsigned shared, void*, void** parameters, void**) {
  CALL("cuLaunchKernel", true)
  if (gridX == 0 || gridY == 0 || gridY > 65535 || gridZ != 1 || blockX == 0 || blockX > 1024 || blockY != 1
      || blockZ != 1 || shared != 0) {
    log("launch of an impossible shape");
    return INVALID_VALUE;
  }
  bool backward = play().backward;
  entry = static_cast<const Entry*>(function);
  arguments = parameters;
  gridDim = {gridX, gridY, gridZ};
  blockDim = {blockX, blockY, blockZ};
  unsigned blocks = gridX * gridY;
  for (unsigned i = 0; i < blocks; i++) {
    unsigned b = backward ? blocks - 1 - i : i;
    blockIdx = {b % gridX, b / gridX, 0};
    if (!runBlock(blockX, backward)) {
      log(std::string(entry->name) + ": not all lanes meet");
      return sticky = LAUNCH_FAILED;
    }
  }
  return OK;
}
int cuGetErrorString(int, const char** text) {
  *text = "stand-in";
  return OK;
}
}
