// CUDA's words for g++: threads of a block are fibers, which wait for each other where lanes do.
// Blocks run one after the other, so that what they share is static.
#pragma once
#include <cmath>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <utility>

struct uint3 { unsigned x, y, z; };
struct dim3 { unsigned x, y, z; };
struct alignas(8) float2 { float x, y; };
struct alignas(16) float4 { float x, y, z, w; };
struct alignas(8) int2 { int x, y; };
struct alignas(16) int4 { int x, y, z, w; };
struct alignas(16) uint4 { unsigned x, y, z, w; };

extern uint3 threadIdx, blockIdx;
extern dim3 blockDim, gridDim;

#define __global__
#define __device__
#define __host__
#define __forceinline__ inline
#define __noinline__
#define __shared__ static
#define __constant__ static const
#define __align__(n) __attribute__((aligned(n)))
#define __launch_bounds__(...)

inline float2 make_float2(float x, float y) { return {x, y}; }
inline float4 make_float4(float x, float y, float z, float w) { return {x, y, z, w}; }
inline int2 make_int2(int x, int y) { return {x, y}; }

enum Meeting { DONE, BLOCK, WARP, BALLOT, XOR, UP, DOWN, INDEX };

// Waits for all that the mask names, says what they leave, and gets what its own part is.
uint64_t meet(Meeting what, unsigned mask, uint64_t value, int argument, int line);

// The line tells one call from another: lanes that meet at different ones have diverged. Not the
// address of the call, for a compiler may make two calls of one that depends on the lane.
#define LINE int line = __builtin_LINE()

inline void __syncthreads(LINE) { meet(BLOCK, 0, 0, 0, line); }
inline void __syncwarp(unsigned mask = ~0u, LINE) { meet(WARP, mask, 0, 0, line); }
inline unsigned __ballot_sync(unsigned mask, int predicate, LINE) {
  return (unsigned) meet(BALLOT, mask, predicate != 0, 0, line);
}
inline int __any_sync(unsigned mask, int predicate, LINE) {
  return __ballot_sync(mask, predicate, line) != 0;
}
inline int __all_sync(unsigned mask, int predicate, LINE) {
  return __ballot_sync(mask, !predicate, line) == 0;
}

template <class T>
inline T passed(Meeting what, unsigned mask, T value, int argument, int line) {
  uint64_t bits = 0;
  std::memcpy(&bits, &value, sizeof value);
  bits = meet(what, mask, bits, argument, line);
  std::memcpy(&value, &bits, sizeof value);
  return value;
}
template <class T>
inline T __shfl_xor_sync(unsigned mask, T value, int lanes, LINE) {
  return passed(XOR, mask, value, lanes, line);
}
template <class T>
inline T __shfl_up_sync(unsigned mask, T value, unsigned lanes, LINE) {
  return passed(UP, mask, value, lanes, line);
}
template <class T>
inline T __shfl_down_sync(unsigned mask, T value, unsigned lanes, LINE) {
  return passed(DOWN, mask, value, lanes, line);
}
template <class T>
inline T __shfl_sync(unsigned mask, T value, int lane, LINE) {
  return passed(INDEX, mask, value, lane, line);
}

inline int __popc(unsigned x) { return __builtin_popcount(x); }
inline int __popcll(unsigned long long x) { return __builtin_popcountll(x); }
inline int __ffs(int x) { return __builtin_ffs(x); }
inline int __clz(int x) { return x ? __builtin_clz(x) : 32; }
inline unsigned __umulhi(unsigned a, unsigned b) { return (uint64_t) a * b >> 32; }
inline float __fadd_rn(float a, float b) { return a + b; }
inline float __fsub_rn(float a, float b) { return a - b; }
inline float __fmul_rn(float a, float b) { return a * b; }
inline float __fdiv_rn(float a, float b) { return a / b; }
inline float __fsqrt_rn(float a) { return sqrtf(a); }
inline double __dadd_rn(double a, double b) { return a + b; }
inline double __dmul_rn(double a, double b) { return a * b; }
inline int __float_as_int(float a) { int b; std::memcpy(&b, &a, 4); return b; }
inline float __int_as_float(int a) { float b; std::memcpy(&b, &a, 4); return b; }
inline unsigned __float_as_uint(float a) { unsigned b; std::memcpy(&b, &a, 4); return b; }
inline float __uint_as_float(unsigned a) { float b; std::memcpy(&b, &a, 4); return b; }
inline float __int2float_rn(int a) { return (float) a; }
inline int __float2int_rn(float a) { return (int) rintf(a); }
inline int __float2int_rz(float a) { return (int) a; }
template <class T> inline T __ldg(const T* p) { return *p; }
inline int min(int a, int b) { return a < b ? a : b; }
inline int max(int a, int b) { return a > b ? a : b; }
inline unsigned min(unsigned a, unsigned b) { return a < b ? a : b; }
inline unsigned max(unsigned a, unsigned b) { return a > b ? a : b; }

// What launches a kernel with the addresses of its arguments.
struct Entry {
  const char* name;
  void (*run)(void* const* arguments);
  Entry* next;
  Entry(const char* name, void (*run)(void* const*));
};

template <class F> struct Call;
template <class... A>
struct Call<void (*)(A...)> {
  template <void (*kernel)(A...), std::size_t... I>
  static void with(void* const* a, std::index_sequence<I...>) {
    kernel(*static_cast<std::remove_cv_t<A>*>(a[I])...);
  }
  template <void (*kernel)(A...)>
  static void run(void* const* a) {
    with<kernel>(a, std::index_sequence_for<A...>());
  }
};
#define ENTRY(kernel) \
  static Entry entry_##kernel(#kernel, Call<decltype(&kernel)>::template run<&kernel>);
