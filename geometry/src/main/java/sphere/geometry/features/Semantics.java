package sphere.geometry.features;

import java.util.List;

/**
 * What learning from features gives.
 *
 * @param placer places new things; its chart holds a ball for every ordinal
 * @param epochs how many passes the weights have seen
 * @param heldOut how many things were held out to find that number
 * @param curve mean loss of what was held out, epoch by epoch: natural logarithm of one over the
 *     probability of a thing's parents
 */
public record Semantics(Placer placer, int epochs, int heldOut, List<Double> curve) {}
