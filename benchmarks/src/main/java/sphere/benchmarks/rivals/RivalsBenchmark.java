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
import sphere.geometry.training.Monitor;
import sphere.geometry.training.Workers;

/**
 * Ablations and other geometries under one trainer: same pairs, negatives, epochs and numbers per
 * node; the F1 over all pairs, counted, as mean and spread over seeds.
 */
public final class RivalsBenchmark {
  private static final double[] RATES = {.01, .03, .1, .3, 1};
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
   * @param epochs how often each pair is met
   * @param seeds how many runs the mean is of
   * @param seed the first of them
   * @param threads runs at a time; changes no figure but seconds
   */
  public record Settings(int floats, int epochs, int seeds, long seed, int threads) {}

  private record Run(double own, double chosen, double seconds) {}

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
    err.printf("%d nodes, %d pairs%n", pairs.nodeCount(), pairs.pairCount());
    Variant.all().forEach(variant -> lines(variant).forEach(figures));
  }

  private List<String> lines(Variant variant) {
    double rate = variant.trained() ? bestRate(variant) : 0;
    long[] seeds =
        IntStream.range(0, settings.seeds()).mapToLong(i -> settings.seed() + i).toArray();
    double[] rates = new double[seeds.length];
    Arrays.fill(rates, rate);
    double[] seconds = new double[seeds.length];
    double[][][] trained = train(variant, rates, seeds, seconds);
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < seeds.length; i++) {
      runs.add(judge(variant, trained[i], seconds[i]));
      err.println(variant.name() + " at rate " + rate + ": " + runs.get(i));
    }
    return List.of(
        line(variant, "f1", runs, Run::own),
        line(variant, "thresholdF1", runs, Run::chosen),
        line(variant, "seconds", runs, Run::seconds),
        String.format(
            Locale.ROOT,
            "{\"figure\":\"rate\",\"variant\":\"%s\",\"value\":%s}",
            variant.name(),
            rate));
  }

  // By a seed that none of the printed runs has, on held-out pairs.
  private double bestRate(Variant variant) {
    long[] seeds = new long[RATES.length];
    Arrays.fill(seeds, settings.seed() - 1);
    double[][][] trained = train(variant, RATES, seeds, new double[RATES.length]);
    Judge judge = new Judge(variant.geometry(), pairs);
    double best = 0;
    double bestF1 = -1;
    for (int i = 0; i < RATES.length; i++) {
      double f1 = judge.choose(trained[i]).f1();
      err.printf(
          Locale.ROOT, "%s at rate %s: %.4f on held-out pairs%n", variant.name(), RATES[i], f1);
      if (f1 > bestF1) {
        best = RATES[i];
        bestF1 = f1;
      }
    }
    return best;
  }

  private double[][][] train(Variant variant, double[] rates, long[] seeds, double[] seconds) {
    double[][][] trained = new double[seeds.length][][];
    try (Workers workers = new Workers(settings.threads(), Monitor.NONE)) {
      workers.run(
          seeds.length,
          1,
          () ->
              i -> {
                long begin = System.nanoTime();
                trained[i] = train(variant, rates[i], seeds[i]);
                seconds[i] = (System.nanoTime() - begin) / 1e9;
              });
    }
    return trained;
  }

  private double[][] train(Variant variant, double rate, long seed) {
    double[][] nodes = variant.begin(pairs, settings.floats(), seed);
    if (variant.trained()) {
      new PairTrainer(variant.geometry(), pairs, nodes, seed).train(rate, settings.epochs());
    }
    return nodes;
  }

  private Run judge(Variant variant, double[][] nodes, double seconds) {
    Judge judge = new Judge(variant.geometry(), pairs);
    double threshold = judge.choose(nodes).threshold();
    double[] f1 = judge.f1(nodes, new double[] {0, threshold}, settings.threads());
    return new Run(f1[0], f1[1], seconds);
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
