package sphere.procedures.features;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import sphere.geometry.ball.Ball;
import sphere.geometry.ball.Chart;
import sphere.geometry.features.Placer;
import sphere.geometry.features.Wording;

/**
 * What a model learned from features.
 *
 * @param layout what a feature vector is made of
 * @param placer places things by it
 * @param wordings what each ordinal is called, as the placer knows it; none if it takes no texts
 */
public record Knowledge(FeatureLayout layout, Placer placer, List<Wording> wordings) {
  /** The semantic ball of an ordinal. */
  public Ball ball(int v) {
    Chart chart = placer.chart();
    int d = chart.dimension();
    return new Ball(
        Arrays.copyOfRange(chart.centers(), v * d, (v + 1) * d), new double[] {chart.radii()[v]});
  }

  /** The semantic ball of a thing by its features, if the model can tell by any of them. */
  public Optional<Ball> ballOf(Question question) {
    boolean known = false;
    for (float x : question.features()) {
      known |= !Float.isNaN(x);
    }
    return known ? Optional.of(placer.ball(question.features())) : Optional.empty();
  }

  /** Bytes held in memory. */
  public long bytes() {
    return placer.bytes() + placer.chart().radii().length * (4L * placer.chart().dimension() + 8);
  }
}
