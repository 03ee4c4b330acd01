package sphere.geometry.query;

/** What makes a kind of question quick, and is made when the first one comes. */
public enum Aid {
  /** Of {@link ContainmentIndex#descendantsByRadius}. */
  DOWNWARD,
  /** Of {@link ContainmentIndex#byRadius}. */
  BY_RADIUS,
  /**
   * Of what is said of all balls: {@link ContainmentIndex#around}, {@link ContainmentIndex#inside},
   * {@link ContainmentIndex#nearest} and {@link ContainmentIndex#nearestInside}.
   */
  TREES
}
