package sphere.benchmarks.database;

import java.util.Arrays;
import java.util.stream.IntStream;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.Reach;

/**
 * The closure of a hierarchy as sorted arrays, the control of all answers; also the plainest thing
 * that a program without a database would keep.
 */
final class Truth {
  private final int[][] above;
  private final int[][] below;

  Truth(Hierarchy hierarchy) {
    int n = hierarchy.nodeCount();
    Reach reach = new Reach(hierarchy);
    above = new int[n][];
    int[] size = new int[n];
    for (int v = 0; v < n; v++) {
      above[v] = reach.ancestors(v);
      Arrays.sort(above[v]);
      Arrays.stream(above[v]).forEach(a -> size[a]++);
    }
    below = Arrays.stream(size).mapToObj(int[]::new).toArray(int[][]::new);
    for (int v = n - 1; v >= 0; v--) {
      for (int a : above[v]) {
        below[a][--size[a]] = v;
      }
    }
  }

  int nodeCount() {
    return above.length;
  }

  /** Proper ancestors, ascending; not to be changed. */
  int[] above(int v) {
    return above[v];
  }

  /** Proper descendants, ascending; not to be changed. */
  int[] below(int v) {
    return below[v];
  }

  /** Whether {@code inner} is {@code outer} or below it. */
  boolean subsumes(int outer, int inner) {
    return outer == inner || Arrays.binarySearch(above[inner], outer) >= 0;
  }

  /** What is at or above both and has nothing such below it; ascending. */
  int[] common(int a, int b) {
    int[] shared =
        IntStream.concat(IntStream.of(a), Arrays.stream(above[a]))
            .filter(x -> subsumes(x, b))
            .sorted()
            .toArray();
    return Arrays.stream(shared)
        .filter(x -> Arrays.stream(shared).noneMatch(y -> y != x && subsumes(x, y)))
        .toArray();
  }

  /** What is below (or is) both, without the two themselves; ascending. */
  int[] belowBoth(int a, int b) {
    return IntStream.concat(IntStream.of(a), Arrays.stream(below[a]))
        .filter(x -> subsumes(b, x) && x != a && x != b)
        .sorted()
        .toArray();
  }
}
