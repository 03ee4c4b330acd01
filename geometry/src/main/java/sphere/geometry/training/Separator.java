package sphere.geometry.training;

import java.util.Arrays;

/**
 * Least vector that satisfies linear conditions, {@code min |w|^2 / 2} subject to {@code a_i w >=
 * 1}, by the dual active set method of Goldfarb and Idnani (Mathematical Programming 27, 1983).
 *
 * <p>Conditions come and go while the method runs: the minimum only grows as they are added, so
 * that every solution is where the next one begins. A conflict is named by its certificate, those
 * conditions that rule each other out and their multipliers. A step costs {@code n (k + m)} for k
 * active of m conditions, k at most n. Not thread-safe.
 */
final class Separator {
  /** Conditions may fall short by so much: far below the margin of 1, far above rounding. */
  private static final double TOLERANCE = 1e-3;

  /** Searches take hundreds of steps; rounding must not make one turn in circles. */
  private static final int STEPS = 3000;

  /** Bytes of a condition beside its row: header and place of the row, blame, whether it counts. */
  private static final int PER_CONDITION = 16 + 8 + 8 + 1;

  private final Monitor monitor;
  private final int n;
  private final double longest2;
  private final double[] w;
  // The conditions, taken once there are so many, and whether each still counts.
  private double[][] rows = new double[64][];
  private boolean[] live = new boolean[64];
  private int count;
  private final int[] hot = new int[64];
  private int hotCount;
  // The active ones: their factor, numbers, multipliers, and how these change in a step.
  private final Factor factor;
  private final int[] active;
  private final double[] multiplier;
  private final double[] change;
  private double[] blame = new double[64];

  /**
   * @param n length of the vector
   * @param longest length above which the conditions count as in conflict
   * @param monitor asked in every step
   */
  Separator(int n, double longest, Monitor monitor) {
    this.n = n;
    this.monitor = monitor;
    longest2 = longest * longest;
    w = new double[n];
    factor = new Factor(n);
    active = new int[n];
    multiplier = new double[n];
    change = new double[n];
  }

  /** Bytes that it takes with so many conditions on vectors of length n. */
  static long bytes(int n, int conditions) {
    return Factor.bytes(n) + conditions * (8L * n + 2 * PER_CONDITION);
  }

  void clear() {
    count = 0;
    hotCount = 0;
    factor.clear();
    Arrays.fill(w, 0);
  }

  /** The least vector found last. */
  double[] least() {
    return w;
  }

  /** Number of conditions ever added since the last {@link #clear}. */
  int count() {
    return count;
  }

  /** Share of a condition in the conflict found last, 0 if it has none. */
  double blame(int id) {
    return blame[id];
  }

  /** Adds the condition {@code row w >= 1}; the numbers of conditions count from 0. */
  int add(double[] row) {
    if (count == live.length) {
      live = Arrays.copyOf(live, 2 * count);
      blame = Arrays.copyOf(blame, 2 * count);
      rows = Arrays.copyOf(rows, 2 * count);
    }
    rows[count] = rows[count] == null ? new double[n] : rows[count];
    System.arraycopy(row, 0, rows[count], 0, n);
    live[count] = true;
    return count++;
  }

  /** Forgets a condition; {@link #refit} must follow before the next {@link #solve}. */
  void remove(int id) {
    live[id] = false;
    for (int j = 0; j < factor.size(); j++) {
      if (active[j] == id) {
        delete(j);
        return;
      }
    }
  }

  /** Whether all conditions hold now; if not, {@link #blame} names a conflict. */
  boolean solve() {
    for (int step = 0; step < STEPS; step++) {
      monitor.check();
      int id = mostViolated();
      if (id < 0) {
        return true;
      }
      if (!activate(id)) {
        return false;
      }
    }
    blameActive();
    return false;
  }

  // Of those that were violated when all were last looked at; of all, if these hold now.
  private int mostViolated() {
    int worst = mostViolated(hot, hotCount);
    if (worst >= 0) {
      return worst;
    }
    hotCount = 0;
    for (int id = 0; id < count && hotCount < hot.length; id++) {
      if (live[id] && dot(id, w) < 1 - TOLERANCE) {
        hot[hotCount++] = id;
      }
    }
    return mostViolated(hot, hotCount);
  }

  private int mostViolated(int[] ids, int size) {
    int worst = -1;
    double least = 1 - TOLERANCE;
    for (int i = 0; i < size; i++) {
      double value = live[ids[i]] ? dot(ids[i], w) : 1;
      if (value < least) {
        least = value;
        worst = ids[i];
      }
    }
    return worst;
  }

  private double dot(int id, double[] x) {
    double[] row = rows[id];
    double sum = 0;
    for (int k = 0; k < n; k++) {
      sum += row[k] * x[k];
    }
    return sum;
  }

  // Steps toward the condition; what bounds a step leaves the active set.
  private boolean activate(int id) {
    double own = 0;
    while (true) {
      double rest2 = factor.project(rows[id], change);
      int bound = firstBound();
      double dual = bound < 0 ? Double.POSITIVE_INFINITY : multiplier[bound] / change[bound];
      boolean free = rest2 > 0;
      double primal = free ? (1 - dot(id, w)) / rest2 : Double.POSITIVE_INFINITY;
      double step = Math.min(dual, primal);
      if (step == Double.POSITIVE_INFINITY) {
        accuse(id);
        return false;
      }
      own += step;
      move(step, free);
      if (primal <= dual) {
        active[factor.size()] = id;
        multiplier[factor.size()] = own;
        factor.append();
        return isShort();
      }
      delete(bound);
    }
  }

  private void move(double step, boolean free) {
    for (int j = 0; j < factor.size(); j++) {
      multiplier[j] -= step * change[j];
    }
    for (int k = 0; free && k < n; k++) {
      w[k] += step * factor.left()[k];
    }
  }

  private int firstBound() {
    int first = -1;
    for (int j = 0; j < factor.size(); j++) {
      if (change[j] > 0
          && (first < 0 || multiplier[j] * change[first] < multiplier[first] * change[j])) {
        first = j;
      }
    }
    return first;
  }

  private void delete(int j) {
    factor.delete(j);
    int later = factor.size() - j;
    System.arraycopy(active, j + 1, active, j, later);
    System.arraycopy(multiplier, j + 1, multiplier, j, later);
  }

  /**
   * The least vector for the conditions that are still active. What would pull instead of push
   * goes, the strongest first, until all push.
   */
  void refit() {
    factor.least(w, multiplier);
    for (int pulling = strongestPull(); pulling >= 0; pulling = strongestPull()) {
      delete(pulling);
      factor.least(w, multiplier);
    }
  }

  private int strongestPull() {
    int pulling = -1;
    for (int j = 0; j < factor.size(); j++) {
      if (multiplier[j] < 0 && (pulling < 0 || multiplier[j] < multiplier[pulling])) {
        pulling = j;
      }
    }
    return pulling;
  }

  // The condition is a combination of active ones against their direction: Farkas' certificate.
  private void accuse(int id) {
    Arrays.fill(blame, 0, count, 0);
    blame[id] = 1;
    for (int j = 0; j < factor.size(); j++) {
      blame[active[j]] = Math.max(0, -change[j]);
    }
  }

  private boolean isShort() {
    if (Factor.norm2(w) <= longest2) {
      return true;
    }
    blameActive();
    return false;
  }

  // The multiplier is how fast the length grows with what a condition asks.
  private void blameActive() {
    Arrays.fill(blame, 0, count, 0);
    for (int j = 0; j < factor.size(); j++) {
      blame[active[j]] = multiplier[j];
    }
  }
}
