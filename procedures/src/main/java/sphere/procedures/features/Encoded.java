package sphere.procedures.features;

import java.util.Optional;
import org.neo4j.graphdb.Node;
import sphere.geometry.features.Wording;
import sphere.procedures.config.PropertyNames;
import sphere.procedures.graph.Stored;

/**
 * Vectors of texts that are kept on their nodes. Whether they are those of the texts that are there
 * now is told by a hash, so that a text that was changed is encoded again.
 *
 * @param names where they are kept, if anywhere
 * @param encoder name of what encodes
 * @param dimension of its vectors
 */
record Encoded(Optional<PropertyNames> names, String encoder, int dimension) {
  /** The vectors of a node's texts, if they are kept and those of these texts. */
  Optional<float[]> of(Node node, Wording wording) {
    return names.flatMap(both -> of(node, both, wording));
  }

  private Optional<float[]> of(Node node, PropertyNames both, Wording wording) {
    boolean same =
        Stored.of(node, both.radius()).orElse("") instanceof Long hash
            && hash == Sentences.of(wording).hash(encoder);
    return same
            && Stored.of(node, both.center()).orElse("") instanceof float[] vectors
            && vectors.length == 2 * dimension
        ? Optional.of(vectors)
        : Optional.empty();
  }
}
