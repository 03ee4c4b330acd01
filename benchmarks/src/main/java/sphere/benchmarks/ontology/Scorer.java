package sphere.benchmarks.ontology;

/** A way to rank concepts as answers. Thread-safe. */
interface Scorer {
  /**
   * Scores of all concepts as answers.
   *
   * @param scores filled, [concept], higher for likelier
   */
  void score(Asked asked, double[] scores);
}
