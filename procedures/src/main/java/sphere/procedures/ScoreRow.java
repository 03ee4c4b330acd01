package sphere.procedures;

import java.util.List;
import org.neo4j.graphdb.Relationship;
import org.neo4j.procedure.Description;

/** How probable a relationship is. */
public record ScoreRow(
    @Description("That it is this one, given that one is missing; of all nodes together 1.")
        double probability,
    @Description("Between where the translation leads and the node's center.") double distance,
    @Description("Whether there is such a relationship.") boolean known,
    @Description("The relationships that it rests on, the weightiest first; may be empty.")
        List<Relationship> evidence,
    @Description(QueryProcedures.STALE) boolean stale) {}
