package sphere.geometry.features;

import java.util.List;

/**
 * How long to learn, and how sure to be of what was learned.
 *
 * @param epochs passes over all things
 * @param temperature by which scores are divided to be told as confidence
 * @param heldOut how many things this was seen from
 * @param curve their mean loss, epoch by epoch
 */
record Schedule(int epochs, double temperature, int heldOut, List<Double> curve) {}
