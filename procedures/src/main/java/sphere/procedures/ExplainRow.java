package sphere.procedures;

import java.util.List;
import org.neo4j.graphdb.Node;
import org.neo4j.procedure.Description;

/** Why one node is, or is not, below another. */
public record ExplainRow(
    @Description("Whether `inner` is `outer` or below it.") boolean subsumes,
    @Description("Whether the ball of `inner` lies in that of `outer`.") boolean contains,
    @Description("Whether geometry alone shows that `inner` is below `outer`.") boolean certified,
    @Description("Signed slack of containment in the best chart.") double margin,
    @Description("The best chart, counted from 0.") long chart,
    @Description(
            "A shortest chain from `inner` up to `outer`, one node for each ball; empty if there is"
                + " none.")
        List<Node> chain,
    @Description("Signed slack of each step of the chain.") List<Double> margins,
    @Description("The same in a sentence.") String explanation,
    @Description(QueryProcedures.STALE) boolean stale) {

  // Of nodes that share a ball, the chain begins and ends with the ones that were asked about.
  ExplainRow between(Node outer, Node inner) {
    if (chain.isEmpty()) {
      return this;
    }
    List<Node> ends = new java.util.ArrayList<>(chain);
    ends.set(0, inner);
    if (ends.size() == 1 && !outer.equals(inner)) {
      ends.add(outer);
    }
    ends.set(ends.size() - 1, outer);
    return new ExplainRow(
        subsumes,
        contains,
        certified,
        margin,
        chart,
        List.copyOf(ends),
        margins,
        explanation,
        stale);
  }
}
