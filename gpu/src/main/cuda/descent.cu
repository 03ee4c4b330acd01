// Descent by rows: one warp per row gathers the gradient of all its pairs and moves the row. The
// formulas are RowProblem's, the order of sums is that of Lanes, blocks are dealt as by Dealing; the
// same bits as CpuRows. No atomics: each word of the results is written by one lane.
//
// Lane l of a warp holds coordinates l, l + 32, l + 64 ... of its row: NPL = ceil(d / 32), rounded up
// to a power of two, 0 beyond d. Coordinate k of row v is centers[v * d + k].

#define ALL 0xffffffffu
#define WARP 32
#define CHUNK 256
#define SEGMENT 1024
#define BLOCKS_LOG 2
#define BLOCKS (1u << BLOCKS_LOG)
#define LARGEST 3.402823466e38f

// The finalizer of MurmurHash3 (Appleby).
static __device__ __forceinline__ unsigned turn(unsigned group, unsigned key) {
  unsigned h = group ^ key;
  h = (h ^ (h >> 16)) * 0x85ebca6bu;
  h = (h ^ (h >> 13)) * 0xc2b2ae35u;
  return (h ^ (h >> 16)) & (BLOCKS - 1);
}

static __device__ __forceinline__ unsigned block_of(unsigned row, unsigned key) {
  return (row & (BLOCKS - 1)) ^ turn(row >> BLOCKS_LOG, key);
}

static __device__ __forceinline__ float over_lanes(float x) {
#pragma unroll
  for (int step = 16; step > 0; step >>= 1) {
    x = x + __shfl_xor_sync(ALL, x, step);
  }
  return x;
}

// e^x by the polynomial of Cephes' expf; see FloatExp.
static __device__ __forceinline__ float exponential(float x) {
  float clipped = fmaxf(-80.0f, fminf(80.0f, x));
  float n = clipped * 1.442695041f + 12582912.0f - 12582912.0f;
  float y = clipped - n * 0.693359375f - n * -2.12194440e-4f;
  float p = 1.9875691500e-4f;
  p = p * y + 1.3981999507e-3f;
  p = p * y + 8.3334519073e-3f;
  p = p * y + 4.1665795894e-2f;
  p = p * y + 1.6666665459e-1f;
  p = p * y + 5.0000001201e-1f;
  float e = p * (y * y) + y + 1.0f;
  return e * __int_as_float(((int) n + 127) << 23);
}

