package sphere.geometry.refresh;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;

/** A hierarchy of named nodes that changes at random; a parent's rank is less than its child's. */
final class ChangingDag {
  private final Map<Integer, Double> rank = new TreeMap<>();
  private final Map<Integer, TreeSet<Integer>> parents = new TreeMap<>();
  private final SplittableRandom random;
  private final int maxParents;
  private int next;

  ChangingDag(Hierarchy from, int maxParents, SplittableRandom random) {
    this.random = random;
    this.maxParents = maxParents;
    int[] order = from.topologicalOrder();
    for (int i = 0; i < order.length; i++) {
      rank.put(order[i], (i + 1.0) / (order.length + 1));
      parents.put(order[i], new TreeSet<>());
      for (int s = from.parentBegin(order[i]); s < from.parentEnd(order[i]); s++) {
        parents.get(order[i]).add(from.parent(s));
      }
    }
    next = order.length;
  }

  /** Names as they are numbered in what {@link #hierarchy} makes of them. */
  int[] names(boolean shuffled) {
    List<Integer> names = new ArrayList<>(rank.keySet());
    for (int i = names.size() - 1; shuffled && i > 0; i--) {
      java.util.Collections.swap(names, i, random.nextInt(i + 1));
    }
    return names.stream().mapToInt(Integer::intValue).toArray();
  }

  Hierarchy hierarchy(int[] names) {
    Map<Integer, Integer> ordinal = ordinals(names);
    HierarchyBuilder builder = new HierarchyBuilder(names.length);
    for (int v = 0; v < names.length; v++) {
      for (int parent : parents.get(names[v])) {
        builder.add(v, ordinal.get(parent));
      }
    }
    return builder.build();
  }

  static Map<Integer, Integer> ordinals(int[] names) {
    Map<Integer, Integer> ordinal = new HashMap<>();
    for (int v = 0; v < names.length; v++) {
      ordinal.put(names[v], v);
    }
    return ordinal;
  }

  static int[] before(int[] namesBefore, int[] names) {
    Map<Integer, Integer> ordinal = ordinals(namesBefore);
    int[] before = new int[names.length];
    for (int v = 0; v < names.length; v++) {
      before[v] = ordinal.getOrDefault(names[v], -1);
    }
    return before;
  }

  /** A leaf below some nodes. */
  int addLeaf(int... above) {
    int x = add(1 + random.nextDouble());
    for (int parent : above) {
      connect(x, parent);
    }
    return x;
  }

  void change() {
    switch (random.nextInt(9)) {
      case 0, 1 -> {
        int x = add(random.nextDouble());
        connectAtRandom(x, 1 + random.nextInt(maxParents));
      }
      case 2 -> between();
      case 3 -> {
        int root = add(-random.nextDouble());
        for (int v : some(1 + random.nextInt(4))) {
          connect(v, root);
        }
      }
      case 4 -> some(1).forEach(this::remove);
      case 5 -> some(1).forEach(v -> connectAtRandom(v, 1));
      case 6 -> some(1).forEach(v -> parents.get(v).pollFirst());
      case 7 -> subtree();
      default ->
          some(1)
              .forEach(
                  v -> {
                    parents.get(v).clear();
                    connectAtRandom(v, 1);
                  });
    }
  }

  // Leaves may have ranks of more than 1 once there are some.
  private int add(double of) {
    rank.put(next, of);
    parents.put(next, new TreeSet<>());
    return next++;
  }

  private void between() {
    for (int child : some(1)) {
      if (!parents.get(child).isEmpty()) {
        int parent = parents.get(child).first();
        int x = add((rank.get(child) + rank.get(parent)) / 2);
        if (random.nextBoolean()) {
          parents.get(child).remove(parent);
        }
        connect(child, x);
        connect(x, parent);
      }
    }
  }

  private void subtree() {
    int top = add(random.nextDouble());
    connectAtRandom(top, 1);
    List<Integer> made = new ArrayList<>(List.of(top));
    for (int i = random.nextInt(5); i >= 0; i--) {
      int x = add(rank.get(top) + 1 + i);
      connect(x, made.get(random.nextInt(made.size())));
      made.add(x);
    }
    if (random.nextBoolean()) {
      some(2).forEach(v -> connect(v, top));
    }
  }

  private void connectAtRandom(int x, int count) {
    some(2 * count).stream().limit(count).forEach(p -> connect(x, p));
  }

  // Nothing if the parent does not come first.
  private void connect(int child, int parent) {
    if (rank.get(parent) < rank.get(child) && parents.get(child).size() < 2 * maxParents) {
      parents.get(child).add(parent);
    }
  }

  void remove(int v) {
    rank.remove(v);
    parents.remove(v);
    parents.values().forEach(of -> of.remove(v));
  }

  List<Integer> some(int count) {
    List<Integer> names = new ArrayList<>(rank.keySet());
    return random
        .ints(names.isEmpty() ? 0 : count, 0, Math.max(1, names.size()))
        .mapToObj(names::get)
        .distinct()
        .toList();
  }
}
