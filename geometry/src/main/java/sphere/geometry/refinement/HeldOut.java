package sphere.geometry.refinement;

import java.util.Arrays;
import java.util.SplittableRandom;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.Workers;

/**
 * Pairs that are not trained on, and for each some negatives of its descendant, drawn once: what a
 * descent is judged by.
 *
 * @param pairs descendant and ancestor as {@code descendant * 2^32 + ancestor}, ascending
 * @param negatives for each pair as many as were asked for; -1 where none was found
 */
public record HeldOut(long[] pairs, int[][] negatives) {
  private static final HeldOut NONE = new HeldOut(new long[0], new int[0][]);

  /**
   * Holds out what the caller chose.
   *
   * @param pairs of the order, in any order; may be none
   * @param negatives how many are drawn for each
   */
  public static HeldOut of(Hierarchy hierarchy, long[] pairs, int negatives, long seed) {
    long[] ascending = pairs.clone();
    Arrays.sort(ascending);
    return with(hierarchy, ascending, negatives, new SplittableRandom(seed), Monitor.NONE);
  }

  /** Holds out a share of the edges. */
  static HeldOut edges(
      Hierarchy hierarchy, double share, int negatives, long seed, Monitor monitor) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] edges = new long[hierarchy.edgeCount()];
    int size = 0;
    for (int v = 0; v < hierarchy.nodeCount(); v++) {
      for (int s = hierarchy.parentBegin(v); s < hierarchy.parentEnd(v); s++) {
        if (random.nextDouble() < share) {
          edges[size++] = pair(v, hierarchy.parent(s));
        }
      }
    }
    return with(hierarchy, Arrays.copyOf(edges, size), negatives, random, monitor);
  }

  private static HeldOut with(
      Hierarchy hierarchy, long[] pairs, int negatives, SplittableRandom random, Monitor monitor) {
    PairSampler sampler = new PairSampler(hierarchy, NONE);
    int[][] drawn = new int[pairs.length][negatives];
    for (int i = 0; i < pairs.length; i++) {
      if ((i & 1023) == 0) {
        monitor.check();
      }
      sampler.turnTo(descendant(pairs[i]));
      Arrays.setAll(drawn[i], k -> sampler.negative(k, random));
    }
    return new HeldOut(pairs, drawn);
  }

  /** Mean cost of the pairs, each with the mean of its negatives', so that both weigh the same. */
  double loss(Objective objective, double[][] nodes, Workers workers) {
    double[] costs = new double[pairs.length];
    workers.run(costs.length, 256, () -> task(objective, nodes, costs));
    return Arrays.stream(costs).sum() / costs.length;
  }

  private Workers.Task task(Objective objective, double[][] nodes, double[] costs) {
    Contributions scratch = new Contributions(objective.width());
    return e -> {
      double[] child = nodes[descendant(pairs[e])];
      double[] parent = nodes[ancestor(pairs[e])];
      costs[e] = objective.contain(child, parent, scratch.row(0), scratch.row(1));
      for (int x : negatives[e]) {
        double cost =
            x < 0 ? 0 : objective.separate(child, nodes[x], scratch.row(0), scratch.row(1));
        costs[e] += cost / negatives[e].length;
      }
    };
  }

  boolean holds(int descendant, int ancestor) {
    return Arrays.binarySearch(pairs, pair(descendant, ancestor)) >= 0;
  }

  static int descendant(long pair) {
    return (int) (pair >> 32);
  }

  static int ancestor(long pair) {
    return (int) pair;
  }

  private static long pair(int descendant, int ancestor) {
    return (long) descendant << 32 | ancestor;
  }
}
