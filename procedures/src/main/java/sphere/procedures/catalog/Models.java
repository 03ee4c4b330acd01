package sphere.procedures.catalog;

import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.neo4j.graphdb.Transaction;
import sphere.procedures.config.PropertyNames;
import sphere.procedures.config.Suggestion;
import sphere.procedures.graph.ModelNode;
import sphere.procedures.job.Job;
import sphere.procedures.job.Jobs;

/**
 * The models of one server, by database and name, and the jobs that make them.
 *
 * <p>A model that is not in memory, after a restart say, is rebuilt from the graph when first asked
 * for. Thread-safe; a reader has one whole model, old or new.
 */
public final class Models {
  private final ConcurrentHashMap<Key, Model> published = new ConcurrentHashMap<>();
  private final ReentrantLock loading = new ReentrantLock();
  private final Jobs jobs = new Jobs();

  private record Key(String database, String name) {}

  /** What runs now. */
  public Jobs jobs() {
    return jobs;
  }

  /** Makes a model the one that is asked from now on. */
  public void publish(String database, Model model) {
    published.put(new Key(database, model.name()), model);
  }

  /** Takes a model out of memory. */
  public void forget(String database, String name) {
    published.remove(new Key(database, name));
  }

  /** Takes all models of a database out of memory. */
  public void forget(String database) {
    published.keySet().removeIf(key -> key.database().equals(database));
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
  public Model get(Caller caller, String name) {
    Optional<ModelNode> record = ModelNode.find(caller.tx(), name);
    if (record.isEmpty()) {
      forget(caller.database(), name);
      throw missing(caller.tx(), caller.database(), name);
    }
    return current(caller.database(), record.get())
        .orElseGet(() -> loadOnce(caller, requireReady(caller.database(), record.get())));
  }

  // While a model is trained anew its record is INCOMPLETE, and the old one still answers.
  private Optional<Model> current(String database, ModelNode record) {
    return loaded(database, record.name())
        .filter(
            model ->
                record.state() == ModelNode.State.INCOMPLETE
                    || model.record().trained().equals(record.trained()));
  }

  private Model loadOnce(Caller caller, ModelNode record) {
    String name = record.name();
    lock(caller.context());
    try {
      Optional<Model> other = current(caller.database(), record);
      if (other.isPresent()) {
        return other.get();
      }
      try (Job job = jobs.reading(caller.database(), name, caller.context())) {
        Model model = ModelLoader.load(caller.tx(), record, job);
        publish(caller.database(), model);
        return model;
      }
    } finally {
      loading.unlock();
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

  private static ModelNode requireReady(String database, ModelNode record) {
    if (record.state() != ModelNode.State.READY) {
      throw new IllegalStateException(
          ("Model `%s` in database `%s` is being written or was left half-written. Train it again"
                  + " with `CALL sphere.train('%s')`, or remove it with `CALL sphere.drop('%s')`.")
              .formatted(record.name(), database, record.name(), record.name()));
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
   * Where to find the balls of a model on the nodes; the usual names if there is no such model.
   *
   * @throws IllegalStateException if they are being written or were left half-written
   */
  public PropertyNames names(Caller caller, String name) {
    return loaded(caller.database(), name)
        .map(model -> model.graph().settings().properties())
        .or(
            () ->
                ModelNode.find(caller.tx(), name)
                    .map(record -> requireReady(caller.database(), record).names()))
        .orElse(PropertyNames.DEFAULT);
  }
}
