package sphere.procedures;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import sphere.geometry.ball.BallTable;
import sphere.geometry.ball.Chart;
import sphere.geometry.ball.CommonPoint;
import sphere.geometry.ball.EnclosingBall;

/**
 * What several balls of a model share, in the chart where they share most, and the smallest ball
 * around them, in the chart where it is smallest; of the charts that hold them all, as the first
 * does.
 */
record Region(CommonPoint common, int commonChart, EnclosingBall around, int aroundChart) {

  static Region of(BallTable table, int[] balls, Runnable check) {
    Region best = of(table.chart(0), 0, balls, check);
    for (int k = 1; k < table.chartCount(); k++) {
      int chart = k;
      int[] rows = IntStream.of(balls).map(v -> table.row(chart, v)).toArray();
      if (IntStream.of(rows).allMatch(row -> row >= 0)) {
        best = best.better(of(table.chart(k), k, rows, check));
      }
    }
    return best;
  }

  private static Region of(Chart chart, int k, int[] rows, Runnable check) {
    return new Region(
        CommonPoint.of(chart, check, rows), k, EnclosingBall.of(chart, check, rows), k);
  }

  private Region better(Region next) {
    boolean deeper = next.common.depth() > common.depth();
    boolean smaller = next.around.radius() < around.radius();
    return new Region(
        deeper ? next.common : common,
        deeper ? next.commonChart : commonChart,
        smaller ? next.around : around,
        smaller ? next.aroundChart : aroundChart);
  }

  /** As a value of Cypher. */
  Map<String, Object> toMap() {
    Map<String, Object> map = new HashMap<>();
    map.put("shared", common.shared());
    map.put("depth", common.depth());
    map.put("depthGap", common.gap());
    map.put("point", common.point());
    map.put("pointChart", (long) commonChart);
    map.put("center", around.center());
    map.put("radius", around.radius());
    map.put("radiusGap", around.gap());
    map.put("centerChart", (long) aroundChart);
    return map;
  }
}
