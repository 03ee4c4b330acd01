package sphere.procedures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.ball.Ball;
import sphere.geometry.ball.BallTable;
import sphere.geometry.features.Grown;
import sphere.geometry.features.Placer;
import sphere.geometry.features.Wording;
import sphere.geometry.hierarchy.Hierarchy;
import sphere.geometry.kernel.Kernels;
import sphere.geometry.refresh.Refresh;
import sphere.geometry.refresh.Refreshed;
import sphere.procedures.catalog.Model;
import sphere.procedures.catalog.Models;
import sphere.procedures.change.Changes;
import sphere.procedures.config.PropertyNames;
import sphere.procedures.config.RefreshSettings;
import sphere.procedures.features.Knowledge;
import sphere.procedures.features.KnowledgeRecord;
import sphere.procedures.features.Question;
import sphere.procedures.features.Questions;
import sphere.procedures.graph.GraphHierarchy;
import sphere.procedures.graph.GraphReader;
import sphere.procedures.graph.GraphUpdate;
import sphere.procedures.graph.ModelNode;
import sphere.procedures.graph.NodeIds;
import sphere.procedures.graph.NodeValues;
import sphere.procedures.graph.Reading;
import sphere.procedures.graph.TableValues;
import sphere.procedures.job.Job;
import sphere.procedures.write.Departed;
import sphere.procedures.write.FreeNames;
import sphere.procedures.write.ModelWriter;

/** The steps of a refresh; one use. */
final class Refreshing {
  private final Transaction tx;
  private final Job job;
  private final Models models;
  private final Model before;
  private final Changes changes;
  private GraphHierarchy graph;
  private int[] beforeOrdinal;
  private Refreshed refreshed;

  /**
   * @param before the model as it is
   * @param changes told of what happens from now on
   */
  Refreshing(Transaction tx, Job job, Models models, Model before, Changes changes) {
    this.tx = tx;
    this.job = job;
    this.models = models;
    this.before = before;
    this.changes = changes;
  }

  /** Reads what happened, places what is new, and writes it. */
  Outcome run(GraphDatabaseService db, RefreshSettings settings) {
    long begin = System.nanoTime();
    ModelWriter writer = new ModelWriter(db, job);
    writer.requireWritable();
    job.holdToHeap();
    graph = read();
    beforeOrdinal = beforeOrdinals();
    FreeNames.require(tx, before.record(), graph, unwritten(), job);
    refreshed = placed(settings.concurrency());
    Optional<Knowledge> knowledge = before.knowledge().map(this::grown);
    Model after = model(knowledge);
    long computed = System.nanoTime();
    Departed departed = new Departed(graph.nodes(), changes::isGone, tx);
    long written =
        writer.update(graph, unwritten(), gone(), values(after), after.record(), departed);
    long millis = (computed - begin) / 1_000_000;
    return new Outcome(
        after, refreshed, written, millis, (System.nanoTime() - computed) / 1_000_000);
  }

  /** What a refresh gave. */
  record Outcome(
      Model model, Refreshed refreshed, long written, long computeMillis, long writeMillis) {}

  private GraphHierarchy read() {
    if (!before.changes().isComplete()) {
      return GraphReader.again(tx, before.graph().settings(), job, Reading.REFRESH);
    }
    return GraphUpdate.read(
        tx, before.graph(), before.changes().placed(), before.changes().relabeled(), job);
  }

  // Of nodes that share a ball now the first that had one says which; each ball goes to one
  // ordinal.
  private int[] beforeOrdinals() {
    Hierarchy after = graph.hierarchy();
    boolean[] taken = new boolean[before.hierarchy().nodeCount()];
    int[] ordinals = new int[after.nodeCount()];
    for (int v = 0; v < ordinals.length; v++) {
      ordinals[v] = -1;
      for (int member : after.membersOf(v)) {
        int b = ordinalBefore(member);
        if (ordinals[v] < 0 && b >= 0 && !taken[b]) {
          ordinals[v] = b;
          taken[b] = true;
        }
      }
    }
    return ordinals;
  }

  // Who has the id of a node that was deleted is another.
  private int ordinalBefore(int member) {
    long id = graph.nodes().ids()[member];
    int known = before.graph().nodes().memberOf(id);
    return known < 0 || before.changes().isGone(id) ? -1 : before.hierarchy().ordinalOf(known);
  }

