package sphere.geometry.device;

import java.util.Arrays;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.training.Monitor;

/**
 * What lies below each node, as ranges of positions (Agrawal, Borgida, Jagadish, SIGMOD 1989): an
 * exact test of subsumption in two reads for trees and a binary search elsewhere.
 *
 * <p>Position x is v or below it exactly if {@code v <= x < end[v]}, or x lies in one of the ranges
 * {@code [ranges[2 i], ranges[2 i + 1])} for {@code begin[v] <= i < begin[v + 1]}: these ascend, do
 * not touch, and lie outside of the first. Trees have none of them.
 *
 * @param end of each node's own range
 * @param begin of each node's other ranges, one more than there are nodes
 * @param ranges two numbers each
 */
public record Below(int[] end, int[] begin, int[] ranges) {
  /** Most numbers that {@code ranges} may hold. */
  private static final int MOST = Integer.MAX_VALUE - 8;

  /**
   * Finds them, children first.
   *
   * @param monitor told of the ranges' memory as they grow, asked whether to stop
   * @throws IllegalArgumentException if there are more than an array can hold
   */
  public static Below of(Hierarchy hierarchy, Preorder preorder, Monitor monitor) {
    return new Maker(hierarchy, preorder, monitor).make();
  }

  /** Number of ranges beside the nodes' own. */
  public int count() {
    return ranges.length / 2;
  }

  /** Whether position x is v or below it. */
  public boolean holds(int v, int x) {
    return v <= x && x < end[v] || begin[v] < begin[v + 1] && searched(v, x);
  }

  private boolean searched(int v, int x) {
    int low = begin[v];
    int high = begin[v + 1];
    // The last range that begins at x or before, if any.
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ranges[2 * middle] <= x) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low > begin[v] && x < ranges[2 * low - 1];
  }

  /** Bytes of so many nodes without any ranges but their own. */
  static long bytes(int nodes) {
    return 8L * nodes;
  }

  /** Ranges in the order in which nodes are done; put in that of positions at the end. */
  private static final class Maker {
    private final Hierarchy hierarchy;
    private final Preorder preorder;
    private final Monitor monitor;
    private final int[] from;
    private final int[] to;
    private int[] data = new int[0];
    private int size;
    private long[] found = new long[16];
    private int foundCount;

    Maker(Hierarchy hierarchy, Preorder preorder, Monitor monitor) {
      this.hierarchy = hierarchy;
      this.preorder = preorder;
      this.monitor = monitor;
      from = new int[preorder.size()];
      to = new int[preorder.size()];
    }

    Below make() {
      int[] order = hierarchy.topologicalOrder();
      for (int i = order.length - 1; i >= 0; i--) {
        if ((i & 1023) == 0) {
          monitor.check();
        }
        collect(order[i]);
        keep(preorder.position()[order[i]]);
      }
      return packed();
    }

    // Of each child its own range, unless it hangs below v in the forest too, and its others.
    private void collect(int v) {
      foundCount = 0;
      for (int s = hierarchy.childBegin(v); s < hierarchy.childEnd(v); s++) {
        int child = preorder.position()[hierarchy.child(s)];
        add(child, preorder.end()[child], preorder.position()[v]);
        for (int i = from[child]; i < to[child]; i += 2) {
          add(data[i], data[i + 1], preorder.position()[v]);
        }
      }
    }

    // Without what lies in the own range of v; a range may lie on both sides of its ends.
    private void add(int begin, int end, int v) {
      put(begin, Math.min(end, v));
      put(Math.max(begin, preorder.end()[v]), end);
    }

    private void put(int begin, int end) {
      if (begin < end) {
        if (foundCount == found.length) {
          found = Arrays.copyOf(found, 2 * foundCount);
        }
        found[foundCount++] = (long) begin << 32 | end;
      }
    }

    private void keep(int v) {
      Arrays.sort(found, 0, foundCount);
      from[v] = size;
      for (int i = 0; i < foundCount; i++) {
        int begin = (int) (found[i] >> 32);
        int end = (int) found[i];
        if (size > from[v] && begin <= data[size - 1]) {
          data[size - 1] = Math.max(data[size - 1], end);
        } else {
          grow();
          data[size++] = begin;
          data[size++] = end;
        }
      }
      to[v] = size;
    }

    private void grow() {
      if (size + 2 > data.length) {
        if (size + 2 > MOST) {
          throw new IllegalArgumentException(
              ("What lies below %d nodes takes more than %d ranges, which an array cannot hold."
                      + " Set `sampling` to `mined`.")
                  .formatted(preorder.size(), MOST / 2));
        }
        int length = (int) Math.min(MOST, Math.max(1024, size * 3L / 2));
        // The copy of them all that packing makes is as large.
        monitor.account(8L * (length - data.length));
        data = Arrays.copyOf(data, length);
      }
    }

    private Below packed() {
      int n = preorder.size();
      int[] begin = new int[n + 1];
      int[] ranges = new int[size];
      int at = 0;
      for (int v = 0; v < n; v++) {
        System.arraycopy(data, from[v], ranges, at, to[v] - from[v]);
        at += to[v] - from[v];
        begin[v + 1] = at / 2;
      }
      return new Below(preorder.end(), begin, ranges);
    }
  }
}
