package sphere.geometry.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sphere.geometry.Dags;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;
import sphere.geometry.hierarchy.Reach;

/** Against the definitions, on hierarchies in topological order. */
class TreeChooserTest {
  static List<Hierarchy> dags() {
    return IntStream.range(0, 12)
        .mapToObj(i -> shuffled(dag(i), i))
        .map(dag -> dag.renumbered(() -> {}))
        .toList();
  }

  private static Hierarchy dag(int i) {
    return switch (i) {
      case 0 -> new HierarchyBuilder(0).build();
      case 1 -> Dags.chain(50);
      case 2 -> Dags.crown(6);
      case 3 -> Dags.complete(4, 4);
      case 4 -> Dags.diamonds(3, 4, 3);
      case 5 -> Dags.ladders(5, 20);
      case 6 -> Dags.roots(1, 40);
      case 7 -> Dags.preferential(2, 150, 3);
      case 8 -> Dags.layers(3, 6, 20, 3);
      default -> Dags.random(i, 150, i - 7);
    };
  }

  // Members in another order, so that no ordinal is in topological order by chance.
  private static Hierarchy shuffled(Hierarchy dag, int seed) {
    int n = dag.nodeCount();
    HierarchyBuilder builder = new HierarchyBuilder(n);
    int[] to = IntStream.range(0, n).toArray();
    java.util.SplittableRandom random = new java.util.SplittableRandom(seed);
    for (int i = n - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int t = to[i];
      to[i] = to[j];
      to[j] = t;
    }
    for (int v = 0; v < n; v++) {
      for (int s = dag.parentBegin(v); s < dag.parentEnd(v); s++) {
        builder.add(to[v], to[dag.parent(s)]);
      }
    }
    return builder.build();
  }

  // Ancestors through which every way up leads: without them no root is reached.
  private static BitSet dominators(Hierarchy dag, int v) {
    BitSet result = new BitSet();
    for (int a : dag.ancestors(v)) {
      if (!escapes(dag, v, a)) {
        result.set(a);
      }
    }
    return result;
  }

  private static boolean escapes(Hierarchy dag, int v, int without) {
    if (v == without) {
      return false;
    }
    boolean escapes = dag.parentBegin(v) == dag.parentEnd(v);
    for (int s = dag.parentBegin(v); s < dag.parentEnd(v) && !escapes; s++) {
      escapes = escapes(dag, dag.parent(s), without);
    }
    return escapes;
  }

  @ParameterizedTest
  @MethodSource("dags")
  void shouldListWhatLiesBetweenAJunctionAndItsDominator(Hierarchy dag) {
    try (Workers workers = new Workers(2, Monitor.NONE)) {
      Junctions junctions = new Junctions(dag, workers, Monitor.NONE);
      int[] dominated = new int[dag.nodeCount()];
      Arrays.fill(dominated, 1);
      for (int v = 0; v < dag.nodeCount(); v++) {
        dominators(dag, v).stream().forEach(a -> dominated[a]++);
      }
      int next = 0;
      for (int v = 0; v < dag.nodeCount(); v++) {
        if (dag.parentEnd(v) - dag.parentBegin(v) < 2) {
          continue;
        }
        int j = next++;
        BitSet dominators = dominators(dag, v);
        int top = dominators.length() - 1;
        BitSet below = new BitSet();
        Arrays.stream(dag.ancestors(v)).forEach(below::set);
        if (top >= 0) {
          below.clear(top);
          Arrays.stream(dag.ancestors(top)).forEach(below::clear);
        }
        int[] list = IntStream.range(0, junctions.size(j)).map(i -> junctions.get(j, i)).toArray();
        assertThat(junctions.node(j)).isEqualTo(v);
        assertThat(junctions.dominator(j)).isEqualTo(top);
        assertThat(junctions.weight(j)).isEqualTo(dominated[v]);
        assertThat(list).isEqualTo(below.stream().toArray());
      }
      assertThat(junctions.count()).isEqualTo(next);
    }
  }

