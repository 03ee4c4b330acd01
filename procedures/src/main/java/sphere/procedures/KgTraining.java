package sphere.procedures;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.roles.RoleModel;
import sphere.geometry.roles.RoleModel.Trained;
import sphere.procedures.catalog.FactModel;
import sphere.procedures.catalog.Models;
import sphere.procedures.change.Changes;
import sphere.procedures.change.Interest;
import sphere.procedures.config.KgSettings;
import sphere.procedures.facts.FactGraph;
import sphere.procedures.facts.FactReader;
import sphere.procedures.facts.LearnedBalls;
import sphere.procedures.facts.LearnedRecord;
import sphere.procedures.facts.LearnedValues;
import sphere.procedures.graph.BallShape;
import sphere.procedures.graph.ModelNode;
import sphere.procedures.job.Job;
import sphere.procedures.write.Departed;
import sphere.procedures.write.FreeNames;
import sphere.procedures.write.ModelWriter;

/** The steps of a training on facts, each timed; one use. */
final class KgTraining {
  private final Transaction tx;
  private final Job job;
  private long begin = System.nanoTime();
  private long readMillis;
  private long computeMillis;

  KgTraining(Transaction tx, Job job) {
    this.tx = tx;
    this.job = job;
  }

  /** What came of it. */
  record Written(KgTrainRow row, FactModel model) {}

  /** Trains without writing. */
  KgTrainRow run(KgSettings settings) {
    FactGraph graph = read(settings, FactReader.types(tx, settings));
    return row(settings.with(graph.types()), graph, train(graph, settings), 0);
  }

  /** Trains and writes; all or nothing. */
  Written write(KgSettings settings, GraphDatabaseService db, Models models) {
    ModelWriter writer = new ModelWriter(db, job);
    writer.requireWritable();
    List<String> types = FactReader.types(tx, settings);
    // What is changed from here on may be missing in what is read.
    Changes changes = models.watch(job.database(), Interest.of(settings, types), job::check);
    try {
      FactGraph graph = read(settings, types);
      FreeNames.require(tx, settings.model(), List.of(settings.names()), job);
      Trained trained = train(graph, settings);
      KgSettings told = settings.with(graph.types());
      FactModel model =
          FactModel.of(
              graph,
              trained.model(),
              record(told, graph, trained),
              changes,
              models.jobs(),
              job.database());
      long properties =
          writer.write(
              graph.nodes(),
              List.of(new LearnedValues(settings.names(), LearnedBalls.of(trained.model()))),
              model.record(),
              new Departed(graph.nodes(), changes::isGone, tx));
      return new Written(row(told, graph, trained, properties), model);
    } catch (Throwable e) {
      models.unwatch(job.database(), changes);
      throw e;
    }
  }

  private FactGraph read(KgSettings settings, List<String> types) {
    job.holdToHeap();
    FactGraph graph = FactReader.read(tx, settings, types, job);
    readMillis = lap();
    return graph;
  }

  private Trained train(FactGraph graph, KgSettings settings) {
    Trained trained = RoleModel.train(graph.facts(), Optional.empty(), settings.learning(), job);
    computeMillis = lap();
    return trained;
  }

  private ModelNode record(KgSettings settings, FactGraph graph, Trained trained) {
    Map<String, Object> map = ModelNode.storable(settings.effective());
    map.putAll(LearnedRecord.of(trained.model().parameters(), trained.figures()));
    map.put("fingerprint", graph.fingerprint());
    map.put("trained", ZonedDateTime.now(ZoneOffset.UTC));
    map.put("javaVersion", Runtime.version().toString());
    map.put("nodeCount", (long) graph.nodes().size());
    map.put("relationshipCount", graph.relationshipCount());
    map.put("readMillis", readMillis);
    map.put("computeMillis", computeMillis);
    new BallShape(settings.names(), settings.floats(), 1).put(map, "");
    return new ModelNode(settings.model(), ModelNode.State.READY, map);
  }

  private KgTrainRow row(KgSettings settings, FactGraph graph, Trained trained, long properties) {
    return KgTrainRow.of(
        settings,
        graph,
        trained.figures(),
        properties,
        new long[] {readMillis, computeMillis, lap()});
  }

  private long lap() {
    long now = System.nanoTime();
    long millis = (now - begin) / 1_000_000;
    begin = now;
    return millis;
  }
}
