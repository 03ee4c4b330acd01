package sphere.geometry.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import sphere.geometry.Dags;
import sphere.geometry.hierarchy.Change;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;

class ChangeTest {
  /** A node that is not affected has the ancestors that it had. */
  @Property(tries = 100)
  void affectsAllWhoseAncestorsChanged(@ForAll long seed) {
    Hierarchy before = Dags.random(seed, 60, 3);
    ChangingDag dag = new ChangingDag(before, 3, new SplittableRandom(seed));
    for (int i = 0; i < 4; i++) {
      dag.change();
    }
    int[] names = dag.names(true);
    int[] old = ChangingDag.before(IntStream.range(0, 60).toArray(), names);
    Hierarchy after = dag.hierarchy(names);
    Change change = Change.of(before, after, old);
    boolean[] affected = change.affected();
    for (int v = 0; v < names.length; v++) {
      if (old[v] < 0) {
        assertThat(affected[v]).isFalse();
      } else if (!affected[v]) {
        int[] above = Arrays.stream(after.ancestors(v)).map(a -> old[a]).sorted().toArray();
        assertThat(above).isEqualTo(before.ancestors(old[v]));
      }
    }
    assertThat(change.fresh().length - change.removed().length).isEqualTo(names.length - 60);
  }

  @Test
  void tellsWhatBecameOfEachNode() {
    // Before 2 - 1 - 0 and 3 - 0; after 1 is gone, 2 hangs below 0, 4 is new below 2, 3 is kept.
    HierarchyBuilder before = new HierarchyBuilder(4);
    before.add(1, 0);
    before.add(2, 1);
    before.add(3, 0);
    HierarchyBuilder after = new HierarchyBuilder(4);
    after.add(1, 0);
    after.add(2, 1);
    after.add(3, 0);
    Change change = Change.of(before.build(), after.build(), new int[] {0, 2, -1, 3});
    assertThat(change.fresh()).containsExactly(2);
    assertThat(change.removed()).containsExactly(1);
    assertThat(change.changed()).containsExactly(1);
    assertThat(change.affectedCount()).isEqualTo(1);
    assertThat(change.edgesAdded()).isEqualTo(2);
    assertThat(change.edgesRemoved()).isEqualTo(2);
    assertThat(change.isNew(1, 0)).isTrue();
    assertThat(change.isNew(3, 0)).isFalse();
  }
}
