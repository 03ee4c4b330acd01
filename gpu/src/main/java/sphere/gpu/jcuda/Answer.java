package sphere.gpu.jcuda;

import jcuda.driver.CUresult;
import sphere.gpu.driver.DriverException;

/** What the driver answered. */
final class Answer {
  private Answer() {}

  /** Nothing, if all went well. */
  static void check(int result, String call) {
    if (result != CUresult.CUDA_SUCCESS) {
      throw new DriverException(result, CUresult.stringFor(result), call);
    }
  }
}
