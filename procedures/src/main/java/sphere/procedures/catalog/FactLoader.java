package sphere.procedures.catalog;

import java.util.BitSet;
import java.util.Optional;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.roles.RoleModel;
import sphere.geometry.roles.RoleParameters;
import sphere.procedures.change.Changes;
import sphere.procedures.facts.FactGraph;
import sphere.procedures.facts.FactReader;
import sphere.procedures.facts.LearnedRecord;
import sphere.procedures.graph.ModelNode;
import sphere.procedures.graph.NodeIds;
import sphere.procedures.graph.Stored;
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
    float[][] centers = centers(tx, all.nodes(), record, job);
    BitSet kept = new BitSet();
    for (int i = 0; i < centers.length; i++) {
      kept.set(i, centers[i].length > 0);
    }
    boolean whole =
        kept.cardinality() == centers.length && record.count("fingerprint") == all.fingerprint();
    FactGraph graph = kept.cardinality() == centers.length ? all : all.of(kept);
    float[][] some = kept.stream().mapToObj(i -> centers[i]).toArray(float[][]::new);
    FactModel model =
        FactModel.of(
            graph,
            RoleModel.restored(graph.facts(), Optional.empty(), some, parameters),
            record,
            changes,
            jobs,
            job.database());
    if (!whole) {
      changes.begunStale(new long[0]);
    }
    return model;
  }

  private static float[][] centers(Transaction tx, NodeIds nodes, ModelNode record, Job job) {
    job.account(nodes.size() * (24 + 4 * record.count("floats")));
    float[][] centers = new float[nodes.size()][];
    for (int i = 0; i < centers.length; i++) {
      if ((i & 1023) == 0) {
        job.progress("loading", (double) i / centers.length);
      }
      centers[i] =
          nodes
              .node(tx, i)
              .filter(record.shape()::isOn)
              .flatMap(node -> Stored.of(node, record.names().center()))
              .filter(float[].class::isInstance)
              .map(float[].class::cast)
              .orElse(new float[0]);
    }
    return centers;
  }

  private static IllegalStateException unreadable(ModelNode record) {
    return new IllegalStateException(
        "The record of model `%s` does not stand whole in the graph any more. Train it again with `%s`."
            .formatted(record.name(), record.call()));
  }
}
