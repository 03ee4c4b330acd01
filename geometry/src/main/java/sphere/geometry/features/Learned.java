package sphere.geometry.features;

/**
 * What is stored of a {@link Placer} besides its chart, which stands on the nodes: plain arrays.
 *
 * @param featureDimension coordinates of a feature vector
 * @param mean of the features
 * @param axes principal directions, one after the other
 * @param parentMap from principal coordinates to where parents are looked for
 * @param parentBias added to that
 * @param kinMap from principal coordinates to where kin are looked for
 * @param mix weights of the evidence
 * @param radiusMap from principal coordinates to the logarithm of a radius, the constant last
 * @param offsets one per ordinal: how far a parent reaches
 * @param temperature by which scores are divided to be told as confidence
 */
public record Learned(
    int featureDimension,
    float[] mean,
    float[] axes,
    float[] parentMap,
    float[] parentBias,
    float[] kinMap,
    float[] mix,
    float[] radiusMap,
    float[] offsets,
    double temperature) {
  /** The same with how far other ordinals reach as parents. */
  public Learned reaching(float[] others) {
    return new Learned(
        featureDimension,
        mean,
        axes,
        parentMap,
        parentBias,
        kinMap,
        mix,
        radiusMap,
        others,
        temperature);
  }
}
