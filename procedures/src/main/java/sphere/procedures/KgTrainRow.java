package sphere.procedures;

import java.util.Map;
import java.util.Optional;
import org.neo4j.procedure.Description;
import sphere.geometry.roles.RoleFigures;
import sphere.procedures.config.KgSettings;
import sphere.procedures.facts.FactGraph;

/** What a training on facts gave. */
public record KgTrainRow(
    @Description("Name of the model.") String model,
    @Description("Nodes that facts are about.") long nodeCount,
    @Description("Relationships that were read, parallel ones counted each.")
        long relationshipCount,
    @Description("Types of relationships.") long typeCount,
    @Description("Coordinates of a center.") long dimension,
    @Description("Facts that were held out, by which predictions are weighed and judged.")
        long heldOut,
    @Description(
            "Mean of 1 / rank of what was held out, known answers left out; null, as those that follow, if nothing"
                + " was held out.")
        Double mrr,
    @Description("Share of rank 1.") Double hits1,
    @Description("Share of rank at most 3.") Double hits3,
    @Description("Share of rank at most 10.") Double hits10,
    @Description("Share of rank at most 100.") Double hits100,
    @Description("Mean rank.") Double meanRank,
    @Description("Median rank.") Double medianRank,
    @Description("Mean share of the other nodes that rank below.") Double auc,
    @Description("Node properties written.") long nodePropertiesWritten,
    @Description("Milliseconds to read the graph.") long readMillis,
    @Description("Milliseconds to train.") long computeMillis,
    @Description("Milliseconds to write.") long writeMillis,
    @Description("The configuration in effect.") Map<String, Object> configuration) {
  static KgTrainRow of(
      KgSettings settings, FactGraph graph, RoleFigures figures, long properties, long[] millis) {
    // Of nothing held out there is nothing to tell.
    Optional<RoleFigures> judged = Optional.of(figures).filter(some -> some.facts() > 0);
    return new KgTrainRow(
        settings.model(),
        graph.nodes().size(),
        graph.relationshipCount(),
        graph.types().size(),
        settings.learning().dimension(),
        figures.facts(),
        judged.map(RoleFigures::mrr).orElse(null),
        judged.map(RoleFigures::hits1).orElse(null),
        judged.map(RoleFigures::hits3).orElse(null),
        judged.map(RoleFigures::hits10).orElse(null),
        judged.map(RoleFigures::hits100).orElse(null),
        judged.map(RoleFigures::meanRank).orElse(null),
        judged.map(RoleFigures::medianRank).orElse(null),
        judged.map(RoleFigures::auc).orElse(null),
        properties,
        millis[0],
        millis[1],
        millis[2],
        settings.effective());
  }
}
