// Bulk containment: which of n balls may lie around, in or across each of many others, and how large
// their margins may be. Every answer is a superset or a bound with a proven band; the host decides in
// double. No atomics: each word of the results is written by one lane.
//
// Coordinate k of row v is centers[k * n + v], so that lanes read side by side. Queries come in tiles
// of TILE: coordinate k of query t of tile y is queries[(y * d + k) * TILE + t]. The squared distance
// is summed in coordinate order from 0: difference, its square, sum, each rounded.

#define TILE 16
#define CHUNK 64
#define SEGMENT 1024
#define ALL 0xffffffffu

// centers[k * n + first + v] = rows[v * d + k]: some rows, one after the other, become columns.
extern "C" __global__ void scan_columns(
    const float* rows, int count, int d, int first, int n, float* centers) {
  int v = blockIdx.x * blockDim.x + threadIdx.x;
  if (v >= count) {
    return;
  }
  for (int k = 0; k < d; k++) {
    centers[(size_t) k * n + first + v] = rows[(size_t) v * d + k];
  }
}

static __device__ __forceinline__ float plus_square(float sum, float difference) {
  return sum + difference * difference;
}

// squared[t] = |row v - query t of this block's tile|^2. Called by all threads of the block, which
// share chunk.
static __device__ __forceinline__ void squared_distances(
    const float* centers, const float* queries, int n, int d, int v, float* chunk, float* squared) {
  const float* tile = queries + (size_t) blockIdx.y * d * TILE;
#pragma unroll
  for (int t = 0; t < TILE; t++) {
    squared[t] = 0;
  }
  for (int begin = 0; begin < d; begin += CHUNK) {
    int count = d - begin < CHUNK ? d - begin : CHUNK;
    __syncthreads();
    for (int i = threadIdx.x; i < count * TILE; i += blockDim.x) {
      chunk[i] = tile[(size_t) begin * TILE + i];
    }
    __syncthreads();
#pragma unroll 4
    for (int k = 0; k < count; k++) {
      float x = centers[(size_t) (begin + k) * n + v];
#pragma unroll
      for (int t = 0; t < TILE; t += 4) {
        float4 four = *(const float4*) (chunk + k * TILE + t);
        squared[t] = plus_square(squared[t], x - four.x);
        squared[t + 1] = plus_square(squared[t + 1], x - four.y);
        squared[t + 2] = plus_square(squared[t + 2], x - four.z);
        squared[t + 3] = plus_square(squared[t + 3], x - four.w);
      }
    }
  }
}

// Bit v % 32 of mask[q * words + v / 32]: whether |row v - query q| may be at most
// rowTerm[v] + queryTerm[q], both rounded up. Blocks: (rows / blockDim.x, tiles).
extern "C" __global__ void scan_mask(
    const float* centers, const float* rowTerm, const float* queries, const float* queryTerm, int n,
    int d, int words, float band, float tiny, unsigned* mask) {
  int row = blockIdx.x * blockDim.x + threadIdx.x;
  int v = row < n ? row : n - 1;
  __shared__ __align__(16) float chunk[CHUNK * TILE];
  float squared[TILE];
  squared_distances(centers, queries, n, d, v, chunk, squared);
  float term = rowTerm[v];
  int lane = threadIdx.x & 31;
  unsigned mine = 0;
#pragma unroll
  for (int t = 0; t < TILE; t++) {
    float limit = term + queryTerm[blockIdx.y * TILE + t];
    bool near = squared[t] <= limit * limit * band + tiny;
    unsigned word = __ballot_sync(ALL, row < n && limit >= 0 && near);
    mine = lane == t ? word : mine;
  }
  int word = row >> 5;
  if (lane < TILE && word < words) {
    mask[(size_t) (blockIdx.y * TILE + lane) * words + word] = mine;
  }
}

// best[q * words + w]: the largest lower bound of queryTerm[q] - rowTerm[v] - |row v - query q| over
// the 32 rows of word w; queryTerm is rounded down, rowTerm up. Blocks as above.
extern "C" __global__ void scan_best(
    const float* centers, const float* rowTerm, const float* queries, const float* queryTerm, int n,
    int d, int words, float band, float tiny, float* best) {
  int row = blockIdx.x * blockDim.x + threadIdx.x;
  int v = row < n ? row : n - 1;
  __shared__ __align__(16) float chunk[CHUNK * TILE];
  float squared[TILE];
  squared_distances(centers, queries, n, d, v, chunk, squared);
  float term = rowTerm[v];
  int lane = threadIdx.x & 31;
  float mine = 0;
#pragma unroll
  for (int t = 0; t < TILE; t++) {
    float slack = queryTerm[blockIdx.y * TILE + t] - term;
    slack = slack - fabsf(slack) * 0x1p-22f;
    float margin = slack - sqrtf(squared[t] + tiny) * band;
    margin = row < n ? margin : -INFINITY;
#pragma unroll
    for (int step = 16; step > 0; step >>= 1) {
      margin = fmaxf(margin, __shfl_xor_sync(ALL, margin, step));
    }
    mine = lane == t ? margin : mine;
  }
  int word = row >> 5;
  if (lane < TILE && word < words) {
    best[(size_t) (blockIdx.y * TILE + lane) * words + word] = mine;
  }
}

// counts[i]: bits set in item i, which is SEGMENT words of one query: i = q * segments + s. One warp
// per item.
extern "C" __global__ void scan_count(
    const unsigned* mask, int words, int segments, int items, int* counts) {
  int item = (blockIdx.x * blockDim.x + threadIdx.x) >> 5;
  if (item >= items) {
    return;
  }
  int lane = threadIdx.x & 31;
  int begin = item % segments * SEGMENT;
  int end = words < begin + SEGMENT ? words : begin + SEGMENT;
  const unsigned* of = mask + (size_t) (item / segments) * words;
  int count = 0;
  for (int w = begin + lane; w < end; w += 32) {
    count += __popc(of[w]);
  }
#pragma unroll
  for (int step = 16; step > 0; step >>= 1) {
    count += __shfl_xor_sync(ALL, count, step);
  }
  if (lane == 0) {
    counts[item] = count;
  }
}

// rows[offsets[i] ..): the rows of item first + i, ascending. One warp per item.
extern "C" __global__ void scan_fill(
    const unsigned* mask, int words, int segments, int first, int items, const int* offsets,
    int* rows) {
  int i = (blockIdx.x * blockDim.x + threadIdx.x) >> 5;
  if (i >= items) {
    return;
  }
  int lane = threadIdx.x & 31;
  int item = first + i;
  int begin = item % segments * SEGMENT;
  int end = words < begin + SEGMENT ? words : begin + SEGMENT;
  const unsigned* of = mask + (size_t) (item / segments) * words;
  int at = offsets[i];
  for (int base = begin; base < end; base += 32) {
    int w = base + lane;
    unsigned word = w < end ? of[w] : 0;
    int before = __popc(word);
#pragma unroll
    for (int step = 1; step < 32; step <<= 1) {
      int other = __shfl_up_sync(ALL, before, step);
      before += lane >= step ? other : 0;
    }
    int place = at + before - __popc(word);
    while (word) {
      rows[place++] = w * 32 + __ffs(word) - 1;
      word &= word - 1;
    }
    at += __shfl_sync(ALL, before, 31);
  }
}
