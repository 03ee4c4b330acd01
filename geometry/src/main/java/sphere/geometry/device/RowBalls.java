package sphere.geometry.device;

/**
 * Balls as a descent by rows holds them; arrays are shared, not copied.
 *
 * @param centers rows times dimension coordinates
 * @param logRadii natural logarithms of the radii
 */
public record RowBalls(float[] centers, float[] logRadii) {}
