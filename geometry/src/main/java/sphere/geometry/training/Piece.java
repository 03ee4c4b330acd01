package sphere.geometry.training;

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

  private final Frames frames;
  private final int d;
  private final int[] member = new int[MOST];
  private final double[] point;
  private final float[] stored;
  private int size;
  private int inner;
  private double shrink;
  private double path;

  Piece(Frames frames) {
    this.frames = frames;
    d = frames.layout().dimension();
    point = new double[d];
    stored = new float[MOST * d];
  }

  /** Whether all below {@code x} in the tree can be moved as a whole: small, and nothing open. */
  static boolean isOne(Frames frames, int x) {
    return frames.tree().size()[x] <= MOST && frames.openBelow(x) == 0;
  }

  /** Becomes the subtree of {@code x}, where it lies. */
  void take(int x) {
    size = frames.tree().subtree(x, member);
    inner = 0;
    for (int j = 0; j < size; j++) {
      inner += frames.isLeaf(member[j]) ? 0 : 1;
    }
    for (int k = 0; k < d; k++) {
      point[k] = frames.layout().centers()[x * d + k];
    }
    shrink = 1;
    path = 0;
    round();
  }

  /** Makes its frame at most so large. */
  void shrinkTo(double radius) {
    if (radius < radius()) {
      shrink = radius / frames.radius(member[0]);
    }
  }

  double shrink() {
    return shrink;
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
    return shrink * frames.radius(member[j]);
  }

  /** How far it has gone in all, by which what was near can have come nearer at most. */
  double path() {
    return path;
  }

  /** From the point to the center of a ball. */
  double away(Chart chart, int b) {
    double norm2 = 0;
    for (int k = 0; k < d; k++) {
      double y = point[k] - chart.centers()[b * d + k];
      norm2 += y * y;
    }
    return Math.sqrt(norm2);
  }

  /** Goes straight to where its distance from a ball's center, {@code away} now, is {@code to}. */
  void go(Chart chart, int b, double away, double to) {
    for (int k = 0; k < d; k++) {
      double c = chart.centers()[b * d + k];
      point[k] = c + (point[k] - c) * (to / away);
    }
    path += Math.abs(to - away);
  }

  /** Rounds its positions to what can be stored. */
  void round() {
    float[] from = frames.layout().centers();
    for (int j = 0; j < size; j++) {
      for (int k = 0; k < d; k++) {
        double offset = (double) from[member[j] * d + k] - from[member[0] * d + k];
        stored[j * d + k] = (float) (point[k] + shrink * offset);
      }
    }
  }

  /** As rounded last: from the j-th node to the center of a ball. */
  double away(int j, Chart chart, int b) {
    return Distance.of(stored, j * d, chart.centers(), b * d, d);
  }

  /** As rounded last. */
  float[] centers() {
    return java.util.Arrays.copyOf(stored, size * d);
  }
}
