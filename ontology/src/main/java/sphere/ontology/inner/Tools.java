package sphere.ontology.inner;

import java.util.List;
import sphere.geometry.ontology.Axioms;
import sphere.geometry.ontology.Classification;
import sphere.geometry.ontology.OntologyTools;
import sphere.geometry.ontology.ReadOntology;
import sphere.ontology.inner.read.Documents;
import sphere.ontology.inner.reason.Classifier;
import sphere.ontology.inner.reason.Justifier;

/** The entrance to what the library holds. */
public final class Tools implements OntologyTools {
  /** For {@link sphere.ontology.OwlTools}. */
  public Tools() {}

  @Override
  public String reasoner() {
    return "ELK 0.6.0";
  }

  @Override
  public List<String> formats() {
    return Documents.formats();
  }

  @Override
  public ReadOntology read(byte[] document, String format, Runnable check) {
    return new Documents(document, check).read(format);
  }

  @Override
  public Classification classify(Axioms axioms, int threads, Runnable check) {
    return new Classifier(axioms).classify(Math.max(1, threads), check);
  }

  @Override
  public List<Row> justification(Axioms axioms, int inner, int outer, Runnable check) {
    return new Justifier(axioms, check).justification(inner, outer);
  }
}
