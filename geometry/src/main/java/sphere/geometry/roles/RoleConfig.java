package sphere.geometry.roles;

/**
 * How roles are learned.
 *
 * @param template what a role is in geometry
 * @param dimension coordinates of a center, 2 to 1024
 * @param epochs passes over the facts, 1 to 100,000
 * @param learningRate step of Adagrad, above 0
 * @param heldOut share of the facts by which predictions are weighed and judged, 0.01 to 0.5
 * @param randomSeed same seed, same model
 * @param concurrency at most so many threads; no result depends on it
 */
public record RoleConfig(
    Template template,
    int dimension,
    int epochs,
    double learningRate,
    double heldOut,
    long randomSeed,
    int concurrency) {
  /** What suits ontologies of some ten thousand classes. */
  public static final RoleConfig DEFAULT =
      new RoleConfig(Template.TRANSLATION, 64, 200, 0.1, 0.1, 42, 4);

  /**
   * Checks ranges.
   *
   * @throws IllegalArgumentException one sentence that names the key, the value and the limit
   */
  public RoleConfig {
    require(dimension >= 2 && dimension <= 1024, "dimension", dimension, "within [2, 1024]");
    require(epochs >= 1 && epochs <= 100_000, "epochs", epochs, "within [1, 100000]");
    require(learningRate > 0 && learningRate <= 10, "learningRate", learningRate, "within (0, 10]");
    require(heldOut >= 0.01 && heldOut <= 0.5, "heldOut", heldOut, "within [0.01, 0.5]");
    require(concurrency >= 1, "concurrency", concurrency, "at least 1");
  }

  private static void require(boolean valid, String key, Object value, String limit) {
    if (!valid) {
      throw new IllegalArgumentException(
          "Value for `%s` was `%s`, but must be %s.".formatted(key, value, limit));
    }
  }
}
