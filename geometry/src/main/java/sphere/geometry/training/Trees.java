package sphere.geometry.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Hierarchy;

/**
 * Spanning trees of a hierarchy, of each only what it chose and what of it is needed, and the
 * hierarchy in the order in which they are worked on.
 *
 * @param sorted the hierarchy in topological order
 * @param original ordinals before, by ordinals of {@code sorted}
 * @param chosen of each tree the parents of the nodes with several, in the order of {@code sorted}
 * @param needed of each tree but the first the nodes that its chart has to hold, ascending ({@link
 *     Needed})
 * @param dimension of the charts that they are embedded in
 * @param freed bytes that were accounted for choosing and are free again
 */
record Trees(
    Hierarchy sorted,
    int[] original,
    List<int[]> chosen,
    List<int[]> needed,
    int dimension,
    long freed) {

  /** As many as the hierarchy needs and the caller allows. */
  static Trees choose(
      Hierarchy hierarchy, TrainingConfig config, Workers workers, Monitor monitor) {
    monitor.progress(Monitor.CHOOSE_TREES, 0);
    monitor.account(sortedBytes(hierarchy));
    Hierarchy sorted = hierarchy.renumbered(monitor::check);
    int[] original = hierarchy.topologicalOrder();
    int most = config.effectiveDimension();
    Trees trees = new Trees(sorted, original, new ArrayList<>(), new ArrayList<>(), most, 0);
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
    return trees.inDimension(d, accounted.bytes() - kept).needed(workers, monitor);
  }

  private Trees inDimension(int d, long free) {
    return new Trees(sorted, original, chosen, needed, d, free);
  }

  // A tree of which nothing is needed is dropped: one was chosen by sample, or as a last try.
  private Trees needed(Workers workers, Monitor monitor) {
    List<int[]> all = Needed.of(sorted, chosen, workers, monitor);
    List<int[]> trees = new ArrayList<>(List.of(chosen.get(0)));
    List<int[]> nodes = new ArrayList<>();
    for (int k = 1; k < chosen.size(); k++) {
      if (all.get(k - 1).length > 0) {
        trees.add(chosen.get(k));
        nodes.add(all.get(k - 1));
      }
    }
    return new Trees(sorted, original, trees, nodes, dimension, freed);
  }

  // A tree that covers nothing new ends the search: the next would be the same one again.
  private void fill(TreeChooser chooser, int most, TrainingConfig config, Monitor monitor) {
    long before = Long.MAX_VALUE;
    while (chosen.isEmpty()
        || (count() < most && chooser.remaining() > 0 && chooser.remaining() < before)) {
      before = chooser.remaining();
      chosen.add(chooser.next(monitor));
      monitor.progress(Monitor.CHOOSE_TREES, count() / (double) config.maxCharts());
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

  /** Nodes that the chart of a tree holds. */
  int size(int k) {
    return k == 0 ? original.length : needed.get(k - 1).length;
  }

  /** Nodes that all charts hold, each chart's counted. */
  long sizes() {
    return IntStream.range(0, count()).mapToLong(this::size).sum();
  }

  /** What embeds what is needed of a tree, numbered as it stands in {@code needed}. */
  TreeEmbedder embedder(int k, int chartDimension, long seed, Monitor monitor) {
    int[] parents = k == 0 ? parents(0) : among(needed.get(k - 1), parents(k));
    int[] order = new int[parents.length];
    Arrays.setAll(order, v -> v);
    return new TreeEmbedder(Tree.of(parents, order), order, chartDimension, seed, monitor);
  }

  // The tree of some nodes: each below the nearest of them above it. Parents come first.
  private static int[] among(int[] nodes, int[] parents) {
    int[] nearest = new int[parents.length];
    int[] among = new int[nodes.length];
    int next = 0;
    for (int v = 0; v < parents.length; v++) {
      int above = parents[v] < 0 ? -1 : nearest[parents[v]];
      boolean is = next < nodes.length && nodes[next] == v;
      nearest[v] = is ? next : above;
      if (is) {
        among[next++] = above;
      }
    }
    return among;
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

  /** What stands in the rows of a tree's chart, by the ordinals before; ascending. */
  int[] ordinals(int k) {
    int[] ordinals = IntStream.range(0, size(k)).map(i -> original[node(k, i)]).toArray();
    Arrays.sort(ordinals);
    return ordinals;
  }

  private int node(int k, int i) {
    return k == 0 ? i : needed.get(k - 1)[i];
  }

  /** A chart with its rows in the order of the ordinals before, of one as it was embedded. */
  Chart original(int k, Chart chart) {
    int d = chart.dimension();
    int[] row = new int[original.length];
    Arrays.fill(row, -1);
    for (int i = 0; i < size(k); i++) {
      row[original[node(k, i)]] = i;
    }
    int[] rows = Arrays.stream(row).filter(i -> i >= 0).toArray();
    float[] centers = new float[chart.centers().length];
    double[] radii = new double[rows.length];
    for (int r = 0; r < rows.length; r++) {
      System.arraycopy(chart.centers(), rows[r] * d, centers, r * d, d);
      radii[r] = chart.radii()[rows[r]];
    }
    return new Chart(d, centers, radii);
  }
}
