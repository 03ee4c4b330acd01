package sphere.geometry.features;

import sphere.geometry.hierarchy.Hierarchy;

/**
 * What it costs that the parents of one thing are not the most probable of its candidates, and what
 * that asks of the weights; scratch of one thread.
 *
 * <p>Of candidates with scores s the probability is {@code p_v = exp s_v / sum of exp s}, and the
 * loss of a thing whose parents are known is {@code - ln (sum of p over its parents)}.
 */
final class Loss {
  private final Hierarchy hierarchy;
  private final Weights weights;
  private final int d;
  private final double[] byKin;
  private final double[] evidence = new double[Weights.MIX];

  Loss(Hierarchy hierarchy, Weights weights) {
    this.hierarchy = hierarchy;
    this.weights = weights;
    d = weights.dimension();
    byKin = new double[weights.nodes()];
  }

  static long bytes(int nodes) {
    return 8L * nodes;
  }

  /**
   * What the loss asks of the weights.
   *
   * @param scores of the same thing, candidates and neighbors
   * @param words by which they were computed
   * @param isParent of each of the candidates, in order
   * @param step has the points where its parent and its kin were looked for, and receives it
   */
  void differentiate(
      Scores scores,
      WordSearch words,
      int[] candidates,
      boolean[] isParent,
      int[] neighbors,
      Step step) {
    double most = Double.NEGATIVE_INFINITY;
    for (int v : candidates) {
      most = Math.max(most, scores.score(v));
    }
    double all = 0;
    double right = 0;
    for (int i = 0; i < candidates.length; i++) {
      double e = Math.exp(scores.score(candidates[i]) - most);
      all += e;
      right += isParent[i] ? e : 0;
    }
    // Where all the right ones underflow nothing draws to them, and the loss stays finite.
    right = Math.max(right, Double.MIN_NORMAL);
    step.loss = Math.log(all / right);
    for (int i = 0; i < candidates.length; i++) {
      int v = candidates[i];
      double e = Math.exp(scores.score(v) - most);
      descend(v, e / all - (isParent[i] ? e / right : 0), scores, words, step);
    }
    descendKin(scores, neighbors, step);
    for (int v : candidates) {
      byKin[v] = 0;
    }
  }

  // g is the derivative of the loss by the score of v.
  private void descend(int v, double g, Scores scores, WordSearch words, Step step) {
    scores.evidence(v, words, evidence);
    for (int j = 0; j < evidence.length; j++) {
      step.mix[j] += g * evidence[j];
    }
    byKin[v] = g * scores.byKin(v);
    double pull = -g * scores.pull(v);
    step.add(v, g * weights.scale(), pull, 0);
    for (int k = 0; k < d; k++) {
      step.parentPoint[k] -= pull * (step.z[k] - weights.centers()[v * d + k]);
    }
  }

  private void descendKin(Scores scores, int[] neighbors, Step step) {
    Kin kin = scores.kin();
    double fall = kin.fall();
    for (int u : neighbors) {
      if (kin.nearness(u) == 0) {
        continue;
      }
      double g = 0;
      for (int s = hierarchy.parentBegin(u); s < hierarchy.parentEnd(u); s++) {
        g += byKin[hierarchy.parent(s)];
      }
      g *= kin.nearness(u);
      step.mix[Weights.FALL] -= g * fall * kin.squared()[u];
      step.add(u, 0, 0, 2 * g * fall);
      for (int k = 0; k < d; k++) {
        step.kinPoint[k] -= 2 * g * fall * (step.y[k] - weights.centers()[u * d + k]);
      }
    }
  }
}
