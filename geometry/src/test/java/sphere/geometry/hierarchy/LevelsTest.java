package sphere.geometry.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import sphere.geometry.Dags;

class LevelsTest {
  @Test
  void shouldPutEachNodeOneAboveTheHighestOfItsChildren() {
    Hierarchy dag = Dags.random(3, 400, 3);
    Levels levels = Levels.of(dag);
    for (int v = 0; v < dag.nodeCount(); v++) {
      int highest = -1;
      for (int s = dag.childBegin(v); s < dag.childEnd(v); s++) {
        highest = Math.max(highest, levels.height()[dag.child(s)]);
      }
      assertThat(levels.height()[v]).isEqualTo(highest + 1);
      assertThat(Arrays.binarySearch(levels.nodes()[highest + 1], v)).isNotNegative();
    }
    assertThat(Arrays.stream(levels.nodes()).mapToInt(l -> l.length).sum()).isEqualTo(400);
  }

  @Test
  void shouldHaveNoLevelOfNothing() {
    assertThat(Levels.of(new HierarchyBuilder(0).build()).nodes()).isEmpty();
    assertThat(Levels.of(new HierarchyBuilder(2).build()).nodes())
        .isDeepEqualTo(new int[][] {{0, 1}});
  }
}
