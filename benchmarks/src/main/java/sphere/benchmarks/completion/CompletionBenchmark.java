package sphere.benchmarks.completion;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import sphere.benchmarks.Figures;
import sphere.benchmarks.SeedFigures;
import sphere.geometry.features.Learned;
import sphere.geometry.features.SemanticConfig;
import sphere.geometry.features.TextEncoder;
import sphere.geometry.features.Wording;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.Workers;

/**
 * Parents of things that the hierarchy does not hold, found by their features: figures of several
 * seeds as mean and spread, beside rules that learn nothing.
 *
 * <p>A folder with {@code split/} says what is asked, and seeds change training only; of any other
 * a fifth of the leaves is held out, others with each seed. Or edges are taken away, to be proposed
 * again ({@link RemovedEdges}).
 */
public final class CompletionBenchmark {
  private final CompletionOptions options;
  private final PrintStream err;
  private final Figures figures = new Figures();

  /**
   * Reads the command line.
   *
   * @param args without the benchmark's name
   * @param err told of progress and of what is left out
   * @throws IllegalArgumentException saying which option is wrong and how
   */
  public CompletionBenchmark(List<String> args, PrintStream err) {
    options = CompletionOptions.parse(args);
    this.err = err;
  }

  /**
   * Reads, encodes, learns and asks.
   *
   * @return the figures, one JSON object a line
   * @throws IllegalArgumentException if the data are wrong, saying where
   * @throws IllegalStateException if there is no encoder
   */
  public String run() throws IOException {
    Nodes nodes = Nodes.read(options.data());
    Optional<NodeVectors> given = Optional.empty();
    if (options.features().isPresent()) {
      given = Optional.of(VectorFile.read(options.features().get(), nodes, err));
    }
    if (options.removed() > 0) {
      CompletionOptions.require(
          !options.heads() && options.sample() == 0,
          "Option `--removed` goes with neither `--heads` nor `--sample`.");
      propose(nodes, given);
      return figures.toJsonLines();
    }
    Task.Source source = source(nodes, given);
    if (options.heads()) {
      HeadTrial.require(source.draw(1).hierarchy().nodeCount());
    }
    // After all that may be wrong with the files.
    ask(nodes, vectors(nodes, given), source);
    return figures.toJsonLines();
  }

  private void propose(Nodes nodes, Optional<NodeVectors> given) throws IOException {
    Edges edges = Edges.read(Nodes.file(options.data(), "edges.tsv"), nodes, err);
    IntPredicate mayBeAsked = row -> options.text() || given.orElseThrow().has(row);
    RemovedEdges removed =
        new RemovedEdges(nodes, vectors(nodes, given), edges, mayBeAsked, options.removed());
    SeedFigures runs = new SeedFigures();
    for (int seed = 1; seed <= options.seeds(); seed++) {
      err.println("seed " + seed);
      removed.run(options.training().withSeed(seed), options.text(), runs);
    }
    runs.putInto(figures);
  }

  private void ask(Nodes nodes, NodeVectors vectors, Task.Source source) {
    List<Wording> wordings = options.text() ? nodes.wordings() : List.of();
    SeedFigures runs = new SeedFigures();
    try (Workers workers = new Workers(options.training().concurrency(), Monitor.NONE)) {
      for (int seed = 1; seed <= options.seeds(); seed++) {
        Task task = source.draw(seed);
        SemanticConfig config = options.training().withSeed(seed);
        Learned learned =
            new Trial(task, vectors, wordings, options.kernel(), workers).run(config, runs, err);
        if (options.heads()) {
          new HeadTrial(task, vectors, workers).run(learned, config, runs);
        }
        new Floors(nodes, vectors, task, workers).put(runs, options.kernel());
        report(seed, runs);
      }
    }
    runs.putBetter("nearestNeighborAccuracy", Floors.NEAREST_RAW, Floors.NEAREST_CENTERED);
    runs.putInto(figures);
  }

  private NodeVectors vectors(Nodes nodes, Optional<NodeVectors> given) {
    NodeVectors vectors = options.text() ? encoded(nodes) : given.orElseThrow();
    if (options.text() && given.isPresent()) {
      vectors = vectors.with(given.get());
    }
    int threads = options.training().concurrency();
    return options.rotate() ? Rotation.of(vectors, threads) : vectors;
  }

  private NodeVectors encoded(Nodes nodes) {
    TextEncoder encoder = TextVectors.encoder();
    err.println("texts by " + encoder.name());
    long begin = System.nanoTime();
    NodeVectors vectors = TextVectors.encode(nodes, encoder, err);
    figures.put("encodeSeconds", Math.round((System.nanoTime() - begin) / 1e6) / 1e3);
    return vectors;
  }

  private Task.Source source(Nodes nodes, Optional<NodeVectors> given) throws IOException {
    if (!PublishedSplit.isIn(options.data())) {
      Edges edges = Edges.read(Nodes.file(options.data(), "edges.tsv"), nodes, err);
      IntPredicate mayBeAsked = row -> given.isEmpty() || given.get().has(row);
      return new HeldOutLeaves(nodes.size(), edges, mayBeAsked, options.sample());
    }
    if (options.sample() > 0) {
      throw new IllegalArgumentException(
          "Option `--sample` is of folders without `split`: this one says what is asked.");
    }
    Task task = PublishedSplit.read(options.data(), nodes, err);
    return seed -> task;
  }

  private void report(int seed, SeedFigures runs) {
    err.printf(
        Locale.ROOT,
        "seed %d: accuracy %.1f, mrr %.1f, %.0f epochs, %.1f s%n",
        seed,
        runs.last("accuracy"),
        runs.last("mrr"),
        runs.last("epochs"),
        runs.last("secondsPerRun"));
  }
}
