package sphere.procedures.ontology;

import org.neo4j.configuration.Config;
import sphere.geometry.ontology.OntologyTools;
import sphere.procedures.job.SecondJar;

/**
 * What a server has to deal with ontologies.
 *
 * @param tools what reads and reasons, if the other jar is there
 * @param folder whose files users may name
 */
public record OntologyAccess(SecondJar<OntologyTools> tools, ImportFolder folder) {
  /** That of a server. */
  public static OntologyAccess of(Config config) {
    return new OntologyAccess(
        new SecondJar<>(
            OntologyTools.class,
            OntologyTools.class.getClassLoader(),
            "an OWL library",
            "sphere-ontology"),
        new ImportFolder(config));
  }
}
