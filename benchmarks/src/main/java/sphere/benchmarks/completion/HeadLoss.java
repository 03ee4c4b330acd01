package sphere.benchmarks.completion;

import java.util.stream.IntStream;
import sphere.geometry.training.Workers;

/**
 * How improbable the parents of known things are, each taken for a new one, and the derivatives of
 * that: {@code - ln (sum of exp score over its parents / sum over its candidates)}, the mean over
 * some things.
 *
 * <p>Sums are made in the order of the things, so the number of threads changes nothing.
 */
final class HeadLoss {
  private final HeadLessons lessons;
  private final Head head;
  private final HeadWeights weights;
  private final Workers workers;

  /** What one thing asks: derivatives by the scores and by where its parent is looked for. */
  private record Asked(int thing, double[] z, double[] byScore, double[] byPoint, double byScale) {}

  HeadLoss(HeadLessons lessons, Head head, HeadWeights weights, Workers workers) {
    this.lessons = lessons;
    this.head = head;
    this.weights = weights;
    this.workers = workers;
  }

  /** The mean loss of some things. */
  double mean(int[] things) {
    return IntStream.of(things).mapToDouble(this::loss).average().orElseThrow();
  }

  private double loss(int thing) {
    double[] scores = weights.scores(head, weights.point(lessons.inputs()[thing]));
    boolean[] among = lessons.candidates(thing);
    return logSum(scores, among) - logSum(scores, lessons.parents(thing));
  }

  private static double logSum(double[] scores, boolean[] among) {
    return logSum(scores, IntStream.range(0, scores.length).filter(v -> among[v]).toArray());
  }

  private static double logSum(double[] scores, int[] some) {
    double most = IntStream.of(some).mapToDouble(v -> scores[v]).max().orElseThrow();
    double sum = 0;
    for (int v : some) {
      sum += Math.exp(scores[v] - most);
    }
    return most + Math.log(sum);
  }

  /** The derivatives of the mean loss of some things. */
  HeadWeights gradient(int[] things) {
    Asked[] asked = new Asked[things.length];
    workers.run(things.length, 1, () -> i -> asked[i] = ask(things[i]));
    HeadWeights sum = weights.zeros();
    workers.run(lessons.size(), 16, () -> v -> addNode(v, asked, sum));
    for (Asked one : asked) {
      addShared(one, sum);
    }
    for (double[] part : sum.parts()) {
      for (int i = 0; i < part.length; i++) {
        part[i] /= things.length;
      }
    }
    return sum;
  }

  private Asked ask(int thing) {
    double[] z = weights.point(lessons.inputs()[thing]);
    double[] scores = weights.scores(head, z);
    double[] byScore = byScore(thing, scores);
    Head.Slopes slopes = Head.Slopes.zero(z.length);
    double byScale = 0;
    for (int v = 0; v < scores.length; v++) {
      addSlopes(v, byScore[v], z, slopes);
      byScale += byScore[v] * scores[v];
    }
    return new Asked(thing, z, byScore, slopes.point(), byScale);
  }

  // The probability of each candidate, less that of each parent among the parents.
  private double[] byScore(int thing, double[] scores) {
    double[] byScore = new double[scores.length];
    boolean[] among = lessons.candidates(thing);
    int[] parents = lessons.parents(thing);
    double all = logSum(scores, among);
    for (int v = 0; v < scores.length; v++) {
      byScore[v] = among[v] ? Math.exp(scores[v] - all) : 0;
    }
    double right = logSum(scores, parents);
    for (int p : parents) {
      byScore[p] -= Math.exp(scores[p] - right);
    }
    return byScore;
  }

  private void addSlopes(int v, double byScore, double[] z, Head.Slopes slopes) {
    if (byScore != 0) {
      double g = -weights.scale() * byScore;
      head.differentiate(
          g, z, weights.centers(), weights.widths(), v * weights.dimension(), slopes);
    }
  }

  private void addNode(int v, Asked[] asked, HeadWeights sum) {
    int d = weights.dimension();
    Head.Slopes slopes = Head.Slopes.zero(d);
    for (Asked one : asked) {
      addSlopes(v, one.byScore()[v], one.z(), slopes);
      sum.offsets()[v] += weights.scale() * one.byScore()[v];
    }
    for (int k = 0; k < d; k++) {
      sum.centers()[v * d + k] = -slopes.point()[k];
      sum.widths()[v * d + k] = slopes.widths()[k];
    }
  }

  private void addShared(Asked one, HeadWeights sum) {
    int d = weights.dimension();
    double[] x = lessons.inputs()[one.thing()];
    for (int i = 0; i < x.length; i++) {
      for (int k = 0; k < d; k++) {
        sum.map()[i * d + k] += x[i] * one.byPoint()[k];
      }
    }
    for (int k = 0; k < d; k++) {
      sum.bias()[k] += one.byPoint()[k];
    }
    sum.logScale()[0] += one.byScale();
  }
}
