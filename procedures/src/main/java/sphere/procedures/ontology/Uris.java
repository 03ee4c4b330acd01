package sphere.procedures.ontology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import sphere.geometry.ontology.NormalForm;
import sphere.geometry.ontology.Ontology;
import sphere.geometry.ontology.Ontology.Concept;

/**
 * What identifies concepts and roles of one ontology in the graph: the IRI of those that have one.
 *
 * <p>A name that was made for a part of an expression means something else in every ontology, so
 * that it gets a hash of its own ontology before it: loaded again it is the same, another ontology
 * with an equal name is kept apart.
 */
final class Uris {
  private static final String BLANK = "_:";
  private static final int HASH = 8;
  private static final Set<String> SAME_EVERYWHERE = Set.of(Members.THING, Members.NOTHING);
  private final Ontology ontology;
  private final String prefix;

  Uris(Ontology ontology) {
    this.ontology = ontology;
    prefix = MadeNames.PREFIX + HexFormat.of().formatHex(digest(ontology), 0, HASH) + ":";
  }

  private static byte[] digest(Ontology ontology) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      ontology.concepts().forEach(concept -> update(digest, concept.name()));
      ontology.roles().forEach(role -> update(digest, role));
      for (NormalForm form : NormalForm.values()) {
        update(digest, form.code());
        for (int i = 0; i < ontology.axioms().count(form); i++) {
          update(digest, ontology, form, i);
        }
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void update(MessageDigest digest, String name) {
    digest.update(name.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static void update(MessageDigest digest, Ontology ontology, NormalForm form, int row) {
    ByteBuffer names = ByteBuffer.allocate(4 * form.arity());
    for (int place = 0; place < form.arity(); place++) {
      names.putInt(ontology.axioms().at(form, row, place));
    }
    digest.update(names.flip());
  }

  String concept(int concept) {
    Concept it = ontology.concepts().get(concept);
    return it.isAuxiliary() && !SAME_EVERYWHERE.contains(it.name())
        ? prefix + it.name()
        : it.name();
  }

  String role(int role) {
    String name = ontology.roles().get(role);
    return name.startsWith(BLANK) ? prefix + name : name;
  }
}
