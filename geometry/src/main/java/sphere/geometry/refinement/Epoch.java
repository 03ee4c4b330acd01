package sphere.geometry.refinement;

/**
 * A point of the loss curve.
 *
 * @param number of the epoch, from 1
 * @param trainingLoss mean cost of the pairs of this epoch, each as it was met, and of the nodes by
 *     themselves
 * @param validationLoss mean cost after the epoch of the pairs that were held out, and of negatives
 *     drawn once for their descendants; of what was trained on if nothing is held out
 */
public record Epoch(int number, double trainingLoss, double validationLoss) {}
