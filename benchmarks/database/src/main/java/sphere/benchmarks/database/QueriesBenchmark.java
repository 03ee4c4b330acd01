package sphere.benchmarks.database;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sphere.benchmarks.Figures;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.training.TrainingConfig;

/**
 * Questions to a running database with the plugin, each beside the same question by Cypher's
 * traversal and by Java's, on one thread and on two; every answer compared with the closure.
 */
final class QueriesBenchmark {
  private static final int[] THREADS = {1, 2};
  // Shares of the inner nodes, the largest first.
  private static final double MIDDLE = .01;
  private static final double SMALL = .5;
  private static final double WARM_UP = 6;

  private final Hierarchy hierarchy;
  private final TrainingConfig training;
  private final double seconds;
  private final PrintStream out;
  private final PrintStream err;
  private final Truth truth;
  private final Samples samples;
  private long wrong;

  /**
   * @param seconds for each way of asking each question on each number of threads
   */
  QueriesBenchmark(
      Hierarchy hierarchy,
      TrainingConfig training,
      double seconds,
      PrintStream out,
      PrintStream err) {
    this.hierarchy = hierarchy;
    this.training = training;
    this.seconds = seconds;
    this.out = out;
    this.err = err;
    truth = new Truth(hierarchy);
    samples = new Samples(hierarchy, truth, training.seed());
  }

  /** Prints the figures as they come. */
  void run(Path home) {
    if (hierarchy.edgeCount() == 0) {
      throw new IllegalArgumentException("The hierarchy has no edge, so there is nothing to ask.");
    }
    print(new Figures().put("nodes", hierarchy.nodeCount()).put("edges", hierarchy.edgeCount()));
    index();
    try (Server server = new Server(home)) {
      ask(server);
    }
    restart(home);
    print(new Figures().put("wrongAnswers", wrong));
  }

  private void index() {
    err.println("the index by itself");
    IndexTimes times = new IndexTimes(hierarchy, training, truth, samples);
    print(times.run());
    wrong += times.wrong();
  }

  private void ask(Server server) {
    err.println("loading " + hierarchy.nodeCount() + " nodes into Neo4j, and training");
    ConceptGraph graph = ConceptGraph.load(server, hierarchy);
    server.run("CALL sphere.train()");
    PairQuestions pairs = new PairQuestions(graph, truth, samples);
    warmUp(server, pairs.pair());
    filters(server, new FilterQuestions(server, truth));
    lists(server, new ListQuestions(graph, truth, samples));
    // Last, since the shortest ones tell most of how warm all is.
    pairs(server, pairs);
  }

  // The first question would pay for what all share: the compiler's work on Neo4j itself.
  private void warmUp(Server server, Question question) {
    err.println("warming up");
    Race race = new Race(server.database(), question, WARM_UP * seconds).warmUp();
    count(question, race);
  }

  private void pairs(Server server, PairQuestions questions) {
    compare(server, questions.pair());
    compare(server, questions.manyPath());
    compare(server, questions.manyPathLeaf());
    compare(server, questions.unwind());
    if (has(server, Texts.PAIRS_NAME)) {
      double nanos = median(race(server, questions.bulk()));
      double floor = median(race(server, questions.bulkFloor()));
      print(
          new Figures()
              .put("bulkNanosPerPair", nanos / PairQuestions.atOnce())
              .put("bulkFloorNanosPerPair", floor / PairQuestions.atOnce()));
    }
  }

  private void filters(Server server, FilterQuestions questions) {
    Map<String, Integer> outers = new LinkedHashMap<>();
    outers.put("Root", samples.largest());
    outers.put("Middle", samples.largestAfter(MIDDLE));
    outers.put("Small", samples.largestAfter(SMALL));
    double least = Double.POSITIVE_INFINITY;
    double leastContains = Double.POSITIVE_INFINITY;
    double nanos = 0;
    for (Map.Entry<String, Integer> outer : outers.entrySet()) {
      Question exact = questions.subsumes("filter" + outer.getKey(), outer.getValue());
      Question ball = questions.contains("filterContains" + outer.getKey(), outer.getValue());
      Map<String, Timing> timings = compare(server, exact);
      least = Math.min(least, ratio(timings));
      nanos = Math.max(nanos, median(timings));
      leastContains = Math.min(leastContains, ratio(compare(server, ball)));
    }
    print(new Figures().put("filterRatio", least).put("filterContainsRatio", leastContains));
    floor(server, questions, nanos);
  }

