package sphere.geometry.device;

import sphere.geometry.ball.Chart;
import sphere.geometry.ball.Distance;

/** How a ball of a chart shall lie to a given one. */
public enum Relation {
  /** It contains the given one: {@code |c - c'| <= r - r'}. */
  AROUND(1, -1),

  /** It lies in the given one: {@code |c - c'| <= r' - r}. */
  INSIDE(-1, 1),

  /** It shares a point with the given one: {@code |c - c'| <= r + r'}. */
  OVERLAPPING(1, 1);

  private final int chart;
  private final int given;

  Relation(int chart, int given) {
    this.chart = chart;
    this.given = given;
  }

  /**
   * The largest distance of the centers, {@code r - r'} and so on; nothing is so near if it is
   * negative.
   *
   * @param radius r, of a ball of the chart
   * @param other r', of the given one
   */
  public double limit(double radius, double other) {
    return chartTerm(radius) + givenTerm(other);
  }

  /**
   * Signed slack {@code limit - |c - c'|}: the relation holds if it is not negative.
   *
   * @param row of the chart
   * @param ball row of the given balls, of the same dimension
   */
  public double margin(Chart chart, int row, Chart balls, int ball) {
    int d = chart.dimension();
    double distance = Distance.of(balls.centers(), ball * d, chart.centers(), row * d, d);
    return limit(chart.radii()[row], balls.radii()[ball]) - distance;
  }

  /** What a ball of the chart adds to the limit. */
  public double chartTerm(double radius) {
    return chart * radius;
  }

  /** What the given one adds to the limit. */
  public double givenTerm(double other) {
    return given * other;
  }
}
