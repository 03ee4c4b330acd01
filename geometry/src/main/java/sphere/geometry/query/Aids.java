package sphere.geometry.query;

import java.util.Arrays;
import java.util.stream.Stream;
import sphere.geometry.ball.BallTable;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.TreeSizes;
import sphere.geometry.kernel.Kernel;
import sphere.geometry.training.Monitor;

/** All {@link Aid}s of one index, each made when it is first asked for. Thread-safe. */
final class Aids {
  /** Threads that make a tree; more gain little. */
  private static final int THREADS = Math.min(4, Runtime.getRuntime().availableProcessors());

  private final BallForest forest;
  private final Lazy<TreeSizes> sizes;
  private final Lazy<Ranks> falling;
  private final Lazy<Ranks> rising;
  private final Lazy<int[]> best;

  Aids(Hierarchy hierarchy, BallTable table, Kernel kernel) {
    double[] radii = table.chart(0).radii();
    forest = new BallForest(table, kernel, THREADS);
    sizes = new Lazy<>(m -> sizes(hierarchy, m));
    falling = new Lazy<>(m -> Ranks.of(radii, m));
    rising = new Lazy<>(m -> Ranks.of(negated(radii, m), m));
    best = new Lazy<>(m -> Downward.best(hierarchy, falling.get(m), m));
  }

  private static TreeSizes sizes(Hierarchy hierarchy, Monitor monitor) {
    monitor.account(4L * hierarchy.nodeCount());
    return new TreeSizes(hierarchy, monitor::check);
  }

  private static double[] negated(double[] radii, Monitor monitor) {
    monitor.account(8L * radii.length);
    return Arrays.stream(radii).map(r -> -r).toArray();
  }

  BallForest forest() {
    return forest;
  }

  TreeSizes sizes() {
    return sizes.get();
  }

  /** Ordinals by falling radius. */
  Ranks falling() {
    return falling.get();
  }

  /** Ordinals by rising radius. */
  Ranks rising() {
    return rising.get();
  }

  /** Of each ordinal the least place by falling radius of itself and what is below it. */
  int[] best() {
    return best.get();
  }

  boolean has(Aid aid) {
    return aid == Aid.TREES ? forest.isMade() : lazy(aid).made().isPresent();
  }

  void make(Aid aid, Monitor monitor) {
    if (aid == Aid.TREES) {
      forest.make(monitor);
    } else {
      lazy(aid).get(monitor);
    }
  }

  private Lazy<?> lazy(Aid aid) {
    return switch (aid) {
      case SIZES -> sizes;
      case FALLING -> falling;
      case RISING -> rising;
      case DOWNWARD -> best;
      case TREES -> throw new IllegalArgumentException("There is a tree for each chart.");
    };
  }

  /** Bytes of what was made. */
  long bytes() {
    long ranks =
        Stream.of(falling, rising).mapToLong(r -> r.made().map(Ranks::bytes).orElse(0L)).sum();
    return forest.bytes()
        + ranks
        + sizes.made().map(TreeSizes::bytes).orElse(0L)
        + best.made().map(places -> 4L * places.length).orElse(0L);
  }
}
