package sphere.gpu.verify;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import sphere.geometry.device.Below;
import sphere.geometry.device.CpuRowDevice;
import sphere.geometry.device.HeldOutRows;
import sphere.geometry.device.Incidence;
import sphere.geometry.device.Preorder;
import sphere.geometry.device.RowBalls;
import sphere.geometry.device.RowCosts;
import sphere.geometry.device.RowDevice;
import sphere.geometry.device.RowProblem;
import sphere.geometry.device.Rows;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;
import sphere.geometry.training.Monitor;
import sphere.gpu.Gpu;
import sphere.gpu.descent.GpuRowDevice;
import sphere.gpu.host.Device;

/** Descents by rows on a GPU beside those on threads, to the bit, and how fast they are. */
final class VerifyRows {
  private static final int EPOCHS = 100;
  private static final int ROUNDS = 20;

  private final Gpu gpu;
  private final PrintStream out;

  VerifyRows(Gpu gpu, PrintStream out) {
    this.gpu = gpu;
    this.out = out;
  }

  private void line(String format, Object... values) {
    out.println("{" + String.format(Locale.ENGLISH, format.replace('\'', '"'), values) + "}");
    out.flush();
  }

  /** 0 if each descent of {@value #EPOCHS} epochs gives the bits of threads. */
  int check(int rows) {
    boolean agreed = true;
    for (int d : new int[] {3, 16, 33, 64, 100, 256}) {
      Outcome expected = onThreads(dag(rows), d);
      Outcome actual;
      try (Device device = gpu.open(Monitor.NONE)) {
        actual = Outcome.of(new GpuRowDevice(device), dag(rows), d, 6, EPOCHS);
      }
      boolean balls = Arrays.equals(actual.balls().centers(), expected.balls().centers());
      balls &= Arrays.equals(actual.balls().logRadii(), expected.balls().logRadii());
      agreed &= balls && actual.cost() == expected.cost();
      line(
          "'check': 'descent', 'dimension': %d, 'rows': %d, 'epochs': %d, 'ballsEqual': %s,"
              + " 'cost': %.9g, 'cpuCost': %.9g",
          d, rows, EPOCHS, balls, actual.cost(), expected.cost());
    }
    return agreed ? 0 : 1;
  }

  private static Outcome onThreads(Hierarchy dag, int d) {
    return Outcome.of(new CpuRowDevice(2, Monitor.NONE), dag, d, 6, EPOCHS);
  }

  private record Outcome(RowBalls balls, double cost) {
    static Outcome of(RowDevice device, Hierarchy dag, int d, int negatives, int epochs) {
      SplittableRandom random = new SplittableRandom(1);
      RowProblem problem = problem(dag, d);
      try (Rows rows = device.open(problem)) {
        double cost = 0;
        for (int e = 0; e < epochs; e++) {
          cost = rows.epoch(random.nextInt(), shifts(problem.rows(), negatives, random));
        }
        rows.keep();
        return new Outcome(rows.kept(), cost);
      }
    }
  }

  /** Figures; 0. */
  int time(int rows) {
    for (int d : new int[] {16, 64, 256}) {
      for (int k : new int[] {1, 5}) {
        RowProblem problem = problem(dag(rows), d);
        try (Device device = gpu.open(Monitor.NONE);
            Rows descent = new GpuRowDevice(device).open(problem)) {
          time("gpu", descent, problem, k);
        }
      }
    }
    RowProblem problem = problem(dag(rows), 64);
    try (Rows descent = new CpuRowDevice(2, Monitor.NONE).open(problem)) {
      time("2 threads", descent, problem, 5);
    }
    return 0;
  }

  // The bound counts each row that may be gathered, with two sectors; strangers that radii tell
  // apart are not read, which spares a third.
  private void time(String where, Rows descent, RowProblem problem, int k) {
    SplittableRandom random = new SplittableRandom(1);
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      int[] shifts = shifts(problem.rows(), k, random);
      long begin = System.nanoTime();
      descent.epoch(random.nextInt(), shifts);
      best = Math.min(best, (System.nanoTime() - begin) / 1e9);
    }
    int d = problem.dimension();
    double perSecond = problem.rows() / best;
    double degree = problem.entries().length / (double) problem.rows();
    double bound = (degree + 2 * k) * (4.0 * d + 64) + 16.0 * d - 108;
    line(
        "'measure': 'descent', 'on': '%s', 'dimension': %d, 'rows': %d, 'negatives': %d,"
            + " 'seconds': %.6f, 'rowsPerSecond': %.3e, 'boundBytesPerRow': %.0f,"
            + " 'boundGBPerSecond': %.1f",
        where, d, problem.rows(), k, best, perSecond, bound, perSecond * bound / 1e9);
  }

  private static int[] shifts(int rows, int count, SplittableRandom random) {
    int[] shifts = new int[count];
    Arrays.setAll(shifts, i -> 1 + random.nextInt(rows - 1));
    return shifts;
  }

  // Every tenth node has a second parent; the first has many children.
  private static Hierarchy dag(int nodes) {
    SplittableRandom random = new SplittableRandom(nodes);
    HierarchyBuilder builder = new HierarchyBuilder(nodes);
    for (int v = 1; v < nodes; v++) {
      builder.add(v, v < Math.min(1000, nodes / 2) ? 0 : random.nextInt(1 + v / 8));
      if (v % 10 == 0) {
        builder.add(v, random.nextInt(v));
      }
    }
    return builder.build();
  }

  private static RowProblem problem(Hierarchy dag, int d) {
    Preorder preorder = Preorder.of(dag, () -> {});
    Incidence incidence = Incidence.of(dag, preorder, (child, parent) -> false, () -> {});
    SplittableRandom random = new SplittableRandom(d);
    float[] centers = new float[preorder.size() * d];
    for (int i = 0; i < centers.length; i++) {
      centers[i] = (float) (random.nextDouble(-1, 1) / Math.sqrt(d));
    }
    float[] logs = new float[preorder.size()];
    for (int v = 0; v < logs.length; v++) {
      logs[v] = (float) random.nextDouble(-4, 0);
    }
    return new RowProblem(
        d,
        incidence.begin(),
        incidence.entries(),
        Below.of(dag, preorder, Monitor.NONE),
        new HeldOutRows(1, new int[0]),
        new RowCosts(0, 1, (float) Math.log(1e-9), (float) Math.log(2), .2f),
        new RowBalls(centers, logs));
  }
}
