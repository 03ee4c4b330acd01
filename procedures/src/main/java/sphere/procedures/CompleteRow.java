package sphere.procedures;

import java.util.List;
import java.util.Map;
import org.neo4j.graphdb.Node;
import org.neo4j.procedure.Description;

/** An edge worth adding, or one worth checking. */
public record CompleteRow(
    @Description("`missing`: worth adding; `doubtful`: there, and worth checking.") String kind,
    @Description("The lower end.") Node child,
    @Description("The upper end: of a missing edge the node proposed.") Node parent,
    @Description(
            "How sure the model is of what it proposes, `parent` or `instead`: 0 to 1, over all"
                + " nodes 1 in sum.")
        double confidence,
    @Description("How sure it is of the edge that is there; null for a missing one.")
        Double edgeConfidence,
    @Description("Signed slack of the child's ball in the parent's, in the semantic chart.")
        double margin,
    @Description(
            "The children, nearest to this one, of what is proposed: maps of `node` and"
                + " `nearness`, 0 to 1.")
        List<Map<String, Object>> evidence,
    @Description("What is much more probable than a doubtful parent; null for a missing one.")
        Node instead) {}
