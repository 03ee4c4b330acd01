package sphere.geometry.training;

import java.util.Arrays;
import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Reach;

/**
 * The balls around a piece whose surfaces it may cross: which of its nodes each shall hold, and
 * which it does.
 *
 * <p>Distances are taken lazily: what is {@code s} away from crossing a surface is looked at again
 * once the piece has gone as far. Scratch of one thread.
 */
final class Around {
  /**
   * Share of a radius by which what counts as held must lie inside, and what does not outside: so a
   * gain is never one of rounding, and what rests on a surface, where the next change loses it, is
   * worth moving off.
   */
  static final double SURE = 1e-9;

  private final Frames frames;
  private final Chart balls;
  private final Reach reach;
  private final Piece piece;
  private int[] ball = new int[64];
  private long[] wanted = new long[64];
  private boolean[] given = new boolean[64];
  private boolean[] in = new boolean[64];
  private boolean[] out = new boolean[64];
  private double[] until = new double[64];
  private int count;
  private final Probe at;
  private int[] near = new int[0];
  private int nearRoom = -1;
  private int nearChanges;
  private int nearCount;
  private long whole;

  Around(Frames frames, Reach reach, Piece piece) {
    this.frames = frames;
    this.reach = reach;
    this.piece = piece;
    balls = frames.balls();
    at = new Probe(balls.dimension());
  }

  /**
   * Gathers open balls whose surface is no farther than {@code room}'s frame is wide, and closed
   * ancestors within it. Leaves {@code reach} at the ancestors of the piece's node.
   */
  void gather(int room) {
    count = 0;
    double wide = 2 * frames.layout().radii()[room];
    near(room);
    for (int i = 0; i < nearCount; i++) {
      int b = near[i];
      if (Math.abs(piece.away(balls, b) - balls.radii()[b]) <= wide) {
        add(b);
      }
    }
    int ancestors = reach.visit(piece.node(), true);
    for (int i = 1; i < ancestors; i++) {
      int b = reach.visited(i);
      if (!frames.isOpen(b) && frames.tree().covers(room, b)) {
        add(b);
      }
    }
    want();
  }

  // What no piece within the room's frame needs to look at is left out for all of them.
  private void near(int room) {
    if (room == nearRoom && frames.changes() == nearChanges) {
      return;
    }
    nearRoom = room;
    nearChanges = frames.changes();
    near = near.length < frames.openCount() ? new int[2 * frames.openCount()] : near;
    nearCount = 0;
    double wide = 3.001 * frames.layout().radii()[room];
    at.set(frames.layout(), room);
    for (int i = 0; i < frames.openCount(); i++) {
      int b = frames.open(i);
      if (Math.abs(at.distance(balls, b) - balls.radii()[b]) <= wide) {
        near[nearCount++] = b;
      }
    }
  }

  private void add(int b) {
    if (count == ball.length) {
      ball = Arrays.copyOf(ball, 2 * count);
      wanted = Arrays.copyOf(wanted, 2 * count);
      given = Arrays.copyOf(given, 2 * count);
      in = Arrays.copyOf(in, 2 * count);
      out = Arrays.copyOf(out, 2 * count);
      until = Arrays.copyOf(until, 2 * count);
    }
    wanted[count] = 0;
    given[count] = false;
    until[count] = -1;
    ball[count++] = b;
  }

  private void want() {
    whole = piece.size() == Piece.MOST ? -1 : (1L << piece.size()) - 1;
    for (int j = piece.size() - 1; j >= 0; j--) {
      reach.visit(piece.member(j), true);
      for (int i = 0; i < count; i++) {
        wanted[i] |= reach.reached(ball[i]) ? 1L << j : 0;
      }
    }
  }

  /** Forgets distances: the piece was shrunk. */
  void renew() {
    Arrays.fill(until, 0, count, -1);
  }

