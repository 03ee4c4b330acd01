package sphere.gpu.driver;

/**
 * The NVIDIA driver.
 *
 * <p>Each call throws {@link DriverException} if the driver answers with an error.
 */
public interface Driver {
  /** Newest CUDA that the driver knows, 1000 times the major number and 10 times the minor. */
  int version();

  /** Number of GPUs. */
  int deviceCount();

  /**
   * What a GPU is.
   *
   * @param device from 0
   */
  DeviceFacts facts(int device);

  /**
   * The primary context of a GPU, current to no thread that has not entered it.
   *
   * @param device from 0
   */
  Context open(int device);
}
