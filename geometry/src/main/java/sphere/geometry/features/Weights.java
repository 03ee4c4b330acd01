package sphere.geometry.features;

/**
 * All that is learned: where each known thing lies, how far its ball reaches, where the parent and
 * the kin of a new thing are looked for, and how much each piece of evidence counts.
 *
 * <p>With x the k principal coordinates of the new thing's features, its parent is looked for at
 * {@code z = P x + b} and its kin at {@code y = K x}. The score of a known thing v is
 *
 * <pre>
 * s (rho_v - |z - c_v|) + sum over j of mix_j evidence_j
 * </pre>
 *
 * <p>Mutable while it is trained, then shared and never written again.
 *
 * @param nodes known things
 * @param inputs k, principal coordinates
 * @param dimension d, coordinates of a center
 * @param centers nodes times d: c
 * @param offsets one per node: rho
 * @param logRadii one per node: logarithm of the radius that the balls are trained with; where
 *     nothing is trained, of length 0
 * @param parentMap k times d: P, transposed
 * @param parentBias d numbers: b
 * @param kinMap k times d: K, transposed
 * @param mix see the constants
 */
record Weights(
    int nodes,
    int inputs,
    int dimension,
    float[] centers,
    float[] offsets,
    float[] logRadii,
    float[] parentMap,
    float[] parentBias,
    float[] kinMap,
    float[] mix) {
  /** Logarithm of s. */
  static final int SCALE = 0;

  /** Logarithm of the t by which the nearness of kin falls off, {@code exp(-t |y - c|^2)}. */
  static final int FALL = 1;

  /** Weight of the logarithm of the mean nearness of children. */
  static final int KIN_MEAN = 2;

  /** Weight of the logarithm of the summed nearness of children. */
  static final int KIN_SUM = 3;

  /** Weight of the logarithm of the number of children. */
  static final int COUNT = 4;

  /** Weight of having children at all. */
  static final int INNER = 5;

  /** First of the weights of {@link WordIndex}'s kinds. */
  static final int WORDS = 6;

  /** First of the weights of the words of children: mean and presence of each of three kinds. */
  static final int KIN_WORDS = WORDS + WordIndex.KINDS;

  /** Kinds of words that are looked at in children, from {@link WordIndex#LAST} on. */
  static final int KIN_KINDS = 3;

  /** Number of weights. */
  static final int MIX = KIN_WORDS + 2 * KIN_KINDS;

  /** Whether a weight is of what children say. */
  static boolean isOfChildren(int weight) {
    return weight == KIN_MEAN || weight == KIN_SUM || weight == FALL || weight >= KIN_WORDS;
  }

  double scale() {
    return Math.exp(mix[SCALE]);
  }

  double fall() {
    return Math.exp(mix[FALL]);
  }

  /** Where the parent of a thing is looked for. */
  void parentPoint(float[] x, float[] z) {
    System.arraycopy(parentBias, 0, z, 0, dimension);
    multiply(x, parentMap, z);
  }

  /** Where the kin of a thing are looked for. */
  void kinPoint(float[] x, float[] y) {
    java.util.Arrays.fill(y, 0);
    multiply(x, kinMap, y);
  }

  private void multiply(float[] x, float[] map, float[] out) {
    for (int i = 0; i < inputs; i++) {
      if (x[i] != 0) {
        for (int j = 0; j < dimension; j++) {
          out[j] += x[i] * map[i * dimension + j];
        }
      }
    }
  }

  Weights copy() {
    return new Weights(
        nodes,
        inputs,
        dimension,
        centers.clone(),
        offsets.clone(),
        logRadii.clone(),
        parentMap.clone(),
        parentBias.clone(),
        kinMap.clone(),
        mix.clone());
  }
}
