package sphere.benchmarks.ontology;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import sphere.benchmarks.SeedFigures;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.OntologyTools;
import sphere.geometry.roles.Evidence;
import sphere.geometry.roles.Facts;
import sphere.geometry.roles.OntologyFacts;
import sphere.geometry.roles.RoleModel;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.Workers;

/** The ranks of one run: split, classify what is known, learn, ask once. */
final class RankTrial {
  private final OntologyOptions options;
  private final Axioms all;
  private final Split split;
  private final long seed;
  private final Classified classified;
  private final Entailed entailed;
  private final List<Asked> asked;
  private final Workers workers;
  private final PrintStream err;

  RankTrial(
      OntologyOptions options,
      Axioms all,
      long seed,
      OntologyTools tools,
      Workers workers,
      PrintStream err) {
    this.options = options;
    this.all = all;
    this.seed = seed;
    this.workers = workers;
    this.err = err;
    split = Split.of(all, seed);
    asked = Asked.sample(Asked.of(split.test()), options.sample(), seed);
    if (asked.isEmpty()) {
      throw new IllegalArgumentException(
          "None of %d axioms is left to be asked: of a form that is held out there must be at"
                  .formatted(all.count())
              + " least two, of names that occur in others too.");
    }
    classified = Classified.of(split.train(), tools, options.threads());
    entailed = new Entailed(classified);
  }

  void run(SeedFigures figures) {
    figures.put("train", split.train().count());
    figures.put("valid", split.valid().count());
    figures.put("test", split.test().count());
    figures.put("dropped", split.dropped());
    figures.put("asked", asked.size());
    figures.put("asked.entailed", entailedShare());
    figures.put("elk.train.seconds", classified.seconds());
    Optional<RankTable> sphere =
        options.has(OntologyOptions.SPHERE) ? Optional.of(sphere(figures)) : Optional.empty();
    Optional<RankTable> elem =
        options.has(OntologyOptions.ELEM) ? Optional.of(elem(figures)) : Optional.empty();
    sphere.ifPresent(ours -> elem.ifPresent(theirs -> ratios(ours, theirs, figures)));
  }

  private double entailedShare() {
    return asked.stream()
            .filter(q -> Arrays.binarySearch(entailed.answers(q), q.answer()) >= 0)
            .count()
        / (double) asked.size();
  }

  // All ways to rank by the same balls; that by all evidence is returned.
  private RankTable sphere(SeedFigures figures) {
    long begin = System.nanoTime();
    OntologyFacts known = OntologyFacts.of(split.train(), all);
    Facts valid = OntologyFacts.of(split.valid(), all).facts();
    RoleModel model =
        RoleModel.weighed(
            known.facts(),
            Optional.of(classified.order()),
            valid,
            EnumSet.allOf(Evidence.class),
            options.roles(seed),
            Monitor.NONE);
    figures.put("sphere.seconds", seconds(begin));
    LearnedBalls balls = new LearnedBalls(model, known);
    RankTable table = rank("sphere", balls.byEvidence(), figures);
    rank("distance", balls.byDistance(), figures);
    rank("containment", balls.byContainment(), figures);
    Set<Evidence> some = EnumSet.of(Evidence.DISTANCE, Evidence.CONTAINMENT);
    RoleModel geometry = model.reweighed(valid, some, options.roles(seed), Monitor.NONE);
    rank("geometry", new LearnedBalls(geometry, known).byEvidence(), figures);
    return table;
  }

  private RankTable elem(SeedFigures figures) {
    ElemChoice choice = new ElemChoice(split, entailed, seed, workers, err);
    ElemBalls balls = choice.best(options.dimension(), options.epochs(), seed);
    figures.put("elem.rate", balls.config().rate());
    figures.put("elem.margin", balls.config().margin());
    figures.put("elem.negativeEnds", balls.config().ends());
    figures.put("elem.epochs", balls.config().epochs());
    rank("elem.containment", balls.byContainment(), figures);
    return rank("elem", balls.byDistance(), figures);
  }

  private RankTable rank(String name, Scorer scorer, SeedFigures figures) {
    long begin = System.nanoTime();
    RankTable table = RankTable.of(asked, all.conceptCount(), scorer, entailed, workers);
    table.putInto(figures, name);
    err.printf(
        Locale.ROOT,
        "%s: raw MRR %.4f, H@10 %.3f; filtered MRR %.4f, H@10 %.3f; %.1f s%n",
        name,
        table.combined(false).mrr(),
        table.combined(false).hits10(),
        table.combined(true).mrr(),
        table.combined(true).hits10(),
        seconds(begin));
    return table;
  }

  private static void ratios(RankTable ours, RankTable theirs, SeedFigures figures) {
    for (boolean filtered : new boolean[] {false, true}) {
      String name = filtered ? "ratio.filtered." : "ratio.raw.";
      figures.put(name + "mrr", ours.combined(filtered).mrr() / theirs.combined(filtered).mrr());
      figures.put(
          name + "hits10", ours.combined(filtered).hits10() / theirs.combined(filtered).hits10());
    }
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }
}
