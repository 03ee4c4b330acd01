package sphere.gpu.jcuda;

import static sphere.gpu.jcuda.Answer.check;

import java.nio.charset.StandardCharsets;
import jcuda.driver.CUcontext;
import jcuda.driver.CUctx_flags;
import jcuda.driver.CUdevice;
import jcuda.driver.CUdevice_attribute;
import jcuda.driver.JCudaDriver;
import sphere.gpu.driver.Context;
import sphere.gpu.driver.DeviceFacts;
import sphere.gpu.driver.Driver;

/** The driver by way of JCuda; called by name. */
public final class JCuda implements Driver {
  private static final int NAME = 256;

  /**
   * Loads JCuda's library and starts the driver.
   *
   * <p>The library is loaded here, before any class of JCuda asks for it: where that fails, JCuda
   * would look for a file of a fixed name in the temporary directory, which anybody may have put
   * there.
   *
   * @param library its file
   * @throws UnsatisfiedLinkError if it, or the driver that it needs, cannot be loaded
   * @throws sphere.gpu.driver.DriverException if the driver does not start
   */
  public JCuda(String library) {
    System.load(library);
    JCudaDriver.setExceptionsEnabled(false);
    check(JCudaDriver.cuInit(0), "cuInit");
  }

  @Override
  public int version() {
    int[] version = new int[1];
    check(JCudaDriver.cuDriverGetVersion(version), "cuDriverGetVersion");
    return version[0];
  }

  @Override
  public int deviceCount() {
    int[] count = new int[1];
    check(JCudaDriver.cuDeviceGetCount(count), "cuDeviceGetCount");
    return count[0];
  }

  private static CUdevice device(int number) {
    CUdevice device = new CUdevice();
    check(JCudaDriver.cuDeviceGet(device, number), "cuDeviceGet");
    return device;
  }

  @Override
  public DeviceFacts facts(int number) {
    CUdevice device = device(number);
    byte[] name = new byte[NAME];
    check(JCudaDriver.cuDeviceGetName(name, NAME, device), "cuDeviceGetName");
    long[] bytes = new long[1];
    check(JCudaDriver.cuDeviceTotalMem(bytes, device), "cuDeviceTotalMem");
    int major = attribute(device, CUdevice_attribute.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR);
    int minor = attribute(device, CUdevice_attribute.CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR);
    return new DeviceFacts(text(name), 10 * major + minor, bytes[0]);
  }

  private static int attribute(CUdevice device, int which) {
    int[] value = new int[1];
    check(JCudaDriver.cuDeviceGetAttribute(value, which, device), "cuDeviceGetAttribute");
    return value[0];
  }

  private static String text(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  @Override
  public Context open(int number) {
    CUdevice device = device(number);
    // Who waits shall not spin a core. Refused where somebody else has the context already: then it
    // is as theirs is.
    JCudaDriver.cuDevicePrimaryCtxSetFlags(device, CUctx_flags.CU_CTX_SCHED_BLOCKING_SYNC);
    CUcontext context = new CUcontext();
    check(JCudaDriver.cuDevicePrimaryCtxRetain(context, device), "cuDevicePrimaryCtxRetain");
    return new JCudaContext(device, context);
  }
}
