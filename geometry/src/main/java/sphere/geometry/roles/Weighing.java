package sphere.geometry.roles;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Finds the weights of evidence by which what was held out is most probable among the candidates of
 * its question: the maximum of the likelihood of a softmax over them, with a Gaussian prior on the
 * weights; concave, so that it does not matter where the search begins.
 */
final class Weighing {
  /** Steps of Adam, whose rate falls to nothing. */
  private static final int STEPS = 300;

  private static final double RATE = 0.1;
  private static final double MEMORY = 0.9;

  /** Of the prior, in questions: so many say as much as it does. */
  private static final double PRIOR = 1;

  private final List<Lesson> lessons;
  private final double[] weights;
  private final double[] gradient;
  private final double[] squares;
  private final boolean[] used;

  /**
   * A question whose answer is known.
   *
   * @param dense [candidate][feature], the answer first
   * @param sparse features that each candidate has, by candidate
   * @param shares logarithm of how many others each candidate stands for
   */
  record Lesson(float[][] dense, int[][] sparse, double[] shares) {}

  private Weighing(List<Lesson> lessons, double[] start, Set<Evidence> evidence) {
    this.lessons = lessons;
    weights = start.clone();
    gradient = new double[start.length];
    squares = new double[start.length];
    used = new boolean[start.length];
    for (int f = 0; f < start.length; f++) {
      used[f] = evidence.contains(Evidence.of(f));
    }
  }

  /**
   * Weights from lessons.
   *
   * @param start where to begin, one weight for each feature
   * @param evidence what is weighed; all else counts as it does at the start
   * @param check called now and then; throws to abort
   */
  static double[] of(List<Lesson> lessons, double[] start, Set<Evidence> evidence, Runnable check) {
    Weighing weighing = new Weighing(lessons, start, evidence);
    for (int i = 0; i < STEPS; i++) {
      check.run();
      weighing.step(RATE * (1 - (double) i / STEPS));
    }
    return weighing.weights;
  }

  private void step(double rate) {
    Arrays.fill(gradient, 0);
    lessons.forEach(this::learn);
    for (int f = 0; f < weights.length; f++) {
      double slope = (gradient[f] + PRIOR * weights[f]) / lessons.size();
      squares[f] = MEMORY * squares[f] + (1 - MEMORY) * slope * slope;
      weights[f] -= slope == 0 || !used[f] ? 0 : rate * slope / (Math.sqrt(squares[f]) + 1e-6);
    }
  }

  private void learn(Lesson lesson) {
    double[] chances = new double[lesson.dense().length];
    double most = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < chances.length; c++) {
      chances[c] = score(lesson, c) + lesson.shares()[c];
      most = Math.max(most, chances[c]);
    }
    double sum = 0;
    for (int c = 0; c < chances.length; c++) {
      chances[c] = Math.exp(chances[c] - most);
      sum += chances[c];
    }
    for (int c = 0; c < chances.length; c++) {
      add(lesson, c, chances[c] / sum - (c == 0 ? 1 : 0));
    }
  }

  private double score(Lesson lesson, int candidate) {
    double score = 0;
    float[] dense = lesson.dense()[candidate];
    for (int f = 0; f < dense.length; f++) {
      score += weights[f] * dense[f];
    }
    for (int f : lesson.sparse()[candidate]) {
      score += weights[f];
    }
    return score;
  }

  private void add(Lesson lesson, int candidate, double surplus) {
    float[] dense = lesson.dense()[candidate];
    for (int f = 0; f < dense.length; f++) {
      gradient[f] += surplus * dense[f];
    }
    for (int f : lesson.sparse()[candidate]) {
      gradient[f] += surplus;
    }
  }
}
