package sphere.geometry.refinement;

import java.util.Arrays;
import java.util.SplittableRandom;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.PerThread;
import sphere.geometry.training.Workers;

/**
 * Gradient descent on an {@link Objective} over the pairs of a hierarchy.
 *
 * <p>An epoch meets every node once, in an order of its own, in batches: the pairs of each node are
 * drawn and differentiated where the batch found all nodes, then all gradients are applied at once
 * ({@link Adagrad}). A negative that is found violated is met again in each epoch until it is not
 * (mined), and where it contains the node what lies below it is looked at too. Pairs are held out,
 * the state of least loss on them is kept, and when that loss falls no more the descent stops.
 *
 * <p>Deterministic: which pairs a node draws depends on seed, epoch and node alone, and sums are
 * made in the order of the batch, so the number of threads changes nothing.
 */
public final class GradientTrainer {
  /** Numbers that the gradients of a batch hold if each node brings eight rows, as most do. */
  private static final int BATCH_NUMBERS = 1 << 19;

  /** Bytes that they may take if each node brings all it can: batches are smaller then. */
  private static final long BATCH_BYTES = 1L << 28;

  /** How far below a mined negative is searched in one epoch. */
  private static final int DEPTH = 8;

  private final Hierarchy hierarchy;
  private final Objective objective;
  private final RefinementConfig config;
  private final double[][] nodes;
  private final long seed;
  private final Workers workers;
  private final Monitor monitor;
  private final HeldOut heldOut;
  private final Adagrad adagrad;
  private final int[] mined;
  private final Contributions[] batch;
  private final int[] order;
  private final PerThread<PairSampler> samplers;
  private double[][] best;

  private GradientTrainer(
      Hierarchy hierarchy,
      Objective objective,
      RefinementConfig config,
      HeldOut heldOut,
      double[][] nodes,
      long seed,
      Workers workers,
      Monitor monitor) {
    this.hierarchy = hierarchy;
    this.objective = objective;
    this.config = config;
    this.nodes = nodes;
    best = nodes;
    this.seed = seed;
    this.workers = workers;
    this.monitor = monitor;
    this.heldOut = heldOut;
    adagrad = new Adagrad(objective, nodes, config.learningRate());
    mined = new int[hierarchy.nodeCount() * config.negatives()];
    Arrays.fill(mined, -1);
    batch = new Contributions[batchSize(hierarchy, objective, config)];
    Arrays.setAll(batch, i -> new Contributions(objective.width()));
    samplers = new PerThread<>(workers, () -> new PairSampler(hierarchy, heldOut));
    order = new int[hierarchy.nodeCount()];
    Arrays.setAll(order, i -> i);
  }

  /**
   * Descends, with {@code config.validationShare()} of the edges held out.
   *
   * @param hierarchy whose order is to be held
   * @param start a row of {@link Objective#width} numbers for each ordinal; it is changed, and
   *     holds what the last epoch left
   * @param seed of batches and pairs; same seed, same result
   * @param concurrency threads; never changes the result
   * @param monitor told of epochs, asked whether to stop
   */
  public static Fit train(
      Hierarchy hierarchy,
      Objective objective,
      RefinementConfig config,
      double[][] start,
      long seed,
      int concurrency,
      Monitor monitor) {
    requireFits(hierarchy, config);
    monitor.account(bytes(hierarchy, objective, config));
    HeldOut heldOut =
        HeldOut.edges(hierarchy, config.validationShare(), config.negatives(), seed, monitor);
    return descend(hierarchy, objective, config, heldOut, start, seed, concurrency, monitor);
  }

  /**
   * Descends, with pairs held out that the caller chose; parameters are as above.
   *
   * @param heldOut what is not trained on; {@code config.validationShare()} counts for nothing then
   */
  public static Fit train(
      Hierarchy hierarchy,
      Objective objective,
      RefinementConfig config,
      HeldOut heldOut,
      double[][] start,
      long seed,
      int concurrency,
      Monitor monitor) {
    requireFits(hierarchy, config);
    monitor.account(bytes(hierarchy, objective, config));
    return descend(hierarchy, objective, config, heldOut, start, seed, concurrency, monitor);
  }

  private static Fit descend(
      Hierarchy hierarchy,
      Objective objective,
      RefinementConfig config,
      HeldOut heldOut,
      double[][] start,
      long seed,
      int concurrency,
      Monitor monitor) {
    try (Workers workers = new Workers(concurrency, monitor)) {
      return new GradientTrainer(
              hierarchy, objective, config, heldOut, start, seed, workers, monitor)
          .run();
    }
  }

  /**
   * Nothing, if what is mined of all nodes fits an array.
   *
   * @throws IllegalArgumentException naming `negatives` and how many there may be
   */
  static void requireFits(Hierarchy hierarchy, RefinementConfig config) {
    int most = (Integer.MAX_VALUE - 8) / Math.max(1, hierarchy.nodeCount());
    if (config.negatives() > most) {
      throw new IllegalArgumentException(
          "When a hierarchy has %d nodes, `negatives` must be at most %d, but was %d."
              .formatted(hierarchy.nodeCount(), most, config.negatives()));
    }
  }

