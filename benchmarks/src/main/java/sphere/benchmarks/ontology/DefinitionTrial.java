package sphere.benchmarks.ontology;

import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sphere.benchmarks.SeedFigures;
import sphere.geometry.audit.Audit;
import sphere.geometry.audit.Auditor;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.kernel.Kernels;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.NormalForm;
import sphere.geometry.ontology.OntologyTools;
import sphere.geometry.training.Monitor;
import sphere.geometry.training.Workers;

/**
 * Parents that a reasoner infers and nobody states, found by balls that never saw a reasoner.
 *
 * <p>Certified: what lies in both balls on the left of {@code A ⊓ X ⊑ D} is found to be below D; a
 * definition {@code A ⊓ ∃r.B ⊑ D} is such a one, with X around the ball of {@code ∃r.B}. What is
 * found is stated and balls are trained anew, until nothing more is found. Predicted: pairs ranked
 * by a model of roles that learned what is stated.
 */
final class DefinitionTrial {
  private final OntologyOptions options;
  private final Axioms axioms;
  private final List<Asked> definitions;
  private final Set<Pair> stated;
  private final Set<Pair> inferred;
  private final IntPredicate isNamed;
  private final PrintStream err;

  /** Of a file; pairs are of its concepts that have names of their own. */
  DefinitionTrial(OntologyOptions options, AxiomFile file, OntologyTools tools, PrintStream err) {
    this.options = options;
    this.err = err;
    axioms = file.axioms();
    isNamed = c -> c < axioms.conceptCount() && file.isNamed(c);
    definitions = Asked.of(axioms, NormalForm.NF2);
    stated = Pair.closure(StatedBalls.subclasses(axioms, Set.of()), isNamed);
    inferred =
        new HashSet<>(
            Pair.closure(Classified.of(axioms, tools, options.threads()).hierarchy(), isNamed));
    inferred.removeAll(stated);
  }

  void run(long seed, Workers workers, SeedFigures figures) {
    figures.put("definitions", definitions.size());
    figures.put("definitions.inferred", inferred.size());
    if (!inferred.isEmpty() && !definitions.isEmpty()) {
      certified(seed, figures);
      predicted(seed, workers, figures);
    }
  }

  private void certified(long seed, SeedFigures figures) {
    Set<Pair> found = new HashSet<>();
    int rounds = 0;
    StatedBalls balls;
    boolean more;
    do {
      balls = StatedBalls.of(axioms, found, options.balls(seed));
      more = found.addAll(balls.found(definitions));
      rounds++;
      err.println("definitions, round " + rounds + ": " + found.size() + " pairs found");
    } while (more);
    Set<Pair> contained = contained(balls);
    long right = contained.stream().filter(inferred::contains).count();
    figures.put("definitions.rounds", rounds);
    figures.put("definitions.found", contained.size());
    figures.put("definitions.recall", (double) right / inferred.size());
    figures.put(
        "definitions.precision", contained.isEmpty() ? 1 : (double) right / contained.size());
  }

  // What the balls contain and nobody states: the order that they were trained on, without what
  // they miss of it and with what they contain besides.
  private Set<Pair> contained(StatedBalls balls) {
    Hierarchy hierarchy = balls.hierarchy();
    Audit audit =
        Auditor.audit(
            hierarchy, balls.table(), Kernels.named(Kernels.AUTO), options.threads(), Monitor.NONE);
    Set<Pair> contained = new HashSet<>(Pair.closure(hierarchy, isNamed));
    contained.removeIf(
        p -> audit.missed().has(hierarchy.ordinalOf(p.inner()), hierarchy.ordinalOf(p.outer())));
    contained.addAll(
        audit.excluded().pairs().flatMap(p -> named(hierarchy, p)).collect(Collectors.toSet()));
    contained.removeAll(stated);
    return contained;
  }

  private Stream<Pair> named(Hierarchy hierarchy, int[] ordinals) {
    return IntStream.of(hierarchy.membersOf(ordinals[0]))
        .filter(isNamed)
        .boxed()
        .flatMap(
            inner ->
                IntStream.of(hierarchy.membersOf(ordinals[1]))
                    .filter(isNamed)
                    .mapToObj(outer -> new Pair(inner, outer)));
  }

  private void predicted(long seed, Workers workers, SeedFigures figures) {
    PredictedParents predicted =
        new PredictedParents(axioms, definitions, isNamed, options.roles(seed), workers);
    figures.put("predicted.recallAtPrecision90", predicted.recall(inferred, .9));
    figures.put("predicted.averagePrecision", predicted.averagePrecision(inferred));
  }
}
