package sphere.procedures.ontology;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;
import sphere.geometry.ontology.Ontology;
import sphere.procedures.config.OntologySettings;
import sphere.procedures.graph.NodeIds;
import sphere.procedures.job.Job;

/**
 * An ontology as it lies in the graph.
 *
 * <p>Concepts {@code 0 .. conceptNodes.size() - 1} are nodes, in the order of their ids: classes,
 * and auxiliaries that are nodes; those after them are auxiliaries without a node. Roles likewise:
 * those after the first {@code roleNodes.size()} are named by restrictions alone.
 *
 * @param ontology its axioms in normal form
 * @param conceptNodes nodes of the first concepts
 * @param roleNodes nodes of the first roles
 * @param dropped how many axioms are beyond EL, by what is beyond it
 * @param nodeLabels labels of named classes that the graph has, at least one
 * @param subclassTypes types that the graph has from a class to a more general one
 */
public record ClassGraph(
    Ontology ontology,
    NodeIds conceptNodes,
    NodeIds roleNodes,
    Map<String, Integer> dropped,
    List<String> nodeLabels,
    List<String> subclassTypes) {

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException one sentence on what the graph lacks
   */
  public static ClassGraph read(Transaction tx, OntologySettings settings, Job job) {
    job.progress("reading", 0);
    Vocabulary vocabulary = Vocabulary.of(tx, job.database(), settings);
    return new ClassReader(tx, vocabulary, !settings.nodeLabels().isEmpty(), job).read();
  }

  /**
   * Looks which labels and types it would be read by, without reading it.
   *
   * @throws IllegalArgumentException one sentence on what the graph lacks
   */
  public static Found find(Transaction tx, OntologySettings settings, Job job) {
    Vocabulary vocabulary = Vocabulary.of(tx, job.database(), settings);
    return new Found(
        List.copyOf(vocabulary.labels(Kind.CLASS)), List.copyOf(vocabulary.types(Link.SUBCLASS)));
  }

  /**
   * Labels and types.
   *
   * @param nodeLabels labels of named classes, at least one
   * @param subclassTypes types from a class to a more general one
   */
  public record Found(List<String> nodeLabels, List<String> subclassTypes) {}

  /** The node of a concept, if it has one that has not been deleted. */
  public Optional<Node> conceptNode(Transaction tx, int concept) {
    return concept < conceptNodes.size() ? conceptNodes.node(tx, concept) : Optional.empty();
  }

  /** The concept that a node is, or a negative number. */
  public int conceptOf(Node node) {
    return conceptNodes.memberOf(node);
  }
}
