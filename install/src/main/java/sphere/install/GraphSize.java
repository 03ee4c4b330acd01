package sphere.install;

/**
 * How much of the hierarchy is in the database.
 *
 * @param concepts nodes
 * @param edges relationships
 */
record GraphSize(long concepts, long edges) {
  static final GraphSize WORDNET = new GraphSize(WordNet.CONCEPTS, WordNet.EDGES);

  static GraphSize of(Bolt bolt) {
    return new GraphSize(
        bolt.count("MATCH (c:Concept) RETURN count(c)"),
        bolt.count("MATCH ()-[r:IS_A]->() RETURN count(r)"));
  }

  boolean isEmpty() {
    return concepts == 0 && edges == 0;
  }

  /** More is fine: the user may have added something. */
  boolean covers(GraphSize other) {
    return concepts >= other.concepts && edges >= other.edges;
  }

  @Override
  public String toString() {
    return "%,d concepts and %,d relationships IS_A".formatted(concepts, edges);
  }
}
