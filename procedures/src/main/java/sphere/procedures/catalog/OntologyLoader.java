package sphere.procedures.catalog;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.ontology.Ontology;
import sphere.geometry.roles.OntologyFacts;
import sphere.geometry.roles.Order;
import sphere.geometry.roles.RoleModel;
import sphere.geometry.roles.RoleParameters;
import sphere.procedures.facts.LearnedBalls;
import sphere.procedures.facts.LearnedRecord;
import sphere.procedures.graph.BallShape;
import sphere.procedures.graph.NodeIds;
import sphere.procedures.graph.OntologyRecord;
import sphere.procedures.job.Job;
import sphere.procedures.ontology.ClassGraph;
import sphere.procedures.ontology.RoleOrder;

/** Reads back what was learned of an ontology beside its order; one use. */
final class OntologyLoader {
  private final Transaction tx;
  private final Model model;
  private final OntologyRecord record;
  private final Job job;
  private final ClassGraph graph;
  private final OntologyFacts facts;

  OntologyLoader(Transaction tx, Model model, Job job) {
    this.tx = tx;
    this.model = model;
    this.job = job;
    job.holdToHeap();
    record = model.requireOntology();
    graph = ClassGraph.read(tx, record.graph(), job);
    facts = OntologyFacts.of(graph.ontology().axioms());
  }

  /** What was learned; empty if the graph has other roles now. */
  Optional<LearnedOntology> load() {
    return LearnedRecord.parameters(model.record()).filter(this::fits).flatMap(this::load);
  }

  private boolean fits(RoleParameters learned) {
    return record.roles().equals(graph.ontology().roles())
        && learned.translations().length == facts.facts().roleCount()
        && learned.weights().length == facts.facts().wayCount();
  }

  private Optional<LearnedOntology> load(RoleParameters parameters) {
    return model.record().vectorShape().map(shape -> load(parameters, shape));
  }

  private LearnedOntology load(RoleParameters parameters, BallShape shape) {
    LearnedBalls balls = balls(shape);
    int[] ordinals = ordinals();
    BitSet candidates = balls.present();
    List<Ontology.Concept> concepts = graph.ontology().concepts();
    IntStream.range(0, ordinals.length)
        .filter(c -> ordinals[c] < 0 || concepts.get(c).isAuxiliary())
        .forEach(candidates::clear);
    IntStream.range(0, ordinals.length)
        .filter(balls::isMissing)
        .forEach(c -> balls.set(c, new float[shape.floats()], 0));
    Order order =
        RoleOrder.of(tx, graph, model.graph(), record.names().label(), facts.facts(), job);
    RoleModel learned =
        RoleModel.restored(
            facts.facts(), Optional.of(order), balls.centers(), balls.radii(), parameters, job);
    boolean changed = !LearnedRecord.describes(model.record(), facts.facts());
    return new LearnedOntology(graph, facts, learned, ordinals, candidates, changed);
  }

  private LearnedBalls balls(BallShape shape) {
    int concepts = facts.facts().entityCount();
    LearnedBalls read = LearnedBalls.read(tx, graph.conceptNodes(), shape, job);
    LearnedBalls balls =
        new LearnedBalls(
            Arrays.copyOf(read.centers(), concepts), Arrays.copyOf(read.radii(), concepts));
    for (int c = graph.conceptNodes().size(); c < concepts; c++) {
      balls.set(c, new float[0], 0);
    }
    Map<String, Integer> names = new HashMap<>();
    for (int c = 0; c < concepts; c++) {
      names.put(graph.ontology().concepts().get(c).name(), c);
    }
    LearnedRecord.restore(model.record(), names, balls);
    return balls;
  }

  private int[] ordinals() {
    int[] ordinals = new int[facts.facts().entityCount()];
    NodeIds nodes = graph.conceptNodes();
    for (int c = 0; c < ordinals.length; c++) {
      int member = c < nodes.size() ? model.graph().nodes().memberOf(nodes.ids()[c]) : -1;
      ordinals[c] = member < 0 ? -1 : model.hierarchy().ordinalOf(member);
    }
    return ordinals;
  }
}
