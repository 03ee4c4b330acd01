package sphere.procedures;

import java.util.List;
import java.util.Map;
import org.neo4j.graphdb.Node;
import org.neo4j.procedure.Description;

/** What a training on an ontology gave. */
public record OntologyTrainRow(
    @Description("Name of the model.") String model,
    @Description("Named classes.") long classCount,
    @Description("Roles.") long roleCount,
    @Description("Existential restrictions that some class is below.") long restrictionCount,
    @Description("Axioms that were read, by normal form.") Map<String, Object> axioms,
    @Description("Axioms that are beyond EL, by what is beyond it.") Map<String, Object> dropped,
    @Description("Classes that can have no instance.") long unsatisfiableCount,
    @Description("Up to ten of them.") List<Node> unsatisfiable,
    @Description("Direct pairs of classes that are entailed and not asserted.") long inferredCount,
    @Description("Most balls of a node, one in each chart.") long charts,
    @Description("Coordinates per ball.") long dimension,
    @Description("Harmonic mean of precision and recall of containment over all pairs.") double f1,
    @Description("Contained pairs that are not entailed.") long falsePairs,
    @Description("Entailed pairs that no chart contains.") long missedPairs,
    @Description("Share of the axioms that hold by the balls alone, by normal form.")
        Map<String, Object> axiomsSatisfied,
    @Description(
            "Facts that were held out, by which predictions are weighed and judged; null without"
                + " predictions.")
        Long heldOutFacts,
    @Description(
            "Mean of 1 / rank of what was held out, known answers left out; null, as those that"
                + " follow, if nothing was held out.")
        Double mrr,
    @Description("Share of rank 1.") Double hits1,
    @Description("Share of rank at most 3.") Double hits3,
    @Description("Share of rank at most 10.") Double hits10,
    @Description("Share of rank at most 100.") Double hits100,
    @Description("Mean rank.") Double meanRank,
    @Description("Median rank.") Double medianRank,
    @Description("Mean share of the others that rank below.") Double auc,
    @Description("Milliseconds to read the graph.") long readMillis,
    @Description("Milliseconds to classify.") long classifyMillis,
    @Description("Milliseconds to train.") long computeMillis,
    @Description("Milliseconds to compare all pairs, and axioms with balls.") long auditMillis,
    @Description("Milliseconds to learn what may be missing.") long learnMillis,
    @Description("Milliseconds to write inferences and balls.") long writeMillis,
    @Description("Name and version of the reasoner.") String reasoner,
    @Description("The configuration in effect.") Map<String, Object> configuration) {}
