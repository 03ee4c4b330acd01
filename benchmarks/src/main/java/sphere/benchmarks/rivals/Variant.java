package sphere.benchmarks.rivals;

/** One line of the table. */
interface Variant {
  /** Of the line. */
  String name();

  /** Whether it descends, so that its setting matters. */
  boolean trained();

  /**
   * Makes it.
   *
   * @param floats numbers per node, at least 4
   */
  Margins make(PairSet pairs, int floats, Setting setting, long seed);
}
