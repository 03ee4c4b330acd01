// What no kernel may do, each once: what runs kernels without a GPU must find it.

#define ALL 0xffffffffu

// Sums the lane numbers of a warp, as it should be.
extern "C" __global__ void fault_none(int* out, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  int sum = threadIdx.x & 31;
  for (int step = 16; step > 0; step >>= 1) {
    sum += __shfl_xor_sync(ALL, sum, step);
  }
  if (i < n) {
    out[i] = sum;
  }
}

// One element beyond the end.
extern "C" __global__ void fault_beyond(int* out, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i <= n) {
    out[i] = i;
  }
}

// Half of the lanes do not come.
extern "C" __global__ void fault_divergent(int* out, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  int other = 0;
  if (threadIdx.x % 32 < 16) {
    other = __shfl_xor_sync(ALL, i, 1);
  }
  if (i < n) {
    out[i] = other;
  }
}

// Half of the threads of a block do not come.
extern "C" __global__ void fault_barrier(int* out, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (threadIdx.x < 32) {
    __syncthreads();
  }
  if (i < n) {
    out[i] = i;
  }
}

// Reads what nobody has written.
extern "C" __global__ void fault_unwritten(int* out, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) {
    out[i] = out[n - 1 - i];
  }
}
