package sphere.geometry.training;

import java.util.Arrays;

/**
 * Counts exactly what a ball contains of what stands below its node, and of strangers, by descent
 * of the tree of frames: a frame apart from the ball or inside it is not looked into.
 *
 * <p>Scratch of one thread.
 */
final class Gain {
  private final Frames frames;
  private final Below below;
  private final Pending pending = new Pending();
  private double reached;
  private double[] found = new double[64];
  private int count;

  Gain(Frames frames, Below below) {
    this.frames = frames;
    this.below = below;
  }

  /** Radius that the descendants counted last need at least. */
  double reached() {
    return reached;
  }

  /**
   * Descendants less the price of strangers.
   *
   * @param atLeast counting stops once the result is sure to be at most this
   */
  long of(Probe ball, long atLeast) {
    reached = 0;
    long good = wholeFrames(ball) + openBalls(ball);
    long most = Math.max(0, good - atLeast) / frames.price() + 1;
    return good - frames.price() * strangers(ball, (int) Math.min(Integer.MAX_VALUE, most)).length;
  }

  private long wholeFrames(Probe ball) {
    Tree tree = frames.tree();
    long sum = 0;
    pending.clear();
    pending.pushChildren(tree, below.node());
    for (int i = 0; i < below.targetCount(); i++) {
      pending.push(below.target(i));
    }
    while (!pending.isEmpty()) {
      int x = pending.pop();
      double away = ball.distance(frames.layout(), x);
      double need = away + frames.radius(x);
      if (need <= ball.radius()) {
        sum += tree.size()[x] - frames.openBelow(x);
        reached = Math.max(reached, need);
      } else if (away - frames.radius(x) <= ball.radius()) {
        pending.pushChildren(tree, x);
      }
    }
    return sum;
  }

  // By a list: they lie anywhere.
  private long openBalls(Probe ball) {
    long sum = 0;
    for (int i = 0; i < frames.openCount(); i++) {
      int u = frames.open(i);
      if (u != below.node() && below.has(u) && frames.balls().radii()[u] <= ball.radius()) {
        double need = frames.need(ball, u);
        if (need <= ball.radius()) {
          sum++;
          reached = Math.max(reached, need);
        }
      }
    }
    return sum;
  }

  /** Open balls and frames of strangers in a ball; leaves as points. */
  long strangersOf(Probe ball) {
    return strangers(ball, Integer.MAX_VALUE).length;
  }

  /** Radii from which on a ball contains strangers, those within its radius; at most so many. */
  double[] strangers(Probe ball, int limit) {
    count = 0;
    for (int i = 0; i < frames.openCount(); i++) {
      int u = frames.open(i);
      if (frames.balls().radii()[u] <= ball.radius() && !below.has(u)) {
        note(frames.need(ball, u), ball);
      }
    }
    pending.clear();
    pending.pushChildren(frames.tree(), frames.hierarchy().nodeCount());
    while (!pending.isEmpty() && count < limit) {
      stranger(pending.pop(), ball);
    }
    return Arrays.copyOf(found, Math.min(count, limit));
  }

  private void stranger(int x, Probe ball) {
    if (!below.has(x)) {
      double away = ball.distance(frames.layout(), x);
      double own = frames.radius(x);
      if (!frames.isOpen(x)) {
        note(away + own, ball);
      }
      if (away - own <= ball.radius()) {
        pending.pushChildren(frames.tree(), x);
      }
    }
  }

  private void note(double need, Probe ball) {
    if (need <= ball.radius()) {
      found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
      found[count++] = need;
    }
  }
}
