package sphere.geometry.training;

import java.util.List;
import java.util.stream.IntStream;
import sphere.geometry.ball.BallTable;
import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Hierarchy;

/**
 * Trains an atlas: spanning trees that together cover the order, each embedded exactly as a tree of
 * balls, one chart per tree. The first chart holds every node, the others what they are needed for
 * ({@link Needed}).
 *
 * <p>Deterministic: the result depends on hierarchy, dimension, charts, budget and seed, never on
 * the number of threads.
 */
public final class AtlasTrainer {
  private AtlasTrainer() {}

  /**
   * Balls for every ordinal.
   *
   * @param hierarchy what to embed; may be empty
   * @param config what the caller asked for
   * @param monitor told of progress, asked whether to stop
   * @throws IllegalArgumentException if the coordinates of one chart exceed an array
   */
  public static BallTable train(Hierarchy hierarchy, TrainingConfig config, Monitor monitor) {
    config.requireFits(hierarchy.nodeCount());
    try (Workers workers = new Workers(config.concurrency(), monitor)) {
      Trees trees = Trees.choose(hierarchy, config, workers, monitor);
      monitor.progress("embed", 0);
      BallTable table =
          isSingle(hierarchy, config)
              ? single(hierarchy, trees, config, workers, monitor)
              : embed(trees, config, workers, monitor);
      monitor.progress("embed", 1);
      return table;
    }
  }

  private static BallTable single(
      Hierarchy hierarchy, Trees trees, TrainingConfig config, Workers workers, Monitor monitor) {
    Tree tree = trees.originalTree(0);
    Chart chart = SingleBalls.chart(hierarchy, tree, trees.original(), config, workers, monitor);
    return new BallTable(chart);
  }

  private static BallTable embed(
      Trees trees, TrainingConfig config, Workers workers, Monitor monitor) {
    Chart[] charts = new Chart[trees.count()];
    monitor.account(embeddingBytes(trees, config));
    workers.run(
        charts.length, 1, () -> k -> charts[k] = embed(trees, k, config.seed() + k, monitor));
    List<int[]> ordinals = IntStream.range(1, charts.length).mapToObj(trees::ordinals).toList();
    return new BallTable(trees.original().length, List.of(charts), ordinals);
  }

  private static Chart embed(Trees trees, int k, long seed, Monitor monitor) {
    return trees.original(k, trees.embedder(k, trees.dimension(), seed, monitor).embed());
  }

  // One ball per node, asked for or all that there is room for, and more to gain than a tree.
  private static boolean isSingle(Hierarchy hierarchy, TrainingConfig config) {
    boolean one = config.charts() == 1 || !config.isDimensionChosen() && config.maxCharts() == 1;
    return one && !hierarchy.isForest();
  }

  // The balls, where they stand and whose they are; and of each thread parents and rows of all, a
  // tree and what makes it, two sizes of each node, a chart in another order. What choosing gave
  // back is taken first.
  private static long embeddingBytes(Trees trees, TrainingConfig config) {
    long nodes = trees.original().length;
    long chart = 4L * trees.dimension() + 8;
    long scratch = 9 * 4 + 8 + chart;
    int threads = Math.min(trees.count(), config.concurrency());
    long largest =
        IntStream.range(1, trees.count()).mapToLong(trees::size).max().orElse(0) * (threads - 1);
    long bytes = tableBytes(trees) + nodes * 12 * threads + (nodes + largest) * scratch;
    return Math.max(0, bytes - trees.freed());
  }

  private static long tableBytes(Trees trees) {
    long nodes = trees.original().length;
    long more = trees.sizes() - nodes;
    return trees.sizes() * (4L * trees.dimension() + 8) + (more > 0 ? 4 * nodes + 9 * more : 0);
  }

  /**
   * What a training will take. Trees are chosen as training would choose them, since memory hangs
   * on how many there are, and the time that takes counts; the rest is foretold: for each node,
   * chart and thread 300 nanoseconds and 15 for each coordinate, the search for single balls by its
   * own measure.
   *
   * @throws IllegalArgumentException if the coordinates of one chart exceed an array
   */
  public static Estimate estimate(Hierarchy hierarchy, TrainingConfig config, Monitor monitor) {
    config.requireFits(hierarchy.nodeCount());
    long begin = System.nanoTime();
    Accounted accounted = new Accounted(monitor);
    Trees trees;
    try (Workers workers = new Workers(config.concurrency(), accounted)) {
      trees = Trees.choose(hierarchy, config, workers, accounted);
    }
    long choosing = (System.nanoTime() - begin) / 1_000_000;
    boolean single = isSingle(hierarchy, config);
    long bytes =
        single
            ? SingleBalls.estimateBytes(hierarchy, config)
            : embeddingBytes(trees, config) + trees.count() * latticeBytes(trees);
    long embedding =
        single ? SingleBalls.estimateMillis(hierarchy, config) : embeddingMillis(trees, config);
    long balls = tableBytes(trees);
    return new Estimate(
        trees.count(), trees.dimension(), balls, accounted.bytes() + bytes, choosing + embedding);
  }

  // For the widest node, if it keeps all of its children.
  private static long latticeBytes(Trees trees) {
    int roots = 0;
    int widest = 1;
    for (int v = 0; v < trees.original().length; v++) {
      roots += trees.sorted().parentBegin(v) == trees.sorted().parentEnd(v) ? 1 : 0;
      widest = Math.max(widest, trees.sorted().childEnd(v) - trees.sorted().childBegin(v));
    }
    return Lattice.bytes(trees.dimension(), Math.max(roots, widest) + 1);
  }

  private static long embeddingMillis(Trees trees, TrainingConfig config) {
    // The first chart is the largest by far, and one thread makes it.
    int threads = Math.min(trees.count(), config.concurrency());
    double most = Math.max(trees.original().length, trees.sizes() / (double) threads);
    return (long) (most * (300 + 15 * trees.dimension()) / 1e6);
  }
}
