package sphere.geometry.training;

import java.util.Arrays;
import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Reach;

/**
 * Moves a ball to where it lies in more of the balls above it and holds more of those below it.
 *
 * <p>{@link BallSearch} asks what a ball holds, not what holds it. Here each ball above and each
 * below moves this one half of what is missing and changes its radius by the other half, in turn;
 * of the ways to go, the exact count of pairs less strangers, on either side, picks where to rest.
 *
 * <p>Scratch of one thread; changes nothing.
 */
final class BallMoves implements BallFinder {
  /** Rounds, unless nothing is missing before. */
  private static final int ROUNDS = 400;

  /** Every so manieth round an eighth of what is still missing is given up, the worst. */
  private static final int GIVE = 6;

  private static final int SHARE = 8;

  /** Nodes below at most: larger balls are too much in use to move for the sake of one pair. */
  private static final int LARGEST = 300;

  /** What is asked for beyond touching, as a share of the radius: above rounding. */
  private static final double MARGIN = 1e-3;

  /** As in {@link TreeEmbedder}: more than what a distance in double loses. */
  private static final double RAISE = 1 + 1e-12;

  private final Frames frames;
  private final Monitor monitor;
  private final Below below;
  private final Gain gain;
  private final Reach above;
  private final Pending pending = new Pending();
  private final Probe ball;
  // Around the ball: first those above it, then those below.
  private int[] node = new int[64];
  private boolean[] given = new boolean[64];
  private double[] excess = new double[64];
  private int count;
  private int aboveCount;
  private int left;
  private float[] center;
  private double radius;
  private long most;
  // Share of the radii above within which it must lie: a little more where it is than elsewhere.
  private double inside;

  BallMoves(Frames frames, Monitor monitor) {
    this.frames = frames;
    this.monitor = monitor;
    below = new Below(frames);
    gain = new Gain(frames, below);
    above = new Reach(frames.hierarchy());
    ball = new Probe(frames.layout().dimension());
  }

  @Override
  public boolean find(int v) {
    below.look(v);
    if (below.count() > LARGEST) {
      return false;
    }
    gather(v);
    ball.set(frames.balls(), v);
    inside = RAISE;
    if (held() == count) {
      return false;
    }
    center = null;
    most = Long.MIN_VALUE / 4;
    most = value();
    inside = 1 - Around.SURE;
    descend();
    if (frames.isOpen(v)) {
      ball.set(frames.layout(), v);
      descend();
    }
    return center != null;
  }

  @Override
  public float[] center() {
    return center;
  }

  @Override
  public double radius() {
    return radius;
  }

  private void gather(int v) {
    aboveCount = above.visit(v, true) - 1;
    count = aboveCount + below.count() - 1;
    if (count > node.length) {
      node = new int[2 * count];
      given = new boolean[2 * count];
      excess = new double[2 * count];
    }
    for (int i = 0; i < count; i++) {
      node[i] = i < aboveCount ? above.visited(i + 1) : below.get(i - aboveCount + 1);
    }
  }

  // By how much it is not in a ball above, or does not hold one below.
  private double excess(int i) {
    if (i >= aboveCount) {
      return frames.need(ball, node[i]) * RAISE - ball.radius();
    }
    double r = frames.balls().radii()[node[i]] * inside;
    return ball.distance(frames.balls(), node[i]) + ball.radius() - r;
  }

  private int held() {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      excess[i] = excess(i);
      sum += excess[i] <= 0 ? 1 : 0;
    }
    return sum;
  }

  // After held(). Below `most` it may be any number below.
  private long value() {
    long sum = -frames.price() * strangersAbove();
    for (int i = 0; i < aboveCount; i++) {
      sum += excess[i] <= 0 ? 1 : 0;
    }
    return sum + gain.of(ball, most - sum);
  }

  private long strangersAbove() {
    long sum = closedAbove();
    for (int i = 0; i < frames.openCount(); i++) {
      int b = frames.open(i);
      boolean stranger = b != below.node() && !above.reached(b);
      sum += stranger && isIn(frames.balls(), b) ? 1 : 0;
    }
    return sum;
  }

  private long closedAbove() {
    long sum = 0;
    pending.clear();
    pending.pushChildren(frames.tree(), frames.hierarchy().nodeCount());
    while (!pending.isEmpty()) {
      int b = pending.pop();
      if (!frames.isLeaf(b) && isIn(frames.layout(), b)) {
        boolean stranger = !frames.isOpen(b) && b != below.node() && !above.reached(b);
        sum += stranger ? 1 : 0;
        pending.pushChildren(frames.tree(), b);
      }
    }
    return sum;
  }

  private boolean isIn(Chart chart, int b) {
    double r = chart.radii()[b];
    return r >= ball.radius() && ball.distance(chart, b) + ball.radius() <= r;
  }

  private void descend() {
    Arrays.fill(given, 0, count, false);
    boolean moved = true;
    left = count;
    // Once fewer are asked for than are held, what is left is not worth the way.
    for (int round = 1; round < ROUNDS && moved && left > most; round++) {
      monitor.check();
      moved = project();
      offer();
      if (round % GIVE == 0) {
        give();
      }
    }
  }

  private void offer() {
    double[] unrounded = ball.center().clone();
    float[] rounded = ball.round();
    if (ball.radius() > 0 && held() > most) {
      long value = value();
      if (value > most) {
        most = value;
        center = rounded;
        radius = ball.radius() * RAISE;
      }
    }
    System.arraycopy(unrounded, 0, ball.center(), 0, unrounded.length);
  }

  private void give() {
    int missing = 0;
    for (int i = 0; i < count; i++) {
      excess[i] = given[i] ? 0 : Math.max(0, excess(i));
      missing += excess[i] > 0 ? 1 : 0;
    }
    double[] sorted = Arrays.copyOf(excess, count);
    Arrays.sort(sorted);
    double least = sorted[count - 1 - missing / SHARE];
    for (int i = 0; i < count; i++) {
      if (excess[i] > 0 && excess[i] >= least) {
        given[i] = true;
        left--;
      }
    }
  }

  private boolean project() {
    boolean moved = false;
    for (int i = 0; i < count; i++) {
      double by = given[i] ? 0 : excess(i);
      if (by + MARGIN * ball.radius() > 0 && !given[i]) {
        moved |= by > 0;
        pull(i, (by + MARGIN * ball.radius()) / 2);
      }
    }
    return moved;
  }

  // By the same length in place and in size.
  private void pull(int i, double by) {
    boolean isAbove = i < aboveCount;
    Chart chart = isAbove || frames.isOpen(node[i]) ? frames.balls() : frames.layout();
    double away = ball.distance(chart, node[i]);
    double step = away > 0 ? Math.min(1, by / away) : 0;
    double[] c = ball.center();
    for (int k = 0; k < c.length; k++) {
      c[k] += step * (chart.centers()[node[i] * c.length + k] - c[k]);
    }
    ball.radius(Math.max(0, ball.radius() + (isAbove ? -by : by)));
  }
}
