package sphere.gpu.load;

import sphere.gpu.driver.Driver;

/** Where a driver comes from. */
public interface DriverSource {
  /**
   * A driver that has started; called once.
   *
   * @throws LinkageError if its classes or libraries cannot be loaded
   * @throws sphere.geometry.device.DeviceException if it does not start
   */
  Driver driver();
}
