package sphere.geometry.query;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import sphere.geometry.audit.Audit;
import sphere.geometry.ball.Ball;
import sphere.geometry.ball.BallTable;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.Reach;
import sphere.geometry.kernel.BallScan;
import sphere.geometry.kernel.Kernel;

/**
 * Answers over one trained model, in ordinals; immutable, lock-free, for any number of threads.
 *
 * <p><em>Subsumption</em> is exactly the reflexive transitive closure of the hierarchy: what a
 * chart contains, less the false pairs, plus the missed pairs of the audit. <em>Containment</em> is
 * geometry alone.
 */
public final class ContainmentIndex {
  private final Hierarchy hierarchy;
  private final BallTable table;
  private final Audit audit;
  private final Kernel kernel;
  private final Queue<Reach> scratch = new ConcurrentLinkedQueue<>();

  /**
   * An index over a hierarchy, its balls and their audit.
   *
   * @param kernel scans the balls; changes no answer
   */
  public ContainmentIndex(Hierarchy hierarchy, BallTable table, Audit audit, Kernel kernel) {
    this.hierarchy = hierarchy;
    this.table = table;
    this.audit = audit;
    this.kernel = kernel;
  }

  /** Whether {@code inner} is {@code outer} or one of its descendants. */
  public boolean subsumes(int outer, int inner) {
    if (outer == inner) {
      return true;
    }
    return table.contains(outer, inner)
        ? !audit.excluded().has(inner, outer)
        : audit.missed().has(inner, outer);
  }

  /** Whether the ball of {@code inner} lies in that of {@code outer} in at least one chart. */
  public boolean contains(int outer, int inner) {
    return table.contains(outer, inner);
  }

  /** Proper ancestors by subsumption, or all balls around {@code v}; ascending ordinals. */
  public int[] ancestors(int v, boolean bySubsumption) {
    int[] above = with(reach -> reach.ancestors(v));
    return bySubsumption
        ? above
        : merged(Arrays.stream(above).filter(a -> contains(a, v)), audit.excluded().outersOf(v));
  }

  /** Proper descendants by subsumption, or all balls inside {@code v}; ascending ordinals. */
  public int[] descendants(int v, boolean bySubsumption) {
    int[] below = with(reach -> reach.descendants(v));
    return bySubsumption
        ? below
        : merged(Arrays.stream(below).filter(b -> contains(v, b)), audit.excluded().innersOf(v));
  }

  /**
   * All ordinals whose ball contains a given one in at least one chart, whoever made it; ascending.
   *
   * @throws IllegalArgumentException if it has another dimension than the model's balls, or more
   *     charts
   */
  public int[] around(Ball ball) {
    return scanned(ball, BallScan::around);
  }

  /** All ordinals whose ball lies in a given one in at least one chart; as above. */
  public int[] inside(Ball ball) {
    return scanned(ball, BallScan::inside);
  }

  private interface Scan {
    void run(BallScan scan, float[] center, int at, double radius, IntConsumer found);
  }

  private int[] scanned(Ball ball, Scan scan) {
    table.requireShape(ball);
    BitSet found = new BitSet(table.nodeCount());
    float[] center = ball.center();
    for (int k = 0; k < ball.charts(); k++) {
      int chart = k;
      if (ball.isIn(k)) {
        BallScan balls = new BallScan(kernel, table.chart(k));
        IntConsumer row = r -> found.set(table.ordinal(chart, r));
        scan.run(balls, center, ball.offset(k), ball.radius(k), row);
      }
    }
    return found.stream().toArray();
  }

  /**
   * The lowest common subsumers: those at or above every one of the ordinals that have none of the
   * others below them.
   *
   * @param ordinals at least one
   * @return ascending; empty if nothing is common
   */
  public int[] common(int[] ordinals) {
    int[] shared = aboveOrSelf(ordinals[0]);
    for (int i = 1; i < ordinals.length; i++) {
      int v = ordinals[i];
      shared = Arrays.stream(shared).filter(a -> subsumes(a, v)).toArray();
    }
    int[] all = shared;
    return Arrays.stream(all).filter(a -> lowest(a, all)).toArray();
  }

  private boolean lowest(int a, int[] all) {
    return Arrays.stream(all).noneMatch(b -> b != a && subsumes(a, b));
  }

  /**
   * A shortest chain of edges from {@code inner} up to {@code outer}, both included.
   *
   * @return empty if {@code outer} does not subsume {@code inner}
   */
  public int[] chain(int outer, int inner) {
    if (!subsumes(outer, inner)) {
      return new int[0];
    }
    java.util.Map<Integer, Integer> from = new java.util.HashMap<>();
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    queue.add(inner);
    while (!queue.isEmpty() && !from.containsKey(outer) && outer != inner) {
      int v = queue.poll();
      for (int s = hierarchy.parentBegin(v); s < hierarchy.parentEnd(v); s++) {
        int p = hierarchy.parent(s);
        if (subsumes(outer, p) && from.putIfAbsent(p, v) == null) {
          queue.add(p);
        }
      }
    }
    return unwind(from, outer, inner);
  }

  private static int[] unwind(java.util.Map<Integer, Integer> from, int outer, int inner) {
    ArrayDeque<Integer> path = new ArrayDeque<>();
    for (int v = outer; v != inner; v = from.get(v)) {
      path.addFirst(v);
    }
    path.addFirst(inner);
    return path.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Bytes of balls and exceptions; the hierarchy's rows come on top. */
  public long bytes() {
    return table.bytes() + audit.exceptionBytes();
  }

  private int[] aboveOrSelf(int v) {
    return merged(Arrays.stream(ancestors(v, true)), new int[] {v});
  }

  private static int[] merged(IntStream some, int[] more) {
    return IntStream.concat(some, Arrays.stream(more)).sorted().toArray();
  }

  // Scratch arrays are as large as the hierarchy: they are handed on, not made for each question.
  private int[] with(Function<Reach, int[]> question) {
    Reach reach = scratch.poll();
    Reach used = reach == null ? new Reach(hierarchy) : reach;
    int[] answer = question.apply(used);
    scratch.add(used);
    return answer;
  }
}
