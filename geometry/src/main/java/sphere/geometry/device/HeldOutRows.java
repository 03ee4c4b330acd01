package sphere.geometry.device;

/**
 * Pairs that are not trained on, each with negatives of its inner ball.
 *
 * <p>Of each pair the rows are inner, outer and the negatives' outer balls, -1 where there is none.
 * It costs {@code contain + (sum of separate) / negatives}, so that both weigh the same.
 *
 * @param negatives of each pair, at least 1
 * @param rows {@code negatives + 2} of each pair
 */
public record HeldOutRows(int negatives, int[] rows) {
  /** Number of pairs. */
  public int pairs() {
    return rows.length / width();
  }

  /** Rows of a pair. */
  public int width() {
    return negatives + 2;
  }
}
