package sphere.benchmarks.rivals;

import sphere.geometry.refinement.RefinementConfig;

/** One line of the table. */
interface Variant {
  /** Of the line. */
  String name();

  /** Whether it descends, so that it has a learning rate. */
  boolean trained();

  /**
   * Makes it.
   *
   * @param floats numbers per node, at least 4
   * @param config what a descent is told
   */
  Made make(PairSet pairs, int floats, RefinementConfig config, long seed);

  /**
   * What was made.
   *
   * @param margins of its nodes
   * @param bestEpoch whose nodes they are, the one of least loss on held-out pairs; 0 if none was
   *     run
   */
  record Made(Margins margins, int bestEpoch) {}
}
