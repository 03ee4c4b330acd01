package sphere.gpu.host;

import sphere.geometry.training.Monitor;
import sphere.gpu.Gpu;
import sphere.gpu.ptx.PtxDriver;

/** A program that opens a GPU where the JVM has no direct memory, and says what that leaves. */
final class Starving {
  private Starving() {}

  public static void main(String[] arguments) {
    PtxDriver driver = new PtxDriver(1 << 20, false);
    try (Device device = new Gpu(driver).open(Monitor.NONE)) {
      System.out.println("enough for " + device.held());
    } catch (OutOfMemoryError e) {
      System.out.println("leaks: " + driver.leaks());
    }
  }
}
