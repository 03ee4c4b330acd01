package sphere.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {
  // Of 1, 2 and 6: mean 3, squares 4 + 1 + 9 over 2.
  @Test
  void printsMeanAndSpreadOfSeveralRuns() {
    Figures figures = new Figures().put("one", 7).put("several", new double[] {1, 2, 6});
    figures.put("once", new double[] {.5}).put("none", new double[] {Double.NaN, 1});
    assertThat(figures.toJsonLines().split("\n"))
        .containsExactly(
            "{\"figure\":\"one\",\"value\":7}",
            "{\"figure\":\"several\",\"value\":3.0,\"spread\":2.6458}",
            "{\"figure\":\"once\",\"value\":0.5,\"spread\":0.0}",
            "{\"figure\":\"none\",\"value\":null,\"spread\":null}");
  }
}
