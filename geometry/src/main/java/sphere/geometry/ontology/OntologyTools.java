package sphere.geometry.ontology;

import java.util.List;

/**
 * Reads OWL and reasons in EL; provided by another jar, which is found by {@link
 * java.util.ServiceLoader}. Thread-safe.
 */
public interface OntologyTools {
  /** Name and version of the reasoner. */
  String reasoner();

  /** The formats that can be read, in the words of the {@code format} that is asked for. */
  List<String> formats();

  /**
   * Reads a document and brings it to normal form. Nothing else is read: no import, no entity, no
   * schema, by file or by network.
   *
   * @param document its bytes
   * @param format one of {@link #formats}, or {@code auto}
   * @param check called now and then; throws to abort
   * @throws IllegalArgumentException in one sentence, what is wrong with the document and where
   */
  ReadOntology read(byte[] document, String format, Runnable check);

  /**
   * All subsumptions between concepts that the axioms entail, as direct ones.
   *
   * @param threads at most so many
   * @param check called now and then; throws to abort
   * @throws IllegalArgumentException in one sentence, if the axioms contradict each other as a
   *     whole
   */
  Classification classify(Axioms axioms, int threads, Runnable check);

  /**
   * A smallest set of axioms from which a subsumption follows: without any one of them it does not
   * follow from the rest.
   *
   * @param inner the more special concept
   * @param outer the more general one
   * @param check called now and then; throws to abort
   * @return rows of axioms; empty if it does not follow, or follows from nothing
   */
  List<Row> justification(Axioms axioms, int inner, int outer, Runnable check);

  /**
   * One axiom.
   *
   * @param form its form
   * @param row its row there
   */
  record Row(NormalForm form, int row) {}
}