// Whether position x is v or below it; see Below. ranged: whether any node has ranges.
static __device__ __forceinline__ bool holds(
    const int* end, const int* begin, const int* ranges, int ranged, int v, int x) {
  if (v <= x && x < end[v]) {
    return true;
  }
  if (!ranged) {
    return false;
  }
  int first = begin[v];
  int low = first;
  int high = begin[v + 1];
  while (low < high) {
    int middle = (low + high) >> 1;
    if (ranges[2 * (size_t) middle] <= x) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low > first && x < ranges[2 * (size_t) low - 1];
}

// A row and what it has gathered, its coordinates spread over the lanes.
template <int NPL>
struct Row {
  float own[NPL];
  float gradient[NPL];
  float radius;
  float radiusGradient;
  float cost;
};

template <int NPL>
static __device__ __forceinline__ void load(float* to, const float* centers, int v, int d, int lane) {
  const float* from = centers + (size_t) v * d + lane;
#pragma unroll
  for (int p = 0; p < NPL; p++) {
    to[p] = lane + WARP * p < d ? from[WARP * p] : 0;
  }
}

template <int NPL>
static __device__ __forceinline__ void turn_to(
    Row<NPL>& row, const float* centers, const float* radii, int v, int d, int lane) {
  load<NPL>(row.own, centers, v, d, lane);
#pragma unroll
  for (int p = 0; p < NPL; p++) {
    row.gradient[p] = 0;
  }
  row.radius = radii[v];
  row.radiusGradient = 0;
  row.cost = 0;
}

// Meets a row x that is held by all lanes; ratio is that of the inner radius to the outer.
template <int NPL, bool CONTAIN>
static __device__ __forceinline__ void meet(
    Row<NPL>& row, const float* x, float radius, float ratio, bool inner, float margin,
    float beyond) {
  float squares = 0;
#pragma unroll
  for (int p = 0; p < NPL; p++) {
    float difference = row.own[p] - x[p];
    squares = squares + difference * difference;
  }
  float distance = sqrtf(over_lanes(squares));
  float in = inner ? row.radius : radius;
  float out = inner ? radius : row.radius;
  float q = (distance + in) / out;
  float cost = CONTAIN ? q - 1.0f + margin : beyond - q;
  if (cost > 0) {
    float sign = CONTAIN ? 1.0f : -1.0f;
    float weight = inner ? sign * ratio : sign;
    row.radiusGradient = row.radiusGradient + (inner ? weight : -sign * q);
    row.cost = row.cost + (inner ? cost : 0);
    if (distance > 0) {
      float factor = fminf(LARGEST, weight / distance);
#pragma unroll
      for (int p = 0; p < NPL; p++) {
        row.gradient[p] = row.gradient[p] + factor * (row.own[p] - x[p]);
      }
    }
  }
}

// Meets what the lanes of mask have found, in their order: entry is other * 2, + 1 if the row is the
// outer ball; fresh: lanes whose other is read from after. The next is under way while one is met.
template <int NPL, bool CONTAIN>
static __device__ __forceinline__ void gather(
    Row<NPL>& row, const float* before, const float* after, unsigned mask, unsigned fresh, int entry,
    float radius, float ratio, int d, float margin, float beyond, int lane) {
  float next[NPL];
  int i = __ffs(mask) - 1;
  if (mask) {
    load<NPL>(next, fresh >> i & 1 ? after : before, __shfl_sync(ALL, entry, i) >> 1, d, lane);
  }
  while (mask) {
    float x[NPL];
#pragma unroll
    for (int p = 0; p < NPL; p++) {
      x[p] = next[p];
    }
    int met = i;
    mask &= mask - 1;
    if (mask) {
      i = __ffs(mask) - 1;
      load<NPL>(next, fresh >> i & 1 ? after : before, __shfl_sync(ALL, entry, i) >> 1, d, lane);
    }
    bool inner = (__shfl_sync(ALL, entry, met) & 1) == 0;
    meet<NPL, CONTAIN>(
        row, x, __shfl_sync(ALL, radius, met), __shfl_sync(ALL, ratio, met), inner, margin, beyond);
  }
}

// Parents and children: entries begin .. end - 1.
template <int NPL>
static __device__ __forceinline__ void positives(
    Row<NPL>& row, const float* before, const float* after, const float* radiiBefore,
    const float* radiiAfter, const int* entries, int begin, int end, unsigned key, unsigned block,
    int d, float margin, float beyond, int lane) {
  for (int base = begin; base < end; base += WARP) {
    bool there = base + lane < end;
    int entry = there ? entries[base + lane] : 0;
    bool fresh = there && block_of(entry >> 1, key) < block;
    float radius = there ? (fresh ? radiiAfter : radiiBefore)[entry >> 1] : 1.0f;
    // As outer ball a row has no use for it here.
    float ratio = entry & 1 ? 1.0f : row.radius / radius;
    gather<NPL, true>(
        row, before, after, __ballot_sync(ALL, there), __ballot_sync(ALL, fresh), entry, radius,
        ratio, d, margin, beyond, lane);
  }
}

// The gradient of each chunk of the long rows of a block. One warp per chunk.
template <int NPL>
static __device__ __forceinline__ void chunks(
    const float* before, const float* radiiBefore, const float* after, const float* radiiAfter,
    const int* begin, const int* entries, const int* chunkRow, const int* chunkBegin, int count,
    int d, unsigned key, unsigned block, float margin, float* gradients, float* radiusGradients,
    float* costs) {
  int chunk = (blockIdx.x * blockDim.x + threadIdx.x) / WARP;
  if (chunk >= count || block_of(chunkRow[chunk], key) != block) {
    return;
  }
  int lane = threadIdx.x % WARP;
  int v = chunkRow[chunk];
  int from = chunkBegin[chunk];
  int end = begin[v + 1];
  Row<NPL> row;
  turn_to<NPL>(row, before, radiiBefore, v, d, lane);
  positives<NPL>(
      row, before, after, radiiBefore, radiiAfter, entries, from,
      end - from < CHUNK ? end : from + CHUNK, key, block, d, margin, 1.0f + margin, lane);
#pragma unroll
  for (int p = 0; p < NPL; p++) {
    if (lane + WARP * p < d) {
      gradients[(size_t) chunk * d + lane + WARP * p] = row.gradient[p];
    }
  }
  if (lane == 0) {
    radiusGradients[chunk] = row.radiusGradient;
    costs[chunk] = row.cost;
  }
}

// Adds what the chunks of a long row stored, in their order.
template <int NPL>
static __device__ __forceinline__ void add_chunks(
    Row<NPL>& row, const float* gradients, const float* radiusGradients, const float* costs,
    const int* longRows, const int* firstChunk, int longCount, int v, int d, int lane) {
  int low = 0;
  int high = longCount;
  while (low < high) {
    int middle = (low + high) >> 1;
    if (longRows[middle] < v) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  for (int c = firstChunk[low]; c < firstChunk[low + 1]; c++) {
    float stored[NPL];
    load<NPL>(stored, gradients, c, d, lane);
#pragma unroll
    for (int p = 0; p < NPL; p++) {
      row.gradient[p] = row.gradient[p] + stored[p];
    }
    row.radiusGradient = row.radiusGradient + radiusGradients[c];
    row.cost = row.cost + costs[c];
  }
}

// The pairs of an epoch's shifts: as inner ball with v + shift, as outer with v - shift.
template <int NPL>
static __device__ __forceinline__ void negatives(
    Row<NPL>& row, const float* before, const float* after, const float* radiiBefore,
    const float* radiiAfter, const int* belowEnd, const int* belowBegin, const int* ranges,
    int ranged, const int* shifts, int count, int v, int n, unsigned key, unsigned block, int d,
    float margin, float beyond, int lane) {
  for (int base = 0; base < 2 * count; base += WARP) {
    bool there = base + lane < 2 * count;
    int shift = there ? shifts[(base + lane) >> 1] : 0;
    int role = lane & 1;
    int up = v + shift < n ? v + shift : v + shift - n;
    int down = v - shift < 0 ? v - shift + n : v - shift;
    int other = role ? down : up;
    there = there
        && !holds(belowEnd, belowBegin, ranges, ranged, role ? v : other, role ? other : v);
    bool fresh = there && block_of(other, key) < block;
    float radius = there ? (fresh ? radiiAfter : radiiBefore)[other] : 1.0f;
    float ratio = role ? radius / row.radius : row.radius / radius;
    gather<NPL, false>(
        row, before, after, __ballot_sync(ALL, there && ratio < beyond), __ballot_sync(ALL, fresh),
        other * 2 + role, radius, ratio, d, margin, beyond, lane);
  }
}

// Moves the rows of a block. One warp per group of rows.
template <int NPL>
static __device__ __forceinline__ void rows(
    const float* before, const float* radiiBefore, const float* logsBefore, float* after,
    float* radiiAfter, float* logsAfter, const int* begin, const int* entries, const int* belowEnd,
    const int* belowBegin, const int* ranges, int ranged, const int* shifts, int shiftCount,
    const int* longRows, const int* firstChunk, int longCount, const float* gradients,
    const float* radiusGradients, const float* chunkCosts, int n, int d, unsigned key,
    unsigned block, float margin, float regularization, float logMin, float logMax, float low,
    float high, float rate, float* sums, float* costs) {
  unsigned group = (blockIdx.x * blockDim.x + threadIdx.x) / WARP;
  unsigned place = group * BLOCKS + (block ^ turn(group, key));
  if (place >= n) {
    return;
  }
  int lane = threadIdx.x % WARP;
  int v = place;
  float beyond = 1.0f + margin;
  Row<NPL> row;
  turn_to<NPL>(row, before, radiiBefore, v, d, lane);
  int from = begin[v];
  int end = begin[v + 1];
  if (end - from > CHUNK) {
    add_chunks<NPL>(
        row, gradients, radiusGradients, chunkCosts, longRows, firstChunk, longCount, v, d, lane);
  } else {
    positives<NPL>(
        row, before, after, radiiBefore, radiiAfter, entries, from, end, key, block, d, margin,
        beyond, lane);
  }
  negatives<NPL>(
      row, before, after, radiiBefore, radiiAfter, belowEnd, belowBegin, ranges, ranged, shifts,
      shiftCount, v, n, key, block, d, margin, beyond, lane);

  float log = logsBefore[v];
  float below = fmaxf(0.0f, logMin - log);
  float above = fmaxf(0.0f, log - logMax);
  float radiusGradient = row.radiusGradient + 2.0f * regularization * (above - below);
  float squares = 0;
#pragma unroll
  for (int p = 0; p < NPL; p++) {
    squares = squares + row.gradient[p] * row.gradient[p];
  }
  float sum = sums[v] + (over_lanes(squares) + radiusGradient * radiusGradient);
  // All lanes have read the sum before one writes it.
  __syncwarp(ALL);
  float factor = -(rate / sqrtf(sum));
  float scale = row.radius * factor;
#pragma unroll
  for (int p = 0; p < NPL; p++) {
    if (lane + WARP * p < d) {
      after[(size_t) v * d + lane + WARP * p] = row.own[p] + scale * row.gradient[p];
    }
  }
  if (lane == 0) {
    float moved = fmaxf(low, fminf(high, log + factor * radiusGradient));
    logsAfter[v] = moved;
    radiiAfter[v] = exponential(moved);
    sums[v] = sum;
    costs[v] = row.cost + regularization * (below * below + above * above);
  }
}

// What a pair costs the inner ball v, 0 if other is -1; by all lanes.
template <int NPL, bool CONTAIN>
static __device__ __forceinline__ float cost_of(
    Row<NPL>& row, const float* centers, const float* radii, int other, int d, float margin,
    float beyond, int lane) {
  row.cost = 0;
  if (other >= 0) {
    float radius = radii[other];
    float ratio = row.radius / radius;
    if (CONTAIN || ratio < beyond) {
      float x[NPL];
      load<NPL>(x, centers, other, d, lane);
      meet<NPL, CONTAIN>(row, x, radius, ratio, true, margin, beyond);
    }
  }
  return row.cost;
}

// Costs of the pairs that are held out, each with its negatives. One warp per pair.
template <int NPL>
static __device__ __forceinline__ void held_out(
    const float* centers, const float* radii, const int* pairs, int count, int negatives, int d,
    float margin, float* costs) {
  int pair = (blockIdx.x * blockDim.x + threadIdx.x) / WARP;
  if (pair >= count) {
    return;
  }
  int lane = threadIdx.x % WARP;
  float beyond = 1.0f + margin;
  const int* of = pairs + (size_t) pair * (negatives + 2);
  Row<NPL> row;
  turn_to<NPL>(row, centers, radii, of[0], d, lane);
  float separate = 0;
  for (int i = 2; i < negatives + 2; i++) {
    separate = separate + cost_of<NPL, false>(row, centers, radii, of[i], d, margin, beyond, lane);
  }
  float contain = cost_of<NPL, true>(row, centers, radii, of[1], d, margin, beyond, lane);
  if (lane == 0) {
    costs[pair] = contain + separate / (float) negatives;
  }
}

#define KERNELS(NPL)                                                                             \
  extern "C" __global__ void descent_chunks_##NPL(                                               \
      const float* before, const float* radiiBefore, const float* after,                         \
      const float* radiiAfter, const int* begin, const int* entries, const int* chunkRow,        \
      const int* chunkBegin, int count, int d, unsigned key, unsigned block, float margin,       \
      float* gradients, float* radiusGradients, float* costs) {                                  \
    chunks<NPL>(                                                                                 \
        before, radiiBefore, after, radiiAfter, begin, entries, chunkRow, chunkBegin, count, d,  \
        key, block, margin, gradients, radiusGradients, costs);                                  \
  }                                                                                              \
  extern "C" __global__ void descent_rows_##NPL(                                                 \
      const float* before, const float* radiiBefore, const float* logsBefore, float* after,      \
      float* radiiAfter, float* logsAfter, const int* begin, const int* entries,                 \
      const int* belowEnd, const int* belowBegin, const int* ranges, int ranged,                 \
      const int* shifts, int shiftCount, const int* longRows, const int* firstChunk,             \
      int longCount, const float* gradients, const float* radiusGradients,                       \
      const float* chunkCosts, int n, int d, unsigned key, unsigned block, float margin,         \
      float regularization, float logMin, float logMax, float low, float high, float rate,       \
      float* sums, float* costs) {                                                               \
    rows<NPL>(                                                                                   \
        before, radiiBefore, logsBefore, after, radiiAfter, logsAfter, begin, entries, belowEnd, \
        belowBegin, ranges, ranged, shifts, shiftCount, longRows, firstChunk, longCount,         \
        gradients, radiusGradients, chunkCosts, n, d, key, block, margin, regularization,        \
        logMin, logMax, low, high, rate, sums, costs);                                           \
  }                                                                                              \
  extern "C" __global__ void descent_held_out_##NPL(                                             \
      const float* centers, const float* radii, const int* pairs, int count, int negatives,      \
      int d, float margin, float* costs) {                                                       \
    held_out<NPL>(centers, radii, pairs, count, negatives, d, margin, costs);                    \
  }

KERNELS(1)
KERNELS(2)
KERNELS(4)
KERNELS(8)
KERNELS(16)
KERNELS(32)

// segments[s]: the sum of SEGMENT costs in double. One warp per segment.
extern "C" __global__ void descent_sum(const float* costs, int n, int count, double* segments) {
  int segment = (blockIdx.x * blockDim.x + threadIdx.x) / WARP;
  if (segment >= count) {
    return;
  }
  int lane = threadIdx.x % WARP;
  int begin = segment * SEGMENT;
  int end = n - begin < SEGMENT ? n : begin + SEGMENT;
  double sum = 0;
  for (int i = begin + lane; i < end; i += WARP) {
    sum = sum + (double) costs[i];
  }
#pragma unroll
  for (int step = 16; step > 0; step >>= 1) {
    sum = sum + __shfl_xor_sync(ALL, sum, step);
  }
  if (lane == 0) {
    segments[segment] = sum;
  }
}
