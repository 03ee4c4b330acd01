package sphere.geometry.features;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import sphere.geometry.training.PerThread;
import sphere.geometry.training.Workers;

/**
 * Learns the weights from the parents of known things: each in turn is taken for a new one.
 *
 * <p>A batch is differentiated as the batch found the weights, then all move at once ({@link
 * Adam}); sums are made in the order of the batch, so the number of threads changes nothing.
 */
final class Descent {
  /** Things that move the weights together: few, since few examples must do. */
  private static final int BATCH = 64;

  /** Bytes that the derivatives of a batch may take; batches are smaller then. */
  private static final long BATCH_BYTES = 1L << 28;

  /** Things that one epoch looks at, at most: drawn anew each time. */
  private static final int VISITS = 20_000;

  /** Centers are held to where their features are, the rest to where it began. */
  private static final double CENTER_DECAY = .1;

  private static final double DECAY = .01;

  /** The few numbers that all things share may move faster than each one's own. */
  private static final double SHARED_RATE = 5;

  private static final double OFFSET_RATE = 3;

  private static final double[] NOTHING = {};

  private final Lessons lessons;
  private final Weights weights;
  private final int[] learners;
  private final Workers workers;
  private final Adam centers;
  private final Adam offsets;
  private final Adam parentMap;
  private final Adam parentBias;
  private final Adam kinMap;
  private final Adam mix;
  private final Step[] steps;
  private final PerThread<Pupil> pupils;
  private final Adam radii;
  private final double[][] nested;
  private int moves;

  /**
   * @param learners things to learn from
   */
  Descent(Lessons lessons, int[] learners, Workers workers) {
    this.lessons = lessons;
    this.learners = learners.clone();
    this.workers = workers;
    weights = lessons.start();
    Weights start = weights.copy();
    double rate = lessons.config().learningRate();
    centers = new Adam(weights.centers(), start.centers(), rate, CENTER_DECAY);
    offsets = new Adam(weights.offsets(), start.offsets(), rate * OFFSET_RATE, DECAY);
    radii = new Adam(weights.logRadii(), start.logRadii(), rate * OFFSET_RATE, 0);
    nested = new double[lessons.size()][];
    Arrays.fill(nested, NOTHING);
    parentMap = new Adam(weights.parentMap(), start.parentMap(), rate, DECAY);
    parentBias = new Adam(weights.parentBias(), start.parentBias(), rate, 0);
    kinMap = new Adam(weights.kinMap(), start.kinMap(), rate, DECAY);
    mix = new Adam(weights.mix(), start.mix(), rate * SHARED_RATE, 0);
    steps = new Step[batchSize(lessons.size())];
    Arrays.setAll(steps, i -> new Step(weights));
    pupils = new PerThread<>(workers, () -> new Pupil(lessons, weights));
  }

  private static int batchSize(int nodes) {
    return (int) Math.max(1, Math.min(BATCH, BATCH_BYTES / Step.bytes(nodes)));
  }

  /** Bytes of weights, of what moves them, and of the scratch of each thread. */
  static long bytes(int nodes, int inputs, int dimension, int threads) {
    long numbers = (long) nodes * (dimension + 1) + 2L * inputs * dimension;
    return 16 * numbers
        + batchSize(nodes) * Step.bytes(nodes)
        + threads * (Scores.bytes(nodes) + 8L * nodes);
  }

  Weights weights() {
    return weights;
  }

  /** One pass over all learners, or over as many as an epoch looks at. */
  void epoch(int number) {
    shuffle(new SplittableRandom(mixed(lessons.config().seed(), number, -1)));
    int visits = Math.min(VISITS, learners.length);
    for (int begin = 0; begin < visits; begin += steps.length) {
      int size = Math.min(steps.length, visits - begin);
      int from = begin;
      workers.run(
          size, 1, pupils.tasks(pupil -> i -> pupil.learn(learners[from + i], number, steps[i])));
      move(size);
    }
  }

  private void shuffle(SplittableRandom random) {
    for (int i = learners.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int v = learners[i];
      learners[i] = learners[j];
      learners[j] = v;
    }
  }