  /** A random row for each ordinal. */
  public static double[][] randomStart(
      Objective objective, int nodeCount, long seed, Monitor monitor) {
    double[][] start = new double[nodeCount][objective.width()];
    for (int v = 0; v < nodeCount; v++) {
      if ((v & 4095) == 0) {
        monitor.check();
      }
      objective.begin(start[v], new SplittableRandom(mix(seed, 0, v)));
    }
    return start;
  }

  /** Bytes that a descent takes beside its start. */
  public static long bytes(Hierarchy hierarchy, Objective objective, RefinementConfig config) {
    long row = 8L * objective.width() + 16;
    long heldOut = (long) Math.ceil(hierarchy.edgeCount() * config.validationShare());
    return hierarchy.nodeCount() * (row + 28 + 4L * config.negatives())
        + 8L * hierarchy.edgeCount()
        + heldOut * (32 + 4L * config.negatives())
        + batchSize(hierarchy, objective, config) * mostOfNode(objective, config);
  }

  private static int batchSize(Hierarchy hierarchy, Objective objective, RefinementConfig config) {
    long usual = Math.max(16, BATCH_NUMBERS / 8 / objective.width());
    long most = Math.max(1, BATCH_BYTES / mostOfNode(objective, config));
    return (int) Math.min(Math.min(usual, most), Math.max(1, hierarchy.nodeCount()));
  }

  // Two rows for each positive, each negative and each that is looked at below it; one of its own.
  private static long mostOfNode(Objective objective, RefinementConfig config) {
    long pairs = PairSampler.MOST_POSITIVES + config.negatives() * (1L + DEPTH);
    return (2 * pairs + 1) * (8L * objective.width() + 32);
  }

  private Fit run() {
    Course.Run run =
        hierarchy.edgeCount() == 0
            ? Course.Run.NONE
            : Course.run(config, monitor, this::epoch, () -> best = copy(best));
    return new Fit(best, run.curve(), run.best());
  }

  // Into the rows of the last best state, once there is one.
  private double[][] copy(double[][] before) {
    double[][] kept = before == nodes ? new double[nodes.length][objective.width()] : before;
    for (int v = 0; v < nodes.length; v++) {
      System.arraycopy(nodes[v], 0, kept[v], 0, kept[v].length);
    }
    return kept;
  }

  private Epoch epoch(int number) {
    shuffle(new SplittableRandom(mix(seed, number, -1)));
    double cost = 0;
    long count = 0;
    for (int begin = 0; begin < order.length; begin += batch.length) {
      int size = Math.min(batch.length, order.length - begin);
      int from = begin;
      workers.run(size, 16, samplers.tasks(sampler -> task(from, number, sampler)));
      for (int i = 0; i < size; i++) {
        adagrad.add(batch[i]);
        cost += batch[i].cost();
        count += batch[i].count();
      }
      workers.run(adagrad.touched(), 32, this::mover);
      adagrad.clear();
    }
    double loss = count == 0 ? 0 : cost / count;
    return new Epoch(
        number, loss, heldOut.pairs().length == 0 ? loss : heldOut.loss(objective, nodes, workers));
  }

  private void shuffle(SplittableRandom random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int v = order[i];
      order[i] = order[j];
      order[j] = v;
    }
  }

  private Workers.Task mover() {
    double[] step = new double[objective.width()];
    return i -> adagrad.move(i, step);
  }

  private Workers.Task task(int from, int number, PairSampler sampler) {
    return i -> {
      int v = order[from + i];
      batch[i].clear();
      draw(v, sampler, batch[i], new SplittableRandom(mix(seed, number, v)));
    };
  }

  private void draw(int v, PairSampler sampler, Contributions out, SplittableRandom random) {
    sampler.turnTo(v);
    sampler.positives(
        random, a -> out.keep(objective.contain(nodes[v], nodes[a], out.row(0), out.row(1)), v, a));
    for (int k = 0; k < config.negatives(); k++) {
      int at = v * config.negatives() + k;
      int x = mined[at] >= 0 ? mined[at] : sampler.negative(k, random);
      if (x >= 0) {
        mined[at] = separate(v, x, out) > objective.apart() ? x : -1;
        below(v, x, sampler, out, random);
      }
    }
    out.keep(objective.regularize(nodes[v], out.row(0)), v);
  }

  private double separate(int v, int x, Contributions out) {
    double cost = objective.separate(nodes[v], nodes[x], out.row(0), out.row(1));
    out.keep(cost, v, x);
    return cost;
  }

  // Whatever contains v by mistake may have smaller balls inside that do too.
  private void below(
      int v, int x, PairSampler sampler, Contributions out, SplittableRandom random) {
    int outer = x;
    for (int i = 0; i < DEPTH && objective.margin(nodes[v], nodes[outer]) >= 0; i++) {
      outer = sampler.childOf(outer, random);
      if (outer < 0 || !sampler.isNegative(outer)) {
        return;
      }
      separate(v, outer, out);
    }
  }

  // The finalizer of SplitMix64, so that seeds of neighboring nodes have nothing in common.
  static long mix(long seed, long epoch, long node) {
    long z = seed * 0x9e3779b97f4a7c15L + epoch * 0xd1342543de82ef95L + node * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
