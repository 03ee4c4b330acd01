package sphere.benchmarks.peers;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import sphere.benchmarks.Figures;
import sphere.benchmarks.HierarchyFile;
import sphere.benchmarks.Main;
import sphere.benchmarks.Options;
import sphere.geometry.audit.Better;
import sphere.geometry.ball.BallTable;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.kernel.Kernels;
import sphere.geometry.refinement.Refinement;
import sphere.geometry.refinement.RefinementConfig;
import sphere.geometry.refinement.SpherexTrainer;
import sphere.geometry.training.AtlasTrainer;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.TrainingConfig;

/**
 * Training beside three embeddings of GDS, on one graph in one JVM: what each side takes to
 * compute, without reading and writing.
 */
public final class PeersBenchmark {
  // One second against twenty: the short ones need more rounds for a steady median.
  private static final int SHORT_ROUNDS = 9;
  private static final int LONG_ROUNDS = 3;
  private static final int WIDTH = 64;
  // GDS without a license computes on no more.
  private static final int MOST_THREADS = 4;

  private final Hierarchy hierarchy;
  private final TrainingConfig training;
  private final PrintStream err;
  private final Figures figures = new Figures();
  private final AtomicReference<Refinement> latest = new AtomicReference<>();

  private PeersBenchmark(Hierarchy hierarchy, TrainingConfig training, PrintStream err) {
    this.hierarchy = hierarchy;
    this.training = training;
    this.err = err;
  }

  /**
   * Runs the comparison.
   *
   * @param args {@code peers} and its options
   */
  public static void main(String[] args) {
    int status = run(args, System.out, System.err);
    // Threads of Neo4j may linger.
    System.exit(status);
  }

  static int run(String[] args, PrintStream out, PrintStream err) {
    List<String> options = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
    return Main.report(args, out, err, () -> out.println(measure(options, err)));
  }

  private static String measure(List<String> args, PrintStream err) throws IOException {
    Options options = Options.parse(args, "--seed", "--threads");
    if (options.training().concurrency() > MOST_THREADS) {
      throw new IllegalArgumentException(
          "Value for `--threads` was `%d`, but GDS without a license takes at most %d."
              .formatted(options.training().concurrency(), MOST_THREADS));
    }
    HierarchyFile file = options.source().read();
    return new PeersBenchmark(file.hierarchy(), options.training(), err).run();
  }

  private String run() throws IOException {
    if (hierarchy.edgeCount() == 0) {
      throw new IllegalArgumentException(
          "The hierarchy has no edge, so there is nothing to embed.");
    }
    figures.put("nodes", hierarchy.nodeCount()).put("edges", hierarchy.edgeCount());
    figures.put("threads", training.concurrency());
    err.println("loading " + hierarchy.nodeCount() + " nodes into Neo4j");
    try (GdsDatabase gds = new GdsDatabase(hierarchy)) {
      err.println("GDS sees " + gds.relationships() + " relationships, two for each edge");
      shortOnes(gds);
      longOnes(gds);
    }
    return figures.toJsonLines();
  }

  private void shortOnes(GdsDatabase gds) {
    Contest contest =
        new Contest()
            .with("fastRP", () -> gds.computeMillis("gds.fastRP", fastRp()))
            .with("atlas", () -> train(0, TrainingConfig.AUTO))
            .with("atlasAudit", this::audit)
            .with("hashgnn", () -> gds.computeMillis("gds.hashgnn", hashGnn()));
    run(contest, SHORT_ROUNDS, "fastRP", "atlas", "atlasAudit", "hashgnn");
    double audited = contest.median("atlas") + contest.median("atlasAudit");
    figures.put("constructiveOverFastRP", contest.median("atlas") / contest.median("fastRP"));
    figures.put("constructiveAndAuditOverFastRP", audited / contest.median("fastRP"));
  }

  private void longOnes(GdsDatabase gds) {
    Contest contest =
        new Contest()
            .with("node2vec", () -> gds.computeMillis("gds.node2vec", node2Vec()))
            .with("oneBall", () -> train(WIDTH, 1))
            .with("refined", this::refine)
            .with("refinedAudit", this::audit);
    run(contest, LONG_ROUNDS, "node2vec", "oneBall", "refined", "refinedAudit");
    double audited = contest.median("refined") + contest.median("refinedAudit");
    double node2Vec = contest.median("node2vec");
    figures.put("oneBallOverNode2vec", contest.median("oneBall") / node2Vec);
    figures.put("refinedOverNode2vec", contest.median("refined") / node2Vec);
    figures.put("refinedAndAuditOverNode2vec", audited / node2Vec);
  }

  private void run(Contest contest, int rounds, String... names) {
    err.println("one round of " + String.join(", ", names) + " to warm up, then " + rounds);
    contest.run(rounds);
    for (String name : names) {
      err.println(name + " took ms " + contest.all(name));
      figures.put(name + "Millis", contest.median(name));
    }
  }

  private double train(int dimension, int charts) {
    long begin = System.nanoTime();
    BallTable table = AtlasTrainer.train(hierarchy, config(dimension, charts), Monitor.NONE);
    latest.set(Refinement.none(table));
    return (System.nanoTime() - begin) / 1e6;
  }

  // One ball per node, constructed and then moved down the gradient, radii settled.
  private double refine() {
    long begin = System.nanoTime();
    Refinement refined =
        SpherexTrainer.train(
            hierarchy, config(WIDTH, 1), RefinementConfig.defaults(), Kernels.best(), Monitor.NONE);
    latest.set(refined);
    return (System.nanoTime() - begin) / 1e6;
  }

  // What the product does after training: all pairs compared, of a refinement before and after.
  private double audit() {
    long begin = System.nanoTime();
    Refinement trained = latest.get();
    Better.of(
        hierarchy,
        trained.start(),
        trained.refined(),
        Kernels.best(),
        training.concurrency(),
        Monitor.NONE);
    return (System.nanoTime() - begin) / 1e6;
  }

  private TrainingConfig config(int dimension, int charts) {
    return new TrainingConfig(dimension, charts, WIDTH, training.seed(), training.concurrency());
  }

  // Defaults but for width, threads and seed.
  private Map<String, Object> fastRp() {
    return common(Map.of("embeddingDimension", WIDTH));
  }

  // Defaults are walks of 80 nodes, ten per node: minutes on a graph where these take seconds.
  private Map<String, Object> node2Vec() {
    return common(
        Map.of("embeddingDimension", WIDTH, "walkLength", 20, "walksPerNode", 2, "iterations", 1));
  }

  // As the manual's example has them, on features of its own, for these nodes have none.
  private Map<String, Object> hashGnn() {
    return common(
        Map.of(
            "generateFeatures",
            Map.of("dimension", WIDTH, "densityLevel", 2),
            "iterations",
            3,
            "embeddingDensity",
            16));
  }

  private Map<String, Object> common(Map<String, Object> own) {
    Map<String, Object> all = new HashMap<>(own);
    all.put("concurrency", training.concurrency());
    all.put("randomSeed", training.seed());
    return all;
  }
}
