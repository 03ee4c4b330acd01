package sphere.procedures.catalog;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.features.TextEncoder;
import sphere.procedures.change.Changes;
import sphere.procedures.change.Interest;
import sphere.procedures.change.Refresher;
import sphere.procedures.change.Watches;
import sphere.procedures.config.PropertyNames;
import sphere.procedures.config.QuerySettings;
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
  private final Loading loading = new Loading();
  private final Jobs jobs = new Jobs(this::distrust);
  private final Refresher refresher;
  private final Watches watches;
  private final Encoders encoders = new Encoders(TextEncoder.class.getClassLoader());

  private record Key(String database, String name) {}

  /**
   * No models yet.
   *
   * @param server whose transactions are listened to, so that what is in memory can be vouched for;
   *     empty where that would not be all of them, and each answer looks at the graph
   * @param warn told in a sentence why a model could not be refreshed by itself
   */
  public Models(Optional<Supplier<DatabaseManagementService>> server, Consumer<String> warn) {
    refresher = new Refresher(warn);
    watches =
        new Watches(
            server,
            database -> Internals.committing(server.orElseThrow().get().database(database)),
            jobs::isCommitting,
            refresher);
  }

  /** Ends what goes on by itself. */
  public void close() {
    refresher.close();
  }

  /** What runs now. */
  public Jobs jobs() {
    return jobs;
  }

  /** What encodes texts, if the server has it. */
  public Encoders encoders() {
    return encoders;
  }

  /**
   * Begins to note what happens to a model that is about to be read.
   *
   * @param interest what of the graph concerns it
   * @param check called while waiting; throws to abort
   */
  public Changes watch(String database, Interest interest, Runnable check) {
    return watches.begin(database, interest, check);
  }

  /** Ends it: the model has come to nothing. */
  public void unwatch(String database, Changes changes) {
    watches.end(database, changes);
  }

  /** Makes a model the one that is asked from now on. */
  public void publish(String database, Model model) {
    Key key = new Key(database, model.name());
    exchange(() -> replaced(key, published.put(key, model)));
  }

  private void replaced(Key key, Model before) {
    if (before != null) {
      watches.end(key.database(), before.changes());
    }
  }

  /** Whether a transaction has changed something that others do not see yet. */
  public boolean hasUncommitted(Transaction tx) {
    return Internals.hasChanged(tx);
  }

  /** Takes a model out of memory. */
  public void forget(String database, String name) {
    Key key = new Key(database, name);
    exchange(() -> replaced(key, published.remove(key)));
    recordIds.remove(key);
  }

  /** Takes all models of a database that stops out of memory. */
  public void forget(String database) {
    exchange(() -> published.keySet().removeIf(key -> key.database().equals(database)));
    recordIds.keySet().removeIf(key -> key.database().equals(database));
    watches.forget(database);
  }

  // Its record says something else now, or soon.
  private void distrust(String database, String name) {
    loaded(database, name).ifPresent(model -> model.changes().distrust());
  }

  /**
   * A model in memory of which it is known without a look at the graph that it is the one that is
   * meant, by a transaction that has changed nothing.
   */
  public Optional<Model> vouchedFor(Transaction tx, String database, String name) {
    Model model = published.get(new Key(database, name));
    return model != null && model.changes().isProven() && !Internals.mayHaveChanged(tx)
        ? Optional.of(model)
        : Optional.empty();
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
   *     written, or what the graph holds cannot be read as a hierarchy any more
   */
  public Model get(Caller caller, String model) {
    String name = QuerySettings.modelName(model);
    return jobs.inOneState(() -> quick(caller, name).orElseGet(() -> slow(caller, name)));
  }

  // What is in memory, if it is vouched for, or a look at its record says so.
  private Optional<Model> quick(Caller caller, String name) {
    return vouchedFor(caller.tx(), caller.databaseName(), name).or(() -> lookedAt(caller, name));
  }

  private Optional<Model> lookedAt(Caller caller, String name) {
    Key key = new Key(caller.databaseName(), name);
    String id = recordIds.get(key);
    return Optional.ofNullable(published.get(key))
        .filter(model -> id != null && isCurrent(caller.tx(), model, id));
  }

  // What this transaction has changed itself proves nothing to others.
  private static boolean isCurrent(Transaction tx, Model model, String id) {
    long seen = model.changes().version();
    boolean current = model.record().isCurrent(tx, id);
    if (current && !Internals.mayHaveChanged(tx)) {
      model.changes().prove(seen);
    }
    return current;
  }

  private Model slow(Caller caller, String name) {
    ModelNode record =
        ModelNode.find(caller.tx(), name)
            .orElseThrow(() -> NoModel.named(caller.tx(), caller.databaseName(), name));
    remember(caller, name);
    return current(caller, record)
        .orElseGet(
            () -> loadOnce(caller, NoModel.requireBalls(caller.databaseName(), record).name()));
  }

  private void remember(Caller caller, String name) {
    ModelNode.id(caller.tx(), name)
        .ifPresent(id -> recordIds.put(new Key(caller.databaseName(), name), id));
  }

  private Optional<Model> current(Caller caller, ModelNode record) {
    return loaded(caller.databaseName(), record.name())
        .filter(model -> answers(caller.databaseName(), model.record(), record));
  }

  /**
   * Whether a model in memory is the one that the graph tells of. While it is trained anew its
   * record is INCOMPLETE, and the old one still answers.
   *
   * @param held its record as it was loaded with
   * @param told the record as it stands
   */
  boolean answers(String database, ModelNode held, ModelNode told) {
    return told.state() == ModelNode.State.READY
        ? held.written().equals(told.written())
        : jobs.changing(database, told.name()).isPresent();
  }

  private Model loadOnce(Caller caller, String name) {
    return loading.once(
        caller.context(),
        () -> {
          try (Transaction tx = caller.db().beginTx()) {
            ModelNode record =
                ModelNode.find(tx, name)
                    .orElseThrow(() -> NoModel.named(tx, caller.databaseName(), name));
            return current(caller, record)
                .orElseGet(
                    () -> load(caller, tx, NoModel.requireBalls(caller.databaseName(), record)));
          }
        });
  }

  private Model load(Caller caller, Transaction tx, ModelNode record) {
    Interest interest = Interest.of(record.settings());
    Changes changes = watch(caller.databaseName(), interest, caller.context().guard()::check);
    try (Job job = jobs.reading(caller.databaseName(), record.name(), caller.context())) {
      Model model = ModelLoader.load(caller.db(), tx, record, changes, job, jobs);
      exchange(() -> publishIfCurrent(caller, model));
      if (record.settings().autoRefresh() && model.isStale()) {
        watches.requestRefresh(caller.databaseName(), model.name());
      }
      return model;
    } finally {
      // Who was published goes on being watched.
      if (loaded(caller.databaseName(), record.name())
          .filter(m -> m.changes() == changes)
          .isEmpty()) {
        unwatch(caller.databaseName(), changes);
      }
    }
  }

  // Loading takes a while. Whoever trains or drops meanwhile publishes or forgets after the commit,
  // so that what is seen here, within the same lock, is either still true or corrected afterwards.
  private void publishIfCurrent(Caller caller, Model model) {
    try (Transaction tx = caller.db().beginTx()) {
      ModelNode.find(tx, model.name())
          .filter(record -> record.state() == ModelNode.State.READY)
          .filter(record -> record.written().equals(model.record().written()))
          .ifPresent(r -> publish(caller.databaseName(), model));
    }
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
      throw NoModel.named(caller.tx(), caller.databaseName(), name);
    }
    return record
        .map(found -> NoModel.requireBalls(caller.databaseName(), found).names())
        .orElse(PropertyNames.DEFAULT);
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
