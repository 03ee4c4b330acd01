package sphere.procedures.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.ball.Ball;
import sphere.geometry.ball.Chart;
import sphere.geometry.features.Placer;
import sphere.geometry.features.Wording;
import sphere.procedures.config.FeatureSettings;
import sphere.procedures.graph.BallShape;
import sphere.procedures.graph.GraphHierarchy;
import sphere.procedures.graph.ModelNode;
import sphere.procedures.graph.NodeBalls;
import sphere.procedures.job.Job;

/**
 * Rebuilds what was learned from features from what the graph holds: the chart from the nodes,
 * their texts as they are now, all else from the model's record. One use.
 */
public final class KnowledgeLoader {
  private final Transaction tx;
  private final GraphHierarchy graph;
  private final ModelNode record;
  private final FeatureSettings settings;
  private final Job job;
  private final Chart chart;
  private final List<Wording> wordings = new ArrayList<>();

  private KnowledgeLoader(
      Transaction tx, GraphHierarchy graph, ModelNode record, FeatureSettings settings, Job job) {
    this.tx = tx;
    this.graph = graph;
    this.record = record;
    this.settings = settings;
    this.job = job;
    int n = graph.hierarchy().nodeCount();
    int d = settings.dimension();
    job.account(n * (4L * d + 8));
    chart = new Chart(d, new float[Math.multiplyExact(n, d)], new double[n]);
  }

  /**
   * Loads.
   *
   * @return empty if the graph does not hold it whole any more
   */
  public static Optional<Knowledge> load(
      Transaction tx, GraphHierarchy graph, ModelNode record, FeatureSettings settings, Job job) {
    return new KnowledgeLoader(tx, graph, record, settings, job).load();
  }

  private Optional<Knowledge> load() {
    int n = graph.hierarchy().nodeCount();
    BallShape shape = record.semanticShape().orElseThrow();
    for (int v = 0; v < n; v++) {
      if ((v & 1023) == 0) {
        job.progress("loading features", (double) v / n);
      }
      List<Node> nodes = nodes(v);
      if (nodes.isEmpty() || !shape.isOn(nodes.get(0)) || !copy(nodes.get(0), v)) {
        return Optional.empty();
      }
      wordings.add(wording(nodes));
    }
    return KnowledgeRecord.learned(record, n)
        .map(
            learned ->
                Placer.of(
                    graph.hierarchy(),
                    chart,
                    learned,
                    settings.texts().isEmpty() ? List.of() : wordings))
        .map(placer -> new Knowledge(KnowledgeRecord.layout(record, settings), placer))
        .map(this::accounted);
  }

  private Knowledge accounted(Knowledge knowledge) {
    job.account(knowledge.placer().bytes());
    return knowledge;
  }

  private List<Node> nodes(int v) {
    return IntStream.of(graph.hierarchy().membersOf(v))
        .mapToObj(member -> graph.nodes().node(tx, member))
        .flatMap(Optional::stream)
        .toList();
  }

  private boolean copy(Node node, int v) {
    int d = chart.dimension();
    // Who writes what `sphere.place` said of a member leaves a list of 64-bit floats there.
    Optional<Ball> ball = NodeBalls.of(node, settings.names());
    ball.ifPresent(
        whole -> {
          System.arraycopy(whole.center(), 0, chart.centers(), v * d, d);
          chart.radii()[v] = whole.radius(0);
        });
    return ball.isPresent();
  }

  // Of nodes that share a ball the first that has any, as in training.
  private Wording wording(List<Node> nodes) {
    if (settings.texts().isEmpty()) {
      return Wording.NONE;
    }
    Wording wording =
        nodes.stream()
            .map(node -> Texts.of(node, settings.texts()))
            .filter(some -> !some.equals(Wording.NONE))
            .findFirst()
            .orElse(Wording.NONE);
    job.account(100 + 2L * (wording.name().length() + wording.description().length()));
    return wording;
  }
}
