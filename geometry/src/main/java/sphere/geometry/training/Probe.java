package sphere.geometry.training;

import java.util.Arrays;
import sphere.geometry.ball.Chart;

/** A ball that is being tried. */
final class Probe {
  private final double[] center;
  private double radius;

  Probe(int dimension) {
    center = new double[dimension];
  }

  double[] center() {
    return center;
  }

  double radius() {
    return radius;
  }

  void radius(double value) {
    radius = value;
  }

  /** Becomes ball {@code v} of a chart. */
  void set(Chart chart, int v) {
    Arrays.setAll(center, k -> chart.centers()[v * center.length + k]);
    radius = chart.radii()[v];
  }

  /** Rounds the center to what can be stored. */
  float[] round() {
    float[] stored = new float[center.length];
    for (int k = 0; k < stored.length; k++) {
      stored[k] = (float) center[k];
      center[k] = stored[k];
    }
    return stored;
  }

  /** From the center to that of ball {@code v}; four sums, since one waits for each addition. */
  double distance(Chart chart, int v) {
    float[] c = chart.centers();
    int d = center.length;
    int at = v * d;
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int k = 0;
    for (; k + 3 < d; k += 4) {
      double t0 = c[at + k] - center[k];
      double t1 = c[at + k + 1] - center[k + 1];
      double t2 = c[at + k + 2] - center[k + 2];
      double t3 = c[at + k + 3] - center[k + 3];
      s0 += t0 * t0;
      s1 += t1 * t1;
      s2 += t2 * t2;
      s3 += t3 * t3;
    }
    for (; k < d; k++) {
      double t = c[at + k] - center[k];
      s0 += t * t;
    }
    return Math.sqrt((s0 + s1) + (s2 + s3));
  }
}
