package sphere.procedures;

import java.util.List;
import java.util.Map;
import org.neo4j.graphdb.Node;
import org.neo4j.procedure.Description;

/** A node as the parent of the thing that was placed. */
public record PlaceRow(
    @Description("The node.") Node node,
    @Description("1 for the best.") long rank,
    @Description("Signed slack of the thing's ball in the node's, in the semantic chart.")
        double margin,
    @Description("Share of the volume of the thing's ball that lies in the node's, 0 to 1.")
        double probability,
    @Description("How sure the model is that this is the parent: 0 to 1, over all nodes 1 in sum.")
        double confidence,
    @Description(
            "By which it is ranked: natural logarithm of the odds, up to a constant of the thing.")
        double score,
    @Description(
            "The node's children that are nearest to the thing, the nearest first: maps of `node`"
                + " and `nearness`, 0 to 1.")
        List<Map<String, Object>> evidence,
    @Description(
            "With `mode: 'insert'` the node's children that belong below the thing; else none.")
        List<Node> children,
    @Description("Center of the thing's ball in the semantic chart.") List<Double> center,
    @Description("Radius of that ball.") double radius) {}
