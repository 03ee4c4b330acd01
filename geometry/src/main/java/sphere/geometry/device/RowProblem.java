package sphere.geometry.device;

/**
 * A descent on balls in which every row gathers its own gradient, so that nothing is added up by
 * two at once.
 *
 * <p>With d the distance of two centers, {@code q = (d + r_inner) / r_outer} and {@code gamma} the
 * margin, of each pair of inner and outer ball
 *
 * <pre>{@code
 * contain    max(0, q - 1 + gamma)    parents and children
 * separate   max(0, 1 + gamma - q)    rows i and i + shift (mod n), unless i lies below the other
 * regularize lambda (max(0, ln r_min - ln r)^2 + max(0, ln r - ln r_max)^2)    each row
 * }</pre>
 *
 * <p>Row v meets its parents and children in the order of {@code entries}, then for each shift the
 * pair of which it is the inner ball, with {@code v + shift}, and that of which it is the outer,
 * with {@code v - shift}. With s = 1 for contain and -1 for separate, a pair that costs adds to its
 * gradient, measured in its own radius,
 *
 * <pre>{@code
 * as inner   s (r_v / r_other) (c_v - c_other) / d   and   s (r_v / r_other)  by ln r_v
 * as outer   s (c_v - c_other) / d                   and   -s q               by ln r_v
 * }</pre>
 *
 * <p>where the direction is 0 if the centers coincide. Of more than {@value #CHUNK} entries each
 * {@value #CHUNK} are summed from 0, then these sums in their order. The row then moves by Adagrad
 * with one sum of squares, 1 at first: {@code sum += |g|^2}, {@code step = -rate g / sqrt(sum)},
 * {@code c += r step}, and {@code ln r} is clipped. Rows of one block ({@link Dealing}) see each
 * other as they were, those of earlier blocks as they are.
 *
 * <p>The cost of a pair is counted at its inner row. Arrays are shared, not copied.
 *
 * @param dimension coordinates of a center, 1 to 1024
 * @param begin of {@link Incidence}
 * @param entries of {@link Incidence}
 * @param below who lies below whom
 * @param heldOut pairs that are not trained on
 * @param costs what is charged
 * @param start the balls at first, with logarithms of radii within what is allowed; the device may
 *     write over them
 */
public record RowProblem(
    int dimension,
    int[] begin,
    int[] entries,
    Below below,
    HeldOutRows heldOut,
    RowCosts costs,
    RowBalls start) {
  /** Entries that are summed at once. */
  public static final int CHUNK = 256;

  /** Most rows: an entry holds one more bit than a row has. */
  public static final int MOST_ROWS = 1 << 30;

  /** Most shifts of an epoch. */
  public static final int MOST_SHIFTS = 1000;

  /** Number of rows. */
  public int rows() {
    return begin.length - 1;
  }

  /** Entries of a row. */
  int degree(int row) {
    return begin[row + 1] - begin[row];
  }
}
