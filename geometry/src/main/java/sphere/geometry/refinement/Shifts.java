package sphere.geometry.refinement;

import java.util.SplittableRandom;

/**
 * Distances between the rows of pairs that shall not be contained, one draw for all rows of an
 * epoch.
 *
 * <p>Rows stand in preorder, so what is near is related and easily confused, and what is far is any
 * node: sizes are log-uniform, {@code floor(n^U)} with U uniform in [0, 1), up or down with even
 * chance. {@code i -> i + shift (mod n)} is its own index of who drew whom: i was drawn by {@code i
 * - shift}.
 */
final class Shifts {
  private Shifts() {}

  /** So many of them, each 1 to n - 1; none if there is one row. */
  static int[] of(int n, int count, SplittableRandom random) {
    int[] shifts = new int[n < 2 ? 0 : count];
    for (int i = 0; i < shifts.length; i++) {
      // Strict, for the draws to be the same on every machine.
      double size = StrictMath.pow(n, random.nextDouble());
      int near = (int) Math.min(n - 1, size);
      shifts[i] = random.nextBoolean() ? near : n - near;
    }
    return shifts;
  }
}
