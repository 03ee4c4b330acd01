package sphere.geometry.features;

import java.util.Arrays;
import sphere.geometry.hierarchy.Hierarchy;

/**
 * What the known children of candidates say about one thing: how near they are to where its kin are
 * looked for, and what words say of them; scratch of one thread.
 */
final class Kin {
  /**
   * Beyond this exponent nearness is below a thousandth of the floor, and counts for nothing: of
   * many things learning sees the nearest kin alone.
   */
  private static final double FAR = 14;

  private static final double NOTHING = Math.exp(-FAR);

  private static final int KINDS = Weights.KIN_KINDS;

  private final Hierarchy hierarchy;
  private final float[] squared;
  private final float[] nearness;
  private final double[] sum;
  private final float[] spokenWords;
  // Whose kin are near.
  private final int[] touched;
  // Of whose children words speak.
  private final int[] spoken;
  private final boolean[] isSpoken;
  private final double[] decay = new double[Decay.BLOCK];
  private int touchedCount;
  private int spokenCount;
  private int excluded = -1;
  private double fall;

  Kin(Hierarchy hierarchy) {
    this.hierarchy = hierarchy;
    int n = hierarchy.nodeCount();
    squared = new float[n];
    nearness = new float[n];
    sum = new double[n];
    spokenWords = new float[n * KINDS];
    touched = new int[n];
    spoken = new int[n];
    isSpoken = new boolean[n];
  }

  static long bytes(int nodes) {
    return nodes * (8L + 4L * KINDS + 17);
  }

  /**
   * Forgets the thing before.
   *
   * @param excluded the thing itself, which is no kin of its own; -1 if it is new
   * @param fall by what nearness falls off
   */
  void begin(int excluded, double fall) {
    forget();
    this.excluded = excluded;
    this.fall = fall;
  }

  private void forget() {
    for (int i = 0; i < touchedCount; i++) {
      sum[touched[i]] = 0;
    }
    for (int i = 0; i < spokenCount; i++) {
      isSpoken[spoken[i]] = false;
      Arrays.fill(spokenWords, spoken[i] * KINDS, (spoken[i] + 1) * KINDS, 0);
    }
    touchedCount = 0;
    spokenCount = 0;
  }

  /**
   * Finds which of some are near.
   *
   * @param neighbors ordinals, whose {@link #squared} is set
   */
  void find(int[] neighbors) {
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

  /**
   * The same of all.
   *
   * @param inner {@link Standing#inner}
   */
  void findAmongAll(int[] inner) {
    for (int begin = 0; begin < squared.length; begin += Decay.BLOCK) {
      int end = Math.min(begin + Decay.BLOCK, squared.length);
      for (int u = begin; u < end; u++) {
        decay[u - begin] = fall * squared[u];
      }
      Decay.apply(decay);
      for (int u = begin; u < end; u++) {
        // What is less than nothing counts as 0, without a branch, which would be guessed wrong as
        // often as right.
        double more = Math.max(0, decay[u - begin] - NOTHING);
        nearness[u] = (float) (more + Math.min(NOTHING, more * 1e9));
      }
    }
    if (excluded >= 0) {
      nearness[excluded] = 0;
    }
    for (int p : inner) {
      gatherChildren(p);
    }
  }

  private void gatherChildren(int p) {
    double near = 0;
    for (int s = hierarchy.childBegin(p); s < hierarchy.childEnd(p); s++) {
      near += nearness[hierarchy.child(s)];
    }
    if (near > 0) {
      sum[p] = near;
      touched[touchedCount++] = p;
    }
  }

  private void near(int u) {
    if (u != excluded) {
      nearness[u] = (float) Math.exp(-fall * squared[u]);
      for (int s = hierarchy.parentBegin(u); s < hierarchy.parentEnd(u); s++) {
        int p = hierarchy.parent(s);
        // Nearness is never 0 here.
        if (sum[p] == 0) {
          touched[touchedCount++] = p;
        }
        sum[p] += nearness[u];
      }
    }
  }

  /** Takes in for which children words speak. */
  void hear(WordSearch words) {
    for (int i = 0; i < words.size(); i++) {
      int u = words.found(i);
      for (int s = hierarchy.parentBegin(u); u != excluded && s < hierarchy.parentEnd(u); s++) {
        int p = hierarchy.parent(s);
        if (!isSpoken[p]) {
          isSpoken[p] = true;
          spoken[spokenCount++] = p;
        }
        for (int j = 0; j < KINDS; j++) {
          spokenWords[p * KINDS + j] += words.value(u, WordIndex.LAST + j);
        }
      }
    }
  }

  /** Squared distances from where kin are looked for, to be set before they are found. */
  float[] squared() {
    return squared;
  }

  /** By what nearness falls off. */
  double fall() {
    return fall;
  }

  /** How near a thing is, 0 to 1. */
  double nearness(int u) {
    return nearness[u];
  }

  /** Summed nearness of the children of a candidate. */
  double sum(int v) {
    return sum[v];
  }

  /** How many candidates have children that are near. */
  int size() {
    return touchedCount;
  }

  /** The i-th of them. */
  int parent(int i) {
    return touched[i];
  }

  /** Of the children of how many candidates words speak. */
  int spokenOf() {
    return spokenCount;
  }

  /** The i-th of them. */
  int spokenOf(int i) {
    return spoken[i];
  }

  /** Whether words speak of children of a candidate. */
  boolean isSpokenOf(int v) {
    return isSpoken[v];
  }

  /** What they say, by kind, summed over its children. */
  float word(int v, int kind) {
    return spokenWords[v * KINDS + kind];
  }
}
