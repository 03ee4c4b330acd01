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
   */
  public static BallTable train(Hierarchy hierarchy, TrainingConfig config, Monitor monitor) {
    int[] order = hierarchy.topologicalOrder();
    try (Workers workers = new Workers(config.concurrency(), monitor)) {
      List<Tree> trees = choose(hierarchy, order, config, workers, monitor);
      Chart[] charts = new Chart[trees.size()];
      monitor.progress("embed", 0);
      int d = config.effectiveDimension();
      workers.run(
          charts.length,
          1,
          () ->
              k ->
                  charts[k] =
                      new TreeEmbedder(trees.get(k), order, d, config.seed() + k, monitor).embed());
      monitor.progress("embed", 1);
      return new BallTable(hierarchy.nodeCount(), Arrays.asList(charts));
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
   * Bytes that training will need at most: the table, one tree and its scratch per chart, and the
   * lists of uncovered ancestors, taken as twelve per node.
   *
   * @param nodes number of nodes
   * @param edges number of edges
   */
  public static long estimateBytes(long nodes, long edges, TrainingConfig config) {
    long charts =
        edges <= nodes - 1 ? 1 : config.charts() == TrainingConfig.EXACT ? 16 : config.maxCharts();
    long lists = edges <= nodes - 1 ? 8 : 16 + 12 * 4 + 8L * config.concurrency();
    return nodes * (charts * bytesPerNode(config) + lists + 40) + edges * 16;
  }

  /**
   * Milliseconds that training takes on two cores of a laptop, within a factor of three: 2
   * microseconds for each node and chart, and as much again for choosing among several parents.
   *
   * @param nodes number of nodes
   * @param edges number of edges
   */
  public static long estimateMillis(long nodes, long edges, TrainingConfig config) {
    boolean forest = edges <= nodes - 1;
    long charts = forest ? 1 : config.charts() == TrainingConfig.EXACT ? 16 : config.maxCharts();
    return nodes * charts * (forest ? 2 : 4) / 1000;
  }

  // Of one chart: coordinates and radius, the five arrays of its tree, the scratch of its
  // embedding.
  private static long bytesPerNode(TrainingConfig config) {
    return 4L * config.effectiveDimension() + 8 + 5 * 4 + 8;
  }
}
