package sphere.geometry.features;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
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
  private final float[] pivotRows;
  private final int[][] probes;
  private final int[][] lists;

  private Nearest(float[][] inputs, int d, long seed, Workers workers) {
    this.d = d;
    rows = new float[Math.multiplyExact(inputs.length, d)];
    for (int v = 0; v < inputs.length; v++) {
      System.arraycopy(inputs[v], 0, rows, v * d, d);
    }
    int[] present = IntStream.range(0, inputs.length).filter(v -> isPresent(v)).toArray();
    int count = Math.min(present.length, (int) (4 * Math.sqrt(present.length)));
    SplittableRandom random = new SplittableRandom(seed);
    int[] pivots =
        IntStream.range(0, count).map(i -> present[random.nextInt(present.length)]).toArray();
    pivotRows = new float[count * d];
    for (int p = 0; p < count; p++) {
      System.arraycopy(rows, pivots[p] * d, pivotRows, p * d, d);
    }
    probes = new int[inputs.length][];
    workers.run(probes.length, 64, this::prober);
    lists = new int[count][];
    int[] sizes = new int[count];
    Arrays.stream(present).forEach(v -> sizes[probes[v][0]]++);
    Arrays.setAll(lists, p -> new int[sizes[p]]);
    for (int i = present.length - 1; i >= 0; i--) {
      int home = probes[present[i]][0];
      lists[home][--sizes[home]] = present[i];
    }
  }

  /** For each row the nearest others, at most so many, in order of nearness. */
  static int[][] of(float[][] inputs, int most, long seed, Workers workers, Monitor monitor) {
    monitor.progress("neighbors", 0);
    int d = Math.min(64, inputs[0].length);
    Nearest search = new Nearest(inputs, d, seed, workers);
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
    return Lessons.KERNEL.squaredDistance(rows, a * d, rows, b * d, d);
  }

  private Workers.Task prober() {
    int count = pivotRows.length / d;
    int[] all = IntStream.range(0, count).toArray();
    double[] squared = new double[count];
    return v -> {
      Lessons.KERNEL.squaredDistances(rows, v * d, pivotRows, 0, count, d, squared);
      probes[v] = first(all, PROBES, p -> squared[p]);
    };
  }

  private int[] of(int v, int most) {
    int[] near =
        Arrays.stream(probes[v])
            .flatMap(p -> Arrays.stream(lists[p]).limit(MOST))
            .filter(u -> u != v)
            .toArray();
    return first(near, most, u -> squared(v, u));
  }

  private static int[] first(int[] some, int most, java.util.function.IntToDoubleFunction key) {
    long[] best = new long[most];
    int size = 0;
    for (int u : some) {
      // Positive floats are ordered as their bits are.
      long keyed = (long) Float.floatToIntBits((float) key.applyAsDouble(u)) << 32 | u;
      if (size < most || keyed < best[size - 1]) {
        int at = size < most ? size++ : size - 1;
        for (; at > 0 && best[at - 1] > keyed; at--) {
          best[at] = best[at - 1];
        }
        best[at] = keyed;
      }
    }
    return Arrays.stream(best, 0, size).mapToInt(x -> (int) x).toArray();
  }
}
