package sphere.benchmarks.rivals;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.Workers;

/**
 * Ablations and other geometries under the product's descent: same pairs, negatives, epochs and
 * numbers per node; the F1 over all pairs, counted, as mean and spread over seeds.
 */
public final class RivalsBenchmark {
  private static final double[] RATES = {.03, .1, .3, 1, 3, 10};
  private static final double[] SOFTNESS = {.01, .03, .1, .3};
  // Each stands for some fifty pairs of 14,000 nodes: few beside the tens of thousands that are
  // true.
  private static final int APART = 4_000_000;

  private final Settings settings;
  private final PairSet pairs;
  private final PrintStream err;

  /**
   * What is the same for all.
   *
   * @param floats numbers per node, 4 to 1024
   * @param epochs how often each node is met
   * @param seeds how many runs the mean is of
   * @param seed the first of them
   * @param threads runs at a time; changes no figure but seconds
   * @param variants names of the lines that are run
   */
  public record Settings(
      int floats, int epochs, int seeds, long seed, int threads, List<String> variants) {
    /**
     * Checks the names.
     *
     * @throws IllegalArgumentException naming one that is none, and those that there are
     */
    public Settings {
      variants = List.copyOf(variants);
      variants.forEach(Settings::requireKnown);
    }

    private static void requireKnown(String variant) {
      if (!names().contains(variant)) {
        throw new IllegalArgumentException(
            "Value for `--only` was `%s`, but must be one of `%s`."
                .formatted(variant, String.join("`, `", names())));
      }
    }
  }

  private record Run(double own, double chosen, double seconds) {}

  private record Timed(Margins margins, double seconds) {}

  /**
   * Prepares the pairs.
   *
   * @param hierarchy whose order is learned
   * @param err told of progress
   * @throws IllegalArgumentException if there is too little to hold out
   */
  public RivalsBenchmark(Hierarchy hierarchy, Settings settings, PrintStream err) {
    this.settings = settings;
    this.err = err;
    long all = 4L * hierarchy.nodeCount() * hierarchy.nodeCount();
    pairs = PairSet.of(hierarchy, settings.seed(), (int) Math.min(APART, all));
  }

  /** Of all lines of the table, in order. */
  public static List<String> names() {
    return Variants.names();
  }

  /**
   * Runs them, for minutes to hours.
   *
   * @param figures told each figure, a JSON object, as soon as its variant is done
   */
  public void run(Consumer<String> figures) {
    err.printf("%d nodes, %d pairs%n", pairs.nodeCount(), pairs.count());
    Variants.all().stream()
        .filter(variant -> settings.variants().contains(variant.name()))
        .forEach(variant -> lines(variant).forEach(figures));
  }

  private List<String> lines(Variant variant) {
    Setting setting = variant.trained() ? best(variant) : new Setting(0, 0, 0);
    long[] seeds =
        IntStream.range(0, settings.seeds()).mapToLong(i -> settings.seed() + i).toArray();
    List<Run> runs = new ArrayList<>();
    for (Timed timed : make(variant, Collections.nCopies(seeds.length, setting), seeds)) {
      runs.add(judge(timed));
      err.println(variant.name() + ", " + setting + ": " + runs.get(runs.size() - 1));
    }
    return List.of(
        line(variant, "f1", runs, Run::own),
        line(variant, "thresholdF1", runs, Run::chosen),
        line(variant, "seconds", runs, Run::seconds),
        line(variant, "rate", setting.rate()),
        line(variant, "softness", setting.softness()));
  }

  // By a seed that none of the printed runs has, on held-out pairs.
  private Setting best(Variant variant) {
    List<Setting> all = settings();
    long[] seeds = new long[all.size()];
    Arrays.fill(seeds, settings.seed() - 1);
    Timed[] timed = make(variant, all, seeds);
    double[] f1 = new double[timed.length];
    Arrays.setAll(f1, i -> new Judge(pairs).choose(timed[i].margins()).f1());
    int best = 0;
    for (int i = 0; i < f1.length; i++) {
      err.printf(
          Locale.ROOT, "%s, %s: %.4f on held-out pairs%n", variant.name(), all.get(i), f1[i]);
      best = f1[i] > f1[best] ? i : best;
    }
    return all.get(best);
  }

  private List<Setting> settings() {
    List<Setting> all = new ArrayList<>();
    for (double softness : SOFTNESS) {
      for (double rate : RATES) {
        all.add(new Setting(settings.epochs(), rate, softness));
      }
    }
    return all;
  }

  private Timed[] make(Variant variant, List<Setting> of, long[] seeds) {
    Timed[] timed = new Timed[seeds.length];
    try (Workers workers = new Workers(settings.threads(), Monitor.NONE)) {
      workers.run(seeds.length, 1, () -> i -> timed[i] = make(variant, of.get(i), seeds[i]));
    }
    return timed;
  }

  private Timed make(Variant variant, Setting setting, long seed) {
    long begin = System.nanoTime();
    Margins margins = variant.make(pairs, settings.floats(), setting, seed);
    return new Timed(margins, (System.nanoTime() - begin) / 1e9);
  }

  private Run judge(Timed timed) {
    Judge judge = new Judge(pairs);
    double threshold = judge.choose(timed.margins()).threshold();
    double[] f1 = judge.f1(timed.margins(), new double[] {0, threshold}, settings.threads());
    return new Run(f1[0], f1[1], timed.seconds());
  }

  private static String line(Variant variant, String figure, double value) {
    return String.format(
        Locale.ROOT,
        "{\"figure\":\"%s\",\"variant\":\"%s\",\"value\":%s}",
        figure,
        variant.name(),
        value);
  }

  // The spread is the standard deviation of a sample; 0 of a single run.
  private static String line(
      Variant variant, String figure, List<Run> runs, ToDoubleFunction<Run> of) {
    double mean = runs.stream().mapToDouble(of).average().orElseThrow();
    double square = runs.stream().mapToDouble(r -> Math.pow(of.applyAsDouble(r) - mean, 2)).sum();
    double spread = Math.sqrt(square / Math.max(1, runs.size() - 1));
    return String.format(
        Locale.ROOT,
        "{\"figure\":\"%s\",\"variant\":\"%s\",\"value\":%.5g,\"spread\":%.2g}",
        figure,
        variant.name(),
        mean,
        spread);
  }
}
