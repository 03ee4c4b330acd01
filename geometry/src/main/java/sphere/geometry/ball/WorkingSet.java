package sphere.geometry.ball;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Some of the cones, in coordinates of the affine hull of their apices, which holds the point
 * sought: of few balls it is small whatever the dimension.
 */
final class WorkingSet {
  /** Less of an apex than this outside the hull of the others is rounding; the spread is 1 to 2. */
  private static final double FLAT = 1e-15;

  /** Walking longer finds hardly more of the balls that matter; the rounds find the others. */
  private static final int WALK = 150;

  private final Cones all;
  private final boolean[] taken;
  private final List<Integer> members = new ArrayList<>();
  private final List<double[]> apices = new ArrayList<>();
  private final Span hull = new Span();

  WorkingSet(Cones all) {
    this.all = all;
    this.taken = new boolean[all.count()];
  }

  /**
   * Walks from the origin, the apex of the largest s, toward the apex of whatever cone is highest,
   * by ever smaller steps (Badoiu and Clarkson 2003), and takes in all that it meets.
   *
   * @param top the cone whose apex is the origin, taken in too: no other then has the point sought
   *     as its apex
   * @return where it ends
   */
  double[] walk(int top) {
    take(top);
    double[] x = new double[all.dimension()];
    int steps = Math.min(WALK, 2 * Math.min(all.count(), all.dimension() + 1) + 8);
    for (int step = 1; step <= steps; step++) {
      double[] values = all.values(x);
      int highest = Cones.largest(values);
      take(highest);
      all.addDirection(highest, x, -values[highest] / (step + 1), x);
    }
    return x;
  }

  private void take(int i) {
    if (!taken[i]) {
      taken[i] = true;
      members.add(i);
      int n = all.dimension();
      double[] apex = Arrays.copyOfRange(all.centers(), i * n, (i + 1) * n);
      hull.add(apex, FLAT);
      apices.add(inward(apex));
    }
  }

  /**
   * Takes in the highest cones at x that rise above the members; the more members, the more of them
   * at once, so that in high dimension the rounds grow as a logarithm.
   *
   * @param noise rising no more than this is rounding
   * @return whether there was any
   */
  boolean takeHighest(double[] x, double noise) {
    double[] values = all.values(x);
    double level = members.stream().mapToDouble(i -> values[i]).max().orElseThrow();
    int before = members.size();
    for (int left = 8 + before / 4; left > 0; left--) {
      int highest = Cones.largest(values);
      if (values[highest] <= level + noise) {
        break;
      }
      take(highest);
      values[highest] = level;
    }
    return members.size() > before;
  }

  /** Members as cones of their own. */
  Cones cones() {
    int d = Math.max(1, hull.size());
    double[] centers = new double[members.size() * d];
    for (int k = 0; k < members.size(); k++) {
      double[] apex = apices.get(k);
      System.arraycopy(apex, 0, centers, k * d, apex.length);
    }
    return new Cones(d, centers, members.stream().mapToDouble(i -> all.offsets()[i]).toArray());
  }

  /** Coordinates in the hull of the nearest point to x. */
  double[] inward(double[] x) {
    return Arrays.copyOf(hull.split(x), Math.max(1, hull.size()));
  }

  /** The point of some coordinates in the hull. */
  double[] outward(double[] x) {
    return hull.vector(x, all.dimension());
  }

  /** Weights of the members as those of all. */
  double[] spread(double[] weights) {
    double[] spread = new double[all.count()];
    for (int k = 0; k < weights.length; k++) {
      spread[members.get(k)] = weights[k];
    }
    return spread;
  }
}
