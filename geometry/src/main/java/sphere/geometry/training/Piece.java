package sphere.geometry.training;

import java.util.Arrays;
import sphere.geometry.ball.Chart;
import sphere.geometry.ball.Distance;

/**
 * A subtree of frames on its way: a point in 64 bits, its center, with everything else at fixed
 * offsets, which may be shrunk; and its positions as they would be stored. A leaf is the smallest.
 *
 * <p>Scratch of one thread.
 */
final class Piece {
  /** Most nodes, one bit of a mask each; larger ones fit hardly anywhere as a whole. */
  static final int MOST = 64;

  /** As in {@link TreeEmbedder}: more than what a distance in double loses. */
  private static final double RAISE = 1 + 1e-12;

  private final Frames frames;
  private final int d;
  private final int[] member = new int[MOST];
  // Index of its parent in the tree, and which are below it, itself included.
  private final int[] above = new int[MOST];
  private final long[] below = new long[MOST];
  private final Probe point;
  private final float[] stored;
  private final double[] radii = new double[MOST];
  private int size;
  private int inner;
  private double shrink;
  private double path;

  Piece(Frames frames) {
    this.frames = frames;
    d = frames.layout().dimension();
    point = new Probe(d);
    stored = new float[MOST * d];
  }

  /** Whether all below {@code x} in the tree can be moved as a whole: small, and nothing open. */
  static boolean isOne(Frames frames, int x) {
    return frames.tree().size()[x] <= MOST && frames.openBelow(x) == 0;
  }

  /** Becomes the subtree of {@code x}, where it lies. */
  void take(int x) {
    size = frames.tree().subtree(x, member);
    relate();
    point.set(frames.layout(), x);
    shrink = 1;
    path = 0;
    round();
  }

  private void relate() {
    inner = 0;
    for (int j = 0, p = 0; j < size; j++) {
      inner += frames.isLeaf(member[j]) ? 0 : 1;
      below[j] = 1L << j;
      // Parents come before children, and in the order of their children.
      while (j > 0 && member[p] != frames.tree().parent()[member[j]]) {
        p++;
      }
      above[j] = p;
    }
    for (int j = size - 1; j > 0; j--) {
      below[above[j]] |= below[j];
    }
  }

  /** Makes its frame at most so large. */
  void shrinkTo(double radius) {
    if (radius < radius()) {
      shrink = radius / frames.radius(member[0]);
      round();
    }
  }

  int size() {
    return size;
  }

  /** Number of nodes that are no leaves. */
  int inner() {
    return inner;
  }

  int node() {
    return member[0];
  }

  int member(int j) {
    return member[j];
  }

  /** Radius of its frame; 0 for a leaf. */
  double radius() {
    return radius(0);
  }

  /** Radius of the frame of its j-th node; 0 for a leaf. */
  double radius(int j) {
    return frames.isLeaf(member[j]) ? 0 : radii[j];
  }

  /** How far it has gone in all, by which what was near can have come nearer at most. */
  double path() {
    return path;
  }

  /** From the point to the center of a ball. */
  double away(Chart chart, int b) {
    return point.distance(chart, b);
  }

  /** Goes straight to where its distance from a ball's center, {@code away} now, is {@code to}. */
  void go(Chart chart, int b, double away, double to) {
    double[] at = point.center();
    for (int k = 0; k < d; k++) {
      double c = chart.centers()[b * d + k];
      at[k] = c + (at[k] - c) * (to / away);
    }
    path += Math.abs(to - away);
  }

  /** Rounds its positions to what can be stored, and its frames outwards to hold each other. */
  void round() {
    float[] from = frames.layout().centers();
    for (int j = 0; j < size; j++) {
      for (int k = 0; k < d; k++) {
        double offset = (double) from[member[j] * d + k] - from[member[0] * d + k];
        stored[j * d + k] = (float) (point.center()[k] + shrink * offset);
      }
      radii[j] = shrink * frames.layout().radii()[member[j]];
    }
    for (int j = size - 1; j > 0; j--) {
      int p = above[j];
      radii[p] = Math.max(radii[p], (away(j, p) + radius(j)) * RAISE);
    }
  }

  private double away(int i, int j) {
    return Distance.of(stored, i * d, stored, j * d, d);
  }

  /** Whether no frame, as rounded last, holds one that is not below it in the tree. */
  boolean isWhole() {
    boolean whole = true;
    for (int j = 0; j < size && whole; j++) {
      for (int i = 0; i < size && whole && !frames.isLeaf(member[j]); i++) {
        whole = (below[j] >>> i & 1) != 0 || away(i, j) + radius(i) > radius(j);
      }
    }
    return whole;
  }

  /** As rounded last: from the j-th node to the center of a ball. */
  double away(int j, Chart chart, int b) {
    return Distance.of(stored, j * d, chart.centers(), b * d, d);
  }

  /** As rounded last. */
  float[] centers() {
    return Arrays.copyOf(stored, size * d);
  }

  /** As rounded last. */
  double[] radii() {
    return Arrays.copyOf(radii, size);
  }
}
