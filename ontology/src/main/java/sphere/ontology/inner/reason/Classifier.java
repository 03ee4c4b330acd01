package sphere.ontology.inner.reason;

import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.semanticweb.elk.exceptions.ElkException;
import org.semanticweb.elk.owl.interfaces.ElkAxiom;
import org.semanticweb.elk.reasoner.ElkInconsistentOntologyException;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.Classification;
import sphere.geometry.ontology.NormalForm;

/** All subsumptions that axioms entail, by ELK. */
public final class Classifier {
  private final Axioms axioms;
  private final Vocabulary vocabulary;

  /**
   * @param axioms to classify
   */
  public Classifier(Axioms axioms) {
    this.axioms = axioms;
    vocabulary = new Vocabulary(axioms.top());
  }

  /**
   * The direct ones.
   *
   * @param threads at most so many work
   * @param check called now and then; throws to abort
   * @throws IllegalArgumentException if nothing can exist at all
   */
  public Classification classify(int threads, Runnable check) {
    try {
      return new Run<>(
              vocabulary,
              all(),
              ElkReasoner.configuration(threads),
              reasoner ->
                  Taken.from(
                      reasoner.getTaxonomy(), taxonomy -> new Order(axioms, vocabulary, taxonomy)))
          .answer(check)
          .classification();
    } catch (ElkInconsistentOntologyException e) {
      // Without its cause, whose words Neo4j would tell users instead of these.
      throw new IllegalArgumentException(
          "The axioms contradict each other as a whole: nothing can be an instance of what"
              + " everything is.");
    } catch (ElkException e) {
      throw new IllegalStateException("ELK failed: " + e.getMessage(), e);
    }
  }

  private Iterator<ElkAxiom> all() {
    return Arrays.stream(NormalForm.values())
        .flatMap(
            form ->
                IntStream.range(0, axioms.count(form))
                    .mapToObj(row -> vocabulary.axiom(axioms, form, row)))
        .iterator();
  }
}
