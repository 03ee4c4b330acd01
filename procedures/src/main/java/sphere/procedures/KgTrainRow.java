package sphere.procedures;

import java.util.Map;
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
    @Description("Mean of 1 / rank of what was held out, known answers left out.") double mrr,
    @Description("Share of rank 1.") double hits1,
    @Description("Share of rank at most 3.") double hits3,
    @Description("Share of rank at most 10.") double hits10,
    @Description("Share of rank at most 100.") double hits100,
    @Description("Mean rank.") double meanRank,
    @Description("Median rank.") double medianRank,
    @Description("Mean share of the other nodes that rank below.") double auc,
    @Description("Node properties written.") long nodePropertiesWritten,
    @Description("Milliseconds to read the graph.") long readMillis,
    @Description("Milliseconds to train.") long computeMillis,
    @Description("Milliseconds to write.") long writeMillis,
    @Description("The configuration in effect.") Map<String, Object> configuration) {
  static KgTrainRow of(
      KgSettings settings, FactGraph graph, RoleFigures figures, long properties, long[] millis) {
    return new KgTrainRow(
        settings.model(),
        graph.nodes().size(),
        graph.relationshipCount(),
        graph.types().size(),
        settings.learning().dimension(),
        figures.facts(),
        figures.mrr(),
        figures.hits1(),
        figures.hits3(),
        figures.hits10(),
        figures.hits100(),
        figures.meanRank(),
        figures.medianRank(),
        figures.auc(),
        properties,
        millis[0],
        millis[1],
        millis[2],
        settings.effective());
  }
}
