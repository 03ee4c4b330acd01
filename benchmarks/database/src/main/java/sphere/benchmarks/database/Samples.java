package sphere.benchmarks.database;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import sphere.geometry.hierarchy.Hierarchy;

/** What is asked about, drawn by seed. */
final class Samples {
  private static final int TRIES = 1000;

  private final Hierarchy hierarchy;
  private final Truth truth;
  private final SplittableRandom random;

  /**
   * @param a below, if anything is
   * @param b above, if anything is
   */
  record Pair(int a, int b) {}

  Samples(Hierarchy hierarchy, Truth truth, long seed) {
    this.hierarchy = hierarchy;
    this.truth = truth;
    random = new SplittableRandom(seed);
  }

  /** Half of them a node and one of its ancestors, half two nodes neither of which is the other. */
  List<Pair> pairs(int count) {
    return IntStream.range(0, count).mapToObj(i -> i % 2 == 0 ? nested() : apart()).toList();
  }

  private Pair nested() {
    int a = random.nextInt(truth.nodeCount());
    while (truth.above(a).length == 0) {
      a = random.nextInt(truth.nodeCount());
    }
    return new Pair(a, one(truth.above(a)));
  }

  private int one(int[] some) {
    return some[random.nextInt(some.length)];
  }

  // On a chain half of all pairs are nested: what is left after some tries is taken as it is.
  private Pair apart() {
    Pair pair = anyTwo();
    for (int i = 0; i < TRIES && truth.subsumes(pair.b(), pair.a()); i++) {
      pair = anyTwo();
    }
    return pair;
  }

  /** Two nodes. */
  Pair anyTwo() {
    return new Pair(random.nextInt(truth.nodeCount()), random.nextInt(truth.nodeCount()));
  }

  /** Any nodes. */
  int[] nodes(int count) {
    return IntStream.range(0, count).map(i -> random.nextInt(truth.nodeCount())).toArray();
  }

  /** Nodes with something below them. */
  int[] inner(int count) {
    int[] all =
        IntStream.range(0, truth.nodeCount()).filter(v -> truth.below(v).length > 0).toArray();
    return IntStream.range(0, count).map(i -> one(all)).toArray();
  }

  /** The node with most below it. */
  int largest() {
    return bySize().get(0);
  }

  /** The node at that share of all inner nodes, the largest first. */
  int largestAfter(double share) {
    List<Integer> inner = bySize().stream().filter(v -> truth.below(v).length > 0).toList();
    return inner.get((int) (share * (inner.size() - 1)));
  }

  private List<Integer> bySize() {
    Comparator<Integer> size = Comparator.comparingInt(v -> truth.below(v).length);
    return IntStream.range(0, truth.nodeCount()).boxed().sorted(size.reversed()).toList();
  }

  /** The nodes with most ways up, each beside the largest node that is not above it. */
  List<Pair> manyWays(int count) {
    List<Integer> sizes = bySize();
    return mostWays(count)
        .mapToObj(
            a ->
                new Pair(
                    a, sizes.stream().filter(b -> !truth.subsumes(b, a)).findFirst().orElse(a)))
        .toList();
  }

  /** The same nodes, each beside a leaf. */
  List<Pair> manyWaysToLeaf(int count) {
    int[] leaves =
        IntStream.range(0, truth.nodeCount()).filter(v -> truth.below(v).length == 0).toArray();
    return mostWays(count)
        .mapToObj(a -> new Pair(a, Arrays.stream(leaves).filter(v -> v != a).findFirst().orElse(a)))
        .toList();
  }

  private IntStream mostWays(int count) {
    double[] ways = new double[truth.nodeCount()];
    for (int v : hierarchy.topologicalOrder()) {
      ways[v] = 1;
      for (int slot = hierarchy.parentBegin(v); slot < hierarchy.parentEnd(v); slot++) {
        ways[v] += ways[hierarchy.parent(slot)];
      }
    }
    Comparator<Integer> most = Comparator.comparingDouble(v -> ways[v]);
    return IntStream.range(0, ways.length)
        .boxed()
        .sorted(most.reversed())
        .limit(count)
        .mapToInt(Integer::intValue);
  }

  /** Two nodes with something below both, neither above the other, if such are found. */
  List<Pair> crossed(int count) {
    return IntStream.range(0, count).mapToObj(i -> crossed()).toList();
  }

  private Pair crossed() {
    Pair pair = new Pair(largest(), largest());
    for (int i = 0; i < TRIES; i++) {
      int[] above = truth.above(random.nextInt(truth.nodeCount()));
      pair = above.length < 2 ? pair : new Pair(one(above), one(above));
      if (!truth.subsumes(pair.a(), pair.b()) && !truth.subsumes(pair.b(), pair.a())) {
        return pair;
      }
    }
    return pair;
  }
}
