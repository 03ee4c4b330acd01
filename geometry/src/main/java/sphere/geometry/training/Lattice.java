package sphere.geometry.training;

import java.util.Arrays;

/**
 * Where equal balls of radius 1 go so that the ball around them is small: exact arrangements, no
 * search.
 *
 * <p>Two balls lie on a line; up to d + 1 at the corners of a regular simplex (around them: {@code
 * 1 + sqrt(2 (m - 1) / m)}), up to 2 d on the axes ({@code 1 + sqrt 2}), more on the points of the
 * lattice {@code D_d} (integer vectors of even sum) by falling closeness to the origin ({@code 1 +
 * sqrt(2 N)}, N the largest squared norm used). {@code D_d} is the densest known lattice for d = 3,
 * 4 and 5 (Conway and Sloane, Sphere Packings, Lattices and Groups, table 1.2) and within a factor
 * of two in volume for d = 8.
 */
final class Lattice {
  private final int dimension;
  private short[] points = new short[0];
  private int count;
  private int[] shellEnd = new int[0];

  /**
   * @param dimension at least 2
   * @param capacity most balls that will be asked for
   */
  Lattice(int dimension, int capacity) {
    this(dimension, capacity, Monitor.NONE);
  }

  /**
   * @param dimension at least 2
   * @param capacity most balls that will be asked for
   * @param monitor asked for memory and whether to stop
   */
  Lattice(int dimension, int capacity, Monitor monitor) {
    this.dimension = dimension;
    if (capacity > 2 * dimension) {
      generate(capacity, monitor);
    }
  }

  /** Bytes of the points for so many balls; few need none. */
  static long bytes(int dimension, int capacity) {
    return capacity > 2 * dimension ? 2L * capacity * dimension : 0;
  }

  /** Radius of the ball around {@code m} unit balls. */
  double around(int m) {
    if (m == 1) {
      return 1;
    } else if (m <= dimension + 1) {
      return 1 + Math.sqrt(2.0 * (m - 1) / m);
    } else if (m <= 2 * dimension) {
      return 1 + Math.sqrt(2);
    }
    return 1 + Math.sqrt(2.0 * squaredNorm(m));
  }

  /** Writes the center of unit ball {@code i} of {@code m} to {@code out}. */
  void position(int m, int i, double[] out) {
    Arrays.fill(out, 0);
    if (m == 1) {
      return;
    } else if (m <= dimension + 1) {
      simplex(m, i, out);
    } else if (m <= 2 * dimension) {
      out[i >> 1] = (i & 1) == 0 ? Math.sqrt(2) : -Math.sqrt(2);
    } else {
      for (int k = 0; k < dimension; k++) {
        out[k] = points[i * dimension + k] * Math.sqrt(2);
      }
    }
  }

  // Corner i of the simplex of edge 2: along axis j < i it is pulled back, along axis i it rises.
  private static void simplex(int m, int i, double[] out) {
    for (int j = 0; j < Math.min(i, m - 1); j++) {
      out[j] = -edge(m, j) / (m - 1 - j);
    }
    if (i < m - 1) {
      out[i] = edge(m, i);
    }
  }

  // Circumradius of the m - j corners that remain: sqrt(2 (q - 1) / q) with q = m - j.
  private static double edge(int m, int j) {
    double q = m - j;
    return Math.sqrt(2 * (q - 1) / q);
  }

  private int squaredNorm(int m) {
    int found = Arrays.binarySearch(shellEnd, m);
    int shell = found < 0 ? -found - 1 : found;
    // A norm that no point has ends where the one before does.
    while (shell > 0 && shellEnd[shell - 1] >= m) {
      shell--;
    }
    return 2 * shell;
  }

  private void generate(int capacity, Monitor monitor) {
    monitor.account(bytes(dimension, capacity));
    points = new short[Math.multiplyExact(capacity, dimension)];
    short[] x = new short[dimension];
    for (int norm = 0; count < capacity; norm += 2) {
      monitor.check();
      shell(x, 0, norm, capacity);
      shellEnd = Arrays.copyOf(shellEnd, shellEnd.length + 1);
      shellEnd[shellEnd.length - 1] = count;
    }
  }

  // Even squared norm is even sum, so the shells of even norm are all of the lattice.
  private void shell(short[] x, int k, int rest, int capacity) {
    if (count == capacity) {
      return;
    }
    if (rest == 0) {
      Arrays.fill(x, k, dimension, (short) 0);
      System.arraycopy(x, 0, points, count++ * dimension, dimension);
    } else if (k == dimension - 1) {
      // The last coordinate must make up the rest: one root instead of a loop over all.
      int a = (int) Math.sqrt(rest);
      if (a * a == rest) {
        signed(x, k, a, 0, capacity);
      }
    } else {
      for (int a = 0; a * a <= rest; a++) {
        signed(x, k, a, rest - a * a, capacity);
      }
    }
  }

  private void signed(short[] x, int k, int a, int rest, int capacity) {
    x[k] = (short) a;
    shell(x, k + 1, rest, capacity);
    if (a > 0) {
      x[k] = (short) -a;
      shell(x, k + 1, rest, capacity);
    }
  }
}
