package sphere.geometry.training;

import java.util.Arrays;

/**
 * What one ball shall hold: frames, each standing for all that is in it, and single open balls. A
 * frame that does not fit gives way to the frames in it, so that what fits of it is not lost.
 *
 * <p>Numbered from 0 in order of addition. Scratch of one thread.
 */
final class Wanted {
  /** Stands below the node in the tree: no target. */
  static final int OWN = -1;

  /** Not a frame but the ball of an open node. */
  static final int BALL = -2;

  /**
   * Weight of an open ball: less than any node, so that it gives way first, for it is one pair, and
   * what is in it stands here too.
   */
  private static final double LIGHT = .05;

  private final Frames frames;
  private int[] node = new int[64];
  private int[] target = new int[64];
  private boolean[] gone = new boolean[64];
  private int count;

  Wanted(Frames frames) {
    this.frames = frames;
  }

  /** Begins with the frames next below a node, its targets, and all open balls below it. */
  void begin(Below below) {
    count = 0;
    addChildren(below.node(), OWN);
    for (int i = 0; i < below.targetCount(); i++) {
      add(below.target(i), i);
    }
    for (int i = 1; i < below.count(); i++) {
      if (frames.isOpen(below.get(i))) {
        add(below.get(i), BALL);
      }
    }
  }

  private void addChildren(int v, int of) {
    Tree tree = frames.tree();
    for (int s = tree.begin()[v]; s < tree.begin()[v + 1]; s++) {
      add(tree.children()[s], of);
    }
  }

  private void add(int v, int of) {
    if (count == node.length) {
      node = Arrays.copyOf(node, 2 * count);
      target = Arrays.copyOf(target, 2 * count);
      gone = Arrays.copyOf(gone, 2 * count);
    }
    node[count] = v;
    target[count] = of;
    gone[count++] = false;
  }

  int count() {
    return count;
  }

  int node(int i) {
    return node[i];
  }

  /** Index of the target that a frame belongs to, or {@link #OWN}, or {@link #BALL}. */
  int target(int i) {
    return target[i];
  }

  boolean isBall(int i) {
    return target[i] == BALL;
  }

  boolean isGone(int i) {
    return gone[i];
  }

  double radius(int i) {
    return isBall(i) ? frames.balls().radii()[node[i]] : frames.radius(node[i]);
  }

  double distance(Probe ball, int i) {
    return ball.distance(isBall(i) ? frames.balls() : frames.layout(), node[i]);
  }

  /** Coordinate k of the center. */
  double center(int i, int k) {
    int d = frames.layout().dimension();
    return (isBall(i) ? frames.balls() : frames.layout()).centers()[node[i] * d + k];
  }

  /** What is lost without it, in nodes. */
  double weight(int i) {
    return isBall(i) ? LIGHT : frames.tree().size()[node[i]];
  }

  void drop(int i) {
    gone[i] = true;
  }

  /** Drops a frame for the frames in it. */
  void split(int i) {
    gone[i] = true;
    if (!isBall(i)) {
      addChildren(node[i], target[i]);
    }
  }
}
