package sphere.geometry.training;

/**
 * Packs disjoint balls of given radii ("needs") into a small ball, without search and without one
 * collision test.
 *
 * <p>Balls of like size take the slots of a {@link Lattice} arrangement; what is much smaller is
 * packed first into a ball of its own, which then takes one slot, or lies on a line beside the
 * others. Where to cut is decided by dynamic programming over few candidates (the first four balls
 * and each halving of size): {@code R(s) = min over e of arrangement(items s .. e - 1, rest R(e))}.
 * Cost is linear in the number of balls. Two balls cost their exact sum, so a caterpillar of any
 * depth grows linearly, not exponentially.
 */
final class Packing {
  private static final int FIRST = 4;
  private static final int MAX_CUTS = FIRST + 64;

  private enum Form {
    SLOTS,
    LINE
  }

  private final int dimension;
  private final Lattice lattice;
  private final int[] cut = new int[MAX_CUTS + 1];
  private final double[] radius = new double[MAX_CUTS + 1];
  private final int[] end = new int[MAX_CUTS + 1];
  private final Form[] form = new Form[MAX_CUTS + 1];
  private final double[] slot;
  private final double[] moved;
  private int cuts;
  private float[] needs;

  /** Receives where a ball goes. */
  interface Placed {
    /**
     * @param item index into the needs
     * @param offset from the center of the ball around all; overwritten by the next call
     * @param room the radius a ball there may take without touching another
     */
    void at(int item, double[] offset, double room);
  }

  Packing(int dimension, Lattice lattice) {
    this.dimension = dimension;
    this.lattice = lattice;
    slot = new double[dimension];
    moved = new double[dimension];
  }

  /**
   * Plans balls of the given radii.
   *
   * @param sorted radii, falling, at least {@code count} of them
   * @return the radius of the ball around them
   */
  double plan(float[] sorted, int count) {
    needs = sorted;
    candidates(count);
    radius[cuts] = 0;
    for (int c = cuts - 1; c >= 0; c--) {
      decide(c);
    }
    return radius[0];
  }

  private void candidates(int count) {
    cuts = 0;
    double threshold = needs[0] / 2.0;
    for (int i = 0; i < count && cuts < MAX_CUTS; i++) {
      if (i < Math.min(FIRST, count) || needs[i] < threshold) {
        cut[cuts++] = i;
        while (needs[i] < threshold) {
          threshold /= 2;
        }
      }
    }
    cut[cuts] = count;
  }

  private void decide(int c) {
    radius[c] = Double.POSITIVE_INFINITY;
    for (int e = c + 1; e <= cuts; e++) {
      int m = cut[e] - cut[c];
      double unit = needs[cut[c]];
      if (e == cuts) {
        offer(c, e, Form.SLOTS, lattice.around(m) * unit);
      } else {
        offer(c, e, Form.LINE, lattice.around(m) * unit + radius[e]);
        offer(c, e, Form.SLOTS, lattice.around(m + 1) * Math.max(unit, radius[e]));
      }
    }
  }

  private void offer(int c, int e, Form how, double value) {
    if (value < radius[c]) {
      radius[c] = value;
      end[c] = e;
      form[c] = how;
    }
  }

  /** Places what was planned last. */
  void place(Placed placed) {
    place(0, new double[dimension], placed);
  }

  private void place(int c, double[] origin, Placed placed) {
    int m = cut[end[c]] - cut[c];
    double rest = radius[end[c]];
    double unit = needs[cut[c]];
    if (form[c] == Form.LINE) {
      int axis = c % dimension;
      double group = lattice.around(m) * unit;
      place(end[c], moved(origin, axis, -group), placed);
      slots(c, m, 0, unit, moved(origin, axis, rest), placed);
    } else if (end[c] == cuts) {
      slots(c, m, 0, unit, origin, placed);
    } else {
      unit = Math.max(unit, rest);
      place(end[c], at(m + 1, 0, unit, origin, new double[dimension]), placed);
      slots(c, m, 1, unit, origin, placed);
    }
  }

  private void slots(int c, int m, int skip, double unit, double[] origin, Placed placed) {
    for (int i = 0; i < m; i++) {
      placed.at(cut[c] + i, at(m + skip, i + skip, unit, origin, moved), unit);
    }
  }

  private double[] at(int m, int i, double unit, double[] origin, double[] result) {
    lattice.position(m, i, slot);
    for (int k = 0; k < dimension; k++) {
      result[k] = origin[k] + unit * slot[k];
    }
    return result;
  }

  private static double[] moved(double[] origin, int axis, double by) {
    double[] result = origin.clone();
    result[axis] += by;
    return result;
  }
}
