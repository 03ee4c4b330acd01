package sphere.geometry.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Hierarchy;

/**
 * Spanning trees of a hierarchy, of each only what it chose, and the hierarchy in the order in
 * which they are worked on.
 *
 * @param sorted the hierarchy in topological order
 * @param original ordinals before, by ordinals of {@code sorted}
 * @param chosen of each tree the parents of the nodes with several, in the order of {@code sorted}
 * @param dimension of the charts that they are embedded in
 * @param freed bytes that were accounted for choosing and are free again
 */
record Trees(Hierarchy sorted, int[] original, List<int[]> chosen, int dimension, long freed) {

  /** As many as the hierarchy needs and the caller allows. */
  static Trees choose(
      Hierarchy hierarchy, TrainingConfig config, Workers workers, Monitor monitor) {
    monitor.progress("choose trees", 0);
    monitor.account(sortedBytes(hierarchy));
    Hierarchy sorted = hierarchy.renumbered(monitor::check);
    int[] original = hierarchy.topologicalOrder();
    Trees trees = new Trees(sorted, original, new ArrayList<>(), config.effectiveDimension(), 0);
    if (hierarchy.isForest()) {
      trees.chosen.add(new int[0]);
      return trees;
    }
    Accounted accounted = new Accounted(monitor);
    TreeChooser chooser = new TreeChooser(sorted, original, workers, accounted);
    trees.fill(chooser, config.chartsOf(trees.dimension), config, monitor);
    int d = trees.dimension;
    if (config.isDimensionChosen() && chooser.remaining() > 0) {
      d = trees.fillInFewerDimensions(chooser, config, monitor);
    }
    // Of what the chooser took only what it chose outlives it.
    long kept = 4L * trees.count() * trees.chosen.get(0).length;
    return new Trees(sorted, original, trees.chosen, d, accounted.bytes() - kept);
  }

  // A tree that covers nothing new ends the search: the next would be the same one again.
  private void fill(TreeChooser chooser, int most, TrainingConfig config, Monitor monitor) {
    long before = Long.MAX_VALUE;
    while (chosen.isEmpty()
        || (count() < most && chooser.remaining() > 0 && chooser.remaining() < before)) {
      before = chooser.remaining();
      chosen.add(chooser.next(monitor));
      monitor.progress("choose trees", count() / (double) config.maxCharts());
    }
  }

  // Goes on with as many as there is room for in the fewest dimensions in which 32 bits resolve the
  // first tree, and then takes as many dimensions as there is room for.
  private int fillInFewerDimensions(TreeChooser chooser, TrainingConfig config, Monitor monitor) {
    int least = TrainingConfig.MIN_DIMENSION;
    while (least < dimension && !embedder(0, least, 0, monitor).resolves()) {
      least++;
    }
    fill(chooser, config.chartsOf(least), config, monitor);
    int d = dimension;
    while (d > least && count() > config.chartsOf(d)) {
      d--;
    }
    return d;
  }

  // Two lists of neighbors, two that name members, an order, and scratch of making them.
  private static long sortedBytes(Hierarchy hierarchy) {
    return 28L * hierarchy.nodeCount() + 12L * hierarchy.edgeCount() + 8L * hierarchy.memberCount();
  }

  int count() {
    return chosen.size();
  }

  /** What embeds a tree, by the ordinals of {@code sorted}. */
  TreeEmbedder embedder(int k, int chartDimension, long seed, Monitor monitor) {
    int[] order = new int[original.length];
    Arrays.setAll(order, v -> v);
    return new TreeEmbedder(Tree.of(parents(k), order), order, chartDimension, seed, monitor);
  }

  /** A tree by the ordinals before. */
  Tree originalTree(int k) {
    int[] parents = parents(k);
    int[] mapped = new int[parents.length];
    for (int v = 0; v < parents.length; v++) {
      mapped[original[v]] = parents[v] < 0 ? -1 : original[parents[v]];
    }
    return Tree.of(mapped, original);
  }

  private int[] parents(int k) {
    int[] parents = new int[original.length];
    int next = 0;
    for (int v = 0; v < parents.length; v++) {
      int begin = sorted.parentBegin(v);
      int count = sorted.parentEnd(v) - begin;
      parents[v] = count == 0 ? -1 : count == 1 ? sorted.parent(begin) : chosen.get(k)[next++];
    }
    return parents;
  }

  /** A chart by the ordinals before, of one by the ordinals of {@code sorted}. */
  Chart original(Chart chart) {
    int d = chart.dimension();
    float[] centers = new float[chart.centers().length];
    double[] radii = new double[original.length];
    for (int v = 0; v < original.length; v++) {
      System.arraycopy(chart.centers(), v * d, centers, original[v] * d, d);
      radii[original[v]] = chart.radii()[v];
    }
    return new Chart(d, centers, radii);
  }
}
