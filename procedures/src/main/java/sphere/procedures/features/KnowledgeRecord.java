package sphere.procedures.features;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import sphere.geometry.audit.Audit;
import sphere.geometry.features.Learned;
import sphere.geometry.features.Semantics;
import sphere.procedures.config.FeatureSettings;
import sphere.procedures.graph.GraphHierarchy;
import sphere.procedures.graph.ModelNode;

/** What was learned from features, on the record of its model; the chart stands on the nodes. */
public final class KnowledgeRecord {
  private static final String PREFIX = "semantic.";

  private KnowledgeRecord() {}

  /** Puts all of it. */
  public static void put(Map<String, Object> record, Knowledge knowledge, GraphHierarchy graph) {
    FeatureLayout layout = knowledge.layout();
    put(record, "encoder", layout.encoder());
    put(record, "textLength", (long) layout.textLength());
    put(record, "lengths", layout.lengths().stream().mapToLong(length -> length).toArray());
    record.put(ModelNode.ENCODED_FLOATS, 2L * layout.textLength());
    Learned learned = knowledge.placer().learned();
    put(record, "featureDimension", (long) learned.featureDimension());
    put(record, "learned.mean", learned.mean());
    put(record, "learned.axes", learned.axes());
    put(record, "learned.parentMap", learned.parentMap());
    put(record, "learned.parentBias", learned.parentBias());
    put(record, "learned.kinMap", learned.kinMap());
    put(record, "learned.mix", learned.mix());
    put(record, "learned.radiusMap", learned.radiusMap());
    put(record, "learned.offsets", learned.offsets());
    put(record, "learned.nodes", nodes(graph));
    put(record, "temperature", learned.temperature());
  }

  /** Whom the offsets belong to, for when members have come and gone. */
  static long[] nodes(GraphHierarchy graph) {
    return IntStream.range(0, graph.hierarchy().nodeCount())
        .mapToLong(v -> graph.nodes().ids()[graph.hierarchy().membersOf(v)[0]])
        .toArray();
  }

  /** Whom each offset belongs to, by id of the first node that has it; none in old records. */
  static long[] nodes(ModelNode record) {
    return record.properties().get(PREFIX + "learned.nodes") instanceof long[] ids
        ? ids
        : new long[0];
  }

  /** Puts the figures of learning; of nothing held out there is no loss. */
  public static void put(Map<String, Object> record, Semantics semantics) {
    put(record, "epochs", (long) semantics.epochs());
    put(record, "heldOut", (long) semantics.heldOut());
    semantics.curve().stream()
        .min(Comparator.naturalOrder())
        .ifPresent(loss -> put(record, "loss", loss));
  }

  /** Puts how well the semantic chart agrees with the hierarchy. */
  public static void put(Map<String, Object> record, Audit audit) {
    put(record, "precision", audit.precision());
    put(record, "recall", audit.recall());
    put(record, "uncertifiedEdges", (long) audit.uncertifiedEdges());
  }

  private static void put(Map<String, Object> record, String key, Object value) {
    record.put(PREFIX + key, value);
  }

  /** What a vector was made of. */
  static FeatureLayout layout(ModelNode record, FeatureSettings settings) {
    Object lengths = record.properties().get(PREFIX + "lengths");
    return new FeatureLayout(
        settings,
        lengths instanceof long[] some
            ? Arrays.stream(some).mapToObj(length -> (int) length).toList()
            : List.of(),
        String.valueOf(record.properties().get(PREFIX + "encoder")),
        (int) record.count(PREFIX + "textLength"));
  }

  /** All but the chart; empty if something is missing. */
  static Optional<Learned> learned(ModelNode record) {
    Learned learned =
        new Learned(
            (int) record.count(PREFIX + "featureDimension"),
            floats(record, "learned.mean"),
            floats(record, "learned.axes"),
            floats(record, "learned.parentMap"),
            floats(record, "learned.parentBias"),
            floats(record, "learned.kinMap"),
            floats(record, "learned.mix"),
            floats(record, "learned.radiusMap"),
            floats(record, "learned.offsets"),
            record.figure(PREFIX + "temperature"));
    boolean whole = learned.mean().length > 0;
    return whole ? Optional.of(learned) : Optional.empty();
  }

  private static float[] floats(ModelNode record, String key) {
    return record.properties().get(PREFIX + key) instanceof float[] floats ? floats : new float[0];
  }
}
