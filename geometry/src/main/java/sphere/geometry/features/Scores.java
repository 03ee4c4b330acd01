package sphere.geometry.features;

import java.util.Arrays;
import sphere.geometry.hierarchy.Hierarchy;

/** The scores of known things as parents of one new thing; scratch of one thread. */
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
  private final int[] middles;
  private final int d;
  private final float[] distance;
  private final float[] nearness;
  private final float[] squared;
  private final double[] score;
  private final double[] kin;
  private final float[] kinWords;
  private final boolean[] isTouched;
  private final int[] touched;
  private final double[] evidence = new double[Weights.MIX];
  private final Columns.Sums sums = new Columns.Sums();
  private int touchedCount;
  private final int[] children;
  private final double[] logChildren;
  private int excluded = -1;
  private double scale;
  private double fall;

  Scores(Hierarchy hierarchy, Weights weights) {
    this(hierarchy, weights, new int[0]);
  }

  /**
   * @param middles {@link Lessons#middles}, while known things are taken for new ones; else empty
   */
  Scores(Hierarchy hierarchy, Weights weights, int[] middles) {
    this.hierarchy = hierarchy;
    this.weights = weights;
    this.middles = middles;
    d = weights.dimension();
    int n = weights.nodes();
    distance = new float[n];
    nearness = new float[n];
    squared = new float[n];
    score = new double[n];
    kin = new double[n];
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
    return nodes * (4 * 8L + 4L * KINDS + 13);
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
      distance[v] = (float) Math.sqrt(distance[v]) * farther(v);
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

  /** The squared distance of a neighbor from where kin are looked for. */
  double squared(int u) {
    return squared[u];
  }

  /** By what {@link #nearness} falls off. */
  double fall() {
    return fall;
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
    evidence(v, words, evidence);
    double sum = evidence[Weights.SCALE];
    for (int j = Weights.KIN_MEAN; j < evidence.length; j++) {
      sum += weights.mix()[j] * evidence[j];
    }
    return sum;
  }

  /**
   * What speaks for a candidate, by what weighs it: so the derivatives of its score by the weights.
   *
   * @param out {@link Weights#MIX} numbers; that of {@link Weights#FALL} is 0, for it speaks by way
   *     of nearness
   */
  void evidence(int v, WordSearch words, double[] out) {
    double log = kin[v] == 0 ? LOG_FLOOR : Math.log(kin[v] + FLOOR);
    out[Weights.SCALE] = scale * (weights.offsets()[v] - distance[v]);
    out[Weights.KIN_MEAN] = log - logChildren[v];
    out[Weights.KIN_SUM] = log;
    out[Weights.COUNT] = logChildren[v];
    out[Weights.INNER] = children[v] > 0 ? 1 : 0;
    for (int j = 0; j < WordIndex.KINDS; j++) {
      out[Weights.WORDS + j] = words.value(v, j);
    }
    for (int j = 0; j < KINDS; j++) {
      float kinWord = isTouched[v] ? kinWords[v * KINDS + j] : 0;
      out[Weights.KIN_WORDS + 2 * j] = kinWord / (children[v] + 1);
      out[Weights.KIN_WORDS + 2 * j + 1] = kinWord > 0 ? 1 : 0;
    }
  }

  /** The derivative of the score of a candidate by the summed nearness of its children. */
  double byKin(int v) {
    return (weights.mix()[Weights.KIN_MEAN] + weights.mix()[Weights.KIN_SUM]) / (kin[v] + FLOOR);
  }

  /** The derivative of the score of a candidate by its distance, over the distance. */
  double pull(int v) {
    float measured = distance[v] / farther(v);
    // The distance has no direction at 0.
    return measured < 1e-9 ? 0 : -scale * farther(v) / measured;
  }

  // A parent that began between this child and others lies nearer to it than to what is to come: as
  // it began it would be so much farther without it.
  private float farther(int v) {
    boolean mine = middles.length > 0 && middles[v] > 0 && hierarchy.hasEdge(excluded, v);
    return mine ? 1 + 1f / middles[v] : 1;
  }
}
