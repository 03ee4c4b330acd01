package sphere.geometry.roles;

/**
 * What the evidence for a candidate is made of: {@link #DENSE} numbers for each candidate, then one
 * 0 or 1 for each single way and each two ways in a row by which the candidate is reached from the
 * question's start.
 */
final class Features {
  /** From where the translation leads to the candidate's center, in units, negative. */
  static final int DISTANCE = 0;

  /** Logarithm of the same. */
  static final int CLOSENESS = 1;

  /** From the start's center to the candidate's, in units, negative. */
  static final int NEARNESS = 2;

  /** To the nearest of those that are known to lead to the candidate, in units, negative. */
  static final int NEAREST_KNOWN = 3;

  /** Logarithm of how many such there are, each by its nearness. */
  static final int VOTES = 4;

  /** Nearness of the candidate to the nearest known answer. */
  static final int NEAR_ANSWER = 5;

  /** Logarithm of how often the candidate is an answer. */
  static final int FREQUENCY = 6;

  /** Whether it ever is. */
  static final int EVER = 7;

  /** Logarithm of how many that share an end with the start have it as an answer. */
  static final int SHARED = 8;

  /** The same, each by how few share it. */
  static final int SHARED_WEIGHT = 9;

  /** Share of what lies in the start's ball that has the answer. */
  static final int CONTENT = 10;

  /** Whether the candidate lies in the ball of a known answer, or of an inherited filler. */
  static final int INSIDE_ANSWER = 11;

  /** Logarithm of how much lies in the candidate's ball. */
  static final int VOLUME = 12;

  /** Difference of depths, of their logarithms. */
  static final int DEPTH = 13;

  /** Information of the balls around both. */
  static final int COMMON = 14;

  /** Information of the balls around the candidate alone, negative. */
  static final int ALONE = 15;

  /** Whether the start has a restriction of the candidate, or inherits the candidate itself. */
  static final int IMAGE = 16;

  /** How many restrictions of the candidate the start has not, negative. */
  static final int IMAGE_LACKS = 17;

  /** Whether a parent's parent has the answer below it at once. */
  static final int COUSIN = 18;

  /** How many numbers each candidate has. */
  static final int DENSE = 19;

  /** With so many ways two in a row are told apart; with more single ones are. */
  static final int WAYS = 64;

  private final int ways;

  Features(int ways) {
    this.ways = ways;
  }

  /** Number of features in all. */
  int count() {
    return DENSE + ways + (ways <= WAYS ? ways * ways : 0);
  }

  /** Whether two ways in a row are features. */
  boolean hasPaths() {
    return ways <= WAYS;
  }

  /** The feature of a way. */
  int step(int way) {
    return DENSE + way;
  }

  /** The feature of two ways in a row. */
  int path(int first, int second) {
    return DENSE + ways + first * ways + second;
  }
}
