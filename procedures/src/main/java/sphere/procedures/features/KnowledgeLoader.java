package sphere.procedures.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.ball.Ball;
import sphere.geometry.ball.Chart;
import sphere.geometry.features.Grown;
import sphere.geometry.features.Learned;
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
  private final boolean[] held;
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
    held = new boolean[n];
  }

  /**
   * Loads.
   *
   * @return empty if the record does not hold it whole, or is of members that are others now and
   *     does not say which
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
      held[v] = !nodes.isEmpty() && shape.isOn(nodes.get(0)) && copy(nodes.get(0), v);
      wordings.add(wording(nodes));
    }
    List<Wording> known = settings.texts().isEmpty() ? List.of() : List.copyOf(wordings);
    return KnowledgeRecord.learned(record)
        .flatMap(learned -> placer(learned, known))
        .map(placer -> new Knowledge(KnowledgeRecord.layout(record, settings), placer, known))
        .map(this::accounted);
  }

  private Optional<Placer> placer(Learned learned, List<Wording> known) {
    long[] owners = KnowledgeRecord.nodes(record);
    long[] owning = KnowledgeRecord.nodes(graph);
    boolean same = owners.length == 0 || Arrays.equals(owners, owning);
    if (same && areAllHeld() && learned.offsets().length == owning.length) {
      return Optional.of(Placer.of(graph.hierarchy(), chart, learned, known));
    }
    return owners.length == learned.offsets().length
        ? Optional.of(grown(learned, owners, owning, known))
        : Optional.empty();
  }

  private boolean areAllHeld() {
    return IntStream.range(0, held.length).allMatch(v -> held[v]);
  }

  // Members came or went, or have other ids: each keeps its ball, and its reach if it is known by
  // id.
  private Placer grown(Learned learned, long[] owners, long[] owning, List<Wording> known) {
    Map<Long, Float> reach = new HashMap<>();
    IntStream.range(0, owners.length).forEach(b -> reach.put(owners[b], learned.offsets()[b]));
    float mean = Grown.mean(learned.offsets());
    float[] offsets = new float[owning.length];
    int[] rows = new int[owning.length];
    for (int v = 0; v < rows.length; v++) {
      rows[v] = held[v] ? v : -1;
      offsets[v] = reach.getOrDefault(owning[v], mean);
    }
    List<Optional<Ball>> unknown = Collections.nCopies(rows.length, Optional.empty());
    return Grown.of(chart, learned.reaching(offsets), graph.hierarchy(), rows, unknown, known);
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
