package sphere.procedures;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.roles.OntologyFacts;
import sphere.geometry.roles.Order;
import sphere.geometry.roles.RoleFigures;
import sphere.geometry.roles.RoleModel;
import sphere.geometry.roles.RoleModel.Trained;
import sphere.procedures.catalog.Model;
import sphere.procedures.config.DerivedNames;
import sphere.procedures.config.VectorSettings;
import sphere.procedures.facts.LearnedBalls;
import sphere.procedures.facts.LearnedRecord;
import sphere.procedures.facts.LearnedValues;
import sphere.procedures.graph.BallShape;
import sphere.procedures.graph.ModelShapes;
import sphere.procedures.graph.NodeIds;
import sphere.procedures.graph.NodeValues;
import sphere.procedures.job.Job;
import sphere.procedures.ontology.ClassGraph;
import sphere.procedures.ontology.RoleOrder;

/** Learns from the axioms of an ontology what is not entailed; one use. */
final class OntologyLearning {
  private final ClassGraph graph;
  private final VectorSettings settings;
  private final OntologyFacts facts;
  private final NodeIds members;
  private final Trained trained;

  /**
   * Learns.
   *
   * @param model of what is entailed, all of which is in the graph
   */
  OntologyLearning(
      Transaction tx,
      ClassGraph graph,
      Model model,
      DerivedNames names,
      VectorSettings settings,
      Job job) {
    this.graph = graph;
    this.settings = settings;
    members = model.graph().nodes();
    facts = OntologyFacts.of(graph.ontology().axioms());
    Order order = RoleOrder.of(tx, graph, model.graph(), names.label(), facts.facts(), job);
    trained = RoleModel.train(facts.facts(), Optional.of(order), settings.learning(), job);
  }

  /** How well what was held out is found. */
  RoleFigures figures() {
    return trained.figures();
  }

  /** What the record tells: all but the balls of members, which stand on their nodes. */
  Map<String, Object> record() {
    Map<String, Object> map = new HashMap<>();
    map.putAll(LearnedRecord.of(trained.model().parameters(), trained.figures()));
    BitSet others = new BitSet();
    for (int c = 0; c < facts.facts().entityCount(); c++) {
      others.set(c, !isMember(c));
    }
    List<String> names =
        others.stream().mapToObj(c -> graph.ontology().concepts().get(c).name()).toList();
    LearnedBalls balls = LearnedBalls.of(trained.model());
    map.putAll(LearnedRecord.others(facts.facts(), names, balls.of(others)));
    ModelShapes.putVector(map, new BallShape(settings.names(), settings.floats(), 1));
    return map;
  }

  private boolean isMember(int concept) {
    return concept < graph.conceptNodes().size()
        && members.memberOf(graph.conceptNodes().ids()[concept]) >= 0;
  }

  /** What the nodes of members get. */
  NodeValues values() {
    LearnedBalls balls = LearnedBalls.none(members.size());
    for (int m = 0; m < members.size(); m++) {
      int concept = graph.conceptNodes().memberOf(members.ids()[m]);
      if (concept >= 0) {
        balls.set(m, trained.model().centers()[concept], trained.model().radii()[concept]);
      }
    }
    return new LearnedValues(settings.names(), balls);
  }
}
