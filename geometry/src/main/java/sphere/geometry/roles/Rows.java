package sphere.geometry.roles;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * A list of numbers for each of many entities, end to end: that of e stands at {@code begin[e]} to
 * {@code begin[e + 1]}.
 */
record Rows(int[] begin, int[] targets) {
  static Rows of(int count, IntFunction<int[]> row) {
    int[] begin = new int[count + 1];
    int[] targets = new int[Math.max(16, 4 * count)];
    for (int e = 0; e < count; e++) {
      int[] add = row.apply(e);
      begin[e + 1] = Math.addExact(begin[e], add.length);
      if (begin[e + 1] > targets.length) {
        targets =
            Arrays.copyOf(targets, Math.max(begin[e + 1], targets.length + targets.length / 2));
      }
      System.arraycopy(add, 0, targets, begin[e], add.length);
    }
    return new Rows(begin, Arrays.copyOf(targets, begin[count]));
  }

  int size(int entity) {
    return begin[entity + 1] - begin[entity];
  }

  int[] of(int entity) {
    return Arrays.copyOfRange(targets, begin[entity], begin[entity + 1]);
  }

  /** The other way round, each row ascending. */
  Rows transposed() {
    int[] at = new int[begin.length];
    for (int target : targets) {
      at[target + 1]++;
    }
    for (int e = 1; e < at.length; e++) {
      at[e] += at[e - 1];
    }
    int[] starts = at.clone();
    int[] turned = new int[targets.length];
    for (int e = 0; e + 1 < begin.length; e++) {
      for (int s = begin[e]; s < begin[e + 1]; s++) {
        turned[at[targets[s]]++] = e;
      }
    }
    return new Rows(starts, turned);
  }
}
