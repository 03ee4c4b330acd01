package sphere.geometry.ball;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BallTableTest {
  // In the first chart and in some of the others, coordinates on so coarse a grid that many nest.
  private static List<Ball> random(int nodes, int d, int charts, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Ball> balls = new ArrayList<>();
    for (int v = 0; v < nodes; v++) {
      double[] radii = new double[1 + random.nextInt(charts)];
      int held = 0;
      for (int k = 0; k < radii.length; k++) {
        boolean in = k == 0 || random.nextInt(3) == 0;
        radii[k] = in ? random.nextInt(4) : Double.NaN;
        held += in ? 1 : 0;
      }
      float[] center = new float[held * d];
      for (int i = 0; i < center.length; i++) {
        center[i] = random.nextInt(3);
      }
      balls.add(new Ball(center, radii));
    }
    return balls;
  }

  /** As many charts as a signed byte cannot number, and as many as there may be. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 128, 129, 256})
  void saysOfOrdinalsWhatTheirBallsSay(int charts) {
    List<Ball> balls = random(40, 2, charts, charts);
    BallTable table = BallTable.of(2, charts, balls);
    assertThat(table.chartCount()).isEqualTo(charts);
    for (int v = 0; v < 40; v++) {
      Ball ball = balls.get(v);
      // What follows the last chart that holds it is not kept.
      assertThat(table.ball(v).center()).isEqualTo(ball.center());
      for (int k = 0; k < charts; k++) {
        int row = table.row(k, v);
        assertThat(row >= 0).isEqualTo(ball.isIn(k));
        if (row >= 0) {
          assertThat(table.ordinal(k, row)).isEqualTo(v);
          assertThat(table.chart(k).radii()[row]).isEqualTo(ball.radius(k));
        }
      }
      for (int w = 0; w < 40; w++) {
        assertThat(table.margin(v, w)).isEqualTo(ball.margin(balls.get(w)));
        assertThat(table.contains(v, w)).isEqualTo(ball.contains(balls.get(w)));
        assertThat(table.bestChart(v, w)).isEqualTo(ball.bestChart(balls.get(w)));
      }
    }
    double held = balls.stream().mapToInt(ball -> ball.center().length).sum();
    assertThat(table.meanFloatsPerNode()).isEqualTo(held / 40);
  }

  @Test
  void holdsNothing() {
    BallTable table = BallTable.of(3, 2, List.of());
    assertThat(table.nodeCount()).isZero();
    assertThat(table.meanFloatsPerNode()).isZero();
  }

  @Test
  void refusesMoreChartsThanItCanNumber() {
    Chart chart = new Chart(1, new float[1], new double[1]);
    List<Chart> many = Collections.nCopies(257, chart);
    assertThatThrownBy(() -> new BallTable(1, many, Collections.nCopies(256, new int[1])))
        .hasMessage("A table of balls has 1 to 256 charts, but was given 257.");
  }
}
