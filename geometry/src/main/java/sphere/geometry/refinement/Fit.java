package sphere.geometry.refinement;

import java.util.List;

/**
 * What a descent found.
 *
 * @param nodes a row for each ordinal, as it was after the best epoch
 * @param curve every epoch that was run; empty if there is nothing to train
 * @param bestEpoch the one of least validation loss; 0 if none was run
 */
public record Fit(double[][] nodes, List<Epoch> curve, int bestEpoch) {}
