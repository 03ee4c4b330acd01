package sphere.geometry.training;

import java.util.Arrays;
import java.util.Optional;
import sphere.geometry.ball.Chart;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.Reach;

/**
 * One ball per node for a hierarchy that is no forest, whose balls cannot all be right: a tree laid
 * out by attraction ({@link Placement}), then bottom-up for each node whose descendants the tree
 * does not show the ball that separates them best ({@link BallSearch}), with leaves moved to where
 * more of the balls around them are right ({@link PieceMoves}); small subtrees moved likewise; all
 * of it once more; then balls moved between what is above them and what is below ({@link
 * BallMoves}), and leaves a last time.
 *
 * <p>After each step all pairs are counted exactly, and the best balls that are precise enough are
 * what is returned. The tree alone is the lower bound.
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

  /** Bottom-up searches of all balls: the second finds subtrees moved that the first had not. */
  private static final int SWEEPS = 2;

  /** As in {@link TreeEmbedder}: more than what a distance in double loses. */
  private static final double LOWER = 1 - 1e-12;

  private final Frames frames;
  private final int[][] levels;
  private final Workers workers;
  private final Monitor monitor;
  private final PerThread<PieceMoves> pieces;
  private final long treePairs;
  private Optional<Chart> best = Optional.empty();
  private double bestF1;
  private boolean precise;

  private SingleBalls(Frames frames, Workers workers, Monitor monitor) {
    this.frames = frames;
    levels = frames.levels();
    treePairs = Arrays.stream(frames.tree().size()).asLongStream().map(size -> size - 1).sum();
    this.workers = workers;
    this.monitor = monitor;
    pieces = new PerThread<>(workers, () -> new PieceMoves(frames, monitor));
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
    monitor.account(SingleBytes.searches(hierarchy, config));
    Chart layout = new Placement(hierarchy, tree, order, d, config.seed(), monitor).layout();
    for (int price : PRICES) {
      Frames frames = new Frames(hierarchy, tree, copy(layout), price);
      SingleBalls made = new SingleBalls(frames, workers, monitor);
      made.fit();
      if (made.best.isPresent()) {
        return made.best.get();
      }
      if (made.precise) {
        break;
      }
    }
    return new TreeEmbedder(tree, order, d, config.seed(), monitor).embed();
  }

  private static Chart copy(Chart layout) {
    return new Chart(layout.dimension(), layout.centers().clone(), layout.radii().clone());
  }

  /** Bytes that this takes at most beside its tree. */
  static long estimateBytes(Hierarchy hierarchy, TrainingConfig config) {
    return SingleBytes.most(hierarchy, config);
  }

  /**
   * Milliseconds on two cores for {@code p} pulls: {@code d (p^1.5 / 64,000 + n / 2,000)}, since
   * more that pulls makes more searches, and each of them harder. Within a factor of about two of
   * what was measured in 64 dimensions on six hierarchies of the decision.
   */
  static long estimateMillis(Hierarchy hierarchy, TrainingConfig config) {
    double hard = Math.pow(Attraction.most(hierarchy), 1.5) / 64_000;
    return (long) (config.effectiveDimension() * (hard + hierarchy.nodeCount() / 2000.0));
  }

  // Leaves after each level, since what is above looks for them; subtrees after all, since they go
  // farther the more balls have left their frames.
  private void fit() {
    if (sweeps()) {
      moveBalls();
      keep();
      movePieces(levels[0], true);
      keep();
    }
    best.ifPresent(balls -> workers.run(levels[0].length, 256, () -> shrink(balls)));
  }

  // Whether the balls are precise.
  private boolean sweeps() {
    PerThread<BallSearch> searches =
        new PerThread<>(workers, () -> new BallSearch(frames, monitor));
    boolean going = true;
    for (int i = 0; i < SWEEPS && going; i++) {
      sweep((double) i / SWEEPS, searches);
      for (int h = 1; h < levels.length; h++) {
        movePieces(levels[h], true);
      }
      going = keep();
    }
    return going;
  }

  private void moveBalls() {
    PerThread<BallMoves> moves = new PerThread<>(workers, () -> new BallMoves(frames, monitor));
    for (int h = levels.length - 1; h > 0; h--) {
      find(levels[h], moves);
    }
  }

  private void sweep(double done, PerThread<BallSearch> searches) {
    for (int h = 1; h < levels.length; h++) {
      monitor.progress("fit balls", done + (double) h / levels.length / SWEEPS);
      boolean found = find(levels[h], searches);
      frames.searched(levels[h]);
      // Only what can change what is above: a level without new balls has nothing to settle.
      if (found) {
        movePieces(levels[0], false);
        frames.searched(levels[0]);
      }
    }
  }

  private void movePieces(int[] level, boolean thorough) {
    Move[] moves = new Move[level.length];
    workers.run(
        level.length, 16, pieces.tasks(piece -> i -> moves[i] = piece.move(level[i], thorough)));
    frames.move(moves);
  }

  // Nodes of one height do not see each other's new balls: they are handed over at the end.
  private boolean find(int[] level, PerThread<? extends BallFinder> finders) {
    float[][] centers = new float[level.length][];
    double[] radii = new double[level.length];
    workers.run(
        level.length,
        1,
        finders.tasks(
            finder ->
                i -> {
                  if (finder.find(level[i])) {
                    centers[i] = finder.center();
                    radii[i] = finder.radius();
                  }
                }));
    boolean found = false;
    for (int i = 0; i < level.length; i++) {
      if (centers[i] != null) {
        frames.leave(level[i], centers[i], radii[i]);
        found = true;
      }
    }
    return found;
  }

  // Keeps a copy of the balls if they are the best so far; whether they are precise.
  private boolean keep() {
    PairCount count = PairCount.of(frames, workers);
    boolean isPrecise = count.isPrecise(PRECISION);
    double least = Math.max(bestF1, new PairCount(count.pairs(), treePairs, 0).f1());
    if (isPrecise && count.f1() > least) {
      best = Optional.of(copy(frames.balls()));
      bestF1 = count.f1();
    }
    precise |= isPrecise;
    return isPrecise;
  }

  // A leaf's ball, which was a point so far, keeps what fits into all balls around it.
  private Workers.Task shrink(Chart balls) {
    Reach reach = new Reach(frames.hierarchy());
    return i -> {
      int leaf = levels[0][i];
      double radius = balls.radii()[leaf];
      for (int a = reach.visit(leaf, true) - 1; a > 0; a--) {
        double r = balls.radii()[reach.visited(a)];
        double away = balls.distance(reach.visited(a), leaf);
        if (r >= away) {
          radius = Math.min(radius, Math.max(0, r * LOWER - away));
        }
      }
      balls.radii()[leaf] = radius;
    };
  }
}
