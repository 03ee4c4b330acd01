package sphere.procedures.features;

import java.util.Arrays;
import sphere.geometry.ball.Ball;
import sphere.geometry.ball.Chart;
import sphere.geometry.features.Placer;

/**
 * What a model learned from features.
 *
 * @param layout what a feature vector is made of
 * @param placer places things by it
 */
public record Knowledge(FeatureLayout layout, Placer placer) {
  /** The semantic ball of an ordinal. */
  public Ball ball(int v) {
    Chart chart = placer.chart();
    int d = chart.dimension();
    return new Ball(
        Arrays.copyOfRange(chart.centers(), v * d, (v + 1) * d), new double[] {chart.radii()[v]});
  }

  /** Bytes held in memory. */
  public long bytes() {
    return placer.bytes() + placer.chart().radii().length * (4L * placer.chart().dimension() + 8);
  }
}
