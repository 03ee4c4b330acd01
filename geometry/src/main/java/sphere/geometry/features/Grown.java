package sphere.geometry.features;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import sphere.geometry.ball.Ball;
import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Hierarchy;

/**
 * What was learned, for a hierarchy that has moved on: known things keep their place, new ones get
 * the one that their features tell, or, if nothing is known of them, the middle of their parents.
 * How far a new thing reaches as a parent is what things reach on average. Nothing is learned anew.
 */
public final class Grown {
  private final Chart before;
  private final float[] known;
  private final Hierarchy after;
  private final int[] beforeOrdinal;
  private final Chart chart;
  private final float[] offsets;

  private Grown(Chart before, float[] known, Hierarchy after, int[] beforeOrdinal) {
    this.before = before;
    this.known = known;
    this.after = after;
    this.beforeOrdinal = beforeOrdinal;
    int d = before.dimension();
    int n = after.nodeCount();
    chart = new Chart(d, new float[Math.multiplyExact(n, d)], new double[n]);
    offsets = new float[n];
  }

  /**
   * Grows what was learned into a placer.
   *
   * @param before semantic balls, row b of ordinal b
   * @param learned all else, offsets by the same ordinals
   * @param after hierarchy as it is now
   * @param beforeOrdinal of each ordinal of {@code after} the one before, or -1 if new
   * @param fresh of each ordinal of {@code after} its ball by its features, as {@link Placer#ball}
   *     tells; read of new ones only, and none if nothing is known
   * @param wordings one per ordinal of {@code after}, or none if there was no text in training
   */
  public static Placer of(
      Chart before,
      Learned learned,
      Hierarchy after,
      int[] beforeOrdinal,
      List<Optional<Ball>> fresh,
      List<Wording> wordings) {
    Grown grown = new Grown(before, learned.offsets(), after, beforeOrdinal);
    grown.fill(fresh);
    return Placer.of(after, grown.chart, learned.reaching(grown.offsets), wordings);
  }

  // Parents come first, so that the middle of new ones is known.
  private void fill(List<Optional<Ball>> fresh) {
    float mean = mean(known);
    for (int v : after.topologicalOrder()) {
      int b = beforeOrdinal[v];
      offsets[v] = b < 0 ? mean : known[b];
      if (b >= 0) {
        int d = chart.dimension();
        System.arraycopy(before.centers(), b * d, chart.centers(), v * d, d);
        chart.radii()[v] = before.radii()[b];
      } else if (fresh.get(v).isPresent()) {
        put(v, fresh.get(v).get());
      } else {
        middle(v);
      }
    }
  }

  /** How far things reach on average; 0 of none. */
  public static float mean(float[] offsets) {
    double sum = 0;
    for (float offset : offsets) {
      sum += offset;
    }
    return (float) (sum / Math.max(1, offsets.length));
  }

  private void put(int v, Ball ball) {
    int d = chart.dimension();
    System.arraycopy(ball.center(), 0, chart.centers(), v * d, d);
    chart.radii()[v] = ball.radius(0);
  }

  private void middle(int v) {
    int d = chart.dimension();
    int parents = after.parentEnd(v) - after.parentBegin(v);
    double[] sum = new double[d];
    for (int s = after.parentBegin(v); s < after.parentEnd(v); s++) {
      int p = after.parent(s);
      Arrays.setAll(sum, i -> sum[i] + chart.centers()[p * d + i]);
    }
    for (int i = 0; i < d; i++) {
      chart.centers()[v * d + i] = (float) (sum[i] / Math.max(1, parents));
    }
  }
}
