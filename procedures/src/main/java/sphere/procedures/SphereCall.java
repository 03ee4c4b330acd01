package sphere.procedures;

import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import org.neo4j.procedure.Context;
import org.neo4j.procedure.TerminationGuard;
import org.neo4j.procedure.memory.ProcedureMemory;
import sphere.geometry.query.Aid;
import sphere.procedures.catalog.Caller;
import sphere.procedures.catalog.Model;
import sphere.procedures.catalog.Models;
import sphere.procedures.graph.ModelKind;
import sphere.procedures.graph.ModelNode;
import sphere.procedures.job.Devices;
import sphere.procedures.job.Job;

/** What Neo4j injects into every procedure and function of ours; one object for each call. */
public abstract class SphereCall {
  /** The transaction of the call. */
  @Context public Transaction tx;

  /** The database of the call. */
  @Context public GraphDatabaseService db;

  /** Tells whether the call shall end. */
  @Context public TerminationGuard guard;

  /** The memory account of the transaction. */
  @Context public ProcedureMemory memory;

  /** The server's models. */
  @Context public Models models;

  /** The server's devices. */
  @Context public Devices devices;

  Job.CallContext context() {
    return new Job.CallContext(guard, memory);
  }

  Caller caller() {
    return new Caller(db, tx, context());
  }

  Model model(String name) {
    // First what costs nothing: a small question takes less than a microsecond in all.
    return models
        .vouchedFor(tx, db.databaseName(), name)
        .orElseGet(() -> models.get(caller(), name));
  }

  /** Makes what a question needs, once for all; heard, shown and accounted like other work. */
  void need(Model model, Aid aid) {
    if (!model.index().has(aid)) {
      try (Job job = models.jobs().reading(db.databaseName(), model.name(), context())) {
        job.holdToHeap();
        model.index().make(aid, job);
      }
    }
  }

  /** Refuses what reads the graph with what this transaction alone can see. */
  void requireNothingUncommitted() {
    if (models.hasUncommitted(tx)) {
      throw new IllegalStateException(
          "This transaction has changed the graph, and nobody else sees that yet. Commit first, then call again.");
    }
  }

  /** Refuses to make a model over one of another kind, for what that keeps would be nobody's. */
  void requireKind(String name, ModelKind kind) {
    ModelNode.brief(tx, name)
        .filter(model -> model.kind() != kind)
        .ifPresent(
            model -> {
              throw new IllegalStateException(
                  "Model `%s` is of %s. Train it again with `%s`, or drop it first."
                      .formatted(name, model.kind().spoken(), model.call()));
            });
  }

  int ordinal(Model model, Node node) {
    int v = model.ordinalOf(tx, node);
    if (v < 0) {
      throw model.unknown(node);
    }
    return v;
  }
}
