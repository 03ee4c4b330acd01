package sphere.geometry.features;

import java.util.Arrays;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.refinement.BallObjective;
import sphere.geometry.refinement.RefinementConfig;

/**
 * What the balls themselves ask for: each in its parents', and in none of those that score high
 * without being above it; scratch of one thread.
 *
 * <p>The objective is {@link BallObjective}'s, with its clipping and regularization of radii, at
 * {@value #WEIGHT} of its cost.
 */
final class Nesting {
  private static final double WEIGHT = .1;

  /** Balls that a thing shall not lie in, in one step. */
  private static final int STRANGERS = 4;

  private final Weights weights;
  private final BallObjective objective;
  private final double[][] rows;
  private final double[][] gradients;

  Nesting(Weights weights) {
    this.weights = weights;
    objective = new BallObjective(weights.dimension(), RefinementConfig.defaults());
    rows = new double[2][weights.dimension() + 1];
    gradients = new double[2][weights.dimension() + 1];
  }

  /**
   * Adds what one thing asks for.
   *
   * @param above ordinals above it, itself among them, ascending
   * @param candidates among which strangers are looked for
   */
  void learn(Hierarchy hierarchy, int q, int[] above, int[] candidates, Scores scores, Step step) {
    load(q, rows[0]);
    int parents = hierarchy.parentEnd(q) - hierarchy.parentBegin(q);
    for (int s = hierarchy.parentBegin(q); s < hierarchy.parentEnd(q); s++) {
      load(hierarchy.parent(s), rows[1]);
      clear();
      objective.contain(rows[0], rows[1], gradients[0], gradients[1]);
      keep(q, hierarchy.parent(s), 1.0 / parents, step);
    }
    int[] strangers = strangers(above, candidates, scores);
    for (int x : strangers) {
      load(x, rows[1]);
      clear();
      objective.separate(rows[0], rows[1], gradients[0], gradients[1]);
      keep(q, x, 1.0 / strangers.length, step);
    }
    clear();
    objective.regularize(rows[0], gradients[0]);
    keep(q, q, 1, step);
  }

  private static int[] strangers(int[] above, int[] candidates, Scores scores) {
    int[] best = new int[STRANGERS];
    int size = 0;
    for (int v : candidates) {
      if (size == STRANGERS && scores.score(v) <= scores.score(best[size - 1])
          || Arrays.binarySearch(above, v) >= 0) {
        continue;
      }
      int at = size < STRANGERS ? size++ : size - 1;
      while (at > 0 && scores.score(best[at - 1]) < scores.score(v)) {
        best[at] = best[at - 1];
        at--;
      }
      best[at] = v;
    }
    return Arrays.copyOf(best, size);
  }

  private void load(int v, double[] row) {
    int d = weights.dimension();
    for (int k = 0; k < d; k++) {
      row[k] = weights.centers()[v * d + k];
    }
    row[d] = weights.logRadii()[v];
  }

  private void clear() {
    Arrays.fill(gradients[0], 0);
    Arrays.fill(gradients[1], 0);
  }

  private void keep(int q, int v, double share, Step step) {
    step.keep(q, gradients[0], WEIGHT * share);
    if (v != q) {
      step.keep(v, gradients[1], WEIGHT * share);
    }
  }
}
