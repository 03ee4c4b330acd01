package sphere.procedures.catalog;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.neo4j.graphdb.Transaction;
import sphere.procedures.job.Job;

/**
 * What was learned of the ontologies of one server beside their orders: read back when first asked
 * for, and kept as long as the model that it belongs to. Thread-safe.
 */
public final class OntologyModels {
  private final Models models;
  private final ConcurrentHashMap<Key, Entry> known = new ConcurrentHashMap<>();
  private final Loading loading = new Loading();

  private record Key(String database, String name) {}

  private record Entry(Model model, Optional<LearnedOntology> learned) {}

  /**
   * None yet.
   *
   * @param models whose jobs they share
   */
  public OntologyModels(Models models) {
    this.models = models;
  }

  /** Takes it out of memory. */
  public void forget(String database, String name) {
    known.remove(new Key(database, name));
  }

  /** Takes all of a database that stops out of memory. */
  public void forget(String database) {
    known.keySet().removeIf(key -> key.database().equals(database));
  }

  /** What was learned; empty if nothing was, or the ontology has other roles now. */
  public Optional<LearnedOntology> of(Caller caller, Model model) {
    Key key = new Key(caller.databaseName(), model.name());
    return model.record().vectorShape().isEmpty()
        ? Optional.empty()
        : found(key, model)
            .orElseGet(() -> loading.once(caller.context(), () -> loaded(key, caller, model)))
            .learned();
  }

  private Optional<Entry> found(Key key, Model model) {
    return Optional.ofNullable(known.get(key)).filter(entry -> entry.model() == model);
  }

  private Entry loaded(Key key, Caller caller, Model model) {
    return found(key, model).orElseGet(() -> load(key, caller, model));
  }

  private Entry load(Key key, Caller caller, Model model) {
    try (Transaction tx = caller.db().beginTx();
        Job job = models.jobs().reading(key.database(), key.name(), caller.context())) {
      Entry entry = new Entry(model, new OntologyLoader(tx, model, job).load());
      known.put(key, entry);
      return entry;
    }
  }
}
