package sphere.benchmarks.ontology;

import java.util.Locale;

/**
 * How the baseline is trained.
 *
 * @param dimension coordinates of a center
 * @param epochs passes over the axioms
 * @param rate step of Adagrad
 * @param margin by how much an axiom that holds may fail, and one that does not must
 * @param ends how many ends of a negative are random, one negative for each: 1 for the filler only
 * @param seed same seed, same balls
 */
record ElemConfig(int dimension, int epochs, double rate, double margin, int ends, long seed) {
  ElemConfig withEpochs(int other) {
    return new ElemConfig(dimension, other, rate, margin, ends, seed);
  }

  ElemConfig withMargin(double other) {
    return new ElemConfig(dimension, epochs, rate, other, ends, seed);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "rate %s, margin %s, negatives at %d, %d epochs", rate, margin, ends, epochs);
  }
}
