package sphere.geometry.features;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import sphere.geometry.ball.Ball;
import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.Reach;

/**
 * Tells which children of a parent belong below a thing that comes between: those whose name ends
 * with the thing's whole name, as that of a guide dog does with dog, and those whose center lies in
 * its ball while their own reaches no farther than it.
 *
 * <p>Either alone is enough: words say it of things that lie far apart, and the balls say it of
 * things that are called otherwise. Stateless.
 */
final class Insertion {
  private Insertion() {}

  /**
   * The children, ascending.
   *
   * @param ball of the thing; of no radius if nothing tells where it lies
   * @param known the ordinal that the thing is: neither itself nor what is above it, or below
   *     already, is taken; -1 if it is new
   */
  static int[] below(
      Hierarchy hierarchy,
      Chart chart,
      WordIndex index,
      Ball ball,
      Wording wording,
      int parent,
      int known) {
    Reach above = new Reach(hierarchy);
    Reach below = new Reach(hierarchy);
    if (known >= 0) {
      above.visit(known, true);
      below.visit(known, false);
    }
    List<List<String>> names = Words.ofNames(wording.name());
    return IntStream.range(hierarchy.childBegin(parent), hierarchy.childEnd(parent))
        .map(hierarchy::child)
        .filter(u -> index.endsWith(u, names) || holds(ball, chart, u))
        .filter(u -> known < 0 || !above.reached(u) && !below.reached(u))
        .sorted()
        .toArray();
  }

  private static boolean holds(Ball ball, Chart chart, int u) {
    int d = chart.dimension();
    float[] center = Arrays.copyOfRange(chart.centers(), u * d, (u + 1) * d);
    double radius = chart.radii()[u];
    return radius <= ball.radius(0)
        && ball.distance(new Ball(center, new double[] {radius})) < ball.radius(0);
  }
}
