package sphere.benchmarks;

import java.util.SplittableRandom;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;

/** Hierarchies for tests. */
public final class Dags {
  private Dags() {}

  /** Node 0 is the root; each other has 1 to {@code mostParents} parents among those before it. */
  public static Hierarchy random(int nodes, int mostParents) {
    SplittableRandom random = new SplittableRandom(nodes);
    HierarchyBuilder builder = new HierarchyBuilder(nodes);
    for (int v = 1; v < nodes; v++) {
      for (int i = 1 + random.nextInt(mostParents); i > 0; i--) {
        builder.add(v, random.nextInt(v));
      }
    }
    return builder.build();
  }
}
