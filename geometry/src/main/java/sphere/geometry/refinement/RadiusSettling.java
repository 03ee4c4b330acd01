package sphere.geometry.refinement;

import java.util.Arrays;
import java.util.function.Supplier;
import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.Levels;
import sphere.geometry.hierarchy.Reach;
import sphere.geometry.kernel.Kernel;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.PerThread;
import sphere.geometry.training.Workers;

/**
 * Chooses the radii again from the stored centers, children first: of each inner ball the one that
 * contains the most descendants less strangers, by exact count over all balls.
 *
 * <p>A ball never grows beyond what the descent gave it, but for {@value #GROWTH}: one that reaches
 * for a far descendant would leave its own ancestors. Cost is what is measured to find what lies
 * near each inner node ({@link Near}), at worst inner nodes times nodes distances.
 */
public final class RadiusSettling {
  private static final double GROWTH = 1.05;

  /** Covers the rounding of a distance in double, as where trees are measured. */
  private static final double RAISE = 1 + 1e-12;

  /** Stands for a need of 0, which could carry no sign. */
  private static final double CENTER = Double.MIN_VALUE;

  private final Hierarchy hierarchy;
  private final Chart trained;
  private final Levels levels;
  private final Supplier<Near> searches;
  private final double[] radii;

  private RadiusSettling(Hierarchy hierarchy, Chart trained, Supplier<Near> searches) {
    this.hierarchy = hierarchy;
    this.trained = trained;
    radii = trained.radii().clone();
    levels = Levels.of(hierarchy);
    this.searches = searches;
  }

  /** The same centers with other radii, by what lies in the vicinity of each. */
  public static Chart settle(
      Hierarchy hierarchy, Chart trained, Kernel kernel, int concurrency, Monitor monitor) {
    int n = trained.radii().length;
    monitor.account(
        Vicinity.bytes(n, trained.dimension()) + Vicinity.searchBytes(n) * (long) concurrency);
    Vicinity vicinity = new Vicinity(hierarchy, trained, kernel, monitor);
    return settle(hierarchy, trained, () -> vicinity.new Search(), concurrency, monitor);
  }

  /**
   * The same centers with other radii.
   *
   * @param searches makes one for each thread
   */
  public static Chart settle(
      Hierarchy hierarchy,
      Chart trained,
      Supplier<Near> searches,
      int concurrency,
      Monitor monitor) {
    monitor.account(bytes(trained.radii().length, concurrency));
    try (Workers workers = new Workers(concurrency, monitor)) {
      return new RadiusSettling(hierarchy, trained, searches).run(workers, monitor);
    }
  }

  /** What is taken with a vicinity: {@link #bytes(int, int)} and that. */
  public static long bytes(int nodes, int dimension, int threads) {
    return Vicinity.bytes(nodes, dimension)
        + Vicinity.searchBytes(nodes) * threads
        + bytes(nodes, threads);
  }

  /**
   * New radii and heights; per thread marks, needs, and two more of these while they are sorted.
   */
  public static long bytes(int nodes, int threads) {
    return 24L * nodes + 28L * nodes * threads;
  }

  private Chart run(Workers workers, Monitor monitor) {
    int[][] levels = this.levels.nodes();
    PerThread<Choice> choices = new PerThread<>(workers, Choice::new);
    for (int l = 1; l < levels.length; l++) {
      monitor.progress("settle radii", (double) l / levels.length);
      int[] level = levels[l];
      double[] chosen = new double[level.length];
      workers.run(level.length, 1, choices.tasks(choice -> choice.task(level, chosen)));
      for (int i = 0; i < level.length; i++) {
        radii[level[i]] = chosen[i];
      }
    }
    return new Chart(trained.dimension(), trained.centers(), radii);
  }

  /** Chooses one radius after another; scratch of one thread. */
  private final class Choice {
    private final Reach reach = new Reach(hierarchy);
    private final Near search = searches.get();
    private final double[] signed = new double[radii.length];
    private int size;

    Workers.Task task(int[] level, double[] chosen) {
      return i -> chosen[i] = of(level[i]);
    }

    // What each ball needs of v's radius: descendants as they are, strangers negative.
    private double of(int v) {
      // Beyond what holds all descendants there are only strangers.
      double most = Math.min(trained.radii()[v] * GROWTH, farthest(v, reach.visit(v, false)));
      size = 0;
      search.within(
          v,
          most,
          (x, distance) -> {
            double need = distance + radius(x, v);
            if (x != v && need <= most) {
              signed[size++] = reach.reached(x) ? need : -need;
            }
          });
      return best(v, signed, size);
    }

    private double farthest(int v, int visited) {
      double farthest = 0;
      for (int i = 1; i < visited; i++) {
        int x = reach.visited(i);
        farthest = Math.max(farthest, trained.distance(v, x) + radius(x, v));
      }
      return farthest;
    }
  }

  // A ball that has its radius to come counts as a point: whatever it gets, it is then no stranger
  // that was taken in unseen.
  private double radius(int x, int v) {
    int height = levels.height()[x];
    return height == 0 || height < levels.height()[v] ? radii[x] : 0;
  }

  private double best(int v, double[] signed, int size) {
    double[] needs = sortedByNeed(signed, size);
    double first = size == 0 ? Double.POSITIVE_INFINITY : Math.abs(needs[0]);
    double radius = Math.min(trained.radii()[v], first / 2);
    int balance = 0;
    // What lies at the very center is always inside.
    int most = first > CENTER ? 0 : Integer.MIN_VALUE;
    for (int i = 0; i < size; i++) {
      balance += needs[i] < 0 ? -1 : 1;
      // What needs the same radius comes in together.
      boolean last = i + 1 == size || Math.abs(needs[i + 1]) > Math.abs(needs[i]);
      if (last && balance > most) {
        most = balance;
        radius = raised(Math.abs(needs[i]));
      }
    }
    return radius;
  }

  private static double raised(double need) {
    return need > CENTER ? Math.nextUp(need * RAISE) : 0;
  }

  // Ascending by absolute value; the sign is carried in the last bit of the key.
  private static double[] sortedByNeed(double[] signed, int size) {
    long[] keys = new long[size];
    for (int i = 0; i < size; i++) {
      long bits = Double.doubleToRawLongBits(signed[i]);
      // By bits, for a stranger at the very center needs -0.0, which is not below 0.
      keys[i] = (bits & Long.MAX_VALUE & ~1L) | (bits >= 0 ? 1 : 0);
    }
    Arrays.sort(keys);
    double[] sorted = new double[size];
    for (int i = 0; i < size; i++) {
      double need = Double.longBitsToDouble(keys[i] | 1);
      sorted[i] = (keys[i] & 1) == 0 ? -need : need;
    }
    return sorted;
  }
}
