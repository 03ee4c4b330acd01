package sphere.geometry.refresh;

import java.util.Arrays;
import sphere.geometry.ball.Chart;

/**
 * Where in a chart a new ball shall be: in the balls of some ancestors, all of which contain the
 * ball {@code (center, radius)}, or, if there are none, anywhere in it.
 *
 * @param ordinal the ancestor whose children are around there, -1 if there is none
 * @param rows the balls
 * @param gain pairs with ancestors that a ball in them shows and no chart did
 */
record Host(int ordinal, int[] rows, double[] center, double radius, int gain) {

  boolean isNobody() {
    return rows.length == 0;
  }

  /** Whether a ball is one of the host's, or around one. */
  boolean liesIn(Chart chart, int row) {
    return Arrays.stream(rows).anyMatch(own -> own == row || chart.contains(row, own));
  }

  /** How large the trial may be at its center to lie in all; at most 0 if it cannot. */
  double room(GrowingChart chart) {
    Chart balls = chart.chart();
    double room = isNobody() ? radius : Double.POSITIVE_INFINITY;
    for (int row : rows) {
      room = Math.min(room, balls.radii()[row] - balls.distance(row, chart.trial()));
    }
    return room;
  }
}
