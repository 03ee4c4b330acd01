package sphere.geometry.kernel;

import java.util.Arrays;

/**
 * The best of what is offered, by falling margin, of equal ones the smaller ordinal: a binary heap
 * with the worst on top. Each ordinal is offered once at most. Not thread-safe.
 */
public final class Best {
  /** More than four roundings, relatively. */
  private static final double SLACK = 0x1p-50;

  private final int limit;
  private double[] margins = new double[16];
  private int[] ordinals = new int[16];
  private int size;

  /** Keeps at most {@code limit}, at least 1. */
  public Best(int limit) {
    this.limit = limit;
  }

  /** What is smaller is not kept any more. */
  public double floor() {
    return size < limit ? Double.NEGATIVE_INFINITY : margins[0];
  }

  /**
   * How far a center may be to be kept, where {@code limit - distance} is its margin: beyond, the
   * computed margin is less than the floor, whatever was rounded.
   */
  public double reach(double limit) {
    double floor = floor();
    return limit - floor + (Math.abs(limit) + Math.abs(floor)) * SLACK;
  }

  /** Keeps it if it is among the best so far. */
  public void offer(double margin, int ordinal) {
    if (size < limit) {
      grow();
      rise(size++, margin, ordinal);
    } else if (worse(margins[0], ordinals[0], margin, ordinal)) {
      sink(margin, ordinal);
    }
  }

  /** What was kept, best first; nothing is left. */
  public int[] taken() {
    int[] result = new int[size];
    while (size > 0) {
      result[size - 1] = ordinals[0];
      size--;
      sink(margins[size], ordinals[size]);
    }
    return result;
  }

  private void grow() {
    if (size == ordinals.length) {
      int length = (int) Math.min(limit, 2L * size);
      margins = Arrays.copyOf(margins, length);
      ordinals = Arrays.copyOf(ordinals, length);
    }
  }

  private static boolean worse(double margin, int ordinal, double than, int other) {
    return margin < than || margin == than && ordinal > other;
  }

  private void rise(int from, double margin, int ordinal) {
    int at = from;
    while (at > 0 && worse(margin, ordinal, margins[(at - 1) / 2], ordinals[(at - 1) / 2])) {
      put(at, margins[(at - 1) / 2], ordinals[(at - 1) / 2]);
      at = (at - 1) / 2;
    }
    put(at, margin, ordinal);
  }

  // In place of what is on top.
  private void sink(double margin, int ordinal) {
    int at = 0;
    for (int child = worseChild(0); child < size; child = worseChild(at)) {
      if (!worse(margins[child], ordinals[child], margin, ordinal)) {
        break;
      }
      put(at, margins[child], ordinals[child]);
      at = child;
    }
    put(at, margin, ordinal);
  }

  private int worseChild(int at) {
    int left = 2 * at + 1;
    int right = left + 1;
    return right < size && worse(margins[right], ordinals[right], margins[left], ordinals[left])
        ? right
        : left;
  }

  private void put(int at, double margin, int ordinal) {
    margins[at] = margin;
    ordinals[at] = ordinal;
  }
}
