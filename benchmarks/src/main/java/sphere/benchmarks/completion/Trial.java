package sphere.benchmarks.completion;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import sphere.benchmarks.SeedFigures;
import sphere.geometry.audit.Audit;
import sphere.geometry.audit.Auditor;
import sphere.geometry.ball.BallTable;
import sphere.geometry.features.Candidate;
import sphere.geometry.features.Features;
import sphere.geometry.features.Learned;
import sphere.geometry.features.Placer;
import sphere.geometry.features.SemanticConfig;
import sphere.geometry.features.SemanticTrainer;
import sphere.geometry.features.Semantics;
import sphere.geometry.features.Wording;
import sphere.geometry.kernel.Kernel;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.Workers;

/** One task learned and asked. */
final class Trial {
  /** As many as one who asks would look at. */
  private static final int SHOWN = 10;

  private final Task task;
  private final NodeVectors vectors;
  private final List<Wording> wordings;
  private final Kernel kernel;
  private final Workers workers;

  /** What came first, and where the best of the parents came. */
  private record Answer(double rank, double rankAmongLeafParents, int first, double confidence) {}

  /**
   * @param wordings one per row of the node file, or none where text is not used
   */
  Trial(Task task, NodeVectors vectors, List<Wording> wordings, Kernel kernel, Workers workers) {
    this.task = task;
    this.vectors = vectors;
    this.wordings = wordings;
    this.kernel = kernel;
    this.workers = workers;
  }

  /**
   * Learns, asks, and puts the figures.
   *
   * @return what was learned
   */
  Learned run(SemanticConfig config, SeedFigures figures, PrintStream err) {
    long begin = System.nanoTime();
    Semantics semantics = SemanticTrainer.train(task.hierarchy(), features(), config, Monitor.NONE);
    double[] millis = shown(semantics.placer());
    double seconds = (System.nanoTime() - begin) / 1e9;
    put(answers(semantics.placer()), figures);
    figures.put("secondsPerRun", seconds);
    figures.put("placeMillis", millis[millis.length / 2]);
    figures.put("epochs", semantics.epochs());
    figures.put("queries", task.queries().size());
    figures.put("candidates", task.hierarchy().nodeCount());
    audit(semantics.placer(), config.concurrency(), figures, err);
    return semantics.placer().learned();
  }

  private Features features() {
    int[] rows = task.known().rows();
    List<Wording> known =
        wordings.isEmpty() ? wordings : Arrays.stream(rows).mapToObj(wordings::get).toList();
    return new Features(vectors.blocks(), vectors.of(rows), known);
  }

  // Milliseconds of each query, ascending, one at a time.
  private double[] shown(Placer placer) {
    double[] millis = new double[task.queries().size()];
    for (int i = 0; i < millis.length; i++) {
      long begin = System.nanoTime();
      place(placer, i, SHOWN);
      millis[i] = (System.nanoTime() - begin) / 1e6;
    }
    Arrays.sort(millis);
    return millis;
  }

  private List<Candidate> place(Placer placer, int query, int limit) {
    int row = task.queries().get(query).row();
    Wording wording = wordings.isEmpty() ? Wording.NONE : wordings.get(row);
    return placer.place(vectors.rows().get(row), wording, -1, limit);
  }

  private Answer[] answers(Placer placer) {
    Answer[] answers = new Answer[task.queries().size()];
    boolean[] leafParents = task.leafParents();
    boolean[] all = task.all();
    workers.run(answers.length, 1, () -> i -> answers[i] = answer(placer, i, all, leafParents));
    return answers;
  }

  private Answer answer(Placer placer, int query, boolean[] all, boolean[] leafParents) {
    List<Candidate> ranked = place(placer, query, all.length);
    double[] scores = new double[all.length];
    ranked.forEach(candidate -> scores[candidate.ordinal()] = candidate.score());
    int[] parents = task.queries().get(query).parents();
    Candidate first = ranked.get(0);
    return new Answer(
        Ranks.best(scores, parents, all),
        Ranks.best(scores, parents, leafParents),
        first.ordinal(),
        first.confidence());
  }

  private void put(Answer[] answers, SeedFigures figures) {
    double[] ranks = Arrays.stream(answers).mapToDouble(Answer::rank).toArray();
    figures.put("accuracy", Ranks.hits(ranks, 1));
    figures.put("mrr", Ranks.reciprocal(ranks));
    figures.put("meanRank", Ranks.mean(ranks));
    figures.put("hits5", Ranks.hits(ranks, 5));
    figures.put("wuPalmer", 100 * likeness(answers));
    double[] fewer = Arrays.stream(answers).mapToDouble(Answer::rankAmongLeafParents).toArray();
    figures.put("accuracyAmongLeafParents", Ranks.hits(fewer, 1));
    figures.put("mrrAmongLeafParents", Ranks.reciprocal(fewer));
    figures.put("leafParents", count(task.leafParents()));
    figures.put("calibrationError", calibrationError(answers));
    figures.put("precisionOfSurestFifth", Ranks.hits(surest(answers), 1));
  }

  // Ranks of the fifth that is told with most confidence: what stands at the top of proposals.
  private static double[] surest(Answer[] answers) {
    return Arrays.stream(answers)
        .sorted(Comparator.comparingDouble(answer -> -answer.confidence()))
        .limit(Math.max(1, answers.length / 5))
        .mapToDouble(Answer::rank)
        .toArray();
  }

  private static int count(boolean[] set) {
    int count = 0;
    for (boolean in : set) {
      count += in ? 1 : 0;
    }
    return count;
  }

  private double likeness(Answer[] answers) {
    WuPalmer measure = new WuPalmer(task.hierarchy());
    double sum = 0;
    for (int i = 0; i < answers.length; i++) {
      sum += measure.best(answers[i].first(), task.queries().get(i).parents());
    }
    return sum / answers.length;
  }

  private double calibrationError(Answer[] answers) {
    Calibration calibration = new Calibration();
    for (int i = 0; i < answers.length; i++) {
      boolean isRight = task.queries().get(i).isParent(answers[i].first());
      calibration.add(answers[i].confidence(), isRight);
    }
    return calibration.error();
  }

  // Not a number where strangers are too many to be counted.
  private void audit(Placer placer, int threads, SeedFigures figures, PrintStream err) {
    double precision = Double.NaN;
    double recall = Double.NaN;
    try {
      BallTable table = new BallTable(placer.chart());
      Monitor budget = new AuditBudget(Runtime.getRuntime().maxMemory() / 4);
      Audit audit = Auditor.audit(task.hierarchy(), table, kernel, threads, budget);
      precision = audit.precision();
      recall = audit.recall();
    } catch (AuditBudget.UsedUp e) {
      err.println(e.getMessage());
    }
    figures.put("semanticPrecision", precision);
    figures.put("semanticRecall", recall);
  }
}
