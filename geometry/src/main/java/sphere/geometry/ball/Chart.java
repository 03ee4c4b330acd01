package sphere.geometry.ball;

/**
 * One ball per row: coordinate i of ball v is {@code centers[v * dimension + i]}. Which node stands
 * in which row is told by {@link BallTable}; where a chart holds every node, rows are ordinals.
 *
 * <p>Arrays are shared, not copied: whoever makes a chart hands them over and writes no more.
 * Memory is {@code nodes * (4 * dimension + 8)} bytes; nodes times dimension must fit an int.
 *
 * @param dimension coordinates per ball, at least 1
 * @param centers nodes times dimension coordinates
 * @param radii one per node, at least 0
 */
public record Chart(int dimension, float[] centers, double[] radii) {

  /** Distance of the centers of two balls. */
  public double distance(int a, int b) {
    return Distance.of(centers, a * dimension, centers, b * dimension, dimension);
  }

  /** Signed slack {@code r_outer - r_inner - |c_outer - c_inner|}. */
  public double margin(int outer, int inner) {
    return radii[outer] - radii[inner] - distance(outer, inner);
  }

  /** Whether the margin is at least 0; the radii are compared first, which decides most pairs. */
  public boolean contains(int outer, int inner) {
    return radii[outer] >= radii[inner] && margin(outer, inner) >= 0;
  }

  /** Whether the two balls share a point. */
  public boolean overlaps(int a, int b) {
    return distance(a, b) <= radii[a] + radii[b];
  }
}