  private Refreshed placed(int concurrency) {
    return Refresh.of(
        before.hierarchy(),
        before.table(),
        before.audit(),
        RecordOf.trainedF1(before.record()),
        graph.hierarchy(),
        beforeOrdinal,
        Kernels.best(),
        concurrency,
        job);
  }

  private Model model(Optional<Knowledge> knowledge) {
    Map<String, Object> map =
        new RecordOf(graph).refreshed(before.record(), refreshed.table(), refreshed.audit());
    knowledge.ifPresent(known -> KnowledgeRecord.put(map, known, graph));
    ModelNode record = new ModelNode(before.name(), ModelNode.State.READY, map);
    Model model =
        Model.of(
            graph,
            refreshed.table(),
            refreshed.audit(),
            record,
            changes,
            models.jobs(),
            job.database());
    // Balls that were edited by hand stay as they were left.
    changes.inherit(before.changes());
    return model.with(knowledge);
  }

  private Knowledge grown(Knowledge known) {
    int[] kept = Arrays.stream(beforeOrdinal).map(this::written).toArray();
    List<Question> questions = questions(known, kept);
    List<Optional<Ball>> balls =
        questions.stream()
            .map(q -> q.isEmpty() ? Optional.<Ball>empty() : known.ballOf(q))
            .toList();
    List<Wording> wordings =
        known.layout().hasText() ? wordings(known, kept, questions) : List.of();
    Placer placer =
        Grown.of(
            known.placer().chart(),
            known.placer().learned(),
            graph.hierarchy(),
            kept,
            balls,
            wordings);
    job.account(placer.bytes());
    return new Knowledge(known.layout(), placer, wordings);
  }

  // Where a ball was only in memory nobody had asked for the features yet.
  private int written(int b) {
    NodeIds nodes = before.graph().nodes();
    return b >= 0 && before.changes().isUnwritten(nodes.ids()[before.hierarchy().membersOf(b)[0]])
        ? -1
        : b;
  }

  // What new things say of themselves; of known ones nothing is asked.
  private List<Question> questions(Knowledge known, int[] kept) {
    Questions questions = new Questions(before.name(), known.layout(), models.encoders());
    Question none = new Question(new float[0], Wording.NONE);
    List<Question> all =
        IntStream.range(0, kept.length)
            .mapToObj(v -> kept[v] < 0 ? question(questions, v).orElse(none) : none)
            .toList();
    questions.encode(graph.settings().training().concurrency(), job);
    return all;
  }

  private static List<Wording> wordings(Knowledge known, int[] kept, List<Question> questions) {
    return IntStream.range(0, kept.length)
        .mapToObj(v -> kept[v] < 0 ? questions.get(v).wording() : known.wordings().get(kept[v]))
        .toList();
  }

  private Optional<Question> question(Questions questions, int v) {
    Optional<Node> node = graph.nodes().node(tx, graph.hierarchy().membersOf(v)[0]);
    return node.map(questions::of);
  }

  // Members whose ball is none of those that they carry.
  private int[] unwritten() {
    NodeIds known = before.graph().nodes();
    return IntStream.range(0, graph.nodes().size())
        .filter(
            member -> {
              long id = graph.nodes().ids()[member];
              return known.memberOf(id) < 0
                  || before.changes().isGone(id)
                  || before.changes().isUnwritten(id)
                  || ordinalBefore(member) != beforeOrdinal[graph.hierarchy().ordinalOf(member)];
            })
        .toArray();
  }

  private NodeIds gone() {
    long[] ids = before.graph().nodes().ids();
    LongStream gone = Arrays.stream(ids).filter(id -> graph.nodes().memberOf(id) < 0);
    return new NodeIds(before.graph().nodes().prefix(), gone.toArray());
  }

  private List<NodeValues> values(Model after) {
    List<NodeValues> values = new ArrayList<>();
    values.add(new TableValues(graph.settings().properties(), graph.hierarchy(), after.table()));
    after
        .knowledge()
        .map(known -> new BallTable(known.placer().chart()))
        .map(table -> new TableValues(semanticNames(), graph.hierarchy(), table))
        .ifPresent(values::add);
    return values;
  }

  private PropertyNames semanticNames() {
    return graph.settings().features().orElseThrow().names();
  }
}
