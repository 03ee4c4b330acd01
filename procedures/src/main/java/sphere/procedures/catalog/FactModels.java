package sphere.procedures.catalog;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.neo4j.graphdb.Transaction;
import sphere.procedures.change.Changes;
import sphere.procedures.change.Interest;
import sphere.procedures.config.KgSettings;
import sphere.procedures.config.QuerySettings;
import sphere.procedures.graph.ModelKind;
import sphere.procedures.graph.ModelNode;
import sphere.procedures.job.Job;

/**
 * The models of facts of one server, by database and name.
 *
 * <p>What is in memory is served only while the graph holds the record that it was made with, or
 * while that is being exchanged. A model that is not in memory is rebuilt from the graph when first
 * asked for. Thread-safe.
 */
public final class FactModels {
  private final Models models;
  private final ConcurrentHashMap<Key, FactModel> published = new ConcurrentHashMap<>();
  private final ReentrantLock publishing = new ReentrantLock();
  private final Loading loading = new Loading();

  private record Key(String database, String name) {}

  /**
   * None yet.
   *
   * @param models whose jobs and whose ears they share
   */
  public FactModels(Models models) {
    this.models = models;
  }

  /** Makes a model the one that is asked from now on. */
  public void publish(String database, FactModel model) {
    Key key = new Key(database, model.name());
    exchange(() -> replaced(key, Optional.ofNullable(published.put(key, model))));
  }

  /** Takes a model out of memory. */
  public void forget(String database, String name) {
    Key key = new Key(database, name);
    exchange(() -> replaced(key, Optional.ofNullable(published.remove(key))));
  }

  private void replaced(Key key, Optional<FactModel> before) {
    before.ifPresent(model -> models.unwatch(key.database(), model.changes()));
  }

  private void exchange(Runnable change) {
    publishing.lock();
    try {
      change.run();
    } finally {
      publishing.unlock();
    }
  }

  /** Takes all models of a database that stops out of memory. */
  public void forget(String database) {
    published.keySet().removeIf(key -> key.database().equals(database));
  }

  /** A model that is in memory. */
  public Optional<FactModel> loaded(String database, String name) {
    return Optional.ofNullable(published.get(new Key(database, name)));
  }

  /**
   * A model, from memory or from the graph.
   *
   * @throws IllegalStateException one sentence on why there is none: no such name, of something
   *     else, not completely written, or its record edited by hand
   */
  public FactModel get(Caller caller, String model) {
    String name = QuerySettings.modelName(model);
    return models.jobs().inOneState(() -> found(caller, name));
  }

  private FactModel found(Caller caller, String name) {
    ModelNode record = record(caller, caller.tx(), name);
    return current(caller, record).orElseGet(() -> loadOnce(caller, name));
  }

  private static ModelNode record(Caller caller, Transaction tx, String name) {
    ModelNode record =
        ModelNode.brief(tx, name).orElseThrow(() -> NoModel.named(tx, caller.databaseName(), name));
    if (record.kind() != ModelKind.FACTS) {
      throw new IllegalStateException(
          "Model `%s` is of %s, not of facts. Train one by `CALL sphere.kg.train()`, or ask, by the key `model`, one that is."
              .formatted(name, record.kind().spoken()));
    }
    return record;
  }

  private Optional<FactModel> current(Caller caller, ModelNode record) {
    return loaded(caller.databaseName(), record.name())
        .filter(model -> models.answers(caller.databaseName(), model.record(), record));
  }

  private FactModel loadOnce(Caller caller, String name) {
    return loading.once(
        caller.context(),
        () -> {
          try (Transaction tx = caller.db().beginTx()) {
            ModelNode record = record(caller, tx, name);
            return current(caller, record)
                .orElseGet(
                    () -> load(caller, tx, NoModel.requireReady(caller.databaseName(), record)));
          }
        });
  }

  private FactModel load(Caller caller, Transaction tx, ModelNode brief) {
    String database = caller.databaseName();
    KgSettings settings = brief.facts();
    Interest interest = Interest.of(settings, settings.relationshipTypes());
    Changes changes = models.watch(database, interest, caller.context().guard()::check);
    try (Job job = models.jobs().reading(database, brief.name(), caller.context())) {
      ModelNode record = ModelNode.find(tx, brief.name()).orElse(brief);
      FactModel model = FactLoader.load(tx, record, changes, job, models.jobs());
      exchange(() -> publishIfCurrent(caller, model));
      return model;
    } finally {
      // Who was published goes on being watched.
      if (loaded(database, brief.name()).filter(m -> m.changes() == changes).isEmpty()) {
        models.unwatch(database, changes);
      }
    }
  }

  // Loading takes a while. Whoever trains or drops meanwhile publishes or forgets after the commit,
  // so that what is seen here, within the same lock, is either still true or corrected afterwards.
  private void publishIfCurrent(Caller caller, FactModel model) {
    try (Transaction tx = caller.db().beginTx()) {
      ModelNode.brief(tx, model.name())
          .filter(record -> record.state() == ModelNode.State.READY)
          .filter(record -> record.written().equals(model.record().written()))
          .ifPresent(r -> publish(caller.databaseName(), model));
    }
  }
}
