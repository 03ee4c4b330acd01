package sphere.procedures;

import java.util.List;
import java.util.Map;
import org.neo4j.procedure.Description;
import sphere.procedures.catalog.Model;
import sphere.procedures.graph.ModelNode;

/** What a training gave. The figures compare containment with the hierarchy over all pairs. */
public record TrainRow(
    @Description("Name of the model.") String model,
    @Description("Nodes in the hierarchy.") long nodeCount,
    @Description("Relationships in the hierarchy, parallel ones counted each.")
        long relationshipCount,
    @Description("Relationships left out because an end has none of the labels.")
        long relationshipsOutside,
    @Description("Cycles whose nodes now share a ball.") long mergedCycles,
    @Description("Most balls of a node, one in each chart.") long charts,
    @Description("Coordinates per ball.") long dimension,
    @Description("Coordinates of a node that every chart holds.") long floatsPerNode,
    @Description("Coordinates that a node carries on average.") double meanFloatsPerNode,
    @Description("Pairs of a node and one of its ancestors.") long closurePairs,
    @Description("Share of the contained pairs that are ancestor and descendant.") double precision,
    @Description("Share of the pairs of ancestor and descendant that are contained.") double recall,
    @Description("Harmonic mean of precision and recall.") double f1,
    @Description("Contained pairs that are not ancestor and descendant.") long falsePairs,
    @Description("Pairs of ancestor and descendant that no chart contains.") long missedPairs,
    @Description("Parent and child that no chart contains.") long uncertifiedEdges,
    @Description("Bytes of the table that keeps subsumption exact.") long exceptionBytes,
    @Description("Smallest radius as a share of the largest of its chart.") double minRadius,
    @Description("Epochs of the descent; 0 if there was none.") long epochs,
    @Description("Validation loss after each epoch.") List<Double> losses,
    @Description("Whether the balls are those of the descent: better than those it began with.")
        boolean refined,
    @Description("Epochs of learning from features; null without features.") Long semanticEpochs,
    @Description("Nodes that were held out to find that number; null without features.")
        Long semanticHeldOut,
    @Description(
            "Least mean loss of these, the logarithm of one over the probability of their parents;"
                + " null if none were held out, and without features.")
        Double semanticLoss,
    @Description("Precision of containment in the semantic chart; null without features.")
        Double semanticPrecision,
    @Description("Recall of containment in the semantic chart; null without features.")
        Double semanticRecall,
    @Description(
            "Parent and child that the semantic chart does not contain; null without features.")
        Long semanticUncertifiedEdges,
    @Description("Node properties written.") long nodePropertiesWritten,
    @Description("Milliseconds to read the graph.") long readMillis,
    @Description("Milliseconds to train.") long computeMillis,
    @Description("Milliseconds to compare all pairs.") long auditMillis,
    @Description("Milliseconds to encode texts.") long encodeMillis,
    @Description("Milliseconds to learn from features.") long learnMillis,
    @Description("Milliseconds to write the balls.") long writeMillis,
    @Description("What computed: `cpu`, or the name of the GPU that did some of it.") String device,
    @Description("The configuration in effect.") Map<String, Object> configuration) {

  static TrainRow of(Model model, long propertiesWritten, long writeMillis) {
    ModelNode record = model.record();
    SemanticFigures learned = SemanticFigures.of(record);
    return new TrainRow(
        model.name(),
        record.count("nodeCount"),
        record.count("relationshipCount"),
        record.count("relationshipsOutside"),
        record.count("mergedCycles"),
        model.table().chartCount(),
        model.table().dimension(),
        model.table().floatsPerNode(),
        model.table().meanFloatsPerNode(),
        model.audit().closurePairs(),
        model.audit().precision(),
        model.audit().recall(),
        model.audit().f1(),
        model.audit().falsePairs(),
        model.audit().missedPairs(),
        model.audit().uncertifiedEdges(),
        model.audit().exceptionBytes(),
        model.audit().minRadius(),
        record.losses().size(),
        record.losses(),
        record.refined(),
        learned.epochs(),
        learned.heldOut(),
        learned.loss(),
        learned.precision(),
        learned.recall(),
        learned.uncertifiedEdges(),
        propertiesWritten,
        record.count("readMillis"),
        record.count("computeMillis"),
        record.count("auditMillis"),
        record.count("encodeMillis"),
        record.count("learnMillis"),
        writeMillis,
        String.valueOf(record.properties().getOrDefault("computedOn", "cpu")),
        model.graph().settings().effective());
  }
}
