package sphere.benchmarks.rivals;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.refinement.RefinementConfig;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.Workers;

/**
 * Ablations and other geometries under the product's descent: same pairs, negatives, epochs and
 * numbers per node; the F1 over all pairs, counted, as mean and spread over seeds.
 */
public final class RivalsBenchmark {
  private static final double[] RATES = {.03, .1, .3, 1, 3, 10};
  // At 0, which the product takes for constructed starts, most geometries from random find far
  // fewer
  // of the held-out pairs.
  private static final double MARGIN = .1;
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
   */
  public record Settings(int floats, int epochs, int seeds, long seed, int threads) {}

  private record Run(double own, double chosen, double seconds, double bestEpoch) {}

  private record Timed(Variant.Made made, double seconds) {}

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

  /**
   * Runs all, for minutes to hours.
   *
   * @param figures told each figure, a JSON object, as soon as its variant is done
   */
  public void run(Consumer<String> figures) {
    err.printf("%d nodes, %d pairs%n", pairs.nodeCount(), pairs.count());
    Variants.all().forEach(variant -> lines(variant).forEach(figures));
  }

  private List<String> lines(Variant variant) {
    double rate = variant.trained() ? bestRate(variant) : RATES[0];
    long[] seeds =
        IntStream.range(0, settings.seeds()).mapToLong(i -> settings.seed() + i).toArray();
    double[] rates = new double[seeds.length];
    Arrays.fill(rates, rate);
    List<Run> runs = new ArrayList<>();
    for (Timed timed : make(variant, rates, seeds)) {
      runs.add(judge(timed));
      err.println(variant.name() + " at rate " + rate + ": " + runs.get(runs.size() - 1));
    }
    return List.of(
        line(variant, "f1", runs, Run::own),
        line(variant, "thresholdF1", runs, Run::chosen),
        line(variant, "seconds", runs, Run::seconds),
        line(variant, "bestEpoch", runs, Run::bestEpoch),
        String.format(
            Locale.ROOT,
            "{\"figure\":\"rate\",\"variant\":\"%s\",\"value\":%s}",
            variant.name(),
            variant.trained() ? rate : 0));
  }

  // By a seed that none of the printed runs has, on held-out pairs.
  private double bestRate(Variant variant) {
    long[] seeds = new long[RATES.length];
    Arrays.fill(seeds, settings.seed() - 1);
    Timed[] timed = make(variant, RATES, seeds);
    double best = 0;
    double bestF1 = -1;
    for (int i = 0; i < RATES.length; i++) {
      double f1 = new Judge(pairs).choose(timed[i].made().margins()).f1();
      err.printf(
          Locale.ROOT, "%s at rate %s: %.4f on held-out pairs%n", variant.name(), RATES[i], f1);
      if (f1 > bestF1) {
        best = RATES[i];
        bestF1 = f1;
      }
    }
    return best;
  }

  private Timed[] make(Variant variant, double[] rates, long[] seeds) {
    Timed[] timed = new Timed[seeds.length];
    try (Workers workers = new Workers(settings.threads(), Monitor.NONE)) {
      workers.run(seeds.length, 1, () -> i -> timed[i] = make(variant, config(rates[i]), seeds[i]));
    }
    return timed;
  }

  private Timed make(Variant variant, RefinementConfig config, long seed) {
    long begin = System.nanoTime();
    Variant.Made made = variant.make(pairs, settings.floats(), config, seed);
    return new Timed(made, (System.nanoTime() - begin) / 1e9);
  }

  // Otherwise the product's defaults. None stops early, so that all have one budget.
  private RefinementConfig config(double rate) {
    RefinementConfig none = RefinementConfig.defaults();
    return new RefinementConfig(
        none.start(),
        settings.epochs(),
        settings.epochs(),
        none.tolerance(),
        rate,
        MARGIN,
        none.negatives(),
        none.validationShare(),
        none.radii(),
        none.probabilityWeight());
  }

  private Run judge(Timed timed) {
    Judge judge = new Judge(pairs);
    Margins margins = timed.made().margins();
    double threshold = judge.choose(margins).threshold();
    double[] f1 = judge.f1(margins, new double[] {0, threshold}, settings.threads());
    return new Run(f1[0], f1[1], timed.seconds(), timed.made().bestEpoch());
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
