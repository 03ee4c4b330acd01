package sphere.geometry.training;

import java.util.Arrays;
import sphere.geometry.ball.Chart;

/**
 * Looks for one ball with all that is below a node inside and every stranger outside.
 *
 * <p>Conditions are generated: solve, look for what is on the wrong side, ask for it too, solve
 * again. A wanted ball asks by its farthest point, a stranger's frame by its center until only
 * points are left. If conditions are in conflict, what bears most of the conflict for its weight
 * gives way: a frame to the frames in it, then for good. A ball is never blown up to reach what
 * does not fit, and replaces the one before only if it gains exactly counted pairs; of the balls on
 * the way the best is kept, since the last one, clean of strangers, may have dropped too much.
 *
 * <p>Scratch of one thread.
 */
final class BallSearch implements BallFinder {
  /**
   * Rounds of conditions: most searches end before the twentieth, those of the large nodes of dense
   * hierarchies, where most pairs are lost, go beyond the fortieth.
   */
  private static final int ROUNDS = 120;

  /** Every so manieth round is counted: what is dropped late may cost more than strangers do. */
  private static final int LOOK = 10;

  /**
   * New conditions of each kind in a round, about as many as a ball has unknowns in 64 dimensions.
   */
  private static final int BATCH = 60;

  /**
   * Conflicts that split a frame; after them frames go whole, every second time with their target.
   */
  private static final int SPLITS = 30;

  /** A frame of more than this part of all that is below is split for longer, never lost whole. */
  private static final int HEFTY = 64;

  /** Conflicts resolved one by one, beyond four for each target, which bounds a search. */
  private static final int PATIENCE = 4 * SPLITS;

  /**
   * Targets that a stranger's scale is measured by; of more, as many evenly picked, for the cost.
   */
  private static final int MEASURED = 200;

  /** Found radii are raised by this share, more than what a distance in double loses. */
  private static final double RAISE = 1 + 1e-12;

  private final Frames frames;
  private final Monitor monitor;
  private final Below below;
  private final Gain gain;
  private final Radii radii;
  private final Wanted wanted;
  private final Conditions conditions;
  private final Violators violators;
  private final Probe ball;
  private final double[] point;
  private double near;
  private double far;
  private float[] center;
  private double radius;
  private long most;

  BallSearch(Frames frames, Monitor monitor) {
    this.frames = frames;
    this.monitor = monitor;
    int d = frames.layout().dimension();
    below = new Below(frames);
    gain = new Gain(frames, below);
    radii = new Radii(frames, below, gain);
    wanted = new Wanted(frames);
    conditions = new Conditions(d, monitor);
    violators = new Violators(frames, below);
    ball = new Probe(d);
    point = new double[d];
  }

  /** Bytes that one takes at most beside what grows with the hierarchy. */
  static long bytes(int dimension) {
    return Conditions.bytes(dimension, (ROUNDS + 1) * 2 * BATCH);
  }

  @Override
  public boolean find(int v) {
    if (!below.look(v) || frames.isSettled(below)) {
      return false;
    }
    center = null;
    ball.set(frames.balls(), v);
    most = gain.of(ball, Long.MIN_VALUE / 4);
    if (!isPerfect()) {
      // The frame may only be too small for what left the frames in it.
      ball.set(frames.layout(), v);
      radii.best(ball);
      offer();
    }
    if (!isPerfect()) {
      separate(v);
    }
    return center != null;
  }

  // Holds all that is below, and no strangers.
  private boolean isPerfect() {
    return most == below.count() - 1;
  }

  @Override
  public float[] center() {
    return center;
  }

  @Override
  public double radius() {
    return radius;
  }

  // Keeps the ball if it gains, with half of the room up to the nearest stranger.
  private void offer() {
    float[] rounded = ball.round();
    long value = gain.of(ball, most);
    if (value > most) {
      most = value;
      center = rounded;
      double reached = gain.reached();
      radius = Math.nextUp((reached + (ball.radius() - reached) / 2) * RAISE);
    }
  }

