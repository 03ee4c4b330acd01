package sphere.gpu.host;

import java.nio.ByteBuffer;
import sphere.geometry.device.DeviceException;
import sphere.gpu.driver.Program;

/** A kernel and its arguments, given in order, each in a slot of eight bytes. */
public final class Launch {
  /** Of one launch: kernels count threads in 32 bits. */
  public static final int MOST_WARPS = 1 << 27;

  private static final int SLOT = 8;

  private final Program program;
  private final String kernel;
  private final ByteBuffer slots;

  Launch(Program program, String kernel, ByteBuffer slots) {
    this.program = program;
    this.kernel = kernel;
    this.slots = slots;
  }

  /** A pointer. */
  public Launch with(DeviceMemory memory) {
    return with(memory.address());
  }

  /** A 64-bit number or a pointer. */
  public Launch with(long value) {
    slots.putLong(value);
    return this;
  }

  /** A 32-bit number. */
  public Launch with(int value) {
    slots.putInt(value);
    return aligned();
  }

  /** A 32-bit float. */
  public Launch with(float value) {
    slots.putFloat(value);
    return aligned();
  }

  /** A 64-bit float. */
  public Launch with(double value) {
    slots.putDouble(value);
    return this;
  }

  private Launch aligned() {
    slots.position((slots.position() + SLOT - 1) / SLOT * SLOT);
    return this;
  }

  /**
   * Starts it and does not wait.
   *
   * @param threads of a block, a multiple of 32
   */
  public void run(int blocksX, int blocksY, int threads) {
    program.launch(kernel, blocksX, blocksY, threads, slots.flip());
  }

  /**
   * One warp for each of {@code warps} items, in a row of blocks.
   *
   * @throws DeviceException of more than {@link #MOST_WARPS}
   */
  public void runWarps(int warps, int threads) {
    if (warps > MOST_WARPS) {
      throw new DeviceException(
          "The GPU takes at most %,d warps at a time, but %s needs %,d. Set `device` to `cpu`."
              .formatted(MOST_WARPS, kernel, warps));
    }
    run(Math.toIntExact((32L * warps + threads - 1) / threads), 1, threads);
  }
}
