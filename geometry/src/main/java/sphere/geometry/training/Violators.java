package sphere.geometry.training;

import java.util.Arrays;

/** What lies on the wrong side of a ball, the worst first. Scratch of one thread. */
final class Violators {
  private final Frames frames;
  private final Below below;
  private final Pending pending = new Pending();
  private int[] found = new int[64];
  private double[] by = new double[64];
  private int count;

  Violators(Frames frames, Below below) {
    this.frames = frames;
    this.below = below;
  }

  void clear() {
    count = 0;
  }

  /** Notes something if it violates, that is, if {@code excess} is positive. */
  void offer(int what, double excess) {
    if (excess > 0) {
      if (count == found.length) {
        found = Arrays.copyOf(found, 2 * count);
        by = Arrays.copyOf(by, 2 * count);
      }
      found[count] = what;
      by[count++] = excess;
    }
  }

  /** The worst of what was noted, at most {@code limit}; ties go to the one noted first. */
  int[] worst(int limit) {
    int size = Math.min(limit, count);
    int[] result = new int[size];
    double[] sorted = Arrays.copyOf(by, count);
    Arrays.sort(sorted);
    double least = size == 0 ? 0 : sorted[count - size];
    int n = 0;
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < count && n < size; i++) {
        if (pass == 0 ? by[i] > least : by[i] == least) {
          result[n++] = found[i];
        }
      }
    }
    return result;
  }

  /**
   * Strangers in a ball: points, frames that hold nothing from below the node by their center, and
   * frames that do if they lie in it whole.
   */
  int[] strangers(Probe ball, int limit) {
    count = 0;
    pending.clear();
    pending.pushChildren(frames.tree(), frames.hierarchy().nodeCount());
    while (!pending.isEmpty()) {
      int x = pending.pop();
      if (!below.has(x)) {
        stranger(ball, x);
      }
    }
    return worst(limit);
  }

  private void stranger(Probe ball, int x) {
    double deep = ball.radius() - ball.distance(frames.layout(), x);
    double radius = frames.radius(x);
    if (below.crosses(x)) {
      offer(x, deep - radius);
      pending.pushChildren(frames.tree(), x);
    } else if (deep >= 0) {
      offer(x, Math.max(deep, Double.MIN_NORMAL));
    } else if (deep + radius >= 0) {
      pending.pushChildren(frames.tree(), x);
    }
  }
}