  /** Gives up the ball that shall hold the piece and lies farthest from doing so. */
  void giveWorst() {
    int worst = -1;
    double most = 0;
    for (int i = 0; i < count; i++) {
      if (!given[i] && wanted[i] == whole && !holds(i)) {
        double by = piece.away(balls, ball[i]) + piece.radius() - balls.radii()[ball[i]];
        if (by > most) {
          most = by;
          worst = i;
        }
      }
    }
    if (worst >= 0) {
      given[worst] = true;
    }
  }

  private boolean holds(int i) {
    look(i);
    return in[i];
  }

  private void look(int i) {
    if (piece.path() >= until[i]) {
      note(i, piece.away(balls, ball[i]));
    }
  }

  private void note(int i, double away) {
    double r = balls.radii()[ball[i]];
    double rho = piece.radius();
    in[i] = away + rho <= r;
    out[i] = away - rho > r;
    until[i] = piece.path() + Math.min(Math.abs(away + rho - r), Math.abs(away - rho - r));
  }

  /**
   * Projects the piece in turn into every ball that shall hold all of it and out of every one that
   * shall hold nothing of it, as in Kaczmarz's method.
   *
   * @param margin how far from a surface it shall rest
   * @return whether it moved
   */
  boolean project(double margin) {
    boolean moved = false;
    for (int i = 0; i < count; i++) {
      if (!given[i] && (wanted[i] == 0 || wanted[i] == whole)) {
        moved |= project(i, margin);
      }
    }
    return moved;
  }

  private boolean project(int i, double margin) {
    boolean inside = wanted[i] != 0;
    double r = balls.radii()[ball[i]];
    double m = Math.min(margin, r / 10);
    if (piece.path() < until[i] - m && (inside ? in[i] : out[i])) {
      return false;
    }
    double away = piece.away(balls, ball[i]);
    double to = to(r, m, inside);
    boolean moves = to >= 0 && away > 0 && (inside ? away > to : away < to);
    if (moves) {
      piece.go(balls, ball[i], away, to);
    }
    note(i, moves ? to : away);
    return moves;
  }

  /** As {@link #project(double)}, for one frame. */
  boolean project(int frame, boolean inside, double margin) {
    Chart layout = frames.layout();
    double r = layout.radii()[frame];
    double away = piece.away(layout, frame);
    double to = to(r, Math.min(margin, r / 10), inside);
    boolean moves = to >= 0 && away > 0 && (inside ? away > to : away < to);
    if (moves) {
      piece.go(layout, frame, away, to);
    }
    return moves;
  }

  // Below 0 if the piece is too large for it.
  private double to(double r, double margin, boolean inside) {
    return inside ? r - margin - piece.radius() : r + margin + piece.radius();
  }

  /** Pairs held less the price of strangers, of the unrounded piece: no less than the exact. */
  int atMost() {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      look(i);
      if (in[i]) {
        sum += value(i);
      } else if (!out[i]) {
        sum += Long.bitCount(wanted[i]);
      }
    }
    return sum;
  }

  private int value(int i) {
    int good = Long.bitCount(wanted[i]);
    return good - frames.price() * (piece.size() - good);
  }

  /**
   * Pairs held for {@link #SURE} less the price of strangers that are not out for sure, of the
   * piece as rounded.
   */
  int exact() {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      double away = piece.away(0, balls, ball[i]);
      double r = balls.radii()[ball[i]];
      if (away + piece.radius() <= r * (1 - SURE)) {
        sum += value(i);
      } else if (away - piece.radius() <= r * (1 + SURE)) {
        sum += crossing(i, r);
      }
      // An open ball within the piece's frame.
      if (wanted[i] != whole && away + r <= piece.radius()) {
        sum -= frames.price() * piece.inner();
      }
    }
    return sum;
  }

  private int crossing(int i, double r) {
    int sum = 0;
    for (int j = 0; j < piece.size(); j++) {
      boolean good = (wanted[i] >>> j & 1) != 0;
      double need = piece.away(j, balls, ball[i]) + piece.radius(j);
      if (need <= r * (good ? 1 - SURE : 1 + SURE)) {
        sum += good ? 1 : -frames.price();
      }
    }
    return sum;
  }
}
