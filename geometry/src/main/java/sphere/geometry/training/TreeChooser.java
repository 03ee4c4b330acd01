package sphere.geometry.training;

import java.util.Arrays;
import sphere.geometry.hierarchy.Hierarchy;

/**
 * Chooses spanning trees that together cover the order, each by what it still saves.
 *
 * <p>Let unc(y) be the ancestors of y that no tree covers yet. For a node x and its ancestor a, let
 * {@code U[x][a] = #{ y in {x} + descendants(x) : a in unc(y) }}. Top-down, x gets the parent p
 * that maximizes the sum of {@code U[x][a]} over p and p's chain in the new tree; ties go to the
 * longer chain, then to the smaller ordinal. Counting below x matters: by x's own pairs alone the
 * choice stalls.
 *
 * <p>That hopes for all below x to hang below it in the tree too. So a node is then hung elsewhere,
 * with what really hangs below it, wherever the tree covers more pairs: where all is counted, no
 * exchange loses any.
 *
 * <p>Everything is counted on {@link Junctions}, where alone there is a choice: a forest costs
 * nothing. Chains are compared up to the dominator, beyond which all are the same.
 */
final class TreeChooser {
  /**
   * Most entries that are counted for one choice. A node with more below it, one of a deep or dense
   * hierarchy's top, has a part of them counted, evenly picked: deep hierarchies would cost the
   * cube of their depth otherwise. Figures on ontologies did not change from here up.
   */
  private static final int COUNTED = 1 << 17;

  /**
   * Rounds of exchange. Without any, 16 trees miss 689 pairs of the Gene Ontology, with one 555,
   * two 525, four 466; but for all pairs it takes 30, 28, 27 and 28 trees, so more do not pay.
   */
  private static final int EXCHANGES = 2;

  private final Hierarchy hierarchy;
  private final int[] original;
  private final Workers workers;
  private final Junctions junctions;
  private final int[] parent;
  private final int[] length;
  private final int[] levelBegin;
  private final boolean[] live;
  private final int[] hangingBegin;
  private final int[] hanging;
  private final PerThread<Choice> choices;
  private long remaining;

  /**
   * @param hierarchy in topological order
   * @param original ordinals before it was put into that order, which settle ties
   */
  TreeChooser(Hierarchy hierarchy, int[] original, Workers workers, Monitor monitor) {
    this.hierarchy = hierarchy;
    this.original = original;
    this.workers = workers;
    junctions = new Junctions(hierarchy, workers, monitor);
    int n = hierarchy.nodeCount();
    int m = junctions.count();
    monitor.account(8L * n + 13L * m + workers.threads() * (4L * n + 8L * m));
    parent = new int[n];
    length = new int[n];
    levelBegin = levels();
    live = new boolean[m];
    hangingBegin = new int[m + 1];
    hanging = new int[m];
    choices = new PerThread<>(workers, Choice::new);
    remaining = junctions.remaining(workers);
  }

  // Level: longest way from a root; in topological order levels follow each other, and since
  // parents are on smaller ones, one level is chosen in parallel.
  private int[] levels() {
    int[] begin = new int[16];
    int levels = 0;
    for (int v = 0; v < parent.length; v++) {
      parent[v] = -1;
      for (int s = hierarchy.parentBegin(v); s < hierarchy.parentEnd(v); s++) {
        parent[v] = hierarchy.parent(s);
        length[v] = Math.max(length[v], length[parent[v]] + 1);
      }
      if (length[v] == levels) {
        begin = levels + 1 == begin.length ? Arrays.copyOf(begin, 2 * begin.length) : begin;
        begin[levels++] = v;
      }
    }
    begin[levels] = parent.length;
    return Arrays.copyOf(begin, levels + 1);
  }

  /** Every how manieth of {@code below} nodes is counted if they have so many entries together. */
  static int stride(long entries, int below) {
    return (int) Math.max(1, Math.min(below, 1 + entries / COUNTED));
  }

  /** Pairs that no chosen tree covers, 0 for a forest from the first tree on. */
  long remaining() {
    return remaining;
  }

  /** The parent of each junction in the tree that saves most. */
  int[] next(Monitor monitor) {
    monitor.account(4L * junctions.count());
    for (int j = junctions.count() - 1; j >= 0; j--) {
      live[j] = isLive(j);
    }
    eachLevel(choice -> choice::choose);
    for (int i = 0; i < EXCHANGES; i++) {
      hang();
      eachLevel(choice -> choice::exchange);
    }
    workers.run(junctions.count(), 1024, () -> j -> junctions.cover(j, parent));
    remaining = junctions.remaining(workers);
    int[] chosen = new int[junctions.count()];
    Arrays.setAll(chosen, j -> parent[junctions.node(j)]);
    return chosen;
  }

  // Whether anything at or below is uncovered, so that a choice there can matter.
  private boolean isLive(int j) {
    boolean found = junctions.size(j) > 0;
    for (int s = junctions.childBegin(j); s < junctions.childBegin(j + 1) && !found; s++) {
      found = live[junctions.child(s)];
    }
    return found;
  }

