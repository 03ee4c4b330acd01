package sphere.geometry.training;

/**
 * A spanning forest of a hierarchy: every node but the roots keeps one of its parents.
 *
 * <p>{@code children[begin[v] .. begin[v + 1])} are the children of v, {@code begin[n]} and beyond
 * the roots; {@code rank} numbers nodes so that the subtree of v is {@code rank[v] .. rank[v] +
 * size[v] - 1}.
 */
record Tree(int[] parent, int[] begin, int[] children, int[] rank, int[] size) {

  static Tree of(int[] parent, int[] order) {
    int n = parent.length;
    int[] begin = new int[n + 2];
    for (int v = 0; v < n; v++) {
      begin[row(parent[v], n) + 1]++;
    }
    for (int i = 1; i < begin.length; i++) {
      begin[i] += begin[i - 1];
    }
    int[] next = begin.clone();
    int[] children = new int[n];
    for (int v = 0; v < n; v++) {
      children[next[row(parent[v], n)]++] = v;
    }
    int[] size = new int[n];
    for (int i = n - 1; i >= 0; i--) {
      size[order[i]]++;
      if (parent[order[i]] >= 0) {
        size[parent[order[i]]] += size[order[i]];
      }
    }
    return new Tree(parent, begin, children, ranks(parent, order, size), size);
  }

  /**
   * Writes the nodes of the subtree of {@code v}, itself first, parents before children.
   *
   * @return how many there are; {@code into} must have room for them
   */
  int subtree(int v, int[] into) {
    int count = 1;
    into[0] = v;
    for (int i = 0; i < count; i++) {
      for (int s = begin[into[i]]; s < begin[into[i] + 1]; s++) {
        into[count++] = children[s];
      }
    }
    return count;
  }

  // Nodes without a parent are the children of a virtual root, numbered n.
  private static int row(int parent, int n) {
    return parent < 0 ? n : parent;
  }

  private static int[] ranks(int[] parent, int[] order, int[] size) {
    int n = parent.length;
    int[] rank = new int[n];
    int[] next = new int[n + 1];
    for (int v : order) {
      int p = row(parent[v], n);
      rank[v] = next[p];
      next[p] += size[v];
      next[v] = rank[v] + 1;
    }
    return rank;
  }

  boolean covers(int ancestor, int v) {
    return rank[v] > rank[ancestor] && rank[v] < rank[ancestor] + size[ancestor];
  }

  int roots() {
    return begin[parent.length + 1] - begin[parent.length];
  }
}
