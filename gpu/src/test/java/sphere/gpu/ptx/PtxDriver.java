package sphere.gpu.ptx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import sphere.gpu.driver.Context;
import sphere.gpu.driver.DeviceFacts;
import sphere.gpu.driver.Driver;
import sphere.gpu.driver.DriverException;
import sphere.gpu.driver.Program;
import sphere.gpu.load.DriverSource;

/** A driver whose GPU is the interpreter: unmodified host code runs on it, anywhere. */
public final class PtxDriver implements Driver, DriverSource {
  private final PtxMemory memory;
  private final boolean backward;
  private final boolean bySector;
  private final Map<String, List<Traffic>> traffic = new LinkedHashMap<>();
  private UnaryOperator<String> edit = UnaryOperator.identity();
  private int openContexts;
  private int pinned;
  private int launches;

  /**
   * @param bytes of memory
   * @param backward in which order lanes, warps and blocks run
   */
  public PtxDriver(long bytes, boolean backward) {
    this(bytes, backward, false);
  }

  /**
   * @param bySector whether traffic is counted by sectors too, which takes time
   */
  public PtxDriver(long bytes, boolean backward, boolean bySector) {
    this.bySector = bySector;
    memory = new PtxMemory(bytes);
    this.backward = backward;
  }

  /** One whose kernels are spoiled before they are loaded. */
  public static PtxDriver spoiled(long bytes, UnaryOperator<String> edit) {
    PtxDriver driver = new PtxDriver(bytes, false);
    driver.edit = edit;
    return driver;
  }

  /** What each launch of a kernel moved. */
  public List<Traffic> traffic(String kernel) {
    return traffic.getOrDefault(kernel, List.of());
  }

  /** Allocations, pinned buffers and contexts not given back. */
  public int leaks() {
    return memory.allocations() + pinned + openContexts;
  }

  /** Number of launches. */
  public int launches() {
    return launches;
  }

  @Override
  public Driver driver() {
    return this;
  }

  @Override
  public int version() {
    return 11_000;
  }

  @Override
  public int deviceCount() {
    return 1;
  }

  @Override
  public DeviceFacts facts(int device) {
    return new DeviceFacts("PTX interpreter", 75, memory.available());
  }

  @Override
  public Context open(int device) {
    openContexts++;
    return new Interpreted();
  }

  private final class Interpreted implements Context {
    private Optional<Thread> current = Optional.empty();

    private void requireCurrent() {
      if (current.filter(thread -> thread == Thread.currentThread()).isEmpty()) {
        throw new DriverException(201, "CUDA_ERROR_INVALID_CONTEXT", "a call");
      }
    }

    @Override
    public void enter() {
      current = Optional.of(Thread.currentThread());
    }

    @Override
    public long freeBytes() {
      requireCurrent();
      return memory.available();
    }

    @Override
    public long allocate(long bytes) {
      requireCurrent();
      long address = memory.allocate(bytes);
      if (address == 0) {
        throw new DriverException(
            DriverException.OUT_OF_MEMORY, "CUDA_ERROR_OUT_OF_MEMORY", "cuMemAlloc");
      }
      return address;
    }

    @Override
    public void free(long address) {
      requireCurrent();
      memory.free(address);
    }

    @Override
    public ByteBuffer pinned(int bytes) {
      requireCurrent();
      pinned++;
      return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    @Override
    public void unpin(ByteBuffer buffer) {
      pinned--;
    }

    @Override
    public void upload(long to, ByteBuffer from) {
      requireCurrent();
      memory.write(to, from);
    }

    @Override
    public void download(ByteBuffer to, long from) {
      requireCurrent();
      memory.read(to, from);
    }

    @Override
    public void clear(long address, long bytes) {
      memory.clear(address, bytes);
    }

    @Override
    public Program load(String ptx) {
      requireCurrent();
      return new InterpretedProgram(
          new PtxMachine(new PtxModule(edit.apply(ptx)), memory, backward, bySector));
    }

    @Override
    public void synchronize() {
      requireCurrent();
    }

    @Override
    public void close() {
      openContexts--;
    }
  }

  private final class InterpretedProgram implements Program {
    private final PtxMachine machine;

    InterpretedProgram(PtxMachine machine) {
      this.machine = machine;
    }

    @Override
    public void launch(String kernel, int blocksX, int blocksY, int threads, ByteBuffer slots) {
      launches++;
      Traffic moved = machine.launch(kernel, blocksX, blocksY, threads, slots);
      traffic.computeIfAbsent(kernel, name -> new ArrayList<>()).add(moved);
    }

    @Override
    public void close() {
      // Text takes no memory of the device.
    }
  }
}
