package sphere.geometry.training;

import sphere.geometry.hierarchy.Reach;

/**
 * Moves a leaf, or a small subtree of frames that nothing has left, to where more of the balls
 * around it are its ancestors'.
 *
 * <p>It may go as far as the frames above are of open nodes: a frame that its node's ball has left
 * means nothing any more, and up to the first that means something there is room. The piece is
 * projected in turn into each ancestor's ball and out of each stranger's, and rests where the exact
 * count of ancestors less strangers was best. It then hangs in the tree under the deepest frame on
 * its way up that holds it. A subtree shrinks before it sets out: the smaller, the more like a
 * point, and what is in it does not notice.
 *
 * <p>Scratch of one thread; changes nothing.
 */
final class PieceMoves {
  /** Rounds of projections: where there is room, most leaves rest before the tenth. */
  private static final int ROUNDS = 40;

  /** Rounds where nothing comes after that could still make room. */
  private static final int THOROUGH = 80;

  /** Then every so manieth round one ball is given up, lest all pull and none gets. */
  private static final int GIVE = 6;

  /**
   * How far from a surface a piece shall rest, as a share of its parent's frame: above rounding,
   * and little of the room.
   */
  private static final double MARGIN = .02;

  /** A subtree's radius at most, as a share of its parent's frame. */
  private static final double SHRUNK = .1;

  private final Frames frames;
  private final Monitor monitor;
  private final Reach reach;
  private final Pending pending = new Pending();
  private final Piece piece;
  private final Around around;
  private final Probe at;
  private boolean thorough;
  private int room;
  private int hit;
  private int most;
  private float[] best;
  private double[] radii;
  private int parent;

  PieceMoves(Frames frames, Monitor monitor) {
    this.frames = frames;
    this.monitor = monitor;
    reach = new Reach(frames.hierarchy());
    piece = new Piece(frames);
    around = new Around(frames, reach, piece);
    at = new Probe(frames.layout().dimension());
  }

  /**
   * Looks for a better place of a subtree; null if there is none.
   *
   * @param slowly whether to take longer, and to give up balls that cannot be had
   */
  Move move(int x, boolean slowly) {
    thorough = slowly;
    int home = frames.tree().parent()[x];
    if (home < 0 || !Piece.isOne(frames, x) || !misses(x)) {
      return null;
    }
    room = room(home);
    piece.take(x);
    around.gather(room);
    most = value();
    piece.shrinkTo(SHRUNK * frames.layout().radii()[home]);
    around.renew();
    best = null;
    descend(home);
    return best == null ? null : new Move(x, parent, radii, best);
  }

  private boolean misses(int x) {
    boolean misses = false;
    boolean news = thorough || frames.isNews(x, x);
    at.set(frames.layout(), x);
    for (int i = reach.visit(x, true) - 1; i > 0; i--) {
      int a = reach.visited(i);
      double need = at.distance(frames.balls(), a) + frames.radius(x);
      misses |= frames.isOpen(a) && need > frames.balls().radii()[a];
      news |= frames.isNews(a, x);
    }
    return misses && news;
  }

  private int room(int home) {
    int a = home;
    while (frames.isOpen(a) && frames.tree().parent()[a] >= 0) {
      a = frames.tree().parent()[a];
    }
    return a;
  }

  private void descend(int home) {
    double margin = MARGIN * frames.layout().radii()[home];
    boolean moving = true;
    for (int i = 0; i < (thorough ? THOROUGH : ROUNDS) && moving; i++) {
      monitor.check();
      if (thorough && i > 0 && i % GIVE == 0) {
        around.giveWorst();
      }
      moving = project(margin);
      if (around.atMost() > most) {
        offer(home);
      }
    }
  }

  private boolean project(double margin) {
    boolean moved = around.project(margin);
    piece.round();
    hit = -1;
    strangers();
    if (hit >= 0) {
      moved |= around.project(hit, false, margin);
    }
    return around.project(room, true, margin) | moved;
  }

  private void offer(int home) {
    piece.round();
    if (!isIn(room)) {
      return;
    }
    int value = value();
    if (value > most && piece.isWhole()) {
      most = value;
      best = piece.centers();
      radii = piece.radii();
      parent = home;
      while (parent != room && !isIn(parent)) {
        parent = frames.tree().parent()[parent];
      }
    }
  }

  private boolean isIn(int frame) {
    double away = piece.away(0, frames.layout(), frame);
    return away + piece.radius() <= frames.layout().radii()[frame] * (1 - Around.SURE);
  }

  private int value() {
    return around.exact() - frames.price() * strangers();
  }

  /**
   * At most so many pairs with strangers in frames below the room, given that a closed stranger's
   * frame may hold all of the piece and each frame of the piece a stranger's leaf; notes the first
   * such frame.
   */
  private int strangers() {
    int sum = 0;
    pending.clear();
    pending.pushInOrder(frames.tree(), room);
    while (!pending.isEmpty()) {
      int b = pending.pop();
      if (b != piece.node() && touches(b)) {
        sum += frames.isLeaf(b) ? piece.inner() : inner(b);
      }
    }
    return sum;
  }

  private boolean touches(int b) {
    if (frames.isLeaf(b) && piece.inner() == 0) {
      return false;
    }
    return piece.away(0, frames.layout(), b) <= frames.radius(b) + piece.radius();
  }

  // What is in the frame comes next.
  private int inner(int b) {
    pending.pushInOrder(frames.tree(), b);
    if (frames.isOpen(b) || reach.reached(b)) {
      return 0;
    }
    hit = hit < 0 ? b : hit;
    return piece.size();
  }
}
