package sphere.gpu.driver;

import java.nio.ByteBuffer;

/**
 * One GPU in use. Addresses are those of its memory.
 *
 * <p>Serves one thread at a time; each first calls {@link #enter}. Copies wait until they are done,
 * launches do not. Each call throws {@link DriverException} if the driver answers with an error, of
 * an earlier launch too.
 */
public interface Context extends AutoCloseable {
  /** Makes it current to the calling thread. */
  void enter();

  /** Bytes of memory that are free, whoever else takes some. */
  long freeBytes();

  /**
   * New memory of any content.
   *
   * @param bytes at least 1
   * @return its address, a multiple of 256
   */
  long allocate(long bytes);

  /** Gives back what {@link #allocate} gave. */
  void free(long address);

  /** Memory of the host that the GPU reads without a copy in between, in the order of the CPU. */
  ByteBuffer pinned(int bytes);

  /** Gives back what {@link #pinned} gave. */
  void unpin(ByteBuffer buffer);

  /** Copies what remains in a direct buffer. */
  void upload(long to, ByteBuffer from);

  /** Fills what remains in a direct buffer. */
  void download(ByteBuffer to, long from);

  /** Sets bytes to 0; a multiple of 4. */
  void clear(long address, long bytes);

  /** Kernels of a PTX text. */
  Program load(String ptx);

  /** Waits until all launches are done. */
  void synchronize();

  /**
   * Leaves it; frees nothing that was not given back. Never fails: what was computed stands, and
   * there is nothing that a caller could do about it.
   */
  @Override
  void close();
}
