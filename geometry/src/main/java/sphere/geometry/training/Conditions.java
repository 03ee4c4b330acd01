package sphere.geometry.training;

import java.util.Arrays;

/**
 * A ball as linear conditions on points: y lies in it if {@code k |y|^2 - n y + b <= 0}, with
 * center {@code n / 2k} and squared radius {@code |n / 2k|^2 - b / k}, so that one vector (n, k, b)
 * holds what any number of points ask for, and a half-space is the limit k = 0.
 *
 * <p>Coordinates are relative to the frame of the node. A ball that reaches far must be right at
 * both ends of its reach, whose scales may differ a thousandfold; so each point has a scale, and
 * its value must be beyond that scale in its direction while {@link Separator} keeps n short: the
 * margin is a share of the scale, the same for all.
 */
final class Conditions {
  /** Least margin: a frame and a stranger that are nearer than scale / 300 count as touching. */
  private static final double LONGEST = 300;

  /**
   * Unit of curvature, {@code far / FLAT}. The larger, the cheaper is curvature next to direction:
   * smaller balls, which fit into others. Measured: 1, 4, 16, 64; best 16.
   */
  private static final double FLAT = 16;

  private static final int CURVED = -1;

  private final int d;
  private final Separator separator;
  private final double[] origin;
  private final double[] row;
  private int[] owner = new int[64];
  private double near;
  private double far;

  Conditions(int dimension, Monitor monitor) {
    d = dimension;
    separator = new Separator(d + 2, LONGEST, monitor);
    origin = new double[d];
    row = new double[d + 2];
  }

  /** Bytes that so many points in d dimensions take. */
  static long bytes(int d, int points) {
    return Separator.bytes(d + 2, points + 1) + 8L * points;
  }

  /**
   * Forgets all.
   *
   * @param from coordinates are relative to its center
   * @param near scale there
   * @param far how far points may lie
   */
  void begin(Probe from, double near, double far) {
    System.arraycopy(from.center(), 0, origin, 0, d);
    this.near = near;
    this.far = far;
    separator.clear();
    Arrays.fill(row, 0);
    row[d] = 1;
    own(separator.add(row), CURVED);
  }

  private void own(int id, int whose) {
    owner = id == owner.length ? Arrays.copyOf(owner, 2 * id) : owner;
    owner[id] = whose;
  }

  /**
   * Asks for a point inside or outside.
   *
   * @param whose number of what wants it, at least 0, or negative for a stranger
   */
  void add(double[] point, boolean inside, double scale, int whose) {
    double sign = (inside ? -1 : 1) / scale;
    double norm2 = 0;
    for (int k = 0; k < d; k++) {
      double y = point[k] - origin[k];
      norm2 += y * y;
      row[k] = -y * sign;
    }
    row[d] = FLAT * norm2 / far * sign;
    row[d + 1] = near * sign;
    own(separator.add(row), whose);
  }

  double fromOrigin(double[] point) {
    double sum = 0;
    for (int k = 0; k < d; k++) {
      double y = point[k] - origin[k];
      sum += y * y;
    }
    return Math.sqrt(sum);
  }

  boolean solve() {
    return separator.solve();
  }

  /** Sets a ball to the solution. */
  void read(Probe ball) {
    double[] w = separator.least();
    double curvature = FLAT * w[d] / far;
    double norm2 = 0;
    for (int k = 0; k < d; k++) {
      ball.center()[k] = origin[k] + w[k] / (2 * curvature);
      norm2 += w[k] * w[k];
    }
    double radius2 = norm2 / (4 * curvature * curvature) - near * w[d + 1] / curvature;
    ball.radius(Math.sqrt(Math.max(0, radius2)));
  }

  /** Whoever bears most of the conflict for its weight, or -1 if only strangers are in it. */
  int culprit(Wanted wanted) {
    int worst = -1;
    double most = 0;
    for (int id = 0; id < separator.count(); id++) {
      if (owner[id] >= 0 && separator.blame(id) > most * wanted.weight(owner[id])) {
        worst = owner[id];
        most = separator.blame(id) / wanted.weight(worst);
      }
    }
    return worst;
  }

  /** Takes back the conditions of whatever is gone. */
  void release(Wanted wanted) {
    for (int id = 0; id < separator.count(); id++) {
      if (owner[id] >= 0 && wanted.isGone(owner[id])) {
        separator.remove(id);
        owner[id] = CURVED;
      }
    }
    separator.refit();
  }
}
