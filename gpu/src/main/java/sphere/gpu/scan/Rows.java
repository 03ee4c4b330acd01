package sphere.gpu.scan;

import sphere.geometry.ball.Chart;
import sphere.geometry.device.Relation;
import sphere.gpu.host.Device;
import sphere.gpu.host.DeviceMemory;

/** A chart on the device: coordinates as columns, radii rounded up, and down with a minus. */
final class Rows implements AutoCloseable {
  /** Of a copy at a time, before it becomes columns. */
  private static final int PIECE = 2 << 20;

  private static final int THREADS = 256;

  private final Device device;
  private final Chart chart;
  private final DeviceMemory centers;
  private final DeviceMemory up;
  private final DeviceMemory minusDown;

  Rows(Device device, Chart chart) {
    this.device = device;
    this.chart = chart;
    centers = device.allocate(4L * chart.centers().length, "the balls of the chart");
    up = device.allocate(4L * count(), "the balls of the chart");
    minusDown = device.allocate(4L * count(), "the balls of the chart");
    uploadCenters();
    uploadRadii();
  }

  static long bytes(Chart chart) {
    return 4L * chart.centers().length + 8L * chart.radii().length + 4L * PIECE;
  }

  private void uploadCenters() {
    int d = chart.dimension();
    int most = Math.max(1, Math.min(count(), PIECE / d));
    try (DeviceMemory piece = device.allocate(4L * most * d, "the balls of the chart")) {
      for (int first = 0; first < count(); first += most) {
        int rows = Math.min(most, count() - first);
        piece.upload(chart.centers(), first * d, rows * d, 0);
        device
            .kernel("scan", "scan_columns")
            .with(piece)
            .with(rows)
            .with(d)
            .with(first)
            .with(count())
            .with(centers)
            .run((rows + THREADS - 1) / THREADS, 1, THREADS);
        device.finish();
      }
    }
  }

  private void uploadRadii() {
    float[] rounded = new float[count()];
    for (int v = 0; v < rounded.length; v++) {
      rounded[v] = Rounding.up(chart.radii()[v]);
    }
    up.upload(rounded, 0, rounded.length, 0);
    for (int v = 0; v < rounded.length; v++) {
      rounded[v] = Rounding.up(-chart.radii()[v]);
    }
    minusDown.upload(rounded, 0, rounded.length, 0);
  }

  int count() {
    return chart.radii().length;
  }

  /** Words of 32 rows. */
  int words() {
    return (count() + 31) / 32;
  }

  DeviceMemory centers() {
    return centers;
  }

  /** What each row adds to a limit, rounded up. */
  DeviceMemory terms(Relation relation) {
    return relation.chartTerm(1) > 0 ? up : minusDown;
  }

  /** What each row takes from a limit, rounded up. */
  DeviceMemory minusTerms(Relation relation) {
    return relation.chartTerm(1) > 0 ? minusDown : up;
  }

  @Override
  public void close() {
    centers.close();
    up.close();
    minusDown.close();
  }
}
