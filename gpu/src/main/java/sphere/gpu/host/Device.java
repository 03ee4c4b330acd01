package sphere.gpu.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import sphere.geometry.device.DeviceException;
import sphere.geometry.training.Monitor;
import sphere.gpu.driver.Context;
import sphere.gpu.driver.DriverException;
import sphere.gpu.driver.Program;

/**
 * A GPU that one caller has for itself, from {@code Gpu.open} until it is closed.
 *
 * <p>Used by one thread at a time, any. Closing it gives back all memory, whatever happened.
 */
public final class Device implements AutoCloseable {
  /** Of a copy at a time: 8 MiB pass in less than a millisecond. */
  private static final int PIECE = 8 << 20;

  private static final int ARGUMENTS = 64;

  /** What the driver takes besides: ends of pieces, stacks of kernels. */
  private static final long HEADROOM = 64L << 20;

  private final Context context;
  private final Monitor monitor;
  private final Runnable closed;
  private final ByteBuffer staging;
  private final ByteBuffer arguments;
  private final Set<DeviceMemory> held = new LinkedHashSet<>();
  private final Map<String, Program> programs = new HashMap<>();
  private boolean open = true;

  /**
   * @param context closed with this, and if this fails
   * @param monitor asked between launches and told of memory of the host
   * @param closed called once at the end
   */
  public Device(Context context, Monitor monitor, Runnable closed) {
    this.context = context;
    this.monitor = monitor;
    this.closed = closed;
    try {
      context.enter();
      arguments = ByteBuffer.allocateDirect(8 * ARGUMENTS).order(ByteOrder.nativeOrder());
      monitor.account(PIECE);
      staging = context.pinned(PIECE);
    } catch (RuntimeException | Error e) {
      context.close();
      throw e;
    }
  }

  /**
   * Loads kernels, then nothing if so much memory and 64 MiB for the driver are free now.
   *
   * @param source see {@link #kernel}
   * @param bytes that are to be allocated, altogether
   * @param what it is for, as in {@code "needs 3 GiB for <what>"}
   * @throws DeviceException if not: needs A, free B
   */
  public void require(String source, long bytes, String what) {
    // Kernels lie in the same memory: it is counted after they have theirs.
    program(source);
    requireFree(bytes + HEADROOM, what);
  }

  private void requireFree(long bytes, String what) {
    context.enter();
    long free = context.freeBytes();
    if (bytes > free) {
      throw new DeviceException(
          ("The GPU needs %s for %s, but %s of its memory is free. Lower `dimension`, or set"
                  + " `device` to `cpu`.")
              .formatted(text(bytes), what, text(free)));
    }
  }

  private static String text(long bytes) {
    boolean large = bytes >= 1L << 30;
    return String.format(
        Locale.ENGLISH, "%.1f %s", bytes / (large ? 0x1p30 : 0x1p20), large ? "GiB" : "MiB");
  }

  /**
   * New memory of any content.
   *
   * @param bytes at least 0
   * @param what it is for, see {@link #require}
   * @throws DeviceException if there is not so much
   */
  public DeviceMemory allocate(long bytes, String what) {
    requireFree(bytes, what);
    long address;
    try {
      address = context.allocate(Math.max(4, bytes));
    } catch (DriverException e) {
      if (e.code() == DriverException.OUT_OF_MEMORY) {
        // Free, but in pieces, or taken by somebody else in between.
        throw new DeviceException(
            "The GPU has no %s in one piece for %s. Lower `dimension`, or set `device` to `cpu`."
                .formatted(text(bytes), what),
            e);
      }
      throw e;
    }
    DeviceMemory memory = new DeviceMemory(this, address, bytes);
    held.add(memory);
    return memory;
  }

  /** How many allocations have not been given back. */
  public int held() {
    return held.size();
  }

  /** Bytes that have not been given back. */
  public long heldBytes() {
    return held.stream().mapToLong(DeviceMemory::bytes).sum();
  }

  void free(DeviceMemory memory) {
    if (held.remove(memory)) {
      // What was computed stands, and the rest goes with the context.
      quietly(context::enter);
      quietly(() -> context.free(memory.address()));
    }
  }

  /**
   * A launch to be given its arguments.
   *
   * @param source name of a file in {@code src/main/cuda}, without ending
   * @param kernel of that file
   */
  public Launch kernel(String source, String kernel) {
    return new Launch(program(source), kernel, arguments.clear());
  }

  private Program program(String source) {
    context.enter();
    return programs.computeIfAbsent(source, name -> context.load(ptx(name)));
  }

  private static String ptx(String name) {
    String resource = "/sphere/gpu/%s.ptx".formatted(name);
    try (InputStream in = Device.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new DeviceException("This jar has no kernels %s.".formatted(resource));
      }
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new DeviceException("Kernels %s cannot be read.".formatted(resource), e);
    }
  }

  /**
   * Waits for all launches, then asks whether to go on: who launches no more than some tens of
   * milliseconds of work at a time is aborted as soon.
   */
  public void finish() {
    context.enter();
    context.synchronize();
    monitor.check();
  }

  /** Whom callers of this device listen to. */
  public Monitor monitor() {
    return monitor;
  }

  Context context() {
    context.enter();
    return context;
  }

  ByteBuffer staging() {
    return staging.clear();
  }

  /** Gives back all that is left, then the GPU. */
  @Override
  public void close() {
    if (open) {
      open = false;
      closeOnce();
    }
  }

  private void closeOnce() {
    try {
      quietly(context::enter);
      for (DeviceMemory memory : held.toArray(DeviceMemory[]::new)) {
        memory.close();
      }
      programs.values().forEach(program -> quietly(program::close));
      quietly(() -> context.unpin(staging));
      context.close();
    } finally {
      closed.run();
    }
  }

  // After an illegal address every call fails; the driver then takes everything back by itself.
  private static void quietly(Runnable work) {
    try {
      work.run();
    } catch (DriverException e) {
      // Nothing is lost: the context goes next.
      return;
    }
  }
}
