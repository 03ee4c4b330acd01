package sphere.geometry.device;

import java.util.Arrays;
import java.util.SplittableRandom;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.training.Monitor;

/** Problems for tests, from random balls. */
final class Descents {
  static final RowCosts COSTS = new RowCosts(.1f, .5f, (float) Math.log(.05), 0, .3f);

  private Descents() {}

  static RowProblem of(Hierarchy hierarchy, int dimension, long seed) {
    Preorder preorder = Preorder.of(hierarchy, () -> {});
    Incidence incidence = Incidence.of(hierarchy, preorder, (child, parent) -> false, () -> {});
    return new RowProblem(
        dimension,
        incidence.begin(),
        incidence.entries(),
        Below.of(hierarchy, preorder, Monitor.NONE),
        heldOut(preorder.size(), 3, new SplittableRandom(seed)),
        COSTS,
        balls(preorder.size(), dimension, new SplittableRandom(seed)));
  }

  // Any pairs will do, some without a negative.
  private static HeldOutRows heldOut(int rows, int negatives, SplittableRandom random) {
    int[] pairs = new int[rows < 2 ? 0 : 70 * (negatives + 2)];
    for (int i = 0; i < pairs.length; i++) {
      boolean absent = i % (negatives + 2) > 1 && random.nextInt(4) == 0;
      pairs[i] = absent ? -1 : random.nextInt(rows);
    }
    return new HeldOutRows(negatives, pairs);
  }

  static RowBalls balls(int rows, int dimension, SplittableRandom random) {
    float[] centers = new float[rows * dimension];
    for (int i = 0; i < centers.length; i++) {
      centers[i] = (float) ((random.nextDouble() * 2 - 1) / Math.sqrt(dimension));
    }
    float[] logs = new float[rows];
    for (int v = 0; v < rows; v++) {
      // Beyond both limits too.
      logs[v] = COSTS.clipped((float) (-4 + 5 * random.nextDouble()));
    }
    return new RowBalls(centers, logs);
  }

  static int[] shifts(int rows, int count, SplittableRandom random) {
    int[] shifts = new int[rows < 2 ? 0 : count];
    Arrays.setAll(shifts, i -> 1 + random.nextInt(rows - 1));
    return shifts;
  }

  /** The balls and the sums after some epochs, each kept. */
  record Outcome(RowBalls balls, double[] costs) {
    static Outcome of(Rows rows, int n, int epochs, int negatives) {
      SplittableRandom random = new SplittableRandom(9);
      double[] costs = new double[2 * epochs];
      for (int e = 0; e < epochs; e++) {
        costs[2 * e] = rows.epoch(random.nextInt(), shifts(n, negatives, random));
        costs[2 * e + 1] = rows.heldOutCost();
        rows.keep();
      }
      return new Outcome(rows.kept(), costs);
    }
  }
}
