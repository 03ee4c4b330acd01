package sphere.geometry.features;

import sphere.geometry.hierarchy.Hierarchy;

/** The scores of known things as parents of one new thing; scratch of one thread. */
final class Scores {
  /** What the nearness of kin begins at, so that its logarithm is finite. */
  private static final double FLOOR = 1e-3;

  private static final double LOG_FLOOR = Math.log(FLOOR);

  private static final int KINDS = Weights.KIN_KINDS;

  private final Hierarchy hierarchy;
  private final Weights weights;
  private final int[] middles;
  private final int d;
  private final float[] distance;
  private final Kin kin;
  private final double[] score;
  private final double[] evidence = new double[Weights.MIX];
  private final Columns.Sums sums = new Columns.Sums();
  private final int[] children;
  private final double[] logChildren;
  private int excluded = -1;
  private double scale;

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
    kin = new Kin(hierarchy);
    score = new double[n];
    children = new int[n];
    logChildren = new double[n];
    for (int v = 0; v < n; v++) {
      count(v, hierarchy.childEnd(v) - hierarchy.childBegin(v));
    }
  }

  static long bytes(int nodes) {
    return Kin.bytes(nodes) + 24L * nodes;
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
    measure(y, neighbors, kin.squared());
    for (int v : candidates) {
      distance[v] = (float) Math.sqrt(distance[v]) * farther(v);
    }
    kin.find(neighbors);
    kin.hear(words);
    scoreAll(words, candidates);
  }

  /**
   * The same of all as candidates, where all may be kin; but that what is asked for helped to make
   * no middle.
   *
   * @param standing of the weights
   */
  void computeAll(float[] z, float[] y, WordSearch words, int excluded, Standing standing) {
    begin(excluded);
    standing.centers().measure(z, y, distance, kin.squared(), sums);
    for (int v = 0; v < distance.length; v++) {
      distance[v] = (float) Math.sqrt(distance[v]);
    }
    kin.findAmongAll(standing.inner());
    kin.hear(words);
    for (int v = 0; v < score.length; v++) {
      score[v] = standing.priors()[v] - scale * distance[v];
    }
    double weight = weights.mix()[Weights.KIN_MEAN] + weights.mix()[Weights.KIN_SUM];
    for (int i = 0; i < kin.size(); i++) {
      score[kin.parent(i)] += weight * (Math.log(kin.sum(kin.parent(i)) + FLOOR) - LOG_FLOOR);
    }
    correct(words);
  }

  // Words speak for few, and of the parents of the thing itself one child counts for nothing.
  private void correct(WordSearch words) {
    for (int i = 0; i < kin.spokenOf(); i++) {
      score[kin.spokenOf(i)] = score(kin.spokenOf(i), words);
    }
    for (int i = 0; i < words.size(); i++) {
      score[words.found(i)] = score(words.found(i), words);
    }
    for (int s = parentBegin(excluded); s < parentEnd(excluded); s++) {
      score[hierarchy.parent(s)] = score(hierarchy.parent(s), words);
    }
  }

  private int parentBegin(int v) {
    return v < 0 ? 0 : hierarchy.parentBegin(v);
  }

  private int parentEnd(int v) {
    return v < 0 ? 0 : hierarchy.parentEnd(v);
  }

  /** {@link Standing#priors}. */
  static double[] priors(Hierarchy hierarchy, Weights weights) {
    float[] mix = weights.mix();
    double[] priors = new double[weights.nodes()];
    for (int v = 0; v < priors.length; v++) {
      int children = hierarchy.childEnd(v) - hierarchy.childBegin(v);
      double logCount = Math.log1p(children);
      priors[v] =
          weights.scale() * weights.offsets()[v]
              + mix[Weights.KIN_MEAN] * (LOG_FLOOR - logCount)
              + mix[Weights.KIN_SUM] * LOG_FLOOR
              + mix[Weights.COUNT] * logCount
              + (children > 0 ? mix[Weights.INNER] : 0);
    }
    return priors;
  }

  private void begin(int excluded) {
    exclude(excluded);
    kin.begin(excluded, weights.fall());
    scale = weights.scale();
  }

  // Most have neither children nor anything that speaks for them.
  private void scoreAll(WordSearch words, int[] candidates) {
    float[] mix = weights.mix();
    double leaf = mix[Weights.KIN_MEAN] * LOG_FLOOR + mix[Weights.KIN_SUM] * LOG_FLOOR;
    for (int v : candidates) {
      boolean plain =
          children[v] == 0 && kin.sum(v) == 0 && !kin.isSpokenOf(v) && !words.isFound(v);
      score[v] = plain ? scale * (weights.offsets()[v] - distance[v]) + leaf : score(v, words);
    }
  }

  private void measure(float[] point, int[] rows, float[] out) {
    for (int v : rows) {
      out[v] = (float) Lessons.KERNEL.squaredDistance(point, 0, weights.centers(), v * d, d);
    }
  }

  /** Makes something no candidate, until scores are computed again. */
  void forbid(int v) {
    score[v] = Double.NEGATIVE_INFINITY;
  }

  /** The score of a candidate. */
  double score(int v) {
    return score[v];
  }

  /** The first from an ordinal on whose score is larger than a number; -1 if there is none. */
  int above(double least, int from) {
    for (int v = from; v < score.length; v++) {
      if (score[v] > least) {
        return v;
      }
    }
    return -1;
  }

  /** What known children say, of the thing that was scored last. */
  Kin kin() {
    return kin;
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
    for (int s = parentBegin(q); s < parentEnd(q); s++) {
      count(hierarchy.parent(s), children[hierarchy.parent(s)] + more);
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
    double log = kin.sum(v) == 0 ? LOG_FLOOR : Math.log(kin.sum(v) + FLOOR);
    out[Weights.SCALE] = scale * (weights.offsets()[v] - distance[v]);
    out[Weights.KIN_MEAN] = log - logChildren[v];
    out[Weights.KIN_SUM] = log;
    out[Weights.COUNT] = logChildren[v];
    out[Weights.INNER] = children[v] > 0 ? 1 : 0;
    boolean isFound = words.isFound(v);
    for (int j = 0; j < WordIndex.KINDS; j++) {
      out[Weights.WORDS + j] = isFound ? words.value(v, j) : 0;
    }
    for (int j = 0; j < KINDS; j++) {
      float kinWord = kin.isSpokenOf(v) ? kin.word(v, j) : 0;
      out[Weights.KIN_WORDS + 2 * j] = kinWord / (children[v] + 1);
      out[Weights.KIN_WORDS + 2 * j + 1] = kinWord > 0 ? 1 : 0;
    }
  }

  /** The derivative of the score of a candidate by the summed nearness of its children. */
  double byKin(int v) {
    return (weights.mix()[Weights.KIN_MEAN] + weights.mix()[Weights.KIN_SUM])
        / (kin.sum(v) + FLOOR);
  }

  /**
   * The derivative of the score of a candidate by its distance, over the distance, after {@link
   * #compute}.
   */
  double pull(int v) {
    float measured = distance[v] / farther(v);
    // The distance has no direction at 0.
    return measured < 1e-9 ? 0 : -scale * farther(v) / measured;
  }

  // A parent that began between this child and others lies nearer to it than to what is to come: as
  // it began it would be so much farther without it, if the child was counted where its features
  // are.
  private float farther(int v) {
    boolean mine =
        middles.length > 0
            && excluded >= 0
            && middles[v] > 0
            && middles[excluded] == 0
            && hierarchy.hasEdge(excluded, v);
    return mine ? 1 + 1f / middles[v] : 1;
  }
}
