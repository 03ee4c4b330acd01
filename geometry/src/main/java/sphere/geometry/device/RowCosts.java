package sphere.geometry.device;

/**
 * What pairs and radii cost, and how far a row moves.
 *
 * @param margin how far inside or outside, as a share of the outer radius, 0 to below 1
 * @param regularization of radii, at least 0
 * @param logMin logarithm of the smallest radius that costs nothing; radii are clipped at half of
 *     it
 * @param logMax logarithm of the largest radius that costs nothing; radii are clipped at twice of
 *     it
 * @param rate of Adagrad, in radii of the ball that moves
 */
public record RowCosts(float margin, float regularization, float logMin, float logMax, float rate) {
  private static final float LN_2 = 0.6931472f;

  /** The nearest logarithm of a radius that is allowed. */
  public float clipped(float logRadius) {
    return Math.max(low(), Math.min(high(), logRadius));
  }

  /** Logarithm of the smallest radius. */
  public float low() {
    return logMin - LN_2;
  }

  /** Logarithm of the largest radius. */
  public float high() {
    return logMax + LN_2;
  }
}