  private void floor(Server server, FilterQuestions questions, double nanos) {
    double floor = median(race(server, questions.floor(samples.largest())));
    double rows = hierarchy.nodeCount();
    print(
        new Figures()
            .put("filterNanosPerRow", nanos / rows)
            .put("functionFloorNanos", floor / rows));
  }

  private void lists(Server server, ListQuestions questions) {
    compare(server, questions.ancestors());
    compare(server, questions.lowestCommon());
    compare(server, questions.descendants());
    compare(server, questions.descendantsRoot());
    boolean counts = server.knows(Texts.COUNT_NAME);
    compare(server, questions.descendantsCount(counts ? Texts.COUNT : Texts.COUNT_BY_LISTING));
    compare(server, questions.descendantsLimit());
    double nanos = median(race(server, questions.conjunction()));
    print(new Figures().put("conjunctionMillis", nanos / 1e6));
    if (has(server, Texts.NEAREST_NAME)) {
      nanos = median(race(server, questions.nearest()));
      print(new Figures().put("nearestMillis", nanos / 1e6));
    }
  }

  private void restart(Path home) {
    err.println("restarting");
    LifeTimes times = new LifeTimes(truth, samples);
    long begin = System.nanoTime();
    try (Server server = new Server(home)) {
      print(times.reload(server, (System.nanoTime() - begin) / 1e9));
      if (has(server, Texts.REFRESH_NAME)) {
        print(times.refresh(server));
      }
    }
    wrong += times.wrong();
  }

  private boolean has(Server server, String name) {
    boolean known = server.knows(name);
    if (!known) {
      err.println("there is no `" + name + "` yet, so its figure is left out");
    }
    return known;
  }

  // On one thread, with nothing beside it.
  private Map<String, Timing> race(Server server, Question question) {
    err.println(question.name());
    Race race = new Race(server.database(), question, seconds);
    Map<String, Timing> timings = race.warmUp().run(1);
    count(question, race);
    return timings;
  }

  // All that was measured is printed, and what one thread took is given back.
  private Map<String, Timing> compare(Server server, Question question) {
    err.println(question.name());
    Race race = new Race(server.database(), question, seconds).warmUp();
    Map<String, Timing> alone = null;
    for (int threads : THREADS) {
      Map<String, Timing> timings = race.run(threads);
      alone = alone == null ? timings : alone;
      print(figures(question, timings, threads == 1 ? "" : "TwoThreads"));
    }
    count(question, race);
    return alone;
  }

  private void count(Question question, Race race) {
    wrong += race.wrong();
    if (race.wrong() > 0) {
      err.println("WRONG: " + race.wrong() + " answers to " + question.name());
    }
  }

  // How many times as long as ours the others took; the everyday query needs no name.
  private static Figures figures(Question question, Map<String, Timing> timings, String suffix) {
    Figures figures = new Figures();
    List<Way> ways = question.ways();
    for (int i = 1; i < ways.size(); i++) {
      String name = question.name() + (i == 1 ? "" : ways.get(i).name()) + "Ratio" + suffix;
      figures.put(name, ratio(timings, ways.get(i).name()));
    }
    timings.forEach(
        (way, timing) -> {
          String name = question.name() + way;
          figures.put(name + "Micros" + suffix, rounded(timing.median() / 1e3));
          figures.put(name + "P99Micros" + suffix, rounded(timing.p99() / 1e3));
          figures.put(name + "PerSecond" + suffix, rounded(timing.perSecond()));
        });
    return figures;
  }

  private static double ratio(Map<String, Timing> timings, String other) {
    return rounded(timings.get(other).median() / median(timings));
  }

  private static double ratio(Map<String, Timing> timings) {
    return ratio(timings, "Exists");
  }

  private static double median(Map<String, Timing> timings) {
    return timings.values().iterator().next().median();
  }

  private static double rounded(double value) {
    return new BigDecimal(value).round(new MathContext(4)).doubleValue();
  }

  private void print(Figures figures) {
    out.println(figures.toJsonLines());
    out.flush();
  }
}
