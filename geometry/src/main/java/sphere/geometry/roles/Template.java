package sphere.geometry.roles;

/** What a role is in geometry. */
public enum Template {
  /**
   * A translation: {@code (h, r, t)} holds where {@code |c_h + t_r - c_t| + r_h <= r_t} (Kulmanov
   * et al., "EL Embeddings", IJCAI 2019, equation 3).
   */
  TRANSLATION,
  /**
   * Two balls, of heads and of tails, and a bump {@code b} of each entity that moves those it is
   * related to: {@code (h, r, t)} holds where {@code c_h + b_t} with its ball lies in the head ball
   * and {@code c_t + b_h} with its ball in the tail ball (after Jackermeier, Chen and Horrocks,
   * "Dual Box Embeddings for the Description Logic EL++", WWW 2024, section 4). An entity's vector
   * is its center followed by its bump, a role's the center of its head ball followed by that of
   * its tail ball.
   */
  DUAL;

  /** Coordinates of an entity's or a role's vector. */
  public int length(int dimension) {
    return this == DUAL ? 2 * dimension : dimension;
  }
}
