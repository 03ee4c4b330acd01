package sphere.geometry.refresh;

import java.util.Arrays;
import java.util.stream.IntStream;
import sphere.geometry.ball.Chart;
import sphere.geometry.ball.CommonPoint;

/**
 * Finds in a chart the ancestors in whose balls a new one shows most that no chart shows yet: the
 * one that most others contain, and in charts whose balls overlap whoever else shares a point with
 * it.
 */
final class Hosts {
  /**
   * Ancestors that are tried, nearest first. What one of them shows is mostly all that there is.
   */
  private static final int TRIED = 32;

  /** Common ground counts if it is as wide as this share of the smallest ball. */
  private static final double WIDE = 1e-3;

  /** Where there is nobody, space is so much wider than all that is in it. */
  private static final double WIDER = 1.5;

  private final Space space;
  private final Relatives relatives;
  private int[] ordinals = new int[16];
  private int[] rows = new int[16];
  private int count;

  Hosts(Space space, Relatives relatives) {
    this.space = space;
    this.relatives = relatives;
  }

  Host best(int k) {
    GrowingChart chart = space.chart(k);
    gather(k);
    int all = (int) IntStream.range(0, count).filter(this::isLeft).count();
    int best = 0;
    if (all > 0 && gain(chart.chart(), 0) < all) {
      best = most(k);
    }
    int gain = all > 0 ? gain(chart.chart(), best) : 0;
    if (gain == 0) {
      return nobody(chart);
    }
    Host host = alone(chart.chart(), best, gain);
    return gain < all ? joined(chart.chart(), host) : host;
  }

  /**
   * The smallest ball around that of a host of the same chart that was found last, as a host of its
   * own; nobody if there is none.
   */
  Host wider(GrowingChart growing, Host host) {
    Chart chart = growing.chart();
    int best = -1;
    for (int j = 0; j < count && !host.isNobody(); j++) {
      boolean around = rows[j] != host.rows()[0] && chart.contains(rows[j], host.rows()[0]);
      if (around && (best < 0 || chart.radii()[rows[j]] < chart.radii()[rows[best]])) {
        best = j;
      }
    }
    return best < 0 ? nobody(growing) : alone(chart, best, gain(chart, best));
  }

  // An ancestor that a later chart holds too may be shown there: first count those that none does.
  private int most(int k) {
    Chart chart = space.chart(k).chart();
    long[] worth = new long[count];
    Arrays.setAll(worth, j -> !isLeft(j) ? 0 : isLater(k, ordinals[j]) ? 1 : count + 1L);
    int best = 0;
    long most = -1;
    for (int i = 0; i < Math.min(count, TRIED); i++) {
      int inner = rows[i];
      long sum = 0;
      for (int j = 0; j < count; j++) {
        sum += rows[j] == inner || chart.contains(rows[j], inner) ? worth[j] : 0;
      }
      best = sum > most ? i : best;
      most = Math.max(most, sum);
    }
    return best;
  }

  private boolean isLater(int k, int v) {
    return IntStream.range(k + 1, space.chartCount()).anyMatch(later -> space.row(later, v) >= 0);
  }

  private boolean isLeft(int j) {
    return !relatives.isShown(ordinals[j]);
  }

  // Of the ancestors that are not shown those that contain the i-th ball.
  private int gain(Chart chart, int i) {
    int gain = 0;
    for (int j = 0; j < count; j++) {
      boolean around = j == i || chart.contains(rows[j], rows[i]);
      gain += around && isLeft(j) ? 1 : 0;
    }
    return gain;
  }

  private void gather(int k) {
    count = 0;
    for (int i = 0; i < relatives.aboveCount(); i++) {
      int row = space.row(k, relatives.above(i));
      if (row >= 0) {
        if (count == rows.length) {
          rows = Arrays.copyOf(rows, 2 * count);
          ordinals = Arrays.copyOf(ordinals, 2 * count);
        }
        ordinals[count] = relatives.above(i);
        rows[count++] = row;
      }
    }
  }

  private static Host nobody(GrowingChart chart) {
    double extent = chart.extent();
    double radius = extent > 0 ? Math.min(WIDER * extent, Double.MAX_VALUE / 4) : 1;
    return new Host(-1, new int[0], new double[chart.chart().dimension()], radius, 0);
  }

  private Host alone(Chart chart, int i, int gain) {
    int d = chart.dimension();
    double[] center = new double[d];
    Arrays.setAll(center, c -> chart.centers()[rows[i] * d + c]);
    return new Host(ordinals[i], new int[] {rows[i]}, center, chart.radii()[rows[i]], gain);
  }

  private Host joined(Chart chart, Host first) {
    Host host = first;
    for (int j = 0; j < Math.min(count, TRIED); j++) {
      boolean apart = isLeft(j) && !chart.contains(rows[j], first.rows()[0]);
      if (apart && overlapsAll(chart, host, rows[j])) {
        host = with(chart, host, rows[j]);
      }
    }
    return host;
  }

  private static boolean overlapsAll(Chart chart, Host host, int row) {
    return Arrays.stream(host.rows()).allMatch(other -> chart.overlaps(row, other));
  }

  private static Host with(Chart chart, Host host, int row) {
    int[] all = Arrays.copyOf(host.rows(), host.rows().length + 1);
    all[all.length - 1] = row;
    CommonPoint common = CommonPoint.of(chart, all);
    double smallest = Arrays.stream(all).mapToDouble(r -> chart.radii()[r]).min().orElseThrow();
    return common.depth() > WIDE * smallest
        ? new Host(host.ordinal(), all, common.point(), common.depth(), host.gain() + 1)
        : host;
  }
}
