package sphere.geometry.query;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import sphere.geometry.ball.Ball;
import sphere.geometry.ball.BallTable;

/** Balls that no training made: by seed, of every kind that has once been trouble. */
final class Tables {
  private static final int[] DIMENSIONS = {1, 2, 3, 4, 15, 16, 17, 64};

  private final SplittableRandom random;
  private final int dimension;
  private final int charts;
  private final int kind;

  Tables(long seed) {
    random = new SplittableRandom(seed);
    dimension = DIMENSIONS[random.nextInt(DIMENSIONS.length)];
    charts = random.nextBoolean() ? 1 : 1 + random.nextInt(6);
    kind = random.nextInt(6);
  }

  /** A table of so many balls, each in the first chart and in half of the others. */
  BallTable table(int nodes) {
    List<Ball> balls = new ArrayList<>();
    for (int v = 0; v < nodes; v++) {
      balls.add(v > 0 && random.nextInt(8) == 0 ? balls.get(random.nextInt(v)) : ball(charts));
    }
    return BallTable.of(dimension, charts, balls);
  }

  /** One more ball of the kind, perhaps in fewer charts. */
  Ball ball() {
    return ball(1 + random.nextInt(charts));
  }

  private Ball ball(int most) {
    double[] radii = new double[most];
    int held = 0;
    for (int k = 0; k < most; k++) {
      radii[k] = k > 0 && random.nextBoolean() ? Double.NaN : radius();
      held += Double.isNaN(radii[k]) ? 0 : 1;
    }
    float[] center = new float[held * dimension];
    for (int i = 0; i < center.length; i++) {
      center[i] = coordinate();
    }
    return new Ball(center, radii);
  }

  private double radius() {
    return switch (kind) {
      case 0 -> random.nextInt(4);
      case 1 -> 0;
      case 2 -> Math.exp(random.nextDouble(-9, 2));
      case 3 -> random.nextDouble() * 3e38 * Math.sqrt(dimension);
      case 4 -> random.nextInt(8) * (double) Float.MIN_VALUE;
      default -> random.nextInt(9) == 0 ? Double.MAX_VALUE : Math.sqrt(random.nextInt(9));
    };
  }

  private float coordinate() {
    return switch (kind) {
      case 0 -> random.nextInt(3);
      case 1 -> random.nextInt(2);
      case 2 -> (float) random.nextDouble(-1, 1);
      case 3 -> (float) random.nextDouble(-Float.MAX_VALUE, Float.MAX_VALUE);
      case 4 -> random.nextInt(-3, 3) * Float.MIN_VALUE;
      default -> random.nextInt(5) == 0 ? 1e30f : random.nextInt(3);
    };
  }
}
