package sphere.geometry.features;

import java.util.Arrays;
import sphere.geometry.hierarchy.Hierarchy;

/**
 * The scores of known things as parents of one new thing, and what they ask of the weights; scratch
 * of one thread.
 *
 * <p>Of candidates with scores s the probability is {@code p_v = exp s_v / sum of exp s}, and the
 * loss of a thing whose parents are known is {@code - ln (sum of p over its parents)}.
 */
final class Scores {
  /** What the nearness of kin begins at, so that its logarithm is finite. */
  private static final double FLOOR = 1e-3;

  private static final double LOG_FLOOR = Math.log(FLOOR);

  /**
   * Beyond this exponent nearness is below a thousandth of the floor, and counts for nothing: of
   * many things learning sees the nearest kin alone.
   */
  private static final double FAR = 14;

  private static final int KINDS = Weights.KIN_KINDS;

  private final Hierarchy hierarchy;
  private final Weights weights;
  private final int d;
  private final float[] distance;
  private final float[] nearness;
  private final float[] squared;
  private final double[] score;
  private final double[] kin;
  private final double[] kinGradient;
  private final float[] kinWords;
  private final boolean[] isTouched;
  private final int[] touched;
  private final Columns.Sums sums = new Columns.Sums();
  private int touchedCount;
  private final int[] children;
  private final double[] logChildren;
  private int excluded = -1;
  private double scale;
  private double fall;

  Scores(Hierarchy hierarchy, Weights weights) {
    this.hierarchy = hierarchy;
    this.weights = weights;
    d = weights.dimension();
    int n = weights.nodes();
    distance = new float[n];
    nearness = new float[n];
    squared = new float[n];
    score = new double[n];
    kin = new double[n];
    kinGradient = new double[n];
    kinWords = new float[n * KINDS];
    isTouched = new boolean[n];
    touched = new int[n];
    children = new int[n];
    logChildren = new double[n];
    for (int v = 0; v < n; v++) {
      count(v, hierarchy.childEnd(v) - hierarchy.childBegin(v));
    }
  }

  static long bytes(int nodes) {
    return nodes * (5 * 8L + 4L * KINDS + 13);
  }

  /**
   * Scores candidates.
   *
   * @param z where the parent is looked for
   * @param y where kin are looked for
   * @param words what was found by words
   * @param excluded the thing itself, if it is known, so that it is no kin of its own; else -1
   * @param candidates what is scored
   * @param neighbors what may be kin
   */
  void compute(
      float[] z, float[] y, WordSearch words, int excluded, int[] candidates, int[] neighbors) {
    begin(excluded);
    measure(z, candidates, distance);
    measure(y, neighbors, squared);
    for (int v : candidates) {
      distance[v] = (float) Math.sqrt(distance[v]);
    }
    gatherKin(neighbors);
    gatherWords(words);
    scoreAll(words, candidates);
  }

  /**
   * The same where all may be kin.
   *
   * @param centers those of the weights
   */
  void computeAll(
      float[] z, float[] y, WordSearch words, int excluded, int[] candidates, Columns centers) {
    begin(excluded);
    centers.measure(z, y, distance, squared, sums);
    for (int v = 0; v < distance.length; v++) {
      distance[v] = (float) Math.sqrt(distance[v]);
    }
    gatherKin();
    gatherWords(words);
    scoreAll(words, candidates);
  }

  private void begin(int excluded) {
    forget();
    exclude(excluded);
    scale = weights.scale();
    fall = weights.fall();
  }

  // Most have neither children nor anything that speaks for them.
  private void scoreAll(WordSearch words, int[] candidates) {
    float[] mix = weights.mix();
    double leaf = mix[Weights.KIN_MEAN] * LOG_FLOOR + mix[Weights.KIN_SUM] * LOG_FLOOR;
    for (int v : candidates) {
      boolean plain = children[v] == 0 && !isTouched[v] && !words.isFound(v);
      score[v] = plain ? scale * (weights.offsets()[v] - distance[v]) + leaf : score(v, words);
    }
  }

  private void measure(float[] point, int[] rows, float[] out) {
    for (int v : rows) {
      out[v] = (float) Lessons.KERNEL.squaredDistance(point, 0, weights.centers(), v * d, d);
    }
  }

  /** The score of a candidate. */
  double score(int v) {
    return score[v];
  }

  /** How near a neighbor is, 0 to 1. */
  double nearness(int u) {
    return nearness[u];
  }

  private void forget() {
    for (int i = 0; i < touchedCount; i++) {
      int p = touched[i];
      isTouched[p] = false;
      kin[p] = 0;
      Arrays.fill(kinWords, p * KINDS, (p + 1) * KINDS, 0);
    }
    touchedCount = 0;
  }

  private void count(int v, int number) {
    children[v] = number;
    logChildren[v] = Math.log1p(number);
  }

  // The thing itself is no child of its parents while it is taken for a new one.
  private void exclude(int q) {
    addToParents(excluded, 1);
    excluded = q;
    addToParents(q, -1);
  }

  private void addToParents(int q, int more) {
    for (int s = q < 0 ? 0 : hierarchy.parentBegin(q); q >= 0 && s < hierarchy.parentEnd(q); s++) {
      count(hierarchy.parent(s), children[hierarchy.parent(s)] + more);
    }
  }

  private void touch(int p) {
    if (!isTouched[p]) {
      isTouched[p] = true;
      touched[touchedCount++] = p;
    }
  }

  private void gatherKin(int[] neighbors) {
    for (int u : neighbors) {
      nearness[u] = 0;
    }
    float far = (float) (FAR / fall);
    for (int u : neighbors) {
      if (squared[u] <= far) {
        near(u);
      }
    }
  }

