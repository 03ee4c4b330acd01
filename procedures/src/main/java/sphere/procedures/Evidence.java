package sphere.procedures;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.features.Candidate;
import sphere.procedures.catalog.Model;

/** Candidates of a model as values of Cypher. */
record Evidence(Model model, Transaction tx) {
  /** The node of an ordinal, the first of several that share its ball; empty if it is deleted. */
  Optional<Node> node(int ordinal) {
    return model.nodes(tx, ordinal).findFirst();
  }

  List<Map<String, Object>> of(Candidate candidate) {
    return candidate.kin().stream().flatMap(this::of).toList();
  }

  private Stream<Map<String, Object>> of(Candidate.Kin kin) {
    return node(kin.ordinal()).stream()
        .map(node -> Map.of("node", node, "nearness", kin.nearness()));
  }
}
