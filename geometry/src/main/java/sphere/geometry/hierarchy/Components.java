package sphere.geometry.hierarchy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Strongly connected components by Tarjan's algorithm (SIAM J. Comput. 1, 1972), iterative so that
 * a chain of a million nodes needs no stack.
 */
final class Components {
  private final Csr parents;
  private final int[] index;
  private final int[] low;
  private final int[] component;
  private final int[] path;
  private final int[] stack;
  private final int[] slot;
  private int pathSize;
  private int stackSize;
  private int clock;
  private int count;

  Components(Csr parents, Runnable check) {
    this.parents = parents;
    int n = parents.nodes();
    index = new int[n];
    low = new int[n];
    component = new int[n];
    path = new int[n];
    stack = new int[n];
    slot = Arrays.copyOf(parents.begin(), n);
    Arrays.fill(component, -1);
    for (int v = 0; v < n; v++) {
      if ((v & 65535) == 0) {
        check.run();
      }
      if (index[v] == 0) {
        visit(v);
      }
    }
  }

  int count() {
    return count;
  }

  /** Component of each member, numbered by its smallest member, so that order is kept. */
  int[] ordered() {
    int[] renamed = new int[count];
    Arrays.fill(renamed, -1);
    int[] result = new int[component.length];
    int next = 0;
    for (int v = 0; v < component.length; v++) {
      if (renamed[component[v]] < 0) {
        renamed[component[v]] = next++;
      }
      result[v] = renamed[component[v]];
    }
    return result;
  }

  private void visit(int root) {
    push(root);
    while (pathSize > 0) {
      int v = path[pathSize - 1];
      if (slot[v] < parents.begin()[v + 1]) {
        follow(v, parents.targets()[slot[v]++]);
      } else {
        leave(v);
      }
    }
  }

  private void follow(int v, int w) {
    if (index[w] == 0) {
      push(w);
    } else if (component[w] < 0) {
      low[v] = Math.min(low[v], index[w]);
    }
  }

  private void push(int v) {
    index[v] = low[v] = ++clock;
    path[pathSize++] = v;
    stack[stackSize++] = v;
  }

  private void leave(int v) {
    pathSize--;
    if (pathSize > 0) {
      int below = path[pathSize - 1];
      low[below] = Math.min(low[below], low[v]);
    }
    if (low[v] == index[v]) {
      int w;
      do {
        w = stack[--stackSize];
        component[w] = count;
      } while (w != v);
      count++;
    }
  }

  /** A shortest closed walk through each of the first components that hold more than one member. */
  static List<int[]> examples(Csr parents, int[] component, int limit) {
    int[] size = new int[Arrays.stream(component).max().orElse(-1) + 1];
    boolean[] shown = new boolean[size.length];
    Arrays.stream(component).forEach(c -> size[c]++);
    List<int[]> found = new ArrayList<>();
    for (int v = 0; v < component.length && found.size() < limit; v++) {
      if (size[component[v]] > 1 && !shown[component[v]]) {
        shown[component[v]] = true;
        found.add(closedWalk(parents, component, v));
      }
    }
    return found;
  }

  private static int[] closedWalk(Csr parents, int[] component, int start) {
    java.util.Map<Integer, Integer> reachedFrom = new java.util.HashMap<>();
    ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(start));
    while (!queue.isEmpty()) {
      int v = queue.poll();
      for (int i = parents.begin()[v]; i < parents.begin()[v + 1]; i++) {
        int w = parents.targets()[i];
        if (w == start) {
          return unwind(reachedFrom, start, v);
        }
        if (component[w] == component[start] && reachedFrom.putIfAbsent(w, v) == null) {
          queue.add(w);
        }
      }
    }
    throw new IllegalStateException("no closed walk in a strongly connected component");
  }

  private static int[] unwind(java.util.Map<Integer, Integer> from, int start, int last) {
    ArrayDeque<Integer> walk = new ArrayDeque<>();
    for (int v = last; v != start; v = from.get(v)) {
      walk.addFirst(v);
    }
    walk.addFirst(start);
    return walk.stream().mapToInt(Integer::intValue).toArray();
  }
}
