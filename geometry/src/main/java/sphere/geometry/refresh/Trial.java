package sphere.geometry.refresh;

/**
 * A ball that a node might get in a chart.
 *
 * @param center one coordinate per dimension
 * @param radius at least 0
 */
record Trial(float[] center, double radius) {}
