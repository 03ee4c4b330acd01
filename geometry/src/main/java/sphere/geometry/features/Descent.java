package sphere.geometry.features;

import java.util.Arrays;
import java.util.SplittableRandom;
import sphere.geometry.hierarchy.Reach;
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
  static int BATCH = 64;

  /** Bytes that the derivatives of a batch may take; batches are smaller then. */
  private static final long BATCH_BYTES = 1L << 28;

  /** Things that one epoch looks at, at most: drawn anew each time. */
  private static final int VISITS = 20_000;

  /** Centers are held to where their features are, the rest to where it began. */
  static double CENTER_RATE = 1, KIN_RATE = 1, CENTER_DECAY = .1;

  static double DECAY = .01;

  /** The few numbers that all things share may move faster than each one's own. */
  static double SHARED_RATE = 5;

  static double OFFSET_RATE = 3;

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
    centers = new Adam(weights.centers(), start.centers(), rate * CENTER_RATE, CENTER_DECAY);
    offsets = new Adam(weights.offsets(), start.offsets(), rate * OFFSET_RATE, DECAY);
    radii = new Adam(weights.logRadii(), start.logRadii(), rate * OFFSET_RATE, 0);
    nested = new double[lessons.size()][0];
    parentMap = new Adam(weights.parentMap(), start.parentMap(), rate, DECAY);
    parentBias = new Adam(weights.parentBias(), start.parentBias(), rate, 0);
    kinMap = new Adam(weights.kinMap(), start.kinMap(), rate * KIN_RATE, DECAY);
    mix = new Adam(weights.mix(), start.mix(), rate * SHARED_RATE, 0);
    steps = new Step[batchSize(lessons.size())];
    Arrays.setAll(steps, i -> new Step(weights));
    pupils = new PerThread<>(workers, Pupil::new);
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

  private static long mixed(long seed, long epoch, long node) {
    return new SplittableRandom(seed * 0x9e3779b97f4a7c15L + epoch).nextLong()
        ^ node * 0xbf58476d1ce4e5b9L;
  }

  private void move(int size) {
    moves++;
    gather(size);
    workers.run(weights.nodes(), 64, () -> nodeMover(size));
    workers.run(weights.inputs(), 8, () -> mapMover(size));
    for (int k = 0; k < weights.dimension(); k++) {
      double sum = 0;
      for (int i = 0; i < size; i++) {
        sum += steps[i].parentPoint[k];
      }
      parentBias.move(k, sum / size, moves);
    }
    for (int j = 0; j < Weights.MIX; j++) {
      double sum = 0;
      for (int i = 0; i < size; i++) {
        sum += steps[i].mix[j];
      }
      if (isFree(j)) {
        mix.move(j, sum / size, moves);
      }
    }
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
    boolean ofChildren =
        weight == Weights.KIN_MEAN
            || weight == Weights.KIN_SUM
            || weight == Weights.FALL
            || weight >= Weights.KIN_WORDS;
    return !ofChildren || lessons.config().has(SemanticConfig.Part.CHILDREN);
  }

  private Workers.Task nodeMover(int size) {
    int d = weights.dimension();
    double[] sum = new double[d];
    float[] all = weights.centers();
    boolean reaches = lessons.config().has(SemanticConfig.Part.RADIUS);
    return v -> {
      Arrays.fill(sum, 0);
      double offset = 0;
      boolean any = false;
      for (int i = 0; i < size; i++) {
        Step step = steps[i];
        if (step.touches(v)) {
          any = true;
          offset += step.offset[v];
          step.addCenter(v, all, sum);
        }
      }
      double[] balls = nested[v];
      if (balls.length > 0) {
        any = true;
        double r = Math.exp(weights.logRadii()[v]);
        for (int k = 0; k < d; k++) {
          sum[k] += balls[k] / r;
        }
        radii.move(v, balls[d] / size, moves);
        nested[v] = new double[0];
      }
      for (int k = 0; any && k < d; k++) {
        centers.move(v * d + k, sum[k] / size, moves);
      }
      if (any && reaches) {
        offsets.move(v, offset / size, moves);
      }
    };
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
   * Scores of things that are not learned from, all candidates' of each, and which are parents.
   *
   * @param questions things that are taken for new
   */
  Exam examine(int[] questions) {
    double[][] scores = new double[questions.length][];
    boolean[][] right = new boolean[questions.length][];
    workers.run(
        questions.length,
        1,
        pupils.tasks(pupil -> i -> pupil.answer(questions[i], i, scores, right)));
    return new Exam(scores, right);
  }

  // Learns of one thing at a time; scratch of one thread.
  private final class Pupil {
    private final Scores scores = new Scores(lessons.hierarchy(), weights, lessons.kernel());
    private final WordIndex.Search words = lessons.index().new Search();
    private final Reach below = new Reach(lessons.hierarchy());
    private final Nesting nesting = new Nesting(weights);
    private final Step asked = new Step(weights.withNodes(0));

    void learn(int q, int epoch, Step step) {
      SplittableRandom random = new SplittableRandom(mixed(lessons.config().seed(), epoch, q));
      step.clear();
      drop(q, random, step.inputs);
      int[] candidates = score(q, step, random);
      scores.differentiate(
          step.z,
          step.y,
          words,
          candidates,
          parents(q, candidates),
          lessons.pool().neighbors(q),
          step);
      if (Nesting.WEIGHT > 0)
        nesting.learn(
            lessons.hierarchy(), q, lessons.hierarchy().ancestors(q), candidates, scores, step);
    }

    private void drop(int q, SplittableRandom random, float[] inputs) {
      float keep = (float) (1 - lessons.config().dropout());
      for (int i = 0; i < inputs.length; i++) {
        inputs[i] = random.nextDouble() < keep ? lessons.inputs()[q][i] / keep : 0;
      }
    }

    private int[] score(int q, Step step, SplittableRandom random) {
      weights.parentPoint(step.inputs, step.z);
      weights.kinPoint(step.inputs, step.y);
      lessons.find(q, words);
      below.visit(q, false);
      int[] candidates = lessons.pool().candidates(q, words, below, random);
      scores.compute(step.z, step.y, words, q, candidates, lessons.pool().neighbors(q));
      return candidates;
    }

    private boolean[] parents(int q, int[] candidates) {
      boolean[] parents = new boolean[candidates.length];
      for (int i = 0; i < parents.length; i++) {
        parents[i] = lessons.hierarchy().hasEdge(q, candidates[i]);
      }
      return parents;
    }

    void answer(int q, int at, double[][] all, boolean[][] right) {
      System.arraycopy(lessons.inputs()[q], 0, asked.inputs, 0, asked.inputs.length);
      // The same candidates in every epoch, so that epochs can be compared.
      int[] candidates =
          score(q, asked, new SplittableRandom(mixed(lessons.config().seed(), 0, q)));
      all[at] = Arrays.stream(candidates).mapToDouble(scores::score).toArray();
      right[at] = parents(q, candidates);
    }
  }
}
