package sphere.geometry.audit;

/**
 * Containment against subsumption over all ordered pairs of different ordinals.
 *
 * @param closurePairs pairs (ancestor, descendant) of the hierarchy
 * @param containedPairs closure pairs that some chart contains
 * @param falsePairs contained pairs outside the closure
 * @param missedPairs closure pairs that no chart contains
 * @param uncertifiedEdges edges of the hierarchy without margin at least 0 in any chart
 * @param minRadius smallest radius over all charts, as a share of the largest
 * @param missed the missed pairs
 * @param excluded the false pairs
 */
public record Audit(
    long closurePairs,
    long containedPairs,
    long falsePairs,
    long missedPairs,
    int uncertifiedEdges,
    double minRadius,
    PairTable missed,
    PairTable excluded) {

  /** Contained closure pairs over all contained pairs; 1 if nothing is contained. */
  public double precision() {
    return share(containedPairs, containedPairs + falsePairs);
  }

  /** Contained closure pairs over all closure pairs; 1 if there are none. */
  public double recall() {
    return share(containedPairs, closurePairs);
  }

  /** Harmonic mean of precision and recall: {@code 2 tp / (2 tp + fp + fn)}. */
  public double f1() {
    return share(2 * containedPairs, 2 * containedPairs + falsePairs + missedPairs);
  }

  /** Bytes of the table that makes subsumption exact. */
  public long exceptionBytes() {
    return missed.bytes() + excluded.bytes();
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }
}
