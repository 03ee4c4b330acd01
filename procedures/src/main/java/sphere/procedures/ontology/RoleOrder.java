package sphere.procedures.ontology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.hierarchy.HierarchyBuilder;
import sphere.geometry.roles.Facts;
import sphere.geometry.roles.Order;
import sphere.procedures.config.DerivedNames;
import sphere.procedures.graph.DerivedGraph;
import sphere.procedures.graph.GraphHierarchy;
import sphere.procedures.graph.Stored;
import sphere.procedures.job.Job;

/**
 * The order of all concepts as far as it is in the graph: that of the members of a model, which is
 * all that is entailed of these, and what is stated of the others. It is the same after a restart,
 * without a reasoner. One use.
 */
public final class RoleOrder {
  private final Transaction tx;
  private final ClassGraph graph;
  private final Facts facts;
  private final int stated;
  private final Job job;
  private final Map<Long, Integer> restrictions = new LinkedHashMap<>();

  private RoleOrder(Transaction tx, ClassGraph graph, Facts facts, Job job) {
    this.tx = tx;
    this.graph = graph;
    this.facts = facts;
    this.job = job;
    stated = 1 + graph.ontology().roles().size();
  }

  /**
   * Reads it.
   *
   * @param members of the model, classes and restrictions
   * @param label of restrictions
   * @param facts of the axioms
   */
  public static Order of(
      Transaction tx, ClassGraph graph, GraphHierarchy members, Label label, Facts facts, Job job) {
    return new RoleOrder(tx, graph, facts, job).read(members, label);
  }

  private Order read(GraphHierarchy members, Label label) {
    job.account(64L * members.nodes().size() + 16L * facts.count());
    int[] known = known(members, label);
    for (int f = 0; f < facts.count(); f++) {
      if (facts.role(f) > 0 && facts.role(f) < stated) {
        restriction(facts.role(f), facts.tail(f));
      }
    }
    HierarchyBuilder builder = new HierarchyBuilder(facts.entityCount() + restrictions.size());
    entailed(members.hierarchy(), known, builder);
    stated(builder);
    return new Order(
        builder.build(job::check),
        restrictions.keySet().stream().mapToInt(key -> (int) (key >> 32)).toArray(),
        restrictions.keySet().stream().mapToInt(Long::intValue).toArray());
  }

  private int[] known(GraphHierarchy members, Label label) {
    int[] known = new int[members.nodes().size()];
    for (int m = 0; m < known.length; m++) {
      if ((m & 1023) == 0) {
        job.check();
      }
      known[m] = members.nodes().node(tx, m).map(node -> member(node, label)).orElse(-1);
    }
    return known;
  }

  // Its number among concepts and restrictions, negative if it is none.
  private int member(Node node, Label label) {
    if (!node.hasLabel(label)) {
      return graph.conceptOf(node);
    }
    Object name = Stored.of(node, DerivedNames.ROLE).orElse("");
    int role = graph.ontology().roles().indexOf(name);
    Optional<Node> filler = DerivedGraph.filler(node);
    int concept = filler.map(graph::conceptOf).orElse(-1);
    return role < 0 || concept < 0 ? -1 : restriction(1 + role, concept);
  }

  private int restriction(int role, int filler) {
    return facts.entityCount()
        + restrictions.computeIfAbsent((long) role << 32 | filler, key -> restrictions.size());
  }

  private void entailed(Hierarchy hierarchy, int[] known, HierarchyBuilder builder) {
    List<int[]> places = new ArrayList<>();
    for (int v = 0; v < hierarchy.nodeCount(); v++) {
      places.add(
          IntStream.of(hierarchy.membersOf(v)).map(m -> known[m]).filter(c -> c >= 0).toArray());
    }
    for (int v = 0; v < places.size(); v++) {
      int[] own = places.get(v);
      for (int i = 0; i < own.length && own.length > 1; i++) {
        builder.add(own[i], own[(i + 1) % own.length]);
      }
      for (int s = hierarchy.parentBegin(v); s < hierarchy.parentEnd(v); s++) {
        int[] above = places.get(hierarchy.parent(s));
        if (own.length > 0 && above.length > 0) {
          builder.add(own[0], above[0]);
        }
      }
    }
  }

  private void stated(HierarchyBuilder builder) {
    for (int f = 0; f < facts.count(); f++) {
      if (facts.role(f) == 0) {
        builder.add(facts.head(f), facts.tail(f));
      } else if (facts.role(f) < stated) {
        builder.add(facts.head(f), restriction(facts.role(f), facts.tail(f)));
      }
    }
  }
}
