package sphere.benchmarks.database;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * Asks at random and compares with the closure of what never changes.
 *
 * <p>Writers only hang leaves below it, whose ids tell their parents. Of a leaf the answer may be
 * that it is unknown; among descendants it may stand or not.
 */
final class SoakReader implements Load.Step {
  private static final String PAIR =
      "MATCH (outer:Concept {id: $outer}), (inner:Concept {id: $inner}) RETURN ";

  private final Server server;
  private final Truth truth;
  private final Leaves leaves;
  private final Tally tally;
  private final AtomicBoolean exact;

  /**
   * @param exact whether the balls in the graph are known to be without a mistake
   */
  SoakReader(Server server, Truth truth, Leaves leaves, Tally tally, AtomicBoolean exact) {
    this.server = server;
    this.truth = truth;
    this.leaves = leaves;
    this.tally = tally;
    this.exact = exact;
  }

  @Override
  public void run(SplittableRandom random) {
    int a = random.nextInt(truth.nodeCount());
    int b = random.nextInt(3) == 0 ? random.nextInt(truth.nodeCount()) : above(a, random);
    try {
      switch (random.nextInt(9)) {
        case 0, 1 -> subsumes(b, a, a, "sphere");
        case 2 -> subsumes(b, a, a, "second");
        case 3 -> contains(b, a);
        case 4 -> above(a, a);
        case 5 -> below(a);
        case 6 -> common(a, b);
        default -> leaves.any(random).ifPresent(leaf -> leaf(above(a, random), leaf));
      }
    } catch (RuntimeException e) {
      tally.failed("reader", e);
      pause();
    }
  }

  // What runs at the time is half of the explanation.
  private void judge(boolean right, Supplier<String> question) {
    if (right) {
      tally.answered();
    } else {
      tally.answered(false, question.get() + " while there is " + running());
    }
  }

  private static String of(boolean leaf) {
    return leaf ? "of a leaf: " : "";
  }

  private List<Object> running() {
    return column(
        "CALL sphere.progress() YIELD model, phase RETURN model + ': ' + phase", Map.of());
  }

  private int above(int a, SplittableRandom random) {
    int[] above = truth.above(a);
    return above.length == 0 ? a : above[random.nextInt(above.length)];
  }

  // An answer that is refused comes in microseconds, and would drown what is counted.
  private static void pause() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void leaf(int outer, long leaf) {
    int parent = leaves.parent(leaf);
    if ((leaf & 1) == 0) {
      subsumes(outer, leaf, parent, "sphere");
    } else {
      above(leaf, parent);
    }
  }

  // Whether `inner`, or what it hangs below, is below `outer`.
  private void subsumes(int outer, long inner, int known, String model) {
    List<Object> answers =
        column(
            PAIR + "sphere.subsumes(outer, inner, $model)",
            Map.of("outer", (long) outer, "inner", inner, "model", model));
    boolean leaf = inner != known;
    boolean right =
        leaf && (answers.isEmpty() || answers.get(0) == null)
            || answers.equals(List.of(truth.subsumes(outer, known)));
    judge(
        right,
        () -> of(leaf) + "subsumes(%d, %d, %s) is %s".formatted(outer, inner, model, answers));
  }

  private void contains(int outer, int inner) {
    boolean wasExact = exact.get();
    List<Object> answers =
        column(
            PAIR + "sphere.contains(outer, inner)",
            Map.of("outer", (long) outer, "inner", (long) inner));
    if (answers.get(0) == null || !wasExact) {
      tally.refused();
    } else {
      judge(
          answers.equals(List.of(truth.subsumes(outer, inner))),
          () -> "contains(%d, %d) is %s".formatted(outer, inner, answers));
    }
  }

  private void above(long node, int known) {
    long[] found =
        ids("MATCH (a:Concept {id: $a}) CALL sphere.ancestors(a) YIELD node RETURN node.id", node);
    LongStream expected = Arrays.stream(truth.above(known)).asLongStream();
    boolean leaf = node != known;
    long[] all =
        (leaf ? LongStream.concat(expected, LongStream.of(known)) : expected).sorted().toArray();
    // A leaf that was taken away meanwhile is not found at all.
    boolean right = Arrays.equals(found, all) || leaf && found.length == 0;
    judge(right, () -> of(leaf) + "ancestors(%d) are %s".formatted(node, Arrays.toString(found)));
  }

  private void below(int node) {
    long[] found =
        ids(
            "MATCH (a:Concept {id: $a}) CALL sphere.descendants(a) YIELD node RETURN node.id",
            node);
    int[] known = Arrays.stream(found).filter(leaves::isKnown).mapToInt(id -> (int) id).toArray();
    boolean others =
        Arrays.stream(found)
            .filter(id -> !leaves.isKnown(id))
            .allMatch(id -> truth.subsumes(node, leaves.parent(id)));
    boolean right = others && Arrays.equals(known, truth.below(node));
    judge(right, () -> "descendants(%d) are %s".formatted(node, Arrays.toString(found)));
  }

  private void common(int a, int b) {
    List<Object> found =
        column(
            PAIR.replace("RETURN ", "")
                + "CALL sphere.common([outer, inner]) YIELD node RETURN node.id",
            Map.of("outer", (long) a, "inner", (long) b));
    long[] all = found.stream().mapToLong(id -> (long) id).sorted().toArray();
    long[] expected = Arrays.stream(truth.common(a, b)).asLongStream().toArray();
    judge(Arrays.equals(all, expected), () -> "common(%d, %d) are %s".formatted(a, b, found));
  }

  // Of a node that is deleted just then there is no id.
  private long[] ids(String query, long a) {
    return column(query, Map.of("a", a)).stream()
        .filter(Objects::nonNull)
        .mapToLong(id -> (long) id)
        .sorted()
        .toArray();
  }

  private List<Object> column(String query, Map<String, Object> parameters) {
    return server.run(query, parameters).stream()
        .map(row -> row.values().iterator().next())
        .toList();
  }
}
