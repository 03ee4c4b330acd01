package sphere.procedures.change;

/**
 * How far a graph has moved on since a model was read.
 *
 * @param nodes whose place in the hierarchy may be another now: new ones, those that are gone, ends
 *     of relationships that came or went
 * @param relationshipsAdded to the hierarchy
 * @param relationshipsRemoved from it
 */
public record Stale(long nodes, long relationshipsAdded, long relationshipsRemoved) {
  /** Of a model that nothing has happened to. */
  public static final Stale NOT = new Stale(0, 0, 0);

  /** Whether anything has changed. */
  public boolean isStale() {
    return nodes > 0;
  }
}
