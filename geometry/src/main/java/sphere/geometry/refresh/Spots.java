package sphere.geometry.refresh;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;

/**
 * Looks for free room in a host's ball: places are drawn at random, in directions and distances
 * from its center, and the one that lies farthest from every foreign ball is taken.
 *
 * <p>How far is far enough is the radius of one of as many equal balls as the host has to hold,
 * halved, {@code r / 2 (w / m)^(1 / d)}: many newcomers below one node find room one after the
 * other, and each takes half of what it found.
 */
final class Spots {
  /** Places drawn; if none of them is free, so many more. */
  private static final int DRAWS = 32;

  private static final int MORE = 224;

  /**
   * Of the room that it found, what a leaf takes, and what a node takes that has to hold others.
   */
  private static final double LEAF = .5;

  private static final double INNER = .8;

  /** Draws near the host's surface are nearer to it by up to two to the power of this. */
  private static final double NEAR = 10;

  private final Newcomers newcomers;

  Spots(Newcomers newcomers) {
    this.newcomers = newcomers;
  }

  /**
   * Balls for a node, the best first.
   *
   * @param foreign which rows it shall stay away from
   */
  List<Trial> find(
      GrowingChart chart, Host host, int x, SplittableRandom random, IntPredicate foreign) {
    float[] middle = rounded(host.center(), new double[host.center().length], 0);
    chart.propose(middle, 0);
    if (host.ordinal() >= 0 && newcomers.hasOneChild(host.ordinal())) {
      double room = host.room(chart);
      if (chart.clearance(room, Double.NEGATIVE_INFINITY, foreign) >= room) {
        return List.of(new Trial(middle, Math.max(0, room) * onlyChild(newcomers.height()[x])));
      }
    }
    return draw(chart, host, x, random, foreign);
  }

  // Concentric: a chain of h takes the square root of h, and a leaf leaves room for siblings.
  private static double onlyChild(int height) {
    return height == 0 ? .5 : 1 / (1 + .5 / height);
  }

  private List<Trial> draw(
      GrowingChart chart, Host host, int x, SplittableRandom random, IntPredicate foreign) {
    int d = host.center().length;
    double share = host.isNobody() ? .1 : newcomers.weight()[x] / newcomers.room(host.ordinal());
    double enough = host.radius() / 2 * Math.pow(share, 1.0 / d);
    float[] best = rounded(host.center(), new double[d], 0);
    double clear = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < DRAWS || clear <= 0 && i < DRAWS + MORE; i++) {
      float[] center = rounded(host.center(), direction(d, random), distance(host, i, random));
      chart.propose(center, 0);
      double free = Math.min(enough, host.room(chart));
      free = free > clear ? chart.clearance(free, clear, foreign) : free;
      if (free > clear) {
        clear = free;
        best = center;
      }
      if (clear >= enough) {
        break;
      }
    }
    double take = newcomers.weight()[x] > 1 ? INNER : LEAF;
    return clear > 0 ? List.of(new Trial(best, clear * take)) : crowded(chart, host, best, clear);
  }

  // Where all is taken it may lie in a stranger, stick out of it, or lie in the middle of the host.
  private static List<Trial> crowded(GrowingChart chart, Host host, float[] center, double clear) {
    List<Trial> trials = new ArrayList<>();
    chart.propose(center, 0);
    double room = host.room(chart);
    if (room > 0) {
      trials.add(new Trial(center, room / 1024));
      trials.add(new Trial(center, Math.min(room * INNER, -clear * 1.125)));
    }
    float[] middle = rounded(host.center(), new double[host.center().length], 0);
    chart.propose(middle, 0);
    trials.add(new Trial(middle, Math.max(0, host.room(chart)) / 2));
    return trials;
  }

  // Half of them anywhere, half near the surface, where the gap around an only child is.
  private static double distance(Host host, int draw, SplittableRandom random) {
    double u = random.nextDouble();
    double share =
        (draw & 1) == 0
            ? Math.pow(u, 1.0 / Math.min(3, host.center().length))
            : 1 - Math.pow(2, -1 - u * NEAR);
    return share * host.radius();
  }

  private static double[] direction(int d, SplittableRandom random) {
    double[] direction = new double[d];
    double sum = 0;
    for (int k = 0; k < d; k++) {
      direction[k] = random.nextGaussian();
      sum += direction[k] * direction[k];
    }
    for (int k = 0; k < d && sum > 0; k++) {
      direction[k] /= Math.sqrt(sum);
    }
    return direction;
  }

  private static float[] rounded(double[] center, double[] direction, double distance) {
    float[] point = new float[center.length];
    for (int k = 0; k < point.length; k++) {
      double x = center[k] + distance * direction[k];
      point[k] = (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, x));
    }
    return point;
  }
}