  static long mixed(long seed, long epoch, long node) {
    return new SplittableRandom(seed * 0x9e3779b97f4a7c15L + epoch).nextLong()
        ^ node * 0xbf58476d1ce4e5b9L;
  }

  private void move(int size) {
    moves++;
    gather(size);
    workers.run(weights.nodes(), 64, () -> nodeMover(size));
    workers.run(weights.inputs(), 8, () -> mapMover(size));
    for (int k = 0; k < weights.dimension(); k++) {
      int coordinate = k;
      parentBias.move(k, mean(size, step -> step.parentPoint[coordinate]), moves);
    }
    for (int j = 0; j < Weights.MIX; j++) {
      int weight = j;
      if (isFree(j)) {
        mix.move(j, mean(size, step -> step.mix[weight]), moves);
      }
    }
  }

  private double mean(int size, ToDoubleFunction<Step> derivative) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += derivative.applyAsDouble(steps[i]);
    }
    return sum / size;
  }

  // By node, in the order of the batch.
  private void gather(int size) {
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < steps[i].kept(); j++) {
        int v = steps[i].owner(j);
        double[] row = steps[i].row(j);
        nested[v] = nested[v].length == 0 ? new double[row.length] : nested[v];
        for (int k = 0; k < row.length; k++) {
          nested[v][k] += row[k];
        }
      }
    }
  }

  private boolean isFree(int weight) {
    return !Weights.isOfChildren(weight) || lessons.config().has(SemanticConfig.Part.CHILDREN);
  }

  private Workers.Task nodeMover(int size) {
    double[] sum = new double[weights.dimension()];
    return v -> {
      Arrays.fill(sum, 0);
      boolean placed = addPlacing(v, size, sum);
      boolean balls = addNesting(v, size, sum);
      for (int k = 0; (placed || balls) && k < sum.length; k++) {
        centers.move(v * sum.length + k, sum[k] / size, moves);
      }
    };
  }

  private boolean addPlacing(int v, int size, double[] sum) {
    double offset = 0;
    boolean any = false;
    for (int i = 0; i < size; i++) {
      if (steps[i].touches(v)) {
        any = true;
        offset += steps[i].offset[v];
        steps[i].addCenter(v, weights.centers(), sum);
      }
    }
    if (any && lessons.config().has(SemanticConfig.Part.RADIUS)) {
      offsets.move(v, offset / size, moves);
    }
    return any;
  }

  // Measured in the radius of the ball, as its objective is.
  private boolean addNesting(int v, int size, double[] sum) {
    double[] balls = nested[v];
    if (balls.length == 0) {
      return false;
    }
    double radius = Math.exp(weights.logRadii()[v]);
    for (int k = 0; k < sum.length; k++) {
      sum[k] += balls[k] / radius;
    }
    radii.move(v, balls[sum.length] / size, moves);
    nested[v] = NOTHING;
    return true;
  }

  private Workers.Task mapMover(int size) {
    int d = weights.dimension();
    double[] parent = new double[d];
    double[] kin = new double[d];
    return i -> {
      Arrays.fill(parent, 0);
      Arrays.fill(kin, 0);
      for (int s = 0; s < size; s++) {
        float x = steps[s].inputs[i];
        for (int k = 0; x != 0 && k < d; k++) {
          parent[k] += x * steps[s].parentPoint[k];
          kin[k] += x * steps[s].kinPoint[k];
        }
      }
      for (int k = 0; k < d; k++) {
        parentMap.move(i * d + k, parent[k] / size, moves);
        kinMap.move(i * d + k, kin[k] / size, moves);
      }
    };
  }

  /**
   * What is answered now about things that are not learned from: all things are candidates then, as
   * they are for a new one.
   */
  Exam[] examine(int[] questions) {
    Exam[] answers = new Exam[questions.length];
    workers.run(
        questions.length, 1, pupils.tasks(pupil -> i -> answers[i] = pupil.answer(questions[i])));
    return answers;
  }
}
