package sphere.geometry.features;

import java.util.Set;

/**
 * What learning from features is told.
 *
 * @param dimension coordinates of the semantic chart, 2 to 1024
 * @param maxEpochs most passes over the things that are learned from, 1 to 10,000
 * @param learningRate of Adam, for what each thing has of its own, above 0, at most .01: what all
 *     share moves 250 times as fast
 * @param dropout share of the inputs that a step does not see, 0 to below 1
 * @param without parts that are left out, to learn what each is worth
 * @param seed of what is held out, order and dropout; same seed, same balls
 * @param concurrency threads, at least 1; never changes the result
 */
public record SemanticConfig(
    int dimension,
    int maxEpochs,
    double learningRate,
    double dropout,
    Set<Part> without,
    long seed,
    int concurrency) {

  /** A part of what a score is made of. */
  public enum Part {
    /** What names and descriptions say, word by word. */
    WORDS,
    /** The vectors: all things lie at one point. */
    VECTORS,
    /** How near the known children of a candidate are, and their words. */
    CHILDREN,
    /** How far each candidate reaches: all reach as far. */
    RADIUS,
    /** That balls lie in those above them and in no others: places are learned by parents alone. */
    NESTING
  }

  /**
   * Checks ranges.
   *
   * @throws IllegalArgumentException naming the key, the value and the limit
   */
  public SemanticConfig {
    without = Set.copyOf(without);
    within("semanticDimension", dimension, 2, 1024);
    within("maxEpochs", maxEpochs, 1, 10_000);
    within("concurrency", concurrency, 1, 1024);
    within("learningRate", learningRate, Double.MIN_VALUE, .01);
    within("dropout", dropout, 0, Math.nextDown(1.0));
  }

  private static void within(String key, int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          "Value for `%s` was `%d`, but must be within [%d, %d].".formatted(key, value, low, high));
    }
  }

  private static void within(String key, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          "Value for `%s` was `%s`, but must be %s."
              .formatted(key, value, key.equals("dropout") ? "within [0, 1)" : "within (0, .01]"));
    }
  }

  /** 64 dimensions, 30 epochs, seed 1, two threads. */
  public static SemanticConfig defaults() {
    return new SemanticConfig(64, 30, 2e-4, 0, Set.of(), 1, 2);
  }

  /** The same with another seed. */
  public SemanticConfig withSeed(long other) {
    return new SemanticConfig(
        dimension, maxEpochs, learningRate, dropout, without, other, concurrency);
  }

  boolean has(Part part) {
    return !without.contains(part);
  }
}
