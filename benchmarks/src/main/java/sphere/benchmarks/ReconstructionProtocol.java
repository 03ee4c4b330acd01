package sphere.benchmarks;

import java.util.Arrays;
import sphere.geometry.audit.Audit;
import sphere.geometry.ball.BallTable;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.Workers;

/**
 * Reconstruction as of Nickel and Kiela (2017): trained on the whole order, each node's ancestors
 * are ranked among all nodes that are none, here by margin.
 */
final class ReconstructionProtocol {
  private final Hierarchy hierarchy;
  private final BallTable table;
  private final Audit audit;
  private final long[][] wrongAbove;

  private ReconstructionProtocol(Hierarchy hierarchy, BallTable table, Audit audit) {
    this.hierarchy = hierarchy;
    this.table = table;
    this.audit = audit;
    wrongAbove = new long[hierarchy.nodeCount()][];
  }

  static Ranking run(Hierarchy hierarchy, BallTable table, Audit audit, int threads) {
    ReconstructionProtocol protocol = new ReconstructionProtocol(hierarchy, table, audit);
    try (Workers workers = new Workers(threads, Monitor.NONE)) {
      workers.run(
          hierarchy.nodeCount(),
          64,
          () -> {
            Upward upward = new Upward(hierarchy);
            return v -> protocol.rank(v, upward.of(v));
          });
    }
    return protocol.total();
  }

  // In order of the nodes, so that sums are the same on any number of threads.
  private Ranking total() {
    Ranking total = new Ranking();
    for (long[] one : wrongAbove) {
      if (one.length > 0) {
        total.add(one);
      }
    }
    return total;
  }

  private void rank(int v, int[] above) {
    wrongAbove[v] = perfect(v) ? new long[above.length] : count(v, above);
  }

  // All ancestors have margins of at least 0, all others less: nothing needs to be counted.
  private boolean perfect(int v) {
    return audit.missed().outersOf(v).length == 0 && audit.excluded().outersOf(v).length == 0;
  }

  private long[] count(int v, int[] above) {
    double[] falling =
        Arrays.stream(above).mapToDouble(a -> -table.margin(a, v)).sorted().toArray();
    long[] count = new long[falling.length + 1];
    for (int w = 0; w < hierarchy.nodeCount(); w++) {
      if (w != v && Arrays.binarySearch(above, w) < 0) {
        count[firstNotBetter(falling, -table.margin(w, v))]++;
      }
    }
    for (int i = 1; i < falling.length; i++) {
      count[i] += count[i - 1];
    }
    return Arrays.copyOf(count, falling.length);
  }

  // Index of the best true answer that the wrong one is not worse than.
  private static int firstNotBetter(double[] falling, double wrong) {
    int i = Arrays.binarySearch(falling, wrong);
    while (i > 0 && falling[i - 1] == wrong) {
      i--;
    }
    return i >= 0 ? i : -i - 1;
  }
}
