package sphere.procedures.write;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.ResourceIterator;
import org.neo4j.graphdb.Transaction;
import sphere.procedures.config.PropertyNames;
import sphere.procedures.config.PropertyNames.Role;
import sphere.procedures.config.TrainSettings;
import sphere.procedures.graph.BallShape;
import sphere.procedures.graph.GraphHierarchy;
import sphere.procedures.graph.ModelNode;
import sphere.procedures.graph.Stored;
import sphere.procedures.job.Job;

/**
 * Refuses to write to properties that hold something else.
 *
 * <p>The whole graph is looked at, not the members alone: a later training may have other members,
 * and what a user keeps under these names must not be taken for a ball then.
 */
public final class FreeNames {
  private final List<PropertyNames> written;
  private final List<BallShape> own;
  private final Job job;

  private FreeNames(List<PropertyNames> written, List<BallShape> own, Job job) {
    this.written = written;
    this.own = own;
    this.job = job;
  }

  /**
   * Checks.
   *
   * @throws IllegalArgumentException naming the property and a node or model that uses it
   */
  public static void require(Transaction tx, TrainSettings settings, Job job) {
    require(tx, settings.model(), settings.written(), job);
  }

  /**
   * Checks.
   *
   * @param name of the model that is to be written
   * @param written all that it writes
   * @throws IllegalArgumentException naming the property and a node or model that uses it
   */
  public static void require(Transaction tx, String name, List<PropertyNames> written, Job job) {
    List<BallShape> own = new ArrayList<>();
    for (ModelNode model : ModelNode.all(tx)) {
      if (model.name().equals(name)) {
        own.addAll(model.shapes());
      } else {
        model.shapes().forEach(shape -> requireApart(model, shape.names(), written));
      }
    }
    new FreeNames(written, own, job).scan(tx);
  }

  /**
   * Checks some members before they get a ball of a model that stands in the graph.
   *
   * @throws IllegalArgumentException naming the property and a node that uses it for something else
   */
  public static void require(
      Transaction tx, ModelNode model, GraphHierarchy graph, int[] members, Job job) {
    FreeNames names = new FreeNames(graph.settings().written(), model.shapes(), job);
    for (int member : members) {
      job.check();
      graph
          .nodes()
          .node(tx, member)
          .ifPresent(node -> names.requireNothingElse(node, model.name()));
    }
  }

  private void requireNothingElse(Node node, String model) {
    try {
      look(node);
    } catch (IllegalArgumentException e) {
      PropertyNames names = written.get(0);
      throw new IllegalArgumentException(
          ("Node %s needs a ball of model `%s`, but what it holds under `%s` or `%s`, or other names"
                  + " of the model, is none. Remove it there, then refresh again.")
              .formatted(node.getElementId(), model, names.center(), names.radius()));
    }
  }

  private static void requireApart(
      ModelNode other, PropertyNames held, List<PropertyNames> written) {
    for (PropertyNames names : written) {
      if (held.sharesWith(names)) {
        throw new IllegalArgumentException(
            "Properties `%s` and `%s` hold the %s of model `%s`. Set %s, or drop that model."
                .formatted(
                    held.center(),
                    held.radius(),
                    held.role() == Role.ENCODED ? "encoded texts" : "balls",
                    other.name(),
                    names.role().keys()));
      }
    }
  }

  private void scan(Transaction tx) {
    Set<String> known = new HashSet<>();
    tx.getAllPropertyKeys().forEach(known::add);
    Set<String> wanted = new HashSet<>();
    written.forEach(names -> wanted.addAll(names.both()));
    known.retainAll(wanted);
    if (known.isEmpty()) {
      return;
    }
    int seen = 0;
    try (ResourceIterator<Node> nodes = tx.getAllNodes().iterator()) {
      while (nodes.hasNext()) {
        if ((++seen & 1023) == 0) {
          job.check();
        }
        look(nodes.next());
      }
    }
  }

  private void look(Node node) {
    for (PropertyNames names : written) {
      look(node, names, names.center());
      look(node, names, names.radius());
    }
  }

  private void look(Node node, PropertyNames names, String name) {
    if (Stored.has(node, name) && !isOwn(node, names, name) && !ModelNode.isOurs(node)) {
      throw new IllegalArgumentException(
          ("Property `%s` of node %s is already used, and by no model. Set `%s` to another name,"
                  + " or remove the property.")
              .formatted(name, node.getElementId(), names.keyOf(name)));
    }
  }

  private boolean isOwn(Node node, PropertyNames names, String name) {
    return own.stream()
        .anyMatch(
            shape -> isPart(shape, names, name) && (shape.isOn(node) || shape.isLeftOver(node)));
  }

  // Under the same name for the same thing: a center is no radius.
  private static boolean isPart(BallShape shape, PropertyNames names, String name) {
    return name.equals(names.center())
        ? name.equals(shape.names().center())
        : name.equals(shape.names().radius());
  }
}
