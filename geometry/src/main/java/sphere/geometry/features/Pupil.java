package sphere.geometry.features;

import java.util.SplittableRandom;
import sphere.geometry.hierarchy.Reach;

/** Learns of one thing at a time; scratch of one thread. */
final class Pupil {
  /**
   * Share of the visits in which nothing is said of a thing that has features: else words, where
   * they tell all, would leave nothing to learn for what is placed by its features alone.
   */
  private static final double UNSAID = .2;

  private final Lessons lessons;
  private final Weights weights;
  private final Scores scores;
  private final Loss loss;
  private final WordSearch words;
  private final Reach below;
  private final Reach above;
  private final Nesting nesting;
  private final Step asked;

  /**
   * @param middles {@link Lessons#middles}
   */
  Pupil(Lessons lessons, Weights weights, int[] middles) {
    this.lessons = lessons;
    this.weights = weights;
    scores = new Scores(lessons.hierarchy(), weights, middles);
    loss = new Loss(lessons.hierarchy(), weights);
    words = new WordSearch(lessons.index());
    below = new Reach(lessons.hierarchy());
    above = new Reach(lessons.hierarchy());
    nesting = new Nesting(weights);
    asked = new Step(weights);
  }

  /** What one known thing asks of the weights when it is taken for a new one. */
  void learn(int q, int epoch, Step step) {
    SplittableRandom random =
        new SplittableRandom(Descent.mixed(lessons.config().seed(), epoch, q));
    step.clear();
    drop(q, random, step.inputs);
    int[] candidates = score(q, step, random);
    loss.differentiate(
        scores, words, candidates, parents(q, candidates), lessons.pool().neighbors(q), step);
    if (lessons.config().has(SemanticConfig.Part.NESTING)) {
      nesting.learn(lessons.hierarchy(), q, above.ancestors(q), candidates, scores, step);
    }
  }

  private void drop(int q, SplittableRandom random, float[] inputs) {
    float keep = (float) (1 - lessons.config().dropout());
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = random.nextDouble() < keep ? lessons.inputs()[q][i] / keep : 0;
    }
  }

  private int[] score(int q, Step step, SplittableRandom random) {
    look(q, step);
    if (random.nextDouble() < UNSAID && isSeen(q)) {
      words.forget();
    }
    int[] candidates = lessons.pool().candidates(q, words, below, random);
    scores.compute(step.z, step.y, words, q, candidates, lessons.pool().neighbors(q));
    return candidates;
  }

  private boolean isSeen(int q) {
    return lessons.config().has(SemanticConfig.Part.VECTORS) && lessons.features().has(q);
  }

  private void look(int q, Step step) {
    weights.parentPoint(step.inputs, step.z);
    weights.kinPoint(step.inputs, step.y);
    lessons.find(q, words);
    below.visit(q, false);
  }

  private boolean[] parents(int q, int[] candidates) {
    boolean[] parents = new boolean[candidates.length];
    for (int i = 0; i < parents.length; i++) {
      parents[i] = lessons.hierarchy().hasEdge(q, candidates[i]);
    }
    return parents;
  }

  /**
   * What is answered about a thing: all others are candidates, as they are for a new one.
   *
   * @param standing of the weights
   */
  Exam answer(int q, Standing standing) {
    System.arraycopy(lessons.inputs()[q], 0, asked.inputs, 0, asked.inputs.length);
    look(q, asked);
    int[] candidates = lessons.pool().allBut(below);
    scores.computeAll(asked.z, asked.y, words, q, standing);
    double[] answers = new double[candidates.length];
    for (int i = 0; i < answers.length; i++) {
      answers[i] = scores.score(candidates[i]);
    }
    return Exam.of(answers, parents(q, candidates));
  }
}
