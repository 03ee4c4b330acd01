package sphere.procedures;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.kernel.Kernels;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.NormalForm;
import sphere.geometry.ontology.OntologyTools;
import sphere.geometry.ontology.Satisfied;
import sphere.geometry.roles.RoleFigures;
import sphere.procedures.catalog.Model;
import sphere.procedures.catalog.Models;
import sphere.procedures.change.Changes;
import sphere.procedures.change.Interest;
import sphere.procedures.config.OntologyTrainSettings;
import sphere.procedures.config.TrainSettings;
import sphere.procedures.graph.Derived;
import sphere.procedures.graph.DerivedGraph;
import sphere.procedures.graph.ModelNode;
import sphere.procedures.graph.OntologyRecord;
import sphere.procedures.job.Computing;
import sphere.procedures.job.Job;
import sphere.procedures.ontology.ClassGraph;
import sphere.procedures.ontology.Entailment;
import sphere.procedures.write.DerivedWriter;
import sphere.procedures.write.FreeNames;
import sphere.procedures.write.ModelWriter;

/**
 * The steps of training on an ontology: classify, keep in the graph what is entailed, and train on
 * the graph as it is then. One use.
 */
final class OntologyTraining {
  private static final int EXAMPLES = 10;

  private final Transaction tx;
  private final Job job;
  private final Models models;
  private final Computing computing;
  private final OntologyTools tools;
  private long begin = System.nanoTime();
  private long readMillis;
  private long classifyMillis;
  private long deriveMillis;
  private Entailment entailed;
  private Map<NormalForm, Double> satisfied = Map.of();
  private Optional<OntologyLearning> learning = Optional.empty();
  private long learnMillis;

  OntologyTraining(
      Transaction tx, Job job, Models models, Computing computing, OntologyTools tools) {
    this.tx = tx;
    this.job = job;
    this.models = models;
    this.computing = computing;
    this.tools = tools;
  }

  /** Trains, writes and publishes; all or nothing. */
  OntologyTrainRow run(OntologyTrainSettings settings, GraphDatabaseService db) {
    // Before any work, since it may be one that cannot run here.
    Kernels.named(settings.balls().kernel());
    new ModelWriter(db, job).requireWritable();
    job.holdToHeap();
    DerivedGraph before = DerivedGraph.read(tx, settings.names(), job);
    ClassGraph.Found found = ClassGraph.find(tx, settings.graph(), job);
    TrainSettings training = settings.training(found.nodeLabels(), found.subclassTypes());
    FreeNames.require(tx, settings.model(), settings.written(), job);
    // What is changed from here on may be missing in what is read.
    Changes changes = models.watch(job.database(), Interest.of(training), job::check);
    Trained trained = watched(settings, training, before, changes, db);
    models.publish(job.database(), trained.model());
    // Only now does nobody answer by what is deleted here.
    trained.writer().finish();
    return row(settings, trained);
  }

  // What came of it, and who can still take it back.
  private record Trained(TrainRow row, Model model, Derived derived, DerivedWriter writer) {}

  private Trained watched(
      OntologyTrainSettings settings,
      TrainSettings training,
      DerivedGraph before,
      Changes changes,
      GraphDatabaseService db) {
    try {
      ClassGraph graph = ClassGraph.read(tx, settings.graph(), job);
      readMillis = lap();
      entailed = Entailment.of(tx, graph, tools, training.training().concurrency(), job);
      Derived derived = entailed.derived(tx, settings.names(), job);
      classifyMillis = lap();
      DerivedWriter writer = new DerivedWriter(db, job, before, graph.conceptNodes().prefix());
      return trained(
          derived,
          writer,
          (one, restrictions) ->
              one.write(
                  training,
                  db,
                  changes,
                  model -> remembering(model, settings, restrictions),
                  () -> learning.stream().map(OntologyLearning::values).toList()));
    } catch (Throwable e) {
      models.unwatch(job.database(), changes);
      throw e;
    }
  }

  private Trained trained(
      Derived derived, DerivedWriter writer, BiFunction<Training, long[], TrainRow> step) {
    try {
      long[] restrictions = writer.write(derived);
      deriveMillis = lap();
      Training training = new Training(tx, job, models, computing);
      TrainRow row = step.apply(training, restrictions);
      return new Trained(row, training.model(), derived, writer);
    } catch (Throwable e) {
      writer.undo(e);
      throw e;
    }
  }