  private void separate(int v) {
    begin(v);
    int conflicts = 0;
    for (int round = 1; round <= ROUNDS; round++) {
      monitor.check();
      while (!conditions.solve()) {
        if (!resolve(conflicts++)) {
          return;
        }
      }
      conditions.read(ball);
      boolean clean = inside() + outside() == 0;
      if (clean || round % LOOK == 0) {
        offer();
      }
      if (clean) {
        return;
      }
    }
  }

  private void begin(int v) {
    ball.set(frames.layout(), v);
    wanted.begin(below);
    near = Math.max(frames.layout().radii()[v], Float.MIN_NORMAL);
    far = near;
    for (int i = 0; i < below.targetCount(); i++) {
      int x = below.target(i);
      far = Math.max(far, ball.distance(frames.layout(), x) + frames.radius(x));
    }
    conditions.begin(ball, near, far);
    for (int i = 0; i < Math.min(wanted.count(), 2 * BATCH); i++) {
      if (!wanted.isBall(i)) {
        want(i, 0);
      }
    }
  }

  private boolean resolve(int conflicts) {
    int worst = conditions.culprit(wanted);
    int late = PATIENCE + 4 * below.targetCount();
    if (worst < 0 || conflicts > 3 * late) {
      return false;
    }
    int target = wanted.target(worst);
    boolean hefty = wanted.weight(worst) * HEFTY > below.count();
    if (conflicts < SPLITS || (hefty && conflicts <= 2 * late)) {
      wanted.split(worst);
    } else {
      wanted.drop(worst);
      if (target >= 0 && (conflicts & 1) == 0 || conflicts > late) {
        dropAll(target);
      }
    }
    conditions.release(wanted);
    return true;
  }

  private void dropAll(int target) {
    for (int i = 0; target != Wanted.OWN && i < wanted.count(); i++) {
      if (wanted.target(i) == target) {
        wanted.drop(i);
      }
    }
  }

  private int inside() {
    violators.clear();
    for (int i = 0; i < wanted.count(); i++) {
      if (!wanted.isGone(i)) {
        double short_ = wanted.distance(ball, i) + wanted.radius(i) - ball.radius();
        violators.offer(i, short_ / (wanted.target(i) < 0 ? near : 1));
      }
    }
    int[] worst = violators.worst(BATCH);
    Arrays.stream(worst).forEach(i -> want(i, wanted.radius(i)));
    return worst.length;
  }

  // Asks for the point of a wanted ball that is farthest from the center.
  private void want(int i, double radius) {
    double away = radius > 0 ? wanted.distance(ball, i) : 0;
    double share = away > 0 ? radius / away : 0;
    for (int k = 0; k < point.length; k++) {
      double y = wanted.center(i, k);
      point[k] = y + share * (y - ball.center()[k]);
    }
    conditions.add(point, true, scale(wanted.target(i)), i);
  }

  // Near: the node's frame. At a target: half of the frame around it.
  private double scale(int target) {
    if (target < 0) {
      return near;
    }
    int p = frames.tree().parent()[below.target(target)];
    double around = frames.layout().radii()[p];
    return Math.max(Float.MIN_NORMAL, Math.min(conditions.fromOrigin(point), around) / 2);
  }

  private int outside() {
    int[] worst = violators.strangers(ball, BATCH);
    for (int x : worst) {
      refuse(x);
    }
    return worst.length;
  }

  private void refuse(int x) {
    Chart layout = frames.layout();
    double away = ball.distance(layout, x);
    double share = below.crosses(x) && away > 0 ? frames.radius(x) / away : 0;
    for (int k = 0; k < point.length; k++) {
      double y = layout.centers()[x * point.length + k];
      point[k] = y + share * (y - ball.center()[k]);
    }
    double scale = conditions.fromOrigin(point);
    int step = 1 + below.targetCount() / MEASURED;
    for (int i = 0; i < below.targetCount(); i += step) {
      scale = Math.min(scale, layoutDistance(below.target(i)));
    }
    conditions.add(point, false, Math.max(Float.MIN_NORMAL, scale), -1);
  }

  private double layoutDistance(int x) {
    float[] centers = frames.layout().centers();
    double sum = 0;
    for (int k = 0, at = x * point.length; k < point.length; k++) {
      double y = point[k] - centers[at + k];
      sum += y * y;
    }
    return Math.sqrt(sum);
  }
}
