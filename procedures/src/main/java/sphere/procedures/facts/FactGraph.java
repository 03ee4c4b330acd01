package sphere.procedures.facts;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import sphere.geometry.roles.Facts;
import sphere.procedures.graph.NodeIds;

/**
 * Facts that were read from the graph.
 *
 * @param nodes of the entities, in their order
 * @param types of the roles, in their order
 * @param facts the relationships, parallel ones once
 * @param relationshipCount relationships taken, parallel ones counted each
 */
public record FactGraph(NodeIds nodes, List<String> types, Facts facts, long relationshipCount) {

  /** A hash of nodes, types and facts: another graph has another one. */
  public long fingerprint() {
    return 31 * (31L * Arrays.hashCode(nodes.ids()) + types.hashCode()) + fingerprint(facts);
  }

  /** A hash of facts alone. */
  public static long fingerprint(Facts facts) {
    long hash = facts.entityCount();
    for (int i = 0; i < facts.count(); i++) {
      hash = 31 * hash + facts.role(i);
      hash = 31 * hash + facts.head(i);
      hash = 31 * hash + facts.tail(i);
    }
    return hash;
  }

  /** The same of some entities only, and of the facts among them. */
  public FactGraph of(BitSet entities) {
    int[] kept = entities.stream().toArray();
    Facts.Builder some = new Facts.Builder(kept.length, facts.roleCount());
    for (int i = 0; i < facts.count(); i++) {
      if (entities.get(facts.head(i)) && entities.get(facts.tail(i))) {
        some.add(
            Arrays.binarySearch(kept, facts.head(i)),
            facts.role(i),
            Arrays.binarySearch(kept, facts.tail(i)));
      }
    }
    return new FactGraph(nodes.of(kept), types, some.build(), relationshipCount);
  }
}
