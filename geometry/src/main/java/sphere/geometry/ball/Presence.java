package sphere.geometry.ball;

import java.util.List;

/**
 * Which charts each node has a ball in, and in which row there. All have one in the first, whose
 * rows are the ordinals; of the others only what there is is kept, node by node.
 *
 * @param begin entries of node v are {@code begin[v] .. begin[v + 1]}; empty if there is one chart
 * @param chart of each entry, from 1, ascending for each node; unsigned bytes
 * @param row of each entry
 */
record Presence(int[] begin, byte[] chart, int[] row) {

  /**
   * @param ordinals of each chart but the first what stands in its rows, ascending
   */
  static Presence of(int nodes, List<int[]> ordinals) {
    if (ordinals.isEmpty()) {
      return new Presence(new int[0], new byte[0], new int[0]);
    }
    int[] begin = new int[nodes + 1];
    for (int[] of : ordinals) {
      for (int v : of) {
        begin[v + 1]++;
      }
    }
    for (int v = 0; v < nodes; v++) {
      begin[v + 1] = Math.addExact(begin[v + 1], begin[v]);
    }
    Presence presence = new Presence(begin, new byte[begin[nodes]], new int[begin[nodes]]);
    presence.fill(ordinals);
    return presence;
  }

  private void fill(List<int[]> ordinals) {
    int[] next = begin.clone();
    for (int k = 0; k < ordinals.size(); k++) {
      int[] of = ordinals.get(k);
      for (int r = 0; r < of.length; r++) {
        int at = next[of[r]]++;
        chart[at] = (byte) (k + 1);
        row[at] = r;
      }
    }
  }

  /** First entry of v. */
  int begin(int v) {
    return begin.length == 0 ? 0 : begin[v];
  }

  /** Entry after the last of v. */
  int end(int v) {
    return begin.length == 0 ? 0 : begin[v + 1];
  }

  /** Chart of an entry. */
  int chartAt(int entry) {
    return chart[entry] & 0xff;
  }

  /** Row of an entry. */
  int rowAt(int entry) {
    return row[entry];
  }

  /** How many charts hold v. */
  int count(int v) {
    return 1 + end(v) - begin(v);
  }

  /** The i-th of them. */
  int chart(int v, int i) {
    return i == 0 ? 0 : chartAt(begin[v] + i - 1);
  }

  /** Its row in the i-th of them. */
  int row(int v, int i) {
    return i == 0 ? v : row[begin[v] + i - 1];
  }

  /** Its row in a chart, -1 if that does not hold it. */
  int rowIn(int k, int v) {
    for (int i = 0; i < count(v); i++) {
      if (chart(v, i) == k) {
        return row(v, i);
      }
    }
    return -1;
  }

  /** Bytes of the arrays. */
  long bytes() {
    return 4L * begin.length + 5L * row.length;
  }
}
