package sphere.geometry.roles;

import java.util.Arrays;

/**
 * A list of numbers for each of many entities, end to end: that of e stands at {@code begin[e]} to
 * {@code begin[e + 1]}.
 */
record Rows(int[] begin, int[] targets) {
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
