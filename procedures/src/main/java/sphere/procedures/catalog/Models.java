package sphere.procedures.catalog;

import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.features.TextEncoder;
import sphere.procedures.config.PropertyNames;
import sphere.procedures.config.QuerySettings;
import sphere.procedures.config.Suggestion;
import sphere.procedures.features.Encoders;
import sphere.procedures.graph.BallShape;
import sphere.procedures.graph.ModelNode;
import sphere.procedures.job.Job;
import sphere.procedures.job.Jobs;

/**
 * The models of one server, by database and name, and the jobs that make them.
 *
 * <p>What is in memory is served only while the graph holds the record that it was made with. A
 * model that is not in memory, after a restart say, is rebuilt from the graph when first asked for,
 * from what is committed and nothing else. Thread-safe; a reader has one whole model, old or new.
 */
public final class Models {
  private final ConcurrentHashMap<Key, Model> published = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<Key, String> recordIds = new ConcurrentHashMap<>();
  private final ReentrantLock publishing = new ReentrantLock();
  private final ReentrantLock loading = new ReentrantLock();
  private final Jobs jobs = new Jobs();
  private final Encoders encoders = new Encoders(TextEncoder.class.getClassLoader());

  private record Key(String database, String name) {}

  /** What runs now. */
  public Jobs jobs() {
    return jobs;
  }

  /** What encodes texts, if the server has it. */
  public Encoders encoders() {
    return encoders;
  }

  /** Makes a model the one that is asked from now on. */
  public void publish(String database, Model model) {
    exchange(() -> published.put(new Key(database, model.name()), model));
  }

  /** Takes a model out of memory. */
  public void forget(String database, String name) {
    exchange(() -> published.remove(new Key(database, name)));
    recordIds.remove(new Key(database, name));
  }

  /** Takes all models of a database out of memory. */
  public void forget(String database) {
    exchange(() -> published.keySet().removeIf(key -> key.database().equals(database)));
    recordIds.keySet().removeIf(key -> key.database().equals(database));
  }

  private void exchange(Runnable change) {
    publishing.lock();
    try {
      change.run();
    } finally {
      publishing.unlock();
    }
  }

  /** A model that is in memory. */
  public Optional<Model> loaded(String database, String name) {
    return Optional.ofNullable(published.get(new Key(database, name)));
  }

  /**
   * A model, from memory or from the graph.
   *
   * @throws IllegalStateException one sentence on why there is none: no such name, not completely
   *     written, or the graph has changed since
   */
  public Model get(Caller caller, String model) {
    String name = QuerySettings.modelName(model);
    return jobs.inOneState(() -> quick(caller, name).orElseGet(() -> slow(caller, name)));
  }

  // What is in memory, if one look at the node of its record says that it still holds.
  private Optional<Model> quick(Caller caller, String name) {
    Key key = new Key(caller.databaseName(), name);
    String id = recordIds.get(key);
    return Optional.ofNullable(published.get(key))
        .filter(model -> id != null && model.record().isCurrent(caller.tx(), id));
  }

  private Model slow(Caller caller, String name) {
    ModelNode record =
        ModelNode.find(caller.tx(), name)
            .orElseThrow(() -> missing(caller.tx(), caller.databaseName(), name));
    remember(caller, name);
    return current(caller, record)
        .orElseGet(() -> loadOnce(caller, requireReady(caller, record).name()));
  }

  private void remember(Caller caller, String name) {
    ModelNode.id(caller.tx(), name)
        .ifPresent(id -> recordIds.put(new Key(caller.databaseName(), name), id));
  }

  // While a model is trained anew its record is INCOMPLETE, and the old one still answers.
  private Optional<Model> current(Caller caller, ModelNode record) {
    String database = caller.databaseName();
    boolean exchanged = jobs.changing(database, record.name()).isPresent();
    return loaded(database, record.name())
        .filter(
            model ->
                record.state() == ModelNode.State.READY
                    ? model.record().trained().equals(record.trained())
                    : exchanged);
  }

  private Model loadOnce(Caller caller, String name) {
    lock(caller.context());
    try (Transaction tx = caller.db().beginTx()) {
      ModelNode record =
          ModelNode.find(tx, name).orElseThrow(() -> missing(tx, caller.databaseName(), name));
      Optional<Model> other = current(caller, record);
      return other.isPresent() ? other.get() : load(caller, tx, requireReady(caller, record));
    } finally {
      loading.unlock();
    }
  }

  private Model load(Caller caller, Transaction tx, ModelNode record) {
    try (Job job = jobs.reading(caller.databaseName(), record.name(), caller.context())) {
      Model model = ModelLoader.load(tx, record, job, jobs);
      exchange(() -> publishIfCurrent(caller, model));
      return model;
    }
  }

  // Loading takes a while. Whoever trains or drops meanwhile publishes or forgets after the commit,
  // so that what is seen here, within the same lock, is either still true or corrected afterwards.
  private void publishIfCurrent(Caller caller, Model model) {
    try (Transaction tx = caller.db().beginTx()) {
      ModelNode.find(tx, model.name())
          .filter(record -> record.state() == ModelNode.State.READY)
          .filter(record -> record.trained().equals(model.record().trained()))
          .ifPresent(r -> published.put(new Key(caller.databaseName(), model.name()), model));
    }
  }

  // Whoever waits for another's loading can still be terminated.
  private void lock(Job.CallContext context) {
    try {
      while (!loading.tryLock(100, TimeUnit.MILLISECONDS)) {
        context.guard().check();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while another call loads a model.");
    }
  }

  private static ModelNode requireReady(Caller caller, ModelNode record) {
    if (record.state() != ModelNode.State.READY) {
      throw new IllegalStateException(
          ("Model `%s` in database `%s` is being written or was left half-written. Train it again"
                  + " with `%s`, or remove it with `CALL sphere.drop('%s')`.")
              .formatted(record.name(), caller.databaseName(), record.call(), record.name()));
    }
    return record;
  }

  /** The error for a name that no model has. */
  public static IllegalStateException missing(Transaction tx, String database, String name) {
    TreeSet<String> known = new TreeSet<>();
    ModelNode.all(tx).forEach(record -> known.add(record.name()));
    return new IllegalStateException(
        "No model `%s` in database `%s`.%s %s"
            .formatted(
                name,
                database,
                Suggestion.of(name, known),
                known.isEmpty()
                    ? "There is none yet: make one with `CALL sphere.train()`."
                    : "Known: " + Suggestion.listed(known) + "."));
  }

  /**
   * Where to find the balls of a model on the nodes; the usual names if there is no model at all of
   * the usual name.
   *
   * @throws IllegalStateException if they were left half-written, or no model has another name
   */
  public PropertyNames names(Caller caller, String model) {
    String name = QuerySettings.modelName(model);
    Optional<Model> known = quick(caller, name);
    if (known.isPresent()) {
      return known.get().record().names();
    }
    remember(caller, name);
    Optional<ModelNode> record = ModelNode.brief(caller.tx(), name);
    if (record.isEmpty() && !name.equals(QuerySettings.MODEL)) {
      throw missing(caller.tx(), caller.databaseName(), name);
    }
    return record.map(found -> requireReady(caller, found).names()).orElse(PropertyNames.DEFAULT);
  }

  /** Where to find the semantic balls of a model on the nodes; empty if it has none. */
  public Optional<PropertyNames> semanticNames(Caller caller, String model) {
    Optional<Model> known = quick(caller, model);
    return known
        .map(Model::record)
        .or(() -> ModelNode.brief(caller.tx(), model))
        .flatMap(ModelNode::semanticShape)
        .map(BallShape::names);
  }
}
