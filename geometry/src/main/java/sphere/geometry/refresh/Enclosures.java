package sphere.geometry.refresh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import sphere.geometry.ball.Chart;
import sphere.geometry.ball.EnclosingBall;

/**
 * Balls around those of the known nodes below a new one: the smallest around all of them, one about
 * the center of its host, one between, and one about each of the largest. Each is proposed as large
 * as half of the way to its host's surface, a little larger than need be, and as it need be, so
 * that nodes that come between later find room.
 */
final class Enclosures {
  /** As in training: covers the rounding of a distance for all that is certified by a chain. */
  private static final double RAISE = 1 + 1e-12;

  /** Coordinates of balls of which the smallest one around all is sought; of more, the box's. */
  private static final int MOST = 1 << 12;

  /** Balls that are enclosed by themselves. */
  private static final int SINGLES = 4;

  /** What a ball grows by that lies in no other. */
  private static final double FREE = 1.25;

  private final GrowingChart growing;
  private final Host host;
  private final int[] rows;
  private final List<Trial> trials = new ArrayList<>();

  private Enclosures(GrowingChart growing, Host host, int[] rows) {
    this.growing = growing;
    this.host = host;
    this.rows = rows;
  }

  /**
   * Proposals, the roomy ones first.
   *
   * @param rows balls to enclose
   */
  static List<Trial> of(GrowingChart chart, Host host, int[] rows) {
    Enclosures enclosures = new Enclosures(chart, host, rows);
    if (rows.length > 0) {
      enclosures.propose();
    }
    return enclosures.trials;
  }

  private void propose() {
    double[] least = least();
    about(least, rows);
    if (!host.isNobody()) {
      double[] between = new double[least.length];
      Arrays.setAll(between, k -> (least[k] + host.center()[k]) / 2);
      about(between, rows);
      about(host.center(), rows);
    }
    Chart chart = growing.chart();
    int d = chart.dimension();
    IntStream.range(0, rows.length > 1 ? rows.length : 0)
        .mapToObj(i -> rows[i])
        .sorted(Comparator.comparingDouble((Integer row) -> -chart.radii()[row]))
        .limit(SINGLES)
        .forEach(row -> about(coordinates(chart, row, d), row));
  }

  private static double[] coordinates(Chart chart, int row, int d) {
    return IntStream.range(0, d).mapToDouble(k -> chart.centers()[row * d + k]).toArray();
  }

  private double[] least() {
    Chart chart = growing.chart();
    int d = chart.dimension();
    if (rows.length == 1) {
      return coordinates(chart, rows[0], d);
    }
    if ((long) rows.length * d <= MOST) {
      return EnclosingBall.of(chart, rows).center();
    }
    return IntStream.range(0, d).mapToDouble(k -> middle(chart, k)).toArray();
  }

  private double middle(Chart chart, int k) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int row : rows) {
      double x = chart.centers()[row * chart.dimension() + k];
      low = Math.min(low, x - chart.radii()[row]);
      high = Math.max(high, x + chart.radii()[row]);
    }
    return (low + high) / 2;
  }

  private void about(double[] point, int... within) {
    float[] center = new float[point.length];
    for (int k = 0; k < center.length; k++) {
      center[k] = (float) point[k];
    }
    growing.propose(center, 0);
    Chart chart = growing.chart();
    double need = 0;
    for (int row : within) {
      need = Math.max(need, chart.distance(growing.trial(), row) + chart.radii()[row]);
    }
    need = Math.nextUp(need * RAISE);
    double room = host.isNobody() ? Math.min(FREE * need, Double.MAX_VALUE) : host.room(growing);
    if (room > need) {
      trials.add(new Trial(center, need + (room - need) / 2));
      trials.add(new Trial(center, need + (room - need) / 16));
    }
    trials.add(new Trial(center, need));
  }
}
