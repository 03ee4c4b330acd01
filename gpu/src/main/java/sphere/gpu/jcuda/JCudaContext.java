package sphere.gpu.jcuda;

import static sphere.gpu.jcuda.Answer.check;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.Map;
import jcuda.Pointer;
import jcuda.driver.CUcontext;
import jcuda.driver.CUdevice;
import jcuda.driver.CUmodule;
import jcuda.driver.JCudaDriver;
import sphere.gpu.driver.Context;
import sphere.gpu.driver.Program;

/**
 * A primary context. Nothing of size passes by Java arrays: JCuda copies these where the garbage
 * collector has to wait for it.
 */
final class JCudaContext implements Context {
  private final CUdevice device;
  private final CUcontext context;
  private final CUcontext before = new CUcontext();
  private final Thread opener = Thread.currentThread();
  private final Map<ByteBuffer, Pointer> pinned = new IdentityHashMap<>();

  JCudaContext(CUdevice device, CUcontext context) {
    this.device = device;
    this.context = context;
    // Without an answer there was none.
    JCudaDriver.cuCtxGetCurrent(before);
  }

  @Override
  public void enter() {
    check(JCudaDriver.cuCtxSetCurrent(context), "cuCtxSetCurrent");
  }

  @Override
  public long freeBytes() {
    long[] free = new long[1];
    check(JCudaDriver.cuMemGetInfo(free, new long[1]), "cuMemGetInfo");
    return free[0];
  }

  @Override
  public long allocate(long bytes) {
    Address address = new Address();
    check(JCudaDriver.cuMemAlloc(address, bytes), "cuMemAlloc");
    return address.value();
  }

  @Override
  public void free(long address) {
    check(JCudaDriver.cuMemFree(Address.of(address)), "cuMemFree");
  }

  @Override
  public ByteBuffer pinned(int bytes) {
    Pointer pointer = new Pointer();
    check(JCudaDriver.cuMemHostAlloc(pointer, bytes, 0), "cuMemHostAlloc");
    ByteBuffer buffer = pointer.getByteBuffer(0, bytes).order(ByteOrder.nativeOrder());
    pinned.put(buffer, pointer);
    return buffer;
  }

  @Override
  public void unpin(ByteBuffer buffer) {
    check(JCudaDriver.cuMemFreeHost(pinned.remove(buffer)), "cuMemFreeHost");
  }

  @Override
  public void upload(long to, ByteBuffer from) {
    check(
        JCudaDriver.cuMemcpyHtoD(Address.of(to), Pointer.toBuffer(from), from.remaining()),
        "cuMemcpyHtoD");
  }

  @Override
  public void download(ByteBuffer to, long from) {
    check(
        JCudaDriver.cuMemcpyDtoH(Pointer.toBuffer(to), Address.of(from), to.remaining()),
        "cuMemcpyDtoH");
  }

  @Override
  public void clear(long address, long bytes) {
    check(JCudaDriver.cuMemsetD32(Address.of(address), 0, bytes / 4), "cuMemsetD32");
  }

  @Override
  public Program load(String ptx) {
    byte[] text = ptx.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer image = ByteBuffer.allocateDirect(text.length + 1).put(text).put((byte) 0).flip();
    CUmodule module = new CUmodule();
    check(
        JCudaDriver.cuModuleLoadDataEx(
            module, Pointer.toBuffer(image), 0, new int[0], Pointer.to(new int[0])),
        "cuModuleLoadDataEx");
    return new JCudaProgram(module);
  }

  @Override
  public void synchronize() {
    check(JCudaDriver.cuCtxSynchronize(), "cuCtxSynchronize");
  }

  @Override
  public void close() {
    // Answers may be those of earlier launches, and what was computed stands: none is looked at.
    JCudaDriver.cuCtxSetCurrent(Thread.currentThread() == opener ? before : new CUcontext());
    JCudaDriver.cuDevicePrimaryCtxRelease(device);
  }
}
