package sphere.ontology.inner.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.NormalForm;
import sphere.geometry.ontology.Ontology;
import sphere.geometry.ontology.ReadOntology;

/** What was read, to look at. */
final class Normal {
  private static final String FRAME =
      "Prefix(:=<http://e/>)\nPrefix(owl:=<http://www.w3.org/2002/07/owl#>)\n"
          + "Prefix(rdfs:=<http://www.w3.org/2000/01/rdf-schema#>)\n"
          + "Prefix(xsd:=<http://www.w3.org/2001/XMLSchema#>)\nOntology(\n%s\n)";

  private Normal() {}

  static byte[] resource(String name) {
    try (InputStream in = Normal.class.getResourceAsStream("/sphere/ontology/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ReadOntology read(byte[] document, String format) {
    return new Documents(document, () -> {}).read(format);
  }

  static ReadOntology read(String document, String format) {
    return read(document.getBytes(StandardCharsets.UTF_8), format);
  }

  /** Of axioms in functional syntax; names are after a colon. */
  static ReadOntology axioms(String axioms) {
    return read(FRAME.formatted(axioms), "functional");
  }

  /** Rows with names behind the last hash or slash. */
  static List<String> rows(ReadOntology read) {
    List<String> rows = new ArrayList<>();
    Axioms axioms = read.ontology().axioms();
    for (NormalForm form : NormalForm.values()) {
      for (int row = 0; row < axioms.count(form); row++) {
        StringBuilder text = new StringBuilder(form.code());
        for (int place = 0; place < form.arity(); place++) {
          int number = axioms.at(form, row, place);
          text.append(' ').append(name(read.ontology(), form.isRole(place), number));
        }
        rows.add(text.toString());
      }
    }
    return rows;
  }

  private static String name(Ontology ontology, boolean isRole, int number) {
    String name = isRole ? ontology.roles().get(number) : ontology.concepts().get(number).name();
    return name.substring(Math.max(name.lastIndexOf('#'), name.lastIndexOf('/')) + 1);
  }
}
