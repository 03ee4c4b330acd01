package sphere.geometry.audit;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import sphere.geometry.ball.BallTable;
import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.Reach;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.Workers;

/**
 * Which nodes lie in all that is above them, and which pairs do not.
 *
 * <p>Pairs are tested one by one only where it must be. If p is the one parent of v, all above p is
 * above v; if each of it contains p with room to spare, and in every chart that p is in so does p
 * contain v, then by the triangle inequality each contains v, and by the room the comparison in
 * doubles says so: of a chain the edges are tested, not the closure, which grows with the square.
 *
 * <p>Room is {@code t r} of the outer radius r, {@code t = 4 (d + 8) 2^-53}. A computed margin is
 * off by less than {@code (d + 7) 2^-53 r} where it is at least 0 (the distance, at most r, by
 * {@code (d + 4) 2^-53} of itself, and two differences). So a computed margin of t r is one of
 * {@code t r / 2} in truth; true margins add up along a way; and one of {@code t r / 2} in truth is
 * not negative when it is computed. Trained charts have more room: their radii are raised by 1e-12.
 */
final class Upward {
  /** Bytes per node. */
  static final long BYTES = 10;

  private static final double ULP = 0x1p-53;

  private final Hierarchy hierarchy;
  private final BallTable table;
  private final Monitor monitor;
  private final double room;
  // Of a node with one parent whether that contains it with room everywhere; of others whether all
  // above do somewhere.
  private final boolean[] certain;
  private final boolean[] mustTest;
  private final int[] above;
  private final LongList missed;
  private final AtomicInteger uncertified = new AtomicInteger();
  private final AtomicLong tested = new AtomicLong();
  private long closure;

  Upward(Hierarchy hierarchy, BallTable table, Monitor monitor) {
    this.hierarchy = hierarchy;
    this.table = table;
    this.monitor = monitor;
    room = 4 * (table.dimension() + 8) * ULP;
    certain = new boolean[hierarchy.nodeCount()];
    mustTest = new boolean[hierarchy.nodeCount()];
    above = new int[hierarchy.nodeCount()];
    missed = new LongList(monitor);
  }

  void run(Workers workers) {
    int n = hierarchy.nodeCount();
    workers.run(n, 256, this::firstTask);
    int[] order = hierarchy.topologicalOrder();
    for (int i = 0; i < n; i++) {
      if ((i & 65535) == 0) {
        monitor.check();
      }
      follow(order[i]);
    }
    workers.run(n, 256, this::secondTask);
  }

  /** Pairs of a node and one above it. */
  long closure() {
    return closure;
  }

  /** Pairs that no chart contains. */
  long[] missed() {
    return missed.distinct();
  }

  /** Pairs that were tested one by one. */
  long tested() {
    return tested.get();
  }

  /** Parents and children that no chart contains. */
  int uncertified() {
    return uncertified.get();
  }

  private Workers.Task firstTask() {
    Reach reach = new Reach(hierarchy);
    return v -> {
      int parents = hierarchy.parentEnd(v) - hierarchy.parentBegin(v);
      for (int s = hierarchy.parentBegin(v); s < hierarchy.parentEnd(v); s++) {
        uncertified.addAndGet(table.contains(hierarchy.parent(s), v) ? 0 : 1);
      }
      certain[v] =
          parents == 1 ? everywhere(hierarchy.parent(hierarchy.parentBegin(v)), v) : test(v, reach);
    };
  }

  private Workers.Task secondTask() {
    Reach reach = new Reach(hierarchy);
    return v -> {
      if (mustTest[v]) {
        test(v, reach);
      }
    };
  }

  // What is certain above the parent is so above v.
  private void follow(int v) {
    if (hierarchy.parentEnd(v) - hierarchy.parentBegin(v) == 1) {
      int parent = hierarchy.parent(hierarchy.parentBegin(v));
      above[v] = above[parent] + 1;
      certain[v] &= certain[parent];
      mustTest[v] = !certain[v];
    }
    closure += above[v];
  }

  private boolean test(int v, Reach reach) {
    int count = reach.visit(v, true);
    above[v] = count - 1;
    tested.addAndGet(count - 1);
    boolean all = true;
    for (int i = 1; i < count; i++) {
      if (!table.contains(reach.visited(i), v)) {
        missed.add(PairTable.pair(reach.visited(i), v));
      }
      all = all && somewhere(reach.visited(i), v);
    }
    return all;
  }

  private boolean everywhere(int outer, int inner) {
    for (int k = 0; k < table.chartCount(); k++) {
      int row = table.row(k, outer);
      if (row >= 0 && !withRoom(k, row, table.row(k, inner))) {
        return false;
      }
    }
    return true;
  }

  private boolean somewhere(int outer, int inner) {
    for (int k = 0; k < table.chartCount(); k++) {
      int row = table.row(k, outer);
      if (row >= 0 && withRoom(k, row, table.row(k, inner))) {
        return true;
      }
    }
    return false;
  }

  private boolean withRoom(int k, int outer, int inner) {
    Chart chart = table.chart(k);
    return inner >= 0 && chart.margin(outer, inner) >= room * chart.radii()[outer];
  }
}
