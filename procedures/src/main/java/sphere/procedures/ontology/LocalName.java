package sphere.procedures.ontology;

import java.util.Locale;

/** What is left of a name without its namespace, by which vocabulary is recognized. */
final class LocalName {
  private LocalName() {}

  /** After the last {@code #}, {@code /} or {@code :} if there is one, else the last {@code __}. */
  static String of(String name) {
    int cut =
        Math.max(name.lastIndexOf('#'), Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')));
    if (cut >= 0) {
      return name.substring(cut + 1);
    }
    int prefix = name.lastIndexOf("__");
    return prefix < 0 ? name : name.substring(prefix + 2);
  }

  /** The end of an IRI: after the last {@code #} or {@code /}, or else the last {@code :}. */
  static String ofIri(String iri) {
    int cut = Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/'));
    return iri.substring((cut < 0 ? iri.lastIndexOf(':') : cut) + 1);
  }

  /** The same whichever way words are put together: {@code n4sch__DISJOINT_WITH}, say. */
  static String squeezed(String name) {
    return of(name).replaceAll("[^A-Za-z]", "").toUpperCase(Locale.ROOT);
  }
}
