package sphere.procedures.catalog;

import java.util.BitSet;
import java.util.Optional;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.roles.RoleModel;
import sphere.geometry.roles.RoleParameters;
import sphere.procedures.change.Changes;
import sphere.procedures.facts.FactGraph;
import sphere.procedures.facts.FactReader;
import sphere.procedures.facts.LearnedBalls;
import sphere.procedures.facts.LearnedRecord;
import sphere.procedures.graph.ModelNode;
import sphere.procedures.job.Job;
import sphere.procedures.job.Jobs;

/**
 * Rebuilds a model of facts from what the graph holds: the facts are read again, and the centers.
 * Nodes without one are no entities. If the graph has moved on since, the model is stale from the
 * start.
 */
final class FactLoader {
  private FactLoader() {}

  static FactModel load(Transaction tx, ModelNode record, Changes changes, Job job, Jobs jobs) {
    job.holdToHeap();
    RoleParameters parameters =
        LearnedRecord.parameters(record).orElseThrow(() -> unreadable(record));
    FactGraph all = FactReader.again(tx, record.facts(), job);
    LearnedBalls balls = LearnedBalls.read(tx, all.nodes(), record.shape(), job);
    BitSet kept = balls.present();
    boolean complete = kept.cardinality() == all.nodes().size();
    FactGraph graph = complete ? all : all.of(kept);
    LearnedBalls some = balls.of(kept);
    RoleModel learned =
        RoleModel.restored(
            graph.facts(), Optional.empty(), some.centers(), some.radii(), parameters, job);
    FactModel model = FactModel.of(graph, learned, record, changes, jobs, job.database());
    if (!complete || record.count("fingerprint") != all.fingerprint()) {
      changes.begunStale(new long[0]);
    }
    return model;
  }

  private static IllegalStateException unreadable(ModelNode record) {
    return new IllegalStateException(
        "The record of model `%s` does not stand whole in the graph any more. Train it again with `%s`."
            .formatted(record.name(), record.call()));
  }
}
