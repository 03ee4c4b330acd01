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
    TreeChooser chooser = new TreeChooser(hierarchy, order, workers);
    List<Tree> trees = new ArrayList<>();
    long before = Long.MAX_VALUE;
    // A tree that covers nothing new ends the search: the next would be the same one again.
    while (trees.isEmpty()
        || (chooser.remaining() > 0
            && chooser.remaining() < before
            && trees.size() < config.maxCharts())) {
      before = chooser.remaining();
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
    long table = charts * (4L * config.effectiveDimension() + 8);
    long trees = charts * (5 * 4 + 8);
    long lists = edges <= nodes - 1 ? 8 : 16 + 12 * 4 + 8L * config.concurrency();
    return nodes * (table + trees + lists + 40) + edges * 16;
  }
}