  /** What is left is what no tree so far shows; none is worse than choosing top-down alone. */
  @ParameterizedTest
  @MethodSource("dags")
  void shouldCountWhatNoTreeCovers(Hierarchy dag) {
    int n = dag.nodeCount();
    int[] identity = IntStream.range(0, n).toArray();
    try (Workers workers = new Workers(2, Monitor.NONE)) {
      TreeChooser chooser = new TreeChooser(dag, identity, workers, Monitor.NONE);
      List<BitSet> uncovered = ancestors(dag);
      long before = Long.MAX_VALUE;
      for (int k = 0; k < 60 && (k == 0 || chooser.remaining() > 0); k++) {
        int[] parent = parents(dag, chooser.next(Monitor.NONE));
        long naive = pairs(uncovered, topDown(dag, uncovered));
        cover(uncovered, parent);
        long left = uncovered.stream().mapToLong(BitSet::cardinality).sum();
        assertThat(chooser.remaining()).isEqualTo(left).isLessThan(before);
        assertThat(left).isLessThanOrEqualTo(naive);
        before = left;
      }
      assertThat(chooser.remaining()).isZero();
    }
  }

  @Test
  void shouldCoverMoreByExchange() {
    Hierarchy dag = Dags.random(11, 400, 4).renumbered(() -> {});
    int[] identity = IntStream.range(0, dag.nodeCount()).toArray();
    List<BitSet> uncovered = ancestors(dag);
    long gained = 0;
    try (Workers workers = new Workers(1, Monitor.NONE)) {
      TreeChooser chooser = new TreeChooser(dag, identity, workers, Monitor.NONE);
      for (int k = 0; k < 5; k++) {
        long naive = pairs(uncovered, topDown(dag, uncovered));
        cover(uncovered, parents(dag, chooser.next(Monitor.NONE)));
        gained += naive - chooser.remaining();
      }
    }
    assertThat(gained).isPositive();
  }

  private static List<BitSet> ancestors(Hierarchy dag) {
    List<BitSet> rows = new ArrayList<>();
    for (int v = 0; v < dag.nodeCount(); v++) {
      BitSet row = new BitSet();
      Arrays.stream(dag.ancestors(v)).forEach(row::set);
      rows.add(row);
    }
    return rows;
  }

  private static int[] parents(Hierarchy dag, int[] chosen) {
    int[] parent = new int[dag.nodeCount()];
    int next = 0;
    for (int v = 0; v < parent.length; v++) {
      int begin = dag.parentBegin(v);
      int count = dag.parentEnd(v) - begin;
      parent[v] = count == 0 ? -1 : count == 1 ? dag.parent(begin) : chosen[next++];
      assertThat(parent[v] < 0 || dag.hasEdge(v, parent[v])).isTrue();
    }
    return parent;
  }

  private static void cover(List<BitSet> uncovered, int[] parent) {
    for (int v = 0; v < parent.length; v++) {
      for (int a = parent[v]; a >= 0; a = parent[a]) {
        uncovered.get(v).clear(a);
      }
    }
  }

  private static long pairs(List<BitSet> uncovered, int[] parent) {
    List<BitSet> rows = uncovered.stream().map(row -> (BitSet) row.clone()).toList();
    cover(rows, parent);
    return rows.stream().mapToLong(BitSet::cardinality).sum();
  }

  // The rule as it stands at TreeChooser, by counting all.
  private static int[] topDown(Hierarchy dag, List<BitSet> uncovered) {
    int[] parent = new int[dag.nodeCount()];
    int[] length = new int[parent.length];
    Reach reach = new Reach(dag);
    for (int x = 0; x < parent.length; x++) {
      int below = reach.visit(x, false);
      long most = -1;
      parent[x] = -1;
      for (int s = dag.parentBegin(x); s < dag.parentEnd(x); s++) {
        long score = 0;
        for (int a = dag.parent(s); a >= 0; a = parent[a]) {
          for (int i = 0; i < below; i++) {
            score += uncovered.get(reach.visited(i)).get(a) ? 1 : 0;
          }
        }
        int p = dag.parent(s);
        if (score > most || (score == most && length[p] > length[parent[x]])) {
          most = score;
          parent[x] = p;
        }
      }
      length[x] = parent[x] < 0 ? 0 : length[parent[x]] + 1;
    }
    return parent;
  }
}
