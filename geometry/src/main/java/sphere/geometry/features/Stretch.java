package sphere.geometry.features;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.training.Workers;

/**
 * How much the lesser principal directions count beside the greater ones.
 *
 * <p>Each coordinate is divided by the w-th power of its spread, and all so that the mean length
 * stays: at 0 nothing changes, at 1 all directions would count alike. What tells pictures of one
 * kind from those of another lies in lesser directions than what tells texts apart, so w is asked
 * of the known things themselves: it is the one of {@code 0, 1/4, 1/2, 3/4} by which each finds
 * another child of a parent of its own soonest, by mean reciprocal rank, and 0 if none is surely
 * better. Turning, shifting and scaling the features changes nothing of it.
 */
final class Stretch {
  private static final double[] POWERS = {0, .25, .5, .75};

  /** Among so many things siblings are looked for at most: what it costs is bounded. */
  private static final int MOST = 20_000;

  /** As many are asked at most; one reciprocal rank of so many moves the mean by a thousandth. */
  private static final int MOST_ASKED = 1_000;

  /** So many standard errors are no chance: else a frame that is as good stays as it is. */
  private static final double SURE = 2;

  private final Hierarchy hierarchy;
  private final float[][] inputs;
  private final double[] spreads;
  private final int dimension;

  private Stretch(Hierarchy hierarchy, float[][] inputs, double[] spreads, int dimension) {
    this.hierarchy = hierarchy;
    this.inputs = inputs;
    this.spreads = spreads;
    this.dimension = dimension;
  }

  /**
   * What each principal coordinate is to be multiplied by; all ones if nothing can be asked.
   *
   * @param inputs principal coordinates of each thing; of one without features zeros
   * @param dimension as many of the first coordinates will a chart have
   * @param seed of who is asked, if they are many
   */
  static float[] of(
      Hierarchy hierarchy, float[][] inputs, int dimension, long seed, Workers workers) {
    int[] present = IntStream.range(0, inputs.length).filter(v -> isSomewhere(inputs[v])).toArray();
    int first = Math.min(dimension, inputs[0].length);
    Stretch stretch = new Stretch(hierarchy, inputs, spreads(inputs, present), first);
    Descent.shuffle(present, new SplittableRandom(seed));
    int[] some = Arrays.copyOf(present, Math.min(MOST, present.length));
    return stretch.factors(stretch.best(some, workers), present);
  }

  private static boolean isSomewhere(float[] x) {
    for (float value : x) {
      if (value != 0) {
        return true;
      }
    }
    return false;
  }

  // Root of the mean square of each coordinate: the frame's origin is the mean.
  private static double[] spreads(float[][] inputs, int[] present) {
    double[] sums = new double[inputs[0].length];
    for (int v : present) {
      for (int k = 0; k < sums.length; k++) {
        sums[k] += inputs[v][k] * (double) inputs[v][k];
      }
    }
    return Arrays.stream(sums).map(sum -> Math.sqrt(sum / present.length)).toArray();
  }

  private double best(int[] some, Workers workers) {
    int[] asked = Arrays.copyOf(some, Math.min(MOST_ASKED, some.length));
    double[][] reciprocals = new double[asked.length][POWERS.length];
    workers.run(asked.length, 4, () -> asker(asked, some, reciprocals));
    int best = 0;
    for (int p = 1; p < POWERS.length; p++) {
      best = sum(reciprocals, p) > sum(reciprocals, best) ? p : best;
    }
    return isSure(reciprocals, best) ? POWERS[best] : 0;
  }

  private static double sum(double[][] reciprocals, int p) {
    return Arrays.stream(reciprocals).mapToDouble(row -> row[p]).sum();
  }

  // Whether what is gained over no stretch at all is more than chance would give.
  private static boolean isSure(double[][] reciprocals, int p) {
    double gain = sum(reciprocals, p) - sum(reciprocals, 0);
    double mean = gain / reciprocals.length;
    double squares =
        Arrays.stream(reciprocals).mapToDouble(r -> Math.pow(r[p] - r[0] - mean, 2)).sum();
    return gain > SURE * Math.sqrt(squares);
  }

  private Workers.Task asker(int[] asked, int[] some, double[][] reciprocals) {
    double[][] squares = new double[some.length][POWERS.length];
    boolean[] isSibling = new boolean[some.length];
    double[][] weights = new double[POWERS.length][];
    Arrays.setAll(weights, p -> powers(-2 * POWERS[p]));
    return i -> {
      int q = asked[i];
      for (int j = 0; j < some.length; j++) {
        measure(inputs[q], inputs[some[j]], weights, squares[j]);
        isSibling[j] = some[j] != q && hasParentOf(q, some[j]);
      }
      rank(q, some, isSibling, squares, reciprocals[i]);
    };
  }

  private boolean hasParentOf(int q, int u) {
    for (int s = hierarchy.parentBegin(q); s < hierarchy.parentEnd(q); s++) {
      if (hierarchy.hasEdge(u, hierarchy.parent(s))) {
        return true;
      }
    }
    return false;
  }

  // A direction without spread tells nothing, however much it counts.
  private double[] powers(double power) {
    return Arrays.stream(spreads).map(s -> s > 0 ? Math.pow(s, power) : 1).toArray();
  }

  private void measure(float[] a, float[] b, double[][] weights, double[] squares) {
    Arrays.fill(squares, 0);
    for (int k = 0; k < dimension; k++) {
      double difference = (double) a[k] - b[k];
      double square = difference * difference;
      for (int p = 0; p < squares.length; p++) {
        squares[p] += weights[p][k] * square;
      }
    }
  }

  // One over how many are as near as the nearest sibling, itself among them; 0 without siblings.
  private static void rank(
      int q, int[] some, boolean[] isSibling, double[][] squares, double[] out) {
    for (int p = 0; p < out.length; p++) {
      double nearest = Double.POSITIVE_INFINITY;
      for (int j = 0; j < some.length; j++) {
        nearest = isSibling[j] ? Math.min(nearest, squares[j][p]) : nearest;
      }
      int rank = 0;
      for (int j = 0; j < some.length; j++) {
        rank += some[j] != q && squares[j][p] <= nearest ? 1 : 0;
      }
      out[p] = nearest < Double.POSITIVE_INFINITY ? 1.0 / rank : 0;
    }
  }

  private float[] factors(double power, int[] present) {
    double[] factors = powers(-power);
    double before = 0;
    double after = 0;
    for (int v : present) {
      double square = 0;
      double stretched = 0;
      for (int k = 0; k < factors.length; k++) {
        square += inputs[v][k] * (double) inputs[v][k];
        stretched += inputs[v][k] * (double) inputs[v][k] * factors[k] * factors[k];
      }
      before += Math.sqrt(square);
      after += Math.sqrt(stretched);
    }
    float[] scaled = new float[factors.length];
    for (int k = 0; k < scaled.length; k++) {
      scaled[k] = power == 0 ? 1 : (float) (factors[k] * before / after);
    }
    return scaled;
  }
}
