package sphere.benchmarks.rivals;

/** How well each node lies in each other: it does so if this is at least 0. */
interface Margins {
  /** The margin by which {@code node} lies in {@code other}. */
  double of(int node, int other);
}