  private interface Step {
    Workers.Task of(Choice choice);
  }

  private void eachLevel(Step step) {
    int end = 0;
    for (int l = 0; l + 1 < levelBegin.length; l++) {
      int begin = end;
      while (end < junctions.count() && junctions.node(end) < levelBegin[l + 1]) {
        end++;
      }
      workers.run(
          end - begin,
          16,
          choices.tasks(
              choice -> {
                Workers.Task task = step.of(choice);
                return i -> task.run(begin + i);
              }));
      for (int v = levelBegin[l]; v < levelBegin[l + 1]; v++) {
        length[v] = parent[v] < 0 ? 0 : length[parent[v]] + 1;
      }
    }
  }

  // The junctions next below each junction in the tree as it is.
  private void hang() {
    Arrays.fill(hangingBegin, 0);
    for (int j = 0; j < live.length; j++) {
      int above = junctions.nearest(parent[junctions.node(j)]);
      if (above >= 0) {
        hangingBegin[above]++;
      }
    }
    for (int j = 0, sum = 0; j <= live.length; j++) {
      sum += hangingBegin[j];
      hangingBegin[j] = sum;
    }
    for (int j = live.length - 1; j >= 0; j--) {
      int above = junctions.nearest(parent[junctions.node(j)]);
      if (above >= 0) {
        hanging[--hangingBegin[above]] = j;
      }
    }
  }

  /** Chooses for junctions of one level; scratch of one thread. */
  private final class Choice {
    private final int[] saved = new int[hierarchy.nodeCount()];
    private final int[] stamp = new int[junctions.count()];
    private final int[] below = new int[junctions.count()];
    private int clock;
    private int count;

    void choose(int j) {
      int x = junctions.node(j);
      parent[x] = hierarchy.parent(hierarchy.parentBegin(x));
      // Where nothing is to be saved chains need not be walked.
      int top = live[j] ? junctions.dominator(j) : Integer.MAX_VALUE;
      if (live[j]) {
        visit(j);
        tally(x, 1);
      }
      parent[x] = best(x, top, true);
      if (live[j]) {
        tally(x, 0);
      }
    }

    // Of one level none hangs below another, and none is on another's chain: each exchange gains
    // what it counts, whatever the others do.
    void exchange(int j) {
      if (live[j]) {
        int x = junctions.node(j);
        hanging(j);
        tally(x, 1);
        parent[x] = best(x, junctions.dominator(j), false);
        tally(x, 0);
      }
    }

    private void visit(int j) {
      clock++;
      count = 0;
      add(j);
      for (int i = 0; i < count; i++) {
        for (int s = junctions.childBegin(below[i]); s < junctions.childBegin(below[i] + 1); s++) {
          add(junctions.child(s));
        }
      }
      related(junctions.node(j));
    }

    private void add(int z) {
      if (live[z] && stamp[z] != clock) {
        stamp[z] = clock;
        below[count++] = z;
      }
    }

    private void hanging(int j) {
      clock++;
      count = 0;
      add(j);
      for (int i = 0; i < count; i++) {
        for (int s = hangingBegin[below[i]]; s < hangingBegin[below[i] + 1]; s++) {
          add(hanging[s]);
        }
      }
      related(junctions.node(j));
    }

    // What x dominates misses nothing above x that x does not miss, but ways lead on from there.
    private void related(int x) {
      int kept = 0;
      for (int i = 0; i < count; i++) {
        if (junctions.dominator(below[i]) < x) {
          below[kept++] = below[i];
        }
      }
      count = kept;
    }

    // Counting up or wiping: the same walk, so that the array is clean for the next node.
    private void tally(int x, int step) {
      int stride = stride();
      for (int i = 0; i < count; i += stride) {
        int z = below[i];
        int size = junctions.size(z);
        int weight = step * junctions.weight(z);
        for (int k = 0; k < size && junctions.get(z, k) < x; k++) {
          int a = junctions.get(z, k);
          saved[a] = step * saved[a] + weight;
        }
      }
    }

    private int stride() {
      long entries = 0;
      for (int i = 0; i < count; i++) {
        entries += junctions.size(below[i]);
      }
      return TreeChooser.stride(entries, count);
    }

    private int best(int x, int top, boolean anew) {
      int best = parent[x];
      long most = score(best, top);
      for (int s = hierarchy.parentBegin(x); s < hierarchy.parentEnd(x); s++) {
        int p = hierarchy.parent(s);
        long score = score(p, top);
        if (score > most || (anew && score == most && isFirst(p, best))) {
          best = p;
          most = score;
        }
      }
      return best;
    }

    private boolean isFirst(int p, int q) {
      return length[p] > length[q] || (length[p] == length[q] && original[p] < original[q]);
    }

    private long score(int p, int top) {
      long sum = 0;
      for (int a = p; a > top; a = parent[a]) {
        sum += saved[a];
      }
      return sum;
    }
  }
}
