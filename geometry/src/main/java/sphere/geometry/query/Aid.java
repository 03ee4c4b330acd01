package sphere.geometry.query;

/** What makes a kind of question quick, and is made when the first one comes. */
public enum Aid {
  /** Of {@link ContainmentIndex#descendantCount} and {@link ContainmentIndex#below}. */
  SIZES,
  /** Of {@link ContainmentIndex#byRadius}, the largest first. */
  FALLING,
  /** Of {@link ContainmentIndex#byRadius}, the smallest first. */
  RISING,
  /** Of {@link ContainmentIndex#descendantsByRadius}. */
  DOWNWARD,
  /**
   * Of what is said of all balls: {@link ContainmentIndex#around}, {@link ContainmentIndex#inside},
   * {@link ContainmentIndex#nearest} and {@link ContainmentIndex#nearestInside}.
   */
  TREES
}
