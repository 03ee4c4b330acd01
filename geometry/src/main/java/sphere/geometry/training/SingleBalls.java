package sphere.geometry.training;

import java.util.concurrent.atomic.LongAdder;
import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.Reach;

/**
 * One ball per node for a hierarchy that is no forest, whose balls cannot all be right: a tree laid
 * out by attraction ({@link Placement}), then bottom-up for each node whose descendants the tree
 * does not show the ball that separates them best ({@link BallSearch}), then leaves moved to where
 * more of the balls around them are right ({@link LeafMoves}).
 *
 * <p>The tree alone is the lower bound: its balls are returned if these are not better, by exact
 * count of all pairs, or not precise enough.
 *
 * <p>The constants of these classes were chosen by F1 in 64 dimensions, seed 1, on WordNet's nouns,
 * the types of the JDK, MAG-CS and the Gene Ontology; WordNet's verbs and the Disease Ontology were
 * kept for checking. See docs/decisions/004-one-ball.md for what each idea gave.
 */
final class SingleBalls {
  /** Least share of contained pairs that must be true. */
  private static final double PRECISION = .99;

  /**
   * Prices of a contained stranger, tried in turn until the balls are precise. At F1 = f one costs
   * {@code f / (2 - f)} in pairs, but it is also in every ball around, so that the first is more;
   * the others are for dense hierarchies, where what is bought adds up to more than may be.
   */
  private static final int[] PRICES = {2, 5, 20};

  /** As in {@link TreeEmbedder}: more than what a distance in double loses. */
  private static final double LOWER = 1 - 1e-12;

  private final Tree tree;
  private final Frames frames;
  private final Workers workers;
  private final Monitor monitor;

  private SingleBalls(Tree tree, Frames frames, Workers workers, Monitor monitor) {
    this.tree = tree;
    this.frames = frames;
    this.workers = workers;
    this.monitor = monitor;
  }

  /** The chart; writes no static, asks no clock: the same for any number of threads. */
  static Chart chart(
      Hierarchy hierarchy,
      Tree tree,
      int[] order,
      TrainingConfig config,
      Workers workers,
      Monitor monitor) {
    int d = config.effectiveDimension();
    monitor.account(bytesPerNode(d, config.concurrency()) * order.length);
    Chart layout = new Placement(hierarchy, tree, order, d, config.seed(), monitor).layout();
    for (int price : PRICES) {
      Frames frames = new Frames(hierarchy, tree, copy(layout), price);
      SingleBalls made = new SingleBalls(tree, frames, workers, monitor);
      made.fit();
      Count count = made.count();
      if (count.isPrecise() && count.beatsTree()) {
        return frames.balls();
      }
      if (count.isPrecise()) {
        break;
      }
    }
    return new TreeEmbedder(tree, order, d, config.seed(), monitor).embed();
  }

  // Searches move leaves in it.
  private static Chart copy(Chart layout) {
    return new Chart(layout.dimension(), layout.centers().clone(), layout.radii().clone());
  }

  // Layout, its copy, balls, those that a level hands over, those of the tree; the tree itself and
  // what is kept of each node; marks of each thread.
  private static long bytesPerNode(int dimension, int threads) {
    return 5 * (4L * dimension + 8) + 96 + 32L * threads;
  }

  /** Bytes that this takes at most beside its tree. */
  static long estimateBytes(Hierarchy hierarchy, TrainingConfig config) {
    return bytesPerNode(config.effectiveDimension(), config.concurrency()) * hierarchy.nodeCount()
        + Attraction.BYTES * pulls(hierarchy);
  }

  /**
   * Milliseconds on two cores, 2 microseconds for each pull and coordinate: what was measured in 64
   * dimensions on WordNet's nouns, MAG-CS and the Gene Ontology, within a factor of two.
   */
  static long estimateMillis(Hierarchy hierarchy, TrainingConfig config) {
    return pulls(hierarchy) * config.effectiveDimension() / 500;
  }