  private void gatherKin() {
    Arrays.fill(nearness, 0);
    float far = (float) (FAR / fall);
    for (int u = 0; u < squared.length; u++) {
      if (squared[u] <= far) {
        near(u);
      }
    }
  }

  private void near(int u) {
    if (u != excluded) {
      nearness[u] = (float) Math.exp(-fall * squared[u]);
      for (int s = hierarchy.parentBegin(u); s < hierarchy.parentEnd(u); s++) {
        touch(hierarchy.parent(s));
        kin[hierarchy.parent(s)] += nearness[u];
      }
    }
  }

  private void gatherWords(WordSearch words) {
    for (int i = 0; i < words.size(); i++) {
      int u = words.found(i);
      for (int s = hierarchy.parentBegin(u); u != excluded && s < hierarchy.parentEnd(u); s++) {
        int p = hierarchy.parent(s);
        touch(p);
        for (int j = 0; j < KINDS; j++) {
          kinWords[p * KINDS + j] += words.value(u, WordIndex.LAST + j);
        }
      }
    }
  }

  private double score(int v, WordSearch words) {
    float[] mix = weights.mix();
    int children = this.children[v];
    double log = kin[v] == 0 ? LOG_FLOOR : Math.log(kin[v] + FLOOR);
    double logCount = logChildren[v];
    double sum = scale * (weights.offsets()[v] - distance[v]);
    sum += mix[Weights.KIN_MEAN] * (log - logCount) + mix[Weights.KIN_SUM] * log;
    sum += mix[Weights.COUNT] * logCount + (children > 0 ? mix[Weights.INNER] : 0);
    for (int j = 0; words.isFound(v) && j < WordIndex.KINDS; j++) {
      sum += mix[Weights.WORDS + j] * words.value(v, j);
    }
    for (int j = 0; isTouched[v] && j < KINDS; j++) {
      float kinWord = kinWords[v * KINDS + j];
      sum += mix[Weights.KIN_WORDS + 2 * j] * kinWord / (children + 1);
      sum += kinWord > 0 ? mix[Weights.KIN_WORDS + 2 * j + 1] : 0;
    }
    return sum;
  }

  /**
   * What the loss asks of the weights, after {@link #compute} of the same thing.
   *
   * @param isParent of each of the candidates, in order
   * @param step receives it
   */
  void differentiate(
      float[] z,
      float[] y,
      WordSearch words,
      int[] candidates,
      boolean[] isParent,
      int[] neighbors,
      Step step) {
    double most = Double.NEGATIVE_INFINITY;
    for (int v : candidates) {
      most = Math.max(most, score[v]);
    }
    double all = 0;
    double right = 0;
    for (int i = 0; i < candidates.length; i++) {
      double e = Math.exp(score[candidates[i]] - most);
      all += e;
      right += isParent[i] ? e : 0;
    }
    // Where all the right ones underflow nothing draws to them, and the loss stays finite.
    right = Math.max(right, Double.MIN_NORMAL);
    step.loss = Math.log(all / right);
    for (int i = 0; i < candidates.length; i++) {
      int v = candidates[i];
      double e = Math.exp(score[v] - most);
      descend(v, e / all - (isParent[i] ? e / right : 0), z, words, step);
    }
    descendKin(y, neighbors, step);
    for (int v : candidates) {
      kinGradient[v] = 0;
    }
  }

  // g is the derivative of the loss by the score of v.
  private void descend(int v, double g, float[] z, WordSearch words, Step step) {
    float[] mix = weights.mix();
    int children = this.children[v];
    double log = kin[v] == 0 ? LOG_FLOOR : Math.log(kin[v] + FLOOR);
    double logCount = logChildren[v];
    step.mix[Weights.SCALE] += g * scale * (weights.offsets()[v] - distance[v]);
    step.mix[Weights.KIN_MEAN] += g * (log - logCount);
    step.mix[Weights.KIN_SUM] += g * log;
    step.mix[Weights.COUNT] += g * logCount;
    step.mix[Weights.INNER] += children > 0 ? g : 0;
    for (int j = 0; j < WordIndex.KINDS; j++) {
      step.mix[Weights.WORDS + j] += g * words.value(v, j);
    }
    for (int j = 0; isTouched[v] && j < KINDS; j++) {
      float kinWord = kinWords[v * KINDS + j];
      step.mix[Weights.KIN_WORDS + 2 * j] += g * kinWord / (children + 1);
      step.mix[Weights.KIN_WORDS + 2 * j + 1] += kinWord > 0 ? g : 0;
    }
    kinGradient[v] = g * (mix[Weights.KIN_MEAN] + mix[Weights.KIN_SUM]) / (kin[v] + FLOOR);
    // The distance has no direction at 0.
    double pull = distance[v] < 1e-9 ? 0 : g * scale / distance[v];
    step.add(v, g * scale, pull, 0);
    for (int k = 0; k < d; k++) {
      step.parentPoint[k] -= pull * (z[k] - weights.centers()[v * d + k]);
    }
  }

  private void descendKin(float[] y, int[] neighbors, Step step) {
    for (int u : neighbors) {
      if (nearness[u] == 0) {
        continue;
      }
      double g = 0;
      for (int s = hierarchy.parentBegin(u); s < hierarchy.parentEnd(u); s++) {
        g += kinGradient[hierarchy.parent(s)];
      }
      g *= nearness[u];
      step.mix[Weights.FALL] -= g * fall * squared[u];
      step.add(u, 0, 0, 2 * g * fall);
      for (int k = 0; k < d; k++) {
        step.kinPoint[k] -= 2 * g * fall * (y[k] - weights.centers()[u * d + k]);
      }
    }
  }
}