  // Before the model is written, so that what is remembered is written with it.
  private Model remembering(Model model, OntologyTrainSettings settings, long[] restrictions) {
    job.progress("axioms", 0);
    int[] ordinals =
        entailed.ordinals(
            restrictions,
            id -> {
              int member = model.graph().nodes().memberOf(id);
              return member < 0 ? Satisfied.NONE : model.hierarchy().ordinalOf(member);
            });
    satisfied =
        new Satisfied(entailed.extension(), ordinals, model.hierarchy(), model.table())
            .shares(axioms(), job::check);
    OntologyRecord record =
        new OntologyRecord(
            settings.names(),
            settings.graph(),
            entailed.nodes(entailed.unsatisfiable()),
            entailed.graph().ontology().roles(),
            settings.vectors());
    learn(model, settings);
    Map<String, Object> all = new HashMap<>(model.record().properties());
    all.putAll(record.toMap(figures()));
    learning.ifPresent(learned -> all.putAll(learned.record()));
    return model.with(new ModelNode(model.name(), ModelNode.State.READY, all));
  }

  private void learn(Model model, OntologyTrainSettings settings) {
    long start = System.nanoTime();
    learning =
        settings
            .vectors()
            .map(
                vectors ->
                    new OntologyLearning(
                        tx, entailed.graph(), model, settings.names(), vectors, job));
    learnMillis = (System.nanoTime() - start) / 1_000_000;
  }

  private Axioms axioms() {
    return entailed.graph().ontology().axioms();
  }

  private Map<String, Object> figures() {
    Map<String, Object> map = new HashMap<>();
    map.put("reasoner", tools.reasoner());
    map.put("classCount", classCount());
    map.put("restrictionCount", (long) entailed.restrictions().cardinality());
    satisfied.forEach((form, share) -> map.put("satisfied." + form.code(), share));
    return map;
  }

  private long classCount() {
    return entailed.graph().ontology().concepts().stream().filter(c -> !c.isAuxiliary()).count();
  }

  private OntologyTrainRow row(OntologyTrainSettings settings, Trained trained) {
    TrainRow row = trained.row();
    int[] unsatisfiable = entailed.contradictory();
    Map<String, Object> configuration =
        OntologyTrainSettings.effective(
            settings.names(),
            settings.training(entailed.graph().nodeLabels(), entailed.graph().subclassTypes()),
            settings.vectors());
    Optional<RoleFigures> learned = learning.map(OntologyLearning::figures);
    // Of nothing held out there is nothing to tell.
    Optional<RoleFigures> judged = learned.filter(figures -> figures.facts() > 0);
    return new OntologyTrainRow(
        row.model(),
        classCount(),
        axioms().roleCount(),
        trained.derived().restrictions().size(),
        counts(),
        new TreeMap<>(entailed.graph().dropped()),
        unsatisfiable.length,
        entailed.examples(tx, unsatisfiable, EXAMPLES),
        entailed.inferredBetweenClasses(trained.derived()),
        row.charts(),
        row.dimension(),
        row.f1(),
        row.falsePairs(),
        row.missedPairs(),
        shares(),
        learned.map(figures -> (long) figures.facts()).orElse(null),
        judged.map(RoleFigures::mrr).orElse(null),
        judged.map(RoleFigures::hits1).orElse(null),
        judged.map(RoleFigures::hits3).orElse(null),
        judged.map(RoleFigures::hits10).orElse(null),
        judged.map(RoleFigures::hits100).orElse(null),
        judged.map(RoleFigures::meanRank).orElse(null),
        judged.map(RoleFigures::medianRank).orElse(null),
        judged.map(RoleFigures::auc).orElse(null),
        readMillis + row.readMillis(),
        classifyMillis,
        row.computeMillis(),
        row.auditMillis() - learnMillis,
        learnMillis,
        deriveMillis + row.writeMillis(),
        tools.reasoner(),
        configuration);
  }

  private Map<String, Object> counts() {
    Map<String, Object> counts = new LinkedHashMap<>();
    for (NormalForm form : NormalForm.values()) {
      counts.put(form.code(), (long) axioms().count(form));
    }
    return counts;
  }

  private Map<String, Object> shares() {
    Map<String, Object> shares = new LinkedHashMap<>();
    satisfied.forEach((form, share) -> shares.put(form.code(), share));
    return shares;
  }

  private long lap() {
    long now = System.nanoTime();
    long millis = (now - begin) / 1_000_000;
    begin = now;
    return millis;
  }
}
