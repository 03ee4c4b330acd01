package sphere.geometry.refinement;

import java.util.List;
import sphere.geometry.ball.Chart;

/**
 * What a descent on balls made.
 *
 * @param chart a ball for each ordinal, as it was after the best epoch
 * @param curve every epoch that was run
 */
record Descended(Chart chart, List<Epoch> curve) {}
