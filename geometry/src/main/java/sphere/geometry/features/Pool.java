package sphere.geometry.features;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.Reach;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.Workers;

/**
 * Whom a thing is compared with while placing is learned: of at most {@value #ALL} things with all.
 *
 * <p>Of more its kin are looked for among the {@value #NEAREST} that lie nearest by features, found
 * by way of random pivots, and its candidates are its parents, these kin and their parents, what
 * its words find, and {@value #RANDOM} at random, drawn anew each time. Placing itself always looks
 * at all.
 */
final class Pool {
  private static final int ALL = 2048;
  private static final int NEAREST = 64;
  private static final int RANDOM = 64;
  private static final int BY_WORDS = 64;

  private final Hierarchy hierarchy;
  private final int[] all;
  private final int[][] nearest;

  private Pool(Hierarchy hierarchy, int[][] nearest) {
    this.hierarchy = hierarchy;
    this.nearest = nearest;
    all = IntStream.range(0, hierarchy.nodeCount()).toArray();
  }

  static Pool of(
      Hierarchy hierarchy,
      float[][] inputs,
      SemanticConfig config,
      Workers workers,
      Monitor monitor) {
    return new Pool(
        hierarchy,
        inputs.length <= ALL
            ? new int[0][]
            : Nearest.of(inputs, NEAREST, config.seed(), workers, monitor));
  }

  /** Most candidates and neighbors of a thing. */
  static int most(int nodes) {
    return nodes <= ALL ? nodes : 2 * NEAREST + RANDOM + BY_WORDS + 64;
  }

  static long bytes(int nodes) {
    return nodes <= ALL ? 4L * nodes : nodes * (4L * NEAREST + 28);
  }

  /** Whether every thing is compared with all. */
  boolean isAll() {
    return nearest.length == 0;
  }

  /** All but a thing and what is below it, which the search has visited. */
  int[] allBut(Reach below) {
    int[] others = new int[all.length];
    int size = 0;
    for (int v : all) {
      if (!below.reached(v)) {
        others[size++] = v;
      }
    }
    return Arrays.copyOf(others, size);
  }

  /** What may be kin of a thing. */
  int[] neighbors(int q) {
    return isAll() ? all : nearest[q];
  }

  /**
   * What may be its parents: neither itself nor what is below it.
   *
   * @param below has visited it and what is below
   */
  int[] candidates(int q, WordSearch words, Reach below, SplittableRandom random) {
    if (isAll()) {
      return allBut(below);
    }
    IntStream.Builder some = IntStream.builder();
    parents(q, some);
    for (int u : nearest[q]) {
      some.add(u);
      parents(u, some);
    }
    byWords(words, some);
    for (int i = 0; i < RANDOM; i++) {
      some.add(random.nextInt(all.length));
    }
    return some.build().filter(v -> !below.reached(v)).sorted().distinct().toArray();
  }

  private void parents(int u, IntStream.Builder out) {
    for (int s = hierarchy.parentBegin(u); s < hierarchy.parentEnd(u); s++) {
      out.add(hierarchy.parent(s));
    }
  }

  // The strongest by all kinds together; equal ones by ordinal.
  private static void byWords(WordSearch words, IntStream.Builder out) {
    long[] keys = new long[words.size()];
    for (int i = 0; i < keys.length; i++) {
      float sum = 0;
      for (int j = 0; j < WordIndex.KINDS; j++) {
        sum += words.value(words.found(i), j);
      }
      // Floats that are not negative are ordered as their bits are.
      keys[i] = (long) Float.floatToIntBits(sum) << 32 | words.found(i);
    }
    Arrays.sort(keys);
    for (int i = Math.max(0, keys.length - BY_WORDS); i < keys.length; i++) {
      out.add((int) keys[i]);
    }
  }
}
