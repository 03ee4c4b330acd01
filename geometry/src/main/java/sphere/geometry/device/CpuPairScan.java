package sphere.geometry.device;

import java.util.stream.IntStream;
import sphere.geometry.ball.Chart;
import sphere.geometry.kernel.BallScan;
import sphere.geometry.kernel.Best;
import sphere.geometry.kernel.Kernel;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.Workers;

/** On the CPU, a ball at a time on each thread. */
public final class CpuPairScan implements PairScan {
  /** Balls whose rows are kept until their turn has come; each may have all. */
  private static final int BATCH = 64;

  private final Chart chart;
  private final Kernel kernel;
  private final Workers workers;

  /**
   * @param threads at least 1
   * @param monitor asked between balls
   */
  public CpuPairScan(Chart chart, Kernel kernel, int threads, Monitor monitor) {
    this.chart = chart;
    this.kernel = kernel;
    workers = new Workers(threads, monitor);
  }

  @Override
  public void pairs(Relation relation, Chart balls, Pairs found) {
    int n = balls.radii().length;
    int[][] rows = new int[Math.min(n, BATCH)][];
    for (int begin = 0; begin < n; begin += BATCH) {
      int first = begin;
      int count = Math.min(BATCH, n - begin);
      workers.run(count, 1, () -> rowsTask(relation, balls, first, rows));
      for (int i = 0; i < count; i++) {
        for (int row : rows[i]) {
          found.found(first + i, row);
        }
      }
    }
  }

  private Workers.Task rowsTask(Relation relation, Chart balls, int first, int[][] rows) {
    BallScan scan = new BallScan(kernel, chart);
    return i -> {
      int ball = first + i;
      double radius = balls.radii()[ball];
      IntStream.Builder found = IntStream.builder();
      scan.scan(balls.centers(), ball * balls.dimension(), r -> relation.limit(r, radius), found);
      rows[i] = found.build().toArray();
    };
  }

  @Override
  public int[][] nearest(Relation relation, Chart balls, int most) {
    int[][] nearest = new int[balls.radii().length][];
    workers.run(nearest.length, 1, () -> nearestTask(relation, balls, most, nearest));
    return nearest;
  }

  private Workers.Task nearestTask(Relation relation, Chart balls, int most, int[][] nearest) {
    BallScan scan = new BallScan(kernel, chart);
    return ball -> {
      Best best = new Best(most);
      double radius = balls.radii()[ball];
      scan.scan(
          balls.centers(),
          ball * balls.dimension(),
          r -> best.reach(relation.limit(r, radius)),
          row -> best.offer(relation.margin(chart, row, balls, ball), row));
      nearest[ball] = best.taken();
    };
  }

  @Override
  public void close() {
    workers.close();
  }
}
