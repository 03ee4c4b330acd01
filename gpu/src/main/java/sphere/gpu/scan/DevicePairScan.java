package sphere.gpu.scan;

import java.util.Arrays;
import sphere.geometry.ball.Chart;
import sphere.geometry.device.DeviceException;
import sphere.geometry.device.PairScan;
import sphere.geometry.device.Relation;
import sphere.geometry.kernel.Best;
import sphere.gpu.host.Device;
import sphere.gpu.host.DeviceMemory;
import sphere.gpu.host.Launch;

/**
 * On a GPU: for each batch of given balls one bit for each row, the set ones counted in fixed
 * segments and listed in order, so that nothing hangs on which thread comes first; the host decides
 * each listed pair in double.
 *
 * <p>Device memory is {@code rows * (4 d + 8)} bytes and less than 300 MiB more, host memory some
 * tens of MiB. All coordinates are read once for 16 given balls, 48 operations for 4 bytes: beyond
 * a batch of 16 arithmetic binds, not memory.
 */
public final class DevicePairScan implements PairScan {
  /** Coordinates that a launch looks at, at most: some milliseconds on a server's GPU. */
  private static final long WORK = 1L << 36;

  /** Bytes of what a batch finds, and of the batch. */
  private static final long MOST_BYTES = 64L << 20;

  private static final int MOST_BALLS = 4096;
  private static final int THREADS = 128;

  private final Device device;
  private final Chart chart;
  private final Rows rows;
  private final Queries queries;
  private final DeviceMemory perWord;
  private final Listing listing;
  private final int batch;

  /**
   * Takes the chart's balls to the device.
   *
   * @param device not closed with this
   * @throws DeviceException if they do not fit
   */
  public DevicePairScan(Device device, Chart chart) {
    this.device = device;
    this.chart = chart;
    requireDimension(chart);
    batch = batch(chart);
    int words = (chart.radii().length + 31) / 32;
    long wordBytes = 4L * words * batch;
    device.require("scan", bytes(chart), "%,d balls".formatted(chart.radii().length));
    rows = new Rows(device, chart);
    queries = new Queries(device, chart.dimension(), batch);
    perWord = device.allocate(wordBytes, "what is found");
    listing = new Listing(device, perWord, words, batch);
  }

  private static void requireDimension(Chart chart) {
    if (chart.dimension() > Rounding.MOST_DIMENSIONS) {
      throw new DeviceException(
          "When `device` is `gpu`, `dimension` must be at most %d, but was %d."
              .formatted(Rounding.MOST_DIMENSIONS, chart.dimension()));
    }
  }

  /** Device memory that a scan of a chart takes. */
  public static long bytes(Chart chart) {
    int batch = batch(chart);
    int words = (chart.radii().length + 31) / 32;
    return Rows.bytes(chart)
        + Queries.bytes(chart.dimension(), batch)
        + 4L * words * batch
        + Listing.bytes(words, batch);
  }

  // A multiple of a tile.
  private static int batch(Chart chart) {
    long coordinates = Math.max(1, chart.centers().length);
    long words = Math.max(1, (chart.radii().length + 31) / 32);
    long most = Math.min(WORK / coordinates, MOST_BYTES / (4 * Math.max(words, chart.dimension())));
    return (int) Math.max(1, Math.min(most, MOST_BALLS) / Queries.TILE) * Queries.TILE;
  }

  /** Works on the balls that were taken. */
  private interface Batch {
    void run();
  }

  private void inBatches(Chart balls, Batch work) {
    if (balls.dimension() != chart.dimension()) {
      throw new IllegalArgumentException(
          "Balls of %d dimensions cannot lie in a chart of %d."
              .formatted(balls.dimension(), chart.dimension()));
    }
    int n = chart.radii().length == 0 ? 0 : balls.radii().length;
    for (int first = 0; first < n; first += batch) {
      queries.take(balls, first, Math.min(batch, n - first));
      work.run();
    }
  }

  @Override
  public void pairs(Relation relation, Chart balls, Pairs found) {
    inBatches(
        balls,
        () -> {
          queries.takeTerms(q -> Rounding.up(relation.givenTerm(queries.radius(q))));
          mask(relation);
          listing.list(
              queries.count(),
              (q, row) -> {
                int ball = queries.first() + q;
                if (relation.margin(chart, row, balls, ball) >= 0) {
                  found.found(ball, row);
                }
              });
        });
  }

  @Override
  public int[][] nearest(Relation relation, Chart balls, int most) {
    int[][] nearest = new int[balls.radii().length][0];
    inBatches(
        balls,
        () -> {
          double[] floors = floors(relation, most);
          queries.takeTerms(q -> term(relation, q, floors[q]));
          mask(relation);
          Best[] best = new Best[queries.count()];
          Arrays.setAll(best, q -> new Best(most));
          listing.list(
              queries.count(),
              (q, row) ->
                  best[q].offer(relation.margin(chart, row, balls, queries.first() + q), row));
          for (int q = 0; q < best.length; q++) {
            nearest[queries.first() + q] = best[q].taken();
          }
        });
    return nearest;
  }

  // A row is within this limit if its margin is not below the floor; the next double, since the
  // difference has been rounded.
  private float term(Relation relation, int q, double floor) {
    return Rounding.up(Math.nextUp(relation.givenTerm(queries.radius(q)) - floor));
  }

  // A margin that at least so many rows reach: the best of each word of rows is known, and words
  // are disjoint.
  private double[] floors(Relation relation, int most) {
    queries.takeTerms(q -> Rounding.down(relation.givenTerm(queries.radius(q))));
    scan("scan_best", rows.minusTerms(relation));
    device.finish();
    int words = rows.words();
    float[] bounds = new float[words];
    double[] floors = new double[queries.count()];
    for (int q = 0; q < floors.length; q++) {
      perWord.download(bounds, 0, words, (long) q * words);
      Best best = new Best(most);
      for (int w = 0; w < words; w++) {
        best.offer(bounds[w], w);
      }
      floors[q] = Rounding.lowered(best.floor());
    }
    return floors;
  }

  private void mask(Relation relation) {
    scan("scan_mask", rows.terms(relation));
  }

  private void scan(String kernel, DeviceMemory terms) {
    Launch launch = device.kernel("scan", kernel);
    launch.with(rows.centers()).with(terms).with(queries.centers()).with(queries.terms());
    launch.with(rows.count()).with(chart.dimension()).with(rows.words());
    launch.with(Rounding.band(chart.dimension())).with(Rounding.TINY).with(perWord);
    launch.run((rows.count() + THREADS - 1) / THREADS, queries.tiles(), THREADS);
  }

  @Override
  public void close() {
    listing.close();
    perWord.close();
    queries.close();
    rows.close();
  }
}
