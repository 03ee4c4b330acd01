package sphere.benchmarks.ontology;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import sphere.benchmarks.Figures;
import sphere.benchmarks.SeedFigures;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.NormalForm;
import sphere.geometry.ontology.OntologyTools;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.Workers;

/**
 * Axioms that are missing from an ontology, ranked beside a baseline; axioms that are not, in the
 * balls that are stored; and parents that follow from definitions. Figures of several seeds as mean
 * and spread.
 */
public final class OntologyBenchmark {
  private final OntologyOptions options;
  private final PrintStream err;

  /**
   * Reads the command line.
   *
   * @param args without the benchmark's name
   * @param err told of progress and of what is chosen
   * @throws IllegalArgumentException saying which option is wrong and how
   */
  public OntologyBenchmark(List<String> args, PrintStream err) {
    options = OntologyOptions.parse(args);
    this.err = err;
  }

  /**
   * Reads, classifies, learns and asks.
   *
   * @return the figures, one JSON object a line
   * @throws IllegalArgumentException if the file is wrong, saying where, or there is nothing to ask
   * @throws IllegalStateException if there is no reasoner
   */
  public String run() throws IOException {
    AxiomFile file = AxiomFile.read(options.axioms());
    OntologyTools tools = Classified.tools();
    Figures figures = new Figures();
    shape(file.axioms(), figures);
    SeedFigures runs = new SeedFigures();
    Optional<DefinitionTrial> definitions =
        options.has(OntologyOptions.DEFINITIONS)
            ? Optional.of(new DefinitionTrial(options, file, tools, err))
            : Optional.empty();
    try (Workers workers = new Workers(options.threads(), Monitor.NONE)) {
      for (int i = 0; i < options.seeds(); i++) {
        long seed = options.seed() + i;
        err.println("seed " + seed);
        run(file.axioms(), seed, tools, workers, runs);
        definitions.ifPresent(trial -> trial.run(seed, workers, runs));
      }
    }
    runs.putInto(figures);
    return figures.toJsonLines();
  }

  private void shape(Axioms axioms, Figures figures) {
    figures.put("concepts", axioms.conceptCount()).put("roles", axioms.roleCount());
    for (NormalForm form : NormalForm.values()) {
      figures.put("axioms." + form.code(), axioms.count(form));
    }
  }

  private void run(
      Axioms axioms, long seed, OntologyTools tools, Workers workers, SeedFigures runs) {
    if (options.has(OntologyOptions.SPHERE) || options.has(OntologyOptions.ELEM)) {
      new RankTrial(options, axioms, seed, tools, workers, err).run(runs);
    }
    if (options.has(OntologyOptions.STORED)) {
      new StoredTrial(options, axioms, runs).run(seed, tools);
    }
  }
}
