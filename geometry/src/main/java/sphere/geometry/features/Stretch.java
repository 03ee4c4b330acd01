package sphere.geometry.features;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.training.Workers;

/**
 * How much the lesser principal directions count beside the greater ones.
 *
 * <p>Each coordinate is divided by the w-th power of its spread, and all so that the mean length in
 * the chart stays: at 0 nothing changes, at 1 all directions would count alike. What tells pictures
 * of one kind from those of another lies in lesser directions than what tells texts apart, so w is
 * asked of the known things themselves: it is the one of {@code 0, 1/4, 1/2, 3/4} by which each
 * finds another child of a parent of its own soonest, by mean reciprocal rank, among those that are
 * surely better than 0. Turning, shifting and scaling the features changes nothing of it.
 */
final class Stretch {
  private static final double[] POWERS = {0, .25, .5, .75};

  /** Among so many things siblings are looked for at most: what it costs is bounded. */
  private static final int MOST = 20_000;

  /** As many are asked at most; one reciprocal rank of so many moves the mean by a thousandth. */
  private static final int MOST_ASKED = 1_000;

  /** Children that are looked at to find a sibling. */
  private static final int TRIES = 64;

  /** Of fewer families nothing is sure. */
  private static final int LEAST_FAMILIES = 10;

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
    int[] asked = Arrays.copyOf(present, Math.min(MOST_ASKED, present.length));
    double power = stretch.best(asked, stretch.among(present, asked), workers);
    return power == 0 ? ones(inputs[0].length) : stretch.factors(power, present);
  }

  private static float[] ones(int count) {
    float[] ones = new float[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  // Of many things those that are asked, a sibling of each, and others as chance has them.
  private int[] among(int[] present, int[] asked) {
    if (present.length <= MOST) {
      return present;
    }
    IntStream siblings = Arrays.stream(asked).map(this::sibling).filter(u -> u >= 0);
    IntStream first = IntStream.concat(Arrays.stream(asked), siblings);
    return IntStream.concat(first, Arrays.stream(present)).distinct().limit(MOST).toArray();
  }

  // A child of the first parent, from a slot on that hangs on the thing; -1 if few tries find none.
  private int sibling(int q) {
    if (hierarchy.parentBegin(q) == hierarchy.parentEnd(q)) {
      return -1;
    }
    int p = hierarchy.parent(hierarchy.parentBegin(q));
    int count = hierarchy.childEnd(p) - hierarchy.childBegin(p);
    int first = Integer.remainderUnsigned(q * 0x9e3779b9, count);
    for (int i = 0; i < Math.min(TRIES, count); i++) {
      int u = hierarchy.child(hierarchy.childBegin(p) + (int) ((first + (long) i) % count));
      if (u != q && isSomewhere(inputs[u])) {
        return u;
      }
    }
    return -1;
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

  private double best(int[] asked, int[] some, Workers workers) {
    double[][] reciprocals = new double[asked.length][POWERS.length];
    workers.run(asked.length, 4, () -> asker(asked, some, reciprocals));
    int best = 0;
    for (int p = 1; p < POWERS.length; p++) {
      boolean better = sum(reciprocals, p) > sum(reciprocals, best);
      best = better && isSure(asked, reciprocals, p) ? p : best;
    }
    return POWERS[best];
  }

  private static double sum(double[][] reciprocals, int p) {
    return Arrays.stream(reciprocals).mapToDouble(row -> row[p]).sum();
  }

  // Whether what is gained over no stretch at all is more than chance would give. Siblings share
  // their distances: what counts is how families differ.
  private boolean isSure(int[] asked, double[][] reciprocals, int p) {
    Map<Integer, Double> gains = new LinkedHashMap<>();
    for (int i = 0; i < asked.length; i++) {
      if (reciprocals[i][0] > 0) {
        int family = hierarchy.parent(hierarchy.parentBegin(asked[i]));
        gains.merge(family, reciprocals[i][p] - reciprocals[i][0], Double::sum);
      }
    }
    double gain = gains.values().stream().mapToDouble(g -> g).sum();
    double mean = gain / gains.size();
    double squares = gains.values().stream().mapToDouble(g -> (g - mean) * (g - mean)).sum();
    return gains.size() >= LEAST_FAMILIES && gain > SURE * Math.sqrt(squares);
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
      for (int k = 0; k < dimension; k++) {
        square += inputs[v][k] * (double) inputs[v][k];
        stretched += inputs[v][k] * (double) inputs[v][k] * factors[k] * factors[k];
      }
      before += Math.sqrt(square);
      after += Math.sqrt(stretched);
    }
    double scale = after > 0 ? before / after : 1;
    float[] scaled = new float[factors.length];
    for (int k = 0; k < scaled.length; k++) {
      scaled[k] = (float) (factors[k] * scale);
    }
    return scaled;
  }
}
