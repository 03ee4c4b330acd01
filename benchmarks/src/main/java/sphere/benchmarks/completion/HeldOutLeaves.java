package sphere.benchmarks.completion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import sphere.geometry.hierarchy.Hierarchy;

/** Leaves of a whole hierarchy, drawn by seed, are asked for; all else is known. */
final class HeldOutLeaves implements Task.Source {
  private static final double SHARE = .2;

  private final int rowCount;
  private final Edges edges;
  private final Known whole;
  private final int[] leaves;
  private final int count;

  /**
   * Finds the leaves.
   *
   * @param mayBeAsked by row; others are not held out
   * @param sample how many are; 0 for a fifth of them
   * @throws IllegalArgumentException if there are not so many
   */
  HeldOutLeaves(int rowCount, Edges edges, IntPredicate mayBeAsked, int sample) {
    this.rowCount = rowCount;
    this.edges = edges;
    whole = Known.of(IntStream.range(0, rowCount).toArray(), edges, rowCount);
    leaves =
        IntStream.range(0, whole.rows().length)
            .filter(v -> isLeaf(v) && mayBeAsked.test(whole.rows()[v]))
            .toArray();
    count = sample > 0 ? sample : (int) Math.round(SHARE * leaves.length);
    if (count == 0 || count >= leaves.length) {
      throw new IllegalArgumentException(
          "Of %d leaves with a parent and features %d cannot be held out: set `--sample`."
              .formatted(leaves.length, count));
    }
  }

  private boolean isLeaf(int v) {
    Hierarchy h = whole.hierarchy();
    return h.childBegin(v) == h.childEnd(v)
        && h.parentBegin(v) < h.parentEnd(v)
        && h.membersOf(v).length == 1;
  }

  @Override
  public Task draw(long seed) {
    int[] held = drawn(new SplittableRandom(seed));
    boolean[] asked = new boolean[rowCount];
    Arrays.stream(held).forEach(v -> asked[whole.rows()[v]] = true);
    int[] kept = IntStream.range(0, rowCount).filter(row -> !asked[row]).toArray();
    Known known = Known.of(kept, edges, rowCount);
    List<Task.Query> queries = new ArrayList<>();
    for (int v : held) {
      queries.add(new Task.Query(whole.rows()[v], parents(v, known)));
    }
    return new Task(known, queries);
  }

  // The first of a shuffle, ascending.
  private int[] drawn(SplittableRandom random) {
    int[] all = leaves.clone();
    for (int i = 0; i < count; i++) {
      int j = i + random.nextInt(all.length - i);
      int v = all[i];
      all[i] = all[j];
      all[j] = v;
    }
    return Arrays.stream(all, 0, count).sorted().toArray();
  }

  private int[] parents(int v, Known known) {
    Hierarchy h = whole.hierarchy();
    return IntStream.range(h.parentBegin(v), h.parentEnd(v))
        .map(slot -> known.ordinals()[whole.rows()[h.parent(slot)]])
        .toArray();
  }
}
