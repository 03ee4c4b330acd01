package sphere.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.openjdk.jmh.runner.options.TimeValue;
import sphere.benchmarks.completion.CompletionBenchmark;
import sphere.benchmarks.ontology.OntologyBenchmark;
import sphere.benchmarks.rivals.RivalsBenchmark;
import sphere.geometry.training.TrainingConfig;

/** Entry point: figures as JSON lines on standard output, everything else on standard error. */
public final class Main {
  private static final String USAGE =
      """
      Usage: benchmarks/run hierarchy (--nodes FILE --edges FILE | --jdk)
                 [--charts auto|exact|N] [--floats N] [--dimension N] [--seed N] [--threads N]
                 [--kernel auto|vector|scalar]
                 [--objective constructive|spherex|random [--epochs N] [--rate X] [--margin X]
                  [--negatives N] [--sampling mined|shifted]]
               NODES: id TAB name TAB definition; EDGES: child TAB parent; no header; plain or gzip
             benchmarks/run lens < LINES   (each: dimension outerRadius innerRadius distance)
             benchmarks/run protocols (--nodes FILE --edges FILE | --jdk) --dimension N
                 [--seed N] [--threads N] [--kernel auto|vector|scalar]
                 [--objective constructive|spherex|random [--epochs N] [--rate X] [--margin X]
                  [--negatives N] [--sampling mined|shifted]]
                 (the literature's, within N numbers per node: an atlas, or with a descent one ball)
             benchmarks/run scale [--most N] [--floats N] [--charts auto|exact|N] [--dimension N]
                 [--seed N] [--threads N] [--kernel auto|vector|scalar]
                 (made hierarchies of 10,000 to N nodes, 10,000,000 by default)
             benchmarks/run completion --data FOLDER [--features FILE [--text]] [--seeds N]
                 [--without words,vectors,children,radius,nesting] [--rotate] [--heads]
                 [--sample N | --removed N] [--dimension N] [--threads N]
                 [--kernel auto|vector|scalar]
                 (parents of unknown things by names and definitions, or by vectors from FILE: id
                  TAB numbers with spaces between; mean over N seeds. FOLDER has nodes.tsv, and
                  split/train_edges.tsv with split/test.tsv: query TAB parent; or edges.tsv, of
                  whose leaves a fifth or N are held out, or N edges of nodes that keep another
                  parent are taken away: how many are proposed first? Each plain or gzip, as above.
                  --heads: balls and boxes besides, by vectors alone, of at most 5,000 known nodes)
             benchmarks/run ontology --axioms FILE [--seeds N] [--seed N] [--dimension N]
                 [--template translation|dual] [--epochs N] [--floats N] [--threads N]
                 [--sample N] [--only sphere|elem|stored|definitions]
                 (axioms that are missing, ranked beside EL Embeddings, at most N of them; those
                  that are not, in the balls that are stored; parents that follow from definitions,
                  found by balls; mean over N seeds. FILE, plain or gzip, has lines of a normal form
                  and its names with tabs between: NF1 C D; NF2 C D E; NF3 C r D; NF4 r C D; DISJ C
                  D; SUBROLE r s; CHAIN r s t)
             benchmarks/run peers (--nodes FILE --edges FILE | --jdk) [--seed N] [--threads 1..4]
                 (beside fastRP, node2vec and HashGNN of Neo4j's Graph Data Science library, which
                  is fetched for it, 150 MB with Neo4j; about five minutes on 80,000 nodes)
             benchmarks/run queries (--nodes FILE --edges FILE | --jdk) [--seed N] [--seconds X]
                 (questions to a running Neo4j beside traversal, X seconds each way of asking, 2 by
                  default; about ten minutes)
             benchmarks/run soak --minutes N [--nodes FILE --edges FILE | --jdk] [--seed N]
                 (readers, writers, trainings and aborts on a Neo4j that is killed now and then; a
                  made hierarchy unless files are given)
             benchmarks/run rivals (--nodes FILE --edges FILE | --jdk) [--seeds N] [--epochs N]
                 [--dimension N] [--seed N] [--threads N] [--only NAME]
                 (other geometries and ablations, each N numbers per node, under one trainer; F1
                  over all pairs, mean over N seeds; NAME is one of the variants that it prints)
             benchmarks/run index (--nodes FILE --edges FILE | --jdk) [options of `hierarchy`]
                 (JMH, about three minutes besides training: what one question to an index costs,
                  beside a search in the sorted closure; wrong answers of a sample)
             benchmarks/run kernels        (JMH, about three minutes; ratios)
             benchmarks/run plots FOLDER   (the pictures of docs/geometry.md)""";

  private static final String[] PROTOCOLS = {
    "--seed",
    "--threads",
    "--kernel",
    "--objective",
    "--epochs",
    "--rate",
    "--margin",
    "--negatives",
    "--sampling"
  };

  private Main() {}

  /**
   * Runs one benchmark.
   *
   * @param args its name and options
   */
  public static void main(String[] args) {
    int status = run(args, System.in, System.out, System.err);
    if (status != 0) {
      System.exit(status);
    }
  }

