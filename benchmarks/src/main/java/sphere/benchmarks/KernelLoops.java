package sphere.benchmarks;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import sphere.geometry.kernel.Kernel;
import sphere.geometry.kernel.Kernels;

/** What JMH measures of one kernel in one dimension, on centers that stay in the second cache. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class KernelLoops {
  /** 128 KiB of centers. */
  private static final int FLOATS = 1 << 15;

  /** Balls on each side of a block, as many as the audit takes. */
  private static final int SIDE = 24;

  /** Which kernel. */
  @Param({"vector", "scalar"})
  public String kernel;

  /** Coordinates. */
  @Param({"16", "64", "256"})
  public int dimension;

  private Kernel loops;
  private float[] centers;
  private double[] out;
  private int rows;
  private int at;

  /** Random centers. */
  @Setup
  public void fill() {
    loops = Kernels.named(kernel);
    centers = random(FLOATS);
    rows = FLOATS / dimension;
    out = new double[Math.max(rows, SIDE * SIDE)];
  }

  static float[] random(int count) {
    SplittableRandom random = new SplittableRandom(1);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return values;
  }

  /** One pair; another one each time. */
  @Benchmark
  public double pair() {
    at = (at + dimension) & (FLOATS - 1);
    return loops.squaredDistance(centers, 0, centers, at, dimension);
  }

  /** One against all. */
  @Benchmark
  public double[] oneToMany() {
    loops.squaredDistances(centers, 0, centers, 0, rows, dimension, out);
    return out;
  }

  /** Many against as many. */
  @Benchmark
  public double[] manyToMany() {
    loops.block(centers, 0, SIDE, centers, SIDE * dimension, SIDE, dimension, out);
    return out;
  }

  /** One update. */
  @Benchmark
  public float[] add() {
    at = (at + dimension) & (FLOATS - 1);
    loops.add(1e-30f, centers, 0, centers, at, dimension);
    return centers;
  }
}
