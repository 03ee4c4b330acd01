package sphere.procedures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.neo4j.graphdb.Node;
import org.neo4j.procedure.Description;
import org.neo4j.procedure.Mode;
import org.neo4j.procedure.Name;
import org.neo4j.procedure.Procedure;
import sphere.procedures.catalog.Model;
import sphere.procedures.config.QuerySettings;

/** Questions about many pairs at once: the model is looked for once, and no row is made of each. */
public final class BulkProcedures extends SphereCall {
  private static final int BETWEEN_CHECKS = 4096;

  /** Subsumption of pairs. */
  @Procedure(name = "sphere.subsumes.pairs", mode = Mode.READ)
  @Description(
      "For each i whether `inners[i]` is `outers[i]` or below it, in one list: exactly the"
          + " transitive closure, or by containment (geometry alone).")
  public Stream<PairsRow> subsumes(
      @Name(value = "outers", description = "The nodes that may be above.") List<Node> outers,
      @Name(value = "inners", description = "As many nodes that may be below.") List<Node> inners,
      @Name(
              value = "configuration",
              defaultValue = "{}",
              description = "model, by (subsumption or containment).")
          Map<String, Object> configuration) {
    QuerySettings settings = QuerySettings.pairs(configuration);
    if (outers == null || inners == null) {
      return Stream.empty();
    }
    requireSame(outers.size(), inners.size());
    Model model = model(settings.model());
    return Stream.of(new PairsRow(answers(model, settings, outers, inners), model.isStale()));
  }

  private static void requireSame(int outers, int inners) {
    if (outers != inners) {
      throw new IllegalArgumentException(
          "Value for `inners` has `%d` nodes, but must have as many as `outers`, `%d`."
              .formatted(inners, outers));
    }
  }

  private List<Boolean> answers(
      Model model, QuerySettings settings, List<Node> outers, List<Node> inners) {
    List<Boolean> answers = new ArrayList<>(outers.size());
    for (int i = 0; i < outers.size(); i++) {
      if (i % BETWEEN_CHECKS == 0) {
        guard.check();
      }
      answers.add(answer(model, settings, outers.get(i), inners.get(i)));
    }
    return answers;
  }

  // Null if a node is null or the model does not know it, as of `sphere.subsumes`.
  private Boolean answer(Model model, QuerySettings settings, Node outer, Node inner) {
    int a = outer == null ? -1 : model.ordinalOf(tx, outer);
    int b = inner == null ? -1 : model.ordinalOf(tx, inner);
    if (a < 0 || b < 0) {
      return null;
    }
    return settings.bySubsumption() ? model.index().subsumes(a, b) : model.index().contains(a, b);
  }

  /** All answers. */
  public record PairsRow(
      @Description("One for each pair, in their order; null where a node is not in the model.")
          List<Boolean> answers,
      @Description(QueryProcedures.STALE) boolean stale) {}
}
