package sphere.geometry.device;

/**
 * A descent by rows under way on a device, which holds the balls; one thread at a time.
 *
 * <p>The same problem and the same calls give the same bits on every device.
 */
public interface Rows extends AutoCloseable {
  /**
   * Moves every row once.
   *
   * @param key of {@link Dealing}
   * @param shifts of the pairs that shall not be contained, each 1 to rows - 1; at most {@link
   *     RowProblem#MOST_SHIFTS}
   * @return sum of the costs of all pairs and rows, each as it was met
   */
  double epoch(int key, int[] shifts);

  /** Sum of the costs of what is held out, by the balls as they are; 0 if nothing is. */
  double heldOutCost();

  /** Keeps the balls as they are, in place of what was kept before; nothing is copied. */
  void keep();

  /** The balls that were kept last; before that, those of the start. */
  RowBalls kept();

  @Override
  void close();
}
