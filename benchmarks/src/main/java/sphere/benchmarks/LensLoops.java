package sphere.benchmarks;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.special.Beta;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import sphere.geometry.ball.Lens;

/** One exact probability of crossing balls in 64 dimensions; another pair each time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LensLoops {
  private static final int DIMENSION = 64;

  private final Lens[] lenses = new Lens[1024];
  private int at;

  /** Radii within a factor of ten, each pair crossing. */
  @Setup
  public void fill() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < lenses.length; i++) {
      double outer = random.nextDouble(.1, 1);
      double inner = random.nextDouble(.1, 1);
      double distance = random.nextDouble(Math.abs(outer - inner), outer + inner);
      lenses[i] = new Lens(DIMENSION, outer, inner, distance);
    }
  }

  private Lens next() {
    at = (at + 1) & (lenses.length - 1);
    return lenses[at];
  }

  /** Ours. */
  @Benchmark
  public double probability() {
    return next().probability();
  }

  /**
   * The same formula on the incomplete beta function of commons-math3, without logarithms and
   * without care for cancellation.
   */
  @Benchmark
  public double commonsMath() {
    Lens lens = next();
    double a = lens.inner();
    double b = lens.outer();
    double d = lens.distance();
    double cosA = (d * d + a * a - b * b) / (2 * d * a);
    double cosB = (d * d + b * b - a * a) / (2 * d * b);
    return cap(cosA) + Math.pow(b / a, DIMENSION) * cap(cosB);
  }

  private static double cap(double cosine) {
    double half =
        Beta.regularizedBeta(Math.max(0, 1 - cosine * cosine), (DIMENSION + 1) / 2.0, .5) / 2;
    return cosine >= 0 ? half : 1 - half;
  }
}
