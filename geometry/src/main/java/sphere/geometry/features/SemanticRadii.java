package sphere.geometry.features;

import java.util.Arrays;
import java.util.stream.IntStream;
import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.Levels;
import sphere.geometry.refinement.RadiusSettling;
import sphere.geometry.training.Monitor;

/**
 * Gives learned centers their radii: of leaves a quarter of the usual distance to a parent, of the
 * others what contains the most descendants less strangers, by exact count over the stored centers.
 */
final class SemanticRadii {
  private static final double LEAF = .25;

  private SemanticRadii() {}

  /**
   * Logarithms of the radii that would hold all children.
   *
   * @param unseen children that are held out, ascending
   */
  static float[] start(Hierarchy hierarchy, Chart chart, int[] unseen) {
    double[] radii = reaching(hierarchy, chart, unseen).radii();
    float[] logs = new float[radii.length];
    for (int v = 0; v < logs.length; v++) {
      logs[v] = (float) Math.log(radii[v]);
    }
    return logs;
  }

  /** The balls of learned centers. */
  static Chart settle(Lessons lessons, Weights weights, Monitor monitor) {
    int n = weights.nodes();
    int d = weights.dimension();
    Chart chart = new Chart(d, weights.centers(), new double[n]);
    int threads = lessons.config().concurrency();
    monitor.account(Columns.bytes(n, d) + 4L * n * threads);
    Columns centers = new Columns(weights.centers(), n, d);
    return RadiusSettling.settle(
        lessons.hierarchy(),
        reaching(lessons.hierarchy(), chart, new int[0]),
        () -> new Around(chart, centers),
        threads,
        monitor);
  }

  private static Chart reaching(Hierarchy hierarchy, Chart chart, int[] unseen) {
    double[] radii = chart.radii();
    Arrays.fill(radii, LEAF * usualDistance(hierarchy, chart, unseen));
    int[][] levels = Levels.of(hierarchy).nodes();
    for (int l = 1; l < levels.length; l++) {
      for (int v : levels[l]) {
        radii[v] = Math.max(radii[v], reach(hierarchy, chart, v, unseen));
      }
    }
    return chart;
  }

  // The median over all edges; of none, or where all is at one point, 1.
  private static double usualDistance(Hierarchy hierarchy, Chart chart, int[] unseen) {
    double[] distances =
        IntStream.range(0, hierarchy.nodeCount())
            .filter(v -> Arrays.binarySearch(unseen, v) < 0)
            .boxed()
            .flatMapToDouble(
                v ->
                    IntStream.range(hierarchy.parentBegin(v), hierarchy.parentEnd(v))
                        .mapToDouble(s -> chart.distance(hierarchy.parent(s), v)))
            .sorted()
            .toArray();
    double median = distances.length == 0 ? 0 : distances[distances.length / 2];
    return median > 0 ? median : 1;
  }

  // What all children would need: the most that settling may choose.
  private static double reach(Hierarchy hierarchy, Chart chart, int v, int[] unseen) {
    double reach = 0;
    for (int s = hierarchy.childBegin(v); s < hierarchy.childEnd(v); s++) {
      int u = hierarchy.child(s);
      boolean seen = Arrays.binarySearch(unseen, u) < 0;
      reach = seen ? Math.max(reach, chart.distance(v, u) + chart.radii()[u]) : reach;
    }
    return reach;
  }
}
