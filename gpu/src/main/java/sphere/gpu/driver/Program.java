package sphere.gpu.driver;

import java.nio.ByteBuffer;

/** Loaded kernels. */
public interface Program extends AutoCloseable {
  /**
   * Starts a kernel.
   *
   * @param threads of a block, a multiple of 32
   * @param arguments direct; eight bytes for each, its value at their beginning
   */
  void launch(String kernel, int blocksX, int blocksY, int threads, ByteBuffer arguments);

  @Override
  void close();
}
