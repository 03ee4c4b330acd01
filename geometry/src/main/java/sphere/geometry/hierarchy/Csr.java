package sphere.geometry.hierarchy;

import java.util.Arrays;

/**
 * Adjacency in compressed rows: the neighbors of {@code v} are {@code targets[begin[v]] ..
 * targets[begin[v + 1] - 1]}, ascending and distinct.
 *
 * @param begin row starts, length nodes + 1
 * @param targets neighbors, row after row
 */
record Csr(int[] begin, int[] targets) {

  static Csr of(int nodes, int[] from, int[] to, int count) {
    int[] begin = new int[nodes + 1];
    for (int i = 0; i < count; i++) {
      begin[from[i] + 1]++;
    }
    for (int i = 1; i < begin.length; i++) {
      begin[i] += begin[i - 1];
    }
    int[] targets = new int[count];
    int[] next = Arrays.copyOf(begin, nodes);
    for (int i = 0; i < count; i++) {
      targets[next[from[i]]++] = to[i];
    }
    return new Csr(begin, targets).distinct();
  }

  int nodes() {
    return begin.length - 1;
  }

  Csr transposed() {
    int[] from = new int[targets.length];
    for (int v = 0; v < nodes(); v++) {
      Arrays.fill(from, begin[v], begin[v + 1], v);
    }
    return of(nodes(), targets, from, targets.length);
  }

  private Csr distinct() {
    int[] starts = new int[begin.length];
    int size = 0;
    for (int v = 0; v < nodes(); v++) {
      Arrays.sort(targets, begin[v], begin[v + 1]);
      starts[v] = size;
      for (int i = begin[v]; i < begin[v + 1]; i++) {
        if (size == starts[v] || targets[size - 1] != targets[i]) {
          targets[size++] = targets[i];
        }
      }
    }
    starts[nodes()] = size;
    return new Csr(starts, size == targets.length ? targets : Arrays.copyOf(targets, size));
  }
}
