package sphere.geometry.refinement;

/** Finds what is near a center, again and again; scratch of one thread. */
public interface Near {
  /**
   * Meets every node whose center is at most {@code most} away from that of v, v among them, in no
   * order of nearness.
   */
  void within(int v, double most, Visitor visitor);

  /** Receives what is found. */
  interface Visitor {
    /** Called once for each node, with the distance of the two centers. */
    void meet(int x, double distance);
  }
}
