package sphere.procedures.ontology;

import org.neo4j.graphdb.GraphDatabaseService;
import sphere.geometry.ontology.Ontology;
import sphere.procedures.graph.NodeIds;
import sphere.procedures.job.Job;
import sphere.procedures.write.Batches;

/**
 * Writes an ontology to the graph, beside what is there: nodes by their {@code uri}, axioms as
 * relationships between them, in batches. One use.
 *
 * <p>Cut off it leaves some of the axioms, each of them whole, and completes them when it is called
 * again.
 */
public final class OntologyWriter {
  private final GraphDatabaseService db;
  private final String classLabel;
  private final Job job;
  private final Batches batches;

  /**
   * A writer for one job.
   *
   * @param classLabel label of named classes
   */
  public OntologyWriter(GraphDatabaseService db, String classLabel, Job job) {
    this.db = db;
    this.classLabel = classLabel;
    this.job = job;
    batches = new Batches(db, job);
  }

  /**
   * What was not there before.
   *
   * @param nodes so many
   * @param relationships so many
   */
  public record Written(long nodes, long relationships) {
    Written plus(Written other) {
      return new Written(nodes + other.nodes, relationships + other.relationships);
    }
  }

  /**
   * Proves that the graph can be written to, before any long work.
   *
   * @throws RuntimeException Neo4j's own sentence on why not
   */
  public void requireWritable() {
    batches.once(tx -> tx.createNode().delete());
  }

  /** Writes what is not there. */
  public Written write(Ontology ontology) {
    Uris uris = new Uris(ontology);
    NamedNodes nodes = new NamedNodes(ontology, classLabel, uris, job);
    NodeIds known = nodes.find(db);
    Ties before = Ties.of(db, known, job);
    nodes.create(batches);
    Written axioms = new AxiomWriter(ontology, uris, nodes, before, job).write(batches);
    long all = (long) ontology.concepts().size() + ontology.roles().size();
    return axioms.plus(new Written(all - known.size(), 0));
  }
}
