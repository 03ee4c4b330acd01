package sphere.benchmarks.rivals;

/**
 * What a descent is told.
 *
 * @param epochs how often each node is met
 * @param rate of learning
 * @param softness how far from its decision a geometry is charged: the margin of hinges, the scale
 *     of Gumbel boxes, the temperature of Poincaré points
 */
record Setting(int epochs, double rate, double softness) {}
