package sphere.gpu.jcuda;

import jcuda.driver.CUdeviceptr;

/** A device address that can be read. */
final class Address extends CUdeviceptr {
  long value() {
    return getNativePointer() + getByteOffset();
  }

  static CUdeviceptr of(long value) {
    return new CUdeviceptr().withByteOffset(value);
  }
}
