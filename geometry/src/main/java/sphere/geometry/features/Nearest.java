package sphere.geometry.features;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import sphere.geometry.kernel.Kernel;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.Workers;

/**
 * The nearest things of each, nearly: every thing stands in the list of its nearest pivot, and of a
 * thing the lists of the {@value #PROBES} nearest pivots are searched.
 *
 * <p>There are {@code 4 sqrt(n)} pivots, drawn at random, so the cost is {@code n sqrt(n)}
 * distances. What lies at the origin, for lack of features, is in no list, and no list is searched
 * beyond {@value #MOST}.
 */
final class Nearest {
  private static final int PROBES = 8;
  private static final int MOST = 4096;

  private final float[] rows;
  private final int d;
  private final Kernel kernel;
  private final int[] pivots;
  private final int[][] lists;

  private Nearest(float[][] inputs, int d, long seed, Kernel kernel, Workers workers) {
    this.d = d;
    this.kernel = kernel;
    rows = new float[Math.multiplyExact(inputs.length, d)];
    for (int v = 0; v < inputs.length; v++) {
      System.arraycopy(inputs[v], 0, rows, v * d, d);
    }
    int[] present = IntStream.range(0, inputs.length).filter(v -> isPresent(v)).toArray();
    int count = Math.min(present.length, (int) (4 * Math.sqrt(present.length)));
    SplittableRandom random = new SplittableRandom(seed);
    pivots = IntStream.range(0, count).map(i -> present[random.nextInt(present.length)]).toArray();
    int[] home = new int[present.length];
    workers.run(home.length, 64, () -> i -> home[i] = nearestPivot(present[i]));
    lists = new int[count][];
    int[] sizes = new int[count];
    Arrays.stream(home).forEach(p -> sizes[p]++);
    Arrays.setAll(lists, p -> new int[sizes[p]]);
    for (int i = home.length - 1; i >= 0; i--) {
      lists[home[i]][--sizes[home[i]]] = present[i];
    }
  }

  /** For each row the nearest others, at most so many, in order of nearness. */
  static int[][] of(
      float[][] inputs, int most, long seed, Kernel kernel, Workers workers, Monitor monitor) {
    monitor.progress("neighbors", 0);
    int d = Math.min(64, inputs[0].length);
    Nearest search = new Nearest(inputs, d, seed, kernel, workers);
    int[][] nearest = new int[inputs.length][];
    workers.run(nearest.length, 16, () -> v -> nearest[v] = search.of(v, most));
    return nearest;
  }

  private boolean isPresent(int v) {
    for (int k = 0; k < d; k++) {
      if (rows[v * d + k] != 0) {
        return true;
      }
    }
    return false;
  }

  private double squared(int a, int b) {
    return kernel.squaredDistance(rows, a * d, rows, b * d, d);
  }

  private int nearestPivot(int v) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int p = 0; p < pivots.length; p++) {
      double squared = squared(v, pivots[p]);
      best = squared < least ? p : best;
      least = Math.min(least, squared);
    }
    return best;
  }

  private int[] of(int v, int most) {
    int[] probes =
        first(IntStream.range(0, pivots.length).toArray(), PROBES, p -> squared(v, pivots[p]));
    int[] near =
        Arrays.stream(probes)
            .flatMap(p -> Arrays.stream(lists[p]).limit(MOST))
            .filter(u -> u != v)
            .toArray();
    return first(near, most, u -> squared(v, u));
  }

  private static int[] first(int[] some, int most, java.util.function.IntToDoubleFunction key) {
    long[] keyed = new long[some.length];
    for (int i = 0; i < some.length; i++) {
      // Positive floats are ordered as their bits are.
      keyed[i] = (long) Float.floatToIntBits((float) key.applyAsDouble(some[i])) << 32 | some[i];
    }
    Arrays.sort(keyed);
    return Arrays.stream(keyed).limit(most).mapToInt(x -> (int) x).toArray();
  }
}
