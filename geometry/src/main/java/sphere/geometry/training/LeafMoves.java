package sphere.geometry.training;

import java.util.Arrays;
import sphere.geometry.ball.Chart;
import sphere.geometry.ball.Distance;
import sphere.geometry.hierarchy.Reach;

/**
 * Moves a leaf, within the frame of its parent, to where more of the balls around it are its
 * ancestors'.
 *
 * <p>The point is projected in turn into each ancestor's ball and out of each stranger's, as in
 * Kaczmarz's method, and rests where the exact count of ancestors less strangers was best. Only
 * balls whose surface may pass through the parent's frame take part; in or out of all others the
 * leaf stays wherever it is. Scratch of one thread; reads balls of inner nodes, writes its leaf's.
 */
final class LeafMoves {
  /** Rounds of projections: where there is room, most leaves rest before the tenth. */
  private static final int ROUNDS = 40;

  /**
   * How far from a surface the point shall rest, as a share of the parent's frame: above rounding,
   * and little of the room.
   */
  private static final double MARGIN = .02;

  /** Share of a radius that a count leaves to rounding, so that the audit counts the same. */
  private static final double INSIDE = 1 - 1e-9;

  private final Frames frames;
  private final Monitor monitor;
  private final Reach reach;
  private final int d;
  private final double[] point;
  private final float[] stored;
  private int[] ball = new int[64];
  private int count;
  private int parent;

  LeafMoves(Frames frames, Monitor monitor) {
    this.frames = frames;
    this.monitor = monitor;
    reach = new Reach(frames.hierarchy());
    d = frames.layout().dimension();
    point = new double[d];
    stored = new float[d];
  }

  void move(int leaf) {
    parent = frames.tree().parent()[leaf];
    if (parent < 0 || !missed(leaf)) {
      return;
    }
    gather(leaf);
    for (int k = 0; k < d; k++) {
      point[k] = frames.layout().centers()[leaf * d + k];
    }
    round();
    float[] best = best();
    if (best != null) {
      frames.move(leaf, best);
    }
  }

  private boolean missed(int leaf) {
    boolean missed = false;
    for (int i = reach.visit(leaf, true) - 1; i > 0; i--) {
      int a = reach.visited(i);
      missed |= frames.isOpen(a) && frames.balls().distance(a, leaf) > frames.balls().radii()[a];
    }
    return missed;
  }

  // Open balls whose surface is no farther than the frame is wide, and closed siblings.
  private void gather(int leaf) {
    count = 0;
    double wide = 2 * frames.layout().radii()[parent];
    for (int i = 0; i < frames.openCount(); i++) {
      int b = frames.open(i);
      if (Math.abs(frames.balls().distance(b, leaf) - frames.balls().radii()[b]) <= wide) {
        use(b);
      }
    }
    Tree tree = frames.tree();
    for (int s = tree.begin()[parent]; s < tree.begin()[parent + 1]; s++) {
      int b = tree.children()[s];
      if (!frames.isLeaf(b) && !frames.isOpen(b)) {
        use(b);
      }
    }
  }

  private void use(int b) {
    ball = count == ball.length ? Arrays.copyOf(ball, 2 * count) : ball;
    ball[count++] = b;
  }

  // Null if nothing was better than where it was.
  private float[] best() {
    int most = score();
    float[] best = null;
    boolean moving = true;
    for (int i = 0; i < ROUNDS && moving; i++) {
      monitor.check();
      moving = project();
      round();
      if (framed() && score() > most) {
        most = score();
        best = stored.clone();
      }
    }
    return best;
  }

  private boolean project() {
    boolean moved = false;
    for (int i = 0; i < count; i++) {
      moved |= project(frames.balls(), ball[i], reach.reached(ball[i]));
    }
    return project(frames.layout(), parent, true) | moved;
  }

  private boolean project(Chart chart, int b, boolean inside) {
    double norm2 = 0;
    for (int k = 0; k < d; k++) {
      double y = point[k] - chart.centers()[b * d + k];
      norm2 += y * y;
    }
    double r = chart.radii()[b];
    double margin = Math.min(MARGIN * frames.layout().radii()[parent], r / 10);
    double to = inside ? r - margin : r + margin;
    double away = Math.sqrt(norm2);
    if (away == 0 || (inside ? away <= to : away >= to)) {
      return false;
    }
    for (int k = 0; k < d; k++) {
      double c = chart.centers()[b * d + k];
      point[k] = c + (point[k] - c) * (to / away);
    }
    return true;
  }

  private void round() {
    for (int k = 0; k < d; k++) {
      stored[k] = (float) point[k];
    }
  }

  private boolean in(Chart chart, int b) {
    double away = Distance.of(stored, 0, chart.centers(), b * d, d);
    return away <= chart.radii()[b] * INSIDE;
  }

  private boolean framed() {
    return in(frames.layout(), parent);
  }

  private int score() {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      if (in(frames.balls(), ball[i])) {
        sum += reach.reached(ball[i]) ? 1 : -frames.price();
      }
    }
    return sum;
  }
}
