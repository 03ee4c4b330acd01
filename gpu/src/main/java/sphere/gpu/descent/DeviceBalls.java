package sphere.gpu.descent;

import sphere.geometry.device.FloatExp;
import sphere.geometry.device.RowBalls;
import sphere.gpu.host.DeviceMemory;
import sphere.gpu.host.Launch;

/** Balls as they are at one time; radii are {@link FloatExp} of their logarithms. */
record DeviceBalls(DeviceMemory centers, DeviceMemory radii, DeviceMemory logRadii) {
  static DeviceBalls of(Memory memory, RowBalls balls) {
    float[] radii = new float[balls.logRadii().length];
    for (int v = 0; v < radii.length; v++) {
      radii[v] = FloatExp.of(balls.logRadii()[v]);
    }
    return new DeviceBalls(
        memory.of(balls.centers()), memory.of(radii), memory.of(balls.logRadii()));
  }

  static DeviceBalls room(Memory memory, RowBalls like) {
    return new DeviceBalls(
        memory.room(like.centers().length),
        memory.room(like.logRadii().length),
        memory.room(like.logRadii().length));
  }

  /** Over balls of the same number, which no others of the host need be made beside. */
  RowBalls download(RowBalls over) {
    centers.download(over.centers(), 0, over.centers().length, 0);
    logRadii.download(over.logRadii(), 0, over.logRadii().length, 0);
    return over;
  }

  /** What a launch that looks at them takes. */
  void seenBy(Launch launch) {
    launch.with(centers).with(radii);
  }

  /** What a launch that moves them takes. */
  void movedBy(Launch launch) {
    launch.with(centers).with(radii).with(logRadii);
  }
}
