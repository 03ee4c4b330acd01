package sphere.gpu.descent;

import java.util.Arrays;
import java.util.SplittableRandom;
import sphere.geometry.device.Below;
import sphere.geometry.device.HeldOutRows;
import sphere.geometry.device.Incidence;
import sphere.geometry.device.Preorder;
import sphere.geometry.device.RowBalls;
import sphere.geometry.device.RowCosts;
import sphere.geometry.device.RowProblem;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;
import sphere.geometry.training.Monitor;

/** Descents that no training made. */
public final class Problems {
  private static final RowCosts COSTS =
      new RowCosts(.1f, .5f, (float) Math.log(.05), (float) Math.log(.9), .3f);

  private Problems() {}

  /** Balls at random, some of them held out. */
  public static RowProblem of(Hierarchy hierarchy, int d) {
    Preorder preorder = Preorder.of(hierarchy, () -> {});
    Incidence incidence = Incidence.of(hierarchy, preorder, (child, parent) -> false, () -> {});
    SplittableRandom random = new SplittableRandom(d);
    int n = preorder.size();
    float[] centers = new float[n * d];
    for (int i = 0; i < centers.length; i++) {
      centers[i] = (float) ((random.nextDouble() * 2 - 1) / Math.sqrt(d));
    }
    float[] logs = new float[n];
    for (int v = 0; v < n; v++) {
      logs[v] = COSTS.clipped((float) (-4 + 5 * random.nextDouble()));
    }
    int[] heldOut = new int[n < 2 ? 0 : 45 * 5];
    Arrays.setAll(heldOut, i -> i % 5 > 1 && i % 4 == 0 ? -1 : random.nextInt(n));
    return new RowProblem(
        d,
        incidence.begin(),
        incidence.entries(),
        Below.of(hierarchy, preorder, Monitor.NONE),
        new HeldOutRows(3, heldOut),
        COSTS,
        new RowBalls(centers, logs));
  }

  /** Node v gets up to {@code parents} of the nodes before it, the first ones more often. */
  public static Hierarchy dag(int nodes, int parents) {
    SplittableRandom random = new SplittableRandom(nodes);
    HierarchyBuilder builder = new HierarchyBuilder(nodes);
    for (int v = 1; v < nodes; v++) {
      for (int i = random.nextInt(parents + 1); i > 0; i--) {
        builder.add(v, random.nextInt(1 + random.nextInt(v)));
      }
    }
    return builder.build();
  }

  /** A root with so many children. */
  public static Hierarchy hub(int children) {
    HierarchyBuilder builder = new HierarchyBuilder(children + 1);
    for (int c = 1; c <= children; c++) {
      builder.add(c, 0);
    }
    return builder.build();
  }

  /** The same with balls of its own. */
  static RowProblem copy(RowProblem problem) {
    return new RowProblem(
        problem.dimension(),
        problem.begin(),
        problem.entries(),
        problem.below(),
        problem.heldOut(),
        problem.costs(),
        new RowBalls(problem.start().centers().clone(), problem.start().logRadii().clone()));
  }
}