  // Most pulls of Attraction: each edge that a tree lacks has two chains to a common ancestor.
  private static long pulls(Hierarchy hierarchy) {
    int[] depth = new int[hierarchy.nodeCount()];
    long sum = 0;
    for (int v : hierarchy.topologicalOrder()) {
      int begin = hierarchy.parentBegin(v);
      for (int s = begin; s < hierarchy.parentEnd(v); s++) {
        depth[v] = Math.max(depth[v], depth[hierarchy.parent(s)] + 1);
      }
      sum += Math.max(0, hierarchy.parentEnd(v) - begin - 1) * 2L * (depth[v] + 1);
    }
    return sum;
  }

  private void fit() {
    int[][] levels = frames.levels();
    for (int h = 1; h < levels.length; h++) {
      monitor.progress("fit balls", (double) h / levels.length);
      // Only what can change what is above: a level without new balls has nothing to settle.
      if (search(levels[h])) {
        moveLeaves(levels[0]);
      }
    }
    workers.run(levels[0].length, 256, () -> shrink(levels[0]));
  }

  private void moveLeaves(int[] leaves) {
    workers.run(
        leaves.length,
        64,
        () -> {
          LeafMoves moves = new LeafMoves(frames, monitor);
          return i -> moves.move(leaves[i]);
        });
  }

  // Nodes of one height do not see each other's new balls: they are handed over at the end.
  private boolean search(int[] level) {
    float[][] centers = new float[level.length][];
    double[] radii = new double[level.length];
    workers.run(
        level.length,
        1,
        () -> {
          BallSearch search = new BallSearch(frames, monitor);
          return i -> {
            if (search.search(level[i])) {
              centers[i] = search.center();
              radii[i] = search.radius();
            }
          };
        });
    boolean found = false;
    for (int i = 0; i < level.length; i++) {
      if (centers[i] != null) {
        frames.leave(level[i], centers[i], radii[i]);
        found = true;
      }
    }
    return found;
  }

  // A leaf's ball, which was a point so far, keeps what fits into all balls around it.
  private Workers.Task shrink(int[] leaves) {
    Reach reach = new Reach(frames.hierarchy());
    Chart balls = frames.balls();
    return i -> {
      int leaf = leaves[i];
      double radius = balls.radii()[leaf];
      for (int a = reach.visit(leaf, true) - 1; a > 0; a--) {
        double r = balls.radii()[reach.visited(a)];
        double room = r * LOWER - balls.distance(reach.visited(a), leaf);
        if (r >= balls.distance(reach.visited(a), leaf)) {
          radius = Math.min(radius, Math.max(0, room));
        }
      }
      balls.radii()[leaf] = radius;
    };
  }

  // Over all pairs; pairs that the tree holds, too.
  private record Count(long pairs, long good, long bad, long inTree) {
    boolean isPrecise() {
      return good >= PRECISION * (good + bad);
    }

    boolean beatsTree() {
      return 2.0 * good / (good + bad + pairs) > 2.0 * inTree / (inTree + pairs);
    }
  }

  private Count count() {
    LongAdder pairs = new LongAdder();
    LongAdder good = new LongAdder();
    LongAdder bad = new LongAdder();
    LongAdder inTree = new LongAdder();
    workers.run(
        frames.hierarchy().nodeCount(),
        64,
        () -> {
          Below below = new Below(frames);
          Gain gain = new Gain(frames, below);
          Probe ball = new Probe(frames.layout().dimension());
          return v -> {
            below.look(v);
            ball.set(frames.balls(), v);
            pairs.add(below.count() - 1);
            inTree.add(tree.size()[v] - 1);
            good.add(contained(below));
            bad.add(gain.strangersOf(ball));
          };
        });
    return new Count(pairs.sum(), good.sum(), bad.sum(), inTree.sum());
  }

  private long contained(Below below) {
    long sum = 0;
    for (int i = 1; i < below.count(); i++) {
      sum += frames.balls().contains(below.node(), below.get(i)) ? 1 : 0;
    }
    return sum;
  }
}
