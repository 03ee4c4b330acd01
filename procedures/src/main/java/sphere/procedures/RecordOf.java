package sphere.procedures;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sphere.geometry.audit.Audit;
import sphere.geometry.audit.Better;
import sphere.geometry.ball.BallTable;
import sphere.geometry.refinement.Epoch;
import sphere.geometry.refinement.Refinement;
import sphere.procedures.graph.GraphHierarchy;
import sphere.procedures.graph.ModelNode;

/**
 * What the record of a model tells of its training.
 *
 * @param graph what was trained on
 */
record RecordOf(GraphHierarchy graph) {
  private static final String TRAINED_F1 = "trainedF1";

  /** All but what was learned from features, and times. */
  Map<String, Object> map(Better better, Refinement trained) {
    BallTable table = better.table();
    Map<String, Object> map = new HashMap<>(ModelNode.storable(graph.settings()));
    map.put("fingerprint", graph.fingerprint());
    map.put("trained", ZonedDateTime.now(ZoneOffset.UTC));
    map.put("javaVersion", Runtime.version().toString());
    map.put("dimension", (long) table.dimension());
    map.put("chartCount", (long) table.chartCount());
    map.put("floats", (long) table.floatsPerNode());
    map.put("ballCount", table.ballCount());
    shape(map);
    figures(map, better.audit());
    // Of a construction alone nothing was refined, though it is the one table there is.
    map.put("refined", better.second() && !trained.curve().isEmpty());
    map.put("losses", trained.curve().stream().mapToDouble(Epoch::validationLoss).toArray());
    return map;
  }

  /**
   * The record of a model after a refresh: all that training told stays, but for what there is now.
   */
  Map<String, Object> refreshed(ModelNode before, BallTable table, Audit audit) {
    Map<String, Object> map = new HashMap<>(before.properties());
    map.put(TRAINED_F1, trainedF1(before));
    map.put("fingerprint", graph.fingerprint());
    map.put("refreshed", ZonedDateTime.now(ZoneOffset.UTC));
    map.put("ballCount", table.ballCount());
    shape(map);
    // Told by a whole reading alone.
    for (String key : List.of("relationshipsOutside", "duplicateRelationships", "selfLoops")) {
      map.put(key, before.count(key));
    }
    figures(map, audit);
    return map;
  }

  /** F1 over all pairs after training, whatever was refreshed since. */
  static double trainedF1(ModelNode record) {
    double kept = record.figure(TRAINED_F1);
    return Double.isNaN(kept) ? record.figure("f1") : kept;
  }

  private void shape(Map<String, Object> map) {
    map.put("nodeCount", (long) graph.nodes().size());
    map.put("relationshipCount", graph.relationshipCount());
    map.put("relationshipsOutside", graph.outside());
    map.put("duplicateRelationships", (long) graph.hierarchy().duplicateEdges());
    map.put("selfLoops", (long) graph.hierarchy().selfLoops());
    map.put("mergedCycles", (long) graph.hierarchy().cycleCount());
  }

  private static void figures(Map<String, Object> map, Audit audit) {
    map.put("closurePairs", audit.closurePairs());
    map.put("precision", audit.precision());
    map.put("recall", audit.recall());
    map.put("f1", audit.f1());
    map.put("falsePairs", audit.falsePairs());
    map.put("missedPairs", audit.missedPairs());
    map.put("uncertifiedEdges", (long) audit.uncertifiedEdges());
    map.put("exceptionBytes", audit.exceptionBytes());
    map.put("smallestRadius", audit.minRadius());
  }
}
