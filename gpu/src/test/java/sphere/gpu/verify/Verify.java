package sphere.gpu.verify;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import sphere.geometry.ball.Chart;
import sphere.geometry.device.CpuPairScan;
import sphere.geometry.device.DeviceReport;
import sphere.geometry.device.PairScan;
import sphere.geometry.device.Relation;
import sphere.geometry.kernel.Kernels;
import sphere.geometry.training.Monitor;
import sphere.gpu.Gpu;
import sphere.gpu.host.Device;
import sphere.gpu.host.DeviceMemory;
import sphere.gpu.scan.DevicePairScan;

/**
 * Answers of a GPU beside those of the CPU, and how fast it gives them, as lines of JSON.
 *
 * <p>Knows nothing but what ships, so that it runs wherever there is a JVM.
 */
public final class Verify {
  private static final int[] DIMENSIONS = {1, 3, 8, 16, 33, 64, 100, 256, 1024};
  private static final int ROUNDS = 5;

  private final Gpu gpu;
  private final PrintStream out;
  private boolean agreed = true;

  Verify(Gpu gpu, PrintStream out) {
    this.gpu = gpu;
    this.out = out;
  }

  /**
   * {@code check [ROWS]} or {@code time [ROWS]}; ends with 1 if answers differ, with 2 if there is
   * no GPU.
   */
  public static void main(String[] arguments) {
    int rows = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0;
    Verify verify = new Verify(new Gpu(), System.out);
    boolean timing = arguments.length > 0 && arguments[0].equals("time");
    System.exit(
        verify.describe()
            ? timing ? verify.time(rows > 0 ? rows : 1 << 20) : verify.check(rows > 0 ? rows : 5000)
            : 2);
  }

  /** Where figures go. */
  interface Lines {
    /** One more, as of {@link String#format}, with single quotes for double ones. */
    void line(String format, Object... values);
  }

  private void line(String format, Object... values) {
    out.println("{" + String.format(Locale.ENGLISH, format.replace('\'', '"'), values) + "}");
    out.flush();
  }

  boolean describe() {
    DeviceReport report = gpu.report();
    line(
        "'device': '%s', 'available': %s, 'capability': '%s', 'cuda': '%s', 'bytes': %d,"
            + " 'reason': '%s'",
        report.name(),
        report.available(),
        report.capability(),
        report.driver(),
        report.bytes(),
        report.reason());
    return report.available();
  }

  /** 0 if every answer is the CPU's. */
  int check(int rows) {
    for (int d : DIMENSIONS) {
      Chart chart = chart(d, rows);
      Chart balls = chart(d, Math.min(rows / 2, 100));
      try (PairScan cpu = new CpuPairScan(chart, Kernels.best(), 2, Monitor.NONE);
          Device device = gpu.open(Monitor.NONE);
          PairScan scan = new DevicePairScan(device, chart)) {
        for (Relation relation : Relation.values()) {
          compare(d, rows, relation, balls, cpu, scan);
        }
      }
    }
    // A hundred epochs on a GPU, fewer where a tool or an interpreter watches each access.
    agreed &= new VerifyRows(gpu, this::line).check(rows, rows < 1000 ? 3 : 100);
    return agreed ? 0 : 1;
  }

  private void compare(
      int d, int rows, Relation relation, Chart balls, PairScan cpu, PairScan scan) {
    List<Long> expected = pairs(cpu, relation, balls);
    boolean pairs = pairs(scan, relation, balls).equals(expected);
    boolean again = pairs(scan, relation, balls).equals(expected);
    boolean nearest =
        Arrays.deepEquals(cpu.nearest(relation, balls, 10), scan.nearest(relation, balls, 10));
    agreed &= pairs && again && nearest;
    line(
        "'check': '%s', 'dimension': %d, 'rows': %d, 'pairs': %d, 'pairsEqual': %s,"
            + " 'nearestEqual': %s",
        relation.name().toLowerCase(Locale.ROOT),
        d,
        rows,
        expected.size(),
        pairs && again,
        nearest);
  }

  private static List<Long> pairs(PairScan scan, Relation relation, Chart balls) {
    List<Long> pairs = new ArrayList<>();
    scan.pairs(relation, balls, (ball, row) -> pairs.add((long) ball << 32 | row));
    return pairs;
  }

  /** Balls of random places, of which the next touches the one before up to a few last bits. */
  private static Chart chart(int d, int n) {
    SplittableRandom random = new SplittableRandom(n + d);
    float[] centers = new float[n * d];
    double[] radii = new double[n];
    for (int i = 0; i < centers.length; i++) {
      centers[i] = (float) (random.nextDouble(-1, 1) / Math.sqrt(d));
    }
    Chart bare = new Chart(d, centers, radii);
    for (int v = 1; v < n; v++) {
      double touching = Math.abs(bare.distance(v, v - 1) - radii[v - 1]);
      radii[v] = Math.max(0, touching + random.nextInt(-3, 4) * Math.ulp(touching));
    }
    return bare;
  }

  /** Figures; 0. */
  int time(int rows) {
    transfers();
    new VerifyRows(gpu, this::line).time(rows);
    for (int d : new int[] {8, 64, 256}) {
      Chart chart = small(d, rows);
      try (Device device = gpu.open(Monitor.NONE)) {
        long begin = System.nanoTime();
        try (DevicePairScan scan = new DevicePairScan(device, chart)) {
          line(
              "'measure': 'open', 'dimension': %d, 'rows': %d, 'seconds': %.6f",
              d, rows, seconds(begin));
          for (int count : new int[] {1, 16, 1024}) {
            time(scan, chart, small(d, count));
          }
        }
      }
    }
    return 0;
  }

  // Radii so small that nothing is found: what is timed is looking.
  private static Chart small(int d, int n) {
    Chart chart = chart(d, n);
    return new Chart(d, chart.centers(), new double[n]);
  }

  private void time(DevicePairScan scan, Chart chart, Chart balls) {
    int d = chart.dimension();
    long rows = chart.radii().length;
    long count = balls.radii().length;
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long begin = System.nanoTime();
      scan.pairs(Relation.INSIDE, balls, (ball, row) -> {});
      best = Math.min(best, seconds(begin));
    }
    long tiles = (count + 15) / 16;
    line(
        "'measure': 'pairs', 'dimension': %d, 'rows': %d, 'balls': %d, 'seconds': %.6f,"
            + " 'pairsPerSecond': %.3e, 'readGBPerSecond': %.1f, 'gigaflops': %.0f",
        d,
        rows,
        count,
        best,
        rows * count / best,
        tiles * rows * (4.0 * d + 4) / best / 1e9,
        3.0 * d * rows * 16 * tiles / best / 1e9);
  }

  private void transfers() {
    int n = 1 << 26;
    float[] floats = new float[n];
    try (Device device = gpu.open(Monitor.NONE);
        DeviceMemory memory = device.allocate(4L * n, "a measurement")) {
      report("upload", n, () -> memory.upload(floats, 0, n, 0));
      report("download", n, () -> memory.download(floats, 0, n, 0));
      report(
          "clear",
          n,
          () -> {
            memory.clear();
            device.finish();
          });
    }
  }

  private void report(String what, int n, Runnable work) {
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long begin = System.nanoTime();
      work.run();
      best = Math.min(best, seconds(begin));
    }
    line("'measure': '%s', 'bytes': %d, 'GBPerSecond': %.2f", what, 4L * n, 4.0 * n / best / 1e9);
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }
}