  static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
    return report(args, out, err, () -> measure(args, in, out, err));
  }

  /** What a benchmark does. */
  public interface Work {
    /** Prints its figures. */
    void run() throws IOException;
  }

  /**
   * Does the work, or prints the usage if that is asked for, or why the work cannot be done.
   *
   * @return the exit status: 0, or 2 if it could not
   */
  public static int report(String[] args, PrintStream out, PrintStream err, Work work) {
    if (Arrays.asList(args).contains("--help")) {
      out.println(USAGE);
      return 0;
    }
    try {
      work.run();
      return 0;
    } catch (IllegalArgumentException | IllegalStateException | IOException e) {
      err.println("benchmarks/run: " + e.getMessage());
      err.println(USAGE);
      return 2;
    }
  }

  private static void measure(String[] args, InputStream in, PrintStream out, PrintStream err)
      throws IOException {
    List<String> options = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
    switch (args.length == 0 ? "" : args[0]) {
      case "hierarchy" -> out.println(new HierarchyBenchmark(Options.parse(options), err).run());
      case "protocols" -> out.println(protocols(options, err).run());
      case "completion" -> out.println(new CompletionBenchmark(options, err).run());
      case "ontology" -> out.println(new OntologyBenchmark(options, err).run());
      case "scale" -> scale(options, out, err);
      case "rivals" -> rivals(options, err).run(out::println);
      case "index" ->
          out.println(
              new IndexBenchmark(Options.parse(options), err, TimeValue.milliseconds(400)).run());
      case "lens" -> LensBenchmark.run(in, out);
      case "kernels" ->
          new KernelBenchmark(err, 3, TimeValue.milliseconds(200)).run().forEach(out::println);
      // Modules of their own, so that nothing else needs Neo4j: the script starts them.
      case "peers", "queries", "soak" ->
          throw new IllegalArgumentException(
              "`" + args[0] + "` is run by the script `benchmarks/run` only.");
      case "plots" -> GeometryPlots.write(folder(options));
      default ->
          throw new IllegalArgumentException(
              "The benchmark must be `completion`, `hierarchy`, `index`, `kernels`, `lens`, `ontology`, `peers`, `plots`, `protocols`, `queries`, `rivals`, `scale` or `soak`, but %s."
                  .formatted(args.length == 0 ? "none was given" : "`" + args[0] + "` is not one"));
    }
  }

  private static ProtocolsBenchmark protocols(List<String> options, PrintStream err) {
    requireNumbers(options);
    List<String> with = new ArrayList<>(options);
    long most = TrainingConfig.MAX_DIMENSION;
    int numbers = (int) take(with, "--dimension", 0, NumberedBalls.FEWEST, most);
    return new ProtocolsBenchmark(Options.parse(with, PROTOCOLS), numbers, err);
  }

  // They say what charts there are.
  private static void requireNumbers(List<String> options) {
    if (options.contains("--charts") || options.contains("--floats")) {
      throw new IllegalArgumentException(
          "`protocols` takes `--dimension`, the numbers per node, in place of `--charts` and"
              + " `--floats`.");
    }
    if (!options.contains("--dimension")) {
      throw new IllegalArgumentException("Option `--dimension` is missing.");
    }
  }

  private static void scale(List<String> options, PrintStream out, PrintStream err) {
    List<String> with = new ArrayList<>(options);
    int[] sizes = {10_000, 100_000, 1_000_000, 10_000_000};
    long most = take(with, "--most", sizes[3], sizes[0], sizes[3]);
    sizes = IntStream.of(sizes).filter(n -> n <= most).toArray();
    new ScaleBenchmark(Options.made(with), err).run(sizes).forEach(out::println);
  }

  private static RivalsBenchmark rivals(List<String> options, PrintStream err) throws IOException {
    List<String> with = new ArrayList<>(options);
    int seeds = (int) take(with, "--seeds", 5, 1, 100);
    int epochs = (int) take(with, "--epochs", 2000, 1, 10_000);
    int floats = (int) take(with, "--dimension", 64, 4, TrainingConfig.MAX_DIMENSION);
    List<String> variants = take(with, "--only").map(List::of).orElseGet(RivalsBenchmark::names);
    Options rest = Options.parse(with, "--seed", "--threads");
    TrainingConfig training = rest.training();
    RivalsBenchmark.Settings settings =
        new RivalsBenchmark.Settings(
            floats, epochs, seeds, training.seed(), training.concurrency(), variants);
    return new RivalsBenchmark(rest.source().read().hierarchy(), settings, err);
  }

  // An option that is one benchmark's own, taken out of what all share.
  private static Optional<String> take(List<String> options, String key) {
    int at = options.indexOf(key);
    if (at < 0) {
      return Optional.empty();
    }
    if (at + 1 == options.size()) {
      throw new IllegalArgumentException("Option `" + key + "` needs a value.");
    }
    options.remove(at);
    return Optional.of(options.remove(at));
  }

  private static long take(List<String> options, String key, long none, long low, long high) {
    return take(options, key).map(text -> Options.number(key, text, low, high)).orElse(none);
  }

  private static Path folder(List<String> options) {
    if (options.size() != 1) {
      throw new IllegalArgumentException("`plots` needs the one folder to write to.");
    }
    return Path.of(options.get(0));
  }
}
