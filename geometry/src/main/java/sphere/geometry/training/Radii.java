package sphere.geometry.training;

import java.util.Arrays;

/**
 * The best radius of a ball whose center is given, by exact count: descendants and strangers by the
 * radius from which on the ball contains them, swept upwards.
 *
 * <p>Scratch of one thread.
 */
final class Radii {
  private final Frames frames;
  private final Below below;
  private final Gain gain;
  private double[] needs = new double[64];

  Radii(Frames frames, Below below, Gain gain) {
    this.frames = frames;
    this.below = below;
    this.gain = gain;
  }

  /** Sets the radius to where descendants less the price of strangers are most. */
  void best(Probe ball) {
    int count = below.count() - 1;
    needs = needs.length < count ? new double[2 * count] : needs;
    for (int i = 0; i < count; i++) {
      needs[i] = frames.need(ball, below.get(i + 1));
    }
    Arrays.sort(needs, 0, count);
    double[] strangers = strangers(ball, count);
    int at = 0;
    long most = 0;
    double radius = 0;
    for (int i = 0; i < count && needs[i] <= ball.radius(); i++) {
      while (at < strangers.length && strangers[at] <= needs[i]) {
        at++;
      }
      if (i + 1 - (long) frames.price() * at > most) {
        most = i + 1 - (long) frames.price() * at;
        radius = needs[i];
      }
    }
    ball.radius(radius);
  }

  // Of the largest radius tried whose strangers do not outweigh all within; sets the ball to it.
  private double[] strangers(Probe ball, int count) {
    for (int top = count; top > 0; top -= 1 + top / 8) {
      ball.radius(needs[top - 1]);
      int limit = top / frames.price() + 1;
      double[] found = gain.strangers(ball, limit);
      if (found.length < limit) {
        Arrays.sort(found);
        return found;
      }
    }
    ball.radius(-1);
    return new double[0];
  }
}
