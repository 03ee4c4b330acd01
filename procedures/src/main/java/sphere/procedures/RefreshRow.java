package sphere.procedures;

import java.util.Map;
import org.neo4j.procedure.Description;
import sphere.geometry.refresh.Advice;
import sphere.geometry.refresh.Refreshed;
import sphere.procedures.catalog.Model;

/** What a refresh gave. */
public record RefreshRow(
    @Description("Name of the model.") String model,
    @Description("Nodes in the hierarchy.") long nodeCount,
    @Description("Relationships in the hierarchy, parallel ones counted each.")
        long relationshipCount,
    @Description("Nodes that got a ball.") long nodesPlaced,
    @Description("Nodes whose ball was taken off.") long nodesRemoved,
    @Description("Nodes whose ball stayed as it was.") long nodesKept,
    @Description("Parent and child that are so since.") long edgesAdded,
    @Description("Parent and child that are so no longer.") long edgesRemoved,
    @Description("New ones of these that no chart contains.") long uncertifiedNewEdges,
    @Description("Precision of containment over all pairs.") double precision,
    @Description("Recall of containment over all pairs.") double recall,
    @Description("F1 of containment over all pairs.") double f1,
    @Description("Whether training anew pays.") boolean retrain,
    @Description("Why, or why not.") String reason,
    @Description("Node properties written.") long nodePropertiesWritten,
    @Description("Milliseconds to read, place and compare.") long computeMillis,
    @Description("Milliseconds to write.") long writeMillis,
    @Description("The configuration in effect.") Map<String, Object> configuration) {

  static RefreshRow of(Refreshing.Outcome outcome) {
    Refreshed refreshed = outcome.refreshed();
    return of(
        outcome.model(),
        new long[] {
          refreshed.placed(),
          refreshed.removed(),
          refreshed.kept(),
          refreshed.edgesAdded(),
          refreshed.edgesRemoved(),
          refreshed.uncertifiedNewEdges(),
          outcome.written(),
          outcome.computeMillis(),
          outcome.writeMillis()
        },
        refreshed.advice().retrain(),
        refreshed.advice().reason());
  }

  /** Of a model that nothing has happened to. */
  static RefreshRow nothing(Model model) {
    long[] counts = {0, 0, model.hierarchy().nodeCount(), 0, 0, 0, 0, 0, 0};
    Advice advice = Advice.unchanged(RecordOf.trainedF1(model.record()), model.audit());
    return of(model, counts, advice.retrain(), advice.reason());
  }

  private static RefreshRow of(Model model, long[] counts, boolean retrain, String reason) {
    return new RefreshRow(
        model.name(),
        model.graph().nodes().size(),
        model.graph().relationshipCount(),
        counts[0],
        counts[1],
        counts[2],
        counts[3],
        counts[4],
        counts[5],
        model.audit().precision(),
        model.audit().recall(),
        model.audit().f1(),
        retrain,
        reason,
        counts[6],
        counts[7],
        counts[8],
        model.graph().settings().effective());
  }
}
