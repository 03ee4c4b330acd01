package sphere.geometry.features;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import sphere.geometry.refinement.BallObjective;
import sphere.geometry.refinement.RefinementConfig;
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

  /** Things that one epoch looks at, at most: drawn anew each time. */
  private static final int VISITS = 20_000;

  /** Centers are held to where their features are, the rest to where it began. */
  private static final double CENTER_DECAY = .1;

  private static final double DECAY = .01;

  /**
   * The few numbers that all things share move so much faster than each one's own: in some hundred
   * steps they must get from where they begin to what a hierarchy asks for, whereas a center that
   * moves as fast learns its own things by heart. At 5 they hardly moved, which cost an eighth of
   * all answers on hierarchies made for tuning; from 100 to 500 figures are alike.
   */
  private static final double SHARED_RATE = 250;

  private static final double OFFSET_RATE = 3;

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
  private final Batch batch;
  private final PerThread<Pupil> pupils;
  private final Adam radii;
  private final BallObjective objective;
  private int moves;

  /**
   * @param learners things to learn from
   * @param unseen things that are held out, ascending
   */
  Descent(Lessons lessons, int[] learners, int[] unseen, Workers workers) {
    this.lessons = lessons;
    this.learners = learners.clone();
    this.workers = workers;
    weights = lessons.start(unseen);
    Weights start = weights.copy();
    double rate = lessons.config().learningRate();
    centers = new Adam(weights.centers(), start.centers(), rate, CENTER_DECAY);
    offsets = new Adam(weights.offsets(), start.offsets(), rate * OFFSET_RATE, DECAY);
    radii = new Adam(weights.logRadii(), start.logRadii(), rate * OFFSET_RATE, 0);
    parentMap = new Adam(weights.parentMap(), start.parentMap(), rate, DECAY);
    parentBias = new Adam(weights.parentBias(), start.parentBias(), rate, 0);
    kinMap = new Adam(weights.kinMap(), start.kinMap(), rate, DECAY);
    mix = new Adam(weights.mix(), start.mix(), rate * SHARED_RATE, 0);
    batch = new Batch(weights, BATCH);
    objective = new BallObjective(weights.dimension(), RefinementConfig.defaults());
    int[] middles = lessons.middles(unseen);
    pupils = new PerThread<>(workers, () -> new Pupil(lessons, weights, middles));
  }

  /** Bytes of weights, of what moves them, of a batch, and of the scratch of each thread. */
  static long bytes(int nodes, int inputs, int dimension, int threads) {
    long numbers = (long) nodes * (dimension + 2) + 2L * inputs * dimension;
    return 16 * numbers
        + Standing.bytes(nodes, dimension)
        + BATCH * Step.bytes(2 * Pool.most(nodes))
        + 28L * nodes
        + threads * (Scores.bytes(nodes) + Loss.bytes(nodes) + 8L * nodes);
  }

  Weights weights() {
    return weights;
  }

  /** One pass over all learners, or over as many as an epoch looks at. */
  void epoch(int number) {
    shuffle(learners, new SplittableRandom(mixed(lessons.config().seed(), number, -1)));
    int visits = Math.min(VISITS, learners.length);
    for (int begin = 0; begin < visits; begin += batch.most()) {
      int size = Math.min(batch.most(), visits - begin);
      int from = begin;
      workers.run(
          size,
          1,
          pupils.tasks(pupil -> i -> pupil.learn(learners[from + i], number, batch.step(i))));
      move(size);
    }
  }

  /** Puts numbers in an order by chance, each as likely (Fisher and Yates). */
  static void shuffle(int[] some, SplittableRandom random) {
    for (int i = some.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int v = some[i];
      some[i] = some[j];
      some[j] = v;
    }
  }

  static long mixed(long seed, long epoch, long node) {
    return new SplittableRandom(seed * 0x9e3779b97f4a7c15L + epoch).nextLong()
        ^ node * 0xbf58476d1ce4e5b9L;
  }

  private void move(int size) {
    moves++;
    List.of(centers, offsets, radii, parentMap, parentBias, kinMap, mix)
        .forEach(adam -> adam.begin(moves));
    batch.gather(size);
    workers.run(batch.touched(), 16, this::nodeMover);
    workers.run(weights.inputs(), 8, () -> mapMover(size));
    for (int k = 0; k < weights.dimension(); k++) {
      int coordinate = k;
      parentBias.move(k, (float) mean(size, step -> step.parentPoint[coordinate]));
    }
    for (int j = 0; j < Weights.MIX; j++) {
      int weight = j;
      if (isFree(j)) {
        mix.move(j, (float) mean(size, step -> step.mix[weight]));
      }
    }
  }

  private double mean(int size, ToDoubleFunction<Step> derivative) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += derivative.applyAsDouble(batch.step(i));
    }
    return sum / size;
  }

  private boolean isFree(int weight) {
    return !Weights.isOfChildren(weight) || lessons.config().has(SemanticConfig.Part.CHILDREN);
  }

  private Workers.Task nodeMover() {
    double[] sum = new double[weights.dimension()];
    float[] gradient = new float[sum.length];
    return i -> {
      int v = batch.touched(i);
      Arrays.fill(sum, 0);
      double offset = batch.add(v, weights.centers(), sum);
      if (lessons.config().has(SemanticConfig.Part.RADIUS)) {
        offsets.move(v, (float) offset / BATCH);
      }
      addNesting(v, sum);
      divide(sum, BATCH, gradient);
      centers.move(v * sum.length, gradient);
      batch.forget(v);
    };
  }

  // Measured in the radius of the ball, as its objective is.
  private void addNesting(int v, double[] sum) {
    double[] balls = batch.nested(v);
    double radius = Math.exp(weights.logRadii()[v]);
    for (int k = 0; balls.length > 0 && k < sum.length; k++) {
      sum[k] += balls[k] / radius;
    }
    if (balls.length > 0) {
      radii.move(v, (float) balls[sum.length] / BATCH);
      weights.logRadii()[v] = (float) objective.clipped(weights.logRadii()[v]);
    }
  }

  private Workers.Task mapMover(int size) {
    int d = weights.dimension();
    double[] parent = new double[d];
    double[] kin = new double[d];
    float[] gradient = new float[d];
    return i -> {
      Arrays.fill(parent, 0);
      Arrays.fill(kin, 0);
      for (int s = 0; s < size; s++) {
        float x = batch.step(s).inputs[i];
        for (int k = 0; x != 0 && k < d; k++) {
          parent[k] += x * batch.step(s).parentPoint[k];
          kin[k] += x * batch.step(s).kinPoint[k];
        }
      }
      divide(parent, size, gradient);
      parentMap.move(i * d, gradient);
      divide(kin, size, gradient);
      kinMap.move(i * d, gradient);
    };
  }

  private static void divide(double[] sums, int count, float[] means) {
    for (int k = 0; k < sums.length; k++) {
      means[k] = (float) (sums[k] / count);
    }
  }

  /**
   * What is answered now about things that are not learned from: all things are candidates then, as
   * they are for a new one.
   */
  Exam[] examine(int[] questions) {
    Exam[] answers = new Exam[questions.length];
    Standing standing = Standing.of(lessons.hierarchy(), weights);
    workers.run(
        questions.length,
        1,
        pupils.tasks(pupil -> i -> answers[i] = pupil.answer(questions[i], standing)));
    return answers;
  }
}
