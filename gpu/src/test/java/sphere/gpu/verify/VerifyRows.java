package sphere.gpu.verify;

import java.util.Arrays;
import java.util.SplittableRandom;
import sphere.geometry.device.CpuRowDevice;
import sphere.geometry.device.RowBalls;
import sphere.geometry.device.RowDevice;
import sphere.geometry.device.RowProblem;
import sphere.geometry.device.Rows;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.training.Monitor;
import sphere.gpu.Gpu;
import sphere.gpu.descent.Problems;

/** Descents by rows on a GPU beside those on threads. */
final class VerifyRows {
  private static final int[] DIMENSIONS = {1, 3, 16, 33, 64, 100, 256, 500, 1024};

  /** From here on a tenth of the rows. */
  private static final int WIDE = 300;

  private static final int NEGATIVES = 5;
  private static final int THREADS = 2;
  private static final int WARM = 3;

  private final Gpu gpu;
  private final Verify.Lines lines;

  VerifyRows(Gpu gpu, Verify.Lines lines) {
    this.gpu = gpu;
    this.lines = lines;
  }

  /** Whether so many epochs give the same balls to the bit, and the same losses to 1e-5. */
  boolean check(int most, int epochs) {
    boolean agreed = true;
    for (int d : DIMENSIONS) {
      int rows = d < WIDE ? most : Math.max(20, most / 10);
      // Several parents, and a root with more children than one warp takes at once.
      Hierarchy hierarchy = Problems.dag(rows, 3);
      Run threads = run(new CpuRowDevice(THREADS, Monitor.NONE), hierarchy, d, epochs);
      Run device = run(device(), hierarchy, d, epochs);
      agreed &= threads.agrees(device);
      lines.line(
          "'check': 'descent', 'dimension': %d, 'rows': %d, 'epochs': %d, 'lossOff': %.3e,"
              + " 'ballsEqual': %s",
          d, rows, epochs, threads.off(device), threads.sameBalls(device));
    }
    return agreed;
  }

  private RowDevice device() {
    return problem -> gpu.rows(problem, Monitor.NONE);
  }

  /** What a descent gave. */
  record Run(double[] costs, RowBalls balls) {
    boolean agrees(Run other) {
      return off(other) <= 1e-5 && sameBalls(other);
    }

    double off(Run other) {
      double off = 0;
      for (int e = 0; e < costs.length; e++) {
        double scale = Math.max(Double.MIN_NORMAL, Math.abs(costs[e]));
        off = Math.max(off, Math.abs(costs[e] - other.costs[e]) / scale);
      }
      return off;
    }

    boolean sameBalls(Run other) {
      return Arrays.equals(balls.centers(), other.balls.centers())
          && Arrays.equals(balls.logRadii(), other.balls.logRadii());
    }
  }

  private static Run run(RowDevice device, Hierarchy hierarchy, int d, int epochs) {
    try (Rows rows = device.open(Problems.of(hierarchy, d))) {
      double[] costs = new double[epochs];
      for (int e = 0; e < epochs; e++) {
        costs[e] = epoch(rows, hierarchy.nodeCount(), e);
      }
      rows.keep();
      RowBalls kept = rows.kept();
      return new Run(costs, new RowBalls(kept.centers().clone(), kept.logRadii().clone()));
    }
  }

  private static double epoch(Rows rows, int n, int number) {
    SplittableRandom random = new SplittableRandom(number);
    int key = random.nextInt();
    int[] shifts = new int[n < 2 ? 0 : NEGATIVES];
    Arrays.setAll(shifts, i -> 1 + random.nextInt(n - 1));
    return rows.epoch(key, shifts);
  }

  /** Figures of so many rows; the threads do as few epochs as say something. */
  void time(int n) {
    for (int d : new int[] {16, 64, 256}) {
      Hierarchy hierarchy = Problems.dag(n, 1);
      double device = secondsOfEpoch(device(), Problems.of(hierarchy, d), 30);
      double threads =
          secondsOfEpoch(new CpuRowDevice(THREADS, Monitor.NONE), Problems.of(hierarchy, d), 1);
      lines.line(
          "'measure': 'descent', 'dimension': %d, 'rows': %d, 'negatives': %d,"
              + " 'secondsOfEpoch': %.6f, 'rowsPerSecond': %.3e, 'boundGBPerSecond': %.1f,"
              + " 'timesTwoThreads': %.1f",
          d, n, NEGATIVES, device, n / device, n * bytesOfRow(d) / device / 1e9, threads / device);
    }
  }

  // Of a row in a tree: those that it meets, with radius and range, itself and what moves it.
  private static double bytesOfRow(int d) {
    return (2 + 2 * NEGATIVES) * (4.0 * d + 12) + 2 * (4.0 * d + 8) + 24;
  }

  private static double secondsOfEpoch(RowDevice device, RowProblem problem, int epochs) {
    try (Rows rows = device.open(problem)) {
      for (int e = 0; e < Math.min(WARM, epochs); e++) {
        epoch(rows, problem.rows(), e);
      }
      long begin = System.nanoTime();
      for (int e = 0; e < epochs; e++) {
        epoch(rows, problem.rows(), WARM + e);
      }
      return (System.nanoTime() - begin) / 1e9 / epochs;
    }
  }
}
