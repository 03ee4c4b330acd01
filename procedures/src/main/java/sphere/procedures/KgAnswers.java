package sphere.procedures;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.neo4j.graphdb.Direction;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.NotFoundException;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.roles.Facts;
import sphere.geometry.roles.Prediction;
import sphere.procedures.catalog.FactModel;
import sphere.procedures.config.KgQuery;
import sphere.procedures.graph.NodeIds;
import sphere.procedures.job.Job;

/** What a model of facts says of a node. */
final class KgAnswers {
  /** Bytes that the evidence for one candidate takes while a question is answered. */
  private static final long EVIDENCE = 128;

  private final FactModel model;
  private final Transaction tx;
  private final Job job;

  /**
   * @param job checked, and accounted for what a question takes
   */
  KgAnswers(FactModel model, Transaction tx, Job job) {
    this.model = model;
    this.tx = tx;
    this.job = job;
  }

  // Where a question begins.
  private record Asked(Node node, int entity, int way, RelationshipType type) {
    Direction direction() {
      return (way & 1) == 0 ? Direction.OUTGOING : Direction.INCOMING;
    }

    // The graph may know more by now than the model does.
    Set<Long> known() {
      Set<Long> known = new HashSet<>();
      for (Relationship one : node.getRelationships(direction(), type)) {
        known.add(NodeIds.idOf(one.getOtherNode(node)));
      }
      return known;
    }
  }

  private Asked asked(Node node, String type, boolean outgoing) {
    int way = 2 * model.role(type) + (outgoing ? 0 : 1);
    return new Asked(node, model.entity(node), way, RelationshipType.withName(type));
  }

  /** The most probable answers that are not known. */
  List<PredictedRow> predicted(Node head, String type, KgQuery query) {
    Asked asked = asked(head, type, query.outgoing());
    Set<Long> known = asked.known();
    begin();
    List<Prediction> kept = List.of();
    // Some may be of another label, or gone: then more are asked for.
    for (long most = query.limit(); kept.size() < query.limit(); most *= 4) {
      int limit = (int) Math.min(most, model.graph().nodes().size());
      job.check();
      List<Prediction> all =
          model.learned().predict(asked.entity(), asked.way(), limit, job::check);
      kept = all.stream().filter(one -> isWanted(one, known, query)).toList();
      if (all.size() < limit || limit == model.graph().nodes().size()) {
        break;
      }
    }
    return kept.stream().limit(query.limit()).flatMap(one -> row(one).stream()).toList();
  }

  private void begin() {
    job.progress("asking", 0);
    job.holdToHeap();
    job.account(EVIDENCE * model.graph().nodes().size());
  }

  private boolean isWanted(Prediction one, Set<Long> known, KgQuery query) {
    return !known.contains(model.graph().nodes().ids()[one.entity()])
        && model
            .node(tx, one.entity())
            .filter(node -> query.nodeLabels().isEmpty() || hasOne(node, query.nodeLabels()))
            .isPresent();
  }

  private static boolean hasOne(Node node, List<String> labels) {
    return labels.stream().anyMatch(label -> node.hasLabel(Label.label(label)));
  }

  private Optional<PredictedRow> row(Prediction one) {
    return model
        .node(tx, one.entity())
        .map(
            node ->
                new PredictedRow(
                    node, one.probability(), one.distance(), evidence(one), model.isStale()));
  }

  /** How probable one answer is. */
  ScoreRow score(Node head, String type, Node tail) {
    Asked asked = asked(head, type, true);
    Prediction one =
        model.learned().judge(asked.entity(), asked.way(), model.entity(tail), job::check);
    boolean known = asked.known().contains(NodeIds.idOf(tail));
    return new ScoreRow(one.probability(), one.distance(), known, evidence(one), model.isStale());
  }

  private List<Relationship> evidence(Prediction one) {
    List<Relationship> found = new ArrayList<>();
    IntStream.of(one.evidence()).forEach(fact -> found.addAll(relationship(fact)));
    return found;
  }

  // What has been deleted since is no evidence any more.
  private List<Relationship> relationship(int fact) {
    Facts facts = model.graph().facts();
    RelationshipType type = RelationshipType.withName(model.graph().types().get(facts.role(fact)));
    Optional<Node> tail = model.node(tx, facts.tail(fact));
    Optional<Node> head = model.node(tx, facts.head(fact)).filter(node -> tail.isPresent());
    return head.flatMap(node -> between(node, type, tail.get())).stream().toList();
  }

  private static Optional<Relationship> between(Node head, RelationshipType type, Node tail) {
    try {
      boolean fromHead =
          head.getDegree(type, Direction.OUTGOING) <= tail.getDegree(type, Direction.INCOMING);
      Node near = fromHead ? head : tail;
      Node far = fromHead ? tail : head;
      Direction direction = fromHead ? Direction.OUTGOING : Direction.INCOMING;
      for (Relationship one : near.getRelationships(direction, type)) {
        if (one.getOtherNode(near).equals(far)) {
          return Optional.of(one);
        }
      }
    } catch (NotFoundException e) {
      // Deleted at this moment.
    }
    return Optional.empty();
  }
}
