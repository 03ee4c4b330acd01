package sphere.gpu.descent;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import sphere.geometry.device.DeviceException;
import sphere.gpu.host.Launch;

/** One launch has warps for so many rows. */
class RowLimitTest {
  @Test
  void moreRowsThanALaunchHasWarpsForAreRefused() {
    DeviceRows.requireCountable("rows", 1 << 29, 4L * Launch.MOST_WARPS);
    assertThatThrownBy(
            () -> DeviceRows.requireCountable("rows", (1 << 29) + 1, 4L * Launch.MOST_WARPS))
        .isInstanceOf(DeviceException.class)
        .hasMessage(
            "When `device` is `gpu`, a descent has at most 536,870,912 rows, but here are"
                + " 536,870,913. Set `device` to `cpu`.");
  }
}
