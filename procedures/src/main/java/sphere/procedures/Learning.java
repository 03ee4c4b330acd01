package sphere.procedures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.audit.Audit;
import sphere.geometry.audit.Auditor;
import sphere.geometry.ball.BallTable;
import sphere.geometry.features.SemanticTrainer;
import sphere.geometry.features.Semantics;
import sphere.geometry.features.TextEncoder;
import sphere.geometry.kernel.Kernel;
import sphere.geometry.training.Monitor;
import sphere.procedures.config.FeatureSettings;
import sphere.procedures.config.TrainSettings;
import sphere.procedures.features.Encoders;
import sphere.procedures.features.FeatureReader;
import sphere.procedures.features.Knowledge;
import sphere.procedures.features.KnowledgeRecord;
import sphere.procedures.features.NodeFeatures;
import sphere.procedures.graph.GraphHierarchy;
import sphere.procedures.graph.NodeValues;
import sphere.procedures.graph.TableValues;

/** The steps of a training that learn from features, if it shall; one use. */
final class Learning {
  private final TrainSettings settings;
  private final Optional<TextEncoder> encoder;
  private Optional<NodeFeatures> features = Optional.empty();
  private Optional<Semantics> semantics = Optional.empty();
  private Optional<Audit> audit = Optional.empty();

  /**
   * @throws IllegalStateException if there are texts and no encoder
   */
  Learning(TrainSettings settings, Encoders encoders) {
    this.settings = settings;
    encoder =
        settings
            .features()
            .filter(some -> !some.texts().isEmpty())
            .map(some -> encoders.require("Configuration key `textProperty`"));
  }

  /** Reads and checks what is to be learned from. */
  void read(Transaction tx, GraphHierarchy graph, Monitor monitor) {
    features = settings.features().map(some -> FeatureReader.read(tx, graph, encoder, monitor));
  }

  /** Encodes the texts. */
  void encode(Monitor monitor) {
    encoder.ifPresent(
        some -> features.orElseThrow().encode(some, settings.training().concurrency(), monitor));
  }

  /** Learns. */
  void learn(GraphHierarchy graph, Monitor monitor) {
    semantics =
        features.map(
            some -> {
              monitor.progress("learn", 0);
              return SemanticTrainer.train(
                  graph.hierarchy(), some.features(), asked().config(settings.training()), monitor);
            });
  }

  private FeatureSettings asked() {
    return settings.features().orElseThrow();
  }

  /** Compares the semantic chart with the hierarchy. */
  void audit(GraphHierarchy graph, Kernel kernel, Monitor monitor) {
    audit =
        table()
            .map(
                table ->
                    Auditor.audit(
                        graph.hierarchy(),
                        table,
                        kernel,
                        settings.training().concurrency(),
                        monitor));
  }

  private Optional<BallTable> table() {
    return semantics.map(some -> new BallTable(some.placer().chart()));
  }

  /** Bytes that reading and learning will take. */
  long bytes(int nodes) {
    return features
        .map(
            some ->
                nodes * (16 + 4L * some.layout().dimension())
                    + SemanticTrainer.bytes(
                        nodes, some.layout().dimension(), asked().config(settings.training())))
        .orElse(0L);
  }

  /**
   * Milliseconds that learning will take on two cores of a laptop, about: in each epoch every node,
   * or as many as one looks at, is compared with all of a small hierarchy and with some hundreds of
   * a large one, and what is known of all is moved; once to find the number of epochs, and of few
   * things again.
   */
  long millis(int nodes) {
    if (features.isEmpty()) {
      return 0;
    }
    double passes =
        (double) SemanticTrainer.passes(nodes) * asked().epochs() * Math.min(nodes, 20_000);
    double compared = nodes <= 2048 ? nodes : 700;
    double micros = compared * asked().dimension() / 256 + nodes / 200.0;
    return (long) (passes * micros / 1000);
  }

  /** What was learned. */
  Optional<Knowledge> knowledge() {
    return semantics.map(
        some -> {
          NodeFeatures read = features.orElseThrow();
          return new Knowledge(read.layout(), some.placer(), read.features().wordings());
        });
  }

  /** What the nodes get besides their balls of the hierarchy. */
  List<NodeValues> values(GraphHierarchy graph) {
    List<NodeValues> values = new ArrayList<>();
    table()
        .ifPresent(table -> values.add(new TableValues(asked().names(), graph.hierarchy(), table)));
    features.flatMap(NodeFeatures::encoded).ifPresent(values::add);
    return values;
  }

  /** What the record tells of it; nothing if nothing was learned. */
  Map<String, Object> record(GraphHierarchy graph) {
    Map<String, Object> map = new HashMap<>();
    knowledge().ifPresent(some -> KnowledgeRecord.put(map, some, graph));
    semantics.ifPresent(some -> KnowledgeRecord.put(map, some));
    audit.ifPresent(some -> KnowledgeRecord.put(map, some));
    return map;
  }
}
