package sphere.geometry.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sphere.geometry.ball.BallTable;
import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Hierarchy;

/**
 * Trains an atlas: spanning trees that together cover the order, each embedded exactly as a tree of
 * balls, one chart per tree.
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
    requireFits(hierarchy.nodeCount(), config.effectiveDimension());
    int[] order = hierarchy.topologicalOrder();
    try (Workers workers = new Workers(config.concurrency(), monitor)) {
      List<Tree> trees = choose(hierarchy, order, config, workers, monitor);
      monitor.progress("embed", 0);
      List<Chart> charts =
          isSingle(hierarchy, config)
              ? List.of(SingleBalls.chart(hierarchy, trees.get(0), order, config, workers, monitor))
              : embed(trees, order, config, workers, monitor);
      monitor.progress("embed", 1);
      return new BallTable(hierarchy.nodeCount(), charts);
    }
  }

  private static List<Chart> embed(
      List<Tree> trees, int[] order, TrainingConfig config, Workers workers, Monitor monitor) {
    Chart[] charts = new Chart[trees.size()];
    int d = config.effectiveDimension();
    workers.run(
        charts.length,
        1,
        () ->
            k ->
                charts[k] =
                    new TreeEmbedder(trees.get(k), order, d, config.seed() + k, monitor).embed());
    return Arrays.asList(charts);
  }

  // One ball per node, and more to gain than the tree that a forest is.
  private static boolean isSingle(Hierarchy hierarchy, TrainingConfig config) {
    return config.charts() == 1 && !hierarchy.isForest();
  }

  private static void requireFits(int nodes, int dimension) {
    // Some virtual machines need a few slots of the largest array for its header.
    int most = (Integer.MAX_VALUE - 8) / Math.max(1, nodes);
    if (dimension > most) {
      throw new IllegalArgumentException(
          "When a hierarchy has %d nodes, `dimension` must be at most %d, but was %d."
              .formatted(nodes, most, dimension));
    }
  }

  private static List<Tree> choose(
      Hierarchy hierarchy, int[] order, TrainingConfig config, Workers workers, Monitor monitor) {
    monitor.progress("choose trees", 0);
    TreeChooser chooser = new TreeChooser(hierarchy, order, workers, monitor);
    List<Tree> trees = new ArrayList<>();
    long before = Long.MAX_VALUE;
    // A tree that covers nothing new ends the search: the next would be the same one again.
    while (trees.isEmpty()
        || (chooser.remaining() > 0
            && chooser.remaining() < before
            && trees.size() < config.maxCharts())) {
      before = chooser.remaining();
      monitor.account(bytesPerNode(config) * hierarchy.nodeCount());
      trees.add(chooser.next());
      monitor.progress("choose trees", trees.size() / (double) config.maxCharts());
    }
    return trees;
  }

  /**
   * Bytes that training will need at most: the table, one tree and its scratch per chart, the lists
   * of uncovered ancestors, which are counted, and what the search for single balls takes.
   */
  public static long estimateBytes(Hierarchy hierarchy, TrainingConfig config, Monitor monitor) {
    long scratch = 40 + 8L * config.concurrency();
    return hierarchy.nodeCount()
            * (likelyCharts(hierarchy, config) * bytesPerNode(config) + scratch)
        + 16L * hierarchy.edgeCount()
        + (isSingle(hierarchy, config) ? SingleBalls.estimateBytes(hierarchy, config) : 0)
        + TreeChooser.listBytes(hierarchy, config.concurrency(), monitor);
  }

  /**
   * Milliseconds that training takes on two cores of a laptop, within a factor of three or so: 2
   * microseconds for each node and chart, and one for each 8 bytes of the lists that each chart is
   * chosen by; the search for single balls by its own measure.
   */
  public static long estimateMillis(Hierarchy hierarchy, TrainingConfig config, Monitor monitor) {
    long lists = TreeChooser.listBytes(hierarchy, config.concurrency(), monitor);
    long perChart = 2L * hierarchy.nodeCount() + lists / 8;
    long search = isSingle(hierarchy, config) ? SingleBalls.estimateMillis(hierarchy, config) : 0;
    return likelyCharts(hierarchy, config) * perChart / 1000 + search;
  }

  // Sixteen is what the densest ontology that was measured needs for all but a thousandth.
  private static long likelyCharts(Hierarchy hierarchy, TrainingConfig config) {
    if (hierarchy.isForest()) {
      return 1;
    }
    return config.charts() == TrainingConfig.EXACT ? 16 : config.maxCharts();
  }

  // One chart's coordinates and radius, the five arrays of its tree, scratch of its embedding.
  private static long bytesPerNode(TrainingConfig config) {
    return 4L * config.effectiveDimension() + 8 + 5 * 4 + 8;
  }
}
