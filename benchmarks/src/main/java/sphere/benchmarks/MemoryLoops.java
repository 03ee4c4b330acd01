package sphere.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import sphere.geometry.ball.Chart;
import sphere.geometry.kernel.BallScan;
import sphere.geometry.kernel.Kernel;
import sphere.geometry.kernel.Kernels;

/** Scans of half a gigabyte of centers of 64 dimensions, far more than any cache here holds. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class MemoryLoops {
  private static final int DIMENSION = 64;
  private static final int ROWS = 1 << 21;

  /** What each loop reads. */
  static final double GIGABYTES = 4e-9 * DIMENSION * ROWS;

  private final Kernel loops = Kernels.named("vector");
  private float[] centers;
  private double[] out;
  private BallScan scan;

  /** Random centers; balls so small that hardly any contains the asked one. */
  @Setup
  public void fill() {
    float[] some = KernelLoops.random(1 << 20);
    centers = new float[ROWS * DIMENSION];
    for (int begin = 0; begin < centers.length; begin += some.length) {
      System.arraycopy(some, 0, centers, begin, some.length);
    }
    out = new double[256];
    double[] radii = new double[ROWS];
    java.util.Arrays.fill(radii, .25);
    scan = new BallScan(loops, new Chart(DIMENSION, centers, radii));
    // As in production, where all three questions run through the same loop.
    for (int warm = 0; warm < 3; warm++) {
      scan.inside(centers, 0, .125, v -> {});
      scan.overlapping(centers, 0, .125, v -> {});
    }
  }

  /** The yardstick. */
  @Benchmark
  public float read() {
    return VectorRead.sum(centers);
  }

  /** Squared distances of one center to all. */
  @Benchmark
  public double distances() {
    double sum = 0;
    for (int row = 0; row < ROWS; row += out.length) {
      loops.squaredDistances(centers, 0, centers, row * DIMENSION, out.length, DIMENSION, out);
      sum += out[0];
    }
    return sum;
  }

  /** The balls that contain one, radii read and decided too. */
  @Benchmark
  public int[] around() {
    int[] found = new int[1];
    scan.around(centers, 0, .125, v -> found[0]++);
    return found;
  }
}
