package sphere.benchmarks.ontology;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import sphere.benchmarks.SeedFigures;
import sphere.geometry.audit.Audit;
import sphere.geometry.audit.Auditor;
import sphere.geometry.ball.BallTable;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.Reach;
import sphere.geometry.kernel.Kernels;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.NormalForm;
import sphere.geometry.ontology.OntologyTools;
import sphere.geometry.ontology.Satisfied;
import sphere.geometry.roles.OntologyFacts;
import sphere.geometry.roles.RoleModel;
import sphere.geometry.training.AtlasTrainer;
import sphere.geometry.training.Monitor;

/**
 * Trains on all axioms as {@code sphere.ontology.train} does, but that concepts without a name have
 * balls too, and counts what holds in the balls.
 */
final class StoredTrial {
  private final OntologyOptions options;
  private final Axioms axioms;
  private final SeedFigures figures;

  StoredTrial(OntologyOptions options, Axioms axioms, SeedFigures figures) {
    this.options = options;
    this.axioms = axioms;
    this.figures = figures;
  }

  void run(long seed, OntologyTools tools) {
    long begin = System.nanoTime();
    Classified classified = Classified.of(axioms, tools, options.threads());
    figures.put("elk.seconds", classified.seconds());
    double seconds = lap(begin);
    begin = System.nanoTime();
    BallTable table = AtlasTrainer.train(classified.hierarchy(), options.balls(seed), Monitor.NONE);
    Audit audit = audit(classified.hierarchy(), table);
    figures.put("atlas.seconds", lap(begin));
    seconds += figures.last("atlas.seconds");
    begin = System.nanoTime();
    LearnedBalls learned = learned(classified, seed);
    figures.put("roles.seconds", lap(begin));
    figures.put("train.seconds", seconds + figures.last("roles.seconds"));
    stored(classified, table, audit);
    for (NormalForm form : List.of(NormalForm.NF1, NormalForm.NF3)) {
      figures.put("learned.satisfied." + form.code(), learned.satisfied(axioms, form));
    }
  }

  private static double lap(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  private Audit audit(Hierarchy hierarchy, BallTable table) {
    return Auditor.audit(
        hierarchy, table, Kernels.named(Kernels.AUTO), options.threads(), Monitor.NONE);
  }

  private LearnedBalls learned(Classified classified, long seed) {
    OntologyFacts facts = OntologyFacts.of(axioms);
    RoleModel.Trained trained =
        RoleModel.train(
            facts.facts(), Optional.of(classified.order()), options.roles(seed), Monitor.NONE);
    return new LearnedBalls(trained.model(), facts);
  }

  private void stored(Classified classified, BallTable table, Audit audit) {
    figures.put("floatsPerNode", table.floatsPerNode());
    figures.put("meanFloatsPerNode", table.meanFloatsPerNode());
    int[] ordinals = ordinals(classified);
    Map<NormalForm, Double> shares =
        new Satisfied(classified.extension(), ordinals, classified.hierarchy(), table)
            .shares(axioms, () -> {});
    shares.forEach((form, share) -> figures.put("satisfied." + form.code(), share));
    entailed(classified.hierarchy(), table, ordinals);
    figures.put("contained.false", audit.falsePairs());
    figures.put("contained.f1", audit.f1());
  }

  private static int[] ordinals(Classified classified) {
    int count = classified.extension().axioms().conceptCount();
    int[] ordinals =
        IntStream.range(0, count).map(c -> classified.hierarchy().ordinalOf(c)).toArray();
    for (int unsatisfiable : classified.classification().unsatisfiable()) {
      ordinals[unsatisfiable] = Satisfied.NONE;
    }
    return ordinals;
  }

  // Pairs of different ordinals that both hold concepts, rather than restrictions only.
  private void entailed(Hierarchy hierarchy, BallTable table, int[] ordinals) {
    BitSet concepts = new BitSet();
    Arrays.stream(ordinals, 0, axioms.conceptCount())
        .filter(v -> v != Satisfied.NONE)
        .forEach(concepts::set);
    Reach reach = new Reach(hierarchy);
    long pairs = 0;
    long contained = 0;
    for (int v = concepts.nextSetBit(0); v >= 0; v = concepts.nextSetBit(v + 1)) {
      for (int outer : reach.unsorted(v, true)) {
        if (concepts.get(outer)) {
          pairs++;
          contained += table.contains(outer, v) ? 1 : 0;
        }
      }
    }
    figures.put("entailed.pairs", pairs);
    figures.put("entailed.contained", pairs == 0 ? 1 : (double) contained / pairs);
  }
}
