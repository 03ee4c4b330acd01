package sphere.gpu;

import java.util.Optional;
import sphere.geometry.device.DeviceException;
import sphere.geometry.device.DeviceReport;
import sphere.gpu.driver.DeviceFacts;
import sphere.gpu.driver.Driver;
import sphere.gpu.load.DriverSource;
import sphere.gpu.load.Reasons;

/**
 * What was found when a GPU was looked for.
 *
 * @param driver empty if there is none that can be used
 */
record Probe(DeviceReport report, Optional<Driver> driver) {
  /** The GPU that is taken, of several the first: the driver lists the fastest first. */
  static final int DEVICE = 0;

  /** Looks, and never fails. */
  static Probe of(DriverSource source) {
    try {
      return of(source.driver());
    } catch (LinkageError | DeviceException e) {
      return new Probe(DeviceReport.refused(Reasons.of(e)), Optional.empty());
    }
  }

  private static Probe of(Driver driver) {
    int version = driver.version();
    String tooOld = Reasons.ofVersion(version).orElse("");
    if (!tooOld.isEmpty()) {
      return new Probe(
          new DeviceReport(false, "", "", Reasons.versionText(version), 0, tooOld),
          Optional.empty());
    } else if (driver.deviceCount() == 0) {
      return new Probe(DeviceReport.refused(Reasons.NO_DEVICE), Optional.empty());
    }
    return of(driver, version, driver.facts(DEVICE));
  }

  private static Probe of(Driver driver, int version, DeviceFacts facts) {
    String reason = Reasons.ofCapability(facts.name(), facts.capability()).orElse("");
    DeviceReport report =
        new DeviceReport(
            reason.isEmpty(),
            facts.name(),
            Reasons.capabilityText(facts.capability()),
            Reasons.versionText(version),
            facts.bytes(),
            reason);
    return new Probe(report, reason.isEmpty() ? Optional.of(driver) : Optional.empty());
  }
}
