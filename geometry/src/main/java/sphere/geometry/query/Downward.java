package sphere.geometry.query;

import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.training.Monitor;

/**
 * Proper descendants of an ordinal by rank, each found when it is asked for, at a cost that hangs
 * on how many are taken and not on how many there are.
 *
 * <p>Best first: a heap holds nodes that were met, each by the best rank at or below it. Of the one
 * that comes first either nothing below it comes before itself, and it is told, or its children are
 * met and it waits by its own rank. Where balls nest the best rank below a node is its own, so that
 * little is met in vain. Who takes more than {@value #FEW} takes all, as a rule: the rest is then
 * looked for at once and sorted, which is quicker for each.
 *
 * <p>Not thread-safe.
 */
final class Downward implements PrimitiveIterator.OfInt {
  private static final int FEW = 256;

  private static final PrimitiveIterator.OfInt NOTHING = new Ordered(new int[0], new double[0]);

  private final Hierarchy hierarchy;
  private final Ranks ranks;
  private final int[] best;
  private final All all;
  private final IntSet met = new IntSet();
  // Twice a place, and one more if the node waits by its own rank; of one node at most one of both.
  private int[] heapKeys = new int[8];
  private int[] heapNodes = new int[8];
  private int size;
  private int told;
  private PrimitiveIterator.OfInt rest = NOTHING;

  /** What is below, in any order. */
  interface All {
    int[] descendants();
  }

  /**
   * @param best of each ordinal the least place of itself and what is below it
   */
  Downward(Hierarchy hierarchy, Ranks ranks, int[] best, int v, All all) {
    this.hierarchy = hierarchy;
    this.ranks = ranks;
    this.best = best;
    this.all = all;
    met.add(v);
    meetChildren(v);
  }

  /** The least place at or below each ordinal. */
  static int[] best(Hierarchy hierarchy, Ranks ranks, Monitor monitor) {
    monitor.account(4L * hierarchy.nodeCount());
    monitor.check();
    int[] best = ranks.place().clone();
    int[] order = hierarchy.topologicalOrder();
    for (int i = order.length - 1; i >= 0; i--) {
      if ((i & 65535) == 0) {
        monitor.check();
      }
      int v = order[i];
      for (int s = hierarchy.parentBegin(v); s < hierarchy.parentEnd(v); s++) {
        int p = hierarchy.parent(s);
        best[p] = Math.min(best[p], best[v]);
      }
    }
    return best;
  }

  private void meetChildren(int v) {
    for (int s = hierarchy.childBegin(v); s < hierarchy.childEnd(v); s++) {
      int child = hierarchy.child(s);
      if (met.add(child)) {
        push(2 * best[child], child);
      }
    }
  }

  @Override
  public boolean hasNext() {
    return size > 0 || rest.hasNext();
  }

  @Override
  public int nextInt() {
    if (rest.hasNext()) {
      return rest.nextInt();
    } else if (size == 0) {
      throw new NoSuchElementException();
    }
    while (true) {
      int v = heapNodes[0];
      boolean waited = (heapKeys[0] & 1) != 0;
      pop();
      if (!waited) {
        meetChildren(v);
      }
      if (waited || best[v] == ranks.place()[v]) {
        return toldOf(v);
      }
      push(2 * ranks.place()[v] + 1, v);
    }
  }

  private int toldOf(int v) {
    if (++told == FEW && size > 0) {
      int last = ranks.place()[v];
      int[] later = Arrays.stream(all.descendants()).filter(w -> ranks.place()[w] > last).toArray();
      rest = ranks.ordered(later);
      size = 0;
    }
    return v;
  }

  private void push(int key, int v) {
    if (size == heapKeys.length) {
      heapKeys = Arrays.copyOf(heapKeys, 2 * size);
      heapNodes = Arrays.copyOf(heapNodes, 2 * size);
    }
    int at = size++;
    while (at > 0 && heapKeys[(at - 1) / 2] > key) {
      move((at - 1) / 2, at);
      at = (at - 1) / 2;
    }
    heapKeys[at] = key;
    heapNodes[at] = v;
  }

  private void pop() {
    size--;
    int key = heapKeys[size];
    int v = heapNodes[size];
    int at = 0;
    for (int child = 1; child < size; child = 2 * at + 1) {
      child += child + 1 < size && heapKeys[child + 1] < heapKeys[child] ? 1 : 0;
      if (heapKeys[child] >= key) {
        break;
      }
      move(child, at);
      at = child;
    }
    heapKeys[at] = key;
    heapNodes[at] = v;
  }

  private void move(int from, int to) {
    heapKeys[to] = heapKeys[from];
    heapNodes[to] = heapNodes[from];
  }
}
