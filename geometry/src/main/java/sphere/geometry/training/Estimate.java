package sphere.geometry.training;

/**
 * What a training will take.
 *
 * @param charts how many it makes
 * @param dimension of each
 * @param ballBytes of the balls that it makes
 * @param bytes that it accounts
 * @param millis on two cores of a laptop, about
 */
public record Estimate(int charts, int dimension, long ballBytes, long bytes, long millis) {
  /** With more bytes. */
  public Estimate with(long more) {
    return with(more, 0);
  }

  /** With more bytes and more time. */
  public Estimate with(long more, long longer) {
    return new Estimate(charts, dimension, ballBytes, bytes + more, millis + longer);
  }
}
