package sphere.procedures;

import java.util.Arrays;
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
    Boolean[] answers = new Boolean[outers.size()];
    boolean vouched =
        models
            .vouchedFor(tx, db.databaseName(), model.name())
            .filter(now -> now == model)
            .isPresent();
    for (int i = 0; i < answers.length; i++) {
      if (i % BETWEEN_CHECKS == 0) {
        guard.check();
      }
      int outer = ordinal(model, outers.get(i), vouched);
      int inner = ordinal(model, inners.get(i), vouched);
      // Null if a node is null or the model does not know it, as of `sphere.subsumes`.
      answers[i] = outer < 0 || inner < 0 ? null : answer(model, settings, outer, inner);
    }
    return Arrays.asList(answers);
  }

  private int ordinal(Model model, Node node, boolean vouched) {
    int untouched = node == null || !vouched ? -1 : model.untouched(node);
    return untouched >= 0 || node == null ? untouched : model.ordinalOf(tx, node);
  }

  private static Boolean answer(Model model, QuerySettings settings, int outer, int inner) {
    return settings.bySubsumption()
        ? model.index().subsumes(outer, inner)
        : model.index().contains(outer, inner);
  }

  /** All answers. */
  public record PairsRow(
      @Description("One for each pair, in their order; null where a node is not in the model.")
          List<Boolean> answers,
      @Description(QueryProcedures.STALE) boolean stale) {}
}
