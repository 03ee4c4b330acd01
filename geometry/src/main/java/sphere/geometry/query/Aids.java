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
    rising = new Lazy<>(m -> Ranks.of(Arrays.stream(radii).map(r -> -r).toArray(), m));
    best = new Lazy<>(m -> Downward.best(hierarchy, falling.get(m), m));
  }

  private static TreeSizes sizes(Hierarchy hierarchy, Monitor monitor) {
    monitor.account(4L * hierarchy.nodeCount());
    monitor.check();
    return new TreeSizes(hierarchy);
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
    return switch (aid) {
      case DOWNWARD -> best.made().isPresent() && sizes.made().isPresent();
      case BY_RADIUS -> rising.made().isPresent() && falling.made().isPresent();
      case TREES -> forest.isMade();
    };
  }

  void make(Aid aid, Monitor monitor) {
    switch (aid) {
      case DOWNWARD -> {
        best.get(monitor);
        sizes.get(monitor);
      }
      case BY_RADIUS -> {
        rising.get(monitor);
        falling.get(monitor);
      }
      case TREES -> forest.make(monitor);
    }
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
